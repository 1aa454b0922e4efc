"""What takes longer than Discord waits is announced first, and answered when it is there."""

import asyncio

import pytest

from bot.ui import outcome_of


class Announced:
    def __init__(self) -> None:
        self.times = 0
        self.happened = asyncio.Event()

    async def __call__(self) -> None:
        self.times += 1
        self.happened.set()


async def test_slow_work_is_announced_once_and_still_answered() -> None:
    announced = Announced()

    async def slow() -> str:
        await announced.happened.wait()
        return "a seat"

    assert await outcome_of(slow(), if_late=announced, after=0) == "a seat"
    assert announced.times == 1


async def test_quick_work_is_just_answered() -> None:
    announced = Announced()

    async def quick() -> str:
        return "a seat"

    assert await outcome_of(quick(), if_late=announced, after=60) == "a seat"
    assert announced.times == 0


async def test_a_refusal_comes_through_late_or_not() -> None:
    announced = Announced()

    async def refused() -> str:
        await announced.happened.wait()
        raise PermissionError

    with pytest.raises(PermissionError):
        await outcome_of(refused(), if_late=announced, after=0)
    assert announced.times == 1
