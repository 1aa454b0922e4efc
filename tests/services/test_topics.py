"""The topics of threads: offered, added, renamed, moved, looked after and retired."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.services import departures, topics
from bot.services.topics import STEWARDS_AT_MOST, Proposed
from domain.errors import NotSetUp
from domain.ids import ChannelId, CommunityId, TopicId, UserId
from domain.thread_refusals import Incomplete, NoSuchTopic, TooLong, TooManyTopics, TopicTaken
from domain.thread_values import TOPIC_LENGTH, TOPICS_AT_MOST, Topic
from tests.services.conftest import ANNA, BO, COMMUNITY, OTHER_COMMUNITY, Desk
from tests.services.thread_desks import CEDRIK, DISA

PROPOSED = (Proposed("recruitment", "Rekrytering"), Proposed("economy", "Ekonomi"))


def by(desk: Desk, community_id: CommunityId = COMMUNITY) -> dict[str, Any]:
    return {"community_id": community_id, "by": ANNA, "now": desk.now}


async def offered(desk: Desk, community_id: CommunityId = COMMUNITY) -> list[Topic]:
    return await topics.offered(
        desk.uow, community_id=community_id, proposed=PROPOSED, now=desk.now
    )


async def names(desk: Desk) -> list[str]:
    return [topic.name for topic in await offered(desk)]


async def first(desk: Desk) -> Topic:
    return (await offered(desk))[0]


async def test_a_community_begins_with_the_proposed_topics_once(desk: Desk) -> None:
    begun = await offered(desk)
    assert [(topic.name, topic.key) for topic in begun] == [
        ("Rekrytering", "recruitment"),
        ("Ekonomi", "economy"),
    ]
    for topic in begun:
        await topics.retire(desk.uow, topic_id=topic.topic_id, **by(desk))
    # Who has taken all away has none; the proposed ones don't come back by themselves.
    assert await offered(desk) == []


async def test_many_who_look_at_once_begin_with_each_topic_once(desk: Desk) -> None:
    seen = await asyncio.gather(*(offered(desk) for _ in range(5)))
    assert {len(each) for each in seen} == {2}
    assert await names(desk) == ["Rekrytering", "Ekonomi"]


async def test_nobody_has_topics_before_the_set_up(desk: Desk) -> None:
    with pytest.raises(NotSetUp):
        await topics.add(desk.uow, name="Budget", **by(desk, CommunityId(999)))


async def test_a_new_topic_comes_last_and_is_audited(desk: Desk) -> None:
    await offered(desk)
    added = await topics.add(desk.uow, name="  Att  leda chefer ", **by(desk))
    assert added.name == "Att leda chefer"
    assert await names(desk) == ["Rekrytering", "Ekonomi", "Att leda chefer"]
    assert (await desk.actions())[-1] == "topics.added"


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        (" \n ", Incomplete),
        ("a" * (TOPIC_LENGTH + 1), TooLong),
        ("REKRYTERING", TopicTaken),
    ],
)
async def test_a_name_that_can_not_be_is_refused(
    desk: Desk, name: str, refusal: type[Exception]
) -> None:
    await offered(desk)
    with pytest.raises(refusal):
        await topics.add(desk.uow, name=name, **by(desk))
    other = (await offered(desk))[1]
    with pytest.raises(refusal):
        await topics.change(desk.uow, topic_id=other.topic_id, name=name, **by(desk))
    assert await names(desk) == ["Rekrytering", "Ekonomi"]


async def test_there_are_no_more_topics_than_a_forum_has_tags_for(desk: Desk) -> None:
    for number in range(TOPICS_AT_MOST):
        await topics.add(desk.uow, name=f"Ämne {number}", **by(desk))
    with pytest.raises(TooManyTopics):
        await topics.add(desk.uow, name="Ett till", **by(desk))
    await topics.retire(desk.uow, topic_id=(await first(desk)).topic_id, **by(desk))
    assert (await topics.add(desk.uow, name="Ett till", **by(desk))).name == "Ett till"


async def test_a_retired_topic_comes_back_by_its_name(desk: Desk) -> None:
    topic = await first(desk)
    await topics.retire(desk.uow, topic_id=topic.topic_id, **by(desk))
    assert await names(desk) == ["Ekonomi"]
    kept = await topics.find(desk.uow, community_id=COMMUNITY, topic_id=topic.topic_id)
    assert kept is not None
    assert kept.is_retired
    back = await topics.add(desk.uow, name="rekrytering", **by(desk))
    assert (back.topic_id, back.key) == (topic.topic_id, "recruitment")
    assert await names(desk) == ["rekrytering", "Ekonomi"]


async def test_a_topic_keeps_its_number_under_another_name(desk: Desk) -> None:
    topic = await first(desk)
    renamed = await topics.change(desk.uow, topic_id=topic.topic_id, name="REKRYTERING", **by(desk))
    assert renamed.name == "REKRYTERING"
    assert (await first(desk)).topic_id == topic.topic_id


async def test_a_topic_that_moves_leaves_its_tag_behind(desk: Desk) -> None:
    topic = await first(desk)
    await topics.tagged(desk.uow, topic_id=topic.topic_id, tag_id=77)
    assert (await first(desk)).tag_id == 77
    moved = await topics.move(
        desk.uow, topic_id=topic.topic_id, channel_id=ChannelId(55), **by(desk)
    )
    assert (moved.channel_id, moved.tag_id) == (55, None)
    await topics.move(desk.uow, topic_id=topic.topic_id, channel_id=None, **by(desk))
    assert (await first(desk)).channel_id is None


async def test_stewards_are_those_who_were_chosen_last(desk: Desk) -> None:
    topic = await first(desk)
    for chosen in ((ANNA, BO), (BO, CEDRIK, BO)):
        await topics.set_stewards(desk.uow, topic_id=topic.topic_id, stewards=chosen, **by(desk))
    assert (await first(desk)).stewards == (BO, CEDRIK)
    many = [UserId(500 + number) for number in range(STEWARDS_AT_MOST + 5)]
    kept = await topics.set_stewards(desk.uow, topic_id=topic.topic_id, stewards=many, **by(desk))
    assert kept.stewards == tuple(many[:STEWARDS_AT_MOST])
    await topics.set_stewards(desk.uow, topic_id=topic.topic_id, stewards=(), **by(desk))
    assert (await first(desk)).stewards == ()


async def test_who_leaves_looks_after_nothing_here(desk: Desk) -> None:
    topic = await first(desk)
    elsewhere = (await offered(desk, OTHER_COMMUNITY))[0]
    for each in (topic, elsewhere):
        await topics.set_stewards(
            desk.uow,
            topic_id=each.topic_id,
            stewards=(CEDRIK, DISA),
            **by(desk, each.community_id),
        )
    await departures.left(desk.uow, community_id=COMMUNITY, user_id=CEDRIK, now=desk.now)
    assert (await first(desk)).stewards == (DISA,)
    assert (await offered(desk, OTHER_COMMUNITY))[0].stewards == (CEDRIK, DISA)


async def test_no_step_reaches_another_communitys_topic_or_one_that_is_gone(desk: Desk) -> None:
    theirs = (await offered(desk, OTHER_COMMUNITY))[0]
    retired = await first(desk)
    await topics.retire(desk.uow, topic_id=retired.topic_id, **by(desk))
    desk.now += timedelta(hours=1)
    for topic_id in (theirs.topic_id, retired.topic_id, TopicId(10**15)):
        for step, more in (
            (topics.change, {"name": "Kapat"}),
            (topics.move, {"channel_id": ChannelId(66)}),
            (topics.set_stewards, {"stewards": (ANNA,)}),
            (topics.retire, {}),
        ):
            with pytest.raises(NoSuchTopic):
                await step(desk.uow, topic_id=topic_id, **more, **by(desk))
    assert (await offered(desk, OTHER_COMMUNITY))[0] == theirs
    found = await topics.find(desk.uow, community_id=COMMUNITY, topic_id=theirs.topic_id)
    assert found is None
