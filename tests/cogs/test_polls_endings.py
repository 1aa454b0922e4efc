"""How polls end: by their time, a quorum, a lost key or a lost card; and those of Discord's own."""

from datetime import timedelta
from typing import Any

import discord
import pytest
from simcord import MemberActor

from domain.poll_values import Poll, PollEnd
from tests.cogs.poll_worlds import (
    card_of,
    closed_by_hand,
    drawn,
    open_polls,
    posted,
    previewed,
    slash,
    spaced,
    stored,
    vote,
    voters,
)
from tests.cogs.worlds import World, buttons_of, text_of


async def native(world: World, **more: Any) -> Poll:
    """One of Discord's own."""
    return await posted(world, "native", **more)


async def without_polls(world: World) -> None:
    """Nobody gives the bot the permission to post Discord's own polls."""
    backend = world.env.backend
    for role in (world.roles.bot, world.guild.default_role):
        may = backend.get_guild(world.guild.id).roles[role.id].permissions
        may &= ~discord.Permissions(send_polls=True, administrator=True).value
        backend.edit_role(world.guild.id, role.id, {"permissions": may})
    await world.env.settle()


async def delete_card(world: World, poll: Poll) -> None:
    """Somebody takes the card away by hand."""
    channel = world.bot.get_channel(world.channels.feedback.id)
    assert isinstance(channel, discord.TextChannel)
    await world.run(channel.get_partial_message(int(poll.message_id or 0)).delete)


async def test_it_closes_at_its_time_and_takes_no_later_votes(world: World) -> None:
    people = voters(world, 6)
    poll = await posted(world, closes="10 minuter")
    for person in people[:5]:
        await vote(world, person, poll, "2")
    assert poll.closes_at is not None
    form = await people[5].click(card_of(world, poll), label="Rösta")
    await world.env.advance_time((poll.closes_at - world.now).total_seconds() + 1)
    late = await people[5].submit_modal(form, {"choice": "1"})
    assert "Omröstningen är stängd" in text_of(late)
    await world.advance(minutes=1)
    [card, result] = world.channels.feedback.history()
    assert "Lördag — 5 (100 %)" in spaced(result)
    assert "5 av 12 svarade" in text_of(result)
    assert list(buttons_of(card)) == ["Vem kan se vad?"]
    assert (await stored(world, poll)).end is PollEnd.TIME
    assert "arrangör" not in text_of(card)


async def test_the_quorum_closes_it_once(world: World) -> None:
    people = voters(world, 6)
    poll = await posted(world, quorum=5, hide_results=True)
    for person in people[:4]:
        await vote(world, person, poll, "1")
    last = await vote(world, people[4], poll, "3")
    assert "Det var det sista svaret som behövdes" in text_of(last)
    await drawn(world)
    await drawn(world)
    [card, result] = world.channels.feedback.history()
    assert "Fredag — 4 (80 %)" in spaced(result)
    assert "Tillräckligt många hade svarat." in text_of(result)
    assert "🔒 **Stängd**" in text_of(card)
    late = await world.forge_component(
        people[5], f"polls:vote:{poll.poll_id}", channel=world.channels.meetups
    )
    assert "Omröstningen är stängd" in text_of(late)


async def test_a_card_deleted_by_hand_comes_back_once(world: World) -> None:
    people = voters(world, 3)
    poll = await posted(world)
    await delete_card(world, poll)
    noted = await world.forge_component(
        people[0], f"polls:vote:{poll.poll_id}", channel=world.channels.meetups
    )
    await people[0].submit_modal(noted, {"choice": "1"})
    await drawn(world)
    again = await stored(world, poll)
    assert again.message_id not in (None, poll.message_id)
    assert "En har svarat." in text_of(card_of(world, again))
    await delete_card(world, again)
    form = await world.forge_component(
        people[1], f"polls:vote:{poll.poll_id}", channel=world.channels.meetups
    )
    await people[1].submit_modal(form, {"choice": "1"})
    await drawn(world)
    await drawn(world)
    assert (await stored(world, poll)).end is PollEnd.MESSAGE_GONE
    assert world.channels.feedback.history() == []
    [told] = world.direct_messages(world.organiser)
    assert "stängdes i förtid, för det fanns inget kort att rösta på" in told
    assert "2 av 9 svarade" in told
    assert "Fredag" not in told
    assert "Det som hann komma in står här" in told


async def read_by(world: World, person: MemberActor, poll: Poll) -> str:
    """What the person sees with `/polls results`."""
    return spaced(await slash(world, person, "results", poll=str(poll.poll_id)))


async def test_a_result_that_finds_no_channel_goes_to_whoever_asked(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = voters(world, 5)
    poll = await posted(world, closes="2 timmar")
    for person in people:
        await vote(world, person, poll, "1")
    channel = world.bot.get_channel(world.channels.feedback.id)
    assert isinstance(channel, discord.TextChannel)
    # The card shows all votes before it goes with its channel, of which nobody tells the bot.
    await world.advance(seconds=10)
    with monkeypatch.context() as away:
        away.setattr(world.env.backend, "emit", lambda *_, **__: None)
        await world.run(channel.delete)
    await world.advance(hours=3)
    [told] = [
        each.replace("\N{NO-BREAK SPACE}", " ") for each in world.direct_messages(world.organiser)
    ]
    assert "gick inte att lägga upp i kanalen" in told
    assert "Medlemmarna kan se det med /polls results." in told
    assert "Fredag — 5 (100 %)" in told
    message = world.organiser.user.dm_channel.history()[-1]
    assert [each.filename for each in message.attachments] == ["poll-1.png"]
    assert "Sluta skriva" in " ".join(buttons_of(message))
    assert "Fredag — 5 (100 %)" in await read_by(world, people[0], poll)
    # Nothing leads to a card that went with its channel.
    assert (await stored(world, poll)).message_id is None
    listed = text_of(await slash(world, people[0], "list"))
    assert "**När ska vi ses nästa gång?** · stängde" in listed


async def test_a_result_that_may_not_be_posted_goes_to_whoever_asked(world: World) -> None:
    people = voters(world, 5)
    poll = await posted(world)
    for person in people:
        await vote(world, person, poll, "1")
    await drawn(world)
    channel = world.bot.get_channel(world.channels.feedback.id)
    assert isinstance(channel, discord.TextChannel)
    me = channel.guild.get_role(world.roles.bot.id)
    assert me is not None
    await world.run(
        lambda: channel.set_permissions(
            me, view_channel=True, read_message_history=True, send_messages=False
        )
    )
    asked = await slash(world, world.organiser, "close", poll=str(poll.poll_id))
    assert "Vill du stänga omröstningen nu? **När ska vi ses nästa gång?**" in text_of(asked)
    done = await world.organiser.click(asked.response, label="Stäng nu")
    assert "och /polls results visar det också." in text_of(done)
    await drawn(world)
    [card] = world.channels.feedback.history()
    assert "🔒 **Stängd**" in text_of(card)
    [told] = world.direct_messages(world.organiser)
    assert "gick inte att lägga upp i kanalen" in told
    assert "Fredag — 5 (100 %)" in await read_by(world, people[0], poll)
    assert (await stored(world, poll)).message_id == poll.message_id


async def test_a_result_that_reaches_nobody_is_there_for_who_asks(world: World) -> None:
    people = voters(world, 5)
    poll = await posted(world, closes="2 timmar")
    for person in people:
        await vote(world, person, poll, "1")
    world.env.inject_error("POST", "/users/@me/channels", status=403, code=50007)
    channel = world.bot.get_channel(world.channels.feedback.id)
    assert isinstance(channel, discord.TextChannel)
    await world.advance(seconds=10)
    await world.run(channel.delete)
    await world.advance(hours=3)
    assert world.direct_messages(world.organiser) == []
    for person in (people[0], world.organiser):
        told = await read_by(world, person, poll)
        assert "Fredag — 5 (100 %)" in told
        assert "5 av 11 svarade" in told


async def test_a_channel_that_closed_before_the_card_could_be_posted(world: World) -> None:
    shown = await previewed(world)
    channel = world.bot.get_channel(world.channels.feedback.id)
    assert isinstance(channel, discord.TextChannel)
    await world.run(channel.delete)
    await world.organiser.click(shown.response, label="Lägg upp")
    await drawn(world)
    assert await open_polls(world) == []
    [told] = world.direct_messages(world.organiser)
    assert "för det fanns inget kort att rösta på" in told


async def test_a_lost_key_ends_it_with_what_came(world: World) -> None:
    people = voters(world, 6)
    poll = await posted(world)
    for person in people[:5]:
        await vote(world, person, poll, "1")
    world.bot.box_keys.destroy(poll.poll_id)
    form = await people[5].click(card_of(world, poll), label="Rösta")
    refused = await people[5].submit_modal(form, {"choice": "1"})
    assert "Nyckeln till valurnan finns inte kvar" in text_of(refused)
    await drawn(world)
    [card, result] = world.channels.feedback.history()
    assert "nyckeln till rösterna hade gått förlorad" in text_of(card)
    assert "Fredag — 5 (100 %)" in spaced(result)
    assert (await stored(world, poll)).end is PollEnd.KEY_LOST
    told = await read_by(world, people[5], poll)
    assert "Fredag — 5 (100 %)" in told
    assert "5 av 12 svarade" in told
    assert "-# Den stängdes i förtid: nyckeln till rösterna hade gått förlorad" in told


@pytest.mark.parametrize("answers", [5, 2, 0])
async def test_keys_that_were_lost_while_the_bot_was_down(world: World, answers: int) -> None:
    people = voters(world, 5)
    poll, other = await posted(world), await posted(world, "native")
    for person in people[:answers]:
        await vote(world, person, poll, "1")
    await drawn(world)
    for box_id in world.bot.box_keys.known():
        world.bot.box_keys.destroy(box_id)
    await looked_around(world)
    assert (await stored(world, poll)).end is PollEnd.KEY_LOST
    assert (await stored(world, other)).is_open
    await drawn(world)
    assert "🔒 **Stängd**" in text_of(card_of(world, poll))
    result = world.channels.feedback.history()[-1]
    for told in (spaced(result), await read_by(world, people[0], poll)):
        assert ("Fredag — 5 (100 %)" in told) == (answers == 5)
        assert ("Visas inte: för få svar" in told) == (answers < 5)
        assert f"{answers} av 11 svarade" in told
        assert "nyckeln till rösterna hade gått förlorad" in told


async def test_a_poll_without_its_key_waits_for_its_server(world: World) -> None:
    poll = await posted(world)
    world.bot.box_keys.destroy(poll.poll_id)
    [guild] = world.bot.guilds
    world.bot._connection._remove_guild(guild)
    await looked_around(world)
    assert (await stored(world, poll)).is_open
    world.bot._connection._add_guild(guild)
    await looked_around(world)
    assert (await stored(world, poll)).end is PollEnd.KEY_LOST


async def looked_around(world: World) -> None:
    """The bot is ready once more, as after a start."""
    cog = world.bot.get_cog("Polls")
    assert cog is not None
    await world.run(cog.on_ready)  # type: ignore[attr-defined]


# ------------------------------------------------------------------------------- Discord's own


async def test_discords_own_is_posted_ended_and_counted(world: World) -> None:
    people = voters(world, 4)
    poll = await native(world)
    card = card_of(world, poll)
    assert "alla kan se vem som har röstat på vad" in text_of(card)
    assert card.poll is not None
    assert card.poll.question == "När ska vi ses nästa gång?"
    assert [each.text for each in card.poll.answers] == ["Fredag", "Lördag", "Söndag"]
    assert card.poll.duration == timedelta(hours=72)
    for number, person in enumerate(people):
        await person.vote(card, answer=1 + number // 3)
    listed = text_of(await slash(world, people[0], "list"))
    assert "Discords egen" in listed
    running = text_of(await slash(world, people[0], "results", poll=str(poll.poll_id)))
    assert "Discord visar läget på den." in running
    result = await closed_by_hand(world, poll)
    assert "Fredag — 3 (75 %)" in result
    assert "Lördag — 1 (25 %)" in result
    assert "4 har svarat." in result
    assert card_of(world, poll).poll.is_finalised()  # type: ignore[union-attr]


async def test_discords_own_ends_at_its_time_with_several_answers(world: World) -> None:
    people = voters(world, 3)
    poll = await native(world, several=True, closes="90 timmar")
    card = card_of(world, poll)
    assert card.poll is not None
    assert card.poll.multiple
    for person in people:
        await person.set_poll_votes(card, answers=[1, 2])
    await people[0].set_poll_votes(card, answers=[1])
    await world.advance(hours=91)
    result = spaced(world.channels.feedback.history()[-1])
    assert "Fredag — 3 (100 %)" in result
    assert "Lördag — 2 (67 %)" in result
    assert "3 har svarat." in result


async def test_discords_own_that_was_deleted_is_told_to_whoever_asked(world: World) -> None:
    poll = await native(world, closes="2 timmar")
    await delete_card(world, poll)
    await world.advance(hours=3)
    assert (await stored(world, poll)).end is PollEnd.MESSAGE_GONE
    [told] = world.direct_messages(world.organiser)
    assert "för det fanns inget kort att rösta på" in told
    assert "Det som hann komma in" not in told
    for each in (told, await read_by(world, world.members[0], poll)):
        assert "rösterna i Discords egna omröstningar försvinner med kortet" in each
        assert "Den stängdes i förtid" in each


async def test_discords_own_takes_no_vote_of_ours(world: World) -> None:
    poll = await native(world)
    for route, number in (("vote", poll.poll_id), ("say", poll.poll_id * 2)):
        refused = await world.forge_component(
            world.members[0], f"polls:{route}:{number}", channel=world.channels.meetups
        )
        assert "Det finns inte längre" in text_of(refused)
    told = await world.forge_component(
        world.members[0], f"polls:who:{poll.poll_id}", channel=world.channels.meetups
    )
    assert "**Alla kan se vem som har röstat på vad.**" in text_of(told)


async def test_discords_own_needs_its_permission(world: World) -> None:
    await without_polls(world)
    refused = text_of(await previewed(world, "native"))
    assert "och skapa omröstningar" in refused


@pytest.mark.parametrize("kind", ["single", "native"])
async def test_a_card_is_not_posted_twice_when_nobody_knows_whether_it_went_out(
    world: World, kind: str
) -> None:
    world.env.inject_error(
        "POST", "/channels/*/messages", status=500, code=0, message="no", times=1
    )
    make = native if kind == "native" else posted
    shown_before = len(world.channels.feedback.history())
    world.faults.clear()
    poll = await make(world)
    await world.advance(minutes=4)
    assert len(world.channels.feedback.history()) == shown_before + 1
    assert (await stored(world, poll)).message_id is not None
    world.faults.clear()
