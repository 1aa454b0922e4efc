"""The screens on which a change is drawn up, tried on past cases, and put in force."""

from dataclasses import replace
from typing import Any

from discord import ButtonStyle, ui

from bot.permissions import Actor
from bot.services import communities, policies
from bot.ui import (
    GuardedButton,
    GuardedSelect,
    Interaction,
    bot_of,
)
from cogs.policy import messages
from cogs.policy.drafts import LARGEST, Draft
from cogs.policy.messages import PER_PAGE, Tone
from cogs.policy.questions import QuestionsForm
from cogs.policy.screens import draft_in, draw, in_force, menu_of, tone_of
from domain.community import Capability, Community
from domain.errors import NotFound
from domain.policies import MAY_GIVE
from domain.screening.findings import Criterion, Recommendation

_MODERATOR, _ADMINISTRATOR = Capability.MODERATOR, Capability.ADMINISTRATOR
# Numbers in the ids of menus that have been sent: a number keeps its meaning for ever.
DAYS: dict[int, tuple[str, tuple[int, ...]]] = {
    1: ("reapply_days", (0, 7, 14, 30, 60, 90, 180)),
    2: ("keep_declined_days", (30, 60, 90, 180, 365)),
    3: ("keep_approved_days", (90, 180, 365, 730)),
}


# -------------------------------------------------------------------------------------- screens


async def show(interaction: Interaction, actor: Actor, notice: str = "") -> None:
    """The policy in force, with the ways on, and for administrators the days to choose."""
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    community_id = actor.must(_MODERATOR).community_id
    community = await communities.of(bot.uow, community_id=community_id)
    assert community is not None
    found, draft = await in_force(interaction, actor), await draft_in(interaction, actor)
    taught = await policies.terms(bot.uow, community_id=community_id)
    may_change = _ADMINISTRATOR in actor.capabilities
    text = messages.shown(
        tone, found, draft, community, terms=len(taught), has_menus=may_change, notice=notice
    )
    items: list[ui.Item[Any]] = [ui.TextDisplay(text)]
    buttons: list[ui.Item[Any]] = [DrawUp(draft.number, label=tone("policies-button-draw"))]
    if may_change:
        buttons.append(AskMore(found.policy.version, label=tone("policies-button-questions")))
        items += _days(tone, community)
    await draw(interaction, *items, ui.ActionRow(*buttons))


def _days(tone: Tone, community: Community) -> list[ui.Item[Any]]:
    """The community's days, each kept as soon as it is chosen."""
    items: list[ui.Item[Any]] = []
    for number, (field, offered) in DAYS.items():
        present = getattr(community, field)
        options = {
            str(days): tone("policies-days-option", days=days)
            for days in sorted({*offered, present})
        }
        heading = tone(f"policies-days-{field.replace('_', '-')}")
        items.append(ui.TextDisplay(f"**{heading}**"))
        items.append(ui.ActionRow(PickDays(number, menu_of(options, {str(present)}))))
    return items


async def show_draft(interaction: Interaction, actor: Actor, draft: Draft) -> None:
    """The menus with which a change is drawn up."""
    tone = tone_of(interaction, actor)
    text = f"## {tone('policies-draft-title')}\n{tone('policies-draft-intro')}"
    try_it = TryOut(draft.number, label=tone("policies-button-try"), style=ButtonStyle.primary)
    items: list[ui.Item[Any]] = [ui.TextDisplay(text)]
    for heading, menu in _menus(tone, draft):
        items += [ui.TextDisplay(f"**{heading}**"), ui.ActionRow(menu)]
    back = ShowInForce(0, label=tone("policies-button-back"))
    await draw(interaction, *items, ui.ActionRow(try_it, back))


def _menus(tone: Tone, draft: Draft) -> list[tuple[str, GuardedSelect]]:
    policy, number = draft.whole, draft.number
    criteria = {c.value: tone("policies-criterion", criterion=c.value) for c in Criterion}
    chosen = {c.value for c in policy.counting}
    menu = menu_of(criteria, chosen, most=len(criteria))
    menus: list[tuple[str, GuardedSelect]] = [
        (tone("policies-pick-counting"), PickCriteria(number, menu))
    ]
    for pick in (PickAllMet, PickUnclear, PickMissing):
        options = {
            gives.value: tone("policies-gives", gives=gives.value)
            for gives in MAY_GIVE[pick.outcome]
        }
        menu = menu_of(options, {getattr(policy, pick.outcome).value})
        heading = tone("policies-pick-outcome", outcome=pick.outcome)
        menus.append((heading, pick(number, menu)))
    switch = {name: tone("policies-clear-option", switched=name) for name in ("off", "on")}
    menu = menu_of(switch, {"on" if draft.policy.approves_clear else "off"})
    menus.append((tone("policies-pick-clear"), PickClear(number, menu)))
    return menus


async def show_trial(interaction: Interaction, actor: Actor, draft: Draft, *, page: int) -> None:
    """What the change would have meant, and for administrators the button that puts it in force."""
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    community_id = actor.must(_MODERATOR).community_id
    trial = await policies.try_change(
        bot.uow,
        community_id=community_id,
        policy=draft.policy,
        shipped=draft.shipped,
        read=await bot.reader_for(community_id),
    )
    text = messages.trial_text(tone, draft, trial, page=page)
    buttons: list[ui.Item[Any]] = []
    if _ADMINISTRATOR in actor.capabilities:
        label = tone("policies-button-put")
        buttons.append(PutInForce(draft.number, label=label, style=ButtonStyle.success))
    else:
        text = f"{text}\n-# {tone('policies-trial-administrators')}"
    buttons.append(DrawUp(draft.number, label=tone("policies-button-change")))
    for number, name in ((page - 1, "previous"), (page + 1, "next")):
        if 0 <= number * PER_PAGE < len(trial.differences):
            label = tone(f"policies-button-{name}")
            buttons.append(TryOut(number * LARGEST + draft.number, label=label))
    await draw(interaction, ui.TextDisplay(text), ui.ActionRow(*buttons))


# ------------------------------------------------------------------------------ what is pressed


class ShowInForce(GuardedButton, route="policy:show", needs=_MODERATOR):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await interaction.response.defer()
        await show(interaction, actor)


class DrawUp(GuardedButton, route="policy:draw", needs=_MODERATOR):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await interaction.response.defer()
        await show_draft(interaction, actor, await draft_in(interaction, actor, self.subject))


class TryOut(GuardedButton, route="policy:try", needs=_MODERATOR):
    """Its number is the page of differences times a thousand million, plus the draft."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await interaction.response.defer()
        page, number = divmod(self.subject, LARGEST)
        draft = await draft_in(interaction, actor, number)
        await show_trial(interaction, actor, draft, page=page)


class PutInForce(GuardedButton, route="policy:put", needs=_ADMINISTRATOR):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await interaction.response.defer()
        bot, community = bot_of(interaction), actor.must(_ADMINISTRATOR)
        draft = await draft_in(interaction, actor, self.subject)
        where, now = community.community_id, bot.clock.now()
        policy = await policies.change(
            bot.uow, community_id=where, policy=draft.policy, by=actor.user_id, now=now
        )
        reread = await policies.read_again(
            bot.uow, community_id=where, read=await bot.reader_for(where), now=now
        )
        tone = tone_of(interaction, actor)
        put = tone("policies-put", version=policy.version)
        notice = f"{put} {tone('policies-reread', count=reread)}"
        await show(interaction, actor, notice)


class _Pick(GuardedSelect, route="policy:-", needs=_MODERATOR):
    """What the menus of a draft share: each draws the screen with what was picked."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await interaction.response.defer()
        draft = await draft_in(interaction, actor, self.subject)
        await show_draft(interaction, actor, self.picked(draft))

    def picked(self, draft: Draft) -> Draft:
        raise LookupError(type(self).__name__)


class PickCriteria(_Pick, route="policy:criteria", needs=_MODERATOR):
    def picked(self, draft: Draft) -> Draft:
        if not set(self.chosen) <= set(Criterion):
            raise NotFound()
        return draft.with_value("counting", frozenset(map(Criterion, self.chosen)))


class _PickOutcome(_Pick, route="policy:outcome-", needs=_MODERATOR):
    outcome: str

    def picked(self, draft: Draft) -> Draft:
        if not self.chosen or self.chosen[0] not in list(Recommendation):
            raise NotFound()
        return draft.with_value(self.outcome, Recommendation(self.chosen[0]))


class PickAllMet(_PickOutcome, route="policy:all-met", needs=_MODERATOR):
    outcome = "all_met"


class PickUnclear(_PickOutcome, route="policy:unclear", needs=_MODERATOR):
    outcome = "otherwise"


class PickMissing(_PickOutcome, route="policy:missing", needs=_MODERATOR):
    outcome = "some_not_met"


class PickClear(_Pick, route="policy:clear", needs=_MODERATOR):
    def picked(self, draft: Draft) -> Draft:
        return draft.with_value("approves_clear", self.chosen == ["on"])


class PickDays(GuardedSelect, route="policy:day", needs=_ADMINISTRATOR):
    """Keeps a number of days in the community's settings."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await interaction.response.defer()
        field, offered = DAYS.get(self.subject, ("", ()))
        chosen = str(self.chosen[0]) if self.chosen else ""
        if not chosen.isdecimal() or int(chosen) not in offered:
            raise NotFound()
        await keep_days(interaction, actor, field, int(chosen))
        saved = tone_of(interaction, actor)("policies-saved")
        await show(interaction, actor, saved)


async def keep_days(interaction: Interaction, actor: Actor, field: str, days: int) -> None:
    """Change one of the community's days."""
    bot = bot_of(interaction)

    def changed(before: Community) -> Community:
        return replace(before, **{field: days})  # type: ignore[arg-type]

    await communities.change(
        bot.uow,
        community_id=actor.must(_ADMINISTRATOR).community_id,
        by=actor.user_id,
        now=bot.clock.now(),
        change=changed,
    )


class AskMore(GuardedButton, route="policy:questions", needs=_ADMINISTRATOR):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        found = await in_force(interaction, actor)
        form = QuestionsForm(tone_of(interaction, actor), found, then=show)
        await interaction.response.send_modal(form)


ITEMS = (
    ShowInForce,
    DrawUp,
    TryOut,
    PutInForce,
    PickCriteria,
    PickAllMet,
    PickUnclear,
    PickMissing,
    PickClear,
    PickDays,
    AskMore,
)
