"""Rounds of surveys: who is asked when, who is told what, and what is left when one is closed."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.box_keys import KeyFolder
from bot.services import communities, survey_comparisons, survey_outcomes, survey_rounds
from bot.services.outcomes import GONE
from bot.services.survey_cases import (
    CLOSE_JOB,
    CLOSED,
    INVITATION,
    NO_CARD,
    NOT_SENT,
    REMIND_JOB,
    ROUND_CARD,
    ROUND_REMINDER,
    ROUND_RESULT,
    ROUND_UPDATE,
    TOO_FEW,
    box_of,
)
from domain.errors import NotFound, NotSetUp
from domain.ids import MeetupId, RoundId, SurveyId, UserId
from domain.poll_refusals import BoxSealed
from domain.quiet_hours import QuietHours, is_quiet
from domain.survey_refusals import SurveyClosed
from domain.survey_values import Round, RoundEnd, RoundState
from domain.surveys import WRITTEN_TO_AT_MOST
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.services.conftest import ANNA, BO, COMMUNITY, NOW, OTHER_COMMUNITY, Desk
from tests.services.survey_desks import (
    AVA,
    BEN,
    CARD_CHANNEL,
    CIA,
    DAN,
    FORM,
    PEOPLE,
    SOON,
    WORTH,
    BrittleKeys,
    answered,
    ballots,
    begun,
    closed,
    deliver,
    filled_in,
    invited,
    kept,
    of,
    opened,
    rows,
    sent,
    settings,
    stored,
    whom,
)

SHORTER = replace(FORM, questions=(WORTH,))
MEETUP = MeetupId(31)


@pytest.fixture
def keys(tmp_path: Path) -> KeyFolder:
    return KeyFolder(tmp_path / "boxes")


@pytest.fixture
async def ready(desk: Desk) -> Desk:
    await settings(desk)
    return desk


@pytest.fixture
async def processes(database_url: str, ready: Desk) -> AsyncIterator[list[UnitOfWork]]:
    """Several connections of their own to the desk's database, as several processes have."""
    found = [await Database.open(database_url) for _ in range(3)]
    yield [database.unit_of_work() for database in found]
    for database in found:
        await database.close()


async def all_answer(desk: Desk, keys: KeyFolder, held: Round) -> None:
    for number, user_id in enumerate(PEOPLE):
        await answered(desk, keys, held, user_id, worth=str(1 + number % 5))


async def jobs(desk: Desk, held: Round) -> dict[str, datetime]:
    """The jobs that are planned for the round, and when."""
    async with desk.uow.write() as tx:
        found = await tx.jobs.claim(NOW + timedelta(days=400), limit=100, by="test")
    return {
        each.name: each.due_at for each in found if each.payload.get("round_id") == held.round_id
    }


# ------------------------------------------------------------------------------------------- open


async def test_a_round_is_opened_with_its_card_its_messages_and_its_key(
    ready: Desk, keys: KeyFolder
) -> None:
    survey = await kept(ready)
    held = await opened(ready, keys, survey_id=survey.survey_id)
    assert (held.state, held.number, held.version) == (RoundState.OPEN, 1, 1)
    assert (held.asked, held.limit, held.opened_by) == (8, 5, ANNA)
    assert held.closes_at == NOW + timedelta(days=14)
    assert await stored(ready, held) == held
    assert keys.known() == {box_of(held.round_id)}
    assert sorted(await invited(ready, held)) == sorted(PEOPLE)
    [card] = await rows(ready, ROUND_CARD)
    assert (card.payload, card.due_at) == ({"round_id": held.round_id}, NOW)
    messages = await rows(ready, INVITATION)
    assert sorted(whom(messages)) == sorted(PEOPLE)
    # Thirty a minute.
    assert [each.due_at - NOW for each in messages] == [
        timedelta(seconds=2 * place) for place in range(8)
    ]
    assert {each.payload["round_id"] for each in messages} == {held.round_id}
    assert (await ready.actions())[-1] == "survey_rounds.opened"
    assert await jobs(ready, held) == {CLOSE_JOB: held.closes_at, REMIND_JOB: held.remind_at}
    assert await survey_rounds.open_rounds(ready.uow, community_id=COMMUNITY) == [held]
    assert await survey_rounds.open_rounds(ready.uow, community_id=OTHER_COMMUNITY) == []


async def test_whom_is_written_to_first_says_nothing(ready: Desk, keys: KeyFolder) -> None:
    people = tuple(UserId(800_000 + number) for number in range(60))
    held = await opened(ready, keys, invited=people)
    order = whom(await rows(ready, INVITATION))
    assert sorted(order) == list(people)
    assert order != list(people)
    stands = await invited(ready, held)
    assert sorted(stands) == list(people)
    assert stands not in (list(people), order)


async def test_whoever_is_named_twice_is_asked_once(ready: Desk, keys: KeyFolder) -> None:
    held = await opened(ready, keys, invited=(*PEOPLE, *PEOPLE[:3]))
    assert held.asked == 8
    assert len(await rows(ready, INVITATION)) == 8


@pytest.mark.parametrize("by_message", [True, False])
async def test_without_a_card_each_is_written_to(
    ready: Desk, keys: KeyFolder, by_message: bool
) -> None:
    held = await opened(ready, keys, channel_id=None, by_message=by_message)
    assert held.channel_id is None
    assert await rows(ready, ROUND_CARD) == []
    assert len(await rows(ready, INVITATION)) == 8


async def test_by_the_card_alone(ready: Desk, keys: KeyFolder) -> None:
    await opened(ready, keys, by_message=False)
    assert len(await rows(ready, ROUND_CARD)) == 1
    assert await rows(ready, INVITATION) == []


async def test_very_many_are_asked_and_reminded_by_the_card(ready: Desk, keys: KeyFolder) -> None:
    people = [UserId(900_000 + number) for number in range(WRITTEN_TO_AT_MOST + 1)]
    held = await opened(ready, keys, invited=people)
    assert held.asked == len(people)
    assert held.remind_at is not None
    ready.now = held.remind_at
    assert await survey_rounds.remind(ready.uow, **of(held), now=ready.now) == 0
    assert await rows(ready, INVITATION, ROUND_REMINDER) == []
    assert len(await rows(ready, ROUND_CARD)) == 1


async def test_nobody_is_written_to_in_the_quiet_hours(desk: Desk, keys: KeyFolder) -> None:
    # 19:59 in Stockholm; half of them are written to before the bell.
    desk.now = datetime(2026, 11, 23, 18, 59, 52, tzinfo=UTC)
    await settings(desk, quiet_from=20, quiet_until=7)
    held = await opened(desk, keys)
    times = [each.due_at for each in await rows(desk, INVITATION)]
    morning = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
    assert times == [
        *(desk.now + timedelta(seconds=2 * place) for place in range(4)),
        *(morning + timedelta(seconds=2 * place) for place in range(4)),
    ]
    # Whoever opens a round wants to see it stand there.
    [card] = await rows(desk, ROUND_CARD)
    assert card.due_at == desk.now
    desk.now = held.closes_at
    await closed(desk, keys, held, by=None, end=RoundEnd.TIME)
    [told] = await rows(desk, ROUND_RESULT)
    assert not is_quiet(told.due_at, QuietHours(20, 7), "Europe/Stockholm")


async def test_a_round_lasts_one_to_sixty_days(ready: Desk, keys: KeyFolder) -> None:
    survey = await kept(ready)
    held = await opened(
        ready, keys, survey_id=survey.survey_id, closes_at=NOW + timedelta(days=900)
    )
    assert held.closes_at == NOW + timedelta(days=60)
    assert (await stored(ready, held)).closes_at == held.closes_at


@pytest.mark.parametrize(("number", "limit"), [(4, 5), (0, 5), (8, 10)])
async def test_too_few_are_not_asked_and_it_is_said_to_whom_it_concerns(
    ready: Desk, keys: KeyFolder, number: int, limit: int
) -> None:
    await settings(ready, feedback_limit=limit)
    held = await opened(ready, keys, invited=PEOPLE[:number], tells=(BO, DAN))
    assert (held.state, held.asked, held.limit) == (RoundState.NOT_SENT, number, limit)
    assert keys.known() == frozenset()
    assert await rows(ready, INVITATION, ROUND_CARD) == []
    assert await invited(ready, held) == []
    assert await jobs(ready, held) == {}
    told = await rows(ready, NOT_SENT)
    assert sorted(whom(told)) == sorted([BO, DAN])
    assert {each.payload["code"] for each in told} == {TOO_FEW}
    assert (await ready.actions())[-1] == "survey_rounds.not_sent"
    # It is nothing that could be answered, closed, reminded of or compared with.
    with pytest.raises(SurveyClosed):
        await begun(ready, keys, held, AVA)
    assert await closed(ready, keys, held) == held
    assert await survey_rounds.remind(ready.uow, **of(held), now=held.closes_at) == 0
    assert await survey_rounds.close_lost(ready.uow, keys, now=held.closes_at) == []
    await deliver(ready)
    assert await rows(ready, NOT_SENT) == []


async def test_whoever_opens_one_for_too_few_is_told(ready: Desk, keys: KeyFolder) -> None:
    await opened(ready, keys, invited=PEOPLE[:2])
    assert whom(await rows(ready, NOT_SENT)) == [ANNA]


async def test_of_what_the_bot_did_not_send_hosts_are_told_in_the_morning(
    desk: Desk, keys: KeyFolder
) -> None:
    desk.now = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
    await settings(desk, quiet_from=20, quiet_until=7)
    await opened(desk, keys, invited=PEOPLE[:2], by=None, tells=(BO,), channel_id=None)
    [told] = await rows(desk, NOT_SENT)
    assert told.due_at == datetime(2026, 11, 24, 6, 0, tzinfo=UTC)


async def test_a_survey_of_another_community_is_not_opened(ready: Desk, keys: KeyFolder) -> None:
    survey = await kept(ready, community_id=OTHER_COMMUNITY)
    for survey_id in (survey.survey_id, SurveyId(4_711)):
        with pytest.raises(NotFound):
            await opened(ready, keys, survey_id=survey_id)
    assert keys.known() == frozenset()


async def test_nothing_is_opened_where_the_bot_is_not_any_more(
    ready: Desk, keys: KeyFolder
) -> None:
    survey = await kept(ready)
    await communities.change(
        ready.uow,
        community_id=COMMUNITY,
        by=ANNA,
        now=NOW,
        change=lambda before: replace(before, removed_at=NOW),
    )
    with pytest.raises(NotSetUp):
        await opened(ready, keys, survey_id=survey.survey_id)


async def test_a_meetup_has_one_round_though_two_processes_open_it(
    ready: Desk, keys: KeyFolder, processes: list[UnitOfWork]
) -> None:
    survey = await kept(ready)
    more = {
        "survey_id": survey.survey_id,
        "meetup_id": MEETUP,
        "by": None,
        "channel_id": None,
        "tells": (BO,),
        "subject": "Frukost i Lund",
    }
    found = await asyncio.gather(*(opened(ready, keys, uow=uow, **more) for uow in processes))
    assert len({each.round_id for each in found}) == 1
    [held] = await survey_rounds.open_rounds(ready.uow, community_id=COMMUNITY)
    assert held == found[0] == found[1] == found[2]
    assert (held.subject, held.meetup_id) == ("Frukost i Lund", MEETUP)
    assert len(await rows(ready, INVITATION)) == 8
    assert keys.known() == {box_of(held.round_id)}
    assert (await ready.actions()).count("survey_rounds.opened") == 1


async def test_rounds_of_a_survey_are_numbered_though_they_are_opened_at_once(
    ready: Desk, keys: KeyFolder, processes: list[UnitOfWork]
) -> None:
    survey = await kept(ready)
    found = await asyncio.gather(
        *(opened(ready, keys, uow=uow, survey_id=survey.survey_id) for uow in processes)
    )
    assert sorted(each.number for each in found) == [1, 2, 3]
    other = await kept(ready, key="member-survey")
    assert (await opened(ready, keys, survey_id=other.survey_id)).number == 1


# ------------------------------------------------------------------------------------- the version


async def test_an_open_round_goes_on_as_it_was_when_the_survey_is_changed(
    ready: Desk, keys: KeyFolder
) -> None:
    held = await opened(ready, keys)
    await filled_in(ready, keys, held, AVA, came="yes")
    changed = await kept(ready, SHORTER)
    assert changed.version == 2
    sitting = await begun(ready, keys, held, AVA)
    assert (sitting.round.form, sitting.round.version) == (FORM, 1)
    assert sitting.answers == {"came": "yes"}
    await all_answer(ready, keys, held)
    done = await closed(ready, keys, held)
    assert (done.form, done.version) == (FORM, 1)
    assert done.results is not None
    assert [each.key for each in done.results.tables] == ["came", "worth"]
    following = await opened(ready, keys, survey_id=held.survey_id)
    assert (following.form, following.version, following.number) == (SHORTER, 2, 2)
    # The rounds can be compared all the same.
    await closed(ready, keys, following)
    assert await survey_comparisons.results_of(ready.uow, **of(following)) == (
        await stored(ready, following),
        done,
    )


# ------------------------------------------------------------------------------------- reminders


async def test_everybody_is_reminded_of_alike_and_once(ready: Desk, keys: KeyFolder) -> None:
    held = await opened(ready, keys)
    await deliver(ready)
    await answered(ready, keys, held, AVA)
    assert held.remind_at is not None
    early = held.remind_at - timedelta(seconds=1)
    assert await survey_rounds.remind(ready.uow, **of(held), now=early) == 0
    ready.now = held.remind_at
    assert await survey_rounds.remind(ready.uow, **of(held), now=ready.now) == 8
    assert await survey_rounds.remind(ready.uow, **of(held), now=ready.now) == 0
    messages = await rows(ready, ROUND_REMINDER)
    # The rows don't tell that Ava has answered.
    assert sorted(whom(messages)) == sorted(PEOPLE)
    assert [each.due_at - ready.now for each in messages] == [
        timedelta(seconds=2 * place) for place in range(8)
    ]
    ready.later(minutes=1)
    await deliver(ready)
    assert await rows(ready, ROUND_REMINDER) == []
    # Also when nothing of it is remembered any more.
    assert await survey_rounds.remind(ready.uow, **of(held), now=ready.now) == 0
    assert await rows(ready, ROUND_REMINDER) == []


async def test_two_processes_remind_once(
    ready: Desk, keys: KeyFolder, processes: list[UnitOfWork]
) -> None:
    held = await opened(ready, keys)
    assert held.remind_at is not None
    ready.now = held.remind_at
    found = await asyncio.gather(
        *(survey_rounds.remind(uow, **of(held), now=ready.now) for uow in processes)
    )
    assert sorted(found) == [0, 0, 8]


async def test_a_reminder_that_comes_too_late_is_left_out(ready: Desk, keys: KeyFolder) -> None:
    held = await opened(ready, keys)
    late = held.closes_at - timedelta(minutes=30)
    assert await survey_rounds.remind(ready.uow, **of(held), now=late) == 0
    other = await opened(ready, keys, survey_id=held.survey_id)
    await closed(ready, keys, other)
    assert other.remind_at is not None
    assert await survey_rounds.remind(ready.uow, **of(other), now=other.remind_at) == 0
    assert await rows(ready, ROUND_REMINDER) == []


async def test_a_round_without_a_reminder(ready: Desk, keys: KeyFolder) -> None:
    held = await opened(ready, keys, remind_at=None)
    assert await jobs(ready, held) == {CLOSE_JOB: held.closes_at}
    assert await survey_rounds.remind(ready.uow, **of(held), now=held.closes_at) == 0


async def test_reminders_wait_for_the_morning(desk: Desk, keys: KeyFolder) -> None:
    await settings(desk, quiet_from=20, quiet_until=7)
    remind_at = datetime(2026, 11, 25, 22, 0, tzinfo=UTC)
    held = await opened(desk, keys, remind_at=remind_at)
    desk.now = remind_at
    assert await survey_rounds.remind(desk.uow, **of(held), now=desk.now) == 8
    assert (await rows(desk, ROUND_REMINDER))[0].due_at == datetime(2026, 11, 26, 6, tzinfo=UTC)


# ---------------------------------------------------------------------------------------- closing


async def test_a_closed_round_has_results_and_nothing_by_which_anybody_is_found(
    ready: Desk, keys: KeyFolder
) -> None:
    held = await opened(ready, keys, tells=(BO, DAN))
    for number, user_id in enumerate(PEOPLE[:6]):
        await answered(ready, keys, held, user_id, worth=str(1 + number % 3), next=f"Mer {number}")
    await filled_in(ready, keys, held, PEOPLE[7], came="no")
    done = await closed(ready, keys, held)
    assert (done.state, done.end, done.closed_at) == (RoundState.CLOSED, RoundEnd.BY_HAND, NOW)
    assert await stored(ready, held) == done
    assert done.results is not None
    assert (done.results.asked, done.results.answered, done.results.limit) == (8, 6, 5)
    worth = done.results.table("worth")
    assert worth is not None
    assert (worth.base, worth.counts) == (6, (2, 2, 2, 0, 0))
    [texts] = [each.texts for each in done.results.texts if each.key == "next"]
    assert texts is not None
    assert sorted(texts) == [f"Mer {number}" for number in range(6)]
    assert keys.known() == frozenset()
    with pytest.raises(BoxSealed):
        keys.of(box_of(held.round_id))
    async with ready.uow.read() as tx:
        columns = "SELECT count(*) FROM ballots WHERE seal IS NOT NULL"
        assert (await tx.connection.exec_driver_sql(columns)).scalar() == 0
        drafts = "SELECT count(*) FROM answer_drafts"
        assert (await tx.connection.exec_driver_sql(drafts)).scalar() == 0
    assert len(await ballots(ready, held)) == 6
    assert (await ready.actions())[-1] == "survey_rounds.closed"
    assert sorted(whom(await rows(ready, ROUND_RESULT))) == sorted([BO, DAN])
    assert await survey_rounds.told(ready.uow, **of(held)) == sorted([BO, DAN])
    assert await survey_rounds.open_rounds(ready.uow, community_id=COMMUNITY) == []
    found = await survey_rounds.closed_rounds(ready.uow, community_id=COMMUNITY, limit=5)
    assert found == [done]


async def test_fewer_answers_than_the_limit_are_not_told_of(ready: Desk, keys: KeyFolder) -> None:
    held = await opened(ready, keys)
    for user_id in PEOPLE[:4]:
        await answered(ready, keys, held, user_id, next="Hemligt")
    done = await closed(ready, keys, held)
    assert done.results is not None
    assert done.results.answered == 4
    assert all(each.is_withheld and each.base is None for each in done.results.tables)
    assert all(each.texts is None for each in done.results.texts)


async def test_the_round_keeps_the_limit_that_it_was_opened_with(
    ready: Desk, keys: KeyFolder
) -> None:
    held = await opened(ready, keys)
    await settings(ready, feedback_limit=15)
    await all_answer(ready, keys, held)
    done = await closed(ready, keys, held)
    assert done.results is not None
    assert done.results.limit == 5
    assert not any(each.is_withheld for each in done.results.tables if each.key == "worth")


async def test_who_opened_a_round_without_hosts_is_told_the_results(
    ready: Desk, keys: KeyFolder
) -> None:
    held = await opened(ready, keys)
    await closed(ready, keys, held, by=BO)
    [told] = await rows(ready, ROUND_RESULT)
    assert (told.payload["user_id"], told.due_at) == (ANNA, NOW)
    await deliver(ready)
    assert await rows(ready, ROUND_RESULT) == []


async def test_a_round_is_closed_once(
    ready: Desk, keys: KeyFolder, processes: list[UnitOfWork]
) -> None:
    held = await opened(ready, keys)
    await all_answer(ready, keys, held)
    ends = [RoundEnd.BY_HAND, RoundEnd.TIME, RoundEnd.KEY_LOST]
    found = await asyncio.gather(
        *(
            closed(ready, keys, held, uow=uow, end=end)
            for uow, end in zip(processes, ends, strict=True)
        )
    )
    assert found[0] == found[1] == found[2]
    again = await closed(ready, keys, held, by=BO, end=RoundEnd.TIME)
    assert again == found[0]
    assert again.results is not None
    assert again.results.answered == 8
    assert (await ready.actions()).count("survey_rounds.closed") == 1
    assert whom(await rows(ready, ROUND_RESULT)) == [ANNA]


async def test_whoever_sends_while_it_is_closed_is_counted_or_refused(
    ready: Desk, keys: KeyFolder, processes: list[UnitOfWork]
) -> None:
    held = await opened(ready, keys)
    for user_id in PEOPLE:
        await filled_in(ready, keys, held, user_id, came="yes", worth="3")
    sending = [
        sent(ready, keys, held, user_id, uow=processes[place % 2])
        for place, user_id in enumerate(PEOPLE)
    ]
    *outcomes, done = await asyncio.gather(
        *sending, closed(ready, keys, held, uow=processes[2]), return_exceptions=True
    )
    refused = [each for each in outcomes if isinstance(each, BaseException)]
    assert all(isinstance(each, SurveyClosed | BoxSealed) for each in refused)
    assert isinstance(done, Round)
    assert done.results is not None
    assert done.results.answered == len(outcomes) - len(refused) == len(await ballots(ready, held))


async def test_messages_that_wait_when_a_round_is_closed_are_not_sent(
    ready: Desk, keys: KeyFolder
) -> None:
    held = await opened(ready, keys)
    other = await opened(ready, keys, survey_id=held.survey_id)
    ready.later(seconds=5)
    await deliver(ready)
    left_to_send = whom(await rows(ready, INVITATION))
    assert 0 < len(left_to_send) < 16
    await closed(ready, keys, held)
    # Nor does any row name whom we would have asked; the other round goes on.
    assert {each.payload["round_id"] for each in await rows(ready, INVITATION)} == {other.round_id}


async def test_a_round_of_another_community_is_not_there(ready: Desk, keys: KeyFolder) -> None:
    held = await opened(ready, keys)
    strange = {"community_id": OTHER_COMMUNITY, "round_id": held.round_id}
    for reading in (
        survey_rounds.round_of,
        survey_rounds.drawn,
        survey_comparisons.results_of,
        survey_rounds.told,
    ):
        with pytest.raises(NotFound):
            await reading(ready.uow, **strange)
    with pytest.raises(NotFound):
        await survey_rounds.close_round(
            ready.uow, keys, **strange, by=BO, end=RoundEnd.BY_HAND, now=NOW
        )
    assert await survey_rounds.remind(ready.uow, **strange, now=held.closes_at) == 0
    with pytest.raises(NotFound):
        await survey_rounds.round_of(ready.uow, community_id=COMMUNITY, round_id=RoundId(3))
    assert (await stored(ready, held)).is_open


# ----------------------------------------------------------------------------------- what is lost


async def test_what_fails_after_the_key_is_gone_is_closed_by_the_next_look(
    ready: Desk, keys: KeyFolder
) -> None:
    held = await opened(ready, keys)
    await all_answer(ready, keys, held)
    with pytest.raises(ConnectionError):
        await closed(ready, BrittleKeys(keys), held)
    # Nothing of the closing is kept but that nobody can find a ballot any more.
    assert await stored(ready, held) == held
    assert await rows(ready, ROUND_RESULT) == []
    with pytest.raises(BoxSealed):
        await begun(ready, keys, held, AVA)
    ready.later(minutes=10)
    [done] = await survey_rounds.close_lost(ready.uow, keys, now=ready.now)
    assert (done.round_id, done.end) == (held.round_id, RoundEnd.KEY_LOST)
    assert await stored(ready, held) == done
    assert done.results is not None
    assert done.results.answered == 8
    assert whom(await rows(ready, ROUND_RESULT)) == [ANNA]
    assert await survey_rounds.close_lost(ready.uow, keys, now=ready.now) == []


async def test_a_broken_key_is_a_lost_one(ready: Desk, keys: KeyFolder, tmp_path: Path) -> None:
    held = await opened(ready, keys)
    other = await opened(ready, keys, survey_id=held.survey_id)
    await answered(ready, keys, held, AVA)
    (tmp_path / "boxes" / f"{int(held.round_id)}.key").write_bytes(b"half")
    [done] = await survey_rounds.close_lost(ready.uow, keys, now=NOW)
    assert (done.round_id, done.end) == (held.round_id, RoundEnd.KEY_LOST)
    assert (await stored(ready, other)).is_open
    assert keys.known() == {box_of(other.round_id)}


async def test_a_round_whose_job_was_lost_is_closed_all_the_same(
    ready: Desk, keys: KeyFolder
) -> None:
    held = await opened(ready, keys, days=2)
    before = held.closes_at - timedelta(seconds=1)
    assert await survey_rounds.close_lost(ready.uow, keys, now=before) == []
    [done] = await survey_rounds.close_lost(ready.uow, keys, now=held.closes_at)
    assert done.end is RoundEnd.TIME
    assert keys.known() == frozenset()


async def test_two_looks_at_once_close_what_is_lost_once(
    ready: Desk, keys: KeyFolder, processes: list[UnitOfWork]
) -> None:
    held = await opened(ready, keys)
    keys.destroy(box_of(held.round_id))
    await asyncio.gather(*(survey_rounds.close_lost(uow, keys, now=NOW) for uow in processes))
    assert (await stored(ready, held)).end is RoundEnd.KEY_LOST
    assert (await ready.actions()).count("survey_rounds.closed") == 1


# ------------------------------------------------------------------------------------ comparisons


async def test_a_round_is_compared_with_the_one_of_its_survey_before_it(
    ready: Desk, keys: KeyFolder
) -> None:
    first = await opened(ready, keys)
    second = await opened(ready, keys, survey_id=first.survey_id)
    third = await opened(ready, keys, survey_id=first.survey_id)
    other = await opened(ready, keys, survey_id=(await kept(ready, key="annan")).survey_id)
    assert await survey_comparisons.results_of(ready.uow, **of(first)) == (first, None)
    # The second is closed first.
    for held in (second, other, first, third):
        ready.later(hours=1)
        await closed(ready, keys, held)
    found = {
        held.number: (await survey_comparisons.results_of(ready.uow, **of(held)))[1]
        for held in (first, second, third)
    }
    assert found == {1: await stored(ready, second), 2: None, 3: await stored(ready, first)}
    assert (await survey_comparisons.results_of(ready.uow, **of(other)))[1] is None
    of_survey = await survey_rounds.closed_rounds(
        ready.uow, community_id=COMMUNITY, survey_id=first.survey_id, limit=2
    )
    assert [each.round_id for each in of_survey] == [third.round_id, first.round_id]


# ----------------------------------------------------------------------------------- to be answered


async def test_everybody_finds_the_rounds_that_they_can_answer(
    ready: Desk, keys: KeyFolder
) -> None:
    first = await opened(ready, keys)
    second = await opened(ready, keys, survey_id=first.survey_id, invited=PEOPLE[:5])
    lost = await opened(ready, keys, survey_id=first.survey_id)
    keys.destroy(box_of(lost.round_id))
    await answered(ready, keys, first, AVA)

    async def found(user_id: UserId) -> set[int]:
        rounds = await survey_rounds.rounds_to_answer(
            ready.uow, keys, community_id=COMMUNITY, user_id=user_id
        )
        return {each.number for each in rounds}

    assert await found(AVA) == {second.number}
    assert await found(BEN) == {first.number, second.number}
    assert await found(PEOPLE[7]) == {first.number}
    assert await found(ANNA) == set()
    await closed(ready, keys, second)
    assert await found(AVA) == set()
    assert (
        await survey_rounds.rounds_to_answer(
            ready.uow, keys, community_id=OTHER_COMMUNITY, user_id=BEN
        )
        == []
    )


# -------------------------------------------------------------------------------------- the card


async def test_the_card_is_drawn_up_to_what_has_come_and_at_most_every_five_seconds(
    ready: Desk, keys: KeyFolder
) -> None:
    held = await opened(ready, keys, by_message=False)
    await answered(ready, keys, held, AVA)
    await deliver(ready)
    assert (await stored(ready, held)).message_id is not None
    assert await rows(ready, ROUND_UPDATE) == []
    for user_id in (BEN, CIA):
        await answered(ready, keys, held, user_id)
    [update] = await rows(ready, ROUND_UPDATE)
    await deliver(ready)
    [update] = await rows(ready, ROUND_UPDATE)
    assert (update.state, update.result) == ("sent", {"drawn": 3})
    ready.later(seconds=1)
    await answered(ready, keys, held, DAN)
    [update] = await rows(ready, ROUND_UPDATE)
    assert (update.state, update.due_at) == ("queued", NOW + timedelta(seconds=5))
    ready.now += SOON
    await closed(ready, keys, held)
    await deliver(ready)
    [update] = await rows(ready, ROUND_UPDATE)
    assert update.result == {"drawn": CLOSED}


async def test_what_comes_while_the_card_is_drawn_is_drawn_too(
    ready: Desk, keys: KeyFolder
) -> None:
    held = await opened(ready, keys, by_message=False)
    async with ready.uow.write() as tx:
        [card] = await tx.outbox.claim(NOW, limit=10, by="test")
    shown = await survey_rounds.drawn(ready.uow, **of(held))
    await answered(ready, keys, held, AVA)
    result = {"channel_id": CARD_CHANNEL, "message_id": 88, "drawn": shown.mark}
    async with ready.uow.write() as tx:
        await tx.outbox.sent(card.id, now=NOW, result=result)
        await survey_outcomes.card_posted(tx, card, result, NOW)
    [update] = await rows(ready, ROUND_UPDATE)
    assert update.state == "queued"


async def test_a_card_that_is_posted_after_the_closing_says_that_it_is_closed(
    ready: Desk, keys: KeyFolder
) -> None:
    held = await opened(ready, keys, by_message=False)
    await closed(ready, keys, held)
    assert (await survey_rounds.drawn(ready.uow, **of(held))).mark == CLOSED
    await deliver(ready)
    assert await rows(ready, ROUND_UPDATE) == []


async def test_a_card_that_is_deleted_comes_back_once(ready: Desk, keys: KeyFolder) -> None:
    held = await opened(ready, keys, by_message=False)
    await deliver(ready)
    first = await stored(ready, held)
    for user_id, cards in ((AVA, 2), (BEN, 2)):
        await answered(ready, keys, held, user_id)
        await deliver(ready, fails={ROUND_UPDATE: GONE})
        assert (await stored(ready, held)).message_id is None
        await deliver(ready)
        assert len(await rows(ready, ROUND_CARD)) == cards
        ready.now += SOON
    # The round goes on without it.
    assert (await stored(ready, held)).message_id is None
    assert first.message_id is not None
    await answered(ready, keys, held, CIA)
    assert len(await ballots(ready, held)) == 3


async def test_whoever_opened_a_round_learns_that_its_card_can_not_be_posted(
    ready: Desk, keys: KeyFolder
) -> None:
    held = await opened(ready, keys, by_message=False)
    await deliver(ready, fails={ROUND_CARD: "forbidden"})
    [told] = await rows(ready, NOT_SENT)
    assert (told.payload["user_id"], told.payload["code"]) == (ANNA, NO_CARD)
    assert (await stored(ready, held)).is_open


async def test_a_deleted_card_of_a_closed_round_stays_away(ready: Desk, keys: KeyFolder) -> None:
    held = await opened(ready, keys, by_message=False)
    await deliver(ready)
    await closed(ready, keys, held)
    await deliver(ready, fails={ROUND_UPDATE: GONE})
    assert len(await rows(ready, ROUND_CARD)) == 1
    assert await rows(ready, NOT_SENT) == []


async def test_no_row_stays_of_whom_was_written_to(ready: Desk, keys: KeyFolder) -> None:
    await opened(ready, keys)
    ready.later(minutes=1)
    await deliver(ready, fails={INVITATION: "closed"})
    assert await rows(ready, INVITATION) == []
