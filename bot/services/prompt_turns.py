"""When a prompt's time has come: it is posted, once, and the next time is planned."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.services.communities import WARNING
from bot.services.prompt_cases import (
    Bank,
    Entry,
    Shipped,
    at_rest,
    bank_of,
    is_true,
    next_at,
    plan,
    posted_at,
)
from bot.services.thread_cases import audit, new_number, put
from domain.community import Community
from domain.ids import CommunityId, ThreadId
from domain.thread_values import Thread, ThreadKind
from storage.prompts import PromptSeries
from storage.unit_of_work import Transaction, UnitOfWork

EMPTY = "prompts_empty"
_LATE = timedelta(hours=1)
"""After a longer time away it is looked at whether the next one is near."""
_SOON = timedelta(days=2)
"""What was missed is not made up for when the next time is so near."""


async def turn(
    uow: UnitOfWork, *, community_id: CommunityId, at: str, shipped: Shipped, now: datetime
) -> Thread | None:
    """Post the prompt of this time, if it is still planned; after a long stop one is made up for.

    Whoever is a second process finds the series locked, and then planned for another time.
    """
    async with uow.write() as tx:
        series = await tx.prompts.series(community_id)
        community = await tx.communities.get(community_id)
        if series is None or series.is_paused or series.next_at is None or community is None:
            return None
        if series.next_at.isoformat() != at or community.removed_at is not None:
            return None
        following = replace(series, next_at=next_at(series, community, after=now))
        assert following.next_at is not None
        is_late = now - series.next_at > _LATE
        if is_late and following.next_at - now < _SOON:
            await tx.prompts.save_series(following)
            await plan(tx, following, now=now)
            return None
        found = await bank_of(tx, community_id, shipped)
        if (series.channel_id or community.threads_channel_id) is None or found.next() is None:
            await _rest(tx, series, now=now)
            return None
        # The hours may have become quiet since the series was planned.
        due_at = posted_at(community, now)
        return await _posted(tx, found, following, due_at=due_at, now=now)


async def _posted(
    tx: Transaction, bank: Bank, following: PromptSeries, *, due_at: datetime, now: datetime
) -> Thread:
    upcoming = bank.next()
    assert upcoming is not None
    entry, round_number = upcoming
    thread = _thread(following, entry)
    await put(tx, thread, due_at=due_at)
    await audit(tx, thread, by=None, action="posted", now=now)
    community_id = following.community_id
    await tx.prompts.use(community_id, entry.key, round_number, thread.thread_id)
    after = replace(
        following, round_number=round_number, last_key=entry.key, next_key="", host_id=None
    )
    await tx.prompts.save_series(after)
    await plan(tx, after, now=now)
    return thread


async def plan_again(uow: UnitOfWork, *, community: Community, now: datetime) -> None:
    """The daily look: what was lost is planned, and what the zone has moved is planned anew."""
    async with uow.write() as tx:
        series = await tx.prompts.series(community.community_id)
        if series is None or series.is_paused:
            return
        if not is_true(series, community):
            series = replace(series, next_at=next_at(series, community, after=now))
            await tx.prompts.save_series(series)
        await plan(tx, series, now=now)


def _thread(series: PromptSeries, entry: Entry) -> Thread:
    return Thread(
        community_id=series.community_id,
        thread_id=ThreadId(new_number()),
        kind=ThreadKind.PROMPT,
        title=entry.title,
        text=entry.text,
        topic_id=None if entry.topic is None else entry.topic.topic_id,
        author_id=series.host_id,
        prompt_key=entry.key,
    )


async def _rest(tx: Transaction, series: PromptSeries, *, now: datetime) -> None:
    """Nothing can be posted: the series pauses, and somebody who can mend it is told."""
    await tx.prompts.save_series(at_rest(series))
    await tx.outbox.add(
        WARNING,
        community_id=series.community_id,
        dedupe_key=f"{WARNING}:{series.community_id}:{EMPTY}:{now.date()}",
        payload={"code": EMPTY},
        due_at=now,
        now=now,
    )
