"""What stands in the welcome channel: the invitation to apply, and the greeting of new members."""

import discord
from discord import ui

from bot.delivery import OutboxKind, Outgoing, Repeat, Result
from bot.services import communities
from bot.services.cases import GREETING
from bot.services.communities import INVITATION
from bot.tones import public_tone
from bot.ui import plain, said
from cogs.applications.applicants import Apply
from cogs.applications.senders import Sender


class WelcomeSender(Sender):
    """Sends to the welcome channel."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kinds sent here, with how each is repeated safely."""
        return (
            OutboxKind(
                name=GREETING, repeat=Repeat.NONCE, send=self._greet, look=self._look_in_welcome
            ),
            OutboxKind(
                name=INVITATION,
                repeat=Repeat.NONCE,
                send=self._invite,
                look=self._look_in_welcome,
                on_sent=communities.invitation_posted,
            ),
        )

    async def _greet(self, outgoing: Outgoing) -> Result:
        community = await self._community(outgoing)
        new = [discord.Object(user_id) for user_id in outgoing.payload["user_ids"]]
        tone = public_tone(self._bot.i18n, community)
        text = tone.text(
            "applications-greeting",
            network=plain(community.name, limit=100),
            people=", ".join(f"<@{person.id}>" for person in new),
            count=len(new),
        )
        return await self._post(
            self._welcome_channel(community),
            said(text, mark=outgoing.mark),
            outgoing,
            allowed_mentions=discord.AllowedMentions(users=new),
        )

    async def _invite(self, outgoing: Outgoing) -> Result:
        community = await self._community(outgoing)
        tone = public_tone(self._bot.i18n, community)
        network = plain(community.name, limit=100)
        view = said(tone.text("applications-invitation", network=network), mark=outgoing.mark)
        label = tone.text("applications-apply")
        view.add_item(ui.ActionRow(Apply(0, label=label, style=discord.ButtonStyle.primary)))
        return await self._post(self._welcome_channel(community), view, outgoing)

    async def _look_in_welcome(self, outgoing: Outgoing) -> Result | None:
        return await self._found(self._welcome_channel(await self._community(outgoing)), outgoing)
