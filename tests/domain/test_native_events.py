"""A meetup as an event of Discord's own, and what people edit there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ids import CommunityId, EventId, UserId
from domain.meetup_values import Meetup, State
from domain.native_events import (
    LOCATION_LENGTH,
    TEXT_LENGTH,
    Shape,
    Trace,
    Wording,
    edits_seen,
    is_wanted,
    packed,
    shape_of,
    unpacked,
)

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
START = NOW + timedelta(days=7)
OPEN = Wording(closing="Se kortet i <#5>.", see_card="Se kortet i #träffar", hides_place=False)
HIDING = replace(OPEN, hides_place=True)
MEETUP = Meetup(
    community_id=CommunityId(1),
    host_id=UserId(2),
    created_at=NOW,
    changed_at=NOW,
    title="Lunch",
    description="Vi äter.",
    venue="Kajutan",
    address="Kvarnbygatan 1",
    start_at=START,
    end_at=START + timedelta(hours=1),
    state=State.OPEN,
)


def test_without_an_end_it_lasts_two_hours_since_discord_wants_one() -> None:
    assert shape_of(replace(MEETUP, end_at=None), OPEN).end == START + timedelta(hours=2)


@pytest.mark.parametrize(
    ("changes", "location"),
    [
        ({}, "Kajutan, Kvarnbygatan 1"),
        ({"venue": "", "address": "", "link": "https://a.se/rum"}, "https://a.se/rum"),
        ({"link": "https://a.se/rum"}, "Kajutan, Kvarnbygatan 1"),
        ({"venue": "", "address": "", "link": "https://a.se/" + "x" * 200}, OPEN.see_card),
    ],
)
def test_the_location_is_the_place_or_the_link(changes: dict[str, str], location: str) -> None:
    assert shape_of(replace(MEETUP, **changes), OPEN).location == location


def test_where_others_look_on_neither_words_nor_place_stand_in_it() -> None:
    shape = shape_of(replace(MEETUP, description="Gå till Kvarnbygatan 1"), HIDING)
    assert (shape.location, shape.description) == (HIDING.see_card, HIDING.closing)


@given(
    title=st.text(min_size=1, max_size=100),
    description=st.text(max_size=900),
    venue=st.text(max_size=100),
    address=st.text(max_size=100),
    hides=st.booleans(),
)
def test_every_shape_fits_and_is_known_again(
    title: str, description: str, venue: str, address: str, hides: bool
) -> None:
    wording = replace(OPEN, hides_place=hides)
    meetup = replace(MEETUP, title=title, description=description, venue=venue, address=address)
    shape = shape_of(meetup, wording)
    assert 1 <= len(shape.location) <= LOCATION_LENGTH
    assert len(shape.description) <= TEXT_LENGTH
    assert unpacked(packed(Trace(last=shape, coming=shape))) == Trace(last=shape, coming=shape)
    assert edits_seen(meetup, last=shape, seen=shape, wording=wording) == {}


@pytest.mark.parametrize(
    ("seen", "edits"),
    [
        ({"name": "Sen  lunch"}, {"title": "Sen lunch"}),
        (
            {"start": START + timedelta(hours=1), "end": START + timedelta(hours=3)},
            {"start_at": START + timedelta(hours=1), "end_at": START + timedelta(hours=3)},
        ),
        ({"end": START + timedelta(hours=4)}, {"end_at": START + timedelta(hours=4)}),
        ({"location": "Stadshuset"}, {"venue": "Stadshuset", "address": ""}),
        (
            {"location": "https://b.se/x"},
            {"venue": "", "address": "", "link": "https://b.se/x"},
        ),
        ({"location": OPEN.see_card}, {}),
        ({"description": "Vi dricker kaffe."}, {"description": "Vi dricker kaffe."}),
        (
            {"description": "Vi äter. Ta med fika.\n\nSe kortet i <#5>."},
            {"description": "Vi äter. Ta med fika."},
        ),
        ({"description": "Vi äter."}, {}),
    ],
)
def test_an_edit_there_is_an_edit_here(seen: dict[str, object], edits: dict[str, object]) -> None:
    last = shape_of(MEETUP, OPEN)
    changed = replace(last, **seen)  # type: ignore[arg-type]
    assert edits_seen(MEETUP, last=last, seen=changed, wording=OPEN) == edits


def test_words_of_who_has_not_seen_the_others_are_added_while_there_is_room() -> None:
    last = shape_of(MEETUP, HIDING)
    seen = replace(last, description=f"Ta med fika.\n\n{HIDING.closing}")
    found = edits_seen(MEETUP, last=last, seen=seen, wording=HIDING)
    assert found == {"description": "Vi äter.\n\nTa med fika."}
    full = replace(MEETUP, description="x" * 895)
    assert edits_seen(full, last=last, seen=seen, wording=HIDING) == {"description": "Ta med fika."}


def test_an_echo_is_known_before_and_after_the_answer_but_not_an_older_state() -> None:
    first, second, third = (replace(shape_of(MEETUP, OPEN), name=name) for name in ("a", "b", "c"))
    trace = Trace(last=first, coming=second)
    assert trace.knows(first)
    assert trace.knows(second)
    assert not trace.knows(third)
    assert not Trace(last=second).knows(first)


def test_no_event_is_made_of_what_has_begun_but_one_that_is_there_stays() -> None:
    begun = replace(MEETUP, state=State.UNDER_WAY, start_at=NOW - timedelta(minutes=5))
    assert not is_wanted(begun, now=NOW)
    assert is_wanted(replace(begun, event_id=EventId(9)), now=NOW)
    for state in (State.POSTPONED, State.CANCELLED, State.HELD, State.DATE_TO_COME, State.DRAFT):
        assert not is_wanted(replace(MEETUP, state=state, event_id=EventId(9)), now=NOW)


def test_an_empty_trace_knows_nothing() -> None:
    shape: Shape = shape_of(MEETUP, OPEN)
    assert unpacked("") == Trace()
    assert not unpacked("").knows(shape)
