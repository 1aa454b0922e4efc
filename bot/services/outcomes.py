"""What follows when a message about an application went out, or can't.

These run in the transaction that marks the outbox row, so a consequence is never lost between
the two. A decision stands whatever fails after it; the moderators get one line on what to do.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.services.cases import (
    CARD,
    CARD_UPDATE,
    DIRECT_MESSAGE,
    NOTE,
    THREAD_MESSAGE,
    community_of,
    queue,
    saved,
    welcome,
)
from bot.services.decisions import went_out
from bot.services.privacy import remove_card
from domain import applications as rules
from domain.applications import Application, Source, State
from domain.ids import ApplicationId, ChannelId, CommunityId, MessageId
from storage.outbox import OutboxMessage
from storage.unit_of_work import Transaction

Result = dict[str, Any]

GONE = "gone"
"""The code with which a sender says that what it should change is not there any more."""


async def card_posted(
    tx: Transaction, message: OutboxMessage, result: Result, now: datetime
) -> None:
    """Remember where the card is; redraw it if a step was taken while it was on its way."""
    application = await _application(tx, message)
    if "message_id" not in result:
        return
    if application is None:
        # Erased while its card was on the way.
        await remove_card(
            tx,
            community_id=CommunityId(message.community_id or 0),
            channel_id=ChannelId(result["channel_id"]),
            message_id=MessageId(result["message_id"]),
            now=now,
        )
        return
    await tx.applications.set_card(
        application.application_id,
        ChannelId(result["channel_id"]),
        MessageId(result["message_id"]),
    )
    if application.revision != result.get("revision"):
        await queue(tx, CARD_UPDATE, application, now=now, code="caught_up")


async def card_lost(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """A card that was deleted by hand comes back while its application is open."""
    application = await _application(tx, message)
    if application is not None and application.is_open and code == GONE:
        await queue(tx, CARD, application, now=now, code="again")


async def admitted(tx: Transaction, message: OutboxMessage, result: Result, now: datetime) -> None:
    """The person is in: greet them, and write to them in their language."""
    application = await _went_out(tx, message, now)
    if application is None or application.state is not State.APPROVED:
        return
    community = await community_of(tx, application.community_id)
    await welcome(tx, application, community, now=now)
    await queue(tx, DIRECT_MESSAGE, application, now=now, code="approved")


async def not_admitted(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """The way in could not be opened: the decision stands, the moderators are told."""
    await _went_out(tx, message, now)
    await _note(tx, message, f"admission_{_cause(code)}", now=now)


async def refused(tx: Transaction, message: OutboxMessage, result: Result, now: datetime) -> None:
    """Discord has told the applicant: the decision stands."""
    await _went_out(tx, message, now)


async def not_refused(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """Discord did not take the refusal: the moderators are told."""
    await _went_out(tx, message, now)
    await _note(tx, message, f"refusal_{_cause(code)}", now=now)


async def thread_opened(
    tx: Transaction, message: OutboxMessage, result: Result, now: datetime
) -> None:
    """The private thread is there: remember it, and put the question into it."""
    application = await _application(tx, message)
    if application is None:
        return
    application = replace(application, thread_id=ChannelId(result["thread_id"]))
    application = await tx.applications.save(application)
    await queue(tx, THREAD_MESSAGE, application, now=now)


async def thread_closed(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """No thread could be opened, or it is gone: the question goes by direct message."""
    application = await _application(tx, message)
    if application is not None and application.state is State.WAITING:
        await queue(tx, DIRECT_MESSAGE, application, now=now, code="asked")


async def written(tx: Transaction, message: OutboxMessage, result: Result, now: datetime) -> None:
    """The direct message is there; a no that it carried stands from now on."""
    await _went_out(tx, message, now)


async def not_reached(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """A direct message could not be delivered: the moderators learn what that means."""
    application = await _went_out(tx, message, now)
    if application is None or application.state is State.APPROVED:
        # A new member is greeted in the welcome channel all the same.
        return
    is_native = application.source is Source.NATIVE
    way = "native" if is_native else "form"
    if message.payload["code"] != "asked":
        await _note(tx, message, f"unreached_decision_{way}", now=now)
    elif application.state is State.WAITING:
        if is_native:
            # By the form the question stands where the person applied; here there is no other way.
            unreached = rules.not_reached(application, now=now)
            await saved(tx, unreached, by=None, now=now, action="unreached")
        await _note(tx, message, f"unreached_question_{way}", now=now)


async def _went_out(tx: Transaction, message: OutboxMessage, now: datetime) -> Application | None:
    """The application, whose decision can't be undone any more if this message carried it."""
    application = await _application(tx, message)
    if application is None:
        return None
    return await went_out(tx, application, dedupe_key=message.dedupe_key, now=now)


async def _note(tx: Transaction, message: OutboxMessage, code: str, *, now: datetime) -> None:
    application = await _application(tx, message)
    if application is not None:
        await queue(tx, NOTE, application, now=now, code=code)


def _cause(code: str) -> str:
    """Discord's refusals as the few cases that a moderator can act on."""
    return {
        "404:10007": "person_gone",
        "404:10011": "role_gone",
        "404:10013": "person_gone",
        "403:50013": "role_above",
        "403:50001": "no_access",
        "role_above": "role_above",
        "role_gone": "role_gone",
        "person_gone": "person_gone",
        "request_gone": "request_gone",
        "decided_otherwise": "decided_otherwise",
    }.get(code, "failed")


async def _application(tx: Transaction, message: OutboxMessage) -> Application | None:
    if message.community_id is None:
        return None
    return await tx.applications.get(
        CommunityId(message.community_id), ApplicationId(message.payload["application_id"])
    )
