"""Reminders while Discord falters: rows and log don't tell who has not answered.

The messages are those of the bot, carried by its own delivery; Discord refuses each of them.
"""

import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.box_keys import KeyFolder
from bot.clock import Clock
from bot.delivery import Delivery, OutboxKind, Outgoing, Repeat, Result
from bot.services import poll_turns, survey_rounds, survey_sittings
from bot.services.poll_cases import REMINDER
from bot.services.survey_cases import INVITATION, ROUND_REMINDER
from domain.ids import UserId
from tests.services import poll_desks, survey_desks
from tests.services.conftest import NOW, Desk
from tests.services.test_feedback_secrecy import VOTERS, dump, named

Wants = Callable[[UserId], Awaitable[bool]]


class Still(Clock):
    def now(self) -> Any:
        return NOW


@pytest.fixture
def keys(tmp_path: Path) -> KeyFolder:
    return KeyFolder(tmp_path / "boxes")


class Faltering:
    """Asks as the senders do, and can't reach Discord then."""

    def __init__(self, desk: Desk, kind: str, wants: Wants) -> None:
        self.desk = desk
        self.wants = wants
        self.tried: list[UserId] = []
        self.delivery = Delivery(desk.uow, Still(), process="test")
        self.delivery.register(
            OutboxKind(
                name=kind, repeat=Repeat.NONCE, send=self._send, look=self._look, is_untold=True
            )
        )

    async def _send(self, outgoing: Outgoing) -> Result:
        user_id = UserId(outgoing.payload["user_id"])
        if await self.wants(user_id):
            self.tried.append(user_id)
            raise ConnectionError("discord")
        return {}

    async def _look(self, outgoing: Outgoing) -> Result | None:
        return None

    async def run(self, caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
        """One by one as they come due, with the log's lines."""
        caplog.set_level(logging.DEBUG, "ledarbot.delivery")
        for _ in range(40):
            self.desk.later(seconds=30)
            await self.delivery.deliver_due(self.desk.now)
        return [
            record.__dict__["fields"]
            for record in caplog.records
            if record.name == "ledarbot.delivery"
        ]


@pytest.mark.parametrize("kind", [INVITATION, ROUND_REMINDER])
async def test_a_survey_s_rows_are_gone_for_all(
    desk: Desk, keys: KeyFolder, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    await survey_desks.settings(desk, direct_pace=2)
    held = await survey_desks.opened(desk, keys, invited=VOTERS)
    for voter in VOTERS[:4]:
        await survey_desks.answered(desk, keys, held, voter)
    if kind == ROUND_REMINDER:
        assert held.remind_at is not None
        desk.now = held.remind_at
        await survey_desks.deliver(desk)
        await survey_rounds.remind(desk.uow, **survey_desks.of(held), now=desk.now)

    async def wants(user_id: UserId) -> bool:
        return await survey_sittings.wants_reminder(
            desk.uow, keys, **survey_desks.of(held, user_id)
        )

    post = Faltering(desk, kind, wants)
    lines = await post.run(caplog)
    assert set(post.tried) == set(VOTERS[4:])
    assert [row for row in (await dump(desk))["outbox"] if row["kind"] == kind] == []
    alike(lines, kind)


async def test_a_poll_s_rows_are_gone_for_all(
    desk: Desk, keys: KeyFolder, caplog: pytest.LogCaptureFixture
) -> None:
    await survey_desks.settings(desk, direct_pace=2)
    poll = await poll_desks.opened(desk, keys, remind_at=desk.now + poll_desks.DAYS / 2)
    await poll_desks.deliver(desk.uow, desk.now)
    for voter in VOTERS[:4]:
        await poll_desks.voted(desk, keys, poll, voter)
    desk.now += poll_desks.DAYS / 2
    await poll_turns.remind(desk.uow, **poll_desks.of(poll), voters=VOTERS, now=desk.now)

    async def wants(user_id: UserId) -> bool:
        return await poll_turns.wants_reminder(
            desk.uow, keys, **poll_desks.of(poll), user_id=user_id, now=desk.now
        )

    post = Faltering(desk, REMINDER, wants)
    lines = await post.run(caplog)
    assert set(post.tried) == set(VOTERS[4:])
    found = await dump(desk)
    assert [named(found, voter) for voter in VOTERS] == [set()] * 8
    alike(lines, REMINDER)


def alike(lines: list[dict[str, Any]], kind: str) -> None:
    """The rows that were tried, without how or how long; four faults are too few to be told."""
    mine = [each for each in lines if each["kind"] == kind]
    assert sum(each["rows"] for each in mine) == 8
    assert {frozenset(each) for each in mine} == {frozenset({"guild", "kind", "rows"})}
