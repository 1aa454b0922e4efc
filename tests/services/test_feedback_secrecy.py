"""Attempts to trace answers to people: on both databases, with everything that is stored.

An attacker has the whole database, its own marks of rows (rowid, ctid, xmin), its files and the
log; while a box is open, not its key. Each attempt is also made where it must succeed, so that a
search which could find nothing would be seen.
"""

import itertools
import logging
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import DateTime, inspect, text
from sqlalchemy.exc import DBAPIError

from bot.box_keys import KeyFolder
from bot.services import poll_turns, survey_sittings
from bot.services.ballot_boxes import ballot_seal, draft_seal
from bot.services.poll_cases import box_of
from domain.feedback_values import VOTE
from domain.ids import BoxId, UserId
from domain.poll_values import Poll, PollKind
from domain.survey_values import Round
from storage.ballots import AnswerDraftRow, BallotRow, InvitedRow
from storage.base import metadata
from storage.database import Database
from tests.services import poll_desks, survey_desks
from tests.services.conftest import Desk

# Ids as large as Discord's, so that no count or length is taken for one.
VOTERS = [UserId(9_111_222_333_444_500 + number) for number in range(8)]
IN_BOXES = (BallotRow, InvitedRow, AnswerDraftRow)
SECRET = "Zyx-hemlig mening som ingen ska se"


@pytest.fixture
def keys(tmp_path: Path) -> KeyFolder:
    return KeyFolder(tmp_path / "boxes")


async def dump(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table as text, with the marks that PostgreSQL keeps of it."""
    found: dict[str, list[dict[str, Any]]] = {}
    async with desk.uow.read() as tx:
        is_postgresql = tx.connection.dialect.name == "postgresql"
        marks = "xmin::text AS xmin_, ctid::text AS ctid_, " if is_postgresql else ""
        for table in metadata.sorted_tables:
            rows = await tx.connection.execute(text(f"SELECT {marks}* FROM {table.name}"))
            found[table.name] = [
                {name: str(value) for name, value in row.items()} for row in rows.mappings()
            ]
    return found


def named(found: dict[str, list[dict[str, Any]]], person: UserId) -> set[str]:
    """The tables in which the person is named."""
    return {
        table
        for table, rows in found.items()
        if any(str(person) in value for row in rows for value in row.values())
    }


async def voted_in_turn(desk: Desk, keys: KeyFolder) -> Poll:
    """Eight people vote one after the other, each for what only they chose: their own number."""
    poll = await poll_desks.opened(
        desk, keys, options=tuple(f"Val {number}" for number in range(1, 9))
    )
    for number, voter in enumerate(VOTERS, start=1):
        desk.later(seconds=30)
        await poll_desks.voted(desk, keys, poll, voter, str(number))
        await poll_desks.deliver(desk.uow, desk.now)
    return poll


async def answered_in_turn(desk: Desk, keys: KeyFolder) -> Round:
    """The same with a survey, sent after it had been filled in over two pages."""
    await survey_desks.settings(desk)
    held = await survey_desks.opened(desk, keys, invited=VOTERS, channel_id=None)
    for number, voter in enumerate(VOTERS, start=1):
        desk.later(seconds=30)
        await survey_desks.filled_in(desk, keys, held, voter, came="yes")
        await survey_desks.filled_in(
            desk, keys, held, voter, worth=str(1 + number % 5), next=f"{SECRET} {number}"
        )
        await survey_desks.sent(desk, keys, held, voter)
        await survey_desks.deliver(desk)
    return held


def follow_each_other(order: Sequence[int]) -> bool:
    """True when the order is the one in which people came, or that one turned round."""
    return list(order) in (sorted(order), sorted(order, reverse=True))


# ----------------------------------------------------------------------------- while it is open


async def test_an_open_poll_names_nobody_who_has_voted(desk: Desk, keys: KeyFolder) -> None:
    await voted_in_turn(desk, keys)
    found = await dump(desk)
    assert [named(found, voter) for voter in VOTERS] == [set()] * 8
    assert len(found["ballots"]) == 8


async def test_with_the_key_an_open_ballot_is_found(desk: Desk, keys: KeyFolder) -> None:
    """Whoever runs the bot could: that is what people are told. And the search can find."""
    poll = await voted_in_turn(desk, keys)
    key = keys.of(box_of(poll.poll_id))
    sealed = {row["seal"]: row["answers"] for row in (await dump(desk))["ballots"]}
    for number, voter in enumerate(VOTERS, start=1):
        assert str(number) in sealed[ballot_seal(key, voter)]


async def test_who_is_asked_stands_apart_from_who_has_answered(desk: Desk, keys: KeyFolder) -> None:
    """The invitations name people, before and after they answer, alike."""
    await survey_desks.settings(desk)
    held = await survey_desks.opened(desk, keys, invited=VOTERS, channel_id=None)
    before = (await dump(desk))["invited"]
    for voter in VOTERS[:5]:
        await survey_desks.answered(desk, keys, held, voter)
    found = await dump(desk)
    assert found["invited"] == before
    assert all(named(found, voter) >= {"invited"} for voter in VOTERS)
    assert [named(found, voter) for voter in VOTERS[:5]] == [
        named(found, voter) for voter in VOTERS[3:]
    ]


async def test_no_mark_of_a_transaction_joins_a_person_and_an_answer(
    desk: Desk, keys: KeyFolder, database: Database
) -> None:
    """A trial with a table of its own for who has voted linked all eight by xmin."""
    await answered_in_turn(desk, keys)
    await voted_in_turn(desk, keys)
    found = await dump(desk)
    if database.dialect == "sqlite":
        assert not any("rowid" in row for row in found["ballots"])
        return
    answered = {row["xmin_"] for row in found["ballots"]}
    # Those that a step of the card's numbers has counted were marked together.
    assert len(answered) > 8
    for table, rows in found.items():
        for row in rows:
            if any(str(voter) in value for voter in VOTERS for value in row.values()):
                assert row["xmin_"] not in answered, table


async def test_a_trial_with_two_tables_links_everybody(desk: Desk, database: Database) -> None:
    """What we don't do: the same search finds all eight there, so it would find ours."""
    create = "CREATE TABLE {0} (value TEXT)"
    async with desk.uow.write() as tx:
        for table in ("naive_voters", "naive_votes"):
            await tx.connection.execute(text(create.format(table)))
    try:
        for number, voter in enumerate(VOTERS, start=1):
            async with desk.uow.write() as tx:
                for table, value in (("naive_voters", voter), ("naive_votes", number)):
                    await tx.connection.execute(
                        text(f"INSERT INTO {table} VALUES (:value)"), {"value": str(value)}
                    )
        mark = "xmin::text" if database.dialect == "postgresql" else "rowid"
        async with desk.uow.read() as tx:
            linked = await tx.connection.execute(
                text(
                    "SELECT voter.value, vote.value FROM naive_voters AS voter"
                    f" JOIN naive_votes AS vote ON voter.{mark} = vote.{mark}"
                )
            )
            assert {(int(a), int(b)) for a, b in linked} == set(
                zip(VOTERS, range(1, 9), strict=True)
            )
    finally:
        async with desk.uow.write() as tx:
            for table in ("naive_voters", "naive_votes"):
                await tx.connection.execute(text(f"DROP TABLE {table}"))


async def test_a_draft_can_t_be_read_without_the_key(desk: Desk, keys: KeyFolder) -> None:
    await survey_desks.settings(desk)
    held = await survey_desks.opened(desk, keys, invited=VOTERS, channel_id=None)
    await survey_desks.filled_in(desk, keys, held, VOTERS[0], came="yes", next=SECRET)
    found = await dump(desk)
    assert SECRET not in str(found)
    assert len(found["answer_drafts"]) == 1
    assert (await survey_desks.begun(desk, keys, held, VOTERS[0])).answers["next"] == SECRET


# --------------------------------------------------------------------------- once it is closed


async def test_a_closed_poll_can_be_traced_by_nobody(desk: Desk, keys: KeyFolder) -> None:
    poll = await voted_in_turn(desk, keys)
    key = keys.of(box_of(poll.poll_id))
    seals = {ballot_seal(key, voter) for voter in VOTERS}
    before = {row["id"] for row in (await dump(desk))["ballots"]}
    await poll_desks.ended(desk, keys, poll)
    found = await dump(desk)
    assert keys.known() == frozenset()
    assert [named(found, voter) for voter in VOTERS] == [set()] * 8
    # Also for somebody who had copied the key in time: there is no seal to compare with.
    assert not any(seal in str(found) for seal in seals)
    assert before & {row["id"] for row in found["ballots"]} == set()
    assert len(found["ballots"]) == 8


async def test_a_closed_round_can_be_traced_by_nobody(desk: Desk, keys: KeyFolder) -> None:
    held = await answered_in_turn(desk, keys)
    key = keys.of(BoxId(int(held.round_id)))
    seals = {make(key, voter) for voter in VOTERS for make in (ballot_seal, draft_seal)}
    before = await dump(desk)
    await survey_desks.closed(desk, keys, held)
    found = await dump(desk)
    assert not any(seal in str(found) for seal in seals)
    assert found["answer_drafts"] == []
    for table in ("ballots", "invited"):
        assert {row["id"] for row in before[table]} & {row["id"] for row in found[table]} == set()
        assert len(found[table]) == 8
    common = {row["id"] for row in found["ballots"]} & {row["id"] for row in found["invited"]}
    assert common == set()


@pytest.mark.parametrize("kind", ["poll", "round"])
async def test_neither_order_nor_mark_is_left(
    desk: Desk, keys: KeyFolder, database: Database, kind: str
) -> None:
    if kind == "poll":
        await poll_desks.ended(desk, keys, await voted_in_turn(desk, keys))
        key, whose = VOTE, str
    else:
        await survey_desks.closed(desk, keys, await answered_in_turn(desk, keys))
        key, whose = "next", lambda number: f"{SECRET} {number}"
    async with desk.uow.read() as tx:
        if database.dialect == "postgresql":
            marks = await tx.connection.execute(
                text("SELECT DISTINCT xmin::text FROM ballots UNION SELECT xmin::text FROM ballots")
            )
            assert len(marks.all()) == 1
            ordered = f"SELECT answers ->> '{key}' FROM ballots ORDER BY ctid"
        else:
            for row in IN_BOXES:
                with pytest.raises(DBAPIError, match="no such column: rowid"):
                    await tx.connection.execute(text(f"SELECT rowid FROM {row.table().name}"))
            ordered = f"SELECT answers ->> '{key}' FROM ballots"
        found = list(await tx.connection.scalars(text(ordered)))
    numbers = {whose(number): number for number in range(1, 9)}
    assert sorted(numbers[each] for each in found) == list(range(1, 9))


async def test_the_order_is_another_one_each_time(desk: Desk, keys: KeyFolder) -> None:
    """Twelve polls of eight voters: that all came back in their order has odds of 1 in 8! each."""
    orders = []
    for _ in range(12):
        poll = await voted_in_turn(desk, keys)
        await poll_desks.ended(desk, keys, poll)
        async with desk.uow.read() as tx:
            is_postgresql = tx.connection.dialect.name == "postgresql"
            by = " ORDER BY ctid" if is_postgresql else ""
            found = await tx.connection.scalars(
                text(f"SELECT answers ->> 'vote' FROM ballots WHERE box_id = :box{by}"),
                {"box": int(poll.poll_id)},
            )
            orders.append(tuple(int(each) for each in found))
    assert len(set(orders)) > 1
    assert sum(follow_each_other(order) for order in orders) <= 1
    # Who came first is not more often at the front than chance would have it.
    places = [order.index(1) for order in orders]
    assert 0.5 < sum(places) / len(places) < 6.5


async def test_nothing_in_a_box_has_a_time(database: Database) -> None:
    for row in IN_BOXES:
        assert [column.name for column in row.table().c if isinstance(column.type, DateTime)] == []
    async with database.engines.readers.connect() as connection:
        kinds = await connection.run_sync(
            lambda sync: {
                str(column["type"]).upper()
                for row in IN_BOXES
                for column in inspect(sync).get_columns(row.table().name)
            }
        )
    assert not any(word in kind for kind in kinds for word in ("TIME", "DATE"))


async def test_a_vote_leaves_no_time_but_the_card_s(desk: Desk, keys: KeyFolder) -> None:
    """When a vote came is told by no row: the card's is one row, drawn for all of them."""
    poll = await poll_desks.opened(desk, keys)
    before = await dump(desk)
    desk.later(minutes=7)
    await poll_desks.voted(desk, keys, poll, VOTERS[0])
    found = await dump(desk)
    changed = {
        table
        for table in found
        if [_unmarked(row) for row in found[table]] != [_unmarked(row) for row in before[table]]
    }
    assert changed == {"ballots", "outbox"}
    [card] = [row for row in found["outbox"] if row["kind"] == "poll.update"]
    assert str(VOTERS[0]) not in str(card)


def _unmarked(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in ("xmin_", "ctid_")}


async def test_the_files_forget_seals_and_drafts(
    desk: Desk, keys: KeyFolder, database: Database
) -> None:
    """What was deleted is overwritten in SQLite's file, and its log is emptied."""
    held = await answered_in_turn(desk, keys)
    if database.dialect != "sqlite":
        # A server's files are the operator's (see PRIVACY.md); what lives on is untouched.
        await survey_desks.closed(desk, keys, held)
        await database.forget_past()
        assert len((await dump(desk))["ballots"]) == 8
        return
    key = keys.of(BoxId(int(held.round_id)))
    seals = [make(key, voter) for voter in VOTERS for make in (ballot_seal, draft_seal)]
    paths = [Path(f"{database.engines.url.database}{end}") for end in ("", "-wal")]

    def raw() -> bytes:
        return b"".join(path.read_bytes() for path in paths if path.exists())

    assert any(seal.encode() in raw() for seal in seals)
    await survey_desks.closed(desk, keys, held)
    await database.forget_past()
    assert not any(seal.encode() in raw() for seal in seals)


async def test_the_log_tells_of_nobody(
    desk: Desk, keys: KeyFolder, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    poll, held = await voted_in_turn(desk, keys), await answered_in_turn(desk, keys)
    await poll_desks.ended(desk, keys, poll)
    await survey_desks.closed(desk, keys, held)
    written = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    assert SECRET not in written
    assert not any(str(voter) in written for voter in VOTERS)


async def test_a_reminder_s_rows_are_alike_for_all(desk: Desk, keys: KeyFolder) -> None:
    """They stand there for everybody, and none is left of anybody, reminded or not."""
    await survey_desks.settings(desk)
    poll = await poll_desks.opened(desk, keys, remind_at=desk.now + poll_desks.DAYS / 2)
    for voter in VOTERS[:3]:
        await poll_desks.voted(desk, keys, poll, voter)
    desk.now += poll_desks.DAYS / 2
    await poll_turns.remind(desk.uow, **poll_desks.of(poll), voters=VOTERS, now=desk.now)
    rows = (await dump(desk))["outbox"]
    waiting = [row for row in rows if row["kind"] == "poll.reminder"]
    assert len(waiting) == len(VOTERS)
    same = ("kind", "state", "attempts", "community_id", "result")
    assert len({tuple(row[name] for name in same) for row in waiting}) == 1
    wants = [
        await poll_turns.wants_reminder(
            desk.uow, keys, **poll_desks.of(poll), user_id=voter, now=desk.now
        )
        for voter in VOTERS
    ]
    assert wants == [False] * 3 + [True] * 5
    desk.later(minutes=30)
    await poll_desks.deliver(desk.uow, desk.now)
    assert [named(await dump(desk), voter) for voter in VOTERS] == [set()] * 8


# ----------------------------------------------------------------- what is shown, one answer apart


async def test_one_more_answer_moves_nothing_that_is_shown(desk: Desk, keys: KeyFolder) -> None:
    """The card's numbers before and after any one vote, new or changed, are the same, or differ
    by at least five that were not in them.
    """
    poll = await poll_desks.opened(desk, keys, PollKind.SINGLE)
    crowd = [UserId(9_222_000_000_000_000 + number) for number in range(1, 41)]
    shown: list[tuple[int, Any]] = []
    for number, voter in enumerate(crowd, start=1):
        await poll_desks.voted(desk, keys, poll, voter, str(1 + number % 3))
        if number % 4 == 0:
            await poll_desks.voted(desk, keys, poll, crowd[0], str(1 + number % 2))
        drawn = await poll_turns.drawn(desk.uow, **poll_desks.of(poll))
        assert drawn is not None
        assert drawn.answered == number
        live = drawn.poll.live
        shown.append((number, None if live is None else live.tables[0].counts))
    assert shown[8][1] is None
    published = [counts for counts, _ in itertools.groupby(counts for _, counts in shown)]
    totals = [0 if counts is None else sum(counts) for counts in published]
    assert totals == [0, 5, 10, 20]
    assert all(later - earlier >= 5 for earlier, later in itertools.pairwise(totals))
    closed = await poll_desks.ended(desk, keys, poll)
    assert closed.results is not None
    counts = closed.results.tables[0].counts
    assert counts is not None
    assert math.isclose(sum(counts), 40)
    assert sum(counts) - totals[-1] >= 5


async def test_whoever_leaves_takes_the_draft_and_leaves_an_answer_that_nobody_finds(
    desk: Desk, keys: KeyFolder
) -> None:
    held = await answered_in_turn(desk, keys)
    key = keys.of(BoxId(int(held.round_id)))
    async with desk.uow.write() as tx:
        await survey_sittings.left(tx, keys, community_id=held.community_id, user_id=VOTERS[0])
    found = await dump(desk)
    assert ballot_seal(key, VOTERS[0]) not in str(found)
    assert len(found["ballots"]) == 8
    assert "invited" not in named(found, VOTERS[0])
