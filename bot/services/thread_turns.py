"""What the days bring: unanswered questions come up again, links and words are destroyed."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.services.thread_cases import STEWARD, TURN_JOB, audit, draw_foot, say, unquiet
from bot.services.unmaskings import lapse_old
from domain import threads as rules
from domain.anonymity import Author, link_ends_on
from domain.community import Community
from domain.ids import CommunityId
from domain.thread_values import Thread, ThreadState
from storage.unit_of_work import Transaction, UnitOfWork

KEEP_WORDS = timedelta(days=365)
"""How long after the last activity what was written is kept; PRIVACY.md says so."""
KEEP_REPORTS = timedelta(days=365)
KEEP_UNMASKINGS = timedelta(days=730)
_TURN_HOUR = 9


async def plan(tx: Transaction, community: Community, *, now: datetime) -> None:
    """See to it that the next look at the community's threads is planned, in the morning there."""
    if community.threads_channel_id is None or community.removed_at is not None:
        return
    zone = ZoneInfo(community.timezone)
    local = now.astimezone(zone).replace(hour=_TURN_HOUR, minute=0, second=0, microsecond=0)
    if local <= now:
        local = (local.replace(tzinfo=None) + timedelta(days=1)).replace(tzinfo=zone)
    await tx.jobs.schedule(
        TURN_JOB,
        due_at=local,
        payload={},
        dedupe_key=f"{TURN_JOB}:{community.community_id}:{local.date()}",
        community_id=community.community_id,
        now=now,
    )
    if community.threads_foot_id is None:
        await draw_foot(tx, community, now=now)


async def turn(uow: UnitOfWork, *, community_id: CommunityId, now: datetime) -> None:
    """The morning's look: questions that nobody has answered come up again, within limits."""
    async with uow.write() as tx:
        community = await tx.communities.get(community_id)
        if community is None or community.removed_at is not None:
            return
        for seen in await tx.threads.live(community_id):
            if rules.comes_up(seen, on=now.date(), after_days=community.unanswered_days):
                await _bump(tx, community, seen, now=now)
        await plan(tx, community, now=now)


async def _bump(tx: Transaction, community: Community, seen: Thread, *, now: datetime) -> None:
    thread = await tx.threads.get(community.community_id, seen.thread_id, lock=True)
    if thread is None or not thread.is_unanswered:
        return
    bumped = rules.bump(thread, on=now.date())
    await tx.threads.note(
        thread.thread_id,
        bumps=bumped.bumps,
        bumped_on=bumped.bumped_on,
        active_on=bumped.active_on,
    )
    due_at = unquiet(community, now)
    await say(tx, bumped, "unanswered", suffix=str(bumped.bumps), due_at=due_at)
    await audit(tx, bumped, by=None, action="came_up", now=now)
    if thread.topic_id is None:
        return
    topic = await tx.topics.get(community.community_id, thread.topic_id)
    for steward in () if topic is None else topic.stewards:
        await tx.outbox.add(
            STEWARD,
            community_id=community.community_id,
            dedupe_key=f"{STEWARD}:{thread.thread_id}:{bumped.bumps}:{steward}",
            payload={"thread_id": thread.thread_id, "user_id": steward},
            due_at=due_at,
            now=due_at,
        )


async def keep_house(uow: UnitOfWork, *, community: Community, now: datetime) -> None:
    """The daily round: links, blocks, words, reports and requests go when their time is over."""
    community_id = community.community_id
    async with uow.write() as tx:
        await plan(tx, community, now=now)
        for thread in await tx.threads.anonymous(community_id):
            waiting = await tx.threads.pending_posts(community_id, thread.thread_id)
            writing = {post.handle for post in waiting}
            for author in await tx.anonymity.in_thread(thread.thread_id):
                # What waits counts as activity when it is out; until then its author can take it
                # back, in however old a thread.
                if author.handle in writing:
                    continue
                if _link_is_over(thread, author, community, now=now):
                    await tx.anonymity.unlink(author.handle)
        await tx.anonymity.end_blocks(now.date())
        await tx.anonymity.reorder_acceptances(community_id)
        await tx.threads.blank(community_id, (now - KEEP_WORDS).date())
        await tx.reports.prune(community_id, now - KEEP_REPORTS)
        await lapse_old(tx, community_id=community_id, now=now)
        await tx.unmaskings.prune(community_id, now - KEEP_UNMASKINGS)


def _link_is_over(thread: Thread, author: Author, community: Community, *, now: datetime) -> bool:
    """Who wrote is kept for a time after the last activity; where unmasking was given up, no
    longer than the thread is open.
    """
    if thread.state is ThreadState.PENDING:
        return False
    if not community.allows_unmasking and not thread.is_live:
        return True
    if thread.active_on is None:
        return not thread.is_live
    ends_on = link_ends_on(
        thread.active_on,
        promised_days=(thread.keep_links_days, author.keep_links_days),
        chosen_days=community.keep_links_days,
    )
    return now.date() >= ends_on
