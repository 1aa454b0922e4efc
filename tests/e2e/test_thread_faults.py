"""What goes wrong at Discord while threads are posted: nothing is lost, the owner hears once."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.services import anonymity
from domain.ids import CommunityId, ThreadId, UserId
from storage.unit_of_work import UnitOfWork
from tests.e2e.lives import at_work, killed
from tests.e2e.loopback import Loopback
from tests.e2e.loopback.forums import REQUIRE_TAG
from tests.e2e.loopback.permissions import BOT_DEFAULT, MANAGE_CHANNELS, SEND_MESSAGES
from tests.e2e.meetup_worlds import HOUR
from tests.e2e.networks import Json, delivered, words
from tests.e2e.thread_worlds import ThreadNetwork, threading

PAUSE = 601
"""Seconds after which what waits for somebody to mend it is tried again."""


@pytest.fixture
async def network(loopback: Loopback, sqlite_url: str, tmp_path: Path) -> ThreadNetwork:
    """The buttons stand in the forum already."""
    path = tmp_path / "ledarbot.db"
    made = await threading(loopback, sqlite_url, path, agreed=("Bo", "Cecilia"))
    async with killed(made) as bot:
        await made.begin("Bo", "discuss", title="Det första")
        await made.opened(bot)
        await bot.wait_line(delivered("threads.foot"))
    return made


# ------------------------------------------------------------- what the owner has to mend


async def full(network: ThreadNetwork, *, mended: bool) -> None:
    active = 1000 if mended else len(await network.posts()) + 1
    await network.discord.ask("settings", active_threads=active)


async def without_tags(network: ThreadNetwork, *, mended: bool) -> None:
    """The forum wants a tag, has none, and the bot may make none."""
    role = {"guild_id": network.ids["id"], "role_id": network.ids["roles"]["bot"]}
    rights = BOT_DEFAULT if mended else BOT_DEFAULT & ~MANAGE_CHANNELS
    await network.discord.ask("role_permissions", permissions=rights, **role)
    flags = {"flags": REQUIRE_TAG} if mended else {"flags": REQUIRE_TAG, "available_tags": []}
    await network.discord.ask("channel", channel_id=network.threads_channel, changes=flags)


async def forbidden(network: ThreadNetwork, *, mended: bool) -> None:
    bot = {"id": network.ids["roles"]["bot"], "type": 0, "allow": "0", "deny": str(SEND_MESSAGES)}
    changes = {"permission_overwrites": [] if mended else [bot]}
    await network.discord.ask("channel", channel_id=network.threads_channel, changes=changes)


CASES = {
    "too many active threads": (full, "threads_full", "fler aktiva trådar"),
    "a tag is required": (without_tags, "threads_tag_required", "kräver en tagg"),
    "the bot may not post": (forbidden, "threads_forbidden", "får inte lägga upp"),
}


@pytest.mark.parametrize(("change", "code", "sentence"), CASES.values(), ids=CASES)
async def test_what_the_owner_can_mend_is_said_once_and_waits(
    network: ThreadNetwork, change: object, code: str, sentence: str
) -> None:
    assert callable(change)
    await change(network, mended=False)
    async with killed(network) as bot:
        await network.begin("Bo", title="Det andra")
        await network.ask_unseen("Cecilia", title="Det tredje")
        refused = delivered("threads.post", f"retry:{code}")
        await bot.wait_line(refused)
        await network.all_sent(bot)
    assert len(await network.posts()) == 1
    assert len([told for told in await owner_told(network) if sentence in told]) == 1
    await change(network, mended=True)
    await network.discord.forward(PAUSE)
    async with at_work(network, later=PAUSE) as bot:
        assert len(await network.opened(bot, 3)) == 3
        await network.all_sent(bot)
    assert {thread["name"] for thread in await network.posts()} == {
        "Det första",
        "Det andra",
        "Det tredje",
    }
    assert len([told for told in await owner_told(network) if sentence in told]) == 1


async def owner_told(network: ThreadNetwork) -> list[str]:
    guild = await network.discord.ask("guild", guild_id=network.ids["id"])
    channel = await network.discord.ask("direct", user_id=guild["owner_id"])
    return [words(message) for message in await network.discord.messages(channel["id"])]


# --------------------------------------------------------------------------- what passes


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_what_passes_is_waited_for(network: ThreadNetwork, status: int) -> None:
    path = f"/channels/{network.threads_channel}/threads"
    wanted = {"method": "POST", "path": path, "status": status, "retry_after": 0.2}
    await network.discord.fault("fail", **wanted)
    async with at_work(network) as bot:
        await network.begin("Bo", title="Det andra")
        await network.opened(bot, 2)
        await network.all_sent(bot)
    assert [thread["name"] for thread in await network.posts()].count("Det andra") == 1


async def test_an_answer_that_was_lost_on_the_way_makes_no_second_thread(
    network: ThreadNetwork,
) -> None:
    """The connection breaks after Discord has made the post."""
    path = f"/channels/{network.threads_channel}/threads"
    await network.discord.fault("lose", method="POST", path=path)
    async with at_work(network) as bot:
        await network.begin("Bo", title="Det andra")
        await network.opened(bot, 2)
        await network.all_sent(bot)
    assert [thread["name"] for thread in await network.posts()].count("Det andra") == 1


# ------------------------------------------------------------ what somebody did by hand


async def asked(network: ThreadNetwork, *, later: bool = False) -> Json:
    """Bo's anonymous question with Cecilia's anonymous answer, posted or waiting for its time."""
    async with killed(network) as bot:
        await network.ask_unseen("Bo", title="Det andra")
        await network.opened(bot, 2)
        thread = next(t for t in await network.posts() if t["name"] == "Det andra")
        first = await network.first_of(thread)
        await network.answer_unseen("Cecilia", first, "Vi lottar.", later=later)
        if not later:
            await bot.wait_line(delivered("threads.answer"))
    return thread


async def test_a_thread_that_sleeps_is_woken_for_an_answer_and_its_edit(
    network: ThreadNetwork,
) -> None:
    thread = await asked(network)
    cecilia = network.who("Cecilia")
    async with at_work(network) as bot:
        for route, text in (("anonymous:edit", "Vi turas om."), ("anonymous:answer", "Och byter.")):
            await network.discord.ask("thread", thread_id=thread["id"], changes={"archived": True})
            (post,) = await network.posted(thread["id"], "Vi (lottar|turas om)")
            if route == "anonymous:edit":
                more = await (await network.press("anonymous:post", post, by=cecilia)).report()
                where = (more["original"], thread["id"])
                await network.edit_unseen("Cecilia", route, *where, text=text)
            else:
                first = await network.first_of(thread)
                await network.answer_unseen("Cecilia", first, text)
            await network.posted(thread["id"], text)
        await network.all_sent(bot)


async def test_whose_answer_finds_the_thread_locked_is_told(network: ThreadNetwork) -> None:
    thread = await asked(network, later=True)
    changes = {"locked": True, "archived": True}
    await network.discord.ask("thread", thread_id=thread["id"], changes=changes)
    await network.discord.forward(4 * HOUR)
    async with at_work(network, later=4 * HOUR) as bot:
        await bot.wait_line(delivered("threads.answer", "failed:closed"))
        await bot.wait_line(delivered("threads.notice"))
        await network.all_sent(bot)
    assert await network.said_in(thread) == []
    (told,) = await network.told("Cecilia")
    assert "gick inte att lägga upp" in told
    assert network.rows("SELECT state, text FROM anonymous_posts") == [("refused", "")]


async def test_a_closed_thread_whose_words_are_hidden_stays_closed(network: ThreadNetwork) -> None:
    thread = await asked(network)
    bo, anna = network.who("Bo"), UserId(int(network.anna))
    ((number,),) = network.rows("SELECT id FROM threads WHERE handle IS NOT NULL")

    async def hidden(uow: UnitOfWork) -> None:
        await anonymity.hide(
            uow,
            community_id=CommunityId(int(network.ids["id"])),
            thread_id=ThreadId(number),
            post_id=None,
            by=anna,
            hidden=True,
            now=datetime.now(UTC),
        )

    async with at_work(network) as bot:
        first = await network.first_of(thread)
        tools = await (await network.press("threads:more", first, by=bo)).report()
        await (await network.press("threads:close", tools["original"], by=bo)).report()
        await network.posted(thread["id"], "stängd")
        await bot.until(lambda: network.outbox("threads.update") == [], what="the closing")
        await network.change_by(hidden)
        await network.posted(thread["id"], "är dold")
        await bot.until(lambda: network.outbox("threads.update") == [], what="the hiding")
        await network.all_sent(bot)
    (after,) = [each for each in await network.posts() if each["id"] == thread["id"]]
    closed = after["thread_metadata"]
    assert (closed["locked"], closed["archived"]) == (True, True)
    assert network.rows("SELECT state FROM threads WHERE handle IS NOT NULL") == [("closed",)]


async def test_what_was_deleted_by_hand_is_forgotten_when_it_is_edited(
    network: ThreadNetwork,
) -> None:
    thread = await asked(network)
    cecilia, bo = network.who("Cecilia"), network.who("Bo")
    async with at_work(network) as bot:
        (post,) = await network.posted(thread["id"], "Vi lottar")
        more = await (await network.press("anonymous:post", post, by=cecilia)).report()
        first = await network.first_of(thread)
        tools = await (await network.press("threads:more", first, by=bo)).report()
        for message in (post, first):
            which = {"channel_id": message["channel_id"], "message_id": message["id"]}
            await network.discord.ask("remove_message", **which)
        where = (more["original"], thread["id"])
        await network.edit_unseen("Cecilia", "anonymous:edit", *where, text="Vi turas om.")
        await bot.wait_line(delivered("threads.answer_update", "failed:gone"))
        where = (tools["original"], thread["id"])
        await network.edit_unseen("Bo", "threads:edit", *where, text="Nu vet jag mer.")
        await bot.wait_line(delivered("threads.update", "failed:gone"))
        await network.all_sent(bot)
    assert network.rows("SELECT text FROM anonymous_posts") == [("",)]
    stored = "SELECT state, text FROM threads WHERE handle IS NOT NULL"
    assert network.rows(stored) == [("gone", "")]
