"""What every step of a poll has in common: read and locked, drawn, audited, planned.

Whatever tells others is an outbox row; the names of the kinds stand here, the cogs say how each
is sent. In a transaction in which somebody votes no row names the person.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from bot.services.thread_cases import unquiet
from domain.community import Community
from domain.errors import NotSetUp
from domain.ids import BoxId, CommunityId, PollId, UserId
from domain.poll_refusals import NoPollHere
from domain.poll_values import Poll, PollEnd
from storage.unit_of_work import Transaction

CARD = "poll.card"
"""The poll in its channel; `poll_id`."""
CARD_UPDATE = "poll.update"
"""The card drawn anew, also when the poll is closed; `poll_id`."""
RESULT = "poll.result"
"""The result in the channel, or with `to_maker` by direct message to who made it; `poll_id`."""
REMINDER = "poll.reminder"
"""A direct message to one who may vote; `poll_id`, `user_id`. Forgotten when it is done."""
NUDGE = "poll.nudge"
"""A line in the channel in place of too many direct messages; `poll_id`."""

CLOSE_JOB = "polls.close"
"""`poll_id`, and in `end` why it is to be closed."""
REMIND_JOB = "polls.remind"
"""`poll_id`."""

REDRAWN_EVERY = timedelta(seconds=5)
"""A card is edited at most so often, however many vote."""

NOTHING: Mapping[str, Any] = MappingProxyType({})


def box_of(poll_id: PollId) -> BoxId:
    """The ballot box of a poll has the poll's number."""
    return BoxId(int(poll_id))


async def home_of(tx: Transaction, community_id: CommunityId) -> Community:
    """The community, else NotSetUp."""
    community = await tx.communities.get(community_id)
    if community is None or community.removed_at is not None:
        raise NotSetUp()
    return community


async def known(tx: Transaction, community_id: CommunityId, poll_id: PollId) -> Poll:
    """One poll of this community, in a write locked for it, else NoPollHere."""
    poll = await tx.polls.get(community_id, poll_id)
    if poll is None:
        raise NoPollHere()
    return poll


async def answered_in(tx: Transaction, poll: Poll) -> int:
    """How many have voted, as far as we know: of one of Discord's own when it is closed."""
    if not poll.is_open:
        return poll.results.answered if poll.results is not None else 0
    return 0 if poll.is_native else await tx.ballots.count(box_of(poll.poll_id))


def seen(poll: Poll, answered: int) -> str:
    """What a card shows that grows old: drawn with the same, it is up to date."""
    return f"{poll.state.value}:{answered}"


async def draw(tx: Transaction, poll: Poll, *, now: datetime) -> None:
    """Have the card drawn anew once it is there, soon and at most once in a while."""
    if poll.message_id is not None:
        await tx.outbox.renew(
            CARD_UPDATE,
            community_id=poll.community_id,
            dedupe_key=f"{CARD_UPDATE}:{poll.poll_id}",
            payload={"poll_id": poll.poll_id},
            pause=REDRAWN_EVERY,
            now=now,
        )


async def queue(
    tx: Transaction,
    kind: str,
    poll: Poll,
    *,
    suffix: str = "",
    more: Mapping[str, Any] = NOTHING,
    now: datetime,
) -> bool:
    """Queue what is sent once; `suffix` names the occasion. False when it was queued before."""
    return await tx.outbox.add(
        kind,
        community_id=poll.community_id,
        dedupe_key=f"{kind}:{poll.poll_id}{suffix}",
        payload={"poll_id": poll.poll_id, **more},
        due_at=now,
        now=now,
    )


async def audit(
    tx: Transaction,
    poll: Poll,
    *,
    by: UserId | None,
    action: str,
    now: datetime,
    **details: Any,
) -> None:
    """A line of who did what; never of a vote, nor of a step of what is shown."""
    await tx.audit.add(
        poll.community_id,
        by,
        f"poll.{action}",
        subject_kind="poll",
        subject_id=poll.poll_id,
        details={"kind": poll.kind.value, **details},
        now=now,
    )


# ---------------------------------------------------------------------------- what time brings


async def plan(tx: Transaction, poll: Poll, *, community: Community, now: datetime) -> None:
    """See to it that the poll is closed in time, and that those who have not voted are reminded."""
    assert poll.closes_at is not None
    await plan_closing(tx, poll, end=PollEnd.TIME, due_at=poll.closes_at, now=now)
    if poll.remind_at is not None:
        await _plan_job(
            tx, REMIND_JOB, poll, due_at=unquiet(community, poll.remind_at), now=now, key=""
        )


async def plan_closing(
    tx: Transaction, poll: Poll, *, end: PollEnd, due_at: datetime, now: datetime
) -> None:
    """Have the poll closed at a time, for this reason if it still holds."""
    await _plan_job(tx, CLOSE_JOB, poll, due_at=due_at, now=now, key=f":{end.value}", end=end.value)


async def _plan_job(
    tx: Transaction,
    name: str,
    poll: Poll,
    *,
    due_at: datetime,
    now: datetime,
    key: str,
    **more: str,
) -> None:
    await tx.jobs.schedule(
        name,
        due_at=due_at,
        payload={"poll_id": poll.poll_id, **more},
        dedupe_key=f"{name}:{poll.poll_id}{key}",
        community_id=poll.community_id,
        now=now,
    )
