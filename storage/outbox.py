"""Messages to be sent: written in the transaction that decides, sent after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Index, delete, func, select, update
from sqlmodel import Field

from domain.ids import CommunityId
from storage.access import number_aside
from storage.base import Json, PlainText, RowId, StoredRow, UtcDateTime, not_negative, one_of
from storage.claims import IN_FLIGHT, STALE_AFTER, Claims

_WAITING = ("queued", "retry")
_FINISHED = ("sent", "failed", "withdrawn")


class OutboxRow(StoredRow, table=True):
    __tablename__ = "outbox"
    __table_args__ = (
        one_of("state", (*_WAITING, IN_FLIGHT, *_FINISHED)),
        not_negative("attempts"),
        Index(None, "state", "due_at"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, sa_type=RowId, primary_key=True)
    kind: str = Field(sa_type=PlainText)
    community_id: int | None = Field(sa_type=BigInteger)
    dedupe_key: str = Field(sa_type=PlainText, unique=True)
    payload: dict[str, Any] = Field(sa_type=Json)
    state: str = Field(sa_type=PlainText)
    due_at: datetime = Field(sa_type=UtcDateTime)
    attempts: int
    first_attempt_at: datetime | None = Field(sa_type=UtcDateTime)
    claimed_at: datetime | None = Field(sa_type=UtcDateTime)
    claimed_by: str | None = Field(sa_type=PlainText)
    sent_at: datetime | None = Field(sa_type=UtcDateTime)
    last_error: str | None = Field(sa_type=PlainText)
    result: dict[str, Any] | None = Field(sa_type=Json)
    created_at: datetime = Field(sa_type=UtcDateTime)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxMessage:
    """One message on its way; `payload` holds ids alone."""

    id: int
    kind: str
    community_id: CommunityId | None
    dedupe_key: str
    payload: Mapping[str, Any]
    attempts: int
    first_attempt_at: datetime | None
    created_at: datetime
    state: str
    due_at: datetime
    last_error: str | None
    sent_at: datetime | None
    result: Mapping[str, Any] | None


_outbox = OutboxRow.table()
_FIELDS = tuple(OutboxMessage.__dataclass_fields__)


class Outbox(Claims):
    _table = _outbox
    _waiting = _WAITING
    _finished = _FINISHED

    async def add(
        self,
        kind: str,
        *,
        community_id: CommunityId | None,
        dedupe_key: str,
        payload: Mapping[str, Any],
        due_at: datetime,
        now: datetime,
        aside: bool = False,
    ) -> bool:
        """Queue a message once; False when its key was used before, whatever became of it.

        One `aside` has a number at random, so that neither that nor a gap tells when it came.
        """
        added = await self._insert_new(
            _outbox,
            ({"id": number_aside()} if aside else {})
            | {
                "kind": kind,
                "community_id": community_id,
                "dedupe_key": dedupe_key,
                "payload": dict(payload),
                "state": "queued",
                "due_at": due_at,
                "attempts": 0,
                "created_at": now,
            },
        )
        self.has_new = self.has_new or added is not None
        return added is not None

    async def renew(
        self,
        kind: str,
        *,
        community_id: CommunityId | None,
        dedupe_key: str,
        payload: Mapping[str, Any],
        pause: timedelta = timedelta(0),
        now: datetime,
        aside: bool = False,
    ) -> None:
        """Queue what can be done over and over, such as the drawing of a card: one row for it.

        What waits stays as it is. What was done is queued again, `pause` after the last time at
        the earliest, also when that failed. Whoever sends it says by `on_sent` whether more has
        happened meanwhile.
        """
        if not await self.knows(dedupe_key):
            await self.add(
                kind,
                community_id=community_id,
                dedupe_key=dedupe_key,
                payload=payload,
                due_at=now,
                now=now,
                aside=aside,
            )
            return
        done = select(_outbox.c.id, _outbox.c.sent_at, _outbox.c.claimed_at).where(
            _outbox.c.dedupe_key == dedupe_key, _outbox.c.state.in_(_FINISHED)
        )
        # Who is just marking it sent looks anew in `on_sent`, and waits there for what we have
        # locked: to wait for them as well would go in a circle.
        row = await self._first(done.with_for_update(skip_locked=True))
        if row is None:
            return
        tried = [at for at in (row["sent_at"], row["claimed_at"]) if at is not None]
        await self._connection.execute(
            update(_outbox)
            .where(_outbox.c.id == row["id"])
            .values(
                state="queued",
                payload=dict(payload),
                attempts=0,
                first_attempt_at=None,
                last_error=None,
                created_at=now,
                due_at=max([now, *(min(at, now) + pause for at in tried)]),
            )
        )
        self.has_new = True

    async def knows(self, dedupe_key: str) -> bool:
        """True when the key was used before. Asking waits for nobody; adding it again would wait
        for whoever is just marking that row as sent.
        """
        statement = select(_outbox.c.id).where(_outbox.c.dedupe_key == dedupe_key)
        return await self._connection.scalar(statement) is not None

    async def claim(
        self, now: datetime, *, limit: int, by: str, stale_after: timedelta = STALE_AFTER
    ) -> list[OutboxMessage]:
        """Take what is due, and what another process took but did not finish."""
        first = func.coalesce(_outbox.c.first_attempt_at, now, type_=UtcDateTime())
        rows = await self._claim(
            now, limit=limit, by=by, stale_after=stale_after, first_attempt_at=first
        )
        return [_message(row) for row in rows]

    async def sent(
        self, message_id: int, *, now: datetime, result: Mapping[str, Any] | None = None
    ) -> bool:
        """It is out; true also when another process has meanwhile taken it for lost."""
        values = {"sent_at": now, "result": None if result is None else dict(result)}
        return await self._settle(
            message_id, state="sent", only_from=(IN_FLIGHT, *_WAITING, "failed"), **values
        )

    async def retry(self, message_id: int, *, at: datetime, error: str) -> bool:
        """Try again later; `error` is a code, never a text that people wrote."""
        return await self._settle(message_id, state="retry", due_at=at, last_error=error)

    async def fail(self, message_id: int, *, now: datetime, error: str) -> bool:
        """Give up."""
        return await self._settle(message_id, state="failed", claimed_at=now, last_error=error)

    async def withdraw(self, dedupe_key: str, *, untried: bool = False) -> bool:
        """Take back a message that is not on its way yet; its key stays used.

        With `untried` only one that nobody has begun to send: after an attempt without an answer
        it may be out.
        """
        statement = (
            update(_outbox)
            .where(_outbox.c.dedupe_key == dedupe_key, _outbox.c.state.in_(_WAITING))
            .values(state="withdrawn")
        )
        if untried:
            statement = statement.where(_outbox.c.attempts == 0)
        return await self._changed(statement) > 0

    async def take_out(self, dedupe_key: str, *, untried: bool = True) -> bool:
        """As `withdraw`, of a message of which nothing is to stay: the row is deleted."""
        waits = (_outbox.c.dedupe_key == dedupe_key) & _outbox.c.state.in_(_WAITING)
        statement = delete(_outbox).where(waits)
        if untried:
            statement = statement.where(_outbox.c.attempts == 0)
        return await self._changed(statement) > 0

    async def take_back(self, prefix: str) -> list[OutboxMessage]:
        """Withdraw the messages of these keys that nobody has begun to send, and answer them."""
        untried = (
            select(_outbox.c.id)
            .where(
                _outbox.c.state.in_(_WAITING),
                _outbox.c.attempts == 0,
                _outbox.c.dedupe_key.startswith(prefix, autoescape=True),
            )
            # What is just being claimed is on its way.
            .with_for_update(skip_locked=True)
        )
        ids = (await self._connection.scalars(untried)).all()
        if not ids:
            return []
        taken = update(_outbox).where(_outbox.c.id.in_(ids)).values(state="withdrawn")
        rows = await self._all(taken.returning(*_outbox.c))
        return [_message(row) for row in sorted(rows, key=lambda row: row["id"])]

    async def forget(self, message_id: int) -> None:
        """Delete the message, with whom it names."""
        await self._connection.execute(delete(_outbox).where(_outbox.c.id == message_id))

    async def recent(
        self, limit: int, community_id: CommunityId | None = None
    ) -> list[OutboxMessage]:
        """The newest messages, of one community or of all."""
        # Numbers aside tell of no order.
        newest = (_outbox.c.created_at.desc(), _outbox.c.id.desc())
        statement = select(_outbox).order_by(*newest).limit(limit)
        if community_id is not None:
            statement = statement.where(_outbox.c.community_id == community_id)
        return [_message(row) for row in await self._all(statement)]


def _message(row: Mapping[Any, Any]) -> OutboxMessage:
    return OutboxMessage(**{name: row[name] for name in _FIELDS})
