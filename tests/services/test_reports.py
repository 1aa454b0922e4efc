"""Reports: whose post it is, one card, one choice with what follows, and what is taken back."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import pytest

from bot.services import anonymity, privacy, report_cases, reports, threads
from bot.services.report_cases import CARD, CARD_UPDATE, REMINDER, REMOVAL
from bot.services.thread_cases import ANSWER_UPDATE, BLOCK_JOB, LIFT_JOB, UPDATE
from domain.anonymity import BLOCK_LEAST, BLOCK_MOST
from domain.errors import LedarbotError, NotFound
from domain.ids import ChannelId, MessageId, UserId
from domain.reports import Choice, Report, Stop
from domain.thread_refusals import Blocked, ReportClosed, Stopped, TooLong
from domain.thread_values import ThreadState
from storage.database import Database
from storage.outbox import OutboxMessage
from storage.unit_of_work import UnitOfWork
from tests.services.anonymous_desks import MORA, NOVA, answered, codes, post_of, wondered
from tests.services.conftest import ANNA, BO, COMMUNITY, OTHER_COMMUNITY, Desk
from tests.services.report_desks import (
    ELSEWHERE,
    MESSAGE,
    SARA,
    TOMAS,
    brought,
    case_of,
    dealt,
    first_of,
    inside,
    log,
    reported,
    rows,
    step,
    unseen_post,
)
from tests.services.thread_desks import THREADS_CHANNEL, VAULT, asked, opened, stored


@pytest.fixture
async def ready(desk: Desk) -> Desk:
    await opened(desk)
    return desk


@pytest.fixture
async def processes(database_url: str, ready: Desk) -> AsyncIterator[list[UnitOfWork]]:
    """Several connections of their own to the desk's database, as several processes have."""
    opened_here = [await Database.open(database_url) for _ in range(2)]
    yield [database.unit_of_work() for database in opened_here]
    for database in opened_here:
        await database.close()


async def marked(desk: Desk, kind: str, result: Any) -> OutboxMessage:
    """The newest row of a kind went out, or couldn't, with what follows."""
    message = (await rows(desk, kind))[-1]
    sent = {CARD: report_cases.card_posted, CARD_UPDATE: report_cases.card_drawn}
    failed = {REMOVAL: report_cases.not_removed, REMINDER: report_cases.not_reminded}
    async with desk.uow.write() as tx:
        if isinstance(result, dict):
            await tx.outbox.sent(message.id, now=desk.now, result=result)
            await sent[kind](tx, message, result, desk.now)
        else:
            await tx.outbox.fail(message.id, now=desk.now, error=result)
            await failed[kind](tx, message, result, desk.now)
    return message


# ---------------------------------------------------------------------------------- reporting


async def test_a_members_message_is_known_by_its_place_and_author_alone(ready: Desk) -> None:
    report = await reported(ready)
    assert (report.author_id, report.handle, report.thread_id) == (BO, None, None)
    assert (report.is_ours, report.stop) == (False, Stop.REMINDER)
    assert (await case_of(ready, report)).text == ""
    [card] = await rows(ready, CARD)
    assert card.payload == {"report_id": report.report_id}
    [line] = await log(ready, "reports.reported")
    assert (line.actor_id, line.subject_id) == (ANNA, report.report_id)


async def test_a_members_message_in_a_thread_of_ours(ready: Desk) -> None:
    thread = await asked(ready)
    report = await reported(ready, **inside(thread, 900, author_id=BO))
    assert (report.thread_id, report.author_id) == (thread.thread_id, BO)
    assert (report.is_ours, report.stop) == (False, Stop.THREAD)


async def test_the_first_post_of_a_named_thread(ready: Desk) -> None:
    thread = await asked(ready, by=BO)
    report = await reported(ready, **first_of(thread))
    assert (report.thread_id, report.author_id, report.handle) == (thread.thread_id, BO, None)
    assert (report.is_ours, report.is_starter, report.stop) == (True, True, Stop.THREAD)
    assert (await case_of(ready, report)).text == f"{thread.title}\n{thread.text}"


async def test_the_first_post_in_a_text_channel_stands_outside_its_thread(ready: Desk) -> None:
    thread = await asked(ready, by=BO)
    given = first_of(thread) | {"channel_id": THREADS_CHANNEL}
    report = await reported(ready, **given)
    assert (report.is_starter, report.channel_id) == (True, thread.discord_id)


async def test_anonymous_posts_are_known_by_their_handles(ready: Desk) -> None:
    thread, post, report = await unseen_post(ready)
    assert (report.post_id, report.handle, report.author_id) == (post.post_id, post.handle, None)
    assert (await case_of(ready, report)).text == post.text
    first = await reported(ready, **first_of(thread))
    assert (first.handle, first.author_id) == (thread.handle, None)
    assert first.stop is report.stop is Stop.AUTHOR


async def test_what_the_bot_says_itself_is_nobodys(ready: Desk) -> None:
    thread = await asked(ready)
    for given in (inside(thread, 901), {"author_id": None}):
        with pytest.raises(NotFound):
            await reported(ready, **given)
    assert await rows(ready, CARD) == []


async def test_an_erased_author_is_nobody(ready: Desk) -> None:
    thread = await asked(ready, by=BO)
    await privacy.erase(ready.uow, user_id=BO, now=ready.now)
    report = await reported(ready, **first_of(await stored(ready, thread.thread_id)))
    assert report.author_id is None
    assert Choice.REMIND not in report.choices


async def test_another_communitys_posts_are_not_recognised(ready: Desk) -> None:
    thread = await asked(ready)
    with pytest.raises(NotFound):
        await reported(ready, community_id=OTHER_COMMUNITY, **first_of(thread))


async def test_a_second_report_of_the_same_post_is_the_same_card(ready: Desk) -> None:
    first = await brought(ready)
    second = await brought(ready, reporter_id=UserId(77), reason="Också jag")
    assert (first.is_new, second.is_new) == (True, False)
    assert second.report == first.report
    assert len(await rows(ready, CARD)) == 1
    assert (await case_of(ready, first.report)).report.reporter_id == ANNA


async def test_what_was_dealt_with_can_be_reported_again(ready: Desk) -> None:
    await dealt(ready, await reported(ready), Choice.KEEP)
    assert (await brought(ready)).is_new
    assert len(await rows(ready, CARD)) == 2


async def test_a_reason_that_is_too_long_is_refused(ready: Desk) -> None:
    with pytest.raises(TooLong):
        await reported(ready, reason="x" * 501)
    assert (await reported(ready, reason="  ")).reason == ""


async def test_ten_who_report_at_once_have_one_card(
    ready: Desk, processes: list[UnitOfWork]
) -> None:
    found = await asyncio.gather(
        *(brought(ready, uow=processes[n % 2], reporter_id=UserId(600 + n)) for n in range(10))
    )
    assert sorted(each.is_new for each in found) == [False] * 9 + [True]
    assert len({each.report.report_id for each in found}) == 1
    assert len(await rows(ready, CARD)) == 1


# ------------------------------------------------------------------------------------- choices


async def test_hiding_an_anonymous_post_and_showing_it_again(ready: Desk) -> None:
    _, post, report = await unseen_post(ready)
    case = await dealt(ready, report, Choice.HIDE)
    assert case.is_hidden
    assert (await post_of(ready, post.post_id)).is_hidden
    assert await rows(ready, ANSWER_UPDATE)
    case = await reports.show_again(ready.uow, **step(report, TOMAS, ready.now))
    assert not case.is_hidden
    assert await codes(ready) == ["answered", "hidden", "shown_again"]
    [line] = await log(ready, "reports.dealt_with")
    assert (line.actor_id, line.details) == (SARA, {"choice": "hide"})


@pytest.mark.parametrize("is_named", [True, False])
async def test_hiding_a_first_post(ready: Desk, is_named: bool) -> None:
    thread = await (asked(ready, by=BO) if is_named else wondered(ready))
    report = await reported(ready, **first_of(thread))
    assert (await dealt(ready, report, Choice.HIDE)).is_hidden
    assert (await stored(ready, thread.thread_id)).is_hidden
    assert await rows(ready, UPDATE)
    assert await codes(ready) == ([] if is_named else ["hidden"])
    assert not (await reports.show_again(ready.uow, **step(report, SARA, ready.now))).is_hidden


async def test_a_members_own_message_is_deleted_and_does_not_come_back(ready: Desk) -> None:
    report = await reported(ready)
    await dealt(ready, report, Choice.HIDE)
    [row] = await rows(ready, REMOVAL)
    assert row.payload == {"report_id": report.report_id}
    with pytest.raises(NotFound):
        await reports.show_again(ready.uow, **step(report, SARA, ready.now))


async def test_a_deletion_that_is_refused_stands_on_the_card(ready: Desk) -> None:
    report = await reported(ready)
    await marked(ready, CARD, {"channel_id": 11, "message_id": 12, "seen": ""})
    await dealt(ready, report, Choice.HIDE)
    await marked(ready, CARD_UPDATE, {"seen": (await case_of(ready, report)).seen})
    await marked(ready, REMOVAL, "403:50013")
    assert (await case_of(ready, report)).undone == {"removal"}
    assert (await rows(ready, CARD_UPDATE))[-1].state == "queued"


async def test_a_named_author_is_reminded_by_direct_message(ready: Desk) -> None:
    report = await reported(ready)
    await dealt(ready, report, Choice.REMIND)
    [row] = await rows(ready, REMINDER)
    assert row.payload == {"report_id": report.report_id}
    await marked(ready, REMINDER, "403:50007")
    assert (await case_of(ready, report)).undone == {"reminder"}


async def test_an_anonymous_author_is_reminded_by_handle(ready: Desk) -> None:
    _, post, report = await unseen_post(ready)
    await dealt(ready, report, Choice.REMIND)
    assert await rows(ready, REMINDER) == []
    told = await rows(ready, "threads.notice")
    [row] = [each for each in told if each.payload["code"] == "reminded"]
    assert row.payload["handle"] == post.handle
    assert await log(ready, "anonymity.read") == []


async def test_an_anonymous_author_is_stopped_and_may_write_on_later(ready: Desk) -> None:
    thread, _, report = await unseen_post(ready)
    assert (await dealt(ready, report, Choice.STOP)).is_stopped
    with pytest.raises(Stopped):
        await answered(ready, thread, by=NOVA)
    case = await reports.let_write_on(ready.uow, **step(report, TOMAS, ready.now))
    assert not case.is_stopped
    await answered(ready, thread, by=NOVA)
    assert await codes(ready) == ["answered", "stopped", "unstopped"]


async def test_where_a_named_one_wrote_the_thread_is_locked(ready: Desk) -> None:
    thread = await asked(ready)
    report = await reported(ready, **inside(thread, 900, author_id=BO))
    await dealt(ready, report, Choice.STOP)
    assert (await stored(ready, thread.thread_id)).state is ThreadState.CLOSED
    [line] = await log(ready, "threads.closed")
    assert line.actor_id == SARA
    again = await reported(ready, **first_of(thread))
    await dealt(ready, again, Choice.STOP)
    assert len(await log(ready, "threads.closed")) == 1


async def test_elsewhere_stopping_is_a_reminder(ready: Desk) -> None:
    await dealt(ready, await reported(ready), Choice.STOP)
    assert len(await rows(ready, REMINDER)) == 1


async def test_letting_it_stand_leads_to_nothing_but_the_card(ready: Desk) -> None:
    _, post, report = await unseen_post(ready)
    before = [row.kind for row in await ready.outbox()]
    await dealt(ready, report, Choice.KEEP)
    assert sorted(row.kind for row in await ready.outbox()) == sorted([*before, CARD_UPDATE])
    assert not (await post_of(ready, post.post_id)).is_hidden


async def test_the_first_choice_stands_and_says_whose_it_was(ready: Desk) -> None:
    report = await reported(ready)
    await dealt(ready, report, Choice.KEEP, by=SARA)
    with pytest.raises(ReportClosed) as refusal:
        await dealt(ready, report, Choice.HIDE, by=TOMAS)
    assert refusal.value.args_for_text == {"who": SARA}
    assert await rows(ready, REMOVAL) == []


async def test_two_moderators_at_once_make_one_choice(
    ready: Desk, processes: list[UnitOfWork]
) -> None:
    for number in range(5):
        report = await reported(ready, message_id=MessageId(1000 + number))
        await _race(processes, report, ready)
        dealt_with = (await case_of(ready, report)).report
        assert (dealt_with.choice, dealt_with.closed_by) in {
            (Choice.HIDE, SARA),
            (Choice.REMIND, TOMAS),
        }
    removed, reminded = await rows(ready, REMOVAL), await rows(ready, REMINDER)
    assert len(removed) + len(reminded) == len(await log(ready, "reports.dealt_with")) == 5


async def _race(processes: list[UnitOfWork], report: Report, desk: Desk) -> None:
    async def choose(uow: UnitOfWork, choice: Choice, by: UserId) -> None:
        with suppress(LedarbotError):
            await reports.deal_with(uow, choice=choice, **step(report, by, desk.now))

    await asyncio.gather(
        choose(processes[0], Choice.HIDE, SARA), choose(processes[1], Choice.REMIND, TOMAS)
    )


async def test_another_communitys_report_is_not_found(ready: Desk) -> None:
    report = await reported(ready)
    given = step(report, SARA, ready.now) | {"community_id": OTHER_COMMUNITY}
    for attempt in (
        reports.deal_with(ready.uow, choice=Choice.HIDE, **given),
        reports.show_again(ready.uow, **given),
        reports.let_write_on(ready.uow, **given),
        reports.block(ready.uow, **given),
        reports.lift_block(ready.uow, **given),
    ):
        with pytest.raises(NotFound):
            await attempt


# ------------------------------------------------------------------------------------- the card


async def test_the_card_is_drawn_anew_when_something_was_chosen_on_its_way(ready: Desk) -> None:
    report = await reported(ready)
    drawn = (await case_of(ready, report)).seen
    await dealt(ready, report, Choice.KEEP)
    await marked(ready, CARD_UPDATE, {"skipped": "no_card"})
    await marked(ready, CARD, {"channel_id": 11, "message_id": 12, "seen": drawn})
    assert (await rows(ready, CARD_UPDATE))[-1].state == "queued"
    stands = (await case_of(ready, report)).report
    assert (stands.card_channel_id, stands.card_message_id) == (ChannelId(11), MessageId(12))
    await marked(ready, CARD_UPDATE, {"seen": (await case_of(ready, report)).seen})
    assert (await rows(ready, CARD_UPDATE))[-1].state == "sent"


# ----------------------------------------------------------------------- the anonymous author


async def test_a_block_waits_for_a_time_that_nobody_is_told(ready: Desk) -> None:
    thread, post, report = await unseen_post(ready)
    await reports.block(ready.uow, **step(report, SARA, ready.now))
    async with ready.uow.write() as tx:
        due = await tx.jobs.claim(ready.now + BLOCK_MOST, limit=9, by="test")
    [job] = [each for each in due if each.name == BLOCK_JOB]
    assert job.payload == {"handle": post.handle}
    assert ready.now + BLOCK_LEAST <= job.due_at <= ready.now + BLOCK_MOST
    await answered(ready, thread, by=NOVA)
    ready.later(days=3)
    await anonymity.lay_block(
        ready.uow, VAULT, community_id=COMMUNITY, handle=post.handle, now=ready.now
    )
    with pytest.raises(Blocked):
        await answered(ready, thread, by=NOVA)
    await answered(ready, thread, by=MORA)
    await reports.lift_block(ready.uow, **step(report, TOMAS, ready.now))
    async with ready.uow.write() as tx:
        due = await tx.jobs.claim(ready.now + BLOCK_MOST, limit=9, by="test")
    [job] = [each for each in due if each.name == LIFT_JOB]
    assert ready.now + BLOCK_LEAST <= job.due_at <= ready.now + BLOCK_MOST
    with pytest.raises(Blocked):
        await answered(ready, thread, by=NOVA)
    await anonymity.end_block(
        ready.uow, VAULT, community_id=COMMUNITY, handle=post.handle, now=ready.now
    )
    await answered(ready, thread, by=NOVA)


async def test_of_a_named_author_there_is_no_more(ready: Desk) -> None:
    given = step(await reported(ready), SARA, ready.now)
    for attempt in (
        reports.let_write_on(ready.uow, **given),
        reports.block(ready.uow, **given),
        reports.lift_block(ready.uow, **given),
    ):
        with pytest.raises(NotFound):
            await attempt


async def test_no_report_row_or_log_names_an_anonymous_author(ready: Desk) -> None:
    thread, _, report = await unseen_post(ready, by=NOVA)
    await reported(ready, **first_of(thread))
    await dealt(ready, report, Choice.STOP)
    await reports.block(ready.uow, **step(report, SARA, ready.now))
    async with ready.uow.read() as tx:
        lines = await tx.audit.of(COMMUNITY, limit=100)
    kept = repr([await ready.outbox(), await case_of(ready, report), lines])
    assert str(int(NOVA)) not in kept
    assert str(int(MORA)) not in kept


async def test_reports_are_listed_nowhere_but_found_by_number(ready: Desk) -> None:
    report = await reported(ready)
    assert (report.channel_id, report.message_id) == (ELSEWHERE, MESSAGE)
    with pytest.raises(NotFound):
        await report_cases.case_of(
            ready.uow, community_id=COMMUNITY, report_id=report.report_id + 1
        )


async def test_a_thread_that_is_gone_can_still_be_dealt_with(ready: Desk) -> None:
    thread = await asked(ready, by=BO)
    report = await reported(ready, **first_of(thread))
    assert thread.discord_id is not None
    await threads.deleted(
        ready.uow, community_id=COMMUNITY, discord_id=thread.discord_id, now=ready.now
    )
    assert (await dealt(ready, report, Choice.STOP)).report.choice is Choice.STOP
