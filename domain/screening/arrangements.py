"""Answers that were written in each other's fields, put back where they belong."""

from domain.screening.labels import NOT_LEADER
from domain.screening.organisations import EmployerReading, read_employer
from domain.screening.registers import Registers
from domain.screening.staff import read_staff
from domain.screening.staff_readings import StaffReading, Strength
from domain.screening.texts import Text
from domain.screening.titles import TitleReading, read_title

# Only a short answer can be taken for another field's; a description names many things.
SHORT = 8
TITLE, EMPLOYER, WORK, STAFF = range(4)


class Reader:
    """Reads each text's titles and its answer on staff once, however often they are asked for."""

    def __init__(self, registers: Registers):
        self.registers = registers
        self._titles: dict[str, TitleReading] = {}
        self._answers: dict[str, StaffReading] = {}

    def title(self, text: Text) -> TitleReading:
        """What a text says as a title."""
        if text.field not in self._titles:
            self._titles[text.field] = read_title(text, self.registers.titles)
        return self._titles[text.field]

    def answer(self, text: Text) -> StaffReading:
        """What a text says as the answer on staff."""
        if text.field not in self._answers:
            self._answers[text.field] = read_staff(text, self.registers.titles, answer=True)
        return self._answers[text.field]

    def employer(self, text: Text) -> EmployerReading:
        """What a text says as an employer."""
        return read_employer(text, self.registers.organisations)


def arranged(texts: list[Text], reader: Reader) -> tuple[list[Text], EmployerReading]:
    """The texts as title, employer, work and staff, and the reading of the employer."""
    texts = list(texts)
    employer = reader.employer(texts[EMPLOYER])
    if not _is_title(texts[TITLE], reader) and not texts[TITLE].blank:
        for index in (EMPLOYER, WORK, STAFF):
            if index == EMPLOYER and employer.public:
                continue
            if _short(texts[index]) and _stands_as_title(
                texts[index], reader, any_title=_starts_as_answer(texts[TITLE])
            ):
                _swap(texts, TITLE, index)
                employer = reader.employer(texts[EMPLOYER])
                break
    if not employer.sure and not employer.doubt and not texts[EMPLOYER].blank:
        for index in (TITLE, WORK, STAFF):
            found = _employer_in(texts[index], reader) if index != TITLE else None
            if found is not None:
                _swap(texts, EMPLOYER, index)
                employer = found
                break
    misplaced = not texts[STAFF].blank and not _answers(texts[STAFF], reader)
    if misplaced and _short(texts[WORK]) and _answers(texts[WORK], reader):
        _swap(texts, STAFF, WORK)
    return texts, employer


def _swap(texts: list[Text], one: int, other: int) -> None:
    texts[one], texts[other] = texts[other], texts[one]


def _short(text: Text) -> bool:
    return 0 < len(text.words) <= SHORT


def _is_title(text: Text, reader: Reader) -> bool:
    """Whether the text may stand as a title: it names one, or is nothing else we know."""
    reading = reader.title(text)
    if reading.best is None:
        return False
    return reading.label != NOT_LEADER or not _starts_as_answer(text)


def _starts_as_answer(text: Text) -> bool:
    first = text.words[0].canon if text.words else ""
    return first.isdigit() or first in _ANSWERING


_ANSWERING = frozenset(
    {"ja", "nej", "japp", "yes", "no", "jo", "inget", "inga", "ingen", "none", "nope", "nä", "jodå"}
)


def _stands_as_title(text: Text, reader: Reader, *, any_title: bool) -> bool:
    """Whether another field's text is a title; an ordinary one only where none is given."""
    reading = reader.title(text)
    return (
        reading.best is not None
        and (any_title or reading.label != NOT_LEADER)
        and reading.best.first <= 2
        and not _starts_as_answer(text)
    )


def _employer_in(text: Text, reader: Reader) -> EmployerReading | None:
    if not _short(text) or _starts_as_answer(text):
        return None
    found = reader.employer(text)
    return found if found.sure and found.rule in _NAMED else None


_NAMED = frozenset({"employer-listed", "employer-municipality", "employer-state-pattern"})


def _answers(text: Text, reader: Reader) -> bool:
    reading = reader.answer(text)
    return reading.claim >= Strength.YES or reading.served or not reading.silent
