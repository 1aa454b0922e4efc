"""What goes out about a report: the moderators' card, a reminder to the author, a deletion."""

import discord
from discord import ui

from bot.delivery import OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import people, report_cases
from bot.services.outcomes import GONE
from bot.services.report_cases import CARD, CARD_UPDATE, REMINDER, REMOVAL, Case
from bot.tones import Tone
from bot.ui import NO_PINGS, plain, said
from cogs.threads.report_cards import card, link_of
from cogs.threads.senders import THREAD_IS_ARCHIVED, Sender
from domain.community import Community
from domain.errors import NotFound
from domain.ids import ChannelId, MessageId, UserId
from domain.reports import Report


class ReviewSender(Sender):
    """Sends to the review channel, as long as nobody but moderators can read it."""

    async def _post_card(
        self, community: Community, view: ui.LayoutView, outgoing: Outgoing
    ) -> Result:
        channel = await self._review_channel(community, outgoing)
        try:
            return await self._post(channel, view, outgoing)
        except (discord.Forbidden, discord.NotFound) as closed:
            raise await self._wait_for_mending(community, "review_forbidden", outgoing) from closed

    async def _edit_card(
        self, channel_id: ChannelId, message_id: MessageId, view: ui.LayoutView
    ) -> None:
        message = self._channel(channel_id).get_partial_message(message_id)
        try:
            await message.edit(view=view, allowed_mentions=NO_PINGS)
        except discord.NotFound as gone:
            raise Undeliverable(GONE) from gone

    async def _look_in_review(self, outgoing: Outgoing) -> Result | None:
        community = await self._community(outgoing)
        return await self._found(await self._review_channel(community, outgoing), outgoing)


class ReportSender(ReviewSender):
    """Sends what concerns one report."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kinds sent here, with how each is repeated safely."""
        return (
            OutboxKind(
                name=CARD,
                repeat=Repeat.NONCE,
                send=self._card,
                look=self._look_in_review,
                on_sent=report_cases.card_posted,
            ),
            OutboxKind(
                name=CARD_UPDATE,
                repeat=Repeat.IDEMPOTENT,
                send=self._redraw,
                on_sent=report_cases.card_drawn,
            ),
            OutboxKind(
                name=REMINDER,
                repeat=Repeat.NONCE,
                send=self._remind,
                look=self._look_for_reminder,
                on_failed=report_cases.not_reminded,
            ),
            OutboxKind(
                name=REMOVAL,
                repeat=Repeat.IDEMPOTENT,
                send=self._remove,
                on_failed=report_cases.not_removed,
            ),
        )

    async def _card(self, outgoing: Outgoing) -> Result:
        case, community = await self._case(outgoing)
        view = card(case, self._tone(community), mark=outgoing.mark)
        return {**await self._post_card(community, view, outgoing), "seen": case.seen}

    async def _redraw(self, outgoing: Outgoing) -> Result:
        case, community = await self._case(outgoing)
        report = case.report
        if report.card_channel_id is None or report.card_message_id is None:
            # Not posted yet; when it is, it is drawn as the report then stands.
            return {"skipped": "no_card"}
        view = card(case, self._tone(community))
        await self._edit_card(report.card_channel_id, report.card_message_id, view)
        return {"seen": case.seen}

    async def _remind(self, outgoing: Outgoing) -> Result:
        """A word from the moderators, which nobody stops by stopping other messages."""
        case, community = await self._case(outgoing)
        author_id = _author_of(case.report)
        locale = await people.locale_of(self._bot.uow, user_id=author_id) or community.locale
        tone = Tone(self._bot.i18n, locale, community.timezone)
        network, link = plain(community.name), link_of(case.report)
        text = tone.text("reports-reminder", network=network, link=link)
        channel = await self._bot.create_dm(discord.Object(author_id))
        return await self._post(channel, said(text, mark=outgoing.mark), outgoing)

    async def _look_for_reminder(self, outgoing: Outgoing) -> Result | None:
        case, _ = await self._case(outgoing)
        channel = await self._bot.create_dm(discord.Object(_author_of(case.report)))
        return await self._found(channel, outgoing)

    async def _remove(self, outgoing: Outgoing) -> Result:
        report = (await self._case(outgoing))[0].report
        message = self._channel(report.channel_id).get_partial_message(report.message_id)
        try:
            await self._delete(message)
        except discord.NotFound:
            return {"skipped": "gone"}
        return {}

    async def _delete(self, message: discord.PartialMessage) -> None:
        """Delete the message; a thread that has gone to sleep is woken for it."""
        try:
            await message.delete()
        except discord.HTTPException as refused:
            if refused.code != THREAD_IS_ARCHIVED:
                raise
            place = await self._bot.fetch_channel(message.channel.id)
            if isinstance(place, discord.Thread):
                await place.edit(archived=False)
            await message.delete()

    async def _case(self, outgoing: Outgoing) -> tuple[Case, Community]:
        community = await self._community(outgoing)
        try:
            case = await report_cases.case_of(
                self._bot.uow,
                community_id=community.community_id,
                report_id=outgoing.payload["report_id"],
            )
        except NotFound as erased:
            raise Undeliverable("erased") from erased
        return case, community


def _author_of(report: Report) -> UserId:
    """Who wrote it under their name; nobody once they were erased."""
    if not report.author_id:
        raise Undeliverable("erased")
    return report.author_id
