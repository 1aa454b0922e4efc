"""What the tests of threads have at hand: a community with topics, a vault, threads in Discord."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from bot.secrets import Vault
from bot.services import communities, thread_outcomes, threads, topics
from bot.services.thread_cases import POST
from bot.services.topics import Proposed
from domain.ids import ChannelId, CommunityId, ThreadId, UserId
from domain.thread_values import Thread, ThreadKind, Topic
from storage.outbox import OutboxMessage
from tests.services.conftest import ANNA, BO, COMMUNITY, Desk

VAULT = Vault(bytes(range(32)))
CEDRIK, DISA = UserId(103_000), UserId(104_000)
THREADS_CHANNEL = ChannelId(14)
_discord_ids = count(9_000_000_000_000_000_000)


async def opened(desk: Desk, *, community_id: CommunityId = COMMUNITY, **more: Any) -> None:
    """The community has a channel for threads, without quiet hours unless it is about them."""
    values = {"threads_channel_id": THREADS_CHANNEL, "quiet_from": 0, "quiet_until": 0} | more

    await communities.change(
        desk.uow,
        community_id=community_id,
        by=ANNA,
        now=desk.now,
        change=lambda before: replace(before, **values),
    )


async def topic(desk: Desk, name: str = "Rekrytering") -> Topic:
    proposed = [Proposed("recruitment", "Rekrytering"), Proposed("economy", "Ekonomi")]
    known = await topics.offered(desk.uow, community_id=COMMUNITY, proposed=proposed, now=desk.now)
    return next(each for each in known if each.name == name)


async def asked(desk: Desk, *, by: UserId = ANNA, is_posted: bool = True, **more: Any) -> Thread:
    """A named thread; posted in Discord unless it is about what comes before."""
    values: dict[str, Any] = {
        "kind": ThreadKind.QUESTION,
        "title": "Hur gör ni med introduktionen?",
        "text": "Vi får fem nya i höst.",
        "topic_id": None,
    } | more
    thread = await threads.post(
        desk.uow, community_id=COMMUNITY, author_id=by, now=desk.now, **values
    )
    return await posted(desk, thread.thread_id) if is_posted else thread


async def posted(desk: Desk, thread_id: ThreadId, *, revision: int | None = None) -> Thread:
    """The thread's post has gone out."""
    message = await waiting(desk, POST, thread_id)
    thread = await stored(desk, thread_id)
    result = {
        "channel_id": THREADS_CHANNEL,
        "thread_id": next(_discord_ids),
        "revision": thread.revision if revision is None else revision,
    }
    async with desk.uow.write() as tx:
        await tx.outbox.sent(message.id, now=desk.now, result=result)
        await thread_outcomes.posted(tx, message, result, desk.now)
    return await stored(desk, thread_id)


async def waiting(desk: Desk, kind: str, thread_id: ThreadId) -> OutboxMessage:
    found = [
        each
        for each in await desk.outbox()
        if each.kind == kind and each.payload.get("thread_id") == thread_id
    ]
    assert found, kind
    return found[-1]


async def stored(desk: Desk, thread_id: ThreadId) -> Thread:
    found = await threads.of(desk.uow, community_id=COMMUNITY, thread_id=thread_id)
    assert found is not None
    return found


async def written(desk: Desk, thread: Thread, *, by: UserId = BO) -> None:
    assert thread.discord_id is not None
    await threads.written(
        desk.uow,
        VAULT,
        community_id=COMMUNITY,
        discord_id=thread.discord_id,
        by=by,
        now=desk.now,
    )


def step(thread: Thread, by: UserId, now: datetime) -> dict[str, Any]:
    """The arguments that every step of an author takes."""
    return {
        "community_id": COMMUNITY,
        "thread_id": thread.thread_id,
        "by": by,
        "now": now,
    }


def in_days(desk: Desk, days: int) -> datetime:
    desk.now += timedelta(days=days)
    return desk.now
