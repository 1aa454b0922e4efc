"""What stays of an erased author who was stopped; requests to unmask that wait or name somebody."""

from dataclasses import replace

from domain.ids import Handle, UserId
from domain.unmaskings import Telling, UnmaskingState
from storage.unit_of_work import UnitOfWork
from tests.storage.examples import BO, MODERATOR, NORTH, WEST
from tests.storage.test_anonymity import HERE, write
from tests.storage.thread_examples import author, full_unmasking


async def test_of_a_stopped_author_the_seal_stays_without_the_link(uow: UnitOfWork) -> None:
    own = author(is_stopped=True, block_slot=17)
    other = author(handle=Handle(5), seal="b2", number=3, is_stopped=False, block_slot=18)
    async with uow.write() as tx:
        await write(tx, own, other)
        for each in (own, other):
            await tx.anonymity.unlink(each.handle, keeps_stop=True)
        stopped, unlinked = (
            replace(own, block_slot=None),
            replace(other, seal=None, block_slot=None),
        )
        assert await tx.anonymity.in_thread(HERE) == [stopped, unlinked]
        assert await tx.anonymity.by_seal(str(own.seal)) == stopped
        # Nobody's link is there any more, and so nothing that leads to the person is listed.
        assert await tx.anonymity.sealed() == await tx.anonymity.of_community(WEST) == []
        await tx.anonymity.unlink(own.handle)
        assert await tx.anonymity.by_seal(str(own.seal)) is None


async def test_what_a_moderator_asked_for_or_answered_is_found(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        asked = await tx.unmaskings.add(full_unmasking())
        answered = await tx.unmaskings.add(full_unmasking(asked_by=UserId(9), answered_by=BO))
        away = await tx.unmaskings.add(full_unmasking(community_id=NORTH))
        assert await tx.unmaskings.of_person(WEST, MODERATOR) == [asked]
        assert await tx.unmaskings.of_person(None, MODERATOR) == [asked, away]
        assert await tx.unmaskings.of_person(WEST, BO) == [asked, answered]
        assert await tx.unmaskings.of_person(WEST, UserId(10)) == []


async def test_what_an_author_was_not_told_waits_in_the_community(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        told = await tx.unmaskings.add(full_unmasking())
        waits = await tx.unmaskings.add(full_unmasking(state=UnmaskingState.AGREED))
        assert told is not None
        assert waits is not None
        await tx.unmaskings.set_telling(waits.unmasking_id, Telling.KEPT)
        assert await tx.unmaskings.kept(WEST) == [replace(waits, telling=Telling.KEPT)]
        assert await tx.unmaskings.kept(NORTH) == []
        await tx.unmaskings.set_telling(waits.unmasking_id, Telling.SHOWN)
        assert await tx.unmaskings.kept(WEST) == []
        shown = await tx.unmaskings.get(WEST, waits.unmasking_id)
        assert shown == replace(waits, telling=Telling.SHOWN)
