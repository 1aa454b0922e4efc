"""The real bot in SimCord, for the tests of all cogs: see tests/cogs/worlds.py."""

import logging
from collections.abc import AsyncIterator, Iterator

import pytest
from simcord import Env

from bot.app import build
from bot.client import Ledarbot
from bot.permissions import Refused
from config.settings import Settings
from domain.errors import LedarbotError
from storage.database import Database
from tests.cogs.worlds import SimulatedClock, World, noted_faults, raised
from tests.keys import KEY


def refused(error: BaseException) -> bool:
    """True for a refusal that the person was told in a sentence."""
    cause = getattr(error, "original", error)
    return isinstance(cause, LedarbotError | Refused)


@pytest.fixture
def clock() -> SimulatedClock:
    return SimulatedClock()


@pytest.fixture
async def bot(sqlite_url: str, clock: SimulatedClock) -> Ledarbot:
    """The bot on a fresh SQLite database, not started yet."""
    return build(
        Settings(anonymity_key=KEY),
        database=await Database.open(sqlite_url),
        clock=clock,
        shard_count=1,
        ticking=False,
        remember_commands=False,
    )


@pytest.fixture
def faults() -> Iterator[list[logging.LogRecord]]:
    """What the bot logs as a fault fails the test that did not expect and clear it."""
    with noted_faults() as records:
        yield records
        formatter = logging.Formatter()
        assert not records, "\n".join(formatter.format(record) for record in records)


@pytest.fixture
async def env(
    bot: Ledarbot, clock: SimulatedClock, faults: list[logging.LogRecord]
) -> AsyncIterator[Env]:
    """The simulated Discord with the bot logged in to it."""
    env = Env(bot, settle_timeout=30)
    clock.env = env
    try:
        await env.start()
        yield env
    finally:
        await bot.close()
        await env.shutdown()
    # SimCord notes every exception that reaches the command tree, also the refusals that
    # were put into words for the person: only the others are faults.
    assert [error for error in env.errors if not refused(error)] == []


@pytest.fixture
async def unset_world(env: Env, bot: Ledarbot, faults: list[logging.LogRecord]) -> World:
    """A server with roles, channels and people where nobody has run /setup yet."""
    return await raised(env, bot, faults=faults)


@pytest.fixture
async def world(unset_world: World) -> World:
    """A server that is set up: the invitation to apply stands in the welcome channel."""
    await unset_world.set_up()
    return unset_world
