"""Finding listed phrases in a row of words, in time linear in the row."""

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

from domain.screening.texts import Text

Value = TypeVar("Value")


def phrase_words(phrase: str) -> tuple[str, ...]:
    """The canonical words of a phrase, without punctuation."""
    return tuple(word for word in Text(phrase, field="").plain if word[0].isalnum())


class Phrases(Generic[Value]):
    """A tree of words; the longest phrase that begins at a word wins."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}
        self.vocabulary: set[str] = set()

    def add(self, words: Sequence[str], value: Value) -> None:
        """List a phrase; the first value given for the same words stays."""
        if not words:
            return
        node = self._root
        for word in words:
            node = node.setdefault(word, {})
            self.vocabulary.add(word)
        node.setdefault("", value)

    def add_all(self, phrases: Iterable[str], value: Value) -> None:
        """List several phrases with one value."""
        for phrase in phrases:
            self.add(phrase_words(phrase), value)

    def at(self, words: Sequence[str], begin: int) -> tuple[int, Value] | None:
        """The end and the value of the longest phrase that begins here; a last -s is allowed."""
        node: dict[str, Any] = self._root
        best: tuple[int, Value] | None = None
        for index in range(begin, len(words)):
            word = words[index]
            below = node.get(word)
            bare = node.get(word[:-1]) if len(word) > 3 and word[-1] == "s" else None
            if bare is not None and "" in bare:
                best = (index + 1, bare[""])
            if below is None:
                below = bare
            if below is None:
                break
            node = below
            if "" in node:
                best = (index + 1, node[""])
        return best

    def exactly(self, words: Sequence[str]) -> Value | None:
        """The value of a phrase that is the whole row."""
        found = self.at(words, 0)
        return found[1] if found and found[0] == len(words) else None
