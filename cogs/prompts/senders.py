"""Tells whoever asks the next prompt that they do, and which one it is."""

from datetime import datetime

import discord
from discord import ui

from bot import notices, senders
from bot.delivery import OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import people, prompts
from bot.services.people import Notice
from bot.services.prompt_cases import HOST
from bot.tones import Tone
from bot.ui import plain, quoted, said
from cogs.prompts.answers import shipped_for
from cogs.prompts.screens import Decline
from domain.ids import UserId

_EXCERPT = 900


class HostSender(senders.Sender):
    """Writes to the host of the next prompt."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kind sent here, with how it is repeated safely."""
        return (OutboxKind(name=HOST, repeat=Repeat.NONCE, send=self._tell, look=self._look),)

    async def _tell(self, outgoing: Outgoing) -> Result:
        community = await self._community(outgoing)
        uow, user_id = self._bot.uow, UserId(outgoing.payload["user_id"])
        preview = await prompts.preview(
            uow, community_id=community.community_id, shipped=shipped_for(community)
        )
        series, entry = preview.series, preview.entry
        if series is None or entry is None or series.host_id != user_id:
            return {"skipped": "changed"}
        if series.next_at is None or series.next_at.isoformat() != outgoing.payload["at"]:
            return {"skipped": "changed"}
        if await people.has_stopped(uow, user_id=user_id, notice=Notice.THREADS):
            raise Undeliverable("stopped")
        locale = await people.locale_of(uow, user_id=user_id) or community.locale
        tone = Tone(self._bot.i18n, locale, community.timezone)
        text = tone.text(
            "prompts-host-told",
            network=plain(community.name),
            at=tone.at(datetime.fromisoformat(outgoing.payload["at"])),
            title=plain(entry.title),
            text=quoted(entry.text, limit=_EXCERPT),
        )
        view = said(text, mark=outgoing.mark)
        rather_not = Decline(community.community_id, label=tone.text("prompts-button-decline"))
        stop = notices.stop_button(Notice.THREADS, self._bot.i18n, locale)
        view.add_item(ui.ActionRow(rather_not, stop))
        channel = await self._bot.create_dm(discord.Object(user_id))
        return await self._post(channel, view, outgoing)

    async def _look(self, outgoing: Outgoing) -> Result | None:
        channel = await self._bot.create_dm(discord.Object(outgoing.payload["user_id"]))
        return await self._found(channel, outgoing)
