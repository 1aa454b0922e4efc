"""Direct messages about a round: the invitation, one reminder, the results, and why none went out.

That somebody has answered is seen while the message is sent, and told nobody: not even the row's
result says that it was not needed.
"""

from typing import Any

import discord
from discord import ui

from bot import memberships, notices
from bot.delivery import OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import people, survey_comparisons, survey_outcomes, survey_sittings
from bot.services.people import Notice
from bot.services.survey_cases import INVITATION, NOT_SENT, ROUND_REMINDER, ROUND_RESULT
from bot.tones import Tone
from bot.ui import NO_PINGS, plain, said
from cogs.surveys.messages import size_text, title_text
from cogs.surveys.overviews import files, galleries, head_text, pictures, result_texts
from cogs.surveys.senders import Sender, person_of
from cogs.surveys.starting import Answer
from domain.community import Capability, Community
from domain.survey_values import Round

_GOOD = discord.ButtonStyle.success


class MessageSender(Sender):
    """Writes to one person, in their language."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kinds sent here, with how each is repeated safely."""
        # Of the first asking, too: some have answered by the card before their turn comes.
        asks = (
            OutboxKind(
                name=name,
                repeat=Repeat.NONCE,
                send=self._ask,
                look=self._look_for_message,
                is_untold=True,
            )
            for name in (INVITATION, ROUND_REMINDER)
        )
        sends = {ROUND_RESULT: self._tell_results, NOT_SENT: self._tell_why}
        tells = (
            OutboxKind(
                name=name,
                repeat=Repeat.NONCE,
                send=send,
                look=self._look_for_message,
                on_sent=survey_outcomes.written,
                on_failed=survey_outcomes.not_written,
            )
            for name, send in sends.items()
        )
        return (*asks, *tells)

    async def _ask(self, outgoing: Outgoing) -> Result:
        drawn, community = await self._drawn(outgoing)
        held, user_id = drawn.round, person_of(outgoing)
        wanted = await survey_sittings.wants_reminder(
            self._bot.uow,
            self._bot.box_keys,
            community_id=held.community_id,
            round_id=held.round_id,
            user_id=user_id,
        )
        if not wanted:
            return {}
        tone = await self._tone_for(user_id, community)
        text = tone.text(
            "surveys-asked",
            again="yes" if outgoing.message.kind == ROUND_REMINDER else "no",
            title=title_text(held.form, held.subject, tone),
            network=plain(community.name),
            at=tone.at(held.closes_at),
            size=size_text(held.form, tone),
            meetup="yes" if held.meetup_id else "no",
            limit=held.limit,
        )
        view = said(text, mark=outgoing.mark)
        button = Answer(held.round_id, label=tone.text("surveys-button-answer"), style=_GOOD)
        view.add_item(ui.ActionRow(button, self._stop(tone)))
        return await self._write(outgoing, view)

    async def _tell_results(self, outgoing: Outgoing) -> Result:
        _, community = await self._drawn(outgoing)
        reader = person_of(outgoing)
        is_organiser = await memberships.may(
            self._guild(community), community, reader, Capability.ORGANISER
        )
        held, earlier = await survey_comparisons.results_of(
            self._bot.uow,
            community_id=community.community_id,
            round_id=outgoing.payload["round_id"],
            host=None if is_organiser else reader,
        )
        if held.results is None:
            return {}
        await self._must_be_wanted(outgoing)
        tone = await self._tone_for(person_of(outgoing), community)
        drawn = await pictures(held, earlier, tone)
        view = said(_results_text(held, earlier, community, tone), mark=outgoing.mark)
        for item in galleries(drawn):
            view.add_item(item)
        view.add_item(ui.ActionRow(self._stop(tone)))
        return await self._write(outgoing, view, files=files(drawn))

    async def _tell_why(self, outgoing: Outgoing) -> Result:
        drawn, community = await self._drawn(outgoing)
        await self._must_be_wanted(outgoing)
        tone = await self._tone_for(person_of(outgoing), community)
        text = tone.text(
            "surveys-not-sent",
            code=outgoing.payload["code"],
            title=title_text(drawn.round.form, drawn.round.subject, tone),
            network=plain(community.name),
            asked=drawn.round.asked,
            limit=drawn.round.limit,
        )
        view = said(text, mark=outgoing.mark)
        view.add_item(ui.ActionRow(self._stop(tone)))
        return await self._write(outgoing, view)

    async def _must_be_wanted(self, outgoing: Outgoing) -> None:
        stopped = await people.has_stopped(
            self._bot.uow, user_id=person_of(outgoing), notice=Notice.FEEDBACK
        )
        if stopped:
            raise Undeliverable("stopped")

    def _stop(self, tone: Tone) -> ui.Item[Any]:
        return notices.stop_button(Notice.FEEDBACK, self._bot.i18n, tone.locale)

    async def _write(
        self, outgoing: Outgoing, view: ui.LayoutView, *, files: list[discord.File] | None = None
    ) -> Result:
        channel = await self._bot.create_dm(discord.Object(person_of(outgoing)))
        await channel.send(
            view=view, files=files or [], nonce=outgoing.nonce, allowed_mentions=NO_PINGS
        )
        return {}


def _results_text(held: Round, earlier: Round | None, community: Community, tone: Tone) -> str:
    """The overview and the first page of the numbers, and where the rest is."""
    texts = result_texts(held, earlier, tone)
    # More than a page is read where it can be turned.
    numbers = texts if len(texts) == 1 and len(texts[0]) < 2500 else []
    lines = [
        tone.text("surveys-result-told", network=plain(community.name)),
        head_text(held, tone, alone=not numbers),
        *numbers,
    ]
    return "\n".join([*lines, f"-# {tone.text('surveys-result-more')}"])
