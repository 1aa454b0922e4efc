"""Ledarbot's lives at the loopback Discord: one that ends well, and those that are cut off."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from tests.e2e.networks import READY, Network
from tests.e2e.processes import BotProcess


@asynccontextmanager
async def at_work(ours: Network, *, later: float = 0) -> AsyncIterator[BotProcess]:
    """The bot, `later` seconds by its own clock; it is stopped as an operator stops it."""
    async with await ours.hurried(later=later) as bot:
        await bot.wait_line(READY)
        yield bot
        assert await bot.stop() == 0
    assert "Traceback" not in bot.output, bot.output
    ours.must_be_sound()


@asynccontextmanager
async def killed(ours: Network, *, later: float = 0) -> AsyncIterator[BotProcess]:
    """The bot, until the block ends; then the power goes (SIGKILL)."""
    async with await ours.hurried(later=later) as bot:
        await bot.wait_line(READY)
        yield bot
        await bot.kill()
    assert "Traceback" not in bot.output, bot.output


@asynccontextmanager
async def dying(
    ours: Network, moment: str, *, later: float = 0, **request: Any
) -> AsyncIterator[BotProcess]:
    """The bot; when the block ends it waits for such a request, and is killed meanwhile."""
    async with await ours.hurried(later=later) as bot:
        await bot.wait_line(READY)
        held = await ours.discord.fault(moment, **request)
        yield bot
        await held.caught()
        await bot.kill()
        await held.release("drop")
