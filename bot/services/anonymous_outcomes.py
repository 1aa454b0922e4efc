"""What follows when an anonymous post or a notice to its author went out, or can't be.

Each row is deleted in the transaction that marks it: neither whom it went to nor when is kept.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.services import unmaskings
from bot.services.anonymity_steps import show_post
from bot.services.anonymous_numbers import forget_unseen, free_number
from bot.services.outcomes import GONE
from bot.services.thread_cases import LEFT, notify
from bot.services.thread_outcomes import thread_of
from bot.services.threads import answered
from bot.services.unmaskings import UNMASKED
from domain.ids import PostId
from domain.thread_values import Post, PostState, Thread
from storage.outbox import OutboxMessage
from storage.unit_of_work import Transaction

Result = dict[str, Any]
UNKNOWN_REVISION = -1
"""Of a post that was found after a crash: it is edited once, to be sure of its words."""


async def posted(tx: Transaction, message: OutboxMessage, result: Result, now: datetime) -> None:
    """Remember where the post is; an anonymous asker is told of others' answers."""
    if result.get("skipped") == LEFT:
        await not_posted(tx, message, LEFT, now)
        return
    await tx.outbox.forget(message.id)
    thread, post = await _about(tx, message)
    if thread is None or post is None:
        return
    if "message_id" not in result:
        await _withdrawn_on_its_way(tx, post, "skipped")
        return
    standing = replace(post, state=PostState.POSTED, message_id=result["message_id"])
    shown = result.get("revision", UNKNOWN_REVISION)
    await tx.threads.note_post(
        post.post_id,
        state=standing.state,
        message_id=standing.message_id,
        shown_revision=max(shown, 0),
    )
    if shown != post.revision:
        await show_post(tx, standing, now=now)
    await answered(tx, thread, by_another=post.handle != thread.handle, now=now)


async def not_posted(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """It could not be posted: that is remembered, and its author told, unless they have left."""
    await tx.outbox.forget(message.id)
    thread, post = await _about(tx, message)
    if thread is None or post is None:
        return
    if post.state is not PostState.PENDING:
        await _withdrawn_on_its_way(tx, post, code)
        return
    await tx.threads.note_post(post.post_id, state=PostState.REFUSED, text="")
    await free_number(tx, post, code)
    if code == LEFT:
        await forget_unseen(tx, post)
        return
    suffix = str(post.post_id)
    await notify(tx, thread, post.handle, "not_posted", suffix=suffix, due_at=now)


async def _withdrawn_on_its_way(tx: Transaction, post: Post, code: str) -> None:
    """Its author may have got a number for it, which nobody has seen."""
    if post.state is PostState.REFUSED:
        await free_number(tx, post, code)


async def shown(tx: Transaction, message: OutboxMessage, result: Result, now: datetime) -> None:
    """Remember what the post shows, and edit it once more if it changed meanwhile."""
    await tx.outbox.forget(message.id)
    _, post = await _about(tx, message)
    if post is None or "revision" not in result:
        return
    await tx.threads.note_post(post.post_id, shown_revision=result["revision"])
    if post.revision != result["revision"]:
        await show_post(tx, post, now=now)


async def not_shown(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """The post can't be edited; when it is gone, so are its words."""
    await tx.outbox.forget(message.id)
    _, post = await _about(tx, message)
    if post is not None and code == GONE:
        await tx.threads.note_post(post.post_id, text="", later_text="")


async def told(tx: Transaction, message: OutboxMessage, result: Result, now: datetime) -> None:
    """The author has been told; of that no row stays."""
    await tx.outbox.forget(message.id)


async def not_told(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """The author can't be told; of that no row stays either. An unmasking waits for them."""
    await tx.outbox.forget(message.id)
    if message.payload["code"] == UNMASKED:
        await unmaskings.not_told(tx, message, now)


async def _about(tx: Transaction, message: OutboxMessage) -> tuple[Thread | None, Post | None]:
    """The thread and the post that a row is about, both locked."""
    thread = await thread_of(tx, message)
    if thread is None:
        return None, None
    return thread, await tx.threads.post(
        thread.community_id, PostId(message.payload["post_id"]), lock=True
    )
