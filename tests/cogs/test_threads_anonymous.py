"""Asking and answering without a name: what is shown before, what stands there, who is told."""

from typing import Any

import discord
import pytest
from simcord import MemberActor
from simcord.results import InteractionResult

from bot.services import anonymity, people
from bot.services.thread_cases import ANSWER, NOTICE, POST, notify
from domain.anonymity import POSTS_AT_MOST
from domain.ids import ChannelId, Handle
from domain.thread_values import Post, PostState, Thread, ThreadState
from domain.unmaskings import Ground, Unmasking
from sandbox.clients import ENGLISH
from tests.cogs.thread_worlds import (
    agreed,
    asked,
    every,
    first_post,
    lines,
    place,
    press,
    slash,
    stored,
    user,
    write,
)
from tests.cogs.worlds import World, add_channel, buttons_of, components_of, text_of

TITLE = "Min chef kör över mig"
TEXT = "Hen ändrar mina beslut inför personalen."
WORDS = "Be om ett möte i lugn och ro."


async def pictured(world: World, person: MemberActor, **values: str) -> InteractionResult:
    """What the asker sees before anything is posted."""
    form = await agreed(world, person)
    fields = {"title": TITLE, "text": TEXT, "who": "unseen"} | values
    return await person.submit_modal(form, fields)


async def pressed(
    person: MemberActor, shown: InteractionResult, *, when: str = "nu"
) -> InteractionResult:
    """The button that posts, whatever it says about the promise."""
    wanted = {"nu": "lägg upp nu", "sen": "lägg upp om en stund"}[when]
    label = next(each for each in buttons_of(shown) if wanted in each.lower())
    return await person.click(shown.response, label=label)


async def wondered(world: World, person: MemberActor, **values: str) -> Thread:
    """An anonymous question that stands in Discord."""
    await pressed(person, await pictured(world, person, **values))
    await world.do_due()
    return next(each for each in await every(world) if each.is_anonymous)


async def form_for(world: World, person: MemberActor, thread: Thread) -> InteractionResult:
    """The form for an answer; whoever has not agreed to the rules does so first."""
    form = await press(world, person, "anonymous:answer", thread.thread_id)
    if form.modal is not None:
        return form
    return await person.click(form.response, label="Jag har läst och håller med")


async def worded(
    world: World, person: MemberActor, thread: Thread, words: str = WORDS
) -> InteractionResult:
    return await person.submit_modal(await form_for(world, person, thread), {"text": words})


async def answered(
    world: World, person: MemberActor, thread: Thread, words: str = WORDS
) -> discord.Message:
    """An anonymous answer that stands in Discord."""
    await pressed(person, await worded(world, person, thread, words))
    await world.do_due()
    return place(world, thread).history()[-1]


async def posts_in(world: World, thread: Thread) -> list[Post]:
    async with world.bot.uow.read() as tx:
        return await tx.threads.posts(world.community_id, thread.thread_id)


async def notice(world: World, thread: Thread, code: str, **more: Any) -> None:
    """A notice to the asker goes out."""

    async def queue() -> None:
        async with world.bot.uow.write() as tx:
            handle = Handle(thread.handle or 0)
            await notify(tx, thread, handle, code, due_at=world.now, **more)

    await world.run(queue)
    await world.do_due()


async def kinds(world: World) -> set[str]:
    return {row.kind for row in await world.outbox()}


# --------------------------------------------------------------------------------------- asking


async def test_the_promise_is_read_before_the_first_question_and_once(world: World) -> None:
    anna = world.members[0]
    shown = await pictured(world, anna)
    text = text_of(shown)
    assert "Frågeställaren" in text
    assert f"<@{anna.id}>" not in text
    assert "Två moderatorer måste vara överens" in text
    assert "90 dagar" in text
    assert list(buttons_of(shown)) == [
        "Jag har läst löftet, lägg upp nu",
        "Jag har läst löftet, lägg upp om en stund",
        "Ändra",
    ]
    await pressed(anna, shown)
    again = await pictured(world, anna)
    assert "Två moderatorer" not in text_of(again)
    assert list(buttons_of(again)) == [
        "Lägg upp nu",
        "Lägg upp om en stund",
        "Ändra",
        "Läs löftet",
    ]
    promise = await anna.click(again.response, label="Läs löftet")
    assert "Två moderatorer måste vara överens" in text_of(promise)


async def test_where_unmasking_was_given_up_the_promise_says_so(world: World) -> None:
    await world.change(allows_unmasking=False, keep_links_days=30)
    text = text_of(await pictured(world, world.members[0]))
    assert "Nätverket har avstått från den möjligheten för gott" in text
    assert "två moderatorer tillsammans" not in text
    assert "30 dagar" in text


async def test_what_could_betray_is_named_and_keeps_nobody_from_posting(world: World) -> None:
    anna = world.members[0]
    shown = await pictured(world, anna, text="Jag jobbar i Mölndals stad med Anna Svensson.")
    text = text_of(shown)
    assert "Det här kan avslöja dig eller någon annan" in text
    assert "En arbetsgivare: Mölndals stad" in text
    assert "En person: Anna Svensson" in text
    await pressed(anna, shown)
    await world.do_due()
    assert len(await every(world)) == 1


async def test_the_question_stands_there_without_its_asker(world: World) -> None:
    anna = world.members[0]
    thread = await wondered(world, anna)
    shown = text_of(first_post(world, thread))
    assert "❓ Fråga från Frågeställaren" in shown
    assert TEXT in shown
    assert str(anna.id) not in shown
    members = world.env.backend.channels[int(thread.discord_id or 0)].thread_members
    assert anna.id not in members
    assert thread.author_id is None
    assert POST not in await kinds(world)
    tools = await anna.click(first_post(world, thread), label="Mer …")
    assert "Stäng tråden" in buttons_of(tools)
    bjorn = await world.members[1].click(first_post(world, thread), label="Mer …")
    assert buttons_of(bjorn) == {}


async def test_a_question_for_later_comes_later_and_can_be_taken_back(world: World) -> None:
    anna = world.members[0]
    done = await pressed(anna, await pictured(world, anna), when="sen")
    assert "mellan 20 minuter och 4 timmar" in text_of(done)
    await world.advance(minutes=19)
    assert await every(world) == []
    await world.advance(hours=4)
    assert len(await every(world)) == 1
    done = await pressed(anna, await pictured(world, anna, title="En till"), when="sen")
    taken = await anna.click(done.response, label="Ta tillbaka frågan")
    assert "Frågan läggs inte upp" in text_of(taken)
    await world.advance(hours=5)
    assert len(await every(world)) == 1


async def test_two_presses_are_one_question(world: World) -> None:
    anna = world.members[0]
    shown = await pictured(world, anna)
    await pressed(anna, shown)
    second = await press(world, anna, "anonymous:ask", 1)
    assert "Jag har inte kvar vad du skrev" in text_of(second)
    await world.do_due()
    assert len(await every(world)) == 1


async def test_a_screen_from_before_posts_nothing_under_the_wrong_name(world: World) -> None:
    anna = world.members[0]
    named = await pictured(world, anna, who="seen")
    unseen = await pictured(world, anna)
    shown = await anna.click(named.response, label="Lägg upp")
    assert "Frågeställaren" in text_of(shown)
    await world.do_due()
    assert await every(world) == []
    await pictured(world, anna, who="seen")
    await pressed(anna, unseen)
    await world.do_due()
    assert await every(world) == []


async def test_only_so_many_questions_a_day(world: World) -> None:
    anna = world.members[0]
    for number in range(3):
        await pressed(anna, await pictured(world, anna, title=f"Fråga {number}"))
    fourth = await pictured(world, anna, title="Fråga 4")
    refused = await pressed(anna, fourth)
    assert "flera frågor utan namn det senaste dygnet" in text_of(refused)
    await world.do_due()
    assert len(await every(world)) == 3
    await world.advance(hours=24)
    await pressed(anna, fourth)
    await world.do_due()
    assert len(await every(world)) == 4


async def test_a_community_without_it_offers_and_takes_none(world: World) -> None:
    anna = world.members[0]
    thread = await asked(world, world.members[1])
    shown = await pictured(world, anna)
    await world.change(allows_anonymous=False)
    refused = await pressed(anna, shown)
    assert "skriver vi under våra egna namn" in text_of(refused)
    refused = await press(world, anna, "anonymous:answer", thread.thread_id)
    assert "skriver vi under våra egna namn" in text_of(refused)


async def test_whoever_is_blocked_may_still_ask_under_their_name(world: World) -> None:
    anna = world.members[0]
    thread = await wondered(world, anna)
    await world.run(lambda: blocked(world, thread))
    shown = await pictured(world, anna)
    assert "Du kan inte skriva utan namn här just nu" in text_of(shown)
    assert list(buttons_of(shown)) == ["Ändra"]
    assert world.direct_messages(anna) == []


async def blocked(world: World, thread: Thread) -> None:
    await anonymity.lay_block(
        world.bot.uow,
        world.bot.vault,
        community_id=world.community_id,
        handle=Handle(thread.handle or 0),
        now=world.now,
    )


# ------------------------------------------------------------------------------------ answering


async def test_an_answer_from_the_button_to_the_thread(world: World) -> None:
    anna, bjorn = world.members
    thread = await wondered(world, anna)
    shown = await worded(world, bjorn, thread, "Gå till *facket* @everyone\n# nu")
    assert shown.response is not None
    assert shown.response.ephemeral
    assert "Kollega (du får ett nummer)" in text_of(shown)
    done = await pressed(bjorn, shown)
    assert list(buttons_of(done)) == ["Ändra", "Ta bort"]
    await world.do_due()
    [line] = lines(world, thread)
    assert line.startswith("-# **Kollega 1**\n")
    assert "@everyone" not in line
    assert "\\*facket\\*" in line
    assert str(bjorn.id) not in line
    members = world.env.backend.channels[int(thread.discord_id or 0)].thread_members
    assert bjorn.id not in members
    assert ANSWER not in await kinds(world)
    assert (await stored(world, thread.thread_id)).is_replied


async def test_by_the_command_and_by_the_asker(world: World) -> None:
    anna = world.members[0]
    thread = await wondered(world, anna)
    form = await world.forge_slash(anna, "threads answer", channel=place(world, thread))
    shown = await anna.submit_modal(form, {"text": "Tack, jag provar."})
    assert "**Frågeställaren**" in text_of(shown)
    await pressed(anna, shown)
    await world.do_due()
    assert lines(world, thread) == ["-# **Frågeställaren**\nTack, jag provar."]
    assert world.direct_messages(anna) == []
    elsewhere = await slash(world, anna, "answer")
    assert "finns inte längre" in text_of(elsewhere)


async def test_everybody_keeps_their_name_in_the_thread(world: World) -> None:
    anna, bjorn = world.members
    thread = await wondered(world, anna)
    for person in (bjorn, world.organiser, bjorn):
        await answered(world, person, thread)
    names = [line.split("**")[1] for line in lines(world, thread)]
    assert names == ["Kollega 1", "Kollega 2", "Kollega 1"]


async def test_an_answer_for_later(world: World) -> None:
    anna, bjorn = world.members
    thread = await wondered(world, anna)
    done = await pressed(bjorn, await worded(world, bjorn, thread), when="sen")
    assert "mellan 20 minuter och 4 timmar" in text_of(done)
    form = await bjorn.click(done.response, label="Ändra")
    preview = await bjorn.submit_modal(form, {"text": "Hellre så här."})
    changed = await bjorn.click(preview.response, label="Spara")
    assert "Så läggs det upp" in text_of(changed)
    await world.advance(minutes=19)
    assert lines(world, thread) == []
    await world.advance(hours=4)
    assert lines(world, thread) == ["-# **Kollega 1**\nHellre så här."]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(" \n ", "Skriv några ord också"), ("*_" * 1500, "Texten är för lång")],
)
async def test_what_is_refused_stands_in_the_form_again(
    world: World, words: str, sentence: str
) -> None:
    thread = await asked(world, world.members[0])
    bjorn = world.members[1]
    refused = await worded(world, bjorn, thread, words)
    assert sentence in text_of(refused)
    form = await bjorn.click(refused.response, label="Ändra")
    [field] = [each for each in components_of(form) if each.get("custom_id") == "text"]
    assert field["value"] == words


async def test_the_longest_text_has_room_with_promise_and_warning(world: World) -> None:
    thread = await asked(world, world.members[0])
    words = "Jag jobbar i Mölndals stad. " + "a" * 2900
    shown = await worded(world, world.members[1], thread, words)
    assert "Två moderatorer måste vara överens" in text_of(shown)
    await pressed(world.members[1], shown)
    await world.do_due()
    assert "a" * 2900 in lines(world, thread)[0]


async def test_only_so_many_posts_in_a_quarter(world: World) -> None:
    anna, bjorn = world.members
    thread = await asked(world, anna)
    for _ in range(POSTS_AT_MOST):
        await answered(world, bjorn, thread)
    refused = await pressed(bjorn, await worded(world, bjorn, thread, "En till"))
    assert "Vänta en kvart" in text_of(refused)
    await answered(world, anna, thread)
    await world.advance(minutes=15)
    await pressed(bjorn, await worded(world, bjorn, thread, "En till"))
    await world.do_due()
    assert len(lines(world, thread)) == POSTS_AT_MOST + 2


async def test_a_closed_thread_takes_none(world: World) -> None:
    anna, bjorn = world.members
    thread = await wondered(world, anna)
    shown = await worded(world, bjorn, thread)
    later = await pressed(bjorn, await worded(world, bjorn, thread), when="sen")
    assert "Tack!" in text_of(later)
    shown = await worded(world, bjorn, thread, "Och en sak till")
    await press(world, anna, "threads:close", thread.thread_id)
    refused = await pressed(bjorn, shown)
    assert "Tråden är stängd" in text_of(refused)
    await world.advance(hours=5)
    assert lines(world, thread) == []
    assert "gick inte att lägga upp" in world.direct_messages(bjorn)[-1]
    [post] = await posts_in(world, thread)
    assert (post.state, post.text) == (PostState.REFUSED, "")
    assert {ANSWER, NOTICE}.isdisjoint(await kinds(world))


async def test_a_thread_that_was_locked_or_deleted_by_hand(world: World) -> None:
    anna, bjorn = world.members
    for change in ("lock", "delete"):
        thread = await wondered(world, anna, title=f"Om {change}")
        await pressed(bjorn, await worded(world, bjorn, thread), when="sen")
        found = await world.run(lambda at=thread.discord_id: world.bot.fetch_channel(at or 0))
        assert isinstance(found, discord.Thread)
        await world.run(lambda at=found: at.edit(locked=True))
        if change == "delete":
            await world.run(found.delete)
        await world.advance(hours=5)
        assert "gick inte att lägga upp" in world.direct_messages(bjorn)[-1]
    assert len(world.direct_messages(bjorn)) == 2


async def test_a_sleeping_thread_is_woken(world: World) -> None:
    anna, bjorn = world.members
    thread = await asked(world, anna)
    found = await world.run(lambda: world.bot.fetch_channel(thread.discord_id or 0))
    assert isinstance(found, discord.Thread)
    await world.run(lambda: found.edit(archived=True))
    await answered(world, bjorn, thread)
    assert len(lines(world, thread)) == 1


async def test_in_a_text_channel_too(world: World) -> None:
    talk = add_channel(world.env, world.guild, "prat")
    await world.change(threads_channel_id=ChannelId(talk.id))
    anna, bjorn = world.members
    thread = await wondered(world, anna)
    await answered(world, bjorn, thread)
    assert "-# **Kollega 1**" in lines(world, thread)[-1]


async def test_rules_that_changed_meanwhile_are_shown_again(world: World) -> None:
    anna, bjorn = world.members
    thread = await asked(world, anna)
    shown = await press(world, bjorn, "anonymous:answer", thread.thread_id)
    await world.change(thread_rules="Var snälla.", thread_rules_version=2)
    again = await bjorn.click(shown.response, label="Jag har läst och håller med")
    assert again.modal is None
    assert "Var snälla" in text_of(again)


# ------------------------------------------------------------------------------------ own posts


async def test_the_author_changes_and_removes_a_post(world: World) -> None:
    anna, bjorn = world.members
    thread = await wondered(world, anna)
    post = await answered(world, bjorn, thread)
    for other in (anna, world.moderator):
        seen = await other.click(post, label="…")
        assert buttons_of(seen) == {}
        assert "Anmäl till moderatorerna" in text_of(seen)
    own = await bjorn.click(post, label="…")
    assert "Det vet bara du" in text_of(own)
    form = await bjorn.click(own.response, label="Ändra")
    preview = await bjorn.submit_modal(form, {"text": "Så här menar jag."})
    await bjorn.click(preview.response, label="Ändra nu")
    await world.do_due()
    assert lines(world, thread) == ["-# **Kollega 1**\nSå här menar jag."]
    question = await bjorn.click((await bjorn.click(post, label="…")).response, label="Ta bort")
    done = await bjorn.click(question.response, label="Ja, ta bort")
    assert "Borttaget" in text_of(done)
    await world.do_due()
    assert lines(world, thread) == ["-# **Kollega 1**\n*Den som skrev har tagit bort sitt inlägg.*"]


@pytest.mark.parametrize("route", ["edit", "withdraw-sure"])
async def test_a_forged_press_changes_nothing(world: World, route: str) -> None:
    anna, bjorn = world.members
    thread = await wondered(world, anna)
    await answered(world, bjorn, thread)
    [post] = await posts_in(world, thread)
    refused = await press(world, anna, f"anonymous:{route}", post.post_id)
    assert "Det kan bara den göra som" in text_of(refused)
    nothing = await press(world, bjorn, f"anonymous:{route}", post.post_id + 2)
    assert "finns inte längre" in text_of(nothing)
    newcomer = await press(world, world.newcomer, f"anonymous:{route}", post.post_id)
    assert "medlem" in text_of(newcomer).lower()
    assert (await posts_in(world, thread))[0].text == WORDS


async def test_a_post_whose_link_was_destroyed_can_be_changed_by_nobody(world: World) -> None:
    anna, bjorn = world.members
    thread = await wondered(world, anna)
    message = await answered(world, bjorn, thread)
    [post] = await posts_in(world, thread)
    async with world.bot.uow.write() as tx:
        await tx.anonymity.unlink(post.handle)
    seen = await bjorn.click(message, label="…")
    assert "inte längre känna igen vem som skrev" in text_of(seen)
    assert buttons_of(seen) == {}
    refused = await press(world, bjorn, "anonymous:edit", post.post_id)
    assert "inte längre känna igen" in text_of(refused)


async def test_a_hidden_post_shows_its_words_no_more_and_again(world: World) -> None:
    anna, bjorn = world.members
    thread = await wondered(world, anna)
    await answered(world, bjorn, thread)
    [post] = await posts_in(world, thread)
    for is_hidden, shown in ((True, "*Inlägget är dolt av moderatorerna.*"), (False, WORDS)):
        await world.run(lambda hidden=is_hidden: hide(world, thread, post, hidden=hidden))
        await world.do_due()
        assert lines(world, thread) == [f"-# **Kollega 1**\n{shown}"]
    told = world.direct_messages(bjorn)
    assert ["har dolt" in told[0], "visar ett inlägg" in told[1]] == [True, True]
    assert f"https://discord.com/channels/{world.guild.id}/{thread.discord_id}" in told[0]


async def hide(world: World, thread: Thread, post: Post, *, hidden: bool) -> None:
    await anonymity.hide(
        world.bot.uow,
        community_id=world.community_id,
        thread_id=thread.thread_id,
        post_id=post.post_id,
        by=user(world.moderator),
        hidden=hidden,
        now=world.now,
    )


# ----------------------------------------------------------------------------------- the notices


async def test_an_anonymous_asker_is_told_of_answers_and_may_stop_it(world: World) -> None:
    anna, bjorn = world.members
    thread = await wondered(world, anna)
    await write(world, bjorn, thread, "Prata med facket.")
    await answered(world, world.organiser, thread)
    await world.advance(minutes=11)
    [told] = world.direct_messages(anna)
    assert "Det har kommit svar i" in told
    assert "utan namn" not in told
    [message] = anna.user.dm_channel.history()
    await anna.user.click(message, label="Sluta skriva om trådar")
    await write(world, bjorn, thread, "En sak till.")
    await world.advance(minutes=11)
    assert len([text for text in world.direct_messages(anna) if "svar i" in text]) == 1
    assert NOTICE not in await kinds(world)


async def test_notices_are_in_ones_own_language(world: World) -> None:
    anna = world.members[0]
    thread = await wondered(world, anna)
    await people.set_locale(world.bot.uow, user_id=user(anna), locale="en", now=world.now)
    for code in ("hidden", "shown_again", "unstopped", "reminded", "not_posted", "answered"):
        await notice(world, thread, code)
    told = world.direct_messages(anna)
    assert len(told) == 6
    assert "There is an answer in" in told[-1]
    assert all(world.guild.name in text for text in told)


async def test_who_was_unmasked_is_told_why_and_not_by_whom(world: World) -> None:
    anna = world.members[0]
    thread = await wondered(world, anna)
    async with world.bot.uow.write() as tx:
        request = await tx.unmaskings.add(
            Unmasking(
                community_id=world.community_id,
                thread_id=thread.thread_id,
                handle=Handle(thread.handle or 0),
                ground=Ground.DANGER,
                reason="Hen skriver om att *skada* sig.",
                asked_by=user(world.moderator),
                asked_at=world.now,
            )
        )
    await notice(world, thread, "unmasked", unmasking_id=request.unmasking_id)
    [told] = world.direct_messages(anna)
    assert "har fått veta att du skrev utan namn" in told
    assert "någons liv eller hälsa är i fara" in told
    assert "> Hen skriver om att \\*skada\\* sig." in told
    assert str(world.moderator.id) not in told


async def test_of_whom_nobody_knows_nobody_is_told(world: World) -> None:
    anna = world.members[0]
    thread = await wondered(world, anna)
    async with world.bot.uow.write() as tx:
        await tx.anonymity.unlink(Handle(thread.handle or 0))
    await notice(world, thread, "hidden")
    assert world.direct_messages(anna) == []
    assert NOTICE not in await kinds(world)


# ------------------------------------------------------------------------------------- the rest


async def test_the_bot_may_not_write_there_any_more(world: World) -> None:
    anna, bjorn = world.members
    thread = await wondered(world, anna)
    await pressed(bjorn, await worded(world, bjorn, thread), when="sen")
    channel = world.bot.get_channel(world.channels.threads.id)
    assert isinstance(channel, discord.ForumChannel)
    me = channel.guild.get_role(world.roles.bot.id)
    assert me is not None
    await world.run(
        lambda: channel.set_permissions(me, view_channel=True, send_messages_in_threads=False)
    )
    await world.advance(hours=5)
    assert lines(world, thread) == []
    [post] = await posts_in(world, thread)
    assert post.state is PostState.PENDING


async def test_an_erased_authors_thread_has_no_words_in_discord(world: World) -> None:
    anna = world.members[0]
    thread = await asked(world, anna)
    shown = await anna.slash(world.channels.meetups, "privacy erase")
    assert "ditt namn och det du har skrivit i trådar" in text_of(shown)
    await anna.click(shown.response, label="Ja, radera")
    await world.do_due()
    text = text_of(first_post(world, thread))
    assert "borttagen på författarens begäran" in text
    assert str(anna.id) not in text
    assert (await stored(world, thread.thread_id)).state is ThreadState.OPEN
    assert "Borttagen tråd" in world.env.backend.channels[int(thread.discord_id or 0)].name


async def test_who_has_only_written_anonymously_can_see_and_erase_that(world: World) -> None:
    anna = world.members[0]
    thread = await wondered(world, anna)
    shown = text_of(await anna.slash(world.channels.meetups, "privacy show"))
    assert "Det du har skrivit utan namn" in shown
    question = await anna.slash(world.channels.meetups, "privacy erase")
    assert "det skulle märkas om allt försvann på en gång" in text_of(question)
    await anna.click(question.response, label="Ja, radera")
    async with world.bot.uow.read() as tx:
        assert await tx.anonymity.links() == []
    assert TEXT in text_of(first_post(world, thread))


async def test_in_english(world: World) -> None:
    anna = world.members[0]
    thread = await wondered(world, anna)
    bjorn = world.members[1]
    world.clients.speak(bjorn, ENGLISH)
    form = await press(world, bjorn, "anonymous:answer", thread.thread_id)
    accept = next(iter(buttons_of(form)))
    form = await bjorn.click(form.response, label=accept)
    shown = await bjorn.submit_modal(form, {"text": WORDS})
    assert "Two moderators must agree" in text_of(shown)
    await bjorn.click(shown.response, label="I have read the promise, post it now")
    await world.do_due()
    assert "**Kollega 1**" in lines(world, thread)[0]
