"""What a community has added to the registers: titles and organisations of its own."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, func, select, text, update
from sqlmodel import Field

from domain.ids import CommunityId, UserId
from domain.own_terms import Kind
from storage.access import Access
from storage.base import PlainText, RowId, StoredRow, UtcDateTime, one_of

_HOLDS = text("removed_at IS NULL")


class OwnTermRow(StoredRow, table=True):
    __tablename__ = "own_terms"
    __table_args__ = (
        one_of("kind", Kind),
        # What is said of one name holds until it is taken back: never two answers at once.
        Index(
            "uq_own_terms_holding",
            "community_id",
            "kind",
            "key",
            unique=True,
            sqlite_where=_HOLDS,
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, sa_type=RowId, primary_key=True)
    community_id: int = Field(sa_type=BigInteger)
    kind: str = Field(sa_type=PlainText)
    key: str = Field(sa_type=PlainText)
    """The text as it is compared."""
    text: str = Field(sa_type=PlainText)
    label: str = Field(sa_type=PlainText)
    added_by: int | None = Field(sa_type=BigInteger)
    added_at: datetime = Field(sa_type=UtcDateTime)
    removed_at: datetime | None = Field(sa_type=UtcDateTime)


_terms = OwnTermRow.table()


class OwnTerms(Access):
    async def holding(self, community_id: CommunityId) -> list[OwnTermRow]:
        """What holds now, in the order in which it was added."""
        rows = await self._all(
            select(_terms)
            .where(_terms.c.community_id == community_id, _terms.c.removed_at.is_(None))
            .order_by(_terms.c.id)
        )
        return [OwnTermRow(**row) for row in rows]

    async def revision(self, community_id: CommunityId) -> int:
        """A number that grows with each term that is added or taken back."""
        steps = func.count() + func.count(_terms.c.removed_at)
        return (
            await self._connection.scalar(
                select(steps).where(_terms.c.community_id == community_id)
            )
            or 0
        )

    async def add(
        self,
        community_id: CommunityId,
        *,
        kind: str,
        key: str,
        text: str,
        label: str,
        by: UserId,
        now: datetime,
    ) -> int | None:
        """Keep the term and answer its number; None when something holds for that name."""
        row = OwnTermRow(
            community_id=community_id,
            kind=kind,
            key=key,
            text=text,
            label=label,
            added_by=by,
            added_at=now,
            removed_at=None,
        )
        return await self._insert_new(_terms, row.model_dump(exclude={"id"}))

    async def remove(self, community_id: CommunityId, term_id: int, *, now: datetime) -> bool:
        """Take the term back; False when this community has none with that number."""
        statement = (
            update(_terms)
            .where(
                _terms.c.community_id == community_id,
                _terms.c.id == term_id,
                _terms.c.removed_at.is_(None),
            )
            .values(removed_at=now)
        )
        return await self._changed(statement) > 0
