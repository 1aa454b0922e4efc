"""What leaves the process while somebody asks and answers without a name: nothing of who it is."""

import json
from pathlib import Path

import pytest

from tests.e2e.loopback import Loopback, Request
from tests.e2e.networks import READY, Json, delivered, words
from tests.e2e.processes import BotProcess
from tests.e2e.thread_worlds import ThreadNetwork, threading

TITLE = "Hur säger man nej till sin chef?"
TEXT = "Hon vill att jag ska ta över budgeten för hela avdelningen redan i vår."
ANSWER = "Be om att få tänka på saken över helgen."
EDITED = "Be om betänketid och skriv ner vad du behöver."
GATHERED = 600
"""Seconds in which answers become one message to who asked."""
WORDS = ("säger man nej", "budgeten", "tänka på saken", "betänketid", "Lägg det på is")


@pytest.fixture
async def network(loopback: Loopback, sqlite_url: str, tmp_path: Path) -> ThreadNetwork:
    path = tmp_path / "ledarbot.db"
    agreed = ("Bo", "Cecilia")
    return await threading(loopback, sqlite_url, path, agreed=agreed)


async def test_no_log_and_no_request_tells_who_wrote(network: ThreadNetwork) -> None:
    output = ""
    for later in (0, GATHERED):
        await network.discord.forward(later)
        async with await network.hurried(later=later, LOG_LEVEL="DEBUG") as bot:
            await bot.wait_line(READY)
            if later:
                await bot.wait_line(delivered("threads.notice"))
            else:
                thread = await written(network, bot)
            await network.all_sent(bot)
            assert await bot.stop() == 0
        output += bot.output
    authors = [network.who(name) for name in ("Bo", "Cecilia")]
    # Faults were told of, so that there was something to tell.
    assert "outcome=retry:503" in output
    assert "Traceback" in output
    for secret in (*authors, "Cecilia", *WORDS):
        assert secret not in output, secret
    bos, cecilias = [await naming(network, who) for who in authors]
    # Bo is told of the answer; the way to a person is the one thing that names them.
    assert {str(request) for request in bos} == {"POST /users/@me/channels"}
    assert cecilias == []
    assert await network.discord.ask("thread_members", thread_id=thread["id"]) == [
        thread["owner_id"]
    ]
    assert any("Det har kommit svar" in told for told in await network.told("Bo"))


async def written(network: ThreadNetwork, bot: BotProcess) -> Json:
    """Bo asks, Cecilia answers and changes it, with faults on the way."""
    forum = f"/channels/{network.threads_channel}/threads"
    await network.discord.fault("fail", method="POST", path=forum, body="man nej", status=503)
    await network.ask_unseen("Bo", title=TITLE, text=TEXT)
    (thread,) = await network.opened(bot)
    answers = {"method": "POST", "path": f"/channels/{thread['id']}/messages"}
    await network.discord.fault("fail", **answers, status=400, code=50035, message="Invalid")
    first = await network.first_of(thread)
    await network.answer_unseen("Cecilia", first, ANSWER)
    (post,) = await network.posted(thread["id"], "tänka på saken")
    await bot.wait_line(delivered("threads.answer"))
    await changed(network, post)
    await bot.wait_line(delivered("threads.answer_update"))
    await refused(network, first)
    return thread


async def changed(network: ThreadNetwork, post: Json) -> None:
    cecilia = network.who("Cecilia")
    more = await (await network.press("anonymous:post", post, by=cecilia)).report()
    where = (more["original"], post["channel_id"])
    assert await network.edit_unseen("Cecilia", "anonymous:edit", *where, text=EDITED)


async def refused(network: ThreadNetwork, first: Json) -> None:
    """Cecilia writes too much, which is said to her alone."""
    cecilia = network.who("Cecilia")
    form = await network.form("anonymous:answer", first, by=cecilia)
    text = "Lägg det på is. " * 249
    shown = await network.fill(form, first["channel_id"], by=cecilia, text=text + "<@&1>" * 3)
    assert words(shown["original"])


async def naming(network: ThreadNetwork, who: str) -> list[Request]:
    """The bot's requests that have somebody's number anywhere."""
    requests = await network.discord.requests()
    parts = ("path", "query", "body", "reason")
    found = [
        each
        for each in requests
        if who in json.dumps({part: each.sent[part] for part in parts}, ensure_ascii=False)
    ]
    asked = await network.discord.log()
    frames = [each for each in asked if each["kind"] == "gateway" and who in json.dumps(each)]
    assert frames == []
    return found
