"""What is stored of a person's threads: named ones shown and emptied, sealed ones left alone."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from storage.personal_data import PERSONAL
from storage.personal_roles import Role
from storage.privacy import ERASED, erase_person, export_person
from storage.unit_of_work import Transaction, UnitOfWork
from tests.storage.examples import ANNA, BO, NORTH, NOW, WEST
from tests.storage.feedback_examples import live_in_feedback
from tests.storage.thread_examples import (
    TODAY,
    WORDS,
    full_report,
    full_series,
    full_unmasking,
    live_in_threads,
)

LATER = NOW + timedelta(days=1)


async def test_an_export_shows_a_persons_threads_whole(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        number = await live_in_threads(tx, ANNA, WEST)
        await live_in_threads(tx, BO, WEST)
        await live_in_threads(tx, ANNA, NORTH)
    async with uow.read() as tx:
        kept = await tx.threads.get(WEST, number, lock=False)
        assert kept is not None
        export = await export_person(tx, ANNA, WEST)
    assert export["threads_handled"] == [
        {
            "id": number,
            "author_id": ANNA,
            "community_id": WEST,
            "kind": "question",
            "topic_id": kept.topic_id,
            "title": kept.title,
            "text": kept.text,
            "link": kept.link,
            "posted_on": TODAY.isoformat(),
            "active_on": TODAY.isoformat(),
        }
    ]
    assert [row["user_id"] for row in export["stewards"]] == [ANNA]
    # What they reported is theirs; what somebody said of them is not.
    made, about = sorted(export["reports_handled"], key=lambda row: "author_id" in row)
    assert set(made) == {"id", "community_id", "reporter_id", "reason", "reported_at"}
    assert WORDS in made["reason"]
    assert set(about) == {"id", "author_id"}


async def test_a_thread_stays_without_its_author_and_their_words(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        number, other = await live_in_threads(tx, ANNA, WEST), await live_in_threads(tx, BO, WEST)
        before = [await tx.threads.get(WEST, each) for each in (number, other)]
        answers = await tx.threads.posts(WEST, number)
    async with uow.write() as tx:
        await erase_person(tx, ANNA, WEST, now=LATER)
        own, theirs = [await tx.threads.get(WEST, each) for each in (number, other)]
        assert before[0] is not None
        assert own == replace(before[0], author_id=ERASED, title="", text="", link="")
        assert theirs == before[1]
        # What others have answered is not hers.
        assert await tx.threads.posts(WEST, number) == answers
        assert sorted(each.stewards for each in await tx.topics.all(WEST)) == [(), (BO,)]


async def test_reports_and_unmaskings_stay_without_names(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        made = await tx.reports.add(full_report(reporter_id=ANNA))
        about = await tx.reports.add(full_report(author_id=ANNA))
        closed = await tx.reports.add(full_report(closed_by=ANNA))
        asked = await tx.unmaskings.add(full_unmasking(asked_by=ANNA))
        answered = await tx.unmaskings.add(full_unmasking(answered_by=ANNA))
        await erase_person(tx, ANNA, WEST, now=LATER)
        found = [await tx.reports.get(WEST, each.report_id) for each in (made, about, closed)]
        assert found == [
            replace(made, reporter_id=ERASED, reason=""),
            replace(about, author_id=ERASED),
            replace(closed, closed_by=ERASED),
        ]
        # Why somebody's name was asked for is told to whoever it was about, whoever asked.
        requests = await tx.unmaskings.of_handle(WEST, asked.handle)
        assert requests == [
            replace(asked, asked_by=ERASED),
            replace(answered, answered_by=ERASED),
        ]


async def test_an_erased_host_asks_nothing_and_the_series_goes_on(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        series = full_series(host_id=ANNA, is_paused=False)
        await tx.prompts.save_series(series)
        await erase_person(tx, ANNA, WEST, now=LATER)
        assert await tx.prompts.series(WEST) == replace(series, host_id=None)
        assert await tx.prompts.running() == [replace(series, host_id=None)]


async def test_what_is_sealed_is_in_no_export_and_stays_at_an_erasure(uow: UnitOfWork) -> None:
    """Whose it is tells the key alone, which is not here."""
    sealed = [data.row.table() for data in PERSONAL if data.role is Role.SEALED]

    async def stored(tx: Transaction) -> list[dict[str, Any]]:
        return [
            dict(row)
            for table in sealed
            for row in (await tx.connection.execute(select(table))).mappings()
        ]

    async with uow.write() as tx:
        await live_in_threads(tx, ANNA, WEST)
        await live_in_feedback(tx, ANNA, WEST)
        before = await stored(tx)
        assert len(before) >= len(sealed)
        export = await export_person(tx, ANNA)
        await erase_person(tx, ANNA, now=LATER)
        assert await stored(tx) == before
    names = {table.name for table in sealed}
    assert (names | {f"{name}_handled" for name in names}) & set(export) == set()


def test_what_is_shown_and_blanked_is_the_tables_own() -> None:
    for data in PERSONAL:
        assert set(data.shown) <= set(data.row.table().c.keys())
        assert set(data.blanked) <= set(data.columns) - set(data.found_by)
        if data.role is not Role.ACTOR:
            assert (data.shown, data.blanked) == ((), ())
