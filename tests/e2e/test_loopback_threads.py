"""The stand-in for Discord does what Discord does with forums, threads and what people write."""

from typing import Any

import pytest

from tests.e2e.callers import Caller, Json
from tests.e2e.loopback.forums import PINNED, REQUIRE_TAG
from tests.e2e.loopback.permissions import BOT_DEFAULT, MANAGE_CHANNELS, SEND_MESSAGES
from tests.e2e.test_loopback_gateway import _hello

GUILDS, MESSAGES, CONTENT = 1 << 0, 1 << 9, 1 << 15


def forum_of(network: Json) -> str:
    return f"/channels/{network['channels']['frågor']}"


def post(name: str = "Fråga", **more: Any) -> Json:
    return {"name": name, "message": {"content": "Hur gör ni?"}, **more}


async def tagged(caller: Caller, network: Json, *names: str, **more: Any) -> list[Json]:
    """The forum's tags, of which these are new."""
    forum = await caller.ok("GET", forum_of(network))
    tags = [*forum["available_tags"], *({"name": name} for name in names)]
    changed = await caller.ok("PATCH", forum_of(network), {"available_tags": tags, **more})
    return list(changed["available_tags"])


async def test_tags_are_written_all_at_once(caller: Caller, network: Json) -> None:
    await tagged(caller, network, "Fråga")
    one, two = await tagged(caller, network, "Tips")
    assert (one["name"], two["name"]) == ("Fråga", "Tips")
    # What is not named is gone.
    alone = {"available_tags": [two]}
    assert (await caller.ok("PATCH", forum_of(network), alone))["available_tags"] == [two]
    for wrong, code in (
        ([{"name": "A"}, {"name": "A"}], 40061),
        ([{"name": "x" * 21}], 50035),
        ([{"name": str(number)} for number in range(21)], 50035),
    ):
        status, answer = await caller.call("PATCH", forum_of(network), {"available_tags": wrong})
        assert (status, answer["code"]) == (400, code)


async def test_a_post_has_the_tags_of_its_forum(caller: Caller, network: Json) -> None:
    (tag,) = await tagged(caller, network, "Fråga", flags=REQUIRE_TAG)
    path = f"{forum_of(network)}/threads"
    for applied, code in (([], 40067), (["1"], 10087)):
        status, answer = await caller.call("POST", path, post(applied_tags=applied))
        assert (status, answer["code"]) == (400, code)
    made = await caller.ok("POST", path, post(applied_tags=[tag["id"]]))
    assert made["message"]["id"] == made["id"]
    assert made["applied_tags"] == [tag["id"]]


async def test_a_server_has_room_for_so_many_active_threads(caller: Caller, network: Json) -> None:
    path = f"{forum_of(network)}/threads"
    await caller.discord.ask("settings", active_threads=1)
    made = await caller.ok("POST", path, post())
    status, answer = await caller.call("POST", path, post())
    assert (status, answer["code"]) == (400, 160006)
    await caller.ok("PATCH", f"/channels/{made['id']}", {"archived": True})
    await caller.ok("POST", path, post())


async def test_one_post_of_a_forum_is_pinned(caller: Caller, network: Json) -> None:
    path = f"{forum_of(network)}/threads"
    one, two = [await caller.ok("POST", path, post()) for _ in range(2)]
    for _ in range(2):
        await caller.ok("PATCH", f"/channels/{one['id']}", {"flags": PINNED})
    status, answer = await caller.call("PATCH", f"/channels/{two['id']}", {"flags": PINNED})
    assert (status, answer["code"]) == (400, 30047)


async def test_nothing_is_changed_in_an_archived_thread(caller: Caller, network: Json) -> None:
    made = await caller.ok("POST", f"{forum_of(network)}/threads", post())
    thread, first = f"/channels/{made['id']}", f"/channels/{made['id']}/messages/{made['id']}"
    await caller.ok("PATCH", thread, {"archived": True, "locked": True})
    calls = [("PATCH", first, {"content": "x"}), ("DELETE", first, None)]
    for method, path, body in (*calls, ("PATCH", thread, {"name": "Annat"})):
        status, answer = await caller.call(method, path, body)
        assert (status, answer["code"]) == (400, 50083)
    await caller.ok("PATCH", thread, {"archived": False})
    await caller.ok("PATCH", first, {"content": "x"})
    await caller.ok("DELETE", first)


@pytest.mark.parametrize("right", [SEND_MESSAGES, MANAGE_CHANNELS])
async def test_what_the_bot_has_no_right_to_is_refused(
    caller: Caller, network: Json, right: int
) -> None:
    names = {"guild_id": network["id"], "permissions": BOT_DEFAULT & ~right}
    for role_id in (network["roles"]["bot"], network["id"]):
        await caller.discord.ask("role_permissions", role_id=role_id, **names)
    body = {"available_tags": []}
    refused = caller.call("PATCH", forum_of(network), body)
    if right == SEND_MESSAGES:
        refused.close()
        refused = caller.call("POST", f"{forum_of(network)}/threads", post())
    status, answer = await refused
    assert (status, answer["code"]) == (403, 50013)


async def test_a_thread_on_a_message_shows_it_first(caller: Caller, network: Json) -> None:
    parent = f"/channels/{network['channels']['granskning']}/messages"
    message = await caller.ok("POST", parent, {"content": "Hej"})
    thread = await caller.ok("POST", f"{parent}/{message['id']}/threads", {"name": "Hej"})
    assert thread["id"] == message["id"]
    (first,) = await caller.ok("GET", f"/channels/{thread['id']}/messages")
    assert first["type"] == 21
    assert first["message_reference"]["message_id"] == message["id"]


@pytest.mark.parametrize(("intents", "words"), [(0, ""), (CONTENT, "Hemligt")])
async def test_what_people_write_is_told_without_their_words(
    caller: Caller, network: Json, intents: int, words: str
) -> None:
    made = await caller.ok("POST", f"{forum_of(network)}/threads", post())
    bo = network["members"]["Bo"]
    async with caller.session.ws_connect(caller.discord.gateway_url) as socket:
        await _hello(socket, caller.token, GUILDS | MESSAGES | intents)
        await caller.discord.wait_gateway("ready")
        written = {"channel_id": made["id"], "user_id": bo, "body": {"content": "Hemligt"}}
        await caller.discord.ask("write", **written)
        heard: Json = {"t": None}
        while heard["t"] != "MESSAGE_CREATE":
            heard = await socket.receive_json()
    assert (heard["d"]["content"], heard["d"]["author"]["id"]) == (words, bo)
    assert heard["d"]["member"]["roles"] == []
    read, _ = await caller.ok("GET", f"/channels/{made['id']}/messages")
    assert read["content"] == ""
    assert bo in await caller.discord.ask("thread_members", thread_id=made["id"])
    gone = {"channel_id": made["id"], "message_id": read["id"]}
    await caller.discord.ask("remove_message", **gone)
    assert len(await caller.ok("GET", f"/channels/{made['id']}/messages")) == 1
