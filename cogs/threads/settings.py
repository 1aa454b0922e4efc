"""`/threads settings`: waiting, quiet hours, anonymity, the rules, and giving up unmasking."""

from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot import typed
from bot.permissions import Actor
from bot.services import communities, prompts, thread_settings
from bot.services.thread_settings import RULES_LENGTH
from bot.tones import Tone
from bot.ui import GuardedButton, GuardedModal, GuardedSelect, Interaction, bot_of, layout, written
from cogs.threads.answers import show, tone_of
from domain.anonymity import KEEP_LINKS_DAYS
from domain.community import Capability, Community
from domain.errors import NotFound
from domain.thread_refusals import TooLong

_ADMINISTRATOR = Capability.ADMINISTRATOR
_HOURS = tuple(range(24))
# Numbers in the ids of menus that have been sent: a number keeps its meaning for ever.
SETTINGS: dict[int, tuple[str, tuple[int, ...]]] = {
    1: ("unanswered_days", (0, 1, 2, 3, 5, 7, 14)),
    2: ("quiet_from", _HOURS),
    3: ("quiet_until", _HOURS),
    4: ("allows_anonymous", (1, 0)),
    5: ("keep_links_days", KEEP_LINKS_DAYS),
}
_SWITCHES = frozenset({"allows_anonymous"})
_FORM = "threads:rules-text"
_ROOM = 3000
"""Characters that rules may take as they are shown, beside what else stands on the screen."""


async def settings(interaction: Interaction, actor: Actor, *, notice: str = "") -> None:
    """Draw the settings as they are kept."""
    tone, community = tone_of(interaction, actor), await _kept(interaction, actor)
    lines = [f"### {tone.text('thread-settings-title')}", notice]
    items: list[ui.Item[Any]] = [ui.TextDisplay("\n".join(line for line in lines if line))]
    moved = await prompts.moved(bot_of(interaction).uow, community_id=community.community_id)
    for number, (field, _) in SETTINGS.items():
        items += _chooser(number, community, tone)
        if field == "quiet_until" and moved is not None:
            at, to = (tone.at(each) for each in moved)
            items.append(ui.TextDisplay(tone.text("thread-settings-quiet-moves", at=at, to=to)))
    has_own = "yes" if community.thread_rules else "no"
    items.append(ui.TextDisplay(tone.text("thread-settings-rules", own=has_own)))
    change = ChangeRules(0, label=tone.text("thread-settings-button-rules"))
    items.append(ui.ActionRow(change))
    allowed = "yes" if community.allows_unmasking else "no"
    items.append(ui.TextDisplay(tone.text("thread-settings-unmasking", allowed=allowed)))
    if community.allows_unmasking:
        label, style = tone.text("thread-settings-button-give-up"), discord.ButtonStyle.danger
        items.append(ui.ActionRow(GiveUp(0, label=label, style=style)))
    await show(interaction, layout(*items))


async def _kept(interaction: Interaction, actor: Actor) -> Community:
    """Read after what was pressed, so that the screen shows what it led to."""
    community_id = actor.must(_ADMINISTRATOR).community_id
    community = await communities.of(bot_of(interaction).uow, community_id=community_id)
    assert community is not None
    return community


def _chooser(number: int, community: Community, tone: Tone) -> list[ui.Item[Any]]:
    field, offered = SETTINGS[number]
    name, present = field.replace("_", "-"), int(getattr(community, field))
    menu: ui.Select[Any] = ui.Select(
        options=[
            discord.SelectOption(
                label=tone.text(f"thread-settings-{name}-option", value=value),
                value=str(value),
                default=value == present,
            )
            for value in sorted({*offered, present})
        ]
    )
    row = ui.ActionRow[Any](ChooseSetting(number, menu))
    if field == "quiet_until":
        # It stands below the other hour, under the same words.
        return [row]
    return [ui.TextDisplay(tone.text(f"thread-settings-{name}")), row]


class ChooseSetting(GuardedSelect, route="threads:setting", needs=_ADMINISTRATOR):
    """Keeps what was chosen at once."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        field, offered = SETTINGS.get(self.subject, ("", ()))
        chosen = str(self.chosen[0]) if self.chosen else ""
        if chosen not in {str(value) for value in offered}:
            raise NotFound()
        value = bool(int(chosen)) if field in _SWITCHES else int(chosen)

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
        await _saved(interaction, actor)


async def _saved(interaction: Interaction, actor: Actor) -> None:
    notice = tone_of(interaction, actor).text("thread-settings-saved")
    await settings(interaction, actor, notice=notice)


class ShowSettings(GuardedButton, route="threads:settings", needs=_ADMINISTRATOR):
    """Back to the settings."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await settings(interaction, actor)


# ---------------------------------------------------------------------------------- the rules


class ChangeRules(GuardedButton, route="threads:rules-form", needs=_ADMINISTRATOR):
    """The form with the community's own rules, or with what was refused last."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        community = actor.must(_ADMINISTRATOR)
        before = typed.kept(interaction.client, actor.user_id, community.community_id, _FORM)
        form = RulesForm(tone_of(interaction, actor), before.get("rules", community.thread_rules))
        await interaction.response.send_modal(form)


class RulesForm(GuardedModal, route=_FORM, needs=_ADMINISTRATOR):
    """The community's own rules; left empty the shipped ones hold."""

    def __init__(self, tone: Tone, before: str) -> None:
        super().__init__(title=tone.text("thread-settings-rules-form"))
        self._text: ui.TextInput[Any] = ui.TextInput(
            custom_id="rules",
            style=discord.TextStyle.paragraph,
            required=False,
            max_length=RULES_LENGTH,
            default=before[:RULES_LENGTH] or None,
        )
        self.add_item(
            ui.Label(
                text=tone.text("thread-settings-rules-label"),
                description=tone.text("thread-settings-rules-hint"),
                component=self._text,
            )
        )

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, community_id = bot_of(interaction), actor.must(_ADMINISTRATOR).community_id
        text = str(self._text.value or "")
        who = (interaction.client, actor.user_id, community_id, _FORM)
        typed.keep(*who, {"rules": text})
        if (shown := len(written(text))) > _ROOM:
            raise TooLong(field="text", limit=len(text) * _ROOM // shown)
        await thread_settings.set_rules(
            bot.uow, community_id=community_id, text=text, by=actor.user_id, now=bot.clock.now()
        )
        typed.forget(*who)
        await _saved(interaction, actor)


# ----------------------------------------------------------------------- giving up unmasking


class GiveUp(GuardedButton, route="threads:give-up", needs=_ADMINISTRATOR):
    """What it means, in plain words, before it is done."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        tone = tone_of(interaction, actor)
        label, danger = tone.text("thread-settings-button-give-up-sure"), discord.ButtonStyle.danger
        sure = GiveUpSurely(0, label=label, style=danger)
        keep = ShowSettings(0, label=tone.text("thread-settings-button-keep"))
        text = ui.TextDisplay[Any](tone.text("thread-settings-give-up"))
        await show(interaction, layout(text, ui.ActionRow(sure, keep)))


class GiveUpSurely(GuardedButton, route="threads:give-up-sure", needs=_ADMINISTRATOR):
    """Gives it up; nothing brings it back."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot = bot_of(interaction)
        await thread_settings.give_up_unmasking(
            bot.uow,
            community_id=actor.must(_ADMINISTRATOR).community_id,
            by=actor.user_id,
            now=bot.clock.now(),
        )
        notice = tone_of(interaction, actor).text("thread-settings-given-up")
        await settings(interaction, actor, notice=notice)


ITEMS = (ChooseSetting, ShowSettings, ChangeRules, GiveUp, GiveUpSurely)
