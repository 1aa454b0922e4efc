"""The direct message to the server's owner when applications can't be handled."""

import discord
import pytest
from sqlalchemy import text

from bot.services import communities, people
from bot.services.people import Notice
from domain.ids import CommunityId, UserId
from tests.cogs.setting_up import VIEW, let
from tests.cogs.test_applications_form import apply
from tests.cogs.worlds import World, buttons_of, text_of


async def warn(world: World, code: str) -> None:
    await world.run(
        lambda: communities.warn(
            world.bot.uow, community_id=world.community_id, code=code, now=world.now
        )
    )
    await world.do_due()


async def states(world: World) -> list[tuple[str, str | None]]:
    return [
        (row.state, row.last_error)
        for row in await world.outbox()
        if row.kind == communities.WARNING
    ]


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("review_channel_gone", "Kanalen för granskning är borttagen"),
        ("review_forbidden", "Jag får inte skriva i kanalen för granskning"),
        ("threads_channel_gone", "Kanalen för trådar är borttagen"),
        ("threads_forbidden", "Jag får inte lägga upp trådar i deras kanal"),
        ("threads_full", "Discord tar inte emot fler aktiva trådar"),
        ("threads_tag_required", "Forumet för trådar kräver en tagg"),
        ("something_new", "Något i inställningarna hindrar ansökningar"),
    ],
)
async def test_the_owner_is_told_what_to_mend(world: World, code: str, part: str) -> None:
    await warn(world, code)
    [told] = world.direct_messages(world.administrator)
    assert told.startswith("## Ledstången behöver din hjälp")
    assert part in told
    assert "Kör /setup check på servern" in told
    assert await states(world) == [("sent", None)]


async def test_who_sees_the_review_channel_is_named(world: World) -> None:
    board = world.guild.create_role("Styrelsen")
    let(world, world.channels.review, board, allow=VIEW)
    let(world, world.channels.review, world.members[0], allow=VIEW)
    await world.env.settle()
    await warn(world, "review_audience")
    [told] = world.direct_messages(world.administrator)
    assert "för andra än moderatorerna: **Styrelsen** och **Anna Sjöberg**." in told


async def test_everybody_is_called_everybody(world: World) -> None:
    let(world, world.channels.review, world.guild.default_role, allow=VIEW)
    await world.env.settle()
    await warn(world, "review_audience")
    [told] = world.direct_messages(world.administrator)
    assert "för andra än moderatorerna: alla på servern." in told


async def test_what_was_mended_meanwhile_is_not_told(world: World) -> None:
    await warn(world, "review_audience")
    assert world.direct_messages(world.administrator) == []
    assert await states(world) == [("sent", None)]


async def test_one_thing_is_told_once_a_day(world: World) -> None:
    await warn(world, "review_channel_gone")
    await warn(world, "review_channel_gone")
    assert len(world.direct_messages(world.administrator)) == 1
    await world.advance(days=1)
    await warn(world, "review_channel_gone")
    assert len(world.direct_messages(world.administrator)) == 2


async def test_the_owner_reads_it_in_their_language(world: World) -> None:
    owner = UserId(world.administrator.id)
    await world.run(
        lambda: people.set_locale(world.bot.uow, user_id=owner, locale="en", now=world.now)
    )
    await warn(world, "review_channel_gone")
    [told] = world.direct_messages(world.administrator)
    assert told.startswith("## Ledstången needs your help")


async def test_the_warnings_can_be_stopped(world: World) -> None:
    await warn(world, "review_channel_gone")
    [message] = world.administrator.user.dm_channel.history()
    [label] = buttons_of(message)
    answer = await world.administrator.user.click(message, label=label)
    assert "Jag skriver inte mer till dig" in text_of(answer)
    owner = UserId(world.administrator.id)
    assert await people.has_stopped(world.bot.uow, user_id=owner, notice=Notice.WARNINGS)
    await warn(world, "review_forbidden")
    told = world.direct_messages(world.administrator)
    assert not [each for each in told if "får inte skriva" in each]


async def test_closed_direct_messages_are_no_fault(world: World) -> None:
    world.clients.close_messages(world.administrator)
    await warn(world, "review_channel_gone")
    assert await states(world) == [("failed", "403:50007")]


async def test_a_server_that_is_gone_is_told_nothing(world: World) -> None:
    await world.run(
        lambda: communities.warn(
            world.bot.uow, community_id=CommunityId(1), code="review_forbidden", now=world.now
        )
    )
    await world.do_due()
    assert await states(world) == [("failed", "guild_gone")]


@pytest.mark.parametrize("arrived", [True, False])
async def test_after_a_crash_a_warning_is_looked_for_before_it_is_sent_again(
    world: World, arrived: bool
) -> None:
    await warn(world, "review_channel_gone")
    channel = world.administrator.user.dm_channel
    [message] = channel.history()
    if not arrived:
        world.env.backend.delete_message(channel.id, message.id)
    # As after a crash between sending and marking; a nonce is good for two minutes alone.
    async with world.bot.uow.write() as tx:
        await tx.connection.execute(text("UPDATE outbox SET state = 'in_flight'"))
    await world.advance(minutes=10)
    [found] = channel.history()
    assert (found.id == message.id) is arrived
    assert await states(world) == [("sent", None)]


async def test_a_review_channel_that_was_opened_since_warns_and_goes_on_when_mended(
    world: World,
) -> None:
    board = world.guild.create_role("Styrelsen")
    let(world, world.channels.review, board, allow=VIEW)
    await world.env.settle()
    await apply(world)
    assert world.seen_in(world.channels.review) == []
    [told] = world.direct_messages(world.administrator)
    assert "Jag har slutat lägga upp ansökningar" in told
    let(world, world.channels.review, board)
    await world.advance(minutes=30)
    assert len(world.seen_in(world.channels.review)) == 1


async def test_nothing_in_a_warning_calls_anybody(world: World) -> None:
    role = world.guild.create_role("@everyone <@1> **x**")
    let(world, world.channels.review, role, allow=VIEW)
    await world.env.settle()
    await warn(world, "review_audience")
    [message] = world.administrator.user.dm_channel.history()
    assert isinstance(message, discord.Message)
    assert "@everyone" not in text_of(message)
    assert "<@1>" not in text_of(message)
