"""What the network has voted on and answered when the curtain rises; a kept database keeps it."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import discord
import pytest
from simcord import InteractionResult

from bot.client import Ledarbot
from bot.services import polls, survey_rounds, survey_sittings
from config.settings import Settings
from domain.ids import CommunityId, UserId
from domain.poll_values import NO, Poll, PollEnd
from domain.survey_values import Round
from sandbox.engines import LedarbotEngine
from sandbox.people import MEMBERS
from sandbox.poll_plans import MORNINGS, SPRING, SUPPER, THEME, TIME, WITHOUT_STAFF, PlannedPoll
from sandbox.survey_plans import ANSWERS, BEGUN_BY, HOST, LATEST, LUNCH
from sandbox.transcripts import Renderer, names_in
from sandbox.world import World, open_world

SURVEY = "Årets medlemsenkät"
OPEN = (SPRING, WITHOUT_STAFF, SUPPER)


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'kept.sqlite3'}"


@asynccontextmanager
async def opened(database_url: str | None = None) -> AsyncIterator[World]:
    async with open_world(
        await LedarbotEngine.build(Settings(), database_url=database_url)
    ) as world:
        yield world
        assert [line.text for line in world.journal.lines if line.level == "error"] == []


def bot_of(world: World) -> Ledarbot:
    assert isinstance(world.engine, LedarbotEngine)
    return world.engine.bot


def community_of(world: World) -> CommunityId:
    return CommunityId(world.network.guild.id)


def user(world: World, name: str) -> UserId:
    return UserId(world.network.named(name).id)


def text_of(world: World, message: discord.Message) -> str:
    lines = Renderer(names_in(world.env), timezone="Europe/Stockholm").message(message)
    return " ".join(lines).replace("\N{NO-BREAK SPACE}", " ")


def found(world: World, words: str) -> list[discord.Message]:
    """The messages for feedback with these words, the oldest first."""
    channel = world.network.channels.feedback
    every = channel.history(viewer=world.network.named("Anna Sjöberg"))
    return [each for each in every if words in text_of(world, each) or words in poll_in(each)]


def poll_in(message: discord.Message) -> str:
    """What one of Discord's own polls in the message asks."""
    return str(message.poll.question) if message.poll else ""


def letters(world: World, name: str) -> list[discord.Message]:
    return world.network.user(world.network.named(name).id).dm_channel.history()


async def open_polls(world: World) -> dict[str, Poll]:
    asked = await polls.open_polls(bot_of(world).uow, community_id=community_of(world))
    return {each.question: each for each in asked}


async def closed_polls(world: World) -> dict[str, Poll]:
    asked = await polls.closed_polls(bot_of(world).uow, community_id=community_of(world))
    return {each.question: each for each in asked}


async def choice(world: World, name: str, planned: PlannedPoll) -> object:
    bot, poll = bot_of(world), (await open_polls(world))[planned.question]
    return await polls.choice_of(
        bot.uow,
        bot.box_keys,
        community_id=community_of(world),
        poll_id=poll.poll_id,
        user_id=user(world, name),
    )


async def member_survey(world: World) -> Round:
    [held] = await survey_rounds.open_rounds(bot_of(world).uow, community_id=community_of(world))
    return held


async def draft_of(world: World, name: str) -> survey_sittings.Sitting:
    bot, held = bot_of(world), await member_survey(world)
    return await survey_sittings.begin(
        bot.uow,
        bot.box_keys,
        community_id=community_of(world),
        round_id=held.round_id,
        user_id=user(world, name),
        now=world.now,
    )


async def vote_again(world: World, name: str, label: str) -> InteractionResult:
    """Press yes or no on the card whose results are hidden."""
    member, [card] = world.network.named(name), found(world, WITHOUT_STAFF.question)
    return await world.act(lambda: member.click(card, label=label))


async def test_what_is_over_has_its_numbers_and_its_picture() -> None:
    async with opened() as world:
        for planned, told in (
            (MORNINGS, "Torsdag — 27 (45 %)"),
            (THEME, "Vinnare efter 4 omgångar: Att leda när pengarna tryter"),
            (TIME, "Medelvärde 3,1"),
        ):
            card, result = found(world, planned.question)
            assert "🔒 Stängd" in text_of(world, card)
            assert "[Rösta]" not in text_of(world, card)
            assert told in text_of(world, result)
            [picture] = result.attachments
            assert picture.filename.endswith(".png")
        closed = await closed_polls(world)
        ends = {question: poll.end for question, poll in closed.items()}
        assert ends == {
            MORNINGS.question: PollEnd.QUORUM,
            THEME.question: PollEnd.TIME,
            TIME.question: PollEnd.BY_HAND,
        }
        assert {poll.closed_at for poll in closed.values()} == {
            each.ended_at for each in (MORNINGS, THEME, TIME)
        }
        results = closed[THEME.question].results
        assert results is not None
        [table] = results.tables
        first = [count or 0 for count in table.rounds[0].counts]
        leader = THEME.options[first.index(max(first))]
        [winner] = [THEME.options[int(key) - 1] for key in table.winners]
        assert (leader, winner) == ("Svåra samtal som blir av", "Att leda när pengarna tryter")
        assert len(table.rounds) == 4


async def test_what_runs_tells_no_more_than_it_may_and_has_its_key() -> None:
    async with opened() as world:
        [several] = found(world, SPRING.question)
        many = len(list(SPRING.ballots())) + len(SPRING.by_hand)
        assert f"{many} har svarat." in text_of(world, several)
        assert "Visar läget efter 23 svar" in text_of(world, several)
        [hidden] = found(world, WITHOUT_STAFF.question)
        assert "55 har svarat. Resultatet visas när omröstningen har stängt." in text_of(
            world, hidden
        )
        assert "%" not in text_of(world, hidden)
        [own] = found(world, SUPPER.question)
        assert own.poll is not None
        counts = {answer.text: answer.vote_count for answer in own.poll.answers}
        assert counts == {SUPPER.options[0]: 3, SUPPER.options[1]: 1, SUPPER.options[2]: 1}
        for name, chosen in SPRING.by_hand.items():
            assert await choice(world, name, SPRING) == chosen
        # She has changed her mind, and counts once.
        assert await choice(world, "Sara Holm", WITHOUT_STAFF) == NO
        assert await choice(world, "Hassan Rahimi", WITHOUT_STAFF) is None
        asked, keys = await open_polls(world), bot_of(world).box_keys
        ours = {int(asked[each.question].poll_id) for each in (SPRING, WITHOUT_STAFF)}
        ours.add(int((await member_survey(world)).round_id))
        assert {int(box_id) for box_id in keys.known()} == ours
    # Its database is gone, and they with it.
    assert not keys.known()


async def test_half_have_answered_one_has_begun_and_the_others_can_answer() -> None:
    async with opened() as world:
        held, bot = await member_survey(world), bot_of(world)
        [card] = found(world, SURVEY)
        # One of those that are planned has not sent what was filled in.
        assert f"{ANSWERS - 1} av {held.asked} har svarat." in text_of(world, card)
        assert held.asked == pytest.approx(2 * ANSWERS, abs=10)
        begun = await draft_of(world, BEGUN_BY)
        assert set(begun.answers) == {"sector", "role", "tenure", "value", "safe"}
        for person in MEMBERS:
            waiting = await survey_rounds.rounds_to_answer(
                bot.uow,
                bot.box_keys,
                community_id=community_of(world),
                user_id=user(world, person.name),
            )
            assert [each.round_id for each in waiting] == [held.round_id]


async def test_the_host_was_told_of_the_latest_meetup_and_compares_with_the_one_before() -> None:
    async with opened() as world:
        [told] = letters(world, HOST)
        text = text_of(world, told)
        assert LATEST.title in text
        assert "11 av 12 svarade" in text
        assert "Medelvärde 4,1 (förra gången 3,8)" in text
        assert "Mallen för det första samtalet." in text
        assert [each.filename for each in told.attachments] == ["resultat-1.png", "resultat-2.png"]
        for name in LATEST.came:
            [asked] = letters(world, name)
            assert "Hur var träffen?" in text_of(world, asked)
            assert name not in text
        rounds = await survey_rounds.closed_rounds(
            bot_of(world).uow, community_id=community_of(world), limit=5
        )
        assert [each.subject for each in rounds] == [LATEST.title, LUNCH.title]
        assert all(each.meetup_id is not None for each in rounds)


async def test_a_poll_closes_in_its_time_and_says_how_it_went() -> None:
    async with opened() as world:
        await world.act(
            lambda: world.move(WITHOUT_STAFF.closes_at - world.now + timedelta(hours=1))
        )
        _, result = found(world, WITHOUT_STAFF.question)
        assert "Ja — 30 (55 %)" in text_of(world, result)
        assert "Nej — 25 (45 %)" in text_of(world, result)
        assert len(result.attachments) == 1


async def test_a_kept_database_knows_who_has_voted_and_what_was_filled_in(
    database_url: str,
) -> None:
    async with opened(database_url):
        pass
    for turn in range(2):
        async with opened(database_url) as world:
            for planned in OPEN:
                assert len(found(world, planned.question)) == 1
            assert len(found(world, SURVEY)) == 1
            assert found(world, MORNINGS.question) == []
            [hidden] = found(world, WITHOUT_STAFF.question)
            assert "55 har svarat." in text_of(world, hidden)
            before, after = ("Nej", "Ja") if turn == 0 else ("Ja", "Nej")
            assert (
                await choice(world, "Sara Holm", WITHOUT_STAFF) == {"Ja": "yes", "Nej": NO}[before]
            )
            changed = await vote_again(world, "Sara Holm", after)
            assert changed.response is not None
            assert "Din röst är ändrad" in text_of(world, changed.response.message)
            await world.act(lambda: world.move(timedelta(minutes=1)))
            [hidden] = found(world, WITHOUT_STAFF.question)
            assert "55 har svarat." in text_of(world, hidden)
            assert (await draft_of(world, BEGUN_BY)).has_draft
            assert set(await closed_polls(world)) == {
                each.question for each in (MORNINGS, THEME, TIME)
            }


async def test_without_its_keys_a_kept_database_closes_what_was_open(database_url: str) -> None:
    async with opened(database_url):
        pass
    shutil.rmtree(f"{database_url.removeprefix('sqlite:///')}.boxes")
    async with opened(database_url) as world:
        # Discord's own has none.
        assert set(await open_polls(world)) == {SUPPER.question}
        closed = await closed_polls(world)
        assert {closed[each.question].end for each in (SPRING, WITHOUT_STAFF)} == {PollEnd.KEY_LOST}
        # The cards went with the Discord of the time before; the results are told in this one.
        for planned, told in ((SPRING, "Studiebesök hos varandra — "), (WITHOUT_STAFF, "Ja — 30")):
            [result] = found(world, planned.question)
            assert told in text_of(world, result)
            assert "nyckeln till rösterna hade gått förlorad" in text_of(world, result)
            assert len(result.attachments) == 1
        person = world.network.named("Sara Holm")
        shown = await world.act(
            lambda: person.slash(
                world.network.channels.meetups,
                "polls results",
                poll=str(closed[WITHOUT_STAFF.question].poll_id),
            )
        )
        assert shown.response is not None
        assert "Ja — 30 (55 %)" in text_of(world, shown.response.message)
    async with opened(database_url) as world:
        # Told once.
        assert found(world, WITHOUT_STAFF.question) == []
        assert set(await open_polls(world)) == {SUPPER.question}
