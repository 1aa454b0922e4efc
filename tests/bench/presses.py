"""From a button press to the answer that states the outcome, after its commit."""

import statistics
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.contestants import Card, Contestant, Json, own_folder, who_presses
from tests.e2e.loopback import Loopback, own_process
from tests.e2e.networks import NETWORK

WARM_UP = 10
# The two bots take turns in blocks, so that a slow moment of the machine meets both.
BLOCK = 10
QUIET_SECONDS = 0.05
# Any answer but a deferral, which begins with type 5 or 6.
STATES_OUTCOME = r'^(?!\{"type": [56]\b)'
ANSWERS = "/interactions/.*/callback|/webhooks/.*"


class AnswersTooEarly(Exception):
    """The bot answered before its row was committed: what it says may not hold."""


@dataclass
class Seat:
    """One bot at its own loopback server, with its cards."""

    contestant: Contestant
    discord: Loopback
    network: Json
    folder: Path
    cards: list[Card] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    async def press(self) -> float:
        """Press the next card's button; how long it took, by the server's clock."""
        card = self.cards.pop()
        pressed = await self.discord.press(
            card.custom_id, user_id=who_presses(self.network)["user_id"], message=card.message
        )
        report = await pressed.report()
        # What the press set going besides the answer is over before the next.
        await self.discord.quiet(QUIET_SECONDS)
        return float(report["outcome_after"])

    async def prove_commit(self) -> None:
        """Hold the answer back, and look whether the row is there already."""
        card = self.cards[-1]
        fault = await self.discord.fault(
            "hold_before", method=None, path=ANSWERS, body=STATES_OUTCOME
        )
        pressed = await self.discord.press(
            card.custom_id, user_id=who_presses(self.network)["user_id"], message=card.message
        )
        await fault.caught()
        committed = self.contestant.is_committed(self.folder, card)
        await fault.release()
        await pressed.report()
        await self.discord.quiet(QUIET_SECONDS)
        self.cards.pop()
        if not committed:
            raise AnswersTooEarly(self.contestant.name)


@asynccontextmanager
async def seated(contestant: Contestant, parent: Path, *, cards: int) -> AsyncIterator[Seat]:
    """The bot at work, with so many cards posted."""
    folder = own_folder(parent, contestant.name.replace(" ", "-"))
    async with own_process() as discord:
        network = await discord.seed(**NETWORK)
        await contestant.prepare(discord, network, folder, cards)
        async with contestant.run(await discord.env(), folder) as bot:
            await bot.wait_line(r"\bready\b")
            seat = Seat(contestant, discord, network, folder)
            seat.cards = await contestant.cards(discord, network, cards)
            await discord.quiet(QUIET_SECONDS)
            yield seat


async def measure(contestants: list[Contestant], folder: Path, *, presses: int) -> Json:
    """Milliseconds for each bot: median and the slowest of twenty."""
    cards = presses + WARM_UP + 1
    if len(contestants) == 1:
        async with seated(contestants[0], folder, cards=cards) as alone:
            await _take_turns([alone], presses=presses)
            return {alone.contestant.name: summary(alone.seconds)}
    async with (
        seated(contestants[0], folder, cards=cards) as first,
        seated(contestants[1], folder, cards=cards) as second,
    ):
        await _take_turns([first, second], presses=presses)
        return {seat.contestant.name: summary(seat.seconds) for seat in (first, second)}


async def _take_turns(seats: list[Seat], *, presses: int) -> None:
    for seat in seats:
        await seat.prove_commit()
        for _ in range(WARM_UP):
            await seat.press()
    while len(seats[0].seconds) < presses:
        for seat in seats:
            block = min(BLOCK, presses - len(seat.seconds))
            seat.seconds += [await seat.press() for _ in range(block)]


def summary(seconds: list[float]) -> Json:
    slowest = statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    return {
        "median_ms": round(statistics.median(seconds) * 1000, 2),
        "p95_ms": round(slowest * 1000, 2),
        "presses": len(seconds),
    }
