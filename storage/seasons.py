"""Seasons and who follows them."""

from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Select, case, delete, func, select, update

from domain.ids import ChannelId, CommunityId, MessageId, SeasonId, UserId
from domain.meetup_values import Season, SeasonMember, SeasonState
from storage.access import Access
from storage.errors import ChangedMeanwhile
from storage.meetup_rows import (
    SeasonMemberRow,
    SeasonRow,
    season_member_of,
    season_of,
    season_row,
)

_seasons = SeasonRow.table()
_members = SeasonMemberRow.table()


class Seasons(Access):
    async def add(self, season: Season) -> Season:
        """Keep a new season and answer it with its id."""
        new_id = await self._insert_new(_seasons, season_row(season))
        assert new_id is not None
        return replace(season, season_id=SeasonId(new_id))

    async def save(self, season: Season) -> Season:
        """Keep all of the season and answer it with its next revision."""
        saved = replace(season, revision=season.revision + 1, state_seen=season.state_seen + 1)
        changed = await self._changed(
            update(_seasons)
            .where(
                _seasons.c.id == season.season_id,
                _seasons.c.community_id == season.community_id,
                _seasons.c.revision == season.revision,
            )
            .values(season_row(saved))
        )
        if not changed:
            raise ChangedMeanwhile()
        return saved

    async def touch(self, season_id: SeasonId) -> None:
        """What the card shows is older from now on."""
        await self._connection.execute(
            update(_seasons)
            .where(_seasons.c.id == season_id)
            .values(state_seen=_seasons.c.state_seen + 1)
        )

    async def get(
        self, community_id: CommunityId, season_id: SeasonId, *, lock: bool = True
    ) -> Season | None:
        """The season, if it belongs to this community."""
        statement = _of(community_id).where(_seasons.c.id == season_id)
        row = await self._first(self._locked(statement) if lock else statement)
        return None if row is None else season_of(row)

    async def listing(
        self,
        community_id: CommunityId,
        *,
        states: frozenset[SeasonState] | None = None,
        name: str = "",
        limit: int = 25,
        offset: int = 0,
    ) -> list[Season]:
        """Running ones first, then the newest."""
        statement = _of(community_id)
        if states is not None:
            statement = statement.where(_seasons.c.state.in_(states))
        if name:
            statement = statement.where(_seasons.c.name.icontains(name, autoescape=True))
        running = case((_seasons.c.state == SeasonState.RUNNING, 0), else_=1)
        rows = await self._all(
            statement.order_by(running, _seasons.c.id.desc()).limit(limit).offset(offset)
        )
        return [season_of(row) for row in rows]

    async def remove(self, community_id: CommunityId, season_id: SeasonId) -> bool:
        """Delete a season that nobody was shown."""
        statement = delete(_seasons).where(
            _seasons.c.community_id == community_id, _seasons.c.id == season_id
        )
        return await self._changed(statement) > 0

    async def set_card(
        self, season_id: SeasonId, channel_id: ChannelId | None, message_id: MessageId | None
    ) -> None:
        await self._connection.execute(
            update(_seasons)
            .where(_seasons.c.id == season_id)
            .values(card_channel_id=channel_id, card_message_id=message_id)
        )

    async def member(self, season_id: SeasonId, user_id: UserId) -> SeasonMember | None:
        row = await self._first(
            select(_members).where(_members.c.season_id == season_id, _members.c.user_id == user_id)
        )
        return None if row is None else season_member_of(row)

    async def community_of(self, season_id: SeasonId, user_id: UserId) -> CommunityId | None:
        """Whose season it is, for who follows it: direct messages know no community."""
        found = await self._connection.scalar(
            select(_members.c.community_id).where(
                _members.c.season_id == season_id, _members.c.user_id == user_id
            )
        )
        return None if found is None else CommunityId(found)

    async def members(self, season_id: SeasonId) -> list[SeasonMember]:
        """Who follows the season, in the order in which they came."""
        rows = await self._all(
            select(_members)
            .where(_members.c.season_id == season_id)
            .order_by(_members.c.order, _members.c.user_id)
        )
        return [season_member_of(row) for row in rows]

    async def followed_by(self, community_id: CommunityId, user_id: UserId) -> list[SeasonId]:
        """The seasons that the person follows, or was carried over to."""
        rows = await self._connection.scalars(
            select(_members.c.season_id)
            .where(_members.c.community_id == community_id, _members.c.user_id == user_id)
            .order_by(_members.c.season_id)
        )
        return [SeasonId(season_id) for season_id in rows]

    async def count_members(self, season_id: SeasonId) -> int:
        """How many follow the season; who has yet to confirm isn't counted."""
        statement = select(func.count()).where(
            _members.c.season_id == season_id, _members.c.confirmed
        )
        return await self._connection.scalar(statement) or 0

    async def put_member(self, community_id: CommunityId, member: SeasonMember) -> None:
        await self._put(_members, asdict(member) | {"community_id": community_id})

    async def remove_member(self, season_id: SeasonId, user_id: UserId) -> bool:
        statement = delete(_members).where(
            _members.c.season_id == season_id, _members.c.user_id == user_id
        )
        return await self._changed(statement) > 0


def _of(community_id: CommunityId) -> Select[Any]:
    return select(_seasons).where(_seasons.c.community_id == community_id)
