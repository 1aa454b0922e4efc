"""The form in which a thread is begun or changed: title, text, link, topic, and who is seen."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot import typed
from bot.permissions import Actor
from bot.tones import Tone
from bot.ui import GuardedModal, Interaction
from domain import thread_values as values
from domain.community import Capability
from domain.ids import TopicId
from domain.thread_values import ThreadKind, Topic

Values = Mapping[str, str]
Take = Callable[[Interaction, Actor, Values], Awaitable[None]]
_MENU_AT_MOST = 25
SEEN, UNSEEN = "seen", "unseen"
DRAFT = "threads:draft"
"""Under which what was typed for a new thread is kept."""


class ThreadForm(GuardedModal, route="threads:form", needs=Capability.MEMBER):
    """A thread in up to five fields; what was typed is kept until it has been posted."""

    def __init__(
        self,
        tone: Tone,
        kind: ThreadKind,
        *,
        form: str,
        subject: int,
        topics: Sequence[Topic],
        before: Values,
        take: Take,
        asks_who: bool = False,
    ) -> None:
        super().__init__(title=tone.text("threads-form-title", kind=kind.value))
        self._form, self._subject, self._take, self._tone = form, subject, take, tone
        self._items: dict[str, Any] = {}
        self._add("title", self._line("title", before, values.TITLE_LENGTH), kind)
        self._add("text", self._paragraph(before, required=kind is not ThreadKind.TIP), kind)
        if kind is ThreadKind.TIP or before.get("link"):
            self._add("link", self._line("link", before, values.LINK_LENGTH, required=False), kind)
        if topics:
            self._add("topic", self._menu(topics, before), kind)
        if asks_who:
            self._add("who", self._who(before), kind)

    def _add(self, name: str, item: ui.Item[Any], kind: ThreadKind) -> None:
        label = self._tone.text(f"threads-field-{name}", kind=kind.value)
        hint = self._tone.text(f"threads-field-{name}-hint", kind=kind.value)
        self.add_item(ui.Label(text=label, description=hint, component=item))
        self._items[name] = item

    def _line(
        self, name: str, before: Values, limit: int, *, required: bool = True
    ) -> ui.TextInput[Any]:
        return ui.TextInput(
            custom_id=name,
            required=required,
            max_length=limit,
            default=before.get(name, "")[:limit] or None,
        )

    def _paragraph(self, before: Values, *, required: bool) -> ui.TextInput[Any]:
        return ui.TextInput(
            custom_id="text",
            style=discord.TextStyle.paragraph,
            required=required,
            max_length=values.TEXT_LENGTH,
            default=before.get("text", "")[: values.TEXT_LENGTH] or None,
        )

    def _menu(self, topics: Sequence[Topic], before: Values) -> ui.Select[Any]:
        chosen = before.get("topic", "")
        return ui.Select(
            custom_id="topic",
            required=False,
            placeholder=self._tone.text("threads-topic-placeholder"),
            options=[
                discord.SelectOption(
                    label=topic.name,
                    value=str(topic.topic_id),
                    default=str(topic.topic_id) == chosen,
                )
                for topic in topics[:_MENU_AT_MOST]
            ],
        )

    def _who(self, before: Values) -> ui.RadioGroup[Any]:
        chosen = before.get("who", SEEN)
        return ui.RadioGroup(
            custom_id="who",
            options=[
                discord.RadioGroupOption(
                    label=self._tone.text("threads-who", who=who),
                    value=who,
                    default=who == chosen,
                )
                for who in (SEEN, UNSEEN)
            ],
        )

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        raw = {name: _value_of(item) for name, item in self._items.items()}
        typed.keep(interaction.client, actor.user_id, self._subject, self._form, raw)
        await self._take(interaction, actor, raw)


def _value_of(item: Any) -> str:
    if isinstance(item, ui.Select):
        return str(item.values[0]) if item.values else ""
    return str(item.value or "")


def topic_in(raw: Values) -> TopicId | None:
    """The topic that was chosen; None for none, and for what no menu of ours offers."""
    chosen = raw.get("topic", "")
    return TopicId(int(chosen)) if chosen.isascii() and chosen.isdecimal() else None
