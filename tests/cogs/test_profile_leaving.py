"""Who leaves the server is forgotten after a while; who comes back in time is not."""

from bot.services import people
from domain.ids import UserId
from tests.cogs.worlds import World


async def told(world: World) -> UserId:
    member = UserId(world.members[0].id)
    await world.run(
        lambda: people.correct(
            world.bot.uow,
            community_id=world.community_id,
            user_id=member,
            title="Rektor",
            employer="Lunds kommun",
            now=world.now,
        )
    )
    return member


async def title_of(world: World, member: UserId) -> str:
    profile = await people.profile_of(
        world.bot.uow, community_id=world.community_id, user_id=member
    )
    return profile.title


async def test_the_profile_goes_thirty_days_after_leaving(world: World) -> None:
    member = await told(world)
    world.guild.remove_member(world.members[0])
    await world.env.settle()
    await world.advance(days=29)
    assert await title_of(world, member) == "Rektor"
    await world.advance(days=2)
    assert await title_of(world, member) == ""


async def test_who_comes_back_in_time_keeps_it(world: World) -> None:
    member = await told(world)
    world.guild.remove_member(world.members[0])
    await world.env.settle()
    await world.advance(days=20)
    world.guild.add_member(world.members[0].user)
    await world.env.settle()
    await world.advance(days=20)
    assert await title_of(world, member) == "Rektor"
