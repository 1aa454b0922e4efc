"""What a host reads beside their own result: never another host's, and by its name."""

import pytest
from simcord import MemberActor

from domain.survey_values import Round
from tests.cogs.survey_worlds import galleries_of, slash
from tests.cogs.test_surveys_after_meetups import answer, asked_in, to_come, to_end
from tests.cogs.worlds import World, text_of


@pytest.fixture
async def open_world(world: World) -> World:
    await world.change(quiet_from=0, quiet_until=0, direct_pace=1500)
    return world


async def _result(
    world: World, host: MemberActor, guests: tuple[MemberActor, ...]
) -> tuple[str, Round]:
    """The next meetup of this host's, from its end to what they are told of it."""
    meetup = await to_come(world, host, guests)
    await to_end(world, meetup, hours=2)
    held = await asked_in(world, meetup)
    await answer(world, held, *guests[:5])
    await world.advance(days=8)
    return world.direct_messages(host)[-1], held


async def test_a_host_is_told_of_last_time_only_where_it_was_their_own(open_world: World) -> None:
    world = open_world
    anna, other = world.members[0], world.members[1]
    eva = world.guild.add_member(world.env.create_user("eva"), roles=[world.roles.member])
    rest = (world.moderator, world.other_moderator, world.organiser, world.administrator, eva)
    first, _ = await _result(world, anna, (other, *rest))
    assert "förra gången" not in first.casefold()
    told, held = await _result(world, other, (anna, *rest))
    assert "har stängt" in told
    assert "förra gången" not in told.casefold()
    assert "förra gången" not in _alt(other).casefold()
    shown = text_of(await slash(world, other, "results", round=str(held.round_id)))
    assert "förra gången" not in shown.casefold()

    again, _ = await _result(world, anna, (other, *rest))
    named = "Jämförs med förra gången: Lunch i Mölndal, "
    assert named in again
    assert named in _alt(anna)


def _alt(host: MemberActor) -> str:
    return " ".join(
        each for gallery in galleries_of(host.user.dm_channel.history()[-1]) for each in gallery
    )
