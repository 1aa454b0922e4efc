"""The programme of a season as its host types it: a date a line, or a rhythm."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.errors import LedarbotError
from domain.meetup_refusals import WrongNumber
from domain.meetups import USUAL_LENGTH
from domain.seasons import MEETUPS_AT_MOST, occasions
from domain.texts import one_line
from domain.typed_rhythms import Hours, TypedRhythm, must_be_weekday, read_rhythm
from domain.typed_times import (
    DateToCome,
    InThePast,
    MonthPassed,
    NoTimeOfDay,
    NotUnderstood,
    Reading,
    TimesRefused,
    TypedTimes,
    read_times,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One line of the programme; without a start it holds what is known of the date."""

    title: str = ""
    start_at: datetime | None = None
    end_at: datetime | None = None
    to_come: DateToCome | None = None
    is_postponed: bool = False


class LineRefused(LedarbotError):
    """A `line`, the `number`th, can't be taken; `cause` says why."""

    key = "seasons-line-refused"

    def __init__(self, *, number: int, line: str, cause: LedarbotError) -> None:
        super().__init__(number=number, line=line, cause=cause)
        self.number, self.line, self.cause = number, line, cause


class SameTime(LedarbotError):
    """Two lines say the same time."""

    key = "seasons-same-time"


_NAMED = re.compile(r"(.+?)(?::\s+|\s+·\s+)(.+)")
_PARTED = re.compile(r"(.+?)(?:\s+[–—-]\s+|,\s+)(.+)")
# "1. 17 sep" is the first line; "17. september" is a day.
_NUMBER = re.compile(
    r"(?:[-–•*]|\d{1,2}[.)](?=\s+(?:\d|m[åo]n|tis|tue|ons|wed|tor|thu|fre|fri|l[öo]r|sat|s[öu]n)))\s+",
    re.IGNORECASE,
)
_POSTPONED = re.compile(r"uppskj|framflytt|postpon", re.IGNORECASE)


def read_programme(
    text: str, *, hours: Hours | None, now: datetime, zone: str, locale: str
) -> tuple[Planned, ...]:
    """What the lines say, in their order; a day without a time is at the usual hours.

    A programme runs forward: a line without a year is read as the next such date after the line
    before it, if it would otherwise come earlier.
    """
    reader = _Reader(hours=hours, now=now, zone=zone, locale=locale)
    for number, line in enumerate(text.splitlines(), 1):
        if plain := one_line(line):
            try:
                reader.take(plain)
            except LedarbotError as cause:
                raise LineRefused(number=number, line=plain, cause=cause) from cause
    if not reader.taken:
        raise NotUnderstood()
    return tuple(reader.taken)


class _Reader:
    def __init__(self, *, hours: Hours | None, now: datetime, zone: str, locale: str) -> None:
        self._hours, self._now, self._zone, self._locale = hours, now, zone, locale
        self._latest = now
        self.taken: list[Planned] = []

    def take(self, line: str) -> None:
        """Read one line, which a rhythm makes several of."""
        for planned in self._planned(line):
            if len(self.taken) >= MEETUPS_AT_MOST:
                raise WrongNumber(field="count", least=1, most=MEETUPS_AT_MOST)
            starts = {each.start_at for each in self.taken}
            if planned.start_at is not None and planned.start_at in starts:
                raise SameTime()
            self._latest = planned.start_at or self._latest
            self.taken.append(planned)

    def _planned(self, line: str) -> list[Planned]:
        refusal: NotUnderstood | None = None
        for when, title in _parted(line):
            try:
                if typed := read_rhythm(when):
                    return [replace(each, title=title) for each in self._repeated(typed)]
                reading = self._forward(when)
            except NotUnderstood as fault:
                refusal = refusal or fault
                continue
            if isinstance(reading, TypedTimes):
                return [Planned(title=title, start_at=reading.start_at, end_at=reading.end_at)]
            postponed = bool(_POSTPONED.search(when))
            return [Planned(title=title, to_come=reading, is_postponed=postponed)]
        raise refusal or NotUnderstood()

    def _forward(self, when: str) -> Reading:
        try:
            reading = self._read(when, self._now)
        except (InThePast, MonthPassed):
            if self._latest <= self._now:
                raise
            return self._read(when, self._latest)
        if _comes_before(reading, self._latest.astimezone(ZoneInfo(self._zone))):
            try:
                return self._read(when, self._latest)
            except TimesRefused:
                # The year was typed.
                return reading
        return reading

    def _read(self, when: str, now: datetime) -> Reading:
        reading = self._understood(when, now, needs_time=False)
        if not isinstance(reading, TypedTimes):
            return reading
        if not reading.has_time:
            return self._at_usual_hours(when, reading, now)
        length = _length(self._hours)
        if reading.end_at is not None or length is None:
            return reading
        return replace(reading, end_at=reading.start_at + length)

    def _at_usual_hours(self, when: str, day: TypedTimes, now: datetime) -> Reading:
        """A day alone is at the usual hours, unless the words say that it is the whole day.

        "14 jan 2027" is the year, though where a time is asked for it could be 20.27.
        """
        try:
            with_time = self._understood(when, now, needs_time=True)
            if isinstance(with_time, TypedTimes) and not with_time.has_time:
                return with_time
        except TimesRefused:
            pass
        if self._hours is None:
            raise NoTimeOfDay(day=day.start_at.astimezone(ZoneInfo(self._zone)).date())
        return self._understood(f"{when} kl {self._hours.text}", now, needs_time=True)

    def _understood(self, when: str, now: datetime, *, needs_time: bool) -> Reading:
        return read_times(
            when, now=now, zone=self._zone, locale=self._locale, needs_time=needs_time
        )

    def _repeated(self, typed: TypedRhythm) -> list[Planned]:
        first = self._forward(typed.first)
        if not isinstance(first, TypedTimes):
            raise NotUnderstood()
        zone = ZoneInfo(self._zone)
        start = first.start_at.astimezone(zone)
        must_be_weekday(typed, start.date())
        end = (first.end_at or first.start_at + USUAL_LENGTH).astimezone(zone)
        found = occasions(
            typed.rhythm,
            first=start.date(),
            start=start.time(),
            end=end.time(),
            count=typed.count if typed.count is not None else MEETUPS_AT_MOST,
            zone=self._zone,
        )
        until = self._until(typed)
        return [
            Planned(start_at=each.start_at, end_at=None if first.end_at is None else each.end_at)
            for each in found
            if until is None or each.start_at < until
        ]

    def _until(self, typed: TypedRhythm) -> datetime | None:
        if not typed.until:
            return None
        last = read_times(
            typed.until, now=self._now, zone=self._zone, locale=self._locale, needs_time=False
        )
        if not isinstance(last, TypedTimes):
            raise NotUnderstood()
        local = last.start_at.astimezone(ZoneInfo(self._zone)).date() + timedelta(days=1)
        return datetime.combine(local, time(), tzinfo=ZoneInfo(self._zone)).astimezone(UTC)


def _parted(line: str) -> Iterator[tuple[str, str]]:
    """The ways to part a line into when and what, the likeliest first."""
    line = _NUMBER.sub("", line, count=1) if _NUMBER.match(line) else line
    if named := _NAMED.fullmatch(line):
        yield named[1], named[2]
    else:
        yield line, ""
    if parted := _PARTED.fullmatch(line):
        yield parted[1], parted[2]


def _comes_before(reading: Reading, latest: datetime) -> bool:
    if isinstance(reading, TypedTimes):
        return reading.start_at < latest
    if reading.year is None:
        return False
    return (reading.year, reading.month or 12) < (latest.year, latest.month)


def _length(hours: Hours | None) -> timedelta | None:
    if hours is None or hours.end is None:
        return None
    minutes = (hours.end.hour - hours.start.hour) * 60 + hours.end.minute - hours.start.minute
    return timedelta(minutes=minutes % (24 * 60))
