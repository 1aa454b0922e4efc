"""What a sentence about dates and times means, here and now: moments, or why there are none."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.typed_time_calendar import days, last_days
from domain.typed_time_days import Here
from domain.typed_time_hours import DAY, Hour, shows_24_hours, single, spans
from domain.typed_time_parts import Sentence, Side
from domain.typed_time_refusals import (
    EndBeforeStart,
    InThePast,
    MonthPassed,
    NoDayGiven,
    NoTimeOfDay,
    RepeatedHour,
    SkippedHour,
    TimesRefused,
    TooFarAway,
    WeekdayContradicts,
)
from domain.typed_time_sides import (
    completed,
    hour_of,
    like_dates,
    makes_sense,
    one_by_one,
    only_numbers,
)
from domain.typed_time_values import Assumed, DateToCome, Reading, TypedTimes

YEARS_AHEAD = 2
Outcome = Reading | TimesRefused


@dataclass(frozen=True, slots=True)
class _Hours:
    """Minutes after the midnights before the first and the last day."""

    begins: int
    ends: int | None = None
    lasts: int | None = None
    assumed: tuple[Assumed, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads sentences at a moment, in a zone."""

    now: datetime
    zone: ZoneInfo
    here: Here
    needs_time: bool

    def outcomes(self, sentence: Sentence) -> list[Outcome]:
        """All that the sentence can mean, and why other readings of it do not hold."""
        sides = completed(sentence)
        if sides is None or not all(makes_sense(side) for side in sides if side):
            return []
        first, second = sides
        if only_numbers(first, second):
            return []
        found: list[Outcome] = []
        try:
            # One by one: what was found before a refusal counts.
            for outcome in self._meanings(first, second, by_and=sentence.by_and):
                found.append(outcome)
        except WeekdayContradicts as refusal:
            if second is None or not second.has_day:
                refusal.readings = self._instead(refusal, first, second)
            found.append(refusal)
        except TimesRefused as refusal:
            found.append(refusal)
        return found

    def _meanings(self, first: Side, second: Side | None, *, by_and: bool) -> Iterator[Outcome]:
        if first.no_date or first.month_alone is not None:
            if second is None:
                yield from self._to_come(first)
        elif first.minutes_from_now is not None:
            if second is None:
                yield self._soon(first, first.minutes_from_now)
        else:
            yield from self._timed(first, second, by_and=by_and)

    def _to_come(self, side: Side) -> Iterator[Outcome]:
        """A date to come; a month without a year is the next such month."""
        if side != Side(month_alone=side.month_alone, year=side.year, no_date=side.no_date):
            return
        today, month, year = self.here.today, side.month_alone, side.year
        if month is not None and year is None:
            year = today.year + (month < today.month)
        if year is not None and (year, month or 12) < (today.year, today.month):
            yield MonthPassed()
        elif year is not None and (year - YEARS_AHEAD, month or 1) > (today.year, today.month):
            yield TooFarAway(day=date(year, month or 1, 1))
        else:
            yield DateToCome(month=month, year=year)

    def _soon(self, side: Side, minutes: int) -> Outcome:
        """The moment that is so many minutes away, on the next whole minute."""
        start = (self.now + timedelta(minutes=minutes, seconds=59)).replace(second=0, microsecond=0)
        end = start + timedelta(minutes=side.duration) if side.duration else None
        return self._in_reach(TypedTimes(start, end))

    def _timed(self, first: Side, second: Side | None, *, by_and: bool) -> Iterator[Outcome]:
        today = self.here.today
        found = days(first, today=today)
        if not found:
            yield NoDayGiven()
        for day in found:
            lasts = [day]
            if second is not None and second.has_day:
                lasts = last_days(second, start=day, today=today)
            for last in lasts:
                if last < day:
                    yield EndBeforeStart()
                elif not by_and or one_by_one(day, last, first, second):
                    yield from self._on(day, last, first, second)

    def _instead(
        self, refusal: WeekdayContradicts, first: Side, second: Side | None
    ) -> tuple[TypedTimes, ...]:
        """The typed time on each of the days that may have been meant."""
        try:
            return tuple(
                outcome
                for day in refusal.days
                for outcome in self._on(day, day, first, second)
                if isinstance(outcome, TypedTimes)
            )
        except TimesRefused:
            return ()

    def _on(self, day: date, last: date, first: Side, second: Side | None) -> Iterator[Outcome]:
        """What the hours mean from that day to that last day."""
        start, end = hour_of(first), hour_of(second)
        if start is None and end is not None and last > day:
            # "12–13 mars kl 9"
            start, end = end, None
        assumed = self._assumed_of(day, first)
        if start is None:
            loose = first.part or first.duration or end
            if loose or not (first.whole_day or last > day or not self.needs_time):
                days_alone = self._whole_days(day, last, assumed)
                reachable = isinstance(days_alone, TypedTimes)
                yield NoTimeOfDay(day=day) if reachable else days_alone
            else:
                yield self._whole_days(day, last, assumed)
            return
        if start and end and last > day and like_dates(first, start[0], day, end[0], last):
            yield self._whole_days(day, last, assumed)
        if not first.whole_day and not (first.duration and (end or last > day)):
            for hours in self._hours(start, end, first.duration, several=last > day):
                yield self._built(day, last, replace(hours, assumed=assumed + hours.assumed))

    def _hours(
        self, start: Hour, end: Hour | None, lasts: int | None, *, several: bool
    ) -> Iterator[_Hours]:
        locale = self.here.locale
        if end is None:
            for begins, assumed in single(start, locale=locale):
                if several:
                    yield _Hours(begins, DAY, assumed=(*assumed, Assumed.LAST_DAY))
                else:
                    yield _Hours(begins, lasts=lasts, assumed=assumed)
        elif several:
            literal = shows_24_hours(start, end)
            for begins, assumed in single(start, locale=locale, literal=literal):
                for ends, also in single(end, locale=locale, literal=literal):
                    yield _Hours(begins, ends, assumed=assumed + also)
        else:
            found = spans(start, end, locale=locale)
            if not found and single(start, locale=locale) and single(end, locale=locale):
                raise EndBeforeStart()
            for begins, ends, assumed in found:
                yield _Hours(begins, ends, assumed=assumed)

    def _built(self, day: date, last: date, hours: _Hours) -> Outcome:
        """The times, or why the clocks or the calendar do not have them."""
        try:
            starts = self._moments(day, hours.begins)
            ends = [] if hours.ends is None else self._moments(last, hours.ends)
        except SkippedHour as refusal:
            return refusal
        if hours.lasts is not None:
            lasts = timedelta(minutes=hours.lasts)
            pairs: list[tuple[datetime, datetime | None]] = [(at, at + lasts) for at in starts]
        elif hours.ends is not None:
            pairs = [(start, end) for start in starts for end in ends if start < end]
        else:
            pairs = [(start, None) for start in starts]
        if not pairs:
            return EndBeforeStart()
        found = [self._in_reach(TypedTimes(*pair, assumed=hours.assumed)) for pair in pairs]
        readings = tuple(each for each in found if isinstance(each, TypedTimes))
        if len(readings) < 2:
            return readings[0] if readings else found[0]
        twice = len(starts) > 1
        local = (starts[0] if twice else ends[0]).astimezone(self.zone)
        return RepeatedHour(readings=readings, day=local.date(), clock=self._clock(local))

    def _whole_days(self, day: date, last: date, assumed: tuple[Assumed, ...]) -> Outcome:
        start, end = (
            datetime.combine(each, time(), tzinfo=self.zone).astimezone(UTC)
            for each in (day, last + timedelta(days=1))
        )
        return self._in_reach(TypedTimes(start, end, has_time=False, assumed=assumed))

    def _in_reach(self, times: TypedTimes) -> Outcome:
        """The times, unless they have been or are too far away; today's whole day has not."""
        today = self.here.today
        day = times.start_at.astimezone(self.zone).date()
        if (day < today) if not times.has_time else (times.start_at <= self.now):
            return InThePast(day=day, today="yes" if day == today else "no")
        for moment in (times.start_at, times.end_at):
            if moment is not None:
                day = moment.astimezone(self.zone).date()
                if (day.year - YEARS_AHEAD, day.month, day.day) > (
                    today.year, today.month, today.day,
                ):  # fmt: skip
                    return TooFarAway(day=day)
        return times

    def _moments(self, day: date, minutes: int) -> list[datetime]:
        """The moments at which the clocks show this: one, or two when they are set back."""
        local = datetime.combine(day, time()) + timedelta(minutes=minutes)
        moments = [local.replace(tzinfo=self.zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
        shown = moments[0].astimezone(self.zone)
        if shown.replace(tzinfo=None) != local:
            raise SkippedHour(
                day=local.date(), clock=self._clock(local), instead=self._clock(shown)
            )
        return sorted(set(moments))

    def _clock(self, local: datetime) -> str:
        return f"{local:%H.%M}" if self.here.locale == "sv" else f"{local:%H:%M}"

    def _assumed_of(self, day: date, side: Side) -> tuple[Assumed, ...]:
        """What of the day was not typed and is not simply this year's or this month's."""
        today = self.here.today
        dated = side.month is not None or side.week is not None
        if dated and side.year is None and day.year != today.year:
            return (Assumed.YEAR,)
        alone = side.day is not None and side.month is None
        return (Assumed.MONTH,) if alone and day.month != today.month else ()
