"""The states of an application: every allowed step and every refusal."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import applications as rules
from domain.applications import Answer, Application, DecidedIn, Source, State
from domain.errors import LedarbotError
from domain.ids import CommunityId, UserId
from domain.questions import Meaning

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
APPLICANT, ANNA, BO = UserId(1), UserId(2), UserId(3)


def application(state: State = State.SUBMITTED, **fields: object) -> Application:
    base = Application(
        community_id=CommunityId(10),
        applicant_id=APPLICANT,
        applicant_name="Kim",
        source=Source.FORM,
        submitted_at=NOW,
        changed_at=NOW,
        answers=(Answer(Meaning.TITLE, "Titel", "Enhetschef"),),
    )
    given_by_state: dict[State, dict[str, object]] = {
        State.IN_REVIEW: {"taken_by": ANNA, "taken_at": NOW},
        State.WAITING: {"asked_by": ANNA, "asked_at": NOW, "question": "Hur många?"},
        State.LAPSED: {"asked_by": ANNA, "asked_at": NOW, "question": "Hur många?"},
        State.APPROVED: {"decided_by": ANNA, "decided_at": NOW},
        State.DECLINED: {"decided_by": ANNA, "decided_at": NOW, "reason": "Saknas."},
        State.WITHDRAWN: {"decided_at": NOW},
    }
    return replace(base, state=state, **{**given_by_state.get(state, {}), **fields})


LATER = NOW + timedelta(hours=1)

Step = Callable[[Application], Application]

STEPS: dict[str, Step] = {
    "take": lambda a: rules.take(a, by=ANNA, now=LATER),
    "release": lambda a: rules.release(a, by=ANNA, now=LATER),
    "approve": lambda a: rules.approve(a, by=ANNA, now=LATER),
    "decline": lambda a: rules.decline(a, by=ANNA, reason="Nej.", now=LATER),
    "ask": lambda a: rules.ask(a, by=ANNA, question="Hur många?", now=LATER),
    "complete": lambda a: rules.complete(a, answers=a.answers, now=LATER),
    "withdraw": lambda a: rules.withdraw(a, now=LATER),
    "lapse": lambda a: rules.lapse(a, waiting_days=14, now=NOW + timedelta(days=14)),
    "not_reached": lambda a: rules.not_reached(a, now=LATER),
}

S, R, W, L = State.SUBMITTED, State.IN_REVIEW, State.WAITING, State.LAPSED
A, D, X = State.APPROVED, State.DECLINED, State.WITHDRAWN
DECIDED = rules.AlreadyDecided

# What each step leads to from each state: the next state, or the refusal.
TABLE: dict[str, dict[State, State | type[LedarbotError]]] = {
    "take": {S: R, R: rules.AlreadyYours, W: W, L: L, A: DECIDED, D: DECIDED, X: DECIDED},
    "release": {
        S: rules.NotTaken, R: S, W: rules.NotTaken, L: rules.NotTaken,
        A: DECIDED, D: DECIDED, X: DECIDED,
    },
    "approve": {S: A, R: A, W: A, L: A, A: DECIDED, D: DECIDED, X: DECIDED},
    "decline": {S: D, R: D, W: D, L: D, A: DECIDED, D: DECIDED, X: DECIDED},
    "ask": {S: W, R: W, W: W, L: W, A: DECIDED, D: DECIDED, X: DECIDED},
    "complete": {
        S: rules.NotWaiting, R: rules.NotWaiting, W: S, L: S,
        A: DECIDED, D: DECIDED, X: DECIDED,
    },
    "withdraw": {S: X, R: X, W: X, L: X, A: DECIDED, D: DECIDED, X: DECIDED},
    "lapse": {
        S: rules.NotWaiting, R: rules.NotWaiting, W: L, L: rules.NotWaiting,
        A: rules.NotWaiting, D: rules.NotWaiting, X: rules.NotWaiting,
    },
    "not_reached": {
        S: rules.NotWaiting, R: rules.NotWaiting, W: S, L: rules.NotWaiting,
        A: rules.NotWaiting, D: rules.NotWaiting, X: rules.NotWaiting,
    },
}  # fmt: skip


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", STEPS)
def test_every_step_from_every_state(step: str, state: State) -> None:
    expected = TABLE[step][state]
    before = application(state)
    if isinstance(expected, State):
        assert STEPS[step](before).state is expected
    else:
        with pytest.raises(expected):
            STEPS[step](before)


@pytest.mark.parametrize("step", ["take", "approve", "decline", "ask"])
def test_who_comes_second_is_told_who_was_first_and_when(step: str) -> None:
    taken = rules.take(application(), by=BO, now=NOW)
    with pytest.raises(rules.TakenByOther) as refused:
        STEPS[step](taken)
    assert refused.value.args_for_text == {"who": BO, "at": NOW}


def test_after_a_decision_the_second_is_told_what_who_and_when() -> None:
    approved = rules.approve(application(), by=BO, now=NOW)
    with pytest.raises(rules.AlreadyDecided) as refused:
        rules.decline(approved, by=ANNA, reason="Nej.", now=LATER)
    assert refused.value.args_for_text == {"state": State.APPROVED, "who": BO, "at": NOW}


@pytest.mark.parametrize("step", ["take", "release", "approve", "decline", "ask"])
def test_nobody_handles_an_application_of_their_own(step: str) -> None:
    with pytest.raises(rules.OwnApplication):
        STEPS[step](application(applicant_id=ANNA))


def test_any_moderator_can_free_what_somebody_away_has_taken() -> None:
    taken = rules.take(application(), by=BO, now=NOW)
    freed = rules.release(taken, by=ANNA, now=LATER)
    assert (freed.state, freed.taken_by) == (State.SUBMITTED, None)


def test_who_asks_has_taken_the_application_and_gets_it_back() -> None:
    asked = rules.ask(application(), by=ANNA, question="Hur många?", now=NOW)
    answered = rules.complete(asked, answers=asked.answers, now=LATER)
    assert (asked.taken_by, answered.state) == (ANNA, State.IN_REVIEW)


def test_a_no_needs_a_reason_and_a_question_needs_words() -> None:
    with pytest.raises(rules.Incomplete):
        rules.decline(application(), by=ANNA, reason="", now=NOW)
    with pytest.raises(rules.Incomplete):
        rules.ask(application(), by=ANNA, question="", now=NOW)


def test_a_question_that_reached_nobody_is_the_moderators_turn_and_never_lapses() -> None:
    asked = rules.ask(application(), by=ANNA, question="Hur många?", now=NOW)
    unreached = rules.not_reached(asked, now=LATER)
    assert unreached.is_unreached
    assert (unreached.state, unreached.taken_by) == (State.IN_REVIEW, ANNA)
    assert rules.lapses_at(unreached, waiting_days=14) is None
    assert not rules.ask(unreached, by=ANNA, question="Igen?", now=LATER).is_unreached
    answered = rules.complete(unreached, answers=asked.answers, now=LATER)
    assert (answered.state, answered.is_unreached) == (State.IN_REVIEW, False)


def test_who_could_not_be_asked_need_not_wait_after_a_no() -> None:
    asked = rules.ask(application(), by=ANNA, question="Hur många?", now=NOW)
    unreached = rules.not_reached(asked, now=LATER)
    declined = rules.decline(unreached, by=ANNA, reason="Berätta mer.", now=LATER)
    assert rules.may_apply_again_at(declined, reapply_days=30) is None
    rules.must_be_free_to_apply(declined, reapply_days=30, now=LATER)


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (("Rektor", "Jag leder en skola"), "sv"),
        (("Head teacher", "I lead the school"), "en"),
        (("Rektor", "Lund"), "sv"),
        (("CEO", "IKEA"), None),
        (("Schulleiterin", "Ich bin verantwortlich für die Mitarbeiter"), None),
        ((), None),
    ],
)
def test_the_language_of_the_answers_is_known_or_left_open(
    texts: tuple[str, ...], language: str | None
) -> None:
    answers = tuple(Answer(Meaning.OTHER, "Berätta", text) for text in texts)
    ticked = Answer(Meaning.TERMS, "I agree to the rules", rules.TICKED)
    assert application(answers=(*answers, ticked)).written_in() == language


def test_waiting_ends_on_its_day_and_not_before() -> None:
    waiting = application(State.WAITING)
    with pytest.raises(rules.NotWaiting):
        rules.lapse(waiting, waiting_days=14, now=NOW + timedelta(days=14, seconds=-1))
    lapsed = rules.lapse(waiting, waiting_days=14, now=NOW + timedelta(days=14))
    assert lapsed.is_open
    assert lapsed.decided_at is None


def test_a_new_question_makes_the_waiting_longer() -> None:
    again = rules.ask(application(State.WAITING), by=ANNA, question="Och var?", now=LATER)
    assert rules.lapses_at(again, waiting_days=14) == LATER + timedelta(days=14)


@pytest.mark.parametrize("state", rules.OPEN)
@pytest.mark.parametrize("approved", [True, False])
def test_a_decision_in_discord_closes_what_is_open(state: State, approved: bool) -> None:
    decided = rules.decided_in_discord(
        application(state), approved=approved, by=BO, reason=None, at=NOW, now=LATER
    )
    assert decided.state is (State.APPROVED if approved else State.DECLINED)
    assert (decided.decided_in, decided.decided_by) == (DecidedIn.DISCORD, BO)


def test_the_echo_of_our_own_decision_changes_nothing() -> None:
    approved = rules.approve(application(), by=ANNA, now=NOW)
    echo = rules.decided_in_discord(
        approved, approved=True, by=None, reason=None, at=LATER, now=LATER
    )
    assert echo is approved


def test_what_discord_says_wins_over_a_decision_that_lost_the_race() -> None:
    approved = rules.approve(application(), by=ANNA, now=NOW)
    overruled = rules.decided_in_discord(
        approved, approved=False, by=BO, reason="Nej.", at=LATER, now=LATER
    )
    assert (overruled.state, overruled.decided_by, overruled.reason) == (D, BO, "Nej.")


def test_a_new_application_must_wait_after_a_no_and_after_nothing_else() -> None:
    declined = application(State.DECLINED)
    with pytest.raises(rules.TooEarly) as early:
        rules.must_be_free_to_apply(declined, reapply_days=30, now=NOW + timedelta(days=29))
    assert early.value.args_for_text == {"until": NOW + timedelta(days=30)}
    rules.must_be_free_to_apply(declined, reapply_days=30, now=NOW + timedelta(days=30))
    for state in (State.APPROVED, State.WITHDRAWN):
        rules.must_be_free_to_apply(application(state), reapply_days=30, now=NOW)
    rules.must_be_free_to_apply(None, reapply_days=30, now=NOW)


@pytest.mark.parametrize("state", rules.OPEN)
def test_one_open_application_a_person(state: State) -> None:
    with pytest.raises(rules.AlreadyApplied):
        rules.must_be_free_to_apply(application(state), reapply_days=30, now=NOW)


def test_answers_are_read_by_what_they_are_about() -> None:
    answers = (
        Answer(Meaning.EMPLOYER, "Var?", "Lunds kommun"),
        Answer(Meaning.TITLE, "Roll", "Rektor"),
        Answer(Meaning.WORK, "Vad?", "Leder en skola"),
        Answer(Meaning.OTHER, "Komplettering", "32 medarbetare"),
        Answer(Meaning.TERMS, "Regler", rules.TICKED),
    )
    read = application(answers=answers).for_screening()
    assert (read.title, read.employer, read.staff) == ("Rektor", "Lunds kommun", "")
    assert read.work == "Leder en skola\n32 medarbetare"


@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=12))
def test_however_one_presses_a_closed_application_stays_closed(steps: list[str]) -> None:
    current = application()
    for step in steps:
        was_closed = not current.is_open
        try:
            current = STEPS[step](current)
        except LedarbotError:
            continue
        assert not was_closed
    # A machine never refuses: only the step of a moderator leads to a no.
    if current.state is State.DECLINED:
        assert current.decided_by == ANNA
