"""The hours in which the bot posts nothing by itself, by the clocks where the community is."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAYS_AHEAD = 4
"""Far enough when summer time swallows the only hour of a day that is not quiet."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From the full hour `begin_hour` until before `end_hour`, over midnight too; equal: never."""

    begin_hour: int
    end_hour: int

    def __post_init__(self) -> None:
        if not (0 <= self.begin_hour <= 23 and 0 <= self.end_hour <= 23):
            raise ValueError("an hour is 0 to 23")


def is_quiet(moment: datetime, hours: QuietHours, timezone: str) -> bool:
    """Whether the clocks in the zone show a quiet hour at the moment."""
    hour = moment.astimezone(ZoneInfo(timezone)).hour
    if hours.begin_hour <= hours.end_hour:
        return hours.begin_hour <= hour < hours.end_hour
    return hour >= hours.begin_hour or hour < hours.end_hour


def after_quiet(moment: datetime, hours: QuietHours, timezone: str) -> datetime:
    """The moment itself, or the first one after the quiet hours that it falls in; in UTC.

    An end that summer time skips is when the clocks are moved, of one that it repeats the first.
    """
    if not is_quiet(moment, hours, timezone):
        return moment.astimezone(UTC)
    zone = ZoneInfo(timezone)
    today = moment.astimezone(zone).date()
    ends = (
        datetime.combine(
            today + timedelta(days=days), time(hours.end_hour), tzinfo=zone
        ).astimezone(UTC)
        for days in range(_DAYS_AHEAD)
    )
    return next(end for end in ends if end > moment and not is_quiet(end, hours, timezone))
