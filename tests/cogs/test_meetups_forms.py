"""Proposing and drawing up a meetup: what was typed comes back in words before anybody sees it."""

import pytest
from simcord import MemberActor
from simcord.results import InteractionResult

from domain.meetup_values import Meetup, State
from tests.cogs.meeting import (
    PROPOSAL,
    TITLE,
    announced,
    answers,
    defaults_of,
    every,
    local,
    press,
    slash,
    stored,
)
from tests.cogs.worlds import World, buttons_of, text_of

NOT_CONFIRMED = ["Ändra", "Kasta utkastet"]


async def proposed(
    world: World, person: MemberActor | None = None, **changed: str
) -> InteractionResult:
    """Fill in the form, up to the question whether all is right."""
    who = person or world.members[0]
    form = await slash(world, who, "propose")
    return await who.submit_modal(form, {**PROPOSAL, **changed})


async def only(world: World) -> Meetup:
    [meetup] = await every(world)
    return meetup


async def test_a_proposal_is_read_back_in_words_before_anybody_sees_it(world: World) -> None:
    anna = world.members[0]
    preview = await proposed(world)
    assert preview.ephemeral
    text = text_of(preview)
    assert "Så här blir träffen. Stämmer allt?" in text
    assert "**När:** fredag 2 januari 2026 kl. 12.00–13.00" in text
    assert "**Var:** Kafé Hylla, Göteborgsvägen 4" in text
    assert "0 av 8 platser" in text
    assert list(buttons_of(preview)) == ["Ja, föreslå träffen", *NOT_CONFIRMED]
    draft = await only(world)
    assert (draft.state, draft.host_id) == (State.DRAFT, anna.id)
    assert world.seen_in(world.channels.meetups) == []
    done = await anna.click(preview.response, label="Ja, föreslå träffen")
    assert f"Tack! {TITLE} är föreslagen" in text_of(done)
    kept = await only(world)
    assert kept.state is State.PROPOSED
    assert (local(kept.start_at), local(kept.end_at)) == ("2026-01-02 11:00", "2026-01-02 12:00")


async def test_where_nothing_is_approved_the_proposal_is_shown_at_once(world: World) -> None:
    await world.change(meetup_approval=False)
    anna = world.members[0]
    preview = await proposed(world)
    done = await anna.click(preview.response, label="Ja, visa träffen för alla")
    assert f"{TITLE} är publicerad" in text_of(done)
    assert (await only(world)).state is State.OPEN


async def test_an_ambiguous_date_is_asked_back_as_buttons(world: World) -> None:
    anna = world.members[0]
    asked = await proposed(world, when="imorgon kl 7-9")
    choices = [label for label in buttons_of(asked) if label not in NOT_CONFIRMED]
    assert choices == [
        "fredag 2 januari 2026 kl. 07.00–09.00", "fredag 2 januari 2026 kl. 19.00–21.00",
    ]  # fmt: skip
    preview = await anna.click(asked.response, label=choices[1])
    assert f"**När:** {choices[1]}" in text_of(preview)
    assert "Ja, föreslå träffen" in buttons_of(preview)
    assert local((await only(world)).start_at) == "2026-01-02 18:00"


@pytest.mark.parametrize(
    ("when", "why"),
    [
        ("tors 13 mars 2026 kl 9", "Veckodagen och datumet hör inte ihop"),
        ("12 mars 2025 kl 9", "den dagen har redan varit"),
        ("12 mars", "När på dagen börjar det?"),
        ("29 mars 2026 kl 02:30", "ställs klockan fram"),
        ("nångång snart", "Jag läser inte riktigt datumet"),
    ],
)
async def test_a_date_that_can_not_be_is_explained_and_all_else_is_kept(
    world: World, when: str, why: str
) -> None:
    anna = world.members[0]
    refused = await proposed(world, when=when)
    assert why in text_of(refused)
    assert "Ja, föreslå träffen" not in buttons_of(refused)
    form = await anna.click(refused.response, label="Ändra")
    assert defaults_of(form) == {**PROPOSAL, "when": when}
    preview = await anna.submit_modal(form, {**PROPOSAL, "when": "12 mars 2026 kl 9.30"})
    assert "**När:** torsdag 12 mars 2026 kl. 09.30" in text_of(preview)
    assert len(await every(world)) == 1


async def test_what_was_typed_survives_a_refusal_of_other_kinds(world: World) -> None:
    anna = world.members[0]
    refused = await proposed(world, where="https://", capacity="många")
    assert "Antalet platser ska vara mellan 1 och 5" in text_of(refused)
    form = await anna.click(refused.response, label="Ändra")
    assert defaults_of(form) == {**PROPOSAL, "where": "https://", "capacity": "många"}
    again = await anna.submit_modal(form, {**PROPOSAL, "where": "https://"})
    assert "Länken ser inte ut att fungera" in text_of(again)
    assert await every(world) == []


async def test_the_hour_that_the_clocks_show_twice_is_asked_back(world: World) -> None:
    asked = await proposed(world, when="25 oktober 2026 02:30")
    choices = [label for label in buttons_of(asked) if label not in NOT_CONFIRMED]
    shown = "söndag 25 oktober 2026 kl. 02.30"
    assert choices == [f"{shown} (sommartid)", f"{shown} (normaltid)"]


async def test_a_month_alone_is_a_date_to_come(world: World) -> None:
    preview = await proposed(world, when="juni")
    assert "**När:** juni 2026, datum kommer" in text_of(preview)
    await world.members[0].click(preview.response, label="Ja, föreslå träffen")
    kept = await only(world)
    assert (kept.state, kept.start_at) == (State.PROPOSED, None)


async def test_an_old_preview_can_not_put_forward_what_it_did_not_show(world: World) -> None:
    anna = world.members[0]
    old = await proposed(world)
    number = (await only(world)).meetup_id
    form = await press(world, anna, "change", number)
    await anna.submit_modal(form, {**PROPOSAL, "title": "Middag"})
    again = await anna.click(old.response, label="Ja, föreslå träffen")
    assert "Utkastet har ändrats sedan du såg det" in text_of(again)
    assert (await only(world)).state is State.DRAFT


async def test_a_draft_is_thrown_away(world: World) -> None:
    anna = world.members[0]
    preview = await proposed(world)
    gone = await anna.click(preview.response, label="Kasta utkastet")
    assert "Utkastet är borta" in text_of(gone)
    assert await every(world) == []


async def test_an_organiser_draws_up_everything_in_parts(world: World) -> None:
    olof = world.organiser
    form = await slash(world, olof, "create")
    screen = await olof.submit_modal(form, PROPOSAL)
    assert list(buttons_of(screen)) == [
        "Grunden", "Tid", "Plats", "Platser och anmälan", "Köns regler", "Program och talare",
        "Visa för alla", "Kasta utkastet",
    ]  # fmt: skip
    form = await olof.click(screen.response, label="Program och talare")
    speakers = "Lisa Ek, regiondirektör: Förändring i vården (12.15)\nPer Sund"
    screen = await olof.submit_modal(
        form, {"agenda": "12.00 Lunch", "speakers": speakers, "asks": ["diet"]}
    )
    text = text_of(screen)
    assert "• 12.15 Lisa Ek, regiondirektör: Förändring i vården\n• Per Sund" in text
    form = await olof.click(screen.response, label="Program och talare")
    assert defaults_of(form)["speakers"] == speakers
    form = await olof.click(screen.response, label="Platser och anmälan")
    screen = await olof.submit_modal(
        form,
        {"capacity": "130", "guests": ["1"], "closes": "1 jan kl 18", "names": ["yes"]},
    )
    assert "**Anmäl dig senast:** torsdag 1 januari kl. 18.00" in text_of(screen)
    form = await olof.click(screen.response, label="Köns regler")
    screen = await olof.submit_modal(
        form, {"employer_cap": "3", "first": ["yes"], "offer": ["48"], "confirm": ["72"]}
    )
    form = await olof.click(screen.response, label="Plats")
    screen = await olof.submit_modal(
        form, {"venue": "Stadshuset", "address": "Torget 1", "link": "https://moten.example/1"}
    )
    assert "Stadshuset, Torget 1 – eller online" in text_of(screen)
    form = await olof.click(screen.response, label="Grunden")
    screen = await olof.submit_modal(
        form,
        {
            "title": TITLE, "description": "Hej!", "cost": "95 kr", "contact": "Olof",
            "host": [world.members[0]],
        },
    )  # fmt: skip
    assert f"**Värd:** <@{world.members[0].id}>" in text_of(screen)
    form = await olof.click(screen.response, label="Tid")
    assert defaults_of(form)["when"] == "2026-01-02 12:00–13:00"
    screen = await olof.submit_modal(
        form,
        {"when": "2026-01-02 12:00–13:00", "reminders": ["1440"], "reservation": ["yes"]},
    )
    assert "Med förbehåll för ändringar" in text_of(screen)
    done = await olof.click(screen.response, label="Visa för alla")
    assert "är publicerad" in text_of(done)
    kept = await only(world)
    seats = kept.seats
    assert (kept.state, kept.host_id) == (State.OPEN, world.members[0].id)
    assert (seats.capacity, seats.guests, seats.employer_cap) == (130, 1, 3)
    assert (seats.first_timers_first, seats.offer_hours, seats.confirm_hours) == (True, 48, 72)
    assert (kept.reminders, kept.reservation, kept.shows_names) == ((1440,), True, True)
    assert (kept.asks_diet, kept.asks_accessibility, kept.cost) == (True, False, "95 kr")
    assert local(kept.speakers[0].at) == "2026-01-02 11:15"


async def test_another_date_of_an_announced_meetup_is_confirmed_first(world: World) -> None:
    meetup = await announced(world, start_at=world.now.replace(day=20, hour=11), end_at=None)
    olof, number = world.organiser, meetup.meetup_id
    await press(world, world.members[0], "join", number)
    screen = await slash(world, olof, "edit", meetup=str(number))
    form = await olof.click(screen.response, label="Tid")
    asked = await olof.submit_modal(form, {"when": "21 jan kl 13–15", "reminders": ["60"]})
    assert "Ska det bli så här: **onsdag 21 januari 2026 kl. 13.00–15.00**?" in text_of(asked)
    assert "En person får veta det" in text_of(asked)
    kept = await stored(world, number)
    assert (kept.start_at, kept.reminders) == (meetup.start_at, (60,))
    moved = await olof.click(asked.response, label="Ja, onsdag 21 januari 2026 kl. 13.00–15.00")
    assert "de som berörs får strax veta det" in text_of(moved)
    assert local((await stored(world, number)).start_at) == "2026-01-21 12:00"
    assert [each.standing.value for each in await answers(world, number)] == ["seated"]


async def test_a_refused_part_comes_back_as_it_was_typed(world: World) -> None:
    meetup = await announced(world)
    olof = world.organiser
    screen = await slash(world, olof, "edit", meetup=str(meetup.meetup_id))
    form = await olof.click(screen.response, label="Platser och anmälan")
    typed = {"capacity": "12", "guests": ["0"], "closes": "nångång snart"}
    refused = await olof.submit_modal(form, typed)
    assert "Jag läser inte riktigt datumet" in text_of(refused)
    form = await olof.click(refused.response, label="Platser och anmälan")
    filled = defaults_of(form)
    assert (filled["capacity"], filled["closes"]) == ("12", "nångång snart")
    assert (await stored(world, meetup.meetup_id)).seats.capacity is None


async def test_a_meetup_may_remind_nobody_and_then_offers_no_choice_of_it(world: World) -> None:
    meetup = await announced(world)
    olof, number = world.organiser, meetup.meetup_id
    screen = await slash(world, olof, "edit", meetup=str(number))
    form = await olof.click(screen.response, label="Tid")
    typed = defaults_of(form)["when"]
    saved = await olof.submit_modal(form, {"when": typed, "reminders": []})
    assert "Sparat" in text_of(saved)
    assert (await stored(world, number)).reminders == ()
    joined = await press(world, world.members[0], "join", number)
    assert "Påminn" not in text_of(joined)
    assert not any("Påminn" in label for label in buttons_of(joined))
