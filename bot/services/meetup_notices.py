"""Telling people about a meetup: in the thread, by direct message, by a note to the host."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.community import Community
from domain.ids import UserId
from domain.meetup_values import Meetup
from storage.unit_of_work import Transaction

THREAD_POST = "meetups.thread_post"
DIRECT_MESSAGE = "meetups.direct_message"
NOTE = "meetups.note"
AT_ONCE = timedelta(0)


async def post_in_thread(
    tx: Transaction,
    meetup: Meetup,
    code: str,
    *,
    suffix: str,
    now: datetime,
    wait: timedelta = AT_ONCE,
    **more: object,
) -> None:
    """One post in the attendees' thread."""
    await tx.outbox.add(
        THREAD_POST,
        community_id=meetup.community_id,
        dedupe_key=f"{THREAD_POST}:{meetup.meetup_id}:{code}:{suffix}",
        payload={"meetup_id": meetup.meetup_id, "code": code, **more},
        due_at=now + wait,
        now=now,
    )


async def message(
    tx: Transaction,
    meetup: Meetup,
    code: str,
    people: Sequence[UserId],
    *,
    community: Community,
    suffix: str,
    now: datetime,
    wait: timedelta = AT_ONCE,
    **more: object,
) -> None:
    """A direct message to each, at the community's pace; `suffix` names the occasion."""
    apart = timedelta(minutes=1) / max(community.direct_pace, 1)
    for number, user_id in enumerate(people):
        await tx.outbox.add(
            DIRECT_MESSAGE,
            community_id=meetup.community_id,
            dedupe_key=f"{DIRECT_MESSAGE}:{meetup.meetup_id}:{code}:{suffix}:{user_id}",
            payload={"meetup_id": meetup.meetup_id, "user_id": user_id, "code": code, **more},
            due_at=now + wait + number * apart,
            now=now,
        )


async def note(
    tx: Transaction, meetup: Meetup, code: str, *, suffix: str, now: datetime, **more: object
) -> None:
    """Tell the host, or the organisers where the host can't be reached."""
    await tx.outbox.add(
        NOTE,
        community_id=meetup.community_id,
        dedupe_key=f"{NOTE}:{meetup.meetup_id}:{code}:{suffix}",
        payload={"meetup_id": meetup.meetup_id, "code": code, **more},
        due_at=now,
        now=now,
    )
