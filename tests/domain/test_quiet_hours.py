"""Quiet hours: which they are, and when they are over, also as the clocks are moved."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.quiet_hours import QuietHours, after_quiet, is_quiet

STOCKHOLM = "Europe/Stockholm"
NIGHT = QuietHours(21, 7)

TABLE = [
    # hours, the moment in UTC, and how long after it (in minutes) they are over; 0: not quiet
    (NIGHT, datetime(2026, 11, 21, 12, tzinfo=UTC), 0),
    (NIGHT, datetime(2026, 11, 21, 19, 59, 59, tzinfo=UTC), 0),
    (NIGHT, datetime(2026, 11, 21, 20, tzinfo=UTC), 600),
    (NIGHT, datetime(2026, 11, 22, 5, 59, tzinfo=UTC), 1),
    (NIGHT, datetime(2026, 11, 22, 6, tzinfo=UTC), 0),
    (NIGHT, datetime(2026, 7, 21, 19, tzinfo=UTC), 600),
    (QuietHours(12, 13), datetime(2026, 11, 21, 11, 30, tzinfo=UTC), 30),
    (QuietHours(12, 13), datetime(2026, 11, 21, 12, tzinfo=UTC), 0),
    (QuietHours(0, 6), datetime(2026, 11, 20, 23, tzinfo=UTC), 360),
    (QuietHours(18, 0), datetime(2026, 11, 21, 22, 59, tzinfo=UTC), 1),
    (QuietHours(8, 8), datetime(2026, 11, 21, 7, 30, tzinfo=UTC), 0),
    (QuietHours(0, 0), datetime(2026, 11, 21, 23, tzinfo=UTC), 0),
    # The night of 28 to 29 March 2026 is an hour short, that of 24 to 25 October an hour long.
    (NIGHT, datetime(2026, 3, 28, 20, tzinfo=UTC), 540),
    (NIGHT, datetime(2026, 10, 24, 19, tzinfo=UTC), 660),
    (QuietHours(22, 2), datetime(2026, 3, 29, 0, 59, tzinfo=UTC), 1),
    (QuietHours(22, 2), datetime(2026, 10, 24, 23, 30, tzinfo=UTC), 30),
    (QuietHours(22, 2), datetime(2026, 10, 25, 1, tzinfo=UTC), 0),
    (QuietHours(22, 3), datetime(2026, 10, 25, 0, 30, tzinfo=UTC), 90),
    # The only hour that is not quiet is skipped.
    (QuietHours(3, 2), datetime(2026, 3, 29, 0, 30, tzinfo=UTC), 1410),
]


@pytest.mark.parametrize(("hours", "moment", "minutes"), TABLE)
def test_when_quiet_hours_are_over(hours: QuietHours, moment: datetime, minutes: int) -> None:
    assert is_quiet(moment, hours, STOCKHOLM) is (minutes > 0)
    assert after_quiet(moment, hours, STOCKHOLM) == moment + timedelta(minutes=minutes)


@pytest.mark.parametrize(("begin", "end"), [(-1, 3), (24, 3), (3, 24), (3, -1)])
def test_only_hours_of_the_clock_are_taken(begin: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 to 23"):
        QuietHours(begin, end)


ZONES = st.sampled_from(
    [
        STOCKHOLM, "UTC", "Asia/Kolkata", "America/New_York", "Australia/Lord_Howe",
        "America/Sao_Paulo", "Africa/Cairo", "Pacific/Apia",
    ]
)  # fmt: skip
HOURS = st.builds(QuietHours, st.integers(0, 23), st.integers(0, 23))
MOMENTS = st.one_of(
    st.integers(0, 30 * 365 * 24 * 60).map(
        lambda minutes: datetime(2005, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    ),
    # Around the nights on which the clocks are moved.
    st.builds(
        lambda day, minutes: day + timedelta(minutes=minutes),
        st.sampled_from(
            [
                datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC),
                datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 4, 4, 15, tzinfo=UTC),
                datetime(2018, 11, 4, tzinfo=UTC), datetime(2011, 12, 30, tzinfo=UTC),
            ]
        ),
        st.integers(-2000, 2000),
    ),
)  # fmt: skip


@given(MOMENTS, HOURS, ZONES)
def test_what_comes_after_is_never_quiet_and_nothing_before_it_is_loud(
    moment: datetime, hours: QuietHours, zone: str
) -> None:
    after = after_quiet(moment, hours, zone)
    assert after >= moment
    assert not is_quiet(after, hours, zone)
    assert after_quiet(after, hours, zone) == after
    step = timedelta(minutes=15)
    times = int((after - moment) / step) + 1
    between = [moment + step * number for number in range(times)]
    assert all(is_quiet(each, hours, zone) for each in between if each < after)


@given(MOMENTS, HOURS, ZONES)
def test_outside_of_quiet_hours_nothing_waits(
    moment: datetime, hours: QuietHours, zone: str
) -> None:
    assume(not is_quiet(moment, hours, zone))
    assert after_quiet(moment, hours, zone) == moment


@given(MOMENTS, st.integers(0, 23), ZONES)
def test_equal_hours_are_never_quiet(moment: datetime, hour: int, zone: str) -> None:
    assert not is_quiet(moment, QuietHours(hour, hour), zone)
