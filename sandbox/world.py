"""The simulated Discord with the bot in it, and everything one can do to it from outside."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import TypeVar

from simcord import Env

from domain.errors import LedarbotError
from sandbox.engines import Engine
from sandbox.journals import Journal
from sandbox.seed import OPENS_AT, Network, raise_curtain, set_clock
from sandbox.turns import Turns

T = TypeVar("T")

SETTLES_WITHIN_SECONDS = 30.0
_NEVER_ENDING = 500
"""So many moments in one move of the clock mean that the bot keeps giving itself work."""


class World:
    """One sandbox. `act` is the only way to change anything: one action at a time, and after
    each the bot has done what was due."""

    def __init__(self, env: Env, engine: Engine, network: Network, journal: Journal) -> None:
        self.env = env
        self.engine = engine
        self.network = network
        self.journal = journal
        self.turns = Turns()
        self.version = 0
        self.after_each: list[Callable[[], Awaitable[None]]] = []
        self._errors_seen = env.error_cursor
        self._remembered: datetime | None = None

    @property
    def now(self) -> datetime:
        return self.env.now()

    async def act(self, work: Callable[[], Awaitable[T]], *, changes: bool = True) -> T:
        """Do something when it's its turn; whoever waits is let go when all has settled."""

        async def turn() -> T:
            try:
                return await work()
            finally:
                if changes:
                    await self._aftermath()

        return await self.turns.take(turn)

    async def move(self, step: timedelta) -> None:
        """Let time pass, stopping at every moment when something is due (within an action)."""
        end = self.now + step
        for _ in range(_NEVER_ENDING):
            await self._do_due()
            due = await self.engine.next_due_at()
            stop = min(end, due) if due is not None and due > self.now else end
            await self.env.advance_time((stop - self.now).total_seconds())
            if self.now >= end:
                break
        await self._in_bot(self.engine.look_for_requests)

    async def move_to_next_due(self) -> bool:
        """Let time pass until something is due; False when nothing is (within an action)."""
        due = await self.engine.next_due_at()
        if due is None:
            return False
        await self.move(max(due - self.now, timedelta()))
        return True

    async def _aftermath(self) -> None:
        await self.env.settle()
        await self._do_due()
        if self.now != self._remembered:
            await self.engine.remember(self.now)
            self._remembered = self.now
        self._note_errors()
        for follow in self.after_each:
            await follow()
        self.version += 1

    async def _do_due(self) -> None:
        await self._in_bot(lambda: self.engine.do_due(self.now))

    async def _in_bot(self, work: Callable[[], Awaitable[None]]) -> None:
        """Have the bot do something by itself, and wait until all that follows has settled."""

        async def errand() -> None:
            await work()

        # SimCord counts as the bot's what is started in this scope, and only that settles.
        with self.env._bot_scope():
            task = asyncio.get_running_loop().create_task(errand())
        await self.env.settle()
        await task

    def _note_errors(self) -> None:
        for error in self.env.errors_since(self._errors_seen):
            # What the person was told in a sentence is no error.
            if _is_refusal(error):
                continue
            # The kind alone: its message may quote what somebody wrote.
            self.journal.note("error", f"{type(error).__module__}.{type(error).__qualname__}")
        self._errors_seen = self.env.error_cursor


@asynccontextmanager
async def open_world(engine: Engine) -> AsyncIterator[World]:
    """A sandbox with the curtain raised and the community set up; closed again at the end."""
    env = Env(engine.bot, settle_timeout=SETTLES_WITHIN_SECONDS)
    set_clock(env)
    engine.clock.follow(env)
    journal = Journal(env.now)
    journal.open()
    try:
        await env.start()
        with env.time_context():
            try:
                resumes_at = await engine.resumes_at()
                network = await raise_curtain(env)
                if resumes_at is not None and resumes_at > env.now():
                    # A second later, so that no new id is one that was given before.
                    await env.advance_time((resumes_at - env.now()).total_seconds() + 1)
                await engine.settle_in(network)
                world = World(env, engine, network, journal)
                world.turns.open()
                await world.act(_nothing)
                for step in engine.openings():
                    await world.act(step)
                if world.now < OPENS_AT:
                    await world.act(lambda: world.move(OPENS_AT - world.now))
                yield world
                await world.turns.close()
            finally:
                await engine.close()
                await env.shutdown()
    finally:
        journal.close()


def _is_refusal(error: BaseException | None) -> bool:
    """True for a refusal of the bot's, also inside what the library wraps it in."""
    while error is not None and not isinstance(error, LedarbotError):
        error = getattr(error, "original", None) or getattr(error, "error", None)
    return error is not None


async def _nothing() -> None:
    """An action without contents: what was due at the start is done."""
