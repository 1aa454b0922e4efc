"""Beginning a thread: the form, its picture, what resembles it, and what stands in Discord."""

from typing import Any

import discord
import pytest

from domain.ids import ChannelId
from domain.thread_values import ThreadKind, ThreadState
from sandbox.forum_posts import is_pinned
from tests.cogs.thread_worlds import (
    QUESTION,
    agreed,
    asked,
    begin_topics,
    every,
    first_post,
    lines,
    place,
    posts,
    press,
    previewed,
    slash,
    stored,
    user,
    write,
)
from tests.cogs.worlds import World, add_channel, buttons_of, components_of, text_of


async def test_a_question_from_the_command_to_the_forum(world: World) -> None:
    anna = world.members[0]
    topic = (await begin_topics(world))[0]
    preview = await previewed(world, anna, topic=[str(topic.topic_id)])
    text = text_of(preview)
    assert "Så här kommer det att se ut" in text
    assert QUESTION["title"] in text
    assert posts(world) == []
    done = await anna.click(preview.response, label="Lägg upp")
    assert "Din fråga läggs upp nu" in text_of(done)
    await world.do_due()
    [post] = posts(world)
    [thread] = await every(world)
    assert (post.name, post.id) == (QUESTION["title"], thread.discord_id)
    tags = {tag["name"] for tag in world.env.backend.channels[post.parent_id].available_tags}
    assert tags == {"Rekrytering", "Fråga"}
    assert len(post.applied_tags) == 2
    shown = text_of(first_post(world, thread))
    assert f"❓ Fråga om Rekrytering från <@{anna.id}>" in shown
    assert QUESTION["text"] in shown
    assert list(buttons_of(first_post(world, thread))) == ["Svara utan namn", "Mer …"]
    assert (thread.author_id, thread.state) == (user(anna), ThreadState.OPEN)


async def test_the_author_is_let_in_and_everything_before_was_for_them_alone(world: World) -> None:
    anna = world.members[0]
    preview = await previewed(world, anna)
    assert preview.response is not None
    assert preview.response.ephemeral
    thread = await asked(world, anna)
    members = world.env.backend.channels[int(thread.discord_id or 0)].thread_members
    assert anna.id in members


async def test_the_rules_are_shown_once(world: World) -> None:
    anna = world.members[0]
    shown = await slash(world, anna, "ask")
    assert shown.modal is None
    assert "Jag har läst och håller med" in buttons_of(shown)
    form = await anna.click(shown.response, label="Jag har läst och håller med")
    assert form.modal is not None
    assert (await slash(world, anna, "tip")).modal is not None
    assert (await slash(world, world.members[1], "tip")).modal is None


async def test_a_tip_with_a_link_and_nothing_is_fetched(world: World) -> None:
    thread = await asked(
        world,
        world.members[0],
        "tip",
        title="En bra mall",
        text="",
        link="https://exempel.se/mall",
    )
    assert thread.kind is ThreadKind.TIP
    assert "🔗 https://exempel.se/mall" in text_of(first_post(world, thread))
    assert list(buttons_of(first_post(world, thread))) == ["Mer …"]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"title": "   "}, "Tråden behöver en rubrik"),
        ({"text": " \n "}, "Skriv några ord också"),
        ({"text": "*_" * 1500}, "Texten är för lång"),
    ],
)
async def test_what_is_refused_is_said_and_stands_in_the_form_again(
    world: World, values: dict[str, str], sentence: str
) -> None:
    anna = world.members[0]
    refused = await previewed(world, anna, **values)
    assert sentence in text_of(refused)
    assert list(buttons_of(refused)) == ["Ändra"]
    form = await anna.click(refused.response, label="Ändra")
    typed = {each.get("custom_id"): each.get("value") for each in components_of(form)}
    for field, value in values.items():
        assert typed[field] == value
    assert await every(world) == []


async def test_a_bad_link_is_refused(world: World) -> None:
    refused = await previewed(world, world.members[0], "tip", link="javascript:alert(1)")
    assert "adress som börjar med https://" in text_of(refused)


async def test_earlier_threads_that_resemble_it_are_shown_first(world: World) -> None:
    anna, bjorn = world.members
    earlier = await asked(world, anna)
    preview = text_of(await previewed(world, bjorn, title="Introducera nya chefer?"))
    assert "någon varit inne på tidigare" in preview
    assert f"https://discord.com/channels/{world.guild.id}/{earlier.discord_id}" in preview
    other = text_of(await previewed(world, bjorn, title="Lönekartläggning i år"))
    assert "någon varit inne på" not in other


async def test_peoples_text_pings_nobody_and_breaks_nothing(world: World) -> None:
    anna = world.members[0]
    wild = "@everyone <@1> **fet** [länk](https://ond.example) \n# rubrik\n> citat"
    wild += "\nhttps://discord.gg/abc eller discord.com/invite/abc"
    thread = await asked(world, anna, title="@here `kod` **x**", text=wild)
    message = first_post(world, thread)
    shown = text_of(message)
    assert "@everyone" not in shown
    assert "<@1>" not in shown
    assert r"\[länk\]" in shown
    assert "discord.gg/" not in shown
    assert "/invite/" not in shown
    assert "discord.gg\u2060/abc" in shown
    assert [each.id for each in message.mentions] == [anna.id]
    assert not message.mention_everyone
    assert posts(world)[0].name == "@here `kod` **x**"


async def test_a_press_after_a_restart_tells_that_the_draft_is_gone(world: World) -> None:
    answer = await press(world, world.members[0], "threads:post", 1)
    assert "Öppna formuläret igen" in text_of(answer)


async def test_two_presses_are_one_thread_and_a_fault_brings_back_what_was_typed(
    world: World,
) -> None:
    anna = world.members[0]
    preview = await previewed(world, anna)
    await world.change(threads_channel_id=None)
    refused = await anna.click(preview.response, label="Lägg upp")
    assert "inte färdiginställt" in text_of(refused)
    await world.change(threads_channel_id=ChannelId(world.channels.threads.id))
    await press(world, anna, "threads:post", 1)
    again = await press(world, anna, "threads:post", 1)
    assert "Jag har inte kvar vad du skrev" in text_of(again)
    await world.do_due()
    assert [each.title for each in await every(world)] == [QUESTION["title"]]


async def test_nobody_outside_the_network_begins_anything(world: World) -> None:
    for route in ("threads:begin", "threads:post"):
        answer = await press(world, world.newcomer, route, 1)
        assert "bara nätverkets medlemmar" in text_of(answer)
    answer = await press(world, world.members[0], "threads:begin", 9)
    assert "finns inte längre" in text_of(answer)


# ------------------------------------------------------------------------------- the author's tools


async def test_the_author_edits_closes_and_opens_again(world: World) -> None:
    anna = world.members[0]
    thread = await asked(world, anna)
    tools = await anna.click(first_post(world, thread), label="Mer …")
    assert list(buttons_of(tools)) == ["Ändra", "Stäng tråden"]
    form = await anna.click(tools.response, label="Ändra")
    typed = {each.get("custom_id"): each.get("value") for each in components_of(form)}
    assert typed["text"] == QUESTION["text"]
    done = await anna.submit_modal(form, {"title": "Ny rubrik", "text": "Nya ord"})
    assert "Ändrat" in text_of(done)
    await world.do_due()
    assert posts(world)[0].name == "Ny rubrik"
    assert "Nya ord" in text_of(first_post(world, thread))
    closed = await anna.click(done.response, label="Stäng tråden")
    await world.do_due()
    assert posts(world)[0].thread_metadata.locked
    assert "Tråden är stängd" in text_of(first_post(world, thread))
    await anna.click(closed.response, label="Öppna igen")
    await world.do_due()
    assert not posts(world)[0].thread_metadata.locked
    assert (await stored(world, thread.thread_id)).state is ThreadState.OPEN


async def test_others_see_no_tools_and_forged_presses_are_refused(world: World) -> None:
    thread = await asked(world, world.members[0])
    bjorn = world.members[1]
    shown = await bjorn.click(first_post(world, thread), label="Mer …")
    assert buttons_of(shown) == {}
    assert "Anmäl till moderatorerna" in text_of(shown)
    for verb in ("edit", "close", "reopen", "again"):
        answer = await press(world, bjorn, f"threads:{verb}", thread.thread_id)
        assert "bara den göra som började tråden" in text_of(answer)
    assert (await stored(world, thread.thread_id)).revision == thread.revision


async def test_the_answer_that_helped_is_marked_by_the_author_alone(world: World) -> None:
    anna, bjorn = world.members
    thread = await asked(world, anna)
    answer = await write(world, bjorn, thread, "Vi har en fadder första månaden.")
    assert (await stored(world, thread.thread_id)).is_replied
    refused = await bjorn.context_menu(place(world, thread), "This helped me", answer)
    assert "bara den göra som började tråden" in text_of(refused)
    done = await anna.context_menu(place(world, thread), "This helped me", answer)
    assert "vilket svar som hjälpte" in text_of(done)
    await world.do_due()
    shown = text_of(first_post(world, thread))
    assert f"✅ Det här svaret hjälpte: https://discord.com/channels/{world.guild.id}" in shown
    assert shown.count(str(answer.id)) == 1


async def test_a_question_without_an_answer_comes_up_again(world: World) -> None:
    anna, bjorn = world.members
    await world.change(quiet_from=0, quiet_until=0)
    waits, has_answer = (
        await asked(world, anna),
        await asked(world, anna, title="En helt annan sak"),
    )
    await write(world, bjorn, has_answer, "Så här gjorde vi.")
    await world.advance(days=4)
    assert any("väntar fortfarande på ett svar" in line for line in lines(world, waits))
    assert len(lines(world, has_answer)) == 1
    tools = await anna.click(first_post(world, waits), label="Mer …")
    assert "Fråga igen" not in buttons_of(tools)


async def test_asking_again(world: World) -> None:
    anna = world.members[0]
    await world.change(unanswered_days=0)
    thread = await asked(world, anna)
    await world.advance(days=3)
    tools = await anna.click(first_post(world, thread), label="Mer …")
    await anna.click(tools.response, label="Fråga igen")
    await world.do_due()
    assert ["Frågeställaren undrar fortfarande" in line for line in lines(world, thread)] == [True]


# --------------------------------------------------------------------------------------- faults


async def test_a_forum_with_twenty_tags_takes_the_thread_without_new_ones(world: World) -> None:
    backend = world.env.backend
    forum = world.bot.get_channel(world.channels.threads.id)
    assert isinstance(forum, discord.ForumChannel)

    async def fill() -> None:
        tags = [discord.ForumTag(name=f"tagg {number}") for number in range(20)]
        await forum.edit(available_tags=tags)

    await world.run(fill)
    topic = (await begin_topics(world))[0]
    thread = await asked(world, world.members[0], topic=[str(topic.topic_id)])
    assert len(backend.channels[forum.id].available_tags) == 20
    assert posts(world)[0].applied_tags == []
    assert thread.state is ThreadState.OPEN


async def test_a_tag_that_was_deleted_is_made_again(world: World) -> None:
    topic = (await begin_topics(world))[0]
    chosen = [str(topic.topic_id)]
    await asked(world, world.members[0], topic=chosen)
    forum = world.bot.get_channel(world.channels.threads.id)
    assert isinstance(forum, discord.ForumChannel)
    await world.run(lambda: forum.edit(available_tags=[]))
    await asked(world, world.members[0], title="Nästa fråga", topic=chosen)
    names = {tag["name"] for tag in world.env.backend.channels[forum.id].available_tags}
    assert names == {"Rekrytering", "Fråga"}


async def test_in_a_text_channel_the_buttons_stay_at_the_foot(world: World) -> None:
    talk = add_channel(world.env, world.guild, "prat")
    await world.change(threads_channel_id=ChannelId(talk.id))
    await world.do_due()
    anna = world.members[0]
    assert list(buttons_of(talk.history()[-1])) == [
        "Ställ en fråga",
        "Dela ett tips",
        "Börja en diskussion",
    ]
    thread = await asked(world, anna)
    assert thread.channel_id == talk.id
    await world.advance(minutes=1)
    shown = [each for each in talk.history() if each.components]
    assert shown[0].id == thread.discord_id
    assert "Ställ en fråga" in buttons_of(talk.history()[-1])
    assert len(shown) == 2
    await anna.send(talk, "Hej alla")
    await world.advance(minutes=1)
    assert "Ställ en fråga" in buttons_of(talk.history()[-1])
    assert len([each for each in talk.history() if each.components]) == 2
    form = await anna.click(talk.history()[-1], label="Dela ett tips")
    assert form.modal is not None


async def test_in_a_forum_the_buttons_stand_in_one_pinned_post(world: World) -> None:
    await world.do_due()
    await world.run(lambda: _foot_again(world))
    await world.do_due()
    backend = world.env.backend
    feet = [
        each for each in backend.channels.values() if each.parent_id == world.channels.threads.id
    ]
    assert len(feet) == 1
    assert feet[0].thread_metadata.locked
    assert is_pinned(world.env, feet[0].id)


async def _foot_again(world: World) -> None:
    from bot.services import threads

    await threads.foot_is_above(world.bot.uow, community_id=world.community_id, now=world.now)


async def test_a_channel_that_was_deleted_is_told_of_and_nothing_is_lost(world: World) -> None:
    anna = world.members[0]
    forum = world.bot.get_channel(world.channels.threads.id)
    assert isinstance(forum, discord.ForumChannel)
    preview = await previewed(world, anna)
    await world.run(forum.delete)
    await anna.click(preview.response, label="Lägg upp")
    await world.do_due()
    assert await every(world) == []
    owner = world.direct_messages(world.administrator)
    assert any("Kanalen för trådar är borttagen" in text for text in owner)
    talk = add_channel(world.env, world.guild, "prat")
    await world.change(threads_channel_id=ChannelId(talk.id))
    await world.advance(minutes=11)
    [thread] = await every(world)
    assert thread.channel_id == talk.id


async def test_a_thread_that_is_deleted_by_hand_is_gone_here_too(world: World) -> None:
    thread = await asked(world, world.members[0])
    found = await world.run(lambda: world.bot.fetch_channel(thread.discord_id or 0))
    assert isinstance(found, discord.Thread)
    await world.run(found.delete)
    assert (await stored(world, thread.thread_id)).state is ThreadState.GONE
    assert await every(world) == []


async def test_what_is_locked_and_renamed_by_hand_holds_here(world: World) -> None:
    thread = await asked(world, world.members[0])
    found = await world.run(lambda: world.bot.fetch_channel(thread.discord_id or 0))
    assert isinstance(found, discord.Thread)
    await world.run(lambda: found.edit(name="Nytt namn", locked=True))
    seen = await stored(world, thread.thread_id)
    assert (seen.title, seen.state) == ("Nytt namn", ThreadState.CLOSED)


async def test_a_sleeping_thread_is_woken_for_an_edit(world: World) -> None:
    anna = world.members[0]
    thread = await asked(world, anna)
    found = await world.run(lambda: world.bot.fetch_channel(thread.discord_id or 0))
    assert isinstance(found, discord.Thread)
    await world.run(lambda: found.edit(archived=True))
    form = await press(world, anna, "threads:edit", thread.thread_id)
    await anna.submit_modal(form, {"title": "Vaken", "text": "x"})
    await world.do_due()
    assert posts(world)[0].name == "Vaken"


# ----------------------------------------------------------------------------------------- lists


async def test_lists_for_oneself(world: World) -> None:
    anna, bjorn = world.members
    topic = (await begin_topics(world))[0]
    await asked(world, anna, topic=[str(topic.topic_id)])
    answered = await asked(world, bjorn, title="Besvarad fråga")
    await write(world, anna, answered, "Svar")
    newest = await slash(world, anna, "list")
    assert "De senaste trådarna" in text_of(newest)
    assert "2 trådar" in text_of(newest)
    waiting = text_of(await slash(world, anna, "list", unanswered=True))
    assert "Besvarad" not in waiting
    assert "väntar på svar" in waiting
    narrowed = text_of(await slash(world, anna, "list", topic=str(topic.topic_id)))
    assert "om Rekrytering" in narrowed
    assert "En tråd" in narrowed
    mine = text_of(await slash(world, bjorn, "mine"))
    assert "Besvarad fråga" in mine
    assert QUESTION["title"] not in mine
    found = text_of(await slash(world, bjorn, "search", words="introducerar"))
    assert QUESTION["title"] in found
    nothing = text_of(await slash(world, bjorn, "search", words="@everyone kvantfysik"))
    assert "Här finns ingenting än" in nothing
    assert "@everyone" not in nothing


async def test_lists_are_turned_page_by_page(world: World) -> None:
    anna = world.members[0]
    await agreed(world, anna)
    for number in range(11):
        await asked(world, anna, title=f"Fråga nummer {number:02}")
    first = await slash(world, anna, "list")
    assert "nummer 10" in text_of(first)
    second = await anna.click(first.response, label="Tidigare")
    assert "nummer 00" in text_of(second)
    assert list(buttons_of(second)) == ["Senare"]


async def test_a_forged_topic_or_page_finds_nothing(world: World) -> None:
    anna = world.members[0]
    assert "finns inte längre" in text_of(await slash(world, anna, "list", topic="abc"))
    assert "finns inte längre" in text_of(await press(world, anna, "threads:page", 9))
    empty = await press(world, anna, "threads:page", 10**12)
    assert "Här finns ingenting än" in text_of(empty)


async def test_asking_again_too_soon_is_told_with_the_day(world: World) -> None:
    anna = world.members[0]
    thread = await asked(world, anna)
    answer = await press(world, anna, "threads:again", thread.thread_id)
    assert "Du kan lyfta den igen" in text_of(answer)
    assert "4 januari 2026" in text_of(answer)


async def test_the_pinned_post_is_made_anew_when_its_message_was_deleted(world: World) -> None:
    await world.do_due()
    [foot] = _feet(world)
    post = await world.run(lambda: world.bot.fetch_channel(foot.id))
    assert isinstance(post, discord.Thread)
    await world.run(lambda: post.get_partial_message(post.id).delete())
    await world.run(lambda: _foot_again(world))
    await world.advance(minutes=1)
    [_, anew] = _feet(world)
    assert is_pinned(world.env, anew.id)
    community = await world.community()
    assert community.threads_foot_id == anew.id


def _feet(world: World) -> list[Any]:
    channels = world.env.backend.channels.values()
    return [each for each in channels if each.parent_id == world.channels.threads.id]
