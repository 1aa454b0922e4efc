"""Threads whose bot dies at every step (SIGKILL, as in a power cut); each thing is there once."""

from pathlib import Path

import pytest

from tests.e2e.lives import at_work, dying, killed
from tests.e2e.loopback import Loopback
from tests.e2e.meetup_worlds import DAY, HOUR, posts_to
from tests.e2e.networks import Json, delivered, words
from tests.e2e.thread_worlds import TITLE, ThreadNetwork, threading

ELAPSED = 600
"""Seconds after which no nonce is good any more, neither by Discord's account nor by ours."""
# Before or after its effect the request is held; then the bot is killed.
CASES = {
    "between commit and send": ("hold_before", 0),
    "between send and mark": ("hold_after", 0),
    "between send and mark, up again much later": ("hold_after", ELAPSED),
}
cases = pytest.mark.parametrize(("moment", "pause"), CASES.values(), ids=CASES)


@pytest.fixture
async def network(loopback: Loopback, sqlite_url: str, tmp_path: Path) -> ThreadNetwork:
    return await world(loopback, sqlite_url, tmp_path)


@pytest.fixture
async def channel(loopback: Loopback, sqlite_url: str, tmp_path: Path) -> ThreadNetwork:
    """The same with a text channel for threads."""
    return await world(loopback, sqlite_url, tmp_path, home="prat")


async def world(loopback: Loopback, url: str, path: Path, home: str = "trådar") -> ThreadNetwork:
    names = ("Bo", "Cecilia")
    return await threading(loopback, url, path / "ledarbot.db", home=home, agreed=names)


def opening(network: ThreadNetwork) -> Json:
    """The request that posts a thread in the forum; the buttons' post has another title."""
    path = f"/channels/{network.threads_channel}/threads"
    return {"method": "POST", "path": path, "body": TITLE[:9]}


async def known_once(network: ThreadNetwork) -> Json:
    """There is one thread, and it is the one that the bot knows."""
    (thread,) = await network.posts()
    assert network.rows("SELECT state, discord_id FROM threads") == [("open", int(thread["id"]))]
    return thread


# ------------------------------------------------------------------------------ first posts


@cases
async def test_a_forum_post_is_made_once(network: ThreadNetwork, moment: str, pause: float) -> None:
    async with dying(network, moment, **opening(network)):
        await network.begin("Bo")
    assert ("threads.post", "in_flight", 1) in network.outbox()
    await network.discord.forward(pause)
    async with at_work(network, later=pause) as bot:
        await bot.wait_line(delivered("threads.post"))
        await bot.wait_line(delivered("threads.member"))
    thread = await known_once(network)
    inside = await network.discord.ask("thread_members", thread_id=thread["id"])
    assert network.who("Bo") in inside


async def test_a_post_that_was_renamed_meanwhile_is_found_by_its_mark(
    network: ThreadNetwork,
) -> None:
    async with dying(network, "hold_after", **opening(network)):
        await network.ask_unseen("Bo")
    (made,) = await network.posts()
    renamed = {"channel_id": made["id"], "changes": {"name": "Något helt annat"}}
    await network.discord.ask("channel", **renamed)
    async with at_work(network) as bot:
        await bot.wait_line(delivered("threads.post"))
    await known_once(network)
    # Of an anonymous thread no row stays behind.
    assert network.outbox("threads.post") == []


async def test_another_post_without_its_first_message_hinders_nothing(
    network: ThreadNetwork,
) -> None:
    """A moderator deletes what a thread began with, while the bot looks for another one."""
    async with killed(network) as bot:
        await network.begin("Cecilia", title="Ett tips till er", command="discuss")
        (other,) = await network.opened(bot)
    which = {"channel_id": other["id"], "message_id": other["id"]}
    async with dying(network, "hold_after", **opening(network)):
        await network.begin("Bo")
        await network.discord.ask("remove_message", **which)
    async with at_work(network) as bot:
        await bot.wait_line(delivered("threads.post"))
    assert len(await network.posts()) == 2
    states = "SELECT state FROM threads ORDER BY state"
    assert network.rows(states) == [("open",), ("open",)]


STEPS = {"the message": "messages", "the thread on it": r"messages/\d+/threads"}


@cases
@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
async def test_in_a_text_channel_message_and_thread_are_made_once(
    channel: ThreadNetwork, step: str, moment: str, pause: float
) -> None:
    path = f"/channels/{channel.threads_channel}/{step}"
    async with dying(channel, moment, method="POST", path=path, body=TITLE[:9]):
        await channel.begin("Bo")
    await channel.discord.forward(pause)
    async with at_work(channel, later=pause) as bot:
        await bot.wait_line(delivered("threads.post"))
        await channel.all_sent(bot)
    thread = await known_once(channel)
    found = await channel.discord.messages(channel.threads_channel)
    assert [m["id"] for m in found if "threads:more:" in words(m)] == [thread["id"]]


# ---------------------------------------------------------------------- without a name


async def asked(network: ThreadNetwork) -> Json:
    """Bo's question, which a bot that then died has posted."""
    async with killed(network) as bot:
        await network.ask_unseen("Bo")
        (thread,) = await network.opened(bot)
    return thread


@cases
async def test_an_anonymous_answer_is_posted_once(
    network: ThreadNetwork, moment: str, pause: float
) -> None:
    thread = await asked(network)
    async with dying(network, moment, **posts_to(thread["id"])):
        first = await network.first_of(thread)
        await network.answer_unseen("Cecilia", first, "Vi lottar.")
    await network.discord.forward(pause)
    async with at_work(network, later=pause) as bot:
        await bot.wait_line(delivered("threads.answer"))
    (answer,) = await network.said_in(thread)
    assert "Kollega 1" in words(answer)
    assert network.rows("SELECT state, message_id FROM anonymous_posts") == [
        ("posted", int(answer["id"]))
    ]
    assert network.outbox("threads.answer%") == []


async def test_what_waits_for_its_time_goes_out_once_after_a_restart(
    network: ThreadNetwork,
) -> None:
    async with killed(network):
        assert "någon gång mellan" in await network.ask_unseen("Bo", later=True)
    for life in range(2):
        later = 4 * HOUR + life * DAY
        await network.discord.forward(4 * HOUR if life == 0 else DAY)
        async with at_work(network, later=later) as bot:
            await network.opened(bot)
            await network.all_sent(bot)
        await known_once(network)


async def test_a_draft_in_memory_is_gone_with_a_sentence(network: ThreadNetwork) -> None:
    thread = await asked(network)
    async with killed(network):
        drafts = {
            "anonymous:ask": await network.preview("Bo", who="unseen"),
            "threads:post": await network.preview("Cecilia"),
        }
        form = await network.form(
            "anonymous:answer", await network.first_of(thread), by=network.who("Cecilia")
        )
        shown = await network.fill(form, thread["id"], by=network.who("Cecilia"), text="Vi lottar.")
        drafts["anonymous:answer-now"] = shown["original"]
    async with at_work(network) as bot:
        for route, draft in drafts.items():
            who = network.who("Bo" if route == "anonymous:ask" else "Cecilia")
            report = await (await network.press(route, draft, by=who)).report()
            said = report["original"] if report["callback"]["type"] == 7 else report["callback"]
            assert "inte kvar vad du skrev" in str(said)
        await network.all_sent(bot)
    assert len(await network.posts()) == 1
    assert await network.said_in(thread) == []
