"""The job of prompts: looks anew, and does nothing when things have changed."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.services import communities, prompt_turns
from bot.services.prompt_cases import POST_JOB
from cogs.prompts.answers import shipped_for
from domain.ids import CommunityId

if TYPE_CHECKING:
    from bot.client import Ledarbot


def register(declare: Callable[[str, Any], None], bot: "Ledarbot") -> None:
    """Declare the handler of the job that the series schedules."""

    async def post(job: Any, now: datetime) -> None:
        community_id = CommunityId(job.community_id)
        community = await communities.of(bot.uow, community_id=community_id)
        if community is not None:
            await prompt_turns.turn(
                bot.uow,
                community_id=community_id,
                at=job.payload["at"],
                shipped=shipped_for(community),
                now=now,
            )

    declare(POST_JOB, post)
