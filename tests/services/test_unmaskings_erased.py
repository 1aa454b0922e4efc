"""Unmaskings when somebody is erased: nobody agrees with themselves. And authors out of reach."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.services import anonymous_notices, anonymous_outcomes, privacy, unmaskings
from bot.services.thread_cases import NOTICE
from bot.services.unmaskings import CARD, CARD_UPDATE
from domain.errors import LedarbotError
from domain.ids import UserId
from domain.thread_refusals import NotForYou, UnmaskingOver
from domain.unmaskings import Telling, Unmasking, UnmaskingState
from storage.database import Database
from storage.privacy import ERASED
from storage.unit_of_work import UnitOfWork
from tests.services.anonymous_desks import MORA, NOVA
from tests.services.conftest import COMMUNITY, OTHER_COMMUNITY, Desk
from tests.services.report_desks import SARA, TOMAS, log, rows
from tests.services.test_unmaskings import asked, begun, delicate, seen, stands, step
from tests.services.thread_desks import VAULT, opened


@pytest.fixture
async def ready(desk: Desk) -> Desk:
    await opened(desk)
    return desk


@pytest.fixture
async def another(database_url: str, ready: Desk) -> AsyncIterator[UnitOfWork]:
    """A connection of its own to the desk's database, as another process has."""
    database = await Database.open(database_url)
    yield database.unit_of_work()
    await database.close()


async def erase(desk: Desk, user_id: UserId, **more: Any) -> None:
    await privacy.erase(desk.uow, user_id=user_id, vault=VAULT, now=desk.now, **more)


# ------------------------------------------------------------------------------ one is not two


@pytest.mark.parametrize("within", [{"community_id": COMMUNITY}, {}], ids=["here", "everywhere"])
async def test_who_asked_and_was_erased_agrees_to_nothing(
    ready: Desk, within: dict[str, Any]
) -> None:
    request = await begun(ready)
    await erase(ready, SARA, **within)
    stood = await stands(ready, request)
    assert (stood.asked_by, stood.state) == (ERASED, UnmaskingState.LAPSED)
    for by in (SARA, TOMAS):
        with pytest.raises(UnmaskingOver):
            await unmaskings.agree(ready.uow, **step(request, by, ready))
        with pytest.raises(NotForYou):
            await seen(ready, request, by)
    assert await log(ready, "anonymity.read") == []
    assert [line.actor_id for line in await log(ready, "unmaskings.lapsed")] == [None]
    [card] = [row for row in await rows(ready, CARD_UPDATE) if row.state == "queued"]
    assert card.payload == {"unmasking_id": request.unmasking_id}


async def test_a_request_without_anybody_behind_it_is_over_however_it_came_about(
    ready: Desk,
) -> None:
    request = await begun(ready)
    async with ready.uow.write() as tx:
        await tx.unmaskings.save(_nobodys(request))
    with pytest.raises(UnmaskingOver):
        await unmaskings.agree(ready.uow, **step(request, SARA, ready))


def _nobodys(request: Unmasking) -> Unmasking:
    values = {name: getattr(request, name) for name in Unmasking.__dataclass_fields__}
    return Unmasking(**values | {"asked_by": ERASED})


async def test_another_communitys_requests_go_on(ready: Desk) -> None:
    request = await begun(ready)
    await erase(ready, SARA, community_id=OTHER_COMMUNITY)
    assert (await stands(ready, request)).state is UnmaskingState.ASKED
    assert await rows(ready, CARD_UPDATE) == []


async def test_erased_and_agreed_at_once_shows_nobody_a_name_alone(
    ready: Desk, another: UnitOfWork
) -> None:
    request = await begun(ready)

    async def agreed() -> bool:
        try:
            await unmaskings.agree(another, **step(request, TOMAS, ready))
        except LedarbotError:
            return False
        return True

    _, was_agreed = await asyncio.gather(erase(ready, SARA), agreed())
    stood = await stands(ready, request)
    assert stood.asked_by == ERASED
    assert stood.state is (UnmaskingState.AGREED if was_agreed else UnmaskingState.LAPSED)
    with pytest.raises(NotForYou):
        await seen(ready, request, SARA)


async def test_after_an_agreement_an_erasure_takes_ones_own_look_alone(ready: Desk) -> None:
    request = await begun(ready)
    await unmaskings.agree(ready.uow, **step(request, TOMAS, ready))
    await drawn(ready, request)
    await erase(ready, TOMAS)
    stood = await stands(ready, request)
    assert (stood.state, stood.answered_by) == (UnmaskingState.AGREED, ERASED)
    with pytest.raises(NotForYou):
        await seen(ready, request, TOMAS)
    assert await seen(ready, request, SARA) == NOVA
    assert [row.state for row in await rows(ready, CARD_UPDATE)][-1] == "queued"


async def test_a_card_that_was_drawn_before_the_erasure_is_drawn_once_more(ready: Desk) -> None:
    request = await begun(ready)
    await unmaskings.refuse(ready.uow, **step(request, TOMAS, ready))
    before = (await found(ready, request)).seen
    await erase(ready, SARA)
    assert (await found(ready, request)).seen != before
    [card] = await rows(ready, CARD)
    result = {"channel_id": 11, "message_id": 12, "seen": before}
    await drawn(ready, request)
    async with ready.uow.write() as tx:
        await unmaskings.card_posted(tx, card, result, ready.now)
    assert [row.state for row in await rows(ready, CARD_UPDATE)][-1] == "queued"
    assert str(int(SARA)) not in before


async def found(desk: Desk, request: Unmasking) -> unmaskings.Request:
    return await unmaskings.request_of(
        desk.uow, community_id=COMMUNITY, unmasking_id=request.unmasking_id
    )


async def drawn(desk: Desk, request: Unmasking) -> None:
    """Every drawing of the card that waits has gone out, showing how the request stands."""
    result = {"seen": (await found(desk, request)).seen}
    for row in await rows(desk, CARD_UPDATE):
        if row.state == "queued":
            async with desk.uow.write() as tx:
                await tx.outbox.sent(row.id, now=desk.now, result=result)
                await unmaskings.card_drawn(tx, row, result, desk.now)


# ---------------------------------------------------------------------- an author out of reach


async def unreached(desk: Desk) -> Unmasking:
    """Two have agreed, and the message to the author could not go out."""
    request = await begun(desk)
    await unmaskings.agree(desk.uow, **step(request, TOMAS, desk))
    [notice] = [row for row in await rows(desk, NOTICE) if row.payload["code"] == "unmasked"]
    await drawn(desk, request)
    async with desk.uow.write() as tx:
        await tx.outbox.fail(notice.id, now=desk.now, error="403:50007")
        await anonymous_outcomes.not_told(tx, notice, "403:50007", desk.now)
    return request


async def waiting(desk: Desk, user_id: UserId, **more: Any) -> list[anonymous_notices.Untold]:
    values: dict[str, Any] = {"community_id": COMMUNITY} | more
    return await anonymous_notices.untold(desk.uow, VAULT, user_id=user_id, **values)


async def test_that_an_author_was_not_told_is_in_the_log_and_on_the_card(ready: Desk) -> None:
    request = await unreached(ready)
    [line] = await log(ready, "unmaskings.not_told")
    assert (line.actor_id, line.subject_id) == (None, request.unmasking_id)
    assert (await stands(ready, request)).telling is Telling.KEPT
    assert [row.state for row in await rows(ready, CARD_UPDATE)][-1] == "queued"
    assert "unmasked" not in [row.payload["code"] for row in await rows(ready, NOTICE)]


async def test_it_waits_for_the_author_alone_and_is_shown_once(ready: Desk) -> None:
    request = await unreached(ready)
    for other in (MORA, SARA, TOMAS):
        assert await waiting(ready, other) == []
    assert await waiting(ready, NOVA, community_id=OTHER_COMMUNITY) == []
    [untold] = await waiting(ready, NOVA)
    assert untold.unmasking.reason == request.reason
    assert untold.thread is not None
    assert untold.thread.thread_id == request.thread_id
    assert await log(ready, "anonymity.read") == []
    lines, card = await every_line(ready), (await found(ready, request)).seen
    await anonymous_notices.was_shown(ready.uow, untold)
    assert await waiting(ready, NOVA) == []
    assert (await stands(ready, request)).telling is Telling.SHOWN
    # When the author came by stands nowhere: neither in the log nor in how the card looks.
    assert await every_line(ready) == lines
    assert (await found(ready, request)).seen == card


async def every_line(desk: Desk) -> int:
    async with desk.uow.read() as tx:
        return len(await tx.audit.of(COMMUNITY, limit=100))


async def test_of_who_was_told_nothing_waits(ready: Desk) -> None:
    request = await asked(ready, *await delicate(ready))
    await unmaskings.agree(ready.uow, **step(request, TOMAS, ready))
    [notice] = [row for row in await rows(ready, NOTICE) if row.payload["code"] == "unmasked"]
    async with ready.uow.write() as tx:
        await anonymous_outcomes.told(tx, notice, {}, ready.now)
    assert await waiting(ready, NOVA) == []
    assert (await stands(ready, request)).telling is Telling.SENT
