"""What goes out about seasons: the card, and the question whether one comes along to the next."""

from typing import Any

import discord
from discord import ui

from bot import notices, senders
from bot.delivery import Later, OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import people, season_listing, season_outcomes, season_readings
from bot.services.meetup_cases import SEASON_CARD, SEASON_CARD_UPDATE, SEASON_MESSAGE
from bot.services.outcomes import GONE
from bot.services.people import Notice
from bot.services.season_readings import Drawn
from bot.tones import Tone, public_tone
from bot.ui import NO_PINGS, plain, said
from cogs.seasons import messages
from cogs.seasons.carrying_over import Come, Stay
from cogs.seasons.components import card_buttons
from domain.community import Community
from domain.ids import SeasonId, UserId
from domain.meetup_values import SeasonState


class SeasonSender(senders.Sender):
    """Sends cards, draws them anew, and writes to who is carried over."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kinds sent here, with how each is repeated safely."""
        return (
            OutboxKind(
                name=SEASON_CARD,
                repeat=Repeat.NONCE,
                send=self._card,
                look=self._look_for_card,
                on_sent=season_outcomes.card_posted,
                on_failed=season_outcomes.card_lost,
            ),
            OutboxKind(
                name=SEASON_CARD_UPDATE,
                repeat=Repeat.IDEMPOTENT,
                send=self._redraw,
                on_sent=season_outcomes.card_drawn,
                on_failed=season_outcomes.card_lost,
            ),
            OutboxKind(
                name=SEASON_MESSAGE,
                repeat=Repeat.NONCE,
                send=self._write,
                look=self._look_for_message,
            ),
        )

    # --------------------------------------------------------------------------------- the card

    async def _card(self, outgoing: Outgoing) -> Result:
        drawn, community = await self._drawn(outgoing)
        season = drawn.programme.season
        if season.state is not SeasonState.RUNNING or season.card_message_id is not None:
            return {"skipped": "changed"}
        channel = await self._meetups_channel(community, outgoing)
        view = self._view(drawn, community, mark=outgoing.mark)
        try:
            return await self._post(channel, view, outgoing)
        except (discord.Forbidden, discord.NotFound) as closed:
            raise await self._closed(community, outgoing) from closed

    async def _look_for_card(self, outgoing: Outgoing) -> Result | None:
        community = await self._community(outgoing)
        return await self._found(await self._meetups_channel(community, outgoing), outgoing)

    async def _redraw(self, outgoing: Outgoing) -> Result:
        drawn, community = await self._drawn(outgoing)
        season = drawn.programme.season
        if season.card_message_id is None or season.card_channel_id is None:
            # Not posted yet; when it is, it is drawn as the season then stands.
            return {"skipped": "no_card"}
        card = self._channel(season.card_channel_id).get_partial_message(season.card_message_id)
        try:
            await card.edit(view=self._view(drawn, community), allowed_mentions=NO_PINGS)
        except discord.NotFound as gone:
            raise Undeliverable(GONE) from gone
        except discord.Forbidden as closed:
            raise await self._closed(community, outgoing) from closed
        return {"seen": drawn.programme.seen}

    async def _closed(self, community: Community, outgoing: Outgoing) -> Later:
        return await self._wait_for_mending(community, "meetups_forbidden", outgoing)

    async def _drawn(self, outgoing: Outgoing) -> tuple[Drawn, Community]:
        community = await self._community(outgoing)
        drawn = await season_readings.drawn(
            self._bot.uow,
            community_id=community.community_id,
            season_id=SeasonId(outgoing.payload["season_id"]),
        )
        if drawn is None:
            raise Undeliverable("erased")
        return drawn, community

    def _view(
        self, drawn: Drawn, community: Community, *, mark: int | None = None
    ) -> ui.LayoutView:
        tone = public_tone(self._bot.i18n, community)
        return messages.card(
            drawn.programme,
            counts=drawn.counts,
            tone=tone,
            buttons=card_buttons(drawn.programme, tone),
            mark=mark,
        )

    # --------------------------------------------------------------------------- direct messages

    async def _write(self, outgoing: Outgoing) -> Result:
        drawn, community = await self._drawn(outgoing)
        season, user_id = drawn.programme.season, UserId(outgoing.payload["user_id"])
        member = await season_listing.membership(
            self._bot.uow,
            community_id=community.community_id,
            season_id=season.season_id,
            user_id=user_id,
        )
        if season.state is not SeasonState.RUNNING or member is None or member.confirmed:
            return {"skipped": "changed"}
        if await people.has_stopped(self._bot.uow, user_id=user_id, notice=Notice.MEETUPS):
            raise Undeliverable("stopped")
        locale = await people.locale_of(self._bot.uow, user_id=user_id) or community.locale
        tone = Tone(self._bot.i18n, locale, community.timezone)
        view = said(self._question(drawn, community, tone), mark=outgoing.mark)
        number = season.season_id
        good = discord.ButtonStyle.success
        buttons: list[ui.Item[Any]] = [
            Come(number, label=tone.text("seasons-button-come"), style=good),
            Stay(number, label=tone.text("seasons-button-stay")),
            notices.stop_button(Notice.MEETUPS, self._bot.i18n, locale),
        ]
        view.add_item(ui.ActionRow(*buttons))
        channel = await self._bot.create_dm(discord.Object(user_id))
        return await self._post(channel, view, outgoing)

    def _question(self, drawn: Drawn, community: Community, tone: Tone) -> str:
        season = drawn.programme.season
        lines = messages.programme_lines(drawn.programme, {}, tone, limit=40, leads=False)
        question = tone.text(
            "seasons-carried-over", name=plain(season.name), network=plain(community.name)
        )
        return messages.pages("\n".join([question, *lines]))[0]

    async def _look_for_message(self, outgoing: Outgoing) -> Result | None:
        channel = await self._bot.create_dm(discord.Object(outgoing.payload["user_id"]))
        return await self._found(channel, outgoing)
