"""What waits without a name and comes to nothing: an edit taken back, and what somebody wrote who
left while nobody heard of it.
"""

import logging

import pytest
from simcord import MemberActor
from simcord.results import InteractionResult

from domain.thread_values import Thread
from tests.cogs.test_threads_anonymous import TITLE, pictured, posts_in, pressed, worded
from tests.cogs.test_threads_secrecy import answer_unseen, ask_unseen, dump
from tests.cogs.thread_worlds import (
    asked,
    every,
    first_post,
    lines,
    press,
    slash,
    stored,
    user,
)
from tests.cogs.worlds import World, text_of

WORDS, NEW, NEW_TITLE = "Prata med facket.", "Prata med HR.", "Hur säger jag det bäst?"
TAKEN_BACK = "Ändringen görs inte"


async def changed_later(
    world: World, person: MemberActor, thread: Thread, **values: str
) -> InteractionResult:
    """The edit of the first post or, with the text alone, of the person's answer, put off."""
    if "title" in values:
        form = await press(world, person, "threads:edit", thread.thread_id)
    else:
        [post] = await posts_in(world, thread)
        form = await press(world, person, "anonymous:edit", post.post_id)
    preview = await person.submit_modal(form, values)
    return await person.click(preview.response, label="Ändra om en stund")


def gone_unheard(world: World, person: MemberActor) -> None:
    """The person leaves while no gateway tells of it."""
    del world.env.backend.get_guild(world.guild.id).members[person.id]


async def test_an_edit_that_waits_is_listed_for_its_author_and_taken_back(world: World) -> None:
    anna, bjorn = world.members
    thread = await ask_unseen(world, anna)
    await answer_unseen(world, bjorn, thread, WORDS)
    done = await changed_later(world, anna, thread, title=NEW_TITLE, text="Vad tycker ni?")
    assert "/threads mine" in text_of(done)
    await changed_later(world, bjorn, thread, text=NEW)
    [post] = await posts_in(world, thread)
    first, second = ("drop-first", thread.thread_id), ("drop-edit", post.post_id)
    for person, words, others, (route, number) in (
        (anna, NEW_TITLE, NEW, first),
        (bjorn, NEW, NEW_TITLE, second),
    ):
        mine = await slash(world, person, "mine")
        shown = text_of(mine)
        assert "1. Ändring i" in shown
        assert words in shown
        assert others not in shown
        done = await person.click(mine.response, label="Ta tillbaka 1")
        assert TAKEN_BACK in text_of(done)
        assert "Ändring i" not in text_of(await slash(world, person, "mine"))
        # Pressed once more there is nothing left.
        again = await press(world, person, f"anonymous:{route}", number)
        assert TAKEN_BACK not in text_of(again)
    await world.advance(hours=5)
    assert WORDS in lines(world, thread)[0]
    assert (await stored(world, thread.thread_id)).title == thread.title
    assert not [row for row in (await dump(world))["outbox"] if "later" in row["kind"]]


async def test_nobody_takes_back_what_others_want_to_change(world: World) -> None:
    anna, bjorn = world.members
    thread = await ask_unseen(world, anna)
    await answer_unseen(world, bjorn, thread, WORDS)
    await changed_later(world, anna, thread, title=NEW_TITLE, text="Vad tycker ni?")
    await changed_later(world, bjorn, thread, text=NEW)
    [post] = await posts_in(world, thread)
    for person in (world.moderator, bjorn):
        await press(world, person, "anonymous:drop-first", thread.thread_id)
    for person in (world.moderator, anna):
        await press(world, person, "anonymous:drop-edit", post.post_id)
    await world.advance(hours=5)
    assert NEW in lines(world, thread)[0]
    assert NEW_TITLE in text_of(first_post(world, thread))


async def test_nothing_comes_of_who_left_while_nobody_heard_of_it(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    anna, bjorn = world.members
    named = await asked(world, world.moderator)
    thread = await ask_unseen(world, anna)
    await changed_later(world, anna, thread, title=NEW_TITLE, text="Vad tycker ni?")
    await pressed(anna, await worded(world, anna, named, WORDS), when="sen")
    await pressed(anna, await pictured(world, anna, title=TITLE), when="sen")
    await pressed(bjorn, await worded(world, bjorn, named, NEW), when="sen")
    before = len([row for row in (await dump(world))["audit"] if row["action"] == "anonymity.read"])
    gone_unheard(world, anna)
    with caplog.at_level(logging.INFO, logger="ledarbot.delivery"):
        await world.advance(hours=5)
    told = [getattr(each, "fields", {}).get("outcome") for each in caplog.records]
    assert "sent" in told
    assert set(told) <= {"sent", None}
    assert {each.thread_id for each in await every(world)} == {thread.thread_id, named.thread_id}
    assert NEW_TITLE not in text_of(first_post(world, thread))
    assert [NEW in each and "Kollega 1" in each for each in lines(world, named)] == [True]
    rows = await dump(world)
    assert WORDS not in repr(rows)
    assert NEW_TITLE not in repr(rows)
    assert {row["kind"] for row in rows["outbox"] if row["id"] < 0} <= {"threads.foot"}
    # No link was opened to find that out.
    assert before == len([row for row in rows["audit"] if row["action"] == "anonymity.read"])
    assert user(anna) not in {row["id"] for row in rows["outbox"]}
