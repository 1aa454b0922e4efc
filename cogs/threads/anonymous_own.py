"""The button below an anonymous post: its author changes it, others learn how to report it."""

from typing import Any

import discord
from discord import ui

from bot import typed
from bot.permissions import Actor
from bot.services import anonymous_posts
from bot.tones import Tone
from bot.ui import GuardedButton, Interaction, bot_of, layout
from cogs.threads.anonymous_forms import WordsForm
from cogs.threads.anonymous_messages import room_for_post
from cogs.threads.answers import show, tone_of
from cogs.threads.forms import Values
from domain.community import Capability
from domain.errors import NotFound
from domain.ids import PostId
from domain.thread_refusals import NotRecognised, NotTheAuthor, TooLong
from domain.thread_values import TEXT_LENGTH, Post

_MEMBER = Capability.MEMBER
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
            before=kept.get("text", post.text),
            title=tone.text("anonymity-edit-title"),
            take=lambda pressed, who, raw: _edited(pressed, who, post, raw),
        )
        await interaction.response.send_modal(form)


async def _edited(interaction: Interaction, actor: Actor, post: Post, raw: Values) -> None:
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    if (room := room_for_post(raw["text"], tone)) < 0:
        raise TooLong(field="text", limit=TEXT_LENGTH + room)
    kept = await anonymous_posts.edit_post(
        bot.uow,
        bot.vault,
        community_id=post.community_id,
        post_id=post.post_id,
        user_id=actor.user_id,
        text=raw["text"],
        now=bot.clock.now(),
    )
    typed.forget(interaction.client, actor.user_id, post.post_id, _EDIT)
    text = tone.text("anonymity-edited", state=kept.state.value)
    await show(interaction, layout(ui.TextDisplay(text), ui.ActionRow(*own_buttons(kept, tone))))


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


ITEMS = (MorePost, EditPost, WithdrawPost, SurelyWithdraw)
