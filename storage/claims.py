"""Rows that wait for their time and are worked on by one process at a time."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, RowMapping, Table, and_, delete, func, or_, select, update

from storage.access import Access

STALE_AFTER = timedelta(minutes=2)
"""After this time a claim is taken for lost: its process is dead or its answer never came."""
IN_FLIGHT = "in_flight"


class Claims(Access):
    """What the outbox and the jobs share."""

    _table: ClassVar[Table]
    _waiting: ClassVar[tuple[str, ...]]
    """The states of rows that wait; the last is the one a row comes back to."""
    _finished: ClassVar[tuple[str, ...]]
    has_new = False

    async def next_due(self) -> datetime | None:
        """When the next waiting row is due; None when none waits."""
        due: datetime | None = await self._connection.scalar(
            select(func.min(self._table.c.due_at)).where(self._table.c.state.in_(self._waiting))
        )
        return due

    async def release_of_dead(self, by_not: str, now: datetime) -> int:
        """Hand back what others had claimed; only right where no other process is alive."""
        table = self._table
        return await self._changed(
            update(table)
            .where(table.c.state == IN_FLIGHT, table.c.claimed_by.is_distinct_from(by_not))
            .values(state=self._waiting[-1], due_at=now)
        )

    async def prune(self, before: datetime) -> int:
        """Delete the rows that were finished before this time, and their dedupe keys."""
        table = self._table
        finished_at = func.coalesce(table.c.claimed_at, table.c.due_at)
        return await self._changed(
            delete(table).where(table.c.state.in_(self._finished), finished_at < before)
        )

    async def _claim(
        self, now: datetime, *, limit: int, by: str, stale_after: timedelta, **also: Any
    ) -> Sequence[RowMapping]:
        table = self._table
        due = await self._connection.scalars(
            select(table.c.id)
            .where(self._claimable(now, stale_after))
            .order_by(table.c.due_at, table.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        if not (ids := due.all()):
            return []
        rows = await self._all(
            update(table)
            .where(table.c.id.in_(ids))
            .values(
                state=IN_FLIGHT,
                claimed_at=now,
                claimed_by=by,
                attempts=table.c.attempts + 1,
                **also,
            )
            .returning(*table.c)
        )
        return sorted(rows, key=lambda row: (row["due_at"], row["id"]))

    def _claimable(self, now: datetime, stale_after: timedelta) -> ColumnElement[bool]:
        table = self._table
        return or_(
            and_(table.c.state.in_(self._waiting), table.c.due_at <= now),
            and_(table.c.state == IN_FLIGHT, table.c.claimed_at <= now - stale_after),
        )

    async def _settle(
        self, row_id: int, *, state: str, only_from: tuple[str, ...] = (IN_FLIGHT,), **also: Any
    ) -> bool:
        """Move the row on; a row that has gone further meanwhile stays where it is."""
        table = self._table
        statement = (
            update(table)
            .where(table.c.id == row_id, table.c.state.in_(only_from))
            .values(state=state, **also)
        )
        return await self._changed(statement) > 0
