"""What happens when Discord refuses: each refusal has its outcome, and nothing is lost."""

import discord
import pytest
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from bot.services import applications, people
from bot.services.cases import CARD, DIRECT_MESSAGE
from bot.services.people import Notice
from domain.applications import State
from domain.ids import UserId
from tests.cogs.test_applications_desk import card_of, press, stored
from tests.cogs.test_applications_form import apply, press_apply
from tests.cogs.worlds import World, buttons_of, text_of


async def state_of(world: World, kind: str) -> tuple[str, str | None]:
    row = next(row for row in await world.outbox() if row.kind == kind)
    return row.state, row.last_error


async def test_closed_messages_leave_the_decision_and_are_said_to_the_moderators(
    world: World,
) -> None:
    await apply(world)
    world.clients.close_messages(world.newcomer.user)
    form = await press(world, "Avböj")
    await world.moderator.submit_modal(form, {"reason": "Fel sektor."})
    await world.do_due()
    assert (await stored(world)).state is State.DECLINED
    note = world.seen_in(world.channels.review)[-1]
    assert "har stängda meddelanden" in note
    # The other way: the button tells the person.
    assert "> Fel sektor" in text_of(await press_apply(world))


async def test_who_stopped_messages_gets_none(world: World) -> None:
    await apply(world)
    await world.run(
        lambda: people.stop(
            world.bot.uow,
            user_id=UserId(world.newcomer.id),
            notice=Notice.APPLICATIONS,
            now=world.now,
        )
    )
    await press(world, "Godkänn")
    assert world.direct_messages(world.newcomer) == []
    assert await state_of(world, DIRECT_MESSAGE) == ("failed", "stopped")


async def test_a_role_above_the_bots_own_is_explained(world: World) -> None:
    await apply(world)
    world.env.inject_error("PUT", "/guilds/*/members/*/roles/*", status=403, code=50013)
    await press(world, "Godkänn")
    await world.do_due()
    assert (await stored(world)).state is State.APPROVED
    assert "den ligger över min egen" in world.seen_in(world.channels.review)[-1]


async def test_a_deleted_member_role_is_explained(world: World) -> None:
    await apply(world)
    world.env.backend.delete_role(world.guild.id, world.roles.member.id)
    await world.env.settle()
    await press(world, "Godkänn")
    await world.do_due()
    assert "medlemsrollen finns inte längre" in world.seen_in(world.channels.review)[-1]


async def test_an_applicant_who_left_before_the_delay_ended(world: World) -> None:
    await world.change(decision_delay_seconds=120)
    await apply(world)
    answer = await press(world, "Godkänn")
    assert "om 2 minuter" in text_of(answer)
    world.guild.remove_member(world.newcomer)
    await world.advance(minutes=3)
    assert (await stored(world)).state is State.APPROVED
    assert "inte kvar i servern" in world.seen_in(world.channels.review)[-1]


async def test_a_card_deleted_by_hand_comes_back(world: World) -> None:
    await apply(world)
    card = await card_of(world)
    world.env.backend.delete_message(world.channels.review.id, card.id)
    number = (await stored(world)).application_id
    await world.moderator.slash(world.channels.review, "applications ask", application=number)
    await world.run(
        lambda: applications.take(
            world.bot.uow,
            community_id=world.community_id,
            application_id=number,
            by=UserId(world.moderator.id),
            now=world.now,
        )
    )
    await world.do_due()
    again = await card_of(world)
    assert again.id != card.id
    assert "Läses av" in text_of(again)
    assert "Lämna tillbaka" in buttons_of(again)


async def test_no_card_goes_to_a_channel_that_others_can_read(world: World) -> None:
    everyone, sees = world.guild.default_role.id, discord.Permissions(view_channel=True).value
    opened = Overwrite(everyone, OverwriteType.ROLE, allow=sees, deny=0)
    world.env.backend.set_overwrite(world.channels.review.id, opened)
    await world.env.settle()
    await apply(world)
    assert world.seen_in(world.channels.review) == []
    assert await state_of(world, CARD) == ("retry", "review_audience")
    [warning] = world.direct_messages(world.administrator)
    assert warning
    hidden = Overwrite(everyone, OverwriteType.ROLE, allow=0, deny=sees)
    world.env.backend.set_overwrite(world.channels.review.id, hidden)
    await world.advance(minutes=11)
    assert "Nils Ek" in text_of(await card_of(world))


async def test_a_deleted_review_channel_keeps_the_card_until_it_is_mended(world: World) -> None:
    world.env.backend.delete_channel(world.channels.review.id)
    await world.env.settle()
    await apply(world)
    assert await state_of(world, CARD) == ("retry", "review_channel_gone")
    await world.advance(days=2)
    assert (await state_of(world, CARD))[0] == "retry"


async def test_a_thread_that_cannot_be_opened_becomes_a_direct_message(world: World) -> None:
    await apply(world)
    world.env.inject_error("POST", "/channels/*/threads", status=403, code=50013)
    form = await press(world, "Fråga mer")
    await world.moderator.submit_modal(form, {"question": "Hur många leder du?"})
    await world.do_due()
    [message] = world.direct_messages(world.newcomer)
    assert "> Hur många leder du?" in message
    last = world.newcomer.user.dm_channel.last_message
    assert last is not None
    assert "Komplettera" in buttons_of(last)
    form = await world.newcomer.user.click(last, label="Komplettera")
    answer = await world.newcomer.user.submit_modal(form, {"addition": "Tolv medarbetare"})
    assert "framme hos moderatorerna" in text_of(answer)


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_server_fault_of_discord_is_waited_out(world: World, status: int) -> None:
    world.env.inject_error("POST", f"/channels/{world.channels.review.id}/messages", status=status)
    await apply(world)
    await world.advance(minutes=1)
    cards = [text for text in world.seen_in(world.channels.review) if "Nils Ek" in text]
    assert len(cards) == 1


async def test_other_servers_cannot_reach_an_application(world: World) -> None:
    await apply(world)
    number = (await stored(world)).application_id
    elsewhere = world.env.create_guild("Någon annans", owner=world.env.create_user("eva"))
    channel = elsewhere.create_text_channel("allmänt")
    owner = elsewhere.add_member(world.env.create_user("ulf"))
    administrator = elsewhere.create_role("Admin", permissions=discord.Permissions.all())
    world.env.backend.add_member_role(elsewhere.id, owner.id, administrator.id)
    await world.env.settle()
    for command in ("show", "approve", "ask", "decline"):
        answer = await owner.slash(channel, f"applications {command}", application=number)
        assert "inte färdiginställt" in text_of(answer)
        assert "Nils" not in text_of(answer)
    offered = await owner.autocomplete(channel, "applications show", "application", "")
    assert offered == []
    assert (await stored(world)).state is State.SUBMITTED
