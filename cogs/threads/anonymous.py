"""Answering without a name: the rules, the words, what to look out for, now or later, posted.

Whatever is shown here is shown to the person alone; what is posted goes through the channel, so
that nothing of the command can be seen.
"""

import discord
from discord import ui

from bot import typed
from bot.permissions import Actor
from bot.services import anonymity
from bot.services.threads import seal_of
from bot.tones import Tone
from bot.ui import GuardedButton, Interaction, bot_of, layout, written
from cogs.threads import anonymous_asking, anonymous_edits, anonymous_own, promises, rules
from cogs.threads.anonymous_forms import WordsForm
from cogs.threads.anonymous_messages import head_of, room_for_post
from cogs.threads.anonymous_own import own_buttons
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
from cogs.threads.answers import answer, fitting, show, tone_of
from cogs.threads.forms import Values
from cogs.threads.messages import pseudonym
from cogs.threads.tools import found
from domain import anonymity as rates
from domain import threads as thread_rules
from domain.anonymity import Author
from domain.community import Capability, Community
from domain.errors import LedarbotError
from domain.ids import ThreadId
from domain.thread_refusals import TooLong
from domain.thread_values import TEXT_LENGTH, Thread

_MEMBER = Capability.MEMBER
_GOOD = discord.ButtonStyle.success
_ANSWER = "anonymous:answer"
_VERSIONS, _THREADS = 16, 2**62
"""A button that accepts the rules carries their version, as far as it is apart from the last
ones, beside the thread's number."""


async def answer_in(interaction: Interaction, actor: Actor, thread: Thread) -> None:
    """Open the form for an anonymous answer; before the first time the rules are shown."""
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    await _author_in(interaction, actor, thread)
    if not await rules.are_accepted(interaction, actor):
        accept = AcceptToAnswer.of(actor.must(_MEMBER), thread, tone)
        await rules.show_rules(interaction, actor, then=accept)
        return
    before = typed.kept(interaction.client, actor.user_id, thread.thread_id, _ANSWER)
    form = WordsForm(
        tone,
        form=_ANSWER,
        subject=thread.thread_id,
        before=before.get("text", ""),
        title=tone.text("anonymity-answer-title"),
        take=lambda pressed, who, raw: _preview(pressed, who, thread, raw),
    )
    await interaction.response.send_modal(form)
    # The registers are built while the person writes, and not while they wait.
    bot.screening()


async def _author_in(interaction: Interaction, actor: Actor, thread: Thread) -> Author | None:
    bot = bot_of(interaction)
    return await anonymity.must_be_free_to_answer(
        bot.uow, bot.vault, thread=thread, user_id=actor.user_id, now=bot.clock.now()
    )


async def _preview(interaction: Interaction, actor: Actor, thread: Thread, raw: Values) -> None:
    """What would be posted, what to look out for, and the ways on."""
    tone, number = tone_of(interaction, actor), thread.thread_id
    change = AnswerUnseen(number, label=tone.text("threads-button-change"))
    try:
        text = _checked(raw.get("text", ""), tone)
        author = await _author_in(interaction, actor, thread)
    except LedarbotError as refusal:
        refused = why(refusal, interaction, actor)
        await show(interaction, layout(ui.TextDisplay(refused), ui.ActionRow(change)))
        return
    number_there = author.number if author else None
    name = tone.text("anonymity-new-colleague")
    if number_there is not None:
        name = pseudonym(number_there, tone)
    read = await promises.has_read(interaction, actor)
    items = [
        ui.TextDisplay(tone.text("threads-preview")),
        ui.Separator(),
        ui.TextDisplay(f"{head_of(name)}\n{written(text)}"),
        ui.Separator(),
        *await promises.advice(interaction, actor, text),
        ui.ActionRow(
            AnswerNow(number, label=label(NOW, tone, read=read), style=_GOOD),
            AnswerLater(number, label=label(LATER, tone, read=read)),
            change,
            *promise_button(tone, read=read),
        ),
    ]
    await show(interaction, layout(*fitting(items)))


class AnswerUnseen(GuardedButton, route=_ANSWER, needs=_MEMBER):
    """Opens the form for an anonymous answer, with what was typed last."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await answer_in(interaction, actor, await found(interaction, actor, self.subject))


class AcceptToAnswer(GuardedButton, route="anonymous:accept", needs=_MEMBER):
    """Accepts the rules that were shown and goes on to the form."""

    @classmethod
    def of(cls, community: Community, thread: Thread, tone: Tone) -> "AcceptToAnswer":
        version = community.thread_rules_version % _VERSIONS
        label = tone.text("thread-rules-accept")
        return cls(version * _THREADS + thread.thread_id, label=label, style=_GOOD)

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        version, number = divmod(self.subject, _THREADS)
        current = actor.must(_MEMBER).thread_rules_version
        if version == current % _VERSIONS:
            await rules.accept(interaction, actor, version=current)
        await answer_in(interaction, actor, await found(interaction, actor, number))


class AnswerNow(GuardedButton, route="anonymous:answer-now", needs=_MEMBER):
    """Posts the answer that the preview showed, without the person's name."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await _answer(interaction, actor, self.subject, when=NOW)


class AnswerLater(GuardedButton, route="anonymous:answer-later", needs=_MEMBER):
    """Posts it at a moment that nobody knows."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await _answer(interaction, actor, self.subject, when=LATER)


async def _answer(interaction: Interaction, actor: Actor, number: int, *, when: str) -> None:
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    raw = typed.kept(interaction.client, actor.user_id, number, _ANSWER)
    if not raw:
        await answer(interaction, tone.text("threads-draft-gone"))
        return
    text, thread_id = _checked(raw["text"], tone), ThreadId(number)
    with out_of_memory(interaction, actor, number, _ANSWER, raw):
        await promises.accept(interaction, actor)
        keep_pace(
            interaction,
            seal_of(bot.vault, thread_id, actor.user_id),
            at_most=rates.POSTS_AT_MOST,
            window=rates.POSTS_WITHIN,
            what="posts",
        )
        post = await anonymity.answer(
            bot.uow,
            bot.vault,
            community_id=actor.must(_MEMBER).community_id,
            thread_id=thread_id,
            user_id=actor.user_id,
            text=text,
            delay=delay(when),
            now=bot.clock.now(),
        )
    done = tone.text("anonymity-answered", when=when)
    buttons = ui.ActionRow(*own_buttons(post, tone))
    await show(interaction, layout(ui.TextDisplay(done), buttons))


def _checked(text: str, tone: Tone) -> str:
    kept = thread_rules.checked_text(text)
    if (room := room_for_post(kept, tone)) < 0:
        raise TooLong(field="text", limit=TEXT_LENGTH + room)
    return kept


ITEMS = (
    AnswerUnseen,
    AcceptToAnswer,
    AnswerNow,
    AnswerLater,
    *anonymous_asking.ITEMS,
    *anonymous_edits.ITEMS,
    *anonymous_own.ITEMS,
    *promises.ITEMS,
)
