"""Requests to learn who wrote an anonymous post."""

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import BigInteger, Index, delete, or_, select, text, update
from sqlmodel import Field

from domain.ids import ChannelId, CommunityId, Handle, MessageId, UserId
from domain.unmaskings import Ground, Telling, Unmasking, UnmaskingState
from storage.access import Access
from storage.base import PlainText, RowId, StoredRow, UtcDateTime, one_of

_ASKED = text("state = 'asked'")


class UnmaskingRow(StoredRow, table=True):
    __tablename__ = "unmaskings"
    __table_args__ = (
        one_of("state", UnmaskingState),
        one_of("ground", Ground),
        one_of("telling", Telling),
        Index(None, "community_id", "state"),
        # Two who ask at once have one request.
        Index("uq_unmaskings_asked_handle", "handle", unique=True, sqlite_where=_ASKED),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, sa_type=RowId, primary_key=True)
    community_id: int = Field(sa_type=BigInteger)
    thread_id: int = Field(sa_type=BigInteger)
    handle: int = Field(sa_type=BigInteger)
    ground: str = Field(sa_type=PlainText)
    reason: str = Field(sa_type=PlainText)
    state: str = Field(sa_type=PlainText)
    asked_by: int = Field(sa_type=BigInteger)
    asked_at: datetime = Field(sa_type=UtcDateTime)
    answered_by: int | None = Field(sa_type=BigInteger)
    answered_at: datetime | None = Field(sa_type=UtcDateTime)
    card_channel_id: int | None = Field(sa_type=BigInteger)
    card_message_id: int | None = Field(sa_type=BigInteger)
    telling: str = Field(sa_type=PlainText)


_unmaskings = UnmaskingRow.table()


class Unmaskings(Access):
    async def add(self, request: Unmasking) -> Unmasking | None:
        """Keep a new request and answer it with its number; None while another one is open."""
        new_id = await self._insert_new(_unmaskings, _row(request))
        return None if new_id is None else replace(request, unmasking_id=new_id)

    async def save(self, request: Unmasking) -> None:
        """Keep all of a request that is locked."""
        await self._connection.execute(
            update(_unmaskings)
            .where(_unmaskings.c.id == request.unmasking_id)
            .values(_row(request))
        )

    async def get(self, community_id: CommunityId, unmasking_id: int) -> Unmasking | None:
        """The request, if it belongs to this community; locked in `write`."""
        found = await self._requests(
            _unmaskings.c.community_id == community_id, _unmaskings.c.id == unmasking_id
        )
        return found[0] if found else None

    async def asked(self, community_id: CommunityId) -> list[Unmasking]:
        """Those that wait for an answer."""
        return await self._requests(
            _unmaskings.c.community_id == community_id,
            _unmaskings.c.state == UnmaskingState.ASKED,
        )

    async def of_handle(self, community_id: CommunityId, handle: Handle) -> list[Unmasking]:
        """Every request about the author."""
        return await self._requests(
            _unmaskings.c.community_id == community_id, _unmaskings.c.handle == handle
        )

    async def of_person(self, community_id: CommunityId | None, user_id: UserId) -> list[Unmasking]:
        """Every request that the person has made or answered, in one community or in all."""
        within = () if community_id is None else (_unmaskings.c.community_id == community_id,)
        by = (_unmaskings.c.asked_by == user_id, _unmaskings.c.answered_by == user_id)
        return await self._requests(or_(*by), *within)

    async def kept(self, community_id: CommunityId) -> list[Unmasking]:
        """Those whose authors could not be told yet."""
        return await self._requests(
            _unmaskings.c.community_id == community_id, _unmaskings.c.telling == Telling.KEPT
        )

    async def set_telling(self, unmasking_id: int, telling: Telling) -> None:
        await self._connection.execute(
            update(_unmaskings).where(_unmaskings.c.id == unmasking_id).values(telling=telling)
        )

    async def set_card(
        self, unmasking_id: int, channel_id: ChannelId, message_id: MessageId
    ) -> None:
        await self._connection.execute(
            update(_unmaskings)
            .where(_unmaskings.c.id == unmasking_id)
            .values(card_channel_id=channel_id, card_message_id=message_id)
        )

    async def prune(self, community_id: CommunityId, before: datetime) -> int:
        """Delete the requests that were made before this time."""
        return await self._changed(
            delete(_unmaskings).where(
                _unmaskings.c.community_id == community_id, _unmaskings.c.asked_at < before
            )
        )

    async def _requests(self, *conditions: object) -> list[Unmasking]:
        statement = select(_unmaskings).where(*conditions).order_by(_unmaskings.c.id)  # type: ignore[arg-type]
        return [_request(dict(row)) for row in await self._all(self._locked(statement))]


def _row(request: Unmasking) -> dict[str, object]:
    values = asdict(request)
    del values["unmasking_id"]
    return values


def _request(row: dict[str, object]) -> Unmasking:
    unmasking_id = row.pop("id")
    values = row | {
        "ground": Ground(str(row["ground"])),
        "state": UnmaskingState(str(row["state"])),
        "telling": Telling(str(row["telling"])),
        "unmasking_id": unmasking_id,
    }
    return Unmasking(**values)  # type: ignore[arg-type]
