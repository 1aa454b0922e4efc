"""Who is asked after a meetup, and when."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ids import UserId
from domain.meetup_feedback import ASKED_AFTER, NOT_AFTER, asked_at, invited, is_due
from domain.meetup_values import Standing, State
from tests.domain.meetup_cases import HOST, NOW, START, meetup, signup

END = START + timedelta(hours=3)
DUE = END + timedelta(hours=1)
NEVER = (State.DRAFT, State.PROPOSED, State.DATE_TO_COME, State.POSTPONED, State.CANCELLED)


@pytest.mark.parametrize("state", [State.OPEN, State.FULL, State.CLOSED, State.UNDER_WAY])
def test_what_is_to_be_held_is_asked_about_an_hour_after_its_end(state: State) -> None:
    assert asked_at(meetup(state), since=NOW) == DUE
    # Nobody has said yet that it was held.
    assert not is_due(meetup(state), since=NOW, now=DUE)


def test_what_says_no_end_is_over_after_the_usual_time() -> None:
    assert asked_at(meetup(end_at=None), since=NOW) == START + timedelta(hours=3)


@pytest.mark.parametrize("state", NEVER)
def test_what_is_not_held_is_never_asked_about(state: State) -> None:
    found = meetup(state, start_at=START, end_at=END)
    assert asked_at(found, since=NOW) is None
    assert not is_due(found, since=NOW, now=DUE)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (DUE - timedelta(seconds=1), False),
        (DUE, True),
        (END + timedelta(days=2), True),
        (END + timedelta(days=7), True),
        (END + timedelta(days=7, seconds=1), False),
    ],
)
def test_what_was_held_is_asked_about_within_a_week(now: datetime, expected: bool) -> None:
    assert is_due(meetup(State.HELD), since=NOW, now=now) is expected


@pytest.mark.parametrize(("since", "expected"), [(END, True), (END + timedelta(seconds=1), False)])
def test_what_ended_before_the_network_began_to_ask_is_let_alone(
    since: datetime, expected: bool
) -> None:
    assert is_due(meetup(State.HELD), since=since, now=DUE) is expected


def test_those_with_a_seat_are_asked_without_the_host() -> None:
    signups = [signup(number, standing) for number, standing in enumerate(Standing, start=20)]
    signups += [signup(HOST), signup(31, guests=3), signup(32)]
    members = {UserId(number) for number in (*range(20, 32), HOST)}
    # 32 is no member any more.
    assert invited(signups, host_id=HOST, members=members) == [20, 31]


@given(
    st.lists(st.tuples(st.integers(1, 30), st.sampled_from(Standing)), unique_by=lambda x: x[0]),
    st.frozensets(st.integers(1, 30)),
    st.integers(1, 30),
)
def test_nobody_is_asked_who_had_no_seat_or_hosts_or_has_left(
    answers: list[tuple[int, Standing]], members: frozenset[int], host: int
) -> None:
    signups = [signup(number, standing) for number, standing in answers]
    asked = invited(signups, host_id=UserId(host), members={UserId(each) for each in members})
    seated = {number for number, standing in answers if standing is Standing.SEATED}
    assert set(asked) == (seated & members) - {host}
    assert len(asked) == len(set(asked))


@given(st.integers(-20_000, 20_000), st.integers(-20_000, 20_000), st.sampled_from(State))
def test_asking_is_due_within_its_week_and_never_without_a_time(
    minutes: int, since_minutes: int, state: State
) -> None:
    found = meetup(state, start_at=START, end_at=END)
    now, since = END + timedelta(minutes=minutes), END + timedelta(minutes=since_minutes)
    if is_due(found, since=since, now=now):
        assert state is State.HELD
        assert ASKED_AFTER <= now - END <= NOT_AFTER
        assert since <= END
        assert asked_at(found, since=since) == DUE
