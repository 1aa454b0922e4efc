"""What the tests of anonymity have at hand: people who write without a name, and rows carried."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from bot.services import anonymity, anonymous_numbers, anonymous_outcomes
from bot.services.anonymity_steps import NOTICE_PURPOSE, opened
from bot.services.thread_cases import ANSWER
from bot.services.vaults import Vault
from domain.anonymity import Author
from domain.ids import Handle, PostId, ThreadId, UserId
from domain.thread_values import Post, Thread
from storage.outbox import OutboxMessage
from storage.unit_of_work import UnitOfWork
from tests.services.conftest import COMMUNITY, Desk
from tests.services.thread_desks import VAULT, posted

MORA, NOVA, OLLE = UserId(800_000_000_000_000_001), UserId(800_002), UserId(800_003)
NOW_ON = timedelta(0)


async def wondered(desk: Desk, *, by: UserId = MORA, is_posted: bool = True, **more: Any) -> Thread:
    """An anonymous question; posted in Discord unless it is about what comes before."""
    values: dict[str, Any] = {
        "title": "Min chef lyssnar inte",
        "text": "Vad gör ni då?",
        "topic_id": None,
        "delay": NOW_ON,
        "vault": VAULT,
        "now": desk.now,
    } | more
    vault = values.pop("vault")
    thread = await anonymity.ask(desk.uow, vault, community_id=COMMUNITY, user_id=by, **values)
    return await posted(desk, thread.thread_id) if is_posted else thread


async def opened_for(
    desk: Desk, handle: Handle | None, *, vault: Vault = VAULT, **more: Any
) -> UserId | None:
    """Whom a link leads to, as when the person is to be told something."""
    given = {"community_id": COMMUNITY, "purpose": NOTICE_PURPOSE, "now": desk.now} | more
    async with desk.uow.write() as tx:
        return await opened(tx, vault, handle=Handle(handle or 0), **given)


async def answered(
    desk: Desk,
    thread: Thread,
    *,
    by: UserId = NOVA,
    text: str = "Skriv ner vad du vill.",
    uow: UnitOfWork | None = None,
    **more: Any,
) -> Post:
    """An anonymous answer that waits for its time."""
    values: dict[str, Any] = {"delay": NOW_ON, "now": desk.now, "vault": VAULT} | more
    vault = values.pop("vault")
    return await anonymity.answer(
        uow or desk.uow,
        vault,
        community_id=COMMUNITY,
        thread_id=thread.thread_id,
        user_id=by,
        text=text,
        **values,
    )


async def out(desk: Desk, post: Post, *, message_id: int = 77, revision: int | None = None) -> Post:
    """The answer has gone out."""
    await anonymous_numbers.numbered(desk.uow, post=post)
    shown = post.revision if revision is None else revision
    result = {"message_id": message_id, "revision": shown}
    about = {"post_id": post.post_id}
    await carried(desk, ANSWER, anonymous_outcomes.posted, post.thread_id, result, **about)
    return await post_of(desk, post.post_id)


Outcome = Callable[..., Awaitable[None]]


async def carried(
    desk: Desk, kind: str, outcome: Outcome, thread_id: ThreadId, result: object, **about: int
) -> OutboxMessage:
    """The row of a kind about the thread is marked, with what follows."""
    wanted = {"thread_id": thread_id} | about
    found = [row for row in await rows(desk, kind) if wanted.items() <= row.payload.items()]
    message = found[-1]
    async with desk.uow.write() as tx:
        if isinstance(result, dict):
            await tx.outbox.sent(message.id, now=desk.now, result=result)
        else:
            await tx.outbox.fail(message.id, now=desk.now, error=str(result))
        await outcome(tx, message, result, desk.now)
    return message


async def rows(desk: Desk, kind: str) -> list[OutboxMessage]:
    return [row for row in await desk.outbox() if row.kind == kind]


async def post_of(desk: Desk, post_id: PostId) -> Post:
    async with desk.uow.read() as tx:
        found = await tx.threads.post(COMMUNITY, post_id, lock=False)
    assert found is not None
    return found


async def authors(desk: Desk, thread: Thread) -> list[Author]:
    return list(await anonymity.authors_in(desk.uow, thread_id=thread.thread_id))


async def codes(desk: Desk) -> list[str]:
    """What authors are to be told; the rows tell of no order."""
    return sorted(row.payload["code"] for row in await rows(desk, "threads.notice"))
