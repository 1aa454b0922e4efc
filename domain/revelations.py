"""What in a text could betray its author: where it stands, and of what kind it is.

Apart from the reading itself, whose registers a start doesn't wait for.
"""

from dataclasses import dataclass
from enum import StrEnum


class RevelationKind(StrEnum):
    """What kind of thing betrays; of two for the same words the first one holds."""

    EMPLOYER = "employer"
    PLACE = "place"
    PERSON = "person"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Revelation:
    """One stretch of the raw text: `text[start:end]` is `words`."""

    kind: RevelationKind
    start: int
    end: int
    words: str
