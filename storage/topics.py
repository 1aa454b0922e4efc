"""The topics of a community's threads, with their stewards."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import delete, func, insert, select, update

from domain.ids import CommunityId, TopicId, UserId
from domain.thread_values import Topic
from storage.access import Access
from storage.thread_rows import StewardRow, TopicRow, name_key, topic_of, topic_row

_topics = TopicRow.table()
_stewards = StewardRow.table()


class Topics(Access):
    async def add(self, topic: Topic) -> Topic | None:
        """Keep a new topic and answer it with its number; None when its name is taken."""
        new_id = await self._insert_new(_topics, topic_row(topic))
        if new_id is None:
            return None
        added = replace(topic, topic_id=TopicId(new_id))
        await self.set_stewards(added, topic.stewards)
        return added

    async def save(self, topic: Topic) -> None:
        """Keep all of the topic but its stewards."""
        await self._connection.execute(
            update(_topics)
            .where(_topics.c.id == topic.topic_id, _topics.c.community_id == topic.community_id)
            .values(topic_row(topic))
        )

    async def set_tag(self, topic_id: TopicId, tag_id: int | None) -> None:
        """Remember which tag of the forum is the topic's."""
        await self._connection.execute(
            update(_topics).where(_topics.c.id == topic_id).values(tag_id=tag_id)
        )

    async def set_stewards(self, topic: Topic, stewards: Sequence[UserId]) -> None:
        """These people, and no others, look after the topic."""
        await self._connection.execute(
            delete(_stewards).where(_stewards.c.topic_id == topic.topic_id)
        )
        rows = [
            {"topic_id": topic.topic_id, "user_id": user_id, "community_id": topic.community_id}
            for user_id in dict.fromkeys(stewards)
        ]
        if rows:
            await self._connection.execute(insert(_stewards), rows)

    async def get(self, community_id: CommunityId, topic_id: TopicId) -> Topic | None:
        """The topic, if it belongs to this community."""
        found = [each for each in await self.all(community_id) if each.topic_id == topic_id]
        return found[0] if found else None

    async def named(self, community_id: CommunityId, name: str) -> Topic | None:
        """The topic of this name, whatever its capitals."""
        key = name_key(name)
        found = [each for each in await self.all(community_id) if name_key(each.name) == key]
        return found[0] if found else None

    async def all(self, community_id: CommunityId) -> list[Topic]:
        """Every topic in its order, also those that are offered no more."""
        people: defaultdict[int, list[UserId]] = defaultdict(list)
        of_community = _stewards.c.community_id == community_id
        statement = select(_stewards).where(of_community).order_by(_stewards.c.user_id)
        for row in await self._all(statement):
            people[row["topic_id"]].append(UserId(row["user_id"]))
        rows = await self._all(
            select(_topics)
            .where(_topics.c.community_id == community_id)
            .order_by(_topics.c.position, _topics.c.id)
        )
        return [topic_of(row, tuple(people[row["id"]])) for row in rows]

    async def next_position(self, community_id: CommunityId) -> int:
        last = await self._connection.scalar(
            select(func.max(_topics.c.position)).where(_topics.c.community_id == community_id)
        )
        return (last or 0) + 1

    async def forget_steward(self, community_id: CommunityId, user_id: UserId) -> None:
        """Somebody left: they look after nothing here any more."""
        await self._connection.execute(
            delete(_stewards).where(
                _stewards.c.community_id == community_id, _stewards.c.user_id == user_id
            )
        )
