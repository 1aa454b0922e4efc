"""Votes nobody was offered: made-up choices, those who may not vote, presses that come too late."""

from typing import Any

import pytest
from simcord import MemberActor
from simcord.actors import _dispatch_actor_interaction
from simcord.enums import InteractionType
from simcord.results import InteractionResult
from sqlalchemy import select

from domain.poll_values import Poll, PollEnd
from storage.tables import metadata
from tests.cogs.poll_worlds import (
    card_of,
    closed_by_hand,
    drawn,
    open_polls,
    posted,
    previewed,
    slash,
    stored,
    vote,
    voters,
)
from tests.cogs.worlds import World, buttons_of, text_of

NOT_THERE = "Det finns inte längre, eller så hör det inte till det här nätverket."
CLOSED = "Omröstningen är stängd och tar inte emot fler röster."


async def ballots(world: World) -> list[dict[str, Any]]:
    """Every ballot that is stored."""
    async with world.bot.uow.read() as tx:
        found = await tx.connection.execute(select(metadata.tables["ballots"]))
        return [dict(row) for row in found.mappings().all()]


async def opened(world: World, person: MemberActor, poll: Poll) -> InteractionResult:
    """The form in which the person votes."""
    form = await person.click(card_of(world, poll), label="Rösta")
    assert form.modal is not None, text_of(form)
    return form


async def forged(
    world: World,
    person: MemberActor,
    form: InteractionResult,
    fields: dict[str, Any],
    *,
    custom_id: str | None = None,
) -> InteractionResult:
    """The form as a client of one's own would hand it in: with whatever it likes, from anywhere."""
    assert form.modal is not None
    labels = []
    for number, label in enumerate(form.modal["components"], start=1):
        field = label["component"]
        value = fields.get(field["custom_id"])
        said = {"value": value} if isinstance(value, str) else {"values": value or []}
        sent = {"type": field["type"], "custom_id": field["custom_id"], "id": 100 + number} | said
        labels.append({"type": label["type"], "id": number, "component": sent})
    data = {"custom_id": custom_id or form.modal["custom_id"], "components": labels}
    world.env._begin_operation("forge")
    try:
        return await _dispatch_actor_interaction(
            person, InteractionType.MODAL_SUBMIT, world.channels.welcome, data
        )
    finally:
        world.env._end_operation()


def board(world: World) -> tuple[Any, MemberActor]:
    """A role, and a member who holds it."""
    role = world.guild.create_role("Styrelsen")
    insider = world.guild.add_member(
        world.env.create_user("stina", global_name="Stina"), roles=[world.roles.member, role]
    )
    return role, insider


async def without(world: World, person: MemberActor, role_id: int) -> None:
    """The person loses the role."""
    guild = world.bot.get_guild(world.guild.id)
    assert guild is not None

    async def taken() -> None:
        role = guild.get_role(role_id)
        assert role is not None
        await (await guild.fetch_member(person.id)).remove_roles(role)

    await world.run(taken)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("single", {"choice": "99"}),
        ("single", {"choice": "yes"}),
        ("scale", {"choice": "6"}),
        ("multiple", {"choice": ["1", "99"]}),
        ("ranked", {"rank-1": ["1"], "rank-2": ["99"]}),
    ],
)
async def test_a_choice_that_was_not_offered_is_no_vote(
    world: World, kind: str, fields: dict[str, Any]
) -> None:
    poll = await posted(world, kind)
    anna = world.members[0]
    refused = await forged(world, anna, await opened(world, anna, poll), fields)
    assert text_of(refused) == NOT_THERE
    assert await ballots(world) == []
    assert "du har inte röstat" in text_of(await slash(world, anna, "list"))


async def test_a_made_up_choice_leaves_the_earlier_vote(world: World) -> None:
    poll = await posted(world)
    anna = world.members[0]
    await vote(world, anna, poll, "2")
    before = await ballots(world)
    form = await opened(world, anna, poll)
    assert text_of(await forged(world, anna, form, {"choice": "99"})) == NOT_THERE
    assert await ballots(world) == before
    # Handed in the same way, what was offered is taken: it was the choice that was refused.
    again = await forged(world, anna, await opened(world, anna, poll), {"choice": "1"})
    assert "Din röst är ändrad: **Fredag**" in text_of(again)
    assert await ballots(world) != before


async def test_who_may_not_vote_gets_no_form(world: World) -> None:
    role, insider = board(world)
    poll = await posted(world, role=role)
    for outsider in (world.members[0], world.organiser, world.moderator):
        refused = await outsider.click(card_of(world, poll), label="Rösta")
        assert refused.modal is None
        assert "riktar sig till andra i nätverket" in text_of(refused)
    assert (await opened(world, insider, poll)).modal is not None
    assert await ballots(world) == []


async def test_a_role_that_was_lost_while_the_form_was_open(world: World) -> None:
    role, insider = board(world)
    poll = await posted(world, role=role)
    form = await opened(world, insider, poll)
    await without(world, insider, role.id)
    refused = await insider.submit_modal(form, {"choice": "1"})
    assert "riktar sig till andra i nätverket" in text_of(refused)
    assert await ballots(world) == []


async def test_who_is_no_member_any_more_votes_no_more(world: World) -> None:
    poll, anna = await posted(world), world.members[0]
    form = await opened(world, anna, poll)
    await without(world, anna, world.roles.member.id)
    refused = await forged(world, anna, form, {"choice": "1"})
    assert "Det här kan bara nätverkets medlemmar göra." in text_of(refused)
    pressed = await world.forge_component(
        anna, f"polls:vote:{poll.poll_id}", channel=world.channels.welcome
    )
    assert pressed.modal is None
    assert "Det här kan bara nätverkets medlemmar göra." in text_of(pressed)
    assert await ballots(world) == []


@pytest.mark.parametrize("kind", ["yes_no", "single"])
async def test_every_way_to_vote_answers_when_it_is_closed(world: World, kind: str) -> None:
    poll, anna = await posted(world, kind), world.members[0]
    await closed_by_hand(world, poll)
    ways = [f"polls:vote:{poll.poll_id}"]
    if kind == "yes_no":
        ways += [f"polls:say:{poll.poll_id * 2 + which}" for which in (0, 1)]
    for custom_id in ways:
        late = await world.forge_component(anna, custom_id, channel=world.channels.meetups)
        assert late.acknowledged
        assert late.modal is None
        assert text_of(late) == CLOSED
        assert late.response is not None
        assert late.response.ephemeral
    assert await ballots(world) == []


async def test_a_form_handed_in_after_closing_by_hand_is_answered(world: World) -> None:
    poll, anna = await posted(world), world.members[0]
    form = await opened(world, anna, poll)
    await closed_by_hand(world, poll)
    late = await anna.submit_modal(form, {"choice": "1"})
    assert late.acknowledged
    assert text_of(late) == CLOSED
    assert await ballots(world) == []


async def test_closing_pressed_twice_is_one_result(world: World) -> None:
    poll = await posted(world)
    for person in voters(world, 5):
        await vote(world, person, poll, "1")
    custom_id = f"polls:close:{poll.poll_id}"
    told = [
        text_of(await world.forge_component(who, custom_id, channel=world.channels.meetups))
        for who in (world.organiser, world.administrator)
    ]
    await drawn(world)
    assert "Stängd. Resultatet kommer i" in told[0]
    assert told[1] == "Den är redan stängd."
    assert len(world.channels.feedback.history()) == 2
    assert (await stored(world, poll)).end is PollEnd.BY_HAND


async def test_nobody_posts_what_another_organiser_drew_up(world: World) -> None:
    shown = await previewed(world)
    custom_id = buttons_of(shown)["Lägg upp"]
    assert custom_id is not None
    refused = await world.forge_component(
        world.administrator, custom_id, channel=world.channels.meetups
    )
    assert "Den omröstningen går inte att lägga upp" in text_of(refused)
    assert await open_polls(world) == []
    await world.organiser.click(shown.response, label="Lägg upp")
    assert len(await open_polls(world)) == 1


async def test_only_the_role_is_reminded(world: World) -> None:
    await world.advance(hours=11)
    role, insider = board(world)
    await posted(world, "yes_no", role=role, remind=True, closes="2 dagar")
    await world.advance(hours=25)
    assert len(world.direct_messages(insider)) == 1
    for other in (*world.members, world.organiser, world.moderator, world.newcomer):
        assert world.direct_messages(other) == []
