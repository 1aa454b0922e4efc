"""What follows when a season's card went out, or can't, in the transaction that marks its row."""

from datetime import datetime
from typing import Any

from bot.services.meetup_cases import SEASON_CARD, draw_season, locked_in_turn
from bot.services.outcomes import GONE
from bot.services.season_listing import Programme, programme_of
from domain.ids import ChannelId, CommunityId, MessageId, SeasonId
from domain.meetup_values import SeasonState
from storage.outbox import OutboxMessage
from storage.unit_of_work import Transaction

Result = dict[str, Any]


async def card_posted(
    tx: Transaction, message: OutboxMessage, result: Result, now: datetime
) -> None:
    """Remember where the card is; draw it once more, with ways to the meetups' own cards."""
    programme = await _programme(tx, message)
    if programme is None or "message_id" not in result:
        return
    await tx.seasons.set_card(
        programme.season.season_id,
        ChannelId(result["channel_id"]),
        MessageId(result["message_id"]),
    )
    await draw_season(tx, programme.season.community_id, programme.season.season_id, now=now)


async def card_drawn(
    tx: Transaction, message: OutboxMessage, result: Result, now: datetime
) -> None:
    """Draw once more if somebody answered meanwhile; nothing is missed, however many press."""
    programme = await _programme(tx, message)
    if programme is None or "seen" not in result or programme.seen == result["seen"]:
        return
    await draw_season(tx, programme.season.community_id, programme.season.season_id, now=now)


async def card_lost(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """A card that was deleted by hand comes back, once, while the season runs."""
    programme = await _programme(tx, message)
    if programme is None or programme.season.state is not SeasonState.RUNNING:
        return
    season = programme.season
    if code == GONE:
        await tx.seasons.set_card(season.season_id, None, None)
    elif code != "gave_up" or season.card_message_id is not None:
        return
    await tx.outbox.add(
        SEASON_CARD,
        community_id=season.community_id,
        dedupe_key=f"{SEASON_CARD}:{season.season_id}:{programme.seen}:{now.isoformat()}",
        payload={"season_id": season.season_id},
        due_at=now,
        now=now,
    )


async def _programme(tx: Transaction, message: OutboxMessage) -> Programme | None:
    if message.community_id is None:
        return None
    season = await tx.seasons.get(
        CommunityId(message.community_id), SeasonId(message.payload["season_id"])
    )
    if season is None:
        return None
    meetups = await tx.meetups.of_season(season.community_id, season.season_id)
    # Whoever is answering right now saw the drawing on its way and relies on this look: it has
    # to wait for them.
    await locked_in_turn(tx, season.community_id, [each.meetup_id for each in meetups])
    return await programme_of(tx, season)
