"""What decided cases tell: how long they took, how they ended, where people and advice differ."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from domain.applications import State
from domain.ids import ApplicationId
from domain.screening.findings import Criterion, Finding, Recommendation, Verdict

PERIODS = (30, 90, 365)
"""The days back for which numbers are shown."""

_AGREES = {
    (Recommendation.APPROVE, State.APPROVED),
    (Recommendation.DECLINE, State.DECLINED),
}
OPPOSITE = (
    (Recommendation.APPROVE, State.DECLINED),
    (Recommendation.DECLINE, State.APPROVED),
)
"""What counts as a difference: something clear was recommended, and people did the opposite."""
_CLEAR = frozenset({Recommendation.APPROVE, Recommendation.DECLINE})
SPEEDS = (timedelta(days=1), timedelta(days=3), timedelta(days=7))
"""Where the groups of the time to a decision end; the last group has no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One decision, without whose it was."""

    submitted_at: datetime
    decided_at: datetime
    state: State
    recommendation: Recommendation | None
    is_by_policy: bool = False
    """True when the policy let a clear case in and no person decided."""

    @property
    def took(self) -> timedelta:
        # A join request that was decided in Discord may carry Discord's own, earlier moment.
        return max(self.decided_at - self.submitted_at, timedelta(0))

    @property
    def is_clear(self) -> bool:
        """True when the recommendation was more than "read for yourself"."""
        return self.recommendation in _CLEAR

    @property
    def agrees(self) -> bool:
        return (self.recommendation, self.state) in _AGREES


@dataclass(frozen=True, slots=True)
class Queue:
    """What is waiting at this moment, and on whom."""

    moderators: int = 0
    applicants: int = 0
    oldest_at: datetime | None = None
    """When the oldest of those that wait for moderators was handed in."""


@dataclass(frozen=True, slots=True)
class Week:
    """What was decided in a week that begins on this Monday, in the community's zone."""

    begins: date
    approved: int = 0
    declined: int = 0


Verdicts = Mapping[Criterion, Mapping[Verdict, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """The desk in numbers over some days back."""

    days: int
    queue: Queue
    received: int
    approved: int
    declined: int
    by_policy: int
    """Those of the approved whom the policy let in by itself: no decision of a person's."""
    median: timedelta | None
    slowest: timedelta | None
    speeds: tuple[int, ...]
    """How many of people's decisions took up to each of `SPEEDS`, and how many longer."""
    weeks: tuple[Week, ...]
    verdicts: Verdicts
    verdicts_of_approved: Verdicts
    """The same counted in the approved alone: what the share of approvals is taken from."""
    advised: int
    """Decisions for which something clear had been recommended."""
    agreed: int
    reviewed: int
    """Decisions for which the recommendation was to read for oneself."""

    @property
    def decided(self) -> int:
        return self.approved + self.declined


def statistics(
    decided: Sequence[Decided],
    *,
    days: int,
    queue: Queue,
    received: int,
    verdicts: Verdicts,
    verdicts_of_approved: Verdicts,
    zone: str,
    now: datetime,
) -> Statistics:
    """The numbers for these decisions, all of which lie within the days."""
    by_people = [each for each in decided if not each.is_by_policy]
    took = sorted(each.took for each in by_people)
    states = [each.state for each in decided]
    clear = [each for each in by_people if each.is_clear]
    return Statistics(
        days=days,
        queue=queue,
        received=received,
        approved=states.count(State.APPROVED),
        declined=states.count(State.DECLINED),
        by_policy=len(decided) - len(by_people),
        median=_median(took),
        slowest=took[-1] if took else None,
        speeds=_speeds(took),
        weeks=_weeks(decided, days=days, zone=ZoneInfo(zone), now=now),
        verdicts=verdicts,
        verdicts_of_approved=verdicts_of_approved,
        advised=len(clear),
        agreed=sum(each.agrees for each in clear),
        reviewed=sum(each.recommendation is Recommendation.REVIEW for each in by_people),
    )


def _median(took: Sequence[timedelta]) -> timedelta | None:
    return timedelta(seconds=median(each.total_seconds() for each in took)) if took else None


def _speeds(took: Sequence[timedelta]) -> tuple[int, ...]:
    ends = (*SPEEDS, timedelta.max)
    begins = (timedelta.min, *SPEEDS)
    return tuple(
        sum(begin < each <= end for each in took) for begin, end in zip(begins, ends, strict=True)
    )


def _weeks(
    decided: Iterable[Decided], *, days: int, zone: ZoneInfo, now: datetime
) -> tuple[Week, ...]:
    first = _monday((now - timedelta(days=days)).astimezone(zone).date())
    last = _monday(now.astimezone(zone).date())
    counts = Counter(
        (_monday(each.decided_at.astimezone(zone).date()), each.state) for each in decided
    )
    mondays = [first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1)]
    return tuple(
        Week(monday, counts[monday, State.APPROVED], counts[monday, State.DECLINED])
        for monday in mondays
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of the calendar, as the community's zone has it."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.year <= 9998 and 1 <= self.number <= 12):
            raise ValueError("no such month")

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @classmethod
    def read(cls, text: str) -> "Month | None":
        """The month that `str` wrote; None for anything else."""
        year, _, number = text.partition("-")
        if len(text) != 7 or not (year.isascii() and year.isdigit() and number.isdigit()):
            return None
        try:
            return cls(int(year), int(number))
        except ValueError:
            return None

    @classmethod
    def of(cls, moment: datetime, *, zone: str) -> "Month":
        local = moment.astimezone(ZoneInfo(zone))
        return cls(local.year, local.month)

    def moved(self, months: int) -> "Month":
        years, number = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(years, number + 1)

    def begins(self, *, zone: str, hour: int = 0) -> datetime:
        """Its first day at this hour in the zone."""
        return datetime(self.year, self.number, 1, hour, tzinfo=ZoneInfo(zone))


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A case in which moderators decided otherwise than was recommended; it names nobody."""

    application_id: ApplicationId
    state: State
    recommendation: Recommendation
    kind: str
    sector: str
    rules: tuple[str, ...] = field(default=())
    """The rules on which the recommendation rested."""


def carrying_rules(recommendation: Recommendation, findings: Iterable[Finding]) -> tuple[str, ...]:
    """The rules behind a recommendation: of what is not met for a no, of all for a yes."""
    wanted = Verdict.NOT_MET if recommendation is Recommendation.DECLINE else Verdict.MET
    return tuple(finding.rule for finding in findings if finding.verdict is wanted)
