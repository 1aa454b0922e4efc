"""The texts and numbers of a meetup: cleaned, and refused where no card has room for them."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from domain import meetup_values as values
from domain.meetup_refusals import BadLink, Incomplete, TooLong, WrongNumber
from domain.meetup_values import Meetup, SeatRules, Speaker
from domain.reminders import MINUTES_AT_MOST, REMINDERS_AT_MOST
from domain.texts import cleaned, one_line

_LINES = {
    "title": values.TITLE_LENGTH,
    "venue": values.LINE_LENGTH,
    "address": values.LINE_LENGTH,
    "cost": values.LINE_LENGTH,
    "contact": values.LINE_LENGTH,
    "date_note": values.LINE_LENGTH,
    "link": values.LINK_LENGTH,
}
_PARAGRAPHS = {
    "description": values.DESCRIPTION_LENGTH,
    "agenda": values.AGENDA_LENGTH,
    "reason": values.NEED_LENGTH,
}
_NUMBERS = {
    "guests": (0, values.GUESTS_AT_MOST),
    "offer_hours": (1, 14 * 24),
    "confirm_hours": (0, 30 * 24),
}
_OPTIONAL_NUMBERS = {
    "capacity": (1, values.CAPACITY_AT_MOST),
    "employer_cap": (1, values.CAPACITY_AT_MOST),
}

_NOT_IN_LINKS = "<>()[]\"'`|\\"
"""What ends a link on a card or hides where it goes; in an address they are written as %28."""


def checked_texts(meetup: Meetup) -> Meetup:
    """The meetup with clean texts, else what is missing, too long or out of bounds."""
    lines: dict[str, Any] = {name: one_line(getattr(meetup, name)) for name in _LINES}
    paragraphs: dict[str, Any] = {name: cleaned(getattr(meetup, name)) for name in _PARAGRAPHS}
    for name, limit in (_LINES | _PARAGRAPHS).items():
        if len((lines | paragraphs)[name]) > limit:
            raise TooLong(field=name, limit=limit)
    if not lines["title"]:
        raise Incomplete(field="title")
    if lines["link"] and not is_link(lines["link"]):
        raise BadLink()
    if len(meetup.speakers) > values.SPEAKERS_AT_MOST:
        raise WrongNumber(field="speakers", least=0, most=values.SPEAKERS_AT_MOST)
    _must_be_in_bounds(meetup.seats)
    _must_be_in_reach(meetup.reminders)
    speakers = tuple(_speaker(speaker) for speaker in meetup.speakers)
    return replace(meetup, **lines, **paragraphs, speakers=speakers)


def _speaker(speaker: Speaker) -> Speaker:
    texts: dict[str, Any] = {
        name: one_line(getattr(speaker, name)) for name in ("name", "role", "topic")
    }
    for name, text in texts.items():
        if len(text) > values.LINE_LENGTH:
            raise TooLong(field=f"speaker_{name}", limit=values.LINE_LENGTH)
    if not texts["name"]:
        raise Incomplete(field="speaker_name")
    return replace(speaker, **texts)


def is_link(link: str) -> bool:
    """True for an address that a card may show: of the web, with no name before the host."""
    # The parser silently drops tabs and line breaks, so they are looked for first.
    if not link.isprintable() or any(c.isspace() or c in _NOT_IN_LINKS for c in link):
        return False
    try:
        parts = urlsplit(link)
        host, _ = (parts.hostname or "").removesuffix("."), parts.port
    except ValueError:
        return False
    if parts.scheme != "https" or "@" in parts.netloc:
        return False
    return "." in host and all(host.split("."))


def _must_be_in_bounds(seats: SeatRules) -> None:
    for name, (least, most) in (_NUMBERS | _OPTIONAL_NUMBERS).items():
        number = getattr(seats, name)
        if number is None and name in _OPTIONAL_NUMBERS:
            continue
        if not least <= number <= most:
            raise WrongNumber(field=name, least=least, most=most)


def _must_be_in_reach(minutes: tuple[int, ...]) -> None:
    if len(set(minutes)) > REMINDERS_AT_MOST:
        raise WrongNumber(field="reminders", least=0, most=REMINDERS_AT_MOST)
    if any(not 1 <= each <= MINUTES_AT_MOST for each in minutes):
        raise WrongNumber(field="reminder_minutes", least=1, most=MINUTES_AT_MOST)
