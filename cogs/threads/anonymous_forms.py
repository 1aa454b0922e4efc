"""The form in which something is written without a name: one field, kept until it is posted."""

import discord
from discord import ui

from bot import typed
from bot.permissions import Actor
from bot.tones import Tone
from bot.ui import GuardedModal, Interaction
from cogs.threads.forms import Take
from domain.community import Capability
from domain.thread_values import TEXT_LENGTH


class WordsForm(GuardedModal, route="anonymous:form", needs=Capability.MEMBER):
    """An anonymous post's words, the first time or anew."""

    def __init__(
        self, tone: Tone, *, form: str, subject: int, before: str, title: str, take: Take
    ) -> None:
        super().__init__(title=title)
        self._form, self._subject, self._take = form, subject, take
        self._text: ui.TextInput[WordsForm] = ui.TextInput(
            custom_id="text",
            style=discord.TextStyle.paragraph,
            required=True,
            max_length=TEXT_LENGTH,
            default=before[:TEXT_LENGTH] or None,
        )
        self.add_item(
            ui.Label(
                text=tone.text("anonymity-field-text"),
                description=tone.text("anonymity-field-text-hint"),
                component=self._text,
            )
        )

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        raw = {"text": self._text.value}
        typed.keep(interaction.client, actor.user_id, self._subject, self._form, raw)
        await self._take(interaction, actor, raw)
