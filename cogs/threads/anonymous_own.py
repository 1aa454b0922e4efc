"""The button below an anonymous post: its author changes it, others learn how to report it."""

from typing import Any

import discord
from discord import ui

from bot import typed
from bot.permissions import Actor
from bot.services import anonymity, anonymous_posts
from bot.tones import Tone
from bot.ui import GuardedButton, Interaction, bot_of, layout, written
from cogs.threads.anonymous_edits import (
    done_text,
    keep_edits_pace,
    label_of,
    refuse,
    ways_on,
)
from cogs.threads.anonymous_forms import WordsForm
from cogs.threads.anonymous_messages import head_of, room_for_post
from cogs.threads.anonymous_ways import LATER, NOW, delay, out_of_memory
from cogs.threads.answers import answer, show, tone_of
from cogs.threads.forms import Values
from cogs.threads.messages import pseudonym
from domain import threads as rules
from domain.community import Capability
from domain.errors import LedarbotError, NotFound
from domain.ids import PostId
from domain.thread_refusals import NotRecognised, NotTheAuthor, TooLong
from domain.thread_values import TEXT_LENGTH, Post, PostState

_MEMBER = Capability.MEMBER
_GOOD = discord.ButtonStyle.success
_EDIT = "anonymous:edit"


def own_buttons(post: Post, tone: Tone) -> list[ui.Item[Any]]:
    """What the author may do with a post that has words."""
    return [
        EditPost(post.post_id, label=tone.text("anonymity-button-edit")),
        WithdrawPost(post.post_id, label=tone.text("anonymity-button-withdraw")),
    ]


class MorePost(GuardedButton, route="anonymous:post", needs=_MEMBER):
    """What the person can do with the post; nobody else sees the answer."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, tone = bot_of(interaction), tone_of(interaction, actor)
        post = await _found(interaction, actor, self.subject)
        whose = "mine"
        try:
            await anonymous_posts.must_be_own(bot.uow, bot.vault, post=post, user_id=actor.user_id)
        except NotTheAuthor:
            whose = "other"
        except NotRecognised:
            whose = "unknown"
        items: list[ui.Item[Any]] = [ui.TextDisplay(tone.text("anonymity-post", whose=whose))]
        if whose == "mine" and post.text:
            items.append(ui.ActionRow(*own_buttons(post, tone)))
        await show(interaction, layout(*items))


class EditPost(GuardedButton, route=_EDIT, needs=_MEMBER):
    """The form with what stands there, or with what was refused last."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, tone = bot_of(interaction), tone_of(interaction, actor)
        post = await _found(interaction, actor, self.subject)
        await anonymous_posts.must_be_own(bot.uow, bot.vault, post=post, user_id=actor.user_id)
        kept = typed.kept(interaction.client, actor.user_id, self.subject, _EDIT)
        form = WordsForm(
            tone,
            form=_EDIT,
            subject=self.subject,
            # An edit that waits for its time is what is changed again.
            before=kept.get("text", post.later_text or post.text),
            title=tone.text("anonymity-edit-title"),
            take=lambda pressed, who, raw: _edited(pressed, who, post, raw),
        )
        await interaction.response.send_modal(form)
        # The registers are built while the person writes, and not while they wait.
        bot.screening()


async def _edited(interaction: Interaction, actor: Actor, post: Post, raw: Values) -> None:
    """What the post would be, and the ways on."""
    tone = tone_of(interaction, actor)
    change = EditPost(post.post_id, label=tone.text("threads-button-change"))
    try:
        text = _checked(raw.get("text", ""), tone)
    except LedarbotError as refusal:
        await refuse(interaction, actor, refusal, change=change)
        return
    number, waits = post.post_id, post.state is PostState.PENDING
    buttons: list[ui.Item[Any]] = [
        ChangePost(number, label=label_of(tone, "pending" if waits else NOW), style=_GOOD)
    ]
    if not waits:
        buttons.append(ChangePostLater(number, label=label_of(tone, LATER)))
    shown = f"{head_of(await _name_in(interaction, post, tone))}\n{written(text)}"
    await ways_on(interaction, actor, shown, words=text, buttons=[*buttons, change])


async def _name_in(interaction: Interaction, post: Post, tone: Tone) -> str:
    authors = await anonymity.authors_in(bot_of(interaction).uow, thread_id=post.thread_id)
    number = next((each.number for each in authors if each.handle == post.handle), None)
    return tone.text("anonymity-new-colleague") if number is None else pseudonym(number, tone)


class ChangePost(GuardedButton, route="anonymous:change-post", needs=_MEMBER):
    """Changes the post to what the preview showed."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await _change_post(interaction, actor, self.subject, when=NOW)


class ChangePostLater(GuardedButton, route="anonymous:change-post-later", needs=_MEMBER):
    """Changes it at a moment that nobody knows."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await _change_post(interaction, actor, self.subject, when=LATER)


async def _change_post(interaction: Interaction, actor: Actor, number: int, *, when: str) -> None:
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    raw = typed.kept(interaction.client, actor.user_id, number, _EDIT)
    if not raw:
        await answer(interaction, tone.text("threads-draft-gone"))
        return
    post = await _found(interaction, actor, number)
    text = _checked(raw.get("text", ""), tone)
    keep_edits_pace(interaction, actor, post.thread_id)
    with out_of_memory(interaction, actor, number, _EDIT, raw):
        kept = await anonymous_posts.edit_post(
            bot.uow,
            bot.vault,
            community_id=post.community_id,
            post_id=post.post_id,
            user_id=actor.user_id,
            text=text,
            delay=delay(when),
            now=bot.clock.now(),
        )
    done = ui.TextDisplay[Any](done_text(tone, when=when, waits=post.state is PostState.PENDING))
    await show(interaction, layout(done, ui.ActionRow(*own_buttons(kept, tone))))


def _checked(text: str, tone: Tone) -> str:
    kept = rules.checked_text(text)
    if (room := room_for_post(kept, tone)) < 0:
        raise TooLong(field="text", limit=TEXT_LENGTH + room)
    return kept


class WithdrawPost(GuardedButton, route="anonymous:withdraw", needs=_MEMBER):
    """Asks once more: words that were taken away do not come back."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        tone = tone_of(interaction, actor)
        sure = SurelyWithdraw(
            self.subject,
            label=tone.text("anonymity-button-withdraw-sure"),
            style=discord.ButtonStyle.danger,
        )
        question = tone.text("anonymity-withdraw")
        await show(interaction, layout(ui.TextDisplay(question), ui.ActionRow(sure)))


class SurelyWithdraw(GuardedButton, route="anonymous:withdraw-sure", needs=_MEMBER):
    """Takes the words away, before they are posted or out of the post."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, tone = bot_of(interaction), tone_of(interaction, actor)
        post = await anonymous_posts.withdraw_post(
            bot.uow,
            bot.vault,
            community_id=actor.must(_MEMBER).community_id,
            post_id=PostId(self.subject),
            user_id=actor.user_id,
            now=bot.clock.now(),
        )
        typed.forget(interaction.client, actor.user_id, post.post_id, _EDIT)
        text = tone.text("anonymity-withdrawn-now", state=post.state.value)
        await show(interaction, layout(ui.TextDisplay(text)))


async def _found(interaction: Interaction, actor: Actor, post_id: int) -> Post:
    post = await anonymous_posts.find(
        bot_of(interaction).uow,
        community_id=actor.must(_MEMBER).community_id,
        post_id=PostId(post_id),
    )
    if post is None:
        raise NotFound()
    return post


ITEMS = (MorePost, EditPost, ChangePost, ChangePostLater, WithdrawPost, SurelyWithdraw)
