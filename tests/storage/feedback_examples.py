"""Polls, surveys, rounds and ballots, for the storage tests."""

import itertools
from dataclasses import replace
from datetime import timedelta
from typing import Any

from domain.feedback_values import (
    Condition,
    GroupTable,
    Results,
    RunoffRound,
    Table,
    TextList,
)
from domain.ids import (
    BoxId,
    ChannelId,
    CommunityId,
    MeetupId,
    MessageId,
    PollId,
    RoleId,
    RoundId,
    SurveyId,
    UserId,
)
from domain.poll_values import Poll, PollEnd, PollKind, PollState
from domain.survey_values import (
    Option,
    QuestionKind,
    Round,
    RoundEnd,
    RoundState,
    Survey,
    SurveyForm,
    SurveyQuestion,
)
from storage.unit_of_work import Transaction
from tests.storage.examples import MODERATOR, NOW, WEST

_random = itertools.count(5_000_000_000, 977)

RESULTS = Results(
    asked=22,
    answered=14,
    limit=5,
    tables=(
        Table(
            key="vote",
            base=14,
            counts=(8, 6),
            rounds=(RunoffRound(counts=(8, None), exhausted=6, eliminated=("2",)),),
            winners=("1",),
            groups=(GroupTable(group="1", base=5, counts=(3, 2)), GroupTable(group="2")),
        ),
        Table(key="hidden"),
    ),
    texts=(TextList(key="why", texts=("Bra", "Långt")), TextList(key="what")),
)
FORM = SurveyForm(
    title={"sv": "Efter träffen", "en": "After the meetup"},
    intro={"sv": "Tack för att du kom."},
    groups_by="came",
    questions=(
        SurveyQuestion(
            key="came",
            kind=QuestionKind.SINGLE,
            text={"sv": "Kom du?"},
            options=(Option("yes", {"sv": "Ja"}), Option("no", {"sv": "Nej"})),
        ),
        SurveyQuestion(
            key="worth",
            kind=QuestionKind.SCALE,
            text={"sv": "Gav det något?"},
            help={"sv": "Sett till tiden"},
            points=7,
            low={"sv": "Inget"},
            high={"sv": "Mycket"},
            is_required=False,
            asked_if=Condition("came", ("yes",)),
        ),
    ),
)


def full_poll(**changes: Any) -> Poll:
    """A poll with every field set."""
    values: dict[str, Any] = {
        "community_id": WEST,
        "poll_id": PollId(next(_random)),
        "kind": PollKind.RANKED,
        "question": "Var ska vi ses?",
        "options": ("Mölndal", "Lund"),
        "takes_several": True,
        "hides_results": True,
        "role_id": RoleId(800000000000000007),
        "created_by": MODERATOR,
        "channel_id": ChannelId(800000000000000008),
        "message_id": MessageId(600000000000000009),
        "opened_at": NOW,
        "closes_at": NOW + timedelta(days=3),
        "remind_at": NOW + timedelta(days=2),
        "quorum": 12,
        "asked": 22,
        "limit": 7,
        "state": PollState.CLOSED,
        "live": RESULTS,
        "pending": replace(RESULTS, answered=10),
        "results": replace(RESULTS, answered=20),
        "end": PollEnd.QUORUM,
        "closed_at": NOW + timedelta(days=1),
        "drawn": 9,
    }
    return Poll(**values | changes)


def survey(**changes: Any) -> Survey:
    values: dict[str, Any] = {
        "community_id": WEST,
        "survey_id": SurveyId(0),
        "key": "after-meetup",
        "form": FORM,
        "created_by": MODERATOR,
    }
    return Survey(**values | changes)


def full_round(of: Survey, **changes: Any) -> Round:
    """A round with every field set."""
    values: dict[str, Any] = {
        "community_id": of.community_id,
        "round_id": RoundId(next(_random)),
        "survey_id": of.survey_id,
        "form": of.form,
        "number": 1,
        "version": of.version,
        "opened_by": MODERATOR,
        "opened_at": NOW,
        "closes_at": NOW + timedelta(days=7),
        "meetup_id": MeetupId(next(_random)),
        "subject": "Frukost i Lund",
        "role_id": RoleId(800000000000000007),
        "remind_at": NOW + timedelta(days=3),
        "asked": 22,
        "limit": 7,
        "state": RoundState.CLOSED,
        "channel_id": ChannelId(800000000000000008),
        "message_id": MessageId(600000000000000010),
        "results": RESULTS,
        "end": RoundEnd.TIME,
        "closed_at": NOW + timedelta(days=7),
    }
    return Round(**values | changes)


async def live_in_feedback(tx: Transaction, person: UserId, home: CommunityId) -> None:
    """Leave a trace of the person in every table of polls and surveys that can hold one."""
    poll = full_poll(community_id=home, created_by=person)
    await tx.polls.add(poll)
    kept = await tx.surveys.add(
        survey(community_id=home, key=f"own-{next(_random)}", created_by=person), source="key = 1"
    )
    assert kept is not None
    held = full_round(kept, opened_by=person)
    assert await tx.surveys.add_round(held)
    await tx.surveys.tell(held.round_id, home, [person])
    box_id = BoxId(int(held.round_id))
    await tx.ballots.open_box(box_id, home)
    await tx.ballots.invite(box_id, home, [person])
    await tx.ballots.add(box_id, f"ballot {box_id}", {"came": "yes"})
    await tx.ballots.save_draft(box_id, f"draft {box_id}", b"locked")
