"""One poll looked at: how it stands or went, and closing it by hand."""

from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import poll_turns
from bot.tones import Tone
from bot.ui import NO_PINGS, GuardedButton, Interaction, bot_of, in_time, layout
from cogs.polls import cards, endings
from cogs.polls.answers import ORGANISER, answer, found, show, tone_of
from cogs.polls.homes import uncounted_text
from cogs.polls.messages import card_text, has_rounds, link_of, question_text
from domain.errors import NotFound
from domain.poll_values import Poll, PollEnd


async def results(interaction: Interaction, actor: Actor, number: int) -> None:
    """`/polls results`: of a closed one everything that is told, of an open one what its card
    shows; of a ranking round by round.
    """
    poll, tone = await found(interaction, actor, number), tone_of(interaction, actor)
    if poll.is_open:
        await show(interaction, await _as_on_card(interaction, poll, tone))
        return
    # Drawing takes longer than Discord waits for a first answer.
    await interaction.response.defer(ephemeral=True, thinking=True)
    pictures = await cards.pictures_of(poll, tone)
    await interaction.followup.send(
        view=cards.result(poll, pictures, tone, whole=True),
        files=cards.files_of(pictures),
        ephemeral=True,
        allowed_mentions=NO_PINGS,
    )


async def _as_on_card(interaction: Interaction, poll: Poll, tone: Tone) -> ui.LayoutView:
    drawn = await poll_turns.drawn(
        bot_of(interaction).uow, community_id=poll.community_id, poll_id=poll.poll_id
    )
    if drawn is None:
        raise NotFound()
    where = "discord" if poll.is_native else "rounds" if has_rounds(drawn.poll) else "card"
    text = tone.text("polls-result-open", where=where)
    items: list[ui.Item[Any]] = [ui.TextDisplay(text), ui.Separator()]
    items.append(ui.TextDisplay(card_text(drawn.poll, drawn.answered, tone, whole=True)))
    if link := link_of(poll):
        items.append(ui.ActionRow(ui.Button(label=tone.text("polls-button-go"), url=link)))
    return layout(*items)


async def ask_to_close(interaction: Interaction, actor: Actor, number: int) -> None:
    """`/polls close`: asked once, for it can't be taken back."""
    poll, tone = await found(interaction, actor, number), tone_of(interaction, actor)
    if not poll.is_open:
        await answer(interaction, tone.text("polls-closed-before"))
        return
    lines = [tone.text("polls-close-ask", question=question_text(poll))]
    if not poll.is_native:
        lines.append(tone.text("polls-close-few", limit=poll.limit))
    danger, label = discord.ButtonStyle.danger, tone.text("polls-button-close")
    close = Close(number, label=label, style=danger)
    await show(interaction, layout(ui.TextDisplay("\n".join(lines)), ui.ActionRow(close)))


class Close(GuardedButton, route="polls:close", needs=ORGANISER):
    """Closes the poll now."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, tone = bot_of(interaction), tone_of(interaction, actor)
        poll = await found(interaction, actor, self.subject)
        if not poll.is_open:
            await show(interaction, layout(ui.TextDisplay(tone.text("polls-closed-before"))))
            return
        now = bot.clock.now()
        ending = endings.end(bot, poll, by=actor.user_id, why=PollEnd.BY_HAND, now=now)
        text = tone.text("polls-closed-now", channel=f"<#{poll.channel_id}>")
        try:
            await in_time(interaction, ending)
        except discord.Forbidden:
            text = uncounted_text(interaction, poll, tone)
        await show(interaction, layout(ui.TextDisplay(text)))


ITEMS = (Close,)
