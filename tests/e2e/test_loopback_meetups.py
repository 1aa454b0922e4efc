"""The stand-in for Discord does what Discord does with scheduled events, threads and limits."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.e2e.callers import NETWORK, Caller, Json
from tests.e2e.loopback.permissions import BOT_DEFAULT, CREATE_EVENTS, MANAGE_EVENTS

HOUR = 3600


def event(name: str = "Frukost", *, hours: float = 1, **more: Any) -> Json:
    """An event that begins in so many hours and goes on for one."""
    start = datetime.now(UTC) + timedelta(hours=hours)
    return {
        "name": name,
        "entity_type": 3,
        "privacy_level": 2,
        "entity_metadata": {"location": "Stadshuset"},
        "scheduled_start_time": start.isoformat(),
        "scheduled_end_time": (start + timedelta(hours=1)).isoformat(),
        **more,
    }


def path_of(network: Json) -> str:
    return f"/guilds/{network['id']}/scheduled-events"


async def test_events_are_made_changed_and_removed(caller: Caller, network: Json) -> None:
    path = path_of(network)
    made = await caller.ok("POST", path, event())
    await caller.ok("PATCH", f"{path}/{made['id']}", {"name": "Lunch"})
    (listed,) = await caller.ok("GET", path, with_user_count="true")
    assert (listed["name"], listed["user_count"], listed["status"]) == ("Lunch", 0, 1)
    await caller.ok("DELETE", f"{path}/{made['id']}")
    assert (await caller.call("GET", f"{path}/{made['id']}"))[0] == 404
    assert (await caller.call("PATCH", f"{path}/{made['id']}", {"name": "Borta"}))[0] == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "x" * 101},
        {"description": "x" * 1001},
        {"entity_metadata": {"location": "x" * 101}},
        {"scheduled_end_time": None},
        {"scheduled_start_time": "2020-01-01T07:00:00+00:00"},
        {"scheduled_end_time": datetime.now(UTC).isoformat()},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
async def test_an_event_against_the_rules_is_refused(
    caller: Caller, network: Json, wrong: Json
) -> None:
    status, answer = await caller.call("POST", path_of(network), event(**wrong))
    assert (status, answer["code"]) == (400, 50035)


async def test_a_server_has_room_for_a_hundred_events(caller: Caller, network: Json) -> None:
    path = path_of(network)
    made = [await caller.ok("POST", path, event(f"Träff {n}")) for n in range(100)]
    status, answer = await caller.call("POST", path, event("En till"))
    assert (status, answer["code"]) == (400, 30038)
    await caller.ok("DELETE", f"{path}/{made[0]['id']}")
    await caller.ok("POST", path, event("En till"))


async def test_who_may_not_make_events_is_refused(caller: Caller) -> None:
    rights = BOT_DEFAULT & ~MANAGE_EVENTS & ~CREATE_EVENTS
    poor = await caller.discord.seed(**{**NETWORK, "bot_permissions": rights})
    status, answer = await caller.call("POST", path_of(poor), event())
    assert (status, answer["code"]) == (403, 50013)


async def test_an_event_begins_and_ends_by_the_clock(caller: Caller, network: Json) -> None:
    path = path_of(network)
    one = f"{path}/{(await caller.ok('POST', path, event()))['id']}"
    await caller.discord.forward(1.5 * HOUR)
    assert (await caller.ok("GET", one))["status"] == 2
    # What goes on can't be put off, but prolonged.
    later = {"scheduled_start_time": (datetime.now(UTC) + timedelta(hours=3)).isoformat()}
    assert (await caller.call("PATCH", one, later))[0] == 400
    longer = {"scheduled_end_time": (datetime.now(UTC) + timedelta(hours=3)).isoformat()}
    await caller.ok("PATCH", one, longer)
    assert (await caller.call("PATCH", one, {"status": 4}))[0] == 400
    await caller.discord.forward(2 * HOUR)
    assert (await caller.ok("GET", one))["status"] == 3
    assert await caller.ok("GET", path) == []
    status, answer = await caller.call("PATCH", one, {"name": "För sent"})
    assert (status, answer["code"]) == (400, 180000)


async def test_interest_in_an_event_is_counted(caller: Caller, network: Json) -> None:
    path = path_of(network)
    made = await caller.ok("POST", path, event())
    which = {"guild_id": network["id"], "event_id": made["id"]}
    for name in ("Anna", "Bo", "Bo"):
        await caller.discord.ask("interested", user_id=network["members"][name], **which)
    await caller.discord.ask("interested", user_id=network["members"]["Bo"], is_so=False, **which)
    one = f"{path}/{made['id']}"
    assert (await caller.ok("GET", one, with_user_count="true"))["user_count"] == 1
    (who,) = await caller.ok("GET", f"{one}/users")
    assert who["user_id"] == network["members"]["Anna"]


async def test_nobody_comes_into_an_archived_thread(caller: Caller, network: Json) -> None:
    parent = f"/channels/{network['channels']['granskning']}/threads"
    assert (await caller.call("POST", parent, {"name": "x" * 101, "type": 12}))[0] == 400
    thread = await caller.ok("POST", parent, {"name": "Träff", "type": 12, "invitable": False})
    member = f"/channels/{thread['id']}/thread-members/{network['members']['Anna']}"
    for _ in range(2):
        await caller.ok("PUT", member)
    read = await caller.ok("GET", f"/channels/{thread['id']}")
    assert read["member_count"] == 2
    await caller.discord.ask("thread", thread_id=thread["id"], changes={"archived": True})
    for method in ("PUT", "DELETE"):
        status, answer = await caller.call(method, member)
        assert (status, answer["code"]) == (400, 50083)
    await caller.ok("PATCH", f"/channels/{thread['id']}", {"archived": False})
    await caller.ok("DELETE", member)
    await caller.ok("DELETE", member)
    await caller.discord.ask("thread", thread_id=thread["id"], deleted=True)
    assert (await caller.call("PUT", member))[0] == 404


async def test_direct_channels_are_opened_at_a_pace(caller: Caller, network: Json) -> None:
    await caller.discord.ask("settings", direct_channels_opened=1)
    anna, bo = ({"recipient_id": network["members"][name]} for name in ("Anna", "Bo"))
    opened = await caller.ok("POST", "/users/@me/channels", anna)
    status, answer = await caller.call("POST", "/users/@me/channels", bo)
    assert (status, answer["code"]) == (403, 40003)
    # One that is open is no new one.
    assert (await caller.ok("POST", "/users/@me/channels", anna))["id"] == opened["id"]
    await caller.discord.forward(600)
    await caller.ok("POST", "/users/@me/channels", bo)


async def test_a_route_has_a_limit_of_its_own(caller: Caller, network: Json) -> None:
    route = "POST /guilds/{guild_id}/scheduled-events"
    await caller.discord.ask("settings", requests_of_route={route: 2})
    path = path_of(network)
    answers = [(await caller.call("POST", path, event()))[0] for _ in range(3)]
    assert answers == [200, 200, 429]
    assert (await caller.call("GET", path))[0] == 200
