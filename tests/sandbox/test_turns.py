"""The queue in which the sandbox's actions stand."""

import asyncio

import pytest

from sandbox.turns import Turns


async def test_one_at_a_time_and_in_order() -> None:
    turns = Turns()
    turns.open()
    told: list[str] = []

    def work(name: str) -> "asyncio.Task[None]":
        async def act() -> None:
            told.append(f"{name} begins")
            others_had_a_chance = asyncio.Event()
            asyncio.get_running_loop().call_soon(others_had_a_chance.set)
            await others_had_a_chance.wait()
            told.append(f"{name} ends")

        return asyncio.ensure_future(turns.take(act))

    await asyncio.gather(work("a"), work("b"), work("c"))
    await turns.close()
    assert told == [f"{name} {what}" for name in "abc" for what in ("begins", "ends")]


async def test_what_went_wrong_is_told_to_whoever_asked() -> None:
    turns = Turns()
    turns.open()

    async def fail() -> None:
        raise LookupError("gone")

    async def succeed() -> int:
        return 7

    with pytest.raises(LookupError):
        await turns.take(fail)
    assert await turns.take(succeed) == 7
    await turns.close()


async def test_work_that_has_begun_is_finished_although_its_caller_left() -> None:
    turns = Turns()
    turns.open()
    begun, may_end, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def act() -> None:
        begun.set()
        await may_end.wait()
        ended.set()

    caller = asyncio.ensure_future(turns.take(act))
    await begun.wait()
    caller.cancel()
    may_end.set()
    await turns.close()
    assert ended.is_set()
    assert caller.cancelled() or caller.cancelling()


async def test_a_closed_queue_refuses() -> None:
    turns = Turns()
    turns.open()
    await turns.close()

    async def act() -> None:
        raise AssertionError

    with pytest.raises(RuntimeError):
        await turns.take(act)
