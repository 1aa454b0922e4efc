"""/surveys settings: kept at once, by organisers alone, and only what is offered."""

from typing import Any

import pytest
from simcord import MemberActor
from simcord.enums import ComponentType
from simcord.results import ResponseMessage

from bot.services import surveys
from domain.survey_values import QuestionKind, Survey, SurveyForm, SurveyQuestion
from tests.cogs.setting_up import screen
from tests.cogs.worlds import (
    World,
    buttons_of,
    chosen_in,
    components_of,
    menus_of,
    options_of,
    text_of,
)

ORGANISERS = "Det här kan bara nätverkets arrangörer göra."
STOP, ASK = "Sluta fråga efter träffar", "Fråga efter träffar"
PICK, LIMIT = "Välj enkät", "surveys:settings-limit:0"
ROUTES = ("surveys:settings-asks", "surveys:settings-survey", "surveys:settings-limit")


async def settings(world: World, person: MemberActor | None = None) -> ResponseMessage:
    who = person or world.organiser
    return screen(await world.forge_slash(who, "surveys settings", channel=world.channels.meetups))


async def kept(world: World, key: str, title: str) -> Survey:
    form = SurveyForm(
        title={"sv": title},
        questions=(SurveyQuestion(key="a", kind=QuestionKind.TEXT, text={"sv": "Vad tyckte du?"}),),
    )
    return await world.run(
        lambda: surveys.keep(
            world.bot.uow,
            community_id=world.community_id,
            key=key,
            form=form,
            source="",
            by=None,
            now=world.now,
        )
    )


async def choose(world: World, shown: ResponseMessage, custom_id: str, value: str) -> Any:
    return screen(await world.organiser.select(shown, [value], custom_id=custom_id))


async def forge(world: World, person: MemberActor, route: str, value: str) -> Any:
    return await world.forge_component(
        person,
        f"{route}:0",
        channel=world.channels.meetups,
        kind=ComponentType.STRING_SELECT,
        values=[value],
    )


async def changes(world: World) -> list[list[str]]:
    """Which settings were changed, as the log of what was done has it, the latest first."""
    async with world.bot.uow.read() as tx:
        rows = await tx.audit.of(world.community_id)
    return [
        row.details["fields"]
        for row in rows
        if row.action == "communities.changed" and row.actor_id == world.organiser.id
    ]


async def test_the_settings_are_shown_as_they_are_kept(world: World) -> None:
    shown = await settings(world)
    text = text_of(shown)
    assert "**Efter träffar: på.** En timme efter träffen får alla som hade en plats" in text
    assert "Skulle färre än 5 få frågan skickas ingen enkät" in text
    assert "det som redan är öppet behåller sin gräns" in text
    assert list(buttons_of(shown)) == [STOP]
    menus = menus_of(shown)
    assert options_of(menus[PICK]) == {"Efter träffen": "after-meetup"}
    assert chosen_in(menus[PICK]) == ["after-meetup"]
    assert options_of(menus[LIMIT]) == {
        f"Minst {number} svar": str(number) for number in (5, 7, 10, 15, 20)
    }
    assert chosen_in(menus[LIMIT]) == ["5"]


async def test_asking_is_switched_off_and_on(world: World) -> None:
    off = screen(await world.organiser.click(await settings(world), label=STOP))
    text = text_of(off)
    assert "Sparat." in text
    assert "**Efter träffar: av.** Slår du på det frågar jag efter de träffar som slutar" in text
    assert list(buttons_of(off)) == [ASK]
    assert not (await world.community()).asks_after_meetups
    on = screen(await world.organiser.click(off, label=ASK))
    assert "**Efter träffar: på.**" in text_of(on)
    assert (await world.community()).asks_after_meetups
    assert await changes(world) == [["asks_after_meetups"], ["asks_after_meetups"]]


async def test_two_who_switch_it_off_at_once_switch_it_off(world: World) -> None:
    mine, other = await settings(world), await settings(world, world.administrator)
    await world.organiser.click(mine, label=STOP)
    shown = screen(await world.administrator.click(other, label=STOP))
    assert list(buttons_of(shown)) == [ASK]
    assert not (await world.community()).asks_after_meetups


async def test_a_limit_is_chosen_and_lowered_again_but_never_below_five(world: World) -> None:
    shown = await settings(world)
    for value in ("10", "20", "5", "7"):
        shown = await choose(world, shown, LIMIT, value)
        assert "Sparat." in text_of(shown)
        assert f"Skulle färre än {value} få frågan" in text_of(shown)
        assert chosen_in(menus_of(shown)[LIMIT]) == [value]
        assert (await world.community()).feedback_limit == int(value)
    assert (await changes(world))[0] == ["feedback_limit"]


@pytest.mark.parametrize("value", ["4", "0", "-5", "6", "1e1", "x"])
async def test_a_limit_that_is_not_offered_is_refused(world: World, value: str) -> None:
    before = await world.community()
    assert "finns inte" in text_of(await forge(world, world.organiser, ROUTES[2], value))
    assert await world.community() == before


async def test_another_survey_is_chosen(world: World) -> None:
    await kept(world, "our-own", "Vår *egen* @everyone")
    shown = await settings(world)
    menu = menus_of(shown)[PICK]
    # A menu shows its words as they are: nothing in them is read as markdown.
    assert options_of(menu) == {"Efter träffen": "after-meetup", "Vår *egen* @everyone": "our-own"}
    shown = await choose(world, shown, menu["custom_id"], "our-own")
    assert chosen_in(menus_of(shown)[PICK]) == ["our-own"]
    assert (await world.community()).meetup_survey_key == "our-own"
    # The one with which every network begins can be gone back to.
    shown = await choose(world, shown, menu["custom_id"], "after-meetup")
    assert (await world.community()).meetup_survey_key == "after-meetup"
    assert await changes(world) == [["meetup_survey_key"], ["meetup_survey_key"]]


async def test_the_networks_own_of_the_shipped_key_stands_there_once(world: World) -> None:
    await kept(world, "after-meetup", "Efter våra träffar")
    menu = menus_of(await settings(world))[PICK]
    assert options_of(menu) == {"Efter våra träffar": "after-meetup"}


async def test_a_survey_that_was_put_away_is_told_of_and_not_offered(world: World) -> None:
    own = await kept(world, "our-own", "Vår egen")
    await world.change(meetup_survey_key="our-own")
    await world.run(
        lambda: surveys.retire(
            world.bot.uow,
            community_id=world.community_id,
            survey_id=own.survey_id,
            by=own.created_by or world.administrator.id,
            now=world.now,
        )
    )
    shown = await settings(world)
    assert "Den ni hade valt används inte längre" in text_of(shown)
    menu = menus_of(shown)[PICK]
    assert (options_of(menu), chosen_in(menu)) == ({"Efter träffen": "after-meetup"}, [])
    assert "finns inte" in text_of(await forge(world, world.organiser, ROUTES[1], "our-own"))
    shown = await choose(world, shown, menu["custom_id"], "after-meetup")
    assert "Den ni hade valt används inte längre" not in text_of(shown)


async def test_when_none_is_left_to_choose_there_is_no_menu(world: World) -> None:
    own = await kept(world, "after-meetup", "Efter träffen")
    await world.run(
        lambda: surveys.retire(
            world.bot.uow,
            community_id=world.community_id,
            survey_id=own.survey_id,
            by=world.administrator.id,
            now=world.now,
        )
    )
    shown = await settings(world)
    assert "Den ni hade valt används inte längre" in text_of(shown)
    assert list(menus_of(shown)) == [LIMIT]


async def test_many_surveys_fit_in_the_menu_with_the_present_one_among_them(world: World) -> None:
    for number in range(30):
        await kept(world, f"survey-{number:02}", f"{number:02} {'W' * 77}")
    await world.change(meetup_survey_key="survey-29")
    menu = menus_of(await settings(world))[PICK]
    assert len(menu["options"]) == 25
    assert chosen_in(menu) == ["survey-29"]
    assert all(len(each["label"]) == 80 for each in menu["options"] if "survey" in each["value"])


@pytest.mark.parametrize("value", ["member-survey", "their-own", "after-meetup "])
async def test_a_survey_that_is_not_offered_is_refused(world: World, value: str) -> None:
    before = await world.community()
    assert "finns inte" in text_of(await forge(world, world.organiser, ROUTES[1], value))
    assert await world.community() == before


@pytest.mark.parametrize("person", ["moderator", "newcomer"])
async def test_only_organisers_set_anything(world: World, person: str) -> None:
    who: MemberActor = getattr(world, person)
    before = await world.community()
    where = world.channels.meetups if person == "moderator" else world.channels.welcome
    shown = await world.forge_slash(who, "surveys settings", channel=where)
    assert text_of(shown) == ORGANISERS
    for custom_id, values in (
        (f"{ROUTES[0]}:0", None),
        (f"{ROUTES[1]}:0", ["after-meetup"]),
        (f"{ROUTES[2]}:0", ["10"]),
    ):
        more: dict[str, Any] = {}
        if values is not None:
            more = {"kind": ComponentType.STRING_SELECT, "values": values}
        refused = await world.forge_component(who, custom_id, channel=where, **more)
        assert text_of(refused) == ORGANISERS
    assert await world.community() == before


@pytest.mark.parametrize("subject", [2, 99])
async def test_the_switch_knows_on_and_off(world: World, subject: int) -> None:
    before = await world.community()
    refused = await world.forge_component(
        world.organiser, f"{ROUTES[0]}:{subject}", channel=world.channels.meetups
    )
    assert "finns inte" in text_of(refused)
    assert await world.community() == before


async def test_the_screen_speaks_english_and_keeps_within_discords_limits(world: World) -> None:
    world.clients.speak(world.organiser.user, "en-GB")
    shown = await settings(world)
    assert "**After meetups: on.** An hour after the meetup" in text_of(shown)
    assert list(buttons_of(shown)) == ["Stop asking after meetups"]
    assert len(components_of(shown)) <= 40
    assert len(text_of(shown)) <= 4000
