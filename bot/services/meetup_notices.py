"""Telling people about a meetup: in the thread, by direct message, by a note to the host."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from domain.community import Community
from domain.ids import UserId
from domain.meetup_changes import Change, matters_to_all, matters_to_seated
from domain.meetup_values import Meetup, Standing
from storage.unit_of_work import Transaction

THREAD_POST = "meetups.thread_post"
DIRECT_MESSAGE = "meetups.direct_message"
NOTE = "meetups.note"

TOLD_BY_MESSAGE = frozenset(
    {Change.CANCELLED, Change.POSTPONED, Change.NEW_DATE, Change.NO_DATE, Change.TIME}
)
"""What nobody may miss: told to each by direct message; the rest in the attendees' thread."""
_CONCERNED = (Standing.SEATED, Standing.OFFERED, Standing.WAITING, Standing.MAYBE)


async def tell(
    tx: Transaction,
    meetup: Meetup,
    found: Iterable[Change],
    *,
    community: Community,
    by: UserId | None,
    now: datetime,
) -> None:
    """Tell those concerned what changed, each once; small changes tell nobody.

    Whoever did it is told nothing: they know.
    """
    found = tuple(found)
    to_seated, to_all = matters_to_seated(found), matters_to_all(found)
    if not to_seated:
        return
    codes = [change.value for change in to_seated]
    suffix = str(meetup.revision)
    standings: tuple[Standing, ...] = _CONCERNED if to_all else (Standing.SEATED, Standing.OFFERED)
    if meetup.thread_id is not None and TOLD_BY_MESSAGE.isdisjoint(found):
        await post_in_thread(tx, meetup, "changed", suffix=suffix, now=now, what=codes)
        # Who has a seat held for them is not in the thread yet.
        standings = (Standing.OFFERED,)
    people = [each.user_id for each in await tx.signups.standing(meetup.meetup_id, *standings)]
    if to_all and meetup.season_id is not None:
        people += await _silent_followers(tx, meetup)
    await message(
        tx,
        meetup,
        "changed",
        [each for each in people if each != by],
        community=community,
        suffix=suffix,
        now=now,
        what=codes,
    )


async def _silent_followers(tx: Transaction, meetup: Meetup) -> list[UserId]:
    """Who follows the season and has not answered to this meetup, which has no seats yet."""
    assert meetup.season_id is not None
    answered = {each.user_id for each in await tx.signups.standing(meetup.meetup_id)}
    members = await tx.seasons.members(meetup.season_id)
    return [each.user_id for each in members if each.confirmed and each.user_id not in answered]


async def post_in_thread(
    tx: Transaction, meetup: Meetup, code: str, *, suffix: str, now: datetime, **more: object
) -> None:
    """One post in the attendees' thread."""
    await tx.outbox.add(
        THREAD_POST,
        community_id=meetup.community_id,
        dedupe_key=f"{THREAD_POST}:{meetup.meetup_id}:{code}:{suffix}",
        payload={"meetup_id": meetup.meetup_id, "code": code, **more},
        due_at=now,
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
            due_at=now + number * apart,
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
