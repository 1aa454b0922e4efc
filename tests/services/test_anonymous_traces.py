"""What numbers tell of anonymous rows: nothing, not even by a gap between others."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.services import anonymous_outcomes, anonymous_posts, threads
from bot.services.thread_cases import ANSWER, ANSWER_UPDATE, NOTICE, POST, SAY, UPDATE
from domain.ids import CommunityId
from storage.audit import AuditRow
from storage.outbox import OutboxRow
from tests.services.anonymous_desks import MORA, NOVA, answered, carried, opened_for, out, wondered
from tests.services.conftest import ANNA, BO, COMMUNITY, Desk
from tests.services.thread_desks import VAULT, asked, in_days, opened, posted, step, written

LATER = timedelta(hours=3)
ANONYMOUS = {ANSWER, ANSWER_UPDATE, NOTICE}


@pytest.fixture
async def ready(desk: Desk) -> Desk:
    await opened(desk)
    return desk


async def rows_of(desk: Desk, row: Any) -> list[dict[str, Any]]:
    table = row.table()
    async with desk.uow.read() as tx:
        found = (await tx.connection.execute(select(table).order_by(table.c.id))).mappings()
        return [dict(each) for each in found]


async def numbers(desk: Desk, row: Any) -> list[int]:
    """The numbers of the rows that have one in order."""
    return [each["id"] for each in await rows_of(desk, row) if each["id"] > 0]


async def test_no_gap_tells_of_an_anonymous_command(ready: Desk) -> None:
    """Neither while a delayed post waits nor when its rows are gone."""
    await asked(ready, is_posted=False)
    lines, known = await numbers(ready, AuditRow), await numbers(ready, OutboxRow)
    question = await wondered(ready, is_posted=False, delay=LATER)
    answer = await answered(ready, await asked(ready, by=BO), delay=LATER)
    await asked(ready, by=ANNA, is_posted=False)
    added = [number for number in await numbers(ready, OutboxRow) if number > known[-1]]
    assert added == list(range(known[-1] + 1, known[-1] + 1 + len(added)))
    assert len(added) >= 2
    before = set(added)
    await posted(ready, question.thread_id)
    await out(ready, answer)
    assert before <= set(await numbers(ready, OutboxRow))
    await asked(ready, by=ANNA, is_posted=False)
    [newest] = set(await numbers(ready, OutboxRow)) - before - set(known)
    assert newest == max(before) + 1
    marks = [number for number in await numbers(ready, AuditRow) if number > lines[-1]]
    assert marks == [lines[-1] + 1, lines[-1] + 2, lines[-1] + 3]


async def test_every_row_about_an_anonymous_author_stands_aside(ready: Desk) -> None:
    question = await wondered(ready)
    post = await out(ready, await answered(ready, question))
    await anonymous_posts.withdraw_post(
        ready.uow,
        VAULT,
        community_id=COMMUNITY,
        post_id=post.post_id,
        user_id=NOVA,
        now=ready.now,
    )
    await answered(ready, question, delay=LATER)
    await threads.close(ready.uow, VAULT, **step(question, MORA, ready.now))
    other = await wondered(ready, by=NOVA)
    await threads.ask_again(ready.uow, VAULT, **step(other, NOVA, in_days(ready, 3)))
    await wondered(ready, is_posted=False, delay=LATER)
    found = await rows_of(ready, OutboxRow)
    mine = [row for row in found if row["kind"] in {*ANONYMOUS, POST, UPDATE, SAY}]
    assert {row["kind"] for row in mine} == {*ANONYMOUS, POST, UPDATE, SAY}
    assert all(row["id"] < 0 for row in mine)
    assert all(row["created_at"] <= row["due_at"] for row in mine)


async def test_the_lines_of_a_day_tell_nothing_of_their_order(ready: Desk) -> None:
    thread = await wondered(ready)
    first = await numbers(ready, AuditRow)
    for _ in range(8):
        assert await opened_for(ready, thread.handle) == MORA
    reads = [row for row in await rows_of(ready, AuditRow) if row["action"] == "anonymity.read"]
    assert all(row["id"] < 0 for row in reads)
    assert len({row["id"] for row in reads}) == len(reads) == 8
    await asked(ready, is_posted=False)
    assert await numbers(ready, AuditRow) == [*first, first[-1] + 1]


async def test_numbers_aside_are_at_random_and_far_apart(ready: Desk) -> None:
    async with ready.uow.write() as tx:
        for number in range(60):
            assert await tx.outbox.add(
                "kind",
                community_id=CommunityId(1),
                dedupe_key=f"aside {number}",
                payload={"number": number},
                due_at=ready.now,
                now=ready.now,
                aside=True,
            )
    async with ready.uow.read() as tx:
        seen = await tx.outbox.recent(100, CommunityId(1))
    order = [row.payload["number"] for row in seen]
    assert sorted(order) == list(range(60))
    assert order not in (list(range(60)), list(reversed(range(60))))
    assert len({row.id >> 40 for row in seen}) > 50


async def test_a_row_that_is_taken_out_is_gone_unless_it_is_on_its_way(ready: Desk) -> None:
    async with ready.uow.write() as tx:
        for key in ("waits", "tried", "flies"):
            about = {"community_id": CommunityId(1), "payload": {}}
            await tx.outbox.add(
                "kind", dedupe_key=key, due_at=ready.now, now=ready.now, aside=True, **about
            )
        claimed = {
            row.dedupe_key: row.id for row in await tx.outbox.claim(ready.now, limit=50, by="now")
        }
        await tx.outbox.retry(claimed["tried"], at=ready.now, error="500")
        await tx.outbox.forget(claimed["waits"])
        await tx.outbox.add(
            "kind", dedupe_key="waits", due_at=ready.now, now=ready.now, aside=True, **about
        )
        taken = [await tx.outbox.take_out(key) for key in ("waits", "tried", "flies")]
        assert taken == [True, False, False]
        assert await tx.outbox.take_out("tried", untried=False)
        assert not await tx.outbox.take_out("flies", untried=False)
        left = [row.dedupe_key for row in await tx.outbox.recent(9, CommunityId(1))]
    assert left == ["flies"]


async def test_rows_aside_are_claimed_by_their_time(ready: Desk) -> None:
    async with ready.uow.write() as tx:
        for number, hours in enumerate((2, 0, 1)):
            await tx.outbox.add(
                "kind",
                community_id=CommunityId(1),
                dedupe_key=f"aside {number}",
                payload={},
                due_at=ready.now + timedelta(hours=hours),
                now=ready.now,
                aside=number != 1,
            )
    ready.now += timedelta(hours=5)
    async with ready.uow.write() as tx:
        claimed = await tx.outbox.claim(ready.now, limit=50, by="now")
    mine = [row.dedupe_key for row in claimed if row.kind == "kind"]
    assert mine == ["aside 1", "aside 2", "aside 0"]


async def test_an_anonymous_answer_counts_and_its_rows_are_gone(ready: Desk) -> None:
    thread = await wondered(ready)
    await written(ready, thread)
    await carried(ready, NOTICE, anonymous_outcomes.told, thread.thread_id, {})
    kinds = {row["kind"] for row in await rows_of(ready, OutboxRow)}
    assert kinds & ANONYMOUS == set()
