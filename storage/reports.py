"""Posts that were reported to the moderators."""

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import BigInteger, Index, delete, select, text, update
from sqlmodel import Field

from domain.ids import ChannelId, CommunityId, MessageId
from domain.reports import Choice, Report
from storage.access import Access
from storage.base import PlainText, RowId, StoredRow, UtcDateTime, one_of

_OPEN = text("choice IS NULL")


class ReportRow(StoredRow, table=True):
    __tablename__ = "reports"
    __table_args__ = (
        one_of("choice", Choice),
        Index(None, "community_id", "message_id"),
        # Several who report the same post at once have one card.
        Index(
            "uq_reports_open_message_id",
            "community_id",
            "message_id",
            unique=True,
            sqlite_where=_OPEN,
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, sa_type=RowId, primary_key=True)
    community_id: int = Field(sa_type=BigInteger)
    channel_id: int = Field(sa_type=BigInteger)
    message_id: int = Field(sa_type=BigInteger)
    thread_id: int | None = Field(sa_type=BigInteger)
    post_id: int | None = Field(sa_type=BigInteger)
    handle: int | None = Field(sa_type=BigInteger)
    author_id: int | None = Field(sa_type=BigInteger)
    reporter_id: int | None = Field(sa_type=BigInteger)
    reason: str = Field(sa_type=PlainText)
    reported_at: datetime = Field(sa_type=UtcDateTime)
    choice: str | None = Field(sa_type=PlainText)
    closed_by: int | None = Field(sa_type=BigInteger)
    closed_at: datetime | None = Field(sa_type=UtcDateTime)
    card_channel_id: int | None = Field(sa_type=BigInteger)
    card_message_id: int | None = Field(sa_type=BigInteger)


_reports = ReportRow.table()


class Reports(Access):
    async def add(self, report: Report) -> Report | None:
        """Keep a new report and answer it with its number; None while another one is open."""
        new_id = await self._insert_new(_reports, _row(report))
        return None if new_id is None else replace(report, report_id=new_id)

    async def save(self, report: Report) -> None:
        """Keep all of a report that is locked."""
        await self._connection.execute(
            update(_reports).where(_reports.c.id == report.report_id).values(_row(report))
        )

    async def get(self, community_id: CommunityId, report_id: int) -> Report | None:
        """The report, if it belongs to this community; locked in `write`."""
        found = await self._found(
            _reports.c.community_id == community_id, _reports.c.id == report_id
        )
        return found[0] if found else None

    async def open_of(self, community_id: CommunityId, message_id: MessageId) -> Report | None:
        """The report of this message that waits for the moderators."""
        found = await self._found(
            _reports.c.community_id == community_id,
            _reports.c.message_id == message_id,
            _reports.c.choice.is_(None),
        )
        return found[0] if found else None

    async def set_card(self, report_id: int, channel_id: ChannelId, message_id: MessageId) -> None:
        await self._connection.execute(
            update(_reports)
            .where(_reports.c.id == report_id)
            .values(card_channel_id=channel_id, card_message_id=message_id)
        )

    async def prune(self, community_id: CommunityId, before: datetime) -> int:
        """Delete the reports that were closed before this time."""
        return await self._changed(
            delete(_reports).where(
                _reports.c.community_id == community_id, _reports.c.closed_at < before
            )
        )

    async def _found(self, *conditions: object) -> list[Report]:
        statement = select(_reports).where(*conditions).order_by(_reports.c.id)  # type: ignore[arg-type]
        return [_report(dict(row)) for row in await self._all(self._locked(statement))]


def _row(report: Report) -> dict[str, object]:
    values = asdict(report)
    del values["report_id"]
    return values


def _report(row: dict[str, object]) -> Report:
    choice = row["choice"]
    values = row | {
        "choice": None if choice is None else Choice(str(choice)),
        "report_id": row.pop("id"),
    }
    values.pop("id", None)
    return Report(**values)  # type: ignore[arg-type]
