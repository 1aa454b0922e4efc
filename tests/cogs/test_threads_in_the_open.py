"""What everybody sees of threads that are edited, opened again or hidden."""

import discord
import pytest
from simcord.results import InteractionResult

from bot.services import anonymity
from domain.anonymity import POSTS_AT_MOST
from domain.thread_values import Thread, ThreadState
from tests.cogs.test_threads_anonymous import (
    TITLE,
    WORDS,
    answered,
    posts_in,
    wondered,
)
from tests.cogs.thread_worlds import (
    asked,
    first_post,
    lines,
    place,
    press,
    previewed,
    slash,
    stored,
    user,
    write,
)
from tests.cogs.worlds import World, buttons_of, components_of, text_of

TELLING = "Hos oss på Region Skåne sa Karin Svensson så. Ring 070-123 45 67."
CHANGED = "Så här menar jag."


async def drafted(world: World, thread: Thread, text: str = CHANGED) -> InteractionResult:
    """What Björn sees when he has changed his anonymous answer."""
    bjorn = world.members[1]
    [post] = await posts_in(world, thread)
    form = await press(world, bjorn, "anonymous:edit", post.post_id)
    return await bjorn.submit_modal(form, {"text": text})


def value_in(form: InteractionResult, name: str) -> str:
    [field] = [each for each in components_of(form) if each.get("custom_id") == name]
    return str(field["value"])


# ----------------------------------------------------------------------------------- editing


async def test_an_answer_is_changed_after_a_look_at_what_would_betray_its_author(
    world: World,
) -> None:
    bjorn = world.members[1]
    thread = await asked(world, world.members[0])
    await answered(world, bjorn, thread)
    preview = await drafted(world, thread, TELLING)
    await world.do_due()
    assert lines(world, thread) == [f"-# **Kollega 1**\n{WORDS}"]
    shown = text_of(preview)
    assert "Det här kan avslöja dig" in shown
    assert "Region Skåne" in shown.partition("avslöja")[2]
    assert "**Kollega 1**" in shown
    assert list(buttons_of(preview)) == ["Ändra nu", "Ändra om en stund", "Ändra"]
    form = await bjorn.click(preview.response, label="Ändra")
    assert value_in(form, "text") == TELLING
    again = await bjorn.submit_modal(form, {"text": CHANGED})
    assert "avslöja" not in text_of(again)
    done = await bjorn.click(again.response, label="Ändra nu")
    assert "Ändrat" in text_of(done)
    await world.do_due()
    assert lines(world, thread) == [f"-# **Kollega 1**\n{CHANGED}"]
    [post] = await posts_in(world, thread)
    gone = await press(world, bjorn, "anonymous:change-post", post.post_id)
    assert "inte kvar vad du skrev" in text_of(gone)


async def test_an_answer_is_changed_at_a_moment_that_nobody_knows(world: World) -> None:
    bjorn = world.members[1]
    thread = await asked(world, world.members[0])
    await answered(world, bjorn, thread)
    preview = await drafted(world, thread)
    done = await bjorn.click(preview.response, label="Ändra om en stund")
    assert "mellan 20 minuter och 4 timmar" in text_of(done)
    form = await bjorn.click(done.response, label="Ändra")
    assert value_in(form, "text") == CHANGED
    await world.advance(minutes=19)
    assert lines(world, thread) == [f"-# **Kollega 1**\n{WORDS}"]
    await world.advance(hours=4)
    assert lines(world, thread) == [f"-# **Kollega 1**\n{CHANGED}"]
    assert not [row for row in await world.outbox() if row.kind == "threads.later_edit"]


@pytest.mark.parametrize("label", ["Ändra nu", "Ändra om en stund"])
async def test_a_question_is_changed_in_the_same_way(world: World, label: str) -> None:
    anna = world.members[0]
    thread = await wondered(world, anna)
    form = await press(world, anna, "threads:edit", thread.thread_id)
    preview = await anna.submit_modal(form, {"title": "Ny rubrik", "text": TELLING})
    assert "Region Skåne" in text_of(preview).partition("avslöja")[2]
    assert "Frågeställaren" in text_of(preview)
    await world.do_due()
    assert (await stored(world, thread.thread_id)).title == TITLE
    await anna.click(preview.response, label=label)
    await world.do_due()
    if label != "Ändra nu":
        assert place(world, thread).name == TITLE
        assert TITLE in text_of(await slash(world, world.moderator, "list"))
        form = await press(world, anna, "threads:edit", thread.thread_id)
        assert value_in(form, "title") == "Ny rubrik"
        await world.advance(hours=4, minutes=1)
    assert place(world, thread).name == "Ny rubrik"
    assert "Region Skåne" in text_of(first_post(world, thread))


async def test_edits_keep_the_pace_of_posts(world: World) -> None:
    bjorn = world.members[1]
    thread = await asked(world, world.members[0])
    await answered(world, bjorn, thread)
    for number in range(POSTS_AT_MOST):
        preview = await drafted(world, thread, f"{CHANGED} {number}")
        done = await bjorn.click(preview.response, label="Ändra nu")
        await world.do_due()
    assert "flera gånger på kort stund" in text_of(done)
    [post] = await posts_in(world, thread)
    assert post.text == f"{CHANGED} {POSTS_AT_MOST - 2}"


async def test_what_is_too_long_is_said_and_stands_in_the_form_again(world: World) -> None:
    anna, bjorn = world.members
    thread = await wondered(world, anna)
    await answered(world, bjorn, thread)
    refused = await drafted(world, thread, "*_" * 1500)
    assert "Texten är för lång" in text_of(refused)
    assert value_in(await bjorn.click(refused.response, label="Ändra"), "text") == "*_" * 1500
    form = await press(world, anna, "threads:edit", thread.thread_id)
    refused = await anna.submit_modal(form, {"title": TITLE, "text": "*_" * 1500})
    assert "Texten är för lång" in text_of(refused)
    assert list(buttons_of(refused)) == ["Ändra"]


@pytest.mark.parametrize("route", ["change-first", "change-first-later"])
async def test_a_forged_press_edits_nothing(world: World, route: str) -> None:
    anna, bjorn = world.members
    mine, named = await wondered(world, anna), await asked(world, bjorn)
    form = await press(world, anna, "threads:edit", mine.thread_id)
    await anna.submit_modal(form, {"title": "Ny rubrik", "text": CHANGED})
    nothing = await press(world, bjorn, f"anonymous:{route}", mine.thread_id)
    assert "inte kvar vad du skrev" in text_of(nothing)
    form = await press(world, bjorn, "threads:edit", named.thread_id)
    await bjorn.submit_modal(form, {"title": "Namngiven", "text": "*_" * 1500})
    named_one = await press(world, bjorn, f"anonymous:{route}", named.thread_id)
    assert "finns inte längre" in text_of(named_one)
    await world.do_due()
    assert (await stored(world, mine.thread_id)).title == TITLE


# -------------------------------------------------------------------------- opened again


@pytest.mark.parametrize("is_anonymous", [True, False])
async def test_a_thread_that_is_opened_again_stays_open(world: World, is_anonymous: bool) -> None:
    anna = world.members[0]
    thread = await (wondered if is_anonymous else asked)(world, anna)
    for verb, state in (("close", ThreadState.CLOSED), ("reopen", ThreadState.OPEN)):
        await press(world, anna, f"threads:{verb}", thread.thread_id)
        await world.do_due()
        await world.advance(minutes=5)
        kept = await stored(world, thread.thread_id)
        assert (kept.state, kept.revision) == (state, kept.shown_revision)
    found = await world.run(lambda: world.bot.fetch_channel(thread.discord_id or 0))
    assert isinstance(found, discord.Thread)
    assert (found.locked, found.archived) == (False, False)
    async with world.bot.uow.read() as tx:
        done = [line.action for line in await tx.audit.of(world.community_id)]
    assert "threads.changed_outside" not in done


async def test_what_is_written_right_after_the_opening_is_posted(world: World) -> None:
    anna, bjorn = world.members
    thread = await wondered(world, anna)
    await answered(world, bjorn, thread)
    await press(world, anna, "threads:close", thread.thread_id)
    await world.do_due()
    await press(world, anna, "threads:reopen", thread.thread_id)
    await answered(world, bjorn, thread, CHANGED)
    assert lines(world, thread)[-1] == f"-# **Kollega 1**\n{CHANGED}"


# ------------------------------------------------------------------------------------ hidden


async def hide(world: World, thread: Thread, *, hidden: bool) -> None:
    await world.run(
        lambda: anonymity.hide(
            world.bot.uow,
            community_id=world.community_id,
            thread_id=thread.thread_id,
            post_id=None,
            by=user(world.moderator),
            hidden=hidden,
            now=world.now,
        )
    )
    await world.do_due()


@pytest.mark.parametrize("is_anonymous", [True, False])
async def test_a_hidden_thread_has_a_neutral_title_everywhere(
    world: World, is_anonymous: bool
) -> None:
    anna, bjorn = world.members
    thread = await (wondered if is_anonymous else asked)(world, anna)
    await hide(world, thread, hidden=True)
    await world.advance(minutes=1)
    assert place(world, thread).name == "Dold tråd"
    seen = [
        text_of(first_post(world, thread)),
        text_of(await slash(world, bjorn, "list")),
        text_of(await slash(world, bjorn, "search", words=thread.title)).partition("\n")[2],
        text_of(await previewed(world, bjorn, title=thread.title)).partition("tidigare")[2],
        *world.direct_messages(anna),
    ]
    for each in seen:
        assert thread.title not in each
    assert "Dold tråd" in seen[0]
    assert "Dold tråd" in seen[1]
    assert (await stored(world, thread.thread_id)).title == thread.title
    await hide(world, thread, hidden=False)
    await world.advance(minutes=1)
    assert place(world, thread).name == thread.title
    assert thread.title in text_of(first_post(world, thread))
    assert thread.title in text_of(await slash(world, bjorn, "list"))
    assert (await stored(world, thread.thread_id)).title == thread.title


# ------------------------------------------------------------------------------------- the rest


async def test_an_asker_who_writes_under_their_name_is_not_given_away(world: World) -> None:
    anna, bjorn = world.members
    thread = await wondered(world, anna)
    await write(world, anna, thread, "Jag känner igen mig i det här.")
    waiting = text_of(await slash(world, bjorn, "list", unanswered=True))
    assert TITLE not in waiting
    await world.advance(days=8)
    assert len(lines(world, thread)) == 1


async def test_an_invitation_is_no_link_of_a_tip(world: World) -> None:
    refused = await previewed(
        world,
        world.members[0],
        "tip",
        title="En bra server",
        text="Kom med.",
        link="https://discord.gg/abc",
    )
    assert "inbjudan till en server" in text_of(refused)
    assert list(buttons_of(refused)) == ["Ändra"]


async def test_the_settings_say_which_prompt_the_quiet_hours_move(world: World) -> None:
    await world.organiser.slash(world.channels.meetups, "prompts schedule", weekday=1, time="09:00")
    assert "Veckans fråga" not in text_of(await slash(world, world.administrator, "settings"))
    await world.change(quiet_from=8, quiet_until=12)
    settings = text_of(await slash(world, world.administrator, "settings"))
    moved = settings.partition("Veckans fråga")[2]
    assert "kl. 09.00" in moved
    assert "kl. 12.00" in moved
    shown = await world.organiser.slash(world.channels.meetups, "prompts show")
    assert "inom de tysta timmarna" in text_of(shown)
