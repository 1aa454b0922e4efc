"""Answering a survey: begun, filled in page by page, sent once; by whom stands nowhere.

In the transaction of a sending nothing is written but the ballot, the draft that goes, and the row
that has the card redrawn.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.services.ballot_boxes import (
    BoxKey,
    BoxKeys,
    Unreadable,
    ballot_seal,
    draft_seal,
    has_ballot,
)
from bot.services.people import Notice
from bot.services.survey_cases import box_of, draw, locked
from domain import surveys as rules
from domain.feedback_values import Answers
from domain.ids import BoxId, CommunityId, RoundId, UserId
from domain.poll_refusals import BoxSealed
from domain.survey_answers import complete
from domain.survey_refusals import AlreadyAnswered, DraftLost, NotInvited, SurveyClosed
from domain.survey_values import Round
from storage.unit_of_work import Transaction, UnitOfWork


@dataclass(frozen=True, slots=True)
class Sitting:
    """A round as one person answers it, with what they have filled in so far."""

    round: Round
    answers: Answers
    has_draft: bool = False
    """True when something was kept earlier that can be read."""


async def begin(
    uow: UnitOfWork,
    keys: BoxKeys,
    *,
    community_id: CommunityId,
    round_id: RoundId,
    user_id: UserId,
    now: datetime,
) -> Sitting:
    """The round with the person's draft: SurveyClosed, BoxSealed, NotInvited or AlreadyAnswered
    when they can't answer. A draft that can't be read is an empty one.
    """
    async with uow.read() as tx:
        place = await _place(tx, keys, community_id, round_id, user_id, now=now)
        kept = await place.draft(tx)
    return Sitting(place.round, kept or {}, has_draft=kept is not None)


async def keep_page(
    uow: UnitOfWork,
    keys: BoxKeys,
    *,
    community_id: CommunityId,
    round_id: RoundId,
    user_id: UserId,
    answers: Answers,
    asked: Collection[str],
    now: datetime,
) -> Sitting:
    """Keep one page in the draft: `asked` are its questions, `answers` what was filled in."""
    async with uow.write() as tx:
        place = await _place(tx, keys, community_id, round_id, user_id, now=now)
        kept = await place.draft(tx) or {}
        form = place.round.form
        whole = rules.merged(form, kept, answers, asked=asked)
        await place.keep(tx, whole)
    return Sitting(place.round, whole, has_draft=True)


async def send(
    uow: UnitOfWork,
    keys: BoxKeys,
    *,
    community_id: CommunityId,
    round_id: RoundId,
    user_id: UserId,
    now: datetime,
) -> Round:
    """Put the draft into the box, once and for good; DraftLost when there is none to put in."""
    async with uow.write() as tx:
        place = await _place(tx, keys, community_id, round_id, user_id, now=now)
        kept = await place.draft(tx)
        if kept is None:
            raise DraftLost()
        answers = complete(place.round.form, kept)
        if not await tx.ballots.add(place.box_id, place.ballot_seal, answers):
            raise AlreadyAnswered()
        await tx.ballots.drop_draft(place.box_id, place.draft_seal)
        await draw(tx, place.round, now=now)
    return place.round


async def wants_reminder(
    uow: UnitOfWork,
    keys: BoxKeys,
    *,
    community_id: CommunityId,
    round_id: RoundId,
    user_id: UserId,
) -> bool:
    """True when the person is asked, has not answered, and takes such messages."""
    box_id = box_of(round_id)
    try:
        key = keys.of(box_id)
    except BoxSealed:
        return False
    async with uow.read() as tx:
        held = await tx.surveys.round(community_id, round_id)
        if held is None or not held.is_open:
            return False
        if Notice.FEEDBACK.value in await tx.people.stopped(user_id):
            return False
        if not await tx.ballots.is_invited(box_id, user_id):
            return False
        return not await has_ballot(tx, key, box_id=box_id, user_id=user_id)


async def left(
    tx: Transaction, keys: BoxKeys, *, community_id: CommunityId | None, user_id: UserId
) -> None:
    """Somebody leaves one community, or (None) is erased in all: draft and invitation go, a ballot
    stays, with a seal of nobody's. Who comes back is not asked again, and so can't answer twice.
    """
    boxes = await tx.ballots.boxes_inviting(community_id, user_id)
    for each in sorted(await tx.surveys.open_rounds(community_id), key=lambda held: held.round_id):
        if box_of(each.round_id) in boxes:
            # Held until we are done: a closing writes anew what we are about to delete.
            await tx.surveys.round(each.community_id, each.round_id)
    for box_id in boxes:
        await tx.ballots.uninvite(box_id, user_id)
        try:
            key = keys.of(box_id)
        except BoxSealed:
            continue
        await tx.ballots.drop_draft(box_id, draft_seal(key, user_id))
        await _seal_anew(tx, key, box_id)


async def _seal_anew(tx: Transaction, key: BoxKey, box_id: BoxId) -> None:
    """New seals for all who are still asked, whether they have answered or not, and whether
    whoever leaves has: were one ballot alone changed, two copies of the database would tell.
    """
    turn = await tx.ballots.turn(box_id)
    asked = await tx.ballots.invited(box_id)
    await tx.ballots.reseal(
        box_id,
        {ballot_seal(key, each, turn): ballot_seal(key, each, turn + 1) for each in asked},
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Somebody who may answer now, and by what their draft and their ballot are found."""

    round: Round
    key: BoxKey
    ballot_seal: str
    draft_seal: str

    @property
    def box_id(self) -> BoxId:
        return box_of(self.round.round_id)

    async def draft(self, tx: Transaction) -> Answers | None:
        """What was filled in; None when nothing was, or nothing that can be read."""
        content = await tx.ballots.draft(self.box_id, self.draft_seal)
        if content is None:
            return None
        try:
            return rules.answers_of_draft(self.key.open(content, seal=self.draft_seal))
        except Unreadable:
            return None

    async def keep(self, tx: Transaction, answers: Answers) -> None:
        """Keep what was filled in, readable with the box's key alone."""
        content = self.key.lock(rules.draft_bytes(answers), seal=self.draft_seal)
        await tx.ballots.save_draft(self.box_id, self.draft_seal, content)


async def _place(
    tx: Transaction,
    keys: BoxKeys,
    community_id: CommunityId,
    round_id: RoundId,
    user_id: UserId,
    *,
    now: datetime,
) -> _Place:
    """The person's place in the round (which is locked in `write`), or why there is none."""
    held = await locked(tx, community_id, round_id)
    if not rules.takes_answers(held, now):
        raise SurveyClosed()
    box_id = box_of(round_id)
    # Read with the round locked: until we are done nobody closes it.
    key = keys.of(box_id)
    if not await tx.ballots.is_invited(box_id, user_id):
        raise NotInvited()
    turn = await tx.ballots.turn(box_id)
    place = _Place(held, key, ballot_seal(key, user_id, turn), draft_seal(key, user_id))
    if await tx.ballots.of_seal(box_id, place.ballot_seal) is not None:
        raise AlreadyAnswered()
    return place
