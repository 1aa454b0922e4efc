"""The stand-in for Discord's API does what Discord does, where our tests lean on it."""

import asyncio
from typing import Any

import aiohttp
import pytest

from tests.e2e.callers import NETWORK, Caller, Json


async def test_a_nonce_gives_the_earlier_message_for_some_minutes(
    caller: Caller, network: Json
) -> None:
    path = f"/channels/{network['channels']['granskning']}/messages"
    once = {"content": "Hej", "nonce": "n-1", "enforce_nonce": True}
    first = await caller.ok("POST", path, once)
    await caller.discord.forward(299)
    assert (await caller.ok("POST", path, once))["id"] == first["id"]
    assert (await caller.ok("POST", path, {**once, "enforce_nonce": False}))["id"] != first["id"]
    await caller.discord.forward(400)
    late = await caller.ok("POST", path, once)
    assert late["id"] != first["id"]
    assert len(await caller.ok("GET", path)) == 3


async def test_history_is_read_page_by_page(caller: Caller, network: Json) -> None:
    path = f"/channels/{network['channels']['granskning']}/messages"
    sent = [(await caller.ok("POST", path, {"content": str(n)}))["id"] for n in range(5)]

    async def ids(**query: Any) -> list[str]:
        return [m["id"] for m in await caller.ok("GET", path, **query)]

    assert await ids(limit=2) == [sent[4], sent[3]]
    assert await ids(limit=2, before=sent[3]) == [sent[2], sent[1]]
    assert await ids(limit=2, after=sent[0]) == [sent[2], sent[1]]
    await caller.ok("DELETE", f"{path}/{sent[4]}")
    assert (await caller.call("GET", f"{path}/{sent[4]}"))[0] == 404


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, 50006),
        ({"content": "x" * 2001}, 50035),
        ({"content": "x", "nonce": "n" * 26}, 50035),
        ({"content": "x", "flags": 1 << 15, "components": [{"type": 10, "content": "y"}]}, 50035),
        ({"components": [{"type": 10, "content": "y"}]}, 50035),
        ({"flags": 1 << 15, "components": [{"type": 10, "content": "y" * 4001}]}, 50035),
        ({"flags": 1 << 15, "components": [{"type": 10, "content": "y"}] * 41}, 50035),
    ],
)
async def test_a_message_against_the_rules_is_refused(
    caller: Caller, network: Json, body: Json, code: int
) -> None:
    path = f"/channels/{network['channels']['granskning']}/messages"
    status, answer = await caller.call("POST", path, body)
    assert (status, answer["code"]) == (400, code)


async def test_a_fault_meets_the_requests_that_it_names(caller: Caller, network: Json) -> None:
    path = f"/channels/{network['channels']['granskning']}/messages"
    await caller.discord.fault("fail", method="POST", path=".*/messages", status=503)
    await caller.discord.fault("fail", method="POST", body="långsamt", status=429, retry_after=0.25)
    assert (await caller.call("GET", path))[0] == 200
    assert (await caller.call("POST", path, {"content": "ett"}))[0] == 503
    assert (await caller.call("POST", path, {"content": "två"}))[0] == 200
    status, answer = await caller.call("POST", path, {"content": "långsamt"})
    assert (status, answer["retry_after"]) == (429, 0.25)
    assert (await caller.call("POST", path, {"content": "långsamt"}))[0] == 200
    assert len(await caller.discord.messages(network["channels"]["granskning"])) == 2


@pytest.mark.parametrize(
    ("action", "verdict", "said", "sent"),
    [
        ("hold_before", "proceed", True, 1),
        ("hold_before", "drop", False, 0),
        ("hold_after", "proceed", True, 1),
        ("hold_after", "drop", False, 1),
    ],
)
async def test_a_request_is_held_before_or_after_its_effect(
    caller: Caller, network: Json, action: str, verdict: str, said: bool, sent: int
) -> None:
    channel_id = network["channels"]["granskning"]
    fault = await caller.discord.fault(action, method="POST", path=".*/messages")
    posting = asyncio.create_task(
        caller.call("POST", f"/channels/{channel_id}/messages", {"content": "Hej"})
    )
    assert (await fault.caught()).body == {"content": "Hej"}
    before = 1 if action == "hold_after" else 0
    assert len(await caller.discord.messages(channel_id)) == before
    await fault.release(verdict)
    if said:
        assert (await posting)[0] == 200
    else:
        with pytest.raises(aiohttp.ClientError):
            await posting
    assert len(await caller.discord.messages(channel_id)) == sent


async def test_an_answer_is_lost_after_the_effect(caller: Caller, network: Json) -> None:
    channel_id = network["channels"]["granskning"]
    await caller.discord.fault("lose", method="POST")
    with pytest.raises(aiohttp.ClientError):
        await caller.call("POST", f"/channels/{channel_id}/messages", {"content": "Hej"})
    assert len(await caller.discord.messages(channel_id)) == 1


async def test_a_caller_that_dies_while_held_gets_nothing_done(
    caller: Caller, network: Json
) -> None:
    channel_id = network["channels"]["granskning"]
    fault = await caller.discord.fault("hold_before", method="POST")
    async with aiohttp.ClientSession() as doomed:
        dying = Caller(caller.discord, doomed, caller.token)
        path = f"/channels/{channel_id}/messages"
        posting = asyncio.create_task(dying.call("POST", path, {"content": "Hej"}))
        held = await fault.caught()
        posting.cancel()
    await fault.release("proceed")
    await caller.discord.wait_for(
        lambda e: e["kind"] == "answer" and e["id"] == held.sent["id"] and e["status"] is None
    )
    assert await caller.discord.messages(channel_id) == []


async def test_threads_are_opened_found_and_archived(caller: Caller, network: Json) -> None:
    parent = f"/channels/{network['channels']['granskning']}"
    private = await caller.ok("POST", f"{parent}/threads", {"name": "Fråga", "type": 12})
    member = network["members"]["Bo"]
    await caller.ok("PUT", f"/channels/{private['id']}/thread-members/{member}")
    members = await caller.ok("GET", f"/channels/{private['id']}/thread-members")
    assert {m["user_id"] for m in members} == {member, private["owner_id"]}
    message = await caller.ok("POST", f"{parent}/messages", {"content": "Hej"})
    under = await caller.ok("POST", f"{parent}/messages/{message['id']}/threads", {"name": "Svar"})
    assert under["id"] == message["id"]
    active = await caller.ok("GET", f"/guilds/{network['id']}/threads/active")
    assert [t["id"] for t in active["threads"]] == [under["id"], private["id"]]
    await caller.ok("PATCH", f"/channels/{private['id']}", {"archived": True})
    for way in ("threads", "users/@me/threads"):
        listed = await caller.ok("GET", f"{parent}/{way}/archived/private")
        assert [t["id"] for t in listed["threads"]] == [private["id"]]
    assert (await caller.ok("GET", f"{parent}/threads/archived/public"))["threads"] == []


async def test_a_forum_post_begins_with_its_message(caller: Caller, network: Json) -> None:
    forum = f"/channels/{network['channels']['frågor']}"
    post = await caller.ok(
        "POST", f"{forum}/threads", {"name": "Lön", "message": {"content": "Hur gör ni?"}}
    )
    history = await caller.ok("GET", f"/channels/{post['id']}/messages")
    assert [m["id"] for m in history] == [post["id"]] == [post["message"]["id"]]


async def test_roles_are_given_below_the_bot_s_own(caller: Caller, network: Json) -> None:
    member = f"/guilds/{network['id']}/members/{network['members']['Bo']}"
    moderator = network["roles"]["Moderator"]
    await caller.ok("PUT", f"{member}/roles/{moderator}")
    assert (await caller.ok("GET", member))["roles"] == [moderator]
    await caller.ok("DELETE", f"{member}/roles/{moderator}")
    assert (await caller.ok("GET", member))["roles"] == []
    status, answer = await caller.call("PUT", f"{member}/roles/{network['roles']['bot']}")
    assert (status, answer["code"]) == (403, 50013)


async def test_a_person_may_be_closed_to_the_bot(caller: Caller, network: Json) -> None:
    user_id = network["members"]["Bo"]
    direct = await caller.ok("POST", "/users/@me/channels", {"recipient_id": user_id})
    path = f"/channels/{direct['id']}/messages"
    assert (await caller.call("POST", path, {"content": "Hej"}))[0] == 200
    await caller.discord.ask("closed_to_bot", user_id=user_id)
    status, answer = await caller.call("POST", path, {"content": "Hej igen"})
    assert (status, answer["code"]) == (403, 50007)


async def test_a_join_request_is_decided_once(caller: Caller, network: Json) -> None:
    requests = f"/guilds/{network['id']}/requests"
    asked = {"guild_id": network["id"], "name": "Cecilia"}
    answers = [{"label": "Titel", "response": "Enhetschef"}]
    made = await caller.discord.ask("join_request", answers=answers, **asked)
    listed = await caller.ok("GET", requests, status="SUBMITTED", limit=100)
    assert [r["id"] for r in listed["guild_join_requests"]] == [made["id"]]
    one = f"{requests}/{made['id']}"
    approved = await caller.ok("PATCH", one, {"action": "APPROVED"})
    assert approved["application_status"] == "APPROVED"
    unchanged = await caller.ok("PATCH", one, {"action": "REJECTED", "rejection_reason": "Nej"})
    assert unchanged["application_status"] == "APPROVED"
    assert (await caller.call("PATCH", f"{requests}/1", {"action": "APPROVED"}))[0] == 404
    members = await caller.ok("GET", f"/guilds/{network['id']}/members", limit=100)
    assert made["user_id"] in {m["user"]["id"] for m in members}


async def test_without_the_right_only_the_count_is_told(caller: Caller) -> None:
    poor = await caller.discord.seed(**{**NETWORK, "bot_permissions": 1 << 5})
    await caller.discord.ask("join_request", guild_id=poor["id"], name="Cecilia")
    assert await caller.ok("GET", f"/guilds/{poor['id']}/requests") == {"total": 1}
    closed = await caller.discord.seed(**{**NETWORK, "applications": False})
    assert (await caller.call("GET", f"/guilds/{closed['id']}/requests"))[0] == 403


async def test_an_interaction_is_answered_once_and_not_for_ever(
    caller: Caller, network: Json
) -> None:
    where = {"user_id": network["members"]["Anna"], "channel_id": network["channels"]["granskning"]}
    await caller.ok("PUT", "/applications/1100000000000000001/commands", [{"name": "hej"}])
    pressed = await caller.discord.slash("hej", **where)
    log = await caller.discord.log()
    token = next(e for e in log if e["kind"] == "interaction")["token"]
    callback = f"/interactions/{pressed.interaction_id}/{token}/callback"
    await caller.ok("POST", callback, {"type": 5, "data": {"flags": 64}})
    status, answer = await caller.call("POST", callback, {"type": 5})
    assert (status, answer["code"]) == (400, 40060)
    assert (await pressed.report("callback"))["outcome_after"] is None
    webhook = f"/webhooks/1100000000000000001/{token}"
    await caller.ok("PATCH", f"{webhook}/messages/@original", {"content": "Klart"})
    report = await pressed.report()
    assert report["original"]["content"] == "Klart"
    assert report["original"]["flags"] == 64
    assert await caller.discord.messages(where["channel_id"]) == []
    await caller.ok("POST", webhook, {"content": "Och en sak till"}, wait="true")
    await caller.discord.forward(16 * 60)
    late = {"content": "För sent"}
    assert (await caller.call("PATCH", f"{webhook}/messages/@original", late))[0] == 401


async def test_a_wrong_token_and_an_unknown_path_are_refused(caller: Caller) -> None:
    assert (await caller.call("GET", "/no/such/thing"))[0] == 404
    stranger = Caller(caller.discord, caller.session, "stranger")
    assert (await stranger.call("GET", "/users/@me"))[0] == 401


async def test_all_routes_share_one_limit(caller: Caller, network: Json) -> None:
    await caller.discord.ask("settings", requests_in_all=3)
    messages = f"/channels/{network['channels']['granskning']}/messages"
    paths = [messages, f"/guilds/{network['id']}/channels", messages, "/users/@me"]
    answers = [await caller.call("GET", path) for path in paths]
    assert [status for status, _ in answers] == [200, 200, 200, 429]
    assert answers[-1][1]["global"] is True
