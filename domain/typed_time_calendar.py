"""Which days of the calendar the words for a day can mean."""

from calendar import monthrange
from datetime import date, timedelta

from domain.typed_time_parts import Said, Side
from domain.typed_time_refusals import (
    DaysDisagree,
    EndBeforeStart,
    InThePast,
    NoSuchDate,
    NoSuchWeek,
    WeekdayContradicts,
)

# What would last longer, into the next year, has its end before its start.
_LONGEST_OVER_NEW_YEAR = timedelta(days=31)
# A date without a year that was this recently is a slip, not next year's.
_RECENT = timedelta(days=60)
_WEEK = timedelta(days=7)


def days(side: Side, *, today: date) -> list[date]:
    """The days that the words can mean, none if they name no day; refused if they contradict."""
    found = _named(side, today)
    for day in found:
        _must_agree(side, day, today)
    return found


def last_days(side: Side, *, start: date, today: date) -> list[date]:
    """The days that the words can mean for the end of what begins at that start."""
    if side.day is None and side.weekday is not None and side.said is None and not _week_of(side):
        return [start + timedelta(days=(side.weekday - start.weekday()) % 7)]
    if side.day is not None and side.month is None:
        found = _next_with_day(side.day, start)
    elif side.day is not None and side.month is not None and side.year is None:
        year = start.year + ((side.month, side.day) < (start.month, start.day))
        found = _exact(year, side.month, side.day)
        if year > start.year and found - start > _LONGEST_OVER_NEW_YEAR:
            raise EndBeforeStart()
    else:
        return days(side, today=today)
    _must_agree(side, found, today)
    return [found]


def _week_of(side: Side) -> bool:
    return any(
        value is not None
        for value in (side.week, side.calendar_week, side.weeks_from_now, side.weeks_later,
                      side.days_from_now)
    )  # fmt: skip


def _named(side: Side, today: date) -> list[date]:
    if side.day is not None and side.month is not None:
        return [_date(side, today)]
    if side.day is not None:
        return [_day_of_month(side, today)]
    if side.days_from_now is not None:
        later = (side.weeks_later or side.weeks_from_now or 0) * 7
        return [today + timedelta(days=side.days_from_now + later)]
    if side.months_from_now is not None:
        return [_months_on(today, side.months_from_now)]
    if side.weekday is not None:
        return _weekdays(side, side.weekday, today)
    if side.weeks_from_now is not None:
        return [today + side.weeks_from_now * _WEEK]
    return []


def _exact(year: int, month: int, day: int) -> date:
    if not 1 <= day <= monthrange(year, month)[1]:
        raise NoSuchDate(day=day, month=month, year=str(year))
    return date(year, month, day)


def _date(side: Side, today: date) -> date:
    """The date that was written; without a year the next one, unless it has only just been."""
    assert side.day is not None
    assert side.month is not None
    if side.year is not None:
        return _exact(side.year, side.month, side.day)
    if (side.month, side.day) >= (today.month, today.day):
        return _exact(today.year, side.month, side.day)
    if (side.month, side.day) != (2, 29):
        passed = _exact(today.year, side.month, side.day)
        coming = _exact(today.year + 1, side.month, side.day)
        meant = side.weekday is not None and side.weekday == passed.weekday()
        if today - passed <= _RECENT or (meant and coming.weekday() != side.weekday):
            raise InThePast(day=passed, today="no")
        return coming
    return _exact(today.year + 1, side.month, side.day)


def _next_with_day(day: int, first: date) -> date:
    """The first date from that one on whose number in the month it is."""
    year, month = first.year, first.month
    while day > monthrange(year, month)[1] or date(year, month, day) < first:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return date(year, month, day)


def _day_of_month(side: Side, today: date) -> date:
    """The next 17th for "den 17"; with a weekday perhaps the one after that."""
    assert side.day is not None
    first = _next_with_day(side.day, today)
    second = _next_with_day(side.day, first + timedelta(days=1))
    if side.weekday not in (None, first.weekday()) and side.weekday == second.weekday():
        return second
    return first


def _months_on(today: date, months: int) -> date:
    month = today.month - 1 + months
    year, month = today.year + month // 12, month % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _weekdays(side: Side, weekday: int, today: date) -> list[date]:
    """The days that a weekday can mean, with or without words about the week."""
    monday = today - timedelta(days=today.weekday())
    coming = today + timedelta(days=(weekday - today.weekday()) % 7)
    in_this_week = monday + timedelta(days=weekday)
    if side.week is not None:
        return [_in_numbered_week(side.week, weekday, year=side.year, today=today)]
    if side.calendar_week is not None:
        return [in_this_week + side.calendar_week * _WEEK]
    if side.weeks_from_now is not None:
        # "torsdag om två veckor": of the week that is two on, or two weeks after the coming one.
        weeks = side.weeks_from_now * _WEEK
        return sorted({in_this_week + weeks, coming + weeks})
    if side.weeks_later is not None:
        return [coming + side.weeks_later * _WEEK]
    if side.said is Said.LAST:
        return [coming - _WEEK]
    return _nearest(side.said, coming=coming, today=today)


def _nearest(said: Said | None, *, coming: date, today: date) -> list[date]:
    """Today's weekday may be today or in a week; "next" is argued about wherever one can."""
    ahead = (coming - today).days
    if ahead == 0:
        if said is Said.THIS:
            return [coming]
        return [coming + _WEEK] if said is not None else [coming, coming + _WEEK]
    if said is not Said.NEXT:
        return [coming]
    if coming.weekday() < today.weekday():
        # In next week already. On Sunday, "next Monday" may still be the one after.
        return [coming] if ahead > 1 else [coming, coming + _WEEK]
    # Later this week. Tomorrow is called tomorrow, so "next" is not that.
    return [coming + _WEEK] if ahead == 1 else [coming, coming + _WEEK]


def _in_numbered_week(week: int, weekday: int, *, year: int | None, today: date) -> date:
    if year is not None:
        return _week_date(year, week, weekday)
    this_year = today.isocalendar().year
    if week == 53 and date(this_year, 12, 28).isocalendar().week < 53:
        return _week_date(this_year + 1, week, weekday)
    day = _week_date(this_year, week, weekday)
    if day >= today:
        return day
    if today - day <= _RECENT:
        raise InThePast(day=day, today="no")
    return _week_date(this_year + 1, week, weekday)


def _week_date(year: int, week: int, weekday: int) -> date:
    try:
        return date.fromisocalendar(year, week, weekday + 1)
    except ValueError:
        raise NoSuchWeek(week=week, year=str(year)) from None


def _must_agree(side: Side, day: date, today: date) -> None:
    """Refuse a day that something else that was said speaks against."""
    if side.weekday is not None and day.weekday() != side.weekday:
        raise WeekdayContradicts(day=day, weekday=side.weekday, today=today)
    monday = today - timedelta(days=today.weekday())
    exact = side.day is not None
    agrees = (
        (side.days_from_now is None or not exact or (day - today).days == side.days_from_now)
        and (side.week is None or day.isocalendar().week == side.week)
        and (side.calendar_week is None or (day - monday).days // 7 == side.calendar_week)
        and (side.weeks_from_now is None or not exact
             or abs((day - today).days - 7 * side.weeks_from_now) < 7)
        and (side.months_from_now is None or not exact)
    )  # fmt: skip
    if not agrees:
        raise DaysDisagree(day=day)
