"""A report with all that its card shows, and what follows when a message about it went out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.anonymity import Author
from domain.errors import NotFound
from domain.ids import ChannelId, CommunityId, MessageId, UserId
from domain.reports import Report
from domain.thread_values import Post, Thread
from storage.outbox import OutboxMessage
from storage.unit_of_work import Transaction, UnitOfWork

CARD = "reports.card"
CARD_UPDATE = "reports.card_update"
REMINDER = "reports.reminder"
REMOVAL = "reports.removal"

Result = dict[str, Any]
_UNDONE = {"reports.not_removed": "removal", "reports.not_reminded": "reminder"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A report and what is known of the post; `undone` names what the bot could not do."""

    report: Report
    thread: Thread | None
    post: Post | None
    author: Author | None
    undone: frozenset[str]

    @property
    def is_hidden(self) -> bool:
        """Our post is shown without its text."""
        if self.post is not None:
            return self.post.is_hidden
        return self.report.is_starter and self.thread is not None and self.thread.is_hidden

    @property
    def is_stopped(self) -> bool:
        """The anonymous author was stopped in the thread."""
        return self.author is not None and self.author.is_stopped

    @property
    def text(self) -> str:
        """What stands in our post; nothing of a member's own message, which nobody has read."""
        if self.post is not None:
            return self.post.text
        if not self.report.is_starter or self.thread is None:
            return ""
        parts = (self.thread.title, self.thread.text, self.thread.link)
        return "\n".join(part for part in parts if part)

    @property
    def seen(self) -> str:
        """What a card that is drawn now shows, to be compared with what holds later."""
        choice = self.report.choice.value if self.report.choice else ""
        return f"{choice}:{self.is_hidden}:{self.is_stopped}:{sorted(self.undone)}"


async def case_of(uow: UnitOfWork, *, community_id: CommunityId, report_id: int) -> Case:
    """The report with what is known of the post, else NotFound."""
    async with uow.read() as tx:
        return await case_in(tx, await locked_report(tx, community_id, report_id))


async def case_in(tx: Transaction, report: Report) -> Case:
    """The report with what is known of the post."""
    community_id, thread, post, author = report.community_id, None, None, None
    if report.thread_id is not None:
        thread = await tx.threads.get(community_id, report.thread_id, lock=False)
    if report.post_id is not None:
        post = await tx.threads.post(community_id, report.post_id, lock=False)
    if report.handle is not None:
        author = await tx.anonymity.author(community_id, report.handle)
    lines = await tx.audit.of(community_id, subject_kind="report", subject_id=report.report_id)
    undone = frozenset(_UNDONE[line.action] for line in lines if line.action in _UNDONE)
    return Case(report=report, thread=thread, post=post, author=author, undone=undone)


async def locked_report(tx: Transaction, community_id: CommunityId, report_id: int) -> Report:
    """One report of this community, locked for this transaction, else NotFound."""
    report = await tx.reports.get(community_id, report_id)
    if report is None:
        raise NotFound()
    return report


async def redraw(tx: Transaction, report: Report, *, now: datetime) -> None:
    """Have the card show how the report stands."""
    await tx.outbox.renew(
        CARD_UPDATE,
        community_id=report.community_id,
        dedupe_key=f"{CARD_UPDATE}:{report.report_id}",
        payload={"report_id": report.report_id},
        now=now,
    )


async def audit(
    tx: Transaction,
    report: Report,
    *,
    by: UserId | None,
    action: str,
    now: datetime,
    details: Mapping[str, Any] | None = None,
) -> None:
    """A line of who did what with the report."""
    await tx.audit.add(
        report.community_id,
        by,
        f"reports.{action}",
        subject_kind="report",
        subject_id=report.report_id,
        details=details,
        now=now,
    )


# --------------------------------------------------------------------------------- outcomes


async def card_posted(
    tx: Transaction, message: OutboxMessage, result: Result, now: datetime
) -> None:
    """Remember where the card is; redraw it if the report was dealt with meanwhile."""
    report = await _report(tx, message)
    if report is None or "message_id" not in result:
        return
    channel_id, message_id = ChannelId(result["channel_id"]), MessageId(result["message_id"])
    await tx.reports.set_card(report.report_id, channel_id, message_id)
    await _redraw_if_behind(tx, report, result, now=now)


async def card_drawn(
    tx: Transaction, message: OutboxMessage, result: Result, now: datetime
) -> None:
    """Draw once more if something was chosen meanwhile."""
    report = await _report(tx, message)
    if report is not None and "seen" in result:
        await _redraw_if_behind(tx, report, result, now=now)


async def not_removed(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """The message could not be deleted: the card says that somebody has to do it by hand."""
    await _undone(tx, message, "not_removed", now=now)


async def not_reminded(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """The author could not be written to: the card says so."""
    await _undone(tx, message, "not_reminded", now=now)


async def _undone(tx: Transaction, message: OutboxMessage, action: str, *, now: datetime) -> None:
    report = await _report(tx, message)
    if report is not None:
        await audit(tx, report, by=None, action=action, now=now)
        await redraw(tx, report, now=now)


async def _redraw_if_behind(
    tx: Transaction, report: Report, result: Result, *, now: datetime
) -> None:
    if (await case_in(tx, report)).seen != result.get("seen"):
        await redraw(tx, report, now=now)


async def _report(tx: Transaction, message: OutboxMessage) -> Report | None:
    """The locked report that a row is about."""
    community_id = CommunityId(message.community_id or 0)
    return await tx.reports.get(community_id, message.payload["report_id"])
