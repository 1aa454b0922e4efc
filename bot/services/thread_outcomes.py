"""What follows when a thread's post went out, or can't; in the transaction that marks it."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.services.outcomes import GONE
from bot.services.thread_cases import LEFT, MEMBER, draw_foot, notify, show
from domain import threads as rules
from domain.ids import CommunityId, ThreadId
from domain.thread_values import Thread, ThreadState
from storage.outbox import OutboxMessage
from storage.unit_of_work import Transaction

Result = dict[str, Any]


async def posted(tx: Transaction, message: OutboxMessage, result: Result, now: datetime) -> None:
    """Remember where the thread is; a named author is let in, of an anonymous one no row stays."""
    if result.get("skipped") == LEFT:
        await not_posted(tx, message, LEFT, now)
        return
    thread = await thread_of(tx, message)
    if thread is not None and thread.is_anonymous:
        await tx.outbox.forget(message.id)
    if thread is None or "thread_id" not in result:
        return
    standing = rules.posted(thread, on=now.date())
    await tx.threads.note(
        thread.thread_id,
        state=standing.state,
        posted_on=standing.posted_on,
        active_on=standing.active_on,
        channel_id=result["channel_id"],
        discord_id=result["thread_id"],
        shown_revision=result["revision"],
    )
    if thread.author_id:
        await _let_in(tx, thread, now=now)
    if thread.revision != result["revision"] or thread.state is ThreadState.GONE:
        # It was changed or taken back while it was on its way.
        await show(tx, replace(standing, discord_id=result["thread_id"]), now=now)
    community = await tx.communities.get(thread.community_id)
    if community is not None:
        await draw_foot(tx, community, now=now)


async def not_posted(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """It could not be posted: that is remembered, and an anonymous author is told; of one who has
    left nothing is kept.
    """
    thread = await thread_of(tx, message)
    if thread is None:
        return
    if thread.handle is not None and code == LEFT:
        await tx.outbox.forget(message.id)
        await tx.threads.save(replace(rules.gone(thread), title=""))
        await tx.anonymity.unlink(thread.handle)
        return
    await tx.threads.note(thread.thread_id, state=ThreadState.GONE)
    if thread.handle is not None:
        await tx.outbox.forget(message.id)
        await notify(tx, thread, thread.handle, "not_posted", due_at=now)


async def shown(tx: Transaction, message: OutboxMessage, result: Result, now: datetime) -> None:
    """Remember what the post shows, and edit it once more if it changed meanwhile."""
    thread = await thread_of(tx, message)
    if thread is None or "revision" not in result:
        return
    await tx.threads.note(thread.thread_id, shown_revision=result["revision"])
    if thread.is_anonymous:
        # The hour at which an anonymous author changed something is nobody's business.
        await tx.outbox.forget(message.id)
    if thread.revision != result["revision"]:
        await show(tx, thread, now=now)


async def not_shown(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """The post can't be edited; when it is gone, so are its words."""
    thread = await thread_of(tx, message)
    if thread is None:
        return
    if thread.is_anonymous:
        await tx.outbox.forget(message.id)
    if code == GONE:
        await tx.threads.save(rules.gone(thread))
        return
    # Nothing is on its way any more: what is done there from now on holds here.
    await tx.threads.note(thread.thread_id, shown_revision=thread.revision)


async def foot_posted(
    tx: Transaction, message: OutboxMessage, result: Result, now: datetime
) -> None:
    """Remember which message carries the buttons."""
    community = await tx.communities.get(CommunityId(message.community_id or 0), lock=True)
    if community is not None and community.threads_foot_id != result["message_id"]:
        await tx.communities.save(replace(community, threads_foot_id=result["message_id"]))
    await tx.outbox.forget(message.id)


async def foot_lost(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """The buttons could not be drawn; the next thread tries again."""
    await tx.outbox.forget(message.id)


async def thread_of(tx: Transaction, message: OutboxMessage) -> Thread | None:
    """The locked thread that a row is about."""
    if message.community_id is None:
        return None
    number = ThreadId(message.payload["thread_id"])
    return await tx.threads.get(CommunityId(message.community_id), number, lock=True)


async def _let_in(tx: Transaction, thread: Thread, *, now: datetime) -> None:
    await tx.outbox.add(
        MEMBER,
        community_id=thread.community_id,
        dedupe_key=f"{MEMBER}:{thread.thread_id}",
        payload={"thread_id": thread.thread_id, "user_id": thread.author_id},
        due_at=now,
        now=now,
    )
