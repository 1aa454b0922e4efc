"""Reminders on both databases: who gets one, when it is late, and when it is dropped."""

from collections import Counter
from datetime import timedelta

import pytest

from bot.services import meetup_outcomes, meetup_reminders, signups
from bot.services.meetup_cases import CARD, CARD_UPDATE, THREAD_MEMBER
from bot.services.meetup_notices import DIRECT_MESSAGE, THREAD_POST
from domain.ids import ChannelId, UserId
from domain.meetup_values import Meetup
from storage.outbox import OutboxMessage
from tests.services.conftest import COMMUNITY, OTHER_COMMUNITY, Desk
from tests.services.gatherings import HOST, START, all_join, announced, edit, who, with_thread

DAY = 24 * 60


async def remind(desk: Desk, meetup: Meetup, *, minutes: int = DAY, late: timedelta) -> int:
    desk.now = START - timedelta(minutes=minutes) + late
    return await meetup_reminders.remind(
        desk.uow,
        community_id=COMMUNITY,
        meetup_id=meetup.meetup_id,
        start=START.isoformat(),
        minutes=minutes,
        now=desk.now,
    )


async def rows(desk: Desk, kind: str, code: str) -> list[OutboxMessage]:
    found = [each for each in await desk.outbox() if each.kind == kind]
    return [each for each in found if each.payload.get("code") == code]


async def test_with_a_thread_one_post_and_a_message_to_who_chose_it(desk: Desk) -> None:
    meetup = await announced(desk, capacity=None)
    await all_join(desk, meetup, 601, 602, 603)
    await with_thread(desk, meetup)
    step = who(meetup, 602)
    await signups.set_direct(desk.uow, **step, wanted=True)
    assert await remind(desk, meetup, late=timedelta(0)) == 1
    # A job that is run again after a crash tells nobody twice.
    assert await remind(desk, meetup, late=timedelta(minutes=1)) == 1
    assert len(await rows(desk, THREAD_POST, "reminder")) == 1
    [told] = await rows(desk, DIRECT_MESSAGE, "reminder")
    assert told.payload["user_id"] == 602


async def test_without_a_thread_each_gets_a_message_at_the_communitys_pace(desk: Desk) -> None:
    meetup = await announced(desk, capacity=None)
    await all_join(desk, meetup, 601, 602, 603)
    assert await remind(desk, meetup, late=timedelta(0)) == 3
    due = [each.due_at for each in await rows(desk, DIRECT_MESSAGE, "reminder")]
    assert [moment - due[0] for moment in due] == [timedelta(seconds=2 * n) for n in range(3)]


async def test_who_waits_or_said_no_is_not_reminded(desk: Desk) -> None:
    meetup = await announced(desk, capacity=1)
    await all_join(desk, meetup, 601, 602)
    assert await remind(desk, meetup, late=timedelta(0)) == 1


@pytest.mark.parametrize("late", [timedelta(hours=1), timedelta(hours=22, minutes=50)])
async def test_a_late_one_goes_out_while_it_helps(desk: Desk, late: timedelta) -> None:
    meetup = await announced(desk, reminders=(DAY,))
    await all_join(desk, meetup, 601)
    assert await remind(desk, meetup, late=late) == 1


@pytest.mark.parametrize("late", [timedelta(hours=23, minutes=55), timedelta(days=3)])
async def test_one_that_nobody_could_act_on_is_dropped(desk: Desk, late: timedelta) -> None:
    meetup = await announced(desk, reminders=(DAY,))
    await all_join(desk, meetup, 601)
    assert await remind(desk, meetup, late=late) == 0


async def test_of_two_that_are_due_only_the_nearer_goes_out(desk: Desk) -> None:
    meetup = await announced(desk, reminders=(DAY, 60))
    await all_join(desk, meetup, 601)
    assert await remind(desk, meetup, late=timedelta(hours=23, minutes=10)) == 0
    assert await remind(desk, meetup, minutes=60, late=timedelta(minutes=10)) == 1


async def test_a_moved_meetup_drops_what_was_planned_for_the_old_time(desk: Desk) -> None:
    meetup = await announced(desk)
    await all_join(desk, meetup, 601)
    await edit(desk, meetup, start_at=START + timedelta(days=1))
    assert await remind(desk, meetup, late=timedelta(0)) == 0


async def test_another_communitys_meetup_is_not_reminded_of(desk: Desk) -> None:
    meetup = await announced(desk)
    await all_join(desk, meetup, 601)
    sent = await meetup_reminders.remind(
        desk.uow,
        community_id=OTHER_COMMUNITY,
        meetup_id=meetup.meetup_id,
        start=START.isoformat(),
        minutes=DAY,
        now=START - timedelta(days=1),
    )
    assert sent == 0


# -------------------------------------------------------------------------------------- outcomes


async def last(desk: Desk, kind: str) -> OutboxMessage:
    return [each for each in await desk.outbox() if each.kind == kind][-1]


async def test_a_card_that_was_overtaken_is_drawn_again_five_seconds_later(desk: Desk) -> None:
    meetup = await announced(desk)
    card = await last(desk, CARD)
    await all_join(desk, meetup, 601)
    async with desk.uow.write() as tx:
        await tx.outbox.sent(card.id, now=desk.now)
        result = {"channel_id": 13, "message_id": 88, "state_seen": meetup.state_seen}
        await meetup_outcomes.card_posted(tx, card, result, desk.now)
    drawn = await last(desk, CARD_UPDATE)
    async with desk.uow.write() as tx:
        await tx.outbox.sent(drawn.id, now=desk.now)
    await all_join(desk, meetup, 602, 603)
    drawn = await last(desk, CARD_UPDATE)
    assert (drawn.state, drawn.due_at) == ("queued", desk.now + timedelta(seconds=5))
    assert Counter(await desk.kinds())[CARD_UPDATE] == 1


async def test_all_who_have_a_seat_come_into_the_thread_once_it_is_there(desk: Desk) -> None:
    meetup = await announced(desk, capacity=None)
    await all_join(desk, meetup, 601, 602)
    thread = next(each for each in await desk.outbox() if each.kind == "meetups.thread")
    async with desk.uow.write() as tx:
        await meetup_outcomes.thread_opened(tx, thread, {"thread_id": 77}, desk.now)
    inside = [each.payload["user_id"] for each in await desk.outbox() if each.kind == THREAD_MEMBER]
    assert sorted(inside) == [HOST, 601, 602]
    gone = await meetup_outcomes.thread_deleted(
        desk.uow, community_id=OTHER_COMMUNITY, thread_id=ChannelId(77)
    )
    assert not gone
    assert await meetup_outcomes.thread_deleted(
        desk.uow, community_id=COMMUNITY, thread_id=ChannelId(77)
    )


async def test_who_leaves_while_being_let_in_is_looked_at_again(desk: Desk) -> None:
    meetup = await announced(desk, capacity=None)
    await with_thread(desk, meetup)
    await all_join(desk, meetup, 601)
    row = await last(desk, THREAD_MEMBER)
    async with desk.uow.write() as tx:
        # Let out, though the person has a seat by now.
        await tx.outbox.sent(row.id, now=desk.now)
        await meetup_outcomes.member_changed(tx, row, {"belongs": False}, desk.now)
    assert (await last(desk, THREAD_MEMBER)).state == "queued"


async def test_when_the_thread_is_gone_its_post_becomes_messages_but_none_comes_twice(
    desk: Desk,
) -> None:
    meetup = await announced(desk, capacity=None, reminders=(DAY,))
    await all_join(desk, meetup, 601, 602)
    await with_thread(desk, meetup)
    await signups.set_direct(desk.uow, **who(meetup, 602), wanted=True)
    await remind(desk, meetup, late=timedelta(0))
    [post] = await rows(desk, THREAD_POST, "reminder")
    async with desk.uow.write() as tx:
        await meetup_outcomes.not_posted(tx, post, "gone", desk.now)
    told = [each.payload["user_id"] for each in await rows(desk, DIRECT_MESSAGE, "reminder")]
    assert sorted(told) == [601, 602]
    async with desk.uow.read() as tx:
        kept = await tx.meetups.get(COMMUNITY, meetup.meetup_id, lock=False)
    assert kept is not None
    assert kept.thread_id is None


async def test_a_reminder_that_did_not_arrive_stands_in_the_thread_anyhow(desk: Desk) -> None:
    meetup = await announced(desk, capacity=None)
    await all_join(desk, meetup, 601)
    await with_thread(desk, meetup)
    await signups.set_direct(desk.uow, **who(meetup, 601), wanted=True)
    await remind(desk, meetup, late=timedelta(0))
    [told] = await rows(desk, DIRECT_MESSAGE, "reminder")
    async with desk.uow.write() as tx:
        await meetup_outcomes.not_written(tx, told, "403:50007", desk.now)
        own = await tx.signups.get(meetup.meetup_id, UserId(601))
    assert own is not None
    assert own.unreached_at is None
    assert await rows(desk, THREAD_POST, "reach") == []
