"""Discord's own membership applications: in by event or by poll, decided here or there."""

import discord
import pytest
from simcord import MemberActor

from bot.services import applications
from domain.applications import Application, State
from sandbox.join_requests import JoinRequest
from tests.cogs.test_applications_desk import card_of, press
from tests.cogs.worlds import World, buttons_of, components_of, text_of

FORM = [
    ("TEXT_INPUT", "Vilken titel har du?", "Rektor"),
    ("TEXT_INPUT", "Var arbetar du?", "Lunds kommun"),
    ("PARAGRAPH", "Har du medarbetaransvar?", "Ja, för 32 lärare"),
    ("PARAGRAPH", "Berätta vad du gör", "Leder en grundskola"),
    ("TERMS", "Jag följer reglerna", True),
]


async def submit(world: World, **how: object) -> JoinRequest:
    world.requests.open_gate(world.guild)
    return await world.requests.submit(world.guild, world.outsider, FORM, **how)  # type: ignore[arg-type]


async def stored(world: World) -> list[Application]:
    return await applications.listing(world.bot.uow, community_id=world.community_id, states=None)


async def poll(world: World) -> None:
    await world.run(world.bot.join_requests.poll)
    await world.do_due()


@pytest.mark.parametrize("event", ["CREATE", "UPDATE"])
async def test_a_request_becomes_a_card(world: World, event: str) -> None:
    await submit(world, arrives_as=event)
    text = text_of(await card_of(world))
    for part in ("Maria Lindqvist", "> **Rektor**", "> **Lunds kommun**", "Har godkänt reglerna"):
        assert part in text
    assert "Förslag: godkänn" in text
    assert "Discords medlemsansökan" in text


async def test_approving_lets_the_person_in_gives_the_role_and_greets(world: World) -> None:
    request = await submit(world)
    await press(world, "Godkänn")
    await world.advance(minutes=5)
    assert world.requests.get(request.id).status == "APPROVED"
    guild = world.bot.get_guild(world.guild.id)
    assert guild is not None
    member = await guild.fetch_member(world.outsider.id)
    assert world.roles.member.id in {role.id for role in member.roles}
    assert f"<@{world.outsider.id}>" in world.seen_in(world.channels.welcome)[-1]
    [found] = await stored(world)
    assert found.state is State.APPROVED


async def test_who_is_let_in_is_known_to_read_the_language_of_the_answers(world: World) -> None:
    await submit(world)
    await press(world, "Godkänn")
    await world.advance(minutes=5)
    member = MemberActor(world.env, world.guild, world.outsider)
    profile = text_of(await member.slash(world.channels.welcome, "me"))
    assert "Direktmeddelanden från mig:** på svenska" in profile


async def test_declining_sends_the_reason_within_160_characters(world: World) -> None:
    request = await submit(world)
    form = await press(world, "Avböj")
    room = next(c["max_length"] for c in components_of(form) if c.get("custom_id") == "reason")
    await world.moderator.submit_modal(form, {"reason": "ord " * (room // 4)})
    decided = world.requests.get(request.id)
    assert decided.status == "REJECTED"
    assert decided.rejection_reason is not None
    assert len(decided.rejection_reason) <= 160
    assert "Ny ansökan från" in decided.rejection_reason


@pytest.mark.parametrize(("action", "said"), [("APPROVED", "Godkänd"), ("REJECTED", "Avböjd")])
async def test_a_decision_in_discord_closes_the_card(world: World, action: str, said: str) -> None:
    request = await submit(world)
    await world.requests.decide_in_discord(request, world.moderator, action, None)
    await world.do_due()
    card = await card_of(world)
    assert f"{said} av <@{world.moderator.id}>" in text_of(card)
    assert "Discords egen vy" in text_of(card)
    assert buttons_of(card) == {}


async def test_a_withdrawn_request_closes_the_card(world: World) -> None:
    request = await submit(world)
    await world.requests.withdraw(request)
    assert "Återtagen" in text_of(await card_of(world))


async def test_what_events_lost_the_poll_finds(world: World) -> None:
    world.requests.events_lost = True
    request = await submit(world)
    assert await stored(world) == []
    await poll(world)
    [found] = await stored(world)
    assert found.join_request_id == request.id
    await world.requests.decide_in_discord(request, world.moderator, "REJECTED", None)
    await poll(world)
    [found] = await stored(world)
    assert found.state is State.DECLINED


async def test_a_withdrawal_that_no_event_told_of_is_found(world: World) -> None:
    world.requests.events_lost = True
    request = await submit(world)
    await poll(world)
    await world.requests.withdraw(request)
    await poll(world)
    [found] = await stored(world)
    assert found.state is State.WITHDRAWN


async def test_a_withheld_list_means_unknown_never_empty(world: World) -> None:
    await submit(world)
    everything = discord.Permissions.all()
    everything.update(kick_members=False, administrator=False)
    world.env.backend.edit_role(
        world.guild.id, world.roles.bot.id, {"permissions": everything.value}
    )
    await poll(world)
    [found] = await stored(world)
    assert found.is_open


async def test_a_server_without_the_feature_is_not_asked(world: World) -> None:
    await poll(world)
    asked = [r for r in world.env.http_requests if r.path.endswith("/requests")]
    assert asked == []


async def test_a_request_before_the_set_up_is_taken_in_after_it(unset_world: World) -> None:
    world = unset_world
    await submit(world)
    assert await stored(world) == []
    await world.set_up()
    await poll(world)
    assert len(await stored(world)) == 1


async def test_an_applicant_who_cannot_be_written_to_is_told_of_to_the_moderators(
    world: World,
) -> None:
    await submit(world)
    form = await press(world, "Fråga mer")
    await world.moderator.submit_modal(form, {"question": "Hur många leder du?"})
    await world.do_due()
    assert "frågan nådde inte fram" in world.seen_in(world.channels.review)[-1]


async def test_a_decision_that_discord_took_first_is_what_counts(world: World) -> None:
    request = await submit(world)
    world.requests.events_lost = True
    await world.requests.decide_in_discord(request, world.moderator, "REJECTED", None)
    world.requests.events_lost = False
    await press(world, "Godkänn")
    await world.do_due()
    [found] = await stored(world)
    assert found.state is State.DECLINED
    assert "avgjor" in " ".join(world.seen_in(world.channels.review)[1:])


async def test_an_english_answer_is_answered_in_english(world: World) -> None:
    world.requests.open_gate(world.guild)
    form = [
        ("TEXT_INPUT", "Your title", "Head teacher"),
        ("TEXT_INPUT", "Where do you work?", "City of Gothenburg"),
        ("PARAGRAPH", "Staff responsibility", "Yes, I am responsible for 30 teachers"),
    ]
    await world.requests.submit(world.guild, world.outsider, form)  # type: ignore[arg-type]
    [found] = await stored(world)
    assert found.locale == "en"
    assert "Svaret går ut på engelska" in text_of(await card_of(world))
