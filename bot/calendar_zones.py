"""Time zones as calendar files need them: the rule of each change of the clocks, written out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Component, Timezone

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_YEARS_AHEAD = 5
"""A rule is believed when it has held for so many years."""
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Turn:
    """One change of the clocks: `at` is what they showed before it (RFC 5545, 3.6.5)."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str


def zone_of(name: str, *, first: datetime, last: datetime) -> "Timezone":
    """The VTIMEZONE that tells what the clocks show from the first to the last moment.

    The library can write one too, but as a list of dates, which some calendars leave out, and with
    the spring's change an hour late.
    """
    from icalendar import Timezone  # noqa: PLC0415  # see `bot.calendars`

    zone = Timezone()
    zone.add("tzid", name)
    begin, end = first.year - 1, last.year + 1
    turns = list(_turns(ZoneInfo(name), begin, end + _YEARS_AHEAD))
    rules = _yearly(turns, begin)
    if rules is not None:
        for turn, by_day in rules:
            zone.add_component(_observance(turn, by_day))
        return zone
    zone.add_component(_observance(_standing(ZoneInfo(name), begin)))
    for turn in turns:
        if turn.at.year <= end:
            zone.add_component(_observance(turn))
    return zone


def _turns(zone: ZoneInfo, begin: int, end: int) -> Iterator[Turn]:
    """Every change of the clocks in those years."""
    day, stop = datetime(begin, 1, 1, tzinfo=UTC), datetime(end + 1, 1, 1, tzinfo=UTC)
    while day < stop:
        after = day + timedelta(days=1)
        if _offset(zone, day) != _offset(zone, after):
            yield _turn(zone, day, after)
        day = after


def _turn(zone: ZoneInfo, low: datetime, high: datetime) -> Turn:
    before = _offset(zone, low)
    while high - low > _MINUTE:
        middle = low + ((high - low) // _MINUTE // 2) * _MINUTE
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    local = high.astimezone(zone)
    shown = (high + before).replace(tzinfo=None)
    return Turn(shown, before, _offset(zone, high), local.tzname() or "")


def _standing(zone: ZoneInfo, year: int) -> Turn:
    """What the clocks show when a year begins."""
    begin = datetime(year, 1, 1, tzinfo=UTC)
    offset = _offset(zone, begin)
    name = begin.astimezone(zone).tzname() or ""
    return Turn(begin.replace(tzinfo=None), offset, offset, name)


def _yearly(turns: list[Turn], begin: int) -> list[tuple[Turn, str]] | None:
    """The first year's changes with the weekday on which each comes back; None without such."""
    first = [turn for turn in turns if turn.at.year == begin]
    rules = []
    for turn in first:
        alike = [
            other
            for other in turns
            if (other.at.month, other.at.weekday(), other.at.time(), other.before, other.after)
            == (turn.at.month, turn.at.weekday(), turn.at.time(), turn.before, turn.after)
        ]
        nth = {(other.at.day - 1) // 7 + 1 for other in alike}
        years = {other.at.year for other in turns}
        if {other.at.year for other in alike} != years or len(alike) != len(years):
            return None
        if all(_is_last(other.at) for other in alike):
            rules.append((turn, f"-1{_WEEKDAYS[turn.at.weekday()]}"))
        elif len(nth) == 1:
            rules.append((turn, f"{nth.pop()}{_WEEKDAYS[turn.at.weekday()]}"))
        else:
            return None
    is_all = first and len(turns) == len(first) * len({turn.at.year for turn in turns})
    return rules if is_all else None


def _is_last(day: datetime) -> bool:
    return (day + timedelta(days=7)).month != day.month


def _observance(turn: Turn, by_day: str = "") -> "Component":
    from icalendar import TimezoneDaylight, TimezoneStandard  # noqa: PLC0415

    part = TimezoneDaylight() if turn.after > turn.before else TimezoneStandard()
    part.add("dtstart", turn.at)
    if by_day:
        part.add("rrule", {"freq": "yearly", "bymonth": turn.at.month, "byday": by_day})
    part.add("tzoffsetfrom", turn.before)
    part.add("tzoffsetto", turn.after)
    part.add("tzname", turn.name)
    return part


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None
    return offset
