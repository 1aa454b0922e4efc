"""What every step of a thread has in common: read and locked, saved, shown, told to others.

Every message to somebody else is an outbox row; the names of the kinds stand here, the cogs say
how each is sent. Rows about anonymous authors hold handles alone, no time but their due one, and
stand aside: their numbers tell of no order.
"""

import secrets
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from domain.community import Community
from domain.errors import NotFound, NotSetUp
from domain.ids import CommunityId, Handle, ThreadId, TopicId, UserId
from domain.quiet_hours import QuietHours, after_quiet
from domain.thread_refusals import NoSuchTopic
from domain.thread_values import Thread
from storage.unit_of_work import Transaction

POST = "threads.post"
UPDATE = "threads.update"
SAY = "threads.say"
MEMBER = "threads.member"
STEWARD = "threads.steward"
FOOT = "threads.foot"
ANSWER = "threads.answer"
ANSWER_UPDATE = "threads.answer_update"
LATER_EDIT = "threads.later_edit"
NOTICE = "threads.notice"

TURN_JOB = "threads.turn"
BLOCK_JOB = "anonymity.block"
LIFT_JOB = "anonymity.lift"

FOOT_MOVES_AFTER = timedelta(seconds=30)
"""So long after something was written the buttons come to the foot again."""
GATHERED_FOR = timedelta(minutes=10)
"""Answers that come so soon after one another are one message to an anonymous author."""
LEFT = "left"
"""Why something without a name is not posted: its author is on the server no more."""
_NUMBER_BITS = 62


def new_number() -> int:
    """A number for a thread, a post or a handle: at random, so that it tells of no order."""
    return secrets.randbits(_NUMBER_BITS) | 1


def midnight(on: date) -> datetime:
    """The beginning of the day in UTC: the time of what must not tell its hour."""
    return datetime.combine(on, time(), UTC)


async def community_of(tx: Transaction, community_id: CommunityId) -> Community:
    """The community, which must have a channel for threads, else NotSetUp."""
    community = await home_of(tx, community_id)
    if community.threads_channel_id is None:
        raise NotSetUp()
    return community


async def home_of(tx: Transaction, community_id: CommunityId) -> Community:
    """The community, also while it has no channel for threads: what is posted goes on."""
    community = await tx.communities.get(community_id)
    if community is None or community.removed_at:
        raise NotSetUp()
    return community


async def locked(tx: Transaction, community_id: CommunityId, thread_id: ThreadId) -> Thread:
    """One thread of this community, locked for this transaction, else NotFound."""
    thread = await tx.threads.get(community_id, thread_id, lock=True)
    if thread is None:
        raise NotFound()
    return thread


async def offered_topic(
    tx: Transaction, community_id: CommunityId, topic_id: TopicId | None
) -> TopicId | None:
    """The topic, if it is offered in this community; None is a thread without one."""
    if topic_id is None:
        return None
    topic = await tx.topics.get(community_id, topic_id)
    if topic is None or topic.is_retired:
        raise NoSuchTopic()
    return topic_id


async def put(tx: Transaction, thread: Thread, *, due_at: datetime) -> None:
    """Keep a new thread and have it posted; nothing of it tells of a time before it is due."""
    community = await home_of(tx, thread.community_id)
    await tx.threads.add(replace(thread, keep_links_days=community.keep_links_days))
    await tx.outbox.add(
        POST,
        community_id=thread.community_id,
        dedupe_key=f"{POST}:{thread.thread_id}",
        payload={"thread_id": thread.thread_id},
        due_at=due_at,
        now=due_at,
        aside=thread.is_anonymous,
    )


async def saved(
    tx: Transaction, thread: Thread, *, by: UserId | None, now: datetime, action: str
) -> Thread:
    """Keep a step that was taken and have the post show it; what an anonymous author does to
    their own thread leaves no line in the audit log, which knows hours.
    """
    kept = await tx.threads.save(thread)
    if by is not None:
        await audit(tx, kept, by=by, action=action, now=now)
    await show(tx, kept, now=now)
    return kept


async def show(tx: Transaction, thread: Thread, *, now: datetime) -> None:
    """Have the post in Discord edited, once it stands there."""
    if thread.discord_id is None:
        return
    await tx.outbox.renew(
        UPDATE,
        community_id=thread.community_id,
        dedupe_key=f"{UPDATE}:{thread.thread_id}",
        payload={"thread_id": thread.thread_id},
        now=now,
        aside=thread.is_anonymous,
    )


async def audit(
    tx: Transaction,
    thread: Thread,
    *,
    by: UserId | None,
    action: str,
    now: datetime,
    aside: bool = False,
) -> None:
    """A line of who did what, with the state that it led to; `aside` where its hour tells."""
    await tx.audit.add(
        thread.community_id,
        by,
        f"threads.{action}",
        subject_kind="thread",
        subject_id=thread.thread_id,
        details={"state": thread.state.value},
        now=now,
        aside=aside,
    )


async def say(
    tx: Transaction, thread: Thread, code: str, *, suffix: str, due_at: datetime, **more: object
) -> None:
    """A line of the bot's in the thread; `suffix` names the occasion."""
    await tx.outbox.add(
        SAY,
        community_id=thread.community_id,
        dedupe_key=f"{SAY}:{thread.thread_id}:{code}:{suffix}",
        payload={"thread_id": thread.thread_id, "code": code, **more},
        due_at=due_at,
        now=due_at,
        aside=thread.is_anonymous,
    )


async def notify(
    tx: Transaction,
    thread: Thread,
    handle: Handle,
    code: str,
    *,
    suffix: str = "",
    due_at: datetime,
    **more: object,
) -> None:
    """A direct message to an anonymous author, whom nobody knows before it is sent.

    Several of one `code` that come before it goes out are one.
    """
    await tx.outbox.add(
        NOTICE,
        community_id=thread.community_id,
        dedupe_key=f"{NOTICE}:{handle}:{code}:{suffix}",
        payload={"thread_id": thread.thread_id, "handle": handle, "code": code, **more},
        due_at=due_at,
        now=due_at,
        aside=True,
    )


async def draw_foot(tx: Transaction, community: Community, *, now: datetime) -> None:
    """Have the buttons by which threads are begun posted, or soon brought to the foot again.

    The row is gone when it is done: it would tell at which moment something was posted.
    """
    if community.threads_channel_id is None:
        return
    due_at = now if community.threads_foot_id is None else now + FOOT_MOVES_AFTER
    await tx.outbox.add(
        FOOT,
        community_id=community.community_id,
        dedupe_key=f"{FOOT}:{community.community_id}",
        payload={},
        due_at=due_at,
        now=due_at,
        aside=True,
    )


def unquiet(community: Community, now: datetime) -> datetime:
    """The first moment from now on at which the bot may post something of its own."""
    hours = QuietHours(community.quiet_from, community.quiet_until)
    return after_quiet(now, hours, community.timezone)
