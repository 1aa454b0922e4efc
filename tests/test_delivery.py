"""Delivery: each message is sent once, whatever happens between claim, send and mark."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import aiohttp
import discord
import pytest

from bot.clock import Clock
from bot.delivery import (
    GIVE_UP_AFTER,
    NONCE_GOOD_FOR,
    Delivery,
    Later,
    OutboxKind,
    Outgoing,
    Repeat,
    Result,
    Undeliverable,
)
from domain.ids import CommunityId
from storage.outbox import OutboxMessage
from storage.unit_of_work import Transaction, UnitOfWork

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
COMMUNITY = CommunityId(1)


class Fixed(Clock):
    def now(self) -> datetime:
        return NOW


class Answer:
    """What discord.py needs of a response to make its exceptions."""

    def __init__(self, status: int) -> None:
        self.status = status
        self.reason = "refused"


def refusal(kind: type[discord.HTTPException], status: int, code: int = 0) -> Exception:
    return kind(Answer(status), {"code": code, "message": "refused"})  # type: ignore[arg-type]


@dataclass
class Mailbox:
    """Where messages arrive, with a way to break between the steps."""

    arrived: list[str] = field(default_factory=list)
    nonces: set[str] = field(default_factory=set)
    looked: int = 0
    before: Callable[[], None] | None = None
    after: Callable[[], None] | None = None
    followed: list[str] = field(default_factory=list)

    async def send(self, outgoing: Outgoing) -> Result:
        if self.before is not None:
            self.before()
        if outgoing.nonce not in self.nonces:
            self.arrived.append(outgoing.message.dedupe_key)
            self.nonces.add(outgoing.nonce)
        if self.after is not None:
            self.after()
        return {"number": len(self.arrived)}

    async def look(self, outgoing: Outgoing) -> Result | None:
        self.looked += 1
        return {"found": True} if outgoing.message.dedupe_key in self.arrived else None

    async def on_sent(
        self, tx: Transaction, message: OutboxMessage, result: Result, now: datetime
    ) -> None:
        self.followed.append("sent")

    async def on_failed(
        self, tx: Transaction, message: OutboxMessage, code: str, now: datetime
    ) -> None:
        self.followed.append(code)


@dataclass
class Post:
    uow: UnitOfWork
    mailbox: Mailbox
    repeat: Repeat

    def delivery(self, process: str = "first") -> Delivery:
        delivery = Delivery(self.uow, Fixed(), process=process)
        delivery.register(
            OutboxKind(
                name="letter",
                repeat=self.repeat,
                send=self.mailbox.send,
                look=None if self.repeat is Repeat.IDEMPOTENT else self.mailbox.look,
                on_sent=self.mailbox.on_sent,
                on_failed=self.mailbox.on_failed,
            )
        )
        return delivery

    async def add(self, key: str = "a", *, due_at: datetime = NOW, kind: str = "letter") -> None:
        async with self.uow.write() as tx:
            await tx.outbox.add(
                kind, community_id=COMMUNITY, dedupe_key=key, payload={}, due_at=due_at, now=NOW
            )

    async def row(self) -> OutboxMessage:
        async with self.uow.read() as tx:
            [row] = await tx.outbox.recent(10)
        return row


class Crash(BaseException):
    """The process dies here."""


def die() -> None:
    raise Crash


@pytest.fixture(params=Repeat)
def post(request: pytest.FixtureRequest, uow: UnitOfWork) -> Post:
    return Post(uow, Mailbox(), request.param)


async def crash(post: Post) -> None:
    with pytest.raises(BaseExceptionGroup) as died:
        await post.delivery().deliver_due(NOW)
    assert died.value.subgroup(Crash) is not None
    post.mailbox.before = post.mailbox.after = None


async def test_what_is_due_is_sent_once(post: Post) -> None:
    await post.add("a")
    await post.add("a")
    await post.add("b", due_at=NOW + timedelta(seconds=1))
    assert await post.delivery().deliver_due(NOW) == 1
    assert await post.delivery().deliver_due(NOW) == 0
    assert post.mailbox.arrived == ["a"]
    assert post.mailbox.followed == ["sent"]


async def test_a_crash_before_sending_loses_nothing(post: Post) -> None:
    await post.add()
    post.mailbox.before = die
    await crash(post)
    assert await post.delivery("second").deliver_due(NOW + timedelta(seconds=90)) == 0
    await post.delivery("second").deliver_due(NOW + NONCE_GOOD_FOR)
    assert post.mailbox.arrived == ["a"]


@pytest.mark.parametrize("minutes", [2, 60])
async def test_a_crash_between_sending_and_marking_sends_nothing_twice(
    post: Post, minutes: int
) -> None:
    await post.add()
    post.mailbox.after = die
    await crash(post)
    if minutes == 60:
        # Discord has long forgotten the nonce.
        post.mailbox.nonces.clear()
    await post.delivery("second").deliver_due(NOW + timedelta(minutes=minutes))
    sent_again = post.repeat is Repeat.IDEMPOTENT and minutes == 60
    assert post.mailbox.arrived == ["a", "a"][: 1 + sent_again]
    assert (await post.row()).state == "sent"


async def test_an_answer_that_was_lost_is_not_sent_again(post: Post) -> None:
    await post.add()

    def lost() -> None:
        raise aiohttp.ServerDisconnectedError

    post.mailbox.after = lost
    await post.delivery().deliver_due(NOW)
    assert (await post.row()).state == "retry"
    post.mailbox.after = None
    await post.delivery().deliver_due(NOW + timedelta(seconds=5))
    assert post.mailbox.arrived == ["a"]
    assert post.mailbox.looked == (post.repeat is Repeat.LOOK_FIRST)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (refusal(discord.Forbidden, 403, 50007), "403:50007"),
        (refusal(discord.NotFound, 404, 10008), "404:10008"),
        (Undeliverable("gone"), "gone"),
    ],
)
async def test_a_closed_way_ends_in_its_consequence(
    post: Post, error: Exception, code: str
) -> None:
    await post.add()

    def refuse() -> None:
        raise error

    post.mailbox.before = refuse
    await post.delivery().deliver_due(NOW)
    row = await post.row()
    assert (row.state, row.last_error, post.mailbox.followed) == ("failed", code, [code])


@pytest.mark.parametrize(
    "error",
    [
        refusal(discord.DiscordServerError, 503),
        refusal(discord.HTTPException, 429),
        refusal(discord.Forbidden, 403, 40003),
        OSError("no network"),
        refusal(discord.HTTPException, 400, 50035),
        ValueError("a fault of ours"),
        TimeoutError(),
    ],
)
async def test_what_passes_is_tried_again_and_given_up_after_a_day(
    post: Post, error: Exception
) -> None:
    await post.add()

    def refuse() -> None:
        raise error

    post.mailbox.before = refuse
    now, tries = NOW, 0
    while now < NOW + GIVE_UP_AFTER:
        tries += await post.delivery().deliver_due(now)
        row = await post.row()
        assert row.state == "retry"
        assert row.due_at > now
        now = row.due_at
    assert 10 < tries < 50
    await post.delivery().deliver_due(now)
    assert (await post.row()).state == "failed"
    assert post.mailbox.followed == ["gave_up"]


async def test_what_waits_for_mending_is_never_given_up(post: Post) -> None:
    await post.add()

    def not_now() -> None:
        raise Later("review_audience")

    post.mailbox.before = not_now
    now = NOW
    for _ in range(200):
        await post.delivery().deliver_due(now)
        now = (await post.row()).due_at
    assert now > NOW + GIVE_UP_AFTER
    post.mailbox.before = None
    await post.delivery().deliver_due(now)
    assert post.mailbox.arrived == ["a"]


async def test_one_that_fails_keeps_no_other_back(post: Post) -> None:
    for number in range(45):
        await post.add(f"key {number}")
    failing = iter([True, *[False] * 100])

    def refuse_first() -> None:
        if next(failing):
            raise OSError

    post.mailbox.before = refuse_first
    await post.delivery().deliver_due(NOW)
    assert len(post.mailbox.arrived) == 44


async def test_a_kind_that_nobody_declared_is_kept_as_failed(post: Post) -> None:
    await post.add(kind="from_a_later_version")
    await post.delivery().deliver_due(NOW)
    assert (await post.row()).last_error == "unknown_kind"


async def test_two_processes_send_each_message_once(post: Post) -> None:
    for number in range(30):
        await post.add(f"key {number}")
    first, second = post.delivery("first"), post.delivery("second")
    assert await first.deliver_due(NOW) + await second.deliver_due(NOW) == 30
    assert sorted(post.mailbox.arrived) == sorted(f"key {number}" for number in range(30))


async def test_a_wake_before_discord_is_there_waits_for_it(post: Post) -> None:
    await post.add()
    delivery = post.delivery()
    delivery.wake()
    await delivery.close()
    assert post.mailbox.arrived == []
    delivery.open()
    await delivery.close()
    assert post.mailbox.arrived in ([], ["a"])
    await post.delivery().deliver_due(NOW)
    assert post.mailbox.arrived == ["a"]


def test_nonce_and_mark_fit_discords_limits_and_stay_the_same() -> None:
    message = OutboxMessage(
        id=1, kind="letter", community_id=COMMUNITY, dedupe_key="x" * 500, payload={}, attempts=1,
        first_attempt_at=NOW, created_at=NOW, state="in_flight", due_at=NOW, last_error=None,
        sent_at=None, result=None,
    )  # fmt: skip
    outgoing = Outgoing(message, NOW)
    assert len(outgoing.nonce) <= 25
    assert 0 < outgoing.mark < 2**31
    later = Outgoing(message, NOW + timedelta(days=1))
    assert (later.nonce, later.mark) == (outgoing.nonce, outgoing.mark)


def test_a_kind_that_is_not_idempotent_must_be_able_to_look() -> None:
    async def send(outgoing: Outgoing) -> Result:
        return {}

    with pytest.raises(ValueError, match="look first"):
        OutboxKind(name="letter", repeat=Repeat.NONCE, send=send)
