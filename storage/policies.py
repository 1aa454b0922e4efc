"""Each community's policies: every version that was ever in force, the newest of which is."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, select
from sqlmodel import Field

from domain.ids import CommunityId, UserId
from storage.access import Access
from storage.base import Json, StoredRow, UtcDateTime, not_negative


class PolicyRow(StoredRow, table=True):
    __tablename__ = "policies"
    __table_args__ = (not_negative("version"),)

    community_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    data: dict[str, Any] = Field(sa_type=Json)
    made_by: int | None = Field(sa_type=BigInteger)
    made_at: datetime = Field(sa_type=UtcDateTime)


_policies = PolicyRow.table()


class Policies(Access):
    async def newest(self, community_id: CommunityId) -> PolicyRow | None:
        """The policy in force; None where the shipped one holds unchanged."""
        found = await self.history(community_id, limit=1)
        return found[0] if found else None

    async def history(self, community_id: CommunityId, *, limit: int = 25) -> list[PolicyRow]:
        """The versions, the newest first."""
        rows = await self._all(
            select(_policies)
            .where(_policies.c.community_id == community_id)
            .order_by(_policies.c.version.desc())
            .limit(limit)
        )
        return [PolicyRow(**row) for row in rows]

    async def add(
        self,
        community_id: CommunityId,
        version: int,
        data: dict[str, Any],
        *,
        by: UserId | None,
        now: datetime,
    ) -> bool:
        """Keep a new version; False when somebody else made that version first."""
        row = PolicyRow(
            community_id=community_id, version=version, data=data, made_by=by, made_at=now
        )
        return await self._insert_new(_policies, row.model_dump()) is not None
