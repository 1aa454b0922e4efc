"""Work to be done at a time: what the scheduler runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Index, delete, text
from sqlmodel import Field

from domain.ids import CommunityId
from storage.base import Json, PlainText, RowId, StoredRow, UtcDateTime, not_negative, one_of
from storage.claims import IN_FLIGHT, STALE_AFTER, Claims

_WAITING = ("queued",)
_FINISHED = ("done", "failed")
_UNFINISHED = text("state IN ('queued', 'in_flight')")


class JobRow(StoredRow, table=True):
    __tablename__ = "jobs"
    __table_args__ = (
        one_of("state", (*_WAITING, IN_FLIGHT, *_FINISHED)),
        not_negative("attempts"),
        Index(None, "state", "due_at"),
        # The same thing is planned once at a time, but again when it has been done.
        Index(
            "uq_jobs_unfinished_dedupe_key",
            "dedupe_key",
            unique=True,
            sqlite_where=_UNFINISHED,
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, sa_type=RowId, primary_key=True)
    name: str = Field(sa_type=PlainText)
    community_id: int | None = Field(sa_type=BigInteger)
    dedupe_key: str | None = Field(sa_type=PlainText)
    payload: dict[str, Any] = Field(sa_type=Json)
    due_at: datetime = Field(sa_type=UtcDateTime)
    state: str = Field(sa_type=PlainText)
    attempts: int
    claimed_at: datetime | None = Field(sa_type=UtcDateTime)
    claimed_by: str | None = Field(sa_type=PlainText)
    last_error: str | None = Field(sa_type=PlainText)
    created_at: datetime = Field(sa_type=UtcDateTime)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One piece of work; `payload` holds ids alone."""

    id: int
    name: str
    community_id: CommunityId | None
    dedupe_key: str | None
    payload: Mapping[str, Any]
    due_at: datetime
    state: str
    attempts: int
    last_error: str | None
    created_at: datetime


_jobs = JobRow.table()
_FIELDS = tuple(Job.__dataclass_fields__)


class Jobs(Claims):
    _table = _jobs
    _waiting = _WAITING
    _finished = _FINISHED

    async def schedule(
        self,
        name: str,
        *,
        due_at: datetime,
        now: datetime,
        payload: Mapping[str, Any] | None = None,
        dedupe_key: str | None = None,
        community_id: CommunityId | None = None,
    ) -> bool:
        """Plan the work; False when work with this key is planned and not finished."""
        added = await self._insert_new(
            _jobs,
            {
                "name": name,
                "community_id": community_id,
                "dedupe_key": dedupe_key,
                "payload": dict(payload or {}),
                "due_at": due_at,
                "state": "queued",
                "attempts": 0,
                "created_at": now,
            },
        )
        self.has_new = self.has_new or added is not None
        return added is not None

    async def claim(
        self, now: datetime, *, limit: int, by: str, stale_after: timedelta = STALE_AFTER
    ) -> list[Job]:
        """Take what is due, and what another process took but did not finish."""
        rows = await self._claim(now, limit=limit, by=by, stale_after=stale_after)
        return [Job(**{name: row[name] for name in _FIELDS}) for row in rows]

    async def done(self, job_id: int, now: datetime) -> bool:
        return await self._settle(job_id, state="done", claimed_at=now)

    async def retry(self, job_id: int, *, at: datetime, error: str) -> bool:
        """Try again later; `error` is a code, never a text that people wrote."""
        return await self._settle(job_id, state="queued", due_at=at, last_error=error)

    async def fail(self, job_id: int, now: datetime, error: str) -> bool:
        """Give up."""
        return await self._settle(job_id, state="failed", claimed_at=now, last_error=error)

    async def cancel(self, dedupe_key: str) -> bool:
        """Drop planned work that nobody has begun."""
        statement = delete(_jobs).where(
            _jobs.c.dedupe_key == dedupe_key, _jobs.c.state.in_(_WAITING)
        )
        return await self._changed(statement) > 0
