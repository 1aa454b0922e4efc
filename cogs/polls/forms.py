"""The form in which a poll is drawn up: the question, what can be answered, when it closes."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.tones import Tone
from bot.ui import GuardedModal, Interaction
from cogs.polls.answers import ORGANISER
from cogs.polls.kinds import TYPED
from domain.poll_values import OPTION_LENGTH, OPTIONS_AT_MOST, QUESTION_LENGTH, PollKind
from domain.typed_times import LONGEST

Values = Mapping[str, str]
Take = Callable[[Interaction, Actor, Values], Awaitable[None]]
_OPTIONS_LENGTH = OPTIONS_AT_MOST * (OPTION_LENGTH + 20)
"""Room for bullets and a word too many: what is too long is told in words."""


class PollForm(GuardedModal, route="polls:form", needs=ORGANISER):
    """A poll in up to four fields; `before` stands in them."""

    def __init__(self, tone: Tone, kind: PollKind, before: Values, *, take: Take) -> None:
        super().__init__(title=tone.text("polls-form-title", kind=kind.value))
        self._tone, self._before, self._take = tone, before, take
        self._items: dict[str, ui.TextInput[Any]] = {}
        self._add("question", QUESTION_LENGTH, required=True, long=True)
        if kind in TYPED:
            self._add("options", _OPTIONS_LENGTH, required=True, long=True)
        elif kind is PollKind.SCALE:
            self._add("low", OPTION_LENGTH)
            self._add("high", OPTION_LENGTH)
        self._add("closes", LONGEST)

    def _add(self, name: str, limit: int, *, required: bool = False, long: bool = False) -> None:
        style = discord.TextStyle.paragraph if long else discord.TextStyle.short
        field: ui.TextInput[Any] = ui.TextInput(
            custom_id=name,
            style=style,
            required=required,
            max_length=limit,
            default=self._before.get(name, "")[:limit] or None,
        )
        label = self._tone.text(f"polls-field-{name}-label")
        hint = self._tone.text(f"polls-field-{name}-hint")
        self.add_item(ui.Label(text=label, description=hint, component=field))
        self._items[name] = field

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        raw = {name: field.value for name, field in self._items.items()}
        await self._take(interaction, actor, raw)
