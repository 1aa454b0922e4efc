"""How a season is drawn up: the form, the whole programme in words, and then shown to all."""

from collections.abc import Mapping
from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import season_drafts, season_listing, seasons
from bot.services.season_listing import Programme
from bot.tones import Tone
from bot.ui import GuardedButton, Interaction, bot_of, layout, plain, show
from cogs.seasons.answers import LARGEST, hosted, is_organiser, step_of, tone_of
from cogs.seasons.forms import (
    capacity_of,
    opened,
    programme_of,
    public_of,
    said_of,
    season_edits,
    season_of,
    taken,
    typed_draft,
    typed_season,
)
from cogs.seasons.messages import card_parts
from domain import meetups as meetup_rules
from domain.community import Capability
from domain.errors import LedarbotError
from domain.ids import SeasonId
from domain.meetup_refusals import NoSuchStep
from domain.meetup_values import Meetup, Season, SeasonState

_MEMBER, _ORGANISER = Capability.MEMBER, Capability.ORGANISER
_GOOD, _BAD = discord.ButtonStyle.success, discord.ButtonStyle.danger
FORM, SEATS = "season", "season-seats"
_EMPTY = {"name": "", "hours": "", "where": "", "dates": "", "description": ""}


# --------------------------------------------------------------------------------------- create


async def create(interaction: Interaction, actor: Actor, previous: Season | None = None) -> None:
    """Open the empty form; with a season before, with its hours and place."""
    actor.must(_ORGANISER)
    if previous is not None and previous.state is SeasonState.DRAFT:
        # Nobody follows what nobody has seen, and a draft may be thrown away.
        raise NoSuchStep(state=previous.state)
    fields = {**_EMPTY, **(typed_season(previous) | {"name": ""} if previous else {})}
    number = previous.season_id if previous else SeasonId(0)

    async def take(interaction: Interaction, actor: Actor, raw: Mapping[str, str]) -> None:
        await _created(interaction, actor, raw, previous=number)

    form = opened(
        interaction,
        actor,
        form=f"{FORM}-after",
        subject=number,
        fields={name: fields[name] for name in _EMPTY},
        title="seasons-create-title",
        take=take,
    )
    await interaction.response.send_modal(form)


async def _created(
    interaction: Interaction, actor: Actor, raw: Mapping[str, str], *, previous: SeasonId
) -> None:
    actor.must(_ORGANISER)
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    now = bot.clock.now()
    try:
        lines = programme_of(raw, now=now, tone=tone, public=public_of(interaction, actor))
        season = season_of(interaction, actor, season_edits(raw), previous=previous or None)
        meetups = [
            Meetup(
                community_id=season.community_id,
                host_id=season.host_id,
                created_at=now,
                changed_at=now,
                title=line.title,
                start_at=line.start_at,
                end_at=line.end_at,
                date_note=line.date_note,
            )
            for line in lines
        ]
        programme = await seasons.create(bot.uow, season, meetups, by=actor.user_id, now=now)
    except LedarbotError as refusal:
        again = Again(previous, label=tone.text("seasons-button-again"), style=_GOOD)
        await _refused(interaction, refusal, tone, again)
        return
    taken(interaction, actor, form=f"{FORM}-after", subject=previous)
    await preview(interaction, actor, programme)


async def _refused(
    interaction: Interaction, refusal: LedarbotError, tone: Tone, again: GuardedButton
) -> None:
    await show(interaction, layout(ui.TextDisplay(said_of(refusal, tone)), ui.ActionRow(again)))


class Again(GuardedButton, route="seasons:again", needs=_ORGANISER):
    """Opens the form of a new season with what was typed; the number is the season before."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        previous = None
        if self.subject:
            previous = (await hosted(interaction, actor, SeasonId(self.subject))).season
        await create(interaction, actor, previous)


# -------------------------------------------------------------------------------------- preview


async def preview(
    interaction: Interaction, actor: Actor, programme: Programme, *, notice: str = ""
) -> None:
    """The draft as it will be, in words, and the ways on."""
    tone, season = tone_of(interaction, actor), programme.season
    faults = _faults(interaction, programme, tone)
    carried = await _carried_text(interaction, actor, season, tone)
    lines = [tone.text("seasons-preview"), notice, faults, carried]
    intro = "\n".join(line for line in lines if line)
    parts = card_parts(programme, counts={}, tone=tone, reserved=len(intro))
    items: list[ui.Item[Any]] = [ui.TextDisplay(intro), ui.Separator()]
    items += [ui.TextDisplay(part) for part in parts]
    number, buttons = season.season_id, list[ui.Item[Any]]()
    if not faults:
        label = tone.text("seasons-button-announce")
        buttons.append(Announce(programme.seen * LARGEST + number, label=label, style=_GOOD))
    buttons.append(Edit(number, label=tone.text("meetups-button-change")))
    buttons.append(Seats(number, label=tone.text("seasons-button-seats")))
    buttons.append(Discard(number, label=tone.text("meetups-button-discard"), style=_BAD))
    await show(interaction, layout(*items, ui.ActionRow(*buttons)))


def _faults(interaction: Interaction, programme: Programme, tone: Tone) -> str:
    """What stands in the way of showing it, told before anybody tries."""
    now = bot_of(interaction).clock.now()
    for meetup in programme.meetups:
        if meetup.is_announced:
            continue
        try:
            meetup_rules.announce(meetup, now=now)
        except LedarbotError as refusal:
            why = said_of(refusal, tone)
            return tone.text("seasons-preview-fault", number=meetup.position, why=why)
    return ""


async def _carried_text(interaction: Interaction, actor: Actor, season: Season, tone: Tone) -> str:
    if season.previous_id is None:
        return ""
    before = await season_listing.find(
        bot_of(interaction).uow,
        community_id=season.community_id,
        season_id=season.previous_id,
        by=actor.user_id,
        is_organiser=is_organiser(actor),
    )
    name = plain(before.season.name)
    return tone.text("seasons-preview-carried", name=name, members=before.members)


class Announce(GuardedButton, route="seasons:announce", needs=_MEMBER):
    """Shows the season to all: as it was seen, or not at all."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        seen, number = divmod(self.subject, LARGEST)
        programme = await hosted(interaction, actor, SeasonId(number))
        tone = tone_of(interaction, actor)
        if programme.season.state is not SeasonState.DRAFT:
            raise NoSuchStep(state=programme.season.state)
        if programme.seen != seen:
            notice = tone.text("seasons-draft-changed")
            await preview(interaction, actor, programme, notice=notice)
            return
        step = step_of(interaction, actor, SeasonId(number))
        shown = await seasons.announce(bot_of(interaction).uow, **step)
        text = tone.text("seasons-announced", name=plain(shown.season.name))
        await show(interaction, layout(ui.TextDisplay(text)))


class Discard(GuardedButton, route="seasons:discard", needs=_MEMBER):
    """Deletes a draft."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        step = step_of(interaction, actor, SeasonId(self.subject))
        await season_drafts.discard(bot_of(interaction).uow, **step)
        text = tone_of(interaction, actor).text("meetups-discarded")
        await show(interaction, layout(ui.TextDisplay(text)))


# ----------------------------------------------------------------------------------------- edit


class Edit(GuardedButton, route="seasons:edit", needs=_MEMBER):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await edit(interaction, actor, SeasonId(self.subject))


async def edit(interaction: Interaction, actor: Actor, season_id: SeasonId) -> None:
    """Open the form; of a running season without the dates, which are the meetups' own."""
    programme = await hosted(interaction, actor, season_id)
    season, tone = programme.season, tone_of(interaction, actor)
    if season.state is SeasonState.ENDED:
        raise NoSuchStep(state=season.state)
    is_draft = season.state is SeasonState.DRAFT

    async def take(interaction: Interaction, actor: Actor, raw: Mapping[str, str]) -> None:
        await _edited(interaction, actor, season_id, raw)

    form = opened(
        interaction,
        actor,
        form=FORM,
        subject=season_id,
        fields=typed_draft(season, programme.meetups, tone) if is_draft else typed_season(season),
        title="seasons-edit-title",
        take=take,
    )
    await interaction.response.send_modal(form)


async def _edited(
    interaction: Interaction, actor: Actor, season_id: SeasonId, raw: Mapping[str, str]
) -> None:
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    step = step_of(interaction, actor, season_id)
    try:
        edits = season_edits(raw)
        if "dates" in raw:
            public = public_of(interaction, actor)
            lines = programme_of(raw, now=step["now"], tone=tone, public=public)
            programme = await season_drafts.redraw(bot.uow, **step, edits=edits, lines=lines)
        else:
            programme = await seasons.edit(bot.uow, **step, edits=edits)
    except LedarbotError as refusal:
        again = Edit(season_id, label=tone.text("seasons-button-again"), style=_GOOD)
        await _refused(interaction, refusal, tone, again)
        return
    taken(interaction, actor, form=FORM, subject=season_id)
    if programme.season.state is SeasonState.DRAFT:
        await preview(interaction, actor, programme)
        return
    await show(interaction, layout(ui.TextDisplay(tone.text("seasons-saved"))))


class Seats(GuardedButton, route="seasons:seats", needs=_MEMBER):
    """How many each meetup of a draft takes."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        season_id = SeasonId(self.subject)
        programme = await hosted(interaction, actor, season_id)
        if programme.season.state is not SeasonState.DRAFT:
            raise NoSuchStep(state=programme.season.state)
        first = programme.meetups[0] if programme.meetups else None
        capacity = first.seats.capacity if first is not None else None

        async def take(interaction: Interaction, actor: Actor, raw: Mapping[str, str]) -> None:
            await _seated(interaction, actor, season_id, raw)

        form = opened(
            interaction,
            actor,
            form=SEATS,
            subject=season_id,
            fields={"capacity": "" if capacity is None else str(capacity)},
            title="seasons-button-seats",
            take=take,
        )
        await interaction.response.send_modal(form)


async def _seated(
    interaction: Interaction, actor: Actor, season_id: SeasonId, raw: Mapping[str, str]
) -> None:
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    step = step_of(interaction, actor, season_id)
    try:
        capacity = capacity_of(raw["capacity"])
        programme = await season_drafts.set_for_all(bot.uow, **step, capacity=capacity)
        notice = tone.text("seasons-saved")
    except LedarbotError as refusal:
        programme, notice = await hosted(interaction, actor, season_id), said_of(refusal, tone)
    taken(interaction, actor, form=SEATS, subject=season_id)
    await preview(interaction, actor, programme, notice=notice)


ITEMS = (Again, Announce, Discard, Edit, Seats)
