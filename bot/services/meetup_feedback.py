"""Feedback after a meetup: those who came are asked once, and the host is told how it was.

Each meetup of a season is a meetup of its own. When somebody last switched the asking on stands in
the log of what was done; before that, and before the program could ask at all, nobody is asked.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.services import survey_rounds, surveys
from bot.services.ballot_boxes import BoxKeys
from bot.services.meetup_cases import settle
from domain.community import Community
from domain.ids import CommunityId, MeetupId, UserId
from domain.meetup_feedback import (
    MAY_BE_ASKED,
    NOT_AFTER,
    asked_at,
    invited,
    is_due,
    is_too_late,
)
from domain.meetup_values import Meetup
from domain.survey_values import Round, Survey, SurveyForm
from domain.surveys import DAYS_AFTER_MEETUP, REMINDED_AFTER_MEETUP, closing_time
from storage.meetups import Wanted
from storage.unit_of_work import Transaction, UnitOfWork

SWEEP_JOB = "surveys.meetups_look"
ASK_JOB = "surveys.meetup_ask"
EVERY = timedelta(days=1)
_FACT = "surveys:asks-after-meetups-since"
_SWITCH = "asks_after_meetups"
_LONGEST = timedelta(days=60)
"""What lasts longer than that is no meetup."""
_CHANGES_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Template:
    """A survey that is shipped: its key, what it asks, and the file that says so."""

    key: str
    form: SurveyForm
    source: str


async def ensure(uow: UnitOfWork, *, now: datetime) -> None:
    """See to it that meetups are looked for; the first time it is noted when that began."""
    async with uow.write() as tx:
        if await tx.facts.get(_FACT) is None:
            await tx.facts.set(_FACT, now.isoformat())
        await tx.jobs.schedule(SWEEP_JOB, due_at=now, dedupe_key=SWEEP_JOB, now=now)


async def sweep(uow: UnitOfWork, *, now: datetime) -> int:
    """Plan the question after every meetup that is over or soon will be, and the next look.

    Answers how many were planned. What ends sooner than it could be seen here, because it was
    announced just now, is planned by `plan` at its end; this finds what was lost meanwhile.
    """
    async with uow.write() as tx:
        following = now + EVERY
        key = f"{SWEEP_JOB}:{following.date()}"
        await tx.jobs.schedule(SWEEP_JOB, due_at=following, dedupe_key=key, now=now)
        found = [each for each in await tx.communities.all() if _asks(each)]
        planned = 0
        for community in found:
            for meetup in await _near(tx, community.community_id, now=now):
                planned += await plan(tx, meetup, now=now)
    return planned


async def plan(tx: Transaction, meetup: Meetup, *, now: datetime) -> bool:
    """Plan the question after this meetup, unless it was asked or nobody is to be asked."""
    since = await _since(tx, meetup.community_id)
    at = None if since is None else asked_at(meetup, since=since)
    if at is None or is_too_late(at, now=now):
        return False
    if await tx.surveys.round_of_meetup(meetup.meetup_id) is not None:
        return False
    return await tx.jobs.schedule(
        ASK_JOB,
        due_at=max(at, now),
        payload={"meetup_id": meetup.meetup_id},
        # A meetup that was moved has a question of its own; the old one finds it to come.
        dedupe_key=f"{ASK_JOB}:{meetup.meetup_id}:{at.isoformat()}",
        community_id=meetup.community_id,
        now=now,
    )


async def due(
    uow: UnitOfWork, *, community_id: CommunityId, meetup_id: MeetupId, now: datetime
) -> Meetup | None:
    """The meetup, when those who came are to be asked now: held, not too long ago, not asked."""
    async with uow.write() as tx:
        return await _due(tx, community_id, meetup_id, now=now)


async def ask(
    uow: UnitOfWork,
    keys: BoxKeys,
    *,
    community_id: CommunityId,
    meetup_id: MeetupId,
    members: Collection[UserId],
    template: Template | None,
    now: datetime,
) -> Round | None:
    """Open the round after the meetup, once; None when there is nothing to ask.

    `template` is the shipped survey that the network has chosen: it is kept where the network has
    none of that key. Whoever comes as a second process finds the meetup asked.
    """
    async with uow.write() as tx:
        meetup = await _due(tx, community_id, meetup_id, now=now)
        if meetup is None:
            return None
        signups = await tx.signups.standing(meetup_id)
        people = invited(signups, host_id=meetup.host_id, members=members)
    survey = await _survey(uow, community_id, template, now=now)
    if survey is None:
        return None
    return await survey_rounds.open_round(
        uow,
        keys,
        community_id=community_id,
        survey_id=survey.survey_id,
        invited=people,
        by=None,
        closes_at=closing_time(now, days=DAYS_AFTER_MEETUP),
        remind_at=now + REMINDED_AFTER_MEETUP,
        channel_id=None,
        role_id=None,
        meetup_id=meetup_id,
        subject=meetup.title,
        # Who hosted a meetup to which nobody came needn't be told that nobody is asked.
        tells=[meetup.host_id] if people and meetup.host_id in members else [],
        by_message=True,
        now=now,
    )


async def _due(
    tx: Transaction, community_id: CommunityId, meetup_id: MeetupId, *, now: datetime
) -> Meetup | None:
    community = await tx.communities.get(community_id)
    locked = await tx.meetups.get(community_id, meetup_id, lock=True)
    if locked is None or community is None or not _asks(community):
        return None
    # After a stop it may be over without anybody having said so.
    meetup = await settle(tx, locked, now=now, changed=False)
    since = await _since(tx, community_id)
    if since is None or not is_due(meetup, since=since, now=now):
        return None
    return meetup if await tx.surveys.round_of_meetup(meetup_id) is None else None


async def _survey(
    uow: UnitOfWork, community_id: CommunityId, template: Template | None, *, now: datetime
) -> Survey | None:
    """The survey that the network has chosen; one that it has put away asks nothing."""
    async with uow.read() as tx:
        community = await tx.communities.get(community_id)
        assert community is not None
        found = await tx.surveys.by_key(community_id, community.meetup_survey_key)
    if found is not None:
        return None if found.is_retired else found
    if template is None or template.key != community.meetup_survey_key:
        return None
    return await surveys.keep(
        uow,
        community_id=community_id,
        key=template.key,
        form=template.form,
        source=template.source,
        by=None,
        now=now,
    )


async def _near(tx: Transaction, community_id: CommunityId, *, now: datetime) -> list[Meetup]:
    """The meetups that may have ended lately or end before the next look."""
    wanted = Wanted(states=MAY_BE_ASKED, since=now - NOT_AFTER - _LONGEST, before=now + EVERY)
    number = await tx.meetups.count(community_id, wanted)
    return await tx.meetups.listing(community_id, wanted, limit=number)


async def _since(tx: Transaction, community_id: CommunityId) -> datetime | None:
    """Since when the network asks: what ended earlier is let alone."""
    began = await tx.facts.get(_FACT)
    if began is None:
        return None
    changes = await tx.audit.of(
        community_id,
        limit=_CHANGES_LOOKED_AT,
        subject_kind="community",
        subject_id=community_id,
    )
    switched = (row.at for row in changes if _SWITCH in row.details.get("fields", ()))
    return max([datetime.fromisoformat(began), *switched])


def _asks(community: Community) -> bool:
    return community.asks_after_meetups and community.removed_at is None
