"""The direct message to a server's owner when something keeps applications from being handled."""

import discord
from discord import ui

from bot.audiences import review_audience
from bot.client import Ledarbot
from bot.delivery import OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.notices import stop_button
from bot.services import communities, people
from bot.services.people import Notice
from bot.ui import NO_PINGS, carries_mark, layout, plain
from cogs.setup.messages import Tone, viewers_text
from domain.community import Community
from domain.ids import CommunityId, UserId

_AUDIENCE = "review_audience"


class Warnings:
    """Sends the warnings that `communities.warn` puts into the outbox."""

    def __init__(self, bot: Ledarbot) -> None:
        self._bot = bot

    @property
    def kind(self) -> OutboxKind:
        return OutboxKind(
            name=communities.WARNING, repeat=Repeat.NONCE, send=self._send, look=self._look
        )

    async def _send(self, outgoing: Outgoing) -> Result:
        guild, community = await self._where(outgoing)
        owner = UserId(guild.owner_id or 0)
        if await people.has_stopped(self._bot.uow, user_id=owner, notice=Notice.WARNINGS):
            return {"skipped": "stopped"}
        code = outgoing.payload["code"]
        viewers = await review_audience(guild, community) if code == _AUDIENCE else ()
        if code == _AUDIENCE and not viewers:
            return {"skipped": "mended"}
        locale = await people.locale_of(self._bot.uow, user_id=owner) or community.locale
        tone = Tone(self._bot.i18n, locale)
        text = "\n".join(
            [
                tone("setup-warning-title", network=plain(guild.name, limit=100)),
                tone("setup-warning", code=code, who=viewers_text(tone, viewers)),
                tone("setup-warning-check"),
            ]
        )
        channel = await self._bot.create_dm(discord.Object(owner))
        stop = stop_button(Notice.WARNINGS, self._bot.i18n, locale)
        message = await channel.send(
            view=layout(ui.TextDisplay(text, id=outgoing.mark), ui.ActionRow(stop)),
            nonce=outgoing.nonce,
            allowed_mentions=NO_PINGS,
        )
        return {"channel_id": channel.id, "message_id": message.id}

    async def _look(self, outgoing: Outgoing) -> Result | None:
        guild, _ = await self._where(outgoing)
        channel = await self._bot.create_dm(discord.Object(guild.owner_id or 0))
        async for message in channel.history(after=outgoing.since, limit=50):
            if carries_mark(message, outgoing.mark):
                return {"channel_id": channel.id, "message_id": message.id}
        return None

    async def _where(self, outgoing: Outgoing) -> tuple[discord.Guild, Community]:
        community_id = CommunityId(outgoing.message.community_id or 0)
        guild = self._bot.get_guild(community_id)
        community = await communities.of(self._bot.uow, community_id=community_id)
        if guild is None or community is None:
            raise Undeliverable("guild_gone")
        return guild, community
