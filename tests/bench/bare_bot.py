"""An ordinary discord.py bot, the measure of ours: it commits one row, then answers.

Nothing is left out and nothing added: the library's defaults for caching, the same intents as
ours, one slash command synced at each start, one button that works after a restart, SQLite with
the same durability (write-ahead log, every commit on the disk).
"""

import asyncio
import contextlib
import os
import re
import signal
import sys
from typing import Any, Self

import aiosqlite
import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route


def intents() -> discord.Intents:
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.members = True
    wanted.moderation = True
    wanted.guild_scheduled_events = True
    wanted.polls = True
    return wanted


class Take(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"bare:take:(?P<id>\d+)"):
    """The button: one committed row, one answer that says so."""

    def __init__(self, case: int) -> None:
        super().__init__(discord.ui.Button(label="Take", custom_id=f"bare:take:{case}"))
        self.case = case

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: Any, match: re.Match[str]
    ) -> Self:
        return cls(int(match["id"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        database: aiosqlite.Connection = interaction.client.database
        await database.execute(
            "INSERT INTO taken (case_id, moderator_id, at) VALUES (?, ?, ?)",
            (self.case, interaction.user.id, interaction.created_at.isoformat()),
        )
        await database.commit()
        await interaction.response.edit_message(content=f"Taken by {interaction.user.id}.")


class Join(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"bare:join:(?P<id>\d+)"):
    """Signing up: one committed row, one answer for the person alone. Seats are not counted."""

    def __init__(self, meetup: int) -> None:
        super().__init__(discord.ui.Button(label="Join", custom_id=f"bare:join:{meetup}"))
        self.meetup = meetup

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: Any, match: re.Match[str]
    ) -> Self:
        return cls(int(match["id"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        database: aiosqlite.Connection = interaction.client.database
        await database.execute(
            "INSERT INTO joined (meetup_id, user_id, at) VALUES (?, ?, ?)",
            (self.meetup, interaction.user.id, interaction.created_at.isoformat()),
        )
        await database.commit()
        await interaction.response.send_message("You are in.", ephemeral=True)


class BareBot(commands.AutoShardedBot):
    """The bot; its caches are as the library makes them."""

    database: aiosqlite.Connection

    def __init__(self, path: str) -> None:
        super().__init__(command_prefix=commands.when_mentioned, intents=intents())
        self._path = path
        self.tree.add_command(card)

    async def setup_hook(self) -> None:
        self.database = await aiosqlite.connect(self._path)
        await self.database.execute("PRAGMA journal_mode=WAL")
        await self.database.execute("PRAGMA synchronous=FULL")
        await self.database.execute(
            "CREATE TABLE IF NOT EXISTS taken (id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL,"
            " moderator_id INTEGER NOT NULL, at TEXT NOT NULL)"
        )
        await self.database.execute(
            "CREATE TABLE IF NOT EXISTS joined (id INTEGER PRIMARY KEY, meetup_id INTEGER NOT NULL,"
            " user_id INTEGER NOT NULL, at TEXT NOT NULL)"
        )
        await self.database.commit()
        self.add_dynamic_items(Take, Join)
        await self.tree.sync()

    async def on_ready(self) -> None:
        print("ready", flush=True)

    async def close(self) -> None:
        await super().close()
        await self.database.close()


@app_commands.command(description="Post a card")
async def card(interaction: discord.Interaction, case: int) -> None:
    view = discord.ui.View(timeout=None)
    view.add_item(Take(case))
    view.add_item(Join(case))
    await interaction.response.send_message("A case", view=view)


async def run() -> None:
    path, gateway = os.environ["BARE_DATABASE"], os.environ["DISCORD_GATEWAY_URL"]
    Route.BASE = os.environ["DISCORD_API_URL"]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    bot = BareBot(path)
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    discord.utils.setup_logging(root=False)
    async with bot:
        with contextlib.suppress(asyncio.CancelledError):
            await bot.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    sys.exit(asyncio.run(run()))
