"""Delivery of what is untold while Discord falters, the bot ends, or a card goes meanwhile."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

import discord
import pytest

from bot.delivery import Delivery, Later
from storage.unit_of_work import UnitOfWork
from tests.test_delivery import NOW, refusal
from tests.test_delivery_untold import Post


@dataclass
class Resting(Post):
    """Rests last until something else has happened."""

    awaited: int = 1
    resting: int = 0
    all_rest: asyncio.Event = field(default_factory=asyncio.Event)
    until: asyncio.Event = field(default_factory=asyncio.Event)

    async def _sleep(self, seconds: float) -> None:
        if seconds >= 1:
            self.resting += 1
            if self.resting == self.awaited:
                self.all_rest.set()
            await self.until.wait()


@pytest.fixture
def post(uow: UnitOfWork) -> Resting:
    return Resting(uow)


def faltering() -> Exception:
    return refusal(discord.HTTPException, 503)


async def test_who_rests_keeps_nobody_waiting(post: Resting) -> None:
    """More of a batch rest than are sent at once; the others have their turn all the same."""
    stuck = [f"a{number}" for number in range(9)]
    post.awaited, post.mailbox.skipped = len(stuck), frozenset({"z"})
    post.mailbox.faults = {who: [faltering()] for who in stuck}
    await post.add(*stuck, "z")
    running = asyncio.create_task(post.delivery.deliver_due(NOW))
    await post.all_rest.wait()
    await post.mailbox.all_skipped.wait()
    assert post.mailbox.arrived == []
    assert len(set(await post.rows())) == 1
    post.until.set()
    assert await running == 10
    assert sorted(post.mailbox.arrived) == stuck
    assert await post.rows() == []


async def test_who_rests_does_not_keep_the_bot_from_ending(post: Resting) -> None:
    """What was cut short stays with all that was claimed with it; the next process tells nobody
    twice.
    """
    post.mailbox.skipped = frozenset({"answered"})
    post.mailbox.faults = {"stuck": [faltering()]}
    await post.add("answered", "sent", "stuck")
    post.delivery.open()
    await post.all_rest.wait()
    await post.delivery.close()
    assert post.mailbox.arrived == ["sent"]
    rows = await post.rows()
    assert len(rows) == 3
    assert len(set(rows)) == 1

    later = NOW + timedelta(minutes=3)
    async with post.uow.write() as tx:
        await tx.outbox.release_of_dead("second", later)
    await second_of(post).deliver_due(later)
    assert post.mailbox.arrived == ["sent", "stuck"]
    assert await post.rows() == []


async def test_what_is_found_later_than_at_first_puts_off_nobody(post: Resting) -> None:
    """By then those are done to whom there was nothing to send: a row that stays would tell."""
    post.until.set()
    post.mailbox.skipped = frozenset({"answered"})
    post.mailbox.faults = {"stuck": [faltering(), Later("no_card")]}
    await post.add("answered", "stuck")
    await post.delivery.deliver_due(NOW)
    assert post.mailbox.tried.count("stuck") == 2
    assert await post.rows() == []


def second_of(post: Resting) -> Delivery:
    """The process that comes after, with the same mailbox and the same rows."""
    after = Resting(post.uow, post.mailbox)
    return after.delivery
