"""Changes that follow closely are told together: one message each, of what holds at the end."""

from dataclasses import replace
from datetime import timedelta

from bot.services import communities, meetups
from bot.services.meetup_notices import DIRECT_MESSAGE, THREAD_POST
from bot.services.meetup_tidings import GATHERED_FOR
from domain.meetup_values import Meetup
from storage.outbox import OutboxMessage
from tests.services.conftest import ANNA, COMMUNITY, NOW, Desk
from tests.services.gatherings import (
    START,
    all_join,
    announced,
    decline,
    edit,
    maybe,
    rows,
    step,
    with_thread,
)

DAY = timedelta(days=1)


async def waiting(desk: Desk) -> dict[object, list[str]]:
    """What each is still to be told, and under 0 the thread."""
    found: dict[object, list[str]] = {}
    for each in await rows(desk):
        if each.state == "queued" and each.payload.get("code") == "changed":
            assert each.kind in (DIRECT_MESSAGE, THREAD_POST)
            to = each.payload.get("user_id", 0)
            assert to not in found
            found[to] = list(each.payload["what"])
    return found


async def clear(desk: Desk) -> None:
    """Everything else is out."""
    async with desk.uow.write() as tx:
        for each in await tx.outbox.claim(NOW, limit=100, by="here"):
            await tx.outbox.sent(each.id, now=NOW, result={})


async def sent_to(desk: Desk, user: int) -> OutboxMessage:
    """The person's message is on its way, and out; the others' wait for their turn."""
    [row] = [
        each
        for each in await rows(desk)
        if each.payload.get("user_id") == user and each.state == "queued"
    ]
    await clear(desk)
    async with desk.uow.write() as tx:
        [claimed] = await tx.outbox.claim(row.due_at, limit=1, by="here")
        assert claimed.id == row.id
        await tx.outbox.sent(row.id, now=row.due_at, result={})
    return row


async def moved(desk: Desk, found: Meetup, days: int) -> None:
    await edit(desk, found, start_at=START + days * DAY, end_at=START + days * DAY + DAY / 8)


async def test_time_and_place_of_two_forms_are_one_message(desk: Desk) -> None:
    found = await announced(desk)
    await all_join(desk, found, 1, 2)
    await moved(desk, found, 1)
    assert await waiting(desk) == {1: ["time"], 2: ["time"]}
    await edit(desk, found, venue="Folkets hus")
    assert await waiting(desk) == {1: ["time", "place"], 2: ["time", "place"]}
    assert (
        min(
            each.due_at
            for each in await rows(desk)
            if each.state == "queued" and (each.kind == DIRECT_MESSAGE)
        )
        == NOW + GATHERED_FOR
    )


async def test_who_waits_for_their_turn_is_told_the_last_time_once(desk: Desk) -> None:
    found = await announced(desk)
    await communities.change(
        desk.uow,
        community_id=COMMUNITY,
        by=ANNA,
        now=NOW,
        change=lambda community: replace(community, direct_pace=1),
    )
    await all_join(desk, found, 1, 2)
    await moved(desk, found, 1)
    await sent_to(desk, 1)
    await moved(desk, found, 2)
    assert await waiting(desk) == {1: ["time"], 2: ["time"]}


async def test_what_is_taken_back_in_time_is_told_nobody_who_has_not_read_of_it(
    desk: Desk,
) -> None:
    found = await announced(desk)
    await all_join(desk, found, 1, 2)
    await moved(desk, found, 1)
    await sent_to(desk, 1)
    await edit(desk, found, start_at=found.start_at, end_at=found.end_at)
    assert await waiting(desk) == {1: ["time"]}


async def test_called_off_waits_for_nothing_and_outweighs_all(desk: Desk) -> None:
    found = await announced(desk)
    await all_join(desk, found, 1, 2)
    await maybe(desk, found, 3)
    await moved(desk, found, 1)
    await meetups.cancel(desk.uow, **step(found), reason="Sjukdom", now=NOW)
    assert await waiting(desk) == {user: ["cancelled"] for user in (1, 2, 3)}
    first = next(each for each in await rows(desk) if each.payload.get("what") == ["cancelled"])
    assert first.due_at == NOW


async def test_the_thread_is_told_once_and_not_beside_a_message(desk: Desk) -> None:
    found = await announced(desk)
    await with_thread(desk, found)
    await all_join(desk, found, 1, 2, 3, 4)
    await decline(desk, found, 1)
    await edit(desk, found, venue="Folkets hus")
    await edit(desk, found, link="https://mote.se")
    assert await waiting(desk) == {0: ["place", "link"], 3: ["place", "link"]}
    await moved(desk, found, 1)
    assert await waiting(desk) == {
        2: ["time", "place", "link"],
        3: ["time", "place", "link"],
    }
    # What comes after goes the same way while the message waits.
    await edit(desk, found, venue=found.venue)
    assert await waiting(desk) == {2: ["time", "link"], 3: ["time", "link"]}


async def test_near_the_start_nothing_waits(desk: Desk) -> None:
    found = await announced(desk, start_at=NOW + DAY, end_at=None)
    await all_join(desk, found, 1)
    await edit(desk, found, start_at=NOW + timedelta(minutes=50))
    [row] = [each for each in await rows(desk) if each.payload.get("code") == "changed"]
    assert row.due_at == NOW
