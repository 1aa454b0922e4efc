"""Who wrote anonymously: sealed, found by the seal alone, and destroyed for good."""

from dataclasses import asdict, fields, replace
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from domain.anonymity import Author
from domain.ids import Handle, ThreadId
from storage.anonymity import AcceptanceRow, AuthorRow, BlockRow, LinkRow
from storage.database import Database
from storage.unit_of_work import Transaction, UnitOfWork
from tests.storage.examples import NORTH, WEST
from tests.storage.thread_examples import NUMBERS, TODAY, author, link_of, thread

HERE, THERE = ThreadId(NUMBERS[0]), ThreadId(NUMBERS[1])
DAY = timedelta(days=1)


async def write(tx: Transaction, *authors: Author) -> None:
    """Keep the authors, and the threads that they write in."""
    for own in {each.thread_id: each.community_id for each in authors}.items():
        if await tx.threads.get(own[1], own[0]) is None:
            await tx.threads.add(thread(thread_id=own[0], community_id=own[1]))
    for each in authors:
        assert await tx.anonymity.add(each, link_of(each))


# ----------------------------------------------------------------------------------------- authors


async def test_an_author_and_the_link_come_back_as_they_were_kept(uow: UnitOfWork) -> None:
    own = author(is_stopped=True, block_slot=17)
    for field in fields(Author):
        assert getattr(own, field.name) not in (None, "", False), field.name
    async with uow.write() as tx:
        await write(tx, own)
    async with uow.read() as tx:
        assert await tx.anonymity.author(WEST, own.handle) == own
        assert await tx.anonymity.by_seal("a1" * 32) == own
        assert await tx.anonymity.link(own.handle) == link_of(own)
        assert await tx.anonymity.links() == [link_of(own)]


async def test_another_communitys_handle_finds_nobody(uow: UnitOfWork) -> None:
    own = author()
    async with uow.write() as tx:
        await write(tx, own)
        assert await tx.anonymity.author(NORTH, own.handle) is None
        assert await tx.anonymity.of_community(NORTH) == []
        assert await tx.anonymity.by_seal("b2" * 32) is None
        assert await tx.anonymity.link(Handle(1)) is None


@pytest.mark.parametrize(
    "taken",
    [
        {"handle": Handle(5), "number": 3},
        {"handle": Handle(5), "seal": "b2" * 32},
        {"number": 3, "seal": "b2" * 32},
    ],
    ids=["seal", "number in the thread", "handle"],
)
async def test_what_is_one_authors_is_no_others(uow: UnitOfWork, taken: dict[str, object]) -> None:
    own = author()
    async with uow.write() as tx:
        await write(tx, own)
        other = replace(own, **taken)  # type: ignore[arg-type]
        assert not await tx.anonymity.add(other, link_of(other, b"another person"))
        assert await tx.anonymity.in_thread(HERE) == [own]
        assert await tx.anonymity.links() == [link_of(own)]


async def test_each_thread_numbers_its_authors_by_itself(uow: UnitOfWork) -> None:
    first = author(handle=Handle(30), seal="x", number=1)
    second = author(handle=Handle(10), seal="y", number=2)
    asker = author(handle=Handle(20), seal="z", number=0)
    elsewhere = author(handle=Handle(40), seal="w", number=1, thread_id=THERE)
    async with uow.write() as tx:
        await write(tx, first, second, asker, elsewhere)
        assert await tx.anonymity.in_thread(HERE) == [asker, first, second]
        assert await tx.anonymity.in_thread(THERE) == [elsewhere]


async def test_who_is_stopped_may_write_again(uow: UnitOfWork) -> None:
    own, other = author(), author(handle=Handle(5), seal="b2", number=3)
    async with uow.write() as tx:
        await write(tx, own, other)
        await tx.anonymity.stop(own.handle)
        assert await tx.anonymity.author(WEST, own.handle) == replace(own, is_stopped=True)
        assert await tx.anonymity.author(WEST, other.handle) == other
        await tx.anonymity.stop(own.handle, is_stopped=False)
        assert await tx.anonymity.author(WEST, own.handle) == own


async def test_destroying_a_link_destroys_the_seal_and_leaves_the_number(uow: UnitOfWork) -> None:
    own, other = author(), author(handle=Handle(5), seal="b2", number=3)
    away = author(handle=Handle(6), seal="c3", thread_id=THERE, community_id=NORTH)
    async with uow.write() as tx:
        await write(tx, own, other, away)
        await tx.anonymity.unlink(own.handle)
        assert own.seal is not None
        assert await tx.anonymity.by_seal(own.seal) is None
        assert await tx.anonymity.link(own.handle) is None
        unlinked = replace(own, seal=None)
        assert await tx.anonymity.in_thread(HERE) == [unlinked, other]
        assert await tx.anonymity.links() == [link_of(other), link_of(away)]
        assert await tx.anonymity.of_community(WEST) == [other]
        assert await tx.anonymity.sealed() == [other, away]
        # Whoever comes back is somebody new; the number is not theirs.
        again = author(handle=Handle(7), number=4)
        assert await tx.anonymity.add(again, link_of(again))
        # Several may be unlinked: no seal is nobody's.
        await tx.anonymity.unlink(other.handle)
        assert [each.seal for each in await tx.anonymity.in_thread(HERE)] == [
            None,
            None,
            again.seal,
        ]


async def test_a_changed_key_brings_no_destroyed_link_back(uow: UnitOfWork) -> None:
    own, gone = author(), author(handle=Handle(5), seal="b2", number=3)
    async with uow.write() as tx:
        await write(tx, own, gone)
        await tx.anonymity.unlink(gone.handle)
        for each in (own, gone):
            await tx.anonymity.reseal(each.handle, seal=f"new {each.handle}", key_id="beef")
        renewed = replace(own, seal=f"new {own.handle}", key_id="beef")
        await tx.anonymity.add_link(link_of(renewed, b"anew"))
        assert await tx.anonymity.in_thread(HERE) == [renewed, replace(gone, seal=None)]
        assert await tx.anonymity.sealed() == [renewed]
        assert await tx.anonymity.links() == [link_of(renewed, b"anew")]


async def test_an_author_goes_with_the_community_and_so_does_the_link(uow: UnitOfWork) -> None:
    own = author()
    away = author(handle=Handle(6), seal="c3", thread_id=THERE, community_id=NORTH)
    async with uow.write() as tx:
        await write(tx, own, away)
        await tx.communities.erase(WEST)
        assert await tx.anonymity.sealed() == [away]
        assert await tx.anonymity.links() == [link_of(away)]


# ------------------------------------------------------------------------------------------ blocks


async def test_a_block_ends_on_its_day(uow: UnitOfWork) -> None:
    blocked = link_of(author(handle=Handle(8)))
    async with uow.write() as tx:
        assert await tx.anonymity.block(WEST, blocked, seal="s", ends_on=TODAY)
        assert await tx.anonymity.is_blocked(["s"], TODAY - DAY)
        assert not await tx.anonymity.is_blocked(["s"], TODAY)
        assert not await tx.anonymity.is_blocked(["t"], TODAY - DAY)
        assert await tx.anonymity.blocks() == {8: (WEST, TODAY)}
        assert await tx.anonymity.link(Handle(8)) == blocked


async def test_who_is_blocked_is_blocked_once(uow: UnitOfWork) -> None:
    first, second = link_of(author(handle=Handle(8))), link_of(author(handle=Handle(9)))
    async with uow.write() as tx:
        assert await tx.anonymity.block(WEST, first, seal="s", ends_on=TODAY)
        assert not await tx.anonymity.block(WEST, second, seal="s", ends_on=TODAY + DAY)
        assert await tx.anonymity.blocks() == {8: (WEST, TODAY)}
        assert await tx.anonymity.links() == [first]


async def test_a_block_that_is_over_is_forgotten_with_its_link(uow: UnitOfWork) -> None:
    own = author()
    async with uow.write() as tx:
        await write(tx, own)
        for number, ends_on in ((7, TODAY - DAY), (8, TODAY), (9, TODAY + DAY)):
            link = link_of(author(handle=Handle(number)))
            assert await tx.anonymity.block(WEST, link, seal=f"s{number}", ends_on=ends_on)
        assert await tx.anonymity.end_blocks(TODAY) == 2
        assert await tx.anonymity.end_blocks(TODAY) == 0
        assert await tx.anonymity.blocks() == {9: (WEST, TODAY + DAY)}
        assert {link.handle for link in await tx.anonymity.links()} == {9, own.handle}


async def test_a_block_is_lifted_by_its_seal(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        link = link_of(author(handle=Handle(8)))
        assert await tx.anonymity.block(WEST, link, seal="s", ends_on=TODAY)
        await tx.anonymity.reseal_block(Handle(8), seal="t", key_id="beef")
        assert not await tx.anonymity.is_blocked(["s"], TODAY - DAY)
        assert await tx.anonymity.is_blocked(["t"], TODAY - DAY)
        assert not await tx.anonymity.unblock("s")
        assert await tx.anonymity.unblock("t")
        assert not await tx.anonymity.is_blocked(["t"], TODAY - DAY)
        assert await tx.anonymity.links() == []


# ------------------------------------------------------------------------------------- acceptances


async def test_accepting_twice_is_once_and_can_be_taken_back(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        assert not await tx.anonymity.has_accepted("s")
        await tx.anonymity.accept(WEST, "s")
        await tx.anonymity.accept(WEST, "s")
        await tx.anonymity.accept(WEST, "t")
        rows = (await tx.connection.scalars(select(AcceptanceRow.table().c.seal))).all()
        assert sorted(rows) == ["s", "t"]
        await tx.anonymity.forget_acceptance("s")
        assert not await tx.anonymity.has_accepted("s")
        assert await tx.anonymity.has_accepted("t")


# ------------------------------------------------------------------------------ what a row can tell


async def test_no_table_of_the_authors_has_a_time(uow: UnitOfWork) -> None:
    """A block's last day is the only date: it begins after a random time, and lasts long."""
    own = author()
    link = link_of(author(handle=Handle(8)))
    async with uow.write() as tx:
        await write(tx, own)
        assert await tx.anonymity.block(WEST, link, seal="s", ends_on=TODAY)
        await tx.anonymity.accept(WEST, "s")
        dates = set()
        for row in (AuthorRow, LinkRow, BlockRow, AcceptanceRow):
            [first, *_] = (await tx.connection.execute(select(row.table()))).mappings().all()
            dates |= {
                (row.table().name, name)
                for name, value in first.items()
                if not isinstance(value, int | str | bytes | None)
            }
    assert dates == {("anonymous_blocks", "ends_on")}
    assert set(asdict(own)) == set(AuthorRow.table().c.keys())


async def test_the_place_of_a_row_in_the_file_is_its_handle(sqlite_database: Database) -> None:
    async with sqlite_database.unit_of_work().write() as tx:
        await write(
            tx,
            *(
                author(handle=Handle(handle), seal=f"s{number}", number=number)
                for number, handle in enumerate(NUMBERS)
            ),
        )
        for table in ("anonymous_authors", "anonymous_links"):
            rows = await tx.connection.execute(
                text(f"SELECT rowid, handle FROM {table} NOT INDEXED")
            )
            assert [tuple(row) for row in rows] == [(each, each) for each in sorted(NUMBERS)]


async def test_acceptances_are_written_anew_in_no_order(uow: UnitOfWork) -> None:
    seals = [f"{number:064x}" for number in (9, 1, 5)]
    async with uow.write() as tx:
        for seal in seals:
            await tx.anonymity.accept(NORTH, seal)
        await tx.anonymity.accept(WEST, "0" * 64)
    async with uow.write() as tx:
        await tx.anonymity.reorder_acceptances(NORTH)
        rows = await tx.connection.execute(text("SELECT seal FROM acceptances"))
        assert [seal for (seal,) in rows if seal in seals] == sorted(seals)
        for seal in (*seals, "0" * 64):
            assert await tx.anonymity.has_accepted(seal)
