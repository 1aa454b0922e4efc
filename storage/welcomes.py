"""New members who are to be greeted, and those who have been."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import BigInteger, select, update
from sqlmodel import Field

from domain.ids import ApplicationId, CommunityId, UserId
from storage.access import Access
from storage.base import StoredRow, UtcDateTime


class WelcomeRow(StoredRow, table=True):
    __tablename__ = "welcomes"

    community_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    user_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    application_id: int | None = Field(sa_type=BigInteger)
    approved_at: datetime = Field(sa_type=UtcDateTime)
    greeted_at: datetime | None = Field(sa_type=UtcDateTime)


_welcomes = WelcomeRow.table()


class Welcomes(Access):
    async def add(
        self,
        community_id: CommunityId,
        user_id: UserId,
        application_id: ApplicationId | None,
        now: datetime,
    ) -> None:
        """The person is to be greeted, also somebody who comes back after having left."""
        row = WelcomeRow(
            community_id=community_id,
            user_id=user_id,
            application_id=application_id,
            approved_at=now,
            greeted_at=None,
        )
        await self._put(_welcomes, row.model_dump())

    async def pending(self, community_id: CommunityId) -> list[WelcomeRow]:
        """Who has not been greeted yet, the one who has waited longest first."""
        rows = await self._all(
            select(_welcomes)
            .where(_welcomes.c.community_id == community_id, _welcomes.c.greeted_at.is_(None))
            .order_by(_welcomes.c.approved_at, _welcomes.c.user_id)
        )
        return [WelcomeRow(**row) for row in rows]

    async def mark_greeted(
        self, community_id: CommunityId, user_ids: Collection[int], now: datetime
    ) -> int:
        """These have been greeted; who had been before keeps the first time."""
        statement = (
            update(_welcomes)
            .where(
                _welcomes.c.community_id == community_id,
                _welcomes.c.user_id.in_(user_ids),
                _welcomes.c.greeted_at.is_(None),
            )
            .values(greeted_at=now)
        )
        return await self._changed(statement)
