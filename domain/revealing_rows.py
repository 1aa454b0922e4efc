"""A text as the warning reads it: words with their case, and where sentences begin."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from domain.screening.organisation_names import Words
from domain.screening.spellings import ascii_form
from domain.screening.texts import Text


class Span(NamedTuple):
    """A stretch of the raw text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """One word: `canon` as the registers have it, `raw` as it was written."""

    canon: str
    raw: str
    start: int
    end: int
    gap: str
    """What stands between it and the word before."""
    upper: bool
    """It begins with a capital letter."""
    shout: bool
    """It is written in capital letters alone: LSS, HR."""
    opens: bool
    """It begins a sentence, so that grammar explains its capital letter."""

    @property
    def proper(self) -> bool:
        """Its capital letter says that it is a name."""
        return self.upper and not self.opens

    @property
    def adjoins(self) -> bool:
        """Nothing but a space or a hyphen parts it from the word before."""
        return self.gap in (" ", "-")


_ENDS = re.compile(r"[.?!:;…\n\r•|]|[\"”“»«]|(?<!\S)[-–—](?!\S)")
_ABBREVIATIONS = frozenset(
    {"ex", "dr", "ca", "mr", "mrs", "ms", "resp", "inkl", "prof", "bl", "st"}
)
"""Their full stop ends no sentence."""


class Row:
    """The words of a text, in the order in which they stand."""

    def __init__(self, raw: str):
        self.raw = raw
        self.words = Words(Text(raw, field=""))
        self.canons = self.words.words
        self.ascii_canons = [ascii_form(canon) for canon in self.canons]
        self.tokens: list[Token] = []
        for canon, place in zip(self.canons, self.words.places, strict=True):
            word = self.words.text.words[place]
            self._add(canon, start=word.start, end=word.end)

    def _add(self, canon: str, *, start: int, end: int) -> None:
        before = self.tokens[-1] if self.tokens else None
        gap = self.raw[before.end : start] if before else self.raw[:start]
        word = self.raw[start:end]
        self.tokens.append(
            Token(
                canon,
                word,
                start,
                end,
                gap,
                upper=word[:1].isupper(),
                shout=len(word) > 1 and word.isupper(),
                opens=before is None or _opens(before, gap),
            )
        )

    def span(self, first: int, last: int) -> Span:
        """The stretch from one word to another, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def canon(self, index: int) -> str:
        """The word at the index; nothing outside of the row."""
        return self.canons[index] if 0 <= index < len(self.canons) else ""


def _opens(before: Token, gap: str) -> bool:
    if gap in (" ", ", "):
        return False
    if gap.strip() == "." and "\n" not in gap:
        initial = len(before.raw) == 1 and before.upper
        return not initial and before.canon not in _ABBREVIATIONS
    return bool(_ENDS.search(gap))
