"""The parts of a typed date and time, and the sentences that they can be put together to."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum


class Shape(StrEnum):
    """How an hour was written, which tells whether the 24-hour clock is meant."""

    FULL = "full"  # 18, 09:30, 0930: the 24-hour clock shows
    PLAIN = "plain"  # 6, 9.30
    SPOKEN = "spoken"  # halv sju, six o'clock
    MIDNIGHT = "midnight"  # the one before or the one after


class Part(StrEnum):
    """The part of the day that an hour is said to be in."""

    AM = "am"
    PM = "pm"
    MORNING = "morning"
    DAY = "day"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Said(StrEnum):
    """What was said with a weekday."""

    NEXT = "next"
    COMING = "coming"
    THIS = "this"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time as it was typed."""

    hour: int
    minute: int
    shape: Shape


@dataclass(frozen=True, slots=True)
class Side:
    """What is said of one side of "from … to …"; of both, where there is but one."""

    weekday: int | None = None
    said: Said | None = None
    day: int | None = None
    bare: bool | None = None  # a day that is only a number
    month: int | None = None
    year: int | None = None
    month_alone: int | None = None  # "juni": no day of it
    week: int | None = None
    calendar_week: int | None = None  # 0 is this week, 1 the next
    days_from_now: int | None = None
    weeks_from_now: int | None = None
    weeks_later: int | None = None  # "a week from Thursday"
    months_from_now: int | None = None
    minutes_from_now: int | None = None
    clock: Clock | None = None
    part: Part | None = None
    duration: int | None = None  # minutes
    whole_day: bool | None = None
    no_date: bool | None = None

    @property
    def has_day(self) -> bool:
        """True when something is said that a day can be found from."""
        return any(getattr(self, name) is not None for name in _DAY_FIELDS)

    def with_day_of(self, other: "Side") -> "Side":
        """This side with the other's day."""
        return replace(self, **{name: getattr(other, name) for name in _DAY_FIELDS})

    def without_day(self) -> "Side":
        """This side with only its time."""
        return self.with_day_of(NOTHING)


LIKE_A_YEAR = 2
"""The strain of an hour and minute in one number that may as well be a year."""

_DAY_FIELDS = (
    "weekday", "said", "day", "bare", "month", "year", "month_alone", "week", "calendar_week",
    "days_from_now", "weeks_from_now", "weeks_later", "months_from_now", "minutes_from_now",
)  # fmt: skip
_FIELDS = tuple(field.name for field in fields(Side))
NOTHING = Side()


def together(one: Side, other: Side) -> Side | None:
    """Both, or None where both say something of the same thing."""
    said = {name: value for name in _FIELDS if (value := getattr(other, name)) is not None}
    if any(getattr(one, name) is not None for name in said):
        return None
    return replace(one, **said)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One way of putting the parts together; the higher the strain, the less likely."""

    first: Side = NOTHING
    second: Side | None = None
    joins: int = 0
    by_and: bool = False
    between: bool = False
    ends_in_clock: bool = False
    clock_at_join: bool = False
    day_last: bool = False  # "torsdag 18–20 den 18 mars": the end's day was said after its hour
    strain: int = 0

    def plus(self, piece: Side, *, strain: int) -> "Sentence | None":
        """The sentence with one more part, or None where it does not fit."""
        side = self.first if self.second is None else self.second
        into = together(side, piece)
        if into is None or (self.joins == 2 and piece.has_day):
            return None
        if strain == LIKE_A_YEAR and side.month is not None and side.year is None:
            # "14 jan 2027" lacks an hour; nobody means 20.27 by it.
            return None
        if piece.clock and self.second and self.second.has_day and not self.first.has_day:
            # In "12–13 mars kl 9" the 12 is no hour.
            return None
        change = {"first": into} if self.second is None else {"second": into}
        return replace(
            self,
            strain=self.strain + strain,
            ends_in_clock=piece.clock is not None or piece.part is not None,
            day_last=self.day_last or (self._is_span and piece.has_day),
            **change,  # type: ignore[arg-type]
        )

    @property
    def _is_span(self) -> bool:
        return self.clock_at_join and self.second is not None and self.second.clock is not None

    def joined(self, *, by_and: bool) -> "Sentence | None":
        """The sentence after "to"; a second one only between days and times ("12–13/3 9–16")."""
        if self.first == NOTHING or self.joins == 2:
            return None
        if by_and and self.first.clock is not None and not self.between:
            # "fredag kl 18 och lördag kl 10" are two meetups.
            return None
        if self.second is None:
            return replace(
                self, second=NOTHING, joins=1, by_and=by_and, clock_at_join=self.ends_in_clock
            )
        if by_and and not self.between:
            return None
        return self._joined_again()

    def _joined_again(self) -> "Sentence | None":
        one, other = self.first, self.second
        if other is None or other.clock is None:
            return None
        if one.has_day and one.clock is None and self.ends_in_clock:
            # Day to day, clock to …: only the end's clock is still to come.
            first = replace(one, clock=other.clock, part=other.part)
            return replace(self, first=first, second=replace(other, clock=None, part=None), joins=2)
        if not one.has_day and one.clock is not None and other.has_day and not self.ends_in_clock:
            # Clock to clock, day to …: only the last day is still to come.
            return replace(self, first=one.with_day_of(other), second=other.without_day())
        return None
