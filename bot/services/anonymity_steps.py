"""What is done to an anonymous author by the handle alone, inside the caller's transaction.

Whoever decides learns no name. The link is opened to tell somebody something, to lay or lift a
block, and when two moderators have agreed to an unmasking: each time the audit log says so.
"""

import logging
from dataclasses import replace
from datetime import datetime

from bot.services.thread_cases import (
    ANSWER_UPDATE,
    locked,
    midnight,
    notify,
    saved,
)
from bot.services.vaults import Unreadable, Vault
from domain.anonymity import Author
from domain.errors import NotFound
from domain.ids import CommunityId, Handle, PostId, ThreadId, UserId
from domain.thread_values import Post, PostState, Thread
from storage.unit_of_work import Transaction

NOTICE_PURPOSE, BLOCK_PURPOSE, UNMASKING_PURPOSE = "notice", "block", "unmasking"
"""What a link is opened for, as the audit log has it."""

_log = logging.getLogger("ledarbot.anonymity")


async def opened(
    tx: Transaction,
    vault: Vault,
    *,
    community_id: CommunityId,
    handle: Handle,
    purpose: str,
    now: datetime,
) -> UserId | None:
    """Who has the handle; None when the link was destroyed or the key is another.

    The audit log tells the day alone, but for an unmasking the hour: an hour at which an author is
    written to would tell when somebody wrote.
    """
    link = await tx.anonymity.link(handle)
    if link is None or link.community_id != community_id:
        return None
    try:
        user_id = vault.open(link.locked, handle=handle, key_id=link.key_id)
    except Unreadable:
        _log.warning("a link can't be read with this key")
        return None
    await tx.audit.add(
        community_id,
        None,
        "anonymity.read",
        subject_kind="handle",
        subject_id=handle,
        details={"for": purpose},
        now=now if purpose == UNMASKING_PURPOSE else midnight(now.date()),
        aside=purpose != UNMASKING_PURPOSE,
    )
    return user_id


async def hide_post(
    tx: Transaction,
    *,
    community_id: CommunityId,
    post_id: PostId,
    by: UserId,
    hidden: bool,
    now: datetime,
) -> None:
    """An anonymous post is shown without its text, or with it again; its author is told."""
    thread, post = await post_in(tx, community_id, post_id)
    if post.is_hidden is hidden:
        return
    kept = await tx.threads.save_post(replace(post, is_hidden=hidden))
    await show_post(tx, kept, now=now)
    code = "hidden" if hidden else "shown_again"
    await audit(tx, community_id, by, code, post.handle, now=now)
    await notify(tx, thread, post.handle, code, suffix=str(post_id), due_at=now)


async def hide_first(
    tx: Transaction,
    *,
    community_id: CommunityId,
    thread_id: ThreadId,
    by: UserId,
    hidden: bool,
    now: datetime,
) -> None:
    """A thread's first post is shown without its text, or with it again; an author without a name
    is told.
    """
    thread = await locked(tx, community_id, thread_id)
    if thread.is_hidden is hidden:
        return
    code = "hidden" if hidden else "shown_again"
    kept = await saved(tx, replace(thread, is_hidden=hidden), by=by, now=now, action=code)
    if kept.handle is not None:
        await notify(tx, kept, kept.handle, code, due_at=now)


async def stop(
    tx: Transaction,
    *,
    community_id: CommunityId,
    handle: Handle,
    by: UserId,
    stopped: bool,
    now: datetime,
) -> None:
    """The author writes no more in this thread, or may again; what waits is not posted."""
    seen = await tx.anonymity.author(community_id, handle, lock=False)
    if seen is None:
        raise NotFound()
    # The thread first, as whoever writes in it has it.
    thread = await locked(tx, community_id, seen.thread_id)
    author = await author_of(tx, community_id, handle)
    if author.is_stopped is stopped:
        return
    await tx.anonymity.stop(handle, is_stopped=stopped)
    if not stopped and await tx.anonymity.link(handle) is None:
        # Of an author who was erased the seal stays for the stop alone.
        await tx.anonymity.unlink(handle)
    code = "stopped" if stopped else "unstopped"
    await audit(tx, community_id, by, code, handle, now=now)
    await notify(tx, thread, handle, code, due_at=now)


async def author_of(tx: Transaction, community_id: CommunityId, handle: Handle) -> Author:
    """The anonymous author of this handle in this community, else NotFound."""
    author = await tx.anonymity.author(community_id, handle)
    if author is None:
        raise NotFound()
    return author


async def post_in(
    tx: Transaction, community_id: CommunityId, post_id: PostId
) -> tuple[Thread, Post]:
    """The anonymous post and its thread, both locked, the thread first; else NotFound."""
    seen = await tx.threads.post(community_id, post_id, lock=False)
    if seen is None:
        raise NotFound()
    thread = await locked(tx, community_id, seen.thread_id)
    post = await tx.threads.post(community_id, post_id)
    if post is None:
        raise NotFound()
    return thread, post


async def show_post(tx: Transaction, post: Post, *, now: datetime) -> None:
    """Have the post in Discord edited, once it stands there."""
    if post.state is not PostState.POSTED:
        return
    await tx.outbox.renew(
        ANSWER_UPDATE,
        community_id=post.community_id,
        dedupe_key=f"{ANSWER_UPDATE}:{post.post_id}",
        payload={"thread_id": post.thread_id, "post_id": post.post_id},
        now=now,
        aside=True,
    )


async def audit(
    tx: Transaction,
    community_id: CommunityId,
    by: UserId,
    action: str,
    handle: Handle,
    *,
    now: datetime,
) -> None:
    """A line on what a moderator did to the author of this handle."""
    await tx.audit.add(
        community_id,
        by,
        f"anonymity.{action}",
        subject_kind="handle",
        subject_id=handle,
        now=now,
    )
