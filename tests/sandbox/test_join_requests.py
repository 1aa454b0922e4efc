"""Discord's membership applications, as the simulated Discord plays them."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import discord
import pytest
import simcord
from discord.http import Route

from sandbox.join_requests import GATE_FEATURES, JoinRequests, Response
from tests.sandbox.small_bot import SmallBot

ANSWERS: tuple[Response, ...] = (
    ("TEXT_INPUT", "Titel", "Enhetschef"),
    ("PARAGRAPH", "Vad gör du?", "Leder tolv medarbetare i hemtjänsten."),
    ("MULTIPLE_CHOICE", "Personalansvar?", (("Ja", "Nej"), 0)),
    ("TERMS", "Regler", True),
)


@dataclass
class World:
    env: simcord.Env
    bot: SmallBot
    guild: simcord.GuildHandle
    requests: JoinRequests

    async def listing(self, **params: Any) -> Any:
        route = Route("GET", "/guilds/{guild_id}/requests", guild_id=self.guild.id)
        return await self.bot.http.request(route, params=params)

    async def decide(self, request_id: int, **body: Any) -> Any:
        route = Route(
            "PATCH",
            "/guilds/{guild_id}/requests/{request_id}",
            guild_id=self.guild.id,
            request_id=request_id,
        )
        return await self.bot.http.request(route, json=body)

    async def apply(self, name: str = "maria", **options: Any) -> Any:
        user = self.env.create_user(name)
        return await self.requests.submit(self.guild, user, ANSWERS, **options)

    def bot_may(self, permissions: discord.Permissions) -> None:
        role = next(
            role
            for role in self.env.backend.get_guild(self.guild.id).roles.values()
            if role.managed
        )
        self.env.backend.edit_role(self.guild.id, role.id, {"permissions": permissions.value})

    @property
    def events(self) -> list[str]:
        return [event for event, _ in self.bot.heard]


@pytest.fixture
async def world() -> AsyncIterator[World]:
    bot = SmallBot()
    env = simcord.Env(bot)
    await env.start()
    try:
        requests = JoinRequests(env)
        guild = env.create_guild("Nätverket")
        requests.open_gate(guild)
        await env.settle()
        yield World(env, bot, guild, requests)
    finally:
        await env.shutdown()
    env.raise_errors()


async def test_the_bot_sees_the_features_come_and_go(world: World) -> None:
    cached = world.bot.get_guild(world.guild.id)
    assert cached is not None
    assert cached.features == list(GATE_FEATURES)
    world.requests.close_gate(world.guild)
    await world.env.settle()
    assert cached.features == []


async def test_without_the_features_both_routes_are_closed(world: World) -> None:
    request = await world.apply()
    world.requests.close_gate(world.guild)
    with pytest.raises(discord.Forbidden):
        await world.listing()
    with pytest.raises(discord.Forbidden):
        await world.decide(request.id, action="APPROVED")
    with pytest.raises(simcord.SetupError):
        await world.apply("nils")


async def test_a_new_application_reaches_the_bot_with_its_answers(world: World) -> None:
    request = await world.apply()
    event, data = world.bot.heard[0]
    assert event == "GUILD_JOIN_REQUEST_CREATE"
    assert data["status"] == "SUBMITTED"
    assert data["request"]["id"] == str(request.id)
    assert data["request"]["user"]["username"] == "maria"
    assert data["request"]["form_responses"] == [
        {"field_type": "TEXT_INPUT", "label": "Titel", "required": True, "response": "Enhetschef"},
        {
            "field_type": "PARAGRAPH",
            "label": "Vad gör du?",
            "required": True,
            "response": "Leder tolv medarbetare i hemtjänsten.",
        },
        {
            "field_type": "MULTIPLE_CHOICE",
            "label": "Personalansvar?",
            "required": True,
            "choices": ["Ja", "Nej"],
            "response": 0,
        },
        {
            "field_type": "TERMS",
            "label": "Regler",
            "required": True,
            "values": ["Regler"],
            "response": True,
        },
    ]


async def test_a_new_application_may_arrive_as_an_update(world: World) -> None:
    await world.apply(arrives_as="UPDATE")
    assert world.events == ["GUILD_JOIN_REQUEST_UPDATE"]


async def test_without_the_intent_no_event_arrives() -> None:
    bot = SmallBot(moderation=False)
    async with simcord.run(bot) as env:
        requests = JoinRequests(env)
        guild = env.create_guild()
        requests.open_gate(guild)
        await requests.submit(guild, env.create_user("maria"))
        assert bot.heard == []


async def test_events_go_only_to_bots_that_may_remove_members(world: World) -> None:
    world.bot_may(discord.Permissions(manage_guild=True))
    await world.apply()
    assert world.events == []


async def test_lost_events_leave_the_list_intact(world: World) -> None:
    world.requests.events_lost = True
    request = await world.apply()
    assert world.events == []
    answer = await world.listing()
    assert [item["id"] for item in answer["guild_join_requests"]] == [str(request.id)]


async def test_the_list_runs_from_the_latest_and_by_pages(world: World) -> None:
    ids = [str((await world.apply(f"person{number}")).id) for number in range(5)]

    async def listed(**params: Any) -> list[str]:
        return [item["id"] for item in (await world.listing(**params))["guild_join_requests"]]

    assert await listed() == ids[::-1]
    assert await listed(limit=2) == [ids[4], ids[3]]
    assert await listed(limit=2, before=ids[3]) == [ids[2], ids[1]]
    assert await listed(limit=2, after=ids[0]) == [ids[2], ids[1]]
    assert await listed(status="REJECTED") == []
    with pytest.raises(discord.HTTPException) as refused:
        await world.listing(limit=101)
    assert refused.value.status == 400


async def test_what_the_list_holds_depends_on_the_permission(world: World) -> None:
    await world.apply()
    world.bot_may(discord.Permissions(manage_guild=True))
    assert await world.listing() == {"total": 1}
    world.bot_may(discord.Permissions(kick_members=True))
    assert set(await world.listing()) == {"guild_join_requests"}
    world.bot_may(discord.Permissions.none())
    with pytest.raises(discord.Forbidden):
        await world.listing()


async def test_approving_lets_the_person_in(world: World) -> None:
    request = await world.apply()
    answer = await world.decide(request.id, action="APPROVED")
    await world.env.settle()
    assert answer["application_status"] == "APPROVED"
    assert answer["actioned_by_user"]["id"] == str(world.env.backend.bot_user.id)
    assert answer["reviewed_at"] is not None
    assert world.bot.joined == [request.user_id]
    assert request.user_id in world.guild.member_ids()
    assert world.events[-1] == "GUILD_JOIN_REQUEST_UPDATE"
    assert (await world.listing())["guild_join_requests"] == []


async def test_a_previewing_applicant_stops_being_pending(world: World) -> None:
    request = await world.apply(previewing=True)
    guild = world.bot.get_guild(world.guild.id)
    assert guild is not None
    member = guild.get_member(request.user_id)
    assert member is not None
    assert member.pending
    await world.decide(request.id, action="APPROVED")
    await world.env.settle()
    assert not member.pending
    assert world.bot.joined == [request.user_id]


async def test_declining_keeps_the_reason(world: World) -> None:
    request = await world.apply()
    answer = await world.decide(request.id, action="REJECTED", rejection_reason="Inte i år.")
    assert answer["application_status"] == "REJECTED"
    assert answer["rejection_reason"] == "Inte i år."
    assert request.user_id not in world.guild.member_ids()


async def test_a_decided_application_comes_back_unchanged(world: World) -> None:
    request = await world.apply()
    first = await world.decide(request.id, action="REJECTED", rejection_reason="Nej.")
    events = len(world.bot.heard)
    second = await world.decide(request.id, action="APPROVED")
    assert second == first
    assert len(world.bot.heard) == events
    assert request.user_id not in world.guild.member_ids()


@pytest.mark.parametrize(
    "body",
    [
        {"action": "SUBMITTED"},
        {},
        {"action": "REJECTED", "rejection_reason": "x" * 161},
    ],
)
async def test_a_malformed_decision_is_refused(world: World, body: dict[str, str]) -> None:
    request = await world.apply()
    with pytest.raises(discord.HTTPException) as refused:
        await world.decide(request.id, **body)
    assert refused.value.status == 400
    assert request.is_open


async def test_deciding_needs_the_permission(world: World) -> None:
    request = await world.apply()
    world.bot_may(discord.Permissions(manage_guild=True))
    with pytest.raises(discord.Forbidden):
        await world.decide(request.id, action="APPROVED")


async def test_a_withdrawn_application_is_gone(world: World) -> None:
    request = await world.apply()
    await world.requests.withdraw(request)
    event, data = world.bot.heard[-1]
    assert event == "GUILD_JOIN_REQUEST_DELETE"
    assert data == {
        "id": str(request.id),
        "guild_id": str(world.guild.id),
        "user_id": str(request.user_id),
    }
    assert world.requests.get(request.id) is None
    with pytest.raises(discord.NotFound):
        await world.decide(request.id, action="APPROVED")


async def test_another_guild_cannot_decide_it(world: World) -> None:
    request = await world.apply()
    other = world.env.create_guild("Ett annat nätverk")
    world.requests.open_gate(other)
    route = Route(
        "PATCH",
        "/guilds/{guild_id}/requests/{request_id}",
        guild_id=other.id,
        request_id=request.id,
    )
    with pytest.raises(discord.NotFound):
        await world.bot.http.request(route, json={"action": "APPROVED"})
    assert request.is_open


async def test_a_moderator_decides_on_discords_own_screen(world: World) -> None:
    role = world.guild.create_role("Moderator", permissions=discord.Permissions(kick_members=True))
    moderator = world.guild.add_member(world.env.create_user("sara"), roles=[role])
    member = world.guild.add_member(world.env.create_user("olle"))
    request = await world.apply()
    with pytest.raises(simcord.BackendError):
        await world.requests.decide_in_discord(request, member, "APPROVED")
    await world.requests.decide_in_discord(request, moderator, "REJECTED", "Nej.")
    _, data = world.bot.heard[-1]
    assert data["status"] == "REJECTED"
    assert data["request"]["actioned_by_user"]["username"] == "sara"
    with pytest.raises(simcord.SetupError):
        await world.requests.decide_in_discord(request, moderator, "APPROVED")


async def test_one_open_application_a_person(world: World) -> None:
    request = await world.apply()
    user = simcord.UserHandle(world.env, world.env.backend.get_user(request.user_id))
    with pytest.raises(simcord.SetupError):
        await world.requests.submit(world.guild, user)
    assert world.requests.open_request_of(user, world.guild) is request
    await world.decide(request.id, action="REJECTED")
    again = await world.requests.submit(world.guild, user)
    assert again.id > request.id


async def test_answers_keep_discords_limits_unless_told_otherwise(world: World) -> None:
    user = world.env.create_user("maria")
    long: tuple[Response, ...] = (("TEXT_INPUT", "Titel", "x" * 151),)
    with pytest.raises(simcord.SetupError):
        await world.requests.submit(world.guild, user, long)
    with pytest.raises(simcord.SetupError):
        await world.requests.submit(world.guild, user, [("PARAGRAPH", "Vad?", "Jag")] * 6)
    request = await world.requests.submit(world.guild, user, long, within_limits=False)
    assert request.form_responses[0]["response"] == "x" * 151


async def test_an_unanswered_question_has_no_response(world: World) -> None:
    user = world.env.create_user("maria")
    request = await world.requests.submit(world.guild, user, [("PARAGRAPH", "Något mer?", None)])
    assert "response" not in request.form_responses[0]
