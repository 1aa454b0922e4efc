"""What time and the number of votes bring to a poll: steps of what is shown, reminders, its end."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.services.ballot_boxes import BoxKeys, has_answered, shuffled
from bot.services.people import Notice, has_stopped
from bot.services.poll_cases import (
    NUDGE,
    REMINDER,
    answered_in,
    box_of,
    queue,
    seen,
)
from bot.services.polls import close, counted
from bot.services.thread_cases import unquiet
from domain import polls as rules
from domain.feedback_steps import is_due, step
from domain.ids import CommunityId, PollId, UserId
from domain.poll_refusals import BoxSealed
from domain.poll_values import Poll, PollEnd
from storage.unit_of_work import Transaction, UnitOfWork

REMINDED_AT_MOST = 500
"""Where more may vote, one line in the channel takes the place of direct messages."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the card shows: of the votes nothing but `poll.live` or `poll.results`, and their
    number.
    """

    poll: Poll
    answered: int

    @property
    def seen(self) -> str:
        """To be given back as "seen" in the result of who sends the card."""
        return seen(self.poll, self.answered)


async def drawn(uow: UnitOfWork, *, community_id: CommunityId, poll_id: PollId) -> Drawn | None:
    """What the card is to show now, for who sends it; a step of what is shown is taken if one is
    due. None when there is no such poll.
    """
    async with uow.write() as tx:
        poll = await tx.polls.get(community_id, poll_id)
        if poll is None:
            return None
        answered = await answered_in(tx, poll)
        if await _is_step_due(tx, poll):
            poll = await _stepped(tx, poll)
        return Drawn(poll, answered)


async def _is_step_due(tx: Transaction, poll: Poll) -> bool:
    if not poll.is_open or poll.is_native or poll.hides_results:
        return False
    return is_due(await tx.ballots.uncounted(box_of(poll.poll_id)), poll.limit, poll.pending)


async def _stepped(tx: Transaction, poll: Poll) -> Poll:
    """What was waiting is shown, if it tells of nobody, and what has been voted by now waits."""
    box_id = box_of(poll.poll_id)
    now_results = counted(poll, await tx.ballots.every(box_id))
    live, pending = step(poll.live, poll.pending, now_results)
    poll = replace(poll, live=live, pending=pending)
    await tx.polls.save(poll)
    await tx.ballots.mark_counted(box_id)
    return poll


# ------------------------------------------------------------------------------------ the end


async def due(
    uow: UnitOfWork, *, community_id: CommunityId, poll_id: PollId, end: PollEnd, now: datetime
) -> Poll | None:
    """The poll of a job that is to close it, if the reason for it holds; the caller closes it.

    One of Discord's own has its counts there, so that whoever speaks with Discord closes it with
    `polls.close_native`, any other one with `polls.close`.
    """
    async with uow.read() as tx:
        poll = await tx.polls.get(community_id, poll_id)
        if poll is None or not poll.is_open:
            return None
        answered = await answered_in(tx, poll)
    holds = {
        PollEnd.TIME: poll.closes_at is not None and poll.closes_at <= now,
        PollEnd.QUORUM: rules.has_quorum(poll, answered),
    }
    return poll if holds.get(end, True) else None


async def close_lost(
    uow: UnitOfWork,
    keys: BoxKeys,
    *,
    present: Collection[CommunityId] | None = None,
    now: datetime,
) -> list[Poll]:
    """Close the polls whose box has no key any more, with what came: nobody could be kept from
    voting twice. Answers those that were closed.

    `present` are the servers that can be told how it went; the polls of others wait for theirs.
    """
    async with uow.read() as tx:
        candidates = [
            poll
            for poll in await tx.polls.open()
            if not poll.is_native and (present is None or poll.community_id in present)
        ]
    # Looked at after the polls: a poll that can be seen has had its key made.
    lost = [poll for poll in candidates if not _has_key(keys, poll)]
    closed = [
        await close(
            uow,
            keys,
            community_id=poll.community_id,
            poll_id=poll.poll_id,
            by=None,
            end=PollEnd.KEY_LOST,
            now=now,
        )
        for poll in lost
    ]
    # Another process may have closed one in the usual way meanwhile.
    return [poll for poll in closed if poll.end is PollEnd.KEY_LOST and poll.closed_at == now]


def _has_key(keys: BoxKeys, poll: Poll) -> bool:
    """True while votes can be put in: the key of the poll's box is there, and whole."""
    try:
        keys.of(box_of(poll.poll_id))
    except BoxSealed:
        return False
    return True


# ---------------------------------------------------------------------------------- reminders


async def remind(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    poll_id: PollId,
    voters: Collection[UserId],
    now: datetime,
) -> int:
    """Have all who may vote reminded, once, at the community's pace; answers how many rows.

    There is a row for each, in no order, so that the rows don't tell who has voted: whoever sends
    one asks `wants_reminder`. Where there are too many, one line goes to the channel.
    """
    async with uow.write() as tx:
        poll = await tx.polls.get(community_id, poll_id)
        community = await tx.communities.get(community_id)
        if poll is None or community is None or community.removed_at is not None:
            return 0
        if poll.remind_at is None or rules.is_over(poll, now=now):
            return 0
        await tx.polls.save(replace(poll, remind_at=None))
        begins_at = unquiet(community, now)
        people = shuffled(set(voters))
        if len(people) > REMINDED_AT_MOST:
            return int(await queue(tx, NUDGE, poll, now=begins_at))
        apart = timedelta(minutes=1) / max(community.direct_pace, 1)
        for number, user_id in enumerate(people):
            await queue(
                tx,
                REMINDER,
                poll,
                suffix=f":{user_id}",
                more={"user_id": user_id},
                now=begins_at + number * apart,
            )
        return len(people)


async def wants_reminder(
    uow: UnitOfWork,
    keys: BoxKeys,
    *,
    community_id: CommunityId,
    poll_id: PollId,
    user_id: UserId,
    now: datetime,
) -> bool:
    """Whether to send the reminder after all: the poll is open, the person has not voted, and
    wants such messages.
    """
    async with uow.read() as tx:
        poll = await tx.polls.get(community_id, poll_id)
    if poll is None or rules.is_over(poll, now=now):
        return False
    if await has_stopped(uow, user_id=user_id, notice=Notice.FEEDBACK):
        return False
    if not _has_key(keys, poll):
        # Nobody can vote any more, nor is it known who has.
        return False
    return not await has_answered(uow, keys, box_id=box_of(poll_id), user_id=user_id)
