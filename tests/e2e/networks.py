"""A network that has been set up at the loopback Discord, and Ledarbot as its operator runs it."""

import re
import sqlite3
from contextlib import AbstractAsyncContextManager, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg

from bot.services import communities
from domain.community import Community
from domain.ids import ChannelId, CommunityId, RoleId
from storage.database import Database
from tests.e2e.loopback import Loopback, Pressed
from tests.e2e.loopback.shapes import walk
from tests.e2e.processes import BotProcess, running

Json = dict[str, Any]

READY = r"ledarbot\.client ready\b"
NETWORK: Json = {
    "name": "Nätverket",
    "applications": True,
    "roles": [
        {"name": "Medlem"},
        {"name": "Moderator", "permissions": 1 << 1},
    ],
    "members": [{"name": "Anna", "roles": ["Moderator"]}, {"name": "Bo"}],
    "channels": [
        {"name": "granskning", "private_to": ["Moderator"]},
        {"name": "välkommen"},
    ],
}
ANSWERS = (
    ("Vilken är din titel eller roll?", "Enhetschef"),
    ("Vilken är din arbetsgivare?", "Exempelstads kommun"),
    ("Vad gör du?", "Jag leder hemtjänsten i två områden och ansvarar för budget och personal."),
    ("Har du personalansvar?", "Ja, för 28 medarbetare."),
)


def answers_of(pairs: tuple[tuple[str, str], ...] = ANSWERS) -> list[Json]:
    """Answers as Discord keeps them."""
    return [{"label": label, "response": response} for label, response in pairs]


def community(ids: Json, **chosen: Any) -> Community:
    """The settings that `/setup start` would have made."""
    return Community(
        community_id=CommunityId(int(ids["id"])),
        name=NETWORK["name"],
        member_role_id=RoleId(int(ids["roles"]["Medlem"])),
        moderator_role_id=RoleId(int(ids["roles"]["Moderator"])),
        review_channel_id=ChannelId(int(ids["channels"]["granskning"])),
        welcome_channel_id=ChannelId(int(ids["channels"]["välkommen"])),
        **{"decision_delay_seconds": 0, **chosen},
    )


async def set_up(database_url: str, ids: Json, **chosen: Any) -> None:
    """Make the schema and the community's settings, before any bot runs."""
    database = await Database.open(database_url)
    try:
        await database.migrate()
        async with database.unit_of_work().write() as tx:
            await tx.communities.save(community(ids, **chosen))
    finally:
        await database.close()


async def invite(database_url: str, ids: Json) -> None:
    """Put the invitation to apply into the outbox, as `/setup start` does."""
    database = await Database.open(database_url)
    try:
        await communities.invite_again(
            database.unit_of_work(),
            community_id=CommunityId(int(ids["id"])),
            now=datetime.now(UTC),
        )
    finally:
        await database.close()


@dataclass(frozen=True)
class Network:
    """The server at the loopback Discord, and the bot's database: a file, or one on a server."""

    discord: Loopback
    ids: Json
    path: Path
    url: str = ""

    @property
    def database_url(self) -> str:
        return self.url or f"sqlite:///{self.path}"

    @property
    def review(self) -> str:
        return str(self.ids["channels"]["granskning"])

    @property
    def welcome(self) -> str:
        return str(self.ids["channels"]["välkommen"])

    @property
    def anna(self) -> str:
        """Who moderates."""
        return str(self.ids["members"]["Anna"])

    @property
    def bo(self) -> str:
        """Who is in the server without any role."""
        return str(self.ids["members"]["Bo"])

    async def ledarbot(
        self, *program: str, **settings: str
    ) -> AbstractAsyncContextManager[BotProcess]:
        """The bot as a process of its own; without a program `python -m bot run`."""
        env = {
            **await self.discord.env(),
            "DATABASE_URL": self.database_url,
            "LEDARBOT_LOCALE": "sv",
            **settings,
        }
        return running(*(program or ("-m", "bot", "run")), env=env, cwd=self.path.parent)

    async def hurried(
        self, *, later: float = 0, **settings: str
    ) -> AbstractAsyncContextManager[BotProcess]:
        """The bot with a ticker in a hurry, and so many seconds later by its own clock."""
        program = ("-m", "tests.e2e.later", "--seconds", str(later))
        return await self.ledarbot(*program, **settings)

    # What people do

    async def request(self, name: str = "Cecilia Ek", **more: Any) -> Json:
        """Somebody hands in a membership application at Discord."""
        wanted = {"guild_id": self.ids["id"], "name": name, "answers": answers_of(), **more}
        made: Json = await self.discord.ask("join_request", **wanted)
        return made

    async def press(self, route: str, message: Json, *, by: str = "") -> Pressed:
        """Press the button of a card whose id begins so; the moderator does."""
        buttons = [
            str(component["custom_id"])
            for component in walk(message["components"])
            if str(component.get("custom_id", "")).startswith(f"{route}:")
        ]
        assert len(buttons) == 1, f"{route}: {buttons}"
        return await self.discord.press(buttons[0], user_id=by or self.anna, message=message)

    async def form(self, route: str, message: Json, *, by: str = "") -> Json:
        """Press a button that opens a form; the form."""
        report = await (await self.press(route, message, by=by)).report()
        assert report["callback"]["type"] == 9, report["callback"]
        return dict(report["callback"]["data"])

    async def fill(self, form: Json, channel_id: str, *, by: str = "", **fields: Any) -> Json:
        """Send a form with these fields; the bot's answer."""
        sent = await self.discord.submit(
            form, fields, user_id=by or self.anna, channel_id=channel_id
        )
        return await sent.report()

    # What is there

    async def posted(self, channel_id: str, pattern: str, *, count: int = 1) -> list[Json]:
        """The messages of a channel with such a text or button, once there are so many."""

        async def found() -> list[Json] | None:
            messages = await self.discord.messages(channel_id)
            fitting = [m for m in messages if re.search(pattern, words(m))]
            return fitting if len(fitting) >= count else None

        what = f"{count} × {pattern} in {channel_id}"
        shown: list[Json] = await self.discord.until(found, what=what)
        return shown

    async def card(self, application_id: int = 1) -> Json:
        """The review card of an application that can be decided."""
        button = rf"applications:approve:{application_id}\b"
        (shown,) = await self.posted(self.review, button)
        return shown

    async def member(self, user_id: str) -> Json:
        guild = await self.discord.ask("guild", guild_id=self.ids["id"])
        found: Json = next(m for m in guild["members"] if m["user"]["id"] == user_id)
        return found

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """What another reader of the database sees."""
        if self.url:
            with psycopg.connect(self.url) as server:
                return server.execute(query.replace("?", "%s"), values).fetchall()
        with closing(sqlite3.connect(self.path)) as database:
            return database.execute(query, values).fetchall()

    def outbox(self, kind: str = "%") -> list[tuple[Any, ...]]:
        """(kind, state, attempts) of the messages, in order."""
        query = "SELECT kind, state, attempts FROM outbox WHERE kind LIKE ? ORDER BY id"
        return self.rows(query, kind)

    def change(self, statement: str, *values: Any) -> None:
        """Change the database while no bot runs."""
        with closing(sqlite3.connect(self.path)) as database, database:
            database.execute(statement, values)

    def must_be_sound(self) -> None:
        """The file is whole, nobody holds it, and it takes a write."""
        with closing(sqlite3.connect(self.path, timeout=0, isolation_level=None)) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            database.execute("BEGIN EXCLUSIVE")
            database.execute("ROLLBACK")


def words(message: Json) -> str:
    """All that a message shows, and the ids of its buttons."""
    parts = [message["content"]]
    for component in walk(message["components"]):
        parts += [str(component.get(name) or "") for name in ("content", "label", "custom_id")]
    return "\n".join(parts)


def buttons_of(message: Json) -> list[str]:
    """The routes of a message's buttons."""
    ids = [str(c["custom_id"]) for c in walk(message["components"]) if c.get("custom_id")]
    return [custom_id.rpartition(":")[0] for custom_id in ids]


def delivered(kind: str, outcome: str = "sent") -> str:
    """A pattern for the log's line about a message."""
    return rf"ledarbot\.delivery delivery .*kind={re.escape(kind)} outcome={outcome}"
