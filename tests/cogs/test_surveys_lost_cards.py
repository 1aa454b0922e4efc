"""Cards of rounds that are deleted in Discord: they come back at once, and once."""

import discord
import pytest
from simcord import ChannelHandle

from domain.survey_values import Round
from tests.cogs.survey_worlds import created, crowd, open_rounds, opened, stored
from tests.cogs.worlds import World, buttons_of, text_of


def feedback(world: World) -> discord.TextChannel:
    channel = world.bot.get_channel(world.channels.feedback.id)
    assert isinstance(channel, discord.TextChannel)
    return channel


async def held_round(world: World) -> Round:
    survey = await created(world)
    crowd(world)
    return await opened(world, survey)


async def held_elsewhere(world: World, channel: ChannelHandle) -> Round:
    """A round with its card in a channel that was chosen for it."""
    survey = await created(world)
    crowd(world)
    shown = await world.organiser.slash(
        world.channels.meetups, "surveys open", survey=str(survey.survey_id), channel=channel
    )
    [label] = [label for label in buttons_of(shown) if label.startswith("Fråga ")]
    await world.organiser.click(shown.response, label=label)
    await world.do_due()
    [held] = await open_rounds(world)
    return held


async def delete_card(world: World, held: Round) -> None:
    message = feedback(world).get_partial_message(int(held.message_id or 0))
    await world.run(message.delete)
    await world.advance(seconds=12)


async def test_a_deleted_card_comes_back_once_and_then_the_round_goes_on_without(
    world: World,
) -> None:
    held = await held_round(world)
    await delete_card(world, held)
    again = await stored(world, held.round_id)
    assert again.message_id not in (None, held.message_id)
    assert "Om luncherna" in text_of(world.channels.feedback.history()[-1])
    assert not any("har tagits bort" in each for each in world.direct_messages(world.organiser))
    await delete_card(world, again)
    last = await stored(world, held.round_id)
    assert last.is_open
    assert last.message_id is None
    assert world.channels.feedback.history() == []
    told = world.direct_messages(world.organiser)[-1]
    assert "Kortet för **Om luncherna**" in told
    assert "har tagits bort två gånger" in told


async def test_a_card_deleted_with_others_comes_back(world: World) -> None:
    held = await held_round(world)
    channel = feedback(world)
    other = await world.run(lambda: channel.send("…"))
    gone = [discord.Object(int(held.message_id or 0)), other]
    await world.run(lambda: channel.delete_messages(gone))
    await world.advance(seconds=12)
    assert (await stored(world, held.round_id)).message_id not in (None, held.message_id)


async def test_a_card_that_went_with_its_channel_comes_back_where_feedback_is(
    world: World,
) -> None:
    held = await held_elsewhere(world, world.channels.meetups)
    assert held.channel_id == world.channels.meetups.id
    meetups = world.bot.get_channel(world.channels.meetups.id)
    assert isinstance(meetups, discord.TextChannel)
    await world.run(meetups.delete)
    await world.advance(seconds=12)
    again = await stored(world, held.round_id)
    assert again.channel_id == world.channels.feedback.id
    assert "Om luncherna" in text_of(world.channels.feedback.history()[-1])


async def test_whoever_opened_it_is_told_when_there_is_no_channel_left(world: World) -> None:
    held = await held_round(world)
    await world.run(feedback(world).delete)
    await world.advance(seconds=12)
    assert (await stored(world, held.round_id)).message_id is None
    assert "gick inte att lägga upp" in world.direct_messages(world.organiser)[-1]


async def test_what_was_deleted_while_the_bot_was_away_is_found_at_its_start(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = await held_round(world)
    with monkeypatch.context() as away:
        away.setattr(world.env.backend, "emit", lambda *_, **__: None)
        world.env.backend.delete_message(int(held.channel_id or 0), int(held.message_id or 0))
    await world.advance(seconds=12)
    assert await stored(world, held.round_id) == held
    cog = world.bot.get_cog("CardListening")
    assert cog is not None
    await world.run(cog.on_ready)  # type: ignore[attr-defined]
    await world.advance(seconds=12)
    assert (await stored(world, held.round_id)).message_id not in (None, held.message_id)
