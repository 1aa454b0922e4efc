"""Who comes to a meetup, who waits, and what they need."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import and_, delete, false, func, or_, select, update

from domain.ids import CommunityId, MeetupId, UserId
from domain.meetup_values import HOLDS_SEAT, Occupancy, Signup, Standing, State
from storage.access import Access
from storage.meetup_rows import MeetupRow, SeasonMemberRow, SignupRow, signup_of

_signups = SignupRow.table()
_meetups = MeetupRow.table()
_members = SeasonMemberRow.table()
_places = _signups.c.guests + 1
_holds_seat = _signups.c.standing.in_(HOLDS_SEAT)
_QUEUE_AT_MOST = 1000


class Signups(Access):
    """Whoever changes these inside `write` has locked the meetup before."""

    async def get(self, meetup_id: MeetupId, user_id: UserId) -> Signup | None:
        row = await self._first(
            select(_signups).where(_signups.c.meetup_id == meetup_id, _signups.c.user_id == user_id)
        )
        return None if row is None else signup_of(row)

    async def put(self, community_id: CommunityId, signup: Signup) -> None:
        """Keep the person's only answer to the meetup."""
        await self._put(_signups, asdict(signup) | {"community_id": community_id})

    async def remove(self, meetup_id: MeetupId, user_id: UserId) -> bool:
        """Forget what the person answered, as if nothing had been said."""
        statement = delete(_signups).where(
            _signups.c.meetup_id == meetup_id, _signups.c.user_id == user_id
        )
        return await self._changed(statement) > 0

    async def of_people(
        self, meetup_id: MeetupId, people: Collection[UserId]
    ) -> dict[UserId, Signup]:
        """What each of these people has answered."""
        rows = await self._all(
            select(_signups).where(
                _signups.c.meetup_id == meetup_id, _signups.c.user_id.in_(people)
            )
        )
        return {row["user_id"]: signup_of(row) for row in rows}

    async def put_all(self, community_id: CommunityId, signups: Collection[Signup]) -> None:
        """Keep the answers of several people, in one statement."""
        rows = [asdict(each) | {"community_id": community_id} for each in signups]
        await self._put_all(_signups, rows)

    async def occupancy(self, meetup_id: MeetupId, *, employer_key: str = "") -> Occupancy:
        """Seats taken or held, in all and by people of the employer, and how many wait."""
        row = await self._first(
            select(
                func.coalesce(func.sum(_places).filter(_holds_seat), 0).label("taken"),
                func.count()
                .filter(and_(_holds_seat, _signups.c.employer_key == employer_key))
                .label("of_employer"),
                func.count().filter(_signups.c.standing == Standing.WAITING).label("waiting"),
            ).where(_signups.c.meetup_id == meetup_id)
        )
        assert row is not None
        return Occupancy(
            taken=int(row["taken"]),
            of_employer=row["of_employer"] if employer_key else 0,
            waiting=row["waiting"],
        )

    async def employers(self, meetup_id: MeetupId) -> dict[str, int]:
        """Seats taken or held by people of each known employer."""
        rows = await self._all(
            select(_signups.c.employer_key, func.count().label("number"))
            .where(_signups.c.meetup_id == meetup_id, _holds_seat, _signups.c.employer_key != "")
            .group_by(_signups.c.employer_key)
        )
        return {row["employer_key"]: row["number"] for row in rows}

    async def standing(self, meetup_id: MeetupId, *standings: Standing) -> list[Signup]:
        """Those with one of these standings, in the order of arrival; all when none is named."""
        statement = select(_signups).where(_signups.c.meetup_id == meetup_id)
        if standings:
            statement = statement.where(_signups.c.standing.in_(standings))
        rows = await self._all(statement.order_by(_signups.c.order, _signups.c.user_id))
        return [signup_of(row) for row in rows]

    async def queue(self, meetup_id: MeetupId) -> list[Signup]:
        """The front of the waiting list in the order of arrival."""
        rows = await self._all(
            select(_signups)
            .where(_signups.c.meetup_id == meetup_id, _signups.c.standing == Standing.WAITING)
            .order_by(_signups.c.order)
            .limit(_QUEUE_AT_MOST)
        )
        return [signup_of(row) for row in rows]

    async def counts(self, meetup_id: MeetupId) -> dict[Standing, int]:
        """Places by standing, guests included, also of those with none."""
        rows = await self._all(
            select(_signups.c.standing, func.sum(_places).label("places"))
            .where(_signups.c.meetup_id == meetup_id)
            .group_by(_signups.c.standing)
        )
        return dict.fromkeys(Standing, 0) | {
            Standing(row["standing"]): int(row["places"]) for row in rows
        }

    async def place_in_queue(self, signup: Signup, *, first_timers_first: bool = False) -> int:
        """How many wait before the person, as `domain.seats.in_turn` has it, and themselves."""
        before = _signups.c.order <= signup.order
        if first_timers_first:
            alike = _signups.c.is_first_timer == signup.is_first_timer
            earlier = false() if signup.is_first_timer else _signups.c.is_first_timer.is_(True)
            before = or_(and_(alike, before), earlier)
        statement = select(func.count()).where(
            _signups.c.meetup_id == signup.meetup_id,
            _signups.c.standing == Standing.WAITING,
            before,
        )
        return await self._connection.scalar(statement) or 0

    async def of_person(self, community_id: CommunityId, user_id: UserId) -> list[Signup]:
        """All that the person has answered in the community."""
        rows = await self._all(
            select(_signups)
            .where(_signups.c.community_id == community_id, _signups.c.user_id == user_id)
            .order_by(_signups.c.meetup_id)
        )
        return [signup_of(row) for row in rows]

    async def communities_of(self, user_id: UserId) -> list[CommunityId]:
        """The communities in which the person has answered to a meetup, hosts or follows."""
        found: set[int] = set()
        for statement in (
            select(_signups.c.community_id).where(_signups.c.user_id == user_id),
            select(_members.c.community_id).where(_members.c.user_id == user_id),
            select(_meetups.c.community_id).where(_meetups.c.host_id == user_id),
        ):
            found.update(await self._connection.scalars(statement.distinct()))
        return [CommunityId(community_id) for community_id in sorted(found)]

    async def community_of(self, meetup_id: MeetupId, user_id: UserId) -> CommunityId | None:
        """Whose meetup it is, for somebody who has answered to it: direct messages know none."""
        found = await self._connection.scalar(
            select(_signups.c.community_id).where(
                _signups.c.meetup_id == meetup_id, _signups.c.user_id == user_id
            )
        )
        return None if found is None else CommunityId(found)

    async def has_attended(self, community_id: CommunityId, user_id: UserId) -> bool:
        """True when the person had a seat at a meetup that was held here."""
        statement = (
            select(_signups.c.meetup_id)
            .join(_meetups, _meetups.c.id == _signups.c.meetup_id)
            .where(
                _signups.c.community_id == community_id,
                _signups.c.user_id == user_id,
                _signups.c.standing == Standing.SEATED,
                _meetups.c.state == State.HELD,
            )
            .limit(1)
        )
        return await self._connection.scalar(statement) is not None

    async def next_offer_ends(self, meetup_id: MeetupId) -> datetime | None:
        """When the first of the held seats is to be answered."""
        statement = select(func.min(_signups.c.offered_until)).where(
            _signups.c.meetup_id == meetup_id, _signups.c.standing == Standing.OFFERED
        )
        found: datetime | None = await self._connection.scalar(statement)
        return found

    async def erase_needs(self, meetup_id: MeetupId) -> int:
        """Forget diets and accessibility; who came stays."""
        return await self._changed(
            update(_signups)
            .where(_signups.c.meetup_id == meetup_id)
            .values(diet="", accessibility="")
        )
