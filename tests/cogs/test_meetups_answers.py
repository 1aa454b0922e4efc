"""Saying yes, maybe and no to a meetup: what a person is told, and what is kept."""

from datetime import timedelta

from domain.meetup_values import SeatRules, Standing, State
from tests.cogs.meeting import TITLE, announced, answers, files_of, press, slash, stored
from tests.cogs.worlds import World, buttons_of, menus_of, options_of, text_of


async def test_yes_gives_a_seat_in_words_with_what_goes_with_it(world: World) -> None:
    meetup = await announced(world, link="https://moten.example/1")
    anna = world.members[0]
    answer = await press(world, anna, "join", meetup.meetup_id)
    assert answer.ephemeral
    text = text_of(answer)
    assert f"Du har en plats på {TITLE}" in text
    assert "https://moten.example/1" in text
    assert "Påminnelserna kommer i deltagarnas tråd" in text
    assert list(buttons_of(answer)) == [
        "Påminn mig i direktmeddelande", "Kalenderfil", "Lämna min plats",
    ]  # fmt: skip
    [kept] = await answers(world, meetup.meetup_id)
    assert (kept.user_id, kept.standing) == (anna.id, Standing.SEATED)


async def test_the_second_of_one_seat_waits_and_gets_the_seat_that_is_left(world: World) -> None:
    meetup = await announced(world, seats=SeatRules(capacity=1))
    anna, bjorn = world.members
    await press(world, anna, "join", meetup.meetup_id)
    waiting = await press(world, bjorn, "join", meetup.meetup_id)
    assert f"Du står på kö till {TITLE}, som nummer 1" in text_of(waiting)
    assert list(buttons_of(waiting)) == ["Lämna kön"]
    assert (await stored(world, meetup.meetup_id)).state is State.FULL
    left = await press(world, anna, "leave", meetup.meetup_id)
    assert f"Du kommer inte på {TITLE}" in text_of(left)
    assert buttons_of(left) == {}
    offered = await press(world, bjorn, "more", meetup.meetup_id)
    assert f"En plats på {TITLE} hålls åt dig till" in text_of(offered)
    taken = await bjorn.click(offered.response, label="Ta platsen")
    assert f"Du har en plats på {TITLE}" in text_of(taken)
    kept = {each.user_id: each.standing for each in await answers(world, meetup.meetup_id)}
    assert kept == {anna.id: Standing.NO, bjorn.id: Standing.SEATED}


async def test_maybe_and_no_are_told_in_words(world: World) -> None:
    meetup = await announced(world)
    anna = world.members[0]
    assert "Du kommer kanske" in text_of(await press(world, anna, "maybe", meetup.meetup_id))
    assert "Du kommer inte" in text_of(await press(world, anna, "decline", meetup.meetup_id))
    [kept] = await answers(world, meetup.meetup_id)
    assert kept.standing is Standing.NO


async def test_guests_are_chosen_below_the_answer(world: World) -> None:
    meetup = await announced(world, seats=SeatRules(capacity=3, guests=2))
    anna = world.members[0]
    answer = await press(world, anna, "join", meetup.meetup_id)
    [menu] = menus_of(answer).values()
    assert options_of(menu) == {"Inga gäster": "0", "1 gäst": "1", "2 gäster": "2"}
    more = await anna.select(answer.response, values=["2"])
    assert "Du har med dig 2 gäster" in text_of(more)
    bjorn = await press(world, world.members[1], "join", meetup.meetup_id)
    assert "Du står på kö" in text_of(bjorn)
    assert [each.guests for each in await answers(world, meetup.meetup_id)] == [2, 0]


async def test_needs_are_asked_for_only_where_the_host_wants_to_know(world: World) -> None:
    meetup = await announced(world, asks_diet=True)
    anna = world.members[0]
    answer = await press(world, anna, "join", meetup.meetup_id)
    form = await anna.click(answer.response, label="Mat och tillgänglighet")
    assert "Tillgänglighet" not in text_of(form).splitlines()
    done = await anna.submit_modal(form, {"diet": "Vegan, @everyone"})
    assert "Tack, värden ser det nu" in text_of(done)
    [kept] = await answers(world, meetup.meetup_id)
    assert (kept.diet, kept.accessibility) == ("Vegan, @everyone", "")
    nothing = await press(world, world.members[1], "needs", meetup.meetup_id)
    assert "Du har ingen plats på träffen" in text_of(nothing)


async def test_reminders_by_direct_message_are_switched_on_and_off(world: World) -> None:
    meetup = await announced(world)
    anna = world.members[0]
    answer = await press(world, anna, "join", meetup.meetup_id)
    on = await anna.click(answer.response, label="Påminn mig i direktmeddelande")
    assert "Du får påminnelserna som direktmeddelande" in text_of(on)
    assert (await answers(world, meetup.meetup_id))[0].wants_direct
    off = await anna.click(on.response, label="Påminn mig i tråden i stället")
    assert "Påminnelserna kommer i deltagarnas tråd" in text_of(off)
    assert not (await answers(world, meetup.meetup_id))[0].wants_direct


async def test_a_late_yes_is_refused_in_a_sentence(world: World) -> None:
    meetup = await announced(world)
    await world.advance(days=14, hours=1)
    answer = await press(world, world.members[0], "join", meetup.meetup_id)
    assert "Träffen har börjat" in text_of(answer)
    assert await answers(world, meetup.meetup_id) == []


async def test_only_those_with_the_role_may_sign_up(world: World) -> None:
    meetup = await announced(world, roles=(world.roles.moderator.id,))
    refused = await press(world, world.members[0], "join", meetup.meetup_id)
    assert "för medlemmar med en annan roll" in text_of(refused)
    taken = await press(world, world.moderator, "join", meetup.meetup_id)
    assert "Du har en plats" in text_of(taken)


async def test_nobody_outside_the_network_answers(world: World) -> None:
    meetup = await announced(world)
    for route in ("join", "maybe", "decline", "more"):
        answer = await press(world, world.newcomer, route, meetup.meetup_id)
        assert "bara nätverkets medlemmar" in text_of(answer)
    assert await answers(world, meetup.meetup_id) == []


async def test_the_seat_is_confirmed_with_a_button(world: World) -> None:
    start = world.now + timedelta(days=3)
    meetup = await announced(
        world, start_at=start, end_at=None, seats=SeatRules(capacity=5, confirm_hours=48)
    )
    anna = world.members[0]
    await press(world, anna, "join", meetup.meetup_id)
    await world.advance(days=1, hours=1)
    shown = await press(world, anna, "more", meetup.meetup_id)
    assert "Bekräfta att du kommer senast" in text_of(shown)
    done = await anna.click(shown.response, label="Ja, jag kommer")
    assert "Du har bekräftat" in text_of(done)
    assert (await answers(world, meetup.meetup_id))[0].confirmed_at is not None


async def test_the_link_is_only_for_those_with_a_seat(world: World) -> None:
    meetup = await announced(world, venue="", link="https://moten.example/1")
    anna, bjorn = world.members
    await press(world, anna, "join", meetup.meetup_id)
    await press(world, bjorn, "maybe", meetup.meetup_id)
    assert "https://moten.example/1" in text_of(await press(world, anna, "more", meetup.meetup_id))
    unseated = text_of(await press(world, bjorn, "more", meetup.meetup_id))
    assert "moten.example" not in unseated
    assert "länken får du när du har en plats" in unseated
    for person, has_link in ((anna, True), (bjorn, False)):
        answer = await slash(world, person, "ics", meetup=str(meetup.meetup_id))
        [content] = files_of(world, answer).values()
        assert (b"moten.example" in content) is has_link


async def test_an_offer_is_answered_in_a_direct_message_without_what_does_not_work_there(
    world: World,
) -> None:
    meetup = await announced(world, asks_diet=True, seats=SeatRules(capacity=1, guests=1))
    anna, bjorn = world.members
    for person in (anna, bjorn):
        await press(world, person, "join", meetup.meetup_id)
    await press(world, anna, "leave", meetup.meetup_id)
    await world.do_due()
    offer = bjorn.user.dm_channel.history()[-1]
    taken = await bjorn.user.click(offer, label="Ta platsen")
    assert f"Du har en plats på {TITLE}" in text_of(taken)
    assert menus_of(taken) == {}
    form = await bjorn.user.click(taken.response, label="Mat och tillgänglighet")
    done = await bjorn.user.submit_modal(form, {"diet": "Vegan"})
    assert "Tack, värden ser det nu" in text_of(done)
    file = await bjorn.user.click(done.response, label="Kalenderfil")
    assert [name.endswith(".ics") for name in files_of(world, file)] == [True]
    kept = {each.user_id: each for each in await answers(world, meetup.meetup_id)}
    assert (kept[bjorn.id].standing, kept[bjorn.id].diet) == (Standing.SEATED, "Vegan")
