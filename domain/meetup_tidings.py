"""What those concerned are still to be told of a meetup, when several changes follow closely."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from domain.meetup_changes import Change, speakers_told
from domain.meetup_values import Meetup

_OF_THE_DATE = frozenset({Change.TIME, Change.NEW_DATE, Change.NO_DATE, Change.POSTPONED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidings:
    """Changes that one message tells; `was` recognises what stood there before, without its words:
    what is changed back before anybody has read of it is not told."""

    what: tuple[Change, ...] = ()
    was: Mapping[Change, str] = field(default_factory=dict)


def tidings(before: Meetup, what: Collection[Change]) -> Tidings:
    """What is to be told of one step."""
    traces = _traces(before)
    was = {change: traces[change] for change in what if change in traces}
    return Tidings(what=tuple(change for change in Change if change in what), was=was)


def together(earlier: Tidings, later: Tidings) -> Tidings:
    """Two steps told at once; what the later one has overtaken is left out."""
    before, after = set(earlier.what), set(later.what)
    if Change.CANCELLED in after:
        before = set()
    elif not after.isdisjoint(_OF_THE_DATE):
        # What has a new date to those who read of it now has one still when it is moved.
        if Change.TIME in after and Change.NEW_DATE in before:
            after.remove(Change.TIME)
        else:
            before -= _OF_THE_DATE
    what = before | after
    return Tidings(
        what=tuple(change for change in Change if change in what),
        was={
            change: trace
            for change, trace in {**later.was, **earlier.was}.items()
            if change in what
        },
    )


def that_hold(found: Tidings, meetup: Meetup) -> Tidings:
    """Without what is again as it was."""
    traces = _traces(meetup)
    gone = {change for change, trace in found.was.items() if traces[change] == trace}
    return Tidings(
        what=tuple(change for change in found.what if change not in gone),
        was={change: trace for change, trace in found.was.items() if change not in gone},
    )


def _traces(meetup: Meetup) -> dict[Change, str]:
    return {
        Change.TIME: _trace(meetup.start_at, meetup.end_at),
        Change.PLACE: _trace(meetup.venue, meetup.address),
        Change.LINK: _trace(meetup.link),
        Change.SPEAKERS: _trace(speakers_told(meetup)),
    }


def _trace(*values: object) -> str:
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]
