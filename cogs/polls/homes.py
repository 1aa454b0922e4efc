"""Where a poll is posted, and what would hinder it there."""

import discord

from bot.tones import Tone
from bot.ui import Interaction
from domain.poll_values import Poll


def concern_about(interaction: Interaction, poll: Poll, tone: Tone) -> str:
    """In words why the poll can't be posted in its channel; empty where it can."""
    guild = interaction.guild
    home = guild.get_channel_or_thread(poll.channel_id) if guild is not None else None
    if guild is None or not isinstance(home, discord.abc.Messageable):
        return tone.text("polls-home-gone")
    may = home.permissions_for(guild.me)
    speaks = may.send_messages_in_threads if isinstance(home, discord.Thread) else may.send_messages
    needed = [may.view_channel, speaks, may.read_message_history, may.attach_files]
    if poll.is_native:
        needed.append(may.send_polls)
    if all(needed):
        return ""
    native = "yes" if poll.is_native else "no"
    return tone.text("polls-home-closed", channel=f"<#{home.id}>", native=native)
