"""A meetup as a scheduled event of Discord's own: what it says there, and what was edited there."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.meetup_texts import is_link
from domain.meetup_values import DESCRIPTION_LENGTH, HAS_NATIVE_EVENT, Meetup, Signup, Standing
from domain.meetups import ends_at
from domain.texts import cleaned, one_line, shortened

LOCATION_LENGTH = 100
"""Characters that Discord allows in an event's location."""
TEXT_LENGTH = 1000
"""Characters that Discord allows in an event's description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """All that a native event says; two are equal when nobody could tell them apart."""

    name: str
    description: str
    location: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What we know of a meetup's native event, by which our own echo is recognised."""

    last: Shape | None = None
    """What was last written, or taken over."""
    coming: Shape | None = None
    """What is being written: its echo may arrive before the answer."""
    is_gone: bool = False
    """Somebody removed the event; none is made until the host wants it back."""
    is_leaving: bool = False
    """We are removing it: its end is no news."""

    def knows(self, shape: Shape) -> bool:
        """True for what we wrote ourselves, or are writing."""
        return shape in (self.last, self.coming)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The community's own words in an event."""

    closing: str
    """The last paragraph of each description: where one signs up."""
    see_card: str
    """The location where no other is said."""
    hides_place: bool = True
    """Also people who are not members see the event: neither address nor link stand in it."""


def is_wanted(meetup: Meetup, *, now: datetime) -> bool:
    """True while the meetup should be among the server's events."""
    if meetup.state not in HAS_NATIVE_EVENT or meetup.start_at is None:
        return False
    # Discord takes no event that has begun; one that is there already stays until its end.
    return meetup.event_id is not None or meetup.start_at > now


def shape_of(meetup: Meetup, wording: Wording) -> Shape:
    """What the meetup's event says; the meetup has a date."""
    end = ends_at(meetup)
    assert meetup.start_at is not None
    assert end is not None
    place = ", ".join(part for part in (meetup.venue, meetup.address) if part)
    link = meetup.link if len(meetup.link) <= LOCATION_LENGTH else ""
    location = wording.see_card if wording.hides_place else place or link or wording.see_card
    # What the host wrote may name the address or the link as well.
    words = "" if wording.hides_place else meetup.description
    return Shape(
        name=meetup.title,
        description=_with_closing(words, wording.closing),
        location=shortened(location, limit=LOCATION_LENGTH),
        start=meetup.start_at.replace(microsecond=0),
        end=end.replace(microsecond=0),
    )


def edits_seen(meetup: Meetup, *, last: Shape, seen: Shape, wording: Wording) -> dict[str, Any]:
    """What somebody changed in Discord's own screen, as an edit of the meetup.

    Where the event hides what the meetup says of itself, new words are added to the meetup's own:
    whoever wrote them has not seen the others.
    """
    edits: dict[str, Any] = {}
    if seen.name != last.name:
        edits["title"] = one_line(seen.name)
    if seen.start != last.start:
        edits |= {"start_at": seen.start, "end_at": seen.end}
    elif seen.end != last.end:
        edits["end_at"] = seen.end
    if seen.location != last.location and one_line(seen.location) != wording.see_card:
        edits |= _place(one_line(seen.location))
    words, before = (_without_closing(shape.description, wording) for shape in (seen, last))
    if words != before:
        edits["description"] = _described(meetup, words, wording)
    return edits


def somebody_answered(signups: list[Signup]) -> bool:
    """True when calling the meetup off would concern somebody."""
    return any(each.standing is not Standing.NO for each in signups)


def packed(trace: Trace) -> str:
    """The trace as it is kept."""
    known: dict[str, Any] = {
        "last": _plain(trace.last),
        "coming": _plain(trace.coming),
        "is_gone": trace.is_gone,
        "is_leaving": trace.is_leaving,
    }
    return json.dumps({name: value for name, value in known.items() if value}, ensure_ascii=False)


def unpacked(text: str) -> Trace:
    """The trace that was kept; empty for an empty text."""
    known = json.loads(text) if text else {}
    return Trace(
        last=_shape(known.get("last")),
        coming=_shape(known.get("coming")),
        is_gone=known.get("is_gone", False),
        is_leaving=known.get("is_leaving", False),
    )


def _with_closing(words: str, closing: str) -> str:
    room = TEXT_LENGTH - len(closing) - 2
    return f"{shortened(words, limit=room)}\n\n{closing}" if words else closing


def _without_closing(description: str, wording: Wording) -> str:
    return cleaned(description.replace(wording.closing, ""))


def _described(meetup: Meetup, words: str, wording: Wording) -> str:
    if not wording.hides_place:
        return words
    added = "\n\n".join(part for part in (meetup.description, words) if part)
    return added if len(added) <= DESCRIPTION_LENGTH else words


def _place(location: str) -> dict[str, Any]:
    if is_link(location):
        return {"venue": "", "address": "", "link": location}
    return {"venue": location, "address": ""}


def _plain(shape: Shape | None) -> dict[str, str] | None:
    if shape is None:
        return None
    return {
        "name": shape.name,
        "description": shape.description,
        "location": shape.location,
        "start": shape.start.isoformat(),
        "end": shape.end.isoformat(),
    }


def _shape(known: dict[str, str] | None) -> Shape | None:
    if known is None:
        return None
    return Shape(
        name=known["name"],
        description=known["description"],
        location=known["location"],
        start=datetime.fromisoformat(known["start"]),
        end=datetime.fromisoformat(known["end"]),
    )
