"""`python -m tests.bench`: Ledarbot beside an ordinary discord.py bot, in the same run."""

import argparse
import asyncio
import json
import platform
import tempfile
from pathlib import Path

from tests.bench import crowds, presses, reminders, starts, votes
from tests.bench.contestants import Bare, Contestant, Json, Ours, own_folder
from tests.bench.report import told


async def measure(chosen: argparse.Namespace) -> Json:
    contestants: list[Contestant] = [Bare()] if chosen.bare_only else [Bare(), Ours()]
    results: Json = {"python": platform.python_version(), "machine": platform.platform()}
    with tempfile.TemporaryDirectory(prefix="ledarbot-bench-", dir=chosen.folder) as name:
        folder = Path(name)
        if chosen.only in (None, "presses"):
            place = own_folder(folder, "presses")
            results["presses"] = await presses.measure(contestants, place, presses=chosen.presses)
        if chosen.only in (None, "starts"):
            place = own_folder(folder, "starts")
            results["starts"] = await starts.measure(contestants, place, runs=chosen.runs)
        if chosen.only in (None, "meetups") and not chosen.bare_only:
            results |= await meetups(chosen, folder)
        if chosen.only in (None, "votes") and not chosen.bare_only:
            results["votes"] = await votes.measure(folder, votes=chosen.votes)
    return results


async def meetups(chosen: argparse.Namespace, folder: Path) -> Json:
    """A crowd that signs up, and reminders."""
    return {
        "crowd": await crowds.measure(own_folder(folder, "crowd"), rounds=chosen.rounds),
        "ticks": await reminders.measure_ticks(own_folder(folder, "ticks"), ticks=chosen.ticks),
        "sending": await reminders.measure_sending(own_folder(folder, "sending")),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--presses", type=int, default=200, help="button presses for each bot")
    parser.add_argument("--runs", type=int, default=3, help="starts for each bot and scenario")
    parser.add_argument("--rounds", type=int, default=3, help="crowds of 460 for each bot")
    parser.add_argument("--ticks", type=int, default=200, help="ticks with planned reminders")
    parser.add_argument("--votes", type=int, default=10_000, help="votes in one poll")
    parser.add_argument("--only", choices=("presses", "starts", "meetups", "votes"))
    parser.add_argument("--bare-only", action="store_true", help="measure the bare bot alone")
    parser.add_argument("--folder", type=Path, help="where the databases lie (a real disk)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there too")
    chosen = parser.parse_args()
    results = asyncio.run(measure(chosen))
    print(told(results))
    if chosen.json:
        chosen.json.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
