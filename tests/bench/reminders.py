"""Reminders: what many planned ones cost, and 460 that go out while people press."""

import asyncio
import re
import sqlite3
import statistics
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from bot.clock import SystemClock
from bot.delivery import Delivery
from bot.scheduler import Scheduler
from bot.services import crowds, signups
from bot.services.meetup_cases import REMIND_JOB
from domain.ids import ChannelId, CommunityId, UserId
from domain.meetup_values import SeatRules
from storage.database import Database
from storage.jobs import Job
from storage.unit_of_work import UnitOfWork
from tests.bench.contestants import Json, database_of, database_url, own_folder
from tests.bench.crowds import CROWD_NETWORK, MEMBERS, PEOPLE, Broken, announce
from tests.bench.presses import summary
from tests.e2e.loopback import Loopback, own_process
from tests.e2e.loopback.shapes import walk
from tests.e2e.networks import set_up
from tests.e2e.processes import running

FEW, MANY = 100, 10_000
LIMIT_IN_ALL = 50
"""Requests a second that Discord allows a bot."""
LIMIT_OF_ROUTE = 30
PACE = 1500
"""Direct messages a minute: the highest that a community may choose."""
HOUR = 60
FIRST_PRESSES = 100
PAUSE = 0.1
LONGEST = 240.0


# ------------------------------------------------------------------------------------- the ticks


@dataclass
class Planned:
    """A database in which so many reminders are planned, and what looks for due ones."""

    uow: UnitOfWork
    scheduler: Scheduler
    delivery: Delivery
    now: datetime
    number: int = 0

    async def plan(self, due_at: datetime) -> None:
        async with self.uow.write() as tx:
            await self._plan(tx, due_at)

    async def _plan(self, tx: Any, due_at: datetime) -> None:
        self.number += 1
        await tx.jobs.schedule(
            REMIND_JOB,
            due_at=due_at,
            payload={"meetup_id": self.number, "start": "", "minutes": HOUR},
            dedupe_key=f"{REMIND_JOB}:{self.number}",
            community_id=CommunityId(1),
            now=self.now,
        )

    async def plan_many(self, count: int) -> None:
        async with self.uow.write() as tx:
            for number in range(count):
                await self._plan(tx, self.now + timedelta(hours=1, minutes=number))

    async def tick(self) -> float:
        """Milliseconds to look for what is due, and find nothing."""
        began = perf_counter()
        await self.scheduler.run_due(self.now)
        await self.delivery.deliver_due(self.now)
        return (perf_counter() - began) * 1000

    async def busy_tick(self) -> float:
        """Milliseconds to find one that is due, and have it done."""
        await self.plan(self.now)
        return await self.tick()


@asynccontextmanager
async def planned(folder: Path, count: int) -> AsyncIterator[Planned]:
    database = await Database.open(database_url(folder))
    try:
        await database.migrate()
        uow = database.unit_of_work()
        scheduler = Scheduler(uow, process="bench")
        scheduler.register(REMIND_JOB, _nothing)
        delivery = Delivery(uow, SystemClock(), process="bench")
        made = Planned(uow, scheduler, delivery, datetime.now(UTC))
        await made.plan_many(count)
        yield made
    finally:
        await database.close()


async def _nothing(job: Job, now: datetime) -> None:
    """What a reminder does is measured elsewhere."""


async def measure_ticks(folder: Path, *, ticks: int) -> Json:
    """Milliseconds of a tick with few and with many planned reminders, in turns."""
    results: Json = {}
    async with (
        planned(own_folder(folder, "few"), FEW) as few,
        planned(own_folder(folder, "many"), MANY) as many,
    ):
        for name in ("tick", "busy_tick"):
            taken: dict[str, list[float]] = {"few": [], "many": []}
            for each in (few, many):
                await getattr(each, name)()
            for _ in range(ticks):
                for side, each in (("few", few), ("many", many)):
                    taken[side].append(await getattr(each, name)())
            results[name] = {
                side: round(statistics.median(found), 3) for side, found in taken.items()
            }
    return results


# ------------------------------------------------------------------------------- 460 that go out


async def measure_sending(folder: Path) -> Json:
    """All reminders of a full meetup at the highest pace, and presses before and meanwhile."""
    async with own_process() as discord:
        network = await discord.seed(**CROWD_NETWORK)
        await _fill(folder, network)
        await discord.ask(
            "settings", requests_in_all=LIMIT_IN_ALL, requests_per_second=LIMIT_OF_ROUTE
        )
        env = {**await discord.env(), "DATABASE_URL": database_url(folder)}
        async with running("-m", "bot", "run", env=env, cwd=folder) as bot:
            await bot.wait_line(r"\bready\b")
            card = await _card(discord, network)
            await _calm(discord, folder)
            before = []
            for _ in range(FIRST_PRESSES):
                before.append(await _press(discord, network, card))
                await discord.quiet(PAUSE)
            await bot.stop()
        seating = _busiest(await discord.requests(), after=0)
        later = ("-m", "tests.e2e.later", "--tick", "5", "--seconds", str(HOUR * 60))
        mark = await discord.mark()
        async with running(*later, env=env, cwd=folder) as bot:
            await bot.wait_line(r"\bready\b")
            sent = asyncio.create_task(_all_reminded(discord, network, after=mark))
            meanwhile = await _press_until(sent, discord, network, card)
            await sent
            await _each_must_have_one(discord, network)
            await bot.stop()
        requests = await discord.requests()
        refused = [each for each in requests if each.status == 429]
        return {
            "reminders": PEOPLE,
            "refused_429": len(refused),
            "refused": sorted({str(each) for each in refused})[:5],
            "seconds": round(_seconds_of_sending(requests, after=mark), 1),
            "busiest_second": _busiest(requests, after=mark),
            "busiest_second_of_seating": seating,
            "presses_before": summary(before),
            "presses_meanwhile": {**summary(meanwhile), "slowest_ms": round(max(meanwhile) * 1000)},
        }


async def _fill(folder: Path, network: Json) -> None:
    """A meetup in two hours; everybody has a seat and wants its reminder by direct message."""
    channel_id = ChannelId(int(network["channels"]["träffar"]))
    chosen = {"meetups_channel_id": channel_id, "direct_pace": PACE}
    await set_up(database_url(folder), network, **chosen)
    now = datetime.now(UTC)
    meetup = await announce(
        folder,
        network,
        "Föreläsning",
        start_at=now + timedelta(minutes=2 * HOUR),
        seats=SeatRules(),
        reminders=(HOUR,),
    )
    database = await Database.open(database_url(folder))
    try:
        uow = database.unit_of_work()
        for order, name in enumerate(MEMBERS[:PEOPLE], start=1):
            who = {
                "community_id": meetup.community_id,
                "meetup_id": meetup.meetup_id,
                "user_id": UserId(int(network["members"][name])),
            }
            await crowds.join(uow, **who, role_ids=(), order=order, now=now)
            await signups.set_direct(uow, **who, wanted=True)
    finally:
        await database.close()


async def _card(discord: Loopback, network: Json) -> tuple[Json, str]:
    """The meetup's card and its button for more."""

    async def posted() -> tuple[Json, str] | None:
        for message in await discord.messages(network["channels"]["träffar"]):
            for part in walk(message["components"]):
                if str(part.get("custom_id", "")).startswith("meetups:more:"):
                    return message, str(part["custom_id"])
        return None

    found: tuple[Json, str] = await discord.until(posted, what="the card")
    return found


async def _press(discord: Loopback, network: Json, card: tuple[Json, str]) -> float:
    """Somebody presses; the seconds until the answer."""
    message, button = card
    user_id = network["members"][MEMBERS[-1]]
    pressed = await discord.press(button, user_id=user_id, message=message)
    return float((await pressed.report())["outcome_after"])


async def _press_until(
    sent: "asyncio.Task[None]", discord: Loopback, network: Json, card: tuple[Json, str]
) -> list[float]:
    """Again and again, until all is sent."""
    seconds = []
    while not sent.done():
        seconds.append(await _press(discord, network, card))
        await asyncio.wait([sent], timeout=PAUSE)
    return seconds


async def _all_reminded(discord: Loopback, network: Json, *, after: int) -> None:
    """Until everybody has the reminder."""
    reached: set[str] = set()

    def reaches_the_last(entry: Json) -> bool:
        if entry["kind"] == "request" and entry["method"] == "POST":
            reached.update(re.findall(r"^/channels/(\d+)/messages$", entry["path"]))
        # One more: the post in the attendees' thread.
        return len(reached) > PEOPLE

    await discord.wait_for(reaches_the_last, after=after, timeout=LONGEST, what="all reminders")


async def _each_must_have_one(discord: Loopback, network: Json) -> None:
    await discord.quiet(1.0)
    for name in MEMBERS[:PEOPLE]:
        channel = await discord.ask("direct", user_id=network["members"][name])
        if len(await discord.messages(channel["id"])) != 1:
            raise Broken("somebody was reminded twice, or not at all")


async def _calm(discord: Loopback, folder: Path) -> None:
    """Until all that the sign-ups set going is done."""
    query = "SELECT count(*) FROM outbox WHERE state IN ('queued', 'in_flight')"
    while True:
        await discord.quiet(1.0)
        with closing(sqlite3.connect(database_of(folder))) as database:
            if database.execute(query).fetchone() == (0,):
                return


def _counted(requests: list[Any], *, after: int) -> list[float]:
    """The moments of the requests that count against Discord's limit of all."""
    return [
        each.sent["monotonic"]
        for each in requests
        if each.sent["seq"] > after and not each.sent["path"].endswith("/callback")
    ]


def _busiest(requests: list[Any], *, after: int) -> int:
    """The most requests that fell into one second."""
    window: deque[float] = deque()
    most = 0
    for moment in _counted(requests, after=after):
        window.append(moment)
        while moment - window[0] > 1:
            window.popleft()
        most = max(most, len(window))
    return most


def _seconds_of_sending(requests: list[Any], *, after: int) -> float:
    moments = [
        each.sent["monotonic"]
        for each in requests
        if each.sent["seq"] > after
        and each.sent["method"] == "POST"
        and each.sent["path"].endswith("/messages")
    ]
    return moments[-1] - moments[0] if moments else 0.0
