"""Rounds of surveys: opened for those who are asked, reminded of, closed with what is told of them.

What is known of a closed round is its results: the ballots are only counted in here, once.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.ballot_boxes import BoxKeys, close_box, has_ballot, open_box, shuffled
from bot.services.survey_cases import (
    CLOSE_JOB,
    CLOSED,
    INVITATION,
    NOT_SENT,
    REMIND_JOB,
    ROUND_CARD,
    ROUND_REMINDER,
    ROUND_RESULT,
    ROUND_UPDATE,
    TOO_FEW,
    add_rows,
    audit,
    box_of,
    draw,
    has_key,
    locked,
    not_sent,
    post_card,
    write_to,
)
from bot.services.surveys import survey_of
from bot.services.thread_cases import home_of, new_number, unquiet
from domain import surveys as rules
from domain.community import Community
from domain.errors import NotFound
from domain.feedback_tables import results
from domain.ids import ChannelId, CommunityId, MeetupId, RoleId, RoundId, SurveyId, UserId
from domain.poll_refusals import BoxSealed
from domain.survey_values import Round, RoundEnd
from storage.unit_of_work import Transaction, UnitOfWork

__all__ = [
    "CLOSED",
    "CLOSE_JOB",
    "INVITATION",
    "NOT_SENT",
    "REMIND_JOB",
    "ROUND_CARD",
    "ROUND_REMINDER",
    "ROUND_RESULT",
    "ROUND_UPDATE",
]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A round as its card shows it, and how many have answered by now."""

    round: Round
    answered: int

    @property
    def mark(self) -> int:
        """What the card's sender hands to `survey_outcomes` as `drawn`."""
        return self.answered if self.round.is_open else CLOSED


# ------------------------------------------------------------------------------------------- open


async def open_round(
    uow: UnitOfWork,
    keys: BoxKeys,
    *,
    community_id: CommunityId,
    survey_id: SurveyId,
    invited: Collection[UserId],
    by: UserId | None,
    closes_at: datetime,
    remind_at: datetime | None,
    channel_id: ChannelId | None,
    role_id: RoleId | None,
    meetup_id: MeetupId | None = None,
    subject: str = "",
    tells: Collection[UserId] = (),
    by_message: bool,
    now: datetime,
) -> Round:
    """A round of the survey's latest version for these people, with its card and its messages.

    Fewer than the community's limit are not asked: the round is kept as not sent, and `tells` (or
    `by`) are told. A meetup has one round; whoever comes second is given the first one's. Nobody is
    written to in the community's quiet hours; the card is posted at once.
    """
    people = list(dict.fromkeys(invited))
    async with uow.write() as tx:
        community = await home_of(tx, community_id)
        survey = await survey_of(tx, community_id, survey_id)
        held = replace(
            rules.opened(
                survey,
                round_id=RoundId(new_number()),
                number=await tx.surveys.next_number(survey_id),
                asked=len(people),
                limit=community.feedback_limit,
                closes_at=closes_at,
                remind_at=remind_at,
                now=now,
            ),
            opened_by=by,
            meetup_id=meetup_id,
            subject=subject,
            role_id=role_id,
            channel_id=channel_id,
        )
        if not await tx.surveys.add_round(held):
            return await _of_meetup(tx, meetup_id)
        await audit(tx, held, by=by, action="opened" if held.is_open else "not_sent", now=now)
        if not held.is_open:
            await not_sent(tx, held, tells or _opener(held), TOO_FEW, community=community, now=now)
            return held
        await _begin(tx, keys, held, people, tells=tells, now=now)
        await _ask(tx, held, people, community=community, by_message=by_message, now=now)
        return held


async def close_round(
    uow: UnitOfWork,
    keys: BoxKeys,
    *,
    community_id: CommunityId,
    round_id: RoundId,
    by: UserId | None,
    end: RoundEnd,
    now: datetime,
) -> Round:
    """Close the round with its results and destroy its key; one that is closed stays as it is."""
    async with uow.write() as tx:
        held = await locked(tx, community_id, round_id)
        if not held.is_open:
            return held
        box_id = box_of(round_id)
        ballots = await close_box(tx, box_id=box_id, now=now)
        counted = results(
            held.form.sheet,
            ballots,
            asked=held.asked,
            limit=held.limit,
            shuffled=shuffled,
            still_asked=len(await tx.ballots.invited(box_id)),
        )
        closed = rules.closed(held, counted, end=end, now=now)
        await tx.surveys.save_round(closed)
        await audit(tx, closed, by=by, action="closed", now=now)
        await _forget_waiting(tx, closed)
        await _tell_results(tx, closed, by=by, now=now)
        await draw(tx, closed, now=now)
        keys.destroy(box_id)
        return closed


async def close_lost(uow: UnitOfWork, keys: BoxKeys, *, now: datetime) -> list[Round]:
    """Close the rounds that nobody can answer any more: their key is gone, or their time is out."""
    async with uow.read() as tx:
        rounds = await tx.surveys.open_rounds()
    return [
        await close_round(
            uow,
            keys,
            community_id=each.community_id,
            round_id=each.round_id,
            by=None,
            end=rules.end_of(each, now=now),
            now=now,
        )
        for each in rounds
        if not (rules.takes_answers(each, now) and has_key(keys, each))
    ]


async def remind(
    uow: UnitOfWork, *, community_id: CommunityId, round_id: RoundId, now: datetime
) -> int:
    """Queue the reminder to everybody who was asked, once; answers how many rows that are.

    None are queued where more are asked than are written to, or when it comes too late to help.
    """
    async with uow.write() as tx:
        held = await tx.surveys.round(community_id, round_id)
        community = await tx.communities.get(community_id)
        if held is None or community is None or held.remind_at is None or now < held.remind_at:
            return 0
        # Once: whoever comes second finds that there is nothing to remind of any more.
        await tx.surveys.save_round(replace(held, remind_at=None))
        people = shuffled(await tx.ballots.invited(box_of(round_id)))
        has_card = held.channel_id is not None
        if not rules.is_worth_reminding(held, unquiet(community, now)):
            return 0
        if not rules.asks_by_message(len(people), has_card=has_card, wanted=True):
            return 0
        await write_to(tx, ROUND_REMINDER, held, people, community=community, now=now)
        return len(people)


async def open_rounds(uow: UnitOfWork, *, community_id: CommunityId) -> list[Round]:
    """The rounds that are open, newest first."""
    async with uow.read() as tx:
        return await tx.surveys.open_rounds(community_id)


async def closed_rounds(
    uow: UnitOfWork, *, community_id: CommunityId, survey_id: SurveyId | None = None, limit: int
) -> list[Round]:
    """The rounds, of one survey or of all, that were closed last."""
    async with uow.read() as tx:
        return await tx.surveys.closed_rounds(community_id, survey_id=survey_id, limit=limit)


async def round_of(uow: UnitOfWork, *, community_id: CommunityId, round_id: RoundId) -> Round:
    """One round of this community, in whatever state; else NotFound."""
    async with uow.read() as tx:
        return await locked(tx, community_id, round_id)


async def drawn(uow: UnitOfWork, *, community_id: CommunityId, round_id: RoundId) -> Drawn:
    """What the round's card shows; else NotFound."""
    async with uow.read() as tx:
        held = await locked(tx, community_id, round_id)
        return Drawn(held, await tx.ballots.count(box_of(round_id)))


async def told(uow: UnitOfWork, *, community_id: CommunityId, round_id: RoundId) -> list[UserId]:
    """Who is told the results besides the organisers, such as a meetup's hosts."""
    async with uow.read() as tx:
        held = await locked(tx, community_id, round_id)
        return await tx.surveys.told(held.round_id)


async def rounds_to_answer(
    uow: UnitOfWork, keys: BoxKeys, *, community_id: CommunityId, user_id: UserId
) -> list[Round]:
    """The open rounds that the person was asked to answer and has not answered."""
    async with uow.read() as tx:
        boxes = frozenset(await tx.ballots.boxes_inviting(community_id, user_id))
        rounds = [
            each
            for each in await tx.surveys.open_rounds(community_id)
            if box_of(each.round_id) in boxes
        ]
        return [each for each in rounds if await _can_answer(tx, keys, each, user_id)]


# ------------------------------------------------------------------------------------- the parts


def _opener(held: Round) -> tuple[UserId, ...]:
    return () if held.opened_by is None else (held.opened_by,)


async def _of_meetup(tx: Transaction, meetup_id: MeetupId | None) -> Round:
    """The round that somebody else has opened after the same meetup a moment ago."""
    found = None if meetup_id is None else await tx.surveys.round_of_meetup(meetup_id)
    if found is None:
        raise NotFound()
    return found


async def _begin(
    tx: Transaction,
    keys: BoxKeys,
    held: Round,
    people: Sequence[UserId],
    *,
    tells: Collection[UserId],
    now: datetime,
) -> None:
    """The box with its key, who is asked and told, and what time brings."""
    box_id = box_of(held.round_id)
    await open_box(tx, keys, community_id=held.community_id, box_id=box_id)
    await tx.ballots.invite(box_id, held.community_id, people)
    await tx.surveys.tell(held.round_id, held.community_id, tells)
    for name, due_at in ((CLOSE_JOB, held.closes_at), (REMIND_JOB, held.remind_at)):
        if due_at is not None:
            await tx.jobs.schedule(
                name,
                due_at=due_at,
                payload={"round_id": held.round_id},
                dedupe_key=f"{name}:{held.round_id}",
                community_id=held.community_id,
                now=now,
            )


async def _ask(
    tx: Transaction,
    held: Round,
    people: Sequence[UserId],
    *,
    community: Community,
    by_message: bool,
    now: datetime,
) -> None:
    has_card = held.channel_id is not None
    if has_card:
        await post_card(tx, held, now=now)
    if rules.asks_by_message(len(people), has_card=has_card, wanted=by_message):
        await write_to(tx, INVITATION, held, shuffled(people), community=community, now=now)


async def _tell_results(tx: Transaction, held: Round, *, by: UserId | None, now: datetime) -> None:
    community = await tx.communities.get(held.community_id)
    if community is None or community.removed_at:
        return
    people = await tx.surveys.told(held.round_id) or _opener(held)
    due_at = now if by is not None else unquiet(community, now)
    await add_rows(tx, ROUND_RESULT, held, people, [due_at] * len(people), now=now)


async def _forget_waiting(tx: Transaction, held: Round) -> None:
    """Nobody is asked any more, and no row names whom we would have asked."""
    for kind in (INVITATION, ROUND_REMINDER):
        for row in await tx.outbox.take_back(f"{kind}:{held.round_id}:"):
            await tx.outbox.forget(row.id)


async def _can_answer(tx: Transaction, keys: BoxKeys, held: Round, user_id: UserId) -> bool:
    box_id = box_of(held.round_id)
    try:
        key = keys.of(box_id)
    except BoxSealed:
        return False
    return not await has_ballot(tx, key, box_id=box_id, user_id=user_id)
