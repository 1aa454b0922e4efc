"""What a community decides of its threads, on both databases."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.services import communities, thread_settings
from bot.services.thread_cases import FOOT
from bot.services.thread_settings import RULES_LENGTH
from bot.services.unmaskings import CARD_UPDATE
from domain.community import Community
from domain.errors import NotSetUp
from domain.ids import CommunityId, Handle, ThreadId
from domain.thread_refusals import TooLong, UnmaskingOff
from domain.unmaskings import Ground, Unmasking, UnmaskingState
from tests.services.conftest import ANNA, BO, COMMUNITY, OTHER_COMMUNITY, Desk
from tests.services.thread_desks import opened


async def stored(desk: Desk, community_id: CommunityId = COMMUNITY) -> Community:
    found = await communities.of(desk.uow, community_id=community_id)
    assert found is not None
    return found


def by(desk: Desk, community_id: CommunityId = COMMUNITY) -> dict[str, Any]:
    return {"community_id": community_id, "by": ANNA, "now": desk.now}


async def changed(desk: Desk, **fields: Any) -> Community:
    return await communities.change(
        desk.uow, change=lambda before: replace(before, **fields), **by(desk)
    )


async def request(desk: Desk, community_id: CommunityId = COMMUNITY) -> Unmasking:
    async with desk.uow.write() as tx:
        added = await tx.unmaskings.add(
            Unmasking(
                community_id=community_id,
                thread_id=ThreadId(4711),
                handle=Handle(community_id % 1_000_003),
                ground=Ground.DANGER,
                reason="Skriver om att skada sig.",
                asked_by=BO,
                asked_at=desk.now,
            )
        )
    assert added is not None
    return added


async def test_own_rules_are_kept_and_accepted_anew(desk: Desk) -> None:
    before = await stored(desk)
    await thread_settings.set_rules(desk.uow, text="  Var snäll.\r\n\u200b ", **by(desk))
    after = await stored(desk)
    assert after.thread_rules == "Var snäll."
    assert after.thread_rules_version == before.thread_rules_version + 1
    assert (await desk.actions())[-1] == "communities.changed"
    # The same words again are no other rules.
    await thread_settings.set_rules(desk.uow, text="Var snäll.", **by(desk))
    assert await stored(desk) == after
    await thread_settings.set_rules(desk.uow, text=" \n", **by(desk))
    back = await stored(desk)
    assert back.thread_rules == ""
    assert back.thread_rules_version == before.thread_rules_version + 2


async def test_rules_that_are_too_long_are_refused(desk: Desk) -> None:
    with pytest.raises(TooLong):
        await thread_settings.set_rules(desk.uow, text="a" * (RULES_LENGTH + 1), **by(desk))
    assert (await stored(desk)).thread_rules == ""


async def test_two_who_write_rules_at_once_make_two_versions(desk: Desk) -> None:
    texts = ("Var snäll.", "Var generös.")
    await asyncio.gather(
        *(thread_settings.set_rules(desk.uow, text=text, **by(desk)) for text in texts)
    )
    after = await stored(desk)
    assert after.thread_rules in texts
    assert after.thread_rules_version == 3


async def test_unmasking_is_given_up_for_good(desk: Desk) -> None:
    waiting, elsewhere = await request(desk), await request(desk, OTHER_COMMUNITY)
    desk.now += timedelta(hours=1)
    await thread_settings.give_up_unmasking(desk.uow, **by(desk))
    assert not (await stored(desk)).allows_unmasking
    assert (await stored(desk, OTHER_COMMUNITY)).allows_unmasking
    async with desk.uow.read() as tx:
        over = await tx.unmaskings.get(COMMUNITY, waiting.unmasking_id)
        still = await tx.unmaskings.get(OTHER_COMMUNITY, elsewhere.unmasking_id)
    [redrawn] = [each for each in await desk.outbox() if each.kind == CARD_UPDATE]
    assert redrawn.payload == {"unmasking_id": waiting.unmasking_id}
    assert over is not None
    assert over.state is UnmaskingState.LAPSED
    assert still is not None
    assert still.state is UnmaskingState.ASKED


async def test_no_change_of_settings_brings_unmasking_back(desk: Desk) -> None:
    await thread_settings.give_up_unmasking(desk.uow, **by(desk))
    actions = await desk.actions()
    # Twice is once.
    await thread_settings.give_up_unmasking(desk.uow, **by(desk))
    assert await desk.actions() == actions
    with pytest.raises(UnmaskingOff):
        await changed(desk, allows_unmasking=True, unanswered_days=7)
    after = await stored(desk)
    assert (after.allows_unmasking, after.unanswered_days) == (False, 3)
    assert await desk.actions() == actions
    # All else can be changed as before.
    assert (await changed(desk, unanswered_days=7)).unanswered_days == 7


async def test_a_community_that_is_not_set_up_decides_nothing(desk: Desk) -> None:
    for step, more in (
        (thread_settings.set_rules, {"text": "Var snäll."}),
        (thread_settings.give_up_unmasking, {}),
    ):
        with pytest.raises(NotSetUp):
            await step(desk.uow, **more, **by(desk, CommunityId(999)))


async def test_the_foot_says_anew_whether_one_may_ask_without_a_name(desk: Desk) -> None:
    await opened(desk)
    async with desk.uow.write() as tx:
        for message in await tx.outbox.claim(desk.now + timedelta(hours=1), limit=10, by="test"):
            await tx.outbox.forget(message.id)
    await changed(desk, unanswered_days=5)
    assert [each.kind for each in await desk.outbox() if each.state == "queued"] == []
    await changed(desk, allows_anonymous=False)
    assert [each.kind for each in await desk.outbox() if each.state == "queued"] == [FOOT]
