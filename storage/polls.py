"""Polls: what is asked, and what was published of the answers."""

from collections.abc import Collection

from sqlalchemy import select, update

from domain.ids import ChannelId, CommunityId, MessageId, PollId
from domain.poll_values import Poll, PollState
from storage.access import Access
from storage.feedback_rows import PollRow, poll_of, poll_row

_polls = PollRow.table()


class Polls(Access):
    async def add(self, poll: Poll) -> None:
        """Keep a new poll."""
        await self._insert_new(_polls, poll_row(poll))

    async def get(self, community_id: CommunityId, poll_id: PollId) -> Poll | None:
        """The poll, if the community is its own; locked in `write`."""
        row = await self._first(
            self._locked(
                select(_polls).where(_polls.c.id == poll_id, _polls.c.community_id == community_id)
            )
        )
        return None if row is None else poll_of(row)

    async def save(self, poll: Poll) -> None:
        """Keep the poll as it is given."""
        row = poll_row(poll)
        await self._connection.execute(
            update(_polls).where(_polls.c.id == row.pop("id")).values(row)
        )

    async def open(self, community_id: CommunityId | None = None) -> list[Poll]:
        """The polls that are open in one community, or (None) in all; newest first."""
        statement = select(_polls).where(_polls.c.state == PollState.OPEN)
        if community_id is not None:
            statement = statement.where(_polls.c.community_id == community_id)
        rows = await self._all(statement.order_by(_polls.c.opened_at.desc(), _polls.c.id))
        return [poll_of(row) for row in rows]

    async def closed(self, community_id: CommunityId, *, limit: int) -> list[Poll]:
        """The polls that were closed last."""
        rows = await self._all(
            select(_polls)
            .where(_polls.c.community_id == community_id, _polls.c.state == PollState.CLOSED)
            .order_by(_polls.c.closed_at.desc(), _polls.c.id)
            .limit(limit)
        )
        return [poll_of(row) for row in rows]

    async def with_cards(
        self, community_id: CommunityId, message_ids: Collection[MessageId]
    ) -> list[Poll]:
        """The polls whose cards these messages are."""
        rows = await self._all(
            select(_polls)
            .where(_polls.c.community_id == community_id, _polls.c.message_id.in_(message_ids))
            .order_by(_polls.c.id)
        )
        return [poll_of(row) for row in rows]

    async def in_channel(self, community_id: CommunityId, channel_id: ChannelId) -> list[Poll]:
        """The polls that have a card in the channel."""
        rows = await self._all(
            select(_polls)
            .where(
                _polls.c.community_id == community_id,
                _polls.c.channel_id == channel_id,
                _polls.c.message_id.is_not(None),
            )
            .order_by(_polls.c.id)
        )
        return [poll_of(row) for row in rows]
