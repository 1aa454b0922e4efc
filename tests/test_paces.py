"""The pace of what goes out: never more than so many a second, and no wait without need."""

import asyncio

from bot.paces import MESSAGES_A_SECOND, Pace


class Time:
    """A clock that only those who sleep move on."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def read(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


async def test_a_crowd_is_spread_evenly() -> None:
    time = Time()
    pace = Pace(20, clock=time.read, sleep=time.sleep)
    await asyncio.gather(*(pace.wait() for _ in range(460)))
    assert abs(time.slept[0] - 1 / 20) < 0.001
    assert abs(max(time.slept) - 459 / 20) < 0.001
    for start in range(0, 23):
        in_second = [each for each in [0.0, *time.slept] if start <= each < start + 0.999]
        assert len(in_second) <= 20


async def test_who_comes_alone_does_not_wait() -> None:
    time = Time()
    pace = Pace(20, clock=time.read, sleep=time.sleep)
    for _ in range(5):
        await pace.wait()
        time.now += 1
    assert time.slept == []


def test_two_requests_for_each_message_stay_below_discords_fifty() -> None:
    assert MESSAGES_A_SECOND * 2 < 50
