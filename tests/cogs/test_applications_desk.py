"""The moderators' desk: the card's buttons and the commands, and what everybody sees then."""

import discord
import pytest
from simcord import MemberActor
from simcord.results import InteractionResult

from bot.services import applications
from domain.applications import Application, State
from tests.cogs.test_applications_form import apply
from tests.cogs.worlds import World, buttons_of, components_of, text_of


async def card_of(world: World) -> discord.Message:
    cards = [m for m in world.channels.review.history() if "Ansökan" in text_of(m)]
    return cards[0]


async def stored(world: World) -> Application:
    [found] = await applications.listing(
        world.bot.uow, community_id=world.community_id, states=None
    )
    return found


async def press(world: World, label: str, who: MemberActor | None = None) -> InteractionResult:
    return await (who or world.moderator).click(await card_of(world), label=label)


async def test_one_click_lets_the_applicant_in_and_welcomes(world: World) -> None:
    await apply(world)
    answer = await press(world, "Godkänn")
    assert "Godkänd. Nils Ek släpps in nu" in text_of(answer)
    card = await card_of(world)
    assert f"✅ Godkänd av <@{world.moderator.id}>" in text_of(card)
    assert buttons_of(card) == {}
    member = world.newcomer.member or await world.bot.guilds[0].fetch_member(world.newcomer.id)
    assert world.roles.member.id in {role.id for role in member.roles}
    [message] = world.direct_messages(world.newcomer)
    assert "Välkommen till Ledstången" in message
    await world.advance(minutes=3)
    greeting = world.seen_in(world.channels.welcome)[-1]
    assert f"Varmt välkommen till Ledstången, <@{world.newcomer.id}>!" in greeting


async def test_a_no_carries_the_reason_and_when_to_apply_again(world: World) -> None:
    await apply(world, title="Handläggare", staff="no", work="Handlägger ärenden, ingen personal")
    form = await press(world, "Avböj")
    assert form.modal is not None
    answer = await world.moderator.submit_modal(form, {"reason": "Medarbetaransvar saknas."})
    assert "Avböjd. Nils Ek får ditt svar nu" in text_of(answer)
    [message] = world.direct_messages(world.newcomer)
    assert "> Medarbetaransvar saknas" in message
    assert "Ny ansökan från 31 jan" in message
    card = text_of(await card_of(world))
    assert "Avböjd av" in card
    assert "> Medarbetaransvar saknas" in card


async def test_the_proposed_reason_fits_and_is_in_the_applicants_language(world: World) -> None:
    await apply(world, title="Handläggare", staff="no", work="Handlägger ärenden, ingen personal")
    form = await press(world, "Avböj")
    [field] = [c for c in components_of(form) if c.get("custom_id") == "reason"]
    assert 0 < len(field["value"]) <= field["max_length"] <= 160
    await press(world, "Svara på engelska")
    english = [
        c for c in components_of(await press(world, "Avböj")) if c.get("custom_id") == "reason"
    ]
    assert english[0]["value"] != field["value"]


async def test_who_was_declined_sees_it_again_instead_of_a_form(world: World) -> None:
    await apply(world)
    form = await press(world, "Avböj")
    await world.moderator.submit_modal(form, {"reason": "Fel sektor."})
    invitation = world.channels.welcome.history()[0]
    answer = await world.newcomer.click(invitation, label="Ansök om medlemskap")
    assert "> Fel sektor" in text_of(answer)
    await world.advance(days=31)
    form = await world.newcomer.click(invitation, label="Ansök om medlemskap")
    assert form.modal is not None


async def test_a_question_goes_to_a_private_thread_and_the_answer_comes_back(
    world: World,
) -> None:
    await apply(world, staff="unsure", work="Leder verksamheten")
    form = await press(world, "Fråga mer")
    await world.moderator.submit_modal(form, {"question": "Hur många leder du?"})
    [thread] = world.channels.welcome.threads
    [question] = thread.history(viewer=world.newcomer)
    assert "> Hur många leder du?" in text_of(question)
    assert "Väntar på den sökande" in text_of(await card_of(world))
    form = await world.newcomer.click(question, label="Komplettera")
    answer = await world.newcomer.submit_modal(form, {"addition": "Tolv medarbetare"})
    assert "framme hos moderatorerna" in text_of(answer)
    assert (await stored(world)).state is State.IN_REVIEW
    card = text_of(await card_of(world))
    assert "> Osäker" in card
    assert "> **Tolv medarbetare**" in card
    assert "✅ uppfyllt · **Medarbetaransvar**" in card
    assert "har kompletterats" in world.seen_in(world.channels.review)[-1]


async def test_waiting_ends_with_a_reminder_to_the_moderators_alone(world: World) -> None:
    await apply(world)
    form = await press(world, "Fråga mer")
    await world.moderator.submit_modal(form, {"question": "Hur många leder du?"})
    before = len(world.direct_messages(world.newcomer))
    await world.advance(days=15)
    assert (await stored(world)).state is State.LAPSED
    assert "ingen har sagt nej" in world.seen_in(world.channels.review)[-1]
    assert len(world.direct_messages(world.newcomer)) == before
    assert "Godkänn" in buttons_of(await card_of(world))


async def test_of_two_moderators_the_second_hears_who_and_when(world: World) -> None:
    await apply(world)
    number = (await stored(world)).application_id
    await press(world, "Jag tar den")
    late = await world.forge_component(
        world.other_moderator, f"applications:take:{number}", channel=world.channels.review
    )
    assert f"<@{world.moderator.id}> tog ansökan" in text_of(late)
    await press(world, "Godkänn")
    late = await world.forge_component(
        world.other_moderator, f"applications:approve:{number}", channel=world.channels.review
    )
    assert f"redan godkänd av <@{world.moderator.id}>" in text_of(late)


async def test_handing_back_frees_the_application(world: World) -> None:
    await apply(world)
    await press(world, "Jag tar den")
    answer = await press(world, "Lämna tillbaka", world.other_moderator)
    assert "fri för alla moderatorer" in text_of(answer)
    assert "Jag tar den" in buttons_of(await card_of(world))


MODERATORS_ALONE = [
    "applications:take", "applications:release", "applications:approve",
    "applications:decline", "applications:ask", "applications:language", "applications:whole",
    "applications:page",
]  # fmt: skip


@pytest.mark.parametrize("route", MODERATORS_ALONE)
async def test_a_forged_press_by_a_member_does_nothing(world: World, route: str) -> None:
    await apply(world)
    before = await stored(world)
    for person in (world.members[0], world.newcomer, world.organiser):
        answer = await world.forge_component(person, f"{route}:{before.application_id}")
        assert "bara nätverkets moderatorer" in text_of(answer)
    assert await stored(world) == before


@pytest.mark.parametrize("command", ["list", "show", "approve", "decline", "ask"])
async def test_a_forged_command_by_a_member_does_nothing(world: World, command: str) -> None:
    await apply(world)
    before = await stored(world)
    options = {} if command == "list" else {"application": before.application_id}
    answer = await world.forge_slash(world.members[0], f"applications {command}", **options)
    assert "bara nätverkets moderatorer" in text_of(answer)
    assert await stored(world) == before


async def test_names_are_suggested_to_moderators_alone(world: World) -> None:
    await apply(world)
    offered = await world.moderator.autocomplete(
        world.channels.review, "applications approve", "application", "ni"
    )
    assert [choice["name"] for choice in offered] == ["1 · Nils Ek · väntar på moderator"]
    none = await world.moderator.autocomplete(
        world.channels.review, "applications approve", "application", "zz"
    )
    assert none == []


async def test_a_moderator_who_loses_the_role_between_two_clicks_is_refused(
    world: World,
) -> None:
    await apply(world)
    number = (await stored(world)).application_id
    # In a channel that the person goes on seeing without the role.
    form = await world.moderator.slash(
        world.channels.welcome, "applications decline", application=number
    )
    world.env.backend.remove_member_role(
        world.guild.id, world.moderator.id, world.roles.moderator.id
    )
    await world.env.settle()
    answer = await world.moderator.submit_modal(form, {"reason": "Nej."})
    assert "bara nätverkets moderatorer" in text_of(answer)
    assert (await stored(world)).state is State.SUBMITTED


async def test_the_desk_by_commands(world: World) -> None:
    await apply(world)
    number = (await stored(world)).application_id
    review = world.channels.review
    listing = await world.moderator.slash(review, "applications list")
    assert "Nils Ek" in text_of(listing)
    assert listing.ephemeral
    shown = await world.moderator.slash(review, "applications show", application=number)
    assert "> **Enhetschef**" in text_of(shown)
    asked = await world.moderator.slash(review, "applications ask", application=number)
    assert asked.modal is not None
    done = await world.moderator.slash(
        review, "applications decline", application=number, reason="Fel sektor."
    )
    assert "Avböjd" in text_of(done)
    declined = await world.moderator.slash(review, "applications list", state="declined")
    assert "Nils Ek" in text_of(declined)
    again = await world.moderator.slash(review, "applications approve", application=number)
    assert "redan avböjd" in text_of(again)
    missing = await world.moderator.slash(review, "applications show", application=4711)
    assert "hör det inte till" in text_of(missing)


async def test_a_reason_that_leaves_no_room_for_the_date_is_shown_before_it_is_sent(
    world: World,
) -> None:
    await apply(world)
    number = (await stored(world)).application_id
    form = await world.moderator.slash(
        world.channels.review, "applications decline", application=number, reason="ord " * 39 + "x"
    )
    [field] = [c for c in components_of(form) if c.get("custom_id") == "reason"]
    assert field["value"].startswith("ord ord")
    assert len(field["value"]) <= field["max_length"] < 157
    assert (await stored(world)).is_open


async def test_nobody_handles_their_own(world: World) -> None:
    await apply(world)
    world.env.backend.add_member_role(world.guild.id, world.newcomer.id, world.roles.moderator.id)
    await world.env.settle()
    answer = await press(world, "Godkänn", world.newcomer)
    assert "din egen ansökan" in text_of(answer)


async def test_the_longest_answers_fit_the_card_and_show_whole_by_a_button(
    world: World,
) -> None:
    questions = [("PARAGRAPH", f"Fråga {n}: " + "ord " * 60, "*@" * 500) for n in range(5)]
    world.requests.open_gate(world.guild)
    await world.requests.submit(world.guild, world.outsider, questions)  # type: ignore[arg-type]
    card = await card_of(world)
    assert len(text_of(card)) <= 4000
    assert "…" in text_of(card)
    whole = await press(world, "Visa hela svaren")
    assert whole.ephemeral
    text = text_of(whole)
    assert text.count("\\*") == 2500
    for part in [whole.response, *whole.followups]:
        assert part is not None
        assert len(text_of(part)) <= 4000
