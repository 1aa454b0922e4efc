"""Changing what one wrote without a name: how it would look, what to look out for, now or later.

An edit betrays as much as what was written first, by its words as by its hour.
"""

from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot import typed
from bot.permissions import Actor
from bot.services import anonymous_posts, threads
from bot.services.threads import seal_of
from bot.tones import Tone
from bot.ui import GuardedButton, Interaction, bot_of, layout
from cogs.threads import promises
from cogs.threads.anonymous_ways import LATER, NOW, delay, keep_pace, out_of_memory, why
from cogs.threads.answers import answer, fitting, name_of, show, tone_of, topics_of
from cogs.threads.forms import Values, topic_in
from cogs.threads.messages import parts_of, room_for
from domain import anonymity as rates
from domain import threads as rules
from domain.community import Capability
from domain.errors import LedarbotError, NotFound
from domain.ids import PostId, ThreadId
from domain.thread_refusals import TooLong
from domain.thread_values import TEXT_LENGTH, Thread, ThreadState, Topic

_MEMBER = Capability.MEMBER
_GOOD = discord.ButtonStyle.success
FIRST_FORM = "threads:edit"
"""Under which what was typed is kept until it has been posted."""


def changed(before: Thread, raw: Values, known: list[Topic], tone: Tone) -> Thread:
    """The thread as its author wants it, else why it can't be so."""
    title, text, link = (raw.get(name, "") for name in ("title", "text", "link"))
    edited = rules.edit(before, title=title, text=text, link=link)
    if "topic" in raw:
        edited = replace(edited, topic_id=topic_in(raw))
    # Hidden words may be shown again, and need their room then.
    seen = replace(edited, is_hidden=False)
    if (room := room_for(seen, name_of(known, edited.topic_id), tone)) < 0:
        raise TooLong(field="text", limit=TEXT_LENGTH + room)
    return edited


# ------------------------------------------------------------------------------ the first post


async def preview_first(
    interaction: Interaction, actor: Actor, before: Thread, raw: Values, *, change: ui.Item[Any]
) -> None:
    """What the thread's first post would be, and the ways on."""
    tone, known = tone_of(interaction, actor), await topics_of(interaction, actor)
    try:
        edited = replace(changed(before, raw, known, tone), is_hidden=False)
    except LedarbotError as refusal:
        await refuse(interaction, actor, refusal, change=change)
        return
    shown = "\n".join(parts_of(edited, name_of(known, edited.topic_id), tone))
    number, waits = before.thread_id, before.state is ThreadState.PENDING
    buttons: list[ui.Item[Any]] = [
        ChangeFirst(number, label=label_of(tone, "pending" if waits else NOW), style=_GOOD)
    ]
    if not waits:
        buttons.append(ChangeFirstLater(number, label=label_of(tone, LATER)))
    words = f"{edited.title}\n{edited.text}"
    await ways_on(interaction, actor, shown, words=words, buttons=[*buttons, change])


class ChangeFirst(GuardedButton, route="anonymous:change-first", needs=_MEMBER):
    """Changes the thread's first post to what the preview showed."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await _change_first(interaction, actor, self.subject, when=NOW)


class ChangeFirstLater(GuardedButton, route="anonymous:change-first-later", needs=_MEMBER):
    """Changes it at a moment that nobody knows."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await _change_first(interaction, actor, self.subject, when=LATER)


async def _change_first(interaction: Interaction, actor: Actor, number: int, *, when: str) -> None:
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    raw = typed.kept(interaction.client, actor.user_id, number, FIRST_FORM)
    if not raw:
        await answer(interaction, tone.text("threads-draft-gone"))
        return
    community_id, thread_id = actor.must(_MEMBER).community_id, ThreadId(number)
    thread = await threads.of(bot.uow, community_id=community_id, thread_id=thread_id)
    if thread is None or not thread.is_anonymous:
        raise NotFound()
    edited = changed(thread, raw, await topics_of(interaction, actor), tone)
    keep_edits_pace(interaction, actor, thread_id)
    with out_of_memory(interaction, actor, number, FIRST_FORM, raw):
        await threads.edit(
            bot.uow,
            bot.vault,
            community_id=community_id,
            thread_id=thread_id,
            by=actor.user_id,
            title=edited.title,
            text=edited.text,
            link=edited.link,
            topic_id=edited.topic_id,
            delay=delay(when),
            now=bot.clock.now(),
        )
    waits = thread.state is ThreadState.PENDING
    await show(interaction, layout(ui.TextDisplay(done_text(tone, when=when, waits=waits))))


# ---------------------------------------------------------------- also for posts in the thread


async def ways_on(
    interaction: Interaction,
    actor: Actor,
    shown: str,
    *,
    words: str,
    buttons: list[ui.Item[Any]],
) -> None:
    """Draw what would stand there, what to look out for in the words, and the buttons."""
    items: list[ui.Item[Any]] = [
        ui.TextDisplay(tone_of(interaction, actor).text("threads-preview")),
        ui.Separator(),
        ui.TextDisplay(shown),
        ui.Separator(),
        *await promises.advice(interaction, actor, words),
        ui.ActionRow(*buttons),
    ]
    await show(interaction, layout(*fitting(items)))


async def refuse(
    interaction: Interaction, actor: Actor, refusal: LedarbotError, *, change: ui.Item[Any]
) -> None:
    """Say why it can't be so, with the way back to the form."""
    refused = ui.TextDisplay[Any](why(refusal, interaction, actor))
    await show(interaction, layout(refused, ui.ActionRow(change)))


def keep_edits_pace(interaction: Interaction, actor: Actor, thread_id: ThreadId) -> None:
    """An edit counts as a post of the same author's in the thread."""
    keep_pace(
        interaction,
        seal_of(bot_of(interaction).vault, thread_id, actor.user_id),
        at_most=rates.POSTS_AT_MOST,
        window=rates.POSTS_WITHIN,
        what="posts",
    )


def label_of(tone: Tone, when: str) -> str:
    """Of a button that makes the edit: now, later, or of what waits for its time itself."""
    return tone.text("anonymity-button-save", when=when)


def done_text(tone: Tone, *, when: str, waits: bool) -> str:
    """When the edit will be seen."""
    state = "pending" if waits else "later" if when == LATER else "posted"
    return tone.text("anonymity-edited", state=state)


# -------------------------------------------------------------------------- what waits is dropped


class DropFirst(GuardedButton, route="anonymous:drop-first", needs=_MEMBER):
    """The edit of the first post that waits for its time is not made."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot = bot_of(interaction)
        await anonymous_posts.drop_first_edit(
            bot.uow,
            bot.vault,
            community_id=actor.must(_MEMBER).community_id,
            thread_id=ThreadId(self.subject),
            by=actor.user_id,
        )
        await _say_dropped(interaction, actor)


class DropEdit(GuardedButton, route="anonymous:drop-edit", needs=_MEMBER):
    """The edit of a post that waits for its time is not made."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot = bot_of(interaction)
        await anonymous_posts.drop_edit(
            bot.uow,
            bot.vault,
            community_id=actor.must(_MEMBER).community_id,
            post_id=PostId(self.subject),
            by=actor.user_id,
        )
        await _say_dropped(interaction, actor)


async def _say_dropped(interaction: Interaction, actor: Actor) -> None:
    text = tone_of(interaction, actor).text("anonymity-edit-dropped")
    await show(interaction, layout(ui.TextDisplay(text)))


ITEMS = (ChangeFirst, ChangeFirstLater, DropFirst, DropEdit)
