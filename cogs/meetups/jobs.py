"""The jobs of meetups: each looks anew, and does nothing when things have changed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.services import meetup_reminders, meetup_turns, seat_turns
from bot.services.meetup_cases import (
    CONFIRM_ASK_JOB,
    CONFIRM_END_JOB,
    OFFER_JOB,
    REMIND_JOB,
    TURN_JOB,
)
from domain.ids import CommunityId, MeetupId


def register(declare: Callable[[str, Any], None], uow: Any) -> None:
    """Declare the handlers of every job that meetups schedule."""

    async def turn(job: Any, now: datetime) -> None:
        await meetup_turns.turn(uow, **_of(job), now=now)

    async def remind(job: Any, now: datetime) -> None:
        start, minutes = job.payload["start"], job.payload["minutes"]
        await meetup_reminders.remind(uow, **_of(job), start=start, minutes=minutes, now=now)

    async def offer_ends(job: Any, now: datetime) -> None:
        await seat_turns.lapse_offers(uow, **_of(job), now=now)

    async def confirm_asks(job: Any, now: datetime) -> None:
        start = job.payload["start"]
        await seat_turns.ask_to_confirm(uow, **_of(job), start=start, now=now)

    async def confirm_ends(job: Any, now: datetime) -> None:
        start = job.payload["start"]
        await seat_turns.release_unconfirmed(uow, **_of(job), start=start, now=now)

    declare(TURN_JOB, turn)
    declare(REMIND_JOB, remind)
    declare(OFFER_JOB, offer_ends)
    declare(CONFIRM_ASK_JOB, confirm_asks)
    declare(CONFIRM_END_JOB, confirm_ends)


def _of(job: Any) -> dict[str, Any]:
    """Which meetup the job looks at."""
    assert job.community_id is not None
    return {
        "community_id": CommunityId(job.community_id),
        "meetup_id": MeetupId(job.payload["meetup_id"]),
    }
