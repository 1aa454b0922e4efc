"""Threads: begun, changed, closed, answered and asked again by their authors."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypedDict, Unpack

from bot.services import later_edits
from bot.services.anonymous_blocks import must_be_let
from bot.services.thread_cases import (
    GATHERED_FOR,
    audit,
    community_of,
    draw_foot,
    home_of,
    locked,
    midnight,
    new_number,
    notify,
    offered_topic,
    put,
    saved,
    say,
)
from bot.services.vaults import Vault
from domain import threads as rules
from domain.anonymity import Author
from domain.ids import CommunityId, MessageId, ThreadId, TopicId, UserId
from domain.thread_refusals import NotRecognised, NotTheAuthor, Stopped
from domain.thread_values import Thread, ThreadKind, ThreadState
from storage.unit_of_work import Transaction, UnitOfWork


async def post(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    author_id: UserId,
    kind: ThreadKind,
    title: str,
    text: str,
    link: str = "",
    topic_id: TopicId | None = None,
    now: datetime,
) -> Thread:
    """A member's thread under their own name, posted at once."""
    thread = rules.checked(
        Thread(
            community_id=community_id,
            thread_id=ThreadId(new_number()),
            kind=kind,
            title=title,
            text=text,
            link=link,
            topic_id=topic_id,
            author_id=author_id,
        )
    )
    async with uow.write() as tx:
        await community_of(tx, community_id)
        await offered_topic(tx, community_id, topic_id)
        await put(tx, thread, due_at=now)
        await audit(tx, thread, by=author_id, action="posted", now=now)
    return thread


class Step(TypedDict):
    """Who changes which thread, and when."""

    community_id: CommunityId
    thread_id: ThreadId
    by: UserId
    now: datetime


class _By(TypedDict):
    by: UserId | None
    now: datetime


async def edit(
    uow: UnitOfWork,
    vault: Vault,
    *,
    title: str,
    text: str,
    link: str,
    topic_id: TopicId | None,
    delay: timedelta = timedelta(0),
    **given: Unpack[Step],
) -> Thread:
    """The author's words anew; the post in Discord follows. An anonymous author's that stand there
    may wait, so that the hour tells nothing; then what is answered is what will be there.
    """
    async with uow.write() as tx:
        thread = await _own(tx, vault, given)
        await _must_write_on(tx, vault, thread, given)
        edited = rules.edit(thread, title=title, text=text, link=link)
        if topic_id != thread.topic_id:
            edited = replace(
                edited, topic_id=await offered_topic(tx, thread.community_id, topic_id)
            )
        if delay and thread.is_anonymous and thread.is_live:
            await later_edits.put_off(tx, edited, due_at=given["now"] + delay)
            return edited
        edited = await later_edits.without_later(tx, edited)
        return await saved(tx, edited, action="edited", **_by(thread, given))


async def close(uow: UnitOfWork, vault: Vault, **given: Unpack[Step]) -> Thread:
    """The author closes the thread: nobody writes in it any more."""
    async with uow.write() as tx:
        thread = await _own(tx, vault, given)
        return await saved(tx, rules.close(thread), action="closed", **_by(thread, given))


async def reopen(uow: UnitOfWork, vault: Vault, **given: Unpack[Step]) -> Thread:
    """The author lets the thread go on."""
    async with uow.write() as tx:
        thread = await _own(tx, vault, given)
        await _must_write_on(tx, vault, thread, given)
        opened = rules.reopen(thread, on=given["now"].date())
        return await saved(tx, opened, action="reopened", **_by(thread, given))


async def mark_answer(
    uow: UnitOfWork, vault: Vault, *, message_id: MessageId, **given: Unpack[Step]
) -> Thread:
    """The author says which message helped; the thread's first post links to it."""
    async with uow.write() as tx:
        thread = await _own(tx, vault, given)
        marked = rules.mark_answer(thread, message_id=message_id)
        return await saved(tx, marked, action="answered", **_by(thread, given))


async def ask_again(uow: UnitOfWork, vault: Vault, **given: Unpack[Step]) -> Thread:
    """The author brings an unanswered question up again, with a line in the thread."""
    async with uow.write() as tx:
        thread = await _own(tx, vault, given)
        await _must_write_on(tx, vault, thread, given)
        today = given["now"].date()
        asked = rules.ask_again(thread, on=today)
        kept = await saved(tx, asked, action="asked_again", **_by(thread, given))
        await say(tx, kept, "again", suffix=today.isoformat(), due_at=given["now"])
        return kept


async def find(uow: UnitOfWork, *, community_id: CommunityId, discord_id: int) -> Thread | None:
    """The thread that has this number in Discord; None for a thread that is not ours."""
    async with uow.read() as tx:
        return await tx.threads.by_discord_id(community_id, discord_id, lock=False)


async def of(uow: UnitOfWork, *, community_id: CommunityId, thread_id: ThreadId) -> Thread | None:
    """The thread as it stands."""
    async with uow.read() as tx:
        return await tx.threads.get(community_id, thread_id, lock=False)


async def is_author(uow: UnitOfWork, vault: Vault, *, thread: Thread, by: UserId) -> bool:
    """True for who began the thread, also without a name."""
    async with uow.read() as tx:
        return await _wrote(tx, vault, thread, by=by)


async def must_be_author(uow: UnitOfWork, vault: Vault, *, thread: Thread, by: UserId) -> None:
    """Refuse whoever did not begin the thread, as every step of its author does."""
    async with uow.read() as tx:
        await own(tx, vault, thread.community_id, thread.thread_id, by=by)


# ---------------------------------------------------------------------------- what was noticed


async def written(
    uow: UnitOfWork,
    vault: Vault,
    *,
    community_id: CommunityId,
    discord_id: int,
    by: UserId,
    now: datetime,
) -> None:
    """Somebody has written in a thread of ours: kept is that it was so, and the day.

    An anonymous author is told, since Discord tells only those who are in the thread.
    """
    # Most of what is written stands elsewhere: it should not wait in the queue of writers.
    seen = await find(uow, community_id=community_id, discord_id=discord_id)
    if seen is None or not seen.is_live:
        return
    async with uow.write() as tx:
        thread = await tx.threads.by_discord_id(community_id, discord_id, lock=True)
        if thread is None or not thread.is_live:
            return
        by_another = not await _wrote(tx, vault, thread, by=by)
        await answered(tx, thread, by_another=by_another, is_named=True, now=now)


async def answered(
    tx: Transaction, thread: Thread, *, by_another: bool, is_named: bool = False, now: datetime
) -> None:
    """Remember that something was written in the locked thread, and tell an anonymous author.

    What is written under a name in an anonymous thread is a reply, whoever wrote it: a question
    that stayed unanswered would show everybody that the asker had written there.
    """
    is_reply = by_another or (is_named and thread.is_anonymous)
    after = rules.replied(thread, by_another=is_reply, on=now.date())
    if after != thread:
        await tx.threads.note(
            thread.thread_id, is_replied=after.is_replied, active_on=after.active_on
        )
    if by_another and thread.handle is not None:
        due_at = now + GATHERED_FOR
        await notify(tx, thread, thread.handle, "answered", due_at=due_at)


async def deleted(
    uow: UnitOfWork, *, community_id: CommunityId, discord_id: int, now: datetime
) -> None:
    """Somebody has deleted the thread in Discord: its words go here too."""
    async with uow.write() as tx:
        thread = await tx.threads.by_discord_id(community_id, discord_id, lock=True)
        if thread is not None:
            await tx.threads.save(rules.gone(thread))
            await audit(tx, thread, by=None, action="deleted", now=now)


async def changed_outside(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    discord_id: int,
    title: str,
    is_locked: bool,
    now: datetime,
) -> None:
    """Somebody has renamed, locked or opened the thread in Discord: what holds there holds here.

    While an edit of ours is on its way what Discord tells is older than what holds here. The name
    that a hidden thread has meanwhile is no title of its author's. Whoever began an anonymous
    thread is behind some of it, so that the audit log has the day alone.
    """
    async with uow.write() as tx:
        thread = await tx.threads.by_discord_id(community_id, discord_id, lock=True)
        if thread is None or not thread.is_shown:
            return
        after = thread
        if is_locked and thread.is_live:
            after = rules.close(thread)
        elif thread.state is ThreadState.CLOSED and not is_locked:
            after = rules.reopen(thread, on=now.date())
        # An erased author's thread has no title of its own, whatever it is called there.
        if title and thread.title and not thread.is_hidden:
            after = replace(after, title=title)
        if after != thread:
            kept = await tx.threads.save(after)
            await tx.threads.note(kept.thread_id, shown_revision=kept.revision)
            hidden = kept.is_anonymous
            at = midnight(now.date()) if hidden else now
            await audit(tx, kept, by=None, action="changed_outside", now=at, aside=hidden)


async def foot_is_above(uow: UnitOfWork, *, community_id: CommunityId, now: datetime) -> None:
    """Something was written below the buttons: they come to the foot again."""
    async with uow.write() as tx:
        await draw_foot(tx, await home_of(tx, community_id), now=now)


# ---------------------------------------------------------------------------------- who may


async def own(
    tx: Transaction,
    vault: Vault,
    community_id: CommunityId,
    thread_id: ThreadId,
    *,
    by: UserId,
) -> Thread:
    """The locked thread, if the person began it.

    Of an anonymous thread whose link can't be read any more nobody is the author: that is said
    in words of its own.
    """
    thread = await locked(tx, community_id, thread_id)
    if await _wrote(tx, vault, thread, by=by):
        return thread
    if thread.handle is not None:
        author = await tx.anonymity.author(community_id, thread.handle)
        if not is_readable(vault, author):
            raise NotRecognised()
    raise NotTheAuthor()


async def _wrote(tx: Transaction, vault: Vault, thread: Thread, *, by: UserId) -> bool:
    if thread.handle is None:
        return thread.author_id == by
    author = await writer(tx, vault, thread.thread_id, by)
    return author is not None and author.handle == thread.handle


async def writer(
    tx: Transaction, vault: Vault, thread_id: ThreadId, user_id: UserId
) -> Author | None:
    """The person as an anonymous author in the thread, also under a key from before."""
    for seal in seals_of(vault, thread_id, user_id):
        if (author := await tx.anonymity.by_seal(seal)) is not None:
            return author
    return None


def is_readable(vault: Vault, author: Author | None) -> bool:
    """False when nobody can tell any more whether a person is this author."""
    known = {each.key_id for each in (vault, *vault.previous)}
    return author is not None and author.seal is not None and author.key_id in known


def seal_of(vault: Vault, thread_id: ThreadId, user_id: UserId) -> str:
    """By which an anonymous author is found again in one thread."""
    return vault.seal("author", thread_id, user_id)


async def _must_write_on(tx: Transaction, vault: Vault, thread: Thread, given: Step) -> None:
    """Whoever was stopped in the thread, or blocked, writes nothing into what stands there either,
    and brings it up no more.
    """
    if thread.handle is None:
        return
    home = await home_of(tx, thread.community_id)
    await must_be_let(tx, vault, home, given["by"], on=given["now"].date())
    author = await tx.anonymity.author(thread.community_id, thread.handle)
    if author is not None and author.is_stopped:
        raise Stopped()


def seals_of(vault: Vault, thread_id: ThreadId, user_id: UserId) -> list[str]:
    """The seal by the key of today, and those by keys from before."""
    return [seal_of(each, thread_id, user_id) for each in (vault, *vault.previous)]


def _by(thread: Thread, given: Step) -> _By:
    """Who stands in the audit log: nobody for an anonymous thread."""
    return {"by": None if thread.is_anonymous else given["by"], "now": given["now"]}


async def _own(tx: Transaction, vault: Vault, given: Step) -> Thread:
    return await own(tx, vault, given["community_id"], given["thread_id"], by=given["by"])
