"""How a season looks: its card, its programme line by line, and what one has answered to it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import discord
from discord import ui

from bot.services.season_listing import Programme
from bot.services.season_readings import Counts, Own
from bot.tones import Tone
from bot.ui import CARD_LENGTH, layout, plain, quoted
from domain.meetup_values import (
    HAS_NATIVE_EVENT,
    TAKES_SIGNUPS,
    Meetup,
    Season,
    SeasonState,
    Standing,
    State,
)
from domain.season_programmes import usual_title
from domain.texts import one_line
from domain.typed_rhythms import read_hours

_COLOURS = {SeasonState.RUNNING: discord.Colour(0x2E8B57)}
_QUIET = discord.Colour(0x8A8F98)
_SPARE = 80
_WHOLE = 200
# What the description and each line may take on the card, and whether lines lead to the meetups'
# own cards; the first that fits is taken.
_FORMS = ((900, 100, True), (900, 100, False), (500, 80, False), (250, 50, False), (100, 25, False))
_ANY_DAY = date(2026, 1, 15)
_NO_COUNTS: Mapping[Standing, int] = {}


def card(
    programme: Programme,
    *,
    counts: Counts,
    tone: Tone,
    buttons: Sequence[ui.ActionRow[Any]],
    mark: int | None = None,
) -> ui.LayoutView:
    """The card in the meetups channel; its first text carries the mark by which it is found."""
    parts = card_parts(programme, counts=counts, tone=tone)
    items: list[ui.Item[Any]] = []
    for number, part in enumerate(parts):
        marked = mark if number == 0 else None
        items.append(ui.TextDisplay(part) if marked is None else ui.TextDisplay(part, id=marked))
        if number < len(parts) - 1:
            items.append(ui.Separator())
    return layout(*items, *buttons, accent=_COLOURS.get(programme.season.state, _QUIET))


def card_parts(programme: Programme, *, counts: Counts, tone: Tone, reserved: int = 0) -> list[str]:
    """The card's texts, the programme shortened until all fits; "Mer" shows it whole."""
    season = programme.season
    reserved = all_reserved(programme)
    head = head_text(season, tone, reserved=reserved)
    follow = _followers(programme, tone)
    room = CARD_LENGTH - _SPARE - reserved - len(head) - len(follow)
    for description, width, leads in _FORMS:
        words = _words(season, limit=description)
        lines = programme_lines(
            programme, counts, tone, limit=width, leads=leads, each_reserved=not reserved
        )
        text = "\n".join(lines)
        if len(words) + len(text) <= room:
            break
    else:
        text = _cut(lines, room - len(words), tone)
    return [part for part in (head, words, text, follow) if part]


def _cut(lines: Sequence[str], room: int, tone: Tone) -> str:
    kept = list(lines)
    while kept:
        more = tone.text("seasons-card-more-lines", more=len(lines) - len(kept))
        text = "\n".join([*kept, more])
        if len(text) <= room:
            return text
        kept.pop()
    return ""


def head_text(season: Season, tone: Tone, *, reserved: bool = False) -> str:
    """Name, state, usual place and hours, and host; `reserved` says that all of it may change."""
    place = ", ".join(plain(text) for text in (season.venue, season.address) if text)
    online = tone.text("meetups-where-online") if season.link else ""
    where = (
        tone.text("meetups-where-hybrid", place=place, online=online)
        if place and online
        else place or online
    )
    hours = hours_text(season, tone)
    lines = [
        f"### {plain(season.name)}",
        tone.text("seasons-state", state=season.state.value),
        tone.text("meetups-card-where", where=where) if where else "",
        tone.text("seasons-card-hours", hours=hours) if hours else "",
        tone.text("meetups-card-reservation") if reserved else "",
        tone.text("meetups-card-host", host=f"<@{season.host_id}>"),
    ]
    return "\n".join(line for line in lines if line)


def hours_text(season: Season, tone: Tone) -> str:
    """The usual hours as the language writes them; empty when there are none."""
    hours = read_hours(season.usual_time)
    if hours is None:
        return ""
    ends = (hours.start,) if hours.end is None else (hours.start, hours.end)
    moments = (datetime.combine(_ANY_DAY, each, ZoneInfo(tone.timezone)) for each in ends)
    return "–".join(tone.at(each, "clock") for each in moments)


def _words(season: Season, *, limit: int) -> str:
    return quoted(season.description, limit=limit) if season.description else ""


def _followers(programme: Programme, tone: Tone) -> str:
    if programme.season.state is SeasonState.DRAFT:
        return ""
    return tone.text("seasons-card-followers", members=programme.members)


# ------------------------------------------------------------------------------------ programme


def shown_meetups(programme: Programme) -> list[Meetup]:
    """What members see of the programme; in a draft all of it."""
    if programme.season.state is SeasonState.DRAFT:
        return list(programme.meetups)
    return [each for each in programme.meetups if each.is_announced]


def programme_lines(
    programme: Programme,
    counts: Counts,
    tone: Tone,
    *,
    limit: int = _WHOLE,
    leads: bool = True,
    each_reserved: bool = True,
) -> list[str]:
    """The programme, a line a meetup: number, when, what, how many come, and whether it may
    change, unless that was said of them all."""
    found = []
    for each in shown_meetups(programme):
        numbers = counts.get(each.meetup_id, _NO_COUNTS)
        line = _line(programme.season, each, numbers, tone, limit, leads)
        if each.reservation and each_reserved:
            line += f" · {tone.text('seasons-line-reservation')}"
        found.append(line)
    return found


def all_reserved(programme: Programme) -> bool:
    """True when each of the meetups may change: then it is said once, for them all."""
    shown = shown_meetups(programme)
    return bool(shown) and all(each.reservation for each in shown)


def _line(
    season: Season,
    meetup: Meetup,
    counts: Mapping[Standing, int],
    tone: Tone,
    limit: int,
    leads: bool,
) -> str:
    title = named_text(season, meetup, limit=limit)
    url = card_url(meetup) if leads else None
    other_place = meetup.venue if meetup.venue != season.venue else ""
    parts = [
        when_text(meetup, tone, limit=limit),
        f"[{title or tone.text('seasons-line-card')}]({url})" if url else title,
        plain(other_place, limit=limit),
        state_text(meetup, counts, tone),
    ]
    text = " · ".join(part for part in parts if part)
    return f"**{meetup.position}.** {text}"


def named_text(season: Season, meetup: Meetup, *, limit: int) -> str:
    """The meetup's title, unless it is only the season's name with the number."""
    usual = usual_title(season.name, meetup.position)
    return "" if meetup.title == usual else plain(meetup.title, limit=limit)


def when_text(meetup: Meetup, tone: Tone, *, limit: int = _WHOLE, bare: bool = False) -> str:
    """The date in a few words, or what is said while there is none; `bare` for menus, which
    show text as it is."""
    if meetup.start_at is not None:
        return span_text(meetup.start_at, meetup.end_at, tone)
    harmless = one_line if bare else plain
    note = harmless(meetup.date_note, limit=limit)
    if meetup.state is State.POSTPONED:
        has_note = "yes" if note else "no"
        return tone.text("meetups-when-postponed", has_note=has_note, note=note)
    return note or tone.text("meetups-when-to-come")


def span_text(start_at: datetime, end_at: datetime | None, tone: Tone) -> str:
    """Weekday, day and hours; the second day only where it is another one."""
    zone = ZoneInfo(tone.timezone)
    day, clock = tone.at(start_at, "listed"), tone.at(start_at, "clock")
    if end_at is None:
        return f"{day} {clock}"
    start, end = start_at.astimezone(zone), end_at.astimezone(zone)
    if start.date() == end.date():
        return f"{day} {clock}–{tone.at(end_at, 'clock')}"
    if (start.hour, start.minute, end.hour, end.minute) == (0, 0, 0, 0):
        last = tone.at(end_at - timedelta(minutes=1), "listed")
        return day if last == day else f"{day} – {last}"
    return f"{day} {clock} – {tone.at(end_at, 'listed')} {tone.at(end_at, 'clock')}"


def state_text(meetup: Meetup, counts: Mapping[Standing, int], tone: Tone) -> str:
    """How many come and wait, or what else is to be known of the meetup."""
    if meetup.state not in HAS_NATIVE_EVENT:
        return tone.text("seasons-line-state", state=meetup.state.value)
    taken = counts.get(Standing.SEATED, 0) + counts.get(Standing.OFFERED, 0)
    capacity, waiting = meetup.seats.capacity, counts.get(Standing.WAITING, 0)
    numbers = (
        tone.text("meetups-numbers-come", taken=taken)
        if capacity is None
        else tone.text("meetups-numbers-seats", taken=taken, capacity=capacity)
    )
    parts = [numbers]
    if waiting:
        parts.append(tone.text("meetups-numbers-waiting", waiting=waiting))
    if meetup.state in (State.FULL, State.CLOSED, State.UNDER_WAY):
        parts.append(tone.text("seasons-line-state", state=meetup.state.value))
    return ", ".join(parts)


def card_url(meetup: Meetup) -> str | None:
    """The address of the meetup's own card; None before it has been posted."""
    if meetup.card_channel_id is None or meetup.card_message_id is None:
        return None
    places = (meetup.community_id, meetup.card_channel_id, meetup.card_message_id)
    return "https://discord.com/channels/" + "/".join(map(str, places))


# ----------------------------------------------------------------------------- one's own answers


def own_lines(own: Own, meetups: Sequence[Meetup], tone: Tone) -> list[str]:
    """What the person has at each of these meetups, in words."""
    return [_own_line(own, each, tone) for each in meetups]


def _own_line(own: Own, meetup: Meetup, tone: Tone) -> str:
    title = named_text(own.programme.season, meetup, limit=40)
    what = " · ".join(part for part in (when_text(meetup, tone, limit=40), title) if part)
    return f"**{meetup.position}.** {what}: {answer_text(own, meetup, tone)}"


def answer_text(own: Own, meetup: Meetup, tone: Tone) -> str:
    """The person's answer to one meetup."""
    signup = own.answers.get(meetup.meetup_id)
    if signup is not None:
        return tone.text(
            "seasons-own",
            standing=signup.standing.value,
            place=own.places.get(meetup.meetup_id, 0),
            until=tone.at(signup.offered_until),
        )
    if own.follows and meetup.state in (State.DATE_TO_COME, State.POSTPONED):
        return tone.text("seasons-own-to-come")
    if meetup.state in TAKES_SIGNUPS | {State.DATE_TO_COME, State.POSTPONED}:
        return tone.text("seasons-own-none")
    return tone.text("seasons-line-state", state=meetup.state.value)


def has_seat(own: Own, meetup: Meetup) -> bool:
    """True for who may have the online link of the meetup."""
    signup = own.answers.get(meetup.meetup_id)
    return signup is not None and signup.standing is Standing.SEATED


def pages(text: str) -> list[str]:
    """A text in parts that each fit in one message, divided between lines."""
    parts = [""]
    for line in text.split("\n"):
        if len(parts[-1]) + len(line) + 1 > CARD_LENGTH - 100:
            parts.append("")
        parts[-1] = f"{parts[-1]}\n{line}" if parts[-1] else line
    return parts
