"""Discussion prompts: when they are posted, which comes next, who asks it, and the own ones."""

import secrets
from collections.abc import Sequence
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
    series_of,
)
from bot.services.thread_cases import community_of, home_of, offered_topic
from domain.errors import NotFound
from domain.ids import ChannelId, CommunityId, ThreadId, TopicId, UserId
from domain.prompt_refusals import (
    InQuietHours,
    LeftOut,
    NoOtherPrompt,
    NoPrompts,
    NotTheHost,
    TooManyPrompts,
    UsedInRound,
)
from domain.quiet_hours import QuietHours, is_quiet
from domain.thread_values import TOPICS_AT_MOST, Thread, ThreadKind, Topic
from domain.threads import checked, checked_topic_name
from storage.prompts import OwnPrompt, PromptSeries
from storage.unit_of_work import Transaction, UnitOfWork

OWN_AT_MOST = 500
_OWN = "own/"
_SEED_BYTES = 8


@dataclass(frozen=True, slots=True)
class Preview:
    """What comes next: the series, the prompt, and how far the round has come."""

    series: PromptSeries | None
    entry: Entry | None
    used: int
    total: int


@dataclass(frozen=True, slots=True)
class FileTopic:
    """What a file says its prompts are about: the key of a shipped topic, or a name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file: how many are new, how many were there, and what they are about."""

    added: int
    known: int
    topic: Topic | None


async def bank(uow: UnitOfWork, *, community_id: CommunityId, shipped: Shipped) -> Bank:
    """Every prompt of the community, also those that were left out."""
    async with uow.read() as tx:
        return await bank_of(tx, community_id, shipped)


async def preview(uow: UnitOfWork, *, community_id: CommunityId, shipped: Shipped) -> Preview:
    """What would be posted next, as things stand."""
    async with uow.read() as tx:
        found = await bank_of(tx, community_id, shipped)
    upcoming = found.next()
    # A round that is through is over: the next one has used none.
    used = sum(entry.is_used for entry in found.in_use)
    begins_anew = found.series is not None and upcoming is not None
    if begins_anew and upcoming is not None and found.series is not None:
        used = used if upcoming[1] == found.series.round_number else 0
    entry = upcoming[0] if upcoming is not None else None
    return Preview(found.series, entry, used, len(found.in_use))


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


# --------------------------------------------------------------------------------- the bank


async def add(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    title: str,
    text: str,
    topic_id: TopicId | None,
    by: UserId,
    now: datetime,
) -> OwnPrompt:
    """One more prompt of the community's own."""
    title, text = _checked(community_id, title, text)
    async with uow.write() as tx:
        await _has_room(tx, community_id, 1)
        topic_id = await offered_topic(tx, community_id, topic_id)
        added = await _added(tx, community_id, title, text, topic_id, by=by, now=now)
        await _audit(tx, community_id, "added", added.key, by=by, now=now)
        return added


async def add_file(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    topic: FileTopic,
    texts: Sequence[tuple[str, str]],
    by: UserId,
    now: datetime,
) -> Imported:
    """All prompts of a file or none; those that stand in the bank already are not added again."""
    wanted = dict.fromkeys(_checked(community_id, title, text) for title, text in texts)
    async with uow.write() as tx:
        known = {(own.title, own.text) for own in await _locked_own(tx, community_id)}
        new = [each for each in wanted if each not in known]
        await _has_room(tx, community_id, len(new))
        about = await _topic_for(tx, community_id, topic, by=by, now=now) if new else None
        topic_id = None if about is None else about.topic_id
        for title, text in new:
            await _added(tx, community_id, title, text, topic_id, by=by, now=now)
        if new:
            await _audit(tx, community_id, "imported", "", by=by, now=now, count=len(new))
        return Imported(len(new), len(wanted) - len(new), about)


async def remove(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    key: str,
    shipped: Shipped,
    by: UserId,
    now: datetime,
) -> None:
    """It is posted no more: an own prompt is deleted, a shipped one left out."""
    async with uow.write() as tx:
        entry = (await bank_of(tx, community_id, shipped)).find(key)
        if entry.is_left_out:
            return
        if entry.is_own:
            await tx.prompts.remove(community_id, int(key.removeprefix(_OWN)))
        else:
            await tx.prompts.drop(community_id, key)
        await _audit(tx, community_id, "removed", key, by=by, now=now)
        found = await bank_of(tx, community_id, shipped)
        if found.series is None or found.series.next_key != key:
            return
        upcoming = found.next() if found.series.host_id is not None else None
        after = replace(found.series, next_key=upcoming[0].key if upcoming else "")
        await kept(tx, found.series, after, by=by, action="chosen", now=now)


async def restore(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    key: str,
    shipped: Shipped,
    by: UserId,
    now: datetime,
) -> None:
    """A shipped prompt that was left out is in the bank again."""
    if key not in shipped:
        raise NotFound()
    async with uow.write() as tx:
        if await tx.prompts.restore(community_id, key):
            await _audit(tx, community_id, "restored", key, by=by, now=now)


def _checked(community_id: CommunityId, title: str, text: str) -> tuple[str, str]:
    thread = checked(
        Thread(
            community_id=community_id,
            thread_id=ThreadId(0),
            kind=ThreadKind.PROMPT,
            title=title,
            text=text,
        )
    )
    return thread.title, thread.text


async def _locked_own(tx: Transaction, community_id: CommunityId) -> list[OwnPrompt]:
    """The own prompts; whoever else would add some waits."""
    await home_of(tx, community_id)
    await tx.communities.get(community_id, lock=True)
    return await tx.prompts.own(community_id)


async def _has_room(tx: Transaction, community_id: CommunityId, count: int) -> None:
    room = max(0, OWN_AT_MOST - len(await _locked_own(tx, community_id)))
    if count > room:
        raise TooManyPrompts(most=OWN_AT_MOST, room=room)


async def _added(
    tx: Transaction,
    community_id: CommunityId,
    title: str,
    text: str,
    topic_id: TopicId | None,
    *,
    by: UserId,
    now: datetime,
) -> OwnPrompt:
    return await tx.prompts.add(
        OwnPrompt(
            community_id=community_id,
            title=title,
            text=text,
            topic_id=topic_id,
            added_by=by,
            added_at=now,
        )
    )


async def _topic_for(
    tx: Transaction, community_id: CommunityId, wanted: FileTopic, *, by: UserId, now: datetime
) -> Topic | None:
    """The topic of that key or name, else a new one, else none where there is no room."""
    known = await tx.topics.all(community_id)
    named = await tx.topics.named(community_id, wanted.name)
    found = next((topic for topic in known if topic.key and topic.key == wanted.key), named)
    if found is not None:
        return None if found.is_retired else found
    if sum(not topic.is_retired for topic in known) >= TOPICS_AT_MOST:
        return None
    name, position = checked_topic_name(wanted.name), await tx.topics.next_position(community_id)
    topic = await tx.topics.add(Topic(community_id=community_id, name=name, position=position))
    assert topic is not None
    await tx.audit.add(
        community_id,
        by,
        "topics.added",
        subject_kind="topic",
        subject_id=topic.topic_id,
        now=now,
    )
    return topic


async def _audit(
    tx: Transaction,
    community_id: CommunityId,
    action: str,
    key: str,
    *,
    by: UserId,
    now: datetime,
    **more: object,
) -> None:
    await tx.audit.add(
        community_id,
        by,
        f"prompts.{action}",
        subject_kind="community",
        subject_id=community_id,
        details={"key": key} | more,
        now=now,
    )
