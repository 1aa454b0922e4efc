"""The card of a request to learn who wrote: posted in the review channel, and drawn anew."""

from bot.delivery import OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import unmaskings
from bot.services.unmaskings import CARD, CARD_UPDATE, Request
from cogs.threads.report_senders import ReviewSender
from cogs.threads.unmaskings import card
from domain.community import Community
from domain.errors import NotFound


class UnmaskingSender(ReviewSender):
    """Sends what concerns one request; the author is told by another sender."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kinds sent here, with how each is repeated safely."""
        return (
            OutboxKind(
                name=CARD,
                repeat=Repeat.NONCE,
                send=self._card,
                look=self._look_in_review,
                on_sent=unmaskings.card_posted,
            ),
            OutboxKind(
                name=CARD_UPDATE,
                repeat=Repeat.IDEMPOTENT,
                send=self._redraw,
                on_sent=unmaskings.card_drawn,
            ),
        )

    async def _card(self, outgoing: Outgoing) -> Result:
        request, community = await self._request(outgoing)
        view = card(request, self._tone(community), mark=outgoing.mark)
        posted = await self._post_card(community, view, outgoing)
        return {**posted, "seen": request.seen}

    async def _redraw(self, outgoing: Outgoing) -> Result:
        request, community = await self._request(outgoing)
        asked = request.unmasking
        if asked.card_channel_id is None or asked.card_message_id is None:
            # Not posted yet; when it is, it is drawn as the request then stands.
            return {"skipped": "no_card"}
        view = card(request, self._tone(community))
        await self._edit_card(asked.card_channel_id, asked.card_message_id, view)
        return {"seen": request.seen}

    async def _request(self, outgoing: Outgoing) -> tuple[Request, Community]:
        community = await self._community(outgoing)
        try:
            request = await unmaskings.request_of(
                self._bot.uow,
                community_id=community.community_id,
                unmasking_id=outgoing.payload["unmasking_id"],
            )
        except NotFound as erased:
            raise Undeliverable("erased") from erased
        return request, community
