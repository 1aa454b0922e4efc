"""What somebody who applies again answers otherwise than last time."""

import re
from dataclasses import dataclass

from domain.applications import Application
from domain.questions import Meaning

_COMPARED = (Meaning.TITLE, Meaning.EMPLOYER, Meaning.STAFF, Meaning.WORK)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was answered otherwise before."""

    meaning: Meaning
    before: str
    after: str


def changes(earlier: Application, later: Application) -> tuple[Change, ...]:
    """What changed, by what the questions ask for: the form may have other questions by now.

    What only one of the two answers tell is no change, and letters' case, punctuation and white
    space are none. An earlier application whose words are gone shows nothing.
    """
    before, after = earlier.for_screening(), later.for_screening()
    found = []
    for meaning in _COMPARED:
        old, new = getattr(before, meaning.value), getattr(after, meaning.value)
        if _compared(old) and _compared(new) and _compared(old) != _compared(new):
            found.append(Change(meaning, old, new))
    return tuple(found)


def _compared(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())
