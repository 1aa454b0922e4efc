"""Drawing up a poll: the form, what it will look like and what holds about it, posting it once."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot import typed
from bot.errors import words
from bot.memberships import members_of
from bot.permissions import Actor
from bot.services import polls
from bot.ui import GuardedButton, Interaction, bot_of, in_time, layout
from cogs.polls.answers import ORGANISER, answer, show, tone_of
from cogs.polls.forms import PollForm, Values
from cogs.polls.homes import concern_about
from cogs.polls.kinds import kind_of, number_of
from cogs.polls.messages import card_text
from cogs.polls.promises import preview_text
from cogs.polls.readings import (
    SAYS_TOO,
    closing,
    kind_in_preview,
    number_of_preview,
    poll_in,
    shown,
    wants_reminder,
)
from domain.errors import LedarbotError
from domain.poll_values import Poll, PollKind

_CARD_LENGTH = 2600
"""Characters of the card in a preview; the rest is for what is said about it."""


async def begin(
    interaction: Interaction, actor: Actor, kind: PollKind, said: Mapping[str, str]
) -> None:
    """Open the form; what was typed last and not posted stands in it, `said` goes before it."""
    before = typed.kept(interaction.client, actor.user_id, number_of(kind), _form(actor))
    news = {name: text for name, text in said.items() if text or name not in SAYS_TOO}
    both = {**before, **news}

    async def take(pressed: Interaction, who: Actor, raw: Values) -> None:
        await preview(pressed, who, kind, {**both, **raw})

    form = PollForm(tone_of(interaction, actor), kind, both, take=take)
    await interaction.response.send_modal(form)


async def preview(interaction: Interaction, actor: Actor, kind: PollKind, raw: Values) -> None:
    """The card as it would be, in words what holds about it, and the ways on."""
    tone, now = tone_of(interaction, actor), bot_of(interaction).clock.now()
    # Kept before anything can be refused: nothing has to be typed again.
    _keep(interaction, actor, kind, raw)
    number = number_of(kind)
    ways: list[ui.Item[Any]] = [
        Change(number, label=tone.text("polls-button-change")),
        Cancel(number, label=tone.text("polls-button-cancel")),
    ]
    try:
        poll = poll_in(raw, actor, kind, closes_at=closing(raw, now=now, tone=tone), now=now)
        why = concern_about(interaction, poll, tone)
    except LedarbotError as refusal:
        why = words(tone.i18n, refusal, locale=tone.locale, timezone=tone.timezone)
    if why:
        await show(interaction, layout(ui.TextDisplay(why), ui.ActionRow(*ways)))
        return
    poll = replace(poll, asked=await _asked(interaction, actor, poll))
    raw = shown(raw, poll)
    _keep(interaction, actor, kind, raw)
    good, label = discord.ButtonStyle.success, tone.text("polls-button-post")
    post = Post(number_of_preview(kind, raw), label=label, style=good)
    items: list[ui.Item[Any]] = [
        ui.TextDisplay(tone.text("polls-preview")),
        ui.Separator(),
        ui.TextDisplay(card_text(poll, 0, tone, room=_CARD_LENGTH)),
        ui.Separator(),
        ui.TextDisplay(preview_text(poll, tone, wants_reminder=wants_reminder(raw))),
        ui.ActionRow(post, *ways),
    ]
    await show(interaction, layout(*items))


async def _asked(interaction: Interaction, actor: Actor, poll: Poll) -> int:
    """How many may vote at this moment."""
    if interaction.guild is None:
        return 0
    work = members_of(interaction.guild, actor.must(ORGANISER), role_id=poll.role_id)
    return len(await in_time(interaction, work))


def _form(actor: Actor) -> str:
    """Under which what was typed is kept: what belongs to one network is not shown in another."""
    return f"polls:{actor.must(ORGANISER).community_id}"


def _keep(interaction: Interaction, actor: Actor, kind: PollKind, raw: Values) -> None:
    typed.keep(interaction.client, actor.user_id, number_of(kind), _form(actor), raw)


def _kept(interaction: Interaction, actor: Actor, kind: PollKind) -> Values:
    return typed.kept(interaction.client, actor.user_id, number_of(kind), _form(actor))


def _forget(interaction: Interaction, actor: Actor, kind: PollKind) -> None:
    typed.forget(interaction.client, actor.user_id, number_of(kind), _form(actor))


@contextmanager
def _out_of_memory(
    interaction: Interaction, actor: Actor, kind: PollKind, raw: Values
) -> Iterator[None]:
    """What was typed is forgotten before anything is awaited, so that two presses are one; a fault
    brings it back.
    """
    _forget(interaction, actor, kind)
    try:
        yield
    except BaseException:
        _keep(interaction, actor, kind, raw)
        raise


class Post(GuardedButton, route="polls:post", needs=ORGANISER):
    """Posts the poll that the preview showed."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        tone, kind = tone_of(interaction, actor), kind_in_preview(self.subject)
        raw = _kept(interaction, actor, kind)
        if not raw:
            await answer(interaction, tone.text("polls-draft-gone"))
            return
        if number_of_preview(kind, raw) != self.subject:
            # Of several previews an earlier one was pressed: what would be posted is shown anew.
            await preview(interaction, actor, kind, raw)
            return
        with _out_of_memory(interaction, actor, kind, raw):
            opened = await self._opened(interaction, actor, kind, raw)
        text = tone.text("polls-posted", channel=f"<#{opened.channel_id}>")
        await show(interaction, layout(ui.TextDisplay(text)))

    async def _opened(
        self, interaction: Interaction, actor: Actor, kind: PollKind, raw: Values
    ) -> Poll:
        bot = bot_of(interaction)
        now, closes_at = bot.clock.now(), datetime.fromisoformat(raw["at"])
        poll = poll_in(raw, actor, kind, closes_at=closes_at, now=now)
        return await polls.open_poll(bot.uow, bot.box_keys, poll=poll, now=now)


class Change(GuardedButton, route="polls:change", needs=ORGANISER):
    """Opens the form again with what was typed."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        kind = kind_of(self.subject)
        if _kept(interaction, actor, kind):
            await begin(interaction, actor, kind, {})
            return
        # What the command said is gone as well, such as who may vote.
        await answer(interaction, tone_of(interaction, actor).text("polls-draft-gone"))


class Cancel(GuardedButton, route="polls:cancel", needs=ORGANISER):
    """Nothing is posted, and nothing is kept of it."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        _forget(interaction, actor, kind_of(self.subject))
        text = tone_of(interaction, actor).text("polls-cancelled")
        await show(interaction, layout(ui.TextDisplay(text)))


ITEMS = (Post, Change, Cancel)
