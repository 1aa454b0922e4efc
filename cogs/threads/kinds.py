"""The kinds of threads that members begin, by their numbers in the ids of buttons."""

from collections.abc import Mapping

from domain.thread_values import ThreadKind

KINDS: Mapping[int, ThreadKind] = {
    1: ThreadKind.QUESTION,
    2: ThreadKind.TIP,
    3: ThreadKind.DISCUSSION,
}
"""A number keeps its meaning for ever: buttons that have been sent carry it."""


def number_of(kind: ThreadKind) -> int:
    return next(number for number, known in KINDS.items() if known is kind)
