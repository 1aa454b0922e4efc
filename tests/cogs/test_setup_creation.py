"""What /setup changes in Discord: roles and channels that are created, a channel that is hidden."""

import asyncio
from dataclasses import replace

import discord
import pytest
from simcord import ChannelHandle, Env, GuildHandle, RoleHandle
from simcord.actors import MemberActor
from simcord.backend.access import can_access_channel
from simcord.enums import ChannelType

from bot.client import Ledarbot
from bot.services import communities
from cogs.setup.creation import propose
from cogs.setup.flow import Outcome
from domain.community import Purpose
from domain.ids import ChannelId, CommunityId, UserId
from tests.cogs.setting_up import VIEW, Newborn, let, newborn, open_page, pick, screen
from tests.cogs.test_applications_form import ANSWERS
from tests.cogs.worlds import World, as_bot, buttons_of, text_of

CREATED = {"Nätverket", "granskning", "välkommen", "anslag", "trådar", "träffar", "återkoppling"}
WRITES = discord.Permissions(view_channel=True, send_messages=True)


@pytest.fixture
async def fresh(env: Env, bot: Ledarbot) -> Newborn:
    return await newborn(env, bot)


def joined(fresh: Newborn, name: str, *roles: str) -> MemberActor:
    held = [fresh.guild.roles[role] for role in roles]
    return fresh.guild.add_member(fresh.env.create_user(name, global_name=name), roles=held)


def seen_by(person: MemberActor, guild: GuildHandle) -> set[str]:
    return {
        name
        for name, channel in guild.channels.items()
        if can_access_channel(person._env, channel.id, person)
    }


def may(person: MemberActor, channel: ChannelHandle) -> discord.Permissions:
    backend = person._env.backend
    return discord.Permissions(backend.compute_permissions(person.guild.id, person.id, channel.id))


async def test_a_new_server_takes_and_decides_an_application_in_under_ten_clicks(
    fresh: Newborn,
) -> None:
    clicks = 1
    shown = await fresh.start()
    clicks += 1
    shown = await fresh.press(shown, "Använd förslagen")
    assert "Nätverket är inställt och tar emot ansökningar." in text_of(shown)
    assert clicks < 10
    # Somebody applies, and a moderator lets them in, here without the time to undo.
    await communities.change(
        fresh.bot.uow,
        community_id=CommunityId(fresh.guild.id),
        by=None,
        now=fresh.env.now(),
        change=lambda chosen: replace(chosen, decision_delay_seconds=0),
    )
    moderator = joined(fresh, "Sara Holm", "Moderator")
    newcomer = joined(fresh, "Nils Ek")
    channels = fresh.guild.channels
    form = await newcomer.click(channels["välkommen"].last_message, label="Ansök om medlemskap")
    await newcomer.submit_modal(form, ANSWERS)
    card = channels["granskning"].last_message
    assert card is not None
    await moderator.click(card, label="Godkänn")
    member = fresh.guild.roles["Medlem"]
    assert member.id in fresh.env.backend.get_guild(fresh.guild.id).members[newcomer.id].role_ids
    assert "trådar" in seen_by(newcomer, fresh.guild)


async def test_everybody_sees_what_they_should_in_what_was_created(fresh: Newborn) -> None:
    await fresh.press(await fresh.start(), "Använd förslagen")
    channels = fresh.guild.channels
    stranger = joined(fresh, "Nils Ek")
    member = joined(fresh, "Anna Sjöberg", "Medlem")
    organiser = joined(fresh, "Olof Berg", "Arrangör")
    moderator = joined(fresh, "Sara Holm", "Moderator")
    assert seen_by(stranger, fresh.guild) == {"allmänt", "Nätverket", "välkommen"}
    members = {"allmänt"} | CREATED - {"granskning"}
    assert seen_by(member, fresh.guild) == members
    assert seen_by(organiser, fresh.guild) == members
    assert seen_by(moderator, fresh.guild) == members | {"granskning"}
    assert not may(stranger, channels["välkommen"]).send_messages
    assert may(stranger, channels["välkommen"]).send_messages_in_threads
    assert may(member, channels["välkommen"]).send_messages
    assert not may(member, channels["anslag"]).send_messages
    assert may(organiser, channels["anslag"]).send_messages
    assert may(member, channels["träffar"]).send_messages
    assert channels["trådar"]._channel.type == ChannelType.FORUM
    assert {channels[name]._channel.parent_id for name in CREATED - {"Nätverket"}} == {
        channels["Nätverket"].id
    }
    # Discord shows them the commands that they may use.
    assert "applications list" in moderator.available_commands(channels["granskning"])
    assert "applications list" not in member.available_commands(channels["träffar"])


def everything(fresh: Newborn) -> tuple[list[int], list[int]]:
    guild = fresh.env.backend.get_guild(fresh.guild.id)
    return sorted(guild.roles), sorted(guild.channel_ids)


def named_roles(fresh: Newborn) -> list[str]:
    return sorted(role.name for role in fresh.env.backend.get_guild(fresh.guild.id).roles.values())


async def test_two_administrators_who_both_press_make_nothing_double(fresh: Newborn) -> None:
    chief = fresh.guild.create_role("Chef", permissions=discord.Permissions(administrator=True))
    other = joined(fresh, "Eva Ek", chief.name)
    mine = await fresh.start()
    theirs = screen(await other.slash(fresh.general, "setup start"))
    await fresh.press(mine, "Använd förslagen")
    before = everything(fresh)
    shown = screen(await other.click(theirs, label="Använd förslagen"))
    assert "Jag skapade" not in text_of(shown)
    assert everything(fresh) == before
    assert "Använd förslagen" not in buttons_of(shown)


async def test_two_presses_at_the_same_moment_make_nothing_double(fresh: Newborn) -> None:
    guild = fresh.bot.get_guild(fresh.guild.id)
    assert guild is not None

    async def twice() -> list[Outcome]:
        by = UserId(fresh.administrator.id)
        return await asyncio.gather(
            propose(fresh.bot, guild, by=by), propose(fresh.bot, guild, by=by)
        )

    first, second = await as_bot(fresh.env, twice)
    assert (len(first.made), second.made) == (9, [])
    assert named_roles(fresh) == ["@everyone", "Arrangör", "Medlem", "Moderator", "TestBot"]
    assert len(fresh.env.backend.get_guild(fresh.guild.id).channel_ids) == 8


async def test_what_was_left_half_done_is_finished_without_doubles(fresh: Newborn) -> None:
    refuse_channels(fresh, code=50013)
    shown = await fresh.press(await fresh.start(), "Använd förslagen")
    assert "✅ Jag skapade rollerna **Moderator**, **Medlem** och **Arrangör**." in text_of(shown)
    assert "⛔ Discord lät mig inte göra det." in text_of(shown)
    community = await fresh.community()
    assert community is not None
    assert community.moderator_role_id == fresh.guild.roles["Moderator"].id
    assert community.review_channel_id is None
    shown = await fresh.press(shown, "Använd förslagen")
    assert "Nätverket är inställt" in text_of(shown)
    assert named_roles(fresh) == ["@everyone", "Arrangör", "Medlem", "Moderator", "TestBot"]
    assert set(fresh.guild.channels) == CREATED | {"allmänt"}


async def test_what_was_created_but_not_saved_before_a_crash_is_found_by_its_name(
    fresh: Newborn,
) -> None:
    role = fresh.guild.create_role("Moderator", permissions=discord.Permissions(1 << 40))
    category = fresh.guild.create_category("Nätverket")
    shown = await fresh.start()
    assert f"Jag använder det som redan finns: {role.mention}." in text_of(shown)
    await fresh.press(shown, "Använd förslagen")
    community = await fresh.community()
    assert community is not None
    assert community.moderator_role_id == role.id
    assert fresh.guild.channels["granskning"]._channel.parent_id == category.id
    assert named_roles(fresh).count("Moderator") == 1


def refuse_channels(fresh: Newborn, *, code: int, status: int = 403) -> None:
    fresh.env.inject_error(
        "POST", f"/guilds/{fresh.guild.id}/channels", status=status, code=code, message="no"
    )


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (60003, "Discord kräver tvåfaktorsinloggning"),
        (30013, "så många kanaler som Discord tillåter"),
        (50013, "Kontrollera att min roll har behörigheterna"),
    ],
)
async def test_discords_refusals_are_told_in_words(fresh: Newborn, code: int, told: str) -> None:
    refuse_channels(fresh, code=code, status=400 if code == 30013 else 403)
    shown = await fresh.press(await fresh.start(), "Använd förslagen")
    assert told in text_of(shown)
    assert "Förslag" in text_of(shown)


async def test_what_the_bot_may_not_do_is_said_before_discord_is_asked(fresh: Newborn) -> None:
    own = next(role for role in fresh.guild.roles.values() if role.name == "TestBot")
    view = discord.Permissions(view_channel=True, send_messages=True)
    fresh.env.backend.edit_role(fresh.guild.id, own.id, {"permissions": view.value})
    before = everything(fresh)
    shown = await fresh.press(await fresh.start(), "Använd förslagen")
    text = text_of(shown)
    assert "Min roll saknar behörigheten **Hantera roller (Manage Roles)**." in text
    assert "Min roll saknar behörigheten **Hantera kanaler (Manage Channels)**." in text
    assert "Jag sparade inte" not in text
    assert everything(fresh) == before
    posts = [call.path for call in fresh.env.http_requests if call.method == "POST"]
    assert not [path for path in posts if path.endswith(("/roles", "/channels"))]


async def test_where_there_are_no_forums_threads_get_a_text_channel(fresh: Newborn) -> None:
    await fresh.press(await fresh.start(), "Använd förslagen")
    fresh.env.backend.delete_channel(fresh.guild.channels["trådar"].id)
    await fresh.env.settle()
    refuse_channels(fresh, code=50024, status=400)
    shown = await fresh.start()
    assert "❌ Trådar: borttagen" in text_of(shown)
    shown = await fresh.press(shown, "Använd förslagen")
    assert "✅ Jag skapade kanalen **#trådar**." in text_of(shown)
    made = fresh.guild.channels["trådar"]
    assert made._channel.type == ChannelType.TEXT
    community = await fresh.community()
    assert community is not None
    assert community.threads_channel_id == made.id


async def test_a_deleted_role_is_created_again(fresh: Newborn) -> None:
    await fresh.press(await fresh.start(), "Använd förslagen")
    fresh.env.backend.delete_role(fresh.guild.id, fresh.guild.roles["Medlem"].id)
    await fresh.env.settle()
    shown = await fresh.start()
    assert "❌ Medlemmar: borttagen" in text_of(shown)
    assert "Jag skapar rollen **Medlem**." in text_of(shown)
    await fresh.press(shown, "Använd förslagen")
    community = await fresh.community()
    assert community is not None
    assert community.member_role_id == fresh.guild.roles["Medlem"].id


async def test_the_roles_and_channels_that_are_there_are_used(unset_world: World) -> None:
    world = unset_world
    shown = await open_page(world)
    text = text_of(shown)
    existing = f"{world.roles.moderator.mention}, {world.roles.member.mention}, "
    assert f"Jag använder det som redan finns: {existing}" in text
    assert "Jag skapar" not in text
    before = sorted(world.guild.channels), sorted(world.guild.roles)
    shown = screen(await world.administrator.click(shown, label="Använd förslagen"))
    assert "Nätverket är inställt" in text_of(shown)
    assert (sorted(world.guild.channels), sorted(world.guild.roles)) == before
    community = await world.community()
    assert community.member_role_id == world.roles.member.id
    assert {purpose: community.channel_for(purpose) for purpose in Purpose} == {
        purpose: getattr(world.channels, purpose.value).id for purpose in Purpose
    }


# -------------------------------------------------------------------------------------- hiding


def let_in(world: World, role_name: str) -> RoleHandle:
    """Somebody at the server opens the review channel to a role."""
    board = world.guild.create_role(role_name)
    let(world, world.channels.review, board, allow=WRITES)
    return board


async def test_a_proposed_review_channel_that_others_see_is_refused_and_can_be_hidden(
    unset_world: World,
) -> None:
    world = unset_world
    let_in(world, "Styrelsen")
    shown = screen(
        await world.administrator.click(await open_page(world), label="Använd förslagen")
    )
    assert "syns för fler än moderatorerna: **Styrelsen**." in text_of(shown)
    community = await world.community()
    assert community.review_channel_id is None
    assert community.welcome_channel_id == world.channels.welcome.id
    shown = screen(await world.administrator.click(shown, label="Dölj #granskning för andra"))
    assert f"Nu ser bara moderatorerna {world.channels.review.mention}" in text_of(shown)
    assert (await world.community()).review_channel_id == world.channels.review.id


async def test_hiding_takes_the_sight_from_others_and_leaves_the_rest(world: World) -> None:
    review = world.channels.review
    board = let_in(world, "Styrelsen")
    anna = world.members[0]
    let(world, review, anna, allow=VIEW)
    let(world, review, world.guild.default_role, allow=VIEW)
    chair = world.guild.add_member(world.env.create_user("eva"), roles=[board])
    others = (chair, anna, world.newcomer)
    assert all(can_see(world, person) for person in others)
    shown = await open_page(world)
    assert "⛔ Kanalen för granskning syns för alla på servern." in text_of(shown)
    shown = screen(await world.administrator.click(shown, label="Dölj #granskning för andra"))
    assert "Nu ser bara moderatorerna" in text_of(shown)
    assert not any(can_see(world, person) for person in others)
    assert can_see(world, world.moderator)
    assert may(world.moderator, review).send_messages
    kept = {each.target_id: each for each in world.env.backend.get_channel(review.id).overwrites}
    assert discord.Permissions(kept[board.id].allow).send_messages
    assert world.env.backend.bot_user.id in kept
    assert anna.id not in kept


def can_see(world: World, person: MemberActor) -> bool:
    return can_access_channel(world.env, world.channels.review.id, person)


async def test_a_channel_is_not_hidden_before_there_are_moderators(unset_world: World) -> None:
    world = unset_world
    shown = await open_page(world, "Kanaler")
    shown = await pick(world, shown, "Välj kanalen för granskning", world.channels.review)
    assert "fler än moderatorerna: **Moderator**" in text_of(shown)
    shown = screen(await world.administrator.click(shown, label="Dölj #granskning för andra"))
    assert "Välj en roll för moderatorer." in text_of(shown)
    assert can_see(world, world.moderator)


async def test_a_channel_that_the_bot_may_not_change_is_not_hidden(world: World) -> None:
    let_in(world, "Styrelsen")
    own = world.roles.bot
    may_not = discord.Permissions(world.env.backend.get_role(world.guild.id, own.id).permissions)
    may_not.update(manage_channels=False)
    world.env.backend.edit_role(world.guild.id, own.id, {"permissions": may_not.value})
    shown = await open_page(world)
    shown = screen(await world.administrator.click(shown, label="Dölj #granskning för andra"))
    assert "Min roll saknar behörigheten **Hantera kanaler (Manage Channels)**." in text_of(shown)
    patches = [call.path for call in world.env.http_requests if call.method == "PATCH"]
    assert f"/channels/{world.channels.review.id}" not in patches


async def test_a_refusal_to_hide_is_told_in_words(world: World) -> None:
    let_in(world, "Styrelsen")
    shown = await open_page(world)
    world.env.inject_error(
        "PATCH", f"/channels/{world.channels.review.id}", status=403, code=50013, message="no"
    )
    shown = screen(await world.administrator.click(shown, label="Dölj #granskning för andra"))
    assert "⛔ Discord lät mig inte göra det." in text_of(shown)
    assert "Dölj #granskning för andra" in buttons_of(shown)
    assert (await world.community()).review_channel_id == ChannelId(world.channels.review.id)
