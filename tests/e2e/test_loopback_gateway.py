"""The stand-in's gateway: identities, chunks, intents, and a whole ordinary bot."""

import json
import zlib
from pathlib import Path

import aiohttp
import pytest

from tests.e2e.callers import NETWORK, Caller, Json
from tests.e2e.loopback import Decoy, Loopback
from tests.e2e.processes import running


async def _hello(socket: aiohttp.ClientWebSocketResponse, token: str, intents: int) -> None:
    assert (await socket.receive_json())["op"] == 10
    identity = {"token": token, "intents": intents, "properties": {}}
    await socket.send_json({"op": 2, "d": identity})


async def test_members_come_in_chunks_without_compression(caller: Caller) -> None:
    guild = await caller.discord.seed(crowd=2100)
    async with caller.session.ws_connect(caller.discord.gateway_url) as socket:
        await _hello(socket, caller.token, 3)
        ready = await socket.receive_json()
        assert ready["d"]["resume_gateway_url"] == caller.discord.gateway_url
        created = (await socket.receive_json())["d"]
        # The crowd, the owner, and the bot, who alone is told of at once.
        assert (created["member_count"], len(created["members"])) == (2102, 1)
        asked = {"guild_id": guild["id"], "query": "", "limit": 0, "nonce": "x"}
        await socket.send_json({"op": 8, "d": asked})
        chunks = [(await socket.receive_json())["d"] for _ in range(3)]
        assert [len(c["members"]) for c in chunks] == [1000, 1000, 102]
        assert {c["nonce"] for c in chunks} == {"x"}


async def test_the_gateway_speaks_a_compressed_stream(caller: Caller) -> None:
    url = caller.discord.gateway_url + "?v=10&encoding=json&compress=zlib-stream"
    async with caller.session.ws_connect(url) as socket:
        stream = zlib.decompressobj()
        hello = json.loads(stream.decompress(await socket.receive_bytes()))
        assert hello["op"] == 10


async def test_intents_decide_what_is_heard(caller: Caller, network: Json) -> None:
    path = f"/channels/{network['channels']['granskning']}/messages"
    async with caller.session.ws_connect(caller.discord.gateway_url) as socket:
        await _hello(socket, caller.token, (1 << 0) | (1 << 1))
        await caller.discord.wait_gateway("ready")
        await caller.ok("POST", path, {"content": "Hörs inte"})
        member = {"guild_id": network["id"], "name": "Disa"}
        await caller.discord.ask("members", **member)
        heard = [(await socket.receive_json())["t"] for _ in range(3)]
        assert heard == ["READY", "GUILD_CREATE", "GUILD_MEMBER_ADD"]


@pytest.mark.parametrize(("token", "intents", "code"), [("wrong", 1, 4004), (None, 2, 4014)])
async def test_the_gateway_closes_on_a_wrong_identity(
    caller: Caller, token: str | None, intents: int, code: int
) -> None:
    await caller.discord.ask("settings", privileged_intents=False)
    async with caller.session.ws_connect(caller.discord.gateway_url) as socket:
        await _hello(socket, token or caller.token, intents)
        assert (await socket.receive()).data == code


async def test_an_ordinary_bot_lives_here(loopback: Loopback, tmp_path: Path) -> None:
    network = await loopback.seed(**NETWORK)
    who = {"user_id": network["members"]["Anna"], "channel_id": network["channels"]["granskning"]}
    env = {**await loopback.env(), "BARE_DATABASE": str(tmp_path / "bare.db")}
    async with running("-m", "tests.bench.bare_bot", env=env) as bot:
        await bot.wait_line("^ready$")
        options = [{"name": "case", "type": 4, "value": 7}]
        card = await (await loopback.slash("card", options=options, **who)).report()
        pressed = await loopback.press(
            "bare:take:7", user_id=who["user_id"], message=card["original"]
        )
        assert (await pressed.report())["callback"]["type"] == 7
        messages = await loopback.messages(who["channel_id"])
        assert messages[0]["content"] == f"Taken by {who['user_id']}."
        await loopback.ask("gateway", action="reconnect")
        await loopback.wait_gateway("resumed")
        mark = await loopback.mark()
        await loopback.ask("gateway", action="invalidate", resumable=False)
        await loopback.wait_gateway("ready", after=mark)
        assert await bot.stop() == 0


async def test_a_decoy_notices_a_bot_that_follows_ready(loopback: Loopback, tmp_path: Path) -> None:
    env = {**await loopback.env(), "BARE_DATABASE": str(tmp_path / "bare.db")}
    async with Decoy() as decoy:
        await loopback.ask("settings", resume_gateway_url=decoy.url)
        async with running("-m", "tests.bench.bare_bot", env=env):
            await loopback.wait_gateway("ready")
            await loopback.everything_read()
            await loopback.ask("gateway", action="reconnect")
            await decoy.called()
    assert decoy.callers
