"""A lecture that everybody wants to hear: 460 people press at once for 130 seats."""

import re
import sqlite3
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from bot.services import meetups
from domain.ids import ChannelId, CommunityId, UserId
from domain.meetup_values import Meetup, SeatRules
from storage.database import Database
from tests.bench.contestants import Bare, Json, Ours, database_of, database_url, own_folder
from tests.bench.presses import ANSWERS, STATES_OUTCOME, AnswersTooEarly, summary
from tests.e2e.loopback import Loopback, own_process
from tests.e2e.loopback.shapes import walk
from tests.e2e.networks import NETWORK, set_up
from tests.e2e.processes import BotProcess

PEOPLE, SEATS = 460, 130
EARLY = 10
"""Press one by one before the crowd comes: what is loaded at the first press is loaded by then."""
CALM_SECONDS = 0.5
DISCORD_WAITS = 3.0
"""Seconds until Discord tells the person that nothing answered."""
MEMBERS = [f"Medlem {number}" for number in range(PEOPLE + EARLY + 1)]
CROWD_NETWORK: Json = {
    **NETWORK,
    "members": [*NETWORK["members"], *({"name": name, "roles": ["Medlem"]} for name in MEMBERS)],
    "channels": [*NETWORK["channels"], {"name": "träffar"}],
}


class Broken(Exception):
    """A promise that must hold whatever it costs does not."""


@dataclass(frozen=True)
class Button:
    """What the crowd presses: a message's button, for the meetup of this number."""

    message: Json
    custom_id: str
    number: int


class Contestant(Protocol):
    name: str

    def run(
        self, env: Mapping[str, str], folder: Path
    ) -> AbstractAsyncContextManager[BotProcess]: ...

    async def prepare(self, network: Json, folder: Path, meetups: int) -> None:
        """Before the start: so many meetups."""

    async def buttons(self, discord: Loopback, network: Json, meetups: int) -> list[Button]:
        """After READY: the button of each meetup, in their order."""

    def joined(self, folder: Path, number: int) -> list[int]:
        """Who another reader of the database sees signed up, in the order of arrival."""

    def must_hold(self, folder: Path, number: int, reports: Mapping[int, Json]) -> int:
        """Everything else that is promised about a crowd, else Broken; seats out of turn."""

    def is_calm(self, folder: Path) -> bool:
        """Whether all that the crowd set going is done."""


class BareCrowd:
    """The ordinary bot: who presses is written down."""

    name = Bare.name
    run = Bare.run

    async def prepare(self, network: Json, folder: Path, meetups: int) -> None:
        """Nothing to do."""

    async def buttons(self, discord: Loopback, network: Json, meetups: int) -> list[Button]:
        made = []
        where = {
            "user_id": network["members"]["Anna"],
            "channel_id": network["channels"]["träffar"],
        }
        for number in range(1, meetups + 1):
            options = [{"name": "case", "type": 4, "value": number}]
            used = await discord.slash("card", options=options, **where)
            posted = (await used.report())["original"]
            made.append(Button(posted, f"bare:join:{number}", number))
        return made

    def joined(self, folder: Path, number: int) -> list[int]:
        query = "SELECT user_id FROM joined WHERE meetup_id = ? ORDER BY id"
        return [row[0] for row in _rows(folder / "bare.db", query, number)]

    def must_hold(self, folder: Path, number: int, reports: Mapping[int, Json]) -> int:
        return 0

    def is_calm(self, folder: Path) -> bool:
        return True


class OurCrowd:
    """Ledarbot: who presses gets a seat, or a place in the waiting list."""

    name = Ours.name
    run = Ours.run

    async def prepare(self, network: Json, folder: Path, meetups: int) -> None:
        channel_id = ChannelId(int(network["channels"]["träffar"]))
        await set_up(database_url(folder), network, meetups_channel_id=channel_id)
        for number in range(1, meetups + 1):
            await announce(folder, network, f"Föreläsning {number}")

    async def buttons(self, discord: Loopback, network: Json, meetups: int) -> list[Button]:
        channel_id = network["channels"]["träffar"]

        async def posted() -> list[Button] | None:
            found = _joinable(await discord.messages(channel_id))
            return found if len(found) >= meetups else None

        found: list[Button] = await discord.until(posted, what=f"{meetups} cards", timeout=120)
        return found

    def joined(self, folder: Path, number: int) -> list[int]:
        query = 'SELECT user_id FROM signups WHERE meetup_id = ? ORDER BY "order"'
        return [row[0] for row in _rows(database_of(folder), query, number)]

    def must_hold(self, folder: Path, number: int, reports: Mapping[int, Json]) -> int:
        query = 'SELECT user_id, standing FROM signups WHERE meetup_id = ? ORDER BY "order"'
        rows = _rows(database_of(folder), query, number)
        seated = [user_id for user_id, standing in rows if standing == "seated"]
        waiting = [user_id for user_id, standing in rows if standing == "waiting"]
        if (len(seated), len(waiting)) != (SEATS, PEOPLE - SEATS):
            raise Broken(f"{len(seated)} have a seat and {len(waiting)} wait")
        told = {user_id: _told_place(report) for user_id, report in reports.items()}
        if {user_id for user_id, place in told.items() if place == 0} != set(seated):
            raise Broken("somebody was told of a seat that is not there, or of none that is")
        # Who pressed a moment earlier may be read a moment later: nobody is told too high a place.
        if any(told[user_id] > rank for rank, user_id in enumerate(waiting, start=1)):
            raise Broken("somebody was told a place behind the one that they have")
        return sum(standing == "waiting" for _, standing in rows[:SEATS])

    def is_calm(self, folder: Path) -> bool:
        query = "SELECT count(*) FROM outbox WHERE state IN ('queued', 'in_flight')"
        return _rows(database_of(folder), query) == [(0,)]


async def announce(folder: Path, network: Json, title: str, **more: Any) -> Meetup:
    """A meetup that the members see, made while no bot runs."""
    now = datetime.now(UTC)
    drawn_up = Meetup(
        community_id=CommunityId(int(network["id"])),
        host_id=UserId(int(network["members"]["Anna"])),
        created_at=now,
        changed_at=now,
        title=title,
        venue="Aulan",
        **{
            "start_at": now + timedelta(days=30),
            "seats": SeatRules(capacity=SEATS),
            **more,
        },
    )
    database = await Database.open(database_url(folder))
    try:
        uow = database.unit_of_work()
        return await meetups.propose(uow, drawn_up, is_organiser=True, now=now)
    finally:
        await database.close()


# ------------------------------------------------------------------------------------ the contest


@dataclass
class Hall:
    """One bot at its own loopback server, with its meetups and its people."""

    contestant: Contestant
    discord: Loopback
    network: Json
    folder: Path
    buttons: list[Button]
    seconds: list[float] = field(default_factory=list)
    out_of_turn: int = 0
    """Seats that went to somebody who pressed after one who waits."""

    @property
    def people(self) -> list[str]:
        return [self.network["members"][name] for name in MEMBERS]

    async def warm_up(self) -> None:
        """A few press one by one; the answer to the last is held back to see its commit."""
        button = self.buttons.pop(0)
        *early, last = self.people[-EARLY - 1 :]
        for user_id in early:
            pressed = await self.discord.press(
                button.custom_id, user_id=user_id, message=button.message
            )
            await pressed.report()
        fault = await self.discord.fault(
            "hold_before", method=None, path=ANSWERS, body=STATES_OUTCOME
        )
        pressed = await self.discord.press(button.custom_id, user_id=last, message=button.message)
        await fault.caught()
        is_there = int(last) in self.contestant.joined(self.folder, button.number)
        await fault.release()
        await pressed.report()
        if not is_there:
            raise AnswersTooEarly(self.contestant.name)
        await self.calm()

    async def crowd(self) -> None:
        """All press at once."""
        button, people = self.buttons.pop(0), self.people[:PEOPLE]
        reports = await self.discord.press_at_once(
            button.custom_id, by=people, message=button.message
        )
        self.seconds += [float(report["outcome_after"]) for report in reports]
        joined = self.contestant.joined(self.folder, button.number)
        if joined != [int(user_id) for user_id in people] and self.contestant.name == Ours.name:
            raise Broken("somebody is lost, there twice, or not in the order of arrival")
        if sorted(joined) != sorted(int(user_id) for user_id in people):
            raise Broken("somebody is lost or there twice")
        by_person = dict(zip((int(user_id) for user_id in people), reports, strict=True))
        self.out_of_turn += self.contestant.must_hold(self.folder, button.number, by_person)
        await self.calm()

    async def calm(self) -> None:
        """Wait until what follows the presses (cards, threads) is done."""
        await self.discord.quiet(CALM_SECONDS)
        while not self.contestant.is_calm(self.folder):
            await self.discord.quiet(CALM_SECONDS)


@asynccontextmanager
async def gathered(contestant: Contestant, parent: Path, *, meetups: int) -> AsyncIterator[Hall]:
    """The bot at work, with so many meetups posted."""
    folder = own_folder(parent, contestant.name.replace(" ", "-"))
    async with own_process() as discord:
        network = await discord.seed(**CROWD_NETWORK)
        await contestant.prepare(network, folder, meetups)
        async with contestant.run(await discord.env(), folder) as bot:
            await bot.wait_line(r"\bready\b")
            buttons = await contestant.buttons(discord, network, meetups)
            hall = Hall(contestant, discord, network, folder, buttons)
            await hall.calm()
            yield hall


async def measure(folder: Path, *, rounds: int) -> Json:
    """Milliseconds for each bot over all presses of some crowds, the bots taking turns."""
    bare, ours = BareCrowd(), OurCrowd()
    async with (
        gathered(bare, folder, meetups=rounds + 1) as first,
        gathered(ours, folder, meetups=rounds + 1) as second,
    ):
        for hall in (first, second):
            await hall.warm_up()
        for _ in range(rounds):
            for hall in (first, second):
                await hall.crowd()
        return {
            hall.contestant.name: {
                **summary(hall.seconds),
                "slowest_ms": round(max(hall.seconds) * 1000, 2),
                "too_late": sum(second > DISCORD_WAITS for second in hall.seconds),
                "out_of_turn": hall.out_of_turn,
            }
            for hall in (first, second)
        }


def _rows(path: Path, query: str, *values: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query, values).fetchall()


def _joinable(messages: list[Json]) -> list[Button]:
    found = [
        (message, str(component["custom_id"]))
        for message in messages
        for component in walk(message["components"])
        if str(component.get("custom_id", "")).startswith("meetups:join:")
    ]
    made = [Button(message, button, int(button.rsplit(":", 1)[1])) for message, button in found]
    return sorted(made, key=lambda button: button.number)


def _told_place(report: Json) -> int:
    """The place in the waiting list that the person was told, 0 with a seat."""
    shown = report["callback"]["data"]["components"]
    text = "\n".join(str(part.get("content") or "") for part in walk(shown))
    if place := re.search(r"som nummer (\d+)", text):
        return int(place[1])
    if "Du har en plats" not in text:
        raise Broken(f"an answer that says neither: {text}")
    return 0
