"""Reports: a post is brought to the moderators, one of them deals with it, and may take it back.

Moderators know an anonymous author by the handle alone, and no author is told who dealt with it.
"""

import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.services import anonymity_steps as steps
from bot.services import anonymous_blocks as blocks
from bot.services.report_cases import (
    CARD,
    REMINDER,
    REMOVAL,
    Case,
    audit,
    case_in,
    locked_report,
    redraw,
)
from bot.services.thread_cases import home_of, notify, saved
from domain import reports as rules
from domain import threads as thread_rules
from domain.anonymity import BLOCK_LEAST, BLOCK_MOST, between
from domain.errors import NotFound
from domain.ids import ChannelId, CommunityId, Handle, MessageId, UserId
from domain.reports import Choice, Report, Stop
from storage.errors import ChangedMeanwhile
from storage.unit_of_work import Transaction, UnitOfWork

_FRACTIONS = 2**32
Consequence = Callable[[Transaction, Report, UserId, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Reported:
    """The report that the moderators have; `is_new` is False when somebody was there before."""

    report: Report
    is_new: bool


async def report(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    channel_id: ChannelId,
    message_id: MessageId,
    author_id: UserId | None,
    reporter_id: UserId,
    reason: str,
    now: datetime,
) -> Reported:
    """Bring a post to the moderators; `author_id` is None for what the bot posted.

    Several who report the same post while it waits have one card.
    """
    new = Report(
        community_id=community_id,
        channel_id=channel_id,
        message_id=message_id,
        author_id=author_id,
        reporter_id=reporter_id,
        reason=rules.checked_reason(reason),
        reported_at=now,
    )
    async with uow.write() as tx:
        await home_of(tx, community_id)
        added = await tx.reports.add(await _recognised(tx, new))
        if added is None:
            standing = await tx.reports.open_of(community_id, message_id)
            if standing is None:
                # It was dealt with between the two looks.
                raise ChangedMeanwhile()
            return Reported(standing, is_new=False)
        await _queue(tx, CARD, added, now=now)
        await audit(tx, added, by=reporter_id, action="reported", now=now)
    return Reported(added, is_new=True)


async def deal_with(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    report_id: int,
    choice: Choice,
    by: UserId,
    now: datetime,
) -> Case:
    """A moderator's choice with all that follows from it; the first one stands."""
    async with uow.write() as tx:
        before = await locked_report(tx, community_id, report_id)
        dealt = rules.deal_with(before, choice=choice, by=by, now=now)
        await tx.reports.save(dealt)
        await _CONSEQUENCES[choice](tx, dealt, by, now)
        details = {"choice": choice.value}
        await audit(tx, dealt, by=by, action="dealt_with", details=details, now=now)
        await redraw(tx, dealt, now=now)
        return await case_in(tx, dealt)


async def show_again(
    uow: UnitOfWork, *, community_id: CommunityId, report_id: int, by: UserId, now: datetime
) -> Case:
    """What was hidden is shown again; a message that was deleted can't be."""
    async with uow.write() as tx:
        found = await locked_report(tx, community_id, report_id)
        await _hide_ours(tx, found, by=by, hidden=False, now=now)
        await redraw(tx, found, now=now)
        return await case_in(tx, found)


async def let_write_on(
    uow: UnitOfWork, *, community_id: CommunityId, report_id: int, by: UserId, now: datetime
) -> Case:
    """The anonymous author who was stopped may write in the thread again."""
    async with uow.write() as tx:
        found = await locked_report(tx, community_id, report_id)
        await steps.stop(
            tx,
            community_id=community_id,
            handle=_handle_of(found),
            by=by,
            stopped=False,
            now=now,
        )
        await redraw(tx, found, now=now)
        return await case_in(tx, found)


async def block(
    uow: UnitOfWork, *, community_id: CommunityId, report_id: int, by: UserId, now: datetime
) -> None:
    """The anonymous author writes nowhere in the community, from a time that nobody is told."""
    async with uow.write() as tx:
        handle = _handle_of(await locked_report(tx, community_id, report_id))
        await blocks.ask(tx, community_id=community_id, handle=handle, by=by, wait=_wait(), now=now)


async def lift_block(
    uow: UnitOfWork, *, community_id: CommunityId, report_id: int, by: UserId, now: datetime
) -> None:
    """The block that was asked for through this author ends, at a time that nobody is told."""
    async with uow.write() as tx:
        handle = _handle_of(await locked_report(tx, community_id, report_id))
        await blocks.ask_to_lift(
            tx, community_id=community_id, handle=handle, by=by, wait=_wait(), now=now
        )


def _wait() -> timedelta:
    fraction = secrets.randbelow(_FRACTIONS) / _FRACTIONS
    return between(BLOCK_LEAST, BLOCK_MOST, fraction=fraction)


# ------------------------------------------------------------------------------ recognising


async def _recognised(tx: Transaction, new: Report) -> Report:
    """The report with whose post it is; what nobody wrote is nothing to report."""
    thread = await tx.threads.by_discord_id(new.community_id, new.message_id, lock=False)
    if thread is not None:
        # In a text channel the first post stands outside the thread and carries its number.
        return replace(
            new,
            channel_id=ChannelId(new.message_id),
            thread_id=thread.thread_id,
            handle=thread.handle,
            # An author who was erased is nobody any more.
            author_id=thread.author_id or None,
        )
    post = await tx.threads.post_by_message(new.community_id, new.message_id)
    if post is not None:
        return replace(
            new,
            thread_id=post.thread_id,
            post_id=post.post_id,
            handle=post.handle,
            author_id=None,
        )
    if new.author_id is None:
        raise NotFound()
    around = await tx.threads.by_discord_id(new.community_id, new.channel_id, lock=False)
    return new if around is None else replace(new, thread_id=around.thread_id)


# ----------------------------------------------------------------------------- consequences


async def _hide(tx: Transaction, report: Report, by: UserId, now: datetime) -> None:
    if report.is_ours:
        await _hide_ours(tx, report, by=by, hidden=True, now=now)
    else:
        await _queue(tx, REMOVAL, report, now=now)


async def _remind(tx: Transaction, report: Report, by: UserId, now: datetime) -> None:
    if report.handle is None:
        await _queue(tx, REMINDER, report, now=now)
        return
    author = await steps.author_of(tx, report.community_id, report.handle)
    thread = await tx.threads.get(report.community_id, author.thread_id, lock=False)
    assert thread is not None
    number = str(report.report_id)
    await notify(tx, thread, report.handle, "reminded", suffix=number, due_at=now)


async def _stop(tx: Transaction, report: Report, by: UserId, now: datetime) -> None:
    if report.stop is Stop.REMINDER:
        await _remind(tx, report, by, now)
    elif report.handle is not None:
        await steps.stop(
            tx,
            community_id=report.community_id,
            handle=report.handle,
            by=by,
            stopped=True,
            now=now,
        )
    elif report.thread_id is not None:
        thread = await tx.threads.get(report.community_id, report.thread_id, lock=True)
        if thread is not None and thread.is_live:
            await saved(tx, thread_rules.close(thread), by=by, now=now, action="closed")


async def _keep(tx: Transaction, report: Report, by: UserId, now: datetime) -> None:
    """Nothing follows."""


_CONSEQUENCES: Mapping[Choice, Consequence] = {
    Choice.HIDE: _hide,
    Choice.REMIND: _remind,
    Choice.STOP: _stop,
    Choice.KEEP: _keep,
}


async def _hide_ours(
    tx: Transaction, report: Report, *, by: UserId, hidden: bool, now: datetime
) -> None:
    if not report.is_ours or report.thread_id is None:
        raise NotFound()
    if report.post_id is not None:
        await steps.hide_post(
            tx,
            community_id=report.community_id,
            post_id=report.post_id,
            by=by,
            hidden=hidden,
            now=now,
        )
    else:
        await steps.hide_first(
            tx,
            community_id=report.community_id,
            thread_id=report.thread_id,
            by=by,
            hidden=hidden,
            now=now,
        )


def _handle_of(report: Report) -> Handle:
    if report.handle is None:
        raise NotFound()
    return report.handle


async def _queue(tx: Transaction, kind: str, report: Report, *, now: datetime) -> None:
    await tx.outbox.add(
        kind,
        community_id=report.community_id,
        dedupe_key=f"{kind}:{report.report_id}",
        payload={"report_id": report.report_id},
        due_at=now,
        now=now,
    )
