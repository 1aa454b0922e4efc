"""Who is asked after a meetup, and when."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from domain.ids import UserId
from domain.meetup_values import HAS_NATIVE_EVENT, Meetup, Signup, Standing, State
from domain.meetups import ends_at

ASKED_AFTER = timedelta(hours=1)
"""So long after its end, when people are on their way and still remember."""
NOT_AFTER = timedelta(days=7)
"""Later than so long after its end nobody is asked: after a long stop they have forgotten."""
MAY_BE_ASKED = HAS_NATIVE_EVENT | {State.HELD}
"""What was called off, postponed, proposed or never shown is not held."""


def asked_at(meetup: Meetup, *, since: datetime) -> datetime | None:
    """When those who came are asked: None for what is not to be held, and for what had ended
    before `since`, when the network began to ask.
    """
    over = ends_at(meetup)
    if over is None or over < since or meetup.state not in MAY_BE_ASKED:
        return None
    return over + ASKED_AFTER


def is_due(meetup: Meetup, *, since: datetime, now: datetime) -> bool:
    """True when it was held and it is time to ask, and not too late."""
    at = asked_at(meetup, since=since)
    is_held = meetup.state is State.HELD
    return is_held and at is not None and at <= now and not is_too_late(at, now=now)


def is_too_late(at: datetime, *, now: datetime) -> bool:
    """True when it was to be asked then, and nobody remembers any more."""
    return now > at - ASKED_AFTER + NOT_AFTER


def invited(
    signups: Iterable[Signup], *, host_id: UserId, members: Collection[UserId]
) -> list[UserId]:
    """Those who had a seat at the end and are members still. Who hosts isn't asked: the answers
    are for them. Guests without an account can't be.
    """
    return [
        each.user_id
        for each in signups
        if each.standing is Standing.SEATED and each.user_id != host_id and each.user_id in members
    ]
