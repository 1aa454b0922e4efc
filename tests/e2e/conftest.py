"""The loopback Discord for tests, and Discord's description of its API where there is one."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from tests.e2e import openapi
from tests.e2e.callers import NETWORK, Caller, Json
from tests.e2e.loopback import Loopback, in_process, own_process
from tests.e2e.meetup_worlds import MeetupNetwork, meeting
from tests.e2e.networks import NETWORK as SEEDED
from tests.e2e.networks import Network, set_up


@pytest.fixture(scope="session")
def description() -> openapi.Description | None:
    """Read once: it is big."""
    return openapi.load()


@pytest.fixture
async def loopback(description: openapi.Description | None) -> AsyncIterator[Loopback]:
    """Discord in a process of its own; what the bot asked of it must be as Discord describes it."""
    async with own_process() as discord:
        yield discord
        requests = await discord.requests()
    unknown = [str(request) for request in requests if request.sent["route"] is None]
    assert not unknown, f"the loopback server has no answer to {unknown}"
    if description is not None:
        problems = [p for request in requests for p in description.problems(request.sent)]
        assert not problems, "\n".join(problems)


@pytest.fixture(scope="session")
def answers() -> openapi.Description | None:
    return openapi.load(closed=False)


@pytest.fixture
async def caller(answers: openapi.Description | None) -> AsyncIterator[Caller]:
    """Whatever the server answers is held against Discord's own description."""
    async with in_process() as discord, aiohttp.ClientSession() as session:
        yield Caller(discord, session, (await discord.env())["DISCORD_TOKEN"])
        requests = await discord.requests()
    if answers is not None:
        whole = [r for r in requests if r.answer and r.status and r.sent["route"]]
        problems = [p for r in whole for p in answers.answer_problems(r.sent, r.answer)]
        assert not problems, "\n".join(problems)


@pytest.fixture
async def network(caller: Caller) -> Json:
    return await caller.discord.seed(**NETWORK)


@pytest.fixture
async def ours(loopback: Loopback, sqlite_url: str, tmp_path: Path) -> Network:
    """A network that has been set up, for Ledarbot to work in."""
    ids = await loopback.seed(**SEEDED)
    await set_up(sqlite_url, ids, welcome_gather_seconds=0)
    return Network(loopback, ids, tmp_path / "ledarbot.db")


@pytest.fixture
async def meets(loopback: Loopback, sqlite_url: str, tmp_path: Path) -> MeetupNetwork:
    """A network that has been set up, whose members meet."""
    ids = await meeting(loopback, sqlite_url)
    return MeetupNetwork(loopback, ids, tmp_path / "ledarbot.db")
