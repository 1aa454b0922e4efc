"""An anonymous author's edit that comes at a moment nobody knows: as the hour of a post would, that
of an edit could betray who was at the bot just then.

The new words wait beside those that stand there; what is to do then is an outbox row without words.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.services.anonymity_steps import show_post
from bot.services.thread_cases import LATER_EDIT, LEFT, notify, offered_topic, saved
from domain import threads as rules
from domain.ids import CommunityId, Handle, PostId, ThreadId, TopicId
from domain.thread_refusals import NoSuchThreadStep, NoSuchTopic, Stopped
from domain.thread_values import Post, PostState, Thread
from storage.errors import ChangedMeanwhile
from storage.outbox import OutboxMessage
from storage.unit_of_work import Transaction


async def put_off(tx: Transaction, edited: Thread, *, due_at: datetime) -> None:
    """The edit of a locked thread's first post comes then, instead of any that waited."""
    await tx.threads.note(
        edited.thread_id,
        later_title=edited.title,
        later_text=edited.text,
        later_topic_id=edited.topic_id,
    )
    about = {"thread_id": edited.thread_id}
    await _queue(tx, edited.community_id, edited.thread_id, about, due_at=due_at)


async def put_off_post(tx: Transaction, post: Post, *, text: str, due_at: datetime) -> None:
    """The edit of a locked post comes then, instead of any that waited."""
    await tx.threads.note_post(post.post_id, later_text=text)
    about = {"thread_id": post.thread_id, "post_id": post.post_id}
    await _queue(tx, post.community_id, post.post_id, about, due_at=due_at)


async def without_later(tx: Transaction, thread: Thread) -> Thread:
    """The locked thread, not yet saved, without the edit that waited for its time."""
    if thread.later_title:
        await tx.outbox.take_out(_key(thread.thread_id), untried=False)
    return replace(thread, later_title="", later_text="", later_topic_id=None)


async def post_without_later(tx: Transaction, post: Post) -> Post:
    """The locked post, not yet saved, without the edit that waited for its time."""
    if post.later_text:
        await tx.outbox.take_out(_key(post.post_id), untried=False)
    return replace(post, later_text="")


async def drop(tx: Transaction, thread: Thread) -> None:
    """What stands in the locked thread's first post stays as it is."""
    await without_later(tx, thread)
    await _forget(tx, thread)


async def drop_post(tx: Transaction, post: Post) -> None:
    """What stands in the locked post stays as it is."""
    await post_without_later(tx, post)
    await tx.threads.note_post(post.post_id, later_text="")


async def came(
    tx: Transaction, message: OutboxMessage, result: dict[str, Any], now: datetime
) -> None:
    """The moment has come: the edit is made, or its author told that it could not be."""
    if result.get("skipped") == LEFT:
        await not_made(tx, message, LEFT, now)
        return
    await tx.outbox.forget(message.id)
    thread, post = await _about(tx, message)
    if thread is not None and post is not None:
        await _post_changes(tx, thread, post, now=now)
    elif thread is not None and "post_id" not in message.payload:
        await _thread_changes(tx, thread, now=now)


async def not_made(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """Nothing changes; the author is told, unless they have left."""
    await tx.outbox.forget(message.id)
    thread, post = await _about(tx, message)
    if thread is None:
        return
    if post is not None and post.later_text:
        await drop_post(tx, post)
        handle, suffix = post.handle, f"edit:{post.post_id}"
    elif "post_id" not in message.payload and thread.handle is not None and thread.later_title:
        await drop(tx, thread)
        handle, suffix = thread.handle, "edit"
    else:
        return
    if code != LEFT:
        await notify(tx, thread, handle, "not_posted", suffix=suffix, due_at=now)


async def _about(tx: Transaction, message: OutboxMessage) -> tuple[Thread | None, Post | None]:
    """The thread and, for an edit of a post, the post, both locked."""
    community_id, about = CommunityId(message.community_id or 0), message.payload
    thread = await tx.threads.get(community_id, ThreadId(about["thread_id"]), lock=True)
    if thread is None or "post_id" not in about:
        return thread, None
    return thread, await tx.threads.post(community_id, PostId(about["post_id"]))


async def _forget(tx: Transaction, thread: Thread) -> None:
    await tx.threads.note(thread.thread_id, later_title="", later_text="", later_topic_id=None)


async def _thread_changes(tx: Transaction, thread: Thread, *, now: datetime) -> None:
    if thread.handle is None or not thread.later_title:
        return
    before = await without_later(tx, thread)
    try:
        await _must_write_on(tx, thread, thread.handle)
        edited = rules.edit(
            before, title=thread.later_title, text=thread.later_text, link=thread.link
        )
    except (NoSuchThreadStep, Stopped):
        await _forget(tx, thread)
        await notify(tx, thread, thread.handle, "not_posted", suffix="edit", due_at=now)
        return
    about = await _topic(tx, thread)
    await saved(tx, replace(edited, topic_id=about), by=None, now=now, action="edited")


async def _topic(tx: Transaction, thread: Thread) -> TopicId | None:
    """The one that was chosen, unless it has been retired meanwhile."""
    if thread.later_topic_id is None:
        return None
    try:
        return await offered_topic(tx, thread.community_id, thread.later_topic_id)
    except NoSuchTopic:
        return thread.topic_id


async def _post_changes(tx: Transaction, thread: Thread, post: Post, *, now: datetime) -> None:
    if not post.later_text:
        return
    try:
        await _must_write_on(tx, thread, post.handle)
        if not thread.is_live or post.state is not PostState.POSTED:
            raise NoSuchThreadStep(state=thread.state)
    except (NoSuchThreadStep, Stopped):
        await tx.threads.note_post(post.post_id, later_text="")
        suffix = f"edit:{post.post_id}"
        await notify(tx, thread, post.handle, "not_posted", suffix=suffix, due_at=now)
        return
    kept = await tx.threads.save_post(replace(post, text=post.later_text, later_text=""))
    await show_post(tx, kept, now=now)


async def _must_write_on(tx: Transaction, thread: Thread, handle: Handle) -> None:
    """Whoever was stopped changes nothing, nor who was erased meanwhile."""
    author = await tx.anonymity.author(thread.community_id, handle)
    if author is None or author.is_stopped:
        raise Stopped()
    if author.seal is None:
        raise NoSuchThreadStep(state=thread.state)


async def _queue(
    tx: Transaction,
    community_id: CommunityId,
    number: int,
    about: dict[str, Any],
    *,
    due_at: datetime,
) -> None:
    await tx.outbox.take_out(_key(number), untried=False)
    if await tx.outbox.knows(_key(number)):
        # The edit that waited is being made at this very moment, by whoever waits for the thread
        # that we have locked: adding another one would wait for them in turn.
        raise ChangedMeanwhile()
    await tx.outbox.add(
        LATER_EDIT,
        community_id=community_id,
        dedupe_key=_key(number),
        payload=about,
        due_at=due_at,
        now=due_at,
        aside=True,
    )


def _key(number: int) -> str:
    return f"{LATER_EDIT}:{number}"
