"""Who gets a seat: sign-up, the waiting list, offers that hold a seat, and confirmations.

Held by every function here: nobody gets a seat beyond the capacity, and nobody loses one but by
their own word or by an answer that they did not give in time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from domain.ids import UserId
from domain.meetup_refusals import (
    NoRoomForGuests,
    NothingOffered,
    NotSignedUp,
    SignupClosed,
    TooManyGuests,
)
from domain.meetup_values import (
    HOLDS_SEAT,
    TAKES_SIGNUPS,
    Meetup,
    Occupancy,
    SeatRules,
    Signup,
    Standing,
    State,
)

LAST_OFFERS = timedelta(hours=1)
"""So near the start nobody is waited for any more: a free seat is whoever's who takes it."""
SHORTEST_OFFER = timedelta(minutes=15)
_HAS_GUESTS = HOLDS_SEAT | {Standing.WAITING}
GIVES_SEATS = TAKES_SIGNUPS | {State.CLOSED}
"""Where a free seat goes to who waits: until the start, though nobody new may sign up."""
_SAYS_MAYBE = TAKES_SIGNUPS | {State.DATE_TO_COME, State.POSTPONED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who signs up, with what fair seats need to know of them."""

    user_id: UserId
    employer_key: str = ""
    is_first_timer: bool = False


def join(
    meetup: Meetup,
    occupancy: Occupancy,
    own: Signup | None,
    *,
    person: Person,
    order: int,
    guests: int | None = None,
    now: datetime,
) -> Signup:
    """The person's answer is yes: a seat if there is one, else a place in the waiting list.

    Who has a seat keeps it, who waits keeps the place; both may change the number of guests, and
    keep it when `guests` is None. A seat that is held for somebody may be taken after the deadline
    too. `occupancy` counts what `own` takes, and the person's employer.

    A seat that is free is one that nobody in the waiting list fits on, or one in the last hour:
    `promoted` and `offers` have had their turn. So whoever fits may have it, who waits as well.
    """
    _must_take_signups(meetup, own)
    named = own.guests if own is not None and own.standing in _HAS_GUESTS else 0
    guests = named if guests is None else guests
    if not 0 <= guests <= max(meetup.seats.guests, named):
        raise TooManyGuests(most=meetup.seats.guests)
    if guests > named and meetup.state not in TAKES_SIGNUPS:
        raise SignupClosed(state=meetup.state)
    if own is not None and own.standing is Standing.OFFERED:
        own = accept(own, now=now)
    if own is not None and own.standing is Standing.SEATED:
        return _with_guests(meetup.seats, occupancy, own, guests=guests)
    if own is not None and own.standing is Standing.WAITING:
        answer = replace(own, guests=guests, answered_at=now, employer_key=person.employer_key)
    else:
        answer = _new_answer(meetup, own, Standing.WAITING, person=person, order=order, now=now)
        answer = replace(answer, guests=guests)
    of_employer = {answer.employer_key: occupancy.of_employer}
    if _fits(meetup.seats, answer, taken=occupancy.taken, employers=of_employer):
        return replace(answer, standing=Standing.SEATED)
    return answer


def say_maybe(
    meetup: Meetup, own: Signup | None, *, person: Person, order: int, now: datetime
) -> Signup:
    """Perhaps: no seat and no place in the waiting list, but told when something changes."""
    if meetup.state not in _SAYS_MAYBE:
        raise SignupClosed(state=meetup.state)
    if own is not None and own.standing is Standing.MAYBE:
        return own
    return _new_answer(meetup, own, Standing.MAYBE, person=person, order=order, now=now)


def decline(
    meetup: Meetup, own: Signup | None, *, person: Person, order: int, now: datetime
) -> Signup:
    """No, or no longer. Possible until the start, after the deadline as well.

    A chair that is known to be empty can be given to somebody; one that isn't helps nobody.
    """
    if meetup.state not in _SAYS_MAYBE | {State.CLOSED}:
        raise SignupClosed(state=meetup.state)
    if own is not None and own.standing is Standing.NO:
        return own
    return _new_answer(meetup, own, Standing.NO, person=person, order=order, now=now)


def accept(own: Signup | None, *, now: datetime) -> Signup:
    """The held seat is taken, if it is still held."""
    if own is None or own.standing is not Standing.OFFERED:
        raise NothingOffered()
    if own.offered_until is not None and now >= own.offered_until:
        raise NothingOffered()
    return replace(own, standing=Standing.SEATED, offered_until=None, answered_at=now)


def let_go(own: Signup, *, now: datetime) -> Signup:
    """The held seat was refused, or not answered in time: it goes to the next."""
    if own.standing is not Standing.OFFERED:
        raise NothingOffered()
    return replace(own, standing=Standing.NO, offered_until=None, guests=0, answered_at=now)


def lapsed(offers: Iterable[Signup], *, now: datetime) -> tuple[Signup, ...]:
    """Those of the offers that were not answered in time, let go."""
    return tuple(
        let_go(each, now=now)
        for each in offers
        if each.standing is Standing.OFFERED
        and each.offered_until is not None
        and each.offered_until <= now
    )


def in_turn(rules: SeatRules, queue: Iterable[Signup]) -> list[Signup]:
    """The waiting list in its order: that of arrival, first-timers before others if wanted."""
    waiting = [each for each in queue if each.standing is Standing.WAITING]
    return sorted(
        waiting,
        key=lambda each: (rules.first_timers_first and not each.is_first_timer, each.order),
    )


def offers(
    meetup: Meetup,
    *,
    taken: int,
    queue: Iterable[Signup],
    employers: Mapping[str, int],
    now: datetime,
) -> tuple[Signup, ...]:
    """The next in the waiting list, with the free seats held for them.

    Who doesn't fit is passed over and keeps the place. `employers` counts seats by employer.
    """
    until = _offered_until(meetup, now=now)
    if until is None:
        return ()
    return tuple(
        replace(each, standing=Standing.OFFERED, offered_until=until)
        for each in _who_fit(meetup.seats, taken=taken, queue=queue, employers=employers)
    )


def promoted(
    meetup: Meetup,
    *,
    taken: int,
    queue: Iterable[Signup],
    employers: Mapping[str, int],
    now: datetime,
) -> tuple[Signup, ...]:
    """The next in the waiting list, seated at once: there are more seats than before."""
    if meetup.state not in GIVES_SEATS or meetup.start_at is None or now >= meetup.start_at:
        return ()
    return tuple(
        replace(each, standing=Standing.SEATED)
        for each in _who_fit(meetup.seats, taken=taken, queue=queue, employers=employers)
    )


def confirmation_times(meetup: Meetup) -> tuple[datetime, datetime] | None:
    """When seats are to be confirmed, and when those that were not are given to others."""
    hours = meetup.seats.confirm_hours
    if not hours or meetup.start_at is None:
        return None
    return meetup.start_at - timedelta(hours=hours), meetup.start_at - timedelta(hours=hours / 2)


def asked_to_confirm(seated: Iterable[Signup], *, by: datetime) -> tuple[Signup, ...]:
    """Those with a seat that they have not confirmed, asked to do so until `by`."""
    return tuple(
        replace(each, confirm_by=by)
        for each in seated
        if each.standing is Standing.SEATED
        and each.confirmed_at is None
        and each.confirm_by is None
    )


def confirm(own: Signup | None, *, now: datetime) -> Signup:
    """The person comes; who confirms twice has confirmed."""
    if own is None or own.standing is not Standing.SEATED:
        raise NotSignedUp()
    if own.confirmed_at is not None:
        return own
    return replace(own, confirmed_at=now)


def released(seated: Iterable[Signup], *, now: datetime) -> tuple[Signup, ...]:
    """Those who were asked to confirm and did not: their seats are free."""
    return tuple(
        replace(each, standing=Standing.NO, guests=0, answered_at=now)
        for each in seated
        if each.standing is Standing.SEATED
        and each.confirmed_at is None
        and each.confirm_by is not None
        and each.confirm_by <= now
    )


def unsettled(signups: Iterable[Signup]) -> tuple[Signup, ...]:
    """The answers as they stand when the date is gone: nothing is held or asked any more."""
    return tuple(
        replace(
            each,
            standing=Standing.WAITING if each.standing is Standing.OFFERED else each.standing,
            offered_until=None,
            confirm_by=None,
            confirmed_at=None,
        )
        for each in signups
        if each.offered_until or each.confirm_by or each.confirmed_at
    )


def _must_take_signups(meetup: Meetup, own: Signup | None) -> None:
    holds_seat = own is not None and own.standing in HOLDS_SEAT
    if meetup.state not in (GIVES_SEATS if holds_seat else TAKES_SIGNUPS):
        raise SignupClosed(state=meetup.state)


def _with_guests(rules: SeatRules, occupancy: Occupancy, own: Signup, *, guests: int) -> Signup:
    more = guests - own.guests
    if more > 0 and rules.capacity is not None and occupancy.taken + more > rules.capacity:
        raise NoRoomForGuests(free=max(rules.capacity - occupancy.taken, 0))
    return replace(own, guests=guests)


def _new_answer(
    meetup: Meetup,
    own: Signup | None,
    standing: Standing,
    *,
    person: Person,
    order: int,
    now: datetime,
) -> Signup:
    return Signup(
        meetup_id=meetup.meetup_id,
        user_id=person.user_id,
        standing=standing,
        order=order,
        answered_at=now,
        employer_key=person.employer_key,
        is_first_timer=person.is_first_timer,
        **_kept(own),
    )


def _kept(own: Signup | None) -> dict[str, Any]:
    """What stays when somebody answers anew: needs, and how they want to be reminded."""
    if own is None:
        return {}
    return {
        "diet": own.diet,
        "accessibility": own.accessibility,
        "wants_direct": own.wants_direct,
        "unreached_at": own.unreached_at,
    }


def _who_fit(
    rules: SeatRules, *, taken: int, queue: Iterable[Signup], employers: Mapping[str, int]
) -> Sequence[Signup]:
    counts, chosen = dict(employers), []
    for each in in_turn(rules, queue):
        if rules.capacity is not None and taken >= rules.capacity:
            break
        if not _fits(rules, each, taken=taken, employers=counts):
            continue
        chosen.append(each)
        taken += each.places
        counts[each.employer_key] = counts.get(each.employer_key, 0) + 1
    return chosen


def _fits(rules: SeatRules, each: Signup, *, taken: int, employers: Mapping[str, int]) -> bool:
    if rules.capacity is not None and taken + each.places > rules.capacity:
        return False
    # An employer that nobody knows is nobody's colleague.
    if rules.employer_cap is None or not each.employer_key:
        return True
    return employers.get(each.employer_key, 0) < rules.employer_cap


def _offered_until(meetup: Meetup, *, now: datetime) -> datetime | None:
    """Until when a seat that is free now is held; None when no offers are made."""
    if meetup.state not in GIVES_SEATS or meetup.start_at is None:
        return None
    until = min(now + timedelta(hours=meetup.seats.offer_hours), meetup.start_at - LAST_OFFERS)
    return until if until - now >= SHORTEST_OFFER else None
