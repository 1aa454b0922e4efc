"""Putting many expressions into one that fails fast."""

import re
from collections.abc import Iterable, Iterator


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """One expression for all; alternatives that begin at a word are tried only where one begins."""
    at_word: list[str] = []
    elsewhere: list[str] = []
    for pattern in patterns:
        for alternative in _alternatives(pattern):
            if alternative.startswith(r"\b"):
                at_word.append(alternative.removeprefix(r"\b"))
            else:
                elsewhere.append(alternative)
    grouped = [rf"\b(?=\w)(?:{'|'.join(at_word)})"] if at_word else []
    return re.compile("|".join([*grouped, *elsewhere]))


def _alternatives(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern that stand outside every bracket."""
    depth, begin, position = 0, 0, 0
    in_class = False
    while position < len(pattern):
        character = pattern[position]
        if character == "\\":
            position += 2
            continue
        if in_class:
            in_class = character != "]"
        elif character == "[":
            in_class = True
        elif character in "()":
            depth += 1 if character == "(" else -1
        elif character == "|" and depth == 0:
            yield pattern[begin:position]
            begin = position + 1
        position += 1
    yield pattern[begin:]
