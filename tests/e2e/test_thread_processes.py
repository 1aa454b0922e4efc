"""Two processes of the bot on one PostgreSQL database: what falls due is done by one of them."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.services import prompts, topics
from bot.services.topics import Proposed
from domain.ids import CommunityId, UserId
from storage.unit_of_work import UnitOfWork
from tests.e2e.loopback import Loopback
from tests.e2e.meetup_worlds import DAY
from tests.e2e.networks import READY, words
from tests.e2e.thread_worlds import FOOT, TITLE, ThreadNetwork, threading

pytestmark = pytest.mark.postgres
LATER = 5 * DAY
"""Seconds after which the question has waited long, and the hour of the prompt has come."""


async def test_one_prompt_is_posted_and_a_question_comes_up_once(
    loopback: Loopback, postgresql_url: str, tmp_path: Path
) -> None:
    network = await threading(loopback, postgresql_url, tmp_path, agreed=("Bo",))
    await network.change_by(lambda uow: arranged(network, uow))
    ((topic_id,),) = network.rows("SELECT id FROM topics")
    async with await network.hurried() as bot:
        await bot.wait_line(READY)
        await network.begin("Bo", topic=[str(topic_id)])
        (question,) = await network.opened(bot)
        # It plans what the next morning brings.
        await bot.wait_line("job=housekeeping outcome=done")
        await network.all_sent(bot)
        assert await bot.stop() == 0
    await loopback.forward(LATER)
    mark = await loopback.mark()
    async with await network.hurried(later=LATER) as one, await network.hurried(later=LATER) as two:
        await asyncio.gather(one.wait_line(READY), two.wait_line(READY))
        lines = await network.posted(question["id"], "väntar fortfarande")
        (told,) = await network.posted(await network.direct("Anna"), "ämnesvärd")
        await loopback.until(lambda: two_there(network), what="the prompt")
        await network.all_sent(one)
        await loopback.quiet(2.5)
        assert [await bot.stop() for bot in (one, two)] == [0, 0]
    for bot in (one, two):
        assert "Traceback" not in bot.output, bot.output
    assert [m["id"] for m in await network.said_in(question)] == [m["id"] for m in lines]
    assert len(lines) == 1
    assert TITLE in words(told)
    assert len(await network.posts()) == 2
    # Made once at Discord, not found to be there already.
    path = f"/channels/{network.threads_channel}/threads"
    later = [e for e in await loopback.log(after=mark) if e.get("path") == path]
    assert [e["method"] for e in later if FOOT not in str(e["body"])] == ["POST"]
    kinds = "SELECT kind, bumps FROM threads ORDER BY kind"
    assert network.rows(kinds) == [("prompt", 0), ("question", 1)]


async def two_there(network: ThreadNetwork) -> bool:
    return len(await network.posts()) == 2


async def arranged(network: ThreadNetwork, uow: UnitOfWork) -> None:
    """Anna looks after a topic; tomorrow at noon there is a prompt, and then a week later."""
    now = datetime.now(UTC)
    where = {"community_id": CommunityId(int(network.ids["id"])), "now": now}
    anna = UserId(int(network.anna))
    (topic,) = await topics.offered(uow, proposed=[Proposed("leave", "Ledighet")], **where)
    await topics.set_stewards(uow, topic_id=topic.topic_id, stewards=[anna], by=anna, **where)
    tomorrow = now + timedelta(days=1)
    await prompts.schedule(
        uow,
        weekday=tomorrow.weekday(),
        minute=12 * 60,
        channel_id=None,
        skips_holidays=False,
        by=anna,
        **where,
    )
