"""The window over HTTP: many opened at once, and pages that still ask for what is gone."""

import asyncio

import aiohttp
import pytest

from tests.sandbox.test_lobby import Visitor, channel, person, visiting

_WHO = (
    ("Sara Holm", "granskning"),
    ("Anna Sjöberg", "välkommen"),
    ("Sara Holm", "välkommen"),
    ("Maria Lindqvist", None),
)


async def opened(visitor: Visitor, name: str, where: str | None) -> str:
    """Open a window, and return its capability."""
    scene = await visitor.scene()
    scene = await visitor.do(
        "open", person=person(scene, name)["id"], channel=channel(scene, name, where)
    )
    return str(scene["window"]["address"]).partition("#")[2]


async def load(visitor: Visitor, capability: str) -> set[int]:
    """What a window's page asks for when it loads, and its goodbye; returns how that was met."""
    headers, met = {"X-Simcord-Capability": capability}, set()
    for method, path in (
        ("GET", "/window"),
        ("POST", "/api/pages"),
        ("GET", "/api/state"),
        ("DELETE", "/api/pages/p_0"),
    ):
        body = {"json": {}} if method == "POST" else {}
        url = f"{visitor.origin}{path}"
        async with visitor.http.request(method, url, headers=headers, **body) as answer:  # type: ignore[arg-type]
            met.add(answer.status)
    return met


async def test_windows_opened_at_once_all_open_while_pages_load() -> None:
    async with visiting() as visitor:

        async def come_and_go(number: int) -> set[int]:
            return await load(visitor, await opened(visitor, *_WHO[number % len(_WHO)]))

        met = await asyncio.gather(
            *(come_and_go(number) for number in range(24)),
            visitor.do("apply", sort="clear-yes"),
            visitor.do("time", step="hour"),
        )
        statuses = set().union(*(each for each in met if isinstance(each, set)))
        # Of a window that was replaced nothing is left; no page makes the server stumble.
        assert statuses <= {200, 204, 401, 410}
        scene = await visitor.scene()
        assert scene["window"] is not None
        assert not [line for line in scene["log"] if line["level"] in ("warning", "error")]


async def test_a_connection_that_will_not_close_does_not_keep_the_next_window_shut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with visiting() as visitor:
        await opened(visitor, *_WHO[0])
        with monkeypatch.context() as broken:

            async def fail(session: aiohttp.ClientSession) -> None:
                await closes(session)
                raise OSError

            closes = aiohttp.ClientSession.close
            broken.setattr(aiohttp.ClientSession, "close", fail)
            scene = await visitor.scene()
            url, token = f"{visitor.origin}/lobby/do/open", {"X-Lobby-Token": visitor.token}
            wish = {
                "person": person(scene, "Anna Sjöberg")["id"],
                "channel": channel(scene, "Anna Sjöberg", "anslag"),
            }
            async with visitor.http.post(url, headers=token, json=wish) as answer:
                assert answer.status == 500
        assert await opened(visitor, *_WHO[1])
