"""The titles and employers that the network has taught: listed a page at a time, taken back."""

from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import policies
from bot.ui import GuardedButton, GuardedSelect, Interaction, bot_of, plain
from cogs.policy import messages
from cogs.policy.messages import Tone
from cogs.policy.screens import draw, tone_of
from domain.community import Capability
from domain.errors import NotFound
from domain.own_terms import OwnTerm

_MODERATOR = Capability.MODERATOR
PER_PAGE = 15
_OPTION_LENGTH = 100


async def show_terms(
    interaction: Interaction, actor: Actor, *, page: int = 0, notice: str = ""
) -> None:
    """Draw a page; the interaction has been deferred before."""
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    community_id = actor.must(_MODERATOR).community_id
    every = await policies.terms(bot.uow, community_id=community_id)
    pages = max(1, -(-len(every) // PER_PAGE))
    page = min(page, pages - 1)
    part = every[page * PER_PAGE : (page + 1) * PER_PAGE]
    items: list[ui.Item[Any]] = [
        ui.TextDisplay(messages.terms_text(tone, part, notice=notice)),
    ]
    if part:
        items.append(ui.ActionRow(Forget(page, _menu(tone, part))))
    leads: list[ui.Item[Any]] = []
    if page > 0:
        leads.append(TurnTo(page - 1, label=tone("policies-button-previous")))
    if page < pages - 1:
        leads.append(TurnTo(page + 1, label=tone("policies-button-next")))
    if leads:
        items.append(ui.ActionRow(*leads))
    await draw(interaction, *items)


def _menu(tone: Tone, terms: tuple[OwnTerm, ...]) -> ui.Select[Any]:
    return ui.Select(
        placeholder=tone("policies-pick-forget"),
        options=[
            # Discord shows options as plain text, so nothing is escaped here.
            discord.SelectOption(label=term.text[:_OPTION_LENGTH], value=str(term.term_id))
            for term in terms
        ],
    )


class TurnTo(GuardedButton, route="policy:terms", needs=_MODERATOR):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await interaction.response.defer()
        await show_terms(interaction, actor, page=self.subject)


class Forget(GuardedSelect, route="policy:forget", needs=_MODERATOR):
    """Takes back what was said of a name, and has the open applications read again."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await interaction.response.defer()
        chosen = str(self.chosen[0]) if self.chosen else ""
        if not (chosen.isascii() and chosen.isdigit() and len(chosen) < 19):
            raise NotFound()
        bot, where = bot_of(interaction), actor.must(_MODERATOR).community_id
        every = await policies.terms(bot.uow, community_id=where)
        now = bot.clock.now()
        await policies.forget_term(
            bot.uow, community_id=where, term_id=int(chosen), by=actor.user_id, now=now
        )
        reread = await policies.read_again(
            bot.uow, community_id=where, read=await bot.reader_for(where), now=now
        )
        tone = tone_of(interaction, actor)
        name = next((term.text for term in every if term.term_id == int(chosen)), "")
        gone = tone("policies-forgotten", name=plain(name))
        notice = f"{gone} {tone('policies-reread', count=reread)}"
        await show_terms(interaction, actor, page=self.subject, notice=notice)


ITEMS = (TurnTo, Forget)
