"""What follows for seats, and for those who must be told, when a meetup is changed."""

from dataclasses import replace
from datetime import datetime

from bot.services.meetup_cases import (
    OFFER_JOB,
    plan_job,
    plan_late_question,
    refill,
    saved,
    settle,
)
from bot.services.meetup_tidings import tell
from bot.services.season_seats import seat_followers
from bot.services.signups import person_of
from domain import meetups as rules
from domain import seat_times, seats
from domain.community import Community
from domain.ids import UserId
from domain.meetup_values import Meetup, Standing, State
from storage.unit_of_work import Transaction


async def changed(
    tx: Transaction,
    community: Community,
    before: Meetup,
    after: Meetup,
    *,
    by: UserId | None,
    action: str,
    now: datetime,
) -> Meetup:
    """Keep a changed meetup, with what follows for seats and for those who must be told."""
    occupancy = await tx.signups.occupancy(before.meetup_id)
    after = rules.settled(after, taken=occupancy.taken, now=now)
    is_shown = before.is_announced
    await _look_up(tx, before, after)
    kept = await saved(tx, after, by=by, now=now, action=action, is_shown=is_shown)
    if not is_shown:
        return kept
    await tell(tx, before, kept, community=community, by=by, now=now)
    await _unhold(tx, before, kept, now=now)
    if before.start_at is None:
        await seat_followers(tx, kept, now=now)
    if kept.start_at is not None and (before.start_at is None or _has_more_room(before, kept)):
        await refill(tx, kept, community=community, now=now, at_once=True)
        kept = await settle(tx, kept, now=now, changed=False)
    return kept


async def _look_up(tx: Transaction, before: Meetup, after: Meetup) -> None:
    """A rule that is switched on holds for those as well who have answered by then.

    While it is off, neither employer nor earlier meetups are looked up.
    """
    if _looks_at(before) == _looks_at(after):
        return
    holding = (Standing.SEATED, Standing.OFFERED, Standing.WAITING)
    for each in await tx.signups.standing(after.meetup_id, *holding):
        person = await person_of(tx, after, each.user_id)
        answer = replace(
            each, employer_key=person.employer_key, is_first_timer=person.is_first_timer
        )
        await tx.signups.put(after.community_id, answer)


def _looks_at(meetup: Meetup) -> tuple[bool, bool]:
    return meetup.seats.employer_cap is not None, meetup.seats.first_timers_first


async def _unhold(tx: Transaction, before: Meetup, kept: Meetup, *, now: datetime) -> None:
    """Held seats and questions hang on the start: they move with it, and fall when it goes."""
    answers = await tx.signups.standing(kept.meetup_id)
    if kept.state is State.CANCELLED:
        moved = seats.unsettled(answers)
    elif before.start_at is not None and kept.start_at != before.start_at:
        moved = seat_times.moved(kept, answers, now=now)
    else:
        moved = ()
    for each in moved:
        await tx.signups.put(kept.community_id, each)
    if kept.start_at is None or kept.state is State.CANCELLED:
        return
    until = await tx.signups.next_offer_ends(kept.meetup_id)
    if until is not None:
        await plan_job(tx, OFFER_JOB, kept, due_at=until, now=now)
    if (before.start_at, before.seats.confirm_hours) != (kept.start_at, kept.seats.confirm_hours):
        await plan_late_question(tx, kept, now=now)


def _has_more_room(before: Meetup, after: Meetup) -> bool:
    """True when the number of seats or a cap is another: it may be that more fit than before."""
    now_seats, were = after.seats, before.seats
    return (now_seats.capacity, now_seats.employer_cap) != (were.capacity, were.employer_cap)
