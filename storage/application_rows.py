"""The tables of applications, and the way between their rows and the domain's values."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlmodel import Field

from domain.applications import OPEN, Answer, Application, DecidedIn, Source, State
from domain.ids import ApplicationId
from domain.questions import Meaning
from domain.screening.findings import Criterion, Evidence, Finding, Recommendation, Verdict
from storage.base import Json, PlainText, RowId, StoredRow, UtcDateTime, not_negative, one_of

_OPEN = text("state IN ({})".format(", ".join(f"'{state}'" for state in State if state in OPEN)))


class ApplicationRow(StoredRow, table=True):
    __tablename__ = "applications"
    __table_args__ = (
        one_of("state", State),
        one_of("source", Source),
        one_of("decided_in", DecidedIn),
        one_of("recommendation", Recommendation),
        one_of("decided_from", (state for state in State if state in OPEN)),
        one_of("proposed", (State.APPROVED, State.DECLINED)),
        not_negative("revision"),
        UniqueConstraint("community_id", "join_request_id"),
        Index(
            "uq_applications_open_applicant",
            "community_id",
            "applicant_id",
            unique=True,
            sqlite_where=_OPEN,
        ),
        Index(None, "community_id", "state"),
        # An id is never given twice: an old button must not reach a new person's case.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, sa_type=RowId, primary_key=True)
    community_id: int = Field(sa_type=BigInteger)
    applicant_id: int = Field(sa_type=BigInteger, index=True)
    applicant_name: str = Field(sa_type=PlainText)
    source: str = Field(sa_type=PlainText)
    join_request_id: int | None = Field(sa_type=BigInteger)
    state: str = Field(sa_type=PlainText)
    locale: str = Field(sa_type=PlainText)
    submitted_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    revision: int
    taken_by: int | None = Field(sa_type=BigInteger)
    taken_at: datetime | None = Field(sa_type=UtcDateTime)
    asked_by: int | None = Field(sa_type=BigInteger)
    asked_at: datetime | None = Field(sa_type=UtcDateTime)
    question: str | None = Field(sa_type=PlainText)
    thread_id: int | None = Field(sa_type=BigInteger)
    decided_by: int | None = Field(sa_type=BigInteger)
    decided_at: datetime | None = Field(sa_type=UtcDateTime)
    decided_in: str | None = Field(sa_type=PlainText)
    reason: str | None = Field(sa_type=PlainText)
    decided_from: str | None = Field(sa_type=PlainText)
    decided_revision: int | None
    goes_out_at: datetime | None = Field(sa_type=UtcDateTime)
    proposed: str | None = Field(sa_type=PlainText)
    proposed_by: int | None = Field(sa_type=BigInteger)
    proposed_at: datetime | None = Field(sa_type=UtcDateTime)
    proposed_reason: str | None = Field(sa_type=PlainText)
    recommendation: str | None = Field(sa_type=PlainText)
    policy_version: str | None = Field(sa_type=PlainText)
    language: str | None = Field(sa_type=PlainText)
    kind: str | None = Field(sa_type=PlainText)
    sector: str | None = Field(sa_type=PlainText)
    notes: list[str] = Field(sa_type=Json)
    card_channel_id: int | None = Field(sa_type=BigInteger)
    card_message_id: int | None = Field(sa_type=BigInteger)


class AnswerRow(StoredRow, table=True):
    __tablename__ = "application_answers"
    __table_args__ = (one_of("meaning", Meaning), not_negative("position"))

    id: int | None = Field(default=None, sa_type=RowId, primary_key=True)
    application_id: int = Field(
        sa_type=BigInteger,
        index=True,
        sa_column_args=[ForeignKey("applications.id", ondelete="CASCADE")],
    )
    position: int
    meaning: str = Field(sa_type=PlainText)
    label: str = Field(sa_type=PlainText)
    text: str = Field(sa_type=PlainText)


class FindingRow(StoredRow, table=True):
    __tablename__ = "application_findings"
    __table_args__ = (
        one_of("criterion", Criterion),
        one_of("verdict", Verdict),
        not_negative("position"),
    )

    id: int | None = Field(default=None, sa_type=RowId, primary_key=True)
    application_id: int = Field(
        sa_type=BigInteger,
        index=True,
        sa_column_args=[ForeignKey("applications.id", ondelete="CASCADE")],
    )
    position: int
    criterion: str = Field(sa_type=PlainText)
    verdict: str = Field(sa_type=PlainText)
    rule: str = Field(sa_type=PlainText)
    evidence: list[dict[str, Any]] = Field(sa_type=Json)


_OWN_ROWS = {"application_id", "answers", "findings"}
_PLAIN = tuple(field.name for field in fields(Application) if field.name not in _OWN_ROWS)


def row_of(application: Application) -> dict[str, Any]:
    """The columns of the application, without its id, answers and findings."""
    return {name: getattr(application, name) for name in _PLAIN} | {
        "notes": list(application.notes)
    }


def answer_rows(application: Application) -> list[dict[str, Any]]:
    return [
        {"application_id": application.application_id, "position": position, **asdict(answer)}
        for position, answer in enumerate(application.answers)
    ]


def finding_rows(application: Application) -> list[dict[str, Any]]:
    return [
        {
            "application_id": application.application_id,
            "position": position,
            "criterion": finding.criterion,
            "verdict": finding.verdict,
            "rule": finding.rule,
            "evidence": [asdict(evidence) for evidence in finding.evidence],
        }
        for position, finding in enumerate(application.findings)
    ]


def application_of(
    row: Mapping[Any, Any],
    answers: Iterable[Mapping[Any, Any]],
    findings: Iterable[Mapping[Any, Any]],
) -> Application:
    """The application that these rows hold."""
    values: dict[str, Any] = {name: row[name] for name in _PLAIN}
    values |= {
        "application_id": ApplicationId(row["id"]),
        "source": Source(row["source"]),
        "state": State(row["state"]),
        "notes": tuple(row["notes"]),
        "decided_in": row["decided_in"] and DecidedIn(row["decided_in"]),
        "decided_from": row["decided_from"] and State(row["decided_from"]),
        "proposed": row["proposed"] and State(row["proposed"]),
        "recommendation": row["recommendation"] and Recommendation(row["recommendation"]),
        "answers": tuple(_answer(answer) for answer in answers),
        "findings": tuple(_finding(finding) for finding in findings),
    }
    return Application(**values)


def _answer(row: Mapping[Any, Any]) -> Answer:
    return Answer(meaning=Meaning(row["meaning"]), label=row["label"], text=row["text"])


def _finding(row: Mapping[Any, Any]) -> Finding:
    return Finding(
        criterion=Criterion(row["criterion"]),
        verdict=Verdict(row["verdict"]),
        evidence=tuple(Evidence(**evidence) for evidence in row["evidence"]),
        rule=row["rule"],
    )
