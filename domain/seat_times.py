"""Seats and time: who is asked late, and what becomes of seats when the meetup is moved."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from domain.meetup_values import Meetup, Signup
from domain.seats import (
    GIVES_SEATS,
    LAST_OFFERS,
    SHORTEST_OFFER,
    confirmation_times,
    unsettled,
)


def confirm_until(meetup: Meetup, *, now: datetime) -> datetime | None:
    """Until when those who are asked at `now` have time to confirm; None when nobody is asked.

    Half of the time that is left: on time that is what `confirmation_times` says, and who is asked
    late (announced late, moved, or nobody to ask) still has time to answer.
    """
    times = confirmation_times(meetup)
    if times is None or meetup.start_at is None or meetup.state not in GIVES_SEATS:
        return None
    left = (meetup.start_at - now) / 2
    return now + left if now >= times[0] and left >= SHORTEST_OFFER else None


def moved(meetup: Meetup, signups: Iterable[Signup], *, now: datetime) -> tuple[Signup, ...]:
    """The answers that change when the meetup has another start.

    Who comes is asked anew, for that a seat was confirmed said nothing of the new time. A held seat
    is held no longer than until offers end, yet so long that there is time to answer.
    """
    if meetup.start_at is None:
        return unsettled(signups)
    latest = max(meetup.start_at - LAST_OFFERS, now + SHORTEST_OFFER)
    return tuple(
        replace(
            each,
            offered_until=each.offered_until and min(each.offered_until, latest),
            confirm_by=None,
            confirmed_at=None,
        )
        for each in signups
        if each.confirm_by
        or each.confirmed_at
        or (each.offered_until is not None and each.offered_until > latest)
    )
