"""What an author who could not be written to is shown, once, when they next use threads."""

import logging

import discord

from bot.permissions import actor_of
from bot.services import anonymous_notices
from bot.tones import Tone, own_tone
from bot.ui import NO_PINGS, Interaction, bot_of, plain, quoted, said
from cogs.threads.messages import listed_title
from domain.ids import CommunityId, UserId
from domain.thread_values import Thread
from domain.unmaskings import Unmasking

_REASON_LENGTH = 500
_log = logging.getLogger("ledarbot.threads")


def unmasked(request: Unmasking, tone: Tone, *, thread: str, network: str) -> str:
    """That two moderators know who wrote, with the ground and the reason."""
    return tone.text(
        "anonymity-notice-unmasked",
        ground=request.ground.value,
        reason=quoted(request.reason, limit=_REASON_LENGTH),
        thread=thread,
        network=network,
    )


async def show_untold(interaction: Interaction) -> None:
    """What waits for the person, below what they asked for, to themselves alone.

    What can't be shown goes on waiting, and does not spoil what they came for.
    """
    bot = bot_of(interaction)
    if interaction.guild_id is None or bot.vault_if_any is None:
        return
    waiting = await anonymous_notices.untold(
        bot.uow,
        bot.vault_if_any,
        community_id=CommunityId(interaction.guild_id),
        user_id=UserId(interaction.user.id),
    )
    if not waiting:
        return
    actor = await actor_of(interaction)
    tone = own_tone(bot.i18n, actor, bot.settings.timezone)
    network = plain(interaction.guild.name if interaction.guild else "")
    for each in waiting:
        text = unmasked(each.unmasking, tone, thread=_title(each.thread, tone), network=network)
        try:
            await interaction.followup.send(
                view=said(text), ephemeral=True, allowed_mentions=NO_PINGS
            )
        except discord.HTTPException as refused:
            _log.warning("untold", extra={"fields": {"code": f"{refused.status}:{refused.code}"}})
            return
        await anonymous_notices.was_shown(bot.uow, each)


def _title(thread: Thread | None, tone: Tone) -> str:
    if thread is None:
        return "–"
    return listed_title(thread, tone)
