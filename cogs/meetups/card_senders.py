"""The card in the meetups channel, posted once and kept as the meetup is."""

import discord
from discord import ui

from bot.delivery import OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import meetup_outcomes, meetup_readings
from bot.services.meetup_cases import CARD, CARD_UPDATE
from bot.services.meetup_readings import Drawn
from bot.services.outcomes import GONE
from bot.ui import NO_PINGS
from cogs.meetups import messages
from cogs.meetups.components import card_buttons
from cogs.meetups.senders import Sender
from domain.community import Community
from domain.meetup_values import ENDED


class CardSender(Sender):
    """Sends cards, and draws them anew."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kinds sent here, with how each is repeated safely."""
        return (
            OutboxKind(
                name=CARD,
                repeat=Repeat.NONCE,
                send=self._card,
                look=self._look_for_card,
                on_sent=meetup_outcomes.card_posted,
                on_failed=meetup_outcomes.card_lost,
            ),
            OutboxKind(
                name=CARD_UPDATE,
                repeat=Repeat.IDEMPOTENT,
                send=self._redraw,
                on_sent=meetup_outcomes.card_drawn,
                on_failed=meetup_outcomes.card_lost,
            ),
        )

    async def _card(self, outgoing: Outgoing) -> Result:
        drawn, community = await self._drawn(outgoing)
        meetup = drawn.meetup
        if not meetup.is_announced or meetup.state in ENDED or meetup.card_message_id is not None:
            return {"skipped": "changed"}
        channel = await self._meetups_channel(community, outgoing)
        try:
            message = await channel.send(
                view=self._view(drawn, community, mark=outgoing.mark),
                nonce=outgoing.nonce,
                allowed_mentions=NO_PINGS,
            )
        except (discord.Forbidden, discord.NotFound) as closed:
            raise await self._wait_for_mending(community, "meetups_forbidden", outgoing) from closed
        return _where(message, state_seen=meetup.state_seen)

    async def _look_for_card(self, outgoing: Outgoing) -> Result | None:
        community = await self._community(outgoing)
        message = await self._marked(await self._meetups_channel(community, outgoing), outgoing)
        # It may have been drawn some time ago.
        return None if message is None else _where(message, state_seen=-1)

    async def _redraw(self, outgoing: Outgoing) -> Result:
        drawn, community = await self._drawn(outgoing)
        meetup = drawn.meetup
        if meetup.card_message_id is None or meetup.card_channel_id is None:
            # Not posted yet; when it is, it is drawn as the meetup then stands.
            return {"skipped": "no_card"}
        card = self._channel(meetup.card_channel_id).get_partial_message(meetup.card_message_id)
        try:
            await card.edit(view=self._view(drawn, community), allowed_mentions=NO_PINGS)
        except discord.NotFound as gone:
            raise Undeliverable(GONE) from gone
        except discord.Forbidden as closed:
            raise await self._wait_for_mending(community, "meetups_forbidden", outgoing) from closed
        return {"state_seen": meetup.state_seen}

    async def _drawn(self, outgoing: Outgoing) -> tuple[Drawn, Community]:
        meetup, community = await self._meetup(outgoing)
        drawn = await meetup_readings.drawn(
            self._bot.uow, community_id=community.community_id, meetup_id=meetup.meetup_id
        )
        if drawn is None:
            raise Undeliverable("erased")
        return drawn, community

    def _view(
        self, drawn: Drawn, community: Community, *, mark: int | None = None
    ) -> ui.LayoutView:
        tone = self._tone(community)
        return messages.card(
            drawn.meetup,
            counts=drawn.counts,
            names=drawn.names,
            tone=tone,
            buttons=card_buttons(drawn.meetup, tone),
            season=drawn.season,
            mark=mark,
        )


def _where(message: discord.Message, *, state_seen: int) -> Result:
    """Where the card is, and up to which answer it was drawn."""
    return {
        "channel_id": message.channel.id,
        "message_id": message.id,
        "state_seen": state_seen,
    }
