"""Somebody who tries every screen, wherever it leads."""

from collections.abc import Collection, Mapping
from typing import Any

from tests.e2e.loopback.shapes import EPHEMERAL, walk
from tests.e2e.networks import Json, Network, words

BUTTON, TEXT_SELECT, TEXT_FIELD, RADIO = 2, 3, 4, 21
# Menus of people and of channels.
PICKERS = (5, 8)
AUTOCOMPLETE = 4
MOST_STEPS = 60
DRAWN_SECONDS = 0.3
SUBCOMMAND = 1


class Walk:
    """Somebody who presses everything once.

    `late` are routes that come when nothing else is left, since they end something, and
    `never` those that are left alone; of those in `each` every button is pressed, not one of a
    kind; `texts` are written into fields by name, and `picks` chosen in menus of people or
    channels by route.
    """

    def __init__(
        self,
        network: Network,
        *,
        channel_id: str,
        who: str = "Eva",
        late: Collection[str] = (),
        never: Collection[str] = (),
        each: Collection[str] = (),
        texts: Mapping[str, str] | None = None,
        picks: Mapping[str, list[str]] | None = None,
    ) -> None:
        self._network = network
        self._who = str(network.ids["members"][who])
        self._channel_id = channel_id
        self._late, self._each = late, each
        self._texts, self._picks = texts or {}, picks or {}
        self._ahead: dict[str, Json] = {}
        self._tried: set[str] = set(never)
        self.seen: set[str] = set()
        self.shown: list[str] = []
        self.files: set[str] = set()

    async def use(self, name: str, *path: str, **options: Any) -> None:
        """Use a command, then everything that its answer leads to; a channel is `channel(id)`."""
        given = [_option(key, value) for key, value in options.items()]
        where = {"user_id": self._who, "channel_id": self._channel_id}
        used = await self._network.discord.slash(name, options=_nested(path, given), **where)
        await self._follow(await used.report())
        await self.go_on()

    async def suggested(self, name: str, *path: str, option: str, typed: str = "") -> list[str]:
        """The choices that a command offers while somebody types."""
        known = {each["name"]: each for each in await self._network.discord.ask("commands")}
        given = [{"name": option, "type": 3, "value": typed, "focused": True}]
        options = _nested(path, given)
        data = {"id": known[name]["id"], "name": name, "type": 1, "options": options}
        where = {"user_id": self._who, "channel_id": self._channel_id}
        asked = await self._network.discord.interact(AUTOCOMPLETE, data, **where)
        answer = (await asked.report())["callback"]["data"]
        return [str(choice["value"]) for choice in answer["choices"]]

    async def look_at(self, message: Json) -> None:
        self._ahead[message["id"]] = message
        await self.go_on()

    def forget(self) -> None:
        """Leave what has been opened as it is."""
        self._ahead.clear()

    async def go_on(self) -> None:
        for _ in range(MOST_STEPS):
            step = self._next()
            if step is not None and not step[0]["flags"] & EPHEMERAL:
                # The library leaves a press unanswered whose button has gone from the message.
                await self._network.discord.quiet(DRAWN_SECONDS)
                for message in await self._network.discord.messages(step[0]["channel_id"]):
                    if message["id"] in self._ahead:
                        self._ahead[message["id"]] = message
                step = self._next()
            if step is None:
                return
            await self._press(*step)
        raise AssertionError(f"no end of new things: {sorted(self.seen)}")

    def _next(self) -> Any:
        untried = list(self._untried())
        early = [step for step in untried if _route(step[1]) not in self._late]
        return next(iter(early or untried), None)

    def _untried(self) -> Any:
        for message in reversed(self._ahead.values()):
            for component in walk(message.get("components") or []):
                if self._can_be_used(component) and self._key(component) not in self._tried:
                    yield message, component

    def _key(self, component: Json) -> str:
        route = _route(component)
        return str(component["custom_id"]) if route in self._each else route

    def _can_be_used(self, component: Json) -> bool:
        if not component.get("custom_id") or component.get("disabled"):
            return False
        kind = component.get("type")
        known = kind in (BUTTON, TEXT_SELECT)
        return known or (kind in PICKERS and _route(component) in self._picks)

    async def _press(self, message: Json, component: Json) -> None:
        self._tried.add(self._key(component))
        self.seen.add(_route(component))
        offered = [o["value"] for o in component.get("options", [])][:1]
        values = self._picks.get(_route(component)) or offered or None
        pressed = await self._network.discord.press(
            component["custom_id"], user_id=self._who, message=message, values=values
        )
        await self._follow(await pressed.report(), opened_from=message)

    async def _follow(self, report: Json, *, opened_from: Json | None = None) -> None:
        callback = report["callback"]
        if callback["type"] == 9:
            form = callback["data"]
            fields = {c["custom_id"]: self._filled(c) for c in walk(form["components"]) if _asks(c)}
            sent = await self._network.discord.submit(
                form,
                fields,
                user_id=self._who,
                channel_id=opened_from["channel_id"] if opened_from else self._channel_id,
                message_id=opened_from["id"] if opened_from else None,
            )
            await self._follow(await sent.report())
            return
        messages = [m for m in (report["original"], *report["followups"]) if m]
        for message in messages:
            self.shown.append(words(message))
            self.files |= {each["filename"] for each in message.get("attachments") or []}
            self._ahead[message["id"]] = message

    def _filled(self, field: Json) -> Any:
        """What somebody would enter who means nothing in particular."""
        if field["type"] == TEXT_FIELD:
            usual = field.get("value") or "Hur många leder du?"
            return self._texts.get(field["custom_id"], usual)[: field.get("max_length") or 100]
        options = field.get("options") or []
        if field["type"] == RADIO:
            usual = options[0]["value"] if options else None
            return self._texts.get(field["custom_id"], usual)
        return [option["value"] for option in options[: field.get("min_values") or 1]]


def channel(channel_id: str) -> Json:
    """A channel as the value of a command's option."""
    return {"type": 7, "value": channel_id}


def _option(name: str, value: Any) -> Json:
    if isinstance(value, dict):
        return {"name": name, **value}
    kind = {bool: 5, int: 4}.get(type(value), 3)
    return {"name": name, "type": kind, "value": value}


def _nested(path: tuple[str, ...], options: list[Json]) -> list[Json]:
    for part in reversed(path):
        options = [{"name": part, "type": SUBCOMMAND, "options": options}]
    return options


def _route(component: Json) -> str:
    return str(component["custom_id"]).rpartition(":")[0]


def _asks(component: Json) -> bool:
    return bool(component.get("custom_id"))
