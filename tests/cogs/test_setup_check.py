"""/setup check: whether all is well, and in words what to mend."""

import discord
import pytest

from tests.cogs.setting_up import VIEW, check, let, open_page, pick, screen
from tests.cogs.worlds import World, buttons_of, text_of

WELL = "✅ Allt är rätt inställt."


def bots_own(world: World, **changed: bool) -> None:
    """Change what the bot's role may do in the server."""
    permissions = discord.Permissions(
        world.env.backend.get_role(world.guild.id, world.roles.bot.id).permissions
    )
    permissions.update(**changed)
    world.env.backend.edit_role(
        world.guild.id, world.roles.bot.id, {"permissions": permissions.value}
    )


async def test_a_server_that_is_well_set_up_is_told_so(world: World) -> None:
    shown = await check(world)
    assert text_of(shown).startswith(f"## Kontroll av Ledstången\n{WELL}")
    assert list(buttons_of(shown)) == ["Ändra inställningarna", "Kontrollera igen"]


async def test_before_the_setup_the_check_says_what_is_missing(unset_world: World) -> None:
    text = text_of(await check(unset_world))
    assert "**4 saker hindrar ansökningar från att hanteras som de ska:**" in text
    assert "⛔ Välj en roll för moderatorer." in text
    assert "⛔ Välj en kanal för välkomnande." in text


@pytest.mark.parametrize(
    ("channel", "told"),
    [
        ("review", "⛔ Kanalen för granskning är borttagen."),
        ("welcome", "⛔ Kanalen för välkomnande är borttagen."),
        ("meetups", "⚠️ Kanalen för träffar är borttagen."),
    ],
)
async def test_a_channel_that_was_deleted_is_told_of(world: World, channel: str, told: str) -> None:
    elsewhere = world.channels.announcements
    world.env.backend.delete_channel(getattr(world.channels, channel).id)
    await world.env.settle()
    answer = await world.administrator.slash(elsewhere, "setup check")
    assert told in text_of(answer)
    assert f"✅ {channel}" not in text_of(answer)


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("member", "⛔ Rollen för medlemmar är borttagen."),
        ("moderator", "⛔ Rollen för moderatorer är borttagen."),
        ("organiser", "⚠️ Rollen för arrangörer är borttagen."),
    ],
)
async def test_a_role_that_was_deleted_is_told_of(world: World, role: str, told: str) -> None:
    world.env.backend.delete_role(world.guild.id, getattr(world.roles, role).id)
    await world.env.settle()
    assert told in text_of(await check(world))


async def test_what_was_mended_is_no_longer_told(world: World) -> None:
    board = world.guild.create_role("Styrelsen")
    let(world, world.channels.review, board, allow=VIEW)
    shown = await check(world)
    assert "**En sak hindrar ansökningar från att hanteras som de ska:**" in text_of(shown)
    assert "fler än moderatorerna: **Styrelsen**" in text_of(shown)
    assert "Dölj #granskning för andra" in buttons_of(shown)
    let(world, world.channels.review, board)
    await world.env.settle()
    shown = screen(await world.administrator.click(shown, label="Kontrollera igen"))
    assert WELL in text_of(shown)


async def test_a_person_who_was_let_in_by_name_is_named(world: World) -> None:
    let(world, world.channels.review, world.members[0], allow=VIEW)
    let(world, world.channels.review, world.moderator, allow=VIEW)
    text = text_of(await check(world))
    assert "fler än moderatorerna: **Anna Sjöberg**." in text
    # Once she has left, there is nobody by that name who could look in.
    world.guild.remove_member(world.members[0])
    await world.env.settle()
    assert WELL in text_of(await check(world))


async def test_the_bots_role_must_stand_above_the_members(world: World) -> None:
    world.env.backend.edit_role(world.guild.id, world.roles.bot.id, {"position": 1})
    world.env.backend.edit_role(world.guild.id, world.roles.member.id, {"position": 2})
    text = text_of(await check(world))
    assert "⛔ Rollen **Medlem** står över min egen" in text


async def test_permissions_that_the_bot_lacks_are_named(world: World) -> None:
    bots_own(world, manage_roles=False)
    assert "saknar behörigheten **Hantera roller (Manage Roles)**" in text_of(await check(world))
    bots_own(world, manage_roles=True, kick_members=False)
    assert WELL in text_of(await check(world))
    # Membership applications can't even be listed without it.
    world.requests.open_gate(world.guild)
    await world.env.settle()
    assert "Sparka ut, godkänna och avvisa medlemmar" in text_of(await check(world))


async def test_permissions_that_the_bot_lacks_in_a_channel_are_named(world: World) -> None:
    let(
        world,
        world.channels.welcome,
        world.roles.bot,
        deny=discord.Permissions(send_messages=True, create_private_threads=True),
    )
    assert (
        "⛔ Jag saknar behörigheterna **Skapa privata trådar (Create Private Threads)** och "
        "**Skicka meddelanden (Send Messages)** i **#välkommen** (välkomnande)."
    ) in text_of(await check(world))


async def test_permissions_that_threads_need_are_named(world: World) -> None:
    bots_own(world, manage_messages=False, manage_threads=False)
    assert (
        "⚠️ Jag saknar behörigheterna **Hantera meddelanden (Manage Messages)** och "
        "**Hantera trådar och inlägg (Manage Threads and Posts)** i **#trådar** (trådar)."
    ) in text_of(await check(world))


async def test_a_moderator_role_that_discord_shows_no_commands_is_told_of(world: World) -> None:
    world.env.backend.edit_role(world.guild.id, world.roles.moderator.id, {"permissions": 0})
    text = text_of(await check(world))
    assert "⚠️ Rollen **Moderator** saknar behörigheten **Ge medlemmar timeout" in text
    assert "**En sak att se över:**" in text


async def test_channels_that_applicants_or_members_see_or_not(world: World) -> None:
    let(world, world.channels.feedback, world.guild.default_role, allow=VIEW)
    let(world, world.channels.threads, world.roles.member)
    let(world, world.channels.welcome, world.guild.default_role, deny=VIEW)
    let(world, world.channels.welcome, world.roles.bot, allow=VIEW)
    text = text_of(await check(world))
    assert "⚠️ **#återkoppling** (återkoppling) syns för alla på servern" in text
    assert "⚠️ **#trådar** (trådar) syns inte för medlemmarna." in text
    assert "⚠️ **#välkommen** syns inte för alla." in text


async def test_how_discords_own_applications_are_turned_on(world: World) -> None:
    text = text_of(await check(world))
    assert "### Discords egna medlemsansökningar är av" in text
    assert "Ansök om att gå med (Apply to Join)" in text
    assert "```\n1. Vilken är din titel?\n2. Var arbetar du?\n" in text
    world.requests.open_gate(world.guild)
    await world.env.settle()
    text = text_of(await check(world))
    assert "### Discords egna medlemsansökningar är på" in text
    assert "Vilken är din titel?" not in text


async def test_the_questions_to_paste_are_in_the_networks_language(world: World) -> None:
    await world.change(locale="en")
    text = text_of(await check(world))
    assert "## Kontroll av" in text
    assert "1. What is your title?" in text


async def test_an_invitation_that_was_deleted_is_posted_again(world: World) -> None:
    invitation = world.channels.welcome.last_message
    assert invitation is not None
    world.env.backend.delete_message(world.channels.welcome.id, invitation.id)
    await world.advance(minutes=1)
    shown = await check(world)
    assert "Inbjudan att söka medlemskap finns inte längre" in text_of(shown)
    shown = screen(await world.administrator.click(shown, label="Lägg upp inbjudan igen"))
    assert "Inbjudan att söka medlemskap läggs upp i välkomstkanalen." in text_of(shown)
    [posted] = world.channels.welcome.history()
    assert (await world.community()).welcome_message_id == posted.id
    assert WELL in text_of(await check(world))


async def test_an_invitation_that_could_never_be_posted_is_told_of(unset_world: World) -> None:
    world = unset_world
    silent = discord.Permissions(send_messages=True)
    let(world, world.channels.welcome, world.roles.bot, deny=silent)
    await world.env.settle()
    await world.set_up()
    assert world.seen_in(world.channels.welcome) == []
    let(world, world.channels.welcome, world.roles.bot, allow=silent)
    await world.advance(hours=1)
    shown = await check(world)
    assert "Inbjudan att söka medlemskap finns inte längre" in text_of(shown)
    await world.administrator.click(shown, label="Lägg upp inbjudan igen")
    assert len(world.seen_in(world.channels.welcome)) == 1


async def test_changing_the_welcome_channel_moves_the_invitation(world: World) -> None:
    await world.advance(minutes=1)
    shown = await open_page(world, "Kanaler")
    await pick(world, shown, "Välj kanalen för välkomnande", world.channels.feedback)
    assert world.seen_in(world.channels.feedback)[0].startswith("## Välkommen till Ledstången")


async def test_the_check_reads_english_to_whoever_reads_english(world: World) -> None:
    world.clients.speak(world.administrator, "en-GB")
    assert "Everything is set up right." in text_of(await check(world))
    world.env.backend.delete_role(world.guild.id, world.roles.member.id)
    await world.env.settle()
    assert "The role for members has been deleted." in text_of(await check(world))
