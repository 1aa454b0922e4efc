"""The topics of a community's threads: what is offered, in which order, and who looks after it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.thread_cases import home_of
from domain.ids import ChannelId, CommunityId, TopicId, UserId
from domain.thread_refusals import NoSuchTopic, TooManyTopics, TopicTaken
from domain.thread_values import TOPICS_AT_MOST, Topic
from domain.threads import checked_topic_name
from storage.unit_of_work import Transaction, UnitOfWork

STEWARDS_AT_MOST = 10


@dataclass(frozen=True, slots=True)
class Proposed:
    """A topic that the shipped prompts bring, named in the community's language."""

    key: str
    name: str


async def offered(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    proposed: Sequence[Proposed],
    now: datetime,
) -> list[Topic]:
    """The topics in their order. A community that has never had any begins with `proposed`."""
    async with uow.read() as tx:
        known = await tx.topics.all(community_id)
    if not known and proposed:
        known = await _begin(uow, community_id, proposed)
    return [topic for topic in known if not topic.is_retired]


async def _begin(
    uow: UnitOfWork, community_id: CommunityId, proposed: Sequence[Proposed]
) -> list[Topic]:
    async with uow.write() as tx:
        await home_of(tx, community_id)
        for position, each in enumerate(proposed[:TOPICS_AT_MOST], 1):
            topic = Topic(
                community_id=community_id, name=each.name, key=each.key, position=position
            )
            # Somebody else may just have begun as well: the names are there once.
            await tx.topics.add(topic)
        return await tx.topics.all(community_id)


async def add(
    uow: UnitOfWork, *, community_id: CommunityId, name: str, by: UserId, now: datetime
) -> Topic:
    """One more topic; one of that name that was retired is offered again."""
    kept = checked_topic_name(name)
    async with uow.write() as tx:
        await home_of(tx, community_id)
        known = await tx.topics.all(community_id)
        if sum(not topic.is_retired for topic in known) >= TOPICS_AT_MOST:
            raise TooManyTopics(most=TOPICS_AT_MOST)
        before = await tx.topics.named(community_id, kept)
        if before is not None and not before.is_retired:
            raise TopicTaken()
        if before is not None:
            topic = replace(before, name=kept, is_retired=False)
            await tx.topics.save(topic)
        else:
            position = await tx.topics.next_position(community_id)
            added = await tx.topics.add(
                Topic(community_id=community_id, name=kept, position=position)
            )
            assert added is not None
            topic = added
        await _audit(tx, topic, by=by, action="added", now=now)
        return topic


async def change(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    topic_id: TopicId,
    name: str,
    by: UserId,
    now: datetime,
) -> Topic:
    """Another name; the forum's tag follows with the next thread."""
    kept = checked_topic_name(name)
    async with uow.write() as tx:
        topic = await _offered(tx, community_id, topic_id)
        taken = await tx.topics.named(community_id, kept)
        if taken is not None and taken.topic_id != topic_id:
            raise TopicTaken()
        renamed = replace(topic, name=kept)
        await tx.topics.save(renamed)
        await _audit(tx, renamed, by=by, action="renamed", now=now)
        return renamed


async def move(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    topic_id: TopicId,
    channel_id: ChannelId | None,
    by: UserId,
    now: datetime,
) -> Topic:
    """Its threads are posted in this channel from now on; None is the community's own."""
    async with uow.write() as tx:
        topic = await _offered(tx, community_id, topic_id)
        # A tag belongs to one forum.
        moved = replace(topic, channel_id=channel_id, tag_id=None)
        await tx.topics.save(moved)
        await _audit(tx, moved, by=by, action="moved", now=now)
        return moved


async def set_stewards(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    topic_id: TopicId,
    stewards: Sequence[UserId],
    by: UserId,
    now: datetime,
) -> Topic:
    """These people are told of questions that nobody answers."""
    chosen = tuple(dict.fromkeys(stewards))[:STEWARDS_AT_MOST]
    async with uow.write() as tx:
        topic = await _offered(tx, community_id, topic_id)
        await tx.topics.set_stewards(topic, chosen)
        await _audit(tx, topic, by=by, action="stewards", now=now)
        return replace(topic, stewards=chosen)


async def retire(
    uow: UnitOfWork, *, community_id: CommunityId, topic_id: TopicId, by: UserId, now: datetime
) -> None:
    """Offered no more; the threads that have it keep it."""
    async with uow.write() as tx:
        topic = replace(await _offered(tx, community_id, topic_id), is_retired=True)
        await tx.topics.save(topic)
        await _audit(tx, topic, by=by, action="retired", now=now)


async def tagged(uow: UnitOfWork, *, topic_id: TopicId, tag_id: int | None) -> None:
    """Remember the forum's tag of the topic, or that there is none."""
    async with uow.write() as tx:
        await tx.topics.set_tag(topic_id, tag_id)


async def find(
    uow: UnitOfWork, *, community_id: CommunityId, topic_id: TopicId | None
) -> Topic | None:
    """The topic, also one that is offered no more."""
    if topic_id is None:
        return None
    async with uow.read() as tx:
        return await tx.topics.get(community_id, topic_id)


async def _offered(tx: Transaction, community_id: CommunityId, topic_id: TopicId) -> Topic:
    topic = await tx.topics.get(community_id, topic_id)
    if topic is None or topic.is_retired:
        raise NoSuchTopic()
    return topic


async def _audit(tx: Transaction, topic: Topic, *, by: UserId, action: str, now: datetime) -> None:
    await tx.audit.add(
        topic.community_id,
        by,
        f"topics.{action}",
        subject_kind="topic",
        subject_id=topic.topic_id,
        now=now,
    )
