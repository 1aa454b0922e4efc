"""What the bot says in a thread, and what it tells the stewards of a topic."""

import discord
from discord import ui

from bot import notices
from bot.delivery import OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import people
from bot.services.outcomes import GONE
from bot.services.people import Notice
from bot.services.thread_cases import SAY, STEWARD
from bot.tones import Tone
from bot.ui import plain, said
from cogs.threads.messages import listed_title
from cogs.threads.senders import Sender
from domain.ids import UserId
from domain.thread_values import Thread, ThreadState


class LineSender(Sender):
    """Writes lines of the bot's own."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kinds sent here, with how each is repeated safely."""
        return (
            OutboxKind(name=SAY, repeat=Repeat.NONCE, send=self._say, look=self._look_for_line),
            OutboxKind(
                name=STEWARD, repeat=Repeat.NONCE, send=self._tell, look=self._look_for_message
            ),
        )

    async def _say(self, outgoing: Outgoing) -> Result:
        thread, community = await self._thread(outgoing)
        code = outgoing.payload["code"]
        if not _still_holds(code, thread):
            return {"skipped": "changed"}
        place = await self._opened(thread)
        if place.locked:
            raise Undeliverable("locked")
        text = self._tone(community).text("threads-line", code=code)
        try:
            return await self._post(place, said(text, mark=outgoing.mark), outgoing)
        except discord.NotFound as gone:
            raise Undeliverable(GONE) from gone

    async def _look_for_line(self, outgoing: Outgoing) -> Result | None:
        thread, _ = await self._thread(outgoing)
        return await self._found(await self._found_thread(thread), outgoing)

    async def _tell(self, outgoing: Outgoing) -> Result:
        thread, community = await self._thread(outgoing)
        if not thread.is_unanswered or thread.discord_id is None:
            return {"skipped": "changed"}
        uow, user_id = self._bot.uow, UserId(outgoing.payload["user_id"])
        if await people.has_stopped(uow, user_id=user_id, notice=Notice.THREADS):
            raise Undeliverable("stopped")
        locale = await people.locale_of(uow, user_id=user_id) or community.locale
        tone = Tone(self._bot.i18n, locale, community.timezone)
        topic = await self._topic(thread)
        text = tone.text(
            "threads-steward",
            network=plain(community.name),
            topic=plain(topic.name if topic else ""),
            thread=listed_title(thread, tone),
        )
        view = said(text, mark=outgoing.mark)
        view.add_item(ui.ActionRow(notices.stop_button(Notice.THREADS, self._bot.i18n, locale)))
        channel = await self._bot.create_dm(discord.Object(user_id))
        return await self._post(channel, view, outgoing)

    async def _look_for_message(self, outgoing: Outgoing) -> Result | None:
        channel = await self._bot.create_dm(discord.Object(outgoing.payload["user_id"]))
        return await self._found(channel, outgoing)


def _still_holds(code: str, thread: Thread) -> bool:
    """False when what the line would say is no longer so."""
    if code == "unanswered":
        return thread.is_unanswered
    if code == "again":
        # Also with answers: its author may be waiting for one that helps.
        return thread.state is ThreadState.OPEN
    return thread.is_live
