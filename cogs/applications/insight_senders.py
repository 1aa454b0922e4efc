"""The monthly note in the review channel: where the moderators and the advice differed."""

from bot.delivery import OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import insights
from bot.services.insights import DRIFT_NOTE
from bot.tones import public_tone
from bot.ui import said
from cogs.applications.insight_messages import drift_text
from cogs.applications.review_senders import ReviewSender
from domain.insights import Month


class DriftSender(ReviewSender):
    """Sends the note to the review channel, under the same care as the cards."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kind sent here, with how it is repeated safely."""
        return (
            OutboxKind(
                name=DRIFT_NOTE, repeat=Repeat.NONCE, send=self._drift, look=self._look_for_drift
            ),
        )

    async def _drift(self, outgoing: Outgoing) -> Result:
        community = await self._community(outgoing)
        month = Month.read(outgoing.payload["month"])
        if month is None:
            raise Undeliverable("no_month")
        found = await insights.differences(
            self._bot.uow, community_id=community.community_id, month=month
        )
        if not found:
            # Erased, or decided otherwise in Discord, while the note was on its way.
            return {"skipped": "none"}
        channel = await self._review_channel(community, outgoing)
        text = drift_text(found, public_tone(self._bot.i18n, community), month=month)
        return await self._post(channel, said(text, mark=outgoing.mark), outgoing)

    async def _look_for_drift(self, outgoing: Outgoing) -> Result | None:
        community = await self._community(outgoing)
        return await self._found(await self._review_channel(community, outgoing), outgoing)
