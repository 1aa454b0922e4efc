"""The alarm on the queue: when it is looked at, and what has waited too long."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.applications import Application, State
from domain.ids import ApplicationId

WAIT_FOR_MODERATORS = frozenset({State.SUBMITTED, State.IN_REVIEW, State.LAPSED})
MOST_HOURS = 6
_DAYS_AHEAD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """What waits on the moderators, and which of it for too long, the oldest first."""

    waiting: int
    overdue: tuple[ApplicationId, ...]
    oldest_since: datetime


def next_alarm(hours: Collection[int], *, timezone: str, after: datetime) -> datetime | None:
    """The first of these hours of the day after this moment, by the clocks in the zone.

    An hour that summer time skips comes with the next one; one that it repeats counts once.
    """
    zone = ZoneInfo(timezone)
    today = after.astimezone(zone).date()
    moments = (
        datetime.combine(today + timedelta(days=days), time(hour), tzinfo=zone).astimezone(UTC)
        for days in range(_DAYS_AHEAD)
        for hour in hours
    )
    return min((moment for moment in moments if moment > after), default=None)


def waiting_since(application: Application) -> datetime:
    """Since when the application waits: handed in, or last asked about."""
    return application.asked_at or application.submitted_at


def alarm(applications: Iterable[Application], *, after_hours: int, now: datetime) -> Alarm | None:
    """What to tell of; None when nothing has waited longer than that on the moderators."""
    waiting = sorted(
        (each for each in applications if each.state in WAIT_FOR_MODERATORS), key=waiting_since
    )
    limit = now - timedelta(hours=after_hours)
    overdue = tuple(each.application_id for each in waiting if waiting_since(each) <= limit)
    if not overdue:
        return None
    return Alarm(waiting=len(waiting), overdue=overdue, oldest_since=waiting_since(waiting[0]))
