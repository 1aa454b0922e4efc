"""Prompts: the series, what comes next, who asks it, and the own ones, on both databases."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.services import departures, prompt_banks, prompt_turns, prompts, topics
from bot.services.communities import WARNING
from bot.services.prompt_banks import OWN_AT_MOST, FileTopic
from bot.services.prompt_cases import HOST, POST_JOB, ShippedPrompt
from bot.services.thread_cases import POST
from domain.errors import NotFound, NotSetUp
from domain.ids import ChannelId
from domain.prompt_refusals import (
    InQuietHours,
    LeftOut,
    NoOtherPrompt,
    NoPrompts,
    NoSeries,
    NotTheHost,
    TooManyPrompts,
    UsedInRound,
)
from domain.thread_refusals import Incomplete
from domain.thread_values import ThreadKind
from storage.database import Database
from storage.prompts import PromptSeries
from tests.services.conftest import ANNA, BO, COMMUNITY, OTHER_COMMUNITY, Desk
from tests.services.thread_desks import CEDRIK, opened, stored, topic, waiting

SHIPPED = {
    f"economy/{number}": ShippedPrompt("economy", f"Rubrik {number}", f"Fråga {number}?")
    for number in range(5)
}
TUESDAY, NINE = 1, 9 * 60


@pytest.fixture
async def ready(desk: Desk) -> Desk:
    await opened(desk)
    await opened(desk, community_id=OTHER_COMMUNITY)
    await topic(desk)
    return desk


def by(desk: Desk) -> dict[str, Any]:
    return {"community_id": COMMUNITY, "by": ANNA, "now": desk.now}


async def scheduled(desk: Desk, **more: Any) -> PromptSeries:
    values: dict[str, Any] = {
        "weekday": TUESDAY,
        "minute": NINE,
        "channel_id": None,
        "skips_holidays": True,
    } | more
    return await prompts.schedule(desk.uow, **values, **by(desk))


async def series_of(desk: Desk) -> PromptSeries:
    async with desk.uow.read() as tx:
        series = await tx.prompts.series(COMMUNITY)
    assert series is not None
    return series


async def due(desk: Desk, **more: Any) -> Any:
    """The next time has come."""
    series = await series_of(desk)
    assert series.next_at is not None
    desk.now = max(desk.now, series.next_at)
    return await prompt_turns.turn(
        desk.uow,
        community_id=COMMUNITY,
        at=series.next_at.isoformat(),
        shipped=more.get("shipped", SHIPPED),
        now=desk.now,
    )


async def upcoming(desk: Desk) -> str:
    preview = await prompts.preview(desk.uow, community_id=COMMUNITY, shipped=SHIPPED)
    assert preview.entry is not None
    return preview.entry.key


async def test_a_series_is_planned_and_posts_its_prompt_as_a_thread(ready: Desk) -> None:
    series = await scheduled(ready)
    # Saturday evening: the next Tuesday at nine in Stockholm.
    assert series.next_at == datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    expected = await upcoming(ready)
    thread = await due(ready)
    assert (thread.kind, thread.author_id, thread.prompt_key) == (
        ThreadKind.PROMPT,
        None,
        expected,
    )
    assert thread.title == SHIPPED[expected].title
    about = await topic(ready, "Ekonomi")
    assert thread.topic_id == about.topic_id
    assert POST in await ready.kinds()
    assert (await series_of(ready)).next_at == datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
    assert (await stored(ready, thread.thread_id)).prompt_key == expected


async def test_no_prompt_comes_twice_before_all_have_come(ready: Desk) -> None:
    await scheduled(ready)
    seen = [(await due(ready)).prompt_key for _ in range(len(SHIPPED))]
    assert sorted(seen) == sorted(SHIPPED)
    second = [(await due(ready)).prompt_key for _ in range(len(SHIPPED))]
    assert sorted(second) == sorted(SHIPPED)
    assert second[0] != seen[-1]


async def test_what_is_added_and_left_out_meanwhile_holds_for_the_round(ready: Desk) -> None:
    await scheduled(ready)
    first = (await due(ready)).prompt_key
    left_out = next(key for key in SHIPPED if key != first)
    await prompt_banks.remove(ready.uow, key=left_out, shipped=SHIPPED, **by(ready))
    own = await prompt_banks.add(
        ready.uow, title="Vår egen", text="Vad säger ni?", topic_id=None, **by(ready)
    )
    seen = {first, *[(await due(ready)).prompt_key for _ in range(len(SHIPPED) - 1)]}
    assert seen == {*SHIPPED, own.key} - {left_out}


async def test_two_processes_post_one(ready: Desk, database: Database) -> None:
    await scheduled(ready)
    series = await series_of(ready)
    assert series.next_at is not None
    other = database.unit_of_work()
    given: dict[str, Any] = {
        "community_id": COMMUNITY,
        "at": series.next_at.isoformat(),
        "shipped": SHIPPED,
        "now": series.next_at,
    }
    done = await asyncio.gather(
        *(prompt_turns.turn(uow, **given) for uow in (ready.uow, other, ready.uow, other))
    )
    assert len([thread for thread in done if thread is not None]) == 1
    assert (await ready.kinds()).count(POST) == 1


async def test_after_a_long_stop_one_is_posted_and_not_five(ready: Desk) -> None:
    await scheduled(ready)
    planned = (await series_of(ready)).next_at
    assert planned is not None
    ready.now = planned + timedelta(days=33)
    assert await due(ready) is not None
    after = (await series_of(ready)).next_at
    assert after is not None
    assert after > ready.now


async def test_what_comes_late_keeps_the_quiet_hours_and_away_from_the_next(ready: Desk) -> None:
    await scheduled(ready)
    await opened(ready, quiet_from=20, quiet_until=7)
    planned = (await series_of(ready)).next_at
    assert planned is not None
    ready.now = planned + timedelta(hours=18)  # three at night
    thread = await due(ready)
    row = await waiting(ready, POST, thread.thread_id)
    assert row.due_at == datetime(2026, 11, 25, 6, 0, tzinfo=UTC)
    following = (await series_of(ready)).next_at
    assert following is not None
    ready.now = following + timedelta(days=6)
    assert await due(ready) is None
    assert (await series_of(ready)).next_at == following + timedelta(days=7)


async def test_holidays_are_skipped_and_clocks_followed(ready: Desk) -> None:
    # Christmas Eve and New Year's Eve of 2026 are Thursdays.
    await scheduled(ready, weekday=3)
    ready.now = datetime(2026, 12, 20, 12, 0, tzinfo=UTC)
    skipping = await scheduled(ready, weekday=3)
    assert skipping.next_at == datetime(2027, 1, 7, 8, 0, tzinfo=UTC)
    ready.now = datetime(2027, 3, 27, 12, 0, tzinfo=UTC)
    summer = await scheduled(ready, weekday=3)
    assert summer.next_at == datetime(2027, 4, 1, 7, 0, tzinfo=UTC)
    with_all = await scheduled(ready, weekday=4, skips_holidays=False)
    # Good Friday is the 26th: the next is an ordinary Friday.
    assert with_all.next_at == datetime(2027, 4, 2, 7, 0, tzinfo=UTC)


async def test_a_paused_series_posts_nothing_and_goes_on_later(ready: Desk) -> None:
    series = await scheduled(ready)
    assert series.next_at is not None
    await prompts.pause(ready.uow, **by(ready))
    given: dict[str, Any] = {"at": series.next_at.isoformat(), "shipped": SHIPPED}
    ready.now = series.next_at
    none = await prompt_turns.turn(ready.uow, community_id=COMMUNITY, now=ready.now, **given)
    assert none is None
    ready.now += timedelta(days=30)
    resumed = await prompts.resume(ready.uow, shipped=SHIPPED, **by(ready))
    assert resumed.next_at is not None
    assert resumed.next_at > ready.now


async def test_a_time_that_was_planned_before_a_change_posts_nothing(ready: Desk) -> None:
    before = await scheduled(ready)
    await scheduled(ready, weekday=2)
    assert before.next_at is not None
    done = await prompt_turns.turn(
        ready.uow,
        community_id=COMMUNITY,
        at=before.next_at.isoformat(),
        shipped=SHIPPED,
        now=before.next_at,
    )
    assert done is None


async def test_the_quiet_hours_are_refused(ready: Desk) -> None:
    await opened(ready, quiet_from=20, quiet_until=10)
    with pytest.raises(InQuietHours):
        await scheduled(ready)
    with pytest.raises(NoSeries):
        await prompts.pause(ready.uow, **by(ready))


async def test_without_a_channel_there_is_no_series(desk: Desk) -> None:
    with pytest.raises(NotSetUp):
        await scheduled(desk)


async def test_an_empty_bank_rests_and_somebody_is_told_once(ready: Desk) -> None:
    await scheduled(ready)
    assert await due(ready, shipped={}) is None
    assert (await series_of(ready)).is_paused
    warnings = [each for each in await ready.outbox() if each.kind == WARNING]
    assert [each.payload for each in warnings] == [{"code": "prompts_empty"}]
    with pytest.raises(NoPrompts):
        await prompts.resume(ready.uow, shipped={}, **by(ready))


# ------------------------------------------------------------------------------ what comes next


async def test_another_one_and_this_one(ready: Desk) -> None:
    await scheduled(ready)
    first = await upcoming(ready)
    other = await prompts.skip(ready.uow, shipped=SHIPPED, **by(ready))
    assert other.key != first
    assert await upcoming(ready) == other.key
    await prompts.choose(ready.uow, key=first, shipped=SHIPPED, **by(ready))
    assert (await due(ready)).prompt_key == first
    with pytest.raises(UsedInRound):
        await prompts.choose(ready.uow, key=first, shipped=SHIPPED, **by(ready))
    await prompt_banks.remove(ready.uow, key=other.key, shipped=SHIPPED, **by(ready))
    with pytest.raises(LeftOut):
        await prompts.choose(ready.uow, key=other.key, shipped=SHIPPED, **by(ready))
    with pytest.raises(NotFound):
        await prompts.choose(ready.uow, key="own/999", shipped=SHIPPED, **by(ready))


async def test_the_only_one_left_has_no_other(ready: Desk) -> None:
    await scheduled(ready)
    for _ in range(len(SHIPPED) - 1):
        await due(ready)
    with pytest.raises(NoOtherPrompt):
        await prompts.skip(ready.uow, shipped=SHIPPED, **by(ready))


async def test_a_host_is_told_and_stands_as_its_author(ready: Desk) -> None:
    await scheduled(ready)
    await prompts.host(ready.uow, user_id=CEDRIK, shipped=SHIPPED, **by(ready))
    told = [each for each in await ready.outbox() if each.kind == HOST]
    assert [each.payload["user_id"] for each in told] == [CEDRIK]
    assert (await due(ready)).author_id == CEDRIK
    assert (await series_of(ready)).host_id is None


@pytest.mark.parametrize("way_out", ["declines", "leaves"])
async def test_a_host_who_would_rather_not_or_leaves_asks_nothing(
    ready: Desk, way_out: str
) -> None:
    await scheduled(ready)
    await prompts.host(ready.uow, user_id=CEDRIK, shipped=SHIPPED, **by(ready))
    given: dict[str, Any] = {"community_id": COMMUNITY, "now": ready.now}
    if way_out == "declines":
        with pytest.raises(NotTheHost):
            await prompts.host_declines(ready.uow, user_id=BO, **given)
        await prompts.host_declines(ready.uow, user_id=CEDRIK, **given)
    else:
        await departures.left(ready.uow, user_id=CEDRIK, **given)
    assert (await due(ready)).author_id is None


# -------------------------------------------------------------------------------- the own ones


async def test_own_prompts_are_checked_and_counted(ready: Desk) -> None:
    with pytest.raises(Incomplete):
        await prompt_banks.add(ready.uow, title="x", text="  ", topic_id=None, **by(ready))
    about = FileTopic("economy", "")
    texts = [(f"Fråga {number}", "Hur?") for number in range(OWN_AT_MOST)]
    done = await prompt_banks.add_file(ready.uow, topic=about, texts=texts, **by(ready))
    assert (done.added, done.known) == (OWN_AT_MOST, 0)
    assert done.topic is not None
    assert done.topic.name == "Ekonomi"
    with pytest.raises(TooManyPrompts):
        await prompt_banks.add(ready.uow, title="x", text="y", topic_id=None, **by(ready))
    again = await prompt_banks.add_file(ready.uow, topic=about, texts=texts[:3], **by(ready))
    assert (again.added, again.known) == (0, 3)


async def test_a_file_brings_its_topic_and_all_of_it_or_nothing(ready: Desk) -> None:
    about = FileTopic("", "Nattarbete")
    with pytest.raises(Incomplete):
        await prompt_banks.add_file(
            ready.uow, topic=about, texts=[("Bra", "Ja?"), ("Dålig", "")], **by(ready)
        )
    found = await prompts.bank(ready.uow, community_id=COMMUNITY, shipped=SHIPPED)
    assert not [entry for entry in found.entries.values() if entry.is_own]
    done = await prompt_banks.add_file(ready.uow, topic=about, texts=[("Bra", "Ja?")], **by(ready))
    assert done.topic is not None
    names = [
        each.name
        for each in await topics.offered(
            ready.uow, community_id=COMMUNITY, proposed=(), now=ready.now
        )
    ]
    assert "Nattarbete" in names


async def test_an_own_prompt_is_deleted_and_a_shipped_one_put_back(ready: Desk) -> None:
    own = await prompt_banks.add(ready.uow, title="x", text="y", topic_id=None, **by(ready))
    shipped = next(iter(SHIPPED))
    for key in (own.key, shipped):
        await prompt_banks.remove(ready.uow, key=key, shipped=SHIPPED, **by(ready))
    found = await prompts.bank(ready.uow, community_id=COMMUNITY, shipped=SHIPPED)
    assert own.key not in found.entries
    assert found.entries[shipped].is_left_out
    await prompt_banks.restore(ready.uow, key=shipped, shipped=SHIPPED, **by(ready))
    found = await prompts.bank(ready.uow, community_id=COMMUNITY, shipped=SHIPPED)
    assert not found.entries[shipped].is_left_out
    with pytest.raises(NotFound):
        await prompt_banks.restore(ready.uow, key=own.key, shipped=SHIPPED, **by(ready))


async def test_another_communitys_prompts_and_series_are_nobodys(ready: Desk) -> None:
    await scheduled(ready)
    own = await prompt_banks.add(ready.uow, title="x", text="y", topic_id=None, **by(ready))
    forged = {"community_id": OTHER_COMMUNITY, "by": BO, "now": ready.now}
    with pytest.raises(NoSeries):
        await prompts.pause(ready.uow, **forged)
    with pytest.raises(NotFound):
        await prompt_banks.remove(ready.uow, key=own.key, shipped=SHIPPED, **forged)
    assert (await series_of(ready)).next_at is not None


async def test_what_was_lost_is_planned_again(ready: Desk) -> None:
    await scheduled(ready)
    series = await series_of(ready)
    async with ready.uow.write() as tx:
        for job in await tx.jobs.claim(ready.now + timedelta(days=60), limit=99, by="lost"):
            await tx.jobs.done(job.id, now=ready.now)
        community = await tx.communities.get(COMMUNITY)
    assert community is not None
    await prompt_turns.plan_again(ready.uow, community=community, now=ready.now)
    async with ready.uow.write() as tx:
        claimed = await tx.jobs.claim(ready.now + timedelta(days=60), limit=99, by="test")
    [job] = [each for each in claimed if each.name == POST_JOB]
    assert job.due_at == series.next_at


async def test_the_series_has_a_channel_of_its_own_if_it_likes(ready: Desk) -> None:
    await scheduled(ready, channel_id=ChannelId(77))
    assert await prompts.channel_of(ready.uow, community_id=COMMUNITY) == 77
    assert await prompts.channel_of(ready.uow, community_id=OTHER_COMMUNITY) is None
