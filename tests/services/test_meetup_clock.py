"""The clock jumps, or the bot was away: nothing is undone, nor said twice or too late."""

from datetime import timedelta

from bot.services import meetup_reminders, meetup_turns, seat_turns
from domain.meetup_values import Meetup, Standing, State
from tests.services.conftest import COMMUNITY, NOW, Desk
from tests.services.gatherings import (
    START,
    all_join,
    announced,
    decline,
    join,
    messages,
    now_of,
    rows,
    standings,
)

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


async def turned(desk: Desk, found: Meetup) -> State:
    await meetup_turns.turn(
        desk.uow, community_id=COMMUNITY, meetup_id=found.meetup_id, now=desk.now
    )
    return (await now_of(desk, found.meetup_id)).state


async def remind(desk: Desk, found: Meetup, minutes: int) -> int:
    assert found.start_at is not None
    return await meetup_reminders.remind(
        desk.uow,
        community_id=COMMUNITY,
        meetup_id=found.meetup_id,
        start=found.start_at.isoformat(),
        minutes=minutes,
        now=desk.now,
    )


async def test_a_clock_set_back_undoes_no_step(desk: Desk) -> None:
    found = await announced(desk)
    desk.later(seconds=(START - NOW).total_seconds() + 60)
    assert await turned(desk, found) is State.UNDER_WAY
    desk.later(days=-2)
    assert await turned(desk, found) is State.UNDER_WAY
    desk.later(days=3)
    assert await turned(desk, found) is State.HELD
    desk.later(days=-10)
    assert await turned(desk, found) is State.HELD


async def test_a_clock_set_back_reminds_nobody_twice(desk: Desk) -> None:
    found = await announced(desk)
    await all_join(desk, found, 1, 2)
    desk.later(seconds=(START - DAY - NOW).total_seconds())
    assert await remind(desk, found, 24 * 60) == 2
    desk.later(hours=-2)
    await remind(desk, found, 24 * 60)
    assert await messages(desk, "reminder") == [1, 2]


async def test_away_over_the_whole_meetup_it_was_held_and_nothing_is_said(desk: Desk) -> None:
    found = await announced(desk, capacity=1)
    await all_join(desk, found, 1, 2)
    await decline(desk, found, 1)
    before = len(await rows(desk))
    desk.later(days=60)
    assert await turned(desk, found) is State.HELD
    for minutes in found.reminders:
        assert await remind(desk, found, minutes) == 0
    where = {"community_id": COMMUNITY, "meetup_id": found.meetup_id, "now": desk.now}
    await seat_turns.lapse_offers(desk.uow, **where)
    said = [each for each in (await rows(desk))[before:] if "code" in each.payload]
    assert said == []


async def test_a_clock_set_back_keeps_a_held_seat_and_gives_no_second(desk: Desk) -> None:
    found = await announced(desk, capacity=1)
    await all_join(desk, found, 1, 2, 3)
    await decline(desk, found, 1)
    desk.later(hours=-5)
    where = {"community_id": COMMUNITY, "meetup_id": found.meetup_id, "now": desk.now}
    assert await seat_turns.lapse_offers(desk.uow, **where) == 0
    await join(desk, found, 4)
    assert (await standings(desk, found)) == {
        1: Standing.NO,
        2: Standing.OFFERED,
        3: Standing.WAITING,
        4: Standing.WAITING,
    }
