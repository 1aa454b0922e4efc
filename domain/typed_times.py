"""Dates and times as people type them, in Swedish and English, read without guessing.

Every way of reading the whole text is looked at. The likeliest that holds is taken; where two are
equally likely the person is asked, and where none holds is told why.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from domain.typed_time_days import Here
from domain.typed_time_meanings import Outcome, Reader
from domain.typed_time_refusals import (
    Ambiguous,
    DaysDisagree,
    EndBeforeStart,
    InThePast,
    MonthPassed,
    NoDayGiven,
    NoSuchDate,
    NoSuchWeek,
    NoTimeOfDay,
    NotUnderstood,
    RepeatedHour,
    SkippedHour,
    TimesRefused,
    TooFarAway,
    WeekdayContradicts,
)
from domain.typed_time_sentences import sentences
from domain.typed_time_values import Assumed, DateToCome, Reading, TypedTimes
from domain.typed_time_words import folded

# Who reads typed times finds what they can be, and why they may be refused, in one place.
__all__ = [
    "LONGEST",
    "Ambiguous",
    "Assumed",
    "DateToCome",
    "DaysDisagree",
    "EndBeforeStart",
    "InThePast",
    "MonthPassed",
    "NoDayGiven",
    "NoSuchDate",
    "NoSuchWeek",
    "NoTimeOfDay",
    "NotUnderstood",
    "Reading",
    "RepeatedHour",
    "SkippedHour",
    "TimesRefused",
    "TooFarAway",
    "TypedTimes",
    "WeekdayContradicts",
    "assumption_key",
    "read_times",
]

LONGEST = 150

# Of several equally likely reasons the one that helps most is told.
_TOLD_FIRST = (
    RepeatedHour, SkippedHour, WeekdayContradicts, NoSuchDate, NoSuchWeek, DaysDisagree,
    NoTimeOfDay, TooFarAway, InThePast, MonthPassed, EndBeforeStart, NoDayGiven,
)  # fmt: skip
# What is missing may be found in a less likely reading; all else is settled by the likeliest.
_INCOMPLETE = (NoTimeOfDay, NoDayGiven)


def read_times(
    text: str, *, now: datetime, zone: str, locale: str, needs_time: bool = True
) -> Reading:
    """What a text says of when something is, by the clocks in the zone; or a `TimesRefused`.

    Both languages are read whatever the locale, which settles only what they read differently
    ("3/4", "at 8"). Without `needs_time` a day alone is taken too, from midnight to midnight.
    """
    plain = folded(text) if len(text) <= LONGEST else ""
    if not 0 < len(plain) <= LONGEST:
        raise NotUnderstood()
    place = ZoneInfo(zone)
    here = Here(today=now.astimezone(place).date(), locale=locale)
    reader = Reader(now=now, zone=place, here=here, needs_time=needs_time)
    missing: TimesRefused | None = None
    for _, alike in groupby(sentences(plain, here=here), key=lambda each: each.strain):
        outcomes = [outcome for each in alike for outcome in reader.outcomes(each)]
        readings = _apart(outcomes)
        if len(readings) == 1:
            return readings[0]
        if readings:
            raise Ambiguous(tuple(each for each in readings if isinstance(each, TypedTimes)))
        refusal = _most_helpful(outcomes)
        if refusal is not None and not isinstance(refusal, _INCOMPLETE):
            raise refusal
        missing = missing or refusal
    raise missing or NotUnderstood()


def assumption_key(assumed: str) -> str:
    """The catalogue key of the sentence that tells what was assumed."""
    return f"times-assumed-{assumed}"


def _apart(outcomes: Iterable[Outcome]) -> list[Reading]:
    """The readings that differ, by time; of those that say the same, the one that assumes least."""
    found: dict[object, Reading] = {}
    to_come: list[Reading] = []
    for outcome in outcomes:
        if isinstance(outcome, DateToCome):
            to_come = [outcome]
        elif isinstance(outcome, TypedTimes):
            same = (outcome.start_at, outcome.end_at or outcome.start_at, outcome.has_time)
            other = found.get(same)
            if not isinstance(other, TypedTimes) or len(outcome.assumed) < len(other.assumed):
                found[same] = outcome
    return [found[each] for each in sorted(found)] or to_come  # type: ignore[type-var]


def _most_helpful(outcomes: Iterable[Outcome]) -> TimesRefused | None:
    refusals = [outcome for outcome in outcomes if isinstance(outcome, TimesRefused)]
    return min(refusals, key=lambda each: (_TOLD_FIRST.index(type(each)), str(each)), default=None)
