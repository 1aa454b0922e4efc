"""Surveys for the tests of their screens: drawn up by organisers, answered by members."""

from typing import Any

from simcord import MemberActor
from simcord.enums import ComponentType
from simcord.results import InteractionResult

from bot.services import survey_rounds, surveys
from domain.ids import RoundId, UserId
from domain.survey_values import Round, Survey
from tests.cogs.worlds import Shown, World, buttons_of, components_of, text_of

TOML = """
key = "lunch"
title = { sv = "Om luncherna", en = "About the lunches" }
intro = { sv = "Tre snabba frågor.", en = "Three quick questions." }

[[questions]]
key = "worth"
kind = "scale"
text = { sv = "Hur väl var lunchen värd din tid?", en = "How well was the lunch worth your time?" }
low = { sv = "Inte alls", en = "Not at all" }
high = { sv = "Mycket väl", en = "Very well" }

[[questions]]
key = "again"
kind = "single"
text = { sv = "Kommer du nästa gång?", en = "Will you come next time?" }
options = [
    { key = "yes", sv = "Ja", en = "Yes" },
    { key = "no", sv = "Nej", en = "No" },
]

[[questions]]
key = "why"
kind = "text"
text = { sv = "Varför inte?", en = "Why not?" }
required = false
asked_if = { question = "again", any_of = ["no"] }

[[questions]]
key = "days"
kind = "multiple"
text = { sv = "Vilka dagar passar dig?", en = "Which days suit you?" }
required = false
options = [
    { key = "mon", sv = "Måndag", en = "Monday" },
    { key = "fri", sv = "Fredag", en = "Friday" },
]

[[questions]]
key = "tip"
kind = "recommend"
text = { sv = "Skulle du tipsa en kollega?", en = "Would you tip a colleague?" }
"""


async def slash(world: World, person: MemberActor, command: str, **options: Any) -> Any:
    return await world.forge_slash(
        person, f"surveys {command}", channel=world.channels.meetups, **options
    )


async def press(
    world: World, person: MemberActor, route: str, subject: int, **more: Any
) -> InteractionResult:
    """Press one of the buttons of surveys, wherever the person sees anything."""
    sees = person.id != world.newcomer.id
    more.setdefault("channel", world.channels.meetups if sees else world.channels.welcome)
    return await world.forge_component(person, f"{route}:{subject}", **more)


def crowd(world: World, number: int = 4) -> list[MemberActor]:
    """More members: with those who are there already enough for a survey."""
    return [
        world.guild.add_member(
            world.env.create_user(f"medlem{each}", global_name=f"Medlem {each}"),
            roles=[world.roles.member],
        )
        for each in range(number)
    ]


async def created(world: World, content: str = TOML) -> Survey:
    """A survey of the network's own."""
    await slash(world, world.organiser, "create", file=("egen.toml", content.encode()))
    return (await every(world))[-1]


async def every(world: World) -> list[Survey]:
    return await surveys.listed(world.bot.uow, community_id=world.community_id)


async def opened(world: World, survey: Survey, **options: Any) -> Round:
    """An open round of the survey, with everybody asked."""
    shown = await slash(world, world.organiser, "open", survey=str(survey.survey_id), **options)
    [label] = [label for label in buttons_of(shown) if label.startswith("Fråga ")]
    await world.organiser.click(shown.response, label=label)
    [held, *_] = await open_rounds(world)
    await world.do_due()
    return await stored(world, held.round_id)


async def open_rounds(world: World) -> list[Round]:
    return await survey_rounds.open_rounds(world.bot.uow, community_id=world.community_id)


async def stored(world: World, round_id: RoundId) -> Round:
    return await survey_rounds.round_of(
        world.bot.uow, community_id=world.community_id, round_id=round_id
    )


async def answered(
    world: World,
    person: MemberActor,
    held: Round,
    *,
    worth: str = "4",
    again: str = "yes",
    why: str = "",
    days: tuple[str, ...] = ("mon",),
    tip: str = "9",
) -> InteractionResult:
    """The person answers the lunch survey from the card's button to the thanks."""
    shown = await through(
        world, person, held, worth=worth, again=again, why=why, days=days, tip=tip
    )
    sent = await person.click(shown.response, label="Skicka")
    assert "Tack! Ditt svar är med" in text_of(sent)
    return sent


async def through(
    world: World,
    person: MemberActor,
    held: Round,
    *,
    worth: str = "4",
    again: str = "yes",
    why: str = "",
    days: tuple[str, ...] = ("mon",),
    tip: str = "9",
) -> InteractionResult:
    """All pages are filled in, and the person looks at the answers."""
    start = await press(world, person, "surveys:answer", held.round_id)
    form = await person.click(start.response, label="Börja")
    saved = await person.submit_modal(form, {"worth": worth, "again": again})
    form = await person.click(saved.response, label="Nästa sida")
    values: dict[str, Any] = {"days": list(days), "tip": [tip]}
    if again == "no":
        values["why"] = why
    return await person.submit_modal(form, values)


def galleries_of(shown: Shown) -> list[list[str]]:
    """What the pictures of each gallery show, in words."""
    return [
        [item["description"] for item in component["items"]]
        for component in components_of(shown)
        if component.get("type") == ComponentType.MEDIA_GALLERY
    ]


def user(person: MemberActor) -> UserId:
    return UserId(person.id)
