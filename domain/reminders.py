"""When those who have a seat are reminded, and what of a late reminder is still worth saying."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.meetup_values import HAS_NATIVE_EVENT, Meetup

MINUTES_AT_MOST = 60 * 24 * 60
"""Two months before."""
REMINDERS_AT_MOST = 5
_IN_GOOD_TIME = timedelta(minutes=10)
"""So much before the start a reminder still helps; later one is there or isn't. One that is meant
for the last minutes has half of them to go out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One reminder: `minutes` before the start, due at `at`."""

    minutes: int
    at: datetime


def reminders(meetup: Meetup) -> tuple[Reminder, ...]:
    """The meetup's reminders, the earliest first; none without a date."""
    if meetup.start_at is None or meetup.state not in HAS_NATIVE_EVENT:
        return ()
    start = meetup.start_at
    return tuple(
        Reminder(minutes=minutes, at=start - timedelta(minutes=minutes))
        for minutes in sorted(set(meetup.reminders), reverse=True)
    )


def to_plan(meetup: Meetup, *, now: datetime) -> tuple[Reminder, ...]:
    """Those that are still to come; a meetup announced late has only the last ones."""
    return tuple(reminder for reminder in reminders(meetup) if reminder.at > now)


def is_worth_saying(meetup: Meetup, reminder: Reminder, *, now: datetime) -> bool:
    """True when the reminder still helps at `now`, on time or late.

    A late one says how long is truly left. It is dropped when the next one is due as well, or when
    so little is left that nobody could act on it; and when the meetup was moved or called off.
    """
    if reminder not in reminders(meetup) or meetup.start_at is None:
        return False
    if now > meetup.start_at - min(_IN_GOOD_TIME, timedelta(minutes=reminder.minutes) / 2):
        return False
    return not any(
        reminder.at < other.at <= now for other in reminders(meetup) if other != reminder
    )


def distance(start_at: datetime, *, now: datetime, timezone: str) -> tuple[str, int]:
    """How long is truly left, as people say it: ("days", 6), ("tomorrow", 0), ("hours", 3) …

    Days are those of the calendar where the meetup is.
    """
    zone = ZoneInfo(timezone)
    days = (start_at.astimezone(zone).date() - now.astimezone(zone).date()).days
    left = start_at - now
    if left >= timedelta(hours=12) and days >= 1:
        return ("tomorrow", 0) if days == 1 else ("days", days)
    if left >= timedelta(minutes=90):
        return "hours", round(left / timedelta(hours=1))
    return "minutes", max(round(left / timedelta(minutes=1)), 1)
