"""Cards of polls that are deleted in Discord: they come back at once, and once."""

import discord
import pytest

from bot.services import poll_cards
from cogs.polls.messages import link_of
from domain.poll_values import Poll, PollEnd
from tests.cogs.poll_worlds import (
    card_of,
    drawn,
    posted,
    slash,
    spaced,
    stored,
    vote,
    voters,
)
from tests.cogs.test_polls_endings import delete_card, read_by
from tests.cogs.worlds import World, components_of, text_of


def feedback(world: World) -> discord.TextChannel:
    channel = world.bot.get_channel(world.channels.feedback.id)
    assert isinstance(channel, discord.TextChannel)
    return channel


async def unseen(world: World, poll: Poll) -> None:
    """The card is deleted while the bot is away: nobody tells it."""
    world.env.backend.delete_message(int(poll.channel_id), int(poll.message_id or 0))


async def test_a_deleted_card_comes_back_without_a_vote_and_the_second_time_the_poll_ends(
    world: World,
) -> None:
    people = voters(world, 5)
    poll = await posted(world)
    for person in people:
        await vote(world, person, poll, "1")
    await drawn(world)
    await delete_card(world, poll)
    await drawn(world)
    again = await stored(world, poll)
    assert again.message_id not in (None, poll.message_id)
    assert "5 har svarat" in text_of(card_of(world, again))
    await delete_card(world, again)
    await drawn(world)
    closed = await stored(world, poll)
    assert (closed.end, closed.message_id) == (PollEnd.MESSAGE_GONE, None)
    [told] = world.direct_messages(world.organiser)
    assert "för det fanns inget kort att rösta på" in told
    assert "5 av 11 svarade" in told


async def test_cards_that_are_deleted_with_many_others_come_back(world: World) -> None:
    first, second, other = await posted(world), await posted(world), await posted(world)
    channel = feedback(world)
    gone = [discord.Object(int(poll.message_id or 0)) for poll in (first, second)]
    await world.run(lambda: channel.delete_messages(gone))
    await drawn(world)
    for poll in (first, second):
        assert (await stored(world, poll)).message_id not in (None, poll.message_id)
    assert await stored(world, other) == other
    assert len(world.channels.feedback.history()) == 3


async def test_other_messages_that_are_deleted_change_nothing(world: World) -> None:
    poll = await posted(world)
    channel = feedback(world)
    message = await world.run(lambda: channel.send("…"))
    await world.run(message.delete)
    await drawn(world)
    assert await stored(world, poll) == poll


@pytest.mark.parametrize("kind", ["single", "native"])
async def test_polls_end_with_their_channel(world: World, kind: str) -> None:
    poll = await posted(world, kind)
    await world.run(feedback(world).delete)
    await drawn(world)
    closed = await stored(world, poll)
    assert (closed.end, closed.message_id) == (PollEnd.MESSAGE_GONE, None)
    [told] = world.direct_messages(world.organiser)
    assert "för det fanns inget kort att rösta på" in told


async def test_nothing_leads_to_a_closed_polls_card_that_was_deleted(world: World) -> None:
    poll = await posted(world)
    asked = await slash(world, world.organiser, "close", poll=str(poll.poll_id))
    await world.organiser.click(asked.response, label="Stäng nu")
    await drawn(world)
    await delete_card(world, poll)
    await drawn(world)
    assert (await stored(world, poll)).message_id is None
    assert len(world.channels.feedback.history()) == 1


async def test_discords_own_ends_at_once_when_it_is_deleted(world: World) -> None:
    poll = await posted(world, "native")
    await delete_card(world, poll)
    await world.do_due()
    assert (await stored(world, poll)).end is PollEnd.MESSAGE_GONE
    [told] = world.direct_messages(world.organiser)
    assert "rösterna i Discords egna omröstningar försvinner med kortet" in told


# ------------------------------------------------------------------------- while the bot was away


async def ready_again(world: World) -> None:
    cog = world.bot.get_cog("CardListening")
    assert cog is not None
    await world.run(cog.on_ready)  # type: ignore[attr-defined]
    await drawn(world)


@pytest.mark.parametrize("kind", ["single", "native"])
async def test_what_was_deleted_while_the_bot_was_away_is_found_at_its_start(
    world: World, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll, there = await posted(world, kind), await posted(world, kind)
    with monkeypatch.context() as away:
        away.setattr(world.env.backend, "emit", lambda *_, **__: None)
        await unseen(world, poll)
    await drawn(world)
    assert await stored(world, poll) == poll
    await ready_again(world)
    found = await stored(world, poll)
    if kind == "native":
        assert found.end is PollEnd.MESSAGE_GONE
    else:
        assert found.message_id not in (None, poll.message_id)
        assert "Ingen har svarat än" in text_of(card_of(world, found))
    assert (await stored(world, there)).message_id == there.message_id
    assert (await stored(world, there)).is_open


async def test_servers_that_are_not_there_wait(world: World) -> None:
    poll = await posted(world)
    before = len(await world.outbox())
    await poll_cards.look_after(world.bot.uow, present=(), now=world.now)
    assert len(await world.outbox()) == before
    assert await stored(world, poll) == poll


@pytest.mark.parametrize("refusals", [0, 4])
async def test_reminders_wait_for_the_card_that_comes_back(
    world: World, monkeypatch: pytest.MonkeyPatch, refusals: int
) -> None:
    people = voters(world, 3)
    poll = await posted(world, remind=True)
    with monkeypatch.context() as away:
        away.setattr(world.env.backend, "emit", lambda *_, **__: None)
        await unseen(world, poll)
    if refusals:
        route = f"/channels/{poll.channel_id}/messages"
        world.env.inject_error("POST", route, status=500, code=0, message="no", times=refusals)
    await world.advance(hours=60)
    world.faults.clear()
    again = await stored(world, poll)
    assert again.message_id not in (None, poll.message_id)
    for person in people:
        [message] = person.user.dm_channel.history()
        urls = [each["url"] for each in components_of(message) if each.get("url")]
        assert urls == [link_of(again)]


# --------------------------------------------------------------------------- a lost permission


async def closed_to_us(world: World, *, may_see: bool) -> None:
    me = feedback(world).guild.get_role(world.roles.bot.id)
    assert me is not None
    await world.run(
        lambda: feedback(world).set_permissions(
            me, view_channel=True, send_messages=True, read_message_history=may_see
        )
    )


async def test_a_lost_permission_is_no_reason_to_close_without_the_votes(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    people = voters(world, 3)
    poll = await posted(world, "native", closes="2 timmar")
    for person in people:
        await person.vote(card_of(world, poll), answer=2)
    await closed_to_us(world, may_see=False)
    await world.advance(hours=3)
    assert (await stored(world, poll)).is_open
    [line, *_] = [each for each in caplog.records if "can't be counted" in each.getMessage()]
    assert line.fields["code"].startswith("403:")  # type: ignore[attr-defined]
    world.faults.clear()
    asked = await slash(world, world.organiser, "close", poll=str(poll.poll_id))
    refused = await world.organiser.click(asked.response, label="Stäng nu")
    assert "Läsa meddelandehistorik (Read Message History)" in text_of(refused)
    assert "Visa kanal" not in text_of(refused)
    assert (await stored(world, poll)).is_open
    await closed_to_us(world, may_see=True)
    await world.advance(hours=12)
    closed = await stored(world, poll)
    assert closed.end is PollEnd.TIME
    assert "Lördag — 3 (100 %)" in await read_by(world, people[0], poll)


async def test_a_fault_of_discords_is_tried_again(world: World) -> None:
    people = voters(world, 3)
    poll = await posted(world, "native", closes="2 timmar")
    for person in people:
        await person.vote(card_of(world, poll), answer=1)
    world.env.inject_error(
        "GET", "/channels/*/messages/*", status=500, code=0, message="no", times=4
    )
    await world.advance(hours=4)
    world.faults.clear()
    assert (await stored(world, poll)).end is PollEnd.TIME
    assert "Fredag — 3 (100 %)" in spaced(world.channels.feedback.history()[-1])


async def test_what_could_not_be_closed_for_long_is_closed_after_the_next_start(
    world: World,
) -> None:
    poll = await posted(world, "native", closes="2 timmar")
    await closed_to_us(world, may_see=False)
    await world.advance(hours=24)
    assert (await stored(world, poll)).is_open
    world.faults.clear()
    await closed_to_us(world, may_see=True)
    await ready_again(world)
    assert (await stored(world, poll)).end is PollEnd.TIME
