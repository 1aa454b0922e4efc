"""The sandbox's world: its people, its time, its log."""

import logging
from datetime import UTC, datetime, timedelta

import discord

from bot.services import applications, insights
from config.settings import Settings
from domain.applications import State
from domain.ids import CommunityId
from domain.insights import Month
from sandbox.engines import LedarbotEngine
from sandbox.past import PAST
from sandbox.people import MEMBERS, ORGANISER, Part, Sort
from sandbox.transcripts import Renderer, names_in
from sandbox.world import open_world
from tests.sandbox.small_engine import SmallEngine


async def test_the_curtain_rises_on_a_network_with_everybody_in_place() -> None:
    async with open_world(SmallEngine()) as world:
        network = world.network
        assert world.now == datetime(2026, 1, 12, 7, 30, tzinfo=UTC)
        inside = [person for key, person in network.people.items() if network.member(key)]
        parts = [person.part for person in inside]
        assert {part: parts.count(part) for part in Part} == {
            Part.ORGANISER: 1,
            Part.MODERATOR: 2,
            Part.MEMBER: 12,
            Part.APPLICANT: 0,
        }
        assert set(network.applicants) == set(Sort)
        assert len({person.employer for person in MEMBERS}) == len(MEMBERS)
        assert network.guild.owner.global_name == ORGANISER.name


async def test_only_moderators_see_the_applications_and_only_members_the_rest() -> None:
    async with open_world(SmallEngine()) as world:
        network = world.network
        guest = network.introduce(MEMBERS[0])
        network.guild.add_member(guest)

        def seen_by(user_id: int) -> list[str]:
            return [channel.name or "direct" for channel in network.channels_seen_by(user_id)]

        member = ["välkommen", "anslag", "träffar", "återkoppling", "direct"]
        assert seen_by(network.named("Anna Sjöberg").id) == member
        assert seen_by(network.named("Sara Holm").id) == ["välkommen", "granskning", *member[1:]]
        assert seen_by(guest.id) == ["välkommen", "direct"]
        assert seen_by(network.applicants[Sort.JOKER].id) == ["direct"]


async def test_the_bot_may_do_its_work_and_is_no_administrator() -> None:
    engine = SmallEngine()
    async with open_world(engine) as world:
        guild = engine.bot.get_guild(world.network.guild.id)
        assert guild is not None
        mine = guild.me.guild_permissions
        assert not mine.administrator
        assert mine.kick_members
        assert mine.manage_roles
        assert guild.me.top_role > max(role for role in guild.roles if not role.managed)
        for channel in guild.channels:
            assert channel.permissions_for(guild.me).view_channel, channel.name
        forum = guild.get_channel(world.network.channels.threads.id)
        assert isinstance(forum, discord.ForumChannel)


async def test_time_stops_at_each_moment_when_something_is_due() -> None:
    engine = SmallEngine()
    async with open_world(engine) as world:
        start = world.now
        for hours in (5, 1, 30):
            engine.plan(f"after {hours}", after=timedelta(hours=hours))
        await world.act(lambda: world.move(timedelta(days=1)))
        assert world.now == start + timedelta(days=1)
        assert engine.done == [
            (start + timedelta(hours=1), "after 1"),
            (start + timedelta(hours=5), "after 5"),
        ]
        assert engine.asked_at[-1] == world.now
        assert await world.act(world.move_to_next_due)
        assert world.now == start + timedelta(hours=30)
        assert engine.done[-1] == (world.now, "after 30")
        assert not await world.act(world.move_to_next_due)


async def test_the_log_shows_what_happened_and_no_words_of_an_error() -> None:
    engine = SmallEngine()
    async with open_world(engine) as world:

        async def stumble() -> None:
            log = logging.getLogger("ledarbot.trial")
            log.info("delivery", extra={"fields": {"guild": 7, "ms": 3}})
            try:
                raise ValueError("somebody's words")
            except ValueError:
                log.exception("fault")

        await world.act(stumble)
        lines = [(line.level, line.text) for line in world.journal.lines]
        assert lines[-2:] == [("info", "trial: delivery ms=3"), ("error", "trial: fault")]
        assert {line.at for line in world.journal.lines} == {world.now}


async def test_a_private_thread_is_seen_and_heard_of_by_those_in_it_alone() -> None:
    engine = SmallEngine()
    async with open_world(engine) as world:
        network = world.network
        anna, elif_ = network.named("Anna Sjöberg"), network.named("Elif Demir")
        welcome = engine.bot.get_channel(network.channels.welcome.id)
        assert isinstance(welcome, discord.TextChannel)

        async def talk() -> None:
            thread = await welcome.create_thread(
                name="Bara vi", type=discord.ChannelType.private_thread
            )
            await thread.add_user(discord.Object(anna.id))
            await welcome.create_thread(name="Alla", type=discord.ChannelType.public_thread)

        await world.act(talk)

        def threads_of(user_id: int) -> list[str | None]:
            return [item.name for item in network.channels_seen_by(user_id) if item.is_thread]

        assert threads_of(anna.id) == ["Bara vi", "Alla"]
        assert threads_of(elif_.id) == ["Alla"]
        announced = [message.content for message in network.channels.welcome.history()]
        assert "Bara vi" not in announced
        assert "Alla" in announced


async def test_a_refusal_in_words_is_no_error_in_the_log() -> None:
    async with open_world(await LedarbotEngine.build(Settings())) as world:
        network = world.network
        sara, review = network.named("Sara Holm"), network.channels.review
        answer = await world.act(lambda: sara.slash(review, "applications show", application=4711))
        assert answer.ephemeral
        assert "error" not in {line.level for line in world.journal.lines}


async def test_the_network_has_a_past_that_its_numbers_and_cards_tell_of() -> None:
    engine = await LedarbotEngine.build(Settings())
    async with open_world(engine) as world:
        where = CommunityId(world.network.guild.id)
        uow, now = engine.bot.uow, world.now
        numbers = await insights.numbers(uow, community_id=where, days=365, now=now)
        assert (numbers.decided, numbers.advised > numbers.agreed) == (len(PAST), True)
        assert {
            month: await differed(engine, where, month) for month in ("2025-11", "2026-01")
        } == {
            "2025-11": 2,
            "2026-01": 1,
        }
        every = await applications.listing(uow, community_id=where, states=None, limit=200)
        months = {one.decided_at.strftime("%Y-%m") for one in every if one.decided_at}
        assert len(months) == 11
        # The first who were declined have been forgotten but for what is counted.
        thinned = [one for one in every if not one.answers]
        assert {(one.applicant_name, one.state) for one in thinned} == {("", State.DECLINED)}
        # Nothing of it is sent: the moderators' channel begins empty.
        assert world.network.channels.review.history() == []
        assert not any(line.level in ("warning", "error") for line in world.journal.lines)


async def differed(engine: LedarbotEngine, where: CommunityId, month: str) -> int:
    wanted = Month.read(month)
    assert wanted is not None
    return len(await insights.differences(engine.bot.uow, community_id=where, month=wanted))


async def test_members_of_the_past_are_inside_and_have_their_profile() -> None:
    engine = await LedarbotEngine.build(Settings())
    async with open_world(engine) as world:
        network, known = world.network, world.network.known_by_name()
        inside = set(world.env.backend.get_guild(network.guild.id).members)
        for case in PAST:
            assert (known[case.name] in inside) == (case.decided is State.APPROVED), case.name
        anna = network.named("Anna Sjöberg")
        shown = await world.act(lambda: anna.slash(network.channels.welcome, "me"))
        renderer = Renderer(names_in(world.env), timezone="Europe/Stockholm")
        assert shown.response is not None
        text = "\n".join(renderer.message(shown.response))
        assert "Du är medlem sedan 16 mars 2025." in text
        assert "Göteborgs stad" in text
