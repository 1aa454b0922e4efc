"""Many who say yes at once: taken together, in the order of their presses.

A lecture that everybody wants is filled within seconds of its announcement. One transaction for
each press would let the last wait longer than Discord does; taken together, the meetup, its seats
and the card are looked at once for all who have pressed by then.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.meetup_cases import home_of, keep_all, refill, settle
from bot.services.signups import Answered, person_of, place_of, settled_now
from bot.services.together import Together
from domain import seats
from domain.errors import LedarbotError, NotFound
from domain.ids import CommunityId, MeetupId, UserId
from domain.meetup_refusals import NotInvited
from domain.meetup_values import HOLDS_SEAT, Meetup, Occupancy, Signup, Standing
from domain.seats import Person
from storage.unit_of_work import Transaction, UnitOfWork

Outcome = Answered | LedarbotError
_Gate = tuple[CommunityId, MeetupId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Somebody's yes; `order` is the interaction's id. Without `guests` their number stays."""

    user_id: UserId
    role_ids: frozenset[int]
    order: int
    guests: int | None = None


class Turnstile:
    """Lets those who press at the same meetup through together; the next wait for their turn."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._together = Together[_Gate, tuple[Press, datetime], Answered](
            self._turn, name="ledarbot-turnstile", order=lambda item: item[0].order
        )

    async def join(
        self, press: Press, *, community_id: CommunityId, meetup_id: MeetupId, now: datetime
    ) -> Answered:
        """What became of the press, once it is kept; refusals are raised."""
        return await self._together.go((community_id, meetup_id), (press, now))

    async def _turn(self, gate: _Gate, batch: Sequence[tuple[Press, datetime]]) -> list[Outcome]:
        return await join_all(
            self._uow,
            [press for press, _ in batch],
            community_id=gate[0],
            meetup_id=gate[1],
            now=max(now for _, now in batch),
        )


async def join(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    meetup_id: MeetupId,
    user_id: UserId,
    role_ids: Collection[int],
    order: int,
    guests: int | None = None,
    now: datetime,
) -> Answered:
    """One person's yes by itself: a seat or a place in the waiting list."""
    press = Press(user_id=user_id, role_ids=frozenset(role_ids), order=order, guests=guests)
    [outcome] = await join_all(
        uow, [press], community_id=community_id, meetup_id=meetup_id, now=now
    )
    if isinstance(outcome, LedarbotError):
        raise outcome
    return outcome


async def join_all(
    uow: UnitOfWork,
    presses: Sequence[Press],
    *,
    community_id: CommunityId,
    meetup_id: MeetupId,
    now: datetime,
) -> list[Outcome]:
    """What becomes of each press, in the order given, all in one transaction.

    Each is decided as if it had come alone after those before it; one's refusal is no one else's.
    """
    async with uow.write() as tx:
        meetup = await settled_now(tx, community_id, meetup_id, now=now)
        if not meetup.is_announced:
            raise NotFound()
        hall = await _Hall.of(tx, meetup, presses)
        decided: list[Signup | LedarbotError] = []
        for press in presses:
            try:
                decided.append(await hall.let_in(tx, press, now=now))
            except LedarbotError as refused:
                decided.append(refused)
        if hall.changed:
            await keep_all(tx, meetup, hall.changed, now=now)
            if hall.gave_back:
                community = await home_of(tx, community_id)
                await refill(tx, meetup, community=community, now=now)
            meetup = await settle(tx, meetup, now=now)
        places = await _places(tx, meetup, decided)
    return [
        each
        if isinstance(each, LedarbotError)
        else Answered(meetup=meetup, signup=each, place=places.get(each.user_id, 0))
        for each in decided
    ]


@dataclass(slots=True)
class _Hall:
    """The meetup's seats as they are taken one after the other."""

    meetup: Meetup
    answers: dict[UserId, Signup]
    employers: dict[str, int]
    taken: int
    waiting: int
    before: dict[UserId, Signup | None]
    gave_back: bool = False

    @classmethod
    async def of(cls, tx: Transaction, meetup: Meetup, presses: Sequence[Press]) -> "_Hall":
        occupancy = await tx.signups.occupancy(meetup.meetup_id)
        capped = meetup.seats.employer_cap is not None
        people = [press.user_id for press in presses]
        return cls(
            meetup=meetup,
            answers=await tx.signups.of_people(meetup.meetup_id, people),
            employers=await tx.signups.employers(meetup.meetup_id) if capped else {},
            taken=occupancy.taken,
            waiting=occupancy.waiting,
            before={},
        )

    @property
    def changed(self) -> list[tuple[Signup | None, Signup]]:
        """Each answer that is new or other than it was, with what it was."""
        pairs = [(before, self.answers[user_id]) for user_id, before in self.before.items()]
        return [(before, after) for before, after in pairs if after != before]

    async def let_in(self, tx: Transaction, press: Press, *, now: datetime) -> Signup:
        """The press decided by what is free by now, and counted."""
        if self.meetup.roles and not press.role_ids.intersection(self.meetup.roles):
            raise NotInvited()
        own = self.answers.get(press.user_id)
        person = await person_of(tx, self.meetup, press.user_id)
        answer = seats.join(
            self.meetup,
            self._occupancy(person),
            own,
            person=person,
            order=press.order,
            guests=press.guests,
            now=now,
        )
        self._count(own, answer)
        self.before.setdefault(press.user_id, own)
        self.answers[press.user_id] = answer
        return answer

    def _occupancy(self, person: Person) -> Occupancy:
        of_employer = self.employers.get(person.employer_key, 0) if person.employer_key else 0
        return Occupancy(taken=self.taken, of_employer=of_employer, waiting=self.waiting)

    def _count(self, before: Signup | None, after: Signup) -> None:
        for answer, by in ((before, -1), (after, 1)):
            if answer is None:
                continue
            if answer.standing in HOLDS_SEAT:
                self.taken += by * answer.places
                if answer.employer_key:
                    key = answer.employer_key
                    self.employers[key] = self.employers.get(key, 0) + by
            self.waiting += by * (answer.standing is Standing.WAITING)
        had = before.places if before is not None and before.standing in HOLDS_SEAT else 0
        has = after.places if after.standing in HOLDS_SEAT else 0
        self.gave_back = self.gave_back or has < had


async def _places(
    tx: Transaction, meetup: Meetup, decided: Sequence[Signup | LedarbotError]
) -> dict[UserId, int]:
    """The places in the waiting list of those who wait."""
    queued = [
        each
        for each in decided
        if not isinstance(each, LedarbotError) and each.standing is Standing.WAITING
    ]
    if len(queued) < _LOOKED_UP_ONE_BY_ONE:
        return {each.user_id: await place_of(tx, meetup, each) for each in queued}
    line = seats.in_turn(meetup.seats, await tx.signups.queue(meetup.meetup_id))
    places = {each.user_id: place for place, each in enumerate(line, 1)}
    # Only the front of a very long queue is read at once.
    return {
        each.user_id: places.get(each.user_id) or await place_of(tx, meetup, each)
        for each in queued
    }


_LOOKED_UP_ONE_BY_ONE = 3
