"""A host that nobody should ever call."""

import asyncio
from typing import Self


class Decoy:
    """Listens on a port of this machine, says nothing, and counts who came."""

    def __init__(self) -> None:
        self.callers: list[bytes] = []
        self._called = asyncio.Event()
        self._server: asyncio.Server | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._met, "127.0.0.1", 0)
        self.url = f"ws://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/decoy"
        return self

    async def _met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.callers.append(await reader.read(4096))
        self._called.set()
        writer.close()

    async def called(self, *, timeout: float = 60.0) -> None:
        """Wait until somebody called after all."""
        await asyncio.wait_for(self._called.wait(), timeout)

    async def __aexit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
