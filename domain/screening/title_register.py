"""The register of titles: endings of words, titles of several words, words that change a title."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from domain.screening.labels import LEADER_STAFF, LEADER_UNCLEAR, NOT_LEADER
from domain.screening.phrases import Phrases
from domain.screening.spellings import REMEMBERED, Vocabulary

# An inflection and what the bare word may have lost before it: "föreståndarna" is "föreståndare".
_INFLECTIONS = (
    ("", ("",)), ("n", ("",)), ("s", ("",)), ("en", ("", "e")), ("er", ("", "e", "a")),
    ("erna", ("",)), ("na", ("e", "")), ("or", ("a",)), ("an", ("a",)), ("ar", ("", "e")),
    ("arna", ("", "are")), ("ens", ("",)), ("ers", ("",)), ("ns", ("",)), ("et", ("",)),
    ("r", ("",)), ("rs", ("",)), ("ernas", ("",)), ("arnas", ("are", "")), ("ena", ("",)),
    ("men", ("",)), ("inna", ("e",)), ("innan", ("e",)), ("mannen", ("man",)), ("män", ("man",)),
)  # fmt: skip
_GARBLED_CHIEF = (
    "cehf", "hcef", "chfe", "cheff", "chhef", "shef", "chäf", "chfef", "cjef", "chetf", "chrf",
)  # fmt: skip
# "chefsdirigent", "chefskurator": a chief of a profession that is in no list.
_UNLISTED_CHIEF = re.compile(
    r"chefs\w{3,}(?:are|ör|ist|og|ent|ant|ier|arie|graf|ator|erare|urg|eur|iker)(?:n|en)?$"
)
_LONGEST_ENDING = 32


@dataclass(frozen=True, slots=True)
class TitleEntry:
    """What the register says of a title; `known` is False for a word that is in no list."""

    label: str
    kind: str
    strong: bool = False
    weak: bool = False


class TitleRegister:
    """Titles by the longest listed ending of a word, and by phrase."""

    def __init__(self, data: Mapping[str, Any]):
        self._whole: dict[str, TitleEntry] = {}
        self._endings: dict[str, TitleEntry] = {}
        self.phrases: Phrases[TitleEntry] = Phrases()
        self.modifiers: Phrases[str] = Phrases()
        for group in data["ending"]:
            self._add_endings(group)
        for group in data.get("phrase", ()):
            self.phrases.add_all(group["words"], self._entry(group))
        for name, words in data.get("modifiers", {}).items():
            self.modifiers.add_all(words, name)
        weak = data.get("weak", {}).get("words", ())
        for word in weak:
            self._endings[word] = TitleEntry(LEADER_STAFF, "chef", weak=True)
        compound = data.get("compound", {})
        self._leading_only = tuple(compound.get("leading_only", ()))
        leading = {word for word, entry in self._endings.items() if entry.label != NOT_LEADER}
        self._misspelt = Vocabulary(leading | set(self._whole))
        self.word = lru_cache(maxsize=REMEMBERED)(self._word)

    @staticmethod
    def _entry(group: Mapping[str, Any]) -> TitleEntry:
        return TitleEntry(group["label"], group["kind"], group.get("strong", False))

    def _add_endings(self, group: Mapping[str, Any]) -> None:
        entry = self._entry(group)
        for word in group["words"]:
            target = self._whole if word.startswith("=") else self._endings
            target.setdefault(word.removeprefix("=").lower(), entry)

    def _word(self, word: str) -> TitleEntry | None:
        """What one word says, inflected, compounded or misspelt; None where it says nothing."""
        found = self._inflected(word)
        if found is None and len(word) >= 5:
            mended = self._misspelt.nearest(word) or self._mended_head(word)
            found = self._inflected(mended) if mended else None
        if found is None and _UNLISTED_CHIEF.match(word):
            return TitleEntry(LEADER_UNCLEAR, "chief_specialist")
        if found is not None and found.kind == "ordinary":
            return self._chief_specialist(word, found)
        return found

    def _inflected(self, word: str) -> TitleEntry | None:
        for inflection, completions in _INFLECTIONS:
            if not word.endswith(inflection) or len(word) - len(inflection) < 2:
                continue
            stem = word[: len(word) - len(inflection)] if inflection else word
            for completion in completions:
                found = self._by_ending(stem + completion)
                if found is not None:
                    return found
        return None

    def _by_ending(self, word: str) -> TitleEntry | None:
        whole = self._whole.get(word)
        if whole is not None:
            return whole
        endings = self._endings
        for begin in range(max(0, len(word) - _LONGEST_ENDING), len(word) - 2):
            found = endings.get(word[begin:])
            if found is not None:
                return found
        return None

    @staticmethod
    def _mended_head(word: str) -> str | None:
        """'förvaltningscehf': the head is garbled, the rest is a compound of its own."""
        for garbled in _GARBLED_CHIEF:
            head, found, inflection = word.rpartition(garbled)
            if found and len(inflection) < 5 and len(head) != 1:
                return head + "chef"
        return None

    def _chief_specialist(self, word: str, found: TitleEntry) -> TitleEntry:
        for first in self._leading_only:
            if word.startswith(first) and len(word) > len(first) + 3:
                return TitleEntry(LEADER_UNCLEAR, "chief_specialist")
        return found
