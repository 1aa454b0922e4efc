"""`/meetups settings`: whether proposals are approved, and how fast direct messages go out."""

from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import communities
from bot.ui import GuardedSelect, Interaction, bot_of, layout
from cogs.meetups.answers import show, tone_of
from domain.community import Capability, Community
from domain.errors import NotFound

_ADMINISTRATOR = Capability.ADMINISTRATOR
# Numbers in the ids of menus that have been sent: a number keeps its meaning for ever.
SETTINGS: dict[int, tuple[str, tuple[int, ...]]] = {
    1: ("meetup_approval", (1, 0)),
    2: ("direct_pace", (5, 15, 30, 60, 120, 300, 600, 1500)),
}


async def settings(interaction: Interaction, actor: Actor, *, notice: str = "") -> None:
    """Draw the settings as they are kept."""
    tone = tone_of(interaction, actor)
    community_id = actor.must(_ADMINISTRATOR).community_id
    community = await communities.of(bot_of(interaction).uow, community_id=community_id)
    assert community is not None
    lines = [f"### {tone.text('meetups-settings-title')}", notice]
    items: list[ui.Item[Any]] = [ui.TextDisplay("\n".join(line for line in lines if line))]
    for number, (field, offered) in SETTINGS.items():
        name, present = field.replace("_", "-"), int(getattr(community, field))
        items.append(ui.TextDisplay(tone.text(f"meetups-settings-{name}")))
        menu: ui.Select[Any] = ui.Select(
            options=[
                discord.SelectOption(
                    label=tone.text(f"meetups-settings-{name}-option", value=value),
                    value=str(value),
                    default=value == present,
                )
                for value in sorted({*offered, present})
            ]
        )
        items.append(ui.ActionRow(ChooseSetting(number, menu)))
    await show(interaction, layout(*items))


class ChooseSetting(GuardedSelect, route="meetups:setting", needs=_ADMINISTRATOR):
    """Keeps what was chosen at once."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        field, offered = SETTINGS.get(self.subject, ("", ()))
        chosen = str(self.chosen[0]) if self.chosen else ""
        if chosen not in {str(value) for value in offered}:
            raise NotFound()
        value = bool(int(chosen)) if field == "meetup_approval" else int(chosen)

        def changed(before: Community) -> Community:
            return replace(before, **{field: value})  # type: ignore[arg-type]

        bot = bot_of(interaction)
        await communities.change(
            bot.uow,
            community_id=actor.must(_ADMINISTRATOR).community_id,
            by=actor.user_id,
            now=bot.clock.now(),
            change=changed,
        )
        notice = tone_of(interaction, actor).text("meetups-saved")
        await settings(interaction, actor, notice=notice)


ITEMS = (ChooseSetting,)
