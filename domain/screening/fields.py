"""All four answers read once: titles, employer, staff, standing, language and tricks."""

from dataclasses import dataclass, field

from domain.screening.arrangements import Reader, arranged
from domain.screening.employers_in_text import named_in
from domain.screening.findings import Answers, Evidence
from domain.screening.languages import tongue_of
from domain.screening.organisations import EmployerReading
from domain.screening.registers import Registers
from domain.screening.staff import read_staff
from domain.screening.staff_readings import StaffReading
from domain.screening.standings import standing_notes
from domain.screening.texts import Text
from domain.screening.titles import TitleReading
from domain.screening.tricks import tricks


@dataclass(slots=True)
class Reading:
    """The four answers as the rules see them."""

    answers: Answers
    title: Text
    employer: Text
    work: Text
    staff: Text
    title_reading: TitleReading
    work_titles: TitleReading
    staff_titles: TitleReading
    employer_titles: TitleReading
    employer_reading: EmployerReading
    work_employers: list[tuple[int, EmployerReading]]
    title_employers: list[tuple[int, EmployerReading]]
    staff_employers: list[tuple[int, EmployerReading]]
    staff_answer: StaffReading
    staff_elsewhere: StaffReading
    standing: dict[str, Evidence]
    tricks: tuple[str, ...]
    language: str
    notes: dict[str, Evidence | None] = field(default_factory=dict)


def read(answers: Answers, registers: Registers) -> Reading:
    """Read the four answers once."""
    title = Text(answers.title, field="title")
    employer = Text(answers.employer, field="employer")
    work = Text(answers.work, field="work", spelling=registers.spelling)
    staff = Text(answers.staff, field="staff", spelling=registers.spelling)
    reader = Reader(registers)
    (title, employer, work, staff), employer_reading = arranged(
        [title, employer, work, staff], reader
    )
    together = f"{answers.title} {answers.employer} {answers.work} {answers.staff}"
    return Reading(
        answers=answers,
        title=title,
        employer=employer,
        work=work,
        staff=staff,
        title_reading=reader.title(title),
        work_titles=reader.title(work),
        staff_titles=reader.title(staff),
        employer_titles=reader.title(employer),
        employer_reading=employer_reading,
        work_employers=named_in(work, registers.organisations),
        title_employers=named_in(title, registers.organisations),
        staff_employers=named_in(staff, registers.organisations),
        staff_answer=reader.answer(staff),
        staff_elsewhere=_stronger(
            read_staff(title, registers.titles, answer=False),
            read_staff(work, registers.titles, answer=False),
            read_staff(employer, registers.titles, answer=False),
        ),
        standing=standing_notes((title, employer, work, staff)),
        tricks=tricks(answers),
        language=tongue_of(together),
    )


def _stronger(*readings: StaffReading) -> StaffReading:
    """The strongest claim of several texts, with a denial in any of them."""
    strongest = max(readings, key=lambda reading: reading.claim)
    denial = next((reading for reading in readings if reading.denied), None)
    return StaffReading(
        claim=strongest.claim,
        claim_evidence=strongest.claim_evidence,
        denied=denial is not None,
        explicit_denial=denial is not None,
        denial_evidence=denial.denial_evidence if denial else (),
        future=any(reading.future for reading in readings),
        past=any(reading.past for reading in readings),
        temporary=any(reading.temporary for reading in readings),
        of_another=any(reading.of_another for reading in readings),
        handed=any(reading.handed for reading in readings),
        chiefly=any(reading.chiefly for reading in readings),
        explained=strongest.explained,
    )
