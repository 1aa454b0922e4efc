"""The small bot as the sandbox drives it, with an outbox in memory."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import discord

from bot.i18n import I18n
from sandbox.engines import Errand, SimulatedClock
from sandbox.seed import Network
from sandbox.talks import Step
from tests.sandbox.small_bot import Card, SmallBot


class SmallEngine:
    """Posts a card at the start; each application is answered in the review channel."""

    def __init__(self) -> None:
        self.bot = SmallBot()
        self.clock = SimulatedClock()
        self.done: list[tuple[datetime, str]] = []
        self.waiting: list[tuple[datetime, str]] = []
        self.asked_at: list[datetime] = []
        self._i18n = I18n(default_locale="sv")
        self._told = 0
        self._network: Network | None = None

    def text(self, key: str, locale: str, /, **args: object) -> str:
        return self._i18n.text(key, locale, **args)

    def plan(self, what: str, *, after: timedelta) -> None:
        self.waiting.append((self.clock.now() + after, what))

    async def resumes_at(self) -> datetime | None:
        return None

    async def remember(self, now: datetime) -> None:
        """Nothing outlives this one."""

    async def settle_in(self, network: Network) -> None:
        self._network = network
        await self._channel(network.channels.welcome.id).send(view=Card())

    def openings(self) -> Iterable[Step]:
        return ()

    async def do_due(self, now: datetime) -> None:
        assert self._network is not None
        review = self._channel(self._network.channels.review.id)
        for event, data in self.bot.heard[self._told :]:
            name = data["request"]["user"]["global_name"] if "request" in data else "någon"
            await review.send(f"{event}: {name}")
            self.done.append((now, "card"))
        self._told = len(self.bot.heard)
        for at, what in [item for item in self.waiting if item[0] <= now]:
            self.waiting.remove((at, what))
            await review.send(what)
            self.done.append((now, what))

    async def look_for_requests(self) -> None:
        self.asked_at.append(self.clock.now())

    async def next_due_at(self) -> datetime | None:
        return min((at for at, _ in self.waiting), default=None)

    async def outbox(self) -> Sequence[Errand]:
        return [Errand(what, "sent", at, at) for at, what in reversed(self.done)]

    async def jobs(self) -> Sequence[Errand]:
        return [Errand(what, "queued", at) for at, what in sorted(self.waiting)]

    async def close(self) -> None:
        await self.bot.close()

    def _channel(self, channel_id: int) -> discord.TextChannel:
        channel = self.bot.get_channel(channel_id)
        assert isinstance(channel, discord.TextChannel)
        return channel
