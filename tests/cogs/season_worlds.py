"""Seasons in a world: drawn up by the form, shown, and followed by people."""

from collections.abc import Mapping
from typing import Any

import discord
from simcord import MemberActor
from simcord.results import InteractionResult

from bot.services import season_listing, season_readings
from bot.services.season_listing import Programme
from domain.ids import SeasonId, UserId
from domain.meetup_values import Meetup, Season
from tests.cogs.worlds import World, text_of

NAME = "Ledarfrukost 2026"
FIELDS: Mapping[str, str] = {
    "name": NAME,
    "hours": "9.30–12.30",
    "where": "Folkets hus\nStorgatan 1",
    "dates": "17 sep: Förändring i vården\n15 okt\njuni, datum kommer",
    "description": "Fem morgnar om att leda.",
}
ORDER = 10**12


async def slash(
    world: World, person: MemberActor, command: str, **options: Any
) -> InteractionResult:
    return await person.slash(world.channels.meetups, f"seasons {command}", **options)


async def drawn_up(
    world: World, person: MemberActor | None = None, *, previous: str = "", **fields: str
) -> InteractionResult:
    """The preview after the form was filled in."""
    person = person or world.organiser
    form = await slash(world, person, "create", **({"previous": previous} if previous else {}))
    return await person.submit_modal(form, {**FIELDS, **fields})


async def announced(world: World, *, previous: str = "", **fields: str) -> Programme:
    """A season that everybody sees, with all that follows done."""
    shown = await drawn_up(world, previous=previous, **fields)
    done = await world.organiser.click(shown.response, label="Ja, visa för alla")
    assert "är publicerad" in text_of(done), text_of(done)
    await world.advance(seconds=30)
    [latest, *_] = sorted(await every(world), key=lambda each: -each.season_id)
    return await stored(world, latest.season_id)


async def every(world: World) -> list[Season]:
    """All seasons, drafts too."""
    return await season_listing.listing(world.bot.uow, community_id=world.community_id)


async def stored(world: World, season_id: int) -> Programme:
    """The season as it is kept."""
    return await season_listing.find(
        world.bot.uow,
        community_id=world.community_id,
        season_id=SeasonId(season_id),
        by=UserId(0),
        is_organiser=True,
    )


async def answers_of(world: World, person: MemberActor, season_id: int) -> dict[int, str]:
    """What the person has answered, by the place in the programme."""
    own = await season_readings.own(
        world.bot.uow,
        community_id=world.community_id,
        season_id=SeasonId(season_id),
        user_id=UserId(person.id),
    )
    places = {each.meetup_id: each.position for each in own.programme.meetups}
    return {places[key]: each.standing.value for key, each in own.answers.items()}


async def press(
    world: World, person: MemberActor, route: str, subject: int, **more: Any
) -> InteractionResult:
    """Press one of the card's buttons."""
    sees = person.id != world.newcomer.id
    channel = world.channels.meetups if sees else world.channels.welcome
    return await world.forge_component(
        person, f"seasons:{route}:{subject}", channel=channel, **more
    )


def cards(world: World) -> list[discord.Message]:
    """The seasons' cards in the meetups channel, oldest first."""
    return [
        each
        for each in world.channels.meetups.history()
        if each.components and "hela säsongen" in text_of(each)
    ]


def meetup(programme: Programme, position: int) -> Meetup:
    return next(each for each in programme.meetups if each.position == position)
