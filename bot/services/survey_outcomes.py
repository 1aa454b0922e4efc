"""What follows when something about a round went out, or can't; as part of marking its row."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.services.outcomes import GONE
from bot.services.survey_cases import (
    CARD_GONE,
    CLOSED,
    NO_CARD,
    ROUND_CARD,
    box_of,
    draw,
    not_sent,
    post_card,
)
from domain.ids import ChannelId, CommunityId, MessageId, RoundId
from domain.survey_values import Round
from storage.outbox import OutboxMessage
from storage.unit_of_work import Transaction

Result = dict[str, Any]


async def card_posted(
    tx: Transaction, message: OutboxMessage, result: Result, now: datetime
) -> None:
    """Remember where the card is (`channel_id`, `message_id`), and have it redrawn if more has come
    than it was `drawn` up to.
    """
    held = await _round(tx, message)
    if held is None or "message_id" not in result:
        return
    held = replace(
        held,
        channel_id=ChannelId(result["channel_id"]),
        message_id=MessageId(result["message_id"]),
    )
    await tx.surveys.save_round(held)
    # Of one that was found after a crash nobody knows what it shows.
    await _redraw_if_behind(tx, held, result.get("drawn"), now=now)


async def card_drawn(
    tx: Transaction, message: OutboxMessage, result: Result, now: datetime
) -> None:
    """Have the card redrawn if more has come than it was `drawn` up to."""
    held = await _round(tx, message)
    if held is not None and "drawn" in result:
        await _redraw_if_behind(tx, held, result["drawn"], now=now)


async def card_lost(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """The card is not there to be drawn any more; whoever opened the round is told when there is no
    way to post it.
    """
    held = await _round(tx, message)
    if held is None or not held.is_open:
        return
    if message.kind == ROUND_CARD:
        await _tell(tx, held, NO_CARD, now=now)
    # Without one it is known by now, and the next is on its way.
    elif held.message_id is not None and code == GONE:
        await lost(tx, held, now=now)


async def lost(tx: Transaction, held: Round, *, now: datetime) -> None:
    """A card that was deleted by hand is posted anew, once, while the round is open; deleted again,
    the round goes on without it, and whoever opened it is told.
    """
    held = replace(held, message_id=None)
    await tx.surveys.save_round(held)
    if held.is_open and not await post_card(tx, held, suffix=":again", now=now):
        await _tell(tx, held, CARD_GONE, now=now)


async def _tell(tx: Transaction, held: Round, code: str, *, now: datetime) -> None:
    community = await tx.communities.get(held.community_id)
    if community is not None and held.opened_by is not None:
        await not_sent(tx, held, [held.opened_by], code, community=community, now=now)


async def written(tx: Transaction, message: OutboxMessage, result: Result, now: datetime) -> None:
    """A message to somebody went out, or was not needed any more; of that no row stays."""
    await tx.outbox.forget(message.id)


async def not_written(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """Somebody can't be written to; of that no row stays either."""
    await tx.outbox.forget(message.id)


async def _redraw_if_behind(tx: Transaction, held: Round, drawn: object, *, now: datetime) -> None:
    mark = await tx.ballots.count(box_of(held.round_id)) if held.is_open else CLOSED
    if drawn != mark:
        await draw(tx, held, now=now)


async def _round(tx: Transaction, message: OutboxMessage) -> Round | None:
    """The locked round that a row is about."""
    if message.community_id is None:
        return None
    number = RoundId(message.payload["round_id"])
    return await tx.surveys.round(CommunityId(message.community_id), number)
