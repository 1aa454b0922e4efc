"""Misspelt words, mended only towards a listed word a few keystrokes away."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

_PLAIN = str.maketrans("åäöéèüæø", "aaoeeuao")
REMEMBERED = 8_192


def ascii_form(word: str) -> str:
    """The word without rings and dots, as typed on a foreign keyboard."""
    return word.translate(_PLAIN)


def tolerance(length: int) -> int:
    """How many keystrokes a word of this length may differ by."""
    if length < 4:
        return 0
    return 1 if length < 9 else 2


def _same_beginning(word: str, other: str) -> bool:
    return word[0] == other[0] or (word[:2] == other[1::-1])


class Vocabulary:
    """A closed list of words with the nearest of them for a misspelt one."""

    def __init__(self, words: Iterable[str], *, shortest: int = 6):
        self._words = tuple(sorted({word for word in words if len(word) >= shortest}))
        self._known = frozenset(self._words)
        self._ascii = {ascii_form(word): word for word in self._words}
        self._shortest = shortest
        self.nearest = lru_cache(maxsize=REMEMBERED)(self._nearest)

    def _nearest(self, word: str) -> str | None:
        if word in self._known:
            return word
        if len(word) < self._shortest - 1 or len(word) > 40:
            return None
        plain = self._ascii.get(word)
        if plain is not None:
            return plain
        allowed = tolerance(len(word))
        if not allowed:
            return None
        found = extractOne(word, self._words, scorer=OSA.distance, score_cutoff=allowed)
        if found is None or not _same_beginning(word, found[0]):
            return None
        return found[0]
