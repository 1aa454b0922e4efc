"""Privacy: what is stored about a person, all of it, and its erasure."""

from datetime import datetime
from typing import Any

from storage.privacy import erase_person, export_person

from bot.services.cases import CARD_REMOVAL
from domain.ids import CommunityId, UserId
from storage.unit_of_work import UnitOfWork

Export = dict[str, list[dict[str, Any]]]


async def export(
    uow: UnitOfWork, *, user_id: UserId, community_id: CommunityId | None = None
) -> Export:
    """Every row about the person by table, in one community or (None) everywhere."""
    async with uow.read() as tx:
        return await export_person(tx, user_id, community_id=community_id)


async def erase(
    uow: UnitOfWork,
    *,
    user_id: UserId,
    community_id: CommunityId | None = None,
    now: datetime,
) -> dict[str, int]:
    """Erase what is stored about the person, and take their cards out of the review channel.

    What is kept: that a decision was taken and which; not on whom. A moderator's decisions stay
    without the moderator's name.
    """
    async with uow.write() as tx:
        cards = [
            application
            for application in await tx.applications.of_applicant(user_id)
            if application.card_message_id is not None
            and community_id in (None, application.community_id)
        ]
        erased = await erase_person(tx, user_id, community_id=community_id, now=now)
        for application in cards:
            # After the erasure, which withdraws every row that is on its way for the person.
            await tx.outbox.add(
                CARD_REMOVAL,
                community_id=application.community_id,
                dedupe_key=f"{CARD_REMOVAL}:{application.card_message_id}",
                payload={
                    "channel_id": application.card_channel_id,
                    "message_id": application.card_message_id,
                    "thread_id": application.thread_id,
                },
                due_at=now,
                now=now,
            )
    return erased
