"""What one can do with a thread: its author changes, closes and marks it; others report it."""

from typing import Any

import discord
from discord import ui

from bot import typed
from bot.permissions import Actor
from bot.services import threads
from bot.tones import Tone
from bot.ui import GuardedButton, Interaction, bot_of, layout
from cogs.threads.anonymous_edits import FIRST_FORM as FORM
from cogs.threads.anonymous_edits import changed, preview_first
from cogs.threads.answers import answer, name_of, show, tone_of, topics_of
from cogs.threads.forms import ThreadForm, Values
from cogs.threads.messages import list_line
from domain import threads as rules
from domain.community import Capability
from domain.errors import NotFound
from domain.ids import MessageId, ThreadId
from domain.thread_values import Thread, ThreadKind, ThreadState

_MEMBER = Capability.MEMBER


async def found(interaction: Interaction, actor: Actor, thread_id: int) -> Thread:
    """The thread, if it is this community's."""
    thread = await threads.of(
        bot_of(interaction).uow,
        community_id=actor.must(_MEMBER).community_id,
        thread_id=ThreadId(thread_id),
    )
    if thread is None:
        raise NotFound()
    return thread


async def found_here(interaction: Interaction, actor: Actor) -> Thread:
    """The thread in which the person is; NotFound outside the bot's threads."""
    thread = await threads.find(
        bot_of(interaction).uow,
        community_id=actor.must(_MEMBER).community_id,
        discord_id=interaction.channel_id or 0,
    )
    if thread is None:
        raise NotFound()
    return thread


async def screen(
    interaction: Interaction, actor: Actor, thread: Thread, *, notice: str = ""
) -> None:
    """The thread in a line and what this person can do with it."""
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    is_mine = await threads.is_author(bot.uow, bot.vault, thread=thread, by=actor.user_id)
    known = await topics_of(interaction, actor)
    lines = [notice, list_line(thread, name_of(known, thread.topic_id), tone)]
    if is_mine:
        lines.append(tone.text("threads-tools-mine", kind=thread.kind.value))
    else:
        lines.append(tone.text("threads-tools-other"))
    items: list[ui.Item[Any]] = [ui.TextDisplay("\n".join(line for line in lines if line))]
    if is_mine and (buttons := _own_buttons(thread, tone, bot.clock.now().date())):
        items.append(ui.ActionRow(*buttons))
    await show(interaction, layout(*items))


def _own_buttons(thread: Thread, tone: Tone, today: Any) -> list[ui.Item[Any]]:
    number, buttons = thread.thread_id, list[ui.Item[Any]]()
    if thread.is_live or thread.state is ThreadState.PENDING:
        buttons.append(Edit(number, label=tone.text("threads-button-edit")))
    if rules.may_ask_again(thread, on=today):
        buttons.append(AskAgain(number, label=tone.text("threads-button-again")))
    if thread.is_live:
        buttons.append(Close(number, label=tone.text("threads-button-close")))
    if thread.state is ThreadState.CLOSED:
        buttons.append(Reopen(number, label=tone.text("threads-button-reopen")))
    return buttons


class More(GuardedButton, route="threads:more", needs=_MEMBER):
    """Shows what the person can do with the thread."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await screen(interaction, actor, await found(interaction, actor, self.subject))


class _Step(GuardedButton, route="threads:-"):
    """What the author's buttons share."""

    def _given(self, interaction: Interaction, actor: Actor) -> dict[str, Any]:
        return {
            "community_id": actor.must(_MEMBER).community_id,
            "thread_id": ThreadId(self.subject),
            "by": actor.user_id,
            "now": bot_of(interaction).clock.now(),
        }

    async def _say(self, interaction: Interaction, actor: Actor, thread: Thread, step: str) -> None:
        notice = tone_of(interaction, actor).text("threads-done", step=step)
        await screen(interaction, actor, thread, notice=notice)


class Close(_Step, route="threads:close", needs=_MEMBER):
    """Nobody writes in it any more."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot = bot_of(interaction)
        thread = await threads.close(bot.uow, bot.vault, **self._given(interaction, actor))
        await self._say(interaction, actor, thread, "closed")


class Reopen(_Step, route="threads:reopen", needs=_MEMBER):
    """It goes on."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot = bot_of(interaction)
        thread = await threads.reopen(bot.uow, bot.vault, **self._given(interaction, actor))
        await self._say(interaction, actor, thread, "reopened")


class AskAgain(_Step, route="threads:again", needs=_MEMBER):
    """The unanswered question comes up again."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot = bot_of(interaction)
        thread = await threads.ask_again(bot.uow, bot.vault, **self._given(interaction, actor))
        await self._say(interaction, actor, thread, "asked_again")


class Edit(_Step, route="threads:edit", needs=_MEMBER):
    """The form with what stands there, or with what was refused last."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot = bot_of(interaction)
        thread = await found(interaction, actor, self.subject)
        await threads.must_be_author(bot.uow, bot.vault, thread=thread, by=actor.user_id)
        # An edit that waits for its time is what is changed again.
        waits = bool(thread.later_title)
        before: Values = {
            "title": thread.later_title or thread.title,
            "text": thread.later_text if waits else thread.text,
            "link": thread.link,
            "topic": str((thread.later_topic_id if waits else thread.topic_id) or ""),
        }
        kept = typed.kept(interaction.client, actor.user_id, self.subject, FORM)
        form = ThreadForm(
            tone_of(interaction, actor),
            thread.kind,
            form=FORM,
            subject=self.subject,
            topics=await topics_of(interaction, actor),
            before=kept or before,
            take=lambda pressed, who, raw: _edited(pressed, who, thread, raw),
        )
        await interaction.response.send_modal(form)
        if thread.is_anonymous:
            # The registers are built while the person writes, and not while they wait.
            bot.screening()


async def _edited(interaction: Interaction, actor: Actor, before: Thread, raw: Values) -> None:
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    if before.is_anonymous:
        change = Edit(before.thread_id, label=tone.text("threads-button-change"))
        await preview_first(interaction, actor, before, raw, change=change)
        return
    edited = changed(before, raw, await topics_of(interaction, actor), tone)
    thread = await threads.edit(
        bot.uow,
        bot.vault,
        community_id=before.community_id,
        thread_id=before.thread_id,
        by=actor.user_id,
        title=edited.title,
        text=edited.text,
        link=edited.link,
        topic_id=edited.topic_id,
        now=bot.clock.now(),
    )
    typed.forget(interaction.client, actor.user_id, before.thread_id, FORM)
    await screen(interaction, actor, thread, notice=tone.text("threads-done", step="edited"))


async def mark_helped(interaction: Interaction, actor: Actor, message: discord.Message) -> None:
    """The message that was chosen helped, says the author of the question it stands in."""
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    thread = await found_here(interaction, actor)
    if thread.kind is not ThreadKind.QUESTION or message.id == thread.discord_id:
        raise NotFound()
    await threads.mark_answer(
        bot.uow,
        bot.vault,
        community_id=thread.community_id,
        thread_id=thread.thread_id,
        message_id=MessageId(message.id),
        by=actor.user_id,
        now=bot.clock.now(),
    )
    await answer(interaction, tone.text("threads-done", step="answered"))


ITEMS = (More, Close, Reopen, AskAgain, Edit)
