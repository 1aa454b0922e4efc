"""Who gets a seat, in tables; `test_seat_stories.py` tries what any order of them leads to."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from domain import seats
from domain.ids import UserId
from domain.meetup_refusals import (
    NoRoomForGuests,
    NothingOffered,
    NotSignedUp,
    SignupClosed,
    TooManyGuests,
)
from domain.meetup_values import Meetup, Occupancy, SeatRules, Signup, Standing, State
from domain.seat_times import confirm_until, moved
from domain.seats import Person
from tests.domain.meetup_cases import NOW, START, meetup, signup

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
ANNA = Person(user_id=UserId(1), employer_key="mölndal")
SEATED, OFFERED, WAITING, MAYBE, NO = (
    Standing.SEATED,
    Standing.OFFERED,
    Standing.WAITING,
    Standing.MAYBE,
    Standing.NO,
)


def full(state: State = State.OPEN, **fields: Any) -> Meetup:
    return meetup(state, seats=SeatRules(capacity=10, **fields))


def join(
    where: Meetup,
    taken: int,
    own: Signup | None = None,
    *,
    guests: int | None = None,
    of_employer: int = 0,
    person: Person = ANNA,
    now: datetime = NOW,
) -> Signup:
    occupancy = Occupancy(taken=taken, of_employer=of_employer)
    return seats.join(where, occupancy, own, person=person, order=77, guests=guests, now=now)


@pytest.mark.parametrize(
    ("taken", "guests", "becomes"),
    [
        (0, 0, SEATED),
        (9, 0, SEATED),
        (10, 0, WAITING),
        (11, 0, WAITING),
        (8, 1, SEATED),
        (9, 1, WAITING),
        (8, 2, WAITING),
    ],
)
def test_a_seat_while_there_are_any(taken: int, guests: int, becomes: Standing) -> None:
    answer = join(full(guests=2), taken, guests=guests)
    assert (answer.standing, answer.guests, answer.order) == (becomes, guests, 77)
    assert answer.employer_key == "mölndal"


def test_without_a_capacity_all_have_a_seat() -> None:
    assert join(meetup(), 4999).standing is SEATED


@pytest.mark.parametrize(
    ("employer", "of_employer", "becomes"),
    [("mölndal", 0, SEATED), ("mölndal", 1, SEATED), ("mölndal", 2, WAITING), ("", 9, SEATED)],
)
def test_an_employer_has_only_so_many(employer: str, of_employer: int, becomes: Standing) -> None:
    person = replace(ANNA, employer_key=employer)
    answer = join(full(employer_cap=2), 5, of_employer=of_employer, person=person)
    assert answer.standing is becomes


@pytest.mark.parametrize("state", sorted(set(State) - {State.OPEN, State.FULL}))
def test_sign_up_only_while_it_is_open(state: State) -> None:
    for own in (None, signup(1, NO), signup(1, MAYBE), signup(1, WAITING)):
        with pytest.raises(SignupClosed) as refused:
            join(full(state), 0, own)
        assert refused.value.args_for_text == {"state": state}


def test_pressing_yes_again_keeps_what_one_has() -> None:
    seated = signup(1, SEATED, guests=2)
    assert join(full(guests=2), 10, seated) == seated
    waiting = signup(1, WAITING, order=3, guests=1)
    again = join(full(guests=2), 10, waiting)
    assert (again.standing, again.order, again.guests) == (WAITING, 3, 1)


def test_after_the_deadline_a_seat_is_kept_and_guests_may_stay_away() -> None:
    closed, seated = full(State.CLOSED, guests=2), signup(1, SEATED, guests=1)
    assert join(closed, 5, seated) == seated
    assert join(closed, 5, seated, guests=0).guests == 0
    with pytest.raises(SignupClosed):
        join(closed, 5, seated, guests=2)
    held = signup(1, OFFERED, offered_until=NOW + HOUR)
    assert join(closed, 10, held).standing is SEATED


@pytest.mark.parametrize("guests", [-1, 3])
def test_guests_have_bounds(guests: int) -> None:
    with pytest.raises(TooManyGuests) as refused:
        join(full(guests=2), 0, guests=guests)
    assert refused.value.args_for_text == {"most": 2}


def test_guests_named_before_the_host_allowed_fewer_may_come() -> None:
    seated = signup(1, SEATED, guests=2)
    assert join(full(guests=0), 10, seated, guests=2) == seated
    assert join(full(guests=0), 10, seated, guests=1).guests == 1


def test_more_guests_need_room() -> None:
    seated = signup(1, SEATED)
    assert join(full(guests=2), 8, seated, guests=2).guests == 2
    with pytest.raises(NoRoomForGuests) as refused:
        join(full(guests=2), 9, seated, guests=2)
    assert refused.value.args_for_text == {"free": 1}
    with pytest.raises(NoRoomForGuests) as refused:
        join(full(guests=2), 12, seated, guests=1)
    assert refused.value.args_for_text == {"free": 0}
    assert join(full(guests=2), 12, replace(seated, guests=2), guests=1).guests == 1


def test_who_waits_may_take_what_is_free() -> None:
    """In the last hour seats are simply free; and with fewer guests one may fit at once."""
    waiting = signup(1, WAITING, order=3, guests=1)
    taken = join(full(guests=2), 9, waiting, guests=0, now=START - HOUR / 2)
    assert (taken.standing, taken.order, taken.guests) == (SEATED, 3, 0)
    assert join(full(guests=2), 9, waiting, now=START - HOUR / 2).standing is WAITING


def test_who_waits_is_compared_by_the_employer_of_today() -> None:
    waiting = signup(1, WAITING, employer_key="göteborg")
    answer = join(full(employer_cap=1), 5, waiting, of_employer=0)
    assert (answer.standing, answer.employer_key) == (SEATED, "mölndal")


def test_what_one_wants_stays_when_one_answers_anew() -> None:
    said_no = signup(1, NO, diet="Vegan", accessibility="Hiss", wants_direct=True, order=2)
    answer = join(full(), 0, said_no)
    assert (answer.diet, answer.accessibility, answer.wants_direct) == ("Vegan", "Hiss", True)
    assert answer.order == 77


def other(what: str, where: Meetup, own: Signup | None, now: datetime = NOW + HOUR) -> Signup:
    verb = seats.say_maybe if what == "maybe" else seats.decline
    return verb(where, own, person=ANNA, order=77, now=now)


ANSWERS = {
    "maybe": {State.OPEN, State.FULL, State.DATE_TO_COME, State.POSTPONED},
    "no": {State.OPEN, State.FULL, State.DATE_TO_COME, State.POSTPONED, State.CLOSED},
}


@pytest.mark.parametrize("what", sorted(ANSWERS))
@pytest.mark.parametrize("state", sorted(State))
def test_maybe_and_no_are_said_while_they_mean_something(what: str, state: State) -> None:
    if state in ANSWERS[what]:
        assert other(what, meetup(state), None).standing is Standing(what)
        return
    with pytest.raises(SignupClosed):
        other(what, meetup(state), None)


@pytest.mark.parametrize("what", sorted(ANSWERS))
@pytest.mark.parametrize("standing", sorted(Standing))
def test_maybe_and_no_give_up_seat_and_place(what: str, standing: Standing) -> None:
    own = signup(
        1, standing, guests=2, offered_until=NOW, confirmed_at=NOW, confirm_by=NOW, diet="Vegan"
    )
    answer = other(what, meetup(), own)
    if standing is Standing(what):
        assert answer == own
        return
    assert answer == signup(
        1,
        Standing(what),
        order=77,
        answered_at=NOW + HOUR,
        diet="Vegan",
        employer_key="mölndal",
    )


def test_a_held_seat_is_taken_in_time() -> None:
    held = signup(1, OFFERED, offered_until=NOW + HOUR, guests=1)
    taken = seats.accept(held, now=NOW + HOUR - MINUTE)
    assert (taken.standing, taken.offered_until, taken.guests) == (SEATED, None, 1)
    for own in (None, signup(1, SEATED), signup(1, WAITING), signup(1, NO)):
        with pytest.raises(NothingOffered):
            seats.accept(own, now=NOW)
    with pytest.raises(NothingOffered):
        seats.accept(held, now=NOW + HOUR)
    with pytest.raises(NothingOffered):
        join(full(), 10, held, now=NOW + HOUR)


def test_what_is_not_answered_goes_on_to_the_next() -> None:
    held = [signup(user, OFFERED, offered_until=NOW + user * HOUR, guests=1) for user in (1, 2)]
    (gone,) = seats.lapsed([*held, signup(3, SEATED), signup(4, WAITING)], now=NOW + HOUR)
    assert (gone.user_id, gone.standing, gone.offered_until, gone.guests) == (1, NO, None, 0)
    with pytest.raises(NothingOffered):
        seats.let_go(gone, now=NOW)


def offered(
    where: Meetup, taken: int, *queue: Signup, now: datetime = NOW, **employers: int
) -> list[int]:
    found = seats.offers(where, taken=taken, queue=queue, employers=employers, now=now)
    assert all(each.standing is OFFERED for each in found)
    return [each.user_id for each in found]


def test_offers_go_by_arrival_to_those_who_fit() -> None:
    queue = [
        signup(5, WAITING, order=30),
        signup(6, WAITING, order=10, guests=2),
        signup(7, WAITING, order=20),
        signup(8, MAYBE, order=1),
        signup(9, SEATED, order=2),
    ]
    assert offered(full(guests=2), 10, *queue) == []
    assert offered(full(guests=2), 9, *queue) == [7]
    assert offered(full(guests=2), 8, *queue) == [7, 5]
    assert offered(full(guests=2), 7, *queue) == [6]
    assert offered(full(guests=2), 5, *queue) == [6, 7, 5]
    assert offered(full(guests=2), 12, *queue) == []
    assert offered(meetup(), 400, *queue) == [6, 7, 5]


def test_first_timers_go_first_where_the_host_wants_it() -> None:
    queue = [
        signup(1, WAITING),
        signup(2, WAITING, is_first_timer=True),
        signup(3, WAITING),
        signup(4, WAITING, is_first_timer=True),
    ]
    assert offered(full(first_timers_first=True), 7, *queue) == [2, 4, 1]
    assert offered(full(), 7, *queue) == [1, 2, 3]


def test_offers_keep_to_the_cap_of_an_employer() -> None:
    queue = [
        signup(1, WAITING, employer_key="mölndal"),
        signup(2, WAITING, employer_key="lund"),
        signup(3, WAITING, employer_key="lund"),
        signup(4, WAITING),
        signup(5, WAITING),
    ]
    assert offered(full(employer_cap=1), 5, *queue, mölndal=1) == [2, 4, 5]


OFFER_ENDS = [
    (START - timedelta(days=3), START - timedelta(days=2)),
    (START - 10 * HOUR, START - HOUR),
    (START - HOUR - 15 * MINUTE, START - HOUR),
    (START - HOUR - 14 * MINUTE, None),
    (START - HOUR, None),
    (START - MINUTE, None),
    (START + MINUTE, None),
]


@pytest.mark.parametrize(("now", "until"), OFFER_ENDS)
def test_a_seat_is_held_until_an_hour_before_the_start(
    now: datetime, until: datetime | None
) -> None:
    found = seats.offers(full(), taken=9, queue=[signup(1, WAITING)], employers={}, now=now)
    assert [each.offered_until for each in found] == ([] if until is None else [until])


@pytest.mark.parametrize("state", sorted(State))
def test_seats_are_given_until_the_start_alone(state: State) -> None:
    gives = state in (State.OPEN, State.FULL, State.CLOSED)
    assert bool(offered(full(state), 0, signup(1, WAITING))) is gives
    found = seats.promoted(
        full(state), taken=0, queue=[signup(1, WAITING)], employers={}, now=START - MINUTE
    )
    assert [each.standing for each in found] == ([SEATED] if gives else [])
    assert not seats.promoted(
        full(state), taken=0, queue=[signup(1, WAITING)], employers={}, now=START
    )


def test_seats_are_confirmed_and_the_others_released() -> None:
    where = full(confirm_hours=48)
    assert seats.confirmation_times(where) == (START - 48 * HOUR, START - 24 * HOUR)
    assert seats.confirmation_times(full()) is None
    assert seats.confirmation_times(meetup(State.POSTPONED, seats=where.seats)) is None
    by = START - 24 * HOUR
    answers = [signup(1), signup(2), signup(3, WAITING), signup(4, confirmed_at=NOW)]
    asked = seats.asked_to_confirm(answers, by=by)
    assert [(each.user_id, each.confirm_by) for each in asked] == [(1, by), (2, by)]
    assert seats.asked_to_confirm(asked, by=by) == ()
    confirmed = seats.confirm(asked[0], now=by - HOUR)
    assert seats.confirm(confirmed, now=by) == confirmed
    assert seats.released([confirmed, asked[1]], now=by - MINUTE) == ()
    (gone,) = seats.released([confirmed, asked[1], *answers[2:]], now=by)
    assert (gone.user_id, gone.standing) == (2, NO)


def test_who_joins_after_the_question_is_not_released() -> None:
    joined = join(full(confirm_hours=48), 5, now=START - 30 * HOUR)
    assert seats.released([joined], now=START - HOUR) == ()


@pytest.mark.parametrize("standing", sorted(set(Standing) - {SEATED}))
def test_only_a_seat_is_confirmed(standing: Standing) -> None:
    for own in (None, signup(1, standing)):
        with pytest.raises(NotSignedUp):
            seats.confirm(own, now=NOW)


CONFIRM_UNTIL = [
    (START - 49 * HOUR, None),  # too early
    (START - 48 * HOUR, START - 24 * HOUR),  # on time
    (START - 30 * HOUR, START - 15 * HOUR),  # late
    (START - 20 * HOUR, START - 10 * HOUR),  # so late that seats were to be released
    (START - 30 * MINUTE, START - 15 * MINUTE),
    (START - 29 * MINUTE, None),  # nobody could answer in time
    (START, None),
    (START + HOUR, None),
]


@pytest.mark.parametrize(("now", "until"), CONFIRM_UNTIL)
def test_who_is_asked_late_has_time_to_answer(now: datetime, until: datetime | None) -> None:
    assert confirm_until(full(confirm_hours=48), now=now) == until
    assert confirm_until(full(), now=now) is None
    assert confirm_until(full(State.CANCELLED, confirm_hours=48), now=now) is None


def test_without_a_date_nothing_is_held_or_asked() -> None:
    answers = [
        signup(1, SEATED, confirmed_at=NOW, confirm_by=NOW),
        signup(2, OFFERED, offered_until=NOW, order=9, guests=1),
        signup(3, WAITING),
        signup(4, SEATED),
    ]
    expected = (signup(1, SEATED), signup(2, WAITING, order=9, guests=1))
    assert seats.unsettled(answers) == expected
    assert moved(meetup(State.POSTPONED), answers, now=NOW) == expected


def test_another_start_asks_anew_and_holds_seats_no_longer_than_offers_last() -> None:
    answers = [
        signup(1, SEATED, confirmed_at=NOW, confirm_by=NOW),
        signup(2, OFFERED, offered_until=NOW + 24 * HOUR),
        signup(3, OFFERED, offered_until=NOW + HOUR),
        signup(4, WAITING),
    ]
    later = meetup(start_at=START + 24 * HOUR, end_at=None)
    assert moved(later, answers, now=NOW) == (signup(1, SEATED),)
    tonight = meetup(start_at=NOW + 6 * HOUR, end_at=None)
    assert moved(tonight, answers, now=NOW) == (
        signup(1, SEATED),
        signup(2, OFFERED, offered_until=NOW + 5 * HOUR),
    )
    soon = meetup(start_at=NOW + HOUR, end_at=None)
    held = [each.offered_until for each in moved(soon, answers, now=NOW)[1:]]
    assert held == [NOW + seats.SHORTEST_OFFER] * 2
