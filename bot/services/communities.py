"""Communities: what they have chosen, and what becomes of them when the bot is removed."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.services import alarms, thread_turns
from bot.services.thread_cases import draw_foot
from domain.community import Community, must_be_allowed
from domain.errors import NotSetUp
from domain.ids import CommunityId, UserId
from domain.questions import Meaning, label_key
from storage.outbox import OutboxMessage
from storage.unit_of_work import Transaction, UnitOfWork

KEEP_AFTER_REMOVAL = timedelta(days=30)
"""How long a community's data waits for the bot to be invited back; PRIVACY.md says so."""
ERASE_JOB = "communities.erase"
INVITATION = "applications.invitation"
WARNING = "communities.warning"


async def of(uow: UnitOfWork, *, community_id: CommunityId) -> Community | None:
    """The community as it stands; None before anything was chosen."""
    async with uow.read() as tx:
        return await tx.communities.get(community_id)


async def set_up(uow: UnitOfWork, *, community_id: CommunityId) -> Community:
    """The community, which must have what handling applications needs, else NotSetUp."""
    community = await of(uow, community_id=community_id)
    if community is None or not community.is_set_up:
        raise NotSetUp()
    return community


async def change(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    by: UserId | None,
    now: datetime,
    change: Callable[[Community], Community],
) -> Community:
    """Apply a change to the settings, remember who made it, and return what now holds."""
    async with uow.write() as tx:
        known = await tx.communities.get(community_id, lock=True)
        before = known or Community(community_id=community_id)
        after = change(before)
        must_be_allowed(before, after)
        is_new = after.is_set_up and after.set_up_at is None
        if is_new:
            after = replace(after, set_up_at=now)
        moved_threads = after.threads_channel_id != before.threads_channel_id
        if moved_threads:
            # The buttons stand in the channel that was.
            after = replace(after, threads_foot_id=None)
        await tx.communities.save(after)
        await tx.audit.add(
            community_id,
            by,
            "communities.changed",
            subject_kind="community",
            subject_id=community_id,
            details={"fields": _changed(before, after)},
            now=now,
        )
        await alarms.plan(tx, after, now=now)
        if moved_threads:
            await thread_turns.plan(tx, after, now=now)
            await draw_foot(tx, after, now=now)
        elif after.allows_anonymous != before.allows_anonymous:
            # What stands there says whether one may ask without a name.
            await draw_foot(tx, after, now=now)
        moved = after.is_set_up and after.welcome_channel_id != before.welcome_channel_id
        # The welcome channel may have been chosen before the last part that was missing.
        if is_new or moved:
            await _invite(tx, after, now=now)
        return after


async def invite_again(uow: UnitOfWork, *, community_id: CommunityId, now: datetime) -> None:
    """Post the invitation to apply once more, after its message or channel was lost."""
    async with uow.write() as tx:
        community = await tx.communities.get(community_id)
        if community is None or not community.is_set_up:
            raise NotSetUp()
        await _invite(tx, community, now=now)


async def invitation_posted(
    tx: Transaction, message: OutboxMessage, result: Mapping[str, Any], now: datetime
) -> None:
    """Remember which message carries the button with which people apply."""
    community = await tx.communities.get(CommunityId(message.community_id or 0))
    if community is not None and "message_id" in result:
        await tx.communities.save(replace(community, welcome_message_id=result["message_id"]))


async def warn(uow: UnitOfWork, *, community_id: CommunityId, code: str, now: datetime) -> None:
    """Have the server's owner told of something to mend, once a day for each thing."""
    async with uow.write() as tx:
        await tx.outbox.add(
            WARNING,
            community_id=community_id,
            dedupe_key=f"{WARNING}:{community_id}:{code}:{now.date()}",
            payload={"code": code},
            due_at=now,
            now=now,
        )


async def _invite(tx: Transaction, community: Community, *, now: datetime) -> None:
    await tx.outbox.add(
        INVITATION,
        community_id=community.community_id,
        dedupe_key=f"{INVITATION}:{community.community_id}:{now.isoformat()}",
        payload={"channel_id": community.welcome_channel_id},
        due_at=now,
        now=now,
    )


async def removed(uow: UnitOfWork, *, community_id: CommunityId, now: datetime) -> None:
    """The bot was removed from the server: its data is kept for a while, then erased."""
    async with uow.write() as tx:
        community = await tx.communities.get(community_id)
        if community is None or community.removed_at is not None:
            return
        await tx.communities.save(replace(community, removed_at=now))
        await tx.jobs.schedule(
            ERASE_JOB,
            due_at=now + KEEP_AFTER_REMOVAL,
            payload={"community_id": community_id},
            dedupe_key=_erase_key(community_id),
            community_id=community_id,
            now=now,
        )


async def returned(uow: UnitOfWork, *, community_id: CommunityId, now: datetime) -> None:
    """The bot is back before the data was erased: everything is as it was."""
    async with uow.write() as tx:
        community = await tx.communities.get(community_id)
        if community is None or community.removed_at is None:
            return
        await tx.communities.save(replace(community, removed_at=None))
        await tx.jobs.cancel(_erase_key(community_id))


async def reconcile(uow: UnitOfWork, *, present: Collection[CommunityId], now: datetime) -> None:
    """Learn of removals and returns that happened while the bot was away."""
    async with uow.read() as tx:
        known = await tx.communities.all()
    for community in known:
        is_here = community.community_id in present
        if is_here and community.removed_at is not None:
            await returned(uow, community_id=community.community_id, now=now)
        elif not is_here and community.removed_at is None:
            await removed(uow, community_id=community.community_id, now=now)


async def erase_if_gone(uow: UnitOfWork, *, community_id: CommunityId, now: datetime) -> bool:
    """Erase everything of a community that removed the bot long enough ago."""
    async with uow.write() as tx:
        community = await tx.communities.get(community_id)
        if community is None or community.removed_at is None:
            return False
        if now < community.removed_at + KEEP_AFTER_REMOVAL:
            return False
        await tx.communities.erase(community_id)
        return True


async def question_mapping(
    uow: UnitOfWork, *, community_id: CommunityId
) -> dict[str, tuple[str, Meaning]]:
    """What the moderators said each question asks for: label key → (label, meaning)."""
    async with uow.read() as tx:
        rows = await tx.questions.mapping(community_id)
    return {key: (row.label, Meaning(row.meaning)) for key, row in rows.items()}


async def map_question(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    label: str,
    meaning: Meaning,
    by: UserId,
    now: datetime,
) -> None:
    """Remember what a question of the membership form asks for."""
    async with uow.write() as tx:
        await tx.questions.save(
            community_id, key=label_key(label), label=label, meaning=meaning, by=by, now=now
        )
        await tx.audit.add(
            community_id,
            by,
            "questions.mapped",
            subject_kind="community",
            subject_id=community_id,
            details={"meaning": meaning.value},
            now=now,
        )


@dataclass(frozen=True, slots=True)
class SeenQuestion:
    """A question of the membership form, and what it is taken to ask for."""

    key: str
    label: str
    meaning: Meaning
    is_set: bool
    """True when somebody has said so, false when its wording was guessed from."""


async def seen_questions(uow: UnitOfWork, *, community_id: CommunityId) -> tuple[SeenQuestion, ...]:
    """Every question that has been asked in a membership application, in a lasting order."""
    async with uow.read() as tx:
        rows = await tx.questions.mapping(community_id)
    return tuple(
        SeenQuestion(key, row.label, Meaning(row.meaning), is_set=row.set_by is not None)
        for key, row in sorted(rows.items())
    )


def _changed(before: Community, after: Community) -> list[str]:
    names = Community.__dataclass_fields__
    return [name for name in names if getattr(before, name) != getattr(after, name)]


def _erase_key(community_id: CommunityId) -> str:
    return f"{ERASE_JOB}:{community_id}"
