"""The questions that the network asks beside the four, entered one on each line."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import policies
from bot.services.policies import InForce
from bot.ui import GuardedModal, Interaction, bot_of
from cogs.policy.messages import Tone
from cogs.policy.screens import in_force, tone_of
from domain.community import Capability
from domain.policies import LONGEST_QUESTION, MOST_QUESTIONS, questions_of

_ADMINISTRATOR = Capability.ADMINISTRATOR
Then = Callable[[Interaction, Actor, str], Awaitable[None]]


class QuestionsForm(GuardedModal, route="policy:questions-form", needs=_ADMINISTRATOR):
    """The extra questions, one a line; they change no verdict, so they hold at once."""

    def __init__(self, tone: Tone, found: InForce, *, then: Then) -> None:
        super().__init__(title=tone("policies-questions-title"))
        self._then = then
        self._version = found.policy.version
        self._lines: ui.TextInput[Any] = ui.TextInput(
            custom_id="questions",
            style=discord.TextStyle.paragraph,
            required=False,
            max_length=MOST_QUESTIONS * (LONGEST_QUESTION + 1),
            default="\n".join(found.policy.extra_questions) or None,
        )
        self.add_item(
            ui.Label(
                text=tone("policies-questions-label"),
                description=tone("policies-questions-hint"),
                component=self._lines,
            )
        )

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await interaction.response.defer()
        bot, community = bot_of(interaction), actor.must(_ADMINISTRATOR)
        found = await in_force(interaction, actor)
        policy = replace(
            found.policy,
            version=self._version,
            extra_questions=questions_of(self._lines.value),
        )
        changed = await policies.change(
            bot.uow,
            community_id=community.community_id,
            policy=policy,
            by=actor.user_id,
            now=bot.clock.now(),
        )
        tone = tone_of(interaction, actor)
        await self._then(interaction, actor, tone("policies-put", version=changed.version))
