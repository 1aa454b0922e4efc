"""The lobby's server: a page on loopback where one picks who to be, and makes things happen.

Only the page whose address was printed may act: it carries a token that no other page knows,
and requests from other names or origins are turned away before anything is looked at.
"""

import asyncio
import contextlib
import json
import logging
import re
import secrets
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, TextIO

from aiohttp import web
from simcord import BackendError, SetupError

from config.settings import Settings
from sandbox.deeds import REFUSED_BY_DISCORD, Deeds, Refused
from sandbox.engines import Engine, LedarbotEngine
from sandbox.people import Sort
from sandbox.scenes import Scenes
from sandbox.windows import WINDOW_PATH, Window
from sandbox.world import World, open_world

ADDRESS = "127.0.0.1"
TOKEN_HEADER = "X-Lobby-Token"  # noqa: S105 (the name of a header)
LOCALES = ("sv", "en")
_FOLDER = Path(__file__).parent
_PAGES = {
    "/": ("lobby.html", "text/html"),
    "/lobby.css": ("lobby.css", "text/css"),
    "/lobby-window.css": ("lobby-window.css", "text/css"),
    "/lobby.js": ("lobby.js", "text/javascript"),
    "/lobby-window.js": ("lobby-window.js", "text/javascript"),
}
_HOLD_KEYS = ("lobby.html", "lobby.js", "lobby-window.js", "deeds.py")
_KEY = re.compile(r'"(sandbox-[a-z-]+[a-z])"')
_PLACES = ("name", "channel", "when", "count", "network")
_LARGEST_WISH = 64 * 1024
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "frame-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
}
_log = logging.getLogger("ledarbot.sandbox")
_FAILED = 1

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Lobby:
    """Serves the page, the scene and the deeds; everything else is the window's."""

    def __init__(self, world: World, *, timezone: str = "Europe/Stockholm") -> None:
        self._world = world
        self._window = Window(world, timezone=timezone)
        self._scenes = Scenes(world, self._window)
        self._deeds = Deeds(world, self._window)
        self._timezone = timezone
        self._token = secrets.token_urlsafe(24)
        self._runner: web.AppRunner | None = None
        self._port = 0

    @property
    def url(self) -> str:
        """The page's address; whoever has it may act in the sandbox."""
        return f"http://{ADDRESS}:{self._port}/#{self._token}"

    async def open(self, *, port: int = 0) -> None:
        """Begin to serve, on a free port unless one is given."""
        app = web.Application(middlewares=[self._guard], client_max_size=27 * 1024 * 1024)
        for path in _PAGES:
            app.router.add_get(path, self._page)
        app.router.add_get("/lobby/texts", self._texts)
        app.router.add_get("/lobby/scene", self._scene)
        app.router.add_post("/lobby/do/{deed}", self._do)
        app.router.add_get(WINDOW_PATH, self._window.forward)
        app.router.add_route("*", "/{rest:.*}", self._window.forward)
        # An action that has begun is finished, also when the page that asked for it is gone.
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, ADDRESS, port)
        await site.start()
        self._port = int(self._runner.addresses[0][1])
        await self._world.act(self._scenes.forget_the_past)

    async def close(self) -> None:
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()
            await self._window.close()

    # ------------------------------------------------------------------------------- guards

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        names = {f"{name}:{self._port}" for name in (ADDRESS, "localhost")}
        if request.headers.get("Host") not in names:
            raise web.HTTPForbidden
        origin = request.headers.get("Origin")
        if origin is not None and origin not in {f"http://{name}" for name in names}:
            raise web.HTTPForbidden
        if request.headers.get("Sec-Fetch-Site", "none") not in {"same-origin", "none"}:
            raise web.HTTPForbidden
        if request.path.startswith("/lobby/") and not self._has_token(request):
            raise web.HTTPUnauthorized
        return await handler(request)

    def _has_token(self, request: web.Request) -> bool:
        given = request.headers.get(TOKEN_HEADER, "")
        return secrets.compare_digest(given.encode(), self._token.encode())

    # ------------------------------------------------------------------------------ answers

    async def _page(self, request: web.Request) -> web.Response:
        name, content_type = _PAGES[request.path]
        text = (_FOLDER / name).read_text(encoding="utf-8")
        return web.Response(text=text, content_type=content_type, headers=_HEADERS)

    async def _texts(self, request: web.Request) -> web.Response:
        locale = request.query.get("locale", LOCALES[0])
        if locale not in LOCALES:
            raise web.HTTPNotFound
        # Variables come back as {name}, for the page to fill in.
        places = {place: f"{{{place}}}" for place in _PLACES}
        text = self._world.engine.text
        return _answer({key: text(key, locale, **places) for key in sorted(page_keys())})

    async def _scene(self, request: web.Request) -> web.Response:
        scene = self._scenes.scene
        if request.query.get("since") == str(scene["version"]):
            return _answer({"version": scene["version"], "same": True})
        return _answer({**scene, "timezone": self._timezone})

    async def _do(self, request: web.Request) -> web.Response:
        name = request.match_info["deed"]
        deed = self._deeds.by_name.get(name)
        if deed is None:
            raise web.HTTPNotFound
        wishes = await _wishes(request)
        try:
            await self._world.act(lambda: deed(wishes))
        except Refused as refused:
            return _answer({"refused": refused.key}, status=409)
        except (SetupError, BackendError, TimeoutError) as error:
            fields = {"deed": name, "cause": type(error).__name__}
            _log.warning("deed refused", extra={"fields": fields})
            return _answer({"refused": REFUSED_BY_DISCORD}, status=409)
        return _answer({**self._scenes.scene, "timezone": self._timezone})


def page_keys() -> frozenset[str]:
    """The keys of every text that the page may show, as they stand in the files that use them."""
    held = (_KEY.findall((_FOLDER / name).read_text(encoding="utf-8")) for name in _HOLD_KEYS)
    return frozenset(f"sandbox-sort-{sort}" for sort in Sort).union(*held)


async def _wishes(request: web.Request) -> Mapping[str, Any]:
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    body = await request.read()
    if len(body) > _LARGEST_WISH:
        raise web.HTTPRequestEntityTooLarge(_LARGEST_WISH, len(body))
    try:
        wishes = json.loads(body)
    except ValueError:
        raise web.HTTPBadRequest from None
    if not isinstance(wishes, dict):
        raise web.HTTPBadRequest
    return wishes


def _answer(value: Mapping[str, Any], *, status: int = 200) -> web.Response:
    return web.json_response(value, status=status, headers=_HEADERS)


def main(*, locale: str, port: int = 0, database_url: str | None = None) -> int:
    """Open the sandbox for a person at this computer; returns the exit code once it's closed."""
    hush()
    return asyncio.run(_serve(locale=locale, port=port, database_url=database_url))


def hush() -> None:
    """Keep the terminal for what is meant for a reader; warnings still come through."""
    for handler in logging.getLogger().handlers:
        handler.setLevel(logging.WARNING)


async def _serve(*, locale: str, port: int, database_url: str | None) -> int:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Windows has no such handlers; there Ctrl-C raises KeyboardInterrupt as usual.
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    engine = await LedarbotEngine.build(Settings(locale=locale), database_url=database_url)
    return await serve_until(stop, engine, locale=locale, port=port)


async def serve_until(stop: asyncio.Event, engine: Engine, *, locale: str, port: int = 0) -> int:
    """Serve the lobby, say where in one line, and close everything when told to stop."""
    async with open_world(engine) as world:
        lobby = Lobby(world)
        try:
            await lobby.open(port=port)
        except OSError:
            await lobby.close()
            _say(sys.stderr, engine.text("sandbox-port-taken", locale, port=str(port)))
            return _FAILED
        _say(sys.stdout, engine.text("sandbox-address", locale, url=lobby.url))
        await stop.wait()
        await lobby.close()
    return 0


def _say(stream: TextIO, line: str) -> None:
    stream.write(f"{line}\n")
    stream.flush()
