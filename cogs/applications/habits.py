"""`/applications habits`: how a community reviews; each choice is saved at once."""

from dataclasses import replace
from typing import Any

import discord
from discord import app_commands, ui

from bot import zones
from bot.commands import described
from bot.permissions import Actor, actor_of, requires
from bot.services import communities
from bot.tones import Tone
from bot.ui import NO_PINGS, GuardedSelect, Interaction, bot_of, layout
from cogs.applications.answers import tone_of
from domain.alarms import MOST_HOURS
from domain.community import Capability, Community
from domain.errors import NotFound

_NEEDS = Capability.ADMINISTRATOR
# In the ids of menus that have been sent, so a number keeps its meaning for ever.
HABITS = {1: "second_reader", 2: "claim_hours", 3: "alarm_hours", 4: "alarm_after_hours"}
_OFFERED: dict[str, tuple[int, ...]] = {
    "second_reader": (0, 1),
    "claim_hours": (0, 4, 12, 24, 48, 72),
    "alarm_hours": tuple(range(24)),
    "alarm_after_hours": (12, 24, 48, 72, 120, 168),
}


class ChooseHabit(GuardedSelect, route="applications:habit", needs=_NEEDS):
    """Keeps one habit."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        community, habit = actor.must(_NEEDS), HABITS.get(self.subject)
        if habit is None:
            raise NotFound()
        chosen: dict[str, Any] = {habit: _value(habit, self.chosen, community)}
        bot = bot_of(interaction)
        changed = await communities.change(
            bot.uow,
            community_id=community.community_id,
            by=actor.user_id,
            now=bot.clock.now(),
            change=lambda before: replace(before, **chosen),
        )
        tone = tone_of(interaction, actor)
        view = page(changed, tone, notice=tone.text("desk-habits-saved"))
        await interaction.response.edit_message(view=view, allowed_mentions=NO_PINGS)


def page(community: Community, tone: Tone, *, notice: str = "") -> ui.LayoutView:
    """The habits as they are, each with its menu."""
    minutes = community.decision_delay_seconds // 60
    title = f"### {tone.text('desk-habits-title')}"
    head = "\n".join((title, tone.text("desk-habits-intro", minutes=minutes), notice)).strip()
    items: list[ui.Item[Any]] = [ui.TextDisplay(head)]
    for number, habit in HABITS.items():
        items.append(ui.TextDisplay(_heading(habit, community, tone)))
        items.append(ui.ActionRow(ChooseHabit(number, _menu(habit, community, tone))))
    return layout(*items)


def _heading(habit: str, community: Community, tone: Tone) -> str:
    return tone.text(
        f"desk-habit-{habit.replace('_', '-')}",
        zone=zones.name_of(tone.i18n, tone.locale, community.timezone),
        most=MOST_HOURS,
        chosen="yes" if community.alarm_hours else "no",
    )


def _menu(habit: str, community: Community, tone: Tone) -> ui.Select[Any]:
    key, several = habit.replace("_", "-"), habit == "alarm_hours"
    now = _numbers(habit, community)
    return ui.Select(
        placeholder=tone.text(f"desk-pick-{key}"),
        min_values=0 if several else 1,
        max_values=MOST_HOURS if several else 1,
        options=[
            discord.SelectOption(
                label=tone.text(f"desk-option-{key}", value=value, clock=f"{value:02}:00"),
                value=str(value),
                default=value in now,
            )
            for value in _allowed(habit, community)
        ],
    )


def _numbers(habit: str, community: Community) -> tuple[int, ...]:
    """What is chosen, as numbers."""
    chosen = getattr(community, habit)
    return chosen if isinstance(chosen, tuple) else (int(chosen),)


def _allowed(habit: str, community: Community) -> tuple[int, ...]:
    """The values that are proposed, and those it has."""
    return tuple(sorted({*_OFFERED[habit], *_numbers(habit, community)}))


def _value(habit: str, chosen: list[Any], community: Community) -> bool | int | tuple[int, ...]:
    """What was chosen; a menu offers nothing else, so whoever sends it has forged it."""
    offered = {str(value): value for value in _allowed(habit, community)}
    numbers = tuple(sorted({offered[str(each)] for each in chosen if str(each) in offered}))
    if habit == "alarm_hours" and len(numbers) == len(chosen) <= MOST_HOURS:
        return numbers
    if len(numbers) != 1 or len(chosen) != 1:
        raise NotFound()
    return bool(numbers[0]) if habit == "second_reader" else numbers[0]


@requires(_NEEDS)
async def _habits(interaction: Interaction) -> None:
    actor = await actor_of(interaction)
    view = page(actor.must(_NEEDS), tone_of(interaction, actor))
    await interaction.response.send_message(view=view, ephemeral=True, allowed_mentions=NO_PINGS)


def habits_command() -> app_commands.Command[Any, ..., Any]:
    """A new command for the group `applications`; a command belongs to one bot alone."""
    return app_commands.Command(
        name="habits", description=described("desk-cmd-habits"), callback=_habits
    )
