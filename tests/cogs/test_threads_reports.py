"""Reports: from the menu on a message to the moderators' card, each choice, and forged clicks."""

from typing import Any

import discord
from simcord import ChannelHandle, MemberActor
from simcord.enums import OverwriteType

from bot.services import communities, reports
from bot.ui import CARD_LENGTH
from domain.ids import ChannelId, CommunityId, MessageId, UserId
from domain.thread_values import Thread, ThreadState
from tests.cogs.setting_up import VIEW, let
from tests.cogs.test_threads_secrecy import ANSWER, answer_unseen, ask_unseen
from tests.cogs.thread_worlds import (
    asked,
    first_post,
    lines,
    place,
    press,
    slash,
    stored,
    write,
)
from tests.cogs.worlds import World, buttons_of, text_of

MENU = "Report to moderators"
WORDS = "Eleven Kalle i 5B är omöjlig."


async def report(world: World, person: MemberActor, message: Any, **values: str) -> str:
    """Report a message by its menu; what the person is answered."""
    form = await person.context_menu(channel_of(world, message), MENU, message)
    done = await person.submit_modal(form, values)
    await world.do_due()
    return text_of(done)


def channel_of(world: World, message: Any) -> ChannelHandle:
    return ChannelHandle(world.env, world.guild, world.env.backend.channels[message.channel.id])


def card(world: World) -> discord.Message:
    """The newest card in the review channel."""
    return world.channels.review.history()[-1]


async def choose(world: World, label: str, by: MemberActor | None = None) -> str:
    """A moderator presses a button of the newest card."""
    done = await (by or world.moderator).click(card(world), label=label)
    await world.do_due()
    return text_of(done)


async def unseen(world: World) -> tuple[Thread, discord.Message]:
    """An anonymous thread with an anonymous answer, which stands in Discord."""
    anna, bjorn = world.members
    thread = await ask_unseen(world, anna)
    await answer_unseen(world, bjorn, thread, ANSWER)
    return thread, answer_in(world, thread)


def answer_in(world: World, thread: Thread) -> discord.Message:
    """The anonymous post of the thread, with or without its words."""
    return next(
        each
        for each in place(world, thread).history()
        if each.id != thread.discord_id and "Kollega 1" in text_of(each)
    )


# ---------------------------------------------------------------------------------- reporting


async def test_a_message_is_reported_and_its_words_are_not_kept(world: World) -> None:
    anna, bjorn = world.members
    message = await bjorn.send(world.channels.meetups, WORDS)
    form = await anna.context_menu(world.channels.meetups, MENU, message)
    assert "Moderatorerna ser att det är du som anmäler" in text_of(form)
    done = await anna.submit_modal(form, {"reason": "Pekar ut @everyone **elev**"})
    assert "Tack för att du säger till" in text_of(done)
    assert done.response is not None
    assert done.response.ephemeral
    await world.do_due()
    text = text_of(card(world))
    link = f"https://discord.com/channels/{world.guild.id}/{message.channel.id}/{message.id}"
    assert link in text
    assert f"Skrivet av <@{bjorn.id}>" in text
    assert f"Anmält av <@{anna.id}>" in text
    assert "Kalle" not in text
    assert "@everyone" not in text
    assert r"\*\*elev\*\*" in text
    assert list(buttons_of(card(world))) == [
        "Ta bort inlägget",
        "Påminn om reglerna",
        "Säg ifrån",
        "Låt stå",
    ]


async def test_the_menu_has_a_name_in_both_languages(world: World) -> None:
    found = world.env.backend.find_command(MENU, world.guild.id, type=3)
    assert found is not None
    assert found["name_localizations"] == {"sv-SE": "Anmäl till moderatorerna"}


async def test_an_anonymous_post_is_shown_with_its_pseudonym_and_a_tag(world: World) -> None:
    anna, bjorn = world.members
    thread, message = await unseen(world)
    await report(world, world.organiser, message)
    text = text_of(card(world))
    assert "Skrivet av Kollega 1 (skribent #" in text
    assert ANSWER in text
    await slash_report(world, world.organiser, thread)
    first = text_of(card(world))
    assert "Skrivet av Frågeställaren (skribent #" in first
    assert list(buttons_of(card(world))) == [
        "Dölj",
        "Påminn om reglerna",
        "Stoppa skribenten här",
        "Låt stå",
    ]
    for person in (anna, bjorn):
        assert str(person.id) not in text + first


async def slash_report(world: World, person: MemberActor, thread: Thread) -> str:
    form = await world.forge_slash(person, "threads report", channel=place(world, thread))
    done = await person.submit_modal(form, {})
    await world.do_due()
    return text_of(done)


async def test_the_command_reports_the_first_post_of_the_thread(world: World) -> None:
    anna, bjorn = world.members
    thread = await asked(world, anna)
    await slash_report(world, bjorn, thread)
    text = text_of(card(world))
    assert f"https://discord.com/channels/{world.guild.id}/{thread.discord_id}\n" in text
    assert f"Skrivet av <@{anna.id}>" in text
    assert thread.title.rstrip("?") in text
    assert "Lås tråden" in buttons_of(card(world))
    elsewhere = await slash(world, bjorn, "report")
    assert "finns inte längre" in text_of(elsewhere)


async def test_the_second_one_hears_that_it_is_reported(world: World) -> None:
    anna, bjorn = world.members
    message = await bjorn.send(world.channels.meetups, WORDS)
    await report(world, anna, message)
    assert "det är redan anmält" in await report(world, world.organiser, message)
    assert len(world.channels.review.history()) == 1


async def test_what_the_bot_says_itself_is_nobodys(world: World) -> None:
    invitation = world.channels.welcome.history()[-1]
    answer = await report(world, world.members[0], invitation)
    assert "finns inte längre" in answer
    assert world.channels.review.history() == []


async def test_a_channel_that_others_can_read_gets_no_card(world: World) -> None:
    anna, bjorn = world.members
    let(world, world.channels.review, anna, allow=VIEW)
    await world.env.settle()
    message = await bjorn.send(world.channels.meetups, WORDS)
    await report(world, world.organiser, message)
    assert world.channels.review.history() == []
    [told] = world.direct_messages(world.administrator)
    assert "för andra än moderatorerna" in told
    overwrites = world.env.backend.channels[world.channels.review.id].overwrites
    overwrites[:] = [each for each in overwrites if each.type is not OverwriteType.MEMBER]
    await world.env.settle()


# ------------------------------------------------------------------------------------- choices


async def test_hiding_an_anonymous_post_and_showing_it_again(world: World) -> None:
    bjorn = world.members[1]
    thread, message = await unseen(world)
    await report(world, world.organiser, message)
    assert "Inlägget döljs" in await choose(world, "Dölj")
    hidden = text_of(answer_in(world, thread))
    assert "Inlägget är dolt av moderatorerna" in hidden
    assert ANSWER not in hidden
    assert f"Dolt av <@{world.moderator.id}>" in text_of(card(world))
    assert list(buttons_of(card(world))) == ["Visa igen", "Mer …"]
    told = world.direct_messages(bjorn)[-1]
    assert "har dolt ett inlägg" in told
    assert str(world.moderator.id) not in told
    await choose(world, "Visa igen", by=world.other_moderator)
    assert ANSWER in text_of(answer_in(world, thread))
    assert "Inlägget visas igen." in text_of(card(world))
    assert list(buttons_of(card(world))) == ["Mer …"]


async def test_hiding_a_named_threads_first_post(world: World) -> None:
    anna, bjorn = world.members
    thread = await asked(world, anna)
    await slash_report(world, bjorn, thread)
    await choose(world, "Dölj")
    assert "Texten är dold" in text_of(first_post(world, thread))
    assert list(buttons_of(card(world))) == ["Visa igen"]
    await choose(world, "Visa igen")
    assert thread.text in text_of(first_post(world, thread))


async def test_a_members_own_message_is_deleted(world: World) -> None:
    anna, bjorn = world.members
    message = await bjorn.send(world.channels.meetups, WORDS)
    await report(world, anna, message)
    assert "Det går inte att ångra" in await choose(world, "Ta bort inlägget")
    assert WORDS not in world.seen_in(world.channels.meetups)
    assert "valde" in text_of(card(world))
    assert buttons_of(card(world)) == {}


async def test_a_message_that_is_gone_already_is_no_fault(world: World) -> None:
    anna, bjorn = world.members
    message = await bjorn.send(world.channels.meetups, WORDS)
    await report(world, anna, message)
    await bjorn.delete(message)
    await choose(world, "Ta bort inlägget")
    assert "⚠️" not in text_of(card(world))


async def test_a_deletion_that_discord_forbids_has_to_be_done_by_hand(world: World) -> None:
    anna, bjorn = world.members
    message = await bjorn.send(world.channels.meetups, WORDS)
    await report(world, anna, message)
    world.env.inject_error("DELETE", "/channels/*/messages/*", status=403, code=50013)
    await choose(world, "Ta bort inlägget")
    assert "Jag fick inte ta bort inlägget" in text_of(card(world))
    assert WORDS in world.seen_in(world.channels.meetups)


async def test_a_thread_that_sleeps_is_woken_for_a_deletion(world: World) -> None:
    anna, bjorn = world.members
    thread = await asked(world, anna)
    await report(world, anna, await write(world, bjorn, thread, WORDS))
    sleeping = world.env.backend.channels[int(thread.discord_id or 0)].thread_metadata
    sleeping.archived = True
    world.env.inject_error("DELETE", "/channels/*/messages/*", status=400, code=50083)
    await choose(world, "Ta bort inlägget")
    assert not sleeping.archived
    assert lines(world, thread) == []
    assert "⚠️" not in text_of(card(world))


async def test_an_author_who_takes_no_messages_is_said_on_the_card(world: World) -> None:
    anna, bjorn = world.members
    await report(world, anna, await bjorn.send(world.channels.meetups, WORDS))
    place = f"/channels/{bjorn.user.dm_channel.id}/messages"
    world.env.inject_error("POST", place, status=403, code=50007)
    await choose(world, "Påminn om reglerna")
    assert "Påminnelsen gick inte fram" in text_of(card(world))


async def test_the_longest_card_fits_in_a_message(world: World) -> None:
    anna, bjorn = world.members
    thread = await ask_unseen(world, anna)
    await answer_unseen(world, bjorn, thread, "@*\n" * 650)
    await report(world, world.organiser, answer_in(world, thread), reason="@*\n" * 166)
    assert len(text_of(card(world))) <= CARD_LENGTH
    assert text_of(card(world)).count("> ") > 10


async def test_a_named_author_is_reminded_in_their_language(world: World) -> None:
    anna, bjorn = world.members
    message = await bjorn.send(world.channels.meetups, WORDS)
    await report(world, anna, message)
    await choose(world, "Påminn om reglerna")
    [told] = world.direct_messages(bjorn)
    assert "vill påminna om vad vi har kommit överens om" in told
    assert str(message.id) in told
    for unknown in (anna, world.moderator):
        assert str(unknown.id) not in told
        assert unknown.user.name not in told
    assert "valde" in text_of(card(world))


async def test_an_anonymous_author_is_reminded_and_stays_unknown(world: World) -> None:
    bjorn = world.members[1]
    _, message = await unseen(world)
    await report(world, world.organiser, message)
    await choose(world, "Påminn om reglerna")
    assert "påminner om reglerna" in world.direct_messages(bjorn)[-1]
    assert str(bjorn.id) not in text_of(card(world))


async def test_stopping_an_anonymous_author_and_letting_them_on(world: World) -> None:
    bjorn = world.members[1]
    thread, message = await unseen(world)
    await report(world, world.organiser, message)
    await choose(world, "Stoppa skribenten här")
    refused = await press(world, bjorn, "anonymous:answer", thread.thread_id)
    assert "De vet inte vem du är" in text_of(refused)
    assert list(buttons_of(card(world))) == ["Låt skriva igen", "Mer …"]
    await choose(world, "Låt skriva igen")
    assert (await press(world, bjorn, "anonymous:answer", thread.thread_id)).modal is not None
    assert "Skribenten får skriva i tråden igen" in text_of(card(world))


async def test_where_a_named_one_wrote_the_thread_is_locked(world: World) -> None:
    anna, bjorn = world.members
    thread = await asked(world, anna)
    message = await write(world, bjorn, thread, WORDS)
    await report(world, anna, message)
    await choose(world, "Lås tråden")
    assert (await stored(world, thread.thread_id)).state is ThreadState.CLOSED
    assert world.env.backend.channels[int(thread.discord_id or 0)].thread_metadata.locked


async def test_elsewhere_the_card_names_discords_own_way(world: World) -> None:
    anna, bjorn = world.members
    await report(world, anna, await bjorn.send(world.channels.meetups, WORDS))
    await choose(world, "Säg ifrån")
    assert "Discords egen timeout" in text_of(card(world))
    assert len(world.direct_messages(bjorn)) == 1


async def test_the_first_choice_stands(world: World) -> None:
    anna, bjorn = world.members
    await report(world, anna, await bjorn.send(world.channels.meetups, WORDS))
    await choose(world, "Låt stå")
    late = await press(world, world.other_moderator, "reports:hide", 1)
    assert f"<@{world.moderator.id}> har redan tagit hand om" in text_of(late)
    assert WORDS in world.seen_in(world.channels.meetups)


async def test_a_block_is_asked_for_without_learning_who_or_when(world: World) -> None:
    bjorn = world.members[1]
    thread, message = await unseen(world)
    await report(world, world.organiser, message)
    await choose(world, "Låt stå")
    more = await world.moderator.click(card(world), label="Mer …")
    assert list(buttons_of(more)) == [
        "Stäng av från att skriva utan namn",
        "Häv avstängningen",
        "Begär att få veta vem",
    ]
    done = await world.moderator.click(more.response, label="Stäng av från att skriva utan namn")
    assert "någon gång inom tre dygn" in text_of(done)
    assert (await press(world, bjorn, "anonymous:answer", thread.thread_id)).modal is not None
    await world.advance(hours=73)
    refused = await press(world, bjorn, "anonymous:answer", thread.thread_id)
    assert "Du kan inte skriva utan namn här just nu" in text_of(refused)
    lifted = await world.moderator.click(more.response, label="Häv avstängningen")
    assert "Om det fanns någon avstängning, och exakt när den upphör" in text_of(lifted)
    again = await press(world, bjorn, "anonymous:answer", thread.thread_id)
    assert "Du kan inte skriva utan namn här just nu" in text_of(again)
    await world.advance(hours=73)
    assert (await press(world, bjorn, "anonymous:answer", thread.thread_id)).modal is not None


# -------------------------------------------------------------------------------- forged clicks

VERBS = ("hide", "remind", "stop", "keep", "show", "let-on", "more", "block", "lift-block")


async def test_members_and_organisers_press_no_moderators_button(world: World) -> None:
    anna, bjorn = world.members
    await report(world, anna, await bjorn.send(world.channels.meetups, WORDS))
    for person in (bjorn, world.organiser, world.newcomer):
        for verb in VERBS:
            answer = await press(world, person, f"reports:{verb}", 1)
            assert "bara nätverkets moderatorer" in text_of(answer)
    assert WORDS in world.seen_in(world.channels.meetups)
    assert "Låt stå" in buttons_of(card(world))


async def test_another_communitys_report_is_not_found(world: World) -> None:
    other = CommunityId(7_001)
    await world.run(lambda: _reported_elsewhere(world, other))
    for verb in VERBS:
        answer = await press(world, world.moderator, f"reports:{verb}", 1)
        assert "finns inte längre" in text_of(answer), verb


async def _reported_elsewhere(world: World, other: CommunityId) -> None:
    await communities.change(
        world.bot.uow, community_id=other, by=None, now=world.now, change=lambda before: before
    )
    await reports.report(
        world.bot.uow,
        community_id=other,
        channel_id=ChannelId(1),
        message_id=MessageId(2),
        author_id=UserId(world.members[1].id),
        reporter_id=UserId(world.members[0].id),
        reason="",
        now=world.now,
    )


async def test_nobody_outside_reports_anything(world: World) -> None:
    invitation = world.channels.welcome.history()[-1]
    refused = await world.newcomer.context_menu(world.channels.welcome, MENU, invitation)
    assert "bara nätverkets medlemmar" in text_of(refused)
