"""/threads settings: kept at once, by administrators alone, and what is given up stays so."""

import discord
import pytest
from simcord import MemberActor
from simcord.enums import ComponentType
from simcord.results import InteractionResult, ResponseMessage

from bot.services.thread_settings import RULES_LENGTH
from cogs.threads.settings import SETTINGS
from tests.cogs.setting_up import screen
from tests.cogs.thread_worlds import press, slash
from tests.cogs.worlds import (
    World,
    buttons_of,
    chosen_in,
    components_of,
    menus_of,
    options_of,
    text_of,
)

ADMINISTRATORS = "Det här kan bara administratörer göra."
GIVE_UP, SURE, KEEP = (
    "Ge upp möjligheten för gott",
    "Ja, ge upp den för gott",
    "Nej, behåll den",
)


async def settings(world: World) -> ResponseMessage:
    return screen(await slash(world, world.administrator, "settings"))


async def choose(world: World, shown: ResponseMessage, number: int, value: str) -> ResponseMessage:
    return screen(
        await world.administrator.select(shown, [value], custom_id=f"threads:setting:{number}")
    )


async def rules_form(world: World, shown: ResponseMessage) -> InteractionResult:
    return await world.administrator.click(shown, label="Ändra reglerna")


def typed_in(form: InteractionResult) -> str | None:
    [field] = [each for each in components_of(form) if each.get("custom_id") == "rules"]
    return field.get("value")


async def test_the_settings_are_shown_as_they_are_kept(world: World) -> None:
    shown = await settings(world)
    menus = menus_of(shown)
    assert {name: chosen_in(menu) for name, menu in menus.items()} == {
        "threads:setting:1": ["3"],
        "threads:setting:2": ["20"],
        "threads:setting:3": ["7"],
        "threads:setting:4": ["1"],
        "threads:setting:5": ["90"],
    }
    assert list(options_of(menus["threads:setting:1"])) == [
        "Aldrig",
        "Efter en dag",
        "Efter 2 dagar",
        "Efter 3 dagar",
        "Efter 5 dagar",
        "Efter 7 dagar",
        "Efter 14 dagar",
    ]
    assert "Tyst från klockan 20" in options_of(menus["threads:setting:2"])
    assert "**Reglerna** är de som jag har med mig." in text_of(shown)
    assert list(buttons_of(shown)) == ["Ändra reglerna", GIVE_UP]
    assert len(components_of(shown)) <= 40


async def test_what_is_chosen_is_kept_at_once(world: World) -> None:
    shown = await settings(world)
    for number, value in ((1, "7"), (2, "0"), (3, "0"), (4, "0"), (5, "30")):
        shown = await choose(world, shown, number, value)
        assert "Sparat." in text_of(shown)
        assert chosen_in(menus_of(shown)[f"threads:setting:{number}"]) == [value]
    kept = await world.community()
    assert (kept.unanswered_days, kept.quiet_from, kept.quiet_until) == (7, 0, 0)
    assert kept.allows_anonymous is False
    assert kept.keep_links_days == 30


async def test_own_rules_are_written_and_taken_away_again(world: World) -> None:
    form = await rules_form(world, await settings(world))
    assert typed_in(form) is None
    saved = screen(await world.administrator.submit_modal(form, {"rules": "Var snäll.\nAlltid."}))
    assert "Sparat." in text_of(saved)
    assert "**Reglerna** är era egna." in text_of(saved)
    kept = await world.community()
    assert (kept.thread_rules, kept.thread_rules_version) == ("Var snäll.\nAlltid.", 2)
    form = await rules_form(world, saved)
    assert typed_in(form) == "Var snäll.\nAlltid."
    saved = screen(await world.administrator.submit_modal(form, {"rules": ""}))
    assert "**Reglerna** är de som jag har med mig." in text_of(saved)
    kept = await world.community()
    assert (kept.thread_rules, kept.thread_rules_version) == ("", 3)


async def test_rules_that_no_screen_has_room_for_stand_in_the_form_again(world: World) -> None:
    words = "@" * RULES_LENGTH
    form = await rules_form(world, await settings(world))
    refused = await world.administrator.submit_modal(form, {"rules": words})
    assert "Texten är för lång" in text_of(refused)
    assert (await world.community()).thread_rules_version == 1
    assert typed_in(await rules_form(world, await settings(world))) == words


async def test_giving_up_is_asked_about_first(world: World) -> None:
    asked = screen(await world.administrator.click(await settings(world), label=GIVE_UP))
    text = text_of(asked)
    assert "**det går inte att ångra.**" in text
    assert "inte heller om någon är i fara eller om lagen kräver det" in text
    assert list(buttons_of(asked)) == [SURE, KEEP]
    styles = [each["style"] for each in components_of(asked) if each.get("label") == SURE]
    assert styles == [4]
    back = screen(await world.administrator.click(asked, label=KEEP))
    assert GIVE_UP in buttons_of(back)
    assert (await world.community()).allows_unmasking


async def test_what_is_given_up_stays_so(world: World) -> None:
    asked = screen(await world.administrator.click(await settings(world), label=GIVE_UP))
    done = screen(await world.administrator.click(asked, label=SURE))
    assert "Nu är möjligheten borta." in text_of(done)
    assert "Ni har gett upp möjligheten för gott." in text_of(done)
    assert list(buttons_of(done)) == ["Ändra reglerna"]
    assert not (await world.community()).allows_unmasking
    # No button and no menu of ours brings it back, whoever presses what again.
    await press(world, world.administrator, "threads:give-up-sure", 0)
    for number in (*SETTINGS, 6, 7, 99):
        await world.forge_component(
            world.administrator,
            f"threads:setting:{number}",
            kind=ComponentType.STRING_SELECT,
            values=["1"],
        )
    assert not (await world.community()).allows_unmasking
    assert "Ni har gett upp möjligheten för gott." in text_of(await settings(world))


@pytest.mark.parametrize(
    ("number", "value"),
    [(1, "4"), (1, "-1"), (1, "x"), (2, "24"), (3, "1e1"), (4, "2"), (5, "0"), (6, "1"), (99, "3")],
)
async def test_what_no_menu_offers_is_refused(world: World, number: int, value: str) -> None:
    before = await world.community()
    refused = await world.forge_component(
        world.administrator,
        f"threads:setting:{number}",
        kind=ComponentType.STRING_SELECT,
        values=[value],
    )
    assert "finns inte" in text_of(refused)
    assert await world.community() == before


@pytest.mark.parametrize("person", ["organiser", "moderator", "newcomer"])
async def test_only_administrators_set_anything(world: World, person: str) -> None:
    who: MemberActor = getattr(world, person)
    before = await world.community()
    if person != "newcomer":
        assert text_of(await slash(world, who, "settings")) == ADMINISTRATORS
    for route in ("settings", "rules-form", "give-up", "give-up-sure"):
        refused = await press(world, who, f"threads:{route}", 0)
        assert refused.modal is None
        assert text_of(refused) == ADMINISTRATORS
    refused = await press(
        world, who, "threads:setting", 4, kind=ComponentType.STRING_SELECT, values=["0"]
    )
    assert text_of(refused) == ADMINISTRATORS
    assert await world.community() == before


async def test_who_is_no_administrator_any_more_can_not_go_on(world: World) -> None:
    chief = world.guild.create_role("Chef", permissions=discord.Permissions(administrator=True))
    eva = world.guild.add_member(world.env.create_user("eva"), roles=[chief, world.roles.member])
    asked = screen(await eva.click(screen(await slash(world, eva, "settings")), label=GIVE_UP))
    shown = screen(await slash(world, eva, "settings"))
    form = await eva.click(shown, label="Ändra reglerna")
    world.env.backend.edit_role(world.guild.id, chief.id, {"permissions": 0})
    await world.env.settle()
    before = await world.community()
    for answer in (
        await eva.click(asked, label=SURE),
        await eva.submit_modal(form, {"rules": "Allt är tillåtet."}),
    ):
        assert text_of(answer) == ADMINISTRATORS
    assert await world.community() == before
