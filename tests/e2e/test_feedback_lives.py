"""Votes and answers over the loopback: a bot that dies, a key that is lost, and what is told of
who it was.
"""

import json
from pathlib import Path

import pytest

from domain.ids import BoxId
from tests.e2e.feedback_worlds import PEOPLE, FeedbackNetwork, feeding
from tests.e2e.lives import at_work, dying, killed
from tests.e2e.loopback import Loopback
from tests.e2e.meetup_worlds import DAY
from tests.e2e.networks import READY, delivered, words

FOUR_DAYS = 4 * DAY


@pytest.fixture
async def network(loopback: Loopback, sqlite_url: str, tmp_path: Path) -> FeedbackNetwork:
    return await feeding(loopback, sqlite_url, tmp_path / "ledarbot.db")


async def test_votes_outlive_a_bot_that_dies_and_the_result_comes_once(
    network: FeedbackNetwork,
) -> None:
    poll = await network.ask_poll()
    async with killed(network):
        for number, name in enumerate(PEOPLE[:3]):
            await network.vote(name, yes=number > 0)
    assert len(network.ballots()) == 3
    async with at_work(network) as bot:
        for name in PEOPLE[3:]:
            await network.vote(name, yes=True)
        # The first changes their mind, with the bot that has never seen their vote.
        changed = await network.vote(PEOPLE[0], yes=True)
        assert "ändrad" in words(changed["original"])
        await network.vote(PEOPLE[1], yes=False)
        await network.all_sent(bot)
    assert len(network.ballots()) == 5
    await network.discord.forward(FOUR_DAYS)
    path = f"/channels/{network.feedback}/messages"
    async with dying(network, "hold_after", later=FOUR_DAYS, method="POST", path=path):
        pass
    assert network.keys.known() == frozenset()
    async with at_work(network, later=FOUR_DAYS) as bot:
        await network.all_sent(bot)
    messages = await network.discord.messages(network.feedback)
    told = [words(each) for each in messages if "Resultat" in words(each)]
    assert len(told) == 1
    assert "Ja — 4" in told[0]
    assert "Nej — 1" in told[0]
    assert messages[-1]["attachments"]
    assert {bool(unsealed) for _, unsealed in network.ballots()} == {True}
    assert poll.poll_id


async def test_a_poll_whose_key_is_lost_is_closed_at_the_start(network: FeedbackNetwork) -> None:
    poll = await network.ask_poll()
    async with at_work(network) as bot:
        for name in PEOPLE:
            await network.vote(name, yes=name != "Bo")
        await network.all_sent(bot)
    network.keys.destroy(BoxId(int(poll.poll_id)))
    async with at_work(network) as bot:
        await network.closed(bot)
        await network.all_sent(bot)
    assert network.rows("SELECT ending FROM polls") == [("key_lost",)]
    assert "nyckeln" in words((await network.discord.messages(network.feedback))[0])


async def test_neither_log_nor_requests_tell_who_voted_or_answered(
    network: FeedbackNetwork,
) -> None:
    await network.ask_poll()
    await network.hold_round()
    async with await network.hurried(LOG_LEVEL="DEBUG") as bot:
        await bot.wait_line(READY)
        await network.all_sent(bot)
        before = len(await network.discord.requests())
        for number, name in enumerate(PEOPLE):
            await network.vote(name, yes=number % 2 == 0)
            await _answer(network, name, score=str(5 + number))
        await bot.wait_line(delivered("poll.update"))
        await network.all_sent(bot)
        assert await bot.stop() == 0
    requests = (await network.discord.requests())[before:]
    people = [network.who(name) for name in PEOPLE]
    # What goes to Discord after an answer: the interaction's own, and the card's.
    others = [each for each in requests if "/interactions/" not in each.sent["path"]]
    assert {each.sent["method"] for each in others} <= {"PATCH", "POST"}
    for each in others:
        sent = json.dumps([each.sent["path"], each.sent["body"]], ensure_ascii=False)
        assert not any(person in sent for person in people), sent
    assert not any(person in bot.output for person in people)
    for secret in ("Zyx", '"9"', "vote=", "answers="):
        assert secret not in bot.output
    # Each ballot is there, and no row beside those who were asked names anybody.
    assert len(network.ballots()) == 2 * len(PEOPLE)


async def _answer(network: FeedbackNetwork, name: str, *, score: str) -> None:
    """The survey in one page, by the button in the direct message."""
    who = network.who(name)
    asked = (await network.posted(await network.direct(name), "surveys:answer"))[-1]
    start = await (await network.press("surveys:answer", asked, by=who)).report()
    form = await network.form("surveys:page", start["original"], by=who)
    fields = [part["component"] for part in form["components"] if "component" in part]
    given = {
        field["custom_id"]: "Zyx" if field["type"] == 4 else [score]
        for field in fields
        if field["type"] in (3, 4)
    }
    where = start["original"]
    sent = await network.discord.submit(
        form, given, user_id=who, channel_id=where["channel_id"], message_id=where["id"]
    )
    review = await sent.report()
    done = await (await network.press("surveys:send", review["original"], by=who)).report()
    assert "Tack! Ditt svar är med" in words(done["original"])
