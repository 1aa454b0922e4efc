"""`/help`: everybody sees what they may use, in their language, and how to begin."""

import re

import pytest
from discord import app_commands
from discord.ext import commands

from bot.permissions import Actor, requires
from cogs.help.listing import Listed, listing
from cogs.help.messages import pages
from domain.community import Capability
from domain.ids import UserId
from sandbox.clients import ENGLISH
from tests.cogs.worlds import World, answers_of, text_of

FOR_EVERYBODY = {"me", "help", "privacy show", "privacy export", "privacy erase"}


def commands_in(text: str) -> set[str]:
    return set(re.findall(r"</([a-z -]+):\d+>", text))


async def for_members(world: World) -> set[str]:
    """What one may use for belonging to the network."""
    every = await listing(world.bot.tree)
    return {each.path for each in every if each.needs == {Capability.MEMBER}}


async def test_an_applicant_sees_what_anybody_may_and_how_to_apply(world: World) -> None:
    seen = await world.newcomer.slash(world.channels.welcome, "help")

    assert answers_of(seen)[0].ephemeral
    assert commands_in(text_of(seen)) == FOR_EVERYBODY
    assert f"ansöker du med knappen i <#{world.channels.welcome.id}>" in text_of(seen)
    assert "### Du själv" in text_of(seen)
    assert "Se och rätta vad nätverket vet om dig" in text_of(seen)
    assert "Ansökningar" not in text_of(seen)


async def test_a_member_begins_with_me(world: World) -> None:
    seen = text_of(await world.members[0].slash(world.channels.welcome, "help"))

    assert commands_in(seen) == FOR_EVERYBODY | await for_members(world)
    assert "skriv /me" in seen


async def test_a_moderator_sees_the_moderators_commands_too(world: World) -> None:
    every = await listing(world.bot.tree)
    moderators = {each.path for each in every if each.needs == {Capability.MODERATOR}}
    seen = text_of(await world.moderator.slash(world.channels.welcome, "help"))

    assert moderators
    assert commands_in(seen) == FOR_EVERYBODY | await for_members(world) | moderators
    assert f"som kort i <#{world.channels.review.id}>" in seen
    assert seen.index("### Du själv") < seen.index("### Ansökningar")


async def test_an_administrator_sees_everything(world: World) -> None:
    seen = text_of(await world.administrator.slash(world.channels.welcome, "help"))

    every = await listing(world.bot.tree)
    assert commands_in(seen) == {each.path for each in every if each.in_servers}
    assert "Övrigt" not in seen


async def test_before_the_set_up_an_administrator_is_sent_there(unset_world: World) -> None:
    welcome = unset_world.channels.welcome
    seen = text_of(await unset_world.administrator.slash(welcome, "help"))
    assert "kör /setup start" in seen

    seen = text_of(await unset_world.newcomer.slash(welcome, "help"))
    assert "Nätverket är inte färdiginställt än." in seen
    assert commands_in(seen) == FOR_EVERYBODY


async def test_a_direct_message_shows_what_works_there(world: World) -> None:
    seen = text_of(await world.newcomer.user.slash("help"))

    assert commands_in(seen) == FOR_EVERYBODY
    assert "På nätverkets server kan jag mer" in seen


async def test_in_english_for_who_has_discord_in_english(world: World) -> None:
    world.clients.speak(world.members[0], ENGLISH)
    seen = text_of(await world.members[0].slash(world.channels.welcome, "help"))

    assert "### Yourself" in seen
    assert "See and correct what the network knows about you" in seen


async def test_without_ids_there_are_plain_names(world: World) -> None:
    for _ in range(2):
        world.env.inject_error(
            "GET", "/applications/*/commands", status=403, code=0, message="no", times=1
        )
        seen = text_of(await world.newcomer.slash(world.channels.welcome, "help"))
        assert "`/privacy erase` – Radera det som är lagrat om dig" in seen
    assert commands_in(text_of(await world.newcomer.slash(world.channels.welcome, "help")))


async def test_a_command_that_is_added_later_appears_by_itself(world: World) -> None:
    await world.bot.add_cog(Later())
    shown = {each.path: each for each in await listing(world.bot.tree)}

    later = shown["tables"]
    assert later.needs == {Capability.ORGANISER}
    assert later.descriptions == {"en": "Seat people", "sv": "Seat people"}
    assert later.in_servers
    assert not later.in_direct_messages
    seen = text_of(await world.organiser.slash(world.channels.welcome, "help"))
    assert "`/tables` – Seat people" in seen
    assert "### Övrigt" in seen
    seen = text_of(await world.members[0].slash(world.channels.welcome, "help"))
    assert "tables" not in seen


class Later(commands.Cog):
    """A cog that this program does not have."""

    @app_commands.command(name="tables", description="Seat people")
    @app_commands.guild_only()
    @requires(Capability.ORGANISER)
    async def tables(self, interaction: object) -> None:
        raise NotImplementedError


async def test_more_than_a_message_holds_goes_on_in_the_next(world: World) -> None:
    many = [listed(number) for number in range(80)]
    actor = Actor(UserId(1), await world.community(), frozenset(), "sv")
    views = pages(world.bot.i18n, actor, many, ids={}, in_server=True)
    texts = [item.content for view in views for item in view.walk_children() if _is_text(item)]

    assert len(views) > 1
    assert all(len(text) <= 4000 for text in texts)
    assert sum(text.count("`/command-") for text in texts) == 80


@pytest.mark.parametrize("capability", Capability)
def test_commands_are_ranked_from_everybody_to_administrators(capability: Capability) -> None:
    ranks = [Capability.MEMBER, Capability.ORGANISER, Capability.MODERATOR]
    expected = [*ranks, Capability.ADMINISTRATOR].index(capability) + 1
    assert listed(1, needs=frozenset({capability})).rank == expected
    assert listed(1).rank == 0


def listed(number: int, *, needs: frozenset[Capability] = frozenset()) -> Listed:
    name = f"command-{number}"
    described = "gör något " * 9
    return Listed(
        root=name,
        path=name,
        area="",
        descriptions={"en": described, "sv": described},
        needs=needs,
        in_servers=True,
        in_direct_messages=True,
    )


def _is_text(item: object) -> bool:
    return hasattr(item, "content")
