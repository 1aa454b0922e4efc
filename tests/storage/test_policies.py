"""Policies and own terms: never two of one version, never two answers for one name."""

import asyncio
from datetime import UTC, datetime

from domain.ids import CommunityId, UserId
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
WEST, NORTH = CommunityId(1), CommunityId(2)
ANNA = UserId(7)


async def test_of_many_at_once_one_makes_the_version(uow: UnitOfWork) -> None:
    async def make(number: int) -> bool:
        async with uow.write() as tx:
            return await tx.policies.add(WEST, 1, {"number": number}, by=ANNA, now=NOW)

    made = await asyncio.gather(*(make(number) for number in range(8)))
    assert made.count(True) == 1
    async with uow.read() as tx:
        newest = await tx.policies.newest(WEST)
        assert await tx.policies.newest(NORTH) is None
    assert newest is not None
    assert newest.data == {"number": made.index(True)}


async def test_of_many_at_once_one_says_what_a_name_is(uow: UnitOfWork) -> None:
    async def say(label: str) -> int | None:
        async with uow.write() as tx:
            return await tx.own_terms.add(
                WEST, kind="title", key="lots", text="Lots", label=label, by=ANNA, now=NOW
            )

    said = await asyncio.gather(*(say(f"label-{number}") for number in range(8)))
    assert sum(number is not None for number in said) == 1
    async with uow.write() as tx:
        [holding] = await tx.own_terms.holding(WEST)
        assert holding.id is not None
        assert not await tx.own_terms.remove(NORTH, holding.id, now=NOW)
        assert await tx.own_terms.revision(WEST) == 1
        assert await tx.own_terms.remove(WEST, holding.id, now=NOW)
        assert not await tx.own_terms.remove(WEST, holding.id, now=NOW)
        assert await tx.own_terms.revision(WEST) == 2
        assert await tx.own_terms.revision(NORTH) == 0
    again = await say("leader_staff")
    assert again is not None
    assert again > holding.id


async def test_they_go_with_the_community(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await tx.policies.add(WEST, 1, {}, by=ANNA, now=NOW)
        await tx.own_terms.add(
            WEST, kind="title", key="lots", text="Lots", label="x", by=ANNA, now=NOW
        )
        await tx.communities.erase(WEST)
        assert await tx.policies.newest(WEST) is None
        assert await tx.own_terms.revision(WEST) == 0
