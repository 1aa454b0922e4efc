"""Saying yes, maybe and no to a meetup: what a person is told, and what is kept."""

from datetime import timedelta

from domain.meetup_values import SeatRules, Standing, State
from tests.cogs.meeting import TITLE, announced, answers, press, slash, stored
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
