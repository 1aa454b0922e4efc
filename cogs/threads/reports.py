"""Reporting a post to the moderators: by the menu of a message, or the thread one is in.

The menu's name is translated, unlike those of slash commands, since no text is typed to find it.
"""

from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands, ui

from bot.client import Ledarbot
from bot.commands import described
from bot.permissions import Actor, actor_of, requires
from bot.services import reports
from bot.tones import Tone
from bot.ui import GuardedModal, Interaction, bot_of
from cogs.threads import report_cards
from cogs.threads.answers import answer, tone_of
from cogs.threads.tools import found_here
from domain.community import Capability
from domain.errors import NotFound
from domain.ids import ChannelId, MessageId, UserId
from domain.reports import REASON_LENGTH

_MEMBER = Capability.MEMBER


@dataclass(frozen=True, slots=True)
class Target:
    """The post that is reported; the author is None for what the bot posted."""

    channel_id: ChannelId
    message_id: MessageId
    author_id: UserId | None


def context_menu(bot: Ledarbot) -> app_commands.ContextMenu:
    """The command on a message, to be added to the tree."""

    @app_commands.guild_only
    @requires(_MEMBER)
    async def report(interaction: Interaction, message: discord.Message) -> None:
        await report_message(interaction, await actor_of(interaction), message)

    return app_commands.ContextMenu(name=described("reports-menu"), callback=report)


async def report_message(interaction: Interaction, actor: Actor, message: discord.Message) -> None:
    """Open the form for this message; what it says is neither kept nor looked at."""
    is_own = message.author == bot_of(interaction).user
    author_id = None if is_own else UserId(message.author.id)
    place, number = message.channel.id, message.id
    origin = message.reference
    if message.type is discord.MessageType.thread_starter_message and origin is not None:
        # In a text channel's thread Discord shows the first post once more, under its own number.
        place, number = origin.channel_id, origin.message_id or number
    await _open(interaction, actor, Target(ChannelId(place), MessageId(number), author_id))


async def report_here(interaction: Interaction, actor: Actor) -> None:
    """`/threads report`: open the form for the first post of the thread one is in."""
    thread = await found_here(interaction, actor)
    if thread.discord_id is None:
        raise NotFound()
    first = MessageId(thread.discord_id)
    await _open(interaction, actor, Target(thread.discord_id, first, author_id=None))


async def _open(interaction: Interaction, actor: Actor, target: Target) -> None:
    await interaction.response.send_modal(ReportForm(tone_of(interaction, actor), target))


class ReportForm(GuardedModal, route="reports:form", needs=_MEMBER):
    """Why the post is reported, which may be left out, and who will know of it."""

    def __init__(self, tone: Tone, target: Target) -> None:
        super().__init__(title=tone.text("reports-form-title"))
        self._target = target
        self._reason: ui.TextInput[Any] = ui.TextInput(
            custom_id="reason",
            style=discord.TextStyle.paragraph,
            required=False,
            max_length=REASON_LENGTH,
        )
        self.add_item(ui.TextDisplay(tone.text("reports-form-who-knows")))
        self.add_item(
            ui.Label(
                text=tone.text("reports-form-reason"),
                description=tone.text("reports-form-reason-hint"),
                component=self._reason,
            )
        )

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, target = bot_of(interaction), self._target
        reported = await reports.report(
            bot.uow,
            community_id=actor.must(_MEMBER).community_id,
            channel_id=target.channel_id,
            message_id=target.message_id,
            author_id=target.author_id,
            reporter_id=actor.user_id,
            reason=str(self._reason.value or ""),
            now=bot.clock.now(),
        )
        new = "yes" if reported.is_new else "no"
        await answer(interaction, tone_of(interaction, actor).text("reports-reported", new=new))


ITEMS = report_cards.ITEMS
