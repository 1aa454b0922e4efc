"""Unmasking: one asks, another agrees, the two look for a day, and the author is told."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable
from datetime import timedelta
from typing import Any

import pytest

from bot.secrets import Vault
from bot.services import thread_settings, thread_turns, unmaskings
from bot.services.thread_cases import NOTICE
from bot.services.unmaskings import CARD, CARD_UPDATE
from domain.errors import LedarbotError, NotFound
from domain.ids import Handle, ThreadId, UserId
from domain.thread_refusals import (
    Incomplete,
    NeedsAnotherModerator,
    NoSuchHandle,
    NotForYou,
    UnmaskingOff,
    UnmaskingOver,
)
from domain.thread_values import Thread
from domain.unmaskings import LAPSES_AFTER, SEEN_FOR, Ground, Unmasking, UnmaskingState
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.services.anonymous_desks import MORA, NOVA, answered, authors, codes, out, wondered
from tests.services.conftest import ANNA, COMMUNITY, OTHER_COMMUNITY, Desk
from tests.services.report_desks import SARA, TOMAS, log, rows
from tests.services.thread_desks import VAULT, opened

KARIN = UserId(503)
"""A third moderator."""
ROUNDS = 6


@pytest.fixture
async def ready(desk: Desk) -> Desk:
    await opened(desk)
    return desk


@pytest.fixture
async def processes(database_url: str, ready: Desk) -> AsyncIterator[list[UnitOfWork]]:
    """Several connections of their own to the desk's database, as several processes have."""
    opened_here = [await Database.open(database_url) for _ in range(3)]
    yield [database.unit_of_work() for database in opened_here]
    for database in opened_here:
        await database.close()


async def delicate(desk: Desk) -> tuple[Thread, Handle]:
    """A thread with an anonymous answer that stands in Discord, and its author's handle."""
    thread = await wondered(desk)
    post = await out(desk, await answered(desk, thread, by=NOVA))
    return thread, post.handle


async def asked(
    desk: Desk, thread: Thread, handle: Handle, *, uow: UnitOfWork | None = None, **more: Any
) -> Unmasking:
    values: dict[str, Any] = {
        "community_id": COMMUNITY,
        "thread_id": thread.thread_id,
        "ground": Ground.DANGER,
        "reason": "Skriver att hen tänker skada sig",
        "by": SARA,
        "now": desk.now,
    } | more
    return await unmaskings.ask(uow or desk.uow, handle=handle, **values)


async def begun(desk: Desk) -> Unmasking:
    return await asked(desk, *await delicate(desk))


def step(request: Unmasking, by: UserId, desk: Desk) -> dict[str, Any]:
    return {
        "community_id": COMMUNITY,
        "unmasking_id": request.unmasking_id,
        "by": by,
        "now": desk.now,
    }


async def seen(desk: Desk, request: Unmasking, by: UserId, vault: Vault = VAULT) -> UserId:
    return await unmaskings.reveal(desk.uow, vault, **step(request, by, desk))


async def stands(desk: Desk, request: Unmasking) -> Unmasking:
    found = await unmaskings.request_of(
        desk.uow, community_id=COMMUNITY, unmasking_id=request.unmasking_id
    )
    return found.unmasking


async def outcome(attempt: Awaitable[object]) -> str:
    try:
        await attempt
    except LedarbotError as refusal:
        return type(refusal).__name__
    return "done"


async def unlinked(desk: Desk, handle: Handle) -> None:
    async with desk.uow.write() as tx:
        await tx.anonymity.unlink(handle)


# ------------------------------------------------------------------------------- the way there


async def test_one_asks_another_agrees_and_the_two_see_the_name(ready: Desk) -> None:
    request = await begun(ready)
    [card] = await rows(ready, CARD)
    assert card.payload == {"unmasking_id": request.unmasking_id}
    ready.later(hours=1)
    await unmaskings.agree(ready.uow, **step(request, TOMAS, ready))
    assert await seen(ready, request, SARA) == NOVA
    assert await seen(ready, request, TOMAS) == NOVA
    assert await rows(ready, CARD_UPDATE)


async def test_nobody_sees_it_before_and_nobody_else_after(ready: Desk) -> None:
    request = await begun(ready)
    for by in (SARA, TOMAS):
        with pytest.raises(NotForYou):
            await seen(ready, request, by)
    await unmaskings.agree(ready.uow, **step(request, TOMAS, ready))
    with pytest.raises(NotForYou):
        await seen(ready, request, KARIN)
    ready.now += SEEN_FOR - timedelta(seconds=1)
    assert await seen(ready, request, SARA) == NOVA
    ready.later(seconds=1)
    for by in (SARA, TOMAS):
        with pytest.raises(NotForYou):
            await seen(ready, request, by)


async def test_the_author_is_told_by_handle_when_it_is_agreed(ready: Desk) -> None:
    request = await begun(ready)
    assert "unmasked" not in await codes(ready)
    await unmaskings.agree(ready.uow, **step(request, TOMAS, ready))
    told = await rows(ready, NOTICE)
    [row] = [each for each in told if each.payload["code"] == "unmasked"]
    assert row.payload == {
        "thread_id": request.thread_id,
        "handle": request.handle,
        "code": "unmasked",
        "unmasking_id": request.unmasking_id,
    }


async def test_the_log_has_every_step_and_every_look_with_its_time(ready: Desk) -> None:
    request = await begun(ready)
    ready.later(minutes=7)
    await unmaskings.agree(ready.uow, **step(request, TOMAS, ready))
    looks = []
    for by in (SARA, TOMAS, SARA):
        ready.later(minutes=1)
        looks.append((by, ready.now))
        await seen(ready, request, by)
    [agreed] = await log(ready, "unmaskings.agreed")
    assert (agreed.actor_id, agreed.subject_id) == (TOMAS, request.unmasking_id)
    assert agreed.at == request.asked_at + timedelta(minutes=7)
    assert [line.actor_id for line in await log(ready, "unmaskings.asked")] == [SARA]
    lines = await log(ready, "unmaskings.seen")
    assert [(line.actor_id, line.at) for line in lines] == looks
    reads = await log(ready, "anonymity.read")
    assert [(line.subject_id, line.details) for line in reads] == [
        (request.handle, {"for": "unmasking"})
    ] * 3
    assert [line.at for line in reads] == [at for _, at in looks]


async def test_a_look_that_is_refused_opens_nothing(ready: Desk) -> None:
    request = await begun(ready)
    with pytest.raises(NotForYou):
        await seen(ready, request, SARA)
    assert await log(ready, "anonymity.read") == []
    assert await log(ready, "unmaskings.seen") == []


async def test_the_name_stands_nowhere(ready: Desk) -> None:
    request = await begun(ready)
    await unmaskings.agree(ready.uow, **step(request, TOMAS, ready))
    await seen(ready, request, TOMAS)
    async with ready.uow.read() as tx:
        lines = await tx.audit.of(COMMUNITY, limit=100)
    kept = repr([await ready.outbox(), await stands(ready, request), lines])
    assert str(int(NOVA)) not in kept
    assert str(int(MORA)) not in kept


# ------------------------------------------------------------------------------ what is refused


async def test_who_asked_agrees_to_nothing_but_may_take_it_back(ready: Desk) -> None:
    request = await begun(ready)
    with pytest.raises(NeedsAnotherModerator):
        await unmaskings.agree(ready.uow, **step(request, SARA, ready))
    await unmaskings.refuse(ready.uow, **step(request, SARA, ready))
    with pytest.raises(UnmaskingOver):
        await unmaskings.agree(ready.uow, **step(request, TOMAS, ready))
    with pytest.raises(NotForYou):
        await seen(ready, request, SARA)
    assert "unmasked" not in await codes(ready)
    assert [line.actor_id for line in await log(ready, "unmaskings.refused")] == [SARA]


async def test_a_reason_is_needed(ready: Desk) -> None:
    with pytest.raises(Incomplete):
        await asked(ready, *await delicate(ready), reason=" \n ")
    assert await rows(ready, CARD) == []


async def test_one_request_at_a_time_about_one_author(ready: Desk) -> None:
    thread, handle = await delicate(ready)
    request = await asked(ready, thread, handle)
    with pytest.raises(UnmaskingOver) as refusal:
        await asked(ready, thread, handle, by=TOMAS)
    assert refusal.value.args_for_text == {"state": UnmaskingState.ASKED}
    # Another author in the same thread is another matter, and so is a new request later.
    asker = (await authors(ready, thread))[0]
    await asked(ready, thread, asker.handle)
    await unmaskings.refuse(ready.uow, **step(request, TOMAS, ready))
    assert (await asked(ready, thread, handle, by=TOMAS)).state is UnmaskingState.ASKED


async def test_a_community_that_has_given_it_up_has_no_way_back(ready: Desk) -> None:
    thread, handle = await delicate(ready)
    agreed = await asked(ready, thread, handle)
    await unmaskings.agree(ready.uow, **step(agreed, TOMAS, ready))
    waiting = await asked(ready, thread, thread.handle or Handle(0))
    await thread_settings.give_up_unmasking(
        ready.uow, community_id=COMMUNITY, by=ANNA, now=ready.now
    )
    with pytest.raises(UnmaskingOff):
        await asked(ready, thread, handle)
    with pytest.raises(UnmaskingOff):
        await unmaskings.agree(ready.uow, **step(waiting, TOMAS, ready))
    with pytest.raises(UnmaskingOff):
        await seen(ready, agreed, SARA)
    assert await log(ready, "anonymity.read") == []


async def test_without_a_link_there_is_nothing_to_ask_agree_to_or_see(ready: Desk) -> None:
    thread, handle = await delicate(ready)
    request, first = await asked(ready, thread, handle), thread.handle or Handle(0)
    agreed = await asked(ready, thread, first)
    await unmaskings.agree(ready.uow, **step(agreed, TOMAS, ready))
    for each in (handle, first):
        await unlinked(ready, each)
    with pytest.raises(NoSuchHandle):
        await unmaskings.agree(ready.uow, **step(request, TOMAS, ready))
    with pytest.raises(NoSuchHandle):
        await seen(ready, agreed, SARA)
    await unmaskings.refuse(ready.uow, **step(request, TOMAS, ready))
    with pytest.raises(NoSuchHandle):
        await asked(ready, thread, handle)


async def test_with_another_key_nothing_is_seen(ready: Desk) -> None:
    request = await begun(ready)
    await unmaskings.agree(ready.uow, **step(request, TOMAS, ready))
    with pytest.raises(NoSuchHandle):
        await seen(ready, request, SARA, vault=Vault(bytes(32)))
    assert await log(ready, "unmaskings.seen") == []


async def test_the_handle_must_be_of_the_thread_and_the_community(ready: Desk) -> None:
    thread, handle = await delicate(ready)
    other = await wondered(ready, title="En annan sak")
    for more in (
        {"thread_id": other.thread_id},
        {"thread_id": ThreadId(5)},
        {"community_id": OTHER_COMMUNITY},
    ):
        with pytest.raises(NotFound):
            await asked(ready, thread, handle, **more)
    request = await asked(ready, thread, handle)
    given = step(request, TOMAS, ready) | {"community_id": OTHER_COMMUNITY}
    for attempt in (
        unmaskings.agree(ready.uow, **given),
        unmaskings.refuse(ready.uow, **given),
        unmaskings.reveal(ready.uow, VAULT, **given),
    ):
        with pytest.raises(NotFound):
            await attempt


# --------------------------------------------------------------------------------- three days


async def test_a_request_lapses_and_another_can_be_made(ready: Desk) -> None:
    thread, handle = await delicate(ready)
    request = await asked(ready, thread, handle)
    ready.now += LAPSES_AFTER
    with pytest.raises(UnmaskingOver) as refusal:
        await unmaskings.agree(ready.uow, **step(request, TOMAS, ready))
    assert refusal.value.args_for_text == {"state": UnmaskingState.LAPSED}
    again = await asked(ready, thread, handle, by=TOMAS)
    assert (await stands(ready, request)).state is UnmaskingState.LAPSED
    assert again.state is UnmaskingState.ASKED


async def test_the_daily_round_lapses_it_and_its_card_says_so(ready: Desk) -> None:
    request = await begun(ready)
    async with ready.uow.read() as tx:
        community = await tx.communities.get(COMMUNITY)
    assert community is not None
    await thread_turns.keep_house(ready.uow, community=community, now=ready.later(hours=71))
    assert (await stands(ready, request)).state is UnmaskingState.ASKED
    assert await rows(ready, CARD_UPDATE) == []
    await thread_turns.keep_house(ready.uow, community=community, now=ready.later(hours=1))
    assert (await stands(ready, request)).state is UnmaskingState.LAPSED
    assert len(await rows(ready, CARD_UPDATE)) == 1
    assert [line.actor_id for line in await log(ready, "unmaskings.lapsed")] == [None]


# --------------------------------------------------------------------------------------- races


async def test_two_who_agree_at_once_are_one_agreement(
    ready: Desk, processes: list[UnitOfWork]
) -> None:
    for number in range(ROUNDS):
        request = await begun_with(ready, number)
        told = await asyncio.gather(
            outcome(unmaskings.agree(processes[0], **step(request, TOMAS, ready))),
            outcome(unmaskings.agree(processes[1], **step(request, KARIN, ready))),
            outcome(unmaskings.agree(processes[2], **step(request, SARA, ready))),
        )
        assert told[2] in ("NeedsAnotherModerator", "UnmaskingOver")
        assert Counter(told[:2]) == {"done": 1, "UnmaskingOver": 1}
        second = TOMAS if told[0] == "done" else KARIN
        assert (await stands(ready, request)).answered_by == second
        third = KARIN if second == TOMAS else TOMAS
        with pytest.raises(NotForYou):
            await seen(ready, request, third)
    assert (await codes(ready)).count("unmasked") == ROUNDS
    assert len(await log(ready, "unmaskings.agreed")) == ROUNDS


async def test_agreed_and_refused_at_once_is_one_of_them(
    ready: Desk, processes: list[UnitOfWork]
) -> None:
    for number in range(ROUNDS):
        request = await begun_with(ready, number)
        told = await asyncio.gather(
            outcome(unmaskings.agree(processes[0], **step(request, TOMAS, ready))),
            outcome(unmaskings.refuse(processes[1], **step(request, KARIN, ready))),
        )
        assert Counter(told) == {"done": 1, "UnmaskingOver": 1}
        after = (await stands(ready, request)).state
        assert after is (UnmaskingState.AGREED if told[0] == "done" else UnmaskingState.REFUSED)
    agreed = len(await log(ready, "unmaskings.agreed"))
    assert agreed + len(await log(ready, "unmaskings.refused")) == ROUNDS
    assert (await codes(ready)).count("unmasked") == agreed


async def test_one_moderator_on_two_devices_is_still_one(
    ready: Desk, processes: list[UnitOfWork]
) -> None:
    request = await begun(ready)
    told = await asyncio.gather(
        *(outcome(unmaskings.agree(each, **step(request, SARA, ready))) for each in processes)
    )
    assert set(told) == {"NeedsAnotherModerator"}
    told = await asyncio.gather(
        *(outcome(unmaskings.agree(each, **step(request, TOMAS, ready))) for each in processes)
    )
    assert Counter(told) == {"done": 1, "UnmaskingOver": 2}


async def test_two_who_ask_at_once_are_one_request(
    ready: Desk, processes: list[UnitOfWork]
) -> None:
    thread, handle = await delicate(ready)
    told = await asyncio.gather(
        *(
            outcome(asked(ready, thread, handle, uow=each, by=by))
            for each, by in zip(processes, (SARA, TOMAS, KARIN), strict=True)
        )
    )
    assert Counter(told) == {"done": 1, "UnmaskingOver": 2}
    assert len(await rows(ready, CARD)) == 1


async def begun_with(desk: Desk, number: int) -> Unmasking:
    """A request about a thread's asker; each has a thread of its own."""
    thread = await wondered(desk, title=f"Fråga {number}")
    return await asked(desk, thread, thread.handle or Handle(0))
