"""What became different in a meetup, and which of it those who come must be told."""

from collections.abc import Collection
from enum import StrEnum

from domain.meetup_values import ANNOUNCED, Meetup, State


class Change(StrEnum):
    """One thing that became different."""

    ANNOUNCED = "announced"
    TIME = "time"
    NEW_DATE = "new_date"
    """What had no date, or was postponed, has one."""
    NO_DATE = "no_date"
    """The date was taken back, without being postponed until further notice."""
    PLACE = "place"
    LINK = "link"
    SPEAKERS = "speakers"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    SEATS = "seats"
    WORDS = "words"
    """Title, description, agenda, cost and the like: small, the card shows it."""


TOLD_TO_ALL = frozenset({Change.NEW_DATE, Change.NO_DATE, Change.POSTPONED, Change.CANCELLED})
"""What everybody who said yes or maybe, or who waits for a seat, is told."""
TOLD_TO_SEATED = frozenset({Change.TIME, Change.PLACE, Change.LINK, Change.SPEAKERS}) | TOLD_TO_ALL
"""What those who have a seat are told."""
_IN_CALENDAR = TOLD_TO_SEATED - {Change.SPEAKERS}


def changes(before: Meetup, after: Meetup) -> tuple[Change, ...]:
    """What is different, the weightiest first; nothing twice.

    A postponed or cancelled meetup has lost its date and place by that: it is said once.
    """
    if after.state is not before.state:
        if after.state is State.CANCELLED:
            return (Change.CANCELLED,)
        if after.state is State.POSTPONED:
            return (Change.POSTPONED,)
    found: list[Change] = []
    if after.state in ANNOUNCED and before.state not in ANNOUNCED:
        found.append(Change.ANNOUNCED)
    found += _time(before, after)
    if (before.venue, before.address) != (after.venue, after.address):
        found.append(Change.PLACE)
    if before.link != after.link:
        found.append(Change.LINK)
    if not _same_speakers(before, after):
        found.append(Change.SPEAKERS)
    if before.seats != after.seats or before.signup_closes_at != after.signup_closes_at:
        found.append(Change.SEATS)
    if _words(before) != _words(after):
        found.append(Change.WORDS)
    return tuple(found)


def matters_to_all(found: Collection[Change]) -> tuple[Change, ...]:
    """What those are told who have no seat."""
    return tuple(change for change in found if change in TOLD_TO_ALL)


def matters_to_seated(found: Collection[Change]) -> tuple[Change, ...]:
    """What those are told who have a seat."""
    return tuple(change for change in found if change in TOLD_TO_SEATED)


def concerns_calendar(found: Collection[Change]) -> bool:
    """True when a calendar that holds the meetup must be told (RFC 5545, 3.8.7.4)."""
    return not _IN_CALENDAR.isdisjoint(found)


def _time(before: Meetup, after: Meetup) -> list[Change]:
    if after.start_at is None:
        return [] if before.start_at is None else [Change.NO_DATE]
    if before.start_at is None:
        return [Change.NEW_DATE]
    moved = (before.start_at, before.end_at) != (after.start_at, after.end_at)
    return [Change.TIME] if moved else []


def _words(meetup: Meetup) -> tuple[object, ...]:
    return (
        meetup.title,
        meetup.description,
        meetup.agenda,
        meetup.cost,
        meetup.contact,
        meetup.date_note,
        meetup.reservation,
        meetup.reason,
        meetup.asks_diet,
        meetup.asks_accessibility,
        meetup.shows_names,
        meetup.roles,
    )


def _same_speakers(before: Meetup, after: Meetup) -> bool:
    """True when nobody comes, goes or is changed; hours that move along with the date are time."""
    if before.speakers == after.speakers:
        return True
    dated = before.start_at is not None and after.start_at is not None
    return speakers_told(before, hours=dated) == speakers_told(after, hours=dated)


def speakers_told(meetup: Meetup, *, hours: bool = True) -> list[tuple[object, ...]]:
    """Who speaks of what, and how long after the start."""
    start = meetup.start_at if hours else None
    return [
        (each.name, each.role, each.topic, each.at - start if start and each.at else None)
        for each in meetup.speakers
    ]
