"""What the senders of surveys have in common: the round read anew, and in whose language."""

import discord

from bot import senders
from bot.delivery import Outgoing, Result, Undeliverable
from bot.services import people, survey_rounds
from bot.services.survey_rounds import Drawn
from bot.tones import Tone
from domain.community import Community
from domain.errors import NotFound
from domain.ids import RoundId, UserId


class Sender(senders.Sender):
    """Sends what concerns one round."""

    async def _drawn(self, outgoing: Outgoing) -> tuple[Drawn, Community]:
        community = await self._community(outgoing)
        try:
            drawn = await survey_rounds.drawn(
                self._bot.uow,
                community_id=community.community_id,
                round_id=RoundId(outgoing.payload["round_id"]),
            )
        except NotFound as gone:
            raise Undeliverable("erased") from gone
        return drawn, community

    def _home(self, community: Community, *numbers: int | None) -> discord.TextChannel:
        """The first of these channels that is there."""
        guild = self._guild(community)
        for number in numbers:
            found = guild.get_channel(number or 0)
            if isinstance(found, discord.TextChannel):
                return found
        raise Undeliverable("channel_gone")

    async def _tone_for(self, user_id: UserId, community: Community) -> Tone:
        locale = await people.locale_of(self._bot.uow, user_id=user_id) or community.locale
        return Tone(self._bot.i18n, locale, community.timezone)

    async def _look_for_message(self, outgoing: Outgoing) -> Result | None:
        channel = await self._bot.create_dm(discord.Object(person_of(outgoing)))
        # Where it went is not kept: it would name a channel that only that person has.
        return None if await self._found(channel, outgoing) is None else {}


def person_of(outgoing: Outgoing) -> UserId:
    """The person whom the row is for."""
    return UserId(outgoing.payload["user_id"])
