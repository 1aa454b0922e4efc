"""What goes to the moderators: the review card, its changes, and short notes."""

import discord
from discord import ui

from bot.delivery import OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import insights, outcomes
from bot.services.cases import CARD, CARD_REMOVAL, CARD_UPDATE, NOTE
from bot.tones import public_tone
from bot.ui import NO_PINGS, said
from cogs.applications import messages
from cogs.applications.desk import card_buttons
from cogs.applications.senders import Sender
from domain.applications import Application
from domain.community import Community


class ReviewSender(Sender):
    """Sends to the review channel, as long as nobody but moderators can read it."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kinds sent here, with how each is repeated safely."""
        return (
            OutboxKind(
                name=CARD,
                repeat=Repeat.NONCE,
                send=self._card,
                look=self._look_for_card,
                on_sent=outcomes.card_posted,
            ),
            OutboxKind(
                name=CARD_UPDATE,
                repeat=Repeat.IDEMPOTENT,
                send=self._redraw,
                on_failed=outcomes.card_lost,
            ),
            OutboxKind(name=CARD_REMOVAL, repeat=Repeat.IDEMPOTENT, send=self._remove_card),
            OutboxKind(name=NOTE, repeat=Repeat.NONCE, send=self._note, look=self._look_in_review),
        )

    async def _card(self, outgoing: Outgoing) -> Result:
        application, community = await self._case(outgoing)
        channel = await self._review_channel(community, outgoing)
        try:
            message = await channel.send(
                view=await self._drawn(application, community, mark=outgoing.mark),
                nonce=outgoing.nonce,
                allowed_mentions=NO_PINGS,
            )
        except (discord.Forbidden, discord.NotFound) as closed:
            raise await self._wait_for_mending(community, "review_forbidden", outgoing) from closed
        return self._where(message, application)

    async def _look_for_card(self, outgoing: Outgoing) -> Result | None:
        application, community = await self._case(outgoing)
        channel = await self._review_channel(community, outgoing)
        message = await self._marked(channel, outgoing)
        return None if message is None else self._where(message, application, revision=-1)

    async def _redraw(self, outgoing: Outgoing) -> Result:
        application, community = await self._case(outgoing)
        if application.card_message_id is None or application.card_channel_id is None:
            # Not posted yet; when it is, it is drawn as the application then stands.
            return {"skipped": "no_card"}
        card = self._channel(application.card_channel_id).get_partial_message(
            application.card_message_id
        )
        try:
            await card.edit(
                view=await self._drawn(application, community), allowed_mentions=NO_PINGS
            )
        except discord.NotFound as gone:
            raise Undeliverable(outcomes.GONE) from gone
        return {"revision": application.revision}

    async def _remove_card(self, outgoing: Outgoing) -> Result:
        card = self._channel(outgoing.payload["channel_id"]).get_partial_message(
            outgoing.payload["message_id"]
        )
        try:
            await card.delete()
        except discord.NotFound:
            return {"skipped": "gone"}
        return {}

    async def _note(self, outgoing: Outgoing) -> Result:
        application, community = await self._case(outgoing)
        channel = await self._review_channel(community, outgoing)
        text = public_tone(self._bot.i18n, community).text(
            "applications-note",
            code=outgoing.payload["code"],
            id=str(application.application_id),
            days=community.waiting_days,
            hours=community.claim_hours,
        )
        return await self._post(channel, said(text, mark=outgoing.mark), outgoing)

    async def _look_in_review(self, outgoing: Outgoing) -> Result | None:
        _, community = await self._case(outgoing)
        return await self._found(await self._review_channel(community, outgoing), outgoing)

    async def _drawn(
        self, application: Application, community: Community, *, mark: int | None = None
    ) -> ui.LayoutView:
        tone = public_tone(self._bot.i18n, community)
        known = await insights.background_of(self._bot.uow, application=application)
        _, shortened = messages.card_parts(application, tone, background=known)
        buttons = card_buttons(application, tone, shortened=shortened)
        return messages.card(application, tone, buttons=buttons, background=known, mark=mark)

    def _where(
        self, message: discord.Message, application: Application, *, revision: int | None = None
    ) -> Result:
        """Where the card is and which state it shows; -1 when it was found and may be older."""
        return {
            "channel_id": message.channel.id,
            "message_id": message.id,
            "revision": application.revision if revision is None else revision,
        }
