"""Discord's own join requests, from the gateway's event to the welcome, by a real process."""

import re

import pytest

from tests.e2e.loopback import Request
from tests.e2e.networks import READY, Json, Network, buttons_of, delivered, words

REQUESTS = "/requests"


def decision(ours: Network, request: Json) -> str:
    """The path by which a join request is decided."""
    return f"/guilds/{ours.ids['id']}/requests/{request['id']}"


async def decided(ours: Network, request: Json) -> Request:
    return await ours.discord.wait_request("PATCH", decision(ours, request))


@pytest.mark.parametrize("event", ["GUILD_JOIN_REQUEST_CREATE", "GUILD_JOIN_REQUEST_UPDATE"])
async def test_a_request_becomes_a_card_is_approved_and_welcomed(ours: Network, event: str) -> None:
    async with await ours.ledarbot() as bot:
        await bot.wait_line(READY)
        request = await ours.request(event=event)
        card = await ours.card()
        assert "Cecilia Ek" in words(card)
        assert "Enhetschef" in words(card)
        report = await (await ours.press("applications:approve", card)).report()
        assert report["callback"]["data"]["flags"] & 64
        sent = await decided(ours, request)
        assert (sent.status, sent.body) == (200, {"action": "APPROVED"})
        (welcome,) = await ours.posted(ours.welcome, rf"<@{request['user_id']}>")
        assert ours.ids["roles"]["Medlem"] in (await ours.member(request["user_id"]))["roles"]
        await bot.wait_line(delivered("welcomes.greeting"))
        await bot.wait_line(delivered("applications.card_update"))
        (closed,) = await ours.discord.messages(ours.review)
        assert buttons_of(closed) == []
        assert len(await ours.posted(ours.welcome, "<@")) == 1
        assert welcome["author"]["bot"]
        assert await bot.stop() == 0


async def test_a_refusal_tells_the_reason_in_what_discord_has_room_for(ours: Network) -> None:
    async with await ours.hurried() as bot:
        await bot.wait_line(READY)
        request = await ours.request()
        card = await ours.card()
        form = await ours.form("applications:decline", card)
        room = form["components"][0]["component"]["max_length"]
        reason = ("Nätverket är för chefer med personalansvar. " * 4)[:room]
        answer = await ours.fill(form, ours.review, reason=reason)
        assert answer["callback"]["data"]["flags"] & 64
        sent = await decided(ours, request)
        assert (sent.status, sent.body["action"]) == (200, "REJECTED")
        # The reason is whole, and behind it stands when one may apply again.
        assert sent.body["rejection_reason"].startswith(reason.strip())
        assert len(reason) < len(sent.body["rejection_reason"]) <= 160
        await bot.wait_line(delivered("applications.refusal"))
        assert await bot.stop() == 0


async def test_what_happened_while_the_bot_was_away_is_caught_up_with_at_start(
    ours: Network,
) -> None:
    async with await ours.hurried() as bot:
        await bot.wait_line(READY)
        there = [await ours.request(name) for name in ("Ett", "Två", "Tre", "Fyra")]
        await ours.posted(ours.review, "applications:approve:", count=4)
        await bot.wait_line(delivered("applications.card"))
        assert await bot.stop() == 0
    await _decide(ours, there[0], "APPROVED")
    await _decide(ours, there[1], "REJECTED", reason="Inte nu")
    await ours.discord.ask("withdraw", guild_id=ours.ids["id"], request_id=there[2]["id"])
    new = await ours.request("Fem")
    async with await ours.hurried() as bot:
        await ours.card(5)
        await ours.posted(ours.review, "Fem")
        await ours.posted(ours.welcome, rf"<@{there[0]['user_id']}>")
        assert new["application_status"] == "SUBMITTED"
        assert await bot.stop() == 0
    # Requests that come at once are taken in at once, in any order.
    assert dict(ours.rows("SELECT applicant_name, state FROM applications")) == {
        "Ett": "approved",
        "Två": "declined",
        "Tre": "withdrawn",
        "Fyra": "submitted",
        "Fem": "submitted",
    }


async def test_an_event_that_was_lost_is_found_after_a_reconnect(ours: Network) -> None:
    async with await ours.hurried() as bot:
        await bot.wait_line(READY)
        await ours.discord.everything_read()
        await ours.request(silent=True)
        await ours.discord.ask("gateway", action="reconnect")
        await ours.discord.wait_gateway("resumed")
        assert "Cecilia Ek" in words(await ours.card())
        assert await bot.stop() == 0


async def test_a_list_that_is_withheld_means_unknown_not_empty(ours: Network) -> None:
    async with await ours.hurried() as bot:
        await bot.wait_line(READY)
        await ours.request()
        await ours.card()
        await bot.wait_line(delivered("applications.card"))
        await bot.stop()
    everything_but_kick = ((1 << 53) - 1) & ~(1 << 3) & ~(1 << 1)
    await ours.discord.ask(
        "role_permissions",
        guild_id=ours.ids["id"],
        role_id=ours.ids["roles"]["bot"],
        permissions=everything_but_kick,
    )
    mark = await ours.discord.mark()
    async with await ours.hurried() as bot:
        answer = await ours.discord.wait_request("GET", REQUESTS, after=mark)
        assert answer.answer is not None
        assert answer.answer["body"] == {"total": 1}
        await bot.wait_line("join requests hidden")
        await bot.stop()
    assert ours.rows("SELECT state FROM applications") == [("submitted",)]
    assert "applications:approve" in buttons_of(await ours.card())


async def test_a_server_without_membership_applications_is_not_asked_for_them(
    ours: Network,
) -> None:
    # The answer would be 403, and too many of those ban an address.
    await ours.discord.seed(name="Utan", channels=[{"name": "allmänt"}])
    async with await ours.hurried() as bot:
        await bot.wait_line(READY)
        await ours.request()
        await ours.card()
        await bot.stop()
    asked = await ours.discord.requests("GET", REQUESTS)
    assert {r.sent["path"] for r in asked} == {f"/guilds/{ours.ids['id']}/requests"}


@pytest.mark.parametrize("status", ["APPROVED", "REJECTED"])
async def test_a_decision_in_discord_s_own_screen_closes_the_card(
    ours: Network, status: str
) -> None:
    async with await ours.hurried() as bot:
        await bot.wait_line(READY)
        request = await ours.request()
        await ours.card()
        await bot.wait_line(delivered("applications.card"))
        await _decide(ours, request, status, reason="Ej chef" if status == "REJECTED" else None)
        await bot.wait_line(delivered("applications.card_update"))
        (closed,) = await ours.discord.messages(ours.review)
        assert buttons_of(closed) == []
        assert f"<@{ours.anna}>" in words(closed)
        if status == "APPROVED":
            await bot.wait_line(delivered("applications.admission"))
            role = ours.ids["roles"]["Medlem"]
            assert role in (await ours.member(request["user_id"]))["roles"]
        else:
            assert "Ej chef" in words(closed)
        await bot.stop()


async def test_a_withdrawn_request_closes_the_card(ours: Network) -> None:
    async with await ours.hurried() as bot:
        await bot.wait_line(READY)
        request = await ours.request()
        await ours.card()
        await bot.wait_line(delivered("applications.card"))
        await ours.discord.ask("withdraw", guild_id=ours.ids["id"], request_id=request["id"])
        await bot.wait_line(delivered("applications.card_update"))
        (closed,) = await ours.discord.messages(ours.review)
        assert buttons_of(closed) == []
        await bot.stop()


async def test_whoever_was_first_in_discord_s_own_screen_has_decided(ours: Network) -> None:
    async with await ours.hurried() as bot:
        await bot.wait_line(READY)
        request = await ours.request()
        card = await ours.card()
        held = await ours.discord.fault("hold_before", method="PATCH", path=".*/requests/.*")
        await (await ours.press("applications:approve", card)).report()
        await held.caught()
        await _decide(ours, request, "REJECTED", reason="Redan nej")
        await held.release()
        # The request came back as it was: what holds is the no, and the moderators are told.
        await bot.wait_line(delivered("applications.note"))
        await bot.wait_line(delivered("applications.admission", "failed:decided_otherwise"))
        assert ours.rows("SELECT state FROM applications") == [("declined",)]
        await bot.stop()


async def _decide(ours: Network, request: Json, status: str, reason: str | None = None) -> None:
    await ours.discord.ask(
        "decide",
        guild_id=ours.ids["id"],
        request_id=request["id"],
        status=status,
        by=ours.anna,
        reason=reason,
    )


def test_the_pattern_for_deliveries_fits_a_line_of_the_log() -> None:
    line = "… INFO ledarbot.delivery delivery guild=1 kind=applications.card outcome=sent attempt=1"
    assert re.search(delivered("applications.card"), line)
    assert not re.search(delivered("applications.card_update"), line)
