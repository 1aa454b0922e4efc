"""Prompts keep the quiet hours, also those that were chosen after the series was planned."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.services import prompts
from bot.services.thread_cases import POST
from tests.services.conftest import ANNA, COMMUNITY, Desk
from tests.services.test_prompts import NINE, due, scheduled
from tests.services.thread_desks import opened, topic, waiting

FRIDAY, SATURDAY = 4, 5


@pytest.fixture
async def ready(desk: Desk) -> Desk:
    await opened(desk)
    await topic(desk)
    return desk


async def posted_at(desk: Desk) -> datetime:
    thread = await due(desk)
    return (await waiting(desk, POST, thread.thread_id)).due_at


async def test_a_prompt_waits_for_the_end_of_hours_that_became_quiet(ready: Desk) -> None:
    series = await scheduled(ready)
    assert series.next_at is not None
    assert await prompts.moved(ready.uow, community_id=COMMUNITY) is None
    await opened(ready, quiet_from=8, quiet_until=12)
    end = series.next_at + timedelta(hours=3)
    assert await prompts.moved(ready.uow, community_id=COMMUNITY) == (series.next_at, end)
    assert await posted_at(ready) == end


async def test_outside_of_them_it_comes_at_its_time(ready: Desk) -> None:
    series = await scheduled(ready)
    await opened(ready, quiet_from=20, quiet_until=9)
    assert await posted_at(ready) == series.next_at


@pytest.mark.parametrize(
    ("weekday", "minute", "end"),
    [
        # Friday evening becomes Monday morning, a Saturday at nine a Saturday at ten.
        (FRIDAY, 20 * 60, datetime(2026, 11, 30, 9, 0, tzinfo=UTC)),
        (SATURDAY, NINE, datetime(2026, 11, 28, 9, 0, tzinfo=UTC)),
    ],
)
async def test_what_comes_on_another_day_comes_on_a_working_morning(
    ready: Desk, weekday: int, minute: int, end: datetime
) -> None:
    await scheduled(ready, weekday=weekday, minute=minute)
    await opened(ready, quiet_from=18, quiet_until=10)
    assert await posted_at(ready) == end


async def test_a_series_without_a_next_time_is_not_moved(ready: Desk) -> None:
    await scheduled(ready)
    await opened(ready, quiet_from=8, quiet_until=12)
    await prompts.pause(ready.uow, community_id=COMMUNITY, by=ANNA, now=ready.now)
    assert await prompts.moved(ready.uow, community_id=COMMUNITY) is None
