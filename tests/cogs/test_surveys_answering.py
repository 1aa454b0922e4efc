"""Answering a survey: page by page, to the thanks, and what can come between."""

import pytest

from bot.services import survey_rounds, survey_sittings
from bot.services.survey_cases import box_of
from domain.survey_values import RoundEnd
from tests.cogs.survey_worlds import (
    TOML,
    answered,
    created,
    crowd,
    opened,
    press,
    slash,
    stored,
    through,
    user,
)
from tests.cogs.worlds import World, buttons_of, menus_of, options_of, text_of


async def _ballots(world: World, number: int) -> list[object]:
    async with world.bot.uow.read() as tx:
        return list(await tx.ballots.every(box_of(number)))  # type: ignore[arg-type]


async def test_from_the_card_to_the_thanks(world: World) -> None:
    crowd(world)
    held = await opened(world, await created(world))
    assert held.asked == 10
    [card] = world.seen_in(world.channels.feedback)
    assert "### 📋 Om luncherna" in card
    assert "**0 av 10** har svarat." in card
    anna = world.members[0]
    start = await press(world, anna, "surveys:answer", held.round_id)
    assert start.response is not None
    assert start.response.ephemeral
    assert "Så länge enkäten är öppen** skulle den som driver boten" in text_of(start)
    assert "Därefter kan ingen" in text_of(start)
    shown = await through(world, anna, held)
    assert "Skulle du tipsa en kollega?**\n9" in text_of(shown)
    sent = await anna.click(shown.response, label="Skicka")
    assert "✅ **Tack! Ditt svar är med.**" in text_of(sent)
    await world.advance(seconds=10)
    [card] = world.seen_in(world.channels.feedback)
    assert "**1 av 10** har svarat." in card
    assert len(await _ballots(world, held.round_id)) == 1
    again = await press(world, anna, "surveys:answer", held.round_id)
    assert "redan" in text_of(again)
    assert buttons_of(again) == {}


async def test_a_page_depends_on_the_answer_before_it(world: World) -> None:
    crowd(world)
    held = await opened(world, await created(world))
    anna = world.members[0]
    start = await press(world, anna, "surveys:answer", held.round_id)
    form = await anna.click(start.response, label="Börja")
    assert "Hur väl var lunchen värd din tid?" in text_of(form)
    assert "Varför inte?" not in text_of(form)
    saved = await anna.submit_modal(form, {"worth": "2", "again": "no"})
    assert "✅ Sida 1 av 2 sparad." in text_of(saved)
    form = await anna.click(saved.response, label="Nästa sida")
    assert "Varför inte?" in text_of(form)
    shown = await anna.submit_modal(form, {"why": "För långt", "days": [], "tip": ["3"]})
    assert "Varför inte?**\nFör långt" in text_of(shown).replace("> ", "")
    # The answer that the question hung on is changed: what followed from it goes.
    menu = menus_of(shown)["Ändra något"]
    pages = options_of(menu)
    form = await anna.select(shown.response, [pages["Sida 1"]], custom_id=menu["custom_id"])
    saved = await anna.submit_modal(form, {"worth": "2", "again": "yes"})
    shown = await anna.click(saved.response, label="Se svaren")
    assert "Varför inte?" not in text_of(shown)
    await anna.click(shown.response, label="Skicka")
    assert await _ballots(world, held.round_id) == [{"worth": "2", "again": "yes", "tip": "3"}]


async def test_what_was_begun_is_gone_on_with_another_time(world: World) -> None:
    """The draft is in the database, readable with the box's key alone; nothing is in memory."""
    crowd(world)
    held = await opened(world, await created(world))
    anna = world.members[0]
    start = await press(world, anna, "surveys:answer", held.round_id)
    form = await anna.click(start.response, label="Börja")
    await anna.submit_modal(form, {"worth": "5", "again": "no"})
    await world.advance(days=1)
    listed = await slash(world, anna, "list")
    assert "**Om luncherna**" in text_of(listed)
    start = await press(world, anna, "surveys:answer", held.round_id)
    assert "💾 Det du fyllde i sist finns kvar" in text_of(start)
    form = await anna.click(start.response, label="Fortsätt där du var")
    assert "Varför inte?" in text_of(form)


async def test_what_is_missing_is_told_and_nothing_is_sent(world: World) -> None:
    crowd(world)
    held = await opened(world, await created(world))
    anna = world.members[0]
    start = await press(world, anna, "surveys:answer", held.round_id)
    form = await anna.click(start.response, label="Börja")
    saved = await anna.submit_modal(form, {"worth": "5", "again": "yes"})
    shown = await anna.click(saved.response, label="Se svaren")
    assert "inget svar än, men det behövs" in text_of(shown)
    assert "Skicka" not in buttons_of(shown)
    number = int(str(buttons_of(shown)["Svara på det som saknas"]).rsplit(":", 1)[1]) // 100
    forged = await press(world, anna, "surveys:send", number)
    assert "Tack" not in text_of(forged)
    assert await _ballots(world, held.round_id) == []


async def test_two_devices_send_once(world: World) -> None:
    crowd(world)
    held = await opened(world, await created(world))
    anna = world.members[0]
    first = await through(world, anna, held)
    second = await press(world, anna, "surveys:answer", held.round_id)
    await anna.click(first.response, label="Skicka")
    label = next(iter(buttons_of(second)))
    late = await anna.click(second.response, label=label)
    assert "redan" in text_of(late)
    assert len(await _ballots(world, held.round_id)) == 1


async def test_closed_meanwhile_is_said_in_words(world: World) -> None:
    crowd(world)
    held = await opened(world, await created(world))
    anna = world.members[0]
    shown = await through(world, anna, held)
    await world.run(
        lambda: survey_rounds.close_round(
            world.bot.uow,
            world.bot.box_keys,
            community_id=world.community_id,
            round_id=held.round_id,
            by=None,
            end=RoundEnd.BY_HAND,
            now=world.now,
        )
    )
    late = await anna.click(shown.response, label="Skicka")
    assert "stäng" in text_of(late)
    assert "Tack" not in text_of(late)


async def test_who_was_not_asked_can_t_answer(world: World) -> None:
    crowd(world)
    held = await opened(world, await created(world))
    [late] = crowd(world, 1)
    told = await press(world, late, "surveys:answer", held.round_id)
    assert buttons_of(told) == {}
    assert text_of(told)
    outside = await press(world, world.newcomer, "surveys:answer", held.round_id)
    assert buttons_of(outside) == {}


async def test_an_answer_that_could_betray_is_warned_of(world: World) -> None:
    crowd(world)
    held = await opened(world, await created(world))
    anna = world.members[0]
    shown = await through(
        world, anna, held, again="no", why="Vi på Mölndals stad har ingen tid den dagen."
    )
    assert "Mölndals stad" in text_of(shown)
    assert "⚠️" in text_of(shown)
    assert "Skicka" in buttons_of(shown)


async def test_words_of_people_ping_nobody_and_break_nothing(world: World) -> None:
    crowd(world)
    held = await opened(world, await created(world))
    anna = world.members[0]
    shown = await through(world, anna, held, again="no", why="@everyone <@123> **x** # rubrik")
    for message in (shown.response,):
        assert message is not None
        assert "<@123>" not in text_of(message).replace("\\", "|")
    sent = await anna.click(shown.response, label="Skicka")
    assert "Tack" in text_of(sent)


async def test_a_lost_key_is_said_and_closes_the_round(world: World) -> None:
    crowd(world)
    held = await opened(world, await created(world))
    anna = world.members[0]
    for person in (*world.members, world.organiser):
        await answered(world, person, held)
    world.bot.box_keys.destroy(box_of(held.round_id))
    told = await press(world, world.moderator, "surveys:answer", held.round_id)
    assert buttons_of(told) == {}
    await world.advance(minutes=30)
    closed = await stored(world, held.round_id)
    assert closed.end is RoundEnd.KEY_LOST
    assert closed.results is not None
    assert closed.results.answered == 3
    assert "nyckeln till svaren försvann" in world.seen_in(world.channels.feedback)[0]
    assert anna is not None


async def test_a_newer_version_leaves_those_who_answer_alone(world: World) -> None:
    crowd(world)
    survey = await created(world)
    held = await opened(world, survey)
    anna = world.members[0]
    start = await press(world, anna, "surveys:answer", held.round_id)
    form = await anna.click(start.response, label="Börja")
    saved = await anna.submit_modal(form, {"worth": "4", "again": "yes"})
    newer = TOML.replace("Hur väl var lunchen värd din tid?", "Var lunchen bra?")
    told = await slash(world, world.organiser, "create", file=("egen.toml", newer.encode()))
    assert "Det här är version 2" in text_of(told)
    form = await anna.click(saved.response, label="Nästa sida")
    shown = await anna.submit_modal(form, {"days": ["mon"], "tip": ["9"]})
    assert "Hur väl var lunchen värd din tid?" in text_of(shown)
    assert "Tack" in text_of(await anna.click(shown.response, label="Skicka"))


async def test_whoever_leaves_loses_the_draft_and_the_answer_stays(world: World) -> None:
    crowd(world)
    held = await opened(world, await created(world))
    anna, bjorn = world.members
    await answered(world, anna, held)
    start = await press(world, bjorn, "surveys:answer", held.round_id)
    form = await bjorn.click(start.response, label="Börja")
    await bjorn.submit_modal(form, {"worth": "5", "again": "no"})
    seal = world.bot.box_keys.of(box_of(held.round_id)).seal("ballot", user(anna))
    for person in (anna, bjorn):
        world.env.backend.remove_member(world.guild.id, person.id)
    await world.env.settle()
    async with world.bot.uow.read() as tx:
        box_id = box_of(held.round_id)
        assert await tx.ballots.of_seal(box_id, seal) is None
        assert len(await tx.ballots.every(box_id)) == 1
        invited = await tx.ballots.invited(box_id)
    assert user(anna) not in invited
    assert user(bjorn) not in invited
    with pytest.raises(Exception, match=r"surveys|refused"):
        await survey_sittings.begin(
            world.bot.uow,
            world.bot.box_keys,
            community_id=world.community_id,
            round_id=held.round_id,
            user_id=user(bjorn),
            now=world.now,
        )
