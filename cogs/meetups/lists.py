"""Meetups as a list: paged, by place and month, one's own, and the choices of a command."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import discord
from discord import app_commands, ui

from bot.permissions import Actor
from bot.services import meetup_listing
from bot.services.meetup_listing import PAGE, Wanted
from bot.tones import Tone
from bot.ui import CARD_LENGTH, GuardedButton, GuardedSelect, Interaction, bot_of, layout, plain
from cogs.meetups.answers import is_organiser, show, tone_of
from cogs.meetups.details import show_details
from cogs.meetups.messages import short_when, title_text
from domain.community import Capability, Community
from domain.errors import NotFound
from domain.ids import MeetupId
from domain.meetup_values import ANNOUNCED, ENDED, TITLE_LENGTH, Meetup, Standing, State
from domain.texts import one_line

_MEMBER = Capability.MEMBER
_CHOICES = 25
_CHOICE_LENGTH = 100
_PLACE_LENGTH = 60
_TEXT_LENGTHS = (TITLE_LENGTH, 60, 40, 25)
_SPARE = 400
"""Room for the heading and the number of meetups."""
_TO_COME = ANNOUNCED - ENDED
_MONTHS_AHEAD = 12
_MONTH = 10**6


def month_bounds(number: int, timezone: str) -> tuple[datetime, datetime]:
    """The first moment of a month (`number` is 202703) and of the next, in the zone."""
    year, month = divmod(number, 100)
    if not (2020 <= year <= 2200 and 1 <= month <= 12):
        raise NotFound()
    zone = ZoneInfo(timezone)
    first = datetime(year, month, 1, tzinfo=zone)
    following = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=zone)
    return first.astimezone(UTC), following.astimezone(UTC)


async def listed(
    interaction: Interaction, actor: Actor, *, place: str = "", month: int = 0, page: int = 0
) -> ui.LayoutView:
    """One page of the meetups to come, with a menu to see one and buttons to turn."""
    community, tone = actor.must(_MEMBER), tone_of(interaction, actor)
    place = one_line(place)[:_PLACE_LENGTH]
    wanted = Wanted(place=place)
    if month:
        since, before = month_bounds(month, community.timezone)
        wanted = replace(wanted, since=since, before=before)
    found, total = await meetup_listing.listing(
        bot_of(interaction).uow, community_id=community.community_id, wanted=wanted, page=page
    )
    title = tone.text(
        "meetups-list-title",
        narrowed="yes" if place or month else "no",
        what=" · ".join(part for part in (plain(place), _month_text(month, tone)) if part),
    )
    lines = [f"### {title}"]
    lines += list_lines([(each, None) for each in found], tone)
    lines.append("-# " + tone.text("meetups-list-total", total=total))
    if not found:
        lines = [f"### {title}", tone.text("meetups-list-none")]
    return layout(ui.TextDisplay("\n".join(lines)), *_below(found, total, tone, page, month, place))


def _below(
    found: Sequence[Meetup], total: int, tone: Tone, page: int, month: int, place: str
) -> list[ui.ActionRow[Any]]:
    if not found and not page:
        return []
    rows: list[ui.ActionRow[Any]] = []
    if found:
        rows.append(ui.ActionRow(Look(0, look_menu(found, tone))))
    ways = [
        (number, tone.text(f"meetups-page-{way}"))
        for number, way in ((page - 1, "back"), (page + 1, "next"))
        if number >= 0 and number * PAGE < total
    ]
    if not ways:
        return rows
    if not place:
        turns = [Page(number * _MONTH + month, label=label) for number, label in ways]
        return [*rows, ui.ActionRow(*turns)]
    # A place is words: a menu's options carry them, which no button's number can.
    options = [
        discord.SelectOption(label=label, value=f"{number}:{month}:{place}"[:_CHOICE_LENGTH])
        for number, label in ways
    ]
    menu: ui.Select[Any] = ui.Select(placeholder=tone.text("meetups-page-turn"), options=options)
    return [*rows, ui.ActionRow(Turn(0, menu))]


def list_lines(pairs: Sequence[tuple[Meetup, Standing | None]], tone: Tone) -> list[str]:
    """A line for each, what people wrote shortened until a page fits in a message."""
    lines: list[str] = []
    for limit in _TEXT_LENGTHS:
        lines = [_list_line(meetup, tone, standing, limit=limit) for meetup, standing in pairs]
        if sum(map(len, lines)) + len(lines) <= CARD_LENGTH - _SPARE:
            break
    return lines


def _list_line(meetup: Meetup, tone: Tone, standing: Standing | None, *, limit: int) -> str:
    """One meetup in the list: when, what, where, in which state and one's own answer."""
    where = plain(meetup.venue, limit=min(limit, _PLACE_LENGTH))
    when = _listed_when(meetup, tone, limit=min(limit, _PLACE_LENGTH))
    parts = [f"**{when}**", title_text(meetup, limit=limit), where]
    if meetup.start_at is not None or not meetup.is_announced:
        parts.append(tone.text("meetups-list-state", state=meetup.state.value))
    if standing is not None:
        parts.append(tone.text("meetups-standing", standing=standing.value))
    return " · ".join(part for part in parts if part)


def _listed_when(meetup: Meetup, tone: Tone, *, limit: int) -> str:
    """The weekday too; without a date what is known of it, which is the state as well."""
    if meetup.start_at is not None:
        return f"{tone.at(meetup.start_at, 'listed')} {tone.at(meetup.start_at, 'clock')}"
    note = plain(meetup.date_note, limit=limit)
    if meetup.state in (State.POSTPONED, State.CANCELLED):
        has_note = "yes" if note and meetup.state is State.POSTPONED else "no"
        state = tone.text("meetups-list-state", state=meetup.state.value)
        return tone.text("meetups-list-when", has_note=has_note, state=state, note=note)
    return note or tone.text("meetups-when-to-come")


def look_menu(meetups: Iterable[Meetup], tone: Tone) -> ui.Select[Any]:
    """A menu of meetups to look at."""
    return ui.Select(
        placeholder=tone.text("meetups-list-look"),
        options=[
            discord.SelectOption(label=choice_text(each, tone), value=str(each.meetup_id))
            for each in meetups
        ],
    )


def choice_text(meetup: Meetup, tone: Tone) -> str:
    """Title and date as Discord shows them in a menu: plain, so nothing is escaped."""
    when = short_when(meetup, tone)
    room = _CHOICE_LENGTH - len(when) - 3
    return f"{meetup.title[:room]} · {when}"


def _month_text(month: int, tone: Tone) -> str:
    if not month:
        return ""
    since, _ = month_bounds(month, tone.timezone)
    return tone.at(since, "month")


async def mine(interaction: Interaction, actor: Actor, *, page: int = 0) -> ui.LayoutView:
    """The meetups that the person has answered or hosts, drafts too."""
    community, tone = actor.must(_MEMBER), tone_of(interaction, actor)
    pairs = await meetup_listing.mine(
        bot_of(interaction).uow, community_id=community.community_id, user_id=actor.user_id
    )
    part = pairs[page * PAGE : (page + 1) * PAGE]
    lines = [f"### {tone.text('meetups-mine-title')}"]
    lines += list_lines(part, tone)
    if not part:
        lines.append(tone.text("meetups-mine-none"))
    items: list[ui.Item[Any]] = [ui.TextDisplay("\n".join(lines))]
    if part:
        menu = look_menu([each for each, _ in part], tone)
        items.append(ui.ActionRow(Look(0, menu)))
    turns: list[ui.Item[Any]] = [
        MinePage(number, label=tone.text(f"meetups-page-{way}"))
        for number, way in ((page - 1, "back"), (page + 1, "next"))
        if 0 <= number * PAGE < len(pairs)
    ]
    return layout(*items, *([ui.ActionRow(*turns)] if turns else []))


class Page(GuardedButton, route="meetups:page", needs=_MEMBER):
    """Turns the list's pages; its number is the page times a million, plus the month (202703)."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        page, month = divmod(self.subject, _MONTH)
        await show(interaction, await listed(interaction, actor, month=month, page=page))


class Turn(GuardedSelect, route="meetups:turn", needs=_MEMBER):
    """Turns the pages of a list that is narrowed to a place."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        page, _, rest = str(self.chosen[0]).partition(":")
        month, _, place = rest.partition(":")
        if not all(part.isascii() and part.isdecimal() and len(part) < 7 for part in (page, month)):
            raise NotFound()
        view = await listed(interaction, actor, place=place, month=int(month), page=int(page))
        await show(interaction, view)


class MinePage(GuardedButton, route="meetups:mine", needs=_MEMBER):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await show(interaction, await mine(interaction, actor, page=self.subject))


class Look(GuardedSelect, route="meetups:look", needs=_MEMBER):
    """Shows the whole of the meetup that was picked."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await show_details(interaction, actor, meetup_id_of(str(self.chosen[0])))


# --------------------------------------------------------------------------------- for commands


def meetup_id_of(value: str) -> MeetupId:
    """The meetup of a choice: no id is typed, so what isn't one is nobody's."""
    if not (value.isascii() and value.isdecimal() and len(value) < 18):
        raise NotFound()
    return MeetupId(int(value))


async def suggested(
    interaction: Interaction, actor: Actor, typed: str, *, which: str
) -> list[app_commands.Choice[str]]:
    """Meetups whose title holds what was typed: all to come, or those the person may change."""
    community = actor.community
    if community is None or _MEMBER not in actor.capabilities:
        return []
    states = _STATES[which]
    wanted = Wanted(title=typed.strip()[:_CHOICE_LENGTH], states=states)
    if which != "seen" and not is_organiser(actor):
        wanted = replace(wanted, host_id=actor.user_id)
    found = await meetup_listing.choices(
        bot_of(interaction).uow, community_id=community.community_id, wanted=wanted, limit=_CHOICES
    )
    tone = tone_of(interaction, actor)
    return [
        app_commands.Choice(name=choice_text(each, tone), value=str(each.meetup_id))
        for each in found
    ]


_STATES: dict[str, frozenset[State]] = {
    "seen": _TO_COME,
    "changed": frozenset(State) - ENDED,
    "hosted": _TO_COME,
    "answered": ANNOUNCED,
}


async def places(
    interaction: Interaction, actor: Actor, typed: str
) -> list[app_commands.Choice[str]]:
    """Places of meetups to come that hold what was typed."""
    community = actor.community
    if community is None or _MEMBER not in actor.capabilities:
        return []
    found = await meetup_listing.choices(
        bot_of(interaction).uow,
        community_id=community.community_id,
        wanted=Wanted(place=typed.strip(), states=_TO_COME),
        limit=4 * _CHOICES,
    )
    names = dict.fromkeys(each.venue or each.address for each in found)
    return [
        app_commands.Choice(name=name[:_CHOICE_LENGTH], value=name[:_PLACE_LENGTH])
        for name in list(names)[:_CHOICES]
        if name
    ]


def months(
    now: datetime, community: Community, tone: Tone, typed: str
) -> list[app_commands.Choice[str]]:
    """This month and the coming ones, by name."""
    here, found = now.astimezone(ZoneInfo(community.timezone)), []
    first = here.replace(day=15)
    for _ in range(_MONTHS_AHEAD):
        name = tone.at(first, "month")
        if typed.strip().casefold() in name.casefold():
            found.append(app_commands.Choice(name=name, value=f"{first:%Y%m}"))
        first = (first.replace(day=28) + timedelta(days=10)).replace(day=15)
    return found


ITEMS = (Page, Turn, MinePage, Look)
