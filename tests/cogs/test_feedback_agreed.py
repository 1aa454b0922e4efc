"""When all agree: a host is told of a meetup to which everybody came; and who has left is nobody
whose silence keeps the others from being everybody.
"""

from importlib import import_module
from typing import Any

import pytest
from simcord import MemberActor

from bot.services import survey_sittings
from domain.feedback_values import Answers
from domain.ids import UserId
from domain.survey_values import Round
from tests.cogs.poll_worlds import closed_by_hand, posted, vote, voters
from tests.cogs.test_surveys_after_meetups import Letters, asked_in, to_come, to_end
from tests.cogs.worlds import World


@pytest.fixture
async def open_world(world: World) -> World:
    """A network that is never quiet, where all are written to at once."""
    await world.change(quiet_from=0, quiet_until=0, direct_pace=1500)
    return world


async def answer(world: World, found: Round, person: MemberActor, answers: Answers) -> None:
    where: dict[str, Any] = {
        "community_id": world.community_id,
        "round_id": found.round_id,
        "user_id": UserId(person.id),
        "now": world.now,
    }

    async def fill_in() -> None:
        uow, keys = world.bot.uow, world.bot.box_keys
        await survey_sittings.keep_page(uow, keys, **where, answers=answers, asked=list(answers))
        await survey_sittings.send(uow, keys, **where)

    await world.run(fill_in)


async def test_the_host_reads_how_it_was_though_all_were_there_all_the_time(
    open_world: World,
) -> None:
    world, host = open_world, open_world.members[0]
    people = (*voters(world, 7), world.members[1])
    meetup = await to_come(world, host, people)
    await to_end(world, meetup, hours=2)
    found = await asked_in(world, meetup)
    letters = Letters(world, host)
    for number, person in enumerate(people):
        answers = {
            "came": "all",
            "worth": str(3 + number % 3),
            "open": str(4 + number % 2),
            "recommend": str(7 + number % 3),
            "better": f"Mer tid, sade {number}.",
        }
        await answer(world, found, person, answers)
    await world.advance(days=8)
    closed = await asked_in(world, meetup)
    assert closed.results is not None
    assert (closed.results.asked, closed.results.answered) == (8, 8)
    [result] = letters.about(host)
    for line in (
        "8 av 8",
        "Ja, hela tiden — 8",
        "Var träffen värd din tid?",
        "Hur lätt var det att tala öppet?",
        "Mer tid, sade 7.",
    ):
        assert line in result, result


@pytest.mark.parametrize("has_left", [True, False])
async def test_a_poll_counts_those_who_may_vote_when_it_closes(
    world: World, has_left: bool
) -> None:
    role = world.guild.create_role("Styrelsen")
    people = voters(world, 6)
    for person in people:
        world.env.backend.add_member_role(world.guild.id, person.id, role.id)
    await world.env.settle()
    poll = await posted(world, role=role)
    assert poll.asked == 6
    for person in people[:5]:
        await vote(world, person, poll, "2")
    if has_left:
        world.guild.remove_member(people[5])
        await world.env.settle()
    told = await closed_by_hand(world, poll)
    assert "5 av 6" in told
    assert ("Visas inte" in told) is has_left


@pytest.mark.parametrize("refusal", [ConnectionError(), TimeoutError()])
async def test_a_poll_ends_also_when_discord_does_not_say_who_may_vote(
    world: World, monkeypatch: pytest.MonkeyPatch, refusal: Exception
) -> None:
    poll = await posted(world)
    for person in voters(world, 5):
        await vote(world, person, poll, "2")

    async def silent(*about: Any, **more: Any) -> list[UserId]:
        raise refusal

    # As the bot has loaded it.
    monkeypatch.setattr(import_module("cogs.polls.endings"), "members_of", silent)
    assert "5 av" in await closed_by_hand(world, poll)
