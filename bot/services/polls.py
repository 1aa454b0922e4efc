"""Polls: opened, voted in, closed. What one votes is known to nobody, and is told in sums alone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.ballot_boxes import BoxKeys, ballot_seal, close_box, open_box, shuffled
from bot.services.poll_cases import (
    CARD,
    CLOSE_JOB,
    REMIND_JOB,
    RESULT,
    audit,
    box_of,
    draw,
    home_of,
    known,
    plan,
    plan_closing,
    queue,
)
from bot.services.thread_cases import new_number
from bot.services.urns import Ballot, Urns
from domain import polls as rules
from domain.feedback_tables import results as results_of
from domain.feedback_values import VOTE, Answer, Answers, Results, Table
from domain.ids import CommunityId, PollId, UserId
from domain.poll_refusals import BoxSealed
from domain.poll_values import Poll, PollEnd
from storage.unit_of_work import Transaction, UnitOfWork

CLOSED_AT_MOST = 10
"""So many of the polls that were closed last are listed."""


@dataclass(frozen=True, slots=True)
class Voted:
    """What became of a vote; `answered` is how many have voted by now."""

    poll: Poll
    is_new: bool
    answered: int


# ------------------------------------------------------------------------------------- reading


async def get(uow: UnitOfWork, *, community_id: CommunityId, poll_id: PollId) -> Poll:
    """One poll of this community, else NoPollHere."""
    async with uow.read() as tx:
        return await known(tx, community_id, poll_id)


async def open_polls(uow: UnitOfWork, *, community_id: CommunityId) -> list[Poll]:
    """The community's open polls, the newest first."""
    async with uow.read() as tx:
        return await tx.polls.open(community_id)


async def closed_polls(
    uow: UnitOfWork, *, community_id: CommunityId, limit: int = CLOSED_AT_MOST
) -> list[Poll]:
    """The community's polls that were closed last."""
    async with uow.read() as tx:
        return await tx.polls.closed(community_id, limit=limit)


async def choice_of(
    uow: UnitOfWork,
    keys: BoxKeys,
    *,
    community_id: CommunityId,
    poll_id: PollId,
    user_id: UserId,
) -> Answer | None:
    """The person's own vote as long as the poll is open; afterwards nobody can tell."""
    async with uow.read() as tx:
        poll = await known(tx, community_id, poll_id)
        if not poll.is_open or poll.is_native:
            return None
        try:
            seal = ballot_seal(keys.of(box_of(poll_id)), user_id)
        except BoxSealed:
            return None
        ballot = await tx.ballots.of_seal(box_of(poll_id), seal)
    return None if ballot is None else ballot.get(VOTE)


# ------------------------------------------------------------------------- opened and voted in


async def open_poll(uow: UnitOfWork, keys: BoxKeys, *, poll: Poll, now: datetime) -> Poll:
    """Begin a poll in its channel, with a number and the community's limit, else the refusal."""
    async with uow.write() as tx:
        community = await home_of(tx, poll.community_id)
        opened = rules.checked(
            replace(
                poll,
                poll_id=PollId(new_number()),
                opened_at=now,
                limit=community.feedback_limit,
                asked=None if poll.is_native else poll.asked,
            ),
            now=now,
        )
        await tx.polls.add(opened)
        if not opened.is_native:
            await open_box(
                tx, keys, community_id=opened.community_id, box_id=box_of(opened.poll_id)
            )
        await audit(tx, opened, by=opened.created_by, action="opened", now=now)
        await plan(tx, opened, community=community, now=now)
        await queue(tx, CARD, opened, now=now)
        return opened


async def vote(
    urns: Urns,
    *,
    community_id: CommunityId,
    poll_id: PollId,
    user_id: UserId,
    role_ids: Collection[int],
    chosen: Answer | Sequence[str],
    now: datetime,
) -> Voted:
    """Put in the person's vote, or change the one they gave; reaching the quorum closes the poll.

    PollClosed, NotAVoter, RankTwice, BoxSealed or NoPollHere when it is not taken. Votes that come
    together with the one that reaches the quorum count as well.
    """

    async def prepare(tx: Transaction) -> Poll:
        poll = await known(tx, community_id, poll_id)
        # Before anybody looks for its key, which a closed poll has no more.
        rules.must_be_open(poll)
        return poll

    def decide(poll: Poll) -> Answers:
        rules.must_take_votes(poll, role_ids, now=now)
        return {VOTE: rules.vote_of(poll, chosen)}

    async def then(tx: Transaction, poll: Poll, answered: int) -> None:
        if answered != poll.drawn:
            await draw(tx, poll, now=now)
        if rules.has_quorum(poll, answered):
            await plan_closing(tx, poll, end=PollEnd.QUORUM, due_at=now, now=now)

    ballot = Ballot(user_id=user_id, prepare=prepare, decide=decide, then=then)
    cast = await urns.cast(ballot, community_id=community_id, box_id=box_of(poll_id))
    return Voted(poll=cast.prepared, is_new=cast.is_new, answered=cast.answered)


# -------------------------------------------------------------------------------------- closed


async def close(
    uow: UnitOfWork,
    keys: BoxKeys,
    *,
    community_id: CommunityId,
    poll_id: PollId,
    by: UserId | None,
    end: PollEnd,
    may_vote: int | None = None,
    now: datetime,
) -> Poll:
    """Close the poll, count it and have the result told; one that is closed stays as it is.

    `may_vote` is how many could by now, where that is known.
    From then on nobody can find out who voted, or what. The key goes last of all: should the
    rest be taken back after that, `poll_turns.close_lost` closes the poll anew.
    """
    async with uow.write() as tx:
        poll = await known(tx, community_id, poll_id)
        if not poll.is_open or poll.is_native:
            return poll
        box_id = box_of(poll_id)
        ballots = await close_box(tx, box_id=box_id, now=now)
        results = counted(poll, ballots, may_vote=may_vote)
        closed = await _closed(tx, poll, results, by=by, end=end, now=now)
        keys.destroy(box_id)
        return closed


async def close_native(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    poll_id: PollId,
    counts: Sequence[int] | None,
    voters: int | None = None,
    by: UserId | None,
    end: PollEnd,
    now: datetime,
) -> Poll:
    """Close one of Discord's own with the counts that are there; None when its message is gone.

    `voters` is how many voted, where that is known and several answers were allowed.
    """
    async with uow.write() as tx:
        poll = await known(tx, community_id, poll_id)
        if not poll.is_open or not poll.is_native:
            return poll
        results = None if counts is None else _native_results(poll, counts, voters)
        return await _closed(tx, poll, results, by=by, end=end, now=now)


def counted(poll: Poll, ballots: Sequence[Answers], *, may_vote: int | None = None) -> Results:
    """What may be told of these ballots; `may_vote` is how many may at this moment."""
    # Whoever has become a member since it was opened may vote as well.
    asked = None if poll.asked is None else max(poll.asked, len(ballots))
    return results_of(
        poll.sheet,
        ballots,
        asked=asked,
        limit=poll.limit,
        shuffled=shuffled,
        lot=str(poll.poll_id),
        still_asked=may_vote,
    )


def _native_results(poll: Poll, counts: Sequence[int], voters: int | None) -> Results:
    """Everybody sees who voted for what in Discord, so that nothing is withheld."""
    if voters is None and not poll.takes_several:
        voters = sum(counts)
    # Of several answers each may be another person's, or all of them the same ones'.
    answered = max(counts, default=0) if voters is None else voters
    table = Table(key=VOTE, base=voters, counts=tuple(counts))
    return Results(asked=None, answered=answered, limit=poll.limit, tables=(table,))


async def _closed(
    tx: Transaction,
    poll: Poll,
    results: Results | None,
    *,
    by: UserId | None,
    end: PollEnd,
    now: datetime,
) -> Poll:
    closed = rules.closed(poll, results=results, end=end, now=now)
    await tx.polls.save(closed)
    await audit(tx, closed, by=by, action="closed", now=now, end=end.value)
    await tx.jobs.cancel(f"{CLOSE_JOB}:{poll.poll_id}:{PollEnd.TIME.value}")
    await tx.jobs.cancel(f"{REMIND_JOB}:{poll.poll_id}")
    await draw(tx, closed, now=now)
    # Where the channel or the message was lost, who made it would never read it there.
    to_maker = {"to_maker": True} if end is PollEnd.MESSAGE_GONE else {}
    await queue(tx, RESULT, closed, now=now, more=to_maker)
    return closed
