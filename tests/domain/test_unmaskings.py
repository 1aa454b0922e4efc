"""The two-person rule: whatever is clicked, and by whom, one moderator alone learns no name."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import unmaskings as rules
from domain.errors import LedarbotError
from domain.ids import CommunityId, Handle, ThreadId, UserId
from domain.thread_refusals import (
    Incomplete,
    NeedsAnotherModerator,
    NotForYou,
    TooLong,
    UnmaskingOver,
)
from domain.unmaskings import (
    LAPSES_AFTER,
    REASON_LENGTH,
    SEEN_FOR,
    Ground,
    Unmasking,
    UnmaskingState,
)

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
SARA, TOMAS, KARIN = UserId(1), UserId(2), UserId(3)
SECOND = timedelta(seconds=1)


def asked(**fields: Any) -> Unmasking:
    return Unmasking(
        community_id=CommunityId(1),
        thread_id=ThreadId(7),
        handle=Handle(11),
        ground=Ground.DANGER,
        reason="Skriver om att ta sitt liv.",
        asked_by=SARA,
        asked_at=NOW,
        **fields,
    )


def sees(request: Unmasking, by: UserId, now: datetime) -> bool:
    try:
        rules.must_be_for(request, by=by, now=now)
    except NotForYou:
        return False
    return True


def clicked(request: Unmasking, click: str, *, by: UserId, now: datetime) -> Unmasking:
    """What a click leads to; what is refused changes nothing."""
    step = {"agree": rules.agree, "refuse": rules.refuse}.get(click)
    try:
        return rules.lapse(request, now=now) if step is None else step(request, by=by, now=now)
    except LedarbotError:
        return request


CLICKS = st.tuples(
    st.sampled_from(["agree", "refuse", "lapse", "see"]),
    st.sampled_from([SARA, TOMAS, KARIN]),
    st.integers(min_value=0, max_value=60),
)


@given(st.lists(CLICKS, max_size=12))
def test_nobody_alone_ever_learns_the_name(clicks: list[tuple[str, UserId, int]]) -> None:
    request, now = asked(), NOW
    for click, by, hours in clicks:
        now += timedelta(hours=hours)
        request = clicked(request, click, by=by, now=now)
        for person in (SARA, TOMAS, KARIN):
            if sees(request, person, now):
                assert request.state is UnmaskingState.AGREED
                assert request.answered_by not in (None, request.asked_by)
                assert person in (request.asked_by, request.answered_by)


@given(st.lists(CLICKS, max_size=12))
def test_one_moderators_clicks_alone_reveal_nothing(clicks: list[tuple[str, UserId, int]]) -> None:
    request, now = asked(), NOW
    for click, _, hours in clicks:
        now += timedelta(hours=hours)
        request = clicked(request, click, by=SARA, now=now)
        assert request.state is not UnmaskingState.AGREED
        assert not sees(request, SARA, now)


@given(st.lists(CLICKS, max_size=12))
def test_an_answer_stands(clicks: list[tuple[str, UserId, int]]) -> None:
    request, now = asked(), NOW
    for click, by, hours in clicks:
        now += timedelta(hours=hours)
        after = clicked(request, click, by=by, now=now)
        if request.state is not UnmaskingState.ASKED:
            assert after == request
        request = after


def test_the_two_see_it_for_a_day_and_nobody_else() -> None:
    agreed = rules.agree(asked(), by=TOMAS, now=NOW)
    for moment, shown in ((NOW, True), (NOW + SEEN_FOR - SECOND, True), (NOW + SEEN_FOR, False)):
        assert [sees(agreed, each, moment) for each in (SARA, TOMAS, KARIN)] == [
            shown,
            shown,
            False,
        ]


def test_who_asked_can_take_it_back_but_not_agree() -> None:
    with pytest.raises(NeedsAnotherModerator):
        rules.agree(asked(), by=SARA, now=NOW)
    assert rules.refuse(asked(), by=SARA, now=NOW).state is UnmaskingState.REFUSED


@pytest.mark.parametrize("state", ["agreed", "refused", "lapsed"])
def test_what_is_over_says_how(state: str) -> None:
    request = replace(asked(), state=UnmaskingState(state))
    for step in (rules.agree, rules.refuse):
        with pytest.raises(UnmaskingOver) as refusal:
            step(request, by=TOMAS, now=NOW)
        assert refusal.value.args_for_text == {"state": state}


def test_nobody_agrees_after_three_days_even_before_it_is_marked() -> None:
    late = NOW + LAPSES_AFTER
    assert rules.agree(asked(), by=TOMAS, now=late - SECOND).state is UnmaskingState.AGREED
    with pytest.raises(UnmaskingOver) as refusal:
        rules.agree(asked(), by=TOMAS, now=late)
    assert refusal.value.args_for_text == {"state": UnmaskingState.LAPSED}
    assert rules.lapse(asked(), now=late - SECOND) == asked()
    assert rules.lapse(asked(), now=late).state is UnmaskingState.LAPSED


def test_a_reason_is_needed() -> None:
    assert rules.checked_reason(" Hot mot en kollega ") == "Hot mot en kollega"
    with pytest.raises(Incomplete):
        rules.checked_reason("\u200b \n")
    with pytest.raises(TooLong):
        rules.checked_reason("x" * (REASON_LENGTH + 1))


def test_who_asked_and_is_erased_has_asked_for_nothing() -> None:
    orphaned = rules.orphan(asked(), now=NOW)
    assert (orphaned.state, orphaned.asked_by) == (UnmaskingState.LAPSED, 0)
    nobodys = replace(asked(), asked_by=UserId(0))
    for by in (SARA, TOMAS):
        for request in (orphaned, nobodys):
            with pytest.raises(UnmaskingOver):
                rules.agree(request, by=by, now=NOW + SECOND)
            assert not sees(request, by, NOW + SECOND)


@pytest.mark.parametrize("state", [UnmaskingState.AGREED, UnmaskingState.REFUSED])
def test_what_was_answered_stays_answered_when_who_asked_is_erased(state: UnmaskingState) -> None:
    request = asked(state=state, answered_by=TOMAS, answered_at=NOW)
    assert rules.orphan(request, now=NOW).state is state
