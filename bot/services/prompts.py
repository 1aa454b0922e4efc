"""Discussion prompts: when they are posted, which comes next, who asks it, and the own ones."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.prompt_cases import (
    Bank,
    Entry,
    Shipped,
    at_rest,
    bank_of,
    kept,
    next_at,
    posted_at,
    series_of,
)
from bot.services.thread_cases import community_of
from domain.ids import ChannelId, CommunityId, UserId
from domain.prompt_refusals import (
    InQuietHours,
    LeftOut,
    NoOtherPrompt,
    NoPrompts,
    NotTheHost,
    UsedInRound,
)
from domain.quiet_hours import QuietHours, is_quiet
from storage.prompts import PromptSeries
from storage.unit_of_work import Transaction, UnitOfWork

_SEED_BYTES = 8


@dataclass(frozen=True, slots=True)
class Preview:
    """What comes next: the series, the prompt, and how far the round has come."""

    series: PromptSeries | None
    entry: Entry | None
    used: int
    total: int
    moved_to: datetime | None = None
    """When it is posted instead, where the planned time has fallen within the quiet hours."""


async def bank(uow: UnitOfWork, *, community_id: CommunityId, shipped: Shipped) -> Bank:
    """Every prompt of the community, also those that were left out."""
    async with uow.read() as tx:
        return await bank_of(tx, community_id, shipped)


async def preview(uow: UnitOfWork, *, community_id: CommunityId, shipped: Shipped) -> Preview:
    """What would be posted next, as things stand."""
    async with uow.read() as tx:
        found = await bank_of(tx, community_id, shipped)
        moved_to = await _moved_to(tx, found.series)
    upcoming = found.next()
    # A round that is through is over: the next one has used none.
    used = sum(entry.is_used for entry in found.in_use)
    begins_anew = found.series is not None and upcoming is not None
    if begins_anew and upcoming is not None and found.series is not None:
        used = used if upcoming[1] == found.series.round_number else 0
    entry = upcoming[0] if upcoming is not None else None
    return Preview(found.series, entry, used, len(found.in_use), moved_to)


async def moved(uow: UnitOfWork, *, community_id: CommunityId) -> tuple[datetime, datetime] | None:
    """The series' next time and the one to which the quiet hours move it; None where they don't."""
    async with uow.read() as tx:
        series = await tx.prompts.series(community_id)
        to = await _moved_to(tx, series)
    if series is None or series.next_at is None or to is None:
        return None
    return series.next_at, to


async def _moved_to(tx: Transaction, series: PromptSeries | None) -> datetime | None:
    if series is None or series.next_at is None:
        return None
    community = await tx.communities.get(series.community_id)
    if community is None:
        return None
    at = posted_at(community, series.next_at)
    return at if at > series.next_at else None


async def channel_of(uow: UnitOfWork, *, community_id: CommunityId) -> ChannelId | None:
    """The series' own channel; None where prompts are posted with all other threads."""
    async with uow.read() as tx:
        series = await tx.prompts.series(community_id)
    return None if series is None else series.channel_id


# ------------------------------------------------------------------------------- the series


async def schedule(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    weekday: int,
    minute: int,
    channel_id: ChannelId | None,
    skips_holidays: bool,
    by: UserId,
    now: datetime,
) -> PromptSeries:
    """A prompt each week at this time from now on; the round that was begun goes on."""
    async with uow.write() as tx:
        community = await community_of(tx, community_id)
        before = await tx.prompts.series(community_id)
        series = before or PromptSeries(
            community_id=community_id,
            weekday=weekday,
            minute=minute,
            seed=secrets.token_hex(_SEED_BYTES),
        )
        series = replace(
            series,
            weekday=weekday,
            minute=minute,
            channel_id=channel_id,
            skips_holidays=skips_holidays,
            is_paused=False,
        )
        at = next_at(series, community, after=now)
        hours = QuietHours(community.quiet_from, community.quiet_until)
        if is_quiet(at, hours, community.timezone):
            raise InQuietHours(begin=f"{hours.begin_hour:02}", end=f"{hours.end_hour:02}")
        series = replace(series, next_at=at)
        return await kept(tx, before, series, by=by, action="scheduled", now=now)


async def pause(
    uow: UnitOfWork, *, community_id: CommunityId, by: UserId, now: datetime
) -> PromptSeries:
    """Nothing is posted until the series is resumed."""
    async with uow.write() as tx:
        series = await series_of(tx, community_id)
        if series.is_paused:
            return series
        return await kept(tx, series, at_rest(series), by=by, action="paused", now=now)


async def resume(
    uow: UnitOfWork, *, community_id: CommunityId, shipped: Shipped, by: UserId, now: datetime
) -> PromptSeries:
    """The series goes on at its next time; what was left out meanwhile is not made up for."""
    async with uow.write() as tx:
        community = await community_of(tx, community_id)
        series = await series_of(tx, community_id)
        if not series.is_paused:
            return series
        if not (await bank_of(tx, community_id, shipped)).in_use:
            raise NoPrompts()
        at = next_at(series, community, after=now)
        after = replace(series, is_paused=False, next_at=at)
        return await kept(tx, series, after, by=by, action="resumed", now=now)


async def skip(
    uow: UnitOfWork, *, community_id: CommunityId, shipped: Shipped, by: UserId, now: datetime
) -> Entry:
    """Another prompt comes next; the one that would have come stays in the round."""
    async with uow.write() as tx:
        series = await series_of(tx, community_id)
        found = await bank_of(tx, community_id, shipped)
        upcoming = found.next()
        if upcoming is None:
            raise NoPrompts()
        other = found.after(upcoming[0].key)
        if other is None:
            raise NoOtherPrompt()
        after = replace(series, next_key=other.key)
        await kept(tx, series, after, by=by, action="chosen", now=now)
        return other


async def choose(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    key: str,
    shipped: Shipped,
    by: UserId,
    now: datetime,
) -> Entry:
    """This prompt comes next; one that was posted in this round waits for the next round."""
    async with uow.write() as tx:
        series = await series_of(tx, community_id)
        found = await bank_of(tx, community_id, shipped)
        entry = found.find(key)
        if entry.is_left_out:
            raise LeftOut()
        if entry not in found.left:
            raise UsedInRound()
        after = replace(series, next_key=key)
        await kept(tx, series, after, by=by, action="chosen", now=now)
        return entry


async def host(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    user_id: UserId | None,
    shipped: Shipped,
    by: UserId,
    now: datetime,
) -> PromptSeries:
    """This person asks the next prompt, and is told which; None is nobody."""
    async with uow.write() as tx:
        series = await series_of(tx, community_id)
        upcoming = (await bank_of(tx, community_id, shipped)).next()
        if upcoming is None:
            raise NoPrompts()
        # What the host is told of is what comes, also when others join the bank.
        key = series.next_key if user_id is None else upcoming[0].key
        after = replace(series, host_id=user_id, next_key=key)
        if after == series:
            return series
        return await kept(tx, series, after, by=by, action="host", now=now)


async def host_declines(
    uow: UnitOfWork, *, community_id: CommunityId, user_id: UserId, now: datetime
) -> None:
    """The host would rather not; the prompt comes all the same, asked by nobody."""
    async with uow.write() as tx:
        series = await tx.prompts.series(community_id)
        if series is None or series.host_id != user_id:
            raise NotTheHost()
        after = replace(series, host_id=None)
        await kept(tx, series, after, by=user_id, action="host_declined", now=now)
