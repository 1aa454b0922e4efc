"""Meetups: proposed, announced, changed, postponed, cancelled, and listed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypedDict, Unpack

from bot.services.meetup_cases import audit, community_of, home_of, locked, saved
from bot.services.meetup_consequences import changed as changed
from bot.services.meetup_notices import message, note
from bot.services.season_seats import seat_followers
from domain import meetups as rules
from domain.community import Community
from domain.errors import NotFound
from domain.ids import CommunityId, MeetupId, UserId
from domain.meetup_refusals import NoSuchStep, NotYours
from domain.meetup_values import (
    Meetup,
    State,
)
from storage.unit_of_work import Transaction, UnitOfWork


class Step(TypedDict):
    """Who changes which meetup, and when."""

    community_id: CommunityId
    meetup_id: MeetupId
    by: UserId
    is_organiser: bool
    now: datetime


async def propose(uow: UnitOfWork, meetup: Meetup, *, is_organiser: bool, now: datetime) -> Meetup:
    """A member's meetup: shown at once, or when an organiser has approved it."""
    async with uow.write() as tx:
        community = await community_of(tx, meetup.community_id)
        waits = community.meetup_approval and not is_organiser
        proposed = rules.checked(replace(meetup, state=State.PROPOSED), now=now)
        announced = rules.announce(proposed, now=now)
        kept = await tx.meetups.add(proposed)
        if waits:
            await audit(tx, kept, by=kept.host_id, action="proposed", now=now)
            await note(tx, kept, "proposed", suffix="0", now=now)
            return kept
        announced = replace(announced, meetup_id=kept.meetup_id)
        return await saved(tx, announced, by=kept.host_id, now=now, action="announced")


async def draft(uow: UnitOfWork, meetup: Meetup, *, by: UserId, now: datetime) -> Meetup:
    """Begin an organiser's meetup that nobody else sees yet."""
    async with uow.write() as tx:
        await community_of(tx, meetup.community_id)
        kept = await tx.meetups.add(rules.checked(replace(meetup, state=State.DRAFT), now=now))
        await audit(tx, kept, by=by, action="drafted", now=now)
        return kept


async def put_forward(uow: UnitOfWork, **given: Unpack[Step]) -> Meetup:
    """Show a draft to the members; a member's where they are approved to the organisers first."""
    by, now = given["by"], given["now"]
    async with uow.write() as tx:
        community = await community_of(tx, given["community_id"])
        meetup = await _own(tx, **given)
        if given["is_organiser"] or not community.meetup_approval:
            announced = rules.announce(meetup, now=now)
            shown = await saved(tx, announced, by=by, now=now, action="announced")
            await seat_followers(tx, shown, now=now)
            return shown
        kept = await tx.meetups.save(rules.propose(meetup, now=now))
        await audit(tx, kept, by=by, action="proposed", now=now)
        await note(tx, kept, "proposed", suffix="0", now=now)
        return kept


async def discard(uow: UnitOfWork, **given: Unpack[Step]) -> None:
    """Delete a draft that nobody else was shown."""
    async with uow.write() as tx:
        meetup = await _own(tx, **given)
        if meetup.state is not State.DRAFT:
            raise NoSuchStep(state=meetup.state)
        await tx.meetups.remove(meetup.community_id, meetup.meetup_id)
        await audit(tx, meetup, by=given["by"], action="discarded", now=given["now"])


async def approve_proposal(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    meetup_id: MeetupId,
    by: UserId,
    now: datetime,
) -> Meetup:
    """An organiser lets a proposed meetup be shown; who proposed it is told."""
    async with uow.write() as tx:
        community = await community_of(tx, community_id)
        meetup = rules.approve_proposal(await locked(tx, community_id, meetup_id), now=now)
        meetup = await saved(tx, meetup, by=by, now=now, action="approved")
        await _tell_host(tx, meetup, "proposal_approved", community=community, by=by, now=now)
        return meetup


async def refuse_proposal(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    meetup_id: MeetupId,
    by: UserId,
    reason: str,
    now: datetime,
) -> Meetup:
    """An organiser says no to a proposed meetup; who proposed it reads why."""
    async with uow.write() as tx:
        community = await home_of(tx, community_id)
        meetup = await locked(tx, community_id, meetup_id)
        refused = await tx.meetups.save(rules.refuse_proposal(meetup, reason=reason, now=now))
        await audit(tx, refused, by=by, action="refused", now=now)
        await _tell_host(tx, refused, "proposal_refused", community=community, by=by, now=now)
        return refused


async def edit(uow: UnitOfWork, *, edits: Mapping[str, Any], **given: Unpack[Step]) -> Meetup:
    """Other contents; those concerned are told once, with what changed."""
    return await _step(
        uow, "edited", lambda meetup: rules.edit(meetup, edits, now=given["now"]), **given
    )


async def postpone(
    uow: UnitOfWork, *, reason: str, note: str = "", **given: Unpack[Step]
) -> Meetup:
    """Until further notice; everybody keeps what they answered."""
    return await _step(
        uow,
        "postponed",
        lambda meetup: rules.postpone(meetup, reason=reason, note=note, now=given["now"]),
        **given,
    )


async def cancel(uow: UnitOfWork, *, reason: str, **given: Unpack[Step]) -> Meetup:
    """It will not be; those who answered are told."""
    return await _step(
        uow,
        "cancelled",
        lambda meetup: rules.cancel(meetup, reason=reason, now=given["now"]),
        **given,
    )


async def close_signup(uow: UnitOfWork, **given: Unpack[Step]) -> Meetup:
    """No more sign-ups."""
    return await _step(
        uow, "closed", lambda meetup: rules.close_signup(meetup, now=given["now"]), **given
    )


async def open_signup(uow: UnitOfWork, **given: Unpack[Step]) -> Meetup:
    """Sign-up is open again."""
    return await _step(
        uow, "opened", lambda meetup: rules.open_signup(meetup, now=given["now"]), **given
    )


# ------------------------------------------------------------------------------------------ inside


async def _step(
    uow: UnitOfWork, action: str, step: Callable[[Meetup], Meetup], **given: Unpack[Step]
) -> Meetup:
    async with uow.write() as tx:
        community = await home_of(tx, given["community_id"])
        meetup = await _own(tx, **given)
        return await changed(
            tx, community, meetup, step(meetup), by=given["by"], action=action, now=given["now"]
        )


async def _own(tx: Transaction, **given: Unpack[Step]) -> Meetup:
    meetup = await locked(tx, given["community_id"], given["meetup_id"])
    if not rules.may_change(meetup, by=given["by"], is_organiser=given["is_organiser"]):
        # A draft of another is as if it were not there.
        raise NotYours() if meetup.is_announced else NotFound()
    return meetup


async def _tell_host(
    tx: Transaction,
    meetup: Meetup,
    code: str,
    *,
    community: Community,
    by: UserId,
    now: datetime,
) -> None:
    if meetup.host_id != by:
        await message(tx, meetup, code, [meetup.host_id], community=community, suffix="", now=now)
