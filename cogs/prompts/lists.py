"""`/prompts list`: the bank page by page, and one prompt with what can be done with it."""

from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import prompt_banks, prompts
from bot.services.prompt_cases import Bank, Entry
from bot.tones import Tone
from bot.ui import GuardedButton, GuardedSelect, Interaction, bot_of, layout, show
from cogs.prompts import screens
from cogs.prompts.answers import (
    ORGANISER,
    bank_of,
    entry_of,
    number_of,
    shipped_for,
    step_of,
    tone_of,
)
from cogs.prompts.messages import list_line, prompt_lines

PAGE = 20
_LABEL = 100
_GOOD, _BAD = discord.ButtonStyle.success, discord.ButtonStyle.danger


async def listed(interaction: Interaction, actor: Actor, *, page: int = 0) -> None:
    """One page of the bank: what waits, what was used in this round, what was left out."""
    bank, tone = await bank_of(interaction, actor), tone_of(interaction, actor)
    every = _in_order(bank)
    shown = every[page * PAGE : (page + 1) * PAGE]
    title = f"### {tone.text('prompts-list-title', total=len(bank.in_use))}"
    lines = [title, *(list_line(entry, tone) for entry in shown)]
    items: list[ui.Item[Any]] = [ui.TextDisplay("\n".join(lines))]
    if shown:
        items.append(ui.ActionRow(Look(0, _menu(shown, tone))))
    turns = [
        Turn(number, label=tone.text(f"prompts-page-{to}"))
        for number, to in ((page - 1, "back"), (page + 1, "next"))
        if number >= 0 and number * PAGE < len(every)
    ]
    if turns:
        items.append(ui.ActionRow(*turns))
    await show(interaction, layout(*items))


def _in_order(bank: Bank) -> list[Entry]:
    """By topic and title, the own ones of a topic beside the shipped ones."""

    def place(entry: Entry) -> tuple[str, str]:
        topic = entry.topic.name.casefold() if entry.topic else ""
        return topic, entry.title.casefold()

    return sorted(bank.entries.values(), key=place)


def _menu(entries: list[Entry], tone: Tone) -> ui.Select[Any]:
    return ui.Select(
        placeholder=tone.text("prompts-list-look"),
        options=[
            discord.SelectOption(label=entry.title[:_LABEL], value=str(number_of(entry.key)))
            for entry in entries
        ],
    )


async def look(interaction: Interaction, actor: Actor, number: int, *, notice: str = "") -> None:
    """One prompt in full."""
    entry = entry_of(await bank_of(interaction, actor), number)
    tone = tone_of(interaction, actor)
    lines = [notice, *prompt_lines(entry, tone)]
    buttons: list[ui.Item[Any]] = []
    if entry.is_left_out:
        buttons.append(Restore(number, label=tone.text("prompts-button-restore"), style=_GOOD))
    else:
        buttons.append(Next(number, label=tone.text("prompts-button-next"), style=_GOOD))
        own = "yes" if entry.is_own else "no"
        label = tone.text("prompts-button-remove", own=own)
        buttons.append(Remove(number, label=label, style=_BAD))
    text: ui.TextDisplay[Any] = ui.TextDisplay("\n".join(line for line in lines if line))
    await show(interaction, layout(text, ui.ActionRow(*buttons)))


class Turn(GuardedButton, route="prompts:page", needs=ORGANISER):
    """Another page of the bank."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await listed(interaction, actor, page=self.subject)


class Look(GuardedSelect, route="prompts:look", needs=ORGANISER):
    """The prompt that was chosen, in full."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        chosen = str(self.chosen[0]) if self.chosen else ""
        is_number = chosen.isascii() and chosen.isdecimal()
        await look(interaction, actor, int(chosen) if is_number else -1)


class Next(GuardedButton, route="prompts:next", needs=ORGANISER):
    """This prompt comes next."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        entry = entry_of(await bank_of(interaction, actor), self.subject)
        shipped, step = shipped_for(actor.must(ORGANISER)), step_of(interaction, actor)
        await prompts.choose(bot_of(interaction).uow, key=entry.key, shipped=shipped, **step)
        notice = tone_of(interaction, actor).text("prompts-done", what="next")
        await screens.screen(interaction, actor, notice=notice)


class Remove(GuardedButton, route="prompts:remove", needs=ORGANISER):
    """It is posted no more."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        entry = entry_of(await bank_of(interaction, actor), self.subject)
        shipped, step = shipped_for(actor.must(ORGANISER)), step_of(interaction, actor)
        await prompt_banks.remove(bot_of(interaction).uow, key=entry.key, shipped=shipped, **step)
        tone = tone_of(interaction, actor)
        what = "deleted" if entry.is_own else "removed"
        view = layout(ui.TextDisplay(tone.text("prompts-done", what=what)))
        await show(interaction, view)


class Restore(GuardedButton, route="prompts:restore", needs=ORGANISER):
    """A shipped prompt is in the bank again."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        entry = entry_of(await bank_of(interaction, actor), self.subject)
        shipped, step = shipped_for(actor.must(ORGANISER)), step_of(interaction, actor)
        await prompt_banks.restore(bot_of(interaction).uow, key=entry.key, shipped=shipped, **step)
        notice = tone_of(interaction, actor).text("prompts-done", what="restored")
        await look(interaction, actor, self.subject, notice=notice)


ITEMS = (Turn, Look, Next, Remove, Restore)
