"""The files one can take away: a meetup for the calendar, and who comes for the host."""

import io

import discord

from bot.calendars import meetup_calendar
from bot.permissions import Actor
from bot.services import meetup_listing, signups
from bot.ui import Interaction, bot_of
from cogs.meetups.answers import is_organiser, tone_in
from domain.community import Community
from domain.ids import MeetupId
from domain.meetup_refusals import NotSignedUp
from domain.meetup_values import Meetup, Standing


async def send_calendar(
    interaction: Interaction, actor: Actor, community: Community, meetup_id: MeetupId
) -> None:
    """Hand over the meetup's calendar file; the link is in it for who has a seat."""
    bot, where = bot_of(interaction), community.community_id
    meetup = await meetup_listing.find(
        bot.uow,
        community_id=where,
        meetup_id=meetup_id,
        by=actor.user_id,
        is_organiser=is_organiser(actor),
    )
    try:
        own = await signups.of_person(
            bot.uow, community_id=where, meetup_id=meetup_id, user_id=actor.user_id
        )
        seated = own.signup.standing is Standing.SEATED
    except NotSignedUp:
        seated = False
    content = meetup_calendar(
        meetup,
        i18n=bot.i18n,
        network=community.name,
        zone=community.timezone,
        locale=actor.locale,
        url=card_url(meetup),
        with_link=seated,
    )
    text = tone_in(interaction, actor, community).text("meetups-ics-here")
    file = discord.File(io.BytesIO(content), filename=f"meetup-{meetup.meetup_id}.ics")
    await interaction.response.send_message(text, file=file, ephemeral=True)


def card_url(meetup: Meetup) -> str | None:
    """The address of the card in Discord; None before it has been posted."""
    if meetup.card_channel_id is None or meetup.card_message_id is None:
        return None
    places = (meetup.community_id, meetup.card_channel_id, meetup.card_message_id)
    return "https://discord.com/channels/" + "/".join(map(str, places))
