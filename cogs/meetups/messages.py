"""How a meetup looks: its card, and when and where it is in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import discord
from discord import ui

from bot.tones import Tone
from bot.ui import CARD_LENGTH, layout, plain, quoted
from domain.ids import UserId
from domain.meetup_values import (
    HAS_NATIVE_EVENT,
    TAKES_SIGNUPS,
    Meetup,
    Season,
    Speaker,
    Standing,
    State,
)
from domain.meetups import signup_ends_at

Counts = Mapping[Standing, int]

_COLOURS = {
    State.OPEN: discord.Colour(0x2E8B57),
    State.FULL: discord.Colour(0xC88A12),
    State.UNDER_WAY: discord.Colour(0x2E8B57),
    State.POSTPONED: discord.Colour(0xC88A12),
    State.CANCELLED: discord.Colour(0xB23B3B),
}
_QUIET = discord.Colour(0x8A8F98)
_OPEN = TAKES_SIGNUPS | {State.DRAFT, State.PROPOSED}
"""Where it matters how to sign up."""
NAMES_AT_MOST = 30
_ROLES_SHOWN = 10
_SPARE = 60
# What each long text may take on the card; the first that fits is taken.
_LENGTHS = (900, 600, 400, 250, 160, 100, 60, 30)


def card(
    meetup: Meetup,
    *,
    counts: Counts,
    names: Sequence[UserId],
    tone: Tone,
    buttons: Sequence[ui.ActionRow[Any]],
    season: Season | None = None,
    mark: int | None = None,
) -> ui.LayoutView:
    """The card in the meetups channel; its first text carries the mark by which it is found."""
    parts = card_parts(meetup, counts=counts, names=names, tone=tone, season=season)
    items: list[ui.Item[Any]] = []
    for number, part in enumerate(parts):
        marked = mark if number == 0 else None
        items.append(ui.TextDisplay(part) if marked is None else ui.TextDisplay(part, id=marked))
        if number < len(parts) - 1:
            items.append(ui.Separator())
    return layout(*items, *buttons, accent=_COLOURS.get(meetup.state, _QUIET))


def card_parts(
    meetup: Meetup,
    *,
    counts: Counts,
    names: Sequence[UserId],
    tone: Tone,
    season: Season | None = None,
    reserved: int = 0,
) -> list[str]:
    """The card's texts, the long ones shortened until all fit; "Mer" shows them whole.

    `reserved` is the room that something else in the same message takes.
    """
    fixed = (
        head_text(meetup, tone, season=season),
        practical_text(meetup, tone),
        _numbers(meetup, counts, names, tone),
    )
    room = CARD_LENGTH - _SPARE - reserved - sum(map(len, fixed))
    for limit in _LENGTHS:
        words, programme = _words(meetup, limit=limit), programme_text(meetup, tone, limit=limit)
        if len(words) + len(programme) <= room:
            break
    else:
        programme = ""
    head, practical, numbers = fixed
    return [part for part in (head, words, programme, practical, numbers) if part]


# ------------------------------------------------------------------------------ when and where


def when_text(meetup: Meetup, tone: Tone) -> str:
    """Weekday, date and hours in the community's zone, or what is said while there is none."""
    if meetup.start_at is None:
        if meetup.state is State.POSTPONED:
            note = plain(meetup.date_note)
            return tone.text("meetups-when-again", has_note=_yes(note), note=note)
        return plain(meetup.date_note) or tone.text("meetups-when-to-come")
    return span_text(meetup.start_at, meetup.end_at, tone)


def span_text(start_at: datetime, end_at: datetime | None, tone: Tone) -> str:
    """From when to when, the second date only where it is another day."""
    zone = ZoneInfo(tone.timezone)
    day, clock = tone.at(start_at, "weekday"), tone.at(start_at, "clock")
    if end_at is None:
        return tone.text("meetups-when", day=day, clock=clock)
    if is_whole_days(start_at, end_at, tone.timezone):
        last = tone.at(end_at - timedelta(minutes=1), "weekday")
        days = "one" if last == day else "more"
        return tone.text("meetups-when-whole", days=days, day=day, last=last)
    end = tone.at(end_at, "clock")
    if start_at.astimezone(zone).date() == end_at.astimezone(zone).date():
        return tone.text("meetups-when-span", day=day, clock=clock, end=end)
    end_day = tone.at(end_at, "weekday")
    return tone.text("meetups-when-days", day=day, clock=clock, end_day=end_day, end=end)


def is_whole_days(start_at: datetime, end_at: datetime, timezone: str) -> bool:
    """True from one midnight to another, by the clocks in the zone."""
    local = (moment.astimezone(ZoneInfo(timezone)) for moment in (start_at, end_at))
    return all((moment.hour, moment.minute) == (0, 0) for moment in local)


def where_text(meetup: Meetup, tone: Tone, *, with_link: bool = False) -> str:
    """The venue, or that it is online; the link itself only for who has a seat."""
    place = ", ".join(plain(text) for text in (meetup.venue, meetup.address) if text)
    if not meetup.link:
        return place or tone.text("meetups-where-to-come")
    # The link's characters were checked when it was kept: nothing in it ends a link early.
    online = tone.text("meetups-where-link", link=f"<{meetup.link}>") if with_link else ""
    online = online or tone.text("meetups-where-online")
    return tone.text("meetups-where-hybrid", place=place, online=online) if place else online


def title_text(meetup: Meetup, *, limit: int | None = None) -> str:
    """The title, harmless in a line of text."""
    return plain(meetup.title, limit=limit)


def short_when(meetup: Meetup, tone: Tone) -> str:
    """The date in a few words, for lists and menus; nothing in it is escaped."""
    if meetup.start_at is not None:
        return f"{tone.at(meetup.start_at, 'short')} {tone.at(meetup.start_at, 'clock')}"
    return tone.text("meetups-when-short", state=meetup.state.value)


# --------------------------------------------------------------------------------------- parts


def head_text(meetup: Meetup, tone: Tone, *, season: Season | None = None) -> str:
    """Title, state, time, place and host."""
    lines = [f"### {title_text(meetup)}"]
    if season is not None:
        name = plain(season.name)
        lines.append(tone.text("meetups-card-season", season=name, number=meetup.position))
    lines.append(state_text(meetup, tone))
    lines.append(tone.text("meetups-card-when", when=when_text(meetup, tone)))
    if meetup.reservation:
        lines.append(tone.text("meetups-card-reservation"))
    lines.append(tone.text("meetups-card-where", where=where_text(meetup, tone)))
    lines.append(tone.text("meetups-card-host", host=f"<@{meetup.host_id}>"))
    if meetup.reason and meetup.state in (State.CANCELLED, State.POSTPONED):
        lines.append(quoted(meetup.reason))
    return "\n".join(lines)


def state_text(meetup: Meetup, tone: Tone) -> str:
    """The state in words with a symbol, never by colour alone."""
    return tone.text("meetups-state", state=meetup.state.value)


def programme_text(meetup: Meetup, tone: Tone, *, limit: int | None = None) -> str:
    """Who speaks and when, and the agenda."""
    lines = []
    if meetup.speakers:
        lines.append(f"**{tone.text('meetups-card-speakers')}**")
        lines += [_speaker(speaker, tone, limit=limit) for speaker in meetup.speakers]
    if meetup.agenda:
        lines.append(f"**{tone.text('meetups-card-agenda')}**")
        lines.append(quoted(meetup.agenda, limit=limit))
    return "\n".join(lines)


def practical_text(meetup: Meetup, tone: Tone) -> str:
    """Cost, contact, until when and for whom sign-up is."""
    lines = []
    if meetup.cost:
        lines.append(tone.text("meetups-card-cost", cost=plain(meetup.cost)))
    if meetup.contact:
        lines.append(tone.text("meetups-card-contact", contact=plain(meetup.contact)))
    if meetup.signup_closes_at is not None and meetup.state in _OPEN:
        lines.append(tone.text("meetups-card-closes", at=tone.at(signup_ends_at(meetup))))
    if meetup.roles:
        roles = ", ".join(f"<@&{role}>" for role in meetup.roles[:_ROLES_SHOWN])
        lines.append(tone.text("meetups-card-roles", roles=roles))
    if meetup.seats.guests and meetup.state in _OPEN:
        lines.append(tone.text("meetups-card-guests", most=meetup.seats.guests))
    return "\n".join(lines)


def numbers_text(meetup: Meetup, counts: Counts, tone: Tone) -> str:
    """How many come, wait and may come; held seats count as taken. Afterwards how many it were."""
    if meetup.state is State.CANCELLED:
        return ""
    taken = counts.get(Standing.SEATED, 0) + counts.get(Standing.OFFERED, 0)
    if meetup.state is State.HELD:
        return tone.text("meetups-numbers-held", taken=taken)
    capacity = meetup.seats.capacity
    parts = []
    if meetup.start_at is not None or taken:
        parts.append(
            tone.text("meetups-numbers-come", taken=taken)
            if capacity is None
            else tone.text("meetups-numbers-seats", taken=taken, capacity=capacity)
        )
    if waiting := counts.get(Standing.WAITING, 0):
        parts.append(tone.text("meetups-numbers-waiting", waiting=waiting))
    if maybe := counts.get(Standing.MAYBE, 0):
        parts.append(tone.text("meetups-numbers-maybe", maybe=maybe))
    return ", ".join(parts)


def _numbers(meetup: Meetup, counts: Counts, names: Sequence[UserId], tone: Tone) -> str:
    lines = [numbers_text(meetup, counts, tone)]
    if meetup.interested and meetup.state in HAS_NATIVE_EVENT:
        lines.append(tone.text("meetups-numbers-interested", interested=meetup.interested))
    if meetup.shows_names and names:
        shown = ", ".join(f"<@{name}>" for name in names[:NAMES_AT_MOST])
        more = max(len(names) - NAMES_AT_MOST, 0)
        lines.append(tone.text("meetups-card-names", names=shown, more=more))
    return "\n".join(line for line in lines if line)


def _words(meetup: Meetup, *, limit: int) -> str:
    return quoted(meetup.description, limit=limit) if meetup.description else ""


def _speaker(speaker: Speaker, tone: Tone, *, limit: int | None) -> str:
    name = plain(speaker.name, limit=limit)
    role, topic = plain(speaker.role, limit=limit), plain(speaker.topic, limit=limit)
    who = f"{name}, {role}" if role else name
    what = f"{who}: {topic}" if topic else who
    if speaker.at is None:
        return f"• {what}"
    return f"• {tone.at(speaker.at, 'clock')} {what}"


def _yes(text: str) -> str:
    return "yes" if text else "no"
