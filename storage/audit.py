"""Who did what and when: ids and codes, never what people wrote."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, delete, insert, select
from sqlmodel import Field

from domain.ids import CommunityId, UserId
from storage.access import Access, number_aside
from storage.base import Json, PlainText, RowId, StoredRow, UtcDateTime


class AuditRow(StoredRow, table=True):
    __tablename__ = "audit"
    __table_args__ = (Index(None, "community_id", "at"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, sa_type=RowId, primary_key=True)
    community_id: int = Field(sa_type=BigInteger)
    at: datetime = Field(sa_type=UtcDateTime)
    actor_id: int | None = Field(sa_type=BigInteger, index=True)
    """None is the bot itself; `storage.privacy.ERASED` somebody whose data was erased."""
    action: str = Field(sa_type=PlainText)
    subject_kind: str = Field(sa_type=PlainText)
    subject_id: int = Field(sa_type=BigInteger)
    details: dict[str, Any] = Field(sa_type=Json)


_audit = AuditRow.table()


class Audit(Access):
    async def add(
        self,
        community_id: CommunityId,
        actor_id: UserId | None,
        action: str,
        *,
        subject_kind: str,
        subject_id: int,
        now: datetime,
        details: Mapping[str, Any] | None = None,
        aside: bool = False,
    ) -> None:
        """Remember that it was done; `details` holds ids and codes alone.

        A line `aside` has a number at random: one in order would tell the hour that `now` does not.
        """
        await self._connection.execute(
            insert(_audit),
            ({"id": number_aside()} if aside else {})
            | {
                "community_id": community_id,
                "at": now,
                "actor_id": actor_id,
                "action": action,
                "subject_kind": subject_kind,
                "subject_id": subject_id,
                "details": dict(details or {}),
            },
        )

    async def of(
        self,
        community_id: CommunityId,
        *,
        limit: int = 50,
        subject_kind: str | None = None,
        subject_id: int | None = None,
    ) -> list[AuditRow]:
        """What was done in the community, or to one subject in it; newest first."""
        statement = select(_audit).where(_audit.c.community_id == community_id)
        if subject_kind is not None:
            statement = statement.where(_audit.c.subject_kind == subject_kind)
        if subject_id is not None:
            statement = statement.where(_audit.c.subject_id == subject_id)
        newest = statement.order_by(_audit.c.at.desc(), _audit.c.id.desc()).limit(limit)
        return [AuditRow(**row) for row in await self._all(newest)]

    async def prune(self, before: datetime) -> int:
        """Delete what was done before this time."""
        return await self._changed(delete(_audit).where(_audit.c.at < before))
