"""Following a season: with one press all of it, then skipping or coming back to one meetup."""

import io
from typing import Any

import discord
from discord import ui

from bot.calendars import season_calendar
from bot.permissions import Actor
from bot.services import season_choices, seasons
from bot.services.season_readings import Own
from bot.tones import Tone
from bot.ui import (
    GuardedButton,
    GuardedSelect,
    Interaction,
    bot_of,
    in_time,
    layout,
    plain,
    show,
)
from cogs.seasons.answers import LARGEST, found, own_of, roles_of, season_id_of, tone_of
from cogs.seasons.messages import (
    card_url,
    has_seat,
    named_text,
    own_lines,
    shown_meetups,
    when_text,
)
from domain.community import Capability
from domain.errors import NotFound
from domain.ids import MeetupId, SeasonId
from domain.meetup_values import HOLDS_SEAT, Meetup, SeasonState, Standing, State

_MEMBER = Capability.MEMBER
_GOOD = discord.ButtonStyle.success
PAGE = 10
_LABEL = 100
_CHOSEN = HOLDS_SEAT | {Standing.WAITING, Standing.MAYBE}
_TO_CHOOSE = frozenset({State.OPEN, State.FULL, State.CLOSED, State.DATE_TO_COME, State.POSTPONED})


# -------------------------------------------------------------------------------------- screens


def mine_view(
    own: Own, tone: Tone, *, page: int = 0, notice: str = "", says_following: bool = True
) -> ui.LayoutView:
    """The person's answers to the whole season, with a menu to skip one or come back to it."""
    season, meetups = own.programme.season, shown_meetups(own.programme)
    part = meetups[page * PAGE : (page + 1) * PAGE]
    lines = [f"### {plain(season.name)}", notice]
    lines += [_following_text(own, tone)] if says_following else []
    lines += own_lines(own, part, tone)
    items: list[ui.Item[Any]] = [ui.TextDisplay("\n".join(line for line in lines if line))]
    options = [_option(own, each, tone) for each in part if each.state in _TO_CHOOSE]
    if options:
        menu: ui.Select[Any] = ui.Select(
            placeholder=tone.text("seasons-choose-placeholder"), options=options
        )
        items.append(ui.ActionRow(Choose(page * LARGEST + season.season_id, menu)))
    turns = [
        Mine(number * LARGEST + season.season_id, label=tone.text(f"meetups-page-{way}"))
        for number, way in ((page - 1, "back"), (page + 1, "next"))
        if 0 <= number * PAGE < len(meetups)
    ]
    items += [ui.ActionRow(*row) for row in (turns, _buttons(own, tone)) if row]
    return layout(*items)


def _buttons(own: Own, tone: Tone) -> list[ui.Item[Any]]:
    season = own.programme.season
    buttons: list[ui.Item[Any]] = []
    if season.state is SeasonState.RUNNING and not own.follows:
        label = tone.text("seasons-button-join")
        buttons.append(Join(season.season_id, label=label, style=_GOOD))
    if any(each.start_at is not None for each in own.programme.meetups):
        buttons.append(CalendarFile(season.season_id, label=tone.text("meetups-button-ics")))
    if own.follows and season.state is SeasonState.RUNNING:
        buttons.append(Leave(season.season_id, label=tone.text("seasons-button-leave")))
    return buttons


def _following_text(own: Own, tone: Tone) -> str:
    if own.member is not None and not own.member.confirmed:
        return tone.text("seasons-following", follows="asked")
    return tone.text("seasons-following", follows="yes" if own.follows else "no")


def _option(own: Own, meetup: Meetup, tone: Tone) -> discord.SelectOption:
    """A meetup in the menu; what choosing it does stands below."""
    when = when_text(meetup, tone, limit=40, bare=True)
    title = meetup.title if named_text(own.programme.season, meetup, limit=9) else ""
    label = " · ".join(part for part in (f"{meetup.position}. {when}", title) if part)
    does = "skip" if _comes(own, meetup) else "back"
    return discord.SelectOption(
        label=label[:_LABEL],
        value=str(meetup.meetup_id),
        description=tone.text("seasons-choose-does", does=does),
    )


def _comes(own: Own, meetup: Meetup) -> bool:
    """True where choosing the meetup means to skip it."""
    signup = own.answers.get(meetup.meetup_id)
    if signup is None:
        return own.follows and meetup.state in (State.DATE_TO_COME, State.POSTPONED)
    return signup.standing in _CHOSEN


# ------------------------------------------------------------------------------ what is pressed


async def join(interaction: Interaction, actor: Actor, season_id: SeasonId) -> None:
    """Follow the season, and say what that gave at each meetup."""
    bot, community = bot_of(interaction), actor.must(_MEMBER)
    work = seasons.join(
        bot.uow,
        community_id=community.community_id,
        season_id=season_id,
        user_id=actor.user_id,
        role_ids=roles_of(interaction),
        order=interaction.id,
        now=bot.clock.now(),
    )
    # A seat at each of its meetups: the most that one press can ask for.
    await in_time(interaction, work)
    tone = tone_of(interaction, actor)
    own = await own_of(interaction, actor, season_id)
    view = mine_view(own, tone, notice=tone.text("seasons-joined"), says_following=False)
    await show(interaction, view)


async def leave(interaction: Interaction, actor: Actor, season_id: SeasonId) -> None:
    """Follow it no longer."""
    bot, community = bot_of(interaction), actor.must(_MEMBER)
    work = seasons.leave(
        bot.uow,
        community_id=community.community_id,
        season_id=season_id,
        user_id=actor.user_id,
        order=interaction.id,
        now=bot.clock.now(),
    )
    await in_time(interaction, work)
    tone = tone_of(interaction, actor)
    own = await own_of(interaction, actor, season_id)
    view = mine_view(own, tone, notice=tone.text("seasons-left"), says_following=False)
    await show(interaction, view)


class Join(GuardedButton, route="seasons:join", needs=_MEMBER):
    """Yes to all of it."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await join(interaction, actor, SeasonId(self.subject))


class Leave(GuardedButton, route="seasons:leave", needs=_MEMBER):
    """No longer: the seats at what is to come are given back."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await leave(interaction, actor, SeasonId(self.subject))


class Mine(GuardedButton, route="seasons:mine", needs=_MEMBER):
    """One's own answers; the number is the page and the season."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        page, number = divmod(self.subject, LARGEST)
        own = await own_of(interaction, actor, SeasonId(number))
        await show(interaction, mine_view(own, tone_of(interaction, actor), page=page))


class Choose(GuardedSelect, route="seasons:choose", needs=_MEMBER):
    """Skips the meetup that was picked, or comes back to it."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        page, number = divmod(self.subject, LARGEST)
        meetup_id = MeetupId(season_id_of(str(self.chosen[0])))
        own = await own_of(interaction, actor, SeasonId(number))
        meetup = next((m for m in shown_meetups(own.programme) if m.meetup_id == meetup_id), None)
        if meetup is None:
            raise NotFound()
        bot, tone = bot_of(interaction), tone_of(interaction, actor)
        step: dict[str, Any] = {
            "community_id": actor.must(_MEMBER).community_id,
            "season_id": number,
            "meetup_id": meetup_id,
            "user_id": actor.user_id,
            "order": interaction.id,
            "now": bot.clock.now(),
        }
        skips = _comes(own, meetup)
        if skips:
            await season_choices.skip(bot.uow, **step)
        else:
            await season_choices.come_back(bot.uow, **step, role_ids=roles_of(interaction))
        notice = tone.text("seasons-chosen", does="skip" if skips else "back")
        own = await own_of(interaction, actor, SeasonId(number))
        await show(interaction, mine_view(own, tone, page=page, notice=notice))


class CalendarFile(GuardedButton, route="seasons:ics", needs=_MEMBER):
    """The season for one's own calendar, with the links to where one has a seat."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        season_id, bot = SeasonId(self.subject), bot_of(interaction)
        community = actor.must(_MEMBER)
        await found(interaction, actor, season_id)
        own = await own_of(interaction, actor, season_id)
        meetups = shown_meetups(own.programme)
        urls = {each.meetup_id: url for each in meetups if (url := card_url(each))}
        content = season_calendar(
            own.programme.season,
            meetups,
            network=community.name,
            zone=community.timezone,
            locale=actor.locale,
            i18n=bot.i18n,
            urls=urls,
            with_links={each.meetup_id for each in meetups if has_seat(own, each)},
        )
        text = tone_of(interaction, actor).text("seasons-ics-here")
        file = discord.File(io.BytesIO(content), filename=f"season-{season_id}.ics")
        await interaction.response.send_message(text, file=file, ephemeral=True)


ITEMS = (Join, Leave, Mine, Choose, CalendarFile)
