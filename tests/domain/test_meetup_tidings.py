"""What is still to be told, when a meetup is changed again before anybody has read of it."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from domain.meetup_changes import Change, changes, matters_to_seated
from domain.meetup_tidings import Tidings, that_hold, tidings, together
from domain.meetup_values import Meetup, Speaker, State
from tests.domain.meetup_cases import START, meetup

DAY = timedelta(days=1)
_C = Change


def told(*steps: Meetup) -> tuple[Change, ...]:
    """What is told at the end of these steps, of which nobody has read before."""
    found = Tidings()
    for before, after in pairwise(steps):
        found = together(found, tidings(before, matters_to_seated(changes(before, after))))
    return that_hold(found, steps[-1]).what


BASE = meetup()
MOVED = replace(BASE, start_at=START + DAY, end_at=START + DAY + timedelta(hours=3))
POSTPONED = replace(BASE, state=State.POSTPONED, start_at=None, end_at=None)
CANCELLED = replace(BASE, state=State.CANCELLED)
WITHOUT = replace(BASE, state=State.DATE_TO_COME, start_at=None, end_at=None)


@pytest.mark.parametrize(
    ("steps", "what"),
    [
        ((BASE, MOVED, replace(MOVED, venue="Kajutan")), (_C.TIME, _C.PLACE)),
        ((BASE, MOVED, replace(MOVED, start_at=START + 2 * DAY)), (_C.TIME,)),
        ((BASE, MOVED, BASE), ()),
        ((BASE, replace(MOVED, venue="Kajutan"), replace(BASE, venue="Kajutan")), (_C.PLACE,)),
        ((BASE, MOVED, CANCELLED), (_C.CANCELLED,)),
        ((BASE, MOVED, POSTPONED), (_C.POSTPONED,)),
        ((BASE, POSTPONED, MOVED), (_C.NEW_DATE,)),
        ((BASE, POSTPONED, MOVED, replace(MOVED, start_at=START + 2 * DAY)), (_C.NEW_DATE,)),
        ((BASE, POSTPONED, CANCELLED), (_C.CANCELLED,)),
        ((BASE, POSTPONED, replace(POSTPONED, venue="Kajutan")), (_C.PLACE, _C.POSTPONED)),
        ((WITHOUT, MOVED, WITHOUT), (_C.NO_DATE,)),
        ((BASE, replace(BASE, link="https://a.se"), BASE), ()),
        ((BASE, replace(BASE, speakers=(Speaker(name="Åsa"),)), BASE), ()),
        ((BASE, replace(BASE, title="Annat")), ()),
    ],
)
def test_what_is_told_of_several_steps(steps: tuple[Meetup, ...], what: tuple[Change, ...]) -> None:
    assert told(*steps) == what


def test_what_stood_there_is_recognised_but_not_kept() -> None:
    kept = tidings(replace(BASE, link="https://hemlig.se"), (Change.LINK,))
    assert "hemlig" not in str(kept)
