"""Privacy: what is stored about a person, all of it, and its erasure."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.services import anonymity_privacy, survey_sittings, unmaskings
from bot.services.ballot_boxes import BoxKeys
from bot.services.cases import CARD_REMOVAL
from bot.services.departures import (
    forget_past_seats,
    give_up_seats,
    leave_threads,
    note_hosting,
    threads_of,
)
from bot.services.thread_privacy import blank_posts, named_threads
from bot.services.vaults import Vault
from domain.ids import ChannelId, CommunityId, MessageId, UserId
from domain.meetup_values import Meetup
from storage.privacy import erase_person, export_person
from storage.unit_of_work import Transaction, UnitOfWork

Export = dict[str, list[dict[str, Any]]]


class Area(StrEnum):
    """What is stored about a person, in the parts in which it is explained."""

    APPLICATIONS = "applications"
    DRAFTS = "drafts"
    PROFILE = "profile"
    MESSAGES = "messages"
    WELCOMES = "welcomes"
    MEETUPS = "meetups"
    THREADS = "threads"
    ANONYMOUS = "anonymous"
    """What is sealed, so that no table of an export holds it."""
    FEEDBACK = "feedback"
    HANDLED = "handled"
    LOG = "log"
    QUEUE = "queue"


AREAS: Mapping[str, Area] = {
    "applications": Area.APPLICATIONS,
    "application_answers": Area.APPLICATIONS,
    "application_findings": Area.APPLICATIONS,
    "drafts": Area.DRAFTS,
    "members": Area.PROFILE,
    "people": Area.MESSAGES,
    "stopped_notices": Area.MESSAGES,
    "welcomes": Area.WELCOMES,
    "signups": Area.MEETUPS,
    "season_members": Area.MEETUPS,
    "meetups_handled": Area.MEETUPS,
    "seasons_handled": Area.MEETUPS,
    "threads_handled": Area.THREADS,
    "stewards": Area.THREADS,
    "reports_handled": Area.THREADS,
    "own_prompts_handled": Area.THREADS,
    "prompt_series_handled": Area.THREADS,
    "applications_handled": Area.HANDLED,
    "questions_handled": Area.HANDLED,
    "policies_handled": Area.HANDLED,
    "own_terms_handled": Area.HANDLED,
    "invited": Area.FEEDBACK,
    "round_hosts": Area.FEEDBACK,
    "polls_handled": Area.FEEDBACK,
    "surveys_handled": Area.FEEDBACK,
    "survey_rounds_handled": Area.FEEDBACK,
    "unmaskings_handled": Area.HANDLED,
    "audit": Area.LOG,
    "outbox": Area.QUEUE,
    "jobs": Area.QUEUE,
}
"""The area of each table of an export; a test holds it complete against the registry."""


def areas_of(export: Export, *, is_author: bool = False) -> tuple[Area, ...]:
    """The areas in which something is stored, in the order in which they are explained;
    `is_author` tells that the person has written anonymously.
    """
    found = {AREAS[table] for table, rows in export.items() if rows}
    if is_author:
        found.add(Area.ANONYMOUS)
    return tuple(area for area in Area if area in found)


def networks_of(export: Export) -> tuple[CommunityId, ...]:
    """The communities that the export tells of."""
    rows = [row for found in export.values() for row in found]
    ids = {row["community_id"] for row in rows if row.get("community_id") is not None}
    return tuple(CommunityId(community_id) for community_id in sorted(ids))


async def export(
    uow: UnitOfWork, *, user_id: UserId, community_id: CommunityId | None = None
) -> Export:
    """Every row about the person by table, in one community or (None) everywhere."""
    async with uow.read() as tx:
        return await export_person(tx, user_id, community_id=community_id)


async def erase(
    uow: UnitOfWork,
    *,
    user_id: UserId,
    community_id: CommunityId | None = None,
    vault: Vault | None = None,
    keys: BoxKeys | None = None,
    now: datetime,
) -> dict[str, int]:
    """Erase what is stored about the person, and take their cards out of the review channel.

    What is kept: that a decision was taken and which; not on whom. A moderator's decisions stay
    without the moderator's name. What was written anonymously is found with the vault alone, a
    draft of a survey with the keys of the boxes; an answer that was sent stays, and from now on
    nobody can tell whose it is.
    """
    async with uow.write() as tx:
        if keys is not None:
            await survey_sittings.left(tx, keys, community_id=community_id, user_id=user_id)
        cards = [
            application
            for application in await tx.applications.of_applicant(user_id)
            if application.card_message_id is not None
            and community_id in (None, application.community_id)
        ]
        everywhere = await tx.signups.communities_of(user_id)
        threads: list[Meetup] = []
        for home in everywhere if community_id is None else [community_id]:
            # While it is known whose they are: a seat of nobody would stay taken for ever.
            threads += await threads_of(tx, community_id=home, user_id=user_id)
            await give_up_seats(tx, community_id=home, user_id=user_id, now=now)
            await note_hosting(tx, community_id=home, user_id=user_id, now=now)
            await forget_past_seats(tx, community_id=home, user_id=user_id, now=now)
        await unmaskings.forget_moderator(tx, community_id=community_id, user_id=user_id, now=now)
        begun = await named_threads(tx, community_id=community_id, user_id=user_id)
        erased = await erase_person(tx, user_id, community_id=community_id, now=now)
        await blank_posts(tx, begun, now=now)
        if vault is not None and (
            own := await anonymity_privacy.forget(
                tx, vault, community_id=community_id, user_id=user_id
            )
        ):
            erased["anonymous_authors"] = own
        # After the erasure, which withdraws every row that is on its way for the person.
        await leave_threads(tx, threads, user_id=user_id, now=now)
        for application in cards:
            assert application.card_channel_id is not None
            assert application.card_message_id is not None
            await remove_card(
                tx,
                community_id=application.community_id,
                channel_id=application.card_channel_id,
                message_id=application.card_message_id,
                now=now,
            )
    return erased


async def remove_card(
    tx: Transaction,
    *,
    community_id: CommunityId,
    channel_id: ChannelId,
    message_id: MessageId,
    now: datetime,
) -> None:
    """Have the card of somebody who was erased taken out of the review channel."""
    await tx.outbox.add(
        CARD_REMOVAL,
        community_id=community_id,
        dedupe_key=f"{CARD_REMOVAL}:{message_id}",
        payload={"channel_id": channel_id, "message_id": message_id},
        due_at=now,
        now=now,
    )
