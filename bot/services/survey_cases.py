"""What every step of a round has in common: read and locked, told to people, drawn, noted.

Every message to somebody else is an outbox row; the names of the kinds stand here, the cogs say
how each is sent. A row stands there for all who are asked alike, so that the rows don't tell who
has answered: whoever sends it asks `survey_sittings.wants_reminder` first.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from bot.services.ballot_boxes import BoxKeys
from bot.services.thread_cases import unquiet
from domain import surveys as rules
from domain.community import Community
from domain.errors import NotFound
from domain.ids import BoxId, CommunityId, RoundId, UserId
from domain.poll_refusals import BoxSealed
from domain.quiet_hours import QuietHours
from domain.survey_values import Round
from storage.unit_of_work import Transaction

INVITATION = "survey.invitation"
ROUND_REMINDER = "survey.reminder"
ROUND_CARD = "survey.card"
ROUND_UPDATE = "survey.update"
ROUND_RESULT = "survey.result"
NOT_SENT = "survey.not_sent"
"""Payloads hold {"round_id"}, those of messages to people {"round_id", "user_id"}; that of
`NOT_SENT` says as "code" what was not: `TOO_FEW` were asked, or there is `NO_CARD` (it could not be
posted) or no more (`CARD_GONE`: it was deleted twice)."""
TOO_FEW, NO_CARD, CARD_GONE = "too_few", "no_card", "card_gone"

CLOSE_JOB = "surveys.close"
REMIND_JOB = "surveys.remind"

REDRAWN_EVERY = timedelta(seconds=5)
"""A card is edited at most so often, however many answer."""
CLOSED = -1
"""What a card is drawn up to when no more answers come."""


def box_of(round_id: RoundId) -> BoxId:
    """The ballot box of a round: they have one number."""
    return BoxId(int(round_id))


def has_key(keys: BoxKeys, held: Round) -> bool:
    """True while the round's box has its key."""
    try:
        keys.of(box_of(held.round_id))
    except BoxSealed:
        return False
    return True


async def locked(tx: Transaction, community_id: CommunityId, round_id: RoundId) -> Round:
    """One round of this community, locked in `write`; else NotFound."""
    held = await tx.surveys.round(community_id, round_id)
    if held is None:
        raise NotFound()
    return held


async def draw(tx: Transaction, held: Round, *, now: datetime) -> None:
    """Have the card redrawn, where there is one; a closed round's says so at once."""
    if held.message_id is None:
        return
    await tx.outbox.renew(
        ROUND_UPDATE,
        community_id=held.community_id,
        dedupe_key=f"{ROUND_UPDATE}:{held.round_id}",
        payload={"round_id": held.round_id},
        pause=REDRAWN_EVERY if held.is_open else timedelta(0),
        now=now,
    )


async def post_card(tx: Transaction, held: Round, *, suffix: str = "", now: datetime) -> bool:
    """Have the card posted; once for each `suffix`, else False."""
    return await tx.outbox.add(
        ROUND_CARD,
        community_id=held.community_id,
        dedupe_key=f"{ROUND_CARD}:{held.round_id}{suffix}",
        payload={"round_id": held.round_id},
        due_at=now,
        now=now,
    )


async def not_sent(
    tx: Transaction,
    held: Round,
    people: Collection[UserId],
    code: str,
    *,
    community: Community,
    now: datetime,
) -> None:
    """Tell those who wait for the round why it, or its card, is not there."""
    due_at = now if held.opened_by is not None else unquiet(community, now)
    await add_rows(tx, NOT_SENT, held, people, [due_at] * len(people), now=now, code=code)


async def audit(
    tx: Transaction, held: Round, *, by: UserId | None, action: str, now: datetime
) -> None:
    """A line of who did what with the round."""
    await tx.audit.add(
        held.community_id,
        by,
        f"survey_rounds.{action}",
        subject_kind="survey_round",
        subject_id=held.round_id,
        details={"state": held.state.value, "number": held.number, "asked": held.asked},
        now=now,
    )


async def write_to(
    tx: Transaction,
    kind: str,
    held: Round,
    people: Sequence[UserId],
    *,
    community: Community,
    now: datetime,
) -> None:
    """A message to each, at the community's pace and outside its quiet hours."""
    times = rules.paced(
        now,
        len(people),
        a_minute=community.direct_pace,
        hours=QuietHours(community.quiet_from, community.quiet_until),
        timezone=community.timezone,
    )
    await add_rows(tx, kind, held, people, list(times), now=now)


async def add_rows(
    tx: Transaction,
    kind: str,
    held: Round,
    people: Collection[UserId],
    times: Sequence[datetime],
    *,
    now: datetime,
    **more: object,
) -> None:
    """A row for each of the people, with its own time; each of a kind once in a round."""
    for user_id, due_at in zip(people, times, strict=True):
        await tx.outbox.add(
            kind,
            community_id=held.community_id,
            dedupe_key=f"{kind}:{held.round_id}:{user_id}",
            payload={"round_id": held.round_id, "user_id": user_id, **more},
            due_at=due_at,
            now=now,
        )
