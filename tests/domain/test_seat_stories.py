"""Any order of answers, offers, capacities and hours, with what holds after each of them."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from domain import meetups, seats
from domain.errors import LedarbotError
from domain.ids import UserId
from domain.meetup_refusals import NoRoomForGuests, NothingOffered, TooManyGuests
from domain.meetup_values import (
    HOLDS_SEAT,
    TAKES_SIGNUPS,
    Occupancy,
    SeatRules,
    Signup,
    Standing,
    State,
)
from domain.seat_times import confirm_until, moved
from domain.seats import LAST_OFFERS, SHORTEST_OFFER, Person
from tests.domain.meetup_cases import NOW, START, meetup

PEOPLE = st.integers(1, 14).map(UserId)
GUESTS = st.one_of(st.none(), st.integers(0, 3))


def person(user: UserId) -> Person:
    """Always the same of the same: some share an employer, some have none, some are new."""
    employer = ("", "lund", "mölndal", "lund")[user % 4]
    return Person(user_id=user, employer_key=employer, is_first_timer=user % 3 == 0)


class Seats(RuleBasedStateMachine):
    """One meetup, with its answers kept and given on as a service does it."""

    @initialize(
        capacity=st.integers(1, 6),
        cap=st.one_of(st.none(), st.integers(1, 2)),
        first=st.booleans(),
        hours=st.sampled_from([1, 24, 72]),
        confirm=st.sampled_from([0, 48]),
        guests=st.integers(0, 2),
        crowd=st.lists(st.tuples(PEOPLE, GUESTS), min_size=4, max_size=12),
    )
    def begin(
        self,
        capacity: int,
        cap: int | None,
        first: bool,
        hours: int,
        confirm: int,
        guests: int,
        crowd: list[tuple[UserId, int | None]],
    ) -> None:
        rules = SeatRules(
            capacity=capacity,
            guests=guests,
            employer_cap=cap,
            first_timers_first=first,
            offer_hours=hours,
            confirm_hours=confirm,
        )
        self.meetup = meetup(seats=rules, start_at=START, end_at=START + timedelta(hours=3))
        self.now = NOW
        self.order = 100
        self.answers: dict[UserId, Signup] = {}
        self.ceiling = capacity
        self.excused: set[UserId] = set()
        self.held_before: dict[UserId, Signup] = {}
        for user, brings in crowd:
            self.joins(user, brings)

    # What people do

    @rule(user=PEOPLE, guests=GUESTS)
    def joins(self, user: UserId, guests: int | None) -> None:
        own = self.answers.get(user)
        try:
            answer = seats.join(
                self.meetup,
                self.occupancy(user),
                own,
                person=person(user),
                order=self.next_order(),
                guests=guests,
                now=self.now,
            )
        except LedarbotError as refused:
            self.is_a_refusal_that_makes_sense(refused, own, guests)
            return
        if own is not None and own.standing in HOLDS_SEAT:
            assert answer.standing is Standing.SEATED
        if own is not None and own.standing is Standing.WAITING:
            assert answer.order == own.order
        elif answer.standing is Standing.WAITING:
            assert answer.order == self.order
        self.put(answer)
        self.give_on()

    @rule(crowd=st.lists(st.tuples(PEOPLE, GUESTS), min_size=3, max_size=9))
    def many_join(self, crowd: list[tuple[UserId, int | None]]) -> None:
        for user, guests in crowd:
            self.joins(user, guests)
            self.nobody_is_over_capacity()

    @rule(users=st.lists(PEOPLE, min_size=1, max_size=4))
    def some_decline(self, users: list[UserId]) -> None:
        for user in users:
            self.without_seat(user, maybe=False)

    @rule(user=PEOPLE)
    def may_come(self, user: UserId) -> None:
        self.without_seat(user, maybe=True)

    @precondition(lambda self: self.standing(Standing.OFFERED))
    @rule(data=st.data(), yes=st.booleans())
    def answers_an_offer(self, data: st.DataObject, yes: bool) -> None:
        own = data.draw(st.sampled_from(self.standing(Standing.OFFERED)))
        taken = self.taken()
        if yes:
            self.put(seats.accept(own, now=self.now))
            assert self.taken() == taken
        else:
            self.excused.add(own.user_id)
            self.put(seats.let_go(own, now=self.now))
        self.give_on()

    @precondition(lambda self: self.standing(Standing.SEATED))
    @rule(data=st.data())
    def confirms(self, data: st.DataObject) -> None:
        own = data.draw(st.sampled_from(self.standing(Standing.SEATED)))
        self.put(seats.confirm(own, now=self.now))

    # What the host does

    @rule(capacity=st.one_of(st.none(), st.integers(1, 10)))
    def changes_the_capacity(self, capacity: int | None) -> None:
        rules = meetups.with_capacity(self.meetup, capacity)
        self.meetup = replace(self.meetup, seats=rules)
        self.give_promoted()
        self.give_on()

    @precondition(lambda self: self.meetup.state in TAKES_SIGNUPS)
    @rule()
    def closes_sign_up(self) -> None:
        self.meetup = meetups.close_signup(self.meetup, now=self.now)
        self.give_on()

    @precondition(lambda self: self.meetup.state is State.CLOSED)
    @rule()
    def opens_sign_up(self) -> None:
        self.meetup = meetups.open_signup(self.meetup, now=self.now)
        self.give_on()

    @precondition(lambda self: self.meetup.state in seats.GIVES_SEATS)
    @rule(days=st.integers(1, 40))
    def moves_it(self, days: int) -> None:
        start = self.now + timedelta(days=days)
        self.meetup = meetups.edit(self.meetup, {"start_at": start}, now=self.now)
        for each in moved(self.meetup, self.answers.values(), now=self.now):
            self.put(each)
        self.give_on()

    # What time does

    @rule(minutes=st.sampled_from([10, 60, 24 * 60, 3 * 24 * 60]))
    def time_goes_on(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self.look_at_the_clock()

    @precondition(lambda self: self.meetup.start_at - self.now > timedelta(hours=3))
    @rule(minutes=st.integers(0, 170))
    def the_start_is_near(self, minutes: int) -> None:
        self.now = self.meetup.start_at - timedelta(minutes=minutes)
        self.look_at_the_clock()

    # What holds

    @invariant()
    def nobody_is_over_capacity(self) -> None:
        """Never more than the capacity, or than there were when it was lowered."""
        capacity = self.meetup.seats.capacity
        if capacity is None:
            self.ceiling = self.taken()
            return
        assert self.taken() <= max(capacity, self.ceiling)
        self.ceiling = max(capacity, self.taken())

    @invariant()
    def nobody_loses_a_seat_unasked(self) -> None:
        for user, before in self.held_before.items():
            now = self.answers[user]
            assert now.standing in HOLDS_SEAT or user in self.excused
            assert now.standing is not Standing.OFFERED or before.standing is Standing.OFFERED
        self.held_before = {u: each for u, each in self.answers.items() if self.holds(each)}
        self.excused = set()

    @invariant()
    def an_employer_has_no_more_than_its_cap(self) -> None:
        cap = self.meetup.seats.employer_cap
        if cap is not None:
            assert all(number <= cap for number in self.employers().values())

    @invariant()
    def no_seat_is_idle_while_somebody_fits(self) -> None:
        """But in the last hour, when it is whoever's who takes it."""
        left = self.meetup.start_at - self.now
        if self.meetup.state in seats.GIVES_SEATS and left >= LAST_OFFERS + SHORTEST_OFFER:
            assert not any(self.fits(each) for each in self.standing(Standing.WAITING))

    @invariant()
    def only_a_held_seat_has_a_deadline(self) -> None:
        for each in self.answers.values():
            assert (each.offered_until is not None) is (each.standing is Standing.OFFERED)
            assert each.standing in HOLDS_SEAT | {Standing.WAITING} or not each.guests

    # How a service goes about it

    def without_seat(self, user: UserId, *, maybe: bool) -> None:
        own = self.answers.get(user)
        verb = seats.say_maybe if maybe else seats.decline
        answers_until = TAKES_SIGNUPS if maybe else seats.GIVES_SEATS
        try:
            answer = verb(
                self.meetup, own, person=person(user), order=self.next_order(), now=self.now
            )
        except LedarbotError:
            assert self.meetup.state not in answers_until
            return
        self.excused.add(user)
        self.put(answer)
        self.give_on()

    def look_at_the_clock(self) -> None:
        """The jobs that are due, in the order in which they were planned."""
        everybody = list(self.answers.values())
        for each in seats.lapsed(everybody, now=self.now):
            assert everybody[list(self.answers).index(each.user_id)].offered_until <= self.now
            self.excused.add(each.user_id)
            self.put(each)
        for each in seats.released(self.answers.values(), now=self.now):
            before = self.answers[each.user_id]
            assert before.confirm_by is not None
            assert before.confirm_by <= self.now
            assert before.confirmed_at is None
            self.excused.add(each.user_id)
            self.put(each)
        self.give_on()
        by = confirm_until(self.meetup, now=self.now)
        if by is not None:
            for each in seats.asked_to_confirm(self.answers.values(), by=by):
                assert each.confirm_by - self.now >= SHORTEST_OFFER
                self.put(each)

    def give_promoted(self) -> None:
        given = seats.promoted(
            self.meetup,
            taken=self.taken(),
            queue=self.answers.values(),
            employers=self.employers(),
            now=self.now,
        )
        self.are_in_turn(given)
        assert all(each.standing is Standing.SEATED for each in given)
        for each in given:
            self.put(each)

    def give_on(self) -> None:
        self.meetup = meetups.settled(self.meetup, taken=self.taken(), now=self.now)
        given = seats.offers(
            self.meetup,
            taken=self.taken(),
            queue=self.answers.values(),
            employers=self.employers(),
            now=self.now,
        )
        self.are_in_turn(given)
        for each in given:
            assert each.standing is Standing.OFFERED
            assert self.now + SHORTEST_OFFER <= each.offered_until
            assert each.offered_until <= self.meetup.start_at - LAST_OFFERS
            self.put(each)
        self.meetup = meetups.settled(self.meetup, taken=self.taken(), now=self.now)

    def are_in_turn(self, given: tuple[Signup, ...]) -> None:
        """Whoever was passed over did not fit, with those seated who stand before them."""
        chosen = {each.user_id for each in given}
        rules, taken, employers = self.meetup.seats, self.taken(), self.employers()
        queue = self.standing(Standing.WAITING)
        queue.sort(key=lambda each: each.order)
        if rules.first_timers_first:
            queue.sort(key=lambda each: not each.is_first_timer)
        assert [each.user_id for each in given] == [
            each.user_id for each in queue if each.user_id in chosen
        ]
        last = max((queue.index(self.answers[user]) for user in chosen), default=-1)
        for each in queue[: last + 1]:
            fits = self.has_room(each, taken=taken, employers=employers)
            assert fits is (each.user_id in chosen)
            if fits:
                taken += each.places
                employers[each.employer_key] = employers.get(each.employer_key, 0) + 1

    def is_a_refusal_that_makes_sense(
        self, refused: LedarbotError, own: Signup | None, guests: int | None
    ) -> None:
        if isinstance(refused, TooManyGuests):
            assert guests is not None
            assert guests > self.meetup.seats.guests
        elif isinstance(refused, NoRoomForGuests):
            assert guests is not None
            assert own is not None
            assert self.taken() + guests - own.guests > (self.meetup.seats.capacity or 0)
        elif isinstance(refused, NothingOffered):
            raise AssertionError("what is offered is held until it has lapsed") from refused
        else:
            assert self.meetup.state not in TAKES_SIGNUPS

    def next_order(self) -> int:
        self.order += 1
        return self.order

    def put(self, answer: Signup) -> None:
        self.answers[answer.user_id] = answer

    def standing(self, standing: Standing) -> list[Signup]:
        return [each for each in self.answers.values() if each.standing is standing]

    @staticmethod
    def holds(each: Signup) -> bool:
        return each.standing in HOLDS_SEAT

    def taken(self) -> int:
        return sum(each.places for each in self.answers.values() if self.holds(each))

    def employers(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for each in self.answers.values():
            if self.holds(each) and each.employer_key:
                found[each.employer_key] = found.get(each.employer_key, 0) + 1
        return found

    def occupancy(self, user: UserId) -> Occupancy:
        of_employer = self.employers().get(person(user).employer_key, 0)
        waiting = len(self.standing(Standing.WAITING))
        return Occupancy(taken=self.taken(), of_employer=of_employer, waiting=waiting)

    def fits(self, each: Signup) -> bool:
        return self.has_room(each, taken=self.taken(), employers=self.employers())

    def has_room(self, each: Signup, *, taken: int, employers: dict[str, int]) -> bool:
        rules = self.meetup.seats
        if rules.capacity is not None and taken + 1 + each.guests > rules.capacity:
            return False
        if rules.employer_cap is None or each.employer_key == "":
            return True
        return employers.get(each.employer_key, 0) + 1 <= rules.employer_cap


Seats.TestCase.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)
TestAnyOrder = Seats.TestCase
