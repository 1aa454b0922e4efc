"""What of a change is told to whom, and what a calendar must be told."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import meetups as rules
from domain.ids import RoleId
from domain.meetup_changes import (
    Change,
    changes,
    concerns_calendar,
    matters_to_all,
    matters_to_seated,
)
from domain.meetup_values import SeatRules, Speaker, State
from tests.domain.meetup_cases import NOW, START, meetup

HOUR, WEEK = timedelta(hours=1), timedelta(days=7)
ASA = Speaker(name="Åsa Berg", role="rektor", topic="Tid", at=START + HOUR)

# What is edited; what that is; told to the seated; told to everybody; told to calendars.
EDITS: list[tuple[dict[str, Any], tuple[Change, ...], bool, bool, bool]] = [
    ({}, (), False, False, False),
    ({"title": "Rubrik"}, (Change.WORDS,), False, False, False),
    ({"description": "Mer om det."}, (Change.WORDS,), False, False, False),
    ({"agenda": "09.30 Fika"}, (Change.WORDS,), False, False, False),
    ({"cost": "100 kr"}, (Change.WORDS,), False, False, False),
    ({"contact": "Åsa"}, (Change.WORDS,), False, False, False),
    ({"reservation": True}, (Change.WORDS,), False, False, False),
    ({"asks_diet": True}, (Change.WORDS,), False, False, False),
    ({"asks_accessibility": True}, (Change.WORDS,), False, False, False),
    ({"shows_names": True}, (Change.WORDS,), False, False, False),
    ({"roles": (RoleId(3),)}, (Change.WORDS,), False, False, False),
    ({"seats": SeatRules(capacity=130)}, (Change.SEATS,), False, False, False),
    ({"signup_closes_at": START - HOUR}, (Change.SEATS,), False, False, False),
    ({"reminders": (60,)}, (), False, False, False),
    ({"start_at": START + WEEK}, (Change.TIME,), True, False, True),
    ({"end_at": START + HOUR}, (Change.TIME,), True, False, True),
    ({"venue": "Rådhuset"}, (Change.PLACE,), True, False, True),
    ({"address": "Storgatan 1"}, (Change.PLACE,), True, False, True),
    ({"link": "https://moten.example.se/1"}, (Change.LINK,), True, False, True),
    ({"speakers": (ASA,)}, (Change.SPEAKERS,), True, False, False),
    ({"start_at": None}, (Change.NO_DATE,), True, True, True),
    (
        {"start_at": START + WEEK, "venue": "Rådhuset", "speakers": (ASA,), "title": "Rubrik"},
        (Change.TIME, Change.PLACE, Change.SPEAKERS, Change.WORDS),
        True,
        False,
        True,
    ),
]


@pytest.mark.parametrize(("edits", "found", "to_seated", "to_all", "to_calendar"), EDITS)
def test_what_is_edited_is_told_to_those_it_concerns(
    edits: dict[str, Any],
    found: tuple[Change, ...],
    to_seated: bool,
    to_all: bool,
    to_calendar: bool,
) -> None:
    before = meetup()
    after = rules.edit(before, edits, now=NOW)
    assert changes(before, after) == found
    assert bool(matters_to_seated(found)) is to_seated
    assert bool(matters_to_all(found)) is to_all
    assert after.sequence == before.sequence + to_calendar


def test_postponing_and_cancelling_are_said_once() -> None:
    before = meetup(speakers=(ASA,))
    postponed = rules.postpone(before, reason="Snö.", now=NOW)
    assert changes(before, postponed) == (Change.POSTPONED,)
    cancelled = rules.cancel(postponed, reason="Det gick inte.", now=NOW)
    assert changes(postponed, cancelled) == (Change.CANCELLED,)
    assert (postponed.sequence, cancelled.sequence) == (1, 2)


@pytest.mark.parametrize("state", [State.POSTPONED, State.DATE_TO_COME])
def test_a_new_date_is_told_to_all(state: State) -> None:
    before = meetup(state)
    after = rules.edit(before, {"start_at": START}, now=NOW)
    assert changes(before, after)[0] is Change.NEW_DATE
    assert matters_to_all(changes(before, after)) == (Change.NEW_DATE,)
    assert after.sequence == 1


@pytest.mark.parametrize("state", [State.DRAFT, State.PROPOSED])
def test_announcing_is_no_change_to_those_who_come(state: State) -> None:
    before = meetup(state)
    found = changes(before, rules.announce(before, now=NOW))
    assert found == (Change.ANNOUNCED,)
    assert not matters_to_seated(found)


def test_hours_that_move_along_are_no_other_speakers() -> None:
    before = meetup(speakers=(ASA, Speaker(name="Bo")))
    moved = rules.edit(before, {"start_at": START + WEEK}, now=NOW)
    assert changes(before, moved) == (Change.TIME,)
    without = rules.edit(before, {"start_at": None}, now=NOW)
    assert changes(before, without) == (Change.NO_DATE,)


@pytest.mark.parametrize(
    "speakers",
    [
        (),
        (replace(ASA, name="Bo Ek"),),
        (replace(ASA, topic="Rum"),),
        (replace(ASA, at=START + 2 * HOUR),),
        (ASA, Speaker(name="Bo")),
    ],
)
def test_another_speaker_or_hour_is_told(speakers: tuple[Speaker, ...]) -> None:
    before = meetup(speakers=(ASA,))
    found = changes(before, rules.edit(before, {"speakers": speakers}, now=NOW))
    assert found == (Change.SPEAKERS,)
    assert matters_to_seated(found)


def test_the_clock_alone_tells_nobody() -> None:
    for now in (START, START + 3 * HOUR):
        before = meetup()
        after = rules.settled(before, taken=0, now=now)
        assert changes(before, after) == ()
        assert after.sequence == before.sequence


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["Lunch", "Frukost"]),
        "start_at": st.sampled_from([None, START, START + HOUR, START + WEEK]),
        "venue": st.sampled_from(["Stadsbiblioteket", "Rådhuset"]),
        "link": st.sampled_from(["", "https://moten.example.se/1"]),
        "speakers": st.sampled_from([(), (ASA,)]),
        "seats": st.sampled_from([SeatRules(), SeatRules(capacity=20)]),
    },
)


@given(st.lists(FIELDS, max_size=8))
def test_the_sequence_grows_exactly_with_what_calendars_must_know(
    edits: list[dict[str, Any]],
) -> None:
    current = meetup()
    for each in edits:
        before, current = current, rules.edit(current, each, now=NOW)
        found = changes(before, current)
        assert len(set(found)) == len(found)
        assert set(matters_to_all(found)) <= set(matters_to_seated(found))
        assert current.sequence - before.sequence == concerns_calendar(found)
        calendar_before = (before.start_at, before.end_at, before.venue, before.link)
        calendar_after = (current.start_at, current.end_at, current.venue, current.link)
        assert (calendar_before != calendar_after) == concerns_calendar(found)
        assert changes(current, current) == ()
