"""Every screen that people can reach from a command or a card, sent to Discord as it describes.

The fixture holds each request against Discord's own description, where there is one; here every
button, menu and form is used once, wherever it turns up.
"""

from typing import Any

import pytest

from tests.e2e.lives import at_work
from tests.e2e.loopback import Loopback
from tests.e2e.loopback.shapes import walk
from tests.e2e.networks import ANSWERS, NETWORK, Json, Network, answers_of, delivered, set_up, words

SEEDED: Json = {
    **NETWORK,
    "roles": [*NETWORK["roles"], {"name": "Administratör", "permissions": 1 << 3}],
    "members": [*NETWORK["members"], {"name": "Eva", "roles": ["Administratör", "Moderator"]}],
}
CLEAR = answers_of((ANSWERS[0], (ANSWERS[1][0], "Malmö stad"), *ANSWERS[2:]))
BUTTON, TEXT_SELECT, TEXT_FIELD, RADIO = 2, 3, 4, 21
MOST_STEPS = 60
DRAWN_SECONDS = 0.3
SUBCOMMAND = 1


@pytest.fixture
async def network(loopback: Loopback, sqlite_url: str, tmp_path: Any) -> Network:
    ids = await loopback.seed(**SEEDED)
    await set_up(sqlite_url, ids, welcome_gather_seconds=0, second_reader=True)
    return Network(loopback, ids, tmp_path / "ledarbot.db")


class Walk:
    """Somebody who presses everything once."""

    def __init__(self, network: Network, *, channel_id: str) -> None:
        self._network = network
        self._who = str(network.ids["members"]["Eva"])
        self._channel_id = channel_id
        self._ahead: dict[str, Json] = {}
        self.seen: set[str] = set()
        self.shown: list[str] = []
        self.files: set[str] = set()

    async def use(self, name: str, *path: str, **options: Any) -> None:
        """Use a command, then everything that its answer leads to."""
        given = [{"name": key, "type": 3, "value": value} for key, value in options.items()]
        for part in reversed(path):
            given = [{"name": part, "type": SUBCOMMAND, "options": given}]
        where = {"user_id": self._who, "channel_id": self._channel_id}
        used = await self._network.discord.slash(name, options=given, **where)
        await self._follow(await used.report())
        await self.go_on()

    async def look_at(self, message: Json) -> None:
        self._ahead[message["id"]] = message
        await self.go_on()

    async def go_on(self) -> None:
        for _ in range(MOST_STEPS):
            # The library leaves a press unanswered whose button has gone from the message.
            await self._network.discord.quiet(DRAWN_SECONDS)
            for message in await self._network.discord.messages(self._channel_id):
                if message["id"] in self._ahead:
                    self._ahead[message["id"]] = message
            step = next(self._untried(), None)
            if step is None:
                return
            await self._press(*step)
        raise AssertionError(f"no end of new things: {sorted(self.seen)}")

    def _untried(self) -> Any:
        for message in reversed(self._ahead.values()):
            for component in walk(message.get("components") or []):
                known = component.get("type") in (BUTTON, TEXT_SELECT)
                if known and component.get("custom_id") and not component.get("disabled"):
                    route = str(component["custom_id"]).rpartition(":")[0]
                    if route not in self.seen:
                        yield message, component, route

    async def _press(self, message: Json, component: Json, route: str) -> None:
        self.seen.add(route)
        values = [o["value"] for o in component.get("options", [])][:1] or None
        pressed = await self._network.discord.press(
            component["custom_id"], user_id=self._who, message=message, values=values
        )
        await self._follow(await pressed.report(), opened_from=message["id"])

    async def _follow(self, report: Json, *, opened_from: str | None = None) -> None:
        callback = report["callback"]
        if callback["type"] == 9:
            form = callback["data"]
            fields = {c["custom_id"]: _filled(c) for c in walk(form["components"]) if _asks(c)}
            sent = await self._network.discord.submit(
                form,
                fields,
                user_id=self._who,
                channel_id=self._channel_id,
                message_id=opened_from,
            )
            await self._follow(await sent.report())
            return
        messages = [m for m in (report["original"], *report["followups"]) if m]
        for message in messages:
            self.shown.append(words(message))
            self.files |= {each["filename"] for each in message.get("attachments") or []}
            self._ahead[message["id"]] = message


def _asks(component: Json) -> bool:
    return bool(component.get("custom_id"))


def _filled(field: Json) -> Any:
    """What somebody would enter who means nothing in particular."""
    if field["type"] == TEXT_FIELD:
        return field.get("value") or "Hur många leder du?"[: field.get("max_length") or 100]
    options = field.get("options") or []
    if field["type"] == RADIO:
        return options[0]["value"] if options else None
    return [option["value"] for option in options[: field.get("min_values") or 1]]


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
