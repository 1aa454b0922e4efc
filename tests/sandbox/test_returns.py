"""A kept database: who opens it again finds the network as it was left."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from simcord import ChannelHandle, InteractionResult

from config.settings import Settings
from sandbox.deeds import Deeds
from sandbox.engines import LedarbotEngine
from sandbox.people import APPLICATIONS, Sort
from sandbox.transcripts import Renderer, names_in
from sandbox.windows import Window
from sandbox.world import World, open_world


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'kept.sqlite3'}"


@asynccontextmanager
async def opened(database_url: str) -> AsyncIterator[World]:
    async with open_world(
        await LedarbotEngine.build(Settings(), database_url=database_url)
    ) as world:
        yield world
        assert [line for line in world.journal.lines if line.level == "error"] == []


async def hand_in(world: World, sort: Sort) -> None:
    network = world.network
    user, form = network.applicants[sort], APPLICATIONS[sort].as_form()
    await world.act(lambda: network.requests.submit(network.guild, user, form))


async def press(world: World, name: str, label: str) -> InteractionResult:
    review, moderator = world.network.channels.review, world.network.named("Sara Holm")
    message = next(m for m in reversed(review.history()) if name in "".join(read(world, review, m)))
    return await world.act(lambda: moderator.click(message, label=label))


def read(world: World, channel: ChannelHandle, message: object = None) -> list[str]:
    renderer = Renderer(names_in(world.env), timezone="Europe/Stockholm")
    messages = channel.history() if message is None else [message]
    return ["\n".join(renderer.message(each)) for each in messages]  # type: ignore[arg-type]


async def test_time_people_requests_and_cards_are_where_they_were(database_url: str) -> None:
    async with opened(database_url) as world:
        for sort in (Sort.CLEAR_YES, Sort.CLEAR_NO, Sort.JOKER):
            await hand_in(world, sort)
        await press(world, "Maria Lindqvist", "Godkänn")
        form = await press(world, "Ludde Skoog", "Avböj")
        moderator = world.network.named("Sara Holm")
        await world.act(lambda: moderator.submit_modal(form, {"reason": "Tack för skrattet."}))
        await world.act(lambda: world.move(timedelta(days=3)))
        left_at = world.now

    for _ in range(2):
        async with opened(database_url) as world:
            assert timedelta() < world.now - left_at < timedelta(seconds=5)
            network = world.network
            members = world.env.backend.get_guild(network.guild.id).members
            maria = members[network.applicants[Sort.CLEAR_YES].id]
            assert maria.role_ids == [network.roles.member.id]
            statuses = {
                item.user_id: item.status for item in network.requests.all(network.guild.id)
            }
            assert statuses == {
                network.applicants[Sort.CLEAR_YES].id: "APPROVED",
                network.applicants[Sort.CLEAR_NO].id: "SUBMITTED",
                network.applicants[Sort.JOKER].id: "REJECTED",
                # Declined in the autumn before; that is remembered too.
                network.applicants[Sort.RETURNING].id: "REJECTED",
            }
            [card] = read(world, network.channels.review)
            assert "Peter Hallgren" in card
            [invitation] = read(world, network.channels.welcome)
            assert "[Ansök om medlemskap]" in invitation
            # What Discord lists is what the bot holds open: nothing is taken for withdrawn.
            await world.act(lambda: world.move(timedelta(minutes=5)))
            [card] = read(world, network.channels.review)
            assert "Väntar på en moderator." in card
            left_at = world.now

    async with opened(database_url) as world:
        await press(world, "Peter Hallgren", "Godkänn")
        assert world.network.member(world.network.applicants[Sort.CLEAR_NO].id) is not None


async def test_the_bot_takes_itself_for_removed_at_no_time(database_url: str) -> None:
    for _ in range(2):
        async with opened(database_url) as world:
            await world.act(lambda: world.move(timedelta(days=2)))
            assert "communities.erase" not in [job.kind for job in await world.engine.jobs()]


async def test_somebody_of_one_s_own_comes_back_too(database_url: str) -> None:
    async with opened(database_url) as world:
        deeds = Deeds(world, Window(world, timezone="Europe/Stockholm"))
        wishes = {"name": "Nils Ek", "title": "Rektor", "employer": "Ale kommun", "staff": "Ja, 20"}
        await world.act(lambda: deeds.apply_own(wishes))
    async with opened(database_url) as world:
        nils = next(key for key, one in world.network.people.items() if one.name == "Nils Ek")
        assert world.network.people[nils].title == "Rektor"
        assert world.network.clients.has_closed_messages(nils)
        await press(world, "Nils Ek", "Godkänn")
        assert world.network.member(nils) is not None
