"""Meetups and those who answer to them, for the tests of services."""

import itertools
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from bot.services import crowds, meetups, signups
from bot.services.meetup_cases import CARD, CARD_UPDATE
from bot.services.meetup_notices import DIRECT_MESSAGE, NOTE, THREAD_POST
from bot.services.signups import Answered
from domain.ids import ChannelId, CommunityId, MeetupId, MessageId, UserId
from domain.meetup_values import Meetup, SeatRules, Standing
from storage.jobs import Job
from storage.outbox import OutboxMessage
from tests.services.conftest import COMMUNITY, NOW, Desk

HOST = UserId(501)
START = NOW + timedelta(days=30)
_orders = itertools.count(1_000)


def meetup(**fields: Any) -> Meetup:
    values: dict[str, Any] = {
        "community_id": COMMUNITY,
        "host_id": HOST,
        "created_at": NOW,
        "changed_at": NOW,
        "title": "Att leda i förändring",
        "venue": "Stadsbiblioteket",
        "start_at": START,
        "end_at": START + timedelta(hours=3),
    }
    return Meetup(**values | fields)


async def announced(desk: Desk, *, capacity: int | None = 2, **fields: Any) -> Meetup:
    """A meetup that members see."""
    rules = SeatRules(capacity=capacity, **fields.pop("rules", {}))
    wanted = meetup(seats=rules, **fields)
    return await meetups.propose(desk.uow, wanted, is_organiser=True, now=desk.now)


async def with_thread(desk: Desk, found: Meetup) -> None:
    """The attendees' thread is open, and the card is posted."""
    async with desk.uow.write() as tx:
        await tx.meetups.set_thread(found.meetup_id, ChannelId(77))
        await tx.meetups.set_card(found.meetup_id, ChannelId(13), MessageId(88))


def step(found: Meetup, *, by: UserId = HOST, is_organiser: bool = False) -> dict[str, Any]:
    return {
        "community_id": found.community_id,
        "meetup_id": found.meetup_id,
        "by": by,
        "is_organiser": is_organiser,
    }


async def edit(desk: Desk, found: Meetup, *, by: UserId = HOST, **edits: Any) -> Meetup:
    where = step(found, by=by, is_organiser=True)
    return await meetups.edit(desk.uow, **where, edits=edits, now=desk.now)


async def join(desk: Desk, found: Meetup, user: int, **more: Any) -> Answered:
    return await crowds.join(
        desk.uow,
        **who(found, user),
        role_ids=more.pop("role_ids", ()),
        order=next(_orders),
        now=desk.now,
        **more,
    )


async def all_join(desk: Desk, found: Meetup, *users: int) -> None:
    for user in users:
        await join(desk, found, user)


async def maybe(desk: Desk, found: Meetup, user: int) -> Answered:
    return await signups.say_maybe(
        desk.uow, **who(found, user), role_ids=(), order=next(_orders), now=desk.now
    )


async def decline(desk: Desk, found: Meetup, user: int) -> Answered:
    return await signups.decline(desk.uow, **who(found, user), order=next(_orders), now=desk.now)


async def accept(desk: Desk, found: Meetup, user: int) -> Answered:
    return await signups.accept(desk.uow, **who(found, user), now=desk.now)


def who(found: Meetup, user: int) -> dict[str, Any]:
    return {
        "community_id": found.community_id,
        "meetup_id": found.meetup_id,
        "user_id": UserId(user),
    }


async def standings(desk: Desk, found: Meetup) -> dict[int, Standing]:
    async with desk.uow.read() as tx:
        return {each.user_id: each.standing for each in await tx.signups.standing(found.meetup_id)}


async def now_of(desk: Desk, meetup_id: MeetupId, community_id: CommunityId = COMMUNITY) -> Meetup:
    async with desk.uow.read() as tx:
        found = await tx.meetups.get(community_id, meetup_id, lock=False)
    assert found is not None
    return found


async def rows(desk: Desk) -> list[OutboxMessage]:
    async with desk.uow.read() as tx:
        return list(reversed(await tx.outbox.recent(2000)))


async def messages(desk: Desk, code: str) -> list[int]:
    """To whom a direct message with the code goes, in its order."""
    return [
        each.payload["user_id"]
        for each in await rows(desk)
        if each.kind == DIRECT_MESSAGE and each.payload["code"] == code
    ]


async def posts(desk: Desk) -> list[str]:
    return [each.payload["code"] for each in await rows(desk) if each.kind == THREAD_POST]


async def notes(desk: Desk) -> list[str]:
    return [each.payload["code"] for each in await rows(desk) if each.kind == NOTE]


async def drawings(desk: Desk) -> Counter[str]:
    return Counter(each.kind for each in await rows(desk) if each.kind in (CARD, CARD_UPDATE))


async def delivered(desk: Desk) -> None:
    """Everything that is due has gone out."""
    async with desk.uow.write() as tx:
        for message in await tx.outbox.claim(desk.now, limit=2000, by="test"):
            await tx.outbox.sent(message.id, now=desk.now, result={})


async def jobs(desk: Desk, name: str, *, until: datetime) -> list[Job]:
    """The planned work with the name that is due by then; it is done by that."""
    async with desk.uow.write() as tx:
        found = await tx.jobs.claim(until, limit=500, by="test")
        for job in found:
            await tx.jobs.done(job.id, until)
    return [job for job in found if job.name == name]
