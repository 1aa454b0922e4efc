"""Delivery of what nobody may know the outcome of: rows and log are alike, however it went."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.delivery import Delivery, Later, OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.paces import Pace
from storage.unit_of_work import UnitOfWork
from tests.test_delivery import COMMUNITY, NOW, Fixed, refusal

CLOSED = refusal(discord.Forbidden, 403, 50007)


@dataclass
class Mailbox:
    """Where messages arrive, each by the last word of its key; `faults` come first."""

    arrived: list[str] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    faults: dict[str, list[Exception]] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    meanwhile: Callable[[], Any] | None = None
    all_skipped: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, outgoing: Outgoing) -> Result:
        who = outgoing.message.dedupe_key
        self.tried.append(who)
        if self.skipped <= set(self.tried):
            self.all_skipped.set()
        if who in self.skipped:
            return {}
        if self.meanwhile is not None:
            await self.meanwhile()
        if self.faults.get(who):
            raise self.faults[who].pop(0)
        self.arrived.append(who)
        return {"number": len(self.arrived)}

    async def look(self, outgoing: Outgoing) -> Result | None:
        return {} if outgoing.message.dedupe_key in self.arrived else None


@dataclass
class Post:
    uow: UnitOfWork
    mailbox: Mailbox = field(default_factory=Mailbox)
    slept: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        pace = Pace(10_000, clock=lambda: 0.0, sleep=self._sleep)
        self.delivery = Delivery(self.uow, Fixed(), process="first", pace=pace)
        self.delivery.register(
            OutboxKind(
                name="nudge",
                repeat=Repeat.NONCE,
                send=self.mailbox.send,
                look=self.mailbox.look,
                is_untold=True,
            )
        )

    async def _sleep(self, seconds: float) -> None:
        if seconds >= 1:
            self.slept.append(seconds)

    async def add(self, *keys: str) -> None:
        async with self.uow.write() as tx:
            for key in keys:
                await tx.outbox.add(
                    "nudge",
                    community_id=COMMUNITY,
                    dedupe_key=key,
                    payload={"user_id": key},
                    due_at=NOW,
                    now=NOW,
                )

    async def rows(self) -> list[tuple[Any, ...]]:
        """All that the rows hold beside whom they are for."""
        async with self.uow.read() as tx:
            found = await tx.outbox.recent(100)
        return [
            (each.state, each.attempts, each.first_attempt_at, each.last_error, each.result)
            for each in found
        ]


@pytest.fixture
def post(uow: UnitOfWork) -> Post:
    return Post(uow)


def fields_of(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    return [
        record.__dict__["fields"] for record in caplog.records if record.getMessage() == "delivery"
    ]


@pytest.mark.parametrize(
    "faults",
    [
        [],
        [ConnectionError()] * 3,
        [TimeoutError(), ConnectionError()],
        [CLOSED],
        [Undeliverable("erased")],
        [KeyError("ours")],
    ],
)
async def test_however_it_goes_the_row_goes_and_the_log_says_no_more(
    post: Post, caplog: pytest.LogCaptureFixture, faults: list[Exception]
) -> None:
    caplog.set_level(logging.DEBUG, "ledarbot.delivery")
    post.mailbox.faults = {"b": list(faults)}
    post.mailbox.skipped = frozenset({"a"})
    await post.add("a", "b")
    assert await post.delivery.deliver_due(NOW) == 2
    assert await post.rows() == []
    assert fields_of(caplog) == [{"guild": COMMUNITY, "kind": "nudge", "rows": 2}]
    assert await post.delivery.deliver_due(NOW + timedelta(hours=1)) == 0


async def test_what_passes_is_tried_again_within_the_attempt(post: Post) -> None:
    post.mailbox.faults = {"a": [ConnectionError(), refusal(discord.HTTPException, 503)]}
    await post.add("a")
    await post.delivery.deliver_due(NOW)
    assert post.mailbox.arrived == ["a"]
    assert post.slept == [2.0, 8.0]


async def test_what_does_not_pass_is_given_up_after_three_times(post: Post) -> None:
    post.mailbox.faults = {"a": [ConnectionError()] * 9}
    await post.add("a")
    await post.delivery.deliver_due(NOW)
    assert post.mailbox.tried == ["a"] * 3
    assert post.slept == [2.0, 8.0]


async def test_rows_that_were_taken_together_are_alike_until_they_go_together(post: Post) -> None:
    """A look at the database meanwhile does not tell for whom there was something to send."""
    seen: list[list[tuple[Any, ...]]] = []

    async def look() -> None:
        # Those for whom there is nothing are done by then.
        await post.mailbox.all_skipped.wait()
        seen.append(await post.rows())

    post.mailbox.meanwhile = look
    post.mailbox.skipped = frozenset({"a", "c"})
    post.mailbox.faults = {"b": [ConnectionError()]}
    await post.add("a", "b", "c", "d")
    await post.delivery.deliver_due(NOW)
    assert len(seen) == 3
    for rows in seen:
        assert len(rows) == 4
        assert len(set(rows)) == 1
    assert await post.rows() == []


async def test_what_holds_for_all_puts_off_all_alike(post: Post) -> None:
    post.mailbox.faults = {key: [Later("no_card")] for key in "abc"}
    await post.add("a", "b", "c")
    await post.delivery.deliver_due(NOW)
    assert len(await post.rows()) == 3
    assert len(set(await post.rows())) == 1
    await post.delivery.deliver_due(NOW + timedelta(minutes=10))
    assert sorted(post.mailbox.arrived) == ["a", "b", "c"]
    assert await post.rows() == []


async def test_faults_are_told_when_they_are_of_five(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    people = [str(number) for number in range(6)]
    post.mailbox.faults = {who: [CLOSED] for who in people}
    await post.add(*people[:4])
    await post.delivery.deliver_due(NOW)
    await post.add(people[4])
    await post.delivery.deliver_due(NOW)
    assert not any("outcome" in each for each in fields_of(caplog))
    await post.add(people[5])
    await post.delivery.deliver_due(NOW)
    told = [each for each in fields_of(caplog) if "outcome" in each]
    assert told == [{"kind": "nudge", "outcome": "failed:403:50007", "rows": 5}]


def test_nothing_follows_on_what_is_untold(post: Post) -> None:
    async def follow(*about: Any) -> None: ...

    with pytest.raises(ValueError, match="untold"):
        OutboxKind(
            name="x",
            repeat=Repeat.IDEMPOTENT,
            send=post.mailbox.send,
            on_sent=follow,
            is_untold=True,
        )
