"""The result of a poll: in its channel, or by message to whoever made it where that is closed."""

import discord

from bot import notices
from bot.delivery import OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import people, poll_outcomes
from bot.services.people import Notice
from bot.services.poll_cases import RESULT
from bot.tones import Tone
from bot.ui import NO_PINGS, plain
from cogs.polls import cards
from cogs.polls.messages import question_text
from cogs.polls.senders import Sender
from domain.community import Community
from domain.poll_values import Poll, PollEnd


class ResultSender(Sender):
    """Sends how polls went."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kind sent here, with how it is repeated safely."""
        return (
            OutboxKind(
                name=RESULT,
                repeat=Repeat.NONCE,
                send=self._send,
                look=self._look,
                on_failed=poll_outcomes.result_lost,
            ),
        )

    async def _send(self, outgoing: Outgoing) -> Result:
        drawn, community = await self._drawn(outgoing)
        poll, note, tone = drawn.poll, "", self._tone(community)
        if outgoing.payload.get("to_maker"):
            if await people.has_stopped(
                self._bot.uow, user_id=poll.created_by, notice=Notice.FEEDBACK
            ):
                raise Undeliverable("stopped")
            tone = await self._tone_of_maker(poll, community)
            note = _note(poll, community, tone)
        pictures = await cards.pictures_of(poll, tone)
        view = cards.result(poll, pictures, tone, mark=outgoing.mark, note=note)
        if note:
            stop = notices.stop_button(Notice.FEEDBACK, tone.i18n, tone.locale)
            view.add_item(discord.ui.ActionRow(stop))
        channel = await self._where(poll, outgoing)
        message = await channel.send(
            view=view,
            files=cards.files_of(pictures),
            nonce=outgoing.nonce,
            allowed_mentions=NO_PINGS,
        )
        return {"channel_id": message.channel.id, "message_id": message.id}

    async def _look(self, outgoing: Outgoing) -> Result | None:
        drawn, _ = await self._drawn(outgoing)
        return await self._found(await self._where(drawn.poll, outgoing), outgoing)

    async def _where(self, poll: Poll, outgoing: Outgoing) -> discord.abc.Messageable:
        if outgoing.payload.get("to_maker"):
            return await self._bot.create_dm(discord.Object(poll.created_by))
        return self._channel(poll.channel_id)

    async def _tone_of_maker(self, poll: Poll, community: Community) -> Tone:
        locale = await people.locale_of(self._bot.uow, user_id=poll.created_by)
        return Tone(self._bot.i18n, locale or community.locale, community.timezone)


def _note(poll: Poll, community: Community, tone: Tone) -> str:
    """Why it comes by message."""
    which = {"question": question_text(poll), "network": plain(community.name)}
    if poll.end is not PollEnd.MESSAGE_GONE:
        return tone.text("polls-result-lost", **which)
    return tone.text("polls-result-gone", **which, votes="kept" if poll.results else "lost")
