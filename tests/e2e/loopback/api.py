"""The HTTP API: each request is recorded, meets the faults, and is answered."""

import asyncio
import contextlib
import hashlib
import json
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.e2e.loopback import (
    api_application,
    api_channels,
    api_events,
    api_guilds,
    api_interactions,
    api_messages,
    api_threads,
)
from tests.e2e.loopback.faults import Rule, Rules
from tests.e2e.loopback.journal import Journal
from tests.e2e.loopback.replies import ApiError, Call, Reply
from tests.e2e.loopback.routes import Route, most_exact_first
from tests.e2e.loopback.world import World

PREFIX = "/api/v10"
# These modules fill the table of routes when they are imported.
AREAS = (
    api_application,
    api_channels,
    api_events,
    api_guilds,
    api_interactions,
    api_messages,
    api_threads,
)
UNKNOWN = Reply(404, {"message": "404: Not Found", "code": 0})


@dataclass
class Bucket:
    """How many requests of one route were answered in this second."""

    started: float = field(default_factory=time.monotonic)
    used: int = 0


class Api:
    """Answers the bot's requests from the world."""

    def __init__(self, world: World, journal: Journal, rules: Rules) -> None:
        self.world = world
        self.journal = journal
        self.rules = rules
        self._buckets: dict[str, Bucket] = {}
        self._in_all: deque[float] = deque()
        self._requests = 0

    def mount(self, app: web.Application) -> None:
        for known in most_exact_first():
            app.router.add_route(known.method, PREFIX + known.path, self._answering(known))
        app.router.add_route("*", "/{tail:.*}", self._answering(None))

    def _answering(self, known: Route | None) -> Any:
        async def answer(request: web.Request) -> web.StreamResponse:
            return await self._answer(request, known)

        return answer

    async def _answer(self, request: web.Request, known: Route | None) -> web.StreamResponse:
        call = await self._read(request)
        authority = self._authority(request)
        self.journal.add(
            "request",
            id=call.request_id,
            method=call.method,
            path=call.path,
            route=known and known.path,
            query=call.query,
            body=call.body,
            files=list(call.files),
            reason=call.reason,
            content_type=request.content_type if request.body_exists else None,
            authority=authority,
        )
        rule = self.rules.catch(call.request_id, method=call.method, path=call.path, body=call.body)
        if not await self._held(request, call, rule, stage="before"):
            return self._cut(request, call, effect=False)
        reply = self._reply(call, known, rule, authority)
        if not await self._held(request, call, rule, stage="after"):
            return self._cut(request, call, effect=True)
        if rule is not None and rule.action == "lose":
            return self._cut(request, call, effect=True)
        return await self._send(request, call, known, reply)

    async def _read(self, request: web.Request) -> Call:
        self._requests += 1
        body: Any = None
        files: list[str] = []
        if request.content_type.startswith("multipart/"):
            body, files = await _parts(request)
        elif request.body_exists:
            text = await request.text()
            body = json.loads(text) if text else None
        path = request.path.removeprefix(PREFIX)
        params = {name: value for name, value in request.match_info.items() if name != "tail"}
        return Call(
            request_id=self._requests,
            method=request.method,
            path=path,
            params=params,
            query=dict(request.query),
            body=body,
            files=tuple(files),
            reason=request.headers.get("X-Audit-Log-Reason"),
        )

    def _authority(self, request: web.Request) -> str:
        sent = request.headers.get("Authorization")
        if sent is None:
            return "none"
        return "bot" if sent == f"Bot {self.world.settings.token}" else "wrong"

    async def _held(
        self, request: web.Request, call: Call, rule: Rule | None, *, stage: str
    ) -> bool:
        """Wait as long as a rule says; False when the request is to be dropped."""
        if rule is None or rule.action != f"hold_{stage}" or rule.verdict is None:
            return True
        self.journal.add("held", id=call.request_id, rule=rule.rule_id, stage=stage)
        verdict = await asyncio.shield(rule.verdict)
        # A caller that died while it waited gets nothing done any more.
        gone = request.transport is None or request.transport.is_closing()
        return verdict == "proceed" and not gone

    def _reply(self, call: Call, known: Route | None, rule: Rule | None, authority: str) -> Reply:
        if rule is not None and rule.action == "fail":
            return _told(rule)
        if known is None:
            return UNKNOWN
        if authority == "wrong" or (authority == "none" and not known.is_open):
            return Reply(401, {"message": "401: Unauthorized", "code": 0})
        if self._all_spent(known):
            wait = {"message": "You are being rate limited.", "retry_after": 1.0, "global": True}
            limits = {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"}
            return Reply(429, wait, {"Retry-After": "1", **limits})
        if self._spent(call, known):
            wait = {"message": "You are being rate limited.", "retry_after": 1.0, "global": False}
            return Reply(429, wait, {"Retry-After": "1", "X-RateLimit-Scope": "user"})
        try:
            result = known.handler(self.world, call)
        except ApiError as refusal:
            return refusal.reply()
        if isinstance(result, Reply):
            return result
        return Reply(204) if result is None else Reply(200, result)

    def _bucket(self, call: Call, known: Route) -> Bucket:
        majors = ("channel_id", "guild_id", "webhook_id", "webhook_token")
        major = ":".join(call.params.get(name, "") for name in majors)
        key = f"{known.method} {known.path} {major}"
        bucket = self._buckets.get(key)
        if bucket is None or time.monotonic() - bucket.started > 1:
            bucket = self._buckets[key] = Bucket()
        return bucket

    def _spent(self, call: Call, known: Route) -> bool:
        bucket = self._bucket(call, known)
        bucket.used += 1
        return bucket.used > self._allowed(known)

    def _allowed(self, known: Route) -> int:
        """How many requests a second the route takes for one channel or server."""
        settings = self.world.settings
        named = settings.requests_of_route.get(f"{known.method} {known.path}")
        return settings.requests_per_second if named is None else named

    def _all_spent(self, known: Route) -> bool:
        """True when the last second has had its share; answers to interactions don't count."""
        if known.is_open:
            return False
        now = time.monotonic()
        while self._in_all and now - self._in_all[0] > 1:
            self._in_all.popleft()
        self._in_all.append(now)
        return len(self._in_all) > self.world.settings.requests_in_all

    def _limits(self, call: Call, known: Route | None) -> dict[str, str]:
        """The headers of rate limits; interaction callbacks have none."""
        if known is None or known.path.endswith("/callback"):
            return {}
        bucket = self._bucket(call, known)
        allowed = self._allowed(known)
        left = max(0.0, bucket.started + 1 - time.monotonic())
        name = hashlib.md5(f"{known.method} {known.path}".encode()).hexdigest()
        return {
            "X-RateLimit-Limit": str(allowed),
            "X-RateLimit-Remaining": str(max(0, allowed - bucket.used)),
            "X-RateLimit-Reset": f"{time.time() + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": name,
        }

    async def _send(
        self, request: web.Request, call: Call, known: Route | None, reply: Reply
    ) -> web.StreamResponse:
        # Exactly this type: with a charset the library takes the body for text.
        headers = {"Via": "1.1 loopback", **self._limits(call, known), **reply.headers}
        if reply.status == 204:
            response = web.Response(status=204, headers=headers)
        else:
            headers["Content-Type"] = "application/json"
            body = json.dumps(reply.body).encode()
            response = web.Response(status=reply.status, body=body, headers=headers)
        self.journal.add("answer", id=call.request_id, status=reply.status, body=reply.body)
        with contextlib.suppress(ConnectionError):
            await response.prepare(request)
            await response.write_eof()
        return response

    def _cut(self, request: web.Request, call: Call, *, effect: bool) -> web.Response:
        """Let the line go dead, as when the network or the caller fails."""
        self.journal.add("answer", id=call.request_id, status=None, body=None, effect=effect)
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=500)


async def _parts(request: web.Request) -> tuple[Any, list[str]]:
    body: Any = {}
    files: list[str] = []
    async for part in await request.multipart():
        if part.name == "payload_json":
            body = json.loads(await part.text())
        else:
            files.append(part.filename or "file")
            await part.read()
    return body, files


def _told(rule: Rule) -> Reply:
    """The failure that a rule asks for."""
    body: dict[str, Any] = {"message": rule.message, "code": rule.code}
    headers: dict[str, str] = {}
    if rule.status == 429:
        wait = rule.retry_after or 0.1
        body |= {"retry_after": wait, "global": False}
        headers = {"Retry-After": str(wait), "X-RateLimit-Scope": "shared"}
    return Reply(rule.status, body, headers)
