"""/setup start: what an administrator sees and chooses, page by page."""

from typing import Any

import pytest
from simcord import Env
from simcord.enums import ChannelType

from bot.client import Ledarbot
from domain.community import Capability
from tests.cogs.setting_up import VIEW, Newborn, let, newborn, open_page, pick, screen
from tests.cogs.worlds import (
    Shown,
    World,
    add_channel,
    buttons_of,
    chosen_in,
    components_of,
    menus_of,
    options_of,
    text_of,
)

ROLES = "Välj rollen för {}"
CHANNELS = "Välj kanalen för {}"


@pytest.fixture
async def fresh(env: Env, bot: Ledarbot) -> Newborn:
    return await newborn(env, bot)


async def test_a_new_server_is_told_what_is_missing_and_what_is_proposed(fresh: Newborn) -> None:
    shown = await fresh.start()
    text = text_of(shown)
    assert text.startswith("## Ställ in Ledstången\n4 saker återstår")
    assert "⬜ Moderatorer: inte vald\n⬜ Medlemmar: inte vald" in text
    assert "⬜ Arrangörer: inte vald (kan vänta)" in text
    assert "Jag skapar rollerna **Moderator**, **Medlem** och **Arrangör**." in text
    assert "**#granskning**, **#välkommen**, **#anslag**" in text
    assert "Att åtgärda" not in text
    community = await fresh.community()
    assert community is not None
    assert (community.name, community.locale, community.set_up_at) == ("Ledstången", "sv", None)


async def test_an_english_server_is_told_and_named_in_english(env: Env, bot: Ledarbot) -> None:
    fresh = await newborn(env, bot, locale="en-GB")
    shown = await fresh.start()
    assert text_of(shown).startswith("## Set up Ledstången\n4 things are left")
    # What is created is for everybody, so it is named in the network's language.
    language = menus_of(shown)["Choose a language"]
    shown = screen(await fresh.administrator.select(shown, ["en"], custom_id=language["custom_id"]))
    assert "I create the roles **Moderator**, **Member** and **Organiser**." in text_of(shown)
    await fresh.press(shown, "Use the proposals")
    assert {"review", "welcome", "threads", "The network"} <= set(fresh.guild.channels)
    assert {"Moderator", "Member", "Organiser"} <= set(fresh.guild.roles)


async def test_running_it_again_shows_the_present_state(world: World) -> None:
    shown = await open_page(world)
    text = text_of(shown)
    assert "Nätverket är inställt och tar emot ansökningar." in text
    assert f"✅ Moderatorer: {world.roles.moderator.mention}" in text
    assert f"✅ Granskning av ansökningar: {world.channels.review.mention}" in text
    assert "Förslag" not in text
    assert "Använd förslagen" not in buttons_of(shown)
    roles = menus_of(screen(await world.administrator.click(shown, label="Roller")))
    assert chosen_in(roles[ROLES.format("moderatorer")]) == [str(world.roles.moderator.id)]
    channels = menus_of(await open_page(world, "Kanaler"))
    assert {chosen_in(menu)[0] for menu in channels.values()} == {
        str(channel.id)
        for channel in (
            world.channels.review,
            world.channels.welcome,
            world.channels.announcements,
            world.channels.threads,
            world.channels.meetups,
            world.channels.feedback,
        )
    }


async def test_each_choice_is_saved_at_once_and_the_last_completes_the_setup(
    unset_world: World,
) -> None:
    world = unset_world
    shown = await open_page(world, "Kanaler")
    # The welcome channel first: the invitation must come all the same when the rest is there.
    shown = await pick(world, shown, CHANNELS.format("välkomnande"), world.channels.welcome)
    assert (await world.community()).welcome_channel_id == world.channels.welcome.id
    shown = screen(await world.administrator.click(shown, label="Tillbaka"))
    assert "3 saker återstår" in text_of(shown)
    shown = screen(await world.administrator.click(shown, label="Roller"))
    shown = await pick(world, shown, ROLES.format("moderatorer"), world.roles.moderator)
    assert "Sparat." in text_of(shown)
    shown = await pick(world, shown, ROLES.format("medlemmar"), world.roles.member)
    shown = await pick(world, shown, ROLES.format("arrangörer"), world.roles.organiser)
    assert world.seen_in(world.channels.welcome) == []
    shown = await open_page(world, "Kanaler")
    await pick(world, shown, CHANNELS.format("granskning"), world.channels.review)
    community = await world.community()
    assert community.is_set_up
    assert community.set_up_at == world.now
    assert community.role_of(Capability.ORGANISER) == world.roles.organiser.id
    [invitation] = world.seen_in(world.channels.welcome)
    assert invitation.startswith("## Välkommen till Ledstången")
    assert "Nätverket är inställt" in text_of(await open_page(world))


async def test_what_can_wait_can_be_emptied_and_what_is_needed_can_not(world: World) -> None:
    shown = await open_page(world, "Roller")
    assert menus_of(shown)[ROLES.format("moderatorer")]["min_values"] == 1
    shown = await pick(world, shown, ROLES.format("arrangörer"))
    assert "Sparat." in text_of(shown)
    assert (await world.community()).organiser_role_id is None
    menu = menus_of(await open_page(world, "Kanaler"))
    assert menu[CHANNELS.format("granskning")]["min_values"] == 1
    assert menu[CHANNELS.format("återkoppling")]["min_values"] == 0


async def test_a_review_channel_that_others_can_see_is_refused_and_they_are_named(
    world: World,
) -> None:
    shown = await open_page(world, "Kanaler")
    shown = await pick(world, shown, CHANNELS.format("granskning"), world.channels.feedback)
    text = text_of(shown)
    assert "Jag sparade inte det valet." in text
    assert "syns för fler än moderatorerna: **Arrangör** och **Medlem**." in text
    assert (await world.community()).review_channel_id == world.channels.review.id
    assert "Dölj #återkoppling för andra" in buttons_of(shown)


async def test_a_review_channel_that_everybody_sees_is_refused(unset_world: World) -> None:
    world = unset_world
    await world.change(moderator_role_id=world.roles.moderator.id)
    shown = await open_page(world, "Kanaler")
    shown = await pick(world, shown, CHANNELS.format("granskning"), world.channels.welcome)
    assert "Kanalen för granskning syns för alla på servern." in text_of(shown)
    assert (await world.community()).review_channel_id is None


async def test_everyone_and_the_members_role_are_refused_for_moderators(world: World) -> None:
    shown = await open_page(world, "Roller")
    shown = await pick(world, shown, ROLES.format("moderatorer"), world.guild.default_role)
    assert "@everyone kan inte vara rollen för moderatorer" in text_of(shown)
    shown = await pick(world, shown, ROLES.format("moderatorer"), world.roles.member)
    assert "kan inte ha samma roll (**Medlem**)" in text_of(shown)
    assert (await world.community()).moderator_role_id == world.roles.moderator.id


async def test_a_member_role_above_the_bots_is_saved_with_a_word_on_what_to_mend(
    world: World,
) -> None:
    world.env.backend.edit_role(world.guild.id, world.roles.bot.id, {"position": 1})
    world.env.backend.edit_role(world.guild.id, world.roles.member.id, {"position": 5})
    text = text_of(await open_page(world))
    assert "⛔ Rollen **Medlem** står över min egen" in text
    assert "Dra upp min roll ovanför den under Serverinställningar → Roller." in text


async def test_a_members_channel_that_is_open_to_applicants_gives_a_warning(
    world: World,
) -> None:
    lounge = add_channel(world.env, world.guild, "fikarummet")
    shown = await open_page(world, "Kanaler")
    shown = await pick(world, shown, CHANNELS.format("träffar"), lounge)
    assert (await world.community()).meetups_channel_id == lounge.id
    shown = screen(await world.administrator.click(shown, label="Tillbaka"))
    assert "⚠️ **#fikarummet** (träffar) syns för alla på servern" in text_of(shown)


async def test_only_channels_of_the_right_kind_are_offered(world: World) -> None:
    menus = menus_of(await open_page(world, "Kanaler"))
    assert menus[CHANNELS.format("granskning")]["channel_types"] == [ChannelType.TEXT]
    threads = menus[CHANNELS.format("trådar")]["channel_types"]
    assert set(threads) == {ChannelType.FORUM, ChannelType.TEXT}


async def test_the_language_and_the_limits_are_saved(world: World) -> None:
    shown = await open_page(world)
    shown = await pick(world, shown, "Välj språk", "en")
    # The page is for the person who reads it, the language for the network.
    assert "## Ställ in" in text_of(shown)
    shown = screen(await world.administrator.click(shown, label="Tider och gränser"))
    _, delay, reapply, waiting = lists_of(shown)
    assert options_of(delay) == {
        "Ingen, beslutet skickas genast": "0",
        "2 minuter": "120",
        "10 minuter": "600",
    }
    assert chosen_in(reapply) == ["30"]
    assert chosen_in(waiting) == ["14"]
    for menu, value in ((delay, "120"), (reapply, "90"), (waiting, "7")):
        shown = screen(
            await world.administrator.select(shown, [value], custom_id=menu["custom_id"])
        )
        assert "Sparat." in text_of(shown)
    community = await world.community()
    assert (community.locale, community.decision_delay_seconds) == ("en", 120)
    assert (community.reapply_days, community.waiting_days) == (90, 7)


def lists_of(shown: Shown) -> list[dict[str, Any]]:
    """The lists of a page from above, also those with the same placeholder."""
    return [part for part in components_of(shown) if part.get("type") == 3]


async def test_a_limit_that_we_do_not_propose_is_kept_among_the_choices(world: World) -> None:
    await world.change(reapply_days=45)
    shown = await open_page(world, "Tider och gränser")
    reapply = lists_of(shown)[2]
    assert options_of(reapply)["45 dagar"] == "45"
    assert chosen_in(reapply) == ["45"]


@pytest.mark.parametrize(
    ("text", "zone", "name"),
    [
        ("Helsingfors", "Europe/Helsinki", "Finland (Helsingfors)"),
        ("new york", "America/New_York", "America/New York"),
        ("Europe/Kyiv", "Europe/Kyiv", "Europe/Kyiv"),
        ("utc", "UTC", "UTC, världstiden"),
    ],
)
async def test_a_time_zone_is_found_by_a_citys_name(
    world: World, text: str, zone: str, name: str
) -> None:
    shown = await open_page(world, "Tider och gränser")
    form = await world.administrator.click(shown, label="Sök en annan tidszon")
    assert "Sök tidszon" in text_of(form)
    shown = screen(await world.administrator.submit_modal(form, {"zone": text}))
    assert f"Tidszonen är nu {name}." in text_of(shown)
    assert (await world.community()).timezone == zone
    assert chosen_in(menus_of(shown)["Välj tidszon"]) == [zone]


async def test_several_time_zones_are_offered_and_none_is_told(world: World) -> None:
    shown = await open_page(world, "Tider och gränser")
    form = await world.administrator.click(shown, label="Sök en annan tidszon")
    shown = screen(await world.administrator.submit_modal(form, {"zone": "Argentina"}))
    assert "Jag hittade flera." in text_of(shown)
    offered = menus_of(shown)["Välj tidszon"]
    assert "America/Argentina/Ushuaia" in options_of(offered).values()
    shown = await pick(world, shown, "Välj tidszon", "America/Argentina/Ushuaia")
    assert (await world.community()).timezone == "America/Argentina/Ushuaia"
    form = await world.administrator.click(shown, label="Sök en annan tidszon")
    shown = screen(await world.administrator.submit_modal(form, {"zone": "Ankeborg @everyone"}))
    assert "Jag hittar ingen tidszon som passar ”Ankeborg" in text_of(shown)
    assert "@everyone" not in text_of(shown)
    assert (await world.community()).timezone == "America/Argentina/Ushuaia"


async def test_a_servers_new_name_is_taken_over(world: World) -> None:
    world.env.backend.edit_guild(world.guild.id, {"name": "Nya *Ledstången*"})
    await world.env.settle()
    assert "## Ställ in Nya \\*Ledstången\\*" in text_of(await open_page(world))
    assert (await world.community()).name == "Nya *Ledstången*"


async def test_every_page_stays_within_discords_limits(world: World) -> None:
    pages = ((), ("Roller",), ("Kanaler",), ("Tider och gränser",), ("Kontrollera",))
    for labels in pages:
        await assert_within_limits(world, *labels)
    await spoil(world)
    for labels in pages:
        await assert_within_limits(world, *labels)


async def assert_within_limits(world: World, *labels: str) -> None:
    shown = await open_page(world, *labels)
    parts = components_of(shown)
    assert len(parts) <= 40
    assert len(text_of(shown)) <= 4000
    for part in parts:
        assert len(part.get("label") or "") <= 80
        assert len(part.get("placeholder") or "") <= 100
        for option in part.get("options") or ():
            assert len(option["label"]) <= 100


async def spoil(world: World) -> None:
    """As much wrong at once as can be, with names as long as Discord allows."""
    backend = world.env.backend
    for number in range(30):
        role = world.guild.create_role(f"{'_*Wide*_ ' * 10}{number}")
        let(world, world.channels.review, role, allow=VIEW)
    for channel in (world.channels.meetups, world.channels.threads, world.channels.welcome):
        let(world, channel, world.guild.default_role, deny=VIEW)
    for channel in (world.channels.announcements, world.channels.feedback):
        let(world, channel, world.guild.default_role, allow=VIEW)
    for channel in backend.get_guild(world.guild.id).channel_ids:
        backend.edit_channel(channel, {"name": "_" * 100})
    for role in (world.roles.bot, world.roles.moderator):
        backend.edit_role(world.guild.id, role.id, {"position": 1, "permissions": 0})
    await world.change(organiser_role_id=12345)
