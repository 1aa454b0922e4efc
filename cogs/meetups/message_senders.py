"""Direct messages about a meetup: offers, confirmations, changes and reminders."""

from typing import Any

import discord
from discord import ui

from bot import notices
from bot.delivery import OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import meetup_outcomes, meetup_readings, people
from bot.services.meetup_notices import DIRECT_MESSAGE
from bot.services.people import Notice
from bot.tones import Tone
from bot.ui import said
from cogs.meetups import told
from cogs.meetups.senders import Sender, person_of
from cogs.meetups.told import About
from domain.community import Community


class MessageSender(Sender):
    """Writes to one person, in their language."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kind sent here, with how it is repeated safely."""
        return (
            OutboxKind(
                name=DIRECT_MESSAGE,
                repeat=Repeat.NONCE,
                send=self._write,
                look=self._look_for_message,
                on_sent=meetup_outcomes.written,
                on_failed=meetup_outcomes.not_written,
            ),
        )

    async def _write(self, outgoing: Outgoing) -> Result:
        about, community = await self._about(outgoing)
        if not about.is_true:
            return {"skipped": "changed"}
        user_id = person_of(outgoing)
        if await people.has_stopped(self._bot.uow, user_id=user_id, notice=Notice.MEETUPS):
            raise Undeliverable("stopped")
        locale = await people.locale_of(self._bot.uow, user_id=user_id) or community.locale
        tone = Tone(self._bot.i18n, locale, community.timezone)
        view = said(told.direct(about, community, tone), mark=outgoing.mark)
        buttons: list[ui.Item[Any]] = told.direct_buttons(about, tone)
        buttons.append(notices.stop_button(Notice.MEETUPS, self._bot.i18n, locale))
        view.add_item(ui.ActionRow(*buttons))
        channel = await self._bot.create_dm(discord.Object(user_id))
        return await self._post(channel, view, outgoing)

    async def _look_for_message(self, outgoing: Outgoing) -> Result | None:
        channel = await self._bot.create_dm(discord.Object(person_of(outgoing)))
        return await self._found(channel, outgoing)

    async def _about(self, outgoing: Outgoing) -> tuple[About, Community]:
        meetup, community = await self._meetup(outgoing)
        uow, user_id = self._bot.uow, person_of(outgoing)
        own = await meetup_readings.answer_of(uow, meetup=meetup, user_id=user_id)
        follows = own is None and await meetup_readings.follows(uow, meetup=meetup, user_id=user_id)
        about = About(
            meetup=meetup, payload=outgoing.payload, own=own, now=outgoing.now, follows=follows
        )
        return about, community
