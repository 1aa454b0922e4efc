"""Every screen of polls and surveys, sent to Discord as it describes; each button and form once."""

from pathlib import Path

import pytest

from bot.ui import GuardedButton, GuardedSelect
from cogs.polls import ballots, drafts, looks
from cogs.surveys import kept, opening, results, settings, sitting, starting, trying
from cogs.surveys import lists as survey_lists
from tests.e2e.feedback_worlds import FeedbackNetwork, feeding
from tests.e2e.lives import at_work
from tests.e2e.loopback import Loopback
from tests.e2e.meetup_worlds import MEMBERS
from tests.e2e.walks import Walk

KINDS = ("single", "multiple", "ranked", "scale", "yes_no")
POLLS: set[type[GuardedButton] | type[GuardedSelect]] = {
    *ballots.ITEMS,
    *drafts.ITEMS,
    *looks.ITEMS,
}
SURVEYS: set[type[GuardedButton] | type[GuardedSelect]] = {
    each
    for part in (kept, survey_lists, opening, results, settings, sitting, starting, trying)
    for each in part.ITEMS
}


@pytest.fixture
async def network(loopback: Loopback, sqlite_url: str, tmp_path: Path) -> FeedbackNetwork:
    return await feeding(loopback, sqlite_url, tmp_path / "ledarbot.db")


def organiser(network: FeedbackNetwork, *never: str, **more: object) -> Walk:
    values: dict[str, object] = {
        "channel_id": network.feedback,
        "never": never,
        "each": ("surveys:page",),
        "late": ("polls:post", "polls:cancel", "surveys:send", "surveys:retire"),
        "texts": {
            "question": "Var ska vi ses?",
            "options": "Lund\nMölndal\nKalmar",
            "closes": "3 dagar",
            "low": "Lite",
            "high": "Mycket",
        },
    }
    return Walk(network, **values | more)  # type: ignore[arg-type]


async def test_every_screen_of_polls_is_sent_as_discord_describes(
    network: FeedbackNetwork,
) -> None:
    cancelled = organiser(network, "polls:post")
    walks = [cancelled]
    async with at_work(network) as bot:
        await cancelled.use("polls", "create", kind="single")
        for kind in KINDS:
            walk = organiser(network, "polls:cancel")
            walks.append(walk)
            await walk.use("polls", "create", kind=kind)
            await network.all_sent(bot)
            card = (await network.discord.messages(network.feedback))[-1]
            await walk.look_at(card)
        voter = organiser(network)
        walks.append(voter)
        await voter.use("polls", "list")
        for number in await voter.suggested("polls", "close", option="poll"):
            closing = organiser(network)
            walks.append(closing)
            await closing.use("polls", "close", poll=number)
        await network.all_sent(bot)
        for number in await voter.suggested("polls", "results", option="poll"):
            await voter.use("polls", "results", poll=number)
        await network.all_sent(bot)
    shown = [text for walk in walks for text in walk.shown]
    assert not [text for text in shown if "Något gick fel" in text]
    seen = set().union(*(walk.seen for walk in walks))
    routes = {item.route for item in POLLS}
    assert routes <= seen, sorted(routes - seen)
    assert {row[0] for row in network.rows("SELECT state FROM polls")} == {"closed"}
    assert network.rows("SELECT count(*) FROM polls") == [(len(KINDS),)]


async def test_every_screen_of_surveys_is_sent_as_discord_describes(
    network: FeedbackNetwork,
) -> None:
    eva, back = (
        organiser(network, "surveys:retire"),
        organiser(network, "surveys:begin", "surveys:send"),
    )
    walks = [eva, back]
    async with at_work(network) as bot:
        for key in ("member-survey", "recommend"):
            await eva.use("surveys", "create", template=key)
        await eva.use("surveys", "settings")
        eva.forget()
        await network.all_sent(bot)
        # The walk has opened a round itself, from the survey's own screen.
        assert network.rows("SELECT count(*) FROM survey_rounds WHERE state = 'open'") == [(1,)]
        # Her list leads to what waits for an answer, and later to each survey.
        await back.use("surveys", "list")
        for name in ("Anna", "Bo", *MEMBERS):
            walk = organiser(network, who=name)
            walks.append(walk)
            if name == "Bo":
                await walk.look_at((await network.discord.messages(await network.direct(name)))[0])
            await walk.use("surveys", "answer")
        await back.use("surveys", "list")
        for number in await back.suggested("surveys", "close", option="survey"):
            await back.use("surveys", "close", survey=number)
        await network.all_sent(bot)
        for number in await back.suggested("surveys", "results", option="round"):
            await back.use("surveys", "results", round=number)
        await network.all_sent(bot)
    shown = [text for walk in walks for text in walk.shown]
    assert not [text for text in shown if "Något gick fel" in text]
    seen = set().union(*(walk.seen for walk in walks))
    # The ways to further pages, of more than one page has room for, are the same pages again.
    routes = {item.route for item in SURVEYS} - {"surveys:list", "surveys:turn", "surveys:look"}
    assert routes <= seen, sorted(routes - seen)
    assert {"enkat-1.csv", "enkat-1.xlsx"} <= set().union(*(walk.files for walk in walks))
    assert network.rows("SELECT count(*) FROM ballots WHERE seal IS NULL") == [(5,)]
    assert network.rows("SELECT count(*) FROM ballots") == [(5,)]
