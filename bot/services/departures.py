"""Somebody leaves, or is erased: their seats go to others, and what they hosted needs a host."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.services import survey_sittings
from bot.services.anonymous_waiting import withdraw_all
from bot.services.ballot_boxes import BoxKeys
from bot.services.meetup_cases import (
    THREAD_MEMBER,
    draw,
    draw_season,
    keep,
    locked_in_turn,
    refill,
    settle,
)
from bot.services.meetup_notices import note
from bot.services.vaults import Vault
from domain.ids import CommunityId, UserId
from domain.meetup_values import ENDED, HOLDS_SEAT, Meetup, Signup, Standing, State
from storage.meetups import Wanted
from storage.unit_of_work import Transaction, UnitOfWork

_OVER = ENDED | {State.UNDER_WAY}
_HOSTED_AT_MOST = 100


async def left(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    user_id: UserId,
    keys: BoxKeys | None = None,
    vault: Vault | None = None,
    now: datetime,
) -> None:
    """Somebody left the server: nobody keeps a seat at a meetup they can't see any more, looks
    after a topic, asks the next prompt, or is asked in a survey; what they answered stays. What
    they have written without a name and is not posted yet is not.
    """
    async with uow.write() as tx:
        if keys is not None:
            await survey_sittings.left(tx, keys, community_id=community_id, user_id=user_id)
        await tx.topics.forget_steward(community_id, user_id)
        await tx.prompts.forget_host(community_id, user_id)
        await give_up_seats(tx, community_id=community_id, user_id=user_id, now=now)
        await note_hosting(tx, community_id=community_id, user_id=user_id, now=now)
        # Last, as in an erasure: rows are locked in the same order.
        if vault is not None:
            await withdraw_all(tx, vault, community_id=community_id, user_id=user_id)


async def give_up_seats(
    tx: Transaction, *, community_id: CommunityId, user_id: UserId, now: datetime
) -> None:
    """Their seats at meetups to come are free and offered on; they follow no season."""
    own = {each.meetup_id: each for each in await tx.signups.of_person(community_id, user_id)}
    coming = [meetup.meetup_id for meetup in await tx.meetups.of_person(community_id, user_id)]
    meetups = await locked_in_turn(tx, community_id, [each for each in coming if each in own])
    for locked in meetups:
        # As it stands with the meetup locked: an answer may have come meanwhile.
        answer = await tx.signups.get(locked.meetup_id, user_id)
        meetup = await settle(tx, locked, now=now, changed=False)
        if answer is not None and answer.standing is not Standing.NO and meetup.state not in _OVER:
            await _give_up(tx, meetup, answer, now=now)
    for season_id in await tx.seasons.followed_by(community_id, user_id):
        await tx.seasons.remove_member(season_id, user_id)
        await tx.seasons.touch(season_id)
        await draw_season(tx, community_id, season_id, now=now)


async def forget_past_seats(
    tx: Transaction, *, community_id: CommunityId, user_id: UserId, now: datetime
) -> None:
    """Who is erased stands on no card, of what is over either."""
    own = await tx.signups.of_person(community_id, user_id)
    answered = [each.meetup_id for each in own if each.standing is not Standing.NO]
    for meetup in await locked_in_turn(tx, community_id, answered):
        await draw(tx, await tx.meetups.touch(meetup), now=now)


async def threads_of(
    tx: Transaction, *, community_id: CommunityId, user_id: UserId
) -> list[Meetup]:
    """The meetups in whose attendees' thread the person is, also those that are over."""
    own = await tx.signups.of_person(community_id, user_id)
    seated = [each.meetup_id for each in own if each.standing is Standing.SEATED]
    found = [await tx.meetups.get(community_id, each, lock=False) for each in seated]
    hosted = await tx.meetups.of_person(community_id, user_id)
    every = {each.meetup_id: each for each in (*found, *hosted) if each is not None}
    return [each for each in every.values() if each.thread_id is not None]


async def leave_threads(
    tx: Transaction, meetups: Iterable[Meetup], *, user_id: UserId, now: datetime
) -> None:
    """Have somebody who was erased taken out of threads; the row goes once that is done."""
    for meetup in meetups:
        await tx.outbox.renew(
            THREAD_MEMBER,
            community_id=meetup.community_id,
            dedupe_key=f"{THREAD_MEMBER}:{meetup.meetup_id}:{user_id}",
            payload={"meetup_id": meetup.meetup_id, "user_id": user_id, "is_erased": True},
            now=now,
        )


async def note_hosting(
    tx: Transaction, *, community_id: CommunityId, user_id: UserId, now: datetime
) -> None:
    """Tell the organisers which meetups to come have lost their host."""
    hosted = Wanted(states=frozenset(State) - ENDED, host_id=user_id)
    for meetup in await tx.meetups.listing(community_id, hosted, limit=_HOSTED_AT_MOST):
        await note(tx, meetup, "host_left", suffix=now.isoformat(), now=now)


async def _give_up(tx: Transaction, meetup: Meetup, own: Signup, *, now: datetime) -> None:
    gone = replace(
        own,
        standing=Standing.NO,
        guests=0,
        offered_until=None,
        confirm_by=None,
        confirmed_at=None,
        diet="",
        accessibility="",
        wants_direct=False,
        answered_at=now,
    )
    await keep(tx, meetup, own, gone, now=now)
    community = await tx.communities.get(meetup.community_id)
    if own.standing in HOLDS_SEAT and community is not None:
        await refill(tx, meetup, community=community, now=now)
    await settle(tx, meetup, now=now)
