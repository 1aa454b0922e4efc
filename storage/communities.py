"""The settings of each community."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, delete, select
from sqlmodel import Field

from domain.community import Community
from domain.ids import CommunityId
from storage.access import Access
from storage.base import Json, PlainText, StoredRow, UtcDateTime, metadata, not_negative


class CommunityRow(StoredRow, table=True):
    __tablename__ = "communities"
    __table_args__ = (
        not_negative("decision_delay_seconds"),
        not_negative("welcome_gather_seconds"),
        not_negative("waiting_days"),
        not_negative("reapply_days"),
        not_negative("keep_declined_days"),
        not_negative("keep_approved_days"),
        not_negative("claim_hours"),
        not_negative("alarm_after_hours"),
        not_negative("direct_pace"),
        not_negative("unanswered_days"),
        not_negative("quiet_from"),
        not_negative("quiet_until"),
        not_negative("thread_rules_version"),
        not_negative("keep_links_days"),
        not_negative("feedback_limit"),
    )

    community_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    name: str = Field(sa_type=PlainText)
    locale: str = Field(sa_type=PlainText)
    timezone: str = Field(sa_type=PlainText)
    moderator_role_id: int | None = Field(sa_type=BigInteger)
    organiser_role_id: int | None = Field(sa_type=BigInteger)
    member_role_id: int | None = Field(sa_type=BigInteger)
    review_channel_id: int | None = Field(sa_type=BigInteger)
    welcome_channel_id: int | None = Field(sa_type=BigInteger)
    announcements_channel_id: int | None = Field(sa_type=BigInteger)
    threads_channel_id: int | None = Field(sa_type=BigInteger)
    meetups_channel_id: int | None = Field(sa_type=BigInteger)
    feedback_channel_id: int | None = Field(sa_type=BigInteger)
    welcome_message_id: int | None = Field(sa_type=BigInteger)
    decision_delay_seconds: int
    welcome_gather_seconds: int
    waiting_days: int
    reapply_days: int
    keep_declined_days: int
    keep_approved_days: int
    second_reader: bool
    claim_hours: int
    alarm_hours: list[int] = Field(sa_type=Json)
    alarm_after_hours: int
    meetup_approval: bool
    direct_pace: int
    unanswered_days: int
    quiet_from: int
    quiet_until: int
    thread_rules: str = Field(sa_type=PlainText)
    thread_rules_version: int
    allows_anonymous: bool
    allows_unmasking: bool
    keep_links_days: int
    threads_foot_id: int | None = Field(sa_type=BigInteger)
    feedback_limit: int
    asks_after_meetups: bool
    meetup_survey_key: str = Field(sa_type=PlainText)
    set_up_at: datetime | None = Field(sa_type=UtcDateTime)
    removed_at: datetime | None = Field(sa_type=UtcDateTime)


_communities = CommunityRow.table()


def _community(row: Mapping[Any, Any]) -> Community:
    return Community(**{**row, "alarm_hours": tuple(row["alarm_hours"])})


class Communities(Access):
    async def get(self, community_id: CommunityId, *, lock: bool = False) -> Community | None:
        """The settings; with `lock`, in `write`, nobody else changes them before we have."""
        statement = select(_communities).where(_communities.c.community_id == community_id)
        row = await self._first(self._locked(statement) if lock else statement)
        return None if row is None else _community(row)

    async def save(self, community: Community) -> None:
        """Keep the settings as they are given, also when the community is new."""
        await self._put(_communities, asdict(community))

    async def all(self) -> list[Community]:
        """Every community, also those that the bot has been removed from."""
        rows = await self._all(select(_communities).order_by(_communities.c.community_id))
        return [_community(row) for row in rows]

    async def due_for_erasure(self, before: datetime) -> list[CommunityId]:
        """The communities that the bot was removed from at this time or earlier."""
        rows = await self._connection.scalars(
            select(_communities.c.community_id)
            .where(_communities.c.removed_at <= before)
            .order_by(_communities.c.community_id)
        )
        return [CommunityId(community_id) for community_id in rows]

    async def erase(self, community_id: CommunityId) -> None:
        """Delete everything that belongs to the community, in every table."""
        for table in reversed(metadata.sorted_tables):
            if "community_id" in table.c:
                await self._connection.execute(
                    delete(table).where(table.c.community_id == community_id)
                )
