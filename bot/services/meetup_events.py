"""Meetups and Discord's own scheduled events, kept in step both ways.

What people do in Discord's own screen comes in here as plain values. Our own echo is recognised
by the trace (`domain.native_events`) of what we wrote, which is kept before it is sent.
"""

from dataclasses import replace
from datetime import datetime

from bot.services import meetups as changing
from bot.services.meetup_cases import EVENT, draw, locked, saved, sync_event
from bot.services.meetup_notices import note
from bot.services.outcomes import GONE
from domain import meetups as rules
from domain import native_events as events
from domain.errors import LedarbotError
from domain.ids import CommunityId, EventId, MeetupId, UserId
from domain.meetup_changes import changes
from domain.meetup_refusals import NotYours
from domain.meetup_values import HAS_NATIVE_EVENT, Meetup, State
from domain.native_events import Shape, Trace, Wording
from storage.outbox import OutboxMessage
from storage.unit_of_work import Transaction, UnitOfWork

LIMIT = "event_limit"

# ------------------------------------------------------------------------------------- going out


async def about_to_write(uow: UnitOfWork, *, meetup: Meetup, shape: Shape) -> None:
    """Keep what is about to be written, so that its echo is known when it comes."""
    async with uow.write() as tx:
        known = await tx.meetups.get(meetup.community_id, meetup.meetup_id)
        if known is not None:
            trace = events.unpacked(known.event_shape)
            coming = Trace(last=trace.last, coming=shape, is_leaving=trace.is_leaving)
            await tx.meetups.set_event(known.meetup_id, known.event_id, events.packed(coming))


async def about_to_remove(uow: UnitOfWork, *, meetup: Meetup) -> None:
    """Keep that the event goes by our own hand, so that its end asks nobody anything."""
    async with uow.write() as tx:
        known = await tx.meetups.get(meetup.community_id, meetup.meetup_id)
        if known is not None:
            leaving = events.packed(Trace(is_leaving=True))
            await tx.meetups.set_event(known.meetup_id, known.event_id, leaving)


async def written(
    tx: Transaction, message: OutboxMessage, result: dict[str, object], now: datetime
) -> None:
    """The event is as the meetup was; write again if the meetup has changed meanwhile."""
    meetup = await _of_message(tx, message)
    if meetup is None:
        return
    if "event_id" in result:
        event_id = EventId(result["event_id"]) if isinstance(result["event_id"], int) else None
        trace = Trace()
        if isinstance(shape := result.get("shape"), str):
            trace = events.unpacked(shape)
        await tx.meetups.set_event(meetup.meetup_id, event_id, events.packed(trace))
        meetup = replace(meetup, event_id=event_id)
    if (meetup.revision, meetup.state.value) != (result.get("revision"), result.get("state")):
        await sync_event(tx, meetup, now=now)


async def not_written(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """Discord did not take it: the meetup lives on without an event, and the organisers know."""
    meetup = await _of_message(tx, message)
    if meetup is None:
        return
    if code == GONE:
        await _gone(tx, meetup, now=now)
    elif code == LIMIT:
        await note(tx, meetup, "event_limit", suffix="", now=now)
    elif code.startswith("403"):
        await note(tx, meetup, "event_forbidden", suffix="", now=now)


async def known_outside(uow: UnitOfWork, *, community_id: CommunityId) -> frozenset[int]:
    """The events and threads that belong to some meetup of the community."""
    async with uow.read() as tx:
        return await tx.meetups.known_outside(community_id)


async def try_again(uow: UnitOfWork, *, community_id: CommunityId, now: datetime) -> int:
    """Make the events that could not be made before; answers how many are tried."""
    async with uow.write() as tx:
        lacking = [
            meetup
            for meetup in await tx.meetups.going_on(community_id)
            if meetup.event_id is None
            and events.is_wanted(meetup, now=now)
            and not events.unpacked(meetup.event_shape).is_gone
        ]
        for meetup in lacking:
            await sync_event(tx, meetup, now=now)
        return len(lacking)


# ------------------------------------------------------------------------------------- coming in


async def with_events(uow: UnitOfWork, *, community_id: CommunityId) -> list[Meetup]:
    """The meetups of the community that have an event and are not over."""
    async with uow.read() as tx:
        found = await tx.meetups.going_on(community_id)
    return [meetup for meetup in found if meetup.event_id is not None]


async def edited(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    event_id: EventId,
    seen: Shape,
    wording: Wording,
    now: datetime,
) -> bool:
    """Take over what somebody changed in Discord's own screen; False for our own echo.

    What the rules refuse is put back, and the host learns that.
    """
    try:
        async with uow.write() as tx:
            return await _take_over(tx, community_id, event_id, seen, wording, now=now)
    except LedarbotError:
        async with uow.write() as tx:
            meetup = await tx.meetups.by_event(community_id, event_id)
            if meetup is None:
                return False
            await _stands(tx, meetup, seen)
            await sync_event(tx, meetup, now=now)
            await note(tx, meetup, "event_put_back", suffix=now.isoformat(), now=now)
        return False


async def _take_over(
    tx: Transaction,
    community_id: CommunityId,
    event_id: EventId,
    seen: Shape,
    wording: Wording,
    *,
    now: datetime,
) -> bool:
    meetup = await tx.meetups.by_event(community_id, event_id)
    community = await tx.communities.get(community_id)
    if meetup is None or community is None or meetup.state not in HAS_NATIVE_EVENT:
        return False
    trace = events.unpacked(meetup.event_shape)
    if trace.last is None or trace.knows(seen):
        return False
    edits = events.edits_seen(meetup, last=trace.last, seen=seen, wording=wording)
    await _stands(tx, meetup, seen)
    stands = await locked(tx, community_id, meetup.meetup_id)
    after = rules.edit(stands, edits, now=now) if edits else stands
    if changes(stands, after):
        await changing.changed(
            tx, community, stands, after, by=None, action="edited_in_discord", now=now
        )
        return True
    # Only our own words were changed: they are written anew.
    await sync_event(tx, stands, now=now)
    return False


async def begun(
    uow: UnitOfWork, *, community_id: CommunityId, event_id: EventId, now: datetime
) -> None:
    """Somebody, or Discord's clock, has begun the event."""
    async with uow.write() as tx:
        meetup = await tx.meetups.by_event(community_id, event_id)
        if meetup is not None and meetup.state in HAS_NATIVE_EVENT - {State.UNDER_WAY}:
            after = rules.begin(meetup, now=now)
            await saved(tx, after, by=None, now=now, action="begun_in_discord")


async def ended(
    uow: UnitOfWork, *, community_id: CommunityId, event_id: EventId, now: datetime
) -> None:
    """Somebody, or Discord's clock, has ended the event: the meetup is over."""
    async with uow.write() as tx:
        meetup = await tx.meetups.by_event(community_id, event_id)
        if meetup is not None and meetup.state in HAS_NATIVE_EVENT:
            after = rules.hold(meetup, now=now)
            await saved(tx, after, by=None, now=now, action="ended_in_discord")


async def removed(
    uow: UnitOfWork, *, community_id: CommunityId, event_id: EventId, now: datetime
) -> None:
    """The event was cancelled or deleted, by somebody or by ourselves."""
    async with uow.write() as tx:
        meetup = await tx.meetups.by_event(community_id, event_id)
        if meetup is not None:
            await _gone(tx, meetup, now=now)


async def interest(
    uow: UnitOfWork, *, community_id: CommunityId, event_id: EventId, by: int, now: datetime
) -> None:
    """Somebody pressed "interested", or no longer is."""
    async with uow.write() as tx:
        meetup = await tx.meetups.by_event(community_id, event_id)
        if meetup is not None:
            await tx.meetups.add_interested(meetup.meetup_id, by)
            await draw(tx, meetup, now=now)


async def counted(
    uow: UnitOfWork, *, community_id: CommunityId, event_id: EventId, number: int, now: datetime
) -> None:
    """So many are interested, by Discord's own count."""
    async with uow.write() as tx:
        meetup = await tx.meetups.by_event(community_id, event_id)
        if meetup is not None and meetup.interested != number:
            await tx.meetups.set_interested(meetup.meetup_id, number)
            await draw(tx, meetup, now=now)


# ---------------------------------------------------------------------------------- the host's say


async def restore(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    meetup_id: MeetupId,
    by: UserId,
    is_organiser: bool,
    now: datetime,
) -> Meetup:
    """The host wants the event back that somebody removed."""
    async with uow.write() as tx:
        meetup = await locked(tx, community_id, meetup_id)
        if not rules.may_change(meetup, by=by, is_organiser=is_organiser):
            raise NotYours()
        if meetup.event_id is None:
            await tx.meetups.set_event(meetup_id, None, "")
            # Another row than that of the event that is gone: it is made anew at once.
            await sync_event(tx, meetup, now=now)
        return meetup


async def community_of_host(
    uow: UnitOfWork, *, meetup_id: MeetupId, user_id: UserId
) -> CommunityId | None:
    """Where the person hosts this meetup: a click in a direct message does not say it."""
    async with uow.read() as tx:
        return await tx.meetups.community_of_host(meetup_id, user_id)


# ------------------------------------------------------------------------------------------ inside


async def _gone(tx: Transaction, meetup: Meetup, *, now: datetime) -> None:
    gone_id, over = meetup.event_id, rules.ends_at(meetup)
    expected = (
        events.unpacked(meetup.event_shape).is_leaving
        or meetup.state not in HAS_NATIVE_EVENT
        # Discord's clock ended it while the bot was away.
        or (over is not None and now >= over)
    )
    trace = Trace() if expected else Trace(is_gone=True)
    await tx.meetups.set_event(meetup.meetup_id, None, events.packed(trace))
    await tx.meetups.set_interested(meetup.meetup_id, 0)
    if expected:
        return
    if events.somebody_answered(await tx.signups.standing(meetup.meetup_id)):
        await note(tx, meetup, "event_cancelled", suffix=str(gone_id), now=now)
        await draw(tx, meetup, now=now)
        return
    community = await tx.communities.get(meetup.community_id)
    assert community is not None
    meetup = await locked(tx, meetup.community_id, meetup.meetup_id)
    after = rules.cancel(meetup, reason="", now=now)
    await changing.changed(
        tx, community, meetup, after, by=None, action="cancelled_in_discord", now=now
    )


async def _stands(tx: Transaction, meetup: Meetup, shape: Shape) -> None:
    """This is what the event says now, whoever wrote it; what we are writing still comes."""
    coming = events.unpacked(meetup.event_shape).coming
    trace = events.packed(Trace(last=shape, coming=coming))
    await tx.meetups.set_event(meetup.meetup_id, meetup.event_id, trace)


async def _of_message(tx: Transaction, message: OutboxMessage) -> Meetup | None:
    assert message.kind == EVENT
    return await tx.meetups.get(
        CommunityId(message.community_id or 0), MeetupId(message.payload["meetup_id"])
    )
