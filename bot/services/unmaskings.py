"""Learning who wrote without a name: asked by one moderator, agreed to by another, told the author.

The name stands in no row and no message: it is read for the two, for a day, and each reading
leaves two lines in the audit log, one of who looked and one of what was opened.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.services import anonymity_steps as steps
from bot.services.thread_cases import home_of, locked, notify
from bot.services.vaults import Vault
from domain import unmaskings as rules
from domain.anonymity import Author
from domain.errors import NotFound
from domain.ids import ChannelId, CommunityId, Handle, MessageId, ThreadId, UserId
from domain.thread_refusals import NoSuchHandle, UnmaskingOff, UnmaskingOver
from domain.thread_values import Thread
from domain.unmaskings import Ground, Telling, Unmasking, UnmaskingState
from storage.outbox import OutboxMessage
from storage.unit_of_work import Transaction, UnitOfWork

CARD = "unmaskings.card"
CARD_UPDATE = "unmaskings.card_update"
UNMASKED = "unmasked"
"""What the author is told."""
Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Request:
    """A request with what its card shows of the author: the thread, and the number in it."""

    unmasking: Unmasking
    thread: Thread | None
    author: Author | None

    @property
    def seen(self) -> str:
        """What a card that is drawn now shows, to be compared with what holds later."""
        return _seen(self.unmasking)


async def ask(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    thread_id: ThreadId,
    handle: Handle,
    ground: Ground,
    reason: str,
    by: UserId,
    now: datetime,
) -> Unmasking:
    """A moderator asks to learn who wrote; the others are shown the request, the author is not."""
    new = Unmasking(
        community_id=community_id,
        thread_id=thread_id,
        handle=handle,
        ground=ground,
        reason=rules.checked_reason(reason),
        asked_by=by,
        asked_at=now,
    )
    async with uow.write() as tx:
        await _must_be_allowed(tx, community_id)
        author = await steps.author_of(tx, community_id, handle)
        if author.thread_id != thread_id:
            raise NotFound()
        await _must_be_linked(tx, handle)
        for earlier in await tx.unmaskings.of_handle(community_id, handle):
            await _lapse(tx, earlier, now=now)
        asked = await tx.unmaskings.add(new)
        if asked is None:
            raise UnmaskingOver(state=UnmaskingState.ASKED)
        await tx.outbox.add(
            CARD,
            community_id=community_id,
            dedupe_key=f"{CARD}:{asked.unmasking_id}",
            payload={"unmasking_id": asked.unmasking_id},
            due_at=now,
            now=now,
        )
        await _audit(tx, asked, by=by, action="asked", now=now)
    return asked


async def agree(
    uow: UnitOfWork, *, community_id: CommunityId, unmasking_id: int, by: UserId, now: datetime
) -> Unmasking:
    """Another moderator agrees: the two may see the name from now on, and the author is told."""
    async with uow.write() as tx:
        request = await _locked(tx, community_id, unmasking_id)
        await _must_be_allowed(tx, community_id)
        agreed = rules.agree(request, by=by, now=now)
        await _must_be_linked(tx, request.handle)
        await tx.unmaskings.save(agreed)
        thread = await locked(tx, community_id, request.thread_id)
        await notify(
            tx,
            thread,
            request.handle,
            UNMASKED,
            suffix=str(unmasking_id),
            due_at=now,
            unmasking_id=unmasking_id,
        )
        await _audit(tx, agreed, by=by, action="agreed", now=now)
        await _redraw(tx, agreed, now=now)
    return agreed


async def refuse(
    uow: UnitOfWork, *, community_id: CommunityId, unmasking_id: int, by: UserId, now: datetime
) -> Unmasking:
    """A moderator refuses, or who asked takes it back: nobody learns the name."""
    async with uow.write() as tx:
        request = await _locked(tx, community_id, unmasking_id)
        refused = rules.refuse(request, by=by, now=now)
        await tx.unmaskings.save(refused)
        await _audit(tx, refused, by=by, action="refused", now=now)
        await _redraw(tx, refused, now=now)
    return refused


async def reveal(
    uow: UnitOfWork,
    vault: Vault,
    *,
    community_id: CommunityId,
    unmasking_id: int,
    by: UserId,
    now: datetime,
) -> UserId:
    """Who wrote, for the two who agreed and for a day; each time is remembered."""
    async with uow.write() as tx:
        request = await _locked(tx, community_id, unmasking_id)
        await _must_be_allowed(tx, community_id)
        rules.must_be_for(request, by=by, now=now)
        user_id = await steps.opened(
            tx,
            vault,
            community_id=community_id,
            handle=request.handle,
            purpose=steps.UNMASKING_PURPOSE,
            now=now,
        )
        if user_id is None:
            raise NoSuchHandle()
        await _audit(tx, request, by=by, action="seen", now=now)
    return user_id


async def request_of(uow: UnitOfWork, *, community_id: CommunityId, unmasking_id: int) -> Request:
    """The request with what its card shows, else NotFound."""
    async with uow.read() as tx:
        unmasking = await _locked(tx, community_id, unmasking_id)
        thread = await tx.threads.get(community_id, unmasking.thread_id, lock=False)
        author = await tx.anonymity.author(community_id, unmasking.handle)
    return Request(unmasking, thread, author)


async def forget_moderator(
    tx: Transaction, *, community_id: CommunityId | None, user_id: UserId, now: datetime
) -> None:
    """Before somebody is erased: what they have asked for is over, or else they could agree to it
    themselves; the cards are drawn without them.
    """
    for request in await tx.unmaskings.of_person(community_id, user_id):
        orphaned = rules.orphan(request, now=now) if request.asked_by == user_id else request
        if orphaned.state is not request.state:
            await tx.unmaskings.save(orphaned)
            await _audit(tx, orphaned, by=None, action="lapsed", now=now)
        await _redraw(tx, request, now=now)


async def lapse_old(tx: Transaction, *, community_id: CommunityId, now: datetime) -> None:
    """Requests that nobody has agreed to in time are over, and their cards say so."""
    for request in await tx.unmaskings.asked(community_id):
        await _lapse(tx, request, now=now)


async def _lapse(tx: Transaction, request: Unmasking, *, now: datetime) -> None:
    lapsed = rules.lapse(request, now=now)
    if lapsed == request:
        return
    await tx.unmaskings.save(lapsed)
    await _audit(tx, lapsed, by=None, action="lapsed", now=now)
    await _redraw(tx, lapsed, now=now)


async def _must_be_allowed(tx: Transaction, community_id: CommunityId) -> None:
    if not (await home_of(tx, community_id)).allows_unmasking:
        raise UnmaskingOff()


async def _must_be_linked(tx: Transaction, handle: Handle) -> None:
    if await tx.anonymity.link(handle) is None:
        raise NoSuchHandle()


async def _locked(tx: Transaction, community_id: CommunityId, unmasking_id: int) -> Unmasking:
    request = await tx.unmaskings.get(community_id, unmasking_id)
    if request is None:
        raise NotFound()
    return request


async def _redraw(tx: Transaction, request: Unmasking, *, now: datetime) -> None:
    await tx.outbox.renew(
        CARD_UPDATE,
        community_id=request.community_id,
        dedupe_key=f"{CARD_UPDATE}:{request.unmasking_id}",
        payload={"unmasking_id": request.unmasking_id},
        now=now,
    )


async def _audit(
    tx: Transaction, request: Unmasking, *, by: UserId | None, action: str, now: datetime
) -> None:
    await tx.audit.add(
        request.community_id,
        by,
        f"unmaskings.{action}",
        subject_kind="unmasking",
        subject_id=request.unmasking_id,
        details={"ground": request.ground.value, "state": request.state.value},
        now=now,
    )


# --------------------------------------------------------------------------------- outcomes


async def card_posted(
    tx: Transaction, message: OutboxMessage, result: Result, now: datetime
) -> None:
    """Remember where the card is; redraw it if somebody answered meanwhile."""
    request = await _about(tx, message)
    if request is None or "message_id" not in result:
        return
    channel_id, message_id = ChannelId(result["channel_id"]), MessageId(result["message_id"])
    await tx.unmaskings.set_card(request.unmasking_id, channel_id, message_id)
    if _seen(request) != result.get("seen"):
        await _redraw(tx, request, now=now)


async def card_drawn(
    tx: Transaction, message: OutboxMessage, result: Result, now: datetime
) -> None:
    """Draw once more if somebody answered meanwhile."""
    request = await _about(tx, message)
    if request is not None and "seen" in result and _seen(request) != result["seen"]:
        await _redraw(tx, request, now=now)


async def not_told(tx: Transaction, message: OutboxMessage, now: datetime) -> None:
    """The author could not be written to: the card says so, and the message waits for them."""
    request = await _about(tx, message)
    if request is None:
        return
    await tx.unmaskings.set_telling(request.unmasking_id, Telling.KEPT)
    await _audit(tx, request, by=None, action="not_told", now=now)
    await _redraw(tx, request, now=now)


def _seen(request: Unmasking) -> str:
    """Of people only whether there is anybody; of a message that waited not whether it was read,
    since the hour at which a card changed would tell when its author came by.
    """
    people = (request.asked_by, request.answered_by)
    is_told = request.telling is Telling.SENT
    return ":".join([request.state.value, *(str(bool(who)) for who in people), str(is_told)])


async def _about(tx: Transaction, message: OutboxMessage) -> Unmasking | None:
    community_id = CommunityId(message.community_id or 0)
    return await tx.unmaskings.get(community_id, message.payload["unmasking_id"])
