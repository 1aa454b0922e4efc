"""The set-up's pages and what is pressed on them: each choice is saved, the page drawn anew."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ButtonStyle, ui

from bot import zones
from bot.permissions import Actor
from bot.services import communities
from bot.ui import (
    NO_PINGS,
    GuardedButton,
    GuardedModal,
    GuardedSelect,
    Interaction,
    bot_of,
    layout,
    plain,
)
from cogs.setup import creation, flow, menus, messages
from cogs.setup.flow import Outcome, Present
from cogs.setup.menus import HABITS, PARTS, Page
from cogs.setup.messages import Names, Tone
from domain.community import Capability, Purpose
from domain.errors import NotFound
from domain.ids import ChannelId
from domain.proposals import proposal
from domain.shortcomings import Fault

_NEEDS = Capability.ADMINISTRATOR
Items = list[ui.Item[Any]]


def guild_of(interaction: Interaction) -> discord.Guild:
    """The server that is set up, as the bot knows it."""
    if interaction.guild is None:
        raise NotFound()
    return interaction.guild


def tone_of(interaction: Interaction, actor: Actor) -> Tone:
    return Tone(bot_of(interaction).i18n, actor.locale)


async def show(
    interaction: Interaction,
    actor: Actor,
    page: Page,
    *,
    notice: str = "",
    candidate: ChannelId | None = None,
    found: Sequence[str] = (),
) -> None:
    """Draw a page as things stand now; the interaction has been deferred before.

    `candidate` is a review channel that was refused, `found` are time zones searched for.
    """
    tone = tone_of(interaction, actor)
    present = await flow.present(
        bot_of(interaction), guild_of(interaction), thoroughly=page is Page.CHECK
    )
    items: Items = [ui.TextDisplay(_title(tone, page, present))]
    if notice:
        items.append(ui.TextDisplay(notice))
    items += {
        Page.OVERVIEW: lambda: _overview(tone, present),
        Page.ROLES: lambda: _parts(tone, present, Capability),
        Page.CHANNELS: lambda: _parts(tone, present, Purpose),
        Page.HABITS: lambda: _habits(tone, present, found),
        Page.CHECK: lambda: _check(tone, present),
    }[page]()
    items.append(ui.ActionRow(*_buttons(tone, page, present, candidate)))
    await interaction.edit_original_response(view=layout(*items), allowed_mentions=NO_PINGS)


async def show_outcome(
    interaction: Interaction, actor: Actor, page: Page, outcome: Outcome, *, well: str = ""
) -> None:
    """Draw a page with what a step led to; `well` is said when it was done as asked."""
    tone = tone_of(interaction, actor)
    community = await flow.known(bot_of(interaction), guild_of(interaction))
    notice = messages.outcome_text(
        tone,
        Names(tone.i18n, community.locale),
        made=outcome.made,
        refused=outcome.refused,
        stopped=outcome.stopped,
    )
    await show(interaction, actor, page, notice=notice or well, candidate=outcome.candidate)


# --------------------------------------------------------------------------------------- pages


def _title(tone: Tone, page: Page, present: Present) -> str:
    if page is Page.OVERVIEW:
        network = plain(present.community.name, limit=100)
        progress = messages.progress(tone, present.community, present.server)
        return "\n".join([tone("setup-title", network=network), progress, tone("setup-intro")])
    if page is Page.CHECK:
        return tone("setup-check-title", network=plain(present.community.name, limit=100))
    name = page.name.lower()
    return f"{tone(f'setup-{name}-heading')}\n{tone(f'setup-{name}-intro')}"


def _overview(tone: Tone, present: Present) -> Items:
    community, server = present.community, present.server
    items: Items = [
        ui.TextDisplay(f"**{tone('setup-language')}**"),
        ui.ActionRow(ChooseHabit(1, menus.habit_menu(tone, HABITS[1], community))),
        ui.TextDisplay(messages.choices(tone, community, server)),
    ]
    plan = proposal(community, server)
    if not plan.is_empty:
        names = Names(tone.i18n, community.locale)
        items.append(ui.TextDisplay(messages.proposal_text(tone, plan, names)))
        label = tone("setup-button-propose")
        items.append(ui.ActionRow(UseProposals(0, label=label, style=ButtonStyle.success)))
    # What has not been chosen stands in the list above.
    unchosen = (Fault.ROLE_NOT_CHOSEN, Fault.CHANNEL_NOT_CHOSEN)
    if found := [each for each in present.shortcomings if each.fault not in unchosen]:
        items.append(ui.TextDisplay(messages.to_mend(tone, found)))
    return items


def _parts(tone: Tone, present: Present, sort: type[Capability] | type[Purpose]) -> Items:
    items: Items = []
    for number, part in PARTS.items():
        if isinstance(part, sort):
            items.append(ui.TextDisplay(f"**{messages.part_name(tone, part)}**"))
            menu = menus.part_menu(tone, part, present.community, present.server)
            items.append(ui.ActionRow(ChoosePart(number, menu)))
    return items


def _habits(tone: Tone, present: Present, found: Sequence[str]) -> Items:
    items: Items = []
    for number, habit in HABITS.items():
        if habit != "locale":
            items.append(ui.TextDisplay(menus.habit_heading(tone, habit, present.community)))
            menu = menus.habit_menu(tone, habit, present.community, found=found)
            items.append(ui.ActionRow(ChooseHabit(number, menu)))
    return items


def _check(tone: Tone, present: Present) -> Items:
    gate = messages.gate_text(
        tone, present.community, present.takes_join_requests, present.extra_questions
    )
    checked = messages.check_text(tone, present.shortcomings)
    return [ui.TextDisplay(checked), ui.Separator(), ui.TextDisplay(gate)]


def _buttons(
    tone: Tone, page: Page, present: Present, candidate: ChannelId | None
) -> list[GuardedButton]:
    if page is Page.OVERVIEW:
        leads = {"roles": Page.ROLES, "channels": Page.CHANNELS, "habits": Page.HABITS}
        leads["check"] = Page.CHECK
    elif page is Page.CHECK:
        leads = {"change": Page.OVERVIEW, "again": Page.CHECK}
    else:
        leads = {"back": Page.OVERVIEW}
    buttons: list[GuardedButton] = [
        GoTo(number, label=tone(f"setup-button-{name}")) for name, number in leads.items()
    ]
    if page is Page.HABITS:
        buttons.append(FindZone(0, label=tone("setup-button-zone")))
    faults = {each.fault for each in present.shortcomings}
    if page is Page.CHECK and Fault.INVITATION_GONE in faults:
        buttons.append(InviteAgain(0, label=tone("setup-button-invite")))
    if candidate is None and Fault.REVIEW_SEEN in faults:
        candidate = present.community.review_channel_id
    if candidate is not None and candidate in present.server.channels:
        name = present.server.channels[candidate].name[:50]
        label = tone("setup-button-hide", channel=name)
        buttons.append(HideReview(candidate, label=label, style=ButtonStyle.danger))
    return buttons


# ------------------------------------------------------------------------------ what is pressed


class GoTo(GuardedButton, route="setup:page", needs=_NEEDS):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        if self.subject not in list(Page):
            raise NotFound()
        await interaction.response.defer()
        await show(interaction, actor, Page(self.subject))


class UseProposals(GuardedButton, route="setup:propose", needs=_NEEDS):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await interaction.response.defer()
        outcome = await creation.propose(
            bot_of(interaction), guild_of(interaction), by=actor.user_id
        )
        await show_outcome(interaction, actor, Page.OVERVIEW, outcome)


class HideReview(GuardedButton, route="setup:hide", needs=_NEEDS):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await interaction.response.defer()
        channel_id = ChannelId(self.subject)
        outcome = await creation.hide_review(
            bot_of(interaction), guild_of(interaction), channel_id, by=actor.user_id
        )
        well = tone_of(interaction, actor)("setup-hidden", channel=f"<#{channel_id}>")
        await show_outcome(interaction, actor, Page.CHANNELS, outcome, well=well)


class InviteAgain(GuardedButton, route="setup:invite", needs=_NEEDS):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await interaction.response.defer()
        bot, guild = bot_of(interaction), guild_of(interaction)
        community = await flow.known(bot, guild)
        await communities.invite_again(
            bot.uow, community_id=community.community_id, now=bot.clock.now()
        )
        notice = tone_of(interaction, actor)("setup-invited")
        await show(interaction, actor, Page.OVERVIEW, notice=notice)


class ChoosePart(GuardedSelect, route="setup:part", needs=_NEEDS):
    """Keeps a role or channel, or says why it can't be kept."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        part = PARTS.get(self.subject)
        if part is None:
            raise NotFound()
        await interaction.response.defer()
        chosen = _id_of(self.chosen[0]) if self.chosen else None
        bot, guild = bot_of(interaction), guild_of(interaction)
        outcome = await flow.choose(bot, guild, part, chosen, by=actor.user_id)
        page = Page.CHANNELS if isinstance(part, Purpose) else Page.ROLES
        well = tone_of(interaction, actor)("setup-saved")
        await show_outcome(interaction, actor, page, outcome, well=well)


class ChooseHabit(GuardedSelect, route="setup:habit", needs=_NEEDS):
    """Keeps the language, the time zone or a limit."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        habit = HABITS.get(self.subject)
        if habit is None or not self.chosen:
            raise NotFound()
        await interaction.response.defer()
        bot, guild = bot_of(interaction), guild_of(interaction)
        await flow.set_habit(bot, guild, habit, str(self.chosen[0]), by=actor.user_id)
        page = Page.OVERVIEW if habit == "locale" else Page.HABITS
        notice = tone_of(interaction, actor)("setup-saved")
        await show(interaction, actor, page, notice=notice)


class FindZone(GuardedButton, route="setup:zone", needs=_NEEDS):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await interaction.response.send_modal(ZoneForm(tone_of(interaction, actor)))


class ZoneForm(GuardedModal, route="setup:zone-form", needs=_NEEDS):
    """Keeps the one zone that fits, or offers those that do."""

    def __init__(self, tone: Tone) -> None:
        super().__init__(title=tone("setup-zone-title"))
        self._text: ui.TextInput[Any] = ui.TextInput(custom_id="zone", max_length=60)
        self.add_item(
            ui.Label(
                text=tone("setup-zone-label"),
                description=tone("setup-zone-hint"),
                component=self._text,
            )
        )

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await interaction.response.defer()
        bot, tone = bot_of(interaction), tone_of(interaction, actor)
        found = zones.matching(bot.i18n, actor.locale, self._text.value)
        if len(found) == 1:
            await flow.set_habit(bot, guild_of(interaction), "timezone", found[0], by=actor.user_id)
            zone = zones.name_of(bot.i18n, actor.locale, found[0])
            notice, found = tone("setup-zone-set", zone=zone), ()
        elif found:
            notice = tone("setup-zone-found")
        else:
            notice = tone("setup-zone-unknown", text=plain(self._text.value, limit=60))
        await show(interaction, actor, Page.HABITS, notice=notice, found=found)


def _id_of(value: Any) -> int:
    """The id of what was picked: Discord resolves it, a forger may leave it a text."""
    text = str(getattr(value, "id", value))
    if not (text.isascii() and text.isdigit()):
        raise NotFound()
    return int(text)


ITEMS = (GoTo, UseProposals, HideReview, InviteAgain, ChoosePart, ChooseHabit, FindZone)
