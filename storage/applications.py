"""Applications for membership, with their answers and what was found in them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.application_refusals import AlreadyApplied
from domain.applications import OPEN, Application, Source, State
from domain.ids import ApplicationId, ChannelId, CommunityId, JoinRequestId, MessageId, UserId
from storage.access import Access
from storage.application_rows import (
    AnswerRow,
    ApplicationRow,
    FindingRow,
    answer_rows,
    application_of,
    finding_rows,
    row_of,
)
from storage.errors import ChangedMeanwhile

_applications = ApplicationRow.table()
_answers = AnswerRow.table()
_findings = FindingRow.table()
_is_open = _applications.c.state.in_(OPEN)
_SAVE = update(_applications).where(
    _applications.c.id == bindparam("saved_id"),
    _applications.c.community_id == bindparam("saved_community"),
    _applications.c.revision == bindparam("saved_revision"),
)


class Applications(Access):
    def __init__(self, connection: AsyncConnection) -> None:
        super().__init__(connection)
        self._as_read: dict[ApplicationId, Application] = {}

    async def add(self, application: Application) -> Application:
        """Keep a new application and answer it with its id.

        Of two that arrive at once from one person, or for one join request, one is refused.
        """
        new_id = await self._insert_new(_applications, row_of(application))
        if new_id is None:
            raise AlreadyApplied(at=application.submitted_at)
        added = replace(application, application_id=ApplicationId(new_id))
        await self._insert_parts(added)
        return added

    async def save(self, application: Application) -> Application:
        """Keep all of the application and answer it with its next revision."""
        saved = replace(application, revision=application.revision + 1)
        found_by = {
            "saved_id": application.application_id,
            "saved_community": application.community_id,
            "saved_revision": application.revision,
        }
        if not await self._changed(_SAVE, row_of(saved) | found_by):
            raise ChangedMeanwhile()
        if not self._has_parts_as_read(application):
            for table in (_answers, _findings):
                await self._connection.execute(
                    delete(table).where(table.c.application_id == application.application_id)
                )
            await self._insert_parts(saved)
        self._as_read[saved.application_id] = saved
        return saved

    def _has_parts_as_read(self, application: Application) -> bool:
        """True when answers and findings stand in the database as they are.

        Most steps change neither. The revision that is saved over must be the one that was read.
        """
        read = self._as_read.get(application.application_id)
        return (
            read is not None
            and read.revision == application.revision
            and read.answers == application.answers
            and read.findings == application.findings
        )

    # What is read here inside `write` is locked until its end: nobody else changes it meanwhile.

    async def get(
        self, community_id: CommunityId, application_id: ApplicationId, *, lock: bool = True
    ) -> Application | None:
        """The application, if it belongs to this community."""
        return await self._only(
            _of(community_id).where(_applications.c.id == application_id), lock=lock
        )

    async def own(
        self, application_id: ApplicationId, applicant_id: UserId, *, lock: bool = True
    ) -> Application | None:
        """The application, if it is this person's: direct messages know no community."""
        return await self._only(
            select(_applications).where(
                _applications.c.id == application_id, _applications.c.applicant_id == applicant_id
            ),
            lock=lock,
        )

    async def by_join_request(
        self, community_id: CommunityId, join_request_id: JoinRequestId, *, lock: bool = True
    ) -> Application | None:
        return await self._only(
            _of(community_id).where(_applications.c.join_request_id == join_request_id), lock=lock
        )

    async def open_of(
        self, community_id: CommunityId, applicant_id: UserId, *, lock: bool = True
    ) -> Application | None:
        """The person's open application; there is never more than one."""
        return await self._only(
            _of(community_id).where(_applications.c.applicant_id == applicant_id, _is_open),
            lock=lock,
        )

    async def latest_of(
        self, community_id: CommunityId, applicant_id: UserId, *, lock: bool = True
    ) -> Application | None:
        """The person's newest application, open or not."""
        return await self._only(
            _of(community_id)
            .where(_applications.c.applicant_id == applicant_id)
            .order_by(_applications.c.submitted_at.desc(), _applications.c.id.desc())
            .limit(1),
            lock=lock,
        )

    async def of_applicant(self, user_id: UserId) -> list[Application]:
        """Everything the person ever applied for, in all communities."""
        return await self._whole(
            select(_applications)
            .where(_applications.c.applicant_id == user_id)
            .order_by(_applications.c.id)
        )

    async def listing(
        self,
        community_id: CommunityId,
        *,
        states: frozenset[State] | None = None,
        text: str = "",
        limit: int = 25,
        offset: int = 0,
    ) -> list[Application]:
        """Open ones first, the oldest first; then the others, the newest first."""
        statement = _of(community_id)
        if states is not None:
            statement = statement.where(_applications.c.state.in_(states))
        if text:
            statement = statement.where(
                _applications.c.applicant_name.icontains(text, autoescape=True)
            )
        return await self._whole(statement.order_by(*_in_turn()).limit(limit).offset(offset))

    async def counts(self, community_id: CommunityId) -> dict[State, int]:
        """How many applications are in each state, also those with none."""
        rows = await self._all(
            select(_applications.c.state, func.count().label("number"))
            .where(_applications.c.community_id == community_id)
            .group_by(_applications.c.state)
        )
        return dict.fromkeys(State, 0) | {State(row["state"]): row["number"] for row in rows}

    async def following(
        self,
        community_id: CommunityId,
        *,
        after: int,
        limit: int,
        states: frozenset[State] | None = None,
    ) -> list[Application]:
        """A stretch of all applications by number, for going through every one of them."""
        statement = _of(community_id).where(_applications.c.id > after)
        if states is not None:
            statement = statement.where(_applications.c.state.in_(states))
        return await self._whole(self._locked(statement.order_by(_applications.c.id).limit(limit)))

    async def open_native(self, community_id: CommunityId) -> list[Application]:
        """The open applications that came in as join requests."""
        return await self._whole(
            _of(community_id)
            .where(_is_open, _applications.c.source == Source.NATIVE)
            .order_by(_applications.c.id)
        )

    async def set_card(
        self, application_id: ApplicationId, channel_id: ChannelId, message_id: MessageId
    ) -> None:
        """Remember where the card is; the application itself has not changed."""
        await self._connection.execute(
            update(_applications)
            .where(_applications.c.id == application_id)
            .values(card_channel_id=channel_id, card_message_id=message_id)
        )

    async def closed_before(
        self, community_id: CommunityId, *, state: State, before: datetime
    ) -> list[Application]:
        """Those that ended in this state before this time and still carry a name."""
        return await self._whole(
            _of(community_id)
            .where(
                _applications.c.state == state,
                _applications.c.applicant_name != "",
                func.coalesce(_applications.c.decided_at, _applications.c.changed_at) < before,
            )
            .order_by(_applications.c.id)
        )

    async def _only(self, statement: Select[Any], *, lock: bool) -> Application | None:
        found = await self._whole(self._locked(statement) if lock else statement)
        return found[0] if found else None

    async def _whole(self, statement: Select[Any]) -> list[Application]:
        rows = await self._all(statement)
        ids = [row["id"] for row in rows]
        if not ids:
            return []
        answers = await self._parts(_answers, ids)
        findings = await self._parts(_findings, ids)
        found = [application_of(row, answers[row["id"]], findings[row["id"]]) for row in rows]
        self._as_read |= {application.application_id: application for application in found}
        return found

    async def _parts(self, table: Any, ids: Sequence[int]) -> Mapping[int, list[Any]]:
        parts: defaultdict[int, list[Any]] = defaultdict(list)
        statement = select(table).where(table.c.application_id.in_(ids))
        for row in await self._all(statement.order_by(table.c.application_id, table.c.position)):
            parts[row["application_id"]].append(row)
        return parts

    async def _insert_parts(self, application: Application) -> None:
        for table, rows in (
            (_answers, answer_rows(application)),
            (_findings, finding_rows(application)),
        ):
            if rows:
                await self._connection.execute(insert(table), rows)


def _of(community_id: CommunityId) -> Select[Any]:
    return select(_applications).where(_applications.c.community_id == community_id)


def _in_turn() -> tuple[ColumnElement[Any], ...]:
    return (
        case((_is_open, 0), else_=1),
        case((_is_open, _applications.c.submitted_at)).asc(),
        _applications.c.submitted_at.desc(),
        _applications.c.id.desc(),
    )
