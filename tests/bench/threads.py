"""`python -m tests.bench.threads`: what resembles a question among 2,000 threads, beside 20."""

import argparse
import asyncio
import itertools
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bot.services import thread_listing
from bot.services.thread_cases import new_number
from domain.ids import ChannelId, CommunityId, ThreadId, UserId
from domain.thread_values import Thread, ThreadKind, ThreadState
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.e2e.lives import at_work
from tests.e2e.loopback import own_process
from tests.e2e.thread_worlds import TEXT, ThreadNetwork, threading

FEW, MANY = 20, 2000
TITLE = "Hur introducerar ni nya chefer i en stor organisation?"
PARTS = (
    ("Hur", "När", "Varför", "Med vilka"),
    ("introducerar", "rekryterar", "utvecklar", "avtackar", "schemalägger"),
    ("ni nya chefer", "ni medarbetare", "man vikarier", "ni ledningsgruppen", "man pensionärer"),
    ("i en liten förvaltning?", "i en stor organisation?", "efter en omorganisation?"),
)


def titles(count: int) -> list[str]:
    every = [" ".join(words) for words in itertools.product(*PARTS)]
    return [f"{every[number % len(every)]} ({number})"[:90] for number in range(count)]


async def fill(network: ThreadNetwork, uow: UnitOfWork, count: int) -> None:
    """So many threads that stand in Discord, as far as the bot knows."""
    today = datetime.now(UTC).date()
    async with uow.write() as tx:
        for number, title in enumerate(titles(count), start=1):
            thread = Thread(
                community_id=CommunityId(int(network.ids["id"])),
                thread_id=ThreadId(new_number()),
                kind=ThreadKind.QUESTION,
                title=title,
                text=TEXT,
                author_id=UserId(int(network.who("Anna"))),
                state=ThreadState.OPEN,
                channel_id=ChannelId(int(network.threads_channel)),
                discord_id=ChannelId(10**18 + number),
                posted_on=today,
                active_on=today,
            )
            await tx.threads.add(thread)


async def measure(count: int, folder: Path, *, runs: int) -> tuple[float, float]:
    """Milliseconds of the search alone, and from the form to the preview."""
    path = folder / f"{count}.db"
    await migrated(f"sqlite:///{path}")
    async with own_process() as discord:
        network = await threading(discord, f"sqlite:///{path}", path, agreed=("Bo",))
        await network.change_by(lambda uow: fill(network, uow, count))
        alone = await searches(network, runs=runs)
        async with at_work(network):
            await network.preview("Bo", title=TITLE)
            whole = [await preview(network) for _ in range(runs)]
    return statistics.median(alone) * 1000, statistics.median(whole) * 1000


async def migrated(url: str) -> None:
    database = await Database.open(url)
    await database.migrate()
    await database.close()


async def searches(network: ThreadNetwork, *, runs: int) -> list[float]:
    database = await Database.open(network.database_url)
    seconds: list[float] = []
    for _ in range(runs):
        began = time.perf_counter()
        found = await thread_listing.related(
            database.unit_of_work(),
            community_id=CommunityId(int(network.ids["id"])),
            title=TITLE,
            topic_id=None,
        )
        seconds.append(time.perf_counter() - began)
        assert found
    await database.close()
    return seconds


async def preview(network: ThreadNetwork) -> float:
    """Somebody sends the form; how long it took until they saw what would be posted."""
    mark = await network.discord.mark()
    await network.preview("Bo", title=TITLE)
    log = await network.discord.log(after=mark)
    *_, sent = [each for each in log if each["kind"] == "interaction"]
    *_, answered = [
        each for each in log if each["kind"] == "request" and each["path"].endswith("/callback")
    ]
    return float(answered["monotonic"] - sent["monotonic"])


async def compared(*, runs: int) -> None:
    with tempfile.TemporaryDirectory(prefix="ledarbot-bench-") as name:
        for count in (FEW, MANY):
            alone, whole = await measure(count, Path(name), runs=runs)
            print(f"{count:5} threads: searched in {alone:.1f} ms, form to preview {whole:.1f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.threads", description=__doc__)
    parser.add_argument("--runs", type=int, default=50)
    asyncio.run(compared(runs=parser.parse_args().runs))


if __name__ == "__main__":
    main()
