"""The registers as plain data turned into values, with faults that name their place."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from domain.errors import LedarbotError


class RegisterFault(LedarbotError):
    """A register that can't be read: names the file, the entry and the cause."""

    key: ClassVar[str] = "screening-register-fault"

    def __init__(self, *, source: str, entry: str, cause: str) -> None:
        super().__init__(file=source, entry=entry, cause=cause)


def listing(data: Mapping[str, Any], name: str, *, source: str) -> Sequence[Mapping[str, Any]]:
    """The tables under a name, each with a list of words or names."""
    groups = data.get(name, [])
    if not isinstance(groups, list) or not all(isinstance(group, dict) for group in groups):
        raise RegisterFault(source=source, entry=name, cause="is not a list of tables")
    for number, group in enumerate(groups, 1):
        words = group.get("words", group.get("names", group.get("municipalities", [])))
        if not isinstance(words, list) or not all(
            isinstance(word, str) and word.strip() for word in words
        ):
            raise RegisterFault(
                source=source,
                entry=f"{name} {number}",
                cause="its list holds something that is not a text",
            )
    return groups


def text_of(group: Mapping[str, Any], name: str, *, source: str) -> str:
    """A text that has to be there."""
    value = group.get(name)
    if not isinstance(value, str) or not value.strip():
        raise RegisterFault(
            source=source,
            entry=str(group.get("name", group.get("kind", "?"))),
            cause=f"{name} is missing or not a text",
        )
    return value
