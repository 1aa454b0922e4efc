"""Every screen that people can reach from a command or a card, sent to Discord as it describes.

The fixture holds each request against Discord's own description, where there is one; here every
button, menu and form is used once, wherever it turns up.
"""

from typing import Any

import pytest

from tests.e2e.lives import at_work
from tests.e2e.loopback import Loopback
from tests.e2e.networks import ANSWERS, NETWORK, Json, Network, answers_of, delivered, set_up
from tests.e2e.walks import Walk

SEEDED: Json = {
    **NETWORK,
    "roles": [*NETWORK["roles"], {"name": "Administratör", "permissions": 1 << 3}],
    "members": [*NETWORK["members"], {"name": "Eva", "roles": ["Administratör", "Moderator"]}],
}
CLEAR = answers_of((ANSWERS[0], (ANSWERS[1][0], "Malmö stad"), *ANSWERS[2:]))


@pytest.fixture
async def network(loopback: Loopback, sqlite_url: str, tmp_path: Any) -> Network:
    ids = await loopback.seed(**SEEDED)
    await set_up(sqlite_url, ids, welcome_gather_seconds=0, second_reader=True)
    return Network(loopback, ids, tmp_path / "ledarbot.db")


COMMANDS: tuple[tuple[str, ...], ...] = (
    ("applications", "list"),
    ("applications", "clear"),
    ("applications", "habits"),
    ("applications", "stats"),
    ("applications", "drift"),
    ("policy", "show"),
    ("policy", "try"),
    ("policy", "change"),
    ("policy", "terms"),
    ("setup", "check"),
    ("setup", "questions"),
    ("setup", "start"),
    ("privacy", "show"),
    ("privacy", "export"),
    ("help",),
    ("me",),
)
PRESSED = {
    *(f"applications:{verb}" for verb in ("take", "approve", "decline", "ask", "language")),
    *(f"applications:{verb}" for verb in ("confirm", "learn", "habit")),
}


async def test_every_screen_is_sent_as_discord_describes(network: Network) -> None:
    async with at_work(network) as bot:
        somebody = Walk(network, channel_id=network.review)
        # One that is read as clear, one with an employer to learn, one to decide by two.
        for number, answers in enumerate((CLEAR, answers_of(), answers_of()), start=1):
            await network.request(f"Sökande {number}", answers=answers)
            await network.card(number)
        await somebody.look_at(await network.card(1))
        await bot.wait_line(delivered("applications.card_update"))
        await somebody.look_at(await network.card(2))
        await somebody.use("policy", "learn", term="Exempelbolaget", **{"is": "public_company"})
        for command in COMMANDS:
            await somebody.use(*command)
        await network.discord.quiet(1)
    assert somebody.seen >= PRESSED, sorted(PRESSED - somebody.seen)
    assert not [text for text in somebody.shown if "Något gick fel" in text]
    # The chart and the export.
    assert {name.rpartition(".")[2] for name in somebody.files} >= {"png", "json"}
