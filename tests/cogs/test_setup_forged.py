"""/setup is for administrators, also when its parts are forged; and it stays in its server."""

from dataclasses import asdict

import discord
import pytest
from simcord import MemberActor
from simcord.enums import ComponentType

from bot.services import communities
from domain.ids import CommunityId
from tests.cogs.setting_up import open_page
from tests.cogs.worlds import World, text_of

ADMINISTRATOR = discord.Permissions(administrator=True)
BUTTONS = (
    "setup:page:1",
    "setup:propose:0",
    "setup:hide:{review}",
    "setup:invite:0",
    "setup:zone:0",
    "setup:questions:0",
)
MENUS = (
    ("setup:part:1", ComponentType.ROLE_SELECT, "{member}"),
    ("setup:part:11", ComponentType.CHANNEL_SELECT, "{feedback}"),
    ("setup:habit:1", ComponentType.STRING_SELECT, "en"),
    ("setup:question:7", ComponentType.STRING_SELECT, "title"),
)


def filled(world: World, text: str) -> str:
    return text.format(
        review=world.channels.review.id,
        feedback=world.channels.feedback.id,
        member=world.roles.member.id,
    )


def people_without(world: World) -> tuple[MemberActor, ...]:
    return (world.moderator, world.organiser, world.members[0], world.newcomer)


@pytest.mark.parametrize("command", ["start", "check", "questions"])
async def test_only_administrators_are_shown_and_may_run_it(world: World, command: str) -> None:
    for person in people_without(world):
        assert f"setup {command}" not in person.available_commands(world.channels.welcome)
        answer = await world.forge_slash(person, f"setup {command}")
        assert text_of(answer) == "Det här kan bara administratörer göra."
        assert answer.ephemeral
    chief = world.administrator.available_commands(world.channels.welcome)
    assert f"setup {command}" in chief


@pytest.mark.parametrize("custom_id", BUTTONS)
async def test_a_forged_button_does_nothing(world: World, custom_id: str) -> None:
    before = await world.community()
    for person in people_without(world):
        answer = await world.forge_component(person, filled(world, custom_id))
        assert text_of(answer) == "Det här kan bara administratörer göra."
        assert answer.modal is None
    assert await world.community() == before


@pytest.mark.parametrize(("custom_id", "kind", "value"), MENUS)
async def test_a_forged_choice_does_nothing(
    world: World, custom_id: str, kind: ComponentType, value: str
) -> None:
    before = await world.community()
    for person in people_without(world):
        answer = await world.forge_component(
            person, custom_id, kind=kind, values=[filled(world, value)]
        )
        assert text_of(answer) == "Det här kan bara administratörer göra."
    assert await world.community() == before


async def test_an_administrator_who_is_one_no_longer_can_not_go_on(world: World) -> None:
    chief = world.guild.create_role("Chef", permissions=ADMINISTRATOR)
    eva = world.guild.add_member(world.env.create_user("eva"), roles=[chief])
    shown = await open_page(world, by=eva)
    habits = await open_page(world, "Tider och gränser", by=eva)
    form = await eva.click(habits, label="Sök en annan tidszon")
    world.env.backend.edit_role(world.guild.id, chief.id, {"permissions": 0})
    await world.env.settle()
    for answer in (
        await eva.click(shown, label="Roller"),
        await eva.submit_modal(form, {"zone": "Helsingfors"}),
    ):
        assert text_of(answer) == "Det här kan bara administratörer göra."
    assert (await world.community()).timezone == "Europe/Stockholm"


async def test_ids_of_another_community_are_refused(world: World) -> None:
    elsewhere = world.env.create_guild("Grannen", owner=world.administrator.user)
    role = elsewhere.create_role("Moderator")
    channel = elsewhere.create_text_channel("granskning")
    await world.env.settle()
    before = await world.community()
    forged = (
        ("setup:part:1", ComponentType.ROLE_SELECT, role.id),
        ("setup:part:3", ComponentType.ROLE_SELECT, role.id),
        ("setup:part:11", ComponentType.CHANNEL_SELECT, channel.id),
        ("setup:part:15", ComponentType.CHANNEL_SELECT, channel.id),
    )
    for custom_id, kind, value in forged:
        answer = await world.forge_component(
            world.administrator, custom_id, kind=kind, values=[str(value)]
        )
        assert "Det finns inte längre, eller så hör det inte till" in text_of(answer)
    answer = await world.forge_component(world.administrator, f"setup:hide:{channel.id}")
    assert "Det finns inte längre, eller så hör det inte till" in text_of(answer)
    assert world.env.backend.get_channel(channel.id).overwrites == []
    assert await world.community() == before
    other = await communities.of(world.bot.uow, community_id=CommunityId(elsewhere.id))
    assert other is None


@pytest.mark.parametrize(
    ("custom_id", "kind", "value"),
    [
        ("setup:page:99", ComponentType.BUTTON, ""),
        ("setup:part:99", ComponentType.ROLE_SELECT, "1"),
        ("setup:part:1", ComponentType.ROLE_SELECT, "moderator"),
        ("setup:habit:99", ComponentType.STRING_SELECT, "sv"),
        ("setup:habit:1", ComponentType.STRING_SELECT, "de"),
        ("setup:habit:2", ComponentType.STRING_SELECT, "Europe/Ankeborg"),
        ("setup:habit:3", ComponentType.STRING_SELECT, "86400"),
        ("setup:habit:4", ComponentType.STRING_SELECT, "-1"),
        ("setup:habit:5", ComponentType.STRING_SELECT, "sju"),
    ],
)
async def test_what_no_menu_offers_is_refused(
    world: World, custom_id: str, kind: ComponentType, value: str
) -> None:
    before = asdict(await world.community())
    answer = await world.forge_component(
        world.administrator, custom_id, kind=kind, values=[value] if value else []
    )
    assert "Det finns inte längre, eller så hör det inte till" in text_of(answer)
    assert asdict(await world.community()) == before
