"""The window into one channel: SimCord's Preview, served under the lobby's own address.

The Preview forbids being shown in a frame and answers on a port of its own. Here each of its
requests passes through the lobby's server: so it fits in the lobby's page, its actions stand in
the same queue as the lobby's, and after each of them the bot does what is due.
"""

import asyncio
import json
import secrets
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from aiohttp import web
from simcord import ChannelHandle, MemberActor, Preview, SetupError, UserHandle
from simcord.backend.access import can_access_channel
from simcord.enums import AppCommandType

from sandbox import quotations
from sandbox.addresses import named
from sandbox.transcripts import names_in
from sandbox.world import World

WINDOW_PATH = "/window"
# What only arranges the page changes nothing in the world.
_ARRANGES = frozenset(
    {
        "configure_presentation",
        "browse_messages",
        "browse_candidates",
        "autocomplete_command",
        "viewer",
        "focus",
        "history",
        "refresh",
    }
)
_ENDS = "close"
# The Preview's own files are the same for every window, so the browser may keep them.
_FILES_KEPT = "private, max-age=3600"
_API = "/api/"
# In its head, so that the tools around the channel are never seen.
_HEAD_END = b"</head>"
_STYLE = b'<link rel="stylesheet" href="/lobby-window.css">'
_PASSED_ON = ("Content-Type", "X-Simcord-Capability", "X-Simcord-Context")
_NOT_PASSED_BACK = frozenset(
    {"content-length", "transfer-encoding", "connection", "date", "server", "x-frame-options"}
)

Viewer = MemberActor | UserHandle


class Window:
    """At most one open Preview: one person's view of one channel."""

    def __init__(self, world: World, *, timezone: str) -> None:
        self._world = world
        self._timezone = timezone
        self._preview: Preview | None = None
        self._http: aiohttp.ClientSession | None = None
        self._shown_until = 0
        self._steady = asyncio.Event()
        self._steady.set()
        self.failed = False
        """True when the latest click or command in the window came to nothing."""
        self.viewer: Viewer | None = None
        self.channel: ChannelHandle | None = None
        world.after_each.append(self.refresh)
        names = names_in(world.env)
        quotations.end_with_their_lines(lambda text: named(text, names))

    async def open(self, viewer: Viewer, channel: ChannelHandle) -> None:
        """Show the channel as this person sees it (within an action)."""
        # A page that is still loading its files waits for the window that replaces its own.
        self._steady.clear()
        try:
            await self.close()
            await self._open(viewer, channel)
        finally:
            self._steady.set()

    async def _open(self, viewer: Viewer, channel: ChannelHandle) -> None:
        preview = self._world.env.preview(
            channel,
            viewers=[viewer],
            layout="channel",
            locale=self._world.network.clients.locale_of(viewer),
            timezone=self._timezone,
        )
        await preview.__aenter__()
        # No limit of time: an action that is given up here would still be at work over there,
        # and SimCord refuses whatever overlaps it.
        self._http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout())
        self._preview, self.viewer, self.channel = preview, viewer, channel

    async def close(self) -> None:
        preview, self._preview, self.viewer, self.channel = self._preview, None, None, None
        self.failed = False
        http, self._http = self._http, None
        # In this order: the Preview's server waits for whoever is still connected to it.
        try:
            if http is not None:
                await http.close()
        finally:
            # Whatever else fails: while a Preview is open, SimCord refuses the next.
            if preview is not None:
                await preview.close()

    @property
    def address(self) -> str | None:
        """The window's address under the lobby's own; it opens this one window only."""
        if self._preview is None:
            return None
        return f"{WINDOW_PATH}#{urlsplit(self._preview.url).fragment}"

    @property
    def locale(self) -> str:
        """The language of whoever looks."""
        return "" if self.viewer is None else self._world.network.clients.locale_of(self.viewer)

    def menu(self) -> Sequence[Mapping[str, Any]]:
        """The commands in the menu of a message, as Discord knows them."""
        viewer, channel = self.viewer, self.channel
        if not isinstance(viewer, MemberActor) or channel is None:
            return []
        return self._world.env.backend.visible_commands(
            user_id=viewer.id, channel_id=channel.id, type=AppCommandType.MESSAGE
        )

    async def pick(self, message_id: int, command: str) -> None:
        """Choose a command in the menu of a message; a form that it opens stands in the window.

        SimCord's page has no such menu (within an action).
        """
        viewer, channel, preview = self.viewer, self.channel, self._preview
        if not isinstance(viewer, MemberActor) or channel is None or preview is None:
            raise LookupError("no member looks into a channel")
        seen = {message.id: message for message in channel.history(viewer=viewer)}
        result = await viewer.context_menu(channel, command, seen[message_id])
        self.failed = not result.acknowledged
        self._shown_until = -1
        if result.modal is not None:
            for page in preview._pages.values():
                page.modal, page.modal_handle = result, f"m_{secrets.token_urlsafe(12)}"

    async def refresh(self) -> None:
        """Publish the newest state to the open page; whoever lost the channel loses the window."""
        if self._preview is None or self.channel is None or self.viewer is None:
            return
        env = self._world.env
        if not can_access_channel(env, self.channel.id, self.viewer, history=True):
            await self.close()
            return
        # Publishing anew makes the page's next click stale until it has read again: only if needed.
        happened = len(env.backend.transcript)
        if happened != self._shown_until:
            await self._preview.refresh()
            self._shown_until = len(env.backend.transcript)

    async def forward(self, request: web.Request) -> web.Response:
        """One of the Preview's own requests; what changes the world waits for its turn."""
        body = await request.read()
        if request.method == "DELETE" and not self._is_meant(request):
            # The page of a window that was replaced says goodbye: its Preview is gone already.
            return web.Response(status=204)
        if request.path != "/api/action":
            return await self._pass_on(request, body)
        kind = _kind_of(request, body)
        if kind == _ENDS:
            raise web.HTTPForbidden
        if kind in _ARRANGES:
            return await self._world.act(lambda: self._pass_on(request, body), changes=False)
        return await self._world.act(lambda: self._act(request, body))

    async def _act(self, request: web.Request, body: bytes) -> web.Response:
        answer = await self._pass_on(request, body)
        # The Preview has shown what the action did; only what follows from it is new.
        self._shown_until = len(self._world.env.backend.transcript)
        self.failed = _has_failed(answer)
        return answer

    def _is_meant(self, request: web.Request) -> bool:
        """True when the request is for the window that is open now."""
        capability = request.headers.get("X-Simcord-Capability")
        return self._preview is not None and self._preview.capability == capability

    async def _pass_on(self, request: web.Request, body: bytes) -> web.Response:
        await self._steady.wait()
        preview, http = self._preview, self._http
        if preview is None or http is None:
            raise web.HTTPGone
        path = "/" if request.path == WINDOW_PATH else request.path_qs
        headers = {name: request.headers[name] for name in _PASSED_ON if name in request.headers}
        try:
            origin = preview.url.partition("/#")[0]
            async with http.request(
                request.method, f"{origin}{path}", data=body or None, headers=headers
            ) as answer:
                content, kept = await answer.read(), _framed(answer.headers)
        except (SetupError, aiohttp.ClientError, RuntimeError):
            # The window was closed while its page asked; the next one has the same files.
            await self._steady.wait()
            if self._preview is None or self._preview is preview or _is_call(request):
                raise web.HTTPGone from None
            return await self._pass_on(request, body)
        if path == "/":
            content = content.replace(_HEAD_END, _STYLE + _HEAD_END, 1)
        elif answer.status == 200 and not _is_call(request):
            kept["Cache-Control"] = _FILES_KEPT
        return web.Response(status=answer.status, body=content, headers=kept)


def _is_call(request: web.Request) -> bool:
    """True for what asks about this one window, false for the files of all."""
    return request.path.startswith(_API)


def _framed(headers: Any) -> dict[str, str]:
    """The answer's headers, with our own page and nobody else's allowed to frame it."""
    kept = {name: value for name, value in headers.items() if name.lower() not in _NOT_PASSED_BACK}
    policy = kept.get("Content-Security-Policy", "")
    kept["Content-Security-Policy"] = policy.replace(
        "frame-ancestors 'none'", "frame-ancestors 'self'"
    )
    return kept


def _has_failed(answer: web.Response) -> bool:
    """True when the Preview refused the action, or the bot left it unanswered."""
    if answer.status != 200 or not isinstance(answer.body, bytes):
        return True
    receipt = json.loads(answer.body)
    return bool(
        receipt.get("rejected")
        or receipt.get("settlement") != "settled"
        or receipt.get("acknowledgement") == "unacknowledged"
    )


def _kind_of(request: web.Request, body: bytes) -> str:
    if request.content_type.startswith("multipart/"):
        return "upload"
    try:
        action = json.loads(body)
    except ValueError:
        return ""
    return str(action.get("kind", "")) if isinstance(action, dict) else ""
