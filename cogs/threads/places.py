"""A channel in which threads are posted: found by its number, and what would hinder it there."""

import discord

from bot.tones import Tone
from domain.audiences import Permission
from domain.community import Capability, Community, Purpose
from domain.shortcomings import BOT_NEEDS

Home = discord.ForumChannel | discord.TextChannel
_TAGS_AT_MOST = 20


def home_in(guild: discord.Guild | None, channel_id: int | None) -> Home | None:
    """The channel, if it is there and threads can be posted in it."""
    channel = guild.get_channel(channel_id or 0) if guild is not None else None
    return channel if isinstance(channel, discord.ForumChannel | discord.TextChannel) else None


def concerns_of(
    home: Home | None, community: Community, tone: Tone, *, is_own: bool = False
) -> list[str]:
    """In words what organisers should mend: in the community's channel, or in a topic's own."""
    if home is None:
        return [_said("own-gone" if is_own else "gone", tone)]
    may = home.permissions_for(home.guild.me)
    needed = sorted(BOT_NEEDS[Purpose.THREADS])
    lacking = [each for each in needed if not getattr(may, each.value)]
    found = [_said("lacking", tone, lacking=_names(lacking, tone))] if lacking else []
    if isinstance(home, discord.ForumChannel):
        if len(home.available_tags) >= _TAGS_AT_MOST:
            found.append(_said("tags", tone))
        elif not may.manage_channels:
            found.append(_said("untagged", tone, lacking=_names([Permission.CHANNELS], tone)))
    if is_own:
        found += _audience(home, community, tone)
    return found


def _audience(home: Home, community: Community, tone: Tone) -> list[str]:
    """Of the community's channels the set-up tells; of a topic's own one nobody else does."""
    if home.permissions_for(home.guild.default_role).view_channel:
        return [_said("open", tone)]
    member = home.guild.get_role(community.role_of(Capability.MEMBER) or 0)
    if member is not None and not home.permissions_for(member).view_channel:
        return [_said("closed", tone)]
    return []


def _names(lacking: list[Permission], tone: Tone) -> str:
    return ", ".join(tone.text("setup-permission", permission=each.value) for each in lacking)


def _said(concern: str, tone: Tone, *, lacking: str = "") -> str:
    return "⚠️ " + tone.text("thread-topics-concern", concern=concern, lacking=lacking)
