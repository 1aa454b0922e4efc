"""A community's bank of discussion prompts: what it adds to the shipped ones, and leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.prompt_cases import Shipped, bank_of, kept
from bot.services.thread_cases import home_of, offered_topic
from domain.errors import NotFound
from domain.ids import CommunityId, ThreadId, TopicId, UserId
from domain.prompt_refusals import TooManyPrompts
from domain.thread_values import TOPICS_AT_MOST, Thread, ThreadKind, Topic
from domain.threads import checked, checked_topic_name
from storage.prompts import OwnPrompt
from storage.unit_of_work import Transaction, UnitOfWork

OWN_AT_MOST = 500
_OWN = "own/"


@dataclass(frozen=True, slots=True)
class FileTopic:
    """What a file says its prompts are about: the key of a shipped topic, or a name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file: how many are new, how many were there, and what they are about."""

    added: int
    known: int
    topic: Topic | None


async def add(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    title: str,
    text: str,
    topic_id: TopicId | None,
    by: UserId,
    now: datetime,
) -> OwnPrompt:
    """One more prompt of the community's own."""
    title, text = _checked(community_id, title, text)
    async with uow.write() as tx:
        await _has_room(tx, community_id, 1)
        topic_id = await offered_topic(tx, community_id, topic_id)
        added = await _added(tx, community_id, title, text, topic_id, by=by, now=now)
        await _audit(tx, community_id, "added", added.key, by=by, now=now)
        return added


async def add_file(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    topic: FileTopic,
    texts: Sequence[tuple[str, str]],
    by: UserId,
    now: datetime,
) -> Imported:
    """All prompts of a file or none; those that stand in the bank already are not added again."""
    wanted = dict.fromkeys(_checked(community_id, title, text) for title, text in texts)
    async with uow.write() as tx:
        known = {(own.title, own.text) for own in await _locked_own(tx, community_id)}
        new = [each for each in wanted if each not in known]
        await _has_room(tx, community_id, len(new))
        about = await _topic_for(tx, community_id, topic, by=by, now=now) if new else None
        topic_id = None if about is None else about.topic_id
        for title, text in new:
            await _added(tx, community_id, title, text, topic_id, by=by, now=now)
        if new:
            await _audit(tx, community_id, "imported", "", by=by, now=now, count=len(new))
        return Imported(len(new), len(wanted) - len(new), about)


async def remove(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    key: str,
    shipped: Shipped,
    by: UserId,
    now: datetime,
) -> None:
    """It is posted no more: an own prompt is deleted, a shipped one left out."""
    async with uow.write() as tx:
        entry = (await bank_of(tx, community_id, shipped)).find(key)
        if entry.is_left_out:
            return
        if entry.is_own:
            await tx.prompts.remove(community_id, int(key.removeprefix(_OWN)))
        else:
            await tx.prompts.drop(community_id, key)
        await _audit(tx, community_id, "removed", key, by=by, now=now)
        found = await bank_of(tx, community_id, shipped)
        if found.series is None or found.series.next_key != key:
            return
        upcoming = found.next() if found.series.host_id is not None else None
        after = replace(found.series, next_key=upcoming[0].key if upcoming else "")
        await kept(tx, found.series, after, by=by, action="chosen", now=now)


async def restore(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    key: str,
    shipped: Shipped,
    by: UserId,
    now: datetime,
) -> None:
    """A shipped prompt that was left out is in the bank again."""
    if key not in shipped:
        raise NotFound()
    async with uow.write() as tx:
        if await tx.prompts.restore(community_id, key):
            await _audit(tx, community_id, "restored", key, by=by, now=now)


def _checked(community_id: CommunityId, title: str, text: str) -> tuple[str, str]:
    thread = checked(
        Thread(
            community_id=community_id,
            thread_id=ThreadId(0),
            kind=ThreadKind.PROMPT,
            title=title,
            text=text,
        )
    )
    return thread.title, thread.text


async def _locked_own(tx: Transaction, community_id: CommunityId) -> list[OwnPrompt]:
    """The own prompts; whoever else would add some waits."""
    await home_of(tx, community_id)
    await tx.communities.get(community_id, lock=True)
    return await tx.prompts.own(community_id)


async def _has_room(tx: Transaction, community_id: CommunityId, count: int) -> None:
    room = max(0, OWN_AT_MOST - len(await _locked_own(tx, community_id)))
    if count > room:
        raise TooManyPrompts(most=OWN_AT_MOST, room=room)


async def _added(
    tx: Transaction,
    community_id: CommunityId,
    title: str,
    text: str,
    topic_id: TopicId | None,
    *,
    by: UserId,
    now: datetime,
) -> OwnPrompt:
    return await tx.prompts.add(
        OwnPrompt(
            community_id=community_id,
            title=title,
            text=text,
            topic_id=topic_id,
            added_by=by,
            added_at=now,
        )
    )


async def _topic_for(
    tx: Transaction, community_id: CommunityId, wanted: FileTopic, *, by: UserId, now: datetime
) -> Topic | None:
    """The topic of that key or name, else a new one, else none where there is no room."""
    known = await tx.topics.all(community_id)
    named = await tx.topics.named(community_id, wanted.name)
    found = next((topic for topic in known if topic.key and topic.key == wanted.key), named)
    if found is not None:
        return None if found.is_retired else found
    if sum(not topic.is_retired for topic in known) >= TOPICS_AT_MOST:
        return None
    name, position = checked_topic_name(wanted.name), await tx.topics.next_position(community_id)
    topic = await tx.topics.add(Topic(community_id=community_id, name=name, position=position))
    assert topic is not None
    await tx.audit.add(
        community_id,
        by,
        "topics.added",
        subject_kind="topic",
        subject_id=topic.topic_id,
        now=now,
    )
    return topic


async def _audit(
    tx: Transaction,
    community_id: CommunityId,
    action: str,
    key: str,
    *,
    by: UserId,
    now: datetime,
    **more: object,
) -> None:
    await tx.audit.add(
        community_id,
        by,
        f"prompts.{action}",
        subject_kind="community",
        subject_id=community_id,
        details={"key": key} | more,
        now=now,
    )
