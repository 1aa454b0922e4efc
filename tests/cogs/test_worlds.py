"""The server that the cogs' tests play in."""

from tests.cogs.worlds import World


async def test_a_world_is_set_up_and_its_clock_moves_only_by_hand(world: World) -> None:
    before = world.now
    await world.advance(hours=2)
    assert (world.now - before).total_seconds() == 7200
    community = await world.community()
    assert community.is_set_up
    assert community.set_up_at == before
    assert community.review_channel_id == world.channels.review.id


async def test_a_world_before_setup_has_no_settings(unset_world: World) -> None:
    async with unset_world.bot.uow.read() as tx:
        assert await tx.communities.get(unset_world.community_id) is None
    assert await unset_world.outbox() == []
