"""Polls, surveys and rounds come back as they were kept."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.ids import SurveyId
from domain.poll_values import Poll, PollKind, PollState
from domain.survey_values import Round, RoundState
from storage.unit_of_work import UnitOfWork
from tests.storage.examples import ANNA, BO, NORTH, NOW, WEST
from tests.storage.feedback_examples import FORM, full_poll, full_round, survey


async def test_every_field_of_a_poll_comes_back(uow: UnitOfWork) -> None:
    poll = full_poll()
    for field in fields(Poll):
        assert getattr(poll, field.name) not in (None, "", ()), field.name
    async with uow.write() as tx:
        await tx.polls.add(poll)
        assert await tx.polls.get(WEST, poll.poll_id) == poll
        assert await tx.polls.get(NORTH, poll.poll_id) is None
        assert poll.message_id is not None
        assert await tx.polls.with_cards(poll.community_id, [poll.message_id]) == [poll]
        assert await tx.polls.with_cards(NORTH, [poll.message_id]) == []
        assert await tx.polls.in_channel(WEST, poll.channel_id) == [poll]
        assert await tx.polls.in_channel(NORTH, poll.channel_id) == []
        bare = full_poll(kind=PollKind.YES_NO, options=(), live=None, pending=None, results=None)
        await tx.polls.add(bare)
        assert await tx.polls.get(WEST, bare.poll_id) == bare
        changed = replace(poll, drawn=12, results=None, end=None)
        await tx.polls.save(changed)
        assert await tx.polls.get(WEST, poll.poll_id) == changed


async def test_open_and_closed_polls_are_listed(uow: UnitOfWork) -> None:
    first = full_poll(state=PollState.OPEN, closed_at=None)
    second = full_poll(state=PollState.OPEN, opened_at=NOW + timedelta(hours=1))
    other = full_poll(state=PollState.OPEN, community_id=NORTH)
    late, early = full_poll(closed_at=NOW + timedelta(days=2)), full_poll(closed_at=NOW)
    async with uow.write() as tx:
        for poll in (first, second, other, early, late):
            await tx.polls.add(poll)
        assert await tx.polls.open(WEST) == [second, first]
        assert {each.poll_id for each in await tx.polls.open()} == {
            each.poll_id for each in (first, second, other)
        }
        assert await tx.polls.closed(WEST, limit=5) == [late, early]
        assert await tx.polls.closed(WEST, limit=1) == [late]


async def test_a_survey_has_versions_and_a_round_keeps_its_own(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        kept = await tx.surveys.add(survey(), source="a")
        assert kept is not None
        assert await tx.surveys.add(survey(), source="b") is None
        held = full_round(kept)
        for field in fields(Round):
            assert getattr(held, field.name) not in (None, "", ()), field.name
        assert await tx.surveys.add_round(held)
        form = replace(FORM, questions=FORM.questions[:1], groups_by=None)
        await tx.surveys.retire(WEST, kept.survey_id, is_retired=True)
        assert await tx.surveys.of_community(WEST) == []
        newer = await tx.surveys.add_version(replace(kept, form=form), source="c")
        assert (newer.version, newer.form) == (2, form)
        assert await tx.surveys.get(WEST, kept.survey_id) == newer
        assert await tx.surveys.by_key(WEST, "after-meetup") == newer
        assert await tx.surveys.of_community(WEST) == [newer]
        assert await tx.surveys.source(WEST, kept.survey_id) == "c"
        assert await tx.surveys.source(NORTH, kept.survey_id) is None
        assert await tx.surveys.get(NORTH, kept.survey_id) is None
        assert await tx.surveys.round(WEST, held.round_id) == held
        assert await tx.surveys.round(NORTH, held.round_id) is None


async def test_a_meetup_and_a_number_have_one_round(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        kept = await tx.surveys.add(survey(), source="a")
        assert kept is not None
        held = full_round(kept)
        assert await tx.surveys.add_round(held)
        assert await tx.surveys.next_number(kept.survey_id) == 2
        assert await tx.surveys.next_number(SurveyId(99)) == 1
        assert not await tx.surveys.add_round(full_round(kept, number=2, meetup_id=held.meetup_id))
        assert not await tx.surveys.add_round(full_round(kept, number=1))
        assert await tx.surveys.add_round(full_round(kept, number=2, meetup_id=None))
        assert await tx.surveys.add_round(full_round(kept, number=3, meetup_id=None))
        assert held.meetup_id is not None
        assert await tx.surveys.round_of_meetup(held.meetup_id) == held
        await tx.surveys.tell(held.round_id, WEST, [BO, ANNA])
        await tx.surveys.tell(held.round_id, WEST, [BO])
        assert await tx.surveys.told(held.round_id) == sorted([ANNA, BO])


async def test_rounds_are_listed_by_state(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        kept = await tx.surveys.add(survey(), source="a")
        assert kept is not None
        late = full_round(kept, number=2, closed_at=NOW + timedelta(days=9))
        early = full_round(kept, number=1)
        running = full_round(kept, number=3, state=RoundState.OPEN, results=None, end=None)
        never = full_round(kept, number=4, state=RoundState.NOT_SENT)
        for held in (late, early, running, never):
            assert await tx.surveys.add_round(held)
        assert await tx.surveys.open_rounds(WEST) == [running]
        assert await tx.surveys.open_rounds() == [running]
        assert await tx.surveys.open_rounds(NORTH) == []
        assert await tx.surveys.closed_rounds(WEST, limit=9) == [late, early]
        found = await tx.surveys.closed_rounds(WEST, survey_id=kept.survey_id, limit=1)
        assert found == [late]
        done = replace(running, state=RoundState.CLOSED, closed_at=NOW)
        await tx.surveys.save_round(done)
        assert await tx.surveys.round(WEST, running.round_id) == done


@pytest.mark.parametrize("column", ["quorum", "asked"])
async def test_no_number_is_negative(uow: UnitOfWork, column: str) -> None:
    poll = full_poll(**{column: -1})
    with pytest.raises(IntegrityError, match=f"ck_polls_{column}"):
        async with uow.write() as tx:
            await tx.polls.add(poll)
