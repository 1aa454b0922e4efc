"""What follows when something about a meetup went out, or can't.

These run in the transaction that marks the outbox row, so a consequence is never lost between
the two. Whoever was not reached by direct message is named in the attendees' thread, or stands as
not reached in the host's list; nobody is written to in public.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.services.meetup_cases import (
    CARD,
    CARD_UPDATE,
    REDRAWN_EVERY,
    THREAD_MEMBER,
    draw_season,
)
from bot.services.meetup_notices import message as write_to
from bot.services.meetup_notices import post_in_thread
from bot.services.outcomes import GONE
from domain.ids import ChannelId, CommunityId, MeetupId, MessageId, UserId
from domain.meetup_values import ENDED, Meetup, Signup, Standing
from storage.outbox import OutboxMessage
from storage.unit_of_work import Transaction, UnitOfWork

Result = dict[str, Any]

LOCKED = "locked"
_MUST_REACH = frozenset({"offer", "promoted", "released", "confirm", "changed", "reminder"})

# --------------------------------------------------------------------------------------- the card


async def card_posted(
    tx: Transaction, message: OutboxMessage, result: Result, now: datetime
) -> None:
    """Remember where the card is; redraw it if somebody answered while it was on its way."""
    meetup = await _meetup(tx, message)
    if meetup is None or "message_id" not in result:
        return
    await tx.meetups.set_card(
        meetup.meetup_id, ChannelId(result["channel_id"]), MessageId(result["message_id"])
    )
    if meetup.season_id is not None:
        # The season's card leads to the meetup's from now on.
        await draw_season(tx, meetup.community_id, meetup.season_id, now=now)
    await _redraw_if_behind(tx, meetup, result, now=now)


async def card_drawn(
    tx: Transaction, message: OutboxMessage, result: Result, now: datetime
) -> None:
    """Draw once more if somebody answered meanwhile; nothing is missed, however many press."""
    meetup = await _meetup(tx, message)
    if meetup is not None and "state_seen" in result:
        await _redraw_if_behind(tx, meetup, result, now=now)


async def card_lost(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """A card that was deleted by hand comes back, once, while the meetup is to come."""
    meetup = await _meetup(tx, message)
    if meetup is None or code not in (GONE, "gave_up") or meetup.state in ENDED:
        return
    if code == GONE:
        await tx.meetups.set_card(meetup.meetup_id, None, None)
    elif meetup.card_message_id is not None:
        return
    await tx.outbox.add(
        CARD,
        community_id=meetup.community_id,
        dedupe_key=f"{CARD}:{meetup.meetup_id}:{meetup.state_seen}:{now.isoformat()}",
        payload={"meetup_id": meetup.meetup_id},
        due_at=now,
        now=now,
    )


async def _redraw_if_behind(
    tx: Transaction, meetup: Meetup, result: Result, *, now: datetime
) -> None:
    if meetup.state_seen == result.get("state_seen"):
        return
    await tx.outbox.renew(
        CARD_UPDATE,
        community_id=meetup.community_id,
        dedupe_key=f"{CARD_UPDATE}:{meetup.meetup_id}",
        payload={"meetup_id": meetup.meetup_id},
        pause=REDRAWN_EVERY,
        now=now,
    )


# ------------------------------------------------------------------------------------- the thread


async def thread_opened(
    tx: Transaction, message: OutboxMessage, result: Result, now: datetime
) -> None:
    """The attendees' thread is there: the host and all who have a seat come into it."""
    meetup = await _meetup(tx, message)
    if meetup is None or "thread_id" not in result:
        return
    await tx.meetups.set_thread(meetup.meetup_id, ChannelId(result["thread_id"]))
    meetup = replace(meetup, thread_id=ChannelId(result["thread_id"]))
    await post_in_thread(tx, meetup, "opened", suffix="", now=now)
    seated = await tx.signups.standing(meetup.meetup_id, Standing.SEATED)
    for user_id in {meetup.host_id, *(each.user_id for each in seated)}:
        await _member_of_thread(tx, meetup, user_id, now=now)


async def member_changed(
    tx: Transaction, message: OutboxMessage, result: Result, now: datetime
) -> None:
    """Look again if the person has answered otherwise while they were let in or out."""
    meetup = await _meetup(tx, message)
    if meetup is None or "belongs" not in result:
        return
    user_id = UserId(message.payload["user_id"])
    own = await tx.signups.get(meetup.meetup_id, user_id)
    if belongs_in_thread(meetup, user_id, own) != result["belongs"]:
        await _member_of_thread(tx, meetup, user_id, now=now)
    elif "is_erased" in message.payload:
        await tx.outbox.forget(message.id)


async def member_lost(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """Nobody can be taken out any more; the name of who was erased does not stay for that."""
    if "is_erased" in message.payload:
        await tx.outbox.forget(message.id)


def belongs_in_thread(meetup: Meetup, user_id: UserId, own: Signup | None) -> bool:
    """The host and all who have a seat."""
    seated = own is not None and own.standing is Standing.SEATED
    return seated or user_id == meetup.host_id


async def not_posted(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """The thread is gone or closed to us: what would have stood there goes by direct message."""
    meetup = await _meetup(tx, message)
    if meetup is None:
        return
    if code == GONE:
        await tx.meetups.set_thread(meetup.meetup_id, None)
    about = message.payload["code"]
    if about == "reach":
        own = await tx.signups.get(meetup.meetup_id, UserId(message.payload["user_id"]))
        await _not_reached(tx, meetup, own, now=now)
        return
    community = await tx.communities.get(meetup.community_id)
    if about == "opened" or community is None:
        return
    more = {key: value for key, value in message.payload.items() if key in ("what", "minutes")}
    seated = await tx.signups.standing(meetup.meetup_id, Standing.SEATED)
    await write_to(
        tx,
        meetup,
        about,
        [each.user_id for each in seated],
        community=community,
        # The same words as in the thread's row: who was written to anyhow is not told twice.
        suffix=message.dedupe_key.split(f":{about}:", 1)[1],
        now=now,
        **more,
    )


async def thread_deleted(
    uow: UnitOfWork, *, community_id: CommunityId, thread_id: ChannelId
) -> bool:
    """Somebody deleted the thread: no other is forced on them; reminders go by direct message."""
    async with uow.write() as tx:
        meetup = await tx.meetups.by_thread(community_id, thread_id)
        if meetup is None:
            return False
        await tx.meetups.set_thread(meetup.meetup_id, None)
        return True


async def _member_of_thread(
    tx: Transaction, meetup: Meetup, user_id: UserId, *, now: datetime
) -> None:
    await tx.outbox.renew(
        THREAD_MEMBER,
        community_id=meetup.community_id,
        dedupe_key=f"{THREAD_MEMBER}:{meetup.meetup_id}:{user_id}",
        payload={"meetup_id": meetup.meetup_id, "user_id": user_id},
        now=now,
    )


# -------------------------------------------------------------------------------- direct messages


async def written(tx: Transaction, message: OutboxMessage, result: Result, now: datetime) -> None:
    """The person was reached, whatever was the matter before."""
    meetup = await _meetup(tx, message)
    if meetup is None or "message_id" not in result:
        return
    own = await tx.signups.get(meetup.meetup_id, UserId(message.payload["user_id"]))
    if own is not None and own.unreached_at is not None:
        await tx.signups.put(meetup.community_id, replace(own, unreached_at=None))


async def not_written(tx: Transaction, message: OutboxMessage, code: str, now: datetime) -> None:
    """Closed or stopped messages: a line in the thread for who has a seat, else the host sees it.

    An offer that was not read goes on to the next at its deadline.
    """
    meetup, about = await _meetup(tx, message), message.payload["code"]
    if meetup is None or about not in _MUST_REACH:
        return
    user_id = UserId(message.payload["user_id"])
    own = await tx.signups.get(meetup.meetup_id, user_id)
    is_seated = own is not None and own.standing is Standing.SEATED
    if not is_seated or meetup.thread_id is None:
        await _not_reached(tx, meetup, own, now=now)
    elif about != "reminder":
        # A reminder stands in the thread anyhow.
        more = {key: value for key, value in message.payload.items() if key == "what"}
        await post_in_thread(
            tx,
            meetup,
            "reach",
            suffix=f"{message.id}:{now.isoformat()}",
            now=now,
            user_id=user_id,
            about=about,
            **more,
        )


async def _not_reached(
    tx: Transaction, meetup: Meetup, own: Signup | None, *, now: datetime
) -> None:
    if own is not None:
        await tx.signups.put(meetup.community_id, replace(own, unreached_at=now))


async def _meetup(tx: Transaction, message: OutboxMessage) -> Meetup | None:
    """The meetup as it is now, locked: whoever changes answers has done so."""
    if message.community_id is None:
        return None
    return await tx.meetups.get(
        CommunityId(message.community_id), MeetupId(message.payload["meetup_id"])
    )
