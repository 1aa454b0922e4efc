"""Bots as processes of their own, as an operator runs them."""

import asyncio
import contextlib
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.e2e.loopback import PATIENCE

ROOT = Path(__file__).parents[2]
# What a child needs of our environment; a developer's own settings stay outside.
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "VIRTUAL_ENV")


class BotProcess:
    """A running bot: its output, its end, its memory."""

    def __init__(self, process: asyncio.subprocess.Process, started: float) -> None:
        self._process = process
        self.started = started
        self.lines: list[str] = []
        self._ended = False
        self._grown = asyncio.Condition()
        self._reader = asyncio.create_task(self._read())

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def output(self) -> str:
        return "\n".join(self.lines)

    async def _read(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            async with self._grown:
                self.lines.append(line.decode(errors="replace").rstrip())
                self._grown.notify_all()
        async with self._grown:
            self._ended = True
            self._grown.notify_all()

    async def wait_line(self, pattern: str, *, timeout: float = PATIENCE) -> str:
        """The first line of output that matches, now or as soon as it is written."""

        def found() -> str | None:
            return next((line for line in self.lines if re.search(pattern, line)), None)

        async with self._grown:
            with contextlib.suppress(TimeoutError):
                met = self._grown.wait_for(lambda: found() is not None or self._ended)
                await asyncio.wait_for(met, timeout)
        line = found()
        if line is None:
            raise TimeoutError(f"no line like {pattern!r} in:\n{self.output}")
        return line

    async def until(self, met: Callable[[], bool], *, what: str, timeout: float = PATIENCE) -> None:
        """Wait for what is looked for anew whenever the bot writes a line of output."""
        async with self._grown:
            with contextlib.suppress(TimeoutError):
                waited = self._grown.wait_for(lambda: met() or self._ended)
                await asyncio.wait_for(waited, timeout)
        if not met():
            raise TimeoutError(f"no {what}:\n{self.output}")

    async def end(self, *, timeout: float = PATIENCE) -> int:
        """Wait for the process to end by itself; its exit code."""
        code = await asyncio.wait_for(self._process.wait(), timeout)
        await self._reader
        return code

    def send_signal(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    async def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to end, and wait until it has."""
        self.send_signal(number)
        return await self.end()

    async def kill(self) -> None:
        """End it at once, as a power cut does."""
        self._process.kill()
        await self.end()

    def seconds_up(self) -> float:
        """How long ago it was started."""
        return asyncio.get_running_loop().time() - self.started

    def memory(self) -> int:
        """Bytes that it holds now (resident)."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
        assert found is not None
        return int(found[1]) * 1024

    async def close(self) -> None:
        if self._process.returncode is None:
            self._process.kill()
        await self.end()


@asynccontextmanager
async def running(
    *arguments: str, env: Mapping[str, str], cwd: Path | None = None
) -> AsyncIterator[BotProcess]:
    """A Python process with these arguments and nothing of our settings but the given."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    quiet = {"PYTHONUNBUFFERED": "1", "PYTHONPATH": str(ROOT)}
    started = asyncio.get_running_loop().time()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        env={**kept, **quiet, **env},
        cwd=cwd or ROOT,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        # Lines of a log may be longer than the usual limit.
        limit=1024 * 1024,
    )
    bot = BotProcess(process, started)
    try:
        yield bot
    finally:
        await bot.close()
