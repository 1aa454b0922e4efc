"""People: the profile inside a community, the language, and the direct messages they stopped."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.applications import Application, as_the_applicant_knows
from domain.ids import CommunityId, UserId
from domain.texts import one_line
from storage.unit_of_work import UnitOfWork

PROFILE_LENGTH = 150


FORGET_JOB = "people.forget"
KEEP_AFTER_LEAVING = timedelta(days=30)
"""How long a profile waits for somebody who has left the server; PRIVACY.md says so."""


class Notice(StrEnum):
    """The kinds of direct messages, each of which a person may stop."""

    APPLICATIONS = "applications"
    """What becomes of one's own application."""
    WARNINGS = "warnings"
    """What an administrator has to mend in the set-up."""
    MEETUPS = "meetups"
    """Seats, changes and reminders of meetups, and seasons that go on."""
    THREADS = "threads"
    """Answers to what one wrote without a name, and questions of a topic that one looks after."""
    FEEDBACK = "feedback"
    """Surveys to answer, reminders of polls and surveys, and results for whoever asked."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What the network knows of a person."""

    title: str
    employer: str
    joined_at: datetime | None
    locale: str | None
    stopped: frozenset[Notice]


async def profile_of(uow: UnitOfWork, *, community_id: CommunityId, user_id: UserId) -> Profile:
    """What is known; empty texts for members from before the bot."""
    async with uow.read() as tx:
        member = await tx.members.get(community_id, user_id)
        person = await tx.people.get(user_id)
        stopped = await tx.people.stopped(user_id)
    return Profile(
        title=member.title if member else "",
        employer=member.employer if member else "",
        joined_at=member.joined_at if member else None,
        locale=person.locale if person else None,
        stopped=_notices(stopped),
    )


async def applications_of(uow: UnitOfWork, *, user_id: UserId) -> list[Application]:
    """The person's latest application in each community, as they know it, in their order."""
    async with uow.read() as tx:
        every = await tx.applications.of_applicant(user_id)
    # Of several in one community the later takes the earlier one's place.
    latest = {each.community_id: as_the_applicant_knows(each) for each in every}
    return sorted(latest.values(), key=lambda application: application.submitted_at)


async def correct(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    user_id: UserId,
    title: str,
    employer: str,
    now: datetime,
) -> None:
    """Replace the title and employer in the person's profile."""
    async with uow.write() as tx:
        known = await tx.members.get(community_id, user_id)
        await tx.members.save(
            community_id,
            user_id,
            title=one_line(title, limit=PROFILE_LENGTH),
            employer=one_line(employer, limit=PROFILE_LENGTH),
            joined_at=known.joined_at if known else None,
            now=now,
        )


async def set_locale(uow: UnitOfWork, *, user_id: UserId, locale: str, now: datetime) -> None:
    """Choose the language of direct messages."""
    async with uow.write() as tx:
        await tx.people.save(user_id, locale=locale, now=now)


async def locale_of(uow: UnitOfWork, *, user_id: UserId) -> str | None:
    """The stored language of direct messages."""
    async with uow.read() as tx:
        person = await tx.people.get(user_id)
    return person.locale if person else None


async def stopped_by(uow: UnitOfWork, *, user_id: UserId) -> frozenset[Notice]:
    """The kinds of direct messages that the person wants no more of."""
    async with uow.read() as tx:
        return _notices(await tx.people.stopped(user_id))


async def has_stopped(uow: UnitOfWork, *, user_id: UserId, notice: Notice) -> bool:
    """True when the person wants no direct messages of this kind."""
    async with uow.read() as tx:
        return notice.value in await tx.people.stopped(user_id)


async def stop(uow: UnitOfWork, *, user_id: UserId, notice: Notice, now: datetime) -> None:
    """No more direct messages of this kind."""
    async with uow.write() as tx:
        await tx.people.stop(user_id, notice.value, now=now)


async def resume(uow: UnitOfWork, *, user_id: UserId, notice: Notice) -> None:
    """Direct messages of this kind again."""
    async with uow.write() as tx:
        await tx.people.resume(user_id, notice.value)


def _notices(kinds: frozenset[str]) -> frozenset[Notice]:
    """The kinds that there are; a row may name one that an earlier version had."""
    return frozenset(notice for notice in Notice if notice.value in kinds)


async def left(
    uow: UnitOfWork, *, community_id: CommunityId, user_id: UserId, now: datetime
) -> None:
    """Somebody left the server: the profile is forgotten, unless they come back in time."""
    async with uow.write() as tx:
        if await tx.members.get(community_id, user_id) is None:
            return
        await tx.jobs.schedule(
            FORGET_JOB,
            due_at=now + KEEP_AFTER_LEAVING,
            payload={"user_id": user_id},
            dedupe_key=_forget_key(community_id, user_id),
            community_id=community_id,
            now=now,
        )


async def came_back(uow: UnitOfWork, *, community_id: CommunityId, user_id: UserId) -> None:
    """Somebody is in the server again: the profile stays."""
    async with uow.write() as tx:
        await tx.jobs.cancel(_forget_key(community_id, user_id))


async def forget(uow: UnitOfWork, *, community_id: CommunityId, user_id: UserId) -> None:
    """Remove the profile of somebody who left long enough ago."""
    async with uow.write() as tx:
        await tx.members.remove(community_id, user_id)


def _forget_key(community_id: CommunityId, user_id: UserId) -> str:
    return f"{FORGET_JOB}:{community_id}:{user_id}"
