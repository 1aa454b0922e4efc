"""Answers that were written in each other's fields, put back where they belong."""

from domain.screening.organisations import EmployerReading, read_employer
from domain.screening.registers import Registers
from domain.screening.staff import Strength, read_staff
from domain.screening.texts import Text
from domain.screening.title_register import NOT_LEADER
from domain.screening.titles import read_title

# Only a short answer can be taken for another field's; a description names many things.
SHORT = 8
TITLE, EMPLOYER, WORK, STAFF = range(4)


def arranged(texts: list[Text], registers: Registers) -> tuple[list[Text], EmployerReading]:
    """The texts as title, employer, work and staff, and the reading of the employer."""
    texts = list(texts)
    employer = read_employer(texts[EMPLOYER], registers.organisations)
    if not _is_title(texts[TITLE], registers) and not texts[TITLE].blank:
        for index in (EMPLOYER, WORK, STAFF):
            if index == EMPLOYER and employer.public:
                continue
            if _short(texts[index]) and _stands_as_title(
                texts[index], registers, any_title=_starts_as_answer(texts[TITLE])
            ):
                _swap(texts, TITLE, index)
                employer = read_employer(texts[EMPLOYER], registers.organisations)
                break
    if not employer.sure and not employer.doubt and not texts[EMPLOYER].blank:
        for index in (TITLE, WORK, STAFF):
            found = _employer_in(texts[index], registers) if index != TITLE else None
            if found is not None:
                _swap(texts, EMPLOYER, index)
                employer = found
                break
    misplaced = not texts[STAFF].blank and not _answers(texts[STAFF], registers)
    if misplaced and _short(texts[WORK]) and _answers(texts[WORK], registers):
        _swap(texts, STAFF, WORK)
    return texts, employer


def _swap(texts: list[Text], one: int, other: int) -> None:
    texts[one], texts[other] = texts[other], texts[one]


def _short(text: Text) -> bool:
    return 0 < len(text.words) <= SHORT


def _is_title(text: Text, registers: Registers) -> bool:
    """Whether the text may stand as a title: it names one, or is nothing else we know."""
    reading = read_title(text, registers.titles)
    if reading.best is None:
        return False
    return reading.label != NOT_LEADER or not _starts_as_answer(text)


def _starts_as_answer(text: Text) -> bool:
    first = text.words[0].canon if text.words else ""
    return first.isdigit() or first in ("ja", "nej", "japp", "yes", "no", "jo")


def _stands_as_title(text: Text, registers: Registers, *, any_title: bool) -> bool:
    """Whether another field's text is a title; an ordinary one only where none is given."""
    reading = read_title(text, registers.titles)
    return (
        reading.best is not None
        and (any_title or reading.label != NOT_LEADER)
        and reading.best.first <= 2
        and not _starts_as_answer(text)
    )


def _employer_in(text: Text, registers: Registers) -> EmployerReading | None:
    if not _short(text) or _starts_as_answer(text):
        return None
    found = read_employer(text, registers.organisations)
    return found if found.sure and found.rule in _NAMED else None


_NAMED = frozenset({"employer-listed", "employer-municipality", "employer-state-pattern"})


def _answers(text: Text, registers: Registers) -> bool:
    reading = read_staff(text, registers.titles, answer=True)
    return reading.claim >= Strength.YES or not reading.silent
