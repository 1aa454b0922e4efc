"""Lists of meetups, the choices of the commands, and the settings."""

from datetime import timedelta

import pytest
from simcord.enums import ComponentType

from bot.services import meetups
from domain.ids import UserId
from domain.meetup_values import Meetup
from tests.cogs.meeting import announced, press, slash
from tests.cogs.worlds import World, buttons_of, chosen_in, menus_of, options_of, text_of


async def drafted(world: World, title: str) -> Meetup:
    """An organiser's draft."""
    draft = Meetup(
        community_id=world.community_id,
        host_id=UserId(world.organiser.id),
        created_at=world.now,
        changed_at=world.now,
        title=title,
    )
    return await world.run(
        lambda: meetups.draft(world.bot.uow, draft, by=draft.host_id, now=world.now)
    )


async def test_an_empty_list_says_what_one_can_do(world: World) -> None:
    shown = await slash(world, world.members[0], "list")
    assert "Du kan föreslå en med /meetups propose" in text_of(shown)


async def test_the_list_is_paged_and_shows_a_meetup_by_a_menu(world: World) -> None:
    for number in range(1, 11):
        await announced(
            world, title=f"Träff {number}", start_at=world.now + timedelta(days=number), end_at=None
        )
    await drafted(world, "Hemligt")
    anna = world.members[0]
    first = await slash(world, anna, "list")
    assert text_of(first).count("Kafé Hylla") == 8
    assert "10 träffar." in text_of(first)
    second = await anna.click(first.response, label="Fler")
    assert "Träff 10" in text_of(second)
    assert "Hemligt" not in text_of(second)
    [menu] = menus_of(second).values()
    value = options_of(menu)["Träff 10 · 11 jan. 2026 01.00"]
    seen = await anna.select(second.response, values=[value])
    assert "### Träff 10" in text_of(seen)


async def test_the_list_is_narrowed_by_place_and_month(world: World) -> None:
    for number in range(9):
        await announced(world, title=f"Lunch {number}", venue="Stadshuset")
    await announced(world, title="Sen", start_at=world.now + timedelta(days=40), end_at=None)
    anna = world.members[0]
    here = await slash(world, anna, "list", place="stadshuset")
    assert "9 träffar" in text_of(here)
    assert "Sen" not in text_of(here)
    [turn] = [menu for menu in menus_of(here).values() if menu["placeholder"] == "Bläddra"]
    more = await anna.select(
        here.response, custom_id=turn["custom_id"], values=[options_of(turn)["Fler"]]
    )
    assert text_of(more).count("Stadshuset") == 1
    later = await slash(world, anna, "list", month="202602")
    assert "Träffar: februari 2026" in text_of(later)
    assert "Sen" in text_of(later)
    assert "Lunch" not in text_of(later)
    offered = await anna.autocomplete(world.channels.meetups, "meetups list", "place", "stad")
    assert [choice["name"] for choice in offered] == ["Stadshuset"]
    offered = await anna.autocomplete(world.channels.meetups, "meetups list", "month", "feb")
    assert offered == [{"name": "februari 2026", "value": "202602"}]


@pytest.mark.parametrize("month", ["2026", "202613", "aprilx"])
async def test_a_month_that_is_none_is_refused(world: World, month: str) -> None:
    refused = await slash(world, world.members[0], "list", month=month)
    assert "Det finns inte längre" in text_of(refused)


async def test_mine_are_those_answered_and_those_hosted(world: World) -> None:
    anna = world.members[0]
    empty = await slash(world, anna, "mine")
    assert "Du har inte svarat på någon träff" in text_of(empty)
    answered = await announced(world, title="Svarad")
    await announced(world, title="Annan")
    await announced(world, title="Egen", host=anna)
    await press(world, anna, "maybe", answered.meetup_id)
    text = text_of(await slash(world, anna, "mine"))
    assert "Svarad" in text
    assert "kanske" in text
    assert "Egen" in text
    assert "Annan" not in text


async def test_mine_are_paged(world: World) -> None:
    anna = world.members[0]
    for number in range(9):
        await announced(world, title=f"Egen {number}", host=anna)
    first = await slash(world, anna, "mine")
    assert text_of(first).count("Egen") == 8
    second = await anna.click(first.response, label="Fler")
    assert "Egen 8" in text_of(second)
    back = await anna.click(second.response, label="Tillbaka")
    assert text_of(back) == text_of(first)


async def test_a_command_suggests_only_what_the_person_may_use_it_for(world: World) -> None:
    anna, channel = world.members[0], world.channels.meetups
    await announced(world, title="Egen", host=anna)
    await announced(world, title="Annan")
    await drafted(world, "Utkast")

    async def offered(person: object, command: str, typed: str = "") -> list[str]:
        found = await person.autocomplete(channel, f"meetups {command}", "meetup", typed)  # type: ignore[attr-defined]
        return [choice["name"].partition(" · ")[0] for choice in found]

    assert await offered(anna, "show") == ["Egen", "Annan"]
    assert await offered(anna, "show", "ann") == ["Annan"]
    for command in ("edit", "postpone", "cancel", "attendees", "export"):
        assert await offered(anna, command) == ["Egen"]
    assert await offered(world.organiser, "edit") == ["Egen", "Annan", "Utkast"]
    assert await offered(world.organiser, "cancel") == ["Egen", "Annan"]


async def test_the_settings_are_kept_by_administrators_alone(world: World) -> None:
    shown = await slash(world, world.administrator, "settings")
    approval, pace = menus_of(shown).values()
    assert chosen_in(approval) == ["1"]
    assert chosen_in(pace) == ["30"]
    for menu, value in ((approval, "0"), (pace, "120")):
        saved = await world.administrator.select(
            shown.response, custom_id=menu["custom_id"], values=[value]
        )
        assert "Sparat" in text_of(saved)
    kept = await world.community()
    assert (kept.meetup_approval, kept.direct_pace) == (False, 120)
    for number, value in ((1, "1"), (2, "5")):
        refused = await press(
            world, world.organiser, "setting", number,
            kind=ComponentType.STRING_SELECT, values=[value],
        )  # fmt: skip
        assert "bara administratörer" in text_of(refused)
    odd = await press(
        world, world.administrator, "setting", 2, kind=ComponentType.STRING_SELECT, values=["9999"]
    )
    assert "Det finns inte längre" in text_of(odd)
    assert await world.community() == kept
    assert buttons_of(shown) == {}
