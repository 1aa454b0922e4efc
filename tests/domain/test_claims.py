"""Claims that lapse: when, from which states, and what is left."""

from datetime import timedelta

import pytest

from domain import claims
from domain.application_refusals import NotTaken
from domain.applications import State
from tests.domain.test_applications import ANNA, NOW, application

TAKEN = {"taken_by": ANNA, "taken_at": NOW}


@pytest.mark.parametrize(
    ("state", "left"),
    [
        (State.SUBMITTED, None),
        (State.IN_REVIEW, State.SUBMITTED),
        (State.WAITING, None),
        (State.LAPSED, State.LAPSED),
        (State.APPROVED, None),
        (State.DECLINED, None),
        (State.WITHDRAWN, None),
    ],
)
def test_a_claim_lapses_while_it_is_the_moderators_turn(state: State, left: State | None) -> None:
    taken = application(state, **TAKEN)
    after_a_day = NOW + timedelta(hours=24)
    if left is None:
        assert claims.claim_ends_at(taken, claim_hours=24) is None
        with pytest.raises(NotTaken):
            claims.lose_claim(taken, claim_hours=24, now=after_a_day)
        return
    with pytest.raises(NotTaken):
        claims.lose_claim(taken, claim_hours=24, now=after_a_day - timedelta(seconds=1))
    freed = claims.lose_claim(taken, claim_hours=24, now=after_a_day)
    assert (freed.state, freed.taken_by, freed.taken_at) == (left, None, None)


def test_where_claims_never_lapse_none_does() -> None:
    taken = application(State.IN_REVIEW, **TAKEN)
    assert claims.claim_ends_at(taken, claim_hours=0) is None


def test_a_step_gives_the_claim_its_time_again() -> None:
    taken = application(State.IN_REVIEW, **TAKEN, changed_at=NOW + timedelta(hours=5))
    assert claims.claim_ends_at(taken, claim_hours=24) == NOW + timedelta(hours=29)
