"""What is stored about a person: all of it shown, all of it erased. Both walk the registry."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, Text, case, cast, delete, or_, select, true, update
from sqlalchemy.engine import CursorResult, RowMapping

from domain.applications import OPEN, State
from domain.ids import CommunityId, UserId
from storage.application_rows import ApplicationRow
from storage.audit import AuditRow
from storage.personal_data import PERSONAL, personal_columns
from storage.personal_roles import PersonalData, Role
from storage.traces import ERASED, Trace
from storage.unit_of_work import Transaction

__all__ = ["ERASED", "erase_person", "export_person", "personal_columns"]

Export = dict[str, list[dict[str, Any]]]

_applications = ApplicationRow.table()
_audit = AuditRow.table()
_SUBJECT = [data for data in PERSONAL if data.role is Role.SUBJECT]
_ACTOR = [data for data in PERSONAL if data.role is Role.ACTOR]
_NAMED = [data for data in PERSONAL if data.role is Role.NAMED]
_ABOUT_OTHERS = ("dedupe_key", "payload", "result", "details", "actor_id", "claimed_by")


async def export_person(
    tx: Transaction, user_id: UserId, community_id: CommunityId | None = None
) -> Export:
    """Every row about the person by table, as plain data; nothing about anybody else.

    What the person did as a moderator is listed apart, without what it was done to; so are the
    threads that they began, with what they wrote there. What is sealed is in no export.
    """
    walk = await _Walk.begin(tx, user_id, community_id)
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for data in _SUBJECT:
        rows = await walk.rows(data, walk.is_subject(data))
        found[data.row.table().name] += [walk.own(data, row) for row in rows]
    for data in _ACTOR:
        if data.row is not AuditRow:
            rows = await walk.rows(data, walk.is_actor(data))
            found[f"{data.row.table().name}_handled"] += [walk.handled(data, row) for row in rows]
    for data in _NAMED:
        rows = await walk.rows(data, walk.may_name(data))
        found[data.row.table().name] += [walk.seen(row) for row in rows if walk.concerns(row)]
    return {table: rows for table, rows in found.items() if rows}


async def erase_person(
    tx: Transaction,
    user_id: UserId,
    community_id: CommunityId | None = None,
    *,
    now: datetime,
) -> dict[str, int]:
    """Erase what is stored about the person and say how many rows of each table it touched.

    With a community only what belongs to it goes, and what is kept about the person everywhere
    when no other community knows them. What they did as a moderator stays, as done by `ERASED`;
    a thread that they began stays without their words. What is sealed is not found from here.
    """
    walk = await _Walk.begin(tx, user_id, community_id)
    touched: Counter[str] = Counter()
    touched["applications"] += await walk.release_taken(now)
    for data in _NAMED:
        for row in await walk.rows(data, walk.may_name(data)):
            touched[data.row.table().name] += await walk.forget_name(data, row)
    for data in _ACTOR:
        for column in data.found_by:
            touched[data.row.table().name] += await walk.forget_actor(data, column)
    # Parts before the applications that they are found by.
    for data in sorted(_SUBJECT, key=lambda data: "application_id" not in data.found_by):
        if "community_id" in data.row.table().c or data.found_by == ("application_id",):
            touched[data.row.table().name] += await walk.drop(data)
    if not await walk.is_known():
        for data in _SUBJECT:
            touched[data.row.table().name] += await walk.drop(data)
    return {table: rows for table, rows in touched.items() if rows}


@dataclass(frozen=True, slots=True)
class _Walk:
    """One person in one community or (None) in all of them."""

    tx: Transaction
    user_id: int
    community_id: int | None
    trace: Trace

    @classmethod
    async def begin(
        cls, tx: Transaction, user_id: UserId, community_id: CommunityId | None
    ) -> "_Walk":
        # Closed over all communities: a number of an application is one person's everywhere.
        numbers = await tx.connection.scalars(
            select(_applications.c.id).where(_applications.c.applicant_id == user_id)
        )
        return cls(tx, user_id, community_id, Trace(user_id, frozenset(numbers)))

    def within(self, table: Table) -> ColumnElement[bool]:
        """The rows of the community; everything else when it is all communities."""
        if self.community_id is None or "community_id" not in table.c:
            return true()
        return table.c.community_id == self.community_id

    def is_subject(self, data: PersonalData) -> ColumnElement[bool]:
        table = data.row.table()
        (column,) = data.found_by
        if column != "application_id":
            return (table.c[column] == self.user_id) & self.within(table)
        own = select(_applications.c.id).where(
            _applications.c.applicant_id == self.user_id, self.within(_applications)
        )
        return table.c[column].in_(own)

    def is_actor(self, data: PersonalData) -> ColumnElement[bool]:
        table = data.row.table()
        return or_(*(table.c[name] == self.user_id for name in data.found_by)) & self.within(table)

    def may_name(self, data: PersonalData) -> ColumnElement[bool]:
        """The rows worth a closer look: the audit log is long, the queues are short."""
        within = self.within(data.row.table())
        if data.row is not AuditRow:
            return within
        details = cast(_audit.c.details, Text)
        return within & or_(
            _audit.c.actor_id == self.user_id,
            _audit.c.subject_id.in_([self.user_id, *self.trace.applications]),
            details.contains(str(self.user_id)),
            details.contains("application_id", autoescape=True),
        )

    async def rows(
        self, data: PersonalData, condition: ColumnElement[bool]
    ) -> Iterable[RowMapping]:
        table = data.row.table()
        found = await self.tx.connection.execute(
            select(table).where(condition).order_by(*table.primary_key.columns)
        )
        return found.mappings().all()

    def own(self, data: PersonalData, row: RowMapping) -> dict[str, Any]:
        """The whole row, but not which moderator it was."""
        others = {name for actor in _ACTOR if actor.row is data.row for name in actor.found_by}
        return {
            name: None if name in others and value != self.user_id else _plain(value)
            for name, value in row.items()
        }

    def handled(self, data: PersonalData, row: RowMapping) -> dict[str, Any]:
        """That it was the person and when, with their own words; not what it was done to."""
        mine = [name for name in data.found_by if row[name] == self.user_id]
        when = [at for name in mine if (at := name.replace("_by", "_at")) in row]
        keys = [column.name for column in data.row.table().primary_key.columns]
        return {name: _plain(row[name]) for name in (*keys, *mine, *when, *data.shown)}

    def seen(self, row: RowMapping) -> dict[str, Any]:
        """That it happened, without the data that may name others."""
        return {name: _plain(v) for name, v in row.items() if name not in _ABOUT_OTHERS}

    def concerns(self, row: RowMapping) -> bool:
        """True when the row names the person, an application of theirs, or who acted was them."""
        return self.trace.is_in(_readable(row)) or row.get("actor_id") == self.user_id

    async def forget_name(self, data: PersonalData, row: RowMapping) -> int:
        if not self.trace.is_in(_readable(row)):
            return 0
        table = data.row.table()
        changes = self._audit_changes(row) if data.row is AuditRow else self._message_changes(row)
        this = table.c.id == row["id"]
        if changes is None:
            return await self._touched(delete(table).where(this))
        return await self._touched(update(table).where(this).values(changes)) if changes else 0

    def _audit_changes(self, row: RowMapping) -> dict[str, Any]:
        """What was done stays. The number of an erased application leads nowhere any more."""
        anonymous = self.trace.anonymised(_readable(row))
        changes = {
            "subject_id": anonymous[f"{row['subject_kind']}_id"],
            "details": anonymous["details"],
        }
        return {name: value for name, value in changes.items() if value != row[name]}

    def _message_changes(self, row: RowMapping) -> dict[str, Any] | None:
        """None for what is about this person alone; what is for several goes on without them."""
        payload = self.trace.without(row["payload"])
        if payload == row["payload"] or self.trace.is_in(payload):
            return None
        # The key may carry one of several names; it must stay a key of its own.
        key = row["dedupe_key"] and self.trace.anonymised(row["dedupe_key"])
        changes = {"payload": payload}
        if key != row["dedupe_key"]:
            changes["dedupe_key"] = f"{key}:{row['id']}"
        if "result" in row:
            changes["result"] = self.trace.anonymised(row["result"])
        return changes

    async def forget_actor(self, data: PersonalData, column: str) -> int:
        """Nobody stands where the person stood, and nothing where their words did."""
        table = data.row.table()
        return await self._touched(
            update(table)
            .where(table.c[column] == self.user_id, self.within(table))
            .values({column: ERASED} | dict.fromkeys(data.blanked, ""))
        )

    async def release_taken(self, now: datetime) -> int:
        """What the person had taken and not decided is free for another moderator."""
        state = _applications.c.state
        return await self._touched(
            update(_applications)
            .where(
                _applications.c.taken_by == self.user_id,
                state.in_(OPEN),
                self.within(_applications),
            )
            .values(
                state=case((state == State.IN_REVIEW, State.SUBMITTED), else_=state),
                taken_by=None,
                taken_at=None,
                changed_at=now,
                revision=_applications.c.revision + 1,
            )
        )

    async def drop(self, data: PersonalData) -> int:
        return await self._touched(delete(data.row.table()).where(self.is_subject(data)))

    async def is_known(self) -> bool:
        """True when any community still has rows about the person, or with their name."""
        for data in (*_SUBJECT, *_ACTOR):
            table = data.row.table()
            if "community_id" in table.c:
                mine = or_(*(table.c[name] == self.user_id for name in data.found_by))
                if await self.tx.connection.scalar(select(1).where(mine).limit(1)) is not None:
                    return True
        return False

    async def _touched(self, statement: Any) -> int:
        result = await self.tx.connection.execute(statement)
        assert isinstance(result, CursorResult)
        return result.rowcount


def _readable(row: Mapping[Any, Any]) -> dict[str, Any]:
    """The parts of a row that may name people; a subject's number under its kind's name."""
    parts = {name: row[name] for name in ("dedupe_key", "payload", "result") if name in row}
    if "subject_id" in row:
        parts |= {f"{row['subject_kind']}_id": row["subject_id"], "details": row["details"]}
    return parts


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
