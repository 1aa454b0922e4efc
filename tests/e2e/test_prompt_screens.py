"""Every screen of prompts, sent to Discord as it describes; each button, menu and form once."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.ui import GuardedButton, GuardedSelect
from cogs.prompts import lists, screens
from tests.e2e.lives import at_work
from tests.e2e.loopback import Loopback
from tests.e2e.meetup_worlds import DAY
from tests.e2e.networks import words
from tests.e2e.thread_worlds import ThreadNetwork, threading
from tests.e2e.walks import Walk, channel

ALL: set[type[GuardedButton] | type[GuardedSelect]] = {*lists.ITEMS, *screens.ITEMS}
TEXTS = {"title": "Vad gjorde dig glad i veckan?", "text": "Stort eller smått."}
TOLD = 121
"""Seconds after which a host is told."""


@pytest.fixture
async def network(loopback: Loopback, sqlite_url: str, tmp_path: Path) -> ThreadNetwork:
    return await threading(
        loopback, sqlite_url, tmp_path / "ledarbot.db", roles={"Eva": ("Organisatör",)}
    )


def organiser(network: ThreadNetwork, *never: str) -> Walk:
    """Eva, who has Bo ask the next prompt."""
    return Walk(
        network,
        channel_id=network.threads_channel,
        late=("prompts:next", "prompts:nobody"),
        never=never,
        texts=TEXTS,
        picks={"prompts:host": [network.who("Bo")]},
    )


async def test_every_screen_of_prompts_is_sent_as_discord_describes(
    network: ThreadNetwork,
) -> None:
    eva, again = organiser(network), organiser(network, "prompts:nobody", "prompts:pause")
    back, chosen = organiser(network), organiser(network, "prompts:remove")
    # Neither so soon nor so late that what is missed below would not be made up for.
    day = (datetime.now(UTC) + timedelta(days=3)).weekday()
    own = channel(network.ids["channels"]["prat"])
    async with at_work(network) as bot:
        await eva.use("prompts", "show")
        await eva.use("prompts", "schedule", weekday=0, time="9.00", channel=own)
        await eva.use("prompts", "add")
        # The first of the bank is removed, comes back, and comes next; then there are pages.
        for walk in (eva, back, chosen, eva):
            await walk.use("prompts", "list")
        await again.use("prompts", "schedule", weekday=day, time="kl 8", skip_holidays=False)
        await network.all_sent(bot)
    await network.discord.forward(TOLD)
    async with at_work(network, later=TOLD) as bot:
        (asked,) = await network.posted(await network.direct("Bo"), "prompts:decline")
        pressed = await network.press("prompts:decline", asked, by=network.who("Bo"))
        assert "prompts:" not in words((await pressed.report())["original"])
        await network.all_sent(bot)
    walks = (eva, again, back, chosen)
    seen = {"prompts:decline"}.union(*(walk.seen for walk in walks))
    routes = {item.route for item in ALL}
    assert routes <= seen, sorted(routes - seen)
    shown = [text for walk in walks for text in walk.shown]
    assert not [text for text in shown if "Något gick fel" in text]
    await network.discord.forward(5 * DAY)
    async with at_work(network, later=TOLD + 5 * DAY) as bot:
        await network.opened(bot)
        await network.all_sent(bot)
    # In the series' own channel, which has stayed.
    assert await network.posts() == []
    assert len(await network.discord.messages(network.ids["channels"]["prat"])) == 1
    # Whoever would rather not is not named.
    assert network.rows("SELECT kind, author_id FROM threads") == [("prompt", None)]
