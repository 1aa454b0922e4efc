"""The jobs of surveys: each looks anew, and does nothing when things have changed."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.services import survey_looks, survey_rounds
from bot.services.survey_cases import CLOSE_JOB, REMIND_JOB
from bot.services.survey_looks import LOOK_JOB
from domain.ids import CommunityId, RoundId
from domain.survey_values import RoundEnd

if TYPE_CHECKING:
    from bot.client import Ledarbot


async def register(bot: "Ledarbot") -> None:
    """Declare the handlers of every job that surveys schedule, and plan the first look."""

    async def close(job: Any, now: datetime) -> None:
        await survey_rounds.close_round(
            bot.uow, bot.box_keys, **_of(job), by=None, end=RoundEnd.TIME, now=now
        )

    async def remind(job: Any, now: datetime) -> None:
        await survey_rounds.remind(bot.uow, **_of(job), now=now)

    async def look(job: Any, now: datetime) -> None:
        await survey_looks.ensure(bot.uow, now=now, after=survey_looks.EVERY)
        await survey_rounds.close_lost(bot.uow, bot.box_keys, now=now)

    bot.scheduler.register(CLOSE_JOB, close)
    bot.scheduler.register(REMIND_JOB, remind)
    bot.scheduler.register(LOOK_JOB, look)
    await survey_looks.ensure(bot.uow, now=bot.clock.now())


def _of(job: Any) -> dict[str, Any]:
    """Which round the job looks at."""
    assert job.community_id is not None
    return {
        "community_id": CommunityId(job.community_id),
        "round_id": RoundId(job.payload["round_id"]),
    }
