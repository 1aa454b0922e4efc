"""When reminders are due, and which late ones are still said."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.meetup_values import HAS_NATIVE_EVENT, State
from domain.reminders import MINUTES_AT_MOST, Reminder, is_worth_saying, reminders, to_plan
from tests.domain.meetup_cases import NOW, START, meetup

WEEK, DAY, HOUR = 7 * 24 * 60, 24 * 60, 60


def of(minutes: int) -> Reminder:
    return Reminder(minutes=minutes, at=START - timedelta(minutes=minutes))


def test_they_come_in_order_and_each_once() -> None:
    found = reminders(meetup(reminders=(HOUR, WEEK, HOUR, DAY)))
    assert found == (of(WEEK), of(DAY), of(HOUR))


@pytest.mark.parametrize("state", sorted(set(State) - HAS_NATIVE_EVENT))
def test_what_has_no_date_or_is_over_reminds_nobody(state: State) -> None:
    assert reminders(meetup(state)) == ()


def test_what_is_announced_late_has_the_last_ones() -> None:
    assert to_plan(meetup(), now=START - timedelta(days=2)) == (of(DAY), of(HOUR))
    assert to_plan(meetup(), now=START) == ()


BEFORE_START = [
    (WEEK, timedelta(days=7), True),
    (WEEK, timedelta(days=7) - timedelta(seconds=3), True),
    (WEEK, timedelta(days=2), True),  # late, and the next one is still to come
    (WEEK, timedelta(days=1, seconds=1), True),
    (WEEK, timedelta(days=1), False),  # the day before says it as well
    (DAY, timedelta(days=1), True),
    (DAY, timedelta(hours=5), True),
    (DAY, timedelta(hours=1), False),
    (HOUR, timedelta(hours=1), True),
    (HOUR, timedelta(minutes=11), True),
    (HOUR, timedelta(minutes=9), False),
    (HOUR, timedelta(0), False),
    (HOUR, -timedelta(hours=1), False),
    (WEEK, -timedelta(days=3), False),
]


@pytest.mark.parametrize(("minutes", "left", "said"), BEFORE_START)
def test_a_late_reminder_is_said_while_it_helps(minutes: int, left: timedelta, said: bool) -> None:
    assert is_worth_saying(meetup(), of(minutes), now=START - left) is said


@pytest.mark.parametrize("minutes", [1, 2, 5, 10, 15])
def test_a_reminder_just_before_the_start_has_time_to_go_out(minutes: int) -> None:
    at = START - timedelta(minutes=minutes)
    short = meetup(reminders=(minutes,))
    assert is_worth_saying(short, of(minutes), now=at + timedelta(seconds=5))
    assert not is_worth_saying(short, of(minutes), now=START)


def test_what_was_moved_taken_away_or_called_off_is_not_said() -> None:
    at = START - timedelta(days=1)
    assert not is_worth_saying(meetup(start_at=START + timedelta(hours=1)), of(DAY), now=at)
    assert not is_worth_saying(meetup(reminders=(HOUR,)), of(DAY), now=at)
    assert not is_worth_saying(meetup(State.CANCELLED), of(DAY), now=at)
    assert not is_worth_saying(meetup(State.POSTPONED), of(DAY), now=at)


@given(
    st.sets(st.integers(1, MINUTES_AT_MOST), min_size=1, max_size=5),
    st.integers(-60, MINUTES_AT_MOST),
)
def test_after_a_pause_at_most_one_is_said_and_it_is_the_nearest(
    minutes: set[int], left: int
) -> None:
    """However long the bot was away, nobody gets two reminders of one meetup at a time."""
    meeting = meetup(reminders=tuple(minutes))
    now = START - timedelta(minutes=left)
    due = [each for each in reminders(meeting) if each.at <= now]
    said = [each for each in due if is_worth_saying(meeting, each, now=now)]
    assert len(said) <= 1
    assert said in ([], due[-1:])
    assert now < START or said == []
    planned = to_plan(meeting, now=now)
    assert {*due, *planned} == set(reminders(meeting))
    assert not set(due) & set(planned)


@given(st.sets(st.integers(1, MINUTES_AT_MOST), max_size=5))
def test_each_on_its_time_is_said(minutes: set[int]) -> None:
    meeting = replace(meetup(), reminders=tuple(minutes))
    for each in reminders(meeting):
        assert is_worth_saying(meeting, each, now=each.at)
        assert each.at >= NOW - timedelta(minutes=MINUTES_AT_MOST)
