"""Surveys in their versions, and the rounds in which they are held."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, insert, select, update

from domain.ids import CommunityId, MeetupId, MessageId, RoundId, SurveyId, UserId
from domain.survey_values import Round, RoundState, Survey
from storage.access import Access
from storage.feedback_rows import (
    RoundHostRow,
    RoundRow,
    SurveyRow,
    SurveyVersionRow,
    round_of,
    round_row,
    survey_of,
    version_row,
)

_surveys = SurveyRow.table()
_versions = SurveyVersionRow.table()
_rounds = RoundRow.table()
_hosts = RoundHostRow.table()


class Surveys(Access):
    async def add(self, survey: Survey, *, source: str) -> Survey | None:
        """Keep a new survey and answer it with its number; None when its key is taken."""
        values = {
            "community_id": survey.community_id,
            "key": survey.key,
            "version": 1,
            "created_by": survey.created_by,
            "is_retired": False,
        }
        new_id = await self._insert_new(_surveys, values)
        if new_id is None:
            return None
        return await self._kept(survey, SurveyId(new_id), 1, source=source)

    async def add_version(self, survey: Survey, *, source: str) -> Survey:
        """Keep the form as the next version; rounds that are open keep theirs."""
        number = survey.version + 1
        await self._connection.execute(
            update(_surveys)
            .where(_surveys.c.id == survey.survey_id)
            .values(version=number, is_retired=False)
        )
        return await self._kept(survey, survey.survey_id, number, source=source)

    async def _kept(
        self, survey: Survey, survey_id: SurveyId, version: int, *, source: str
    ) -> Survey:
        kept = Survey(
            community_id=survey.community_id,
            survey_id=survey_id,
            key=survey.key,
            form=survey.form,
            version=version,
            created_by=survey.created_by,
        )
        await self._connection.execute(insert(_versions), version_row(kept, source=source))
        return kept

    async def get(self, community_id: CommunityId, survey_id: SurveyId) -> Survey | None:
        """The survey in its latest version, if the community is its own; locked in `write`."""
        return await self._one(community_id, _surveys.c.id == survey_id)

    async def by_key(self, community_id: CommunityId, key: str) -> Survey | None:
        """The survey of this key, also a retired one; locked in `write`."""
        return await self._one(community_id, _surveys.c.key == key)

    async def of_community(self, community_id: CommunityId) -> list[Survey]:
        """The surveys that are not retired, by their keys."""
        statement = _latest(community_id).where(_surveys.c.is_retired.is_(False))
        return [survey_of(row) for row in await self._all(statement.order_by(_surveys.c.key))]

    async def retire(
        self, community_id: CommunityId, survey_id: SurveyId, *, is_retired: bool
    ) -> bool:
        """Offer it no more, or again."""
        statement = (
            update(_surveys)
            .where(_surveys.c.id == survey_id, _surveys.c.community_id == community_id)
            .values(is_retired=is_retired)
        )
        return await self._changed(statement) > 0

    async def source(self, community_id: CommunityId, survey_id: SurveyId) -> str | None:
        """The file that the latest version was read from."""
        statement = (
            select(_versions.c.toml)
            .join(_surveys, _is_latest())
            .where(_surveys.c.id == survey_id, _surveys.c.community_id == community_id)
        )
        found: str | None = await self._connection.scalar(statement)
        return found

    async def _one(self, community_id: CommunityId, wanted: ColumnElement[bool]) -> Survey | None:
        # Locked first, by itself: while PostgreSQL waits for who is adding a version, a join would
        # go on looking for the one before it.
        alone = select(_surveys.c.id).where(_surveys.c.community_id == community_id, wanted)
        await self._first(self._locked(alone))
        row = await self._first(_latest(community_id).where(wanted))
        return None if row is None else survey_of(row)

    # ------------------------------------------------------------------------------- rounds

    async def add_round(self, held: Round) -> bool:
        """Keep a new round; False when its meetup or its number has one already."""
        return await self._insert_new(_rounds, round_row(held)) is not None

    async def round(self, community_id: CommunityId, round_id: RoundId) -> Round | None:
        """The round with what is asked, if the community is its own; locked in `write`."""
        statement = _with_form().where(
            _rounds.c.id == round_id, _rounds.c.community_id == community_id
        )
        row = await self._first(self._locked_in(statement, _rounds))
        return None if row is None else round_of(row)

    async def save_round(self, held: Round) -> None:
        """Keep the round as it is given."""
        row = round_row(held)
        await self._connection.execute(
            update(_rounds).where(_rounds.c.id == row.pop("id")).values(row)
        )

    async def next_number(self, survey_id: SurveyId) -> int:
        """The number of the next round of this survey."""
        statement = select(func.max(_rounds.c.number)).where(_rounds.c.survey_id == survey_id)
        return (await self._connection.scalar(statement) or 0) + 1

    async def open_rounds(self, community_id: CommunityId | None = None) -> list[Round]:
        """The rounds that are open in one community, or (None) in all; newest first."""
        statement = _with_form().where(_rounds.c.state == RoundState.OPEN)
        if community_id is not None:
            statement = statement.where(_rounds.c.community_id == community_id)
        rows = await self._all(statement.order_by(_rounds.c.opened_at.desc(), _rounds.c.id))
        return [round_of(row) for row in rows]

    async def closed_rounds(
        self, community_id: CommunityId, *, survey_id: SurveyId | None = None, limit: int
    ) -> list[Round]:
        """The rounds, of one survey or of all, that were closed last."""
        statement = _with_form().where(
            _rounds.c.state == RoundState.CLOSED, _rounds.c.community_id == community_id
        )
        if survey_id is not None:
            statement = statement.where(_rounds.c.survey_id == survey_id)
        statement = statement.order_by(_rounds.c.closed_at.desc(), _rounds.c.id).limit(limit)
        return [round_of(row) for row in await self._all(statement)]

    async def with_cards(
        self, community_id: CommunityId, message_ids: Collection[MessageId]
    ) -> list[Round]:
        """The rounds whose cards these messages are."""
        statement = _with_form().where(
            _rounds.c.community_id == community_id, _rounds.c.message_id.in_(message_ids)
        )
        return [round_of(row) for row in await self._all(statement.order_by(_rounds.c.id))]

    async def round_of_meetup(self, meetup_id: MeetupId) -> Round | None:
        """The round that is held after this meetup."""
        row = await self._first(_with_form().where(_rounds.c.meetup_id == meetup_id))
        return None if row is None else round_of(row)

    async def tell(
        self, round_id: RoundId, community_id: CommunityId, user_ids: Collection[UserId]
    ) -> None:
        """Note who is told the results."""
        for user_id in user_ids:
            await self._insert_new(
                _hosts, {"round_id": round_id, "user_id": user_id, "community_id": community_id}
            )

    async def told(self, round_id: RoundId) -> list[UserId]:
        """Who is told the results."""
        rows = await self._connection.scalars(
            select(_hosts.c.user_id).where(_hosts.c.round_id == round_id).order_by(_hosts.c.user_id)
        )
        return [UserId(each) for each in rows]

    async def told_of(self, round_ids: Iterable[RoundId]) -> dict[RoundId, frozenset[UserId]]:
        """Who is told the results of each of these rounds; of some nobody is."""
        told: dict[RoundId, set[UserId]] = {each: set() for each in round_ids}
        for row in await self._all(select(_hosts).where(_hosts.c.round_id.in_(told))):
            told[RoundId(row["round_id"])].add(UserId(row["user_id"]))
        return {each: frozenset(people) for each, people in told.items()}


def _is_latest() -> Any:
    return and_(_versions.c.survey_id == _surveys.c.id, _versions.c.version == _surveys.c.version)


def _latest(community_id: CommunityId) -> Select[Any]:
    return (
        select(_surveys, _versions.c.form)
        .join(_versions, _is_latest())
        .where(_surveys.c.community_id == community_id)
    )


def _with_form() -> Select[Any]:
    same = and_(
        _versions.c.survey_id == _rounds.c.survey_id, _versions.c.version == _rounds.c.version
    )
    return select(_rounds, _versions.c.form).join(_versions, same)
