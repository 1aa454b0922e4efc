"""Somebody who can't be asked: the desk is told at once, and a no says what to complete."""

from dataclasses import replace

import pytest

from bot.i18n import I18n
from bot.replies import return_text
from domain.applications import REASON_LENGTH, State
from sandbox.join_requests import JoinRequest
from tests.cogs.test_applications_desk import card_of, press, stored
from tests.cogs.test_applications_form import apply
from tests.cogs.worlds import World, buttons_of, components_of, text_of
from tests.domain.test_applications import application

VAGUE = [
    ("TEXT_INPUT", "Vilken titel har du?", "Enhetschef"),
    ("TEXT_INPUT", "Var arbetar du?", "Lunds kommun"),
    ("PARAGRAPH", "Har du personalansvar?", "Det beror på"),
]
BUTTON = "Avböj och be om ny ansökan"
I18N = I18n(default_locale="sv")


async def ask(world: World, question: str = "Hur många leder du?") -> JoinRequest:
    world.requests.open_gate(world.guild)
    request = await world.requests.submit(world.guild, world.outsider, VAGUE)  # type: ignore[arg-type]
    form = await press(world, "Fråga mer")
    assert "inte alltid att nå" in text_of(form)
    answer = await world.moderator.submit_modal(form, {"question": question})
    assert "Kommer den inte fram säger kortet till" in text_of(answer)
    await world.do_due()
    return request


def proposal_in(form: object) -> str:
    [field] = [c for c in components_of(form) if c.get("custom_id") == "reason"]  # type: ignore[arg-type]
    assert len(field["value"]) <= field["max_length"] <= REASON_LENGTH
    return str(field["value"])


async def test_the_card_says_at_once_what_can_be_done(world: World) -> None:
    await ask(world)
    found = await stored(world)
    assert (found.state, found.taken_by) == (State.IN_REVIEW, world.moderator.id)
    card = await card_of(world)
    for part in ("Frågan nådde inte fram", "> Hur många leder du?", "kan söka igen direkt"):
        assert part in text_of(card)
    assert "Väntar på den sökande" not in text_of(card)
    assert BUTTON in buttons_of(card)
    assert "är tillbaka hos er" in world.seen_in(world.channels.review)[-1]


async def test_nobody_is_said_not_to_have_answered(world: World) -> None:
    await ask(world)
    await press(world, "Lämna tillbaka")
    before = world.seen_in(world.channels.review)
    await world.advance(days=20)
    assert world.seen_in(world.channels.review) == before
    assert (await stored(world)).state is State.SUBMITTED


async def test_one_button_offers_a_no_that_says_what_to_complete(world: World) -> None:
    request = await ask(world)
    form = await press(world, BUTTON)
    assert "Personen kan söka igen direkt" in text_of(form)
    proposal = proposal_in(form)
    assert proposal == (
        "Hur många leder du? Vi når dig inte på Discord, så svara gärna i en ny ansökan."
    )
    await world.moderator.submit_modal(form, {"reason": proposal})
    assert world.requests.get(request.id).rejection_reason == proposal
    card = await card_of(world)
    assert "Frågan nådde inte fram" not in text_of(card)
    assert buttons_of(card) == {}


async def test_a_long_question_gives_way_to_what_the_answers_leave_open(world: World) -> None:
    await ask(world, "Vi undrar en hel del. " * 20)
    proposal = proposal_in(await press(world, BUTTON))
    assert "medarbetaransvar" in proposal
    assert proposal.endswith("svara gärna i en ny ansökan.")


async def test_a_second_reader_confirms_that_no_too(world: World) -> None:
    await world.change(second_reader=True)
    request = await ask(world)
    form = await press(world, BUTTON)
    await world.moderator.submit_modal(form, {"reason": "Hur många leder du?"})
    card = await card_of(world)
    assert BUTTON not in buttons_of(card)
    assert "Avslutas ansökan med ett nej kan personen söka igen direkt" in text_of(card)
    await press(world, "Bekräfta", world.other_moderator)
    assert world.requests.get(request.id).rejection_reason == "Hur många leder du?"


async def test_who_can_be_reached_again_is_asked_again(world: World) -> None:
    await ask(world)
    world.guild.add_member(world.outsider)
    await world.env.settle()
    form = await press(world, "Fråga mer")
    await world.moderator.submit_modal(form, {"question": "Och hur många direkt?"})
    await world.do_due()
    assert (await stored(world)).state is State.WAITING
    assert BUTTON not in buttons_of(await card_of(world))
    assert "> Och hur många direkt?" in world.direct_messages(world.outsider)[-1]


async def test_a_forged_press_by_a_member_does_nothing(world: World) -> None:
    await ask(world)
    before = await stored(world)
    for person in (world.members[0], world.newcomer, world.organiser):
        answer = await world.forge_component(person, f"applications:return:{before.application_id}")
        assert "bara nätverkets moderatorer" in text_of(answer)
    assert await stored(world) == before


async def test_who_is_inside_is_asked_without_any_warning(world: World) -> None:
    await apply(world, staff="unsure", work="Leder verksamheten")
    assert "inte alltid att nå" not in text_of(await press(world, "Fråga mer"))


MISSING = (
    "leading", "staff", "public", "leading-staff", "leading-public", "staff-public",
    "leading-staff-public", "general",
)  # fmt: skip


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize("missing", MISSING)
@pytest.mark.parametrize("question", [None, "Hur många?", "x" * 150, "å" * 1000, "rad\n\nrad"])
def test_every_such_no_fits_and_asks_for_a_new_application(
    locale: str, missing: str, question: str | None
) -> None:
    one = replace(application(State.IN_REVIEW), locale=locale, question=question)
    proposed = I18N.text(f"screening-ask-{missing}", locale)
    text = return_text(I18N, one, proposed_question=proposed)
    assert len(text) <= REASON_LENGTH
    assert "\n" not in text
    assert "…" not in text
    assert text.endswith(("ny ansökan.", "new application.", "by reapplying."))
