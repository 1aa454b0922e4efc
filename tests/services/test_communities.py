"""A community's settings, and what becomes of its data when the bot is removed."""

from datetime import timedelta

from bot.services import applications, communities
from bot.services.communities import INVITATION, KEEP_AFTER_REMOVAL, WARNING
from domain.applications import CLOSED
from tests.services.conftest import COMMUNITY, NOW, OTHER_COMMUNITY, Desk


async def test_the_set_up_is_complete_once_and_invites(desk: Desk) -> None:
    community = await communities.of(desk.uow, community_id=COMMUNITY)
    assert community is not None
    assert community.set_up_at == NOW
    assert (await desk.kinds()).count(INVITATION) == 2
    assert (await desk.actions())[0] == "communities.changed"


async def test_data_is_kept_for_a_while_after_removal_and_then_erased(desk: Desk) -> None:
    await desk.apply()
    await communities.removed(desk.uow, community_id=COMMUNITY, now=NOW)
    early = NOW + KEEP_AFTER_REMOVAL - timedelta(seconds=1)
    assert not await communities.erase_if_gone(desk.uow, community_id=COMMUNITY, now=early)
    late = NOW + KEEP_AFTER_REMOVAL
    assert await communities.erase_if_gone(desk.uow, community_id=COMMUNITY, now=late)
    assert await communities.of(desk.uow, community_id=COMMUNITY) is None
    assert await applications.listing(desk.uow, community_id=COMMUNITY, states=None) == []
    assert await communities.of(desk.uow, community_id=OTHER_COMMUNITY) is not None


async def test_an_invitation_back_in_time_keeps_everything(desk: Desk) -> None:
    application = await desk.apply()
    await communities.removed(desk.uow, community_id=COMMUNITY, now=NOW)
    await communities.returned(desk.uow, community_id=COMMUNITY, now=desk.later(days=29))
    late = desk.later(days=30)
    assert not await communities.erase_if_gone(desk.uow, community_id=COMMUNITY, now=late)
    assert await applications.get(
        desk.uow, community_id=COMMUNITY, application_id=application.application_id
    )


async def test_a_warning_goes_out_once_a_day_for_each_thing(desk: Desk) -> None:
    for hours in (0, 1, 24):
        now = desk.later(hours=hours)
        await communities.warn(desk.uow, community_id=COMMUNITY, code="audience", now=now)
        await communities.warn(desk.uow, community_id=COMMUNITY, code="gone", now=now)
    assert (await desk.kinds()).count(WARNING) == 4


def test_every_state_is_open_or_closed() -> None:
    assert len(CLOSED) == 3


async def test_removals_and_returns_while_the_bot_was_away_are_learnt(desk: Desk) -> None:
    await communities.reconcile(desk.uow, present={COMMUNITY}, now=NOW)
    gone = await communities.of(desk.uow, community_id=OTHER_COMMUNITY)
    here = await communities.of(desk.uow, community_id=COMMUNITY)
    assert gone is not None
    assert here is not None
    assert (gone.removed_at, here.removed_at) == (NOW, None)
    await communities.reconcile(desk.uow, present={COMMUNITY, OTHER_COMMUNITY}, now=NOW)
    back = await communities.of(desk.uow, community_id=OTHER_COMMUNITY)
    assert back is not None
    assert back.removed_at is None
