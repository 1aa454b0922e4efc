"""Answering a survey: what is kept of it while it goes on, and that nobody finds it afterwards."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.box_keys import KeyFolder
from bot.services import people, survey_rounds, survey_sittings
from bot.services.ballot_boxes import draft_seal
from bot.services.people import Notice
from bot.services.survey_cases import ROUND_UPDATE, box_of
from bot.services.survey_sittings import Sitting
from domain.errors import LedarbotError, NotFound
from domain.ids import RoundId, UserId
from domain.poll_refusals import BoxSealed
from domain.survey_refusals import (
    AlreadyAnswered,
    DraftLost,
    MissingAnswers,
    NotAnOption,
    NotInvited,
    SurveyClosed,
)
from domain.survey_values import Round
from storage.base import metadata
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.services.conftest import COMMUNITY, OTHER_COMMUNITY, Desk
from tests.services.survey_desks import (
    AVA,
    BEN,
    FORM,
    NEXT,
    PEOPLE,
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
    sent,
    settings,
    stored,
)

STRANGER = UserId(799_999)
SECRET = "Chefen lyssnar inte på oss i Ådalen"
Tables = dict[str, list[tuple[Any, ...]]]


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


@pytest.fixture
async def held(ready: Desk, keys: KeyFolder) -> Round:
    """An open round whose card and messages are out."""
    held = await opened(ready, keys)
    ready.later(minutes=1)
    await deliver(ready)
    return await stored(ready, held)


async def everything(desk: Desk) -> Tables:
    """Every row of every table, as it is stored."""
    async with desk.uow.read() as tx:
        return {
            table.name: sorted(
                (tuple(row) for row in await tx.connection.execute(select(table))), key=repr
            )
            for table in metadata.sorted_tables
        }


def differing(before: Tables, after: Tables) -> set[str]:
    return {name for name in before if before[name] != after[name]}


async def remembered(desk: Desk, held: Round) -> list[bytes]:
    """The drafts as they are stored."""
    async with desk.uow.read() as tx:
        rows = await tx.connection.exec_driver_sql("SELECT locked FROM answer_drafts")
        return [bytes(row[0]) for row in rows]


# ---------------------------------------------------------------------------------- page by page


async def test_a_survey_is_answered_page_by_page_and_sent(
    ready: Desk, keys: KeyFolder, held: Round
) -> None:
    assert await begun(ready, keys, held, AVA) == Sitting(held, {}, has_draft=False)
    first = await filled_in(ready, keys, held, AVA, came="no")
    assert first == Sitting(held, {"came": "no"}, has_draft=True)
    await filled_in(ready, keys, held, AVA, why=f"  {SECRET} ", worth="2", next="")
    # As after a restart: it is all in the database.
    again = await begun(ready, keys, held, AVA)
    assert again.answers == {"came": "no", "why": SECRET, "worth": "2"}
    assert again.has_draft
    assert await sent(ready, keys, held, AVA) == held
    assert await ballots(ready, held) == [{"came": "no", "why": SECRET, "worth": "2"}]
    assert await remembered(ready, held) == []


async def test_going_back_and_answering_otherwise_drops_what_hung_on_it(
    ready: Desk, keys: KeyFolder, held: Round
) -> None:
    await filled_in(ready, keys, held, AVA, came="no")
    await filled_in(ready, keys, held, AVA, why=SECRET, worth="2")
    sitting = await filled_in(ready, keys, held, AVA, came="yes")
    assert sitting.answers == {"came": "yes", "worth": "2"}
    await sent(ready, keys, held, AVA)
    assert await ballots(ready, held) == [{"came": "yes", "worth": "2"}]


async def test_two_devices_merge_by_page(
    ready: Desk, keys: KeyFolder, held: Round, processes: list[UnitOfWork]
) -> None:
    pages: list[dict[str, str]] = [{"came": "yes"}, {"worth": "5"}, {"next": "Mer kaffe"}]
    await asyncio.gather(
        *(
            filled_in(ready, keys, held, AVA, uow=uow, **page)
            for uow, page in zip(processes, pages, strict=True)
        )
    )
    sitting = await begun(ready, keys, held, AVA)
    assert sitting.answers == {"came": "yes", "worth": "5", "next": "Mer kaffe"}


async def test_what_is_required_is_asked_for_and_nothing_is_lost(
    ready: Desk, keys: KeyFolder, held: Round
) -> None:
    await filled_in(ready, keys, held, AVA, came="yes", next=SECRET)
    with pytest.raises(MissingAnswers) as refused:
        await sent(ready, keys, held, AVA)
    assert refused.value.questions == ("worth",)
    assert SECRET not in str(refused.value)
    assert (await begun(ready, keys, held, AVA)).answers == {"came": "yes", "next": SECRET}
    assert await ballots(ready, held) == []


async def test_a_forged_answer_is_refused_and_the_draft_stays(
    ready: Desk, keys: KeyFolder, held: Round
) -> None:
    await filled_in(ready, keys, held, AVA, came="yes")
    with pytest.raises(NotAnOption):
        await filled_in(ready, keys, held, AVA, worth="6")
    sitting = await filled_in(ready, keys, held, AVA, unknown="1")
    assert sitting.answers == {"came": "yes"}


async def test_a_survey_without_anything_required_may_be_sent_blank(
    ready: Desk, keys: KeyFolder
) -> None:
    survey = await kept(ready, replace(FORM, questions=(NEXT,)), key="fritt")
    held = await opened(ready, keys, survey_id=survey.survey_id)
    await filled_in(ready, keys, held, AVA, next=" ")
    await sent(ready, keys, held, AVA)
    assert await ballots(ready, held) == [{}]


# ---------------------------------------------------------------------------------- what is lost


async def test_without_a_draft_nothing_is_sent(ready: Desk, keys: KeyFolder, held: Round) -> None:
    with pytest.raises(DraftLost):
        await sent(ready, keys, held, AVA)
    assert await ballots(ready, held) == []


@pytest.mark.parametrize("locked", [b"", b"x" * 5, b"x" * 200])
async def test_a_draft_that_can_not_be_read_is_an_empty_one(
    ready: Desk, keys: KeyFolder, held: Round, locked: bytes
) -> None:
    box_id = box_of(held.round_id)
    seal = draft_seal(keys.of(box_id), AVA)
    async with ready.uow.write() as tx:
        await tx.ballots.save_draft(box_id, seal, locked)
    assert await begun(ready, keys, held, AVA) == Sitting(held, {}, has_draft=False)
    with pytest.raises(DraftLost):
        await sent(ready, keys, held, AVA)
    await filled_in(ready, keys, held, AVA, came="yes")
    assert (await begun(ready, keys, held, AVA)).answers == {"came": "yes"}


async def test_a_draft_is_read_by_nobody_else(ready: Desk, keys: KeyFolder, held: Round) -> None:
    await filled_in(ready, keys, held, AVA, came="no")
    box_id = box_of(held.round_id)
    # Put beside another one's seal it is of no use.
    [locked] = await remembered(ready, held)
    async with ready.uow.write() as tx:
        await tx.ballots.save_draft(box_id, draft_seal(keys.of(box_id), BEN), locked)
    assert (await begun(ready, keys, held, BEN)).answers == {}
    assert (await begun(ready, keys, held, AVA)).answers == {"came": "no"}


# ------------------------------------------------------------------------------------- refusals


async def test_whoever_was_not_asked_cannot_answer(
    ready: Desk, keys: KeyFolder, held: Round
) -> None:
    before = await everything(ready)
    for step in (begun, sent):
        with pytest.raises(NotInvited):
            await step(ready, keys, held, STRANGER)
    with pytest.raises(NotInvited):
        await filled_in(ready, keys, held, STRANGER, came="yes")
    assert await everything(ready) == before


async def test_whoever_has_sent_sends_no_other(ready: Desk, keys: KeyFolder, held: Round) -> None:
    await answered(ready, keys, held, AVA)
    before = await everything(ready)
    for step in (begun, sent):
        with pytest.raises(AlreadyAnswered):
            await step(ready, keys, held, AVA)
    with pytest.raises(AlreadyAnswered):
        await filled_in(ready, keys, held, AVA, came="no")
    assert await everything(ready) == before


async def test_of_two_devices_that_send_at_once_one_does(
    ready: Desk, keys: KeyFolder, held: Round, processes: list[UnitOfWork]
) -> None:
    await filled_in(ready, keys, held, AVA, came="yes", worth="3")
    found = await asyncio.gather(
        *(sent(ready, keys, held, AVA, uow=uow) for uow in processes), return_exceptions=True
    )
    refused = [each for each in found if isinstance(each, BaseException)]
    assert [type(each) for each in refused] == [AlreadyAnswered, AlreadyAnswered]
    assert len(await ballots(ready, held)) == 1


async def test_nothing_comes_in_after_the_closing(
    ready: Desk, keys: KeyFolder, held: Round
) -> None:
    await filled_in(ready, keys, held, AVA, came="yes", worth="3")
    ready.now = held.closes_at
    # The time is out, though nobody has come round to closing it.
    for step in (begun, sent):
        with pytest.raises(SurveyClosed):
            await step(ready, keys, held, AVA)
    await closed(ready, keys, held)
    for step in (begun, sent):
        with pytest.raises(SurveyClosed):
            await step(ready, keys, held, AVA)
    with pytest.raises(SurveyClosed):
        await filled_in(ready, keys, held, AVA, worth="4")
    assert await ballots(ready, held) == []
    assert await remembered(ready, held) == []


async def test_without_its_key_a_box_is_sealed(ready: Desk, keys: KeyFolder, held: Round) -> None:
    await filled_in(ready, keys, held, AVA, came="yes", worth="3")
    keys.destroy(box_of(held.round_id))
    for step in (begun, sent):
        with pytest.raises(BoxSealed):
            await step(ready, keys, held, AVA)
    with pytest.raises(BoxSealed):
        await filled_in(ready, keys, held, AVA, worth="4")


async def test_a_round_of_another_community_cannot_be_answered(
    ready: Desk, keys: KeyFolder, held: Round
) -> None:
    for strange in (
        replace(held, community_id=OTHER_COMMUNITY),
        replace(held, round_id=RoundId(5)),
    ):
        for step in (begun, sent):
            with pytest.raises(NotFound):
                await step(ready, keys, strange, AVA)
        with pytest.raises(NotFound):
            await filled_in(ready, keys, strange, AVA, came="yes")
        assert not await survey_sittings.wants_reminder(ready.uow, keys, **of(strange, AVA))


# ----------------------------------------------------------------------- what a sending leaves


async def test_a_sending_changes_ballots_drafts_and_the_row_of_the_card_alone(
    ready: Desk, keys: KeyFolder, held: Round
) -> None:
    await filled_in(ready, keys, held, AVA, came="yes", worth="3")
    before = await everything(ready)
    await sent(ready, keys, held, AVA)
    after = await everything(ready)
    assert differing(before, after) == {"ballots", "answer_drafts", "outbox"}
    new = set(map(repr, after["outbox"])) - set(map(repr, before["outbox"]))
    [row] = new
    assert ROUND_UPDATE in row
    assert str(AVA) not in row
    # Whom it came from stands nowhere in what changed.
    changed = repr([after[name] for name in ("ballots", "answer_drafts")])
    assert str(AVA) not in changed
    assert len(after["ballots"]) == len(before["ballots"]) + 1


async def test_filling_in_changes_the_drafts_alone(
    ready: Desk, keys: KeyFolder, held: Round
) -> None:
    before = await everything(ready)
    await filled_in(ready, keys, held, AVA, came="no")
    after = await everything(ready)
    assert differing(before, after) == {"answer_drafts"}
    assert str(AVA) not in repr(after["answer_drafts"])
    await begun(ready, keys, held, AVA)
    assert await everything(ready) == after


async def test_a_dump_never_holds_what_a_draft_says(
    ready: Desk, keys: KeyFolder, held: Round
) -> None:
    await filled_in(ready, keys, held, AVA, came="no")
    await filled_in(ready, keys, held, AVA, why=SECRET, next=SECRET)
    [locked] = await remembered(ready, held)
    whole = repr(await everything(ready)).encode() + locked
    for trace in (SECRET, json.dumps(SECRET).strip('"'), "Chefen", "why"):
        # The form itself asks "why": there the word stands, in the draft it does not.
        place = locked if trace == "why" else whole
        assert trace.encode() not in place
    # The same filled in once more looks otherwise: nobody sees that nothing has changed.
    await filled_in(ready, keys, held, AVA, why=SECRET)
    assert await remembered(ready, held) != [locked]
    await filled_in(ready, keys, held, AVA, worth="1")
    await sent(ready, keys, held, AVA)
    assert await remembered(ready, held) == []


async def test_what_is_closed_says_nothing_of_who_has_answered(
    ready: Desk, keys: KeyFolder, held: Round
) -> None:
    """Whoever answered and whoever did not look the same once the round is closed."""
    for user_id in PEOPLE[:5]:
        await answered(ready, keys, held, user_id)
    await closed(ready, keys, held)
    after = await everything(ready)
    for user_id in PEOPLE:
        traces = [name for name, rows in after.items() for row in rows if str(user_id) in repr(row)]
        assert traces == ["invited"]


# ------------------------------------------------------------------------------------ reminders


async def test_a_reminder_is_for_those_who_have_not_answered(
    ready: Desk, keys: KeyFolder, held: Round
) -> None:
    async def wants(user_id: UserId) -> bool:
        return await survey_sittings.wants_reminder(ready.uow, keys, **of(held, user_id))

    await answered(ready, keys, held, AVA)
    await filled_in(ready, keys, held, BEN, came="yes")
    assert not await wants(AVA)
    assert not await wants(STRANGER)
    # A draft is no answer.
    assert await wants(BEN)
    await people.stop(ready.uow, user_id=BEN, notice=Notice.FEEDBACK, now=ready.now)
    assert not await wants(BEN)
    await people.resume(ready.uow, user_id=BEN, notice=Notice.FEEDBACK)
    assert await wants(BEN)
    keys.destroy(box_of(held.round_id))
    assert not await wants(BEN)


async def test_of_a_closed_round_nobody_is_reminded(
    ready: Desk, keys: KeyFolder, held: Round
) -> None:
    await closed(ready, keys, held)
    assert not await survey_sittings.wants_reminder(ready.uow, keys, **of(held, AVA))


# -------------------------------------------------------------------------------------- leaving


async def gone(desk: Desk, keys: KeyFolder, user_id: UserId, community_id: Any = COMMUNITY) -> None:
    async with desk.uow.write() as tx:
        await survey_sittings.left(tx, keys, community_id=community_id, user_id=user_id)


async def test_of_whoever_leaves_draft_and_invitation_go(
    ready: Desk, keys: KeyFolder, held: Round
) -> None:
    await filled_in(ready, keys, held, AVA, came="no")
    await filled_in(ready, keys, held, BEN, came="yes")
    await gone(ready, keys, AVA)
    assert AVA not in await invited(ready, held)
    assert len(await invited(ready, held)) == 7
    assert len(await remembered(ready, held)) == 1
    with pytest.raises(NotInvited):
        await begun(ready, keys, held, AVA)
    assert (await begun(ready, keys, held, BEN)).answers == {"came": "yes"}
    assert str(AVA) not in repr(await everything(ready))


async def test_the_ballot_of_whoever_leaves_stays_and_nobody_finds_it(
    ready: Desk, keys: KeyFolder, held: Round
) -> None:
    for user_id in PEOPLE[:5]:
        await answered(ready, keys, held, user_id)
    await gone(ready, keys, AVA)
    async with ready.uow.read() as tx:
        seals = await tx.connection.exec_driver_sql("SELECT seal FROM ballots")
        assert all(len(row[0]) == 64 for row in seals)
    # The others' are found as before.
    with pytest.raises(AlreadyAnswered):
        await begun(ready, keys, held, BEN)
    done = await closed(ready, keys, held)
    assert done.results is not None
    assert done.results.answered == 5


async def test_leaving_one_community_leaves_rounds_of_others_alone(
    ready: Desk, keys: KeyFolder, held: Round
) -> None:
    await settings(ready, community_id=OTHER_COMMUNITY)
    survey = await kept(ready, community_id=OTHER_COMMUNITY)
    theirs = await opened(ready, keys, community_id=OTHER_COMMUNITY, survey_id=survey.survey_id)
    for each in (held, theirs):
        await filled_in(ready, keys, each, AVA, came="yes")
    await gone(ready, keys, AVA)
    assert (await begun(ready, keys, theirs, AVA)).answers == {"came": "yes"}
    # Whoever is erased is erased everywhere.
    await gone(ready, keys, AVA, community_id=None)
    assert AVA not in await invited(ready, theirs)
    assert await remembered(ready, held) == []


async def test_whoever_leaves_is_among_those_who_were_asked_in_no_closed_round_either(
    ready: Desk, keys: KeyFolder, held: Round
) -> None:
    await answered(ready, keys, held, AVA)
    done = await closed(ready, keys, held)
    await gone(ready, keys, AVA)
    assert AVA not in await invited(ready, held)
    assert await stored(ready, held) == done
    assert len(await ballots(ready, held)) == 1


async def test_whoever_leaves_while_a_round_is_closed_is_gone_from_it(
    ready: Desk, keys: KeyFolder, held: Round, processes: list[UnitOfWork]
) -> None:
    await answered(ready, keys, held, AVA)

    async def leave(uow: UnitOfWork, user_id: UserId) -> None:
        async with uow.write() as tx:
            await survey_sittings.left(tx, keys, community_id=None, user_id=user_id)

    leaving = [leave(processes[place % 2], user_id) for place, user_id in enumerate(PEOPLE[:6])]
    await asyncio.gather(closed(ready, keys, held, uow=processes[2]), *leaving)
    assert sorted(await invited(ready, held)) == sorted(PEOPLE[6:])
    assert len(await ballots(ready, held)) == 1


async def test_an_erased_person_has_no_key_to_look_for(
    ready: Desk, keys: KeyFolder, held: Round
) -> None:
    keys.destroy(box_of(held.round_id))
    await gone(ready, keys, AVA)
    assert AVA not in await invited(ready, held)


# ------------------------------------------------------------------------------------ many at once


async def test_fifty_who_send_at_once_are_counted_once_each(
    ready: Desk, keys: KeyFolder, processes: list[UnitOfWork]
) -> None:
    many = tuple(UserId(810_000 + number) for number in range(50))
    held = await opened(ready, keys, invited=many, by_message=False)
    await deliver(ready)

    async def answer(place: int, user_id: UserId) -> None:
        uow = processes[place % len(processes)]
        worth = str(1 + place % 5)
        await filled_in(ready, keys, held, user_id, uow=uow, came="yes", worth=worth)
        outcomes = await asyncio.gather(
            *(sent(ready, keys, held, user_id, uow=uow) for _ in range(2)),
            return_exceptions=True,
        )
        [refused] = [each for each in outcomes if isinstance(each, LedarbotError)]
        assert isinstance(refused, AlreadyAnswered)

    await asyncio.gather(*(answer(place, user_id) for place, user_id in enumerate(many)))
    assert (await survey_rounds.drawn(ready.uow, **of(held))).answered == 50
    done = await closed(ready, keys, held)
    assert done.results is not None
    worth = done.results.table("worth")
    assert worth is not None
    assert (worth.base, worth.counts) == (50, (10, 10, 10, 10, 10))
