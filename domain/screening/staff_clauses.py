"""Cutting an answer into the stretches in which one thing is said."""

import re
from collections.abc import Iterator

from domain.screening import staff_words as say

LONGEST_CLAUSE = 300

_BREAK = re.compile(
    r" ?(?:[.,;?()/|]|\b(?:men|fast|dock|medan|but|however|although|däremot|sedan jag|"
    r"samt att|och jag|och har|och är|eftersom|därför att|and i|annars)\b) ?"
)
_CONTRAST = re.compile(r" (?:utan|utom|förutom|except) ")
_CORRECTED = re.compile(r"\b(?:inte|ej|inga|ingen|inget)\b")

Clause = tuple[int, int, bool]


def clauses(line: str) -> Iterator[Clause]:
    """The stretches of a canonical line in which one thing is said: begin, end, corrected.

    Of "inga medarbetare utan sex chefer" the first part is corrected by what follows.
    """
    begin = 0
    for match in _BREAK.finditer(line):
        # A "/" between digits is a date or a share and stays in its clause.
        if match.group().strip() == "/" and line[match.end() : match.end() + 1].isdigit():
            continue
        yield from _contrasted(line, begin, match.start())
        begin = match.start() if match.group().strip().isalpha() else match.end()
        if match.group().strip() and match.group().strip()[0].isalpha():
            begin = match.end()
    yield from _contrasted(line, begin, len(line))


def _contrasted(line: str, begin: int, end: int) -> Iterator[Clause]:
    """'inte bara X utan Y' is two clauses; 'X utan Y' is one."""
    # Nobody says one thing in so many words: cut, so that the time stays linear in the length.
    while end - begin > LONGEST_CLAUSE:
        cut = line.rfind(" ", begin, begin + LONGEST_CLAUSE)
        cut = cut if cut > begin else begin + LONGEST_CLAUSE
        yield begin, cut, False
        begin = cut + 1
    if end <= begin:
        return
    for match in _CONTRAST.finditer(line, begin, end):
        before = line[begin : match.start()]
        only = bool(say.NOT_ONLY.search(before))
        if only or _CORRECTED.search(before):
            yield begin, match.start(), not only
            begin = match.end()
    yield begin, end, False
