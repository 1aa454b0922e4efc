"""What members have asked and answered when the curtain rises; a kept database keeps it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from simcord import ChannelHandle

from bot.client import Ledarbot
from bot.services import anonymity, prompts, threads, topics
from config.settings import Settings
from domain.ids import CommunityId, ThreadId, UserId
from domain.thread_values import Thread, ThreadKind, ThreadState
from sandbox.conversations import (
    CONFLICT,
    CONVERSATIONS,
    DIARY,
    MACHINES,
    REFERENCES,
    STEWARDS,
    TOOLS,
    Conversation,
)
from sandbox.engines import LedarbotEngine
from sandbox.transcripts import Renderer, names_in
from sandbox.world import World, open_world

FOOT = "Ställ en fråga, dela ett tips eller börja en diskussion"


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'kept.sqlite3'}"


@asynccontextmanager
async def opened(database_url: str) -> AsyncIterator[World]:
    async with open_world(
        await LedarbotEngine.build(Settings(), database_url=database_url)
    ) as world:
        yield world
        assert faults(world) == []


def bot_of(world: World) -> Ledarbot:
    assert isinstance(world.engine, LedarbotEngine)
    return world.engine.bot


def community_of(world: World) -> CommunityId:
    return CommunityId(world.network.guild.id)


def places(world: World) -> list[ChannelHandle]:
    """The forum's posts that a member sees, in their order."""
    anna = world.network.named("Anna Sjöberg")
    seen = {each.id for each in world.network.channels_seen_by(anna.id)}
    return [each for each in world.network.channels.threads.threads if each.id in seen]


def place(world: World, title: str) -> ChannelHandle:
    return next(each for each in places(world) if each.name == title)


def read(world: World, title: str) -> list[str]:
    """Every message of a thread as a member reads it."""
    renderer = Renderer(names_in(world.env), timezone="Europe/Stockholm")
    anna = world.network.named("Anna Sjöberg")
    history = place(world, title).history(viewer=anna)
    return [" ".join(renderer.message(each)) for each in history]


async def stored(world: World, each: Conversation) -> Thread:
    found = await threads.find(
        bot_of(world).uow, community_id=community_of(world), discord_id=place(world, each.title).id
    )
    assert found is not None
    return found


def faults(world: World) -> list[str]:
    return [line.text for line in world.journal.lines if line.level in ("warning", "error")]


async def test_every_thread_is_there_with_its_answers() -> None:
    async with open_world(await LedarbotEngine.build(Settings())) as world:
        assert [each.name for each in places(world)] == [FOOT, *(c.title for c in CONVERSATIONS)]
        for each in CONVERSATIONS:
            first, *answers = read(world, each.title)
            assert each.text in first
            assert len(answers) == len(each.replies)
            for reply, answer in zip(each.replies, answers, strict=True):
                assert reply.words in answer
        assert [line[:9] for line in read(world, CONFLICT.title)[1:3]] == ["  Kollega"] * 2
        assert "[Ställ en fråga]  [Dela ett tips]  [Börja en diskussion]" in read(world, FOOT)[0]
        assert faults(world) == []


async def test_each_stands_where_it_should() -> None:
    async with open_world(await LedarbotEngine.build(Settings())) as world:
        standing = {each.title: await stored(world, each) for each in CONVERSATIONS}
        assert [each.posted_on for each in standing.values()] == [
            c.at.date() for c in CONVERSATIONS
        ]
        assert standing[REFERENCES.title].state is ThreadState.ANSWERED
        assert (
            standing[REFERENCES.title].answer_id == place(world, REFERENCES.title).history()[2].id
        )
        assert "✅ Det här svaret hjälpte" in read(world, REFERENCES.title)[0]
        assert standing[MACHINES.title].is_unanswered
        assert standing[TOOLS.title].link in read(world, TOOLS.title)[0]
        assert standing[CONFLICT.title].is_anonymous
        assert standing[CONFLICT.title].author_id is None
        diary = standing[DIARY.title]
        assert (diary.kind, diary.prompt_key) == (ThreadKind.PROMPT, DIARY.topic)
        assert "ställs av @Anna Sjöberg" in read(world, DIARY.title)[0]


async def test_topics_have_stewards_and_the_series_goes_on_on_a_tuesday() -> None:
    async with open_world(await LedarbotEngine.build(Settings())) as world:
        bot, community_id = bot_of(world), community_of(world)
        offered = await topics.offered(
            bot.uow, community_id=community_id, proposed=(), now=world.now
        )
        named = {
            topic.key: tuple(world.network.people[user_id].name for user_id in topic.stewards)
            for topic in offered
            if topic.stewards
        }
        assert named == STEWARDS
        preview = await prompts.preview(bot.uow, community_id=community_id, shipped={})
        assert preview.series is not None
        assert not preview.series.is_paused
        assert preview.series.host_id is None
        assert preview.series.last_key == DIARY.topic
        assert preview.series.next_at is not None
        # The sixth of January, a Tuesday too, is a holiday and past.
        assert preview.series.next_at.date() == date(2026, 1, 13)


async def test_nobody_is_told_of_what_is_old_but_of_what_is_new() -> None:
    async with open_world(await LedarbotEngine.build(Settings())) as world:
        await world.act(lambda: world.move(timedelta(minutes=30)))
        asker = world.network.named(CONFLICT.name)
        for name in (CONFLICT.name, DIARY.name, "Klara Vestin"):
            assert world.network.user(world.network.named(name).id).dm_channel.history() == []
        gunilla = world.network.named("Gunilla Stark")
        channel = place(world, CONFLICT.title)
        await world.act(lambda: gunilla.send(channel, "Hur gick det?"))
        await world.act(lambda: world.move(timedelta(minutes=30)))
        [told] = world.network.user(asker.id).dm_channel.history()
        assert CONFLICT.title in str([item.to_dict() for item in told.components])


async def test_the_unanswered_question_comes_up_and_its_steward_is_told() -> None:
    async with open_world(await LedarbotEngine.build(Settings())) as world:
        await world.act(lambda: world.move(timedelta(days=2, hours=1)))
        assert "väntar fortfarande på ett svar" in read(world, MACHINES.title)[1]
        gunilla = world.network.named("Gunilla Stark")
        [told] = world.network.user(gunilla.id).dm_channel.history()
        assert MACHINES.title in str([item.to_dict() for item in told.components])


async def test_a_kept_database_has_them_posted_again(database_url: str) -> None:
    async with opened(database_url) as world:
        before = {each.title: read(world, each.title) for each in CONVERSATIONS}
        days = {each.title: (await stored(world, each)).active_on for each in CONVERSATIONS}
    for _ in range(2):
        async with opened(database_url) as world:
            assert [each.name for each in places(world)][1:] == [c.title for c in CONVERSATIONS]
            assert {each.title: read(world, each.title) for each in CONVERSATIONS} == before
            for each in CONVERSATIONS:
                thread = await stored(world, each)
                assert thread.active_on == days[each.title]
            assert (await stored(world, REFERENCES)).state is ThreadState.ANSWERED
            assert (await stored(world, MACHINES)).is_unanswered
            await world.act(lambda: world.move(timedelta(minutes=30)))
            asker = world.network.named(CONFLICT.name)
            assert world.network.user(asker.id).dm_channel.history() == []


async def test_who_wrote_without_a_name_is_known_again(database_url: str) -> None:
    async with opened(database_url) as world:
        pass
    async with opened(database_url) as world:
        bot = bot_of(world)
        thread = await stored(world, CONFLICT)
        asker = UserId(world.network.named(CONFLICT.name).id)
        assert await threads.is_author(bot.uow, bot.vault, thread=thread, by=asker)
        fredrik = UserId(world.network.named("Fredrik Borg").id)
        author = await anonymity.must_be_free_to_answer(
            bot.uow, bot.vault, thread=thread, user_id=fredrik, now=world.now
        )
        assert author is not None
        assert author.number == 1


async def test_what_helped_without_a_name_helps_again_and_what_was_hidden_stays_away(
    database_url: str,
) -> None:
    async with opened(database_url) as world:
        bot = bot_of(world)
        thread = await stored(world, CONFLICT)
        first, second = place(world, CONFLICT.title).history()[1:3]
        step = {"community_id": community_of(world), "thread_id": thread.thread_id}
        asker = UserId(world.network.named(CONFLICT.name).id)

        async def mark_and_hide() -> None:
            await threads.mark_answer(
                bot.uow, bot.vault, message_id=first.id, by=asker, now=world.now, **step
            )
            async with bot.uow.read() as tx:
                post = await tx.threads.post_by_message(community_of(world), second.id)
            assert post is not None
            await anonymity.hide(
                bot.uow, post_id=post.post_id, by=asker, hidden=True, now=world.now, **step
            )

        await world.act(mark_and_hide)
    async with opened(database_url) as world:
        thread = await stored(world, CONFLICT)
        assert thread.state is ThreadState.ANSWERED
        again = place(world, CONFLICT.title).history()
        assert thread.answer_id == again[1].id
        assert len(again) == len(CONFLICT.replies)
        assert "✅ Det här svaret hjälpte" in read(world, CONFLICT.title)[0]


async def test_what_is_closed_does_not_come_back(database_url: str) -> None:
    async with opened(database_url) as world:
        bot = bot_of(world)
        thread = await stored(world, MACHINES)
        asker = UserId(world.network.named(MACHINES.name).id)
        await world.act(
            lambda: threads.close(
                bot.uow,
                bot.vault,
                community_id=community_of(world),
                thread_id=ThreadId(thread.thread_id),
                by=asker,
                now=world.now,
            )
        )
    async with opened(database_url) as world:
        assert MACHINES.title not in [each.name for each in places(world)]
