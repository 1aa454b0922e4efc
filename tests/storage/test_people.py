"""People: language and stopped notices."""

from datetime import UTC, datetime, timedelta

from domain.ids import UserId
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ANNA, BO = UserId(111222333444555666), UserId(222333444555666777)


async def test_language_of_a_person_is_the_one_saved_last(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        assert await tx.people.get(ANNA) is None
        await tx.people.save(ANNA, "sv", NOW)
        await tx.people.save(ANNA, "en", NOW + timedelta(days=1))
    async with uow.read() as tx:
        person = await tx.people.get(ANNA)
        assert person is not None
        assert (person.locale, person.seen_at) == ("en", NOW + timedelta(days=1))
        assert await tx.people.get(BO) is None


async def test_stopped_notices_are_by_kind_and_person(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await tx.people.stop(ANNA, "welcome", NOW)
        await tx.people.stop(ANNA, "welcome", NOW + timedelta(days=1))
        await tx.people.stop(ANNA, "reminder", NOW)
        await tx.people.stop(BO, "welcome", NOW)
        assert await tx.people.resume(ANNA, "reminder")
        assert not await tx.people.resume(ANNA, "reminder")
    async with uow.read() as tx:
        assert await tx.people.stopped(ANNA) == {"welcome"}
        assert await tx.people.stopped(BO) == {"welcome"}
