"""The outbox's carrier: takes rows that are due, has them sent, and remembers how it went.

A row is claimed in one transaction, sent outside any, and marked in another. A crash between
those leaves it in flight; each kind declares how it is then repeated without being sent twice.
"""

import asyncio
import hashlib
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import aiohttp
import discord

from bot.clock import Clock
from bot.paces import Pace
from bot.untold import UntoldFaults, log_tried
from storage.outbox import OutboxMessage
from storage.unit_of_work import Transaction, UnitOfWork

_log = logging.getLogger("ledarbot.delivery")

NONCE_GOOD_FOR = timedelta(minutes=2)
"""Discord promises to recognise a nonce for "a few minutes"; we trust it for two."""
GIVE_UP_AFTER = timedelta(hours=24)
BATCH = 20
AT_ONCE = 5
_FIRST_PAUSE = timedelta(seconds=5)
_LONGEST_PAUSE = timedelta(hours=1)
_DIRECT_MESSAGES_TOO_FAST = 40003
_RESTS = (2.0, 8.0)
"""Seconds before what is untold is tried once more, and once more."""

Result = dict[str, Any]


class Repeat(StrEnum):
    """How a kind is repeated safely when nobody knows whether it went out."""

    NONCE = "nonce"
    """Discord returns the earlier message for the same nonce; after that time we look first."""
    IDEMPOTENT = "idempotent"
    """Doing it twice is doing it once: edits, roles, decisions."""
    LOOK_FIRST = "look_first"
    """Discord has no nonce for it: list what is there and recognise ours."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One row on its way out: `nonce` and `mark` are the same at every attempt."""

    message: OutboxMessage
    now: datetime

    @property
    def payload(self) -> Mapping[str, Any]:
        return self.message.payload

    @property
    def nonce(self) -> str:
        """At most 25 characters, from the dedupe key."""
        return _digest(self.message.dedupe_key)[:25]

    @property
    def mark(self) -> int:
        """A component id by which our message is recognised in a channel's history."""
        # 1 to 2**30: Discord's component ids are 32-bit; small numbers are given out by itself.
        return int(_digest(self.message.dedupe_key)[:7], 16) + 1_000_000

    @property
    def is_repeated(self) -> bool:
        return self.message.attempts > 1

    @property
    def since(self) -> datetime:
        """Before this moment nothing of ours can have been sent."""
        return (self.message.first_attempt_at or self.now) - timedelta(minutes=1)


class Undeliverable(Exception):
    """The way is closed for good (gone, forbidden, closed messages); `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Later(Exception):
    """The way is closed for now, until somebody mends it: tried again, never given up."""

    def __init__(self, code: str, *, pause: timedelta = timedelta(minutes=10)) -> None:
        super().__init__(code)
        self.code = code
        self.pause = pause


Send = Callable[[Outgoing], Awaitable[Result]]
Look = Callable[[Outgoing], Awaitable[Result | None]]
OnSent = Callable[[Transaction, OutboxMessage, Result, datetime], Awaitable[None]]
OnFailed = Callable[[Transaction, OutboxMessage, str, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxKind:
    """What a kind of row needs: how it is sent, found again, and what follows."""

    name: str
    repeat: Repeat
    send: Send
    look: Look | None = None
    on_sent: OnSent | None = None
    on_failed: OnFailed | None = None
    is_untold: bool = False
    """Nothing may tell how it went, or how long it took: whoever has answered already is not
    written to. A passing fault is tried again within the same attempt alone, and the row goes in
    any case, together with those that were claimed with it; of faults the log has sums. `Later`
    is only for what was found before anything was asked about the person.
    """

    def __post_init__(self) -> None:
        if self.is_untold and (self.on_sent or self.on_failed):
            raise ValueError(f"{self.name}: nothing follows on what is untold")
        if self.repeat is not Repeat.IDEMPOTENT and self.look is None:
            raise ValueError(f"{self.name}: only an idempotent kind needs no way to look first")


class Delivery:
    """Delivers due outbox rows; `wake` asks for it after a commit, `deliver_due` does it."""

    def __init__(
        self, uow: UnitOfWork, clock: Clock, *, process: str, pace: Pace | None = None
    ) -> None:
        self._uow = uow
        self._pace = pace
        self._clock = clock
        self._process = process
        self._kinds: dict[str, OutboxKind] = {}
        self._untold = UntoldFaults()
        self._running: asyncio.Task[None] | None = None
        self._wanted = False
        self._open = False
        self._ending = asyncio.Event()
        self._cut_short = False

    def register(self, kind: OutboxKind) -> None:
        """Declare a kind; a name can be declared once."""
        if kind.name in self._kinds:
            raise ValueError(f"outbox kind {kind.name} is declared twice")
        self._kinds[kind.name] = kind

    def open(self) -> None:
        """Begin to deliver: Discord is there."""
        self._open = True
        self.wake()

    async def close(self) -> None:
        """Stop delivering; what is on its way is finished first."""
        self._open = False
        self._ending.set()
        if self._running is not None:
            await self._running

    def wake(self) -> None:
        """Deliver what is due, soon; never waits, and several calls become one."""
        self._wanted = True
        if self._open and (self._running is None or self._running.done()):
            self._running = asyncio.create_task(self._run(), name="ledarbot-delivery")

    async def _run(self) -> None:
        while self._wanted and self._open:
            self._wanted = False
            try:
                await self.deliver_due(self._clock.now())
            except Exception:
                # The rows stay due and the next tick tries again.
                _log.exception("delivery")

    async def deliver_due(self, now: datetime) -> int:
        """Send every row that is due at `now`; returns how many were handled."""
        handled = 0
        gate = asyncio.Semaphore(AT_ONCE)
        while not self._ending.is_set():
            async with self._uow.write() as tx:
                batch = await tx.outbox.claim(now, limit=BATCH, by=self._process)
            if not batch:
                return handled
            log_tried(message for message in batch if self._is_untold(message))
            self._untold.tell()
            async with asyncio.TaskGroup() as group:
                attempts = [
                    group.create_task(self._deliver(Outgoing(message, now), gate))
                    for message in batch
                ]
            done = [each for task in attempts if (each := task.result()) is not None]
            # Together or not at all: what is left of them is taken up by the next process.
            await self._forget([] if self._cut_short else done)
            handled += len(batch)
        return handled

    async def _deliver(self, outgoing: Outgoing, gate: asyncio.Semaphore) -> int | None:
        """Send one row; the number of one that is to be forgotten with the others."""
        if self._is_untold(outgoing.message):
            return await self._deliver_untold(outgoing, gate)
        async with gate:
            if self._pace is not None:
                await self._pace.wait()
            began = time.perf_counter()
            outcome = await self._attempt(outgoing)
            message = outgoing.message
            fields = {
                "guild": message.community_id,
                "kind": message.kind,
                "outcome": outcome,
                "attempt": message.attempts,
                "ms": round((time.perf_counter() - began) * 1000),
            }
            _log.log(
                logging.INFO if outcome == "sent" else logging.WARNING,
                "delivery",
                extra={"fields": fields},
            )
        return None

    async def _attempt(self, outgoing: Outgoing) -> str:
        kind = self._kinds.get(outgoing.message.kind)
        if kind is None:
            return await self._fail(outgoing, None, "unknown_kind")
        try:
            result = await self._send_once(outgoing, kind)
        except Undeliverable as closed:
            return await self._fail(outgoing, kind, closed.code)
        except Later as later:
            return await self._postpone(outgoing, later.pause, later.code)
        except Exception as error:
            return await self._judge(outgoing, kind, error)
        async with self._uow.write() as tx:
            await tx.outbox.sent(outgoing.message.id, now=outgoing.now, result=result)
            if kind.on_sent is not None:
                await kind.on_sent(tx, outgoing.message, result, outgoing.now)
        return "sent"

    # ------------------------------------------------------------------------- what is untold

    def _is_untold(self, message: OutboxMessage) -> bool:
        kind = self._kinds.get(message.kind)
        return kind is not None and kind.is_untold

    async def _deliver_untold(self, outgoing: Outgoing, gate: asyncio.Semaphore) -> int | None:
        kind = self._kinds[outgoing.message.kind]
        for rest in (*_RESTS, None):
            async with gate:
                if self._pace is not None:
                    await self._pace.wait()
                try:
                    await self._send_once(outgoing, kind)
                    break
                except Exception as error:
                    if isinstance(error, Later) and rest == _RESTS[0]:
                        await self._postpone(outgoing, error.pause, error.code)
                        return None
                    # Later than that only those wait to whom there is something to send.
                    if rest is None or not _is_passing(error):
                        self._untold.note(kind.name, refusal_code(error), error)
                        break
            if self._pace is not None:
                await self._pace.rest(rest, unless=self._ending)
            if self._ending.is_set():
                self._cut_short = True
                return None
        return outgoing.message.id

    async def _forget(self, numbers: Sequence[int]) -> None:
        if not numbers:
            return
        async with self._uow.write() as tx:
            for number in numbers:
                await tx.outbox.forget(number)

    # ------------------------------------------------------------------------ one way or another

    async def _send_once(self, outgoing: Outgoing, kind: OutboxKind) -> Result:
        if outgoing.is_repeated and kind.look is not None:
            first = outgoing.message.first_attempt_at or outgoing.now
            nonce_holds = kind.repeat is Repeat.NONCE and outgoing.now - first < NONCE_GOOD_FOR
            if not nonce_holds:
                found = await kind.look(outgoing)
                if found is not None:
                    return found
        return await kind.send(outgoing)

    async def _judge(self, outgoing: Outgoing, kind: OutboxKind, error: Exception) -> str:
        """Discord's refusals are ordinary: closed for good, or to be tried again.

        A fault of ours is tried again too, for a day: a corrected version then sends what an
        earlier one could not.
        """
        if isinstance(error, discord.Forbidden | discord.NotFound) and not _is_too_fast(error):
            return await self._fail(outgoing, kind, refusal_code(error))
        if not _is_passing(error):
            _log.error("delivery fault", exc_info=error, extra={"fields": {"kind": kind.name}})
        message = outgoing.message
        if outgoing.now - message.created_at >= GIVE_UP_AFTER:
            return await self._fail(outgoing, kind, "gave_up")
        pause = min(_FIRST_PAUSE * 2 ** min(message.attempts - 1, 16), _LONGEST_PAUSE)
        return await self._postpone(outgoing, pause, refusal_code(error))

    async def _postpone(self, outgoing: Outgoing, pause: timedelta, code: str) -> str:
        async with self._uow.write() as tx:
            await tx.outbox.retry(outgoing.message.id, at=outgoing.now + pause, error=code)
        return f"retry:{code}"

    async def _fail(self, outgoing: Outgoing, kind: OutboxKind | None, code: str) -> str:
        async with self._uow.write() as tx:
            await tx.outbox.fail(outgoing.message.id, now=outgoing.now, error=code)
            if kind is not None and kind.on_failed is not None:
                await kind.on_failed(tx, outgoing.message, code, outgoing.now)
        return f"failed:{code}"


def refusal_code(error: Exception) -> str:
    """A short word for the log and the row: Discord's code, ours, or the error's name."""
    if isinstance(error, Undeliverable | Later):
        return error.code
    if isinstance(error, discord.HTTPException):
        return f"{error.status}:{error.code}"
    return type(error).__name__


def _is_passing(error: Exception) -> bool:
    """True for what ends by itself: Discord's faults and limits, a broken connection."""
    if isinstance(error, discord.HTTPException):
        return error.status >= 500 or error.status == 429 or _is_too_fast(error)
    return isinstance(error, discord.RateLimited | aiohttp.ClientError | OSError | TimeoutError)


def _is_too_fast(error: discord.HTTPException) -> bool:
    return error.code == _DIRECT_MESSAGES_TOO_FAST


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
