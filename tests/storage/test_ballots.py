"""Ballot boxes: one ballot for each seal, and nothing that leads to anybody once it's closed."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select, text

from domain.ids import BoxId, UserId
from storage.ballots import AnswerDraftRow, BallotRow, InvitedRow
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.storage.examples import ANNA, BO, NORTH, NOW, WEST
from tests.storage.feedback_examples import full_poll

BOX, OTHER = BoxId(4_000_000_001), BoxId(4_000_000_003)
CROWD = [UserId(number) for number in range(1, 41)]


async def _opened(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await tx.ballots.open_box(BOX, WEST)
        await tx.ballots.open_box(OTHER, NORTH)


async def _rows(uow: UnitOfWork, row: Any) -> list[dict[str, Any]]:
    async with uow.read() as tx:
        found = await tx.connection.execute(select(row.table()))
        return [dict(each) for each in found.mappings()]


async def test_a_seal_has_one_ballot_which_can_be_changed(uow: UnitOfWork) -> None:
    await _opened(uow)
    async with uow.write() as tx:
        assert await tx.ballots.cast(BOX, "a", {"vote": "1"})
        assert not await tx.ballots.cast(BOX, "a", {"vote": ("2", "1")})
        assert await tx.ballots.cast(OTHER, "a", {"vote": "3"})
        assert not await tx.ballots.add(BOX, "a", {"vote": "4"})
    async with uow.read() as tx:
        assert await tx.ballots.of_seal(BOX, "a") == {"vote": ("2", "1")}
        assert await tx.ballots.of_seal(OTHER, "a") == {"vote": "3"}
        assert await tx.ballots.of_seal(OTHER, "b") is None
        assert await tx.ballots.count(BOX) == 1
        assert await tx.ballots.every(BOX) == [{"vote": ("2", "1")}]


async def test_a_changed_ballot_is_not_new_again(uow: UnitOfWork) -> None:
    await _opened(uow)
    async with uow.write() as tx:
        await tx.ballots.cast(BOX, "a", {"vote": "1"})
        await tx.ballots.mark_counted(BOX)
        await tx.ballots.cast(BOX, "a", {"vote": "2"})
        await tx.ballots.cast(BOX, "b", {"vote": "2"})
        assert await tx.ballots.uncounted(BOX) == 1


async def test_a_draft_is_kept_until_it_is_dropped(uow: UnitOfWork) -> None:
    await _opened(uow)
    async with uow.write() as tx:
        await tx.ballots.save_draft(BOX, "d", b"first")
        await tx.ballots.save_draft(BOX, "d", b"second")
        assert await tx.ballots.draft(BOX, "d") == b"second"
        assert await tx.ballots.draft(OTHER, "d") is None
        await tx.ballots.drop_draft(BOX, "d")
        assert await tx.ballots.draft(BOX, "d") is None


async def test_who_is_asked_is_noted_once(uow: UnitOfWork) -> None:
    await _opened(uow)
    async with uow.write() as tx:
        await tx.ballots.invite(BOX, WEST, [ANNA, BO, ANNA])
        await tx.ballots.invite(OTHER, NORTH, [ANNA])
        assert sorted(await tx.ballots.invited(BOX)) == sorted([ANNA, BO])
        assert await tx.ballots.is_invited(BOX, BO)
        assert not await tx.ballots.is_invited(OTHER, BO)
        assert await tx.ballots.boxes_inviting(WEST, ANNA) == [BOX]
        assert await tx.ballots.boxes_inviting(None, ANNA) == [BOX, OTHER]
        await tx.ballots.uninvite(BOX, ANNA)
        assert await tx.ballots.invited(BOX) == [BO]


async def test_closing_leaves_no_seal_no_number_and_no_draft(uow: UnitOfWork) -> None:
    await _opened(uow)
    async with uow.write() as tx:
        await tx.ballots.invite(BOX, WEST, CROWD)
        await tx.ballots.save_draft(BOX, "d", b"x")
        await tx.ballots.save_draft(OTHER, "d2", b"x")
        for person in CROWD:
            await tx.ballots.cast(BOX, f"s{person}", {"vote": str(person)})
        await tx.ballots.cast(OTHER, "o", {"vote": "1"})
    before = {row["id"] for row in await _rows(uow, BallotRow) if row["box_id"] == BOX}
    asked = {row["id"] for row in await _rows(uow, InvitedRow)}
    async with uow.write() as tx:
        await tx.ballots.rewrite(BOX)
    ballots = [row for row in await _rows(uow, BallotRow) if row["box_id"] == BOX]
    assert sorted(int(row["answers"]["vote"]) for row in ballots) == sorted(CROWD)
    assert {row["seal"] for row in ballots} == {None}
    assert {row["is_counted"] for row in ballots} == {True}
    assert before & {row["id"] for row in ballots} == set()
    assert asked & {row["id"] for row in await _rows(uow, InvitedRow)} == set()
    assert sorted(row["user_id"] for row in await _rows(uow, InvitedRow)) == sorted(CROWD)
    assert [row["box_id"] for row in await _rows(uow, AnswerDraftRow)] == [OTHER]
    async with uow.read() as tx:
        assert await tx.ballots.of_seal(OTHER, "o") == {"vote": "1"}


async def test_the_database_s_own_marks_tell_no_order(uow: UnitOfWork, database: Database) -> None:
    """On SQLite there is no rowid; on PostgreSQL all rows have one xmin, and ctid is shuffled."""
    await _opened(uow)
    for person in CROWD:
        async with uow.write() as tx:
            await tx.ballots.cast(BOX, f"s{person}", {"vote": str(person)})
    async with uow.write() as tx:
        await tx.ballots.rewrite(BOX)
    async with uow.read() as tx:
        if database.dialect == "sqlite":
            defined = await tx.connection.scalars(
                text("SELECT sql FROM sqlite_master WHERE name IN ('ballots', 'invited')")
            )
            assert ["WITHOUT ROWID" in each.upper() for each in defined] == [True, True]
            order = "SELECT answers FROM ballots"
        else:
            marks = await tx.connection.scalars(text("SELECT xmin::text FROM ballots"))
            assert len(set(marks)) == 1
            order = "SELECT answers::text FROM ballots ORDER BY ctid"
        found = [str(each) for each in await tx.connection.scalars(text(order))]
    # One order of 40 in 40! is that of the votes.
    in_order = [f'"{person}"' in each for person, each in zip(CROWD, found, strict=True)]
    assert not all(in_order)


async def test_a_box_goes_with_all_that_is_in_it(uow: UnitOfWork) -> None:
    await _opened(uow)
    async with uow.write() as tx:
        await tx.ballots.cast(BOX, "a", {"vote": "1"})
        await tx.ballots.invite(BOX, WEST, [ANNA])
        await tx.ballots.save_draft(BOX, "d", b"x")
        await tx.ballots.drop(BOX)
        assert await tx.ballots.boxes() == {OTHER}
    for row in (BallotRow, InvitedRow, AnswerDraftRow):
        assert await _rows(uow, row) == []


async def test_boxes_that_were_closed_long_ago_are_found(uow: UnitOfWork) -> None:
    old, young = full_poll(), full_poll(closed_at=NOW + timedelta(days=9))
    async with uow.write() as tx:
        for poll in (old, young):
            await tx.polls.add(poll)
            await tx.ballots.open_box(BoxId(int(poll.poll_id)), WEST)
        found = await tx.ballots.closed_before(NOW + timedelta(days=5))
    assert found == [BoxId(int(old.poll_id))]


async def test_seals_are_made_anew_and_one_that_nobody_has_is_like_the_others(
    uow: UnitOfWork,
) -> None:
    await _opened(uow)
    async with uow.write() as tx:
        for seal in ("a", "b", "c"):
            await tx.ballots.cast(BOX, seal, {"vote": seal})
        await tx.ballots.cast(OTHER, "a", {"vote": "other"})
        assert await tx.ballots.turn(BOX) == 0
        await tx.ballots.reseal(BOX, {"a": "x", "b": "y", "d": "z"})
        assert await tx.ballots.turn(BOX) == 1
        assert await tx.ballots.turn(OTHER) == 0
        assert await tx.ballots.of_seal(BOX, "x") == {"vote": "a"}
        assert await tx.ballots.of_seal(BOX, "y") == {"vote": "b"}
        for seal in ("a", "b", "c", "z"):
            assert await tx.ballots.of_seal(BOX, seal) is None
        assert await tx.ballots.of_seal(OTHER, "a") == {"vote": "other"}
        assert await tx.ballots.count(BOX) == await tx.ballots.uncounted(BOX) == 3
    seals = {row["seal"] for row in await _rows(uow, BallotRow) if row["box_id"] == BOX}
    [of_nobody] = seals - {"x", "y"}
    assert len(of_nobody) == 64


async def test_the_files_can_be_cleared_while_the_bot_works(
    uow: UnitOfWork, database: Database
) -> None:
    async with uow.write() as tx:
        await tx.ballots.open_box(BOX, WEST)
    async with uow.write() as tx:
        await tx.ballots.cast(BOX, "a-seal-to-look-for", {"vote": "1"})
    async with uow.write() as tx:
        await tx.ballots.rewrite(BOX)
    await database.forget_past()
    if database.dialect == "sqlite":
        name = database.engines.url.database
        assert b"a-seal-to-look-for" not in Path(f"{name}").read_bytes()  # noqa: ASYNC240
        assert b"a-seal-to-look-for" not in Path(f"{name}-wal").read_bytes()  # noqa: ASYNC240
    async with uow.write() as tx:
        await tx.ballots.open_box(OTHER, NORTH)
        assert await tx.ballots.every(BOX) == [{"vote": "1"}]
