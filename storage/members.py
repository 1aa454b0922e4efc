"""What a community knows of its members."""

from datetime import datetime

from sqlalchemy import BigInteger, delete, select
from sqlmodel import Field

from domain.ids import CommunityId, UserId
from storage.access import Access
from storage.base import PlainText, StoredRow, UtcDateTime


class MemberRow(StoredRow, table=True):
    __tablename__ = "members"

    community_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    user_id: int = Field(
        sa_type=BigInteger,
        primary_key=True,
        index=True,
        sa_column_kwargs={"autoincrement": False},
    )
    title: str = Field(sa_type=PlainText)
    employer: str = Field(sa_type=PlainText)
    joined_at: datetime | None = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


_members = MemberRow.table()


class Members(Access):
    async def get(self, community_id: CommunityId, user_id: UserId) -> MemberRow | None:
        row = await self._first(
            select(_members).where(
                _members.c.community_id == community_id, _members.c.user_id == user_id
            )
        )
        return None if row is None else MemberRow(**row)

    async def save(
        self,
        community_id: CommunityId,
        user_id: UserId,
        *,
        title: str,
        employer: str,
        now: datetime,
        joined_at: datetime | None = None,
    ) -> None:
        """Keep the profile; without `joined_at` the time that is known stays."""
        row = MemberRow(
            community_id=community_id,
            user_id=user_id,
            title=title,
            employer=employer,
            joined_at=joined_at,
            updated_at=now,
        )
        keep = () if joined_at is not None else ("joined_at",)
        await self._put(_members, row.model_dump(), keep=keep)

    async def remove(self, community_id: CommunityId, user_id: UserId) -> bool:
        statement = delete(_members).where(
            _members.c.community_id == community_id, _members.c.user_id == user_id
        )
        return await self._changed(statement) > 0
