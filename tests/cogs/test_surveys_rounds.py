"""Surveys as organisers hold them: from a template or a file, in rounds, to results and files."""

import logging

import pytest

from bot.services.ballot_boxes import BoxKeys
from bot.services.survey_cases import box_of
from domain.survey_values import Round, RoundState
from tests.cogs.survey_worlds import (
    TOML,
    answered,
    created,
    crowd,
    every,
    open_rounds,
    opened,
    press,
    slash,
    stored,
)
from tests.cogs.worlds import World, buttons_of, text_of

WORD = "Zyx"
SECRET = f"{WORD} restiden är för lång"


async def _answered_by_all(world: World, held: Round) -> None:
    people = [*world.members, world.organiser, world.moderator, world.other_moderator]
    for number, person in enumerate(people):
        await answered(
            world, person, held, worth=str(1 + number), again="no", why=f"{SECRET} {number}"
        )


async def _closed(world: World) -> Round:
    """A round that six of ten have answered, closed by hand."""
    crowd(world)
    held = await opened(world, await created(world))
    await _answered_by_all(world, held)
    shown = await slash(world, world.organiser, "close", survey=str(held.round_id))
    assert "har svarat" in text_of(shown)
    done = await world.organiser.click(shown.response, label="Ja, stäng")
    assert "Nyckeln är förstörd" in text_of(done)
    await world.do_due()
    return await stored(world, held.round_id)


async def test_each_template_can_be_kept_and_looked_at(world: World) -> None:
    for key in ("after-meetup", "member-survey", "recommend"):
        shown = await slash(world, world.organiser, "create", template=key)
        assert "✅ Enkäten är tillagd." in text_of(shown)
        assert {"Starta en omgång", "Hämta filen", "Prova"} <= set(buttons_of(shown))
    again = await slash(world, world.organiser, "create", template="recommend")
    assert "finns redan" in text_of(again)
    assert [each.key for each in await every(world)] == [
        "after-meetup",
        "member-survey",
        "recommend",
    ]


async def test_the_file_can_be_fetched_and_a_faulty_one_is_told_with_its_lines(
    world: World,
) -> None:
    shown = await slash(world, world.organiser, "create", template="recommend")
    fetched = await world.organiser.click(shown.response, label="Hämta filen")
    assert "key = " in str(fetched.response or fetched.followups) or fetched
    broken = TOML.replace('kind = "scale"', 'kind = "skala"', 1)
    told = await slash(world, world.organiser, "create", file=("egen.toml", broken.encode()))
    assert "egen.toml" in text_of(told)
    assert "8" in text_of(told)
    assert [each.key for each in await every(world)] == ["recommend"]


async def test_too_few_are_never_asked(world: World) -> None:
    """Five members, of whom a role has but one."""
    survey = await created(world)
    shown = await slash(
        world,
        world.organiser,
        "open",
        survey=str(survey.survey_id),
        who=world.roles.organiser,
    )
    assert not any(label.startswith("Fråga ") for label in buttons_of(shown)), text_of(shown)
    assert await open_rounds(world) == []


async def test_those_asked_hear_of_it_and_are_reminded_unless_they_have_answered(
    world: World,
) -> None:
    crowd(world)
    held = await opened(world, await created(world))
    await world.advance(hours=12)
    anna, bjorn = world.members
    assert "undrar vad du tycker" in world.direct_messages(anna)[-1]
    await answered(world, anna, held)
    before = len(world.direct_messages(anna))
    assert held.remind_at is not None
    await world.advance(seconds=(held.remind_at - world.now).total_seconds() + 86_400)
    assert len(world.direct_messages(anna)) == before
    assert "🔔 **En påminnelse:**" in world.direct_messages(bjorn)[-1]
    rows = [row for row in await world.outbox() if row.kind.startswith("survey.")]
    assert not any("user_id" in row.payload for row in rows)


async def test_results_in_pictures_words_and_files(world: World) -> None:
    held = await _closed(world)
    assert held.state is RoundState.CLOSED
    assert world.bot.box_keys.known() == frozenset()
    shown = await slash(world, world.organiser, "results", round=str(held.round_id))
    text = text_of(shown)
    assert "Omgång 1, stängd" in text
    numbers = await world.organiser.click(shown.response, label="Siffror och svar")
    told = text_of(numbers)
    assert "5 av 10 svarade, 50\u00a0%." in text
    assert "Medelvärde 3,0" in told
    assert told.count(WORD) == 5
    for label in ("CSV", "Excel"):
        sent = await world.organiser.click(shown.response, label=label)
        assert "Fritextsvaren är blandade fråga för fråga" in text_of(sent)
    asked = await world.organiser.click(shown.response, label="Dela i kanalen")
    await world.organiser.click(asked.response, label="Ja, lägg upp")
    await world.do_due()
    posted = world.seen_in(world.channels.feedback)
    assert any("Om luncherna" in each and SECRET not in each for each in posted[1:])


async def test_a_unanimous_branch_shows_no_texts_below_the_limit(world: World) -> None:
    crowd(world)
    held = await opened(world, await created(world))
    people = [*world.members, world.organiser, world.moderator, world.other_moderator]
    for number, person in enumerate(people):
        again = "no" if number < 2 else "yes"
        await answered(world, person, held, again=again, why=SECRET)
    await world.advance(days=15)
    closed = await stored(world, held.round_id)
    assert closed.results is not None
    assert SECRET not in str(closed.results)
    shown = await slash(world, world.organiser, "results", round=str(held.round_id))
    numbers = await world.organiser.click(shown.response, label="Siffror och svar")
    assert SECRET not in text_of(numbers)


async def test_members_see_no_results_and_forge_none(world: World) -> None:
    held = await _closed(world)
    anna = world.members[0]
    shown = await slash(world, anna, "results", round=str(held.round_id))
    assert SECRET not in text_of(shown)
    assert "Omgång 1" not in text_of(shown)
    for route in ("surveys:numbers", "surveys:csv", "surveys:xlsx", "surveys:share-now"):
        forged = await press(world, anna, route, held.round_id * 100)
        assert SECRET not in text_of(forged)
    for command, options in (
        ("create", {"template": "recommend"}),
        ("close", {"survey": str(held.round_id)}),
        ("settings", {}),
    ):
        refused = await slash(world, anna, command, **options)
        assert buttons_of(refused) == {}
    assert [each.key for each in await every(world)] == ["lunch"]


async def test_a_second_round_is_compared_with_the_first(world: World) -> None:
    first = await _closed(world)
    [survey] = await every(world)
    second = await opened(world, survey)
    assert second.number == 2
    await _answered_by_all(world, second)
    await world.advance(days=15)
    shown = await slash(world, world.organiser, "results", round=str(second.round_id))
    numbers = await world.organiser.click(shown.response, label="Siffror och svar")
    assert "förra" in (text_of(shown) + text_of(numbers)).lower()
    assert first.number == 1


async def test_neither_log_nor_rows_name_who_answered(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="ledarbot")
    crowd(world)
    held = await opened(world, await created(world))
    keys: BoxKeys = world.bot.box_keys
    assert keys.known() == {box_of(held.round_id)}
    # From here on somebody answers: what is written now must name nobody.
    caplog.clear()
    await _answered_by_all(world, held)
    written = " ".join(f"{each.getMessage()} {each.__dict__}" for each in caplog.records)
    people = [*world.members, world.organiser, world.moderator]
    assert not any(str(person.id) in written for person in people)
    assert SECRET not in written


async def test_the_list_shows_members_their_own_and_organisers_all(world: World) -> None:
    crowd(world)
    held = await opened(world, await created(world))
    anna = world.members[0]
    assert "**Om luncherna**" in text_of(await slash(world, anna, "list"))
    assert "Nätverkets enkäter" not in text_of(await slash(world, anna, "list"))
    await answered(world, anna, held)
    assert "Ingen väntar på ditt svar" in text_of(await slash(world, anna, "list"))
    all_of_them = text_of(await slash(world, world.organiser, "list"))
    assert "🟢 Omgång 1" in all_of_them
    assert "1 av 10 har svarat" in all_of_them
