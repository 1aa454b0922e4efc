"""Topics, threads, anonymous authors and reports, for the storage tests."""

import itertools
from dataclasses import replace
from datetime import date
from typing import Any

from domain.anonymity import Author
from domain.ids import (
    ChannelId,
    CommunityId,
    Handle,
    MessageId,
    PostId,
    ThreadId,
    TopicId,
    UserId,
)
from domain.reports import Choice, Report
from domain.thread_values import Post, PostState, Thread, ThreadKind, ThreadState, Topic
from domain.unmaskings import Ground, Unmasking, UnmaskingState
from storage.anonymity import Link
from storage.prompts import OwnPrompt, PromptSeries
from storage.unit_of_work import Transaction
from tests.storage.examples import ANNA, BO, CILLA, MODERATOR, NOW, WEST

WORDS = "Zyx-unika ord"
"""What a person wrote, wherever it is kept."""
TODAY = date(2026, 11, 20)
# As random as those that the bot draws, and in no order.
NUMBERS = (
    4_611_686_018_427_387_903,
    17,
    2_305_843_009_213_693_951,
    1_152_921_504_606_846_977,
    3_000_000_000_000_000_001,
)
_random = itertools.count(7_000_000_000, 977)


def topic(**changes: Any) -> Topic:
    """A topic with every field set."""
    values: dict[str, Any] = {
        "community_id": WEST,
        "name": "Rekrytering",
        "key": "recruitment",
        "position": 3,
        "tag_id": 700000000000000009,
        "channel_id": ChannelId(800000000000000004),
        "stewards": (ANNA, BO),
        "is_retired": True,
    }
    return Topic(**values | changes)


def thread(**changes: Any) -> Thread:
    """A question that stands in Discord and waits for answers."""
    number = changes.get("thread_id", NUMBERS[0])
    values: dict[str, Any] = {
        "community_id": WEST,
        "thread_id": ThreadId(number),
        "kind": ThreadKind.QUESTION,
        "title": "Hur säger jag nej?",
        "text": "Till min chef, alltså.",
        "author_id": ANNA,
        "state": ThreadState.OPEN,
        "posted_on": TODAY,
        "active_on": TODAY,
        "discord_id": ChannelId(number),
    }
    return Thread(**values | changes)


def full_thread(**changes: Any) -> Thread:
    """A thread with every field set, to see that none is lost on the way."""
    values: dict[str, Any] = {
        "kind": ThreadKind.TIP,
        "link": "https://example.org/bok",
        "handle": Handle(NUMBERS[4]),
        "state": ThreadState.ANSWERED,
        "revision": 4,
        "shown_revision": 3,
        "is_replied": True,
        "is_hidden": True,
        "bumps": 2,
        "bumped_on": date(2026, 11, 24),
        "answer_id": MessageId(600000000000000011),
        "channel_id": ChannelId(800000000000000004),
        "prompt_key": "recruitment/first-hundred-days",
        "keep_links_days": 90,
        "later_title": "Hur säger jag nej utan att säga nej?",
        "later_text": "Till en chef, alltså.",
        "later_topic_id": TopicId(7),
    }
    return thread(**values | changes)


def post(**changes: Any) -> Post:
    """An anonymous answer that stands in Discord, with every field set."""
    values: dict[str, Any] = {
        "community_id": WEST,
        "thread_id": ThreadId(NUMBERS[0]),
        "post_id": PostId(NUMBERS[1]),
        "handle": Handle(NUMBERS[2]),
        "text": "Jag sa att jag behövde tänka.",
        "state": PostState.POSTED,
        "is_hidden": True,
        "revision": 2,
        "shown_revision": 1,
        "message_id": MessageId(600000000000000021),
        "later_text": "Jag sa att jag ville tänka.",
    }
    return Post(**values | changes)


def author(**changes: Any) -> Author:
    """The second colleague in a thread."""
    values: dict[str, Any] = {
        "community_id": WEST,
        "thread_id": ThreadId(NUMBERS[0]),
        "handle": Handle(NUMBERS[2]),
        "number": 2,
        "seal": "a1" * 32,
        "key_id": "f00d",
        "keep_links_days": 90,
    }
    return Author(**values | changes)


def link_of(author: Author, locked: bytes = b"\x00\xff nobody can read this") -> Link:
    """The encrypted member behind the author."""
    return Link(author.handle, author.community_id, locked, author.key_id)


async def write_anonymously(
    tx: Transaction, own: Thread, *, handle: int, seal: str, post_id: int
) -> None:
    """An anonymous answer in the thread, with its author, link, block and acceptance."""
    home = own.community_id
    colleague = author(
        community_id=home,
        thread_id=own.thread_id,
        handle=Handle(handle),
        number=handle % 1000,
        seal=seal,
    )
    assert await tx.anonymity.add(colleague, link_of(colleague))
    await tx.threads.add_post(
        post(
            community_id=home,
            thread_id=own.thread_id,
            handle=colleague.handle,
            post_id=PostId(post_id),
            message_id=None,
        )
    )
    blocked = link_of(author(community_id=home, handle=Handle(handle + 1)))
    assert await tx.anonymity.block(home, blocked, seal=f"block {seal}", ends_on=TODAY)
    await tx.anonymity.accept(home, f"promise {seal}")


def full_report(**changes: Any) -> Report:
    """A report with every field set."""
    values: dict[str, Any] = {
        "community_id": WEST,
        "channel_id": ChannelId(800000000000000044),
        "message_id": MessageId(600000000000000031),
        "reporter_id": BO,
        "reason": "Namnger en medarbetare.",
        "reported_at": NOW,
        "thread_id": ThreadId(NUMBERS[0]),
        "post_id": PostId(NUMBERS[1]),
        "handle": Handle(NUMBERS[2]),
        "author_id": CILLA,
        "choice": Choice.REMIND,
        "closed_by": MODERATOR,
        "closed_at": NOW,
        "card_channel_id": ChannelId(800000000000000001),
        "card_message_id": MessageId(600000000000000032),
    }
    return Report(**values | changes)


def full_unmasking(**changes: Any) -> Unmasking:
    """A request with every field set."""
    values: dict[str, Any] = {
        "community_id": WEST,
        "thread_id": ThreadId(NUMBERS[0]),
        "handle": Handle(NUMBERS[2]),
        "ground": Ground.DANGER,
        "reason": "Skriver att hen inte orkar leva.",
        "asked_by": MODERATOR,
        "asked_at": NOW,
        "state": UnmaskingState.AGREED,
        "answered_by": BO,
        "answered_at": NOW,
        "card_channel_id": ChannelId(800000000000000001),
        "card_message_id": MessageId(600000000000000033),
    }
    return Unmasking(**values | changes)


def own_prompt(**changes: Any) -> OwnPrompt:
    values: dict[str, Any] = {
        "community_id": WEST,
        "title": "Första måndagen",
        "text": "Vad gjorde du din första måndag som chef?",
        "added_by": MODERATOR,
        "added_at": NOW,
    }
    return OwnPrompt(**values | changes)


def full_series(**changes: Any) -> PromptSeries:
    """A series with every field set."""
    values: dict[str, Any] = {
        "community_id": WEST,
        "weekday": 1,
        "minute": 8 * 60 + 15,
        "seed": "frö",
        "skips_holidays": False,
        "channel_id": ChannelId(800000000000000004),
        "is_paused": True,
        "next_at": NOW,
        "round_number": 3,
        "last_key": "recruitment/first-hundred-days",
        "next_key": "own/7",
        "host_id": UserId(ANNA),
    }
    return PromptSeries(**values | changes)


async def live_in_threads(tx: Transaction, person: UserId, home: CommunityId) -> ThreadId:
    """Leave the traces of a member in threads: under their own name, and without it."""
    words = f"{WORDS} {person}"
    about = await tx.topics.add(
        topic(community_id=home, name=f"Ämne {next(_random)}", stewards=(person,))
    )
    assert about is not None
    own = thread(
        community_id=home,
        thread_id=ThreadId(next(_random)),
        topic_id=about.topic_id,
        title=f"{words} i rubriken",
        text=f"{words} i texten",
        link=f"https://example.org/{person}",
        author_id=person,
    )
    await tx.threads.add(own)
    number = next(_random)
    await write_anonymously(tx, own, handle=number, seal=f"seal {number}", post_id=number)
    about_somebody = full_report(
        community_id=home, thread_id=own.thread_id, author_id=None, closed_by=None, closed_at=None
    )
    await tx.reports.add(
        replace(about_somebody, reporter_id=person, reason=f"{words} om en kollega")
    )
    await tx.reports.add(replace(about_somebody, reporter_id=None, author_id=person))
    return own.thread_id
