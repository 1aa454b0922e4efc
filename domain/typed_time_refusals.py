"""Why typed dates and times are not taken: each with what its sentence needs, and with what could
be offered instead."""

from datetime import date, timedelta

from domain.errors import LedarbotError
from domain.typed_time_values import TypedTimes


class TimesRefused(LedarbotError):
    """Any refusal of typed times; `readings` are those that may be offered as buttons."""

    key = "times-not-understood"

    def __init__(self, *, readings: tuple[TypedTimes, ...] = (), **args_for_text: object) -> None:
        super().__init__(**args_for_text)
        self.readings = readings


class NotUnderstood(TimesRefused):
    """No reading fits all that was typed."""

    key = "times-not-understood"


class NoDayGiven(TimesRefused):
    """A time, or a week, but no day."""

    key = "times-no-day"


class NoTimeOfDay(TimesRefused):
    """A day, but not when on it; `day` is the first."""

    key = "times-no-time"


class InThePast(TimesRefused):
    """The start has been; `day` is the day that was read, `today` "yes" if it is today."""

    key = "times-past"


class MonthPassed(TimesRefused):
    """The month, or the year, of a date to come has been."""

    key = "times-month-passed"


class TooFarAway(TimesRefused):
    """The start or end lies more than two years ahead; `day` is the day that was read."""

    key = "times-too-far"


class Ambiguous(TimesRefused):
    """Two or more readings exist; `first` and `second` tell them apart, `more` counts the rest."""

    key = "times-ambiguous"

    def __init__(self, readings: tuple[TypedTimes, ...]) -> None:
        first, second = readings[:2]
        by_end = first.start_at == second.start_at
        super().__init__(
            readings=readings,
            first=first.end_at if by_end else first.start_at,
            second=second.end_at if by_end else second.start_at,
            more=len(readings) - 2,
        )


class SkippedHour(TimesRefused):
    """Summer time skips this time; `clock` on `day` does not exist, `instead` does."""

    key = "times-skipped"


class RepeatedHour(TimesRefused):
    """The clocks go back and show this time, `clock` on `day`, twice."""

    key = "times-repeated"


class WeekdayContradicts(TimesRefused):
    """The date is another weekday; `day` is the date, `before` and `after` days that are right."""

    key = "times-weekday"

    def __init__(
        self, *, day: date, weekday: int, today: date, readings: tuple[TypedTimes, ...] = ()
    ) -> None:
        before = day - timedelta(days=(day.weekday() - weekday) % 7)
        if before < today:
            before = today + timedelta(days=(weekday - today.weekday()) % 7)
        after = before + timedelta(days=7)
        super().__init__(readings=readings, day=day, before=before, after=after)
        self.days = (before, after, day)


class DaysDisagree(TimesRefused):
    """Two things were said of the day that can't both be true."""

    key = "times-days-disagree"


class NoSuchDate(TimesRefused):
    """The month has no such day; `day`, `month` and `year` are what was typed."""

    key = "times-no-such-date"


class NoSuchWeek(TimesRefused):
    """The year has no such week."""

    key = "times-no-such-week"


class EndBeforeStart(TimesRefused):
    """The end does not come after the start."""

    key = "times-end-first"
