"""What the tests of polls have at hand: votes, cards that go out, and all that is stored."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import select

from bot.box_keys import KeyFolder
from bot.services import poll_outcomes, poll_turns, polls
from bot.services.ballot_boxes import BoxKeys
from bot.services.outcomes import GONE
from bot.services.poll_cases import (
    CARD,
    CARD_UPDATE,
    CLOSE_JOB,
    REMIND_JOB,
    REMINDER,
    RESULT,
    box_of,
)
from bot.services.polls import Voted
from bot.services.urns import Urns
from domain.feedback_values import VOTE, Answers
from domain.ids import BoxId, ChannelId, PollId, UserId
from domain.poll_values import Poll, PollEnd, PollKind
from storage.base import metadata
from storage.jobs import Job
from storage.outbox import OutboxMessage
from storage.unit_of_work import Transaction, UnitOfWork
from tests.services.conftest import ANNA, COMMUNITY, Desk

FEEDBACK_CHANNEL = ChannelId(15)
LIMIT = 5
DAYS = timedelta(days=3)
SOON = timedelta(seconds=5)
_message_ids = count(8_000_000_000_000_000_000)
_OPTIONS = {
    PollKind.YES_NO: (),
    PollKind.SCALE: ("Inte alls", "Helt och hållet"),
}


class FailingKeys:
    """Keys that are destroyed in a transaction which then fails."""

    def __init__(self, keys: KeyFolder) -> None:
        self.make, self.of, self.known = keys.make, keys.of, keys.known
        self._keys = keys

    def destroy(self, box_id: BoxId) -> None:
        self._keys.destroy(box_id)
        raise ConnectionError("the database is gone")


def wanted(desk: Desk, kind: PollKind = PollKind.SINGLE, **more: Any) -> Poll:
    values: dict[str, Any] = {
        "community_id": COMMUNITY,
        "poll_id": PollId(0),
        "kind": kind,
        "question": "Vilken dag passar bäst?",
        "options": _OPTIONS.get(kind, ("Måndag", "Tisdag", "Onsdag")),
        "created_by": ANNA,
        "channel_id": FEEDBACK_CHANNEL,
        "opened_at": desk.now,
        "closes_at": desk.now + DAYS,
    }
    return Poll(**values | more)


async def opened(
    desk: Desk,
    keys: BoxKeys,
    kind: PollKind = PollKind.SINGLE,
    *,
    is_posted: bool = True,
    **more: Any,
) -> Poll:
    """An open poll; its card stands in the channel unless it is about what comes before."""
    poll = await polls.open_poll(desk.uow, keys, poll=wanted(desk, kind, **more), now=desk.now)
    if is_posted:
        await deliver(desk.uow, desk.now)
    return await stored(desk, poll)


def of(poll: Poll) -> dict[str, Any]:
    return {"community_id": poll.community_id, "poll_id": poll.poll_id}


async def stored(desk: Desk, poll: Poll) -> Poll:
    return await polls.get(desk.uow, **of(poll))


async def voted(
    desk: Desk,
    keys: BoxKeys,
    poll: Poll,
    user: int,
    chosen: Any = "1",
    *,
    uow: UnitOfWork | None = None,
    urns: Urns | None = None,
    role_ids: Iterable[int] = (),
) -> Voted:
    return await polls.vote(
        urns or Urns(uow or desk.uow, keys),
        **of(poll),
        user_id=UserId(user),
        role_ids=frozenset(role_ids),
        chosen=chosen,
        now=desk.now,
    )


async def all_voted(desk: Desk, keys: BoxKeys, poll: Poll, choices: Mapping[int, Any]) -> None:
    for user, chosen in choices.items():
        await voted(desk, keys, poll, user, chosen)


async def ended(
    desk: Desk,
    keys: BoxKeys,
    poll: Poll,
    *,
    end: PollEnd = PollEnd.BY_HAND,
    by: UserId | None = ANNA,
    uow: UnitOfWork | None = None,
) -> Poll:
    return await polls.close(uow or desk.uow, keys, **of(poll), by=by, end=end, now=desk.now)


async def ballots(desk: Desk, poll: Poll) -> list[Answers]:
    async with desk.uow.read() as tx:
        return await tx.ballots.every(box_of(poll.poll_id))


async def choices(desk: Desk, poll: Poll) -> list[Any]:
    """What was voted, in no order that says anything."""
    return sorted(each[VOTE] for each in await ballots(desk, poll))


# -------------------------------------------------------------------------- what goes out, and in


async def deliver(
    uow: UnitOfWork, now: datetime, *, fails: Mapping[str, str] = {}
) -> list[OutboxMessage]:
    """One round of what goes out; kinds in `fails` can't be sent, with this code."""
    async with uow.write() as tx:
        claimed = await tx.outbox.claim(now, limit=1_000, by="test")
    for message in claimed:
        if message.kind in fails:
            await _fail(uow, message, fails[message.kind], now)
            continue
        result = await _send(uow, message)
        async with uow.write() as tx:
            await tx.outbox.sent(message.id, now=now, result=result)
            if message.kind in _ON_SENT:
                await _ON_SENT[message.kind](tx, message, result, now)
    return claimed


async def _send(uow: UnitOfWork, message: OutboxMessage) -> dict[str, Any]:
    if message.kind not in (CARD, CARD_UPDATE):
        return {}
    assert message.community_id is not None
    drawn = await poll_turns.drawn(
        uow, community_id=message.community_id, poll_id=PollId(message.payload["poll_id"])
    )
    assert drawn is not None
    result: dict[str, Any] = {"seen": drawn.seen}
    if message.kind == CARD:
        result |= {"channel_id": drawn.poll.channel_id, "message_id": next(_message_ids)}
    return result


async def _fail(uow: UnitOfWork, message: OutboxMessage, code: str, now: datetime) -> None:
    async with uow.write() as tx:
        await tx.outbox.fail(message.id, now=now, error=code)
        if message.kind in _ON_FAILED:
            await _ON_FAILED[message.kind](tx, message, code, now)


async def _forgotten(tx: Transaction, message: OutboxMessage, how: Any, now: datetime) -> None:
    """As delivery does with what is untold, however it went."""
    await tx.outbox.forget(message.id)


_ON_SENT: dict[str, Any] = {
    CARD: poll_outcomes.card_posted,
    CARD_UPDATE: poll_outcomes.card_drawn,
    REMINDER: _forgotten,
}
_ON_FAILED: dict[str, Any] = {
    CARD: poll_outcomes.card_not_posted,
    CARD_UPDATE: poll_outcomes.card_lost,
    RESULT: poll_outcomes.result_lost,
    REMINDER: _forgotten,
}


async def card_deleted(desk: Desk, poll: Poll) -> None:
    """Somebody deletes the card by hand: the next drawing finds that it is gone."""
    desk.now += SOON
    async with desk.uow.write() as tx:
        await tx.outbox.renew(
            CARD_UPDATE,
            community_id=poll.community_id,
            dedupe_key=f"{CARD_UPDATE}:{poll.poll_id}",
            payload={"poll_id": poll.poll_id},
            now=desk.now,
        )
    await deliver(desk.uow, desk.now, fails={CARD_UPDATE: GONE})


async def run_jobs(desk: Desk, keys: BoxKeys, *, uow: UnitOfWork | None = None) -> list[Job]:
    """Run what is due as the scheduler does, and answer which jobs of polls there were."""
    uow = uow or desk.uow
    async with uow.write() as tx:
        claimed = await tx.jobs.claim(desk.now, limit=100, by="test")
    for job in claimed:
        if job.name == CLOSE_JOB:
            await _run_close(uow, keys, job, desk.now)
        async with uow.write() as tx:
            await tx.jobs.done(job.id, now=desk.now)
    return [job for job in claimed if job.name in (CLOSE_JOB, REMIND_JOB)]


async def _run_close(uow: UnitOfWork, keys: BoxKeys, job: Job, now: datetime) -> None:
    assert job.community_id is not None
    about: dict[str, Any] = {
        "community_id": job.community_id,
        "poll_id": PollId(job.payload["poll_id"]),
        "end": PollEnd(job.payload["end"]),
        "now": now,
    }
    poll = await poll_turns.due(uow, **about)
    if poll is not None and poll.is_native:
        await polls.close_native(uow, **about, counts=None, by=None)
    elif poll is not None:
        await polls.close(uow, keys, **about, by=None)


async def rows(desk: Desk, *kinds: str) -> list[OutboxMessage]:
    async with desk.uow.read() as tx:
        found = await tx.outbox.recent(2_000)
    return [each for each in reversed(found) if not kinds or each.kind in kinds]


async def waiting(desk: Desk, *kinds: str) -> list[OutboxMessage]:
    return [each for each in await rows(desk, *kinds) if each.state == "queued"]


async def everything(uow: UnitOfWork) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, as it is stored."""
    async with uow.read() as tx:
        return {
            table.name: sorted(
                (tuple(row) for row in await tx.connection.execute(select(table))), key=repr
            )
            for table in metadata.sorted_tables
        }
