""" "Mer": the whole of a season, and for its host the tools."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import season_drafts, season_readings, seasons
from bot.services.season_listing import Programme
from bot.services.season_readings import Drawn
from bot.tones import Tone
from bot.ui import NO_PINGS, GuardedButton, Interaction, bot_of, layout, plain, quoted, show
from cogs.seasons import editor
from cogs.seasons.answers import LARGEST, hosted, is_organiser, step_of, tone_of
from cogs.seasons.attending import Export, WhoComes
from cogs.seasons.following import CalendarFile, Join, Mine
from cogs.seasons.forms import line_of, opened, public_of, said_of, taken
from cogs.seasons.messages import all_reserved, head_text, pages, programme_lines, when_text
from domain.community import Capability
from domain.errors import LedarbotError, NotFound
from domain.ids import SeasonId
from domain.meetup_refusals import NoSuchStep
from domain.meetup_values import Meetup, Season, SeasonState
from domain.season_programmes import usual_title
from domain.seasons import is_over, may_change
from domain.texts import one_line
from domain.typed_programmes import read_programme
from domain.typed_rhythms import read_hours

_MEMBER, _ORGANISER = Capability.MEMBER, Capability.ORGANISER
_GOOD, _BAD = discord.ButtonStyle.success, discord.ButtonStyle.danger
ADD = "season-add"


async def show_details(
    interaction: Interaction, actor: Actor, season_id: SeasonId, *, notice: str = ""
) -> None:
    """Everything about a season that the person may see, in as many messages as it takes."""
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    drawn = await season_readings.seen(
        bot.uow,
        community_id=actor.must(_MEMBER).community_id,
        season_id=season_id,
        by=actor.user_id,
        is_organiser=is_organiser(actor),
    )
    *before, last = pages(_whole(drawn, tone, notice=notice))
    rows = [*_rows(drawn.programme.season, tone), *_tools(actor, drawn.programme, tone)]
    if not before:
        await show(interaction, layout(ui.TextDisplay(last), *rows))
        return
    await show(interaction, layout(ui.TextDisplay(before[0])))
    for number, text in enumerate([*before[1:], last], 1):
        items: list[ui.Item[Any]] = [ui.TextDisplay(text)]
        items += rows if number == len(before) else []
        await interaction.followup.send(
            view=layout(*items), ephemeral=True, allowed_mentions=NO_PINGS
        )


def _whole(drawn: Drawn, tone: Tone, *, notice: str) -> str:
    programme = drawn.programme
    season, reserved = programme.season, all_reserved(programme)
    parts = [
        notice,
        head_text(season, tone, reserved=reserved),
        quoted(season.description) if season.description else "",
        "\n".join(programme_lines(programme, drawn.counts, tone, each_reserved=not reserved)),
        tone.text("seasons-card-followers", members=programme.members),
    ]
    return "\n\n".join(part for part in parts if part)


def _rows(season: Season, tone: Tone) -> list[ui.ActionRow[Any]]:
    number, buttons = season.season_id, list[ui.Item[Any]]()
    if season.state is SeasonState.RUNNING:
        buttons.append(Join(number, label=tone.text("seasons-button-join"), style=_GOOD))
    if season.state is not SeasonState.DRAFT:
        buttons.append(Mine(number, label=tone.text("seasons-button-mine")))
        buttons.append(CalendarFile(number, label=tone.text("meetups-button-ics")))
    return [ui.ActionRow(*buttons)] if buttons else []


def _tools(actor: Actor, programme: Programme, tone: Tone) -> list[ui.ActionRow[Any]]:
    season = programme.season
    if not may_change(season, by=actor.user_id, is_organiser=is_organiser(actor)):
        return []
    number, buttons = season.season_id, list[ui.Item[Any]]()
    if season.state is SeasonState.DRAFT:
        buttons.append(Draft(number, label=tone.text("seasons-button-draft"), style=_GOOD))
        return [ui.ActionRow(*buttons)]
    buttons.append(WhoComes(number, label=tone.text("seasons-button-who")))
    buttons.append(Export(number, label=tone.text("meetups-button-export")))
    rows = [ui.ActionRow(*buttons)]
    if season.state is SeasonState.RUNNING:
        rows.append(
            ui.ActionRow(
                editor.Edit(number, label=tone.text("meetups-button-edit")),
                Add(number, label=tone.text("seasons-button-add")),
                End(number, label=tone.text("seasons-button-end"), style=_BAD),
            )
        )
    if is_organiser(actor):
        rows.append(ui.ActionRow(Next(number, label=tone.text("seasons-button-next"))))
    return rows


class More(GuardedButton, route="seasons:more", needs=_MEMBER):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await show_details(interaction, actor, SeasonId(self.subject))


class Draft(GuardedButton, route="seasons:draft", needs=_MEMBER):
    """Goes on with a draft."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        programme = await hosted(interaction, actor, SeasonId(self.subject))
        if programme.season.state is not SeasonState.DRAFT:
            raise NoSuchStep(state=programme.season.state)
        await editor.preview(interaction, actor, programme)


class Next(GuardedButton, route="seasons:next", needs=_ORGANISER):
    """Begins the season after this one, whose members are asked to come along."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        programme = await hosted(interaction, actor, SeasonId(self.subject))
        await editor.create(interaction, actor, programme.season)


# ------------------------------------------------------------------------------------ ends


class End(GuardedButton, route="seasons:end", needs=_MEMBER):
    """Asks once more before a season ends."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        programme = await hosted(interaction, actor, SeasonId(self.subject))
        tone = tone_of(interaction, actor)
        if programme.season.state is not SeasonState.RUNNING:
            raise NoSuchStep(state=programme.season.state)
        over = "yes" if is_over(programme.meetups) else "no"
        text = tone.text("seasons-end-ask", name=plain(programme.season.name), over=over)
        label = tone.text("seasons-button-end-yes")
        yes = EndYes(self.subject, label=label, style=_BAD)
        await show(interaction, layout(ui.TextDisplay(text), ui.ActionRow(yes)))


class EndYes(GuardedButton, route="seasons:end-yes", needs=_MEMBER):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        tone = tone_of(interaction, actor)
        step = step_of(interaction, actor, SeasonId(self.subject))
        programme = await seasons.end(bot_of(interaction).uow, **step)
        text = tone.text("seasons-ended", name=plain(programme.season.name))
        items: list[ui.Item[Any]] = [ui.TextDisplay(text)]
        if is_organiser(actor):
            following = Next(self.subject, label=tone.text("seasons-button-next"), style=_GOOD)
            items.append(ui.ActionRow(following))
        await show(interaction, layout(*items))


# ------------------------------------------------------------------------------ one more meetup


class Add(GuardedButton, route="seasons:add", needs=_MEMBER):
    """Opens the form of one more meetup, or the draft that waits to be shown."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        programme = await hosted(interaction, actor, SeasonId(self.subject))
        if programme.season.state is not SeasonState.RUNNING:
            raise NoSuchStep(state=programme.season.state)
        waits = season_drafts.drafted(programme.meetups)
        if waits is not None:
            await _ask(interaction, actor, programme.season, waits)
            return
        await _open(interaction, actor, programme.season)


async def _open(interaction: Interaction, actor: Actor, season: Season) -> None:
    async def take(interaction: Interaction, actor: Actor, raw: Mapping[str, str]) -> None:
        await _drafted(interaction, actor, season.season_id, raw)

    form = opened(
        interaction,
        actor,
        form=ADD,
        subject=season.season_id,
        fields={"title": "", "date": "", "words": ""},
        title="seasons-button-add",
        take=take,
    )
    await interaction.response.send_modal(form)


async def _drafted(
    interaction: Interaction, actor: Actor, season_id: SeasonId, raw: Mapping[str, str]
) -> None:
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    programme = await hosted(interaction, actor, season_id)
    season, step = programme.season, step_of(interaction, actor, season_id)
    last = max((each.position for each in programme.meetups), default=0)
    try:
        [planned, *others] = read_programme(
            raw["date"],
            hours=read_hours(season.usual_time),
            now=step["now"],
            zone=tone.timezone,
            locale=tone.locale,
        )
        if others:
            raise NotFound()
        title = one_line(raw["title"]) or planned.title or usual_title(season.name, last + 1)
        line = replace(line_of(planned, title, public_of(interaction, actor)), title=title)
        meetup = await season_drafts.draft_meetup(
            bot.uow, **step, line=line, description=raw["words"]
        )
    except LedarbotError as refusal:
        again = Add(season_id, label=tone.text("seasons-button-again"), style=_GOOD)
        text = said_of(refusal, tone)
        await show(interaction, layout(ui.TextDisplay(text), ui.ActionRow(again)))
        return
    taken(interaction, actor, form=ADD, subject=season_id)
    await _ask(interaction, actor, season, meetup)


async def _ask(interaction: Interaction, actor: Actor, season: Season, meetup: Meetup) -> None:
    """The drafted meetup in words, to be shown to all or thrown away."""
    tone = tone_of(interaction, actor)
    text = tone.text(
        "seasons-add-ask",
        number=meetup.position,
        when=when_text(meetup, tone),
        title=plain(meetup.title),
        name=plain(season.name),
    )
    put = Put(meetup.revision * LARGEST + season.season_id, label=tone.text("seasons-button-put"))
    put.item.style = _GOOD
    drop = Drop(season.season_id, label=tone.text("meetups-button-discard"), style=_BAD)
    await show(interaction, layout(ui.TextDisplay(text), ui.ActionRow(put, drop)))


class Put(GuardedButton, route="seasons:put", needs=_MEMBER):
    """Shows the drafted meetup to all: as it was seen, or not at all."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        revision, number = divmod(self.subject, LARGEST)
        step = step_of(interaction, actor, SeasonId(number))
        meetup = await season_drafts.show_meetup(bot_of(interaction).uow, **step, revision=revision)
        tone = tone_of(interaction, actor)
        text = tone.text("seasons-added", title=plain(meetup.title))
        await show(interaction, layout(ui.TextDisplay(text)))


class Drop(GuardedButton, route="seasons:drop", needs=_MEMBER):
    """Throws the drafted meetup away."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        step = step_of(interaction, actor, SeasonId(self.subject))
        await season_drafts.drop_meetup(bot_of(interaction).uow, **step)
        text = tone_of(interaction, actor).text("meetups-discarded")
        await show(interaction, layout(ui.TextDisplay(text)))


ITEMS = (More, Draft, Next, End, EndYes, Add, Put, Drop)
