"""The card of a round in its channel, kept as the round is, and the overview that is shared."""

import discord
from discord import ui

from bot.delivery import OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import survey_comparisons, survey_outcomes, survey_sharing
from bot.services.outcomes import GONE
from bot.services.survey_cases import ROUND_CARD, ROUND_UPDATE
from bot.services.survey_rounds import Drawn
from bot.services.survey_sharing import SHARED
from bot.tones import public_tone
from bot.ui import NO_PINGS, layout
from cogs.surveys.messages import card_text
from cogs.surveys.overviews import files, galleries, head_text, pictures, result_texts
from cogs.surveys.senders import Sender
from cogs.surveys.starting import Answer
from domain.community import Community


class CardSender(Sender):
    """Posts cards, draws them anew, and posts what is shared."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kinds sent here, with how each is repeated safely."""
        return (
            OutboxKind(
                name=ROUND_CARD,
                repeat=Repeat.NONCE,
                send=self._card,
                look=self._look_for_card,
                on_sent=survey_outcomes.card_posted,
                on_failed=survey_outcomes.card_lost,
            ),
            OutboxKind(
                name=ROUND_UPDATE,
                repeat=Repeat.IDEMPOTENT,
                send=self._redraw,
                on_sent=survey_outcomes.card_drawn,
                on_failed=survey_outcomes.card_lost,
            ),
            OutboxKind(
                name=SHARED,
                repeat=Repeat.NONCE,
                send=self._share,
                look=self._look_for_share,
                on_failed=survey_sharing.not_shared,
            ),
        )

    async def _card(self, outgoing: Outgoing) -> Result:
        drawn, community = await self._drawn(outgoing)
        if not drawn.round.is_open or drawn.round.message_id is not None:
            return {"skipped": "changed"}
        channel = self._card_channel(drawn, community)
        view = self._view(drawn, community, mark=outgoing.mark)
        return await self._post(channel, view, outgoing) | {"drawn": drawn.mark}

    def _card_channel(self, drawn: Drawn, community: Community) -> discord.TextChannel:
        return self._home(community, drawn.round.channel_id, community.feedback_channel_id)

    async def _look_for_card(self, outgoing: Outgoing) -> Result | None:
        drawn, community = await self._drawn(outgoing)
        return await self._found(self._card_channel(drawn, community), outgoing)

    async def _redraw(self, outgoing: Outgoing) -> Result:
        drawn, community = await self._drawn(outgoing)
        held = drawn.round
        if held.message_id is None or held.channel_id is None:
            return {"skipped": "no_card"}
        card = self._channel(held.channel_id).get_partial_message(held.message_id)
        try:
            await card.edit(view=self._view(drawn, community), allowed_mentions=NO_PINGS)
        except discord.NotFound as gone:
            latest, _ = await self._drawn(outgoing)
            if latest.round.message_id != held.message_id:
                # It was known by then, and another card may stand there already.
                return {"skipped": "changed"}
            raise Undeliverable(GONE) from gone
        return {"drawn": drawn.mark}

    def _view(
        self, drawn: Drawn, community: Community, *, mark: int | None = None
    ) -> ui.LayoutView:
        tone, held = public_tone(self._bot.i18n, community), drawn.round
        text = card_text(held, drawn.answered, tone)
        shown = (
            ui.TextDisplay[ui.LayoutView](text) if mark is None else ui.TextDisplay(text, id=mark)
        )
        if not held.is_open:
            return layout(shown)
        label, good = tone.text("surveys-button-answer"), discord.ButtonStyle.success
        return layout(shown, ui.ActionRow(Answer(held.round_id, label=label, style=good)))

    # ------------------------------------------------------------------------------- shared

    async def _share(self, outgoing: Outgoing) -> Result:
        _, community = await self._drawn(outgoing)
        channel = self._home(community, community.feedback_channel_id)
        held, earlier = await survey_comparisons.results_of(
            self._bot.uow,
            community_id=community.community_id,
            round_id=outgoing.payload["round_id"],
            in_public=True,
        )
        if held.results is None:
            return {"skipped": "changed"}
        tone = public_tone(self._bot.i18n, community)
        drawn = await pictures(held, earlier, tone)
        text = head_text(held, tone, alone=bool(drawn))
        if not drawn:
            text = f"{text}\n\n{result_texts(held, earlier, tone)[0]}"
        message = await channel.send(
            view=layout(ui.TextDisplay(text, id=outgoing.mark), *galleries(drawn)),
            files=files(drawn),
            nonce=outgoing.nonce,
            allowed_mentions=NO_PINGS,
        )
        return {"channel_id": channel.id, "message_id": message.id}

    async def _look_for_share(self, outgoing: Outgoing) -> Result | None:
        community = await self._community(outgoing)
        return await self._found(self._home(community, community.feedback_channel_id), outgoing)
