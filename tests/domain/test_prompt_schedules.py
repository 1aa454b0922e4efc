"""The next prompt comes on its weekday, by the clocks there, and not on a holiday."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.prompt_schedules import Schedule, is_holiday, next_time

HERE = "Europe/Stockholm"
MONDAY, THURSDAY, FRIDAY, SUNDAY = 0, 3, 4, 6
SCHEDULES = st.builds(
    Schedule,
    weekday=st.integers(0, 6),
    minute_of_day=st.integers(0, 24 * 60 - 1),
    skips_holidays=st.booleans(),
)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
ZONES = st.sampled_from([HERE, "Europe/London", "America/Santiago", "Asia/Beirut", "UTC"])


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(HERE)).astimezone(UTC)


def following(schedule: Schedule, after: str) -> str:
    found = next_time(schedule, after=local(after), timezone=HERE)
    return found.astimezone(ZoneInfo(HERE)).strftime("%Y-%m-%d %H:%M")


def at(weekday: int, hour: int, minute: int = 0, *, skips_holidays: bool = True) -> Schedule:
    return Schedule(
        weekday=weekday, minute_of_day=60 * hour + minute, skips_holidays=skips_holidays
    )


@pytest.mark.parametrize(
    ("schedule", "after", "next_one"),
    [
        (at(MONDAY, 9), "2027-02-01 08:59", "2027-02-01 09:00"),
        (at(MONDAY, 9), "2027-02-01 09:00", "2027-02-08 09:00"),
        (at(MONDAY, 9), "2027-02-02 00:00", "2027-02-08 09:00"),
        (at(SUNDAY, 23, 59), "2027-02-01 00:00", "2027-02-07 23:59"),
        # An ordinary Sunday is no holiday, Easter Sunday is one.
        (at(SUNDAY, 12), "2027-03-22 00:00", "2027-04-04 12:00"),
        # The clock time stays when the clocks change.
        (at(MONDAY, 9), "2027-10-25 09:00", "2027-11-01 09:00"),
        # Easter Monday.
        (at(MONDAY, 9), "2027-03-23 00:00", "2027-04-05 09:00"),
        # Ascension Day.
        (at(THURSDAY, 9), "2027-05-01 00:00", "2027-05-13 09:00"),
        # Midsommarafton, and two eves and days in a row around New Year.
        (at(FRIDAY, 9), "2027-06-19 00:00", "2027-07-02 09:00"),
        (at(FRIDAY, 9), "2027-12-18 00:00", "2028-01-07 09:00"),
        (at(FRIDAY, 9, skips_holidays=False), "2027-12-18 00:00", "2027-12-24 09:00"),
    ],
)
def test_when_the_next_one_is(schedule: Schedule, after: str, next_one: str) -> None:
    assert following(schedule, after) == next_one


def test_a_time_that_the_clocks_leave_out_comes_an_hour_later() -> None:
    sunday = at(SUNDAY, 2, 30, skips_holidays=False)
    assert following(sunday, "2027-03-22 00:00") == "2027-03-28 03:30"
    assert following(sunday, "2027-03-28 03:30") == "2027-04-04 02:30"


def test_a_time_that_the_clocks_show_twice_is_the_first() -> None:
    sunday = at(SUNDAY, 2, 30)
    first = next_time(sunday, after=local("2027-10-25 00:00"), timezone=HERE)
    assert first == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    again = next_time(sunday, after=first, timezone=HERE)
    assert again == datetime(2027, 11, 7, 1, 30, tzinfo=UTC)


def test_clocks_put_forward_at_midnight_carry_nothing_away() -> None:
    # In Beirut the hour after Saturday's midnight does not exist on 28 March 2027.
    found = next_time(
        at(SUNDAY, 0, 30, skips_holidays=False),
        after=datetime(2027, 3, 27, 22, 15, tzinfo=UTC),
        timezone="Asia/Beirut",
    )
    assert found == datetime(2027, 3, 27, 22, 30, tzinfo=UTC)


HOLIDAYS = [
    "2027-01-01", "2027-01-06", "2027-03-26", "2027-03-28", "2027-03-29", "2027-05-01",
    "2027-05-06", "2027-05-16", "2027-06-06", "2027-06-25", "2027-06-26", "2027-11-06",
    "2027-12-24", "2027-12-25", "2027-12-26", "2027-12-31",
]  # fmt: skip


def test_the_holidays_of_a_year() -> None:
    days = [date(2027, 1, 1) + timedelta(days=number) for number in range(365)]
    assert [day.isoformat() for day in days if is_holiday(day)] == HOLIDAYS


@given(st.integers(2024, 2090))
def test_the_eve_of_midsummer_is_the_day_before_midsummer(year: int) -> None:
    june = [date(year, 6, 19) + timedelta(days=number) for number in range(8)]
    found = [day for day in june if is_holiday(day)]
    assert [day.weekday() for day in found] == [4, 5]


@given(SCHEDULES, MOMENTS, ZONES)
def test_it_is_the_first_time_that_fits(schedule: Schedule, after: datetime, zone: str) -> None:
    found = next_time(schedule, after=after, timezone=zone)
    assert found > after
    assert found.utcoffset() == timedelta(0)
    possible = [
        moment for moment in times(schedule, after=after, zone=zone) if after < moment <= found
    ]
    assert possible == [found]


@given(SCHEDULES, MOMENTS, ZONES)
def test_the_clock_there_shows_the_time_or_the_hour_was_left_out(
    schedule: Schedule, after: datetime, zone: str
) -> None:
    found = next_time(schedule, after=after, timezone=zone).astimezone(ZoneInfo(zone))
    shown = 60 * found.hour + found.minute
    if shown != schedule.minute_of_day:
        assert found.utcoffset() != (found - timedelta(days=1)).utcoffset()
        assert 0 < shown - schedule.minute_of_day <= 60
    assert found.weekday() == schedule.weekday
    assert not (schedule.skips_holidays and is_holiday(found.date()))


def times(schedule: Schedule, *, after: datetime, zone: str) -> list[datetime]:
    """Every time of the schedule in the weeks after the moment, found day by day."""
    begin = after.astimezone(ZoneInfo(zone)).date() - timedelta(days=2)
    hour, minute = divmod(schedule.minute_of_day, 60)
    found = []
    for number in range(60):
        day = begin + timedelta(days=number)
        left_out = schedule.skips_holidays and is_holiday(day)
        if day.weekday() == schedule.weekday and not left_out:
            moment = datetime.combine(day, time(hour, minute), tzinfo=ZoneInfo(zone))
            found.append(moment.astimezone(UTC))
    return found
