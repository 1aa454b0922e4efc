"""What the network has planned when the curtain rises, and that a kept database keeps it."""

from pathlib import Path

from simcord import ChannelHandle

from bot.client import Ledarbot
from bot.services import meetup_listing, meetup_readings, season_listing
from bot.services.meetup_listing import Wanted
from config.settings import Settings
from domain.ids import CommunityId
from domain.meetup_values import ANNOUNCED, ENDED, Meetup, Standing, State
from sandbox.engines import LedarbotEngine
from sandbox.plans import FOLLOWERS, LECTURE, LUNCH, MORNINGS, POSTPONED, SEASON, WAITING
from sandbox.transcripts import Renderer, names_in
from sandbox.world import World, open_world


async def meetups_of(world: World, *states: State) -> dict[str, Meetup]:
    wanted = Wanted(states=frozenset(states) or ANNOUNCED - ENDED)
    found = await meetup_listing.choices(
        bot_of(world).uow,
        community_id=CommunityId(world.network.guild.id),
        wanted=wanted,
        limit=50,
    )
    return {each.title: each for each in found}


def bot_of(world: World) -> Ledarbot:
    assert isinstance(world.engine, LedarbotEngine)
    return world.engine.bot


def cards(world: World) -> str:
    renderer = Renderer(names_in(world.env), timezone="Europe/Stockholm")
    history = world.network.channels.meetups.history()
    return "\n".join(line for each in history for line in renderer.message(each))


def below_meetups(world: World, user_id: int) -> list[ChannelHandle]:
    """The attendees' threads that the person sees."""
    seen = {each.id for each in world.network.channels_seen_by(user_id)}
    return [each for each in world.network.channels.meetups.threads if each.id in seen]


async def test_a_lecture_is_full_a_season_runs_and_a_lunch_waits() -> None:
    async with open_world(await LedarbotEngine.build(Settings())) as world:
        found = await meetups_of(world)
        assert {LECTURE, *(each.title for each in MORNINGS)} == set(found)
        lecture = found[LECTURE]
        counts = await meetup_listing.counts(bot_of(world).uow, meetup=lecture)
        assert (counts[Standing.SEATED], counts[Standing.WAITING]) == (130, WAITING)
        assert lecture.state is State.FULL
        states = [found[each.title].state for each in MORNINGS]
        assert states[POSTPONED - 1] is State.POSTPONED
        assert states[-1] is State.DATE_TO_COME
        assert [*states[: POSTPONED - 1]] == [State.OPEN] * (POSTPONED - 1)
        first = await meetup_listing.counts(bot_of(world).uow, meetup=found[MORNINGS[0].title])
        assert first[Standing.SEATED] == len(FOLLOWERS)
        assert set(await meetups_of(world, State.PROPOSED)) == {LUNCH}


async def test_cards_threads_and_events_are_there_when_it_opens() -> None:
    async with open_world(await LedarbotEngine.build(Settings())) as world:
        shown = cards(world)
        assert "130 av 130 platser tagna, 12 på kö" in shown
        assert "juni, datum kommer" in shown
        assert LUNCH not in shown
        anna, karin = world.network.named("Anna Sjöberg"), world.network.named("Karin Ekdahl")
        threads = {each.name for each in below_meetups(world, anna.id)}
        assert threads == {LECTURE, *(each.title for each in MORNINGS[: POSTPONED - 1])}
        [notes] = [
            each for each in world.network.channels_seen_by(karin.id) if each.name == "Arrangörerna"
        ]
        [note] = notes.history()
        assert LUNCH in str([item.to_dict() for item in note.components])
        events = world.env.backend.get_guild(world.network.guild.id).scheduled_events
        assert len(events) == POSTPONED
        assert not any(line.level in ("warning", "error") for line in world.journal.lines)


async def test_nobody_was_written_to_about_the_past() -> None:
    async with open_world(await LedarbotEngine.build(Settings())) as world:
        for name in ("Anna Sjöberg", "Louise Hammar", "Karin Ekdahl"):
            assert world.network.user(world.network.named(name).id).dm_channel.history() == []


async def test_a_kept_database_has_them_posted_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kept.sqlite3'}"
    for _ in range(2):
        async with open_world(await LedarbotEngine.build(Settings(), database_url=url)) as world:
            shown = cards(world)
            assert shown.count("130 av 130 platser tagna, 12 på kö") == 1
            anna = world.network.named("Anna Sjöberg")
            assert len(below_meetups(world, anna.id)) == POSTPONED
            lecture = (await meetups_of(world))[LECTURE]
            community_id = CommunityId(world.network.guild.id)
            stored = await meetup_readings.meetup_of(
                bot_of(world).uow, community_id=community_id, meetup_id=lecture.meetup_id
            )
            assert stored is not None
            assert stored.event_id in world.env.backend.get_guild(community_id).scheduled_events
            [season] = await season_listing.listing(bot_of(world).uow, community_id=community_id)
            assert season.name == SEASON
            assert not any(line.level in ("warning", "error") for line in world.journal.lines)
