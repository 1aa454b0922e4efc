"""A text as the rules see it: canonical words, each tied to its place in the raw answer."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from domain.screening.findings import Evidence
from domain.screening.lists import listed
from domain.screening.numerals import numeral

LONGEST_READ = 4_000
LONGEST_WORD = 48
STOP = "."

_PIECE = re.compile(
    r"\d+(?:[ .\u00a0]\d{3}(?!\d))*(?::[ea]\b)?"
    r"|k:n\b|s:t\b"
    r"|[^\W\d_]+"
    r"|\n"
    r"|(?<=[^\W\d_]):(?=\s+[1-9])"
    r"|[.,;!?()/%@<>|*•–—-]"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe0e\ufe0f]")
_ABBREVIATIONS = listed(
    """
    bitr ställf tf vik vikar fd ca st stf resp avd inkl exkl bl t f d s k e m dvs mfl ev pga komm
    förv t.ex bla osv mm tom fom iaf adm tekn ass exp förste ord ordf vd fr tel nr kl verks
    dep
    """
)


@dataclass(frozen=True, slots=True)
class Word:
    """One canonical word and the stretch of the raw answer that it stands for."""

    canon: str
    start: int
    end: int


def folded(raw: str) -> tuple[str, list[tuple[int, int]] | None]:
    """Lower case, composed, without invisible characters; with the raw place of each character
    where the lengths differ."""
    plain = raw[:LONGEST_READ]
    low = plain.lower()
    if (
        len(low) == len(plain)
        and unicodedata.is_normalized("NFKC", low)
        and not _INVISIBLE.search(low)
    ):
        return low, None
    return _folded_slowly(plain)


def _folded_slowly(raw: str) -> tuple[str, list[tuple[int, int]]]:
    characters: list[str] = []
    origins: list[tuple[int, int]] = []
    position, length = 0, len(raw)
    while position < length:
        end = position + 1
        # A run of combining marks is composed with its letter, a bounded number at a time.
        while end < length and end - position < 8 and unicodedata.combining(raw[end]):
            end += 1
        cluster = _INVISIBLE.sub("", raw[position:end])
        for character in unicodedata.normalize("NFKC", cluster).lower():
            characters.append(character)
            origins.append((position, end))
        position = end
    return "".join(characters), origins


class Text:
    """An answer, its canonical line and the way back from the line to the raw characters."""

    def __init__(self, raw: str, *, field: str, spelling: Callable[[str], str] | None = None):
        self.raw = raw
        self.field = field
        low, origins = folded(raw)
        self.low = low
        self._origins = origins
        self.words = self._read(low, spelling or str)
        starts: list[int] = []
        parts: list[str] = []
        length = 0
        for word in self.words:
            starts.append(length)
            parts.append(word.canon)
            length += len(word.canon) + 1
        self._starts = starts
        self.line = " ".join(parts)

    def _read(self, low: str, spelling: Callable[[str], str]) -> list[Word]:
        words: list[Word] = []
        for match in _PIECE.finditer(low):
            start, end = match.span()
            piece = match.group()
            canon = self._canon(
                piece, low=low, start=start, end=end, spelling=spelling, words=words
            )
            if canon:
                words.append(Word(canon, *self._raw(start, end)))
        return words

    def _canon(
        self,
        piece: str,
        *,
        low: str,
        start: int,
        end: int,
        spelling: Callable[[str], str],
        words: list[Word],
    ) -> str:
        first = piece[0]
        if first.isalpha():
            # No word is that long: cut, so that no rule has to look through thousands of letters.
            return numeral(piece) or spelling(piece[:LONGEST_WORD])
        if first.isdigit():
            piece = piece[:LONGEST_WORD]
            return (
                piece
                if ":" in piece
                else piece.replace(" ", "").replace(".", "").replace("\u00a0", "")
            )
        if first in "-–—":
            return self._dash(low, start=start, end=end)
        if first == ":":
            # "Utan att skryta: 45 medarbetare" is two things.
            return ","
        if first in "•*;|!?\n":
            return "?" if first == "?" else STOP
        if first == ".":
            before = words[-1].canon if words else ""
            after = low[end : end + 1]
            joined = after.isalpha() and start > 0 and low[start - 1].isalpha()
            return "" if before in _ABBREVIATIONS or joined else STOP
        if first == "," and low[start - 1 : start] in ("-", "–"):
            # "personal-, budget- och arbetsmiljöansvar" is one thing.
            return ""
        return piece

    @staticmethod
    def _dash(low: str, *, start: int, end: int) -> str:
        """A dash inside a word or a range joins; a free one separates."""
        before = low[start - 1 : start]
        after = low[end : end + 1]
        if before.isdigit() and after.isdigit():
            return "-"
        if before.isalnum() or (after.isalnum() and not start):
            return "" if before.isalnum() else STOP
        return ","

    def _raw(self, start: int, end: int) -> tuple[int, int]:
        if self._origins is None:
            return start, end
        return self._origins[start][0], self._origins[end - 1][1]

    @cached_property
    def plain(self) -> list[str]:
        """The canonical words alone."""
        return [word.canon for word in self.words]

    @property
    def blank(self) -> bool:
        """Whether the answer holds no letter or digit."""
        return not any(word.canon[0].isalnum() for word in self.words)

    def first_word(self, line_start: int) -> int:
        """The index of the word that a position in the line falls in."""
        return max(0, bisect_right(self._starts, line_start) - 1)

    def evidence(self, line_start: int, line_end: int) -> Evidence:
        """The raw words behind a stretch of the canonical line."""
        first = self.first_word(line_start)
        last = max(first, bisect_left(self._starts, line_end) - 1)
        return self.words_evidence(first, last)

    def words_evidence(self, first: int, last: int) -> Evidence:
        """The raw words from one word to another, both included."""
        start, end = self.words[first].start, self.words[last].end
        return Evidence(self.field, start, end, self.raw[start:end])

    def whole(self) -> tuple[Evidence, ...]:
        """The whole answer as evidence, without the space around it; nothing for a blank one."""
        if not self.words:
            return ()
        return (self.words_evidence(0, len(self.words) - 1),)
