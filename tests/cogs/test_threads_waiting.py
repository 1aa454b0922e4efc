"""Delayed posts within reach: listed for their author, taken back, never posted for who has left;
and a promise that became worse, read before the next use.
"""

from simcord.results import InteractionResult

from tests.cogs.test_threads_anonymous import pictured, posts_in, pressed, worded
from tests.cogs.test_threads_secrecy import answer_unseen, ask_unseen, dump
from tests.cogs.thread_worlds import asked, every, first_post, lines, slash
from tests.cogs.worlds import World, buttons_of, text_of

WORDS, EARLY = "Ångrar mig kanske.", "Först skrivet, sist upplagt."
WAITS = "väntar på att läggas upp"


async def test_what_waits_is_listed_for_its_author_and_taken_back(world: World) -> None:
    anna, bjorn = world.members
    thread = await asked(world, world.moderator)
    assert "Kollega (du får ett nummer)" in text_of(await worded(world, anna, thread, WORDS))
    done = await pressed(anna, await worded(world, anna, thread, WORDS), when="sen")
    assert "/threads mine" in text_of(done)
    await pressed(anna, await pictured(world, anna, title="Hur säger jag ifrån?"), when="sen")
    mine = await slash(world, anna, "mine")
    text = text_of(mine)
    for shown in (WAITS, WORDS, "Hur säger jag ifrån?", thread.title):
        assert shown in text
    assert WAITS not in text_of(await slash(world, bjorn, "mine"))
    number = next(line[0] for line in text.splitlines() if WORDS in line)
    sure = await anna.click(mine.response, label=f"Ta tillbaka {number}")
    done = await anna.click(sure.response, label="Ja, ta bort")
    assert "Det läggs inte upp" in text_of(done)
    mine = await slash(world, anna, "mine")
    assert WORDS not in text_of(mine)
    done = await anna.click(mine.response, label="Ta tillbaka 1")
    assert "jag har inte kvar den" in text_of(done)
    assert WAITS not in text_of(await slash(world, anna, "mine"))
    rows = await dump(world)
    left = {row["kind"] for row in rows["outbox"] if row["id"] < 0}
    assert left & {"threads.post", "threads.answer"} == set()
    await world.advance(hours=5)
    assert lines(world, thread) == []
    assert await every(world) == [thread]


async def test_more_than_a_screen_says_so(world: World) -> None:
    anna = world.members[0]
    for number in range(11):
        thread = await asked(world, world.moderator, title=f"Fråga nummer {number} om budget")
        await pressed(anna, await worded(world, anna, thread, f"Svar {number}"), when="sen")
    mine = await slash(world, anna, "mine")
    assert "En till visas" in text_of(mine)
    assert "Ta tillbaka 10" in buttons_of(mine)


async def test_nothing_is_posted_for_who_has_left(world: World) -> None:
    anna = world.members[0]
    thread = await asked(world, world.moderator)
    await pressed(anna, await worded(world, anna, thread, WORDS), when="sen")
    await pressed(anna, await pictured(world, anna), when="sen")
    world.guild.remove_member(anna)
    await world.advance(hours=5)
    assert lines(world, thread) == []
    assert await every(world) == [thread]
    assert WORDS not in repr(await dump(world))


async def test_a_delayed_post_has_the_later_number(world: World) -> None:
    anna, bjorn = world.members
    thread = await asked(world, world.moderator)
    await pressed(anna, await worded(world, anna, thread, EARLY), when="sen")
    await answer_unseen(world, bjorn, thread, WORDS)
    await world.advance(hours=5)
    first, second = lines(world, thread)
    assert "Kollega 1" in first
    assert WORDS in first
    assert "Kollega 2" in second
    assert EARLY in second


# ------------------------------------------------------------------------------------ the promise


async def test_a_longer_time_is_read_before_the_next_use(world: World) -> None:
    anna = world.members[0]
    await world.change(keep_links_days=30)
    await ask_unseen(world, anna)
    await world.change(keep_links_days=365)
    preview = await pictured(world, anna, title="En annan fråga?")
    assert "365 dagar" in text_of(preview)
    assert "Jag har läst löftet, lägg upp nu" in buttons_of(preview)
    await pressed(anna, preview, when="nu")
    assert len(await every(world)) == 2
    await world.change(keep_links_days=90)
    preview = await pictured(world, anna, title="En tredje fråga?")
    assert "Lägg upp nu" in buttons_of(preview)
    assert "90 dagar" not in text_of(preview)


async def test_a_promise_that_changes_before_the_button_is_pressed_is_not_accepted(
    world: World,
) -> None:
    anna = world.members[0]
    await world.change(keep_links_days=30)
    for _ in range(2):
        # Both before anything was accepted, and with an acceptance of the better one.
        preview = await pictured(world, anna, title="En fråga?")
        await world.change(keep_links_days=365)
        refused = await pressed(anna, preview, when="nu")
        assert "har ändrats sedan du läste det" in text_of(refused)
        assert [each for each in await every(world) if each.title == "En fråga?"] == []
        await world.change(keep_links_days=30)
        await ask_unseen(world, anna) if not await every(world) else None
    await world.change(keep_links_days=365)
    again = await changed(world, anna, preview)
    assert "365 dagar" in text_of(again)
    await pressed(anna, again, when="nu")
    [newest, *_] = await every(world)
    assert newest.title == "En fråga?"
    assert "Frågeställaren" in text_of(first_post(world, newest))


async def changed(world: World, anna: object, preview: InteractionResult) -> InteractionResult:
    """The form once more, with what was written."""
    form = await anna.click(preview.response, label="Ändra")  # type: ignore[attr-defined]
    values = {"title": "En fråga?", "text": "Hur gör ni?", "who": "unseen"}
    return await anna.submit_modal(form, values)  # type: ignore[attr-defined,no-any-return]


async def test_posts_that_are_out_are_not_listed_as_waiting(world: World) -> None:
    anna = world.members[0]
    thread = await ask_unseen(world, anna)
    await answer_unseen(world, anna, thread, WORDS)
    assert [*await posts_in(world, thread)] != []
    assert WAITS not in text_of(await slash(world, anna, "mine"))
