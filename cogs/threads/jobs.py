"""The jobs of threads: each looks anew, and does nothing when things have changed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.services import anonymity, thread_turns
from bot.services.thread_cases import BLOCK_JOB, LIFT_JOB, TURN_JOB
from bot.services.vaults import Vault
from domain.ids import CommunityId, Handle


def register(declare: Callable[[str, Any], None], uow: Any, vault: Callable[[], Vault]) -> None:
    """Declare the handlers of every job that threads schedule."""

    async def turn(job: Any, now: datetime) -> None:
        await thread_turns.turn(uow, community_id=CommunityId(job.community_id), now=now)

    async def block(job: Any, now: datetime) -> None:
        await anonymity.lay_block(
            uow,
            vault(),
            community_id=CommunityId(job.community_id),
            handle=Handle(job.payload["handle"]),
            now=now,
        )

    async def lift(job: Any, now: datetime) -> None:
        await anonymity.end_block(
            uow,
            vault(),
            community_id=CommunityId(job.community_id),
            handle=Handle(job.payload["handle"]),
            now=now,
        )

    declare(TURN_JOB, turn)
    declare(BLOCK_JOB, block)
    declare(LIFT_JOB, lift)
