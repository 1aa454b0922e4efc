"""A poll in its channel: posted once, and kept as it stands."""

import discord

from bot.delivery import OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import poll_outcomes
from bot.services.outcomes import GONE
from bot.services.poll_cases import CARD, CARD_UPDATE
from bot.services.poll_turns import Drawn
from bot.ui import NO_PINGS
from cogs.polls import cards
from cogs.polls.messages import native_text
from cogs.polls.natives import is_of, native_of
from cogs.polls.senders import Sender
from domain.community import Community


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
                on_sent=poll_outcomes.card_posted,
                on_failed=poll_outcomes.card_not_posted,
            ),
            OutboxKind(
                name=CARD_UPDATE,
                repeat=Repeat.IDEMPOTENT,
                send=self._redraw,
                on_sent=poll_outcomes.card_drawn,
                on_failed=poll_outcomes.card_lost,
            ),
        )

    async def _card(self, outgoing: Outgoing) -> Result:
        drawn, community = await self._drawn(outgoing)
        if not drawn.poll.is_open or drawn.poll.message_id is not None:
            return {"skipped": "changed"}
        channel = self._channel(drawn.poll.channel_id)
        if drawn.poll.is_native:
            message = await channel.send(
                native_text(drawn.poll, self._tone(community)),
                poll=native_of(drawn.poll, now=outgoing.now),
                nonce=outgoing.nonce,
                allowed_mentions=NO_PINGS,
            )
        else:
            message = await channel.send(
                view=self._view(drawn, community, mark=outgoing.mark),
                nonce=outgoing.nonce,
                allowed_mentions=NO_PINGS,
            )
        return _where(message, seen=drawn.seen)

    async def _look_for_card(self, outgoing: Outgoing) -> Result | None:
        drawn, _ = await self._drawn(outgoing)
        channel = self._channel(drawn.poll.channel_id)
        if not drawn.poll.is_native:
            message = await self._marked(channel, outgoing)
            # It may have been drawn some time ago.
            return None if message is None else _where(message, seen="")
        async for message in channel.history(limit=None, after=outgoing.since):
            if message.author == self._bot.user and is_of(message.poll, drawn.poll):
                return _where(message, seen="")
        return None

    async def _redraw(self, outgoing: Outgoing) -> Result:
        drawn, community = await self._drawn(outgoing)
        poll = drawn.poll
        if poll.message_id is None:
            # Not posted yet; when it is, it is drawn as the poll then stands.
            return {"skipped": "no_card"}
        card = self._channel(poll.channel_id).get_partial_message(poll.message_id)
        try:
            if not poll.is_native:
                await card.edit(view=self._view(drawn, community), allowed_mentions=NO_PINGS)
            elif poll.is_open:
                # Discord draws its own; whether it is still there is what we look for.
                await card.fetch()
        except discord.NotFound as gone:
            latest, _ = await self._drawn(outgoing)
            if latest.poll.message_id != poll.message_id:
                # It was known by then, and another card may stand there already.
                return {"skipped": "changed"}
            raise Undeliverable(GONE) from gone
        return {"seen": drawn.seen}

    def _view(
        self, drawn: Drawn, community: Community, *, mark: int | None = None
    ) -> discord.ui.LayoutView:
        return cards.card(drawn.poll, drawn.answered, self._tone(community), mark=mark)


def _where(message: discord.Message, *, seen: str) -> Result:
    """Where the card is, and what of it that grows old was drawn."""
    return {"channel_id": message.channel.id, "message_id": message.id, "seen": seen}
