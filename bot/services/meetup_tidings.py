"""Telling those concerned what was changed in a meetup: each once, however it was changed.

What is told waits a moment. A further change in that time, or while somebody's message waits for
its turn, takes back what nobody has begun to send, and goes out with it as one message.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.services.meetup_notices import (
    AT_ONCE,
    DIRECT_MESSAGE,
    THREAD_POST,
    message,
    post_in_thread,
)
from domain.community import Community
from domain.ids import UserId
from domain.meetup_changes import Change, changes, matters_to_all, matters_to_seated
from domain.meetup_tidings import Tidings, that_hold, tidings, together
from domain.meetup_values import Meetup, Standing
from storage.outbox import OutboxMessage
from storage.unit_of_work import Transaction, UnitOfWork

GATHERED_FOR = timedelta(minutes=2)
"""Time and place are two forms of the editor: so long is waited for the other."""
_SOON = timedelta(hours=1)
"""So near the start nothing waits."""
_FINAL = frozenset({Change.CANCELLED, Change.POSTPONED})
_TOLD_BY_MESSAGE = _FINAL | {Change.NEW_DATE, Change.NO_DATE, Change.TIME}
"""What nobody may miss: told to each by direct message; the rest in the attendees' thread."""
_CONCERNED = (Standing.SEATED, Standing.OFFERED, Standing.WAITING, Standing.MAYBE)
_NOTHING = Tidings()


async def tell(
    tx: Transaction,
    before: Meetup,
    meetup: Meetup,
    *,
    community: Community,
    by: UserId | None,
    now: datetime,
) -> None:
    """Tell those concerned what changed, each once; small changes tell nobody.

    Whoever did it is told nothing: they know.
    """
    found = changes(before, meetup)
    new = tidings(before, matters_to_seated(found))
    if not new.what:
        return
    code, which = "changed", meetup.meetup_id
    posted = await tx.outbox.take_back(f"{THREAD_POST}:{which}:{code}:")
    written = await tx.outbox.take_back(f"{DIRECT_MESSAGE}:{which}:{code}:")
    in_thread = _all_of(posted)
    waiting = {UserId(each.payload["user_id"]): _read(each) for each in written}
    every = {*new.what, *in_thread.what, *(what for each in waiting.values() for what in each.what)}
    wait = _wait(meetup, new, now=now)
    by_thread = meetup.thread_id is not None and _TOLD_BY_MESSAGE.isdisjoint(every)
    if by_thread:
        told = that_hold(together(in_thread, new), meetup)
        if told.what:
            suffix = str(meetup.revision)
            await post_in_thread(
                tx, meetup, code, suffix=suffix, now=now, wait=wait, **_written(told)
            )
        # Who has a seat held for them is not in the thread yet.
        standings: tuple[Standing, ...] = (Standing.OFFERED,)
    else:
        standings = _CONCERNED if matters_to_all(found) else (Standing.SEATED, Standing.OFFERED)
    people = await _people(tx, meetup, standings, is_for_all=bool(matters_to_all(found)))
    for user_id, standing in people.items():
        if user_id != by:
            read_there = in_thread if standing is Standing.SEATED and not by_thread else _NOTHING
            earlier = together(read_there, waiting.get(user_id, _NOTHING))
            waiting[user_id] = together(earlier, new)
    await _write(tx, meetup, waiting, community=community, wait=wait, now=now)


async def concerned(uow: UnitOfWork, *, meetup: Meetup, by: UserId, is_for_all: bool) -> int:
    """How many are told of a change besides who makes it: of a new time only those with a seat."""
    async with uow.read() as tx:
        standings = _CONCERNED if is_for_all else (Standing.SEATED, Standing.OFFERED)
        people = await _people(tx, meetup, standings, is_for_all=is_for_all)
    return len(people.keys() - {by})


async def _people(
    tx: Transaction, meetup: Meetup, standings: Iterable[Standing], *, is_for_all: bool
) -> dict[UserId, Standing | None]:
    found = await tx.signups.standing(meetup.meetup_id, *standings)
    people: dict[UserId, Standing | None] = {each.user_id: each.standing for each in found}
    if is_for_all and meetup.season_id is not None:
        # Who follows the season and has not answered to this meetup, which has no seats yet.
        answered = {each.user_id for each in await tx.signups.standing(meetup.meetup_id)}
        for member in await tx.seasons.members(meetup.season_id):
            if member.confirmed and member.user_id not in answered:
                people[member.user_id] = None
    return people


async def _write(
    tx: Transaction,
    meetup: Meetup,
    waiting: dict[UserId, Tidings],
    *,
    community: Community,
    wait: timedelta,
    now: datetime,
) -> None:
    """A message to each; those who are told the same in one row, at the community's pace."""
    alike: dict[tuple[object, ...], list[UserId]] = defaultdict(list)
    told = {user_id: that_hold(found, meetup) for user_id, found in waiting.items()}
    for user_id, found in told.items():
        alike[found.what, *sorted(found.was.items())].append(user_id)
    for people in alike.values():
        found = told[people[0]]
        if found.what:
            await message(
                tx,
                meetup,
                "changed",
                people,
                community=community,
                suffix=str(meetup.revision),
                wait=wait,
                now=now,
                **_written(found),
            )


def _wait(meetup: Meetup, new: Tidings, *, now: datetime) -> timedelta:
    is_soon = meetup.start_at is not None and meetup.start_at - now < _SOON
    return AT_ONCE if is_soon or not _FINAL.isdisjoint(new.what) else GATHERED_FOR


def _all_of(posted: Iterable[OutboxMessage]) -> Tidings:
    found = _NOTHING
    for each in posted:
        found = together(found, _read(each))
    return found


def _read(row: OutboxMessage) -> Tidings:
    return Tidings(
        what=tuple(Change(each) for each in row.payload["what"]),
        was={Change(change): trace for change, trace in row.payload.get("was", {}).items()},
    )


def _written(found: Tidings) -> dict[str, object]:
    return {
        "what": [change.value for change in found.what],
        "was": {change.value: trace for change, trace in found.was.items()},
    }
