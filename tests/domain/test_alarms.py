"""The alarm on the queue: its hours across summer time, and what it tells of."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.alarms import alarm, next_alarm
from domain.applications import State
from tests.domain.test_applications import NOW, application

STOCKHOLM = "Europe/Stockholm"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("2026-11-21 06:59", "2026-11-21 07:00"),
        ("2026-11-21 07:00", "2026-11-21 16:00"),
        ("2026-11-21 16:00", "2026-11-22 07:00"),
        # Summer time begins on 29 March and ends on 25 October.
        ("2026-03-28 16:00", "2026-03-29 06:00"),
        ("2026-10-24 15:00", "2026-10-25 07:00"),
    ],
)
def test_the_hours_are_those_of_the_clocks_in_the_zone(after: str, expected: str) -> None:
    assert next_alarm((8, 17), timezone=STOCKHOLM, after=at(after)) == at(expected)


def test_an_hour_that_is_skipped_comes_once_and_one_that_is_repeated_too() -> None:
    skipped = next_alarm((2,), timezone=STOCKHOLM, after=at("2026-03-28 12:00"))
    assert skipped == at("2026-03-29 01:00")
    first = next_alarm((2,), timezone=STOCKHOLM, after=at("2026-10-24 12:00"))
    assert first == at("2026-10-25 00:00")
    assert next_alarm((2,), timezone=STOCKHOLM, after=first) == at("2026-10-26 01:00")


def test_without_hours_there_is_no_alarm() -> None:
    assert next_alarm((), timezone=STOCKHOLM, after=NOW) is None


@given(
    st.datetimes(
        datetime(2026, 1, 1),  # noqa: DTZ001
        datetime(2030, 1, 1),  # noqa: DTZ001
        timezones=st.just(UTC),
    ),
    st.sets(st.integers(0, 23), min_size=1, max_size=6),
)
def test_the_next_hour_always_comes_within_a_day_and_a_bit(
    after: datetime, hours: set[int]
) -> None:
    coming = next_alarm(hours, timezone=STOCKHOLM, after=after)
    assert coming is not None
    assert after < coming <= after + timedelta(hours=25)


def test_only_what_waits_on_the_moderators_too_long_is_told_of() -> None:
    old = NOW - timedelta(hours=50)
    cases = [
        application(State.SUBMITTED, application_id=1, submitted_at=old),
        application(State.IN_REVIEW, application_id=2, submitted_at=NOW),
        application(State.WAITING, application_id=3, submitted_at=old, asked_at=old),
        application(State.APPROVED, application_id=4, submitted_at=old),
        application(State.LAPSED, application_id=5, submitted_at=old, asked_at=NOW),
    ]
    found = alarm(cases, after_hours=48, now=NOW)
    assert found is not None
    assert (found.waiting, found.overdue, found.oldest_since) == (3, (1,), old)
    assert alarm(cases, after_hours=72, now=NOW) is None
    assert alarm([], after_hours=0, now=NOW) is None
