"""When the next prompt is posted: each week on one weekday at one time, by the clocks there."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_MINUTES = 24 * 60
_FRIDAY, _SATURDAY = 4, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A weekday (0 is Monday) and a minute of its day, as the clocks there show it."""

    weekday: int
    minute_of_day: int
    skips_holidays: bool = True

    def __post_init__(self) -> None:
        assert 0 <= self.weekday <= 6
        assert 0 <= self.minute_of_day < _MINUTES


def next_time(schedule: Schedule, *, after: datetime, timezone: str) -> datetime:
    """The first time of the schedule after the moment, in UTC.

    A time that the clocks leave out in spring comes as much later as they are put forward; one that
    they show twice in autumn is the first. A week whose day is a holiday is left out.
    """
    zone = ZoneInfo(timezone)
    # Clocks put forward around midnight can carry a time over into the next day.
    day = after.astimezone(zone).date() - timedelta(days=1)
    day += timedelta(days=(schedule.weekday - day.weekday()) % 7)
    clock = time(schedule.minute_of_day // 60, schedule.minute_of_day % 60)
    while True:
        moment = datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)
        if moment > after and not (schedule.skips_holidays and is_holiday(day)):
            return moment
        day += timedelta(days=7)


def is_holiday(day: date) -> bool:
    """A public holiday in Sweden, or one of the three eves that count as one at work.

    Those eves are the ones that the law on annual leave names: midsommarafton, julafton and
    nyårsafton. Ordinary Sundays are no holidays here.
    """
    return day in _public_holidays(day.year) or _is_eve(day)


def on_a_working_day(moment: datetime, *, planned: datetime, timezone: str) -> datetime:
    """The moment, or the same time by the clocks of the next working day, in UTC.

    What only comes later on the day for which it was planned keeps that day, whatever day it is.
    """
    zone = ZoneInfo(timezone)
    local, day = moment.astimezone(zone), moment.astimezone(zone).date()
    if day == planned.astimezone(zone).date():
        return moment
    while day.weekday() >= _SATURDAY or is_holiday(day):
        day += timedelta(days=1)
    return datetime.combine(day, local.time(), tzinfo=zone).astimezone(UTC)


def _is_eve(day: date) -> bool:
    if (day.month, day.day) in ((12, 24), (12, 31)):
        return True
    return day.month == 6 and 19 <= day.day <= 25 and day.weekday() == _FRIDAY


@lru_cache(maxsize=16)
def _public_holidays(year: int) -> frozenset[date]:
    # Importing the library takes some fifty milliseconds, which no start should wait for. The
    # country's own module, whose types are known, would bring those of all others with it.
    from holidays import Sweden  # type: ignore[attr-defined]  # noqa: PLC0415

    return frozenset(Sweden(years=year, include_sundays=False))
