"""The question of the week, as it ran before the curtain rises: begun, asked once, at rest over the
holidays, and resumed.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.prompts import load
from bot.services import prompt_turns, prompts
from bot.services.prompt_cases import HOST, Shipped, ShippedPrompt
from domain.ids import CommunityId, UserId
from domain.prompts import spoken
from domain.thread_values import Thread
from sandbox.conversations import DIARY
from sandbox.people import ORGANISER
from storage.unit_of_work import UnitOfWork

TUESDAY = 1
_NINE = 9 * 60
_FOUR_DAYS, _A_DAY = timedelta(days=4), timedelta(days=1)
_RESUMED_AT = datetime.fromisoformat("2026-01-08T10:20+01:00")


async def run_series(
    uow: UnitOfWork, *, community_id: CommunityId, people: Mapping[str, UserId], locale: str
) -> Thread:
    """Have a prompt on Tuesdays at nine; answers the one that was asked before Christmas."""
    shipped, by = _shipped(locale), people[ORGANISER.name]
    begun_at = DIARY.at - _FOUR_DAYS

    def step(now: datetime) -> dict[str, Any]:
        return {"community_id": community_id, "by": by, "now": now}

    series = await prompts.schedule(
        uow, weekday=TUESDAY, minute=_NINE, channel_id=None, skips_holidays=True, **step(begun_at)
    )
    assert series.next_at == DIARY.at
    await prompts.choose(uow, key=DIARY.topic, shipped=shipped, **step(begun_at))
    host = people[DIARY.name]
    await prompts.host(uow, user_id=host, shipped=shipped, **step(begun_at))
    async with uow.write() as tx:
        # The host knows since long.
        for message in await tx.outbox.take_back(f"{HOST}:{community_id}:"):
            await tx.outbox.forget(message.id)
    thread = await prompt_turns.turn(
        uow,
        community_id=community_id,
        at=series.next_at.isoformat(),
        shipped=shipped,
        now=DIARY.at,
    )
    assert thread is not None
    await prompts.pause(uow, **step(DIARY.at + _A_DAY))
    await prompts.resume(uow, shipped=shipped, **step(_RESUMED_AT))
    return thread


def _shipped(locale: str) -> Shipped:
    return {
        key: ShippedPrompt(
            topic_key=prompt.topic_id,
            title=spoken(prompt.title, locale),
            text=spoken(prompt.text, locale),
        )
        for key, prompt in load().prompts.items()
    }
