"""Both sides of "from … to …", each with what was said only on the other, and what can't be."""

from dataclasses import replace
from datetime import date

from domain.typed_time_hours import Hour
from domain.typed_time_parts import NOTHING, Clock, Sentence, Side, together


def hour_of(side: Side | None) -> Hour | None:
    """The hour that was said of the side."""
    return (side.clock, side.part) if side is not None and side.clock is not None else None


def completed(sentence: Sentence) -> tuple[Side, Side | None] | None:
    """Both sides with what holds for both where it belongs; None if that can't be."""
    first, second = sentence.first, sentence.second
    if second is None:
        return first, None
    if second.part is not None and second.clock is None:
        return None
    if not first.has_day and second.has_day:
        if first.clock is None or second.clock is None:
            return None
        # "18–20 på torsdag"
        first, second = first.with_day_of(second), second.without_day()
    if sentence.day_last and first.has_day:
        of_day = together(NOTHING.with_day_of(first), NOTHING.with_day_of(second))
        if of_day is not None:
            first, second = first.with_day_of(of_day), second.without_day()
    if (first.duration and second.duration) or (first.whole_day and second.whole_day):
        return None
    hour_alone = first.weekday is not None and first.clock and first.day is None
    if hour_alone and second.day is not None and second.clock is None:
        # In "fre 12 – sön 14 mars" the 12 is no hour.
        return None
    first = replace(
        _dated_like(first, second),
        duration=first.duration or second.duration,
        whole_day=first.whole_day or second.whole_day,
    )
    second = replace(second, duration=None, whole_day=None)
    return first, None if second == NOTHING else second


def _dated_like(first: Side, second: Side) -> Side:
    """The first side with the month and year that stand only at the end ("12–13 mars 2027")."""
    if first.weekday is not None and first.day is None and second.weekday is not None:
        # "fre–sön v 12"
        weeks = ("week", "calendar_week", "weeks_from_now", "year")
        shared = {name: getattr(second, name) for name in weeks if getattr(first, name) is None}
        return replace(first, **shared)
    if first.day is None or second.day is None or second.month is None:
        return first
    month, year = first.month, first.year
    if month is None:
        month = second.month - (first.day > second.day) or 12
    if year is None and second.year is not None:
        year = second.year - ((month, first.day) > (second.month, second.day))
    return replace(first, month=month, year=year)


def only_numbers(first: Side, second: Side | None) -> bool:
    """True for numbers that nothing tells to be days ("18–20")."""
    sides = (first, second) if second else (first,)
    dated = any(side.month is not None or side.weekday is not None for side in sides)
    return not dated and any(side.bare for side in sides)


def like_dates(first: Side, start: Clock, day: date, end: Clock, last: date) -> bool:
    """True when hours are also the dates of their weekdays ("tors 11 – fre 12")."""
    told = first.day is None and first.weekday is not None
    return told and (start.hour, start.minute, end.hour, end.minute) == (day.day, 0, last.day, 0)


def one_by_one(day: date, last: date, first: Side, second: Side | None) -> bool:
    """True for days joined by "and" that are one meetup: two in a row, with both hours or none."""
    if last == day:
        return True
    return (last - day).days == 1 and (hour_of(first) is None) == (hour_of(second) is None)


def makes_sense(side: Side) -> bool:
    """False where something was said that nothing else can use."""
    about_weeks = (side.week, side.calendar_week, side.weeks_from_now, side.weeks_later,
                   side.months_from_now)  # fmt: skip
    if sum(each is not None for each in about_weeks) > 1:
        return False
    if side.minutes_from_now is not None:
        return side == Side(minutes_from_now=side.minutes_from_now, duration=side.duration)
    dated = any(each is not None for each in (side.month, side.month_alone, side.week))
    if side.year is not None and not dated and not side.no_date:
        return False
    counted_from = side.weekday is not None or side.days_from_now is not None
    return side.weeks_later is None or (counted_from and side.day is None)
