"""The form in which organisers add a prompt of their own."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot import typed
from bot.permissions import Actor
from bot.services import prompt_banks
from bot.tones import Tone
from bot.ui import GuardedModal, Interaction, bot_of, plain
from cogs.prompts.answers import ORGANISER, answer, must_fit, step_of, tone_of
from domain.ids import TopicId
from domain.thread_values import TEXT_LENGTH, TITLE_LENGTH, Topic

FORM = "prompts:add"
_MENU_AT_MOST = 25


class AddForm(GuardedModal, route="prompts:form", needs=ORGANISER):
    """Title, text and topic; what was refused stands there the next time."""

    def __init__(self, tone: Tone, topics: Sequence[Topic], before: typed.Values) -> None:
        super().__init__(title=tone.text("prompts-form-title"))
        self._title: ui.TextInput[Any] = ui.TextInput(
            custom_id="title", max_length=TITLE_LENGTH, default=before.get("title") or None
        )
        self._text: ui.TextInput[Any] = ui.TextInput(
            custom_id="text",
            style=discord.TextStyle.paragraph,
            max_length=TEXT_LENGTH,
            default=before.get("text") or None,
        )
        self._topic: ui.Select[Any] | None = None
        self._put("title", self._title, tone)
        self._put("text", self._text, tone)
        if topics:
            self._topic = _menu(topics, before.get("topic", ""), tone)
            self._put("topic", self._topic, tone)

    def _put(self, name: str, item: ui.Item[Any], tone: Tone) -> None:
        label, hint = tone.text(f"prompts-field-{name}"), tone.text(f"prompts-field-{name}-hint")
        self.add_item(ui.Label(text=label, description=hint, component=item))

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, tone = bot_of(interaction), tone_of(interaction, actor)
        chosen = str(self._topic.values[0]) if self._topic and self._topic.values else ""
        raw = {"title": self._title.value, "text": self._text.value, "topic": chosen}
        typed.keep(interaction.client, actor.user_id, 0, FORM, raw)
        must_fit(raw["title"], raw["text"])
        added = await prompt_banks.add(
            bot.uow,
            title=raw["title"],
            text=raw["text"],
            topic_id=TopicId(int(chosen)) if chosen.isascii() and chosen.isdecimal() else None,
            **step_of(interaction, actor),
        )
        typed.forget(interaction.client, actor.user_id, 0, FORM)
        await answer(interaction, tone.text("prompts-added", title=plain(added.title)))


def _menu(topics: Sequence[Topic], chosen: str, tone: Tone) -> ui.Select[Any]:
    return ui.Select(
        custom_id="topic",
        required=False,
        placeholder=tone.text("prompts-topic-placeholder"),
        options=[
            discord.SelectOption(
                label=topic.name, value=str(topic.topic_id), default=str(topic.topic_id) == chosen
            )
            for topic in topics[:_MENU_AT_MOST]
        ],
    )
