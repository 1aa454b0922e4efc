"""Sign-up: yes, maybe and no, guests, the waiting list, offers and confirmations.

Everything is decided with the meetup locked: two who press at once are taken one after the other,
and nobody gets a seat that another has.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.meetup_cases import home_of, keep, locked, refill, settle
from bot.services.meetup_notices import note
from domain import seats
from domain.employers import employer_key
from domain.errors import NotFound
from domain.ids import CommunityId, MeetupId, UserId
from domain.meetup_refusals import NotInvited, NotSignedUp, SignupClosed
from domain.meetup_values import (
    ENDED,
    HAS_NATIVE_EVENT,
    HOLDS_SEAT,
    NEED_LENGTH,
    TAKES_SIGNUPS,
    Meetup,
    Signup,
    Standing,
)
from domain.seats import Person
from domain.texts import one_line
from storage.unit_of_work import Transaction, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What became of an answer; `place` counts from 1 in the waiting list, 0 outside it."""

    meetup: Meetup
    signup: Signup
    place: int = 0


async def join_in(
    tx: Transaction,
    meetup: Meetup,
    *,
    user_id: UserId,
    order: int,
    guests: int | None = None,
    now: datetime,
) -> Answered:
    """Yes, inside a transaction in which the meetup is locked and its roles are checked."""
    own = await tx.signups.get(meetup.meetup_id, user_id)
    person = await person_of(tx, meetup, user_id)
    occupancy = await tx.signups.occupancy(meetup.meetup_id, employer_key=person.employer_key)
    answer = seats.join(
        meetup,
        occupancy,
        own,
        person=person,
        order=order,
        guests=guests,
        now=now,
    )
    return await _answered(tx, meetup, own, answer, now=now)


async def say_maybe(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    meetup_id: MeetupId,
    user_id: UserId,
    role_ids: Collection[int],
    order: int,
    now: datetime,
) -> Answered:
    """Perhaps: no seat, but told of what changes."""
    async with uow.write() as tx:
        meetup = await invited(tx, community_id, meetup_id, role_ids=role_ids, now=now)
        own = await tx.signups.get(meetup_id, user_id)
        person = await person_of(tx, meetup, user_id)
        answer = seats.say_maybe(meetup, own, person=person, order=order, now=now)
        return await _answered(tx, meetup, own, answer, now=now)


async def decline(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    meetup_id: MeetupId,
    user_id: UserId,
    order: int,
    now: datetime,
) -> Answered:
    """No, or no longer; a seat that becomes free is offered on. A late word is told the host."""
    async with uow.write() as tx:
        meetup = await settled_now(tx, community_id, meetup_id, now=now)
        return await decline_in(tx, meetup, user_id=user_id, order=order, now=now)


async def decline_in(
    tx: Transaction, meetup: Meetup, *, user_id: UserId, order: int, now: datetime
) -> Answered:
    """As `decline`, inside a transaction in which the meetup is locked."""
    own = await tx.signups.get(meetup.meetup_id, user_id)
    if own is not None and own.standing is Standing.OFFERED:
        answer = seats.let_go(own, now=now)
    else:
        person = await person_of(tx, meetup, user_id)
        answer = seats.decline(meetup, own, person=person, order=order, now=now)
    had_seat = own is not None and own.standing is Standing.SEATED
    if user_id == meetup.host_id:
        had_seat = False  # The host knows.
    if had_seat and meetup.state not in TAKES_SIGNUPS and meetup.start_at is not None:
        suffix = f"{user_id}:{now.isoformat()}"
        await note(tx, meetup, "late_no", suffix=suffix, now=now, user_id=user_id)
    return await _answered(tx, meetup, own, answer, now=now)


async def accept(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    meetup_id: MeetupId,
    user_id: UserId,
    now: datetime,
) -> Answered:
    """The held seat is taken."""
    async with uow.write() as tx:
        meetup = await _going_on(tx, community_id, meetup_id, now=now)
        own = await tx.signups.get(meetup_id, user_id)
        answer = seats.accept(own, now=now)
        return await _answered(tx, meetup, own, answer, now=now)


async def confirm(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    meetup_id: MeetupId,
    user_id: UserId,
    now: datetime,
) -> Answered:
    """The person comes."""
    async with uow.write() as tx:
        meetup = await _going_on(tx, community_id, meetup_id, now=now)
        own = await tx.signups.get(meetup_id, user_id)
        answer = seats.confirm(own, now=now)
        return await _answered(tx, meetup, own, answer, now=now)


async def set_needs(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    meetup_id: MeetupId,
    user_id: UserId,
    diet: str,
    accessibility: str,
    now: datetime,
) -> Answered:
    """What the person eats and needs, for the host alone; empty takes it away."""
    async with uow.write() as tx:
        meetup = await settled_now(tx, community_id, meetup_id, now=now)
        if meetup.state in ENDED:
            # What is forgotten a week after the meetup must not come back.
            raise SignupClosed(state=meetup.state)
        own = await _own(tx, meetup, user_id)
        answer = replace(
            own,
            diet=one_line(diet, limit=NEED_LENGTH),
            accessibility=one_line(accessibility, limit=NEED_LENGTH),
        )
        await tx.signups.put(community_id, answer)
        return Answered(meetup=meetup, signup=answer)


async def set_direct(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    meetup_id: MeetupId,
    user_id: UserId,
    wanted: bool,
) -> Answered:
    """Reminders of this meetup by direct message, or not."""
    async with uow.write() as tx:
        meetup = await locked(tx, community_id, meetup_id)
        answer = replace(await _own(tx, meetup, user_id), wants_direct=wanted)
        await tx.signups.put(community_id, answer)
        return Answered(meetup=meetup, signup=answer)


async def of_person(
    uow: UnitOfWork, *, community_id: CommunityId, meetup_id: MeetupId, user_id: UserId
) -> Answered:
    """What the person has answered, else NotSignedUp."""
    async with uow.read() as tx:
        meetup = await tx.meetups.get(community_id, meetup_id, lock=False)
        if meetup is None:
            raise NotFound()
        own = await _own(tx, meetup, user_id)
        return Answered(meetup=meetup, signup=own, place=await place_of(tx, meetup, own))


async def community_of_signup(
    uow: UnitOfWork, *, meetup_id: MeetupId, user_id: UserId
) -> CommunityId:
    """Whose meetup it is, by the person's own answer: a click in a direct message has no server."""
    async with uow.read() as tx:
        found = await tx.signups.community_of(meetup_id, user_id)
    if found is None:
        raise NotFound()
    return found


async def attendees(
    uow: UnitOfWork, *, community_id: CommunityId, meetup_id: MeetupId
) -> tuple[Meetup, list[Signup]]:
    """Everybody who has answered, in the order of arrival: for the host and the organisers."""
    async with uow.read() as tx:
        meetup = await tx.meetups.get(community_id, meetup_id, lock=False)
        if meetup is None:
            raise NotFound()
        return meetup, await tx.signups.standing(meetup_id)


# ------------------------------------------------------------------------------------------ inside


async def invited(
    tx: Transaction,
    community_id: CommunityId,
    meetup_id: MeetupId,
    *,
    role_ids: Collection[int],
    now: datetime,
) -> Meetup:
    """The locked meetup, in today's state, if the person may sign up, else NotInvited."""
    meetup = await settled_now(tx, community_id, meetup_id, now=now)
    if not meetup.is_announced:
        raise NotFound()
    if meetup.roles and not set(meetup.roles).intersection(role_ids):
        raise NotInvited()
    return meetup


async def settled_now(
    tx: Transaction, community_id: CommunityId, meetup_id: MeetupId, *, now: datetime
) -> Meetup:
    """The locked meetup in the state that the time gives, also when its job is late."""
    meetup = await locked(tx, community_id, meetup_id)
    return await settle(tx, meetup, now=now, changed=False)


async def _going_on(
    tx: Transaction, community_id: CommunityId, meetup_id: MeetupId, *, now: datetime
) -> Meetup:
    """The locked meetup, if it has a date and is neither over nor called off."""
    meetup = await settled_now(tx, community_id, meetup_id, now=now)
    if meetup.state not in HAS_NATIVE_EVENT:
        raise SignupClosed(state=meetup.state)
    return meetup


async def person_of(tx: Transaction, meetup: Meetup, user_id: UserId) -> Person:
    """The person as fair seats see them; what no rule of the meetup needs is not looked up."""
    employer = ""
    if meetup.seats.employer_cap is not None:
        member = await tx.members.get(meetup.community_id, user_id)
        employer = employer_key(member.employer) if member is not None else ""
    first = meetup.seats.first_timers_first and not await tx.signups.has_attended(
        meetup.community_id, user_id
    )
    return Person(user_id=user_id, employer_key=employer, is_first_timer=first)


async def _answered(
    tx: Transaction, meetup: Meetup, before: Signup | None, after: Signup, *, now: datetime
) -> Answered:
    if after != before:
        await keep(tx, meetup, before, after, now=now)
        if _frees(before, after):
            community = await home_of(tx, meetup.community_id)
            await refill(tx, meetup, community=community, now=now)
        meetup = await settle(tx, meetup, now=now)
    return Answered(meetup=meetup, signup=after, place=await place_of(tx, meetup, after))


def _frees(before: Signup | None, after: Signup) -> bool:
    """True when the answer takes fewer seats than before."""
    had = before.places if before is not None and before.standing in HOLDS_SEAT else 0
    return (after.places if after.standing in HOLDS_SEAT else 0) < had


async def _own(tx: Transaction, meetup: Meetup, user_id: UserId) -> Signup:
    own = await tx.signups.get(meetup.meetup_id, user_id)
    if own is None or own.standing is Standing.NO:
        raise NotSignedUp()
    return own


async def place_of(tx: Transaction, meetup: Meetup, signup: Signup) -> int:
    """The place in the waiting list, from 1; 0 outside it."""
    if signup.standing is not Standing.WAITING:
        return 0
    return await tx.signups.place_in_queue(
        signup, first_timers_first=meetup.seats.first_timers_first
    )
