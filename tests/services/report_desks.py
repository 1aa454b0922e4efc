"""What the tests of reports have at hand: posts in Discord, brought to the moderators."""

from datetime import datetime
from typing import Any

from bot.services import report_cases, reports
from bot.services.report_cases import Case
from domain.ids import ChannelId, CommunityId, MessageId, UserId
from domain.reports import Choice, Report
from domain.thread_values import Post, Thread
from storage.audit import AuditRow
from storage.outbox import OutboxMessage
from storage.unit_of_work import UnitOfWork
from tests.services.anonymous_desks import NOVA, answered, out, wondered
from tests.services.conftest import ANNA, BO, COMMUNITY, Desk

SARA, TOMAS = UserId(501), UserId(502)
"""Two moderators."""
ELSEWHERE, MESSAGE = ChannelId(40), MessageId(41)


async def reported(desk: Desk, *, uow: UnitOfWork | None = None, **more: Any) -> Report:
    """A report of a member's message in a channel of the server, unless it is of another one."""
    return (await brought(desk, uow=uow, **more)).report


async def brought(desk: Desk, *, uow: UnitOfWork | None = None, **more: Any) -> reports.Reported:
    values: dict[str, Any] = {
        "community_id": COMMUNITY,
        "channel_id": ELSEWHERE,
        "message_id": MESSAGE,
        "author_id": BO,
        "reporter_id": ANNA,
        "reason": "Pekar ut en elev",
        "now": desk.now,
    } | more
    return await reports.report(uow or desk.uow, **values)


def first_of(thread: Thread) -> dict[str, Any]:
    """The first post of a thread, in a forum."""
    assert thread.discord_id is not None
    return {
        "channel_id": thread.discord_id,
        "message_id": MessageId(thread.discord_id),
        "author_id": None,
    }


def inside(thread: Thread, message_id: int, author_id: UserId | None = None) -> dict[str, Any]:
    """A message in a thread."""
    assert thread.discord_id is not None
    return {
        "channel_id": thread.discord_id,
        "message_id": MessageId(message_id),
        "author_id": author_id,
    }


async def unseen_post(desk: Desk, *, by: UserId = NOVA) -> tuple[Thread, Post, Report]:
    """An anonymous answer that stands in Discord, and the report of it."""
    thread = await wondered(desk)
    post = await out(desk, await answered(desk, thread, by=by))
    assert post.message_id is not None
    return thread, post, await reported(desk, **inside(thread, post.message_id))


def step(report: Report, by: UserId, now: datetime) -> dict[str, Any]:
    return {"community_id": COMMUNITY, "report_id": report.report_id, "by": by, "now": now}


async def dealt(desk: Desk, report: Report, choice: Choice, *, by: UserId = SARA) -> Case:
    return await reports.deal_with(desk.uow, choice=choice, **step(report, by, desk.now))


async def case_of(desk: Desk, report: Report) -> Case:
    return await report_cases.case_of(desk.uow, community_id=COMMUNITY, report_id=report.report_id)


async def rows(desk: Desk, kind: str) -> list[OutboxMessage]:
    return [row for row in await desk.outbox() if row.kind == kind]


async def log(desk: Desk, action: str, *, community_id: CommunityId = COMMUNITY) -> list[AuditRow]:
    """The audit log's lines of one kind, oldest first."""
    async with desk.uow.read() as tx:
        every = await tx.audit.of(community_id, limit=100)
    return [line for line in reversed(every) if line.action == action]
