"""Meetups as calendar files (RFC 5545), which any calendar takes in and later updates."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.calendar_zones import zone_of
from bot.i18n import I18n, shown_time
from domain.errors import LedarbotError
from domain.ids import MeetupId
from domain.meetup_values import Meetup, Season, Speaker, State
from domain.meetups import ends_at
from domain.texts import cleaned, one_line

if TYPE_CHECKING:
    from icalendar import Event

_CALLED_OFF = frozenset({State.CANCELLED, State.POSTPONED})


class NoDates(LedarbotError):
    """There is nothing to put into a calendar yet."""

    key = "calendars-no-dates"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """In which language and zone a file is written."""

    i18n: I18n
    locale: str
    zone: str

    def text(self, key: str, **args: object) -> str:
        return self.i18n.text(key, self.locale, **args)


def has_calendar(meetup: Meetup) -> bool:
    """True for what has a date, or had one that calendars must let go of."""
    return meetup.is_announced and (meetup.start_at is not None or meetup.state in _CALLED_OFF)


def meetup_calendar(
    meetup: Meetup,
    *,
    network: str,
    zone: str,
    locale: str,
    i18n: I18n,
    url: str | None,
    with_link: bool = False,
) -> bytes:
    """The meetup as an .ics file; the online link stands in it only for who has a seat."""
    links = {meetup.meetup_id} if with_link else set()
    urls = {meetup.meetup_id: url} if url else {}
    words = _Words(i18n=i18n, locale=locale, zone=zone)
    return _file([meetup], name=network, words=words, urls=urls, links=links)


def season_calendar(
    season: Season,
    meetups: Iterable[Meetup],
    *,
    network: str,
    zone: str,
    locale: str,
    i18n: I18n,
    urls: Mapping[MeetupId, str],
    with_links: Collection[MeetupId] = (),
) -> bytes:
    """All of the season that has a date as one .ics file; links to those where one has a seat."""
    words = _Words(i18n=i18n, locale=locale, zone=zone)
    name = f"{season.name} · {network}"
    return _file(meetups, name=name, words=words, urls=urls, links=with_links)


def _file(
    meetups: Iterable[Meetup],
    *,
    name: str,
    words: _Words,
    urls: Mapping[MeetupId, str],
    links: Collection[MeetupId],
) -> bytes:
    shown = [meetup for meetup in meetups if has_calendar(meetup)]
    if not shown:
        raise NoDates()
    # The library takes a tenth of a second and some megabytes: only for who asks for a file.
    from icalendar import Calendar  # noqa: PLC0415

    file = Calendar()
    file.add("prodid", f"-//Ledarbot//Ledarbot//{words.locale.upper()}")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", one_line(name))
    moments = [at for meetup in shown for at in (meetup.start_at, ends_at(meetup)) if at]
    if moments and words.zone != "UTC":
        first, last = min(moments), max(moments)
        file.add_component(zone_of(words.zone, first=first, last=last))
    for meetup in shown:
        event = _event(
            meetup, words, url=urls.get(meetup.meetup_id), link=meetup.meetup_id in links
        )
        file.add_component(event)
    return bytes(file.to_ical())


def _event(meetup: Meetup, words: _Words, *, url: str | None, link: bool) -> "Event":
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("uid", f"meetup-{meetup.community_id}-{meetup.meetup_id}@ledarbot")
    event.add("sequence", meetup.sequence)
    event.add("dtstamp", meetup.changed_at.astimezone(UTC))
    event.add("created", meetup.created_at.astimezone(UTC))
    event.add("last-modified", meetup.changed_at.astimezone(UTC))
    for name, moment in zip(("dtstart", "dtend"), _times(meetup, words.zone), strict=True):
        event.add(name, moment)
    event.add("status", _status(meetup))
    if meetup.state in _CALLED_OFF:
        event.add("transp", "TRANSPARENT")
    event.add("summary", _summary(meetup, words))
    if place := _place(meetup, words, link=link):
        event.add("location", place)
    if description := _description(meetup, words, url=url, link=link):
        event.add("description", description)
    if url:
        event.add("url", url)
    return event


def _times(meetup: Meetup, zone: str) -> tuple[date, date]:
    """Start and end as the calendar writes them; whole days are days."""
    end_at = ends_at(meetup)
    if meetup.start_at is None or end_at is None:
        # Called off without a date: a calendar demands one, and replaces what it held with a
        # struck-out line on the day of the news.
        day = meetup.changed_at.astimezone(ZoneInfo(zone)).date()
        return day, day + timedelta(days=1)
    start, end = (moment.astimezone(ZoneInfo(zone)) for moment in (meetup.start_at, end_at))
    if start.time() == end.time() == time() and start.date() < end.date():
        return start.date(), end.date()
    return _written(start), _written(end)


def _written(local: datetime) -> datetime:
    """The local time; the second of a doubled hour as UTC, since a file can't tell them apart."""
    return local.astimezone(UTC) if local.fold else local


def _status(meetup: Meetup) -> str:
    if meetup.state in _CALLED_OFF:
        return "CANCELLED"
    return "TENTATIVE" if meetup.reservation else "CONFIRMED"


def _summary(meetup: Meetup, words: _Words) -> str:
    title = one_line(meetup.title)
    if meetup.state in _CALLED_OFF:
        # Many calendars show no status, so the title says it too.
        return words.text(f"calendars-{meetup.state.value}", title=title)
    return title


def _place(meetup: Meetup, words: _Words, *, link: bool) -> str:
    place = ", ".join(part for part in (meetup.venue, meetup.address) if part)
    if place or not meetup.link:
        return one_line(place)
    return meetup.link if link else words.text("calendars-online")


def _description(meetup: Meetup, words: _Words, *, url: str | None, link: bool) -> str:
    speakers = "\n".join(_speaker(speaker, words) for speaker in meetup.speakers)
    lines = [
        words.text("calendars-reservation") if meetup.reservation else "",
        words.text("calendars-link", link=meetup.link) if link and meetup.link else "",
        words.text("calendars-cost", cost=meetup.cost) if meetup.cost else "",
        words.text("calendars-contact", contact=meetup.contact) if meetup.contact else "",
        words.text("calendars-card", url=url) if url else "",
    ]
    practical = "\n".join(line for line in lines if line)
    reason = meetup.reason if meetup.state in _CALLED_OFF else ""
    parts = (reason, meetup.description, speakers, meetup.agenda, practical)
    return "\n\n".join(cleaned(part) for part in parts if part)


def _speaker(speaker: Speaker, words: _Words) -> str:
    who = ", ".join(part for part in (speaker.name, speaker.role) if part)
    line = f"{who}: {speaker.topic}" if speaker.topic else who
    if speaker.at is None:
        return line
    at = shown_time(speaker.at, locale=words.locale, timezone=words.zone, form="clock")
    return f"{at} {line}"
