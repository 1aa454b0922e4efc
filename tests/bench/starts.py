"""From the process's start to synced commands and READY, and the memory it then holds."""

import statistics
from pathlib import Path

from tests.bench.contestants import Contestant, Json, own_folder
from tests.e2e.loopback import Loopback, own_process

CHANNELS = [{"name": f"kanal-{number}"} for number in range(12)]
ROLES = [{"name": f"Roll {number}"} for number in range(8)]
SCENARIOS: dict[str, Json] = {
    "10,000 members": {"roles": ROLES, "channels": CHANNELS, "crowd": 10_000},
    # Small servers, whose members come with the server itself: asking for the members of each
    # would keep any bot of this library waiting some nine minutes at the gateway's own limit.
    "1,000 guilds": {
        "name": "Server",
        "count": 1000,
        "roles": ROLES,
        "channels": CHANNELS,
        "crowd": 10,
        "members_in_create": True,
    },
}
SETTLED_SECONDS = 2.0
PATIENCE = 180.0


async def measure(contestants: list[Contestant], folder: Path, *, runs: int) -> Json:
    """For each scenario and bot the median of several starts, the bots taking turns."""
    results: Json = {}
    for number, (scenario, wanted) in enumerate(SCENARIOS.items()):
        taken: dict[str, list[Json]] = {contestant.name: [] for contestant in contestants}
        async with own_process() as discord:
            await discord.ask("guilds", **wanted)
            for run in range(runs):
                for contestant in contestants:
                    place = own_folder(folder, f"{number}-{run}-{contestant.name.split()[0]}")
                    first = await _start(contestant, discord, place)
                    # Again on the same database: nothing to migrate, the commands are known.
                    again = await _start(contestant, discord, place)
                    later = {f"later_{name}": value for name, value in again.items()}
                    taken[contestant.name].append(first | later)
        results[scenario] = {name: _medians(rows) for name, rows in taken.items()}
    return results


async def _start(contestant: Contestant, discord: Loopback, folder: Path) -> Json:
    """One start. IDENTIFY comes when the set-up is done, and with it the sync of the commands."""
    mark = await discord.mark()
    async with contestant.run(await discord.env(), folder) as bot:
        synced = await discord.wait_gateway("identify", after=mark, timeout=PATIENCE)
        await bot.wait_line(r"\bready\b", timeout=PATIENCE)
        ready_after = bot.seconds_up()
        memory = bot.memory()
        await discord.quiet(SETTLED_SECONDS)
        settled = bot.memory()
        await bot.stop()
    return {
        "synced_s": synced["monotonic"] - bot.started,
        "ready_s": ready_after,
        "ready_mb": memory / 2**20,
        "settled_mb": settled / 2**20,
    }


def _medians(rows: list[Json]) -> Json:
    return {name: round(statistics.median(row[name] for row in rows), 3) for name in rows[0]}
