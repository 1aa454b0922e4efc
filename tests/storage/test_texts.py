"""What people write is kept as written, found by nobody in a log, and never kept wrongly."""

import logging
import traceback
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError, StatementError

from domain.applications import Answer
from domain.questions import Meaning
from domain.screening.findings import Criterion, Evidence, Finding, Verdict
from storage.application_rows import ApplicationRow, row_of
from storage.unit_of_work import UnitOfWork
from tests.storage.examples import ANNA, NOW, WEST, application

SECRET = "Xyzzy sagade Ärendet"


def _found(text: str) -> Finding:
    return Finding(Criterion.STAFF, Verdict.UNCLEAR, (Evidence("work", 0, 3, text),), "rule")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "å" * 4000,
        "👩‍💼🇸🇪" * 100,
        "שלום עולם \u202e bakvänt",
        "@everyone **fet** `kod` <@111222333444555666>",
        "rad ett\nrad två\ttabb\r\n",
        "\x01\x1f\x7f",
        "e\u0301 och é hålls isär",
        "'; DROP TABLE applications; --",
        '{"json": "\\u0000"}',
    ],
)
async def test_text_comes_back_as_written(uow: UnitOfWork, text: str) -> None:
    finding = _found(text)
    async with uow.write() as tx:
        kept = await tx.applications.add(
            application(
                applicant_name=text,
                answers=(Answer(Meaning.WORK, text, text),),
                findings=(finding,),
                notes=(text,),
                question=text,
            )
        )
    async with uow.read() as tx:
        assert await tx.applications.get(WEST, kept.application_id) == kept
        assert await tx.applications.listing(WEST, text=text) == [kept]


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b"])
async def test_what_no_database_keeps_is_replaced_in_place(uow: UnitOfWork, text: str) -> None:
    """The domain cleans such characters away; if one slips through, the offsets still hold."""
    async with uow.write() as tx:
        kept = await tx.applications.add(
            application(
                applicant_name=text,
                answers=(Answer(Meaning.WORK, "Vad?", text),),
                findings=(
                    Finding(Criterion.STAFF, Verdict.MET, (Evidence("w", 0, 3, text),), "r"),
                ),
                notes=(text,),
            )
        )
        key = f"key:{text}"
        added = {"community_id": WEST, "payload": {text: [text]}, "due_at": NOW, "now": NOW}
        assert await tx.outbox.add("card", dedupe_key=key, **added)
        assert not await tx.outbox.add("card", dedupe_key=key, **added)
        assert await tx.outbox.withdraw(key)
    async with uow.read() as tx:
        found = await tx.applications.get(WEST, kept.application_id)
        [message] = await tx.outbox.recent(1)
    assert found is not None
    assert found.applicant_name == found.answers[0].text == found.notes[0] == "a\ufffdb"
    assert found.findings[0].evidence[0].text == "a\ufffdb"
    assert message.payload == {"a\ufffdb": ["a\ufffdb"]}


async def test_a_time_without_a_zone_is_refused(uow: UnitOfWork) -> None:
    naive = datetime(2026, 11, 20, 9, 0)  # noqa: DTZ001
    async with uow.write() as tx:
        with pytest.raises(StatementError, match="without a zone"):
            await tx.people.save(ANNA, "sv", naive)
    async with uow.write() as tx:
        with pytest.raises(StatementError, match="without a zone"):
            await tx.outbox.claim(naive, limit=1, by="me")


@pytest.mark.parametrize(
    ("fault", "named"),
    [
        ({"state": SECRET}, "ck_applications_state"),
        ({"locale": None}, "locale"),
        ({}, "applicant_id"),  # a second open application
    ],
)
async def test_a_failing_write_tells_nobody_what_was_written(
    uow: UnitOfWork, caplog: pytest.LogCaptureFixture, fault: dict[str, Any], named: str
) -> None:
    """The error names constraints and columns, never values."""
    row = row_of(application(applicant_name=SECRET, question=SECRET))
    with caplog.at_level(logging.DEBUG):
        async with uow.write() as tx:
            await tx.connection.execute(ApplicationRow.table().insert().values(row))
        async with uow.write() as tx:
            with pytest.raises(IntegrityError) as caught:
                await tx.connection.execute(ApplicationRow.table().insert().values(row | fault))
    told = "".join(traceback.format_exception(caught.value))
    assert named in str(caught.value.orig) or "open_applicant" in str(caught.value.orig)
    for word in (*SECRET.split(), str(ANNA)):
        assert word not in told
        assert word not in caplog.text


async def test_nothing_that_is_read_or_written_is_logged(
    uow: UnitOfWork, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        async with uow.write() as tx:
            await tx.applications.add(application(applicant_name=SECRET))
        async with uow.read() as tx:
            [kept] = await tx.applications.listing(WEST)
    assert kept.applicant_name == SECRET
    assert SECRET not in caplog.text
    assert str(ANNA) not in caplog.text
