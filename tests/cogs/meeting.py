"""Meetups for the tests of their screens: made by the services, seen and pressed by people."""

from datetime import datetime, timedelta
from typing import Any

from simcord import MemberActor
from simcord.results import InteractionResult

from bot.services import meetup_listing, meetups, signups
from bot.services.meetup_listing import Wanted
from domain.ids import MeetupId, UserId
from domain.meetup_values import Meetup, Signup, State
from tests.cogs.worlds import World, answers_of, components_of

TITLE = "Lunch i Mölndal"
PROPOSAL = {
    "title": TITLE,
    "when": "imorgon kl 12–13",
    "where": "Kafé Hylla, Göteborgsvägen 4",
    "description": "Vi äter och pratar.",
    "capacity": "8",
}


async def announced(world: World, host: MemberActor | None = None, **fields: Any) -> Meetup:
    """A meetup that everybody sees, in a fortnight if nothing else is said."""
    given: dict[str, Any] = {
        "title": TITLE,
        "venue": "Kafé Hylla",
        "start_at": world.now + timedelta(days=14),
        "end_at": world.now + timedelta(days=14, hours=2),
    }
    meetup = Meetup(
        community_id=world.community_id,
        host_id=UserId((host or world.organiser).id),
        created_at=world.now,
        changed_at=world.now,
        **{**given, **fields},
    )
    return await world.run(
        lambda: meetups.propose(world.bot.uow, meetup, is_organiser=True, now=world.now)
    )


async def stored(world: World, meetup_id: int) -> Meetup:
    """The meetup as it is kept."""
    return await meetup_listing.find(
        world.bot.uow,
        community_id=world.community_id,
        meetup_id=MeetupId(meetup_id),
        by=UserId(0),
        is_organiser=True,
    )


async def every(world: World) -> list[Meetup]:
    """All meetups, drafts too."""
    return await meetup_listing.choices(
        world.bot.uow,
        community_id=world.community_id,
        wanted=Wanted(states=frozenset(State)),
        limit=100,
    )


async def answers(world: World, meetup_id: int) -> list[Signup]:
    """Who has answered, in the order of arrival."""
    _, found = await signups.attendees(
        world.bot.uow, community_id=world.community_id, meetup_id=MeetupId(meetup_id)
    )
    return found


async def press(
    world: World, person: MemberActor, route: str, subject: int, **more: Any
) -> InteractionResult:
    """Press one of a card's buttons, wherever the person sees anything."""
    sees = person.id != world.newcomer.id
    channel = world.channels.meetups if sees else world.channels.welcome
    return await world.forge_component(
        person, f"meetups:{route}:{subject}", channel=channel, **more
    )


async def slash(
    world: World, person: MemberActor, command: str, **options: Any
) -> InteractionResult:
    """Run one of the commands in the meetups channel."""
    return await person.slash(world.channels.meetups, f"meetups {command}", **options)


def files_of(world: World, result: InteractionResult) -> dict[str, bytes]:
    """The files of an answer, by name."""
    found = [file for answer in answers_of(result) for file in answer.attachments]
    return {file.filename: world.env.backend.cdn.get(file.url) or b"" for file in found}


def defaults_of(form: InteractionResult) -> dict[str, Any]:
    """What a form is filled in with: texts, and the values of what is ticked or chosen."""
    found: dict[str, Any] = {}
    for component in components_of(form):
        name = component.get("custom_id")
        if name is None:
            continue
        if "options" in component:
            chosen = [o["value"] for o in component["options"] if o.get("default")]
            found[name] = chosen
        elif "default_values" not in component and component.get("type") == 4:
            found[name] = component.get("value") or ""
    return found


def local(at: datetime | None) -> str:
    """A moment in UTC, to be compared."""
    return "" if at is None else f"{at:%Y-%m-%d %H:%M}"
