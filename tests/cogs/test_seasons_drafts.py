"""Drawing up a season: typed, read back in words, mended, and shown."""

import pytest

from domain.meetup_values import SeasonState, State
from tests.cogs.meeting import defaults_of
from tests.cogs.season_worlds import (
    FIELDS,
    NAME,
    announced,
    cards,
    drawn_up,
    every,
    meetup,
    press,
    slash,
    stored,
)
from tests.cogs.worlds import World, buttons_of, components_of, text_of

GONE = "Det finns inte längre, eller så hör det inte till det här nätverket."


async def test_the_whole_programme_is_read_back_before_anybody_sees_it(world: World) -> None:
    shown = await drawn_up(world)
    assert shown.ephemeral
    text = text_of(shown)
    assert "Så här blir säsongen. Stämmer allt?" in text
    assert f"### {NAME}" in text
    assert "**Var:** Folkets hus, Storgatan 1" in text
    assert "**Vanlig tid:** 09.30–12.30" in text
    assert "**1.** tors 17 sep. 09.30–12.30 · Förändring i vården" in text
    assert "**2.** tors 15 okt. 09.30–12.30" in text
    assert "**3.** juni 2027, datum kommer" in text
    assert list(buttons_of(shown)) == [
        "Ja, visa för alla", "Ändra", "Platser per träff", "Kasta utkastet",
    ]  # fmt: skip
    [season] = await every(world)
    assert season.state is SeasonState.DRAFT
    await world.do_due()
    assert cards(world) == []


async def test_it_is_shown_as_one_card_with_the_cards_of_its_meetups(world: World) -> None:
    programme = await announced(world)
    assert programme.season.state is SeasonState.RUNNING
    assert [each.state for each in programme.meetups] == [
        State.OPEN, State.OPEN, State.DATE_TO_COME,
    ]  # fmt: skip
    [card] = cards(world)
    assert programme.season.card_message_id == card.id
    text = text_of(card)
    own = meetup(programme, 1).card_message_id
    assert f"[Förändring i vården](https://discord.com/channels/{world.guild.id}/" in text
    assert f"/{own})" in text
    assert "Ingen följer hela säsongen än." in text
    assert list(buttons_of(card)) == ["Följ hela säsongen", "Mina träffar", "Kalenderfil", "Mer …"]


async def test_a_rhythm_gives_the_dates_over_the_change_of_the_clocks(world: World) -> None:
    shown = await drawn_up(world, dates="varannan torsdag från 1 okt, 3 gånger")
    text = text_of(shown)
    for line in (
        "**1.** tors 1 okt. 09.30–12.30",
        "**2.** tors 15 okt. 09.30–12.30",
        "**3.** tors 29 okt. 09.30–12.30",
    ):
        assert line in text


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"dates": "17 sep\nnån gång"}, "Rad 2, ”nån gång”: Jag läser inte riktigt datumet"),
        ({"dates": "fre 17 sep"}, "Rad 1, ”fre 17 sep”: Veckodagen och datumet hör inte ihop"),
        ({"hours": "sent"}, "Den vanliga tiden går inte att läsa"),
        ({"hours": ""}, "När på dagen börjar det?"),
        ({"dates": "varannan torsdag från 17 sep"}, "Hur många gånger blir det?"),
        ({"dates": "varannan fredag från 17 sep, 3 gånger"}, "Veckodagen stämmer inte"),
        ({"dates": "17 sep\n2026-09-17"}, "Den tiden står redan på en annan rad"),
        ({"dates": "varje torsdag från 17 sep, 31 gånger"}, "Välj mellan 1 och 30"),
        ({"where": "Hemma\nhttp://osäker.example"}, "Länken ser inte ut att fungera"),
    ],
)
async def test_what_can_not_be_read_is_told_and_nothing_is_typed_again(
    world: World, fields: dict[str, str], why: str
) -> None:
    refused = await drawn_up(world, **fields)
    assert why in text_of(refused)
    assert await every(world) == []
    again = await world.organiser.click(refused.response, label="Rätta och försök igen")
    assert defaults_of(again) == {**FIELDS, **fields}
    shown = await world.organiser.submit_modal(again, dict(FIELDS))
    assert "Så här blir säsongen" in text_of(shown)
    assert [each.name for each in await every(world)] == [NAME]


async def test_a_draft_is_mended_in_its_own_words(world: World) -> None:
    shown = await drawn_up(world)
    form = await world.organiser.click(shown.response, label="Ändra")
    kept = defaults_of(form)
    assert kept["dates"].splitlines() == [
        "2026-09-17 09:30–12:30: Förändring i vården",
        "2026-10-15 09:30–12:30",
        "juni 2027, datum kommer",
    ]
    before = await stored(world, (await every(world))[0].season_id)
    same = await world.organiser.submit_modal(form, kept)
    assert "**3.** juni 2027, datum kommer" in text_of(same)
    form = await world.organiser.click(same.response, label="Ändra")
    dates = "2026-09-17 09:30–12:30: Förändring i vården\n12 nov kl 13–15: Mingel"
    changed = await world.organiser.submit_modal(form, {**kept, "dates": dates, "where": "Kajen"})
    text = text_of(changed)
    assert "**2.** tors 12 nov. 13.00–15.00 · Mingel" in text
    assert "juni" not in text
    assert "**Var:** Kajen" in text
    after = await stored(world, before.season.season_id)
    assert [each.venue for each in after.meetups] == ["Kajen", "Kajen"]
    assert after.meetups[0].meetup_id == before.meetups[0].meetup_id


async def test_what_lacks_a_place_can_not_be_shown_and_says_so(world: World) -> None:
    shown = await drawn_up(world, where="")
    assert "Träff 1 går inte att visa än: Skriv var ni ses" in text_of(shown)
    assert "Ja, visa för alla" not in buttons_of(shown)


async def test_every_meetup_gets_the_seats(world: World) -> None:
    shown = await drawn_up(world)
    form = await world.organiser.click(shown.response, label="Platser per träff")
    wrong = await world.organiser.submit_modal(form, {"capacity": "många"})
    assert "mellan 1 och 5" in text_of(wrong)
    form = await world.organiser.click(wrong.response, label="Platser per träff")
    seated = await world.organiser.submit_modal(form, {"capacity": "130"})
    assert "✅ Sparat." in text_of(seated)
    [season] = await every(world)
    programme = await stored(world, season.season_id)
    assert {each.seats.capacity for each in programme.meetups} == {130}


async def test_a_draft_that_changed_meanwhile_is_shown_again_instead(world: World) -> None:
    shown = await drawn_up(world)
    [season] = await every(world)
    form = await press(world, world.administrator, "seats", season.season_id)
    await world.administrator.submit_modal(form, {"capacity": "5"})
    asked = await world.organiser.click(shown.response, label="Ja, visa för alla")
    assert "Utkastet har ändrats sedan du såg det" in text_of(asked)
    [season] = await every(world)
    assert season.state is SeasonState.DRAFT
    done = await world.organiser.click(asked.response, label="Ja, visa för alla")
    assert "är publicerad" in text_of(done)


async def test_a_draft_is_thrown_away_whole(world: World) -> None:
    shown = await drawn_up(world)
    [season] = await every(world)
    done = await world.organiser.click(shown.response, label="Kasta utkastet")
    assert text_of(done) == "Utkastet är borta."
    assert await every(world) == []
    late = await press(world, world.organiser, "discard", season.season_id)
    assert text_of(late) == GONE


async def test_a_draft_is_found_again_by_its_name(world: World) -> None:
    await drawn_up(world)
    [season] = await every(world)
    found = await world.organiser.autocomplete(
        world.channels.meetups, "seasons edit", "season", "frukost"
    )
    assert [(each["name"], each["value"]) for each in found] == [
        (f"{NAME} · ✏️ Utkast", str(season.season_id))
    ]
    anna = world.members[0]
    nothing = await anna.autocomplete(world.channels.meetups, "seasons edit", "season", "")
    assert nothing == []
    shown = await slash(world, world.organiser, "edit", season=str(season.season_id))
    assert "Så här blir säsongen" in text_of(shown)


async def test_forgotten_drafts_go_after_two_weeks(world: World) -> None:
    await drawn_up(world)
    await world.advance(days=13)
    assert len(await every(world)) == 1
    await world.advance(days=2)
    assert await every(world) == []


async def test_the_longest_season_fits_on_its_card(world: World) -> None:
    """Everything at its limit, thirty meetups: shortened, never refused by Discord."""
    dates = "\n".join(f"{day} sep kl 9–12: {'*' * 80}" for day in range(1, 31))
    programme = await announced(
        world,
        name="_" * 100,
        where=f"{'[' * 100}\n{'>' * 100}\nhttps://example.org/{'a' * 250}",
        dates=dates,
        description="`" * 900,
    )
    assert len(programme.meetups) == 30
    [card] = cards(world)
    assert sum(len(each.get("content", "")) for each in components_of(card)) <= 4000
    whole = await press(world, world.organiser, "more", programme.season.season_id)
    assert "**30.**" in text_of(whole)
    anna = world.members[0]
    joined = await press(world, anna, "join", programme.season.season_id)
    assert "**10.**" in text_of(joined)
    page = await anna.click(joined.response, label="Fler")
    assert "**11.**" in text_of(page)
    assert "**1.**" not in text_of(page)
