"""The two bots that are measured: how each is started and made ready for a button press."""

import sqlite3
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from tests.e2e.loopback import Loopback
from tests.e2e.loopback.shapes import walk
from tests.e2e.networks import answers_of, set_up
from tests.e2e.processes import BotProcess, running

Json = dict[str, Any]


@dataclass(frozen=True)
class Card:
    """A message with the button that is pressed, and the row that the press must change."""

    message: Json
    custom_id: str
    case_id: int


class Contestant(Protocol):
    name: str

    def run(
        self, env: Mapping[str, str], folder: Path
    ) -> AbstractAsyncContextManager[BotProcess]: ...

    async def prepare(self, discord: Loopback, network: Json, folder: Path, cards: int) -> None:
        """Before the start: what must be there so that cards can be posted."""

    async def cards(self, discord: Loopback, network: Json, cards: int) -> list[Card]:
        """After READY: so many cards."""

    def is_committed(self, folder: Path, card: Card) -> bool:
        """Whether another reader of the database sees what the press did."""


def who_presses(network: Json) -> Json:
    """Anna, who moderates, in the channel where the cards are."""
    return {"user_id": network["members"]["Anna"], "channel_id": network["channels"]["granskning"]}


class Bare:
    """The ordinary bot."""

    name = "bare bot"

    def run(self, env: Mapping[str, str], folder: Path) -> AbstractAsyncContextManager[BotProcess]:
        place = {"BARE_DATABASE": str(folder / "bare.db")}
        return running("-m", "tests.bench.bare_bot", env={**env, **place}, cwd=folder)

    async def prepare(self, discord: Loopback, network: Json, folder: Path, cards: int) -> None:
        """Nothing to do."""

    async def cards(self, discord: Loopback, network: Json, cards: int) -> list[Card]:
        made = []
        for case in range(1, cards + 1):
            options = [{"name": "case", "type": 4, "value": case}]
            used = await discord.slash("card", options=options, **who_presses(network))
            posted = (await used.report())["original"]
            made.append(Card(posted, f"bare:take:{case}", case))
        return made

    def is_committed(self, folder: Path, card: Card) -> bool:
        with closing(sqlite3.connect(folder / "bare.db")) as database:
            query = "SELECT count(*) FROM taken WHERE case_id = ?"
            return bool(database.execute(query, (card.case_id,)).fetchone()[0])


class Ours:
    """Ledarbot, as its operator runs it."""

    name = "Ledarbot"

    def run(self, env: Mapping[str, str], folder: Path) -> AbstractAsyncContextManager[BotProcess]:
        place = {"DATABASE_URL": database_url(folder)}
        return running("-m", "bot", "run", env={**env, **place}, cwd=folder)

    async def prepare(self, discord: Loopback, network: Json, folder: Path, cards: int) -> None:
        """A community that has been set up, and people who wait to be let in."""
        await set_up(database_url(folder), network)
        for number in range(cards):
            await discord.ask(
                "join_request",
                guild_id=network["id"],
                name=f"Sökande {number}",
                answers=answers_of(),
                silent=True,
            )

    async def cards(self, discord: Loopback, network: Json, cards: int) -> list[Card]:
        channel_id = network["channels"]["granskning"]

        async def posted() -> list[Card] | None:
            found = _takeable(await discord.messages(channel_id))
            return found if len(found) >= cards else None

        found: list[Card] = await discord.until(posted, what=f"{cards} review cards", timeout=300)
        return found

    def is_committed(self, folder: Path, card: Card) -> bool:
        with closing(sqlite3.connect(database_of(folder))) as database:
            query = "SELECT taken_by FROM applications WHERE id = ?"
            return database.execute(query, (card.case_id,)).fetchone()[0] is not None


def database_of(folder: Path) -> Path:
    return folder / "ledarbot.db"


def own_folder(parent: Path, name: str) -> Path:
    """A new folder for one bot's database."""
    made = parent / name
    made.mkdir()
    return made


def database_url(folder: Path) -> str:
    return f"sqlite:///{database_of(folder)}"


def _takeable(messages: list[Json]) -> list[Card]:
    buttons = [
        (message, component["custom_id"])
        for message in messages
        for component in walk(message["components"])
        if str(component.get("custom_id", "")).startswith("applications:take:")
    ]
    return [Card(message, button, int(button.rsplit(":", 1)[1])) for message, button in buttons]
