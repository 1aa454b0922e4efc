"""Asking without a name: the promise and the warnings below the picture, now or later, posted."""

from typing import Any

import discord
from discord import ui

from bot import typed
from bot.permissions import Actor
from bot.services import anonymity, anonymous_posts
from bot.ui import GuardedButton, Interaction, bot_of, layout
from cogs.threads import promises
from cogs.threads.anonymous_ways import (
    LATER,
    NOW,
    delay,
    keep_pace,
    label,
    out_of_memory,
    promise_button,
    why,
)
from cogs.threads.answers import answer, show, tone_of
from cogs.threads.forms import DRAFT, UNSEEN, topic_in
from cogs.threads.kinds import KINDS, number_of
from domain import anonymity as rates
from domain.community import Capability
from domain.errors import LedarbotError
from domain.ids import ThreadId
from domain.thread_values import Thread

_MEMBER = Capability.MEMBER
_GOOD = discord.ButtonStyle.success


async def ways_on(
    interaction: Interaction, actor: Actor, thread: Thread, *, change: ui.Item[Any]
) -> list[ui.Item[Any]]:
    """What stands below the picture of an anonymous thread: the promise, warnings, the buttons."""
    bot, community = bot_of(interaction), actor.must(_MEMBER)
    try:
        await anonymity.must_be_free_to_ask(
            bot.uow,
            bot.vault,
            community_id=community.community_id,
            user_id=actor.user_id,
            now=bot.clock.now(),
        )
    except LedarbotError as refusal:
        return [ui.TextDisplay(why(refusal, interaction, actor)), ui.ActionRow(change)]
    number, read = number_of(thread.kind), await promises.has_read(interaction, actor)
    tone = tone_of(interaction, actor)
    return [
        *await promises.advice(interaction, actor, f"{thread.title}\n{thread.text}"),
        ui.ActionRow(
            PostUnseen(number, label=label(NOW, tone, read=read), style=_GOOD),
            PostUnseenLater(number, label=label(LATER, tone, read=read)),
            change,
            *promise_button(tone, read=read),
        ),
    ]


class PostUnseen(GuardedButton, route="anonymous:ask", needs=_MEMBER):
    """Posts the question that the preview showed, without the person's name."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await _ask(interaction, actor, self.subject, when=NOW)


class PostUnseenLater(GuardedButton, route="anonymous:ask-later", needs=_MEMBER):
    """Posts it at a moment that nobody knows, so that the time of the command betrays nobody."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await _ask(interaction, actor, self.subject, when=LATER)


async def _ask(interaction: Interaction, actor: Actor, number: int, *, when: str) -> None:
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    raw = typed.kept(interaction.client, actor.user_id, number, DRAFT)
    if raw.get("who") != UNSEEN or number not in KINDS:
        await answer(interaction, tone.text("threads-draft-gone"))
        return
    community_id = actor.must(_MEMBER).community_id
    with out_of_memory(interaction, actor, number, DRAFT, raw):
        await promises.accept(interaction, actor)
        keep_pace(
            interaction,
            bot.vault.seal("pace", community_id, actor.user_id),
            at_most=rates.THREADS_AT_MOST,
            window=rates.THREADS_WITHIN,
            what="threads",
        )
        thread = await anonymity.ask(
            bot.uow,
            bot.vault,
            community_id=community_id,
            user_id=actor.user_id,
            title=raw.get("title", ""),
            text=raw.get("text", ""),
            topic_id=topic_in(raw),
            delay=delay(when),
            now=bot.clock.now(),
        )
    items: list[ui.Item[Any]] = [ui.TextDisplay(tone.text("anonymity-asked", when=when))]
    if when == LATER:
        back = TakeBack(thread.thread_id, label=tone.text("anonymity-button-take-back"))
        items.append(ui.ActionRow(back))
    await show(interaction, layout(*items))


class TakeBack(GuardedButton, route="anonymous:take-back", needs=_MEMBER):
    """The question that waits for its time is not posted."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, tone = bot_of(interaction), tone_of(interaction, actor)
        await anonymous_posts.take_back(
            bot.uow,
            bot.vault,
            community_id=actor.must(_MEMBER).community_id,
            thread_id=ThreadId(self.subject),
            by=actor.user_id,
        )
        await show(interaction, layout(ui.TextDisplay(tone.text("anonymity-taken-back"))))


ITEMS = (PostUnseen, PostUnseenLater, TakeBack)
