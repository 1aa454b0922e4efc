"""Undo, the second reader, the clear ones, the alarm and the habits, as moderators meet them."""

import pytest
from simcord.enums import ComponentType

from domain.applications import State
from tests.cogs.test_applications_desk import card_of, press, stored
from tests.cogs.test_applications_form import apply, press_apply
from tests.cogs.worlds import World, buttons_of, menus_of, options_of, text_of

UNSURE = {"staff": "unsure", "work": "Leder verksamheten"}


@pytest.fixture
async def slow(world: World) -> World:
    """A server where a decision waits for two minutes."""
    await world.change(decision_delay_seconds=120)
    return world


async def test_a_decision_that_waits_can_be_undone_by_any_moderator(slow: World) -> None:
    await apply(slow)
    assert "släpps in om 2 minuter" in text_of(await press(slow, "Godkänn"))
    card = await card_of(slow)
    assert "Beslutet går ut" in text_of(card)
    assert list(buttons_of(card)) == ["Ångra"]
    answer = await press(slow, "Ångra", slow.other_moderator)
    assert "har inte gått ut" in text_of(answer)
    card = await card_of(slow)
    assert "Väntar på en moderator" in text_of(card)
    assert "Godkänn" in buttons_of(card)
    await slow.advance(minutes=10)
    assert slow.direct_messages(slow.newcomer) == []
    assert (await stored(slow)).state is State.SUBMITTED


async def test_after_it_has_gone_out_the_button_is_gone_and_the_card_says_what_is_left(
    slow: World,
) -> None:
    await apply(slow)
    form = await press(slow, "Avböj")
    await slow.moderator.submit_modal(form, {"reason": "Fel sektor."})
    number = (await stored(slow)).application_id
    status = await press_apply(slow)
    assert "Fel sektor" not in text_of(status)
    assert "väntar på att en moderator läser" in text_of(status)
    await slow.advance(minutes=3)
    assert len(slow.direct_messages(slow.newcomer)) == 1
    card = await card_of(slow)
    assert "be personen att söka igen" in text_of(card)
    assert buttons_of(card) == {}
    late = await slow.forge_component(
        slow.moderator, f"applications:undo:{number}", channel=slow.channels.review
    )
    assert "har redan gått ut" in text_of(late)


async def test_a_native_decision_says_that_it_can_not_be_changed(slow: World) -> None:
    slow.requests.open_gate(slow.guild)
    await slow.requests.submit(
        slow.guild, slow.outsider, [("TEXT_INPUT", "Vilken titel har du?", "Rektor")]
    )
    await press(slow, "Godkänn")
    await press(slow, "Ångra")
    await press(slow, "Godkänn")
    await slow.advance(minutes=3)
    assert "kan inte ändras i efterhand" in text_of(await card_of(slow))
    assert (await stored(slow)).state is State.APPROVED


async def test_two_read_what_is_unsure(world: World) -> None:
    await world.change(second_reader=True)
    await apply(world, **UNSURE)
    form = await press(world, "Avböj")
    answer = await world.moderator.submit_modal(form, {"reason": "Ansvaret framgår inte."})
    assert "En annan moderator behöver bekräfta" in text_of(answer)
    card = await card_of(world)
    assert f"Förslag av <@{world.moderator.id}>" in text_of(card)
    assert "> Ansvaret framgår inte" in text_of(card)
    assert {"Bekräfta", "Jag tycker annorlunda", "Fråga mer"} <= set(buttons_of(card))
    assert "Godkänn" not in buttons_of(card)
    assert "ett förslag till beslut" in world.seen_in(world.channels.review)[-1]
    assert "ditt eget förslag" in text_of(await press(world, "Bekräfta"))
    assert world.direct_messages(world.newcomer) == []
    assert "Avböjd" in text_of(await press(world, "Bekräfta", world.other_moderator))
    card = text_of(await card_of(world))
    assert f"Avböjd av <@{world.other_moderator.id}>" in card
    assert f"Föreslogs av <@{world.moderator.id}>" in card
    assert len(world.direct_messages(world.newcomer)) == 1


async def test_who_sees_it_differently_reads_on(world: World) -> None:
    await world.change(second_reader=True)
    await apply(world, **UNSURE)
    await press(world, "Godkänn")
    answer = await press(world, "Jag tycker annorlunda", world.other_moderator)
    assert f"prata gärna med <@{world.moderator.id}>" in text_of(answer)
    card = await card_of(world)
    assert f"Läses av <@{world.other_moderator.id}>" in text_of(card)
    assert "Godkänn" in buttons_of(card)
    assert "tycker annorlunda" in world.seen_in(world.channels.review)[-1]


async def test_a_claim_that_nobody_uses_lapses(world: World) -> None:
    await apply(world)
    await press(world, "Jag tar den")
    await world.advance(hours=25)
    assert "Jag tar den" in buttons_of(await card_of(world))
    assert "legat orörd i 24 timmar" in world.seen_in(world.channels.review)[-1]


async def test_the_queue_is_reminded_of_at_the_chosen_hour_and_only_then(world: World) -> None:
    await world.change(alarm_hours=(8,), alarm_after_hours=48)
    await apply(world)
    await world.advance(days=2)
    assert len(world.seen_in(world.channels.review)) == 1
    await world.advance(days=1)
    reminder = world.seen_in(world.channels.review)[-1]
    assert "En ansökan har väntat på moderator i mer än 48 timmar" in reminder
    assert ": 1." in reminder
    await press(world, "Godkänn")
    count = len(world.seen_in(world.channels.review))
    await world.advance(days=3)
    assert len(world.seen_in(world.channels.review)) == count


async def test_the_clear_ones_are_approved_with_one_confirmation(slow: World) -> None:
    review = slow.channels.review
    none = await slow.moderator.slash(review, "applications clear")
    assert "inga klara" in text_of(none)
    await apply(slow)
    listing = await slow.moderator.slash(review, "applications list")
    form = await slow.moderator.click(listing.response, label="Godkänn de klara")
    assert form.modal is not None
    [menu] = menus_of(form).values()
    assert options_of(menu) == {"1 · Nils Ek": "1"}
    done = await slow.moderator.submit_modal(form, {"applications": ["1"]})
    assert "En ansökan är godkänd: 1." in text_of(done)
    assert "kan vart och ett ångras" in text_of(done)
    assert list(buttons_of(await card_of(slow))) == ["Ångra"]


async def test_what_somebody_took_meanwhile_is_skipped_and_said(world: World) -> None:
    await apply(world)
    form = await world.moderator.slash(world.channels.review, "applications clear")
    await press(world, "Jag tar den", world.other_moderator)
    done = await world.moderator.submit_modal(form, {"applications": ["1"]})
    assert "Ingen ansökan godkändes" in text_of(done)
    assert f"Ansökan 1 hoppades över: <@{world.other_moderator.id}> tog" in text_of(done)


async def test_the_habits_are_chosen_from_menus_and_kept(world: World) -> None:
    shown = await world.administrator.slash(world.channels.review, "applications habits")
    assert "ett förslag är klockan 8" in text_of(shown)
    assert "Europe/" not in text_of(shown)
    chosen = {1: ["1"], 2: ["48"], 3: ["17", "8"], 4: ["72"]}
    page = shown.response
    for number, values in chosen.items():
        answer = await world.administrator.select(
            page, values, custom_id=f"applications:habit:{number}"
        )
        assert answer is not None
    community = await world.community()
    assert (community.second_reader, community.claim_hours) == (True, 48)
    assert (community.alarm_hours, community.alarm_after_hours) == ((8, 17), 72)
    assert community.decision_delay_seconds == 0


@pytest.mark.parametrize(
    ("number", "values"), [(2, ["1000"]), (1, ["7"]), (3, ["25"]), (9, ["1"]), (4, ["x"])]
)
async def test_a_forged_habit_is_not_kept(world: World, number: int, values: list[str]) -> None:
    before = await world.community()
    await world.forge_component(
        world.administrator,
        f"applications:habit:{number}",
        kind=ComponentType.STRING_SELECT,
        values=values,
    )
    assert await world.community() == before


@pytest.mark.parametrize("route", ["undo", "confirm", "disagree", "clear"])
async def test_a_forged_press_by_a_member_does_nothing(slow: World, route: str) -> None:
    await apply(slow)
    await press(slow, "Godkänn")
    before = await stored(slow)
    for person in (slow.members[0], slow.newcomer, slow.organiser):
        answer = await slow.forge_component(person, f"applications:{route}:1")
        assert "bara nätverkets moderatorer" in text_of(answer)
    assert await stored(slow) == before


@pytest.mark.parametrize("command", ["clear", "habits"])
async def test_a_forged_command_is_refused(world: World, command: str) -> None:
    answer = await world.forge_slash(world.members[0], f"applications {command}")
    assert "bara" in text_of(answer)
    if command == "habits":
        moderator = await world.forge_slash(world.moderator, "applications habits")
        assert "administratör" in text_of(moderator)


async def test_the_applicant_can_not_undo_their_own(slow: World) -> None:
    await apply(slow)
    await press(slow, "Godkänn")
    slow.env.backend.add_member_role(slow.guild.id, slow.newcomer.id, slow.roles.moderator.id)
    await slow.env.settle()
    assert "din egen ansökan" in text_of(await press(slow, "Ångra", slow.newcomer))


@pytest.mark.parametrize("undone", [True, False])
async def test_a_question_held_up_by_discord_goes_out_only_if_the_decision_is_undone(
    slow: World, undone: bool
) -> None:
    await apply(slow, **UNSURE)
    slow.env.inject_error("POST", "/channels/*/threads", status=503)
    form = await press(slow, "Fråga mer")
    await slow.moderator.submit_modal(form, {"question": "Hur många leder du?"})
    await press(slow, "Godkänn")
    await slow.advance(seconds=20)
    assert [text_of(m) for thread in slow.channels.welcome.threads for m in thread.history()] == []
    if undone:
        await press(slow, "Ångra")
    await slow.advance(minutes=5)
    texts = [text_of(m) for thread in slow.channels.welcome.threads for m in thread.history()]
    assert any("> Hur många leder du?" in text for text in texts) is undone
    assert ((await stored(slow)).state is State.WAITING) is undone
