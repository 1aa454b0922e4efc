"""What tests hold in their hands: the loopback Discord, in this process or in its own."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.e2e.loopback import shapes
from tests.e2e.loopback.api import PREFIX as API
from tests.e2e.loopback.control import PREFIX as CONTROL
from tests.e2e.loopback.journal import Entry
from tests.e2e.loopback.server import LoopbackServer
from tests.e2e.loopback.shapes import Json
from tests.keys import KEY

# Generous: two cores that others use too. A test that works never waits this long.
PATIENCE = 60.0
# Parts of a modal that send one value back: a text, a radio group, a single checkbox.
TEXT_FIELD = 4
CHOSEN_ONCE = (21, 23)
# A command in the menu of a message.
ON_MESSAGE = 3


class Refused(Exception):
    """The side door said no; the test asked for something that is not there."""


@dataclass(frozen=True)
class Request:
    """A request of the bot, with its answer if it has one."""

    sent: Entry
    answer: Entry | None

    @property
    def status(self) -> int | None:
        return self.answer and self.answer["status"]

    @property
    def body(self) -> Any:
        return self.sent["body"]

    def __str__(self) -> str:
        return f"{self.sent['method']} {self.sent['path']}"


class Loopback:
    """Asks the server's side door; every wait ends with an event or a clear failure."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url = url
        self.api_url = url + API
        self.gateway_url = url.replace("http", "ws", 1) + "/gateway"
        self._session = session
        self._log: list[Entry] = []

    async def ask(self, what: str, **details: Any) -> Any:
        async with self._session.post(f"{self.url}{CONTROL}/{what}", json=details) as response:
            answer = await response.json()
            if response.status != 200:
                raise Refused(f"{what}: {answer.get('message')}")
            return answer

    async def env(self) -> dict[str, str]:
        """The settings that lead a bot here."""
        settings = await self.ask("settings")
        return {
            "DISCORD_TOKEN": settings["token"],
            "LEDARBOT_ANONYMITY_KEY": KEY,
            "DISCORD_API_URL": self.api_url,
            "DISCORD_GATEWAY_URL": self.gateway_url,
        }

    # Seeding and pushing

    async def seed(self, **wanted: Any) -> Json:
        """Make one server (see seeding.seed_guild); its ids by name."""
        made: list[Json] = await self.ask("guilds", **wanted)
        return made[0]

    async def forward(self, seconds: float) -> None:
        """Move Discord's clock."""
        await self.ask("clock", forward=seconds)

    async def slash(
        self, name: str, *, user_id: str, channel_id: str, options: list[Json] | None = None
    ) -> "Pressed":
        """Use a slash command; subcommands are options of type 1, as Discord sends them."""
        known = {command["name"]: command for command in await self.ask("commands")}
        if name not in known:
            raise Refused(f"no command /{name}; there are {sorted(known)}")
        data = {"id": known[name]["id"], "name": name, "type": 1, "options": options or []}
        return await self.interact(2, data, user_id=user_id, channel_id=channel_id)

    async def choose(self, name: str, *, user_id: str, message: Json) -> "Pressed":
        """Use a command in the menu of a message."""
        known = {c["name"]: c for c in await self.ask("commands") if c["type"] == ON_MESSAGE}
        if name not in known:
            raise Refused(f"no command {name} on messages; there are {sorted(known)}")
        data = {"id": known[name]["id"], "name": name, "type": ON_MESSAGE}
        data["target_id"] = message["id"]
        return await self.interact(2, data, user_id=user_id, channel_id=message["channel_id"])

    async def press(
        self, custom_id: str, *, user_id: str, message: Json, values: list[str] | None = None
    ) -> "Pressed":
        """Press a button (or choose from a select) of a message."""
        found = [c for c in shapes.walk(message["components"]) if c.get("custom_id") == custom_id]
        if not found:
            raise Refused(f"the message has no component {custom_id}")
        data = {"custom_id": custom_id, "component_type": found[0]["type"], "id": found[0]["id"]}
        if values is not None:
            data["values"] = values
        where = {"channel_id": message["channel_id"], "message_id": message["id"]}
        return await self.interact(3, data, user_id=user_id, **where)

    async def press_at_once(
        self, custom_id: str, *, by: list[str], message: Json, timeout: float = PATIENCE
    ) -> list[Json]:
        """All these people press the same button; the answers, in the order of the presses."""
        found = [c for c in shapes.walk(message["components"]) if c.get("custom_id") == custom_id]
        data = {"custom_id": custom_id, "component_type": found[0]["type"], "id": found[0]["id"]}
        where = {"channel_id": message["channel_id"], "message_id": message["id"]}
        each = [{"type": 3, "data": data, "user_id": user_id, **where} for user_id in by]
        ids = await self.ask("interactions", each=each)
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while (left := deadline - loop.time()) > 0:
            if reports := await self.ask("interaction_reports", ids=ids, timeout=left):
                return list(reports)
        raise TimeoutError(f"{len(ids)} presses of {custom_id} were not all answered")

    async def submit(
        self,
        form: Json,
        answers: Json,
        *,
        user_id: str,
        channel_id: str,
        message_id: str | None = None,
    ) -> "Pressed":
        """Send a modal with the named fields filled in, the others as the bot proposed them.

        Whoever opened it with a button sends along the message that has the button.
        """
        fields = [_filled(component, answers) for component in form["components"]]
        known = {f["component"]["custom_id"] for f in fields if "component" in f}
        if not set(answers) <= known:
            raise Refused(f"the form has {sorted(known)}, not {sorted(set(answers) - known)}")
        data = {"custom_id": form["custom_id"], "components": fields}
        where = {"channel_id": channel_id, "message_id": message_id}
        return await self.interact(5, data, user_id=user_id, **where)

    async def interact(self, kind: int, data: Json, **where: Any) -> "Pressed":
        made = await self.ask("interaction", type=kind, data=data, **where)
        return Pressed(self, made["id"])

    # Faults

    async def fault(self, action: str, **wanted: Any) -> "Fault":
        """The next request that fits: fail, hold_before, hold_after or lose."""
        made = await self.ask("rule", action=action, **wanted)
        return Fault(self, made["rule"])

    # Reading what happened

    async def log(self, *, after: int = 0) -> list[Entry]:
        await self._read(timeout=0)
        return self._log[after:]

    async def mark(self) -> int:
        """A place in the log, to look only at what comes later."""
        await self._read(timeout=0)
        return len(self._log)

    async def _read(self, *, timeout: float) -> None:
        self._log += await self.ask("log", after=len(self._log), timeout=timeout)

    async def wait_for(
        self,
        met: Callable[[Entry], bool],
        *,
        timeout: float = PATIENCE,
        after: int = 0,
        what: str = "the awaited entry",
    ) -> Entry:
        """The first entry that fits, now or as soon as it comes."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        seen = after
        while True:
            for entry in self._log[seen:]:
                if met(entry):
                    return entry
            seen = max(seen, len(self._log))
            left = deadline - loop.time()
            if left <= 0:
                raise TimeoutError(f"{what} did not come; last: {self._tail()}")
            await self._read(timeout=left)

    async def until(
        self, met: Callable[[], Awaitable[Any]], *, timeout: float = PATIENCE, what: str
    ) -> Any:
        """The first true answer of `met`, which is asked again whenever something happened."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while True:
            seen = await self.mark()
            if found := await met():
                return found
            await self.wait_for(
                lambda _: True, after=seen, timeout=deadline - loop.time(), what=what
            )

    async def quiet(self, seconds: float) -> None:
        """Wait until nothing has happened for so long."""
        seen = -1
        while len(self._log) != seen:
            seen = await self.mark()
            await self._read(timeout=seconds)

    def _tail(self) -> list[str]:
        shown = ("kind", "what", "method", "path", "status", "rule")
        return [" ".join(str(e[k]) for k in shown if e.get(k)) for e in self._log[-8:]]

    async def wait_gateway(self, what: str, **more: Any) -> Entry:
        """Something on the gateway: open, identify, ready, resume, resumed, close, heartbeat."""
        return await self.wait_for(
            lambda e: e["kind"] == "gateway" and e["what"] == what, what=f"gateway {what}", **more
        )

    async def wait_request(
        self, method: str, path_end: str, *, after: int = 0, timeout: float = PATIENCE
    ) -> Request:
        """A request of the bot to a path with this end, when it is answered."""
        sent = await self.wait_for(
            lambda e: (
                e["kind"] == "request" and e["method"] == method and e["path"].endswith(path_end)
            ),
            after=after,
            timeout=timeout,
            what=f"{method} …{path_end}",
        )
        answer = await self.wait_for(
            lambda e: e["kind"] == "answer" and e["id"] == sent["id"],
            after=after,
            timeout=timeout,
            what=f"the answer to {method} {sent['path']}",
        )
        return Request(sent, answer)

    async def requests(self, method: str | None = None, path_end: str = "") -> list[Request]:
        """The bot's requests so far, in order."""
        entries = await self.log()
        answers = {e["id"]: e for e in entries if e["kind"] == "answer"}
        return [
            Request(e, answers.get(e["id"]))
            for e in entries
            if e["kind"] == "request"
            and method in (None, e["method"])
            and e["path"].endswith(path_end)
        ]

    async def messages(self, channel_id: str) -> list[Json]:
        found: list[Json] = await self.ask("messages", channel_id=channel_id)
        return found

    async def everything_read(self, *, timeout: float = PATIENCE) -> None:
        """Wait until the bot has read all that the gateway sent so far."""
        asked = await self.ask("gateway", action="heartbeat")
        await self.wait_for(
            lambda e: (
                e["kind"] == "gateway"
                and e["what"] == "heartbeat"
                and (e["sequence"] or 0) >= asked["sequence"]
            ),
            after=asked["seq"],
            timeout=timeout,
            what="a heartbeat after all that was sent",
        )


def _filled(component: Json, answers: Json) -> Json:
    """A part of a modal as Discord sends it back."""
    field = component.get("component")
    if field is None:
        return {"type": component["type"], "id": component.get("id", 0)}
    sent: Json = {name: field.get(name) for name in ("type", "id", "custom_id")}
    answer = answers.get(field["custom_id"])
    if field["type"] == TEXT_FIELD:
        sent["value"] = field.get("value") or "" if answer is None else answer
    elif field["type"] in CHOSEN_ONCE:
        sent["value"] = answer
    else:
        sent["values"] = answer or []
    return {"type": component["type"], "id": component.get("id", 0), "component": sent}


@dataclass(frozen=True)
class Pressed:
    """An interaction on its way; its answer is waited for."""

    loopback: Loopback
    interaction_id: str

    async def report(self, until: str = "outcome", *, timeout: float = PATIENCE) -> Json:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while True:
            left = max(0.0, deadline - loop.time())
            found: Json = await self.loopback.ask(
                "interaction_report", id=self.interaction_id, until=until, timeout=left
            )
            if found["met"]:
                return found
            if left == 0:
                raise TimeoutError(f"no {until} to interaction {self.interaction_id}: {found}")


@dataclass(frozen=True)
class Fault:
    """A fault that waits for its request."""

    loopback: Loopback
    rule_id: int

    async def caught(self, *, timeout: float = PATIENCE) -> Request:
        """The request that is held now."""
        held = await self.loopback.wait_for(
            lambda e: e["kind"] == "held" and e["rule"] == self.rule_id,
            timeout=timeout,
            what=f"a request for rule {self.rule_id}",
        )
        entries = await self.loopback.log()
        sent = next(e for e in entries if e["kind"] == "request" and e["id"] == held["id"])
        return Request(sent, None)

    async def release(self, verdict: str = "proceed") -> None:
        """End the fault; what it holds goes on, or is dropped without an effect or an answer."""
        await self.loopback.ask("release", rule=self.rule_id, verdict=verdict)


@asynccontextmanager
async def in_process() -> AsyncIterator[Loopback]:
    """The loopback Discord on this event loop."""
    async with LoopbackServer() as server, aiohttp.ClientSession() as session:
        yield Loopback(server.url, session)


@asynccontextmanager
async def own_process() -> AsyncIterator[Loopback]:
    """The loopback Discord as a process of its own, so that it shares no time with the bot."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.e2e.loopback", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
        async with aiohttp.ClientSession() as session:
            yield Loopback(json.loads(line)["url"], session)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
