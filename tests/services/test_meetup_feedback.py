"""After a meetup: those who came are asked once, and its host is told how it was."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.box_keys import KeyFolder
from bot.services import (
    communities,
    meetup_feedback,
    meetup_turns,
    meetups,
    survey_rounds,
    surveys,
)
from bot.services.meetup_feedback import ASK_JOB, SWEEP_JOB, Template
from bot.services.survey_rounds import (
    CLOSE_JOB,
    INVITATION,
    NOT_SENT,
    REMIND_JOB,
    ROUND_REMINDER,
    ROUND_RESULT,
)
from domain.ids import BoxId, UserId
from domain.meetup_values import Meetup, State
from domain.survey_values import (
    QuestionKind,
    Round,
    RoundEnd,
    RoundState,
    SurveyForm,
    SurveyQuestion,
)
from storage.database import Database
from storage.jobs import Job
from tests.services.conftest import ANNA, COMMUNITY, NOW, OTHER_COMMUNITY, Desk
from tests.services.gatherings import (
    HOST,
    START,
    all_join,
    announced,
    decline,
    edit,
    jobs,
    join,
    maybe,
    meetup,
    now_of,
    rows,
    step,
)

END = START + timedelta(hours=3)
DUE = END + timedelta(hours=1)
PEOPLE = (601, 602, 603, 604, 605, 606)
EVERYBODY = frozenset({UserId(each) for each in range(500, 700)})
TEMPLATE = Template(
    "after-meetup",
    SurveyForm(
        title={"sv": "Efter träffen", "en": "After the meetup"},
        questions=(
            SurveyQuestion(key="worth", kind=QuestionKind.SCALE, text={"sv": "Var det värt det?"}),
        ),
    ),
    'key = "after-meetup"',
)
OTHER_FORM = replace(TEMPLATE.form, title={"sv": "Vår egen"})


@pytest.fixture
def keys(tmp_path: Path) -> KeyFolder:
    return KeyFolder(tmp_path / "boxes")


@pytest.fixture
async def ready(desk: Desk) -> Desk:
    """A community that has known of feedback from the beginning, and is never quiet."""
    await meetup_feedback.ensure(desk.uow, now=NOW)
    await change(desk, quiet_from=0, quiet_until=0)
    return desk


async def change(desk: Desk, **fields: Any) -> None:
    await communities.change(
        desk.uow,
        community_id=COMMUNITY,
        by=ANNA,
        now=desk.now,
        change=lambda before: replace(before, **fields),
    )


async def joined(desk: Desk, *people: int, **fields: Any) -> Meetup:
    """A meetup that is to come, with a seat for each of these people."""
    found = await announced(desk, **{"capacity": None} | fields)
    await all_join(desk, found, *(people or PEOPLE))
    return found


async def asks(desk: Desk, at: datetime) -> list[Job]:
    """The questions that a look at this time plans, by when they are due."""
    await meetup_feedback.sweep(desk.uow, now=at)
    return await jobs(desk, ASK_JOB, until=at + timedelta(days=60))


async def ask(desk: Desk, keys: KeyFolder, found: Meetup, **more: Any) -> Round | None:
    values: dict[str, Any] = {
        "community_id": found.community_id,
        "meetup_id": found.meetup_id,
        "members": EVERYBODY,
        "template": TEMPLATE,
        "now": desk.now,
    } | more
    return await meetup_feedback.ask(desk.uow, keys, **values)


async def asked(desk: Desk, keys: KeyFolder, found: Meetup, **more: Any) -> Round:
    """The round that is opened when its time has come."""
    desk.now = max(desk.now, DUE)
    held = await ask(desk, keys, found, **more)
    assert held is not None
    return held


async def written_to(desk: Desk, kind: str) -> list[int]:
    return sorted(each.payload["user_id"] for each in await rows(desk) if each.kind == kind)


async def invited(desk: Desk, held: Round) -> list[int]:
    async with desk.uow.read() as tx:
        return sorted(await tx.ballots.invited(BoxId(int(held.round_id))))


# ---------------------------------------------------------------------------------- who, and how


async def test_those_with_a_seat_are_asked_and_nobody_else(ready: Desk, keys: KeyFolder) -> None:
    found = await joined(ready, *PEOPLE, capacity=9, rules={"guests": 2})
    await join(ready, found, 607, guests=1)
    await join(ready, found, HOST)
    # The last seat was the host's: 608 waits, and then has one held that is never taken.
    await join(ready, found, 608)
    await maybe(ready, found, 609)
    await decline(ready, found, 606)
    held = await asked(ready, keys, found)
    expected = [601, 602, 603, 604, 605, 607]
    assert await invited(ready, held) == expected
    assert await written_to(ready, INVITATION) == expected
    assert (held.state, held.asked) == (RoundState.OPEN, 6)
    assert (held.meetup_id, held.subject) == (found.meetup_id, "Att leda i förändring")
    assert (held.opened_by, held.channel_id, held.role_id) == (None, None, None)
    assert (held.closes_at, held.remind_at) == (
        DUE + timedelta(days=7),
        DUE + timedelta(days=3),
    )
    assert keys.known() == {BoxId(int(held.round_id))}


async def test_who_waits_is_not_asked(ready: Desk, keys: KeyFolder) -> None:
    found = await joined(ready, *PEOPLE, capacity=5)
    held = await asked(ready, keys, found)
    assert await invited(ready, held) == [601, 602, 603, 604, 605]


async def test_who_has_left_is_not_asked_and_a_host_who_has_is_not_told(
    ready: Desk, keys: KeyFolder
) -> None:
    found = await joined(ready)
    members = EVERYBODY - {UserId(606), HOST}
    held = await asked(ready, keys, found, members=members)
    assert await invited(ready, held) == [601, 602, 603, 604, 605]
    async with ready.uow.read() as tx:
        assert await tx.surveys.told(held.round_id) == []


async def test_the_host_is_told_the_result_at_the_end_and_all_are_reminded_alike(
    ready: Desk, keys: KeyFolder
) -> None:
    held = await asked(ready, keys, await joined(ready))
    for name, at in ((REMIND_JOB, held.remind_at), (CLOSE_JOB, held.closes_at)):
        assert at is not None
        [job] = await jobs(ready, name, until=at)
        assert job.due_at == at
    where = {"community_id": COMMUNITY, "round_id": held.round_id}
    await survey_rounds.remind(ready.uow, **where, now=DUE + timedelta(days=3))
    assert await written_to(ready, ROUND_REMINDER) == list(PEOPLE)
    assert await written_to(ready, ROUND_RESULT) == []
    closed = await survey_rounds.close_round(
        ready.uow, keys, **where, by=None, end=RoundEnd.TIME, now=held.closes_at
    )
    assert closed.state is RoundState.CLOSED
    assert await written_to(ready, ROUND_RESULT) == [HOST]
    assert keys.known() == frozenset()


async def test_where_too_few_would_be_asked_nobody_is_and_the_host_is_told(
    ready: Desk, keys: KeyFolder
) -> None:
    found = await joined(ready, 601, 602, 603, 604)
    await join(ready, found, HOST)
    held = await asked(ready, keys, found)
    assert (held.state, held.asked, held.limit) == (RoundState.NOT_SENT, 4, 5)
    assert await written_to(ready, NOT_SENT) == [HOST]
    assert await written_to(ready, INVITATION) == []
    assert keys.known() == frozenset()
    assert await asks(ready, DUE + timedelta(days=1)) == []


async def test_a_raised_limit_holds_for_what_is_opened_later(ready: Desk, keys: KeyFolder) -> None:
    first = await asked(ready, keys, await joined(ready))
    await change(ready, feedback_limit=7)
    second = await joined(ready, start_at=START + timedelta(days=1), end_at=END + timedelta(days=1))
    ready.later(days=1)
    held = await asked(ready, keys, second)
    assert (held.state, held.limit) == (RoundState.NOT_SENT, 7)
    kept = await survey_rounds.round_of(ready.uow, community_id=COMMUNITY, round_id=first.round_id)
    assert (kept.state, kept.limit) == (RoundState.OPEN, 5)


async def test_of_a_meetup_to_which_nobody_came_nobody_hears_anything(
    ready: Desk, keys: KeyFolder
) -> None:
    found = await announced(ready, capacity=None)
    held = await asked(ready, keys, found)
    assert held.state is RoundState.NOT_SENT
    assert await written_to(ready, NOT_SENT) == []
    assert await asks(ready, DUE + timedelta(days=1)) == []


# ------------------------------------------------------------------------------------------- when


async def test_the_question_is_planned_an_hour_after_the_end(ready: Desk, keys: KeyFolder) -> None:
    found = await joined(ready)
    assert await asks(ready, START - timedelta(days=2)) == []
    [job] = await asks(ready, START - timedelta(hours=3))
    assert (job.due_at, job.payload) == (DUE, {"meetup_id": found.meetup_id})
    assert job.community_id == COMMUNITY
    ready.now = DUE - timedelta(seconds=1)
    assert await ask(ready, keys, found) is None
    assert (await asked(ready, keys, found)).is_open


async def test_what_ends_between_two_looks_is_planned_at_its_end(ready: Desk) -> None:
    found = await joined(ready)
    await meetup_turns.turn(ready.uow, community_id=COMMUNITY, meetup_id=found.meetup_id, now=END)
    async with ready.uow.write() as tx:
        held = await tx.meetups.get(COMMUNITY, found.meetup_id)
        assert held is not None
        assert held.state is State.HELD
        await meetup_feedback.plan(tx, held, now=END)
        assert not await meetup_feedback.plan(tx, held, now=END)
    assert [job.due_at for job in await jobs(ready, ASK_JOB, until=DUE)] == [DUE]


async def test_looks_follow_each_other_and_do_not_multiply(ready: Desk) -> None:
    for hour in range(3):
        await meetup_feedback.ensure(ready.uow, now=NOW + timedelta(hours=hour))
        await meetup_feedback.sweep(ready.uow, now=NOW + timedelta(hours=hour))
    first, following = await jobs(ready, SWEEP_JOB, until=NOW + timedelta(days=3))
    assert first.due_at == NOW
    assert following.due_at == NOW + timedelta(days=1)


async def test_after_two_days_away_it_is_asked_late(ready: Desk, keys: KeyFolder) -> None:
    found = await joined(ready)
    await change(ready)
    ready.now = END + timedelta(days=2)
    # Nobody has said that it is over: the state is that of long ago.
    assert (await now_of(ready, found.meetup_id)).state is State.OPEN
    [job] = await asks(ready, ready.now)
    assert job.due_at == ready.now
    held = await asked(ready, keys, found)
    assert (held.is_open, held.closes_at) == (True, ready.now + timedelta(days=7))
    assert (await now_of(ready, found.meetup_id)).state is State.HELD


async def test_after_more_than_a_week_it_is_not_asked_any_more(
    ready: Desk, keys: KeyFolder
) -> None:
    found = await joined(ready)
    ready.now = END + timedelta(days=7, seconds=1)
    assert await asks(ready, ready.now) == []
    assert await ask(ready, keys, found) is None


async def test_a_meetup_that_was_moved_is_asked_about_at_its_new_end(
    ready: Desk, keys: KeyFolder
) -> None:
    found = await joined(ready)
    [before] = await asks(ready, START - timedelta(hours=3))
    ready.now = START - timedelta(hours=2)
    moved = await edit(ready, found, start_at=START + timedelta(days=3))
    ready.now = before.due_at
    assert await ask(ready, keys, moved) is None
    [after] = await asks(ready, START + timedelta(days=3))
    assert after.due_at == DUE + timedelta(days=3)
    ready.now = after.due_at
    assert (await asked(ready, keys, moved)).is_open


@pytest.mark.parametrize("verb", [meetups.cancel, meetups.postpone])
async def test_what_is_not_held_is_not_asked_about(ready: Desk, keys: KeyFolder, verb: Any) -> None:
    found = await joined(ready)
    [_] = await asks(ready, START - timedelta(hours=3))
    ready.now = START - timedelta(hours=1)
    where = step(found, is_organiser=True)
    await verb(ready.uow, **where, reason="Talaren är sjuk.", now=ready.now)
    ready.now = DUE
    assert await ask(ready, keys, found) is None
    assert await asks(ready, DUE) == []


async def test_a_proposal_that_nobody_approved_is_not_asked_about(
    ready: Desk, keys: KeyFolder
) -> None:
    await change(ready, meetup_approval=True)
    found = await meetups.propose(ready.uow, meetup(), is_organiser=False, now=NOW)
    assert found.state is State.PROPOSED
    ready.now = DUE
    assert await asks(ready, DUE) == []
    assert await ask(ready, keys, found) is None


# ------------------------------------------------------------------------------------------- once


async def test_it_is_asked_once(ready: Desk, keys: KeyFolder) -> None:
    found = await joined(ready)
    held = await asked(ready, keys, found)
    assert await ask(ready, keys, found) is None
    assert await asks(ready, DUE + timedelta(days=1)) == []
    assert await written_to(ready, INVITATION) == list(PEOPLE)
    assert keys.known() == {BoxId(int(held.round_id))}


async def test_two_processes_ask_once(ready: Desk, database_url: str, keys: KeyFolder) -> None:
    found = await joined(ready)
    ready.now = DUE
    other = await Database.open(database_url)
    try:
        both = await asyncio.gather(
            *(ask(Desk(uow, DUE), keys, found) for uow in (ready.uow, other.unit_of_work()))
        )
    finally:
        await other.close()
    numbers = {each.round_id for each in both if each is not None}
    assert len(numbers) == 1
    assert await written_to(ready, INVITATION) == list(PEOPLE)
    [held] = await survey_rounds.open_rounds(ready.uow, community_id=COMMUNITY)
    assert {held.round_id} == numbers
    assert await invited(ready, held) == list(PEOPLE)


async def test_each_meetup_of_several_asks_its_own(ready: Desk, keys: KeyFolder) -> None:
    first = await joined(ready)
    second = await joined(ready, 611, 612, 613, 614, 615)
    for found, expected in ((first, list(PEOPLE)), (second, [611, 612, 613, 614, 615])):
        assert await invited(ready, await asked(ready, keys, found)) == expected
    rounds = await survey_rounds.open_rounds(ready.uow, community_id=COMMUNITY)
    assert sorted(each.number for each in rounds) == [1, 2]


# ---------------------------------------------------------------------------- what was switched off


async def test_where_it_is_switched_off_nobody_is_asked(ready: Desk, keys: KeyFolder) -> None:
    found = await joined(ready)
    await change(ready, asks_after_meetups=False)
    ready.now = DUE
    assert await asks(ready, DUE) == []
    assert await ask(ready, keys, found) is None


async def test_switched_on_again_it_is_asked_after_what_ends_from_then_on(
    ready: Desk, keys: KeyFolder
) -> None:
    earlier = await joined(ready)
    later = await joined(ready, start_at=START + timedelta(days=1), end_at=END + timedelta(days=1))
    await change(ready, asks_after_meetups=False)
    ready.now = END + timedelta(minutes=30)
    await change(ready, asks_after_meetups=True)
    # Another setting, and the same one chosen again, change nothing about it.
    ready.now = END + timedelta(days=1, minutes=30)
    await change(ready, asks_after_meetups=True, feedback_limit=5)
    ready.now = DUE + timedelta(days=1)
    assert await ask(ready, keys, earlier) is None
    assert (await asked(ready, keys, later)).is_open


async def test_what_ended_before_the_bot_could_ask_is_let_alone(
    desk: Desk, keys: KeyFolder
) -> None:
    found = await joined(desk)
    desk.now = END + timedelta(minutes=1)
    # Without a beginning nothing is planned either.
    assert await asks(desk, desk.now) == []
    await meetup_feedback.ensure(desk.uow, now=desk.now)
    await meetup_feedback.ensure(desk.uow, now=NOW)
    desk.now = DUE
    assert await asks(desk, DUE) == []
    assert await ask(desk, keys, found) is None


async def test_a_network_that_removed_the_bot_is_not_asked_until_it_is_back(
    ready: Desk, keys: KeyFolder
) -> None:
    found = await joined(ready)
    await communities.removed(ready.uow, community_id=COMMUNITY, now=NOW)
    ready.now = DUE
    assert await asks(ready, DUE) == []
    assert await ask(ready, keys, found) is None
    await communities.returned(ready.uow, community_id=COMMUNITY, now=DUE)
    assert (await asked(ready, keys, found)).is_open


async def test_another_networks_meetup_is_not_found(ready: Desk, keys: KeyFolder) -> None:
    found = await joined(ready)
    ready.now = DUE
    assert await ask(ready, keys, found, community_id=OTHER_COMMUNITY) is None


# ------------------------------------------------------------------------------------- which survey


async def test_the_shipped_survey_is_kept_the_first_time(ready: Desk, keys: KeyFolder) -> None:
    held = await asked(ready, keys, await joined(ready))
    [kept] = await surveys.listed(ready.uow, community_id=COMMUNITY)
    assert (kept.key, kept.form, kept.version) == ("after-meetup", TEMPLATE.form, 1)
    assert (held.survey_id, held.form) == (kept.survey_id, TEMPLATE.form)
    where = {"community_id": COMMUNITY, "survey_id": kept.survey_id}
    assert await surveys.source_of(ready.uow, **where) == TEMPLATE.source


async def keep_own(desk: Desk, key: str) -> Any:
    return await surveys.keep(
        desk.uow,
        community_id=COMMUNITY,
        key=key,
        form=OTHER_FORM,
        source="",
        by=ANNA,
        now=desk.now,
    )


async def test_the_networks_own_of_that_key_comes_before_the_shipped_one(
    ready: Desk, keys: KeyFolder
) -> None:
    await keep_own(ready, "after-meetup")
    held = await asked(ready, keys, await joined(ready))
    assert held.form == OTHER_FORM


async def test_the_chosen_survey_is_asked(ready: Desk, keys: KeyFolder) -> None:
    await keep_own(ready, "our-own")
    await change(ready, meetup_survey_key="our-own")
    held = await asked(ready, keys, await joined(ready), template=None)
    assert held.form == OTHER_FORM


async def test_a_survey_that_was_put_away_is_not_asked(ready: Desk, keys: KeyFolder) -> None:
    own = await keep_own(ready, "after-meetup")
    await surveys.retire(
        ready.uow, community_id=COMMUNITY, survey_id=own.survey_id, by=ANNA, now=NOW
    )
    found = await joined(ready)
    ready.now = DUE
    assert await ask(ready, keys, found) is None
    await keep_own(ready, "after-meetup")
    assert (await asked(ready, keys, found)).form == OTHER_FORM


async def test_without_any_survey_of_the_key_nobody_is_asked(ready: Desk, keys: KeyFolder) -> None:
    found = await joined(ready)
    ready.now = DUE
    assert await ask(ready, keys, found, template=None) is None
    await change(ready, meetup_survey_key="our-own")
    assert await ask(ready, keys, found) is None
    assert await written_to(ready, NOT_SENT) == []
