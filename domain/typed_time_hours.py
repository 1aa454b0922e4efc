"""Which minutes of the day typed hours can mean, counted from the midnight before.

Morning or evening is asked about only where people would: at 6 and 7, and at 8 where the hour was
spoken or English was written. From 1 to 5 it is the afternoon; 9 to 12 are what they say. What
shows the 24-hour clock (18, 09.30), is said to be in a part of the day, or stands with a time that
does, is clear.
"""

from collections.abc import Iterator

from domain.typed_time_parts import Clock, Part, Shape
from domain.typed_time_values import Assumed

DAY = 24 * 60
_HALF_DAY = DAY // 2
_AFTERNOONS = range(1, 6)
_ASKED = {"sv": range(6, 8), "en": range(6, 9)}
_ASKED_IF_SPOKEN = range(6, 9)
_HOURS_OF = {
    Part.MORNING: range(3, 13),
    Part.DAY: range(9, 18),
    Part.AFTERNOON: range(12, 18),
    Part.EVENING: range(16, 25),
    Part.NIGHT: (*range(6), *range(21, 25)),
}

# An hour with the part of the day that was said.
Hour = tuple[Clock, Part | None]
Minutes = tuple[int, tuple[Assumed, ...]]
Span = tuple[int, int, tuple[Assumed, ...]]


def single(hour: Hour, *, locale: str, literal: bool = False) -> list[Minutes]:
    """The minutes that an hour by itself can mean."""
    clock, part = hour
    if part is not None:
        return [(minutes, ()) for minutes in _in_part(clock, part)]
    if clock.shape is Shape.MIDNIGHT:
        return [(0, ()), (DAY, ())]
    at = clock.hour * 60 + clock.minute
    if clock.shape is Shape.FULL or literal:
        return [(at, ())]
    asked = _ASKED_IF_SPOKEN if clock.shape is Shape.SPOKEN else _ASKED[locale]
    if clock.hour in asked:
        return [(at, ()), (at + _HALF_DAY, ())]
    if clock.hour in _AFTERNOONS:
        return [(at + _HALF_DAY, (Assumed.AFTERNOON,))]
    return [(at, ())]


def shows_24_hours(*hours: Hour) -> bool:
    """True when one of the hours tells that the 24-hour clock was used."""
    return any(clock.shape is Shape.FULL for clock, _ in hours)


def spans(start: Hour, end: Hour, *, locale: str) -> list[Span]:
    """From when to when, the end within twelve hours after midnight if it is past it."""
    found = [
        (first, last, (*assumed, *((Assumed.NEXT_DAY,) if last > DAY else ())))
        for first, last, assumed in _spans(start, end, locale)
        if first < last and (last <= DAY or last - first < _HALF_DAY)
    ]
    # Nobody means 20–05 by "8–5" while 8–17 fits.
    return [span for span in found if span[1] < DAY] or found


def _spans(start: Hour, end: Hour, locale: str) -> Iterator[Span]:
    literal = shows_24_hours(start, end)
    follows = end[1] is None and not _is_sure(end[0], literal=literal)
    if start[1] is None and not follows and not _is_sure(start[0], literal=literal):
        # "6–8 pm": the start is the last such hour before the end.
        for last, assumed in single(end, locale=locale, literal=literal):
            options = _both(start[0])
            first = max((each for each in options if each < last), default=None)
            yield (max(options), last + DAY, assumed) if first is None else (first, last, assumed)
        return
    for first, assumed in single(start, locale=locale, literal=literal):
        if follows:
            # "6 pm–8", "10–2": the end is the first such hour after the start.
            later = (each + days for days in (0, DAY) for each in _both(end[0]))
            yield first, min(each for each in later if each > first), assumed
            continue
        for last, _ in single(end, locale=locale, literal=literal):
            yield first, last if last > first else last + DAY, assumed


def _is_sure(clock: Clock, *, literal: bool) -> bool:
    plain = clock.shape is Shape.PLAIN
    return clock.shape in (Shape.FULL, Shape.MIDNIGHT) or (plain and literal)


def _both(clock: Clock) -> tuple[int, int]:
    """In the first and in the second half of the day."""
    at = clock.hour % 12 * 60 + clock.minute
    return at, at + _HALF_DAY


def _in_part(clock: Clock, part: Part) -> list[int]:
    """The minutes within the part of the day, none where there are no such."""
    if clock.shape is Shape.MIDNIGHT:
        return [DAY] if part in (Part.EVENING, Part.NIGHT) else []
    if part in (Part.AM, Part.PM):
        at = _both(clock)[part is Part.PM]
        return [] if part is Part.AM and clock.hour > 12 else [at]
    options = [clock.hour] if clock.shape is Shape.FULL else [clock.hour, clock.hour + 12]
    return [hour * 60 + clock.minute for hour in options if hour in _HOURS_OF[part]][:1]
