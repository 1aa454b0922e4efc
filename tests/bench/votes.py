"""A question that everybody answers: ten thousand votes in one poll as fast as they come."""

import itertools
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.box_keys import KeyFolder
from bot.services import polls
from domain.ids import ChannelId, CommunityId, PollId, UserId
from domain.poll_values import Poll, PollKind
from storage.database import Database
from tests.bench.contestants import Json, Ours, database_of, database_url, own_folder
from tests.bench.presses import summary
from tests.e2e.loopback import Loopback, own_process
from tests.e2e.loopback.shapes import walk
from tests.e2e.networks import NETWORK, set_up
from tests.e2e.processes import BotProcess

AT_ONCE = 500
"""So many press before the bot can answer the first; then the next so many."""
CHANGED = 300
"""So many change their vote afterwards."""
DISCORD_WAITS = 3.0
LEAST_APART = 4.0
"""Seconds between two edits of the card, which is to be edited once in five at most."""


class Broken(Exception):
    """A promise that must hold whatever it costs does not."""


async def measure(parent: Path, *, votes: int) -> Json:
    """Votes a second, milliseconds for each, and whether every vote was counted once."""
    folder = own_folder(parent, "votes")
    names = [f"Medlem {number}" for number in range(votes)]
    wanted = {
        **NETWORK,
        "members": [*NETWORK["members"], *({"name": each, "roles": ["Medlem"]} for each in names)],
        "channels": [*NETWORK["channels"], {"name": "omröstningar"}],
    }
    async with own_process() as discord:
        network = await discord.seed(**wanted)
        channel_id = network["channels"]["omröstningar"]
        home = ChannelId(int(channel_id))
        await set_up(database_url(folder), network, feedback_channel_id=home)
        poll = await _opened(folder, network, home)
        async with Ours().run(await discord.env(), folder) as bot:
            await bot.wait_line(r"\bready\b")
            card = await _card(discord, channel_id)
            people = [network["members"][name] for name in names]
            found = await _voted(discord, bot, card, people)
            await discord.quiet(6.0)
            edits = await _edits(discord, card)
        return found | _must_hold(folder, poll, found["expected"]) | _apart(edits)


async def _opened(folder: Path, network: Json, home: ChannelId) -> Poll:
    now = datetime.now(UTC)
    database = await Database.open(database_url(folder))
    try:
        return await polls.open_poll(
            database.unit_of_work(),
            KeyFolder(Path(f"{database_of(folder)}.boxes")),
            poll=Poll(
                community_id=CommunityId(int(network["id"])),
                poll_id=PollId(0),
                kind=PollKind.YES_NO,
                question="Ska vi ha en konferens till hösten?",
                created_by=UserId(int(network["members"]["Anna"])),
                channel_id=home,
                opened_at=now,
                closes_at=now + timedelta(days=3),
            ),
            now=now,
        )
    finally:
        await database.close()


async def _card(discord: Loopback, channel_id: str) -> Json:
    async def posted() -> Json | None:
        found: list[Json] = await discord.messages(channel_id)
        return found[0] if found else None

    card: Json = await discord.until(posted, what="the poll's card", timeout=60)
    return card


async def _voted(discord: Loopback, bot: BotProcess, card: Json, people: list[str]) -> Json:
    """Two of three say yes; some of them change their minds when all have voted."""
    yes, no = _buttons(card)
    seconds: list[float] = []
    said_yes = 0
    began = time.perf_counter()
    for start in range(0, len(people), AT_ONCE):
        batch = people[start : start + AT_ONCE]
        part = len(batch) * 2 // 3
        said_yes += part
        for button, those in ((yes, batch[:part]), (no, batch[part:])):
            reports = await discord.press_at_once(button, by=those, message=card, timeout=300)
            seconds += [float(report["outcome_after"]) for report in reports]
    took = time.perf_counter() - began
    # Of the first batch all of these have said yes.
    changing = people[: min(CHANGED, AT_ONCE // 2, len(people) // 3)]
    await discord.press_at_once(no, by=changing, message=card, timeout=300)
    return {
        **summary(seconds),
        "slowest_ms": round(max(seconds) * 1000, 2),
        "too_late": sum(each > DISCORD_WAITS for each in seconds),
        "votes": len(people),
        "expected": {
            "no": len(people) - said_yes + len(changing),
            "yes": said_yes - len(changing),
        },
        "changed": len(changing),
        "seconds": round(took, 1),
        "votes_a_second": round(len(people) / took),
        "memory_mb": _memory(bot),
    }


def _memory(bot: BotProcess) -> float:
    """Resident megabytes of the process."""
    text = Path(f"/proc/{bot.pid}/status").read_text(encoding="ascii")
    line = next(each for each in text.splitlines() if each.startswith("VmRSS"))
    return round(int(line.split()[1]) / 1024, 1)


def _buttons(card: Json) -> tuple[str, str]:
    ids = [str(each["custom_id"]) for each in walk(card["components"]) if each.get("custom_id")]
    yes, no = [each for each in ids if each.startswith("polls:say")]
    return yes, no


def _must_hold(folder: Path, poll: Poll, expected: Json) -> Json:
    """Every vote is there once, as it was pressed last."""
    with closing(sqlite3.connect(database_of(folder))) as database:
        query = "SELECT answers ->> 'vote', count(*) FROM ballots WHERE box_id = ? GROUP BY 1"
        counted = dict(database.execute(query, (int(poll.poll_id),)).fetchall())
    if counted != expected:
        raise Broken(f"{counted} are there, and {expected} were pressed")
    return {"counted": counted}


async def _edits(discord: Loopback, card: Json) -> list[float]:
    """The moments at which the card was edited, in seconds."""
    requests: list[Any] = await discord.requests("PATCH", f"/messages/{card['id']}")
    return [float(each.sent["monotonic"]) for each in requests]


def _apart(edits: list[float]) -> Json:
    apart = [later - earlier for earlier, later in itertools.pairwise(edits)]
    if apart and min(apart) < LEAST_APART:
        raise Broken(f"two edits of the card were {min(apart):.1f} seconds apart")
    return {"edits": len(edits), "least_apart_s": round(min(apart, default=0.0), 1)}
