"""Reports, and requests to learn who wrote: kept whole, found by their community, and pruned."""

from dataclasses import fields, replace
from datetime import timedelta

from domain.ids import ChannelId, Handle, MessageId, UserId
from domain.reports import Choice, Report, deal_with
from domain.unmaskings import Ground, Unmasking, UnmaskingState
from storage.unit_of_work import UnitOfWork
from tests.storage.examples import MODERATOR, NORTH, NOW, WEST
from tests.storage.thread_examples import NUMBERS, full_report, full_unmasking

LATER = NOW + timedelta(days=1)
CARD = (ChannelId(800000000000000001), MessageId(600000000000000099))
OPEN = {"choice": None, "closed_by": None, "closed_at": None}
WAITING = {"state": UnmaskingState.ASKED, "answered_by": None, "answered_at": None}


async def test_every_field_of_a_report_comes_back(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        added = await tx.reports.add(full_report())
        for field in fields(Report):
            assert getattr(added, field.name) not in (None, "", 0), field.name
        bare = await tx.reports.add(
            Report(
                community_id=WEST,
                channel_id=ChannelId(1),
                message_id=MessageId(2),
                reporter_id=None,
                reason="",
                reported_at=NOW,
            )
        )
    async with uow.read() as tx:
        for each in (added, bare):
            assert await tx.reports.get(WEST, each.report_id) == each
        found = await tx.reports.get(WEST, added.report_id)
        assert found is not None
        assert isinstance(found.choice, Choice)
    assert bare.report_id > added.report_id


async def test_a_report_is_of_its_community_alone(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        added = await tx.reports.add(full_report(**OPEN))
        assert await tx.reports.get(NORTH, added.report_id) is None
        assert await tx.reports.open_of(NORTH, added.message_id) is None
        assert await tx.reports.prune(NORTH, LATER) == 0


async def test_a_post_is_reported_until_somebody_has_dealt_with_it(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await tx.reports.add(full_report())
        assert await tx.reports.open_of(WEST, full_report().message_id) is None
        added = await tx.reports.add(full_report(**OPEN))
        await tx.reports.set_card(added.report_id, *CARD)
        waiting = replace(added, card_channel_id=CARD[0], card_message_id=CARD[1])
        assert await tx.reports.open_of(WEST, added.message_id) == waiting
        assert await tx.reports.open_of(WEST, MessageId(1)) is None
        done = deal_with(waiting, choice=Choice.HIDE, by=MODERATOR, now=LATER)
        await tx.reports.save(done)
        assert await tx.reports.open_of(WEST, added.message_id) is None
        assert await tx.reports.get(WEST, added.report_id) == done


async def test_reports_go_a_time_after_they_were_dealt_with(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        old = await tx.reports.add(full_report(closed_at=NOW))
        new = await tx.reports.add(full_report(closed_at=LATER))
        waiting = await tx.reports.add(full_report(**OPEN))
        away = await tx.reports.add(full_report(community_id=NORTH))
        assert await tx.reports.prune(WEST, LATER) == 1
        assert await tx.reports.get(WEST, old.report_id) is None
        for each in (new, waiting, away):
            assert await tx.reports.get(each.community_id, each.report_id) == each


async def test_every_field_of_a_request_comes_back(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        added = await tx.unmaskings.add(full_unmasking())
        for field in fields(Unmasking):
            assert getattr(added, field.name) not in (None, "", 0), field.name
        waiting = await tx.unmaskings.add(full_unmasking(**WAITING, card_channel_id=None))
    async with uow.read() as tx:
        for each in (added, waiting):
            assert await tx.unmaskings.get(WEST, each.unmasking_id) == each
        found = await tx.unmaskings.get(WEST, added.unmasking_id)
        assert found is not None
        assert isinstance(found.ground, Ground)
        assert isinstance(found.state, UnmaskingState)


async def test_a_request_is_of_its_community_alone(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        added = await tx.unmaskings.add(full_unmasking(**WAITING))
        assert await tx.unmaskings.get(NORTH, added.unmasking_id) is None
        assert await tx.unmaskings.asked(NORTH) == []
        assert await tx.unmaskings.of_handle(NORTH, added.handle) == []
        assert await tx.unmaskings.prune(NORTH, LATER) == 0


async def test_requests_wait_until_they_are_answered(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        first = await tx.unmaskings.add(full_unmasking(**WAITING))
        second = await tx.unmaskings.add(full_unmasking(**WAITING, handle=Handle(NUMBERS[3])))
        assert await tx.unmaskings.asked(WEST) == [first, second]
        agreed = replace(
            first, state=UnmaskingState.AGREED, answered_by=UserId(9), answered_at=LATER
        )
        await tx.unmaskings.save(agreed)
        await tx.unmaskings.set_card(second.unmasking_id, *CARD)
        shown = replace(second, card_channel_id=CARD[0], card_message_id=CARD[1])
        assert await tx.unmaskings.asked(WEST) == [shown]
        assert await tx.unmaskings.of_handle(WEST, first.handle) == [agreed]
        assert await tx.unmaskings.get(WEST, first.unmasking_id) == agreed


async def test_requests_go_a_time_after_they_were_made(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        old = await tx.unmaskings.add(full_unmasking(asked_at=NOW))
        new = await tx.unmaskings.add(full_unmasking(asked_at=LATER))
        away = await tx.unmaskings.add(full_unmasking(community_id=NORTH))
        assert await tx.unmaskings.prune(WEST, LATER) == 1
        assert await tx.unmaskings.of_handle(WEST, old.handle) == [new]
        assert await tx.unmaskings.get(NORTH, away.unmasking_id) == away


async def test_a_number_is_never_given_again(uow: UnitOfWork) -> None:
    """What points to it, such as a button, must not point to another one's."""
    async with uow.write() as tx:
        report = await tx.reports.add(full_report())
        request = await tx.unmaskings.add(full_unmasking())
        await tx.reports.prune(WEST, LATER)
        await tx.unmaskings.prune(WEST, LATER)
        assert (await tx.reports.add(full_report())).report_id > report.report_id
        assert (await tx.unmaskings.add(full_unmasking())).unmasking_id > request.unmasking_id
