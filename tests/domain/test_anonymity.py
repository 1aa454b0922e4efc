"""What anonymous authors are called, how long they wait, and how fast they may write."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.anonymity import (
    ASKER,
    BLOCK_LEAST,
    BLOCK_MOST,
    DELAY_LEAST,
    DELAY_MOST,
    between,
    link_ends_on,
    next_number,
)
from domain.paces import counted, has_room

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
WINDOW = timedelta(minutes=15)


@pytest.mark.parametrize(
    ("taken", "number"),
    [([], 1), ([ASKER], 1), ([ASKER, 1], 2), ([1, 2, 3], 4), ([ASKER, 4, 2], 1)],
)
def test_the_next_colleague_gets_a_number_that_nobody_has_had(
    taken: list[int], number: int
) -> None:
    assert next_number(taken) == number


@given(st.lists(st.integers(0, 10_000)))
def test_a_number_is_never_given_twice_and_never_the_askers(taken: list[int]) -> None:
    number = next_number(taken)
    assert number not in taken
    assert number > ASKER


@given(st.floats(0, 1))
def test_a_delay_lies_between_its_ends(fraction: float) -> None:
    for least, most in ((DELAY_LEAST, DELAY_MOST), (BLOCK_LEAST, BLOCK_MOST)):
        found = between(least, most, fraction=fraction)
        assert least <= found <= most
        assert found.microseconds == 0


def test_the_ends_of_a_delay_are_reached() -> None:
    assert between(DELAY_LEAST, DELAY_MOST, fraction=0) == DELAY_LEAST
    assert between(DELAY_LEAST, DELAY_MOST, fraction=1) == DELAY_MOST


def test_a_link_ends_so_many_days_after_the_last_activity() -> None:
    last = date(2026, 12, 31)
    for promised, chosen, days in (
        ((None, None), 90, 90),
        ((90, None), 90, 90),
        ((90, 365), 365, 90),
        ((365, 30), 180, 30),
        ((365, 365), 30, 30),
    ):
        ends_on = link_ends_on(last, promised_days=promised, chosen_days=chosen)
        assert ends_on == last + timedelta(days=days)


def test_so_many_in_so_long_a_time() -> None:
    times = [NOW - timedelta(minutes=minutes) for minutes in (20, 15, 14, 1)]
    assert counted(times, NOW, window=WINDOW) == times[2:]
    assert has_room(times, NOW, at_most=3, window=WINDOW)
    assert not has_room(times, NOW, at_most=2, window=WINDOW)


@given(st.lists(st.integers(0, 3600)), st.integers(1, 5))
def test_never_more_than_allowed_in_any_window(seconds: list[int], at_most: int) -> None:
    taken: list[datetime] = []
    for second in sorted(seconds):
        moment = NOW + timedelta(seconds=second)
        if has_room(taken, moment, at_most=at_most, window=WINDOW):
            taken.append(moment)
    for moment in taken:
        assert len(counted([each for each in taken if each <= moment], moment, window=WINDOW)) <= (
            at_most
        )
