"""Meetups of another network, drafts of others and made-up ids: to the person they aren't there."""

from datetime import timedelta

import pytest
from simcord.enums import ComponentType

from bot.services import communities, meetup_listing, meetups
from cogs.meetups.readings import packed
from domain.community import Community
from domain.ids import ChannelId, CommunityId, MeetupId, RoleId, UserId
from domain.meetup_values import Meetup, State
from domain.typed_times import TypedTimes
from tests.cogs.meeting import PROPOSAL, announced, every, press, slash
from tests.cogs.worlds import World, text_of

GONE = "Det finns inte längre, eller så hör det inte till"
BUTTONS = (
    "join", "maybe", "decline", "leave", "release", "accept", "confirm", "direct", "undirect",
    "ics", "more", "needs", "edit", "postpone", "cancel", "attendees", "export", "close", "open",
    "approve", "refuse", "change", "put", "discard", "section", "when", "guests", "look",
)  # fmt: skip
COMMANDS = ("show", "edit", "postpone", "cancel", "attendees", "export", "ics")
OF_ORGANISERS = ("approve", "refuse")


async def of_neighbours(world: World, state: State = State.OPEN) -> Meetup:
    """A meetup of another network that the bot serves as well."""
    where = CommunityId(4711)
    community = Community(
        community_id=where,
        name="Grannen",
        member_role_id=RoleId(1),
        meetups_channel_id=ChannelId(2),
    )
    meetup = Meetup(
        community_id=where,
        host_id=UserId(world.members[0].id),
        created_at=world.now,
        changed_at=world.now,
        title="Grannens hemlighet",
        venue="Hos grannen",
        start_at=world.now + timedelta(days=3),
    )

    async def made() -> Meetup:
        uow = world.bot.uow
        await communities.change(
            uow, community_id=where, by=None, now=world.now, change=lambda _: community
        )
        if state is State.DRAFT:
            return await meetups.draft(uow, meetup, by=meetup.host_id, now=world.now)
        return await meetups.propose(uow, meetup, is_organiser=True, now=world.now)

    return await made()


async def kept(world: World, meetup: Meetup) -> Meetup:
    return await meetup_listing.find(
        world.bot.uow,
        community_id=meetup.community_id,
        meetup_id=meetup.meetup_id,
        by=UserId(0),
        is_organiser=True,
    )


def subject_of(world: World, route: str, meetup_id: MeetupId) -> int:
    if route == "section":
        return meetup_id * 10 + 1
    if route == "when":
        return packed(meetup_id, TypedTimes(start_at=world.now + timedelta(days=9)))
    return meetup_id


@pytest.mark.parametrize("route", BUTTONS)
@pytest.mark.parametrize("state", [State.OPEN, State.DRAFT])
async def test_another_networks_meetup_is_not_there(world: World, route: str, state: State) -> None:
    meetup = await of_neighbours(world, state)
    before = await kept(world, meetup)
    for person in (world.members[0], world.organiser, world.administrator):
        menu = route in ("guests", "look")
        value = str(meetup.meetup_id) if route == "look" else "1"
        answer = await press(
            world,
            person,
            route,
            subject_of(world, route, meetup.meetup_id),
            kind=ComponentType.STRING_SELECT if menu else ComponentType.BUTTON,
            values=[value] if menu else (),
        )
        refused_first = person is world.members[0] and route in OF_ORGANISERS
        assert ("bara nätverkets arrangörer" if refused_first else GONE) in text_of(answer)
        assert "hemlighet" not in text_of(answer)
        assert answer.modal is None
    assert await kept(world, meetup) == before
    assert await every(world) == []


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_command_finds_neither_another_networks_nor_what_is_no_id(
    world: World, command: str
) -> None:
    meetup = await of_neighbours(world)
    for value in (str(meetup.meetup_id), "99999999", "-1", "grannens", "9" * 30, "٣"):
        answer = await slash(world, world.administrator, command, meetup=value)
        assert GONE in text_of(answer)
    offered = await world.administrator.autocomplete(
        world.channels.meetups, f"meetups {command}", "meetup", ""
    )
    assert offered == []


@pytest.mark.parametrize(
    "route", ["more", "edit", "change", "put", "discard", "section", "when", "ics", "join"]
)
async def test_another_members_draft_is_not_there(world: World, route: str) -> None:
    anna, bjorn = world.members
    form = await slash(world, anna, "propose")
    await anna.submit_modal(form, PROPOSAL)
    [draft] = await every(world)
    answer = await press(world, bjorn, route, subject_of(world, route, draft.meetup_id))
    assert GONE in text_of(answer)
    assert await every(world) == [draft]


async def test_a_member_can_not_get_round_the_approval(world: World) -> None:
    anna = world.members[0]
    form = await slash(world, anna, "propose")
    await anna.submit_modal(form, PROPOSAL)
    [draft] = await every(world)
    await press(world, anna, "put", draft.revision * 10**12 + draft.meetup_id)
    [kept_one] = await every(world)
    assert kept_one.state is State.PROPOSED
    for route in ("put", "change", "discard", "open", "close"):
        subject = kept_one.revision * 10**12 if route == "put" else 0
        answer = await press(world, anna, route, subject + kept_one.meetup_id)
        assert "förslag som en arrangör inte har godkänt" in text_of(answer)
    assert await every(world) == [kept_one]
    unseen = await press(world, world.members[1], "join", kept_one.meetup_id)
    assert GONE in text_of(unseen)


async def test_create_is_for_organisers(world: World) -> None:
    refused = await world.forge_slash(
        world.members[0], "meetups create", channel=world.channels.meetups
    )
    assert "bara nätverkets arrangörer" in text_of(refused)
    assert refused.modal is None


async def test_a_host_of_another_server_and_a_robot_can_not_be_chosen(world: World) -> None:
    meetup = await announced(world)
    olof = world.organiser
    screen = await slash(world, olof, "edit", meetup=str(meetup.meetup_id))
    form = await olof.click(screen.response, label="Grunden")
    answers = {"title": "Ny", "host": [world.outsider]}
    refused = await olof.submit_modal(form, answers)
    assert GONE in text_of(refused)
    [same] = await every(world)
    assert (same.title, same.host_id) == (meetup.title, olof.id)


@pytest.mark.parametrize(
    ("route", "subject", "value"),
    [
        ("guests", 1, "6"), ("guests", 1, "-1"), ("guests", 1, "många"), ("look", 0, "allt"),
        ("turn", 0, "x:0:Stadshuset"), ("turn", 0, "99999999:0:a"), ("turn", 0, "0:13:a"),
    ],
)  # fmt: skip
async def test_what_no_menu_offers_is_refused(
    world: World, route: str, subject: int, value: str
) -> None:
    await announced(world)
    answer = await press(
        world,
        world.members[0],
        route,
        subject,
        kind=ComponentType.STRING_SELECT,
        values=[value],
    )
    assert GONE in text_of(answer)


@pytest.mark.parametrize(
    "custom_id", ["meetups:section:19", "meetups:page:1000013", "meetups:when:99999999999999"]
)
async def test_numbers_that_no_button_has_are_refused(world: World, custom_id: str) -> None:
    await announced(world)
    answer = await world.forge_component(world.organiser, custom_id, channel=world.channels.meetups)
    assert "hör det inte till" in text_of(answer) or "Jag läser inte riktigt" in text_of(answer)
