"""What typed dates and times can mean."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Assumed(StrEnum):
    """What the person left out and the reading filled in; the confirmation should show it."""

    YEAR = "year"  # no year: the next time that date comes, and that is not this year
    MONTH = "month"  # "den 17": the next 17th, and that is not this month
    AFTERNOON = "afternoon"  # "kl 3": nobody meets at three in the night
    NEXT_DAY = "next-day"  # "22–01": the end is after midnight
    LAST_DAY = "last-day"  # "12–13 mars kl 9": until the end of the last day


@dataclass(frozen=True, slots=True)
class TypedTimes:
    """A start that is to come and perhaps an end, in UTC.

    Without a time of day (`has_time` false) they are the midnights, by the clocks in the zone,
    before the first and after the last day.
    """

    start_at: datetime
    end_at: datetime | None = None
    has_time: bool = True
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateToCome:
    """No day yet; perhaps the month, and then always its year, or the year alone."""

    month: int | None = None
    year: int | None = None


Reading = TypedTimes | DateToCome
