"""What every step of the prompts has in common: the bank as it stands, the series kept and planned.

The shipped prompts are handed in by whoever calls, in the community's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.services.thread_cases import unquiet
from domain.community import Community
from domain.errors import NotFound
from domain.ids import CommunityId, UserId
from domain.prompt_refusals import NoSeries
from domain.prompt_schedules import Schedule, next_time, on_a_working_day
from domain.prompts import next_prompt, order
from domain.thread_values import Topic
from storage.prompts import PromptSeries
from storage.unit_of_work import Transaction

HOST = "prompts.host"
POST_JOB = "prompts.post"
TOLD_AFTER = timedelta(minutes=2)
"""Changes that follow so closely are one message to the host."""
_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class ShippedPrompt:
    """A prompt that comes with the bot; `topic_key` is that of `Topic.key`."""

    topic_key: str
    title: str
    text: str


Shipped = Mapping[str, ShippedPrompt]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One prompt as it stands in a community's bank."""

    key: str
    title: str
    text: str
    topic: Topic | None
    is_own: bool = False
    is_used: bool = False
    """It was posted in this round."""
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class Bank:
    """Every prompt of a community by key, also those that were left out, and its series."""

    entries: Mapping[str, Entry]
    series: PromptSeries | None

    def find(self, key: str) -> Entry:
        """The prompt, else NotFound."""
        if key not in self.entries:
            raise NotFound()
        return self.entries[key]

    @property
    def in_use(self) -> list[Entry]:
        return [entry for entry in self.entries.values() if not entry.is_left_out]

    @property
    def left(self) -> list[Entry]:
        """Those that may come next: the unused ones, or all when the round is through."""
        return [entry for entry in self.in_use if not entry.is_used] or self.in_use

    def next(self) -> tuple[Entry, int] | None:
        """The next prompt and its round: the chosen one where that may come, else by lot."""
        series = self.series
        if series is None:
            return None
        found = next_prompt(
            [entry.key for entry in self.in_use],
            [entry.key for entry in self.in_use if entry.is_used],
            seed=series.seed,
            round_number=series.round_number,
            last=series.last_key or None,
        )
        if found is None:
            return None
        key, round_number = found
        chosen = {entry.key: entry for entry in self.left}.get(series.next_key)
        return chosen or self.entries[key], round_number

    def after(self, key: str) -> Entry | None:
        """The one that may come in the place of `key`; over and over it is each of them once."""
        series, found = self.series, self.next()
        if series is None or found is None:
            return None
        keys = order(
            [entry.key for entry in self.left],
            seed=series.seed,
            round_number=found[1],
            last=series.last_key or None,
        )
        other = keys[(keys.index(key) + 1) % len(keys)] if key in keys else keys[0]
        return None if other == key else self.entries[other]


async def bank_of(tx: Transaction, community_id: CommunityId, shipped: Shipped) -> Bank:
    """The bank as it stands: what is shipped and the community's own; locks the series."""
    series = await tx.prompts.series(community_id)
    used: frozenset[str] = frozenset()
    if series is not None:
        used = await tx.prompts.used(community_id, series.round_number)
    left_out = await tx.prompts.dropped(community_id)
    topics = [topic for topic in await tx.topics.all(community_id) if not topic.is_retired]
    by_key = {topic.key: topic for topic in topics if topic.key}
    by_id = {topic.topic_id: topic for topic in topics}
    found = [
        Entry(
            key=key,
            title=prompt.title,
            text=prompt.text,
            topic=by_key.get(prompt.topic_key),
            is_used=key in used,
            is_left_out=key in left_out,
        )
        for key, prompt in shipped.items()
    ]
    found += [
        Entry(
            key=own.key,
            title=own.title,
            text=own.text,
            topic=None if own.topic_id is None else by_id.get(own.topic_id),
            is_own=True,
            is_used=own.key in used,
        )
        for own in await tx.prompts.own(community_id)
    ]
    return Bank({entry.key: entry for entry in found}, series)


async def series_of(tx: Transaction, community_id: CommunityId) -> PromptSeries:
    """The locked series, else NoSeries."""
    series = await tx.prompts.series(community_id)
    if series is None:
        raise NoSeries()
    return series


def next_at(series: PromptSeries, community: Community, *, after: datetime) -> datetime:
    """The first time of the series after the moment."""
    schedule = Schedule(
        weekday=series.weekday,
        minute_of_day=series.minute,
        skips_holidays=series.skips_holidays,
    )
    return next_time(schedule, after=after, timezone=community.timezone)


def posted_at(community: Community, at: datetime) -> datetime:
    """When what comes at the moment is posted: at once, else when the quiet hours are over, on a
    working day.
    """
    after = unquiet(community, at)
    return on_a_working_day(after, planned=at, timezone=community.timezone) if after > at else after


def is_true(series: PromptSeries, community: Community) -> bool:
    """True while the planned time is one of the series by the clocks where the community is."""
    at = series.next_at
    return at is not None and next_at(series, community, after=at - _INSTANT) == at


async def kept(
    tx: Transaction,
    before: PromptSeries | None,
    after: PromptSeries,
    *,
    by: UserId | None,
    action: str,
    now: datetime,
) -> PromptSeries:
    """Keep a step that was taken, plan the next time, and tell whoever asks the next prompt."""
    await tx.prompts.save_series(after)
    if before is not None and before.next_at not in (None, after.next_at):
        await tx.jobs.cancel(_job_key(before))
    await plan(tx, after, now=now)
    await tx.audit.add(
        after.community_id,
        by,
        f"prompts.{action}",
        subject_kind="community",
        subject_id=after.community_id,
        now=now,
    )
    if before is None or _concerns_host(before) != _concerns_host(after):
        await _tell_host(tx, after, now=now)
    return after


async def plan(tx: Transaction, series: PromptSeries, *, now: datetime) -> None:
    """See to it that the next time is looked at when it comes."""
    if series.is_paused or series.next_at is None:
        return
    await tx.jobs.schedule(
        POST_JOB,
        due_at=series.next_at,
        payload={"at": series.next_at.isoformat()},
        dedupe_key=_job_key(series),
        community_id=series.community_id,
        now=now,
    )


def at_rest(series: PromptSeries) -> PromptSeries:
    """The series at rest: nothing is planned."""
    return replace(series, is_paused=True, next_at=None)


def _job_key(series: PromptSeries) -> str:
    at = series.next_at.isoformat() if series.next_at is not None else ""
    return f"{POST_JOB}:{series.community_id}:{at}"


def _concerns_host(series: PromptSeries) -> tuple[object, ...]:
    return series.host_id, series.next_at, series.next_key


async def _tell_host(tx: Transaction, series: PromptSeries, *, now: datetime) -> None:
    told = f"{HOST}:{series.community_id}:"
    await tx.outbox.take_back(told)
    if series.host_id is None or series.next_at is None:
        return
    due_at = min(now + TOLD_AFTER, max(now, series.next_at))
    await tx.outbox.add(
        HOST,
        community_id=series.community_id,
        dedupe_key=f"{told}{series.host_id}:{series.next_at.isoformat()}:{now.isoformat()}",
        payload={
            "user_id": series.host_id,
            "key": series.next_key,
            "at": series.next_at.isoformat(),
        },
        due_at=due_at,
        now=now,
    )
