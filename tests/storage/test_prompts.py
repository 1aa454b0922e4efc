"""The community's own prompts, its series, and what has been used and left out."""

from dataclasses import fields, replace

from domain.ids import ThreadId, TopicId
from storage.prompts import OwnPrompt, PromptSeries
from storage.unit_of_work import UnitOfWork
from tests.storage.examples import ANNA, BO, NORTH, WEST
from tests.storage.thread_examples import full_series, own_prompt

KEY, OTHER_KEY = "recruitment/first-hundred-days", "economy/cuts"


async def test_own_prompts_come_back_in_their_order(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        first = await tx.prompts.add(own_prompt(topic_id=TopicId(7)))
        for field in fields(OwnPrompt):
            assert getattr(first, field.name) not in (None, "", 0), field.name
        second = await tx.prompts.add(own_prompt(title="En till"))
    async with uow.read() as tx:
        assert await tx.prompts.own(WEST) == [first, second]
        assert await tx.prompts.own(NORTH) == []
    assert first.key == f"own/{first.prompt_id}"


async def test_an_own_prompt_is_removed_by_its_community_alone(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        added = await tx.prompts.add(own_prompt())
        assert not await tx.prompts.remove(NORTH, added.prompt_id)
        assert await tx.prompts.own(WEST) == [added]
        assert await tx.prompts.remove(WEST, added.prompt_id)
        assert not await tx.prompts.remove(WEST, added.prompt_id)
        assert await tx.prompts.own(WEST) == []


async def test_an_own_prompts_number_is_never_given_twice(uow: UnitOfWork) -> None:
    """What was used under its key stays used."""
    async with uow.write() as tx:
        first = await tx.prompts.add(own_prompt())
        await tx.prompts.remove(WEST, first.prompt_id)
    async with uow.write() as tx:
        second = await tx.prompts.add(own_prompt())
        assert second.key != first.key
        assert second.prompt_id > first.prompt_id


async def test_a_shipped_prompt_is_left_out_and_taken_in_again(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await tx.prompts.drop(WEST, KEY)
        await tx.prompts.drop(WEST, KEY)
        await tx.prompts.drop(WEST, OTHER_KEY)
        assert await tx.prompts.dropped(WEST) == {KEY, OTHER_KEY}
        assert await tx.prompts.dropped(NORTH) == frozenset()
        assert not await tx.prompts.restore(NORTH, KEY)
        assert await tx.prompts.restore(WEST, KEY)
        assert not await tx.prompts.restore(WEST, KEY)
        assert await tx.prompts.dropped(WEST) == {OTHER_KEY}


async def test_a_series_is_read_back_as_it_was_saved(uow: UnitOfWork) -> None:
    whole = full_series()
    for field in fields(PromptSeries):
        # Nothing is as it is unless said otherwise.
        assert getattr(whole, field.name) != field.default, field.name
    bare = PromptSeries(community_id=NORTH, weekday=0, minute=0, seed="")
    async with uow.write() as tx:
        await tx.prompts.save_series(whole)
        await tx.prompts.save_series(bare)
        assert await tx.prompts.series(WEST) == whole
        assert await tx.prompts.series(NORTH) == bare
        # A community has one series: the next one stands in its place.
        changed = replace(whole, weekday=4, host_id=None, next_at=None, next_key="")
        await tx.prompts.save_series(changed)
        assert await tx.prompts.series(WEST) == changed


async def test_a_community_without_a_series_has_none(uow: UnitOfWork) -> None:
    async with uow.read() as tx:
        assert await tx.prompts.series(WEST) is None
        assert await tx.prompts.running() == []


async def test_running_are_the_series_that_are_not_paused(uow: UnitOfWork) -> None:
    runs = full_series(community_id=NORTH, is_paused=False)
    async with uow.write() as tx:
        await tx.prompts.save_series(full_series())
        await tx.prompts.save_series(runs)
        assert await tx.prompts.running() == [runs]


async def test_a_prompt_is_used_in_its_round(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await tx.prompts.use(WEST, KEY, 1, ThreadId(5))
        await tx.prompts.use(WEST, KEY, 1, ThreadId(6))
        await tx.prompts.use(WEST, OTHER_KEY, 1, ThreadId(7))
        await tx.prompts.use(WEST, KEY, 2, ThreadId(8))
        assert await tx.prompts.used(WEST, 1) == {KEY, OTHER_KEY}
        assert await tx.prompts.used(WEST, 2) == {KEY}
        assert await tx.prompts.used(WEST, 3) == frozenset()
        assert await tx.prompts.used(NORTH, 1) == frozenset()


async def test_who_leaves_hosts_nothing_in_that_community(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        for home in (WEST, NORTH):
            await tx.prompts.save_series(full_series(community_id=home))
        assert not await tx.prompts.forget_host(WEST, BO)
        assert await tx.prompts.forget_host(WEST, ANNA)
        assert await tx.prompts.series(WEST) == full_series(host_id=None)
        assert await tx.prompts.series(NORTH) == full_series(community_id=NORTH)
