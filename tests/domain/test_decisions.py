"""Decisions: what can be undone and what can't, and the second reader, from every state."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import applications as rules
from domain import decisions
from domain.application_refusals import (
    AlreadySent,
    NotDecided,
    NothingProposed,
    SamePerson,
    SecondNeeded,
)
from domain.applications import Application, DecidedIn, State
from domain.community import Community
from domain.errors import LedarbotError
from domain.ids import CommunityId
from domain.screening.findings import Recommendation
from tests.domain.test_applications import ANNA, APPLICANT, BO, LATER, NOW, application

DELAY = timedelta(minutes=2)
S, R, W, L = State.SUBMITTED, State.IN_REVIEW, State.WAITING, State.LAPSED
A, D, X = State.APPROVED, State.DECLINED, State.WITHDRAWN
DECIDED = rules.AlreadyDecided


def proposed(state: State, what: State = A) -> Application:
    """What BO has proposed, in a state from which it can be; a closed one as it is."""
    before = application(state, taken_by=None, taken_at=None)
    if not before.is_open:
        return before
    return decisions.propose(before, state=what, by=BO, reason="Nej.", now=NOW)


def waiting(state: State) -> Application:
    """A decision from this open state, that has not gone out; a closed one as it is."""
    before = application(state)
    if not before.is_open:
        return before
    return rules.decline(before, by=ANNA, reason="Nej.", now=NOW, delay=DELAY)


Step = Callable[[State], Application]
STEPS: dict[str, Step] = {
    "undo": lambda state: decisions.undo(application(state), by=BO, now=LATER),
    "undo in time": lambda state: decisions.undo(waiting(state), by=BO, now=LATER),
    "propose": lambda state: decisions.propose(
        application(state), state=A, by=ANNA, reason=None, now=LATER
    ),
    "propose again": lambda state: decisions.propose(
        proposed(state), state=D, by=ANNA, reason="Nej.", now=LATER
    ),
    "confirm": lambda state: decisions.confirm(proposed(state), by=ANNA, now=LATER),
    "confirm own": lambda state: decisions.confirm(proposed(state), by=BO, now=LATER),
    "confirm nothing": lambda state: decisions.confirm(application(state), by=ANNA, now=LATER),
    "disagree": lambda state: decisions.disagree(proposed(state), by=ANNA, now=LATER),
    "take back": lambda state: decisions.disagree(proposed(state), by=BO, now=LATER),
    "disagree with nothing": lambda state: decisions.disagree(
        application(state), by=ANNA, now=LATER
    ),
}
OPEN_REFUSED: dict[State, State | type[LedarbotError]] = dict.fromkeys((A, D, X), DECIDED)


def from_open(*results: State | type[LedarbotError]) -> dict[State, State | type[LedarbotError]]:
    return dict(zip((S, R, W, L), results, strict=True)) | OPEN_REFUSED


TABLE: dict[str, dict[State, State | type[LedarbotError]]] = {
    "undo": {
        S: NotDecided, R: NotDecided, W: NotDecided, L: NotDecided,
        A: AlreadySent, D: AlreadySent, X: NotDecided,
    },
    "undo in time": {S: S, R: R, W: W, L: L, A: AlreadySent, D: AlreadySent, X: NotDecided},
    "propose": from_open(R, R, W, L),
    "propose again": from_open(*[SecondNeeded] * 4),
    "confirm": from_open(A, A, A, A),
    "confirm own": from_open(*[SamePerson] * 4),
    "confirm nothing": from_open(*[NothingProposed] * 4),
    "disagree": from_open(R, R, W, L),
    "take back": from_open(R, R, W, L),
    "disagree with nothing": from_open(*[NothingProposed] * 4),
}  # fmt: skip


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", STEPS)
def test_every_step_from_every_state(step: str, state: State) -> None:
    expected = TABLE[step][state]
    if isinstance(expected, State):
        assert STEPS[step](state).state is expected
    else:
        with pytest.raises(expected):
            STEPS[step](state)


@pytest.mark.parametrize("state", sorted(rules.OPEN))
def test_an_undone_decision_leaves_everything_as_it_was(state: State) -> None:
    before = application(state)
    undone = decisions.undo(waiting(state), by=BO, now=LATER)
    assert undone == replace(before, changed_at=LATER)


@pytest.mark.parametrize("state", sorted(rules.OPEN))
def test_the_applicant_knows_nothing_of_a_decision_that_waits(state: State) -> None:
    known = rules.as_the_applicant_knows(waiting(state))
    assert (known.state, known.reason) == (state, None)
    with pytest.raises(rules.AlreadyApplied):
        rules.must_be_free_to_apply(waiting(state), reapply_days=30, now=NOW)
    with pytest.raises(rules.NotWaiting):
        rules.complete(waiting(state), answers=(), now=NOW)


def test_a_network_that_has_chosen_nothing_has_two_minutes_to_undo() -> None:
    assert Community(community_id=CommunityId(1)).decision_delay_seconds == 120


def test_a_decision_without_delay_has_gone_out_at_once() -> None:
    approved = rules.approve(application(), by=ANNA, now=NOW)
    assert not approved.waits_to_go_out
    assert rules.as_the_applicant_knows(approved) is approved


def test_an_undone_confirmation_leaves_the_proposal() -> None:
    before = proposed(S, D)
    decided = decisions.confirm(before, by=ANNA, now=NOW, delay=DELAY)
    assert (decided.decided_by, decided.proposed_by, decided.reason) == (ANNA, BO, "Nej.")
    assert decisions.undo(decided, by=ANNA, now=NOW) == before


def test_what_is_decided_alike_in_discord_can_not_be_undone() -> None:
    approved = rules.approve(application(), by=ANNA, now=NOW, delay=DELAY)
    echo = rules.decided_in_discord(
        approved, approved=True, by=BO, reason=None, at=LATER, now=LATER
    )
    assert (echo.state, echo.decided_in, echo.waits_to_go_out) == (A, DecidedIn.BOT, False)
    with pytest.raises(AlreadySent):
        decisions.undo(echo, by=ANNA, now=LATER)


def test_nobody_undoes_or_confirms_for_themselves() -> None:
    with pytest.raises(rules.OwnApplication):
        decisions.undo(waiting(S), by=APPLICANT, now=LATER)
    with pytest.raises(rules.OwnApplication):
        decisions.confirm(proposed(S), by=APPLICANT, now=LATER)


@pytest.mark.parametrize("recommendation", [*Recommendation, None])
@pytest.mark.parametrize("state", [A, D])
def test_two_are_needed_but_for_clear_cases(
    recommendation: Recommendation | None, state: State
) -> None:
    case = application(recommendation=recommendation)
    followed = (recommendation, state) in (
        (Recommendation.APPROVE, A), (Recommendation.DECLINE, D),
    )  # fmt: skip
    assert decisions.needs_second(case, state=state, second_reader=True) is not followed
    assert not decisions.needs_second(case, state=state, second_reader=False)


def test_a_proposal_is_in_nobodys_hands_and_falls_when_something_new_comes() -> None:
    case = proposed(R)
    assert (case.taken_by, case.proposed, case.proposed_by) == (None, A, BO)
    asked = rules.ask(case, by=ANNA, question="Hur många?", now=LATER)
    completed = rules.complete(proposed(W), answers=(), now=LATER)
    assert (asked.proposed, completed.proposed) == (None, None)
    with pytest.raises(SecondNeeded):
        rules.take(case, by=BO, now=LATER)
    taken = rules.take(case, by=ANNA, now=LATER)
    assert rules.release(taken, by=ANNA, now=LATER).state is R
    assert decisions.confirm(taken, by=ANNA, now=LATER).state is A


def test_a_proposed_no_needs_a_reason() -> None:
    with pytest.raises(rules.Incomplete):
        decisions.propose(application(), state=D, by=ANNA, reason="", now=NOW)


@pytest.mark.parametrize(
    ("changed", "clear"),
    [
        ({}, True),
        ({"taken_by": ANNA, "taken_at": NOW, "state": R}, True),
        ({"taken_by": BO, "taken_at": NOW, "state": R}, False),
        ({"state": W}, False),
        ({"state": A}, False),
        ({"notes": ("advertising",)}, False),
        ({"recommendation": Recommendation.REVIEW}, False),
        ({"recommendation": Recommendation.DECLINE}, False),
        ({"recommendation": None}, False),
        ({"applicant_id": ANNA}, False),
        ({"proposed": D, "proposed_by": BO}, False),
    ],
)
def test_what_may_be_approved_together(changed: dict[str, object], clear: bool) -> None:
    fields = {"recommendation": Recommendation.APPROVE, **changed}
    assert decisions.is_clear(application(**fields), by=ANNA) is clear


PRESSES: dict[str, Callable[[Application], Application]] = {
    "approve": lambda a: rules.approve(a, by=ANNA, now=LATER, delay=DELAY),
    "decline": lambda a: rules.decline(a, by=BO, reason="Nej.", now=LATER, delay=DELAY),
    "propose": lambda a: decisions.propose(a, state=D, by=BO, reason="Nej.", now=LATER),
    "confirm as Anna": lambda a: decisions.confirm(a, by=ANNA, now=LATER, delay=DELAY),
    "confirm as Bo": lambda a: decisions.confirm(a, by=BO, now=LATER, delay=DELAY),
    "disagree": lambda a: decisions.disagree(a, by=ANNA, now=LATER),
    "take": lambda a: rules.take(a, by=ANNA, now=LATER),
    "release": lambda a: rules.release(a, by=ANNA, now=LATER),
    "ask": lambda a: rules.ask(a, by=BO, question="Hur många?", now=LATER),
    "complete": lambda a: rules.complete(a, answers=a.answers, now=LATER),
    "undo": lambda a: decisions.undo(a, by=ANNA, now=LATER),
}


@given(st.lists(st.sampled_from([*sorted(PRESSES), "goes out"]), max_size=25))
def test_whatever_is_pressed_one_decision_goes_out_and_is_never_undone(
    presses: list[str],
) -> None:
    """The outbox in small: a decision waits under its revision until it goes out or is undone."""
    current, sent = application(), []
    for press in presses:
        if press == "goes out":
            if current.waits_to_go_out:
                sent.append((current.state, current.decided_revision))
                current = decisions.gone_out(current)
            continue
        try:
            changed = PRESSES[press](current)
        except LedarbotError:
            continue
        assert not sent, f"{press} changed what had gone out"
        if changed.state in (A, D) and changed.proposed is not None:
            assert changed.decided_by != changed.proposed_by
        current = replace(changed, revision=current.revision + 1)
        assert current.waits_to_go_out is (current.state in (A, D))
        if current.waits_to_go_out:
            assert current.decided_revision == current.revision
    assert len(sent) <= 1
