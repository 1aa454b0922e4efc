"""Following a season: all of it with one press, skipping one, coming back, leaving."""

from domain.meetup_values import SeatRules, State
from tests.cogs import meetup_worlds
from tests.cogs.meeting import files_of
from tests.cogs.season_worlds import (
    FIELDS,
    NAME,
    announced,
    answers_of,
    cards,
    meetup,
    press,
    slash,
    stored,
)
from tests.cogs.worlds import World, buttons_of, menus_of, options_of, text_of


async def test_one_press_gives_a_seat_at_each_meetup_in_words(world: World) -> None:
    programme = await announced(world)
    anna = world.members[0]
    joined = await anna.click(cards(world)[0], label="Följ hela säsongen")
    assert joined.ephemeral
    text = text_of(joined)
    assert "Du följer nu hela säsongen. Så här blev det:" in text
    assert "**1.** tors 17 sep. 09.30–12.30 · Förändring i vården: ✅ du har plats" in text
    assert "**2.** tors 15 okt. 09.30–12.30: ✅ du har plats" in text
    assert "**3.** juni 2027, datum kommer: 🗓️ du får plats när datumet är satt" in text
    assert list(buttons_of(joined)) == ["Kalenderfil", "Sluta följa"]
    number = programme.season.season_id
    assert await answers_of(world, anna, number) == {1: "seated", 2: "seated"}
    await world.advance(seconds=30)
    [card] = cards(world)
    assert "1 följer hela säsongen." in text_of(card)
    assert "1 kommer" in text_of(card)


async def test_where_it_is_full_one_waits_with_a_number(world: World) -> None:
    programme = await announced(world)
    await meetup_worlds.edit(world, meetup(programme, 2), seats=SeatRules(capacity=1))
    anna, bjorn = world.members
    number = programme.season.season_id
    await press(world, anna, "join", number)
    joined = await press(world, bjorn, "join", number)
    text = text_of(joined)
    assert "**1.** tors 17 sep. 09.30–12.30 · Förändring i vården: ✅ du har plats" in text
    assert "**2.** tors 15 okt. 09.30–12.30: ⏳ du står på kö som nummer 1" in text
    await world.advance(seconds=30)
    assert "1 av 1 platser tagna, 1 på kö, fullbokad" in text_of(cards(world)[0])


async def test_one_meetup_is_skipped_and_come_back_to_by_the_menu(world: World) -> None:
    programme = await announced(world)
    anna, number = world.members[0], programme.season.season_id
    await press(world, anna, "join", number)
    mine = await anna.click(cards(world)[0], label="Mina träffar")
    [menu] = menus_of(mine).values()
    assert [each["description"] for each in menu["options"]] == ["Hoppa över den här"] * 3
    first, second, third = options_of(menu).values()
    assert str(meetup(programme, 1).meetup_id) == first
    skipped = await anna.select(mine.response, values=[first])
    assert "Då hoppar du över den." in text_of(skipped)
    assert "Förändring i vården: 👋 du hoppar över" in text_of(skipped)
    assert await answers_of(world, anna, number) == {1: "no", 2: "seated"}
    back = await anna.select(skipped.response, values=[first])
    assert "Då är du med igen." in text_of(back)
    assert await answers_of(world, anna, number) == {1: "seated", 2: "seated"}
    # What has no date can be skipped too, and come back to: the seat comes with the date.
    skipped = await anna.select(back.response, values=[third])
    assert await answers_of(world, anna, number) == {1: "seated", 2: "seated", 3: "no"}
    back = await anna.select(skipped.response, values=[third])
    assert "datum kommer: 🗓️ du får plats när datumet är satt" in text_of(back)
    await meetup_worlds.edit(world, meetup(programme, 3), start_at=meetup(programme, 2).end_at)
    assert await answers_of(world, anna, number) == {1: "seated", 2: "seated", 3: "seated"}
    assert second == str(meetup(programme, 2).meetup_id)


async def test_a_single_meetup_can_be_chosen_without_the_season(world: World) -> None:
    programme = await announced(world)
    anna, number = world.members[0], programme.season.season_id
    mine = await press(world, anna, "mine", number)
    assert "Du följer inte hela säsongen" in text_of(mine)
    assert list(buttons_of(mine)) == ["Följ hela säsongen", "Kalenderfil"]
    chosen = await anna.select(mine.response, values=[str(meetup(programme, 2).meetup_id)])
    assert "Du följer inte hela säsongen" in text_of(chosen)
    assert await answers_of(world, anna, number) == {2: "seated"}
    wished = await anna.select(chosen.response, values=[str(meetup(programme, 3).meetup_id)])
    assert "Datumet är inte bestämt än" in text_of(wished)


async def test_leaving_gives_the_seats_back(world: World) -> None:
    programme = await announced(world)
    anna, number = world.members[0], programme.season.season_id
    await slash(world, anna, "join", season=str(number))
    found = await anna.autocomplete(world.channels.meetups, "seasons leave", "season", "")
    assert [each["name"] for each in found] == [NAME]
    left = await slash(world, anna, "leave", season=str(number))
    assert "Du följer inte säsongen längre" in text_of(left)
    assert await answers_of(world, anna, number) == {1: "no", 2: "no"}
    again = await slash(world, anna, "leave", season=str(number))
    assert "Du följer inte säsongen." in text_of(again)
    assert await anna.autocomplete(world.channels.meetups, "seasons leave", "season", "") == []


async def test_the_calendar_holds_what_has_a_date(world: World) -> None:
    where = f"{FIELDS['where']}\nhttps://moten.example/rum"
    programme = await announced(world, where=where)
    anna, number = world.members[0], programme.season.season_id
    await press(world, anna, "join", number)
    await anna.select(
        (await press(world, anna, "mine", number)).response,
        values=[str(meetup(programme, 2).meetup_id)],
    )
    [content] = files_of(world, await press(world, anna, "ics", number)).values()
    text = content.decode().replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 2
    # The link is for where one has a seat.
    assert text.count("moten.example") == 1


async def test_the_card_follows_what_becomes_of_the_meetups(world: World) -> None:
    programme = await announced(world)
    await meetup_worlds.postpone(world, meetup(programme, 1))
    await meetup_worlds.cancel(world, meetup(programme, 2))
    await meetup_worlds.edit(world, meetup(programme, 3), reservation=True)
    await world.advance(seconds=30)
    text = text_of(cards(world)[0])
    assert "**1.** uppskjuten tills vidare · [Förändring i vården]" in text
    assert "inställd" in text
    assert "**3.** juni 2027, datum kommer" in text
    assert "med förbehåll för ändringar" in text
    states = [each.state for each in (await stored(world, programme.season.season_id)).meetups]
    assert states == [State.POSTPONED, State.CANCELLED, State.DATE_TO_COME]


async def test_a_card_that_was_deleted_comes_back_once(world: World) -> None:
    programme = await announced(world)
    world.env.backend.delete_message(world.channels.meetups.id, cards(world)[0].id)
    await press(world, world.members[0], "join", programme.season.season_id)
    await world.advance(seconds=30)
    [card] = cards(world)
    assert (await stored(world, programme.season.season_id)).season.card_message_id == card.id


async def test_many_presses_redraw_the_card_at_most_every_five_seconds(world: World) -> None:
    programme = await announced(world)
    number = programme.season.season_id
    await world.advance(minutes=1)
    before = len([row for row in await world.outbox() if row.kind == "seasons.card_update"])
    for person in (*world.members, world.moderator, world.other_moderator):
        await press(world, person, "join", number)
    await world.advance(seconds=30)
    assert "4 följer hela säsongen." in text_of(cards(world)[0])
    after = len([row for row in await world.outbox() if row.kind == "seasons.card_update"])
    assert after - before <= 1
