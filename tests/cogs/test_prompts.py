"""`/prompts`: the series on its screens, posted at its time, hosted, and the own prompts."""

from datetime import timedelta
from typing import Any

import discord
from simcord import MemberActor
from simcord.enums import ComponentType

from bot.services import prompts
from cogs.prompts.answers import number_of, shipped_for
from domain.thread_values import ThreadKind
from tests.cogs.thread_worlds import every, first_post, posts
from tests.cogs.worlds import World, add_channel, buttons_of, components_of, menus_of, text_of

TOML = """
[topic]
id = "night-work"
sv = "Nattarbete"

[[prompt]]
id = "first"
title.sv = "Hur leder du dem som jobbar natt?"
text.sv = "Vad har du provat för att vara närvarande?"
"""


async def slash(world: World, person: MemberActor, command: str, **options: Any) -> Any:
    return await world.forge_slash(
        person, f"prompts {command}", channel=world.channels.meetups, **options
    )


async def begun(world: World, **more: Any) -> Any:
    """A series on Tuesdays at nine."""
    await world.change(quiet_from=0, quiet_until=0)
    options = {"weekday": 1, "time": "kl 9.00"} | more
    return await world.organiser.slash(world.channels.meetups, "prompts schedule", **options)


async def preview(world: World) -> Any:
    community = await world.community()
    return await prompts.preview(
        world.bot.uow, community_id=world.community_id, shipped=shipped_for(community)
    )


async def to_next(world: World) -> None:
    """Time passes until the next prompt has been posted."""
    series = (await preview(world)).series
    assert series is not None
    assert series.next_at is not None
    await world.advance(seconds=(series.next_at - world.now + timedelta(minutes=1)).total_seconds())


async def test_from_nothing_to_a_prompt_in_the_forum_on_its_tuesday(world: World) -> None:
    empty = await slash(world, world.organiser, "show")
    assert "Banken har 52 frågor" in text_of(empty)
    assert buttons_of(empty) == {}
    shown = await begun(world)
    text = text_of(shown)
    assert "varje tisdag kl. 09.00" in text
    assert "0 av 52 har varit uppe" in text
    assert "### Härnäst" in text
    entry = (await preview(world)).entry
    assert entry.title in text.replace("\\", "")
    assert posts(world) == []
    await to_next(world)
    [thread] = await every(world)
    assert (thread.kind, thread.prompt_key) == (ThreadKind.PROMPT, entry.key)
    post = text_of(first_post(world, thread))
    assert "🗣️ Veckans fråga" in post
    assert entry.text[:40] in post.replace("\\", "")
    again = text_of(await slash(world, world.organiser, "show"))
    assert "1 av 52 har varit uppe" in again
    await to_next(world)
    keys = {each.prompt_key for each in await every(world)}
    assert len(keys) == 2


async def test_a_host_is_asked_by_message_and_named_on_the_post(world: World) -> None:
    shown = await begun(world)
    anna = world.members[0]
    picked = await world.organiser.select(shown.response, [anna], custom_id="prompts:host:0")
    assert f"ställs av <@{anna.id}>" in text_of(picked)
    await world.advance(minutes=3)
    [told] = world.direct_messages(anna)
    assert "Du ställer veckans fråga i Ledstången" in told
    assert (await preview(world)).entry.title in told.replace("\\", "")
    await to_next(world)
    [thread] = await every(world)
    assert f"ställs av <@{anna.id}>" in text_of(first_post(world, thread))


async def test_a_host_may_rather_not(world: World) -> None:
    shown = await begun(world)
    anna = world.members[0]
    await world.organiser.select(shown.response, [anna], custom_id="prompts:host:0")
    await world.advance(minutes=3)
    message = anna.user.dm_channel.history()[-1]
    done = await anna.user.click(message, label="Helst inte")
    assert "Det går fint" in text_of(done)
    assert (await preview(world)).series.host_id is None


async def test_only_members_host(world: World) -> None:
    shown = await begun(world)
    refused = await world.organiser.select(
        shown.response, [world.newcomer], custom_id="prompts:host:0"
    )
    assert "behöver vara medlem" in text_of(refused)


async def test_pause_another_and_resume(world: World) -> None:
    organiser = world.organiser
    shown = await begun(world)
    first = (await preview(world)).entry
    other = await organiser.click(shown.response, label="En annan fråga")
    assert "Den som stod på tur finns kvar" in text_of(other)
    assert (await preview(world)).entry.key != first.key
    paused = await organiser.click(other.response, label="Pausa")
    assert "⏸️ **Pausad.**" in text_of(paused)
    await world.advance(days=8)
    assert await every(world) == []
    resumed = await organiser.click(paused.response, label="Fortsätt")
    assert "Nästa kommer" in text_of(resumed)


async def test_times_are_read_and_refused_in_words(world: World) -> None:
    wrong = await slash(world, world.organiser, "schedule", weekday=1, time="efter fikat")
    assert "Jag förstår inte klockslaget" in text_of(wrong)
    await world.change(quiet_from=20, quiet_until=7)
    quiet = await slash(world, world.organiser, "schedule", weekday=1, time="06:30")
    assert "tysta timmar" in text_of(quiet)
    assert (await preview(world)).series is None


async def test_a_channel_of_its_own_and_the_usual_one_when_it_is_gone(world: World) -> None:
    own = add_channel(world.env, world.guild, "veckans")
    await begun(world, channel=own)
    await to_next(world)
    [first] = await every(world)
    assert first.channel_id == own.id
    channel = world.bot.get_channel(own.id)
    assert isinstance(channel, discord.TextChannel)
    await world.run(channel.delete)
    await to_next(world)
    assert (await every(world))[0].channel_id == world.channels.threads.id


async def test_another_time_keeps_the_channel(world: World) -> None:
    own = add_channel(world.env, world.guild, "veckans")
    await begun(world, channel=own)
    again = await slash(world, world.organiser, "schedule", weekday=3, time="14.30")
    assert f"varje torsdag kl. 14.30 i <#{own.id}>" in text_of(again)
    home = await begun(world, channel=world.channels.threads)
    assert f"<#{world.channels.threads.id}>" in text_of(home)
    assert (await preview(world)).series.channel_id is None


async def test_what_no_post_has_room_for_is_refused(world: World) -> None:
    form = await slash(world, world.organiser, "add")
    refused = await world.organiser.submit_modal(form, {"title": "Lång", "text": "*_" * 1400})
    assert "för lång för ett inlägg" in text_of(refused)
    assert (await preview(world)).total == 52


async def test_the_bank_is_listed_looked_at_and_changed(world: World) -> None:
    organiser = world.organiser
    await begun(world)
    listed = await slash(world, organiser, "list")
    assert "52 frågor i banken" in text_of(listed)
    further = await organiser.click(listed.response, label="Fler")
    menu = menus_of(further)["Titta på en fråga"]
    chosen = menu["options"][0]
    looked = await organiser.select(further.response, values=[chosen["value"]])
    assert chosen["label"][:30] in text_of(looked).replace("\\", "")
    nexted = await organiser.click(looked.response, label="Ställ den härnäst")
    assert "Den frågan kommer härnäst" in text_of(nexted)
    key = (await preview(world)).entry.key
    assert number_of(key) == int(chosen["value"])
    removed = await world.forge_component(
        organiser, f"prompts:remove:{chosen['value']}", channel=world.channels.meetups
    )
    assert "borttagen ur banken" in text_of(removed)
    assert (await preview(world)).entry.key != key
    assert "51 frågor" in text_of(await slash(world, organiser, "list"))
    restored = await world.forge_component(
        organiser, f"prompts:restore:{chosen['value']}", channel=world.channels.meetups
    )
    assert "tillbaka i banken" in text_of(restored)


async def test_an_own_prompt_by_the_form(world: World) -> None:
    organiser = world.organiser
    form = await slash(world, organiser, "add")
    refused = await organiser.submit_modal(form, {"title": "Vår egen", "text": "  "})
    assert "Skriv några ord också" in text_of(refused)
    form = await slash(world, organiser, "add")
    kept = {each.get("custom_id"): each.get("value") for each in components_of(form)}
    assert kept["title"] == "Vår egen"
    done = await organiser.submit_modal(form, {"title": "Vår *egen*", "text": "Vad säger ni?"})
    assert r"\*egen\*" in text_of(done)
    assert (await preview(world)).total == 53


async def test_a_file_is_taken_whole_or_told_with_its_line(world: World) -> None:
    organiser = world.organiser

    async def sent(name: str, content: str) -> str:
        file = (name, content.encode())
        return text_of(await slash(world, organiser, "import", file=file))

    assert "En ny fråga är med i banken. Ämne: Nattarbete." in await sent("egna.toml", TOML)
    assert "Inga nya frågor. En fanns redan." in await sent("egna.toml", TOML)
    broken = TOML.replace("[[prompt]]", "[[prompt]]\ncolour = 'röd'")
    told = await sent("egna.toml", broken)
    assert told == "egna.toml, rad 7: det finns inget fält som heter colour."
    assert "@everyone" not in await sent("egna.toml", TOML.replace("first", "@everyone"))
    assert "ska vara en .toml-fil" in await sent("egna.txt", TOML)
    assert (await preview(world)).total == 53


async def test_members_press_and_command_nothing_here(world: World) -> None:
    await begun(world)
    anna = world.members[0]
    number = number_of((await preview(world)).entry.key)
    for verb in ("pause", "resume", "another", "nobody", "page", "next", "remove", "restore"):
        answer = await world.forge_component(
            anna, f"prompts:{verb}:{number}", channel=world.channels.meetups
        )
        assert "bara nätverkets arrangörer" in text_of(answer), verb
    picked = await world.forge_component(
        anna,
        "prompts:host:0",
        channel=world.channels.meetups,
        kind=ComponentType.USER_SELECT,
        values=[str(anna.id)],
    )
    assert "bara nätverkets arrangörer" in text_of(picked)
    for command in ("show", "list", "add"):
        assert "bara nätverkets arrangörer" in text_of(await slash(world, anna, command))
    declined = await world.forge_component(
        anna, f"prompts:decline:{world.guild.id}", channel=world.channels.meetups
    )
    assert "ingen fråga som är på väg" in text_of(declined)
    series = (await preview(world)).series
    assert (series.is_paused, series.host_id) == (False, None)


async def test_a_number_of_no_prompt_finds_nothing(world: World) -> None:
    await begun(world)
    answer = await world.forge_component(
        world.organiser, "prompts:next:12345", channel=world.channels.meetups
    )
    assert "finns inte längre" in text_of(answer)


async def test_a_channel_for_threads_is_needed(world: World) -> None:
    await world.change(threads_channel_id=None)
    answer = await slash(world, world.organiser, "schedule", weekday=1, time="9")
    assert "inte färdiginställt" in text_of(answer)
