"""The set-up's menus: Discord's own pickers for roles and channels, lists for the rest."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any

import discord
from discord import ui

from bot import zones
from bot.i18n import LOCALES
from cogs.setup.flow import allowed
from cogs.setup.messages import Part, Tone, inside
from domain.audiences import Kind, Server
from domain.community import Capability, Community, Purpose
from domain.shortcomings import KINDS, NEEDED_CHANNELS, NEEDED_ROLES


class Page(IntEnum):
    """In the ids of buttons that have been sent, so a number keeps its meaning for ever."""

    OVERVIEW = 1
    ROLES = 2
    CHANNELS = 3
    HABITS = 4
    CHECK = 5


# Numbers in ids, like those of the pages.
PARTS: dict[int, Part] = {
    1: Capability.MODERATOR,
    2: Capability.ORGANISER,
    3: Capability.MEMBER,
    11: Purpose.REVIEW,
    12: Purpose.WELCOME,
    13: Purpose.ANNOUNCEMENTS,
    14: Purpose.THREADS,
    15: Purpose.MEETUPS,
    16: Purpose.FEEDBACK,
}
HABITS = {
    1: "locale",
    2: "timezone",
    3: "decision_delay_seconds",
    4: "reapply_days",
    5: "waiting_days",
}
OPTION_LENGTH = 100
_CHANNEL_TYPES = {
    Kind.TEXT: discord.ChannelType.text,
    Kind.NEWS: discord.ChannelType.news,
    Kind.FORUM: discord.ChannelType.forum,
}
_SECONDS = 60


def part_menu(tone: Tone, part: Part, community: Community, server: Server) -> ui.Item[Any]:
    """Discord's picker for a role or channel, showing what is chosen."""
    if isinstance(part, Purpose):
        return _channel_menu(tone, part, community, server)
    return _role_menu(tone, part, community, server)


def _role_menu(
    tone: Tone, capability: Capability, community: Community, server: Server
) -> ui.RoleSelect[Any]:
    chosen = community.role_of(capability)
    return ui.RoleSelect(
        placeholder=tone("setup-pick-role", part=inside(tone, capability)),
        # What applications need may be changed but not emptied.
        min_values=1 if capability in NEEDED_ROLES else 0,
        default_values=_defaults(chosen, server.roles, discord.Role),
    )


def _channel_menu(
    tone: Tone, purpose: Purpose, community: Community, server: Server
) -> ui.ChannelSelect[Any]:
    chosen = community.channel_for(purpose)
    return ui.ChannelSelect(
        placeholder=tone("setup-pick-channel", part=inside(tone, purpose)),
        min_values=1 if purpose in NEEDED_CHANNELS else 0,
        channel_types=[_CHANNEL_TYPES[kind] for kind in KINDS[purpose]],
        default_values=_defaults(chosen, server.channels, discord.abc.GuildChannel),
    )


def _defaults(chosen: int | None, existing: Iterable[int], sort: type) -> list[discord.Object]:
    # Discord refuses a picker that shows something deleted.
    return [discord.Object(chosen, type=sort)] if chosen and chosen in existing else []


def habit_menu(
    tone: Tone, habit: str, community: Community, *, found: Sequence[str] = ()
) -> ui.Select[Any]:
    """The list for the language, the time zone or a limit; `found` are zones searched for."""
    if habit == "locale":
        options = {locale: tone("setup-language-name", language=locale) for locale in LOCALES}
    elif habit == "timezone":
        offered = dict.fromkeys((*found, community.timezone, *zones.LIKELY))
        options = {
            zone: zones.name_of(tone.i18n, tone.locale, zone)
            for zone in list(offered)[: zones.MOST]
        }
    else:
        options = {str(value): _limit(tone, habit, value) for value in allowed(habit, community)}
    chosen = str(getattr(community, habit))
    return ui.Select(
        placeholder=tone(f"setup-pick-{_SHORT[habit]}"),
        options=[
            discord.SelectOption(
                label=label[:OPTION_LENGTH], value=value, default=value == chosen and not found
            )
            for value, label in options.items()
        ],
    )


_SHORT = {
    "locale": "language",
    "timezone": "zone",
    "decision_delay_seconds": "delay",
    "reapply_days": "reapply",
    "waiting_days": "waiting",
}


def habit_heading(tone: Tone, habit: str, community: Community) -> str:
    """What a menu on the page of times and limits is about."""
    zone = zones.name_of(tone.i18n, tone.locale, community.timezone)
    return tone(f"setup-{_SHORT[habit]}-heading", zone=zone)


def _limit(tone: Tone, habit: str, value: int) -> str:
    if habit == "decision_delay_seconds":
        return tone("setup-delay-option", minutes=value // _SECONDS)
    return tone(f"setup-{_SHORT[habit]}-option", days=value)
