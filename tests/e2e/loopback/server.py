"""The whole server: API, gateway and side door on one port of this machine."""

from typing import Self

from aiohttp import web

from tests.e2e.loopback.api import Api
from tests.e2e.loopback.clock import LoopbackClock
from tests.e2e.loopback.control import Control
from tests.e2e.loopback.faults import Rules
from tests.e2e.loopback.gateway import Gateway
from tests.e2e.loopback.journal import Journal
from tests.e2e.loopback.world import World

LARGEST_BODY = 64 * 1024 * 1024


class LoopbackServer:
    """Discord on the loopback interface; use it as an async context."""

    def __init__(self, *, host: str = "127.0.0.1", port: int = 0) -> None:
        clock = LoopbackClock()
        self.world = World(clock)
        self.journal = Journal(clock)
        self.rules = Rules()
        self.gateway = Gateway(self.world, self.journal)
        self.world.emit = self.gateway.emit
        self._address = (host, port)
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=LARGEST_BODY)
        app.router.add_get("/gateway", self.gateway.serve)
        app.router.add_get("/gateway/", self.gateway.serve)
        Control(self.world, self.journal, self.rules, self.gateway).mount(app)
        Api(self.world, self.journal, self.rules).mount(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        host, port = self._address
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://{host}:{port}"
        gateway = f"ws://{host}:{port}/gateway"
        self.gateway.address = gateway
        self.world.settings.gateway_url = gateway
        return self

    async def __aexit__(self, *_: object) -> None:
        self.rules.release_all("drop")
        self.gateway.drop()
        if self._runner is not None:
            await self._runner.cleanup()
