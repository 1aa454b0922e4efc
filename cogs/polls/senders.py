"""What the senders of polls have in common: the poll read anew, in its community's language."""

from bot import senders
from bot.delivery import Outgoing, Undeliverable
from bot.services import poll_turns
from bot.services.poll_turns import Drawn
from bot.tones import Tone, public_tone
from domain.community import Community
from domain.ids import PollId


class Sender(senders.Sender):
    """Sends what concerns one poll."""

    async def _drawn(self, outgoing: Outgoing) -> tuple[Drawn, Community]:
        """What may be told of the poll at this moment, and where."""
        community = await self._community(outgoing)
        drawn = await poll_turns.drawn(
            self._bot.uow,
            community_id=community.community_id,
            poll_id=PollId(outgoing.payload["poll_id"]),
        )
        if drawn is None:
            raise Undeliverable("erased")
        return drawn, community

    def _tone(self, community: Community) -> Tone:
        return public_tone(self._bot.i18n, community)
