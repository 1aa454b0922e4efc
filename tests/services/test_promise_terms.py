"""What was promised is kept: a worse promise is read anew, a shorter time stays shorter."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.secrets import Vault
from bot.services import acceptances, communities, privacy, thread_turns
from domain.anonymity import KEEP_LINKS_DAYS, Terms, every_terms
from domain.community import Community
from domain.ids import UserId
from storage.anonymity import AcceptanceRow
from tests.services.anonymous_desks import MORA, NOVA, answered, out, wondered
from tests.services.conftest import COMMUNITY, Desk
from tests.services.thread_desks import VAULT, asked, in_days, opened

NEWER = Vault(bytes(range(1, 33)), old=[bytes(range(32))])


@pytest.fixture
async def ready(desk: Desk) -> Desk:
    await opened(desk)
    return desk


async def promising(desk: Desk, days: int, *, unmasking: bool = True) -> Community:
    await opened(desk, keep_links_days=days)
    found = await communities.of(desk.uow, community_id=COMMUNITY)
    assert found is not None
    return replace(found, allows_unmasking=unmasking)


async def is_accepted(desk: Desk, community: Community, by: UserId = MORA) -> bool:
    return await acceptances.has_accepted_promise(desk.uow, VAULT, community=community, user_id=by)


async def accept(desk: Desk, community: Community, by: UserId = MORA) -> None:
    await acceptances.accept_promise(desk.uow, VAULT, community=community, user_id=by)


@pytest.mark.parametrize("unmasking", [True, False])
async def test_a_longer_time_is_read_anew_and_a_shorter_one_is_not(
    ready: Desk, unmasking: bool
) -> None:
    await accept(ready, await promising(ready, 90, unmasking=unmasking))
    for days in KEEP_LINKS_DAYS:
        community = await promising(ready, days, unmasking=unmasking)
        assert await is_accepted(ready, community) is (days <= 90)
        assert not await is_accepted(ready, community, NOVA)


async def test_unmasking_that_was_not_promised_is_read_anew(ready: Desk) -> None:
    await accept(ready, await promising(ready, 365, unmasking=False))
    assert not await is_accepted(ready, await promising(ready, 30))
    await accept(ready, await promising(ready, 30))
    assert await is_accepted(ready, await promising(ready, 30, unmasking=False))


def test_terms_are_accepted_by_those_that_are_no_better() -> None:
    every = every_terms(90)
    assert len(every) == len({each.code for each in every}) == 2 * len(KEEP_LINKS_DAYS)
    for now in every:
        for known in every:
            worse = now.keep_links_days > known.keep_links_days or (
                now.allows_unmasking and not known.allows_unmasking
            )
            assert now.accepted_by(known) is not worse
    assert Terms(17, True) in every_terms(17)


@pytest.mark.parametrize("vault", [VAULT, NEWER], ids=["same key", "newer key"])
async def test_an_erasure_finds_every_acceptance(ready: Desk, vault: Vault) -> None:
    for days in KEEP_LINKS_DAYS:
        for unmasking in (True, False):
            await accept(ready, await promising(ready, days, unmasking=unmasking))
    await accept(ready, await promising(ready, 60), NOVA)
    await privacy.erase(ready.uow, user_id=MORA, community_id=COMMUNITY, vault=vault, now=ready.now)
    async with ready.uow.read() as tx:
        left = await tx.connection.execute(AcceptanceRow.table().select())
        assert len(left.all()) == 1
    assert await is_accepted(ready, await promising(ready, 60), NOVA)


# ------------------------------------------------------------------------------------- the links


async def links(desk: Desk) -> int:
    community = await communities.of(desk.uow, community_id=COMMUNITY)
    assert community is not None
    await thread_turns.keep_house(desk.uow, community=community, now=desk.now)
    async with desk.uow.read() as tx:
        return len(await tx.anonymity.links())


async def test_who_answers_under_a_shorter_promise_is_kept_for_no_longer(ready: Desk) -> None:
    await promising(ready, 365)
    thread = await wondered(ready)
    await promising(ready, 30)
    await out(ready, await answered(ready, thread))
    await promising(ready, 365)
    in_days(ready, 29)
    assert await links(ready) == 2
    in_days(ready, 2)
    # Whoever asked was told of a year.
    assert await links(ready) == 1
    in_days(ready, 335)
    assert await links(ready) == 0


async def test_who_writes_on_under_a_shorter_promise_is_kept_for_no_longer(ready: Desk) -> None:
    await promising(ready, 365)
    thread = await asked(ready)
    await out(ready, await answered(ready, thread))
    await promising(ready, 60)
    await out(ready, await answered(ready, thread), message_id=78)
    await promising(ready, 365)
    ready.now += timedelta(days=61)
    assert await links(ready) == 0
