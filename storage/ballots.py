"""Ballot boxes: ballots by seal while they are open, and by nothing at all when they are closed.

Nothing in here has a time, and no key leads from who was asked to what was answered. All numbers
are random, and on SQLite they are the places of the rows.
"""

import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    LargeBinary,
    Table,
    delete,
    func,
    insert,
    select,
    union_all,
    update,
)
from sqlmodel import Field

from domain.feedback_values import Answers
from domain.ids import BoxId, CommunityId, UserId
from storage.access import Access
from storage.base import Json, PlainText, RowId, StoredRow
from storage.feedback_rows import PollRow, RoundRow

_NUMBER_BITS = 62
_shuffle = secrets.SystemRandom().shuffle


class BoxRow(StoredRow, table=True):
    """One ballot box, as long as there is anything in it."""

    __tablename__ = "ballot_boxes"

    id: int = Field(sa_type=RowId, primary_key=True, sa_column_kwargs={"autoincrement": False})
    community_id: int = Field(sa_type=BigInteger)
    turn: int = 0
    """How often all its seals have been made anew."""


class BallotRow(StoredRow, table=True):
    """What one person answered; `seal` is HMAC(member, turn and key of the box), and goes at
    closing.
    """

    __tablename__ = "ballots"
    __table_args__ = (
        Index(None, "box_id", "seal", unique=True),
        Index(None, "box_id", "is_counted"),
        {"sqlite_with_rowid": False},
    )

    id: int = Field(sa_type=RowId, primary_key=True, sa_column_kwargs={"autoincrement": False})
    box_id: int = Field(
        sa_type=BigInteger, sa_column_args=[ForeignKey("ballot_boxes.id", ondelete="CASCADE")]
    )
    seal: str | None = Field(sa_type=PlainText)
    answers: dict[str, Any] = Field(sa_type=Json)
    is_counted: bool


class InvitedRow(StoredRow, table=True):
    """Who was asked; whether they answered stands nowhere."""

    __tablename__ = "invited"
    __table_args__ = (
        Index(None, "box_id", "user_id", unique=True),
        {"sqlite_with_rowid": False},
    )

    id: int = Field(sa_type=RowId, primary_key=True, sa_column_kwargs={"autoincrement": False})
    box_id: int = Field(
        sa_type=BigInteger, sa_column_args=[ForeignKey("ballot_boxes.id", ondelete="CASCADE")]
    )
    community_id: int = Field(sa_type=BigInteger)
    user_id: int = Field(sa_type=BigInteger, index=True)


class AnswerDraftRow(StoredRow, table=True):
    """What somebody has filled in and not sent, readable with the key of the box alone."""

    __tablename__ = "answer_drafts"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    seal: str = Field(sa_type=PlainText, primary_key=True)
    box_id: int = Field(
        sa_type=BigInteger,
        index=True,
        sa_column_args=[ForeignKey("ballot_boxes.id", ondelete="CASCADE")],
    )
    locked: bytes = Field(sa_type=LargeBinary)


_boxes = BoxRow.table()
_ballots = BallotRow.table()
_invited = InvitedRow.table()
_drafts = AnswerDraftRow.table()
_polls = PollRow.table()
_rounds = RoundRow.table()


class Ballots(Access):
    async def open_box(self, box_id: BoxId, community_id: CommunityId) -> None:
        """Begin a box: without it nothing can be put in."""
        await self._insert_new(_boxes, {"id": box_id, "community_id": community_id, "turn": 0})

    async def drop(self, box_id: BoxId) -> None:
        """Delete the box with everything in it."""
        await self._connection.execute(delete(_boxes).where(_boxes.c.id == box_id))

    async def boxes(self) -> frozenset[BoxId]:
        """Every box that there is."""
        return frozenset(
            BoxId(each) for each in await self._connection.scalars(select(_boxes.c.id))
        )

    async def closed_before(self, before: datetime) -> list[BoxId]:
        """The boxes of polls and rounds that were closed before this time."""
        polls = select(_polls.c.id).where(_polls.c.closed_at < before)
        rounds = select(_rounds.c.id).where(_rounds.c.closed_at < before)
        statement = select(_boxes.c.id).where(_boxes.c.id.in_(union_all(polls, rounds)))
        return [BoxId(each) for each in await self._connection.scalars(statement)]

    # ------------------------------------------------------------------------------ ballots

    async def cast(self, box_id: BoxId, seal: str, answers: Answers) -> bool:
        """Put in a ballot, or change the one of this seal; True when it is new."""
        if await self.add(box_id, seal, answers):
            return True
        await self._connection.execute(
            update(_ballots)
            .where(_ballots.c.box_id == box_id, _ballots.c.seal == seal)
            .values(answers=_plain(answers))
        )
        return False

    async def add(self, box_id: BoxId, seal: str, answers: Answers) -> bool:
        """Put in a ballot; False when there is one of this seal, which stays as it is."""
        row = _new_row(box_id, seal, _plain(answers), is_counted=False)
        return await self._insert_new(_ballots, row) is not None

    async def of_seal(self, box_id: BoxId, seal: str) -> Answers | None:
        """The ballot of this seal, while the box is open."""
        found = await self._first(
            select(_ballots.c.answers).where(_ballots.c.box_id == box_id, _ballots.c.seal == seal)
        )
        return None if found is None else _answers(found["answers"])

    async def turn(self, box_id: BoxId) -> int:
        """The turn that the seals of now are made with."""
        return (
            await self._connection.scalar(select(_boxes.c.turn).where(_boxes.c.id == box_id)) or 0
        )

    async def reseal(self, box_id: BoxId, seals: Mapping[str, str]) -> None:
        """Begin the box's next turn: `seals` leads from each seal of this one to that of the next.

        A ballot of any other seal gets one that nobody has. All ballots are written anew, in
        shuffled order and with new numbers, so that nothing tells which one that was, or whether
        there was one. The caller holds what the box is for.
        """
        await self._connection.execute(
            update(_boxes).where(_boxes.c.id == box_id).values(turn=_boxes.c.turn + 1)
        )
        rows = await self._taken_out(_ballots, box_id)
        await self._put_in(
            _ballots,
            [
                {**row, "id": _new_number(), "seal": seals.get(row["seal"]) or _seal_of_nobody()}
                for row in rows
            ],
        )

    async def count(self, box_id: BoxId) -> int:
        statement = select(func.count()).where(_ballots.c.box_id == box_id)
        return await self._connection.scalar(statement) or 0

    async def uncounted(self, box_id: BoxId) -> int:
        """How many have come since the last step of the live results."""
        statement = select(func.count()).where(
            _ballots.c.box_id == box_id, _ballots.c.is_counted.is_(False)
        )
        return await self._connection.scalar(statement) or 0

    async def mark_counted(self, box_id: BoxId) -> None:
        """All ballots of now are in the step that is taken."""
        await self._connection.execute(
            update(_ballots)
            .where(_ballots.c.box_id == box_id, _ballots.c.is_counted.is_(False))
            .values(is_counted=True)
        )

    async def every(self, box_id: BoxId) -> list[Answers]:
        """All ballots, by their random numbers."""
        rows = await self._connection.scalars(
            select(_ballots.c.answers).where(_ballots.c.box_id == box_id).order_by(_ballots.c.id)
        )
        return [_answers(each) for each in rows]

    async def rewrite(self, box_id: BoxId) -> None:
        """Write ballots and invited anew in shuffled order, with new numbers and without seals;
        drafts go. In one transaction, so that PostgreSQL's own marks are the same for all.
        """
        await self._connection.execute(delete(_drafts).where(_drafts.c.box_id == box_id))
        ballots = await self._taken_out(_ballots, box_id)
        await self._put_in(
            _ballots,
            [_new_row(box_id, None, row["answers"], is_counted=True) for row in ballots],
        )
        invited = await self._taken_out(_invited, box_id)
        await self._put_in(_invited, [{**row, "id": _new_number()} for row in invited])

    async def _taken_out(self, table: Table, box_id: BoxId) -> Sequence[Mapping[Any, Any]]:
        mine = table.c.box_id == box_id
        return await self._all(delete(table).where(mine).returning(*table.c))

    async def _put_in(self, table: Table, rows: list[dict[str, Any]]) -> None:
        _shuffle(rows)
        if rows:
            await self._connection.execute(insert(table), rows)

    # ------------------------------------------------------------------------------- drafts

    async def save_draft(self, box_id: BoxId, seal: str, locked: bytes) -> None:
        """Keep what somebody has filled in, in place of what was kept before."""
        await self._put(_drafts, {"seal": seal, "box_id": box_id, "locked": locked})

    async def draft(self, box_id: BoxId, seal: str) -> bytes | None:
        """The locked draft of this seal, held in `write` until the transaction ends."""
        row = await self._first(
            self._locked(
                select(_drafts.c.locked).where(_drafts.c.box_id == box_id, _drafts.c.seal == seal)
            )
        )
        return None if row is None else row["locked"]

    async def drop_draft(self, box_id: BoxId, seal: str) -> None:
        await self._connection.execute(
            delete(_drafts).where(_drafts.c.box_id == box_id, _drafts.c.seal == seal)
        )

    # ------------------------------------------------------------------------------ invited

    async def invite(
        self, box_id: BoxId, community_id: CommunityId, user_ids: Collection[UserId]
    ) -> None:
        """Note who is asked, all at once and in no order."""
        rows = [
            {"id": _new_number(), "box_id": box_id, "community_id": community_id, "user_id": each}
            for each in dict.fromkeys(user_ids)
        ]
        await self._put_in(_invited, rows)

    async def invited(self, box_id: BoxId) -> list[UserId]:
        """Who is asked, by the random numbers of their rows."""
        rows = await self._connection.scalars(
            select(_invited.c.user_id).where(_invited.c.box_id == box_id).order_by(_invited.c.id)
        )
        return [UserId(each) for each in rows]

    async def is_invited(self, box_id: BoxId, user_id: UserId) -> bool:
        found = select(_invited.c.id).where(
            _invited.c.box_id == box_id, _invited.c.user_id == user_id
        )
        return await self._connection.scalar(found) is not None

    async def boxes_inviting(
        self, community_id: CommunityId | None, user_id: UserId
    ) -> list[BoxId]:
        """The boxes that the person was asked to answer in, in one community or (None) in all."""
        statement = select(_invited.c.box_id).where(_invited.c.user_id == user_id)
        if community_id is not None:
            statement = statement.where(_invited.c.community_id == community_id)
        rows = await self._connection.scalars(statement.order_by(_invited.c.box_id))
        return [BoxId(each) for each in rows]

    async def uninvite(self, box_id: BoxId, user_id: UserId) -> None:
        await self._connection.execute(
            delete(_invited).where(_invited.c.box_id == box_id, _invited.c.user_id == user_id)
        )


def _seal_of_nobody() -> str:
    """In the form of all others."""
    return secrets.token_hex(32)


def _new_number() -> int:
    return secrets.randbits(_NUMBER_BITS) | 1


def _new_row(box_id: BoxId, seal: str | None, answers: Any, *, is_counted: bool) -> dict[str, Any]:
    return {
        "id": _new_number(),
        "box_id": box_id,
        "seal": seal,
        "answers": answers,
        "is_counted": is_counted,
    }


def _plain(answers: Answers) -> dict[str, Any]:
    return {key: list(each) if isinstance(each, tuple) else each for key, each in answers.items()}


def _answers(plain: Mapping[str, Any]) -> Answers:
    return {key: tuple(each) if isinstance(each, list) else each for key, each in plain.items()}
