"""The reminder in the review channel that something has waited too long."""

from bot.delivery import OutboxKind, Outgoing, Repeat, Result
from bot.services import alarms
from bot.services.alarms import ALARM
from bot.tones import public_tone
from bot.ui import said
from cogs.applications.review_senders import ReviewSender

_NUMBERS = 15


class AlarmSender(ReviewSender):
    """Sends the reminder to the review channel, under the same care as the cards."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kind sent here, with how it is repeated safely."""
        return (
            OutboxKind(name=ALARM, repeat=Repeat.NONCE, send=self._remind, look=self._look_back),
        )

    async def _remind(self, outgoing: Outgoing) -> Result:
        community = await self._community(outgoing)
        found = await alarms.waiting(self._bot.uow, community=community, now=outgoing.now)
        if found is None:
            # Decided while the reminder was on its way.
            return {"skipped": "nothing_waits"}
        tone = public_tone(self._bot.i18n, community)
        numbers = [str(number) for number in found.overdue[:_NUMBERS]]
        if len(found.overdue) > _NUMBERS:
            numbers.append("…")
        text = tone.text(
            "desk-alarm",
            count=len(found.overdue),
            hours=community.alarm_after_hours,
            numbers=", ".join(numbers),
            since=tone.at(found.oldest_since),
            days=(outgoing.now - found.oldest_since).days,
            waiting=found.waiting,
        )
        channel = await self._review_channel(community, outgoing)
        return await self._post(channel, said(text, mark=outgoing.mark), outgoing)

    async def _look_back(self, outgoing: Outgoing) -> Result | None:
        community = await self._community(outgoing)
        return await self._found(await self._review_channel(community, outgoing), outgoing)
