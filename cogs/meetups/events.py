"""What comes in from Discord by itself: events edited or removed there, and threads deleted."""

import logging
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

import discord
from discord.ext import commands

from bot.client import Ledarbot
from bot.services import communities, meetup_events, meetup_outcomes
from cogs.meetups.event_senders import shape_seen, wording_of
from domain.ids import ChannelId, CommunityId, EventId

_log = logging.getLogger("ledarbot.meetups")
_INTEREST = {"GUILD_SCHEDULED_EVENT_USER_ADD": 1, "GUILD_SCHEDULED_EVENT_USER_REMOVE": -1}


class Incoming(commands.Cog):
    """Listens to what people do with events and threads in Discord's own screens."""

    def __init__(self, bot: Ledarbot) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        # The library tells of who is interested only for people in its cache, and there are none.
        for name, by in _INTEREST.items():
            self.bot._connection.parsers[name] = partial(self._parse_interest, by)

    def _parse_interest(self, by: int, data: Mapping[str, Any]) -> None:
        self.bot.dispatch("ledarbot_interest", dict(data), by)

    @property
    def _now(self) -> datetime:
        return self.bot.clock.now()

    @commands.Cog.listener()
    async def on_ledarbot_interest(self, data: Mapping[str, Any], by: int) -> None:
        async with self.bot.at_work():
            await meetup_events.interest(
                self.bot.uow,
                community_id=CommunityId(int(data["guild_id"])),
                event_id=EventId(int(data["guild_scheduled_event_id"])),
                by=by,
                now=self._now,
            )

    @commands.Cog.listener()
    async def on_scheduled_event_update(
        self, before: discord.ScheduledEvent, after: discord.ScheduledEvent
    ) -> None:
        async with self.bot.at_work():
            await self._take_in(after)

    @commands.Cog.listener()
    async def on_scheduled_event_delete(self, event: discord.ScheduledEvent) -> None:
        async with self.bot.at_work():
            await self._removed(event.guild_id, event.id)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        async with self.bot.at_work():
            await meetup_outcomes.thread_deleted(
                self.bot.uow,
                community_id=CommunityId(payload.guild_id),
                thread_id=ChannelId(payload.thread_id),
            )

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """What was done in Discord while the bot was away."""
        for guild in self.bot.guilds:
            if not self.bot.is_ending:
                async with self.bot.at_work():
                    await self._compare(guild)

    async def _compare(self, guild: discord.Guild) -> None:
        community_id = CommunityId(guild.id)
        held = await meetup_events.with_events(self.bot.uow, community_id=community_id)
        if not held:
            return
        try:
            found = {each.id: each for each in await guild.fetch_scheduled_events()}
        except discord.HTTPException as refused:
            fields = {"guild": guild.id, "code": f"{refused.status}:{refused.code}"}
            _log.warning("events refused", extra={"fields": fields})
            return
        for meetup in held:
            assert meetup.event_id is not None
            event = found.get(meetup.event_id)
            if event is None:
                await self._removed(guild.id, meetup.event_id)
                continue
            await self._take_in(event)
            await meetup_events.counted(
                self.bot.uow,
                community_id=community_id,
                event_id=meetup.event_id,
                number=event.user_count or 0,
                now=self._now,
            )

    async def _take_in(self, event: discord.ScheduledEvent) -> None:
        """Whatever was done, the event's own status and words say what holds."""
        where: dict[str, Any] = {
            "community_id": CommunityId(event.guild_id),
            "event_id": EventId(event.id),
            "now": self._now,
        }
        if event.status is discord.EventStatus.canceled:
            await self._removed(event.guild_id, event.id)
            return
        if event.status is discord.EventStatus.completed:
            await meetup_events.ended(self.bot.uow, **where)
            await self._try_again(event.guild_id)
            return
        guild = self.bot.get_guild(event.guild_id)
        community = await communities.of(self.bot.uow, community_id=where["community_id"])
        if guild is None or community is None:
            return
        wording = wording_of(self.bot, guild, community)
        seen = shape_seen(event, wording)
        await meetup_events.edited(self.bot.uow, **where, seen=seen, wording=wording)
        if event.status is discord.EventStatus.active:
            await meetup_events.begun(self.bot.uow, **where)

    async def _removed(self, guild_id: int, event_id: int) -> None:
        await meetup_events.removed(
            self.bot.uow,
            community_id=CommunityId(guild_id),
            event_id=EventId(event_id),
            now=self._now,
        )
        await self._try_again(guild_id)

    async def _try_again(self, guild_id: int) -> None:
        """There is room for one event more."""
        await meetup_events.try_again(
            self.bot.uow, community_id=CommunityId(guild_id), now=self._now
        )
