"""The states of a meetup: every verb from every state, by the table of steps."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import meetups as rules
from domain.errors import LedarbotError
from domain.ids import SeasonId, UserId
from domain.meetup_refusals import (
    ClosesTooLate,
    EndsTooEarly,
    Incomplete,
    InThePast,
    NoSuchStep,
    TooLong,
)
from domain.meetup_values import (
    ENDED,
    HAS_NATIVE_EVENT,
    Meetup,
    Season,
    SeatRules,
    Speaker,
    State,
)
from tests.domain.meetup_cases import DATED, HOST, NOW, START, meetup

Step = Callable[[Meetup], Meetup]
WEEK = timedelta(days=7)

VERBS: dict[str, Step] = {
    "propose": lambda m: rules.propose(m, now=NOW),
    "approve": lambda m: rules.approve_proposal(m, now=NOW),
    "refuse": lambda m: rules.refuse_proposal(m, reason="Vi har redan en.", now=NOW),
    "announce": lambda m: rules.announce(m, now=NOW),
    "date": lambda m: rules.edit(
        m, {"start_at": START + WEEK, "end_at": START + WEEK + timedelta(hours=3)}, now=NOW
    ),
    "no_date": lambda m: rules.edit(m, {"start_at": None}, now=NOW),
    "words": lambda m: rules.edit(m, {"title": "Ny rubrik"}, now=NOW),
    "postpone": lambda m: rules.postpone(m, reason="Talaren är sjuk.", now=NOW),
    "cancel": lambda m: rules.cancel(m, reason="För få.", now=NOW),
    "close": lambda m: rules.close_signup(m, now=NOW),
    "open": lambda m: rules.open_signup(m, now=NOW),
    "begin": lambda m: rules.begin(m, now=NOW),
    "hold": lambda m: rules.hold(m, now=NOW),
}
NO, SAME = "refused", "same"
DESK = {State.DRAFT, State.PROPOSED}
D, P, T, O, F = State.DRAFT, State.PROPOSED, State.DATE_TO_COME, State.OPEN, State.FULL  # noqa: E741
C, U, H, W, X = State.CLOSED, State.UNDER_WAY, State.HELD, State.POSTPONED, State.CANCELLED
ORDER = (D, P, T, O, F, C, U, H, W, X)
# One column for each state in that order: where the verb leads, or that it is refused.
TABLE: dict[str, tuple[State | str, ...]] = {
    "propose": (P, NO, NO, NO, NO, NO, NO, NO, NO, NO),
    "approve": (NO, O, NO, NO, NO, NO, NO, NO, NO, NO),
    "refuse": (NO, X, NO, NO, NO, NO, NO, NO, NO, NO),
    "announce": (O, O, NO, NO, NO, NO, NO, NO, NO, NO),
    "date": (SAME, SAME, O, SAME, SAME, SAME, O, NO, O, NO),
    "no_date": (SAME, SAME, SAME, T, T, T, NO, NO, SAME, NO),
    "words": (SAME, SAME, SAME, SAME, SAME, SAME, SAME, NO, SAME, NO),
    "postpone": (NO, NO, W, W, W, W, W, NO, NO, NO),
    "cancel": (X, X, X, X, X, X, X, NO, X, NO),
    "close": (NO, NO, NO, C, C, NO, NO, NO, NO, NO),
    "open": (NO, NO, NO, NO, NO, O, NO, NO, NO, NO),
    "begin": (NO, NO, NO, U, U, U, SAME, NO, NO, NO),
    "hold": (NO, NO, NO, H, H, H, H, NO, NO, NO),
}
CELLS = [
    (verb, state, row[column]) for verb, row in TABLE.items() for column, state in enumerate(ORDER)
]


def test_the_table_is_whole() -> None:
    assert set(TABLE) == set(VERBS)
    assert set(ORDER) == set(State) == set(rules.STEPS)


@pytest.mark.parametrize(("verb", "state", "leads_to"), CELLS)
def test_each_verb_leads_where_the_table_says(
    verb: str, state: State, leads_to: State | str
) -> None:
    before = meetup(state)
    if leads_to == NO:
        with pytest.raises(NoSuchStep) as refused:
            VERBS[verb](before)
        assert refused.value.args_for_text == {"state": state}
        return
    after = VERBS[verb](before)
    assert after.state is (state if leads_to == SAME else leads_to)


@pytest.mark.parametrize("state", sorted(ENDED))
def test_what_is_held_or_cancelled_stays(state: State) -> None:
    assert rules.STEPS[state] == frozenset()


def test_no_step_leads_to_itself_or_back_to_the_desk() -> None:
    for state, following in rules.STEPS.items():
        assert state not in following
        assert not following & ({State.DRAFT} if state is State.DRAFT else DESK)


def test_only_what_has_a_date_can_be_held() -> None:
    for state, following in rules.STEPS.items():
        if {State.UNDER_WAY, State.HELD} & following:
            assert state in HAS_NATIVE_EVENT


MOMENTS = st.integers(-5 * 24 * 60, 45 * 24 * 60).map(lambda each: NOW + timedelta(minutes=each))
STEPS_TAKEN = st.lists(
    st.tuples(
        st.sampled_from([*VERBS, "settled", "deadline", "capacity", "later"]),
        st.integers(0, 3 * 24 * 60),
        st.integers(0, 20),
    ),
    max_size=25,
)


def step(current: Meetup, verb: str, *, taken: int, now: datetime) -> Meetup:
    reason = {"reason": "Så blev det.", "now": now}
    every: dict[str, Step] = {
        "propose": lambda m: rules.propose(m, now=now),
        "approve": lambda m: rules.approve_proposal(m, now=now),
        "refuse": lambda m: rules.refuse_proposal(m, **reason),
        "announce": lambda m: rules.announce(m, now=now),
        "date": lambda m: rules.edit(m, {"start_at": now + WEEK}, now=now),
        "no_date": lambda m: rules.edit(m, {"start_at": None}, now=now),
        "words": lambda m: rules.edit(m, {"title": "Ny rubrik"}, now=now),
        "later": lambda m: rules.edit(
            m, {"end_at": m.start_at and m.start_at + timedelta(hours=5)}, now=now
        ),
        "deadline": lambda m: rules.edit(
            m, {"signup_closes_at": m.start_at and m.start_at - timedelta(days=1)}, now=now
        ),
        "capacity": lambda m: rules.edit(m, {"seats": SeatRules(capacity=taken + 1)}, now=now),
        "postpone": lambda m: rules.postpone(m, **reason),
        "cancel": lambda m: rules.cancel(m, **reason),
        "close": lambda m: rules.close_signup(m, now=now),
        "open": lambda m: rules.open_signup(m, now=now),
        "begin": lambda m: rules.begin(m, now=now),
        "hold": lambda m: rules.hold(m, now=now),
        "settled": lambda m: rules.settled(m, taken=taken, now=now),
    }
    return every[verb](current)


@given(st.sampled_from([State.DRAFT, State.PROPOSED]), st.booleans(), STEPS_TAKEN)
def test_any_story_keeps_to_the_steps(
    state: State, with_date: bool, story: list[tuple[str, int, int]]
) -> None:
    """Each verb ends in a state that may follow; what each state promises holds all along."""
    current = meetup(state, seats=SeatRules(capacity=10))
    if not with_date:
        current = replace(current, start_at=None, end_at=None)
    now = NOW
    for verb, minutes, taken in story:
        now += timedelta(minutes=minutes)
        before = current
        try:
            current = step(before, verb, taken=taken, now=now)
        except LedarbotError:
            continue
        if current.state is not before.state:
            assert current.state in rules.STEPS[before.state]
        assert before.state not in ENDED or current == before
        assert (current.state in DATED) <= (current.start_at is not None)
        assert current.state not in (State.POSTPONED, State.DATE_TO_COME) or not current.start_at
        assert current.sequence - before.sequence in (0, 1)
        if current.start_at is not None:
            assert current.end_at is None or current.end_at > current.start_at
            assert (current.signup_closes_at or current.start_at) <= current.start_at


@given(
    st.sampled_from(sorted(State)),
    MOMENTS,
    st.integers(0, 30),
    st.one_of(st.none(), st.integers(1, 30)),
    st.one_of(st.none(), st.integers(-72, 0)),
)
def test_what_is_settled_is_settled(
    state: State, now: datetime, taken: int, capacity: int | None, closes: int | None
) -> None:
    before = meetup(state, seats=SeatRules(capacity=capacity))
    if before.start_at is not None and closes is not None:
        before = replace(before, signup_closes_at=START + timedelta(hours=closes))
    once = rules.settled(before, taken=taken, now=now)
    assert rules.settled(once, taken=taken, now=now) is once
    assert once.state is before.state or once.state in rules.STEPS[before.state]
    assert once.sequence == before.sequence
    turn = rules.next_turn_at(once, now=now)
    if turn is not None:
        assert turn > now
        # Until then time alone changes nothing.
        just_before = turn - timedelta(seconds=1)
        assert rules.settled(once, taken=taken, now=max(now, just_before)).state is once.state


HOUR = timedelta(hours=1)
BY_TIME = [
    (State.OPEN, START - HOUR, 9, State.OPEN),
    (State.OPEN, START - HOUR, 10, State.FULL),
    (State.OPEN, START - HOUR, 12, State.FULL),  # the capacity was lowered
    (State.FULL, START - HOUR, 9, State.OPEN),
    (State.FULL, START, 10, State.UNDER_WAY),
    (State.OPEN, START + 3 * HOUR - timedelta(seconds=1), 0, State.UNDER_WAY),
    (State.OPEN, START + 3 * HOUR, 0, State.HELD),
    (State.OPEN, START + 400 * HOUR, 0, State.HELD),
    (State.UNDER_WAY, START - HOUR, 0, State.UNDER_WAY),  # somebody began it early
    (State.UNDER_WAY, START + 3 * HOUR, 0, State.HELD),
    (State.HELD, START - HOUR, 0, State.HELD),  # the clock was set back
    (State.POSTPONED, START + HOUR, 0, State.POSTPONED),
    (State.CANCELLED, START + HOUR, 0, State.CANCELLED),
    (State.DRAFT, START + HOUR, 0, State.DRAFT),
]


@pytest.mark.parametrize(("state", "now", "taken", "becomes"), BY_TIME)
def test_what_time_and_seats_give(state: State, now: datetime, taken: int, becomes: State) -> None:
    before = meetup(state, seats=SeatRules(capacity=10))
    assert rules.settled(before, taken=taken, now=now).state is becomes


def test_the_deadline_closes_and_a_later_one_opens() -> None:
    with_deadline = meetup(signup_closes_at=START - 24 * HOUR)
    closed = rules.settled(with_deadline, taken=0, now=START - 24 * HOUR)
    assert closed.state is State.CLOSED
    later = rules.edit(closed, {"signup_closes_at": START - HOUR}, now=START - 20 * HOUR)
    assert rules.settled(later, taken=0, now=START - 20 * HOUR).state is State.OPEN


def test_without_an_end_it_lasts_two_hours() -> None:
    endless = meetup(end_at=None)
    assert rules.ends_at(endless) == START + 2 * HOUR
    assert rules.settled(endless, taken=0, now=START + 2 * HOUR).state is State.HELD


def test_sign_up_is_closed_and_opened_by_hand() -> None:
    closed = rules.close_signup(meetup(), now=NOW)
    assert closed.signup_closes_at == NOW
    assert rules.settled(closed, taken=0, now=NOW).state is State.CLOSED
    again = rules.open_signup(closed, now=NOW + HOUR)
    assert (again.state, again.signup_closes_at) == (State.OPEN, None)
    with pytest.raises(InThePast):
        rules.open_signup(closed, now=START)


def test_announcing_asks_for_what_members_need() -> None:
    with pytest.raises(Incomplete) as missing:
        rules.announce(meetup(State.DRAFT, venue=""), now=NOW)
    assert missing.value.args_for_text == {"field": "place"}
    online = meetup(State.DRAFT, venue="", link="https://moten.example.se/1")
    assert rules.announce(online, now=NOW).state is State.OPEN
    to_come = meetup(State.DRAFT, start_at=None, end_at=None, venue="")
    assert rules.announce(to_come, now=NOW).state is State.DATE_TO_COME


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"start_at": NOW, "end_at": None}, InThePast),
        ({"start_at": NOW - HOUR, "end_at": NOW + HOUR}, InThePast),
        ({"end_at": START}, EndsTooEarly),
        ({"end_at": START - HOUR}, EndsTooEarly),
        ({"signup_closes_at": START + HOUR}, ClosesTooLate),
        ({"start_at": None, "end_at": START}, Incomplete),
    ],
)
def test_times_that_make_no_sense(fields: dict[str, object], refusal: type[LedarbotError]) -> None:
    with pytest.raises(refusal):
        rules.checked(meetup(State.DRAFT, **fields), now=NOW)


def test_refusing_a_proposal_takes_a_reason() -> None:
    for reason in ("", "  \n "):
        with pytest.raises(Incomplete):
            rules.refuse_proposal(meetup(State.PROPOSED), reason=reason, now=NOW)


def test_reasons_are_cleaned_and_have_a_limit() -> None:
    assert rules.cancel(meetup(), reason=" Sjuk\u202e ", now=NOW).reason == "Sjuk"
    for verb in (rules.cancel, rules.postpone):
        with pytest.raises(TooLong):
            verb(meetup(), reason="å" * 201, now=NOW)


def test_postponed_it_has_no_date_and_keeps_its_place() -> None:
    speaker = Speaker(name="Åsa Berg", at=START + HOUR)
    before = meetup(speakers=(speaker,), signup_closes_at=START - HOUR)
    after = rules.postpone(before, reason="Snö.", note="juni, datum kommer", now=NOW)
    assert (after.start_at, after.end_at, after.signup_closes_at) == (None, None, None)
    assert (after.venue, after.reason, after.date_note) == (
        "Stadsbiblioteket",
        "Snö.",
        "juni, datum kommer",
    )
    assert after.speakers == (Speaker(name="Åsa Berg"),)
    again = rules.edit(after, {"start_at": START + WEEK}, now=NOW)
    assert (again.state, again.reason, again.date_note) == (State.OPEN, "", "")


def test_a_date_needs_a_place() -> None:
    to_come = meetup(State.DATE_TO_COME, venue="")
    with pytest.raises(Incomplete):
        rules.edit(to_come, {"start_at": START}, now=NOW)
    with pytest.raises(Incomplete):
        rules.edit(meetup(), {"venue": ""}, now=NOW)


def test_what_hangs_on_the_start_moves_along() -> None:
    speaker = Speaker(name="Åsa Berg", at=START + HOUR)
    before = meetup(speakers=(speaker, Speaker(name="Bo")), signup_closes_at=START - 48 * HOUR)
    after = rules.edit(before, {"start_at": START + WEEK}, now=NOW)
    assert after.end_at == START + WEEK + 3 * HOUR
    assert after.signup_closes_at == START + WEEK - 48 * HOUR
    assert [each.at for each in after.speakers] == [START + WEEK + HOUR, None]


def test_what_is_edited_itself_does_not_move_along() -> None:
    speaker = Speaker(name="Åsa Berg", at=START + HOUR)
    edits = {
        "start_at": START - HOUR,
        "end_at": START + 2 * HOUR,
        "speakers": (speaker,),
        "signup_closes_at": START - 2 * HOUR,
    }
    after = rules.edit(meetup(speakers=(speaker,)), edits, now=NOW)
    assert {name: getattr(after, name) for name in edits} == edits


def test_a_deadline_is_not_moved_into_the_past() -> None:
    before = meetup(signup_closes_at=START - 48 * HOUR)
    after = rules.edit(before, {"start_at": NOW + 24 * HOUR}, now=NOW)
    assert after.signup_closes_at is None
    closed = rules.close_signup(meetup(), now=NOW)
    moved = rules.edit(closed, {"start_at": START + WEEK}, now=NOW + HOUR)
    assert moved.signup_closes_at == NOW  # closed by hand, so it stays closed


def test_what_is_under_way_can_be_mended_and_prolonged() -> None:
    under_way, now = meetup(State.UNDER_WAY), START + HOUR
    assert rules.edit(under_way, {"agenda": "Fika först."}, now=now).agenda == "Fika först."
    longer = rules.edit(under_way, {"end_at": START + 5 * HOUR}, now=now)
    assert rules.settled(longer, taken=0, now=START + 4 * HOUR).state is State.UNDER_WAY
    with pytest.raises(InThePast):
        rules.edit(under_way, {"start_at": START - HOUR}, now=now)


def test_what_was_begun_by_mistake_can_be_moved() -> None:
    begun = rules.begin(meetup(), now=NOW)
    assert rules.settled(begun, taken=0, now=NOW).state is State.UNDER_WAY
    moved = rules.edit(begun, {"start_at": START + WEEK}, now=NOW)
    assert rules.settled(moved, taken=0, now=NOW).state is State.OPEN


def test_the_host_and_the_organisers_may_change_it() -> None:
    assert rules.may_change(meetup(), by=HOST, is_organiser=False)
    assert rules.may_change(meetup(), by=UserId(8), is_organiser=True)
    assert not rules.may_change(meetup(), by=UserId(8), is_organiser=False)


def test_in_a_season_its_place_holds_where_the_meetup_says_nothing() -> None:
    season = Season(
        community_id=meetup().community_id,
        host_id=HOST,
        created_at=NOW,
        name="Morgnar",
        season_id=SeasonId(4),
        venue="Rådhuset",
        address="Storgatan 1",
    )
    placeless = rules.in_season(meetup(State.DRAFT, venue=""), season, position=2)
    assert (placeless.season_id, placeless.position) == (SeasonId(4), 2)
    assert (placeless.venue, placeless.address) == ("Rådhuset", "Storgatan 1")
    own = rules.in_season(meetup(State.DRAFT), season, position=3)
    assert (own.venue, own.address) == ("Stadsbiblioteket", "")
