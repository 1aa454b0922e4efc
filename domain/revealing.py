"""What in a text could betray an anonymous author: a warning before posting, never a wall."""

from collections.abc import Iterable, Iterator

from domain.revealing_employers import employers
from domain.revealing_numbers import numbers
from domain.revealing_persons import persons
from domain.revealing_places import places
from domain.revealing_rows import Row, Span
from domain.revelations import Revelation, RevelationKind
from domain.screening.registers import Registers
from domain.screening.texts import LONGEST_READ


def revealing(text: str, registers: Registers) -> tuple[Revelation, ...]:
    """What could betray who wrote the text, in the order of the text; nothing overlaps."""
    found: list[tuple[RevelationKind, Span]] = []
    for offset, piece in _pieces(text):
        found += (
            (kind, Span(span.start + offset, span.end + offset))
            for kind, span in _in_piece(piece, registers)
        )
    return tuple(
        Revelation(kind, span.start, span.end, text[span.start : span.end])
        for kind, span in _longest(found, length=len(text))
    )


def _in_piece(piece: str, registers: Registers) -> Iterator[tuple[RevelationKind, Span]]:
    row = Row(piece)
    named = employers(row, registers.organisations)
    located = places(row, registers.organisations)
    known = [*named.telling, *named.harmless, *located]
    for kind, spans in (
        (RevelationKind.EMPLOYER, named.telling),
        (RevelationKind.PLACE, located),
        (RevelationKind.PERSON, persons(row, known)),
        (RevelationKind.NUMBER, numbers(row)),
    ):
        for span in spans:
            yield kind, span


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces that the reading takes in whole, cut at a space where there is one."""
    begin = 0
    while begin < len(text):
        end = begin + LONGEST_READ
        if end < len(text):
            space = max(text.rfind("\n", begin, end), text.rfind(" ", begin, end))
            end = space + 1 if space > begin else end
        yield begin, text[begin:end]
        begin = end


def _longest(
    found: Iterable[tuple[RevelationKind, Span]], *, length: int
) -> list[tuple[RevelationKind, Span]]:
    """Of those that overlap the longest, sorted by where they begin."""
    rank = list(RevelationKind).index
    taken = bytearray(length)
    kept = []
    for kind, span in sorted(
        found, key=lambda each: (each[1].start - each[1].end, each[1].start, rank(each[0]))
    ):
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\x01" * (span.end - span.start)
            kept.append((kind, span))
    return sorted(kept, key=lambda each: each[1].start)
