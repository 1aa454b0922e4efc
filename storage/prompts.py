"""A community's own discussion prompts, its series, and which prompts have been used."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, delete, select, update
from sqlmodel import Field

from domain.ids import ChannelId, CommunityId, ThreadId, TopicId, UserId
from storage.access import Access
from storage.base import PlainText, RowId, StoredRow, UtcDateTime, not_negative


class OwnPromptRow(StoredRow, table=True):
    __tablename__ = "own_prompts"
    __table_args__ = (
        Index(None, "community_id"),
        # A number is never given twice: what was used stays used.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, sa_type=RowId, primary_key=True)
    community_id: int = Field(sa_type=BigInteger)
    topic_id: int | None = Field(sa_type=BigInteger)
    title: str = Field(sa_type=PlainText)
    text: str = Field(sa_type=PlainText)
    added_by: int = Field(sa_type=BigInteger)
    added_at: datetime = Field(sa_type=UtcDateTime)


class PromptSeriesRow(StoredRow, table=True):
    __tablename__ = "prompt_series"
    __table_args__ = (not_negative("weekday"), not_negative("minute"), not_negative("round_number"))

    community_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    weekday: int
    minute: int
    """Of the day, in the community's zone."""
    skips_holidays: bool
    channel_id: int | None = Field(sa_type=BigInteger)
    is_paused: bool
    next_at: datetime | None = Field(sa_type=UtcDateTime)
    round_number: int
    last_key: str = Field(sa_type=PlainText)
    next_key: str = Field(sa_type=PlainText)
    host_id: int | None = Field(sa_type=BigInteger)
    seed: str = Field(sa_type=PlainText)


class PromptUseRow(StoredRow, table=True):
    __tablename__ = "prompt_uses"

    community_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    key: str = Field(sa_type=PlainText, primary_key=True)
    round_number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    thread_id: int | None = Field(sa_type=BigInteger)


class DroppedPromptRow(StoredRow, table=True):
    __tablename__ = "dropped_prompts"

    community_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    key: str = Field(sa_type=PlainText, primary_key=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPrompt:
    """A prompt that the community added."""

    community_id: CommunityId
    title: str
    text: str
    added_by: UserId
    added_at: datetime
    topic_id: TopicId | None = None
    prompt_id: int = 0

    @property
    def key(self) -> str:
        return f"own/{self.prompt_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptSeries:
    """When and where prompts are posted. `next_key` is what organisers chose for the next time,
    `host_id` who asks it.
    """

    community_id: CommunityId
    weekday: int
    minute: int
    seed: str
    skips_holidays: bool = True
    channel_id: ChannelId | None = None
    is_paused: bool = False
    next_at: datetime | None = None
    round_number: int = 1
    last_key: str = ""
    next_key: str = ""
    host_id: UserId | None = None


_own = OwnPromptRow.table()
_series = PromptSeriesRow.table()
_uses = PromptUseRow.table()
_dropped = DroppedPromptRow.table()


class Prompts(Access):
    async def add(self, prompt: OwnPrompt) -> OwnPrompt:
        """Keep a prompt of the community's and answer it with its number."""
        values = asdict(prompt)
        del values["prompt_id"]
        new_id = await self._insert_new(_own, values)
        assert new_id is not None
        return OwnPrompt(**values, prompt_id=new_id)

    async def own(self, community_id: CommunityId) -> list[OwnPrompt]:
        """The community's own prompts in the order in which they came."""
        rows = await self._all(
            select(_own).where(_own.c.community_id == community_id).order_by(_own.c.id)
        )
        return [_own_prompt(row) for row in rows]

    async def remove(self, community_id: CommunityId, prompt_id: int) -> bool:
        """Delete one of the community's own prompts."""
        statement = delete(_own).where(_own.c.community_id == community_id, _own.c.id == prompt_id)
        return await self._changed(statement) > 0

    async def drop(self, community_id: CommunityId, key: str) -> None:
        """Leave a shipped prompt out of the community's bank."""
        await self._insert_new(_dropped, {"community_id": community_id, "key": key})

    async def restore(self, community_id: CommunityId, key: str) -> bool:
        """Take a shipped prompt into the bank again."""
        statement = delete(_dropped).where(
            _dropped.c.community_id == community_id, _dropped.c.key == key
        )
        return await self._changed(statement) > 0

    async def dropped(self, community_id: CommunityId) -> frozenset[str]:
        rows = await self._connection.scalars(
            select(_dropped.c.key).where(_dropped.c.community_id == community_id)
        )
        return frozenset(rows)

    async def series(self, community_id: CommunityId) -> PromptSeries | None:
        """The community's series, locked in `write`."""
        row = await self._first(
            self._locked(select(_series).where(_series.c.community_id == community_id))
        )
        return None if row is None else _series_of(row)

    async def save_series(self, series: PromptSeries) -> None:
        await self._put(_series, asdict(series))

    async def running(self) -> list[PromptSeries]:
        """Every series that is not paused."""
        rows = await self._all(
            select(_series).where(_series.c.is_paused.is_(False)).order_by(_series.c.community_id)
        )
        return [_series_of(row) for row in rows]

    async def use(
        self, community_id: CommunityId, key: str, round_number: int, thread_id: ThreadId
    ) -> None:
        """Remember that the prompt was posted in this round."""
        values = {
            "community_id": community_id,
            "key": key,
            "round_number": round_number,
            "thread_id": thread_id,
        }
        await self._put(_uses, values)

    async def used(self, community_id: CommunityId, round_number: int) -> frozenset[str]:
        """The prompts that were posted in this round."""
        rows = await self._connection.scalars(
            select(_uses.c.key).where(
                _uses.c.community_id == community_id, _uses.c.round_number == round_number
            )
        )
        return frozenset(rows)

    async def forget_host(self, community_id: CommunityId, user_id: UserId) -> bool:
        """Somebody left: they host no prompt."""
        statement = (
            update(_series)
            .where(_series.c.community_id == community_id, _series.c.host_id == user_id)
            .values(host_id=None)
        )
        return await self._changed(statement) > 0


def _own_prompt(row: Mapping[Any, Any]) -> OwnPrompt:
    values = {name: row[name] for name in row if name != "id"}
    return OwnPrompt(**values, prompt_id=row["id"])


def _series_of(row: Mapping[Any, Any]) -> PromptSeries:
    # Where a host was erased nobody asks the next prompt.
    return PromptSeries(**{**row, "host_id": row["host_id"] or None})
