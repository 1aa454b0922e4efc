"""A season's draft kept in step with what its host has typed of the programme."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.meetup_values import TITLE_LENGTH, Meetup
from domain.texts import shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One meetup as the host wants it."""

    title: str
    start_at: datetime | None = None
    end_at: datetime | None = None
    date_note: str = ""


def replanned(
    existing: Sequence[Meetup], lines: Sequence[Line], *, like: Meetup
) -> tuple[list[Meetup], list[Meetup]]:
    """The programme by the lines, and what of the existing one is no longer wanted.

    A meetup that has a line of its time, else of its title, keeps all else that was said of it;
    a new one is made `like` the given.
    """
    left = list(existing)
    chosen: dict[int, Meetup] = {}
    for fits in (_same_time, _same_title):
        for number, line in enumerate(lines):
            found = next((each for each in left if fits(each, line)), None)
            if number not in chosen and found is not None:
                chosen[number] = found
                left.remove(found)
    programme = [
        _as_said(chosen.get(number, like), line, position=number + 1)
        for number, line in enumerate(lines)
    ]
    return programme, left


def _same_time(meetup: Meetup, line: Line) -> bool:
    return meetup.start_at is not None and meetup.start_at == line.start_at


def _same_title(meetup: Meetup, line: Line) -> bool:
    return meetup.title == line.title


def _as_said(meetup: Meetup, line: Line, *, position: int) -> Meetup:
    moved = meetup.start_at != line.start_at
    return replace(
        meetup,
        title=line.title,
        start_at=line.start_at,
        end_at=line.end_at,
        date_note=line.date_note,
        signup_closes_at=None if moved else meetup.signup_closes_at,
        speakers=tuple(replace(each, at=None) for each in meetup.speakers)
        if moved
        else meetup.speakers,
        position=position,
    )


def usual_title(name: str, position: int) -> str:
    """What a meetup of a season is called when nobody has said."""
    number = f" {position}"
    return shortened(name, limit=TITLE_LENGTH - len(number)) + number
