"""What the sandbox asks of the bot inside it, beside what Discord asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import discord
from simcord import Env

from sandbox.seed import Network


class SimulatedClock:
    """The bot's clock in the sandbox: the simulated Discord's time, once there is one."""

    def __init__(self) -> None:
        self._env: Env | None = None

    def follow(self, env: Env) -> None:
        self._env = env

    def now(self) -> datetime:
        if self._env is None:
            raise RuntimeError("time has not begun")
        return self._env.now()


@dataclass(frozen=True, slots=True)
class Errand:
    """A row of the outbox or a job, told without its contents."""

    kind: str
    state: str
    due_at: datetime
    done_at: datetime | None = None


class Engine(Protocol):
    """The bot as the sandbox drives it: no timer of its own runs, it acts when told to."""

    @property
    def bot(self) -> discord.Client: ...

    @property
    def clock(self) -> SimulatedClock: ...

    def text(self, key: str, locale: str, /, **args: object) -> str:
        """A text from the catalogues, in "sv" or "en"."""
        ...

    async def settle_in(self, network: Network) -> None:
        """Set the community up through the bot's own service."""
        ...

    async def do_due(self, now: datetime) -> None:
        """Run the jobs and deliver the messages that are due."""
        ...

    async def look_for_requests(self) -> None:
        """Poll Discord for membership applications, as the bot does every few minutes."""
        ...

    async def next_due_at(self) -> datetime | None:
        """When the earliest job or message waits for its time; None when nothing does."""
        ...

    async def outbox(self) -> Sequence[Errand]:
        """The messages that wait or were sent, the latest first."""
        ...

    async def jobs(self) -> Sequence[Errand]:
        """The jobs that wait, the earliest first."""
        ...

    async def close(self) -> None:
        """End the bot and its database."""
        ...
