"""Meetups, with their speakers."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, case, delete, func, insert, or_, select, update

from domain.ids import (
    ChannelId,
    CommunityId,
    EventId,
    MeetupId,
    MessageId,
    SeasonId,
    UserId,
)
from domain.meetup_values import ENDED, HAS_NATIVE_EVENT, Meetup, Standing, State
from storage.access import Access
from storage.errors import ChangedMeanwhile
from storage.meetup_rows import (
    MeetupRow,
    SignupRow,
    SpeakerRow,
    meetup_of,
    meetup_row,
    speaker_rows,
)

_meetups = MeetupRow.table()
_speakers = SpeakerRow.table()
_signups = SignupRow.table()
_COMES = (Standing.SEATED, Standing.OFFERED, Standing.WAITING, Standing.MAYBE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a list of meetups is narrowed to; `since` and `before` bound the start."""

    states: frozenset[State] | None = None
    place: str = ""
    since: datetime | None = None
    before: datetime | None = None
    host_id: UserId | None = None
    signed_up: UserId | None = None
    """Meetups to which this person said yes or maybe, or for which they wait."""
    season_id: SeasonId | None = None
    title: str = ""


class Meetups(Access):
    async def add(self, meetup: Meetup) -> Meetup:
        """Keep a new meetup and answer it with its id."""
        new_id = await self._insert_new(_meetups, meetup_row(meetup))
        assert new_id is not None
        added = replace(meetup, meetup_id=MeetupId(new_id))
        await self._insert_speakers(added)
        return added

    async def save(self, meetup: Meetup) -> Meetup:
        """Keep all of the meetup and answer it with its next revision."""
        saved = replace(meetup, revision=meetup.revision + 1, state_seen=meetup.state_seen + 1)
        changed = await self._changed(
            update(_meetups)
            .where(
                _meetups.c.id == meetup.meetup_id,
                _meetups.c.community_id == meetup.community_id,
                _meetups.c.revision == meetup.revision,
            )
            .values(meetup_row(saved))
        )
        if not changed:
            raise ChangedMeanwhile()
        await self._connection.execute(
            delete(_speakers).where(_speakers.c.meetup_id == meetup.meetup_id)
        )
        await self._insert_speakers(saved)
        return saved

    async def touch(self, meetup: Meetup, *, state: State | None = None) -> Meetup:
        """Somebody answered: what the card shows is older from now on; `state` if it changed.

        The meetup is locked by who reads it here in `write`, so that no revision is asked for.
        """
        touched = replace(meetup, state_seen=meetup.state_seen + 1, state=state or meetup.state)
        await self._connection.execute(
            update(_meetups)
            .where(_meetups.c.id == meetup.meetup_id)
            .values(state_seen=touched.state_seen, state=touched.state)
        )
        return touched

    async def get(
        self, community_id: CommunityId, meetup_id: MeetupId, *, lock: bool = True
    ) -> Meetup | None:
        """The meetup, if it belongs to this community."""
        statement = _of(community_id).where(_meetups.c.id == meetup_id)
        return await self._only(statement, lock=lock)

    async def by_event(
        self, community_id: CommunityId, event_id: EventId, *, lock: bool = True
    ) -> Meetup | None:
        """The meetup of a native event."""
        statement = _of(community_id).where(_meetups.c.event_id == event_id)
        return await self._only(statement, lock=lock)

    async def listing(
        self, community_id: CommunityId, wanted: Wanted, *, limit: int = 25, offset: int = 0
    ) -> list[Meetup]:
        """In the order of time; those whose date is to come after the others."""
        statement = _narrowed(_of(community_id), wanted).order_by(
            case((_meetups.c.start_at.is_(None), 1), else_=0),
            _meetups.c.start_at,
            _meetups.c.position,
            _meetups.c.id,
        )
        return await self._whole(statement.limit(limit).offset(offset))

    async def count(self, community_id: CommunityId, wanted: Wanted) -> int:
        """How many the list would have without a limit."""
        statement = _narrowed(
            select(func.count())
            .select_from(_meetups)
            .where(_meetups.c.community_id == community_id),
            wanted,
        )
        return await self._connection.scalar(statement) or 0

    async def of_season(self, community_id: CommunityId, season_id: SeasonId) -> list[Meetup]:
        """The season's programme in its order."""
        return await self._whole(
            _of(community_id)
            .where(_meetups.c.season_id == season_id)
            .order_by(_meetups.c.position, _meetups.c.id)
        )

    async def seasons_of(
        self, community_id: CommunityId, meetup_ids: Collection[MeetupId]
    ) -> dict[int, int | None]:
        """The season of each of these meetups, None of one outside all seasons."""
        statement = select(_meetups.c.id, _meetups.c.season_id).where(
            _meetups.c.community_id == community_id, _meetups.c.id.in_(meetup_ids)
        )
        return {row["id"]: row["season_id"] for row in await self._all(statement)}

    async def of_person(self, community_id: CommunityId, user_id: UserId) -> list[Meetup]:
        """The meetups to come that the person has answered or hosts."""
        return await self._whole(
            _of(community_id)
            .where(
                _meetups.c.state.not_in(ENDED),
                or_(_meetups.c.host_id == user_id, _meetups.c.id.in_(_answered_by(user_id))),
            )
            .order_by(_meetups.c.id)
        )

    async def going_on(self, community_id: CommunityId) -> list[Meetup]:
        """Those that time changes: with a date, and neither held nor called off."""
        return await self._whole(
            _of(community_id)
            .where(_meetups.c.state.in_(HAS_NATIVE_EVENT))
            .order_by(_meetups.c.start_at, _meetups.c.id)
        )

    async def with_needs(self, community_id: CommunityId, ended_before: datetime) -> list[Meetup]:
        """Meetups that are over since then and whose attendees' needs are still kept."""
        end = func.coalesce(_meetups.c.end_at, _meetups.c.start_at, _meetups.c.changed_at)
        # What was called off needs nothing more, however far off it was.
        over = case((_meetups.c.state == State.CANCELLED, _meetups.c.changed_at), else_=end)
        return await self._whole(
            _of(community_id)
            .where(
                _meetups.c.state.in_(ENDED),
                _meetups.c.needs_erased_at.is_(None),
                over < ended_before,
            )
            .order_by(_meetups.c.id)
        )

    async def set_card(
        self, meetup_id: MeetupId, channel_id: ChannelId | None, message_id: MessageId | None
    ) -> None:
        await self._set(meetup_id, card_channel_id=channel_id, card_message_id=message_id)

    async def set_thread(self, meetup_id: MeetupId, thread_id: ChannelId | None) -> None:
        await self._set(meetup_id, thread_id=thread_id)

    async def set_event(self, meetup_id: MeetupId, event_id: EventId | None, shape: str) -> None:
        """Remember the native event and what was last written to it."""
        await self._set(meetup_id, event_id=event_id, event_shape=shape)

    async def add_interested(self, meetup_id: MeetupId, by: int) -> None:
        """One more or fewer who pressed "interested", whoever else counts at the same time."""
        number = _meetups.c.interested + by
        await self._set(
            meetup_id,
            interested=case((number < 0, 0), else_=number),
            state_seen=_meetups.c.state_seen + 1,
        )

    async def by_thread(self, community_id: CommunityId, thread_id: ChannelId) -> Meetup | None:
        """The meetup whose attendees have this thread."""
        return await self._only(
            _of(community_id).where(_meetups.c.thread_id == thread_id), lock=True
        )

    async def community_of_host(self, meetup_id: MeetupId, user_id: UserId) -> CommunityId | None:
        """Whose meetup it is, for its host: direct messages know no community."""
        found = await self._connection.scalar(
            select(_meetups.c.community_id).where(
                _meetups.c.id == meetup_id, _meetups.c.host_id == user_id
            )
        )
        return None if found is None else CommunityId(found)

    async def known_outside(self, community_id: CommunityId) -> frozenset[int]:
        """The native events and threads that belong to meetups of this community."""
        columns = (_meetups.c.event_id, _meetups.c.thread_id)
        rows = await self._all(select(*columns).where(_meetups.c.community_id == community_id))
        return frozenset(each for row in rows for each in row.values() if each is not None)

    async def set_interested(self, meetup_id: MeetupId, number: int) -> None:
        await self._set(meetup_id, interested=max(number, 0), state_seen=_meetups.c.state_seen + 1)

    async def needs_erased(self, meetup_id: MeetupId, now: datetime) -> None:
        await self._set(meetup_id, needs_erased_at=now)

    async def remove(self, community_id: CommunityId, meetup_id: MeetupId) -> bool:
        """Delete a meetup that nobody was shown."""
        return (
            await self._changed(
                delete(_meetups).where(
                    _meetups.c.community_id == community_id, _meetups.c.id == meetup_id
                )
            )
            > 0
        )

    async def remove_drafts(self, community_id: CommunityId, before: datetime) -> int:
        """Delete drafts outside the seasons that were last touched before this time."""
        return await self._changed(
            delete(_meetups).where(
                _meetups.c.community_id == community_id,
                _meetups.c.state == State.DRAFT,
                _meetups.c.season_id.is_(None),
                _meetups.c.changed_at < before,
            )
        )

    async def _set(self, meetup_id: MeetupId, **values: Any) -> None:
        await self._connection.execute(
            update(_meetups).where(_meetups.c.id == meetup_id).values(**values)
        )

    async def _only(self, statement: Select[Any], *, lock: bool) -> Meetup | None:
        found = await self._whole(self._locked(statement) if lock else statement)
        return found[0] if found else None

    async def _whole(self, statement: Select[Any]) -> list[Meetup]:
        rows = await self._all(statement)
        speakers = await self._speakers([row["id"] for row in rows]) if rows else {}
        return [meetup_of(row, speakers.get(row["id"], ())) for row in rows]

    async def _speakers(self, ids: Sequence[int]) -> Mapping[int, list[Any]]:
        found: defaultdict[int, list[Any]] = defaultdict(list)
        statement = select(_speakers).where(_speakers.c.meetup_id.in_(ids))
        for row in await self._all(statement.order_by(_speakers.c.meetup_id, _speakers.c.position)):
            found[row["meetup_id"]].append(row)
        return found

    async def _insert_speakers(self, meetup: Meetup) -> None:
        if rows := speaker_rows(meetup):
            await self._connection.execute(insert(_speakers), rows)


def _of(community_id: CommunityId) -> Select[Any]:
    return select(_meetups).where(_meetups.c.community_id == community_id)


def _answered_by(user_id: UserId) -> Select[Any]:
    return select(_signups.c.meetup_id).where(
        _signups.c.user_id == user_id, _signups.c.standing.in_(_COMES)
    )


def _narrowed(statement: Select[Any], wanted: Wanted) -> Select[Any]:
    columns = _meetups.c
    if wanted.states is not None:
        statement = statement.where(columns.state.in_(wanted.states))
    if wanted.place:
        place = (columns.venue, columns.address)
        statement = statement.where(
            or_(*(column.icontains(wanted.place, autoescape=True) for column in place))
        )
    if wanted.title:
        statement = statement.where(columns.title.icontains(wanted.title, autoescape=True))
    if wanted.since is not None:
        statement = statement.where(columns.start_at >= wanted.since)
    if wanted.before is not None:
        statement = statement.where(columns.start_at < wanted.before)
    if wanted.host_id is not None:
        statement = statement.where(columns.host_id == wanted.host_id)
    if wanted.season_id is not None:
        statement = statement.where(columns.season_id == wanted.season_id)
    if wanted.signed_up is not None:
        statement = statement.where(columns.id.in_(_answered_by(wanted.signed_up)))
    return statement
