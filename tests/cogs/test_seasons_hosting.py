"""What the host of a season does: who comes, one more meetup, the end, and the next season."""

import csv
import io

from simcord.enums import ComponentType

from bot.services import people
from bot.services.people import Notice
from domain.ids import UserId
from domain.meetup_values import SeasonState, State
from tests.cogs.meeting import defaults_of, files_of
from tests.cogs.season_worlds import (
    NAME,
    ORDER,
    announced,
    answers_of,
    cards,
    drawn_up,
    every,
    press,
    slash,
    stored,
)
from tests.cogs.test_seasons_drafts import GONE
from tests.cogs.worlds import World, buttons_of, text_of
from tests.cogs.worlds import answers_of as replies_of

TOOLS = [
    "Vilka kommer", "Ladda ned listan", "Ändra", "Lägg till en träff", "Avsluta säsongen",
    "Planera nästa säsong",
]  # fmt: skip
NOT_YOURS = "Bara värden och arrangörerna"


async def test_the_tools_are_the_hosts_alone(world: World) -> None:
    programme = await announced(world)
    number = programme.season.season_id
    for_host = await press(world, world.organiser, "more", number)
    assert list(buttons_of(for_host))[3:] == TOOLS
    anna = world.members[0]
    for_all = await anna.click(cards(world)[0], label="Mer …")
    assert list(buttons_of(for_all)) == ["Följ hela säsongen", "Mina träffar", "Kalenderfil"]
    assert "Fem morgnar om att leda." in text_of(for_all)
    for route in ("who", "export", "edit", "end", "end-yes", "add", "draft"):
        assert NOT_YOURS in text_of(await press(world, anna, route, number)), route
    for route in ("next", "again"):
        assert "arrangörer" in text_of(await press(world, anna, route, number)), route
    assert (await stored(world, number)).season.state is SeasonState.RUNNING


async def test_the_host_sees_for_each_who_comes(world: World) -> None:
    programme = await announced(world)
    number = programme.season.season_id
    anna, bjorn = world.members
    await press(world, anna, "join", number)
    mine = await press(world, bjorn, "mine", number)
    await bjorn.select(mine.response, values=[str(programme.meetups[1].meetup_id)])
    shown = await press(world, world.organiser, "who", number)
    text = text_of(shown)
    assert f"<@{anna.id}> · 1 ✅  2 ✅  3 –" in text
    assert f"<@{bjorn.id}> (enstaka träffar) · 1 –  2 ✅  3 –" in text
    exported = await world.organiser.click(shown.response, label="Ladda ned listan")
    files = files_of(world, exported)
    assert set(files) == {f"season-{number}.xlsx", f"season-{number}.csv"}
    table = csv.reader(
        io.StringIO(files[f"season-{number}.csv"].decode("utf-8-sig")), delimiter=";"
    )
    head, first, second = list(table)
    assert head[:2] == ["Namn", "Följer säsongen"]
    assert head[2] == "1. tors 17 sep. 09.30–12.30 · Förändring i vården"
    assert first == ["Anna Sjöberg", "ja", "har plats", "har plats", ""]
    assert second == ["Björn Falk", "enstaka träffar", "", "har plats", ""]


async def test_a_running_seasons_words_are_changed_and_its_card_follows(world: World) -> None:
    programme = await announced(world)
    form = await slash(world, world.organiser, "edit", season=str(programme.season.season_id))
    kept = defaults_of(form)
    assert set(kept) == {"name", "hours", "where", "description"}
    done = await world.organiser.submit_modal(form, {**kept, "description": "Sex morgnar."})
    assert text_of(done) == "✅ Sparat."
    await world.advance(seconds=30)
    assert "Sex morgnar." in text_of(cards(world)[0])


async def test_one_more_meetup_is_confirmed_in_words_and_seats_the_followers(world: World) -> None:
    programme = await announced(world)
    number, anna = programme.season.season_id, world.members[0]
    await press(world, anna, "join", number)
    form = await press(world, world.organiser, "add", number)
    wrong = await world.organiser.submit_modal(form, {"title": "Avslutning", "date": "sen"})
    assert "Jag läser inte riktigt datumet" in text_of(wrong)
    form = await world.organiser.click(wrong.response, label="Rätta och försök igen")
    assert defaults_of(form) == {"title": "Avslutning", "date": "sen", "words": ""}
    asked = await world.organiser.submit_modal(form, {"title": "Avslutning", "date": "3 dec"})
    assert "Ska det bli så här? **4. tors 3 dec. 09.30–12.30 · Avslutning**" in text_of(asked)
    await world.advance(seconds=30)
    assert "Avslutning" not in text_of(cards(world)[0])
    # Whoever comes back finds what waits to be confirmed.
    again = await press(world, world.organiser, "add", number)
    assert text_of(again) == text_of(asked)
    done = await world.organiser.click(again.response, label="Ja, visa för alla")
    assert "Avslutning är med i säsongen" in text_of(done)
    await world.advance(seconds=30)
    assert "**4.** tors 3 dec. 09.30–12.30 · [Avslutning]" in text_of(cards(world)[0])
    assert (await answers_of(world, anna, number))[4] == "seated"
    twice = await world.organiser.click(asked.response, label="Ja, visa för alla")
    assert text_of(twice) == GONE
    states = [each.state for each in (await stored(world, number)).meetups]
    assert states.count(State.OPEN) == 3


async def test_one_more_meetup_is_thrown_away(world: World) -> None:
    number = (await announced(world)).season.season_id
    form = await press(world, world.organiser, "add", number)
    asked = await world.organiser.submit_modal(form, {"title": "", "date": "juli"})
    assert f"**4. juli 2026, datum kommer · {NAME} 4**" in text_of(asked)
    done = await world.organiser.click(asked.response, label="Kasta utkastet")
    assert text_of(done) == "Utkastet är borta."
    assert len((await stored(world, number)).meetups) == 3


async def test_a_season_ends_when_its_host_says_so_twice(world: World) -> None:
    number = (await announced(world)).season.season_id
    asked = await press(world, world.organiser, "end", number)
    assert "Träffarna som är kvar blir av ändå" in text_of(asked)
    done = await world.organiser.click(asked.response, label="Ja, avsluta säsongen")
    assert f"{NAME} är slut" in text_of(done)
    await world.advance(seconds=30)
    [card] = cards(world)
    assert "✔️ Säsongen är slut" in text_of(card)
    assert "Följ hela säsongen" not in buttons_of(card)
    late = await press(world, world.members[0], "join", number)
    assert "Säsongen är slut, så det går inte att gå med" in text_of(late)


# ------------------------------------------------------------------------------ the next season


async def test_the_next_season_carries_over_those_who_confirm(world: World) -> None:
    before = (await announced(world)).season.season_id
    anna, bjorn = world.members
    for person in (anna, bjorn):
        await press(world, person, "join", before)
    shown = await drawn_up(
        world, previous=str(before), name="Våren 2027", dates="14 jan 2027\n11 feb 2027"
    )
    assert f"De 2 som följer {NAME} får frågan om att följa med." in text_of(shown)
    await world.organiser.click(shown.response, label="Ja, visa för alla")
    await world.advance(minutes=5)
    after = next(each.season_id for each in await every(world) if each.name == "Våren 2027")
    for person in (anna, bjorn):
        asked = world.direct_messages(person)[-1]
        assert "En ny säsong börjar i Ledstången: **Våren 2027**" in asked
        assert "**1.** tors 14 jan. 09.30–12.30" in asked
    assert await answers_of(world, anna, after) == {}
    waits = await press(world, world.organiser, "who", after)
    assert f"<@{anna.id}> (har inte svarat om nya säsongen)" in text_of(waits)
    message = anna.user.dm_channel.history()[-1]
    yes = await anna.user.click(message, label="Ja, jag följer med")
    assert "**1.** tors 14 jan. 09.30–12.30: ✅ du har plats" in text_of(yes)
    assert await answers_of(world, anna, after) == {1: "seated", 2: "seated"}
    no = await bjorn.user.click(bjorn.user.dm_channel.history()[-1], label="Nej tack")
    assert "Tack för svaret" in text_of(no)
    assert (await stored(world, after)).members == 1
    late = await bjorn.user.click(bjorn.user.dm_channel.history()[-1], label="Ja, jag följer med")
    assert text_of(late) == GONE


async def test_who_has_stopped_messages_or_left_is_left_in_peace(world: World) -> None:
    before = (await announced(world)).season.season_id
    anna, bjorn = world.members
    for person in (anna, bjorn):
        await press(world, person, "join", before)
    await world.run(
        lambda: people.stop(
            world.bot.uow, user_id=UserId(anna.id), notice=Notice.MEETUPS, now=world.now
        )
    )
    form = await press(world, world.organiser, "next", before)
    assert defaults_of(form)["where"] == "Folkets hus\nStorgatan 1"
    shown = await world.organiser.submit_modal(
        form, {**defaults_of(form), "name": "Våren 2027", "dates": "14 jan 2027"}
    )
    await world.organiser.click(shown.response, label="Ja, visa för alla")
    await world.advance(minutes=5)
    assert world.direct_messages(anna) == []
    message = bjorn.user.dm_channel.history()[-1]
    world.env.backend.remove_member_role(world.guild.id, bjorn.id, world.roles.member.id)
    refused = await bjorn.user.click(message, label="Ja, jag följer med")
    assert "medlemmar" in text_of(refused)


# --------------------------------------------------------------------------------------- forged


async def test_another_communitys_season_is_not_there(world: World) -> None:
    number = (await announced(world)).season.season_id
    for route in (
        "join", "leave", "mine", "ics", "more", "who", "export", "edit", "seats", "announce",
        "discard", "draft", "end", "end-yes", "add", "put", "drop", "next", "again", "stay", "come",
    ):  # fmt: skip
        answer = await press(world, world.organiser, route, number + 7)
        assert text_of(answer) == GONE, route
    for route in ("choose", "look"):
        answer = await press(
            world,
            world.organiser,
            route,
            number + 7,
            kind=ComponentType.STRING_SELECT,
            values=[str(number + 7)],
        )
        assert text_of(answer) == GONE, route
    for value in ("abc", "9" * 30, "²", str(number + 7)):
        for command in ("show", "join", "leave", "edit"):
            answer = await world.forge_slash(world.organiser, f"seasons {command}", season=value)
            assert text_of(answer) == GONE, (command, value)


async def test_a_draft_has_no_season_after_it(world: World) -> None:
    await drawn_up(world)
    [season] = await every(world)
    for route in ("next", "again"):
        answer = await press(world, world.organiser, route, season.season_id)
        assert "Det här är fortfarande ett utkast" in text_of(answer)


async def test_who_is_not_a_member_sees_and_follows_nothing(world: World) -> None:
    number = (await announced(world)).season.season_id
    nils = world.newcomer
    for route in ("join", "leave", "mine", "ics", "more", "page"):
        answer = await press(world, nils, route, number)
        assert "medlemmar" in text_of(answer), route
    assert (await stored(world, number)).members == 0


async def test_a_page_far_away_is_empty_and_breaks_nothing(world: World) -> None:
    number = (await announced(world)).season.season_id
    for route in ("mine", "who"):
        answer = await press(world, world.organiser, route, 99_999 * ORDER + number)
        assert len(replies_of(answer)) == 1
    listed = await press(world, world.organiser, "page", 10**12)
    assert "Det finns ingen säsong här just nu." in text_of(listed)


async def test_seasons_are_listed_and_looked_at(world: World) -> None:
    number = (await announced(world)).season.season_id
    anna = world.members[0]
    listed = await slash(world, anna, "show")
    assert f"**{NAME}** · 🟢 Säsong" in text_of(listed)
    shown = await anna.select(listed.response, values=[str(number)])
    assert "**1.** tors 17 sep. 09.30–12.30" in text_of(shown)
