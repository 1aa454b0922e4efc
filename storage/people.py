"""What we know of a person whichever community they are in: language and stopped notices."""

from datetime import datetime

from sqlalchemy import BigInteger, delete, select, union_all
from sqlmodel import Field

from domain.ids import UserId
from storage.access import Access
from storage.base import PlainText, StoredRow, UtcDateTime, metadata


class PersonRow(StoredRow, table=True):
    __tablename__ = "people"

    user_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    locale: str = Field(sa_type=PlainText)
    seen_at: datetime = Field(sa_type=UtcDateTime)


class StoppedNoticeRow(StoredRow, table=True):
    __tablename__ = "stopped_notices"

    user_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    kind: str = Field(sa_type=PlainText, primary_key=True)
    stopped_at: datetime = Field(sa_type=UtcDateTime)


_people = PersonRow.table()
_stopped = StoppedNoticeRow.table()


class People(Access):
    async def get(self, user_id: UserId) -> PersonRow | None:
        row = await self._first(select(_people).where(_people.c.user_id == user_id))
        return None if row is None else PersonRow(**row)

    async def save(self, user_id: UserId, locale: str, now: datetime) -> None:
        """Keep the language that the person uses, and that they were here."""
        row = PersonRow(user_id=user_id, locale=locale, seen_at=now)
        await self._put(_people, row.model_dump())

    async def stopped(self, user_id: UserId) -> frozenset[str]:
        """The kinds of direct messages that the person doesn't want."""
        rows = await self._connection.scalars(
            select(_stopped.c.kind).where(_stopped.c.user_id == user_id)
        )
        return frozenset(rows)

    async def stop(self, user_id: UserId, kind: str, now: datetime) -> None:
        """No more direct messages of this kind; stopping twice keeps the first time."""
        row = StoppedNoticeRow(user_id=user_id, kind=kind, stopped_at=now)
        await self._insert_new(_stopped, row.model_dump())

    async def resume(self, user_id: UserId, kind: str) -> bool:
        """Direct messages of this kind again."""
        statement = delete(_stopped).where(_stopped.c.user_id == user_id, _stopped.c.kind == kind)
        return await self._changed(statement) > 0

    async def prune(self, before: datetime) -> int:
        """Forget the people not seen since, of whom no community keeps anything."""
        known = union_all(
            *(
                select(table.c[column])
                for table in metadata.sorted_tables
                for column in ("user_id", "applicant_id")
                if column in table.c and table not in (_people, _stopped)
            )
        ).scalar_subquery()
        people = await self._changed(
            delete(_people).where(_people.c.seen_at < before, _people.c.user_id.not_in(known))
        )
        return people + await self._changed(
            delete(_stopped).where(
                _stopped.c.stopped_at < before,
                _stopped.c.user_id.not_in(known),
                _stopped.c.user_id.not_in(select(_people.c.user_id)),
            )
        )
