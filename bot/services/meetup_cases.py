"""What every step of a meetup has in common: read and locked, saved, told to others, planned.

Every message to somebody else is an outbox row; the names of the kinds stand here, the cogs say
how each is sent.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.services.meetup_notices import message
from domain import meetups as rules
from domain import reminders, seats
from domain.community import Community
from domain.errors import NotFound, NotSetUp
from domain.ids import CommunityId, MeetupId, UserId
from domain.meetup_values import HAS_NATIVE_EVENT, Meetup, Signup, Standing, State
from domain.seat_times import confirm_until
from storage.unit_of_work import Transaction

CARD = "meetups.card"
CARD_UPDATE = "meetups.card_update"
EVENT = "meetups.event"
THREAD = "meetups.thread"
THREAD_MEMBER = "meetups.thread_member"
SEASON_CARD = "seasons.card"
SEASON_CARD_UPDATE = "seasons.card_update"
SEASON_MESSAGE = "seasons.direct_message"

TURN_JOB = "meetups.turn"
REMIND_JOB = "meetups.remind"
OFFER_JOB = "meetups.offer_ends"
CONFIRM_ASK_JOB = "meetups.confirm_asks"
CONFIRM_END_JOB = "meetups.confirm_ends"

REDRAWN_EVERY = timedelta(seconds=5)
"""A card is edited at most so often, however many press."""


async def community_of(tx: Transaction, community_id: CommunityId) -> Community:
    """The community, which must have a channel for meetups, else NotSetUp."""
    community = await tx.communities.get(community_id)
    if community is None or community.meetups_channel_id is None or community.removed_at:
        raise NotSetUp()
    return community


async def home_of(tx: Transaction, community_id: CommunityId) -> Community:
    """The community, also while it has no channel for meetups: what is announced goes on."""
    community = await tx.communities.get(community_id)
    if community is None or community.removed_at:
        raise NotFound()
    return community


async def locked(tx: Transaction, community_id: CommunityId, meetup_id: MeetupId) -> Meetup:
    """One meetup of this community, locked for this transaction, else NotFound."""
    meetup = await tx.meetups.get(community_id, meetup_id, lock=True)
    if meetup is None:
        raise NotFound()
    return meetup


async def locked_in_turn(
    tx: Transaction, community_id: CommunityId, meetup_ids: Iterable[MeetupId]
) -> list[Meetup]:
    """Several meetups, locked in the order of their ids before anything is done with one.

    Two who lock the same ones in the same order never wait for each other in a circle.
    """
    found = [await tx.meetups.get(community_id, each, lock=True) for each in sorted(meetup_ids)]
    return [meetup for meetup in found if meetup is not None]


async def saved(
    tx: Transaction,
    meetup: Meetup,
    *,
    by: UserId | None,
    now: datetime,
    action: str,
    is_shown: bool = True,
) -> Meetup:
    """Keep a step that was taken, with an audit line, the card, the event and what time brings.

    `is_shown` is False for what no member has seen: a draft that is called off gets no card.
    """
    meetup = await tx.meetups.save(meetup)
    await audit(tx, meetup, by=by, action=action, now=now)
    if meetup.is_announced and is_shown:
        await draw(tx, meetup, now=now)
        await sync_event(tx, meetup, now=now)
        await plan(tx, meetup, now=now)
    return meetup


async def audit(
    tx: Transaction, meetup: Meetup, *, by: UserId | None, action: str, now: datetime
) -> None:
    """A line of who did what, with the state that it led to."""
    await tx.audit.add(
        meetup.community_id,
        by,
        f"meetups.{action}",
        subject_kind="meetup",
        subject_id=meetup.meetup_id,
        details={"state": meetup.state.value},
        now=now,
    )


async def draw(tx: Transaction, meetup: Meetup, *, now: datetime) -> None:
    """Have the card redrawn, and the season's; the first card is posted."""
    if meetup.card_message_id is None:
        await _once(tx, CARD, meetup, now=now)
    else:
        await _renew(tx, CARD_UPDATE, meetup, now=now, pause=REDRAWN_EVERY)
    if meetup.season_id is not None:
        await draw_season(tx, meetup.community_id, meetup.season_id, now=now)


async def draw_season(
    tx: Transaction, community_id: CommunityId, season_id: int, *, now: datetime
) -> None:
    """Have the season's card redrawn."""
    await tx.outbox.renew(
        SEASON_CARD_UPDATE,
        community_id=community_id,
        dedupe_key=f"{SEASON_CARD_UPDATE}:{season_id}",
        payload={"season_id": season_id},
        pause=REDRAWN_EVERY,
        now=now,
    )


async def sync_event(tx: Transaction, meetup: Meetup, *, now: datetime) -> None:
    """Have the native event brought in step: created, changed or removed."""
    if meetup.event_id is not None or meetup.state in HAS_NATIVE_EVENT:
        await _renew(tx, EVENT, meetup, now=now)


async def _once(tx: Transaction, kind: str, meetup: Meetup, *, now: datetime) -> None:
    """Queue what is made once, such as the card; every answer asks for it until it is there."""
    dedupe_key = f"{kind}:{meetup.meetup_id}"
    if not await tx.outbox.knows(dedupe_key):
        await tx.outbox.add(
            kind,
            community_id=meetup.community_id,
            dedupe_key=dedupe_key,
            payload={"meetup_id": meetup.meetup_id},
            due_at=now,
            now=now,
        )


async def _renew(
    tx: Transaction, kind: str, meetup: Meetup, *, now: datetime, pause: timedelta = timedelta(0)
) -> None:
    await tx.outbox.renew(
        kind,
        community_id=meetup.community_id,
        dedupe_key=f"{kind}:{meetup.meetup_id}",
        payload={"meetup_id": meetup.meetup_id},
        pause=pause,
        now=now,
    )


# ------------------------------------------------------------------------------- what time brings


async def plan(tx: Transaction, meetup: Meetup, *, now: datetime) -> None:
    """See to it that what time brings is looked at: turns, reminders, confirmations.

    The start stands in every key, so that a moved meetup has jobs of its own; those of the old
    time find that things have changed.
    """
    turn = rules.next_turn_at(meetup, now=now)
    if turn is not None:
        await plan_job(tx, TURN_JOB, meetup, due_at=turn, now=now)
    for reminder in reminders.to_plan(meetup, now=now):
        await plan_job(
            tx, REMIND_JOB, meetup, due_at=reminder.at, now=now, minutes=reminder.minutes
        )
    times = seats.confirmation_times(meetup)
    if times is not None and meetup.state in HAS_NATIVE_EVENT:
        for name, due_at in zip((CONFIRM_ASK_JOB, CONFIRM_END_JOB), times, strict=True):
            if due_at > now:
                await plan_job(tx, name, meetup, due_at=due_at, now=now)


async def plan_late_question(tx: Transaction, meetup: Meetup, *, now: datetime) -> None:
    """Ask for confirmation now, if the time for it has passed and enough is left to answer."""
    times = seats.confirmation_times(meetup)
    if times is None or times[0] > now:
        return
    if confirm_until(meetup, now=now) is not None:
        await plan_job(tx, CONFIRM_ASK_JOB, meetup, due_at=now, now=now)


async def plan_job(
    tx: Transaction,
    name: str,
    meetup: Meetup,
    *,
    due_at: datetime,
    now: datetime,
    minutes: int | None = None,
) -> None:
    """Plan one look at the meetup; `minutes` names the reminder."""
    start = meetup.start_at.isoformat() if meetup.start_at else ""
    extra = {} if minutes is None else {"minutes": minutes}
    what = "" if minutes is None else f":{minutes}"
    await tx.jobs.schedule(
        name,
        due_at=due_at,
        payload={"meetup_id": meetup.meetup_id, "start": start, **extra},
        dedupe_key=f"{name}:{meetup.meetup_id}:{start}{what}:{due_at.isoformat()}",
        community_id=meetup.community_id,
        now=now,
    )


# ------------------------------------------------------------------------------------------- seats


async def keep(
    tx: Transaction, meetup: Meetup, before: Signup | None, after: Signup, *, now: datetime
) -> None:
    """Keep an answer; who gets or gives back a seat comes into or leaves the attendees' thread."""
    await tx.signups.put(meetup.community_id, after)
    had = before is not None and before.standing is Standing.SEATED
    has = after.standing is Standing.SEATED
    if had != has:
        await _seat_in_thread(tx, meetup, after, now=now)


async def keep_all(
    tx: Transaction,
    meetup: Meetup,
    changed: Sequence[tuple[Signup | None, Signup]],
    *,
    now: datetime,
) -> None:
    """As `keep`, for several people: what each answered before, and now."""
    await tx.signups.put_all(meetup.community_id, [after for _, after in changed])
    for before, after in changed:
        had = before is not None and before.standing is Standing.SEATED
        if had != (after.standing is Standing.SEATED):
            await _seat_in_thread(tx, meetup, after, now=now)
            if meetup.thread_id is None and after.standing is Standing.SEATED:
                # The thread that is made for the first takes in all who have a seat by then.
                break


async def _seat_in_thread(
    tx: Transaction, meetup: Meetup, signup: Signup, *, now: datetime
) -> None:
    if meetup.thread_id is None:
        if signup.standing is Standing.SEATED:
            # Who has a seat by then is seated in it when it is made.
            await _once(tx, THREAD, meetup, now=now)
        return
    await tx.outbox.renew(
        THREAD_MEMBER,
        community_id=meetup.community_id,
        dedupe_key=f"{THREAD_MEMBER}:{meetup.meetup_id}:{signup.user_id}",
        payload={"meetup_id": meetup.meetup_id, "user_id": signup.user_id},
        now=now,
    )


async def refill(
    tx: Transaction, meetup: Meetup, *, community: Community, now: datetime, at_once: bool = False
) -> tuple[Signup, ...]:
    """Offer free seats to the next in the waiting list, or (there are more) give them at once."""
    if meetup.start_at is None or meetup.state not in HAS_NATIVE_EVENT:
        return ()
    occupancy = await tx.signups.occupancy(meetup.meetup_id)
    capacity = meetup.seats.capacity
    if not occupancy.waiting or (capacity is not None and occupancy.taken >= capacity):
        return ()
    queue = {each.user_id: each for each in await tx.signups.queue(meetup.meetup_id)}
    employers = await tx.signups.employers(meetup.meetup_id)
    choose = seats.promoted if at_once else seats.offers
    chosen = choose(
        meetup, taken=occupancy.taken, queue=queue.values(), employers=employers, now=now
    )
    for each in chosen:
        await keep(tx, meetup, queue[each.user_id], each, now=now)
    await _tell_chosen(tx, meetup, chosen, community=community, now=now)
    return chosen


def occasion(meetup: Meetup) -> str:
    """What tells one step with seats from the next: somebody may be offered one more than once.

    It grows with every answer and step, also of those at the same moment.
    """
    return str(meetup.state_seen)


async def _tell_chosen(
    tx: Transaction,
    meetup: Meetup,
    chosen: Sequence[Signup],
    *,
    community: Community,
    now: datetime,
) -> None:
    if not chosen:
        return
    code = "promoted" if chosen[0].standing is Standing.SEATED else "offer"
    people = [each.user_id for each in chosen]
    await message(tx, meetup, code, people, community=community, suffix=occasion(meetup), now=now)
    for until in {each.offered_until for each in chosen if each.offered_until is not None}:
        await plan_job(tx, OFFER_JOB, meetup, due_at=until, now=now)


async def settle(tx: Transaction, meetup: Meetup, *, now: datetime, changed: bool = True) -> Meetup:
    """The meetup in the state that time and seats give, kept, and its card redrawn.

    `changed` says that an answer was kept, so that the card is behind though the state is not.
    """
    occupancy = await tx.signups.occupancy(meetup.meetup_id)
    state = rules.state_by_time_and_seats(meetup, taken=occupancy.taken, now=now)
    if state is meetup.state and not changed:
        return meetup
    turned = await tx.meetups.touch(meetup, state=state)
    await draw(tx, turned, now=now)
    if state is not meetup.state and not {state, meetup.state} <= {State.OPEN, State.FULL}:
        await sync_event(tx, turned, now=now)
    return turned
