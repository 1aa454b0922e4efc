"""Every screen of threads, sent to Discord as it describes; each button, menu and form once."""

from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bot.services import threads
from bot.ui import GuardedButton, GuardedSelect
from cogs.threads import (
    anonymous,
    drafts,
    lists,
    report_cards,
    settings,
    tools,
    topics,
    unmaskings,
)
from domain.ids import CommunityId, UserId
from domain.thread_values import ThreadKind
from storage.unit_of_work import UnitOfWork
from tests.e2e.lives import at_work
from tests.e2e.loopback import Loopback
from tests.e2e.meetup_worlds import DAY
from tests.e2e.networks import Json, words
from tests.e2e.thread_worlds import FOOT, TEXT, TITLE, ThreadNetwork, threading
from tests.e2e.walks import Walk

OLD_ONES = 11
REPORT, HELPED = "Report to moderators", "This helped me"
TEXTS = {
    "title": TITLE,
    "text": TEXT,
    "link": "https://example.se/semester",
    "name": "Semester",
    "rules": "Var snälla mot varandra.",
    "reason": "Någon är i fara.",
}
STRAY = "Strunt i det."
EVA = {"Eva": ("Administratör", "Organisatör", "Moderator")}


@pytest.fixture
async def network(loopback: Loopback, sqlite_url: str, tmp_path: Path) -> ThreadNetwork:
    """Eva administers, organises and moderates; the others are members, Anna moderates too."""
    path = tmp_path / "ledarbot.db"
    return await threading(loopback, sqlite_url, path, roles=EVA, agreed=("Anna", "David"))


def somebody(network: ThreadNetwork, who: str, place: str = "", **more: Any) -> Walk:
    texts = {**TEXTS, **more.pop("texts", {})}
    where = {"channel_id": place or network.threads_channel, "who": who}
    return Walk(network, texts=texts, **where, **more)


def must_be_whole(
    *parts: ModuleType, walks: tuple[Walk, ...], also: set[str] | None = None
) -> None:
    """Everything in these modules has been used, and nothing went wrong."""
    items: set[type[GuardedButton] | type[GuardedSelect]] = {
        item for part in parts for item in part.ITEMS
    }
    seen = (also or set()).union(*(walk.seen for walk in walks))
    routes = {item.route for item in items}
    assert routes <= seen, sorted(routes - seen)
    shown = [text for walk in walks for text in walk.shown]
    assert not [text for text in shown if "Något gick fel" in text]


async def test_every_screen_of_beginning_and_finding_threads(network: ThreadNetwork) -> None:
    await network.change_by(lambda uow: old_ones(network, uow))
    eva = somebody(network, "Eva", late=("threads:close",), each=("threads:post",))
    async with at_work(network) as bot:
        await network.opened(bot, OLD_ONES)
        for command in ("ask", "tip", "discuss"):
            await eva.use("threads", command)
        posts = await network.opened(bot, OLD_ONES + 3)
        ((number,),) = network.rows("SELECT discord_id FROM threads WHERE kind = 'question'")
        (question,) = [each for each in posts if each["id"] == str(number)]
        await eva.look_at(await network.first_of(question))
        (topic, *_) = await eva.suggested("threads", "list", option="topic", typed="rekry")
        for options in ({}, {"topic": topic}):
            await eva.use("threads", "list", **options)
        await eva.use("threads", "search", words="semester")
        await eva.use("threads", "mine")
        await eva.use("threads", "rules")
        await eva.look_at(await foot_of(network))
        await network.all_sent(bot)
    await network.discord.forward(3 * DAY)
    async with at_work(network, later=3 * DAY) as bot:
        again = somebody(network, "Eva", never=("threads:edit", "threads:close"))
        await again.look_at(await network.first_of(question))
        await network.all_sent(bot)
    must_be_whole(drafts, lists, tools, walks=(eva, again))
    lines = [words(message) for message in await network.said_in(question)]
    assert len([line for line in lines if "anonymous:" not in line]) == 1
    forum = await network.channel(network.threads_channel)
    assert len(forum["available_tags"]) == 4


async def foot_of(network: ThreadNetwork) -> Json:
    guild = await network.discord.ask("guild", guild_id=network.ids["id"])
    for thread in guild["threads"]:
        for message in await network.discord.messages(thread["id"]):
            if FOOT in words(message):
                return dict(message)
    raise AssertionError("no buttons at the foot")


async def old_ones(network: ThreadNetwork, uow: UnitOfWork) -> None:
    """Enough for a second page."""
    for number in range(OLD_ONES):
        await threads.post(
            uow,
            community_id=CommunityId(int(network.ids["id"])),
            author_id=UserId(int(network.who("Anna"))),
            kind=ThreadKind.DISCUSSION,
            title=f"Semester {number}",
            text=TEXT,
            now=datetime.now(UTC),
        )


async def test_every_screen_of_writing_without_a_name(network: ThreadNetwork) -> None:
    bo = somebody(network, "Bo", texts={"who": "unseen"})
    async with at_work(network) as bot:
        # Now, later and taken back, and only looked at.
        for _ in range(3):
            await bo.use("threads", "ask")
        (thread,) = await network.opened(bot)
        late = ("anonymous:withdraw", "anonymous:withdraw-sure")
        cecilia = somebody(network, "Cecilia", thread["id"], late=late)
        await cecilia.use("threads", "answer")
        await network.posted(thread["id"], "anonymous:post:")
        first = await network.first_of(thread)
        await network.answer_unseen("David", first, "Vi lottar.")
        for place in (first, *await network.posted(thread["id"], "Vi lottar")):
            await cecilia.look_at(place)
        # What was written is changed now or later, which no one walk does; what waits is dropped.
        never = ("anonymous:answer", "anonymous:withdraw", "threads:close")
        david = somebody(network, "David", thread["id"], never=(*never, "anonymous:change-post"))
        for place in await network.posted(thread["id"], "Vi lottar"):
            await david.look_at(place)
        await david.use("threads", "mine")
        later = somebody(network, "Bo", thread["id"], never=(*never, "anonymous:change-first"))
        await later.look_at(first)
        await later.use("threads", "mine")
        asker = somebody(network, "Bo", thread["id"], never=("anonymous:answer-later",))
        await asker.look_at(first)
        await network.all_sent(bot)
    # Beginning, with its rules, is the other screens' matter.
    must_be_whole(anonymous, walks=(bo, cecilia, david, later, asker))
    assert await network.discord.ask("thread_members", thread_id=thread["id"]) == [
        thread["owner_id"]
    ]
    ((waiting,),) = network.rows("SELECT count(*) FROM outbox WHERE kind = 'threads.answer'")
    assert waiting == 1


async def test_every_screen_of_arranging_threads(network: ThreadNetwork) -> None:
    picks = {
        "threads:topic-stewards": [network.who("Anna")],
        "threads:topic-channel": [network.ids["channels"]["ekonomi"]],
    }
    late = ("threads:topic-retire", "threads:topic-home", "threads:give-up-sure")
    eva = somebody(network, "Eva", late=late, each=("threads:setting",), picks=picks)
    other = somebody(network, "Eva", texts={"name": "Sommaren"})
    sure = somebody(network, "Eva", never=("threads:settings",))
    async with at_work(network) as bot:
        await eva.use("threads", "topics")
        await other.use("threads", "topics")
        await eva.use("threads", "settings")
        # It can't be taken back: this time it is meant.
        await sure.use("threads", "settings")
        await network.all_sent(bot)
    must_be_whole(topics, settings, walks=(eva, other, sure))
    assert network.rows("SELECT name FROM topics WHERE name = 'Sommaren'") == [("Sommaren",)]
    assert network.rows("SELECT allows_unmasking FROM communities") == [(0,)]


async def test_every_screen_of_reports_and_of_unmasking(network: ThreadNetwork) -> None:
    await network.agree("Bo", "Cecilia")
    async with at_work(network) as bot:
        await network.begin("Bo")
        (thread,) = await network.opened(bot)
        first = await network.first_of(thread)
        for name, text in (("Cecilia", "Vi lottar."), ("David", "Du borde sluta.")):
            await network.answer_unseen(name, first, text)
        (lots, rude) = [
            (await network.posted(thread["id"], text))[0] for text in ("Vi lottar", "Du borde")
        ]
        written = [
            await wrote(network, "David", thread, text) for text in ("Strunt i det.", "Nej.")
        ]
        helped = await network.discord.choose(HELPED, user_id=network.who("Bo"), message=lots)
        await helped.report()
        for message in (lots, rude, *written):
            await reported(network, message)
        where = {"user_id": network.who("Eva"), "channel_id": thread["id"]}
        command = {"name": "report", "type": 1, "options": []}
        opened = await network.discord.slash("threads", options=[command], **where)
        form = (await opened.report())["callback"]["data"]
        await (await network.discord.submit(form, {"reason": ""}, **where)).report()
        seen = await dealt_with(network) | await unmasked(network)
        await network.all_sent(bot)
    must_be_whole(report_cards, unmaskings, walks=(), also=seen)
    left = [message["id"] for message in await network.said_in(thread)]
    assert written[0]["id"] in left
    assert written[1]["id"] not in left
    assert f"/{lots['id']}" in words(await network.first_of(thread))
    # With a menu's message Discord sends its words, which stay nowhere.
    assert STRAY.encode() not in network.path.read_bytes()
    told = "\n".join(await network.told("David"))
    assert "Någon är i fara" in told
    assert "vill påminna" in told


async def wrote(network: ThreadNetwork, name: str, thread: Json, text: str) -> Json:
    """Somebody writes in the thread as in any other."""
    where = {"channel_id": thread["id"], "user_id": network.who(name)}
    return dict(await network.discord.ask("write", body={"content": text}, **where))


async def reported(network: ThreadNetwork, message: Json) -> None:
    eva = network.who("Eva")
    chosen = await network.discord.choose(REPORT, user_id=eva, message=message)
    form = (await chosen.report())["callback"]["data"]
    await network.fill(form, message["channel_id"], by=eva, reason="Det här går för långt.")


async def on_card(network: ThreadNetwork, route: str, number: int, *, by: str = "Anna") -> Json:
    """Press a card's button; what the bot answers."""
    (card,) = await network.posted(network.review, rf"{route}:{number}\b")
    return await (await network.press(route, card, by=network.who(by))).report()


async def dealt_with(network: ThreadNetwork) -> set[str]:
    """Each of the choices, and what takes them back."""
    steps = (
        ("reports:hide", 1),
        ("reports:show", 1),
        ("reports:stop", 2),
        ("reports:let-on", 2),
        ("reports:remind", 3),
        ("reports:hide", 4),
        ("reports:keep", 5),
    )
    for route, number in steps:
        await on_card(network, route, number)
    for route in ("reports:block", "reports:lift-block"):
        more = await on_card(network, "reports:more", 2)
        await (await network.press(route, more["original"])).report()
    return {route for route, _ in steps} | {
        f"reports:{verb}" for verb in ("more", "block", "lift-block")
    }


async def unmasked(network: ThreadNetwork) -> set[str]:
    """One request is refused, another agreed to; the two see the name, and no card has it."""
    eva, david = network.who("Eva"), network.who("David")
    for number in (1, 2):
        more = await on_card(network, "reports:more", 2)
        form = await network.form("unmaskings:ask", more["original"])
        await network.fill(form, network.review, ground="danger", reason="Någon är i fara.")
        if number == 1:
            await on_card(network, "unmaskings:refuse", number, by="Eva")
    sure = await on_card(network, "unmaskings:agree", 2, by="Eva")
    agreed = await (await network.press("unmaskings:agree-sure", sure["original"], by=eva)).report()
    shown = await (await network.press("unmaskings:see", agreed["original"], by=eva)).report()
    assert david in words(shown["original"] or shown["followups"][0])
    assert david in words((await on_card(network, "unmaskings:see", 2))["original"])
    cards = await network.discord.messages(network.review)
    assert not [card for card in cards if david in words(card) and "unmaskings:" in words(card)]
    return {f"unmaskings:{verb}" for verb in ("ask", "agree", "agree-sure", "refuse", "see")}
