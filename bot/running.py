"""`ledarbot run`: from the settings to a connected bot, and to a clean end."""

import asyncio
import contextlib
import gc
import logging
import signal
from collections.abc import Callable

import aiohttp
import discord

from bot import gateways
from bot.app import build
from bot.client import Ledarbot
from bot.i18n import I18n
from config.settings import Settings
from storage.database import Database

_log = logging.getLogger("ledarbot.running")

_MISSING_INTENTS = 4014

Build = Callable[[Settings, Database], Ledarbot]


async def run(
    settings: Settings,
    *,
    complain: Callable[[str], None],
    i18n: I18n,
    assemble: Build | None = None,
) -> int:
    """Run until a signal says stop; returns the exit code, non-zero after one clear sentence."""
    if not settings.talks_to_discord:
        gateways.point_at(settings.api_url)
    database = await Database.open(settings.database_url)
    try:
        await database.migrate()
        bot = assemble(settings, database) if assemble else build(settings, database=database)
        await _until_stopped(bot)
    except discord.LoginFailure:
        complain(i18n.text("cli-token-refused", i18n.default_locale))
    except discord.PrivilegedIntentsRequired:
        complain(i18n.text("cli-intents-missing", i18n.default_locale))
    except discord.ConnectionClosed as closed:
        key = "cli-intents-missing" if closed.code == _MISSING_INTENTS else "cli-unreachable"
        complain(i18n.text(key, i18n.default_locale))
    except (discord.GatewayNotFound, discord.HTTPException, aiohttp.ClientError, OSError) as error:
        _log.error("no connection", extra={"fields": {"cause": type(error).__name__}})
        complain(i18n.text("cli-unreachable", i18n.default_locale))
    else:
        return 0
    finally:
        await database.close()
    return 1


async def _until_stopped(bot: Ledarbot) -> None:
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Windows has no such handlers; there Ctrl-C raises KeyboardInterrupt as usual.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, stopped.set)
    async with bot:
        connected = asyncio.create_task(_connect(bot), name="ledarbot-connection")
        stopping = asyncio.create_task(stopped.wait(), name="ledarbot-stop")
        await asyncio.wait({connected, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if connected.done():
            await connected
            return
        await bot.close()
        await _end_of(connected)


async def _connect(bot: Ledarbot) -> None:
    await bot.login(bot.settings.token)
    await gateways.settle(bot)
    # What the start has made stays for good: no later search for garbage need look at it.
    gc.freeze()
    gc.enable()
    await bot.connect()


async def _end_of(connected: asyncio.Task[None]) -> None:
    """Wait for the connection's end; how it breaks after we closed it is of no interest."""
    connected.cancel()
    with contextlib.suppress(asyncio.CancelledError, Exception):
        await connected
