"""What follows when something about a poll went out, or can't; in the transaction that marks it.

Who sends a card gives back `seen` of what was drawn, and the code GONE when the message or its
channel is not there any more.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.services.outcomes import GONE
from bot.services.poll_cases import CARD, RESULT, answered_in, draw, plan_closing, queue, seen
from domain.ids import ChannelId, CommunityId, MessageId, PollId
from domain.poll_values import Poll, PollEnd
from storage.outbox import OutboxMessage
from storage.unit_of_work import Transaction

Result = dict[str, Any]

NOT_DRAWN = -1
"""In place of the number of answers on a card that is to be drawn in any case."""


async def card_posted(
    tx: Transaction, message: OutboxMessage, result: Result, now: datetime
) -> None:
    """Remember where the card is; draw it anew if somebody voted while it was on its way."""
    poll = await poll_of(tx, message)
    if poll is None or "message_id" not in result:
        return
    posted = replace(
        poll,
        channel_id=ChannelId(result["channel_id"]),
        message_id=MessageId(result["message_id"]),
    )
    await _note(tx, posted, result, now=now)


async def card_not_posted(
    tx: Transaction, message: OutboxMessage, code: str, now: datetime
) -> None:
    """Nobody can see the poll, so it is closed, and who made it is told."""
    poll = await poll_of(tx, message)
    if poll is not None:
        await _close_unseen(tx, poll, now=now)


async def card_drawn(
    tx: Transaction, message: OutboxMessage, result: Result, now: datetime
) -> None:
    """Draw once more if somebody voted meanwhile, or the poll was closed."""
    poll = await poll_of(tx, message)
    if poll is not None and "seen" in result:
        await _note(tx, poll, result, now=now)


async def card_lost(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """The card that was to be drawn is not there any more."""
    poll = await poll_of(tx, message)
    # Without one it is known by now, and the next is on its way.
    if poll is not None and poll.message_id is not None and code == GONE:
        await lost(tx, poll, now=now)


async def lost(tx: Transaction, poll: Poll, *, now: datetime) -> None:
    """A card that was deleted by hand comes back once; deleted again, the poll is closed.

    With one of Discord's own its votes are gone as well: it is closed at once. Of a closed poll
    nothing leads to the card any more.
    """
    await tx.polls.save(replace(poll, message_id=None, drawn=NOT_DRAWN))
    if not poll.is_open:
        return
    if poll.is_native or not await queue(tx, CARD, poll, suffix=":again", now=now):
        await _close_unseen(tx, poll, now=now)


async def result_lost(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """The channel is gone or closed to us: who made the poll gets the result by direct message."""
    poll = await poll_of(tx, message)
    if poll is not None and not message.payload.get("to_maker"):
        await queue(tx, RESULT, poll, suffix=":to_maker", more={"to_maker": True}, now=now)


async def poll_of(tx: Transaction, message: OutboxMessage) -> Poll | None:
    """The locked poll that a row is about."""
    if message.community_id is None:
        return None
    return await tx.polls.get(CommunityId(message.community_id), PollId(message.payload["poll_id"]))


async def _note(tx: Transaction, poll: Poll, result: Result, *, now: datetime) -> None:
    """Keep what the card shows, and have it drawn anew if more has happened by now."""
    answered = await answered_in(tx, poll)
    is_true = result.get("seen") == seen(poll, answered)
    await tx.polls.save(replace(poll, drawn=answered if is_true else NOT_DRAWN))
    # One of Discord's own draws itself as long as it is open.
    if not is_true and not (poll.is_native and poll.is_open):
        await draw(tx, poll, now=now)


async def _close_unseen(tx: Transaction, poll: Poll, *, now: datetime) -> None:
    if poll.is_open:
        await plan_closing(tx, poll, end=PollEnd.MESSAGE_GONE, due_at=now, now=now)
