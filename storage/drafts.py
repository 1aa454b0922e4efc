"""Application forms that were begun but not handed in."""

from datetime import datetime

from sqlalchemy import BigInteger, delete, select
from sqlmodel import Field

from domain.ids import CommunityId, UserId
from storage.access import Access
from storage.base import PlainText, StoredRow, UtcDateTime


class DraftRow(StoredRow, table=True):
    __tablename__ = "drafts"

    community_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    user_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    title: str = Field(sa_type=PlainText)
    employer: str = Field(sa_type=PlainText)
    staff: str = Field(sa_type=PlainText)
    work: str = Field(sa_type=PlainText)
    updated_at: datetime = Field(sa_type=UtcDateTime)


_drafts = DraftRow.table()


class Drafts(Access):
    async def get(self, community_id: CommunityId, user_id: UserId) -> DraftRow | None:
        row = await self._first(
            select(_drafts).where(
                _drafts.c.community_id == community_id, _drafts.c.user_id == user_id
            )
        )
        return None if row is None else DraftRow(**row)

    async def save(
        self,
        community_id: CommunityId,
        user_id: UserId,
        *,
        title: str,
        employer: str,
        staff: str,
        work: str,
        now: datetime,
    ) -> None:
        """Keep the person's only draft in this community."""
        row = DraftRow(
            community_id=community_id,
            user_id=user_id,
            title=title,
            employer=employer,
            staff=staff,
            work=work,
            updated_at=now,
        )
        await self._put(_drafts, row.model_dump())

    async def remove(self, community_id: CommunityId, user_id: UserId) -> bool:
        statement = delete(_drafts).where(
            _drafts.c.community_id == community_id, _drafts.c.user_id == user_id
        )
        return await self._changed(statement) > 0

    async def prune(self, before: datetime) -> int:
        """Delete the drafts that nobody has touched since."""
        return await self._changed(delete(_drafts).where(_drafts.c.updated_at < before))
