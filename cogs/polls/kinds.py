"""The kinds of polls in the ids of buttons and in the form: a number keeps its meaning for ever."""

from domain.errors import NotFound
from domain.poll_values import PollKind

KINDS = {
    1: PollKind.SINGLE,
    2: PollKind.MULTIPLE,
    3: PollKind.RANKED,
    4: PollKind.SCALE,
    5: PollKind.YES_NO,
    6: PollKind.NATIVE,
}
TYPED = frozenset({PollKind.SINGLE, PollKind.MULTIPLE, PollKind.RANKED, PollKind.NATIVE})
"""Whose options are typed."""


def kind_of(number: int) -> PollKind:
    """The kind with this number, else NotFound."""
    if number not in KINDS:
        raise NotFound()
    return KINDS[number]


def number_of(kind: PollKind) -> int:
    """The kind's number in the ids of buttons."""
    return next(number for number, known in KINDS.items() if known is kind)
