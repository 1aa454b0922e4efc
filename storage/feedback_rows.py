"""The tables of polls, surveys and their rounds, and the way between rows and values."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlmodel import Field

from domain.feedback_records import form_from_plain, form_to_plain, from_plain, to_plain
from domain.feedback_values import Results
from domain.ids import PollId, RoundId, SurveyId
from domain.poll_values import Poll, PollEnd, PollKind, PollState
from domain.survey_values import Round, RoundEnd, RoundState, Survey, SurveyForm
from storage.base import Json, PlainText, RowId, StoredRow, UtcDateTime, not_negative, one_of


class PollRow(StoredRow, table=True):
    __tablename__ = "polls"
    __table_args__ = (
        one_of("kind", PollKind),
        one_of("state", PollState),
        one_of("ending", PollEnd),
        not_negative("quorum"),
        not_negative("asked"),
        not_negative("limit_of"),
        Index(None, "community_id", "state"),
        Index(None, "message_id"),
    )

    id: int = Field(sa_type=RowId, primary_key=True, sa_column_kwargs={"autoincrement": False})
    community_id: int = Field(sa_type=BigInteger)
    kind: str = Field(sa_type=PlainText)
    question: str = Field(sa_type=PlainText)
    options: list[str] = Field(sa_type=Json)
    takes_several: bool
    hides_results: bool
    role_id: int | None = Field(sa_type=BigInteger)
    created_by: int = Field(sa_type=BigInteger)
    channel_id: int = Field(sa_type=BigInteger)
    message_id: int | None = Field(sa_type=BigInteger)
    opened_at: datetime = Field(sa_type=UtcDateTime)
    closes_at: datetime | None = Field(sa_type=UtcDateTime)
    quorum: int | None
    remind_at: datetime | None = Field(sa_type=UtcDateTime)
    asked: int | None
    limit_of: int
    """The least number of people that are told of together."""
    state: str = Field(sa_type=PlainText)
    live: dict[str, Any] | None = Field(sa_type=Json)
    pending: dict[str, Any] | None = Field(sa_type=Json)
    results: dict[str, Any] | None = Field(sa_type=Json)
    ending: str | None = Field(sa_type=PlainText)
    closed_at: datetime | None = Field(sa_type=UtcDateTime)
    drawn: int


class SurveyRow(StoredRow, table=True):
    __tablename__ = "surveys"
    __table_args__ = (
        Index(None, "community_id", "key", unique=True),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, sa_type=RowId, primary_key=True)
    community_id: int = Field(sa_type=BigInteger)
    key: str = Field(sa_type=PlainText)
    version: int
    created_by: int | None = Field(sa_type=BigInteger)
    is_retired: bool


class SurveyVersionRow(StoredRow, table=True):
    __tablename__ = "survey_versions"

    survey_id: int = Field(
        sa_type=BigInteger,
        primary_key=True,
        sa_column_kwargs={"autoincrement": False},
        sa_column_args=[ForeignKey("surveys.id", ondelete="CASCADE")],
    )
    version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    community_id: int = Field(sa_type=BigInteger)
    form: dict[str, Any] = Field(sa_type=Json)
    toml: str = Field(sa_type=PlainText)
    """The file that it was read from."""


class RoundRow(StoredRow, table=True):
    __tablename__ = "survey_rounds"
    __table_args__ = (
        one_of("state", RoundState),
        one_of("ending", RoundEnd),
        not_negative("asked"),
        not_negative("limit_of"),
        Index(None, "community_id", "state"),
        Index(None, "survey_id", "number", unique=True),
        Index(None, "meetup_id", unique=True),
        Index(None, "message_id"),
    )

    id: int = Field(sa_type=RowId, primary_key=True, sa_column_kwargs={"autoincrement": False})
    community_id: int = Field(sa_type=BigInteger)
    survey_id: int = Field(
        sa_type=BigInteger, sa_column_args=[ForeignKey("surveys.id", ondelete="CASCADE")]
    )
    version: int
    number: int
    opened_by: int | None = Field(sa_type=BigInteger)
    opened_at: datetime = Field(sa_type=UtcDateTime)
    closes_at: datetime = Field(sa_type=UtcDateTime)
    meetup_id: int | None = Field(sa_type=BigInteger)
    subject: str = Field(sa_type=PlainText)
    role_id: int | None = Field(sa_type=BigInteger)
    remind_at: datetime | None = Field(sa_type=UtcDateTime)
    asked: int
    limit_of: int
    state: str = Field(sa_type=PlainText)
    channel_id: int | None = Field(sa_type=BigInteger)
    message_id: int | None = Field(sa_type=BigInteger)
    results: dict[str, Any] | None = Field(sa_type=Json)
    ending: str | None = Field(sa_type=PlainText)
    closed_at: datetime | None = Field(sa_type=UtcDateTime)


class RoundHostRow(StoredRow, table=True):
    """Who is told the results of a round when it is closed."""

    __tablename__ = "round_hosts"

    round_id: int = Field(
        sa_type=BigInteger,
        primary_key=True,
        sa_column_kwargs={"autoincrement": False},
        sa_column_args=[ForeignKey("survey_rounds.id", ondelete="CASCADE")],
    )
    user_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    community_id: int = Field(sa_type=BigInteger)


_RESULTS = ("live", "pending", "results")
_POLL = tuple(
    name for name in PollRow.model_fields if name not in ("id", "limit_of", "ending", *_RESULTS)
)
_ROUND = tuple(
    name for name in RoundRow.model_fields if name not in ("id", "limit_of", "ending", "results")
)


def poll_row(poll: Poll) -> dict[str, Any]:
    """The poll's columns."""
    values = {name: getattr(poll, name) for name in _POLL}
    values |= {name: _plain(getattr(poll, name)) for name in _RESULTS}
    values["options"] = list(poll.options)
    return values | {"id": poll.poll_id, "limit_of": poll.limit, "ending": poll.end}


def poll_of(row: Mapping[Any, Any]) -> Poll:
    values = {name: row[name] for name in _POLL}
    values |= {name: _results(row[name]) for name in _RESULTS}
    values |= {
        "kind": PollKind(row["kind"]),
        "state": PollState(row["state"]),
        "options": tuple(row["options"]),
        "end": PollEnd(row["ending"]) if row["ending"] else None,
    }
    return Poll(**values, poll_id=PollId(row["id"]), limit=row["limit_of"])


def survey_of(row: Mapping[Any, Any]) -> Survey:
    """The survey of a row that is joined with its latest version's form."""
    return Survey(
        community_id=row["community_id"],
        survey_id=SurveyId(row["id"]),
        key=row["key"],
        form=form_from_plain(row["form"]),
        version=row["version"],
        created_by=row["created_by"] or None,
        is_retired=row["is_retired"],
    )


def round_row(held: Round) -> dict[str, Any]:
    """The round's columns; what is asked stands with the survey's version."""
    values = {name: getattr(held, name) for name in _ROUND}
    values |= {"id": held.round_id, "limit_of": held.limit, "ending": held.end}
    return values | {"results": _plain(held.results)}


def round_of(row: Mapping[Any, Any]) -> Round:
    """The round of a row that is joined with its version's form."""
    values = {name: row[name] for name in _ROUND}
    values |= {
        "opened_by": row["opened_by"] or None,
        "state": RoundState(row["state"]),
        "end": RoundEnd(row["ending"]) if row["ending"] else None,
        "results": _results(row["results"]),
        "form": form_from_plain(row["form"]),
    }
    return Round(**values, round_id=RoundId(row["id"]), limit=row["limit_of"])


def version_row(survey: Survey, *, source: str) -> dict[str, Any]:
    """One version of a survey."""
    return {
        "survey_id": survey.survey_id,
        "version": survey.version,
        "community_id": survey.community_id,
        "form": _form(survey.form),
        "toml": source,
    }


def _form(form: SurveyForm) -> dict[str, Any]:
    return dict(form_to_plain(form))


def _plain(results: Results | None) -> dict[str, Any] | None:
    return None if results is None else dict(to_plain(results))


def _results(plain: Mapping[str, Any] | None) -> Results | None:
    return None if plain is None else from_plain(plain)
