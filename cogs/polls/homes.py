"""Where a poll is posted, and what hinders it there."""

import discord

from bot.tones import Tone
from bot.ui import Interaction
from domain.poll_values import Poll

_TO_COUNT = ("view_channel", "read_message_history")
"""What it takes to read the votes of one of Discord's own."""


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


def uncounted_text(interaction: Interaction, poll: Poll, tone: Tone) -> str:
    """In words why the votes of one of Discord's own can't be counted, and what mends it."""
    guild = interaction.guild
    home = guild.get_channel_or_thread(poll.channel_id) if guild is not None else None
    lacking = list(_TO_COUNT)
    if guild is not None and home is not None:
        may = home.permissions_for(guild.me)
        # Discord may know of a change that has not come to us yet: then both are named.
        lacking = [each for each in _TO_COUNT if not getattr(may, each)] or lacking
    named = ", ".join(tone.text("setup-permission", permission=each) for each in lacking)
    return tone.text("polls-close-uncounted", channel=f"<#{poll.channel_id}>", lacking=named)
