"""Forms handed in when nobody waits for them any more: after hours, or after a restart."""

from simcord.results import InteractionResult

from tests.cogs.poll_worlds import card_of, posted, voters
from tests.cogs.test_applications_form import ANSWERS, press_apply
from tests.cogs.test_polls_forged import ballots, forged
from tests.cogs.thread_worlds import agreed, every
from tests.cogs.worlds import World, text_of

TOO_LATE = "Formuläret hade varit öppet för länge, så jag kunde inte ta emot det."
HOUR = 3600


async def late(world: World, *, hours: float = 5, **changed: object) -> InteractionResult:
    """The application form, handed in so many hours after it was opened."""
    form = await press_apply(world)
    await world.env.advance_time(hours * HOUR)
    return await world.newcomer.submit_modal(form, {**ANSWERS, **changed})


async def test_a_form_waits_for_who_is_called_away(world: World) -> None:
    answer = await late(world, hours=3.9)
    assert "Din ansökan är inlämnad" in text_of(answer)
    assert TOO_LATE not in text_of(answer)
    assert answer.followups == []


async def test_what_was_written_is_given_back(world: World) -> None:
    answer = await late(world)
    assert answer.ephemeral
    told, title, employer, work = text_of(answer).split("\n\n")
    assert told.startswith(TOO_LATE)
    assert (title, employer, work) == (ANSWERS["title"], ANSWERS["employer"], ANSWERS["work"])
    assert world.seen_in(world.channels.review) == []


async def test_what_was_written_pings_nobody(world: World) -> None:
    answer = await late(world, work="# @everyone <@1> **fet**")
    assert text_of(answer).endswith("\\# \\@\u2060everyone \\<\\@\u20601\\> \\*\\*fet\\*\\*")


async def test_a_text_that_fills_the_message_comes_as_a_file(world: World) -> None:
    anna, text = world.members[0], "#" * 3000
    form = await agreed(world, anna)
    await world.env.advance_time(5 * HOUR)
    answer = await anna.submit_modal(form, {"title": "Hur gör ni?", "text": text, "who": "seen"})
    assert text_of(answer).startswith(TOO_LATE)
    assert answer.response is not None
    [file] = answer.response.attachments
    assert file.filename == "det-du-skrev.txt"
    assert (await file.read()).decode() == f"Hur gör ni?\n\n{text}"
    assert await every(world) == []


async def test_a_form_of_choices_is_answered_too(world: World) -> None:
    poll, [anna, *_] = await posted(world), voters(world, 1)
    form = await anna.click(card_of(world, poll), label="Rösta")
    await world.env.advance_time(5 * HOUR)
    answer = await anna.submit_modal(form, {"choice": "1"})
    assert text_of(answer).startswith(TOO_LATE)
    assert text_of(answer).endswith("skicka in det på nytt.")
    assert await ballots(world) == []


async def test_a_form_from_before_a_restart(world: World) -> None:
    """A new process knows nothing of the forms that the old one opened."""
    poll, [anna, *_] = await posted(world), voters(world, 1)
    form = await anna.click(card_of(world, poll), label="Rösta")
    answer = await forged(world, anna, form, {"choice": "1"}, custom_id="f" * 32)
    assert text_of(answer).startswith(TOO_LATE)
    assert await ballots(world) == []


async def test_in_the_language_of_who_wrote(world: World) -> None:
    world.clients.speak(world.newcomer, "en-GB")
    assert text_of(await late(world)).startswith("The form had been open for too long")
