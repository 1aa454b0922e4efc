"""An event in Discord is edited while an edit of ours is on its way there: both hold."""

from dataclasses import replace
from datetime import timedelta

from bot.services import meetup_events
from domain.ids import EventId
from domain.native_events import Trace, Wording, packed, shape_of
from storage.outbox import OutboxMessage
from tests.services.conftest import COMMUNITY, Desk
from tests.services.gatherings import START, announced, edit, now_of, rows

EVENT_ID = EventId(9_000)
WORDING = Wording(closing="Se kortet i <#5>.", see_card="Se kortet", hides_place=False)


async def sent(desk: Desk, **result: object) -> OutboxMessage:
    """The row of the event, with this outcome."""
    [row] = [each for each in await rows(desk) if each.kind == "meetups.event"]
    async with desk.uow.write() as tx:
        await tx.outbox.sent(row.id, now=desk.now, result=result)
        await meetup_events.written(tx, row, result, desk.now)
    return row


async def test_an_edit_there_while_ours_is_on_its_way_keeps_both(desk: Desk) -> None:
    found = await announced(desk)
    first = shape_of(found, WORDING)
    async with desk.uow.write() as tx:
        trace = packed(Trace(last=first))
        await tx.meetups.set_event(found.meetup_id, EVENT_ID, trace)
    moved = await edit(desk, found, start_at=START + timedelta(days=1))
    ours = shape_of(moved, WORDING)
    await meetup_events.about_to_write(
        desk.uow, meetup=await now_of(desk, found.meetup_id), shape=ours
    )
    where = {"community_id": COMMUNITY, "event_id": EVENT_ID, "wording": WORDING, "now": desk.now}
    theirs = replace(first, name="Lång lunch")
    assert await meetup_events.edited(desk.uow, **where, seen=theirs)
    # Ours overwrites the name there; its echo is nobody's edit.
    assert not await meetup_events.edited(desk.uow, **where, seen=ours)
    stands = await now_of(desk, found.meetup_id)
    assert (stands.title, stands.start_at) == ("Lång lunch", moved.start_at)
    await sent(
        desk,
        event_id=EVENT_ID,
        shape=packed(Trace(last=ours)),
        revision=moved.revision,
        state=moved.state.value,
    )
    # It is written once more, with both.
    [row] = [each for each in await rows(desk) if each.kind == "meetups.event"]
    assert row.state == "queued"
