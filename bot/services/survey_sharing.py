"""Showing a round's results to everybody: posted in the channel for feedback when asked for."""

from datetime import datetime

from bot.services.survey_cases import add_rows, audit, locked
from bot.services.survey_rounds import NOT_SENT
from domain.errors import NotFound
from domain.ids import CommunityId, RoundId, UserId
from domain.survey_values import RoundState
from storage.outbox import OutboxMessage
from storage.unit_of_work import Transaction, UnitOfWork

SHARED = "survey.shared"
"""The overview of a round's results in the channel; `round_id`, and in `by` who wanted it."""
NOT_SHARED = "not_shared"
"""The code of a `NOT_SENT` message: the overview could not be posted."""


async def share(
    uow: UnitOfWork, *, community_id: CommunityId, round_id: RoundId, by: UserId, now: datetime
) -> None:
    """Have the overview of a closed round's results posted; what waits already is not doubled."""
    async with uow.write() as tx:
        held = await locked(tx, community_id, round_id)
        if held.state is not RoundState.CLOSED:
            raise NotFound()
        await tx.outbox.renew(
            SHARED,
            community_id=community_id,
            dedupe_key=f"{SHARED}:{round_id}",
            payload={"round_id": round_id, "by": by},
            now=now,
        )
        await audit(tx, held, by=by, action="shared", now=now)


async def not_shared(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """Tell whoever wanted it that the overview could not be posted."""
    if message.community_id is None:
        return
    held = await tx.surveys.round(
        CommunityId(message.community_id), RoundId(message.payload["round_id"])
    )
    if held is not None:
        people = [UserId(message.payload["by"])]
        await add_rows(tx, NOT_SENT, held, people, [now], now=now, code=NOT_SHARED)
