"""Topics and those who look after them."""

from dataclasses import replace

import pytest

from domain.thread_values import Topic
from storage.unit_of_work import UnitOfWork
from tests.storage.examples import ANNA, BO, CILLA, NORTH, WEST
from tests.storage.thread_examples import topic


async def add(uow: UnitOfWork, **changes: object) -> Topic:
    async with uow.write() as tx:
        added = await tx.topics.add(topic(**changes))
    assert added is not None
    return added


async def test_a_topic_comes_back_as_it_was_kept(uow: UnitOfWork) -> None:
    added = await add(uow)
    assert added == topic(topic_id=added.topic_id)
    async with uow.read() as tx:
        assert await tx.topics.get(WEST, added.topic_id) == added
        assert await tx.topics.all(WEST) == [added]


async def test_a_topic_is_of_its_community_alone(uow: UnitOfWork) -> None:
    added = await add(uow)
    async with uow.write() as tx:
        assert await tx.topics.get(NORTH, added.topic_id) is None
        assert await tx.topics.named(NORTH, added.name) is None
        assert await tx.topics.all(NORTH) == []
        await tx.topics.save(replace(added, community_id=NORTH, name="Kapat"))
        assert await tx.topics.all(WEST) == [added]


@pytest.mark.parametrize(
    ("name", "alike"),
    [("Rekrytering", True), ("REKRYTERING", True), (" rekrytering ", True), ("Rekrytera", False)],
)
async def test_a_name_is_found_whatever_its_capitals(
    uow: UnitOfWork, name: str, alike: bool
) -> None:
    added = await add(uow)
    async with uow.write() as tx:
        assert await tx.topics.named(WEST, name) == (added if alike else None)
        assert (await tx.topics.add(topic(name=name)) is None) is alike
        # Another community has names of its own.
        assert await tx.topics.add(topic(community_id=NORTH, name=name)) is not None


async def test_a_taken_name_leaves_the_stewards_as_they_are(uow: UnitOfWork) -> None:
    added = await add(uow)
    async with uow.write() as tx:
        assert await tx.topics.add(topic(name="rekrytering", stewards=(CILLA,))) is None
        assert await tx.topics.all(WEST) == [added]


async def test_what_is_saved_is_all_but_the_stewards(uow: UnitOfWork) -> None:
    added = await add(uow)
    changed = replace(added, name="Att anställa", position=1, is_retired=False, channel_id=None)
    async with uow.write() as tx:
        await tx.topics.save(replace(changed, stewards=(CILLA,)))
        await tx.topics.set_tag(added.topic_id, None)
        assert await tx.topics.get(WEST, added.topic_id) == replace(changed, tag_id=None)
        assert await tx.topics.named(WEST, "att  anställa") is not None
        assert await tx.topics.named(WEST, "Rekrytering") is None


async def test_stewards_are_those_and_no_others(uow: UnitOfWork) -> None:
    added, other = await add(uow), await add(uow, name="Ekonomi")
    async with uow.write() as tx:
        await tx.topics.set_stewards(added, (CILLA, BO, CILLA))
        assert [each.stewards for each in await tx.topics.all(WEST)] == [(BO, CILLA), (ANNA, BO)]
        await tx.topics.set_stewards(added, ())
        assert [each.stewards for each in await tx.topics.all(WEST)] == [(), (ANNA, BO)]
    assert other.stewards == (ANNA, BO)


async def test_who_leaves_looks_after_nothing_in_that_community(uow: UnitOfWork) -> None:
    await add(uow)
    await add(uow, name="Ekonomi", stewards=(ANNA,))
    await add(uow, community_id=NORTH)
    async with uow.write() as tx:
        await tx.topics.forget_steward(WEST, ANNA)
        assert [each.stewards for each in await tx.topics.all(WEST)] == [(BO,), ()]
        assert [each.stewards for each in await tx.topics.all(NORTH)] == [(ANNA, BO)]


async def test_topics_stand_in_their_order_and_the_next_comes_last(uow: UnitOfWork) -> None:
    async with uow.read() as tx:
        assert await tx.topics.next_position(WEST) == 1
    for name, position in (("c", 3), ("a", 1), ("b", 1)):
        await add(uow, name=name, position=position)
    async with uow.read() as tx:
        assert [each.name for each in await tx.topics.all(WEST)] == ["a", "b", "c"]
        assert await tx.topics.next_position(WEST) == 4
        assert await tx.topics.next_position(NORTH) == 1
