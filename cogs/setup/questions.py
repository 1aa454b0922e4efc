"""`/setup questions`: what each question of the membership form is taken for, to be corrected."""

import hashlib
from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import applications, communities
from bot.services.communities import SeenQuestion
from bot.ui import NO_PINGS, GuardedButton, GuardedSelect, Interaction, bot_of, layout
from cogs.setup import messages
from cogs.setup.components import guild_of, tone_of
from cogs.setup.messages import Tone
from domain.community import Capability
from domain.errors import NotFound
from domain.ids import CommunityId
from domain.questions import Meaning

PER_PAGE = 8
"""Three components each, and with the rest of the screen within Discord's forty."""
_NEEDS = Capability.ADMINISTRATOR


def number_of(key: str) -> int:
    """A question's number in the ids of menus: the same for ever, and not its words."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8])


async def show_questions(
    interaction: Interaction, actor: Actor, *, page: int = 0, notice: str = ""
) -> None:
    """Draw a page of questions; the interaction has been deferred before."""
    tone = tone_of(interaction, actor)
    seen = await _seen(interaction)
    pages = max(1, -(-len(seen) // PER_PAGE))
    page = min(page, pages - 1)
    intro = tone("setup-questions-intro" if seen else "setup-questions-none")
    items: list[ui.Item[Any]] = [ui.TextDisplay(f"{tone('setup-questions-title')}\n{intro}")]
    if notice:
        items.append(ui.TextDisplay(notice))
    for question in seen[page * PER_PAGE : (page + 1) * PER_PAGE]:
        items.append(ui.TextDisplay(messages.question_text(tone, question)))
        items.append(ui.ActionRow(ReadAs(number_of(question.key), _menu(tone, question))))
    if pages > 1:
        items.append(ui.TextDisplay(tone("setup-questions-page", page=page + 1, pages=pages)))
        items.append(ui.ActionRow(*_leads(tone, page, pages)))
    await interaction.edit_original_response(view=layout(*items), allowed_mentions=NO_PINGS)


async def _seen(interaction: Interaction) -> tuple[SeenQuestion, ...]:
    return await communities.seen_questions(
        bot_of(interaction).uow, community_id=CommunityId(guild_of(interaction).id)
    )


def _menu(tone: Tone, question: SeenQuestion) -> ui.Select[Any]:
    return ui.Select(
        placeholder=tone("setup-question-pick"),
        options=[
            discord.SelectOption(
                label=tone("setup-meaning", meaning=meaning.value),
                value=meaning.value,
                default=meaning is question.meaning,
            )
            for meaning in Meaning
        ],
    )


def _leads(tone: Tone, page: int, pages: int) -> list[GuardedButton]:
    leads: list[GuardedButton] = []
    if page > 0:
        leads.append(TurnTo(page - 1, label=tone("setup-button-previous")))
    if page < pages - 1:
        leads.append(TurnTo(page + 1, label=tone("setup-button-next")))
    return leads


class TurnTo(GuardedButton, route="setup:questions", needs=_NEEDS):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await interaction.response.defer()
        await show_questions(interaction, actor, page=self.subject)


class ReadAs(GuardedSelect, route="setup:question", needs=_NEEDS):
    """Keeps what a question asks for, and has the open applications read again."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await interaction.response.defer()
        bot = bot_of(interaction)
        seen = await _seen(interaction)
        place = next(
            (n for n, each in enumerate(seen) if number_of(each.key) == self.subject), None
        )
        if place is None or not self.chosen or self.chosen[0] not in list(Meaning):
            raise NotFound()
        question, meaning = seen[place], Meaning(self.chosen[0])
        community_id = CommunityId(guild_of(interaction).id)
        now = bot.clock.now()
        await communities.map_question(
            bot.uow,
            community_id=community_id,
            label=question.label,
            meaning=meaning,
            by=actor.user_id,
            now=now,
        )
        reread = await applications.reread(
            bot.uow, community_id=community_id, read=await bot.reader_for(community_id), now=now
        )
        tone = tone_of(interaction, actor)
        notice = messages.question_changed(tone, question.label, meaning, reread=reread)
        await show_questions(interaction, actor, page=place // PER_PAGE, notice=notice)


ITEMS = (TurnTo, ReadAs)
