"""A round's times, who is written to and when, which round came before, and what a draft is."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import surveys as rules
from domain.feedback_values import Condition, Results
from domain.ids import CommunityId, RoundId, SurveyId
from domain.quiet_hours import QuietHours, is_quiet
from domain.survey_refusals import AnswerTooLong, NotAnOption
from domain.survey_values import (
    TEXT_LENGTH,
    Option,
    QuestionKind,
    Round,
    RoundEnd,
    RoundState,
    Survey,
    SurveyForm,
    SurveyQuestion,
)

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
STOCKHOLM = "Europe/Stockholm"
FORM = SurveyForm(
    title={"sv": "Efter träffen"},
    questions=(
        SurveyQuestion(
            key="came",
            kind=QuestionKind.SINGLE,
            text={"sv": "Kom du?"},
            options=(Option("yes", {"sv": "Ja"}), Option("no", {"sv": "Nej"})),
        ),
        SurveyQuestion(
            key="why",
            kind=QuestionKind.TEXT,
            text={"sv": "Varför inte?"},
            asked_if=Condition("came", ("no",)),
        ),
        SurveyQuestion(
            key="used",
            kind=QuestionKind.MULTIPLE,
            text={"sv": "Vad använder du?"},
            options=(Option("a", {"sv": "A"}), Option("b", {"sv": "B"})),
            is_required=False,
        ),
    ),
)
SURVEY = Survey(
    community_id=CommunityId(1), survey_id=SurveyId(2), key="after-meetup", form=FORM, version=3
)


def opened(**more: Any) -> Round:
    values: dict[str, Any] = {
        "round_id": RoundId(9),
        "number": 4,
        "asked": 12,
        "limit": 5,
        "closes_at": NOW + 14 * DAY,
        "remind_at": NOW + 9 * DAY,
        "now": NOW,
    }
    return rules.opened(SURVEY, **values | more)


def held_before(number: int, closed_at: datetime, **more: Any) -> Round:
    held = opened(round_id=RoundId(100 + number), number=number)
    return replace(held, state=RoundState.CLOSED, closed_at=closed_at, **more)


# ------------------------------------------------------------------------------------------ times


def test_a_round_is_open_for_two_weeks_and_reminded_of_with_two_thirds_gone() -> None:
    closes_at = rules.closing_time(NOW)
    assert closes_at == NOW + 14 * DAY
    assert rules.reminder_time(NOW, NOW + 9 * DAY) == NOW + 6 * DAY


@pytest.mark.parametrize(
    ("days", "open_for"), [(-3, 1), (0, 1), (1, 1), (7, 7), (60, 60), (61, 60), (4_000, 60)]
)
def test_a_round_is_open_for_one_to_sixty_days(days: int, open_for: int) -> None:
    assert rules.closing_time(NOW, days=days) == NOW + open_for * DAY
    assert rules.within_limits(NOW, NOW + days * DAY) == NOW + open_for * DAY
    assert opened(closes_at=NOW + days * DAY).closes_at == NOW + open_for * DAY


@given(days=st.integers(1, 60))
def test_the_usual_reminder_is_always_kept(days: int) -> None:
    closes_at = rules.closing_time(NOW, days=days)
    remind_at = rules.reminder_time(NOW, closes_at)
    held = opened(closes_at=closes_at, remind_at=remind_at)
    assert held.remind_at == remind_at
    assert rules.is_worth_reminding(held, remind_at)


@pytest.mark.parametrize("remind_at", [None, NOW, NOW - DAY, NOW + 14 * DAY, NOW + 15 * DAY])
def test_a_reminder_outside_the_round_is_none(remind_at: datetime | None) -> None:
    assert opened(remind_at=remind_at).remind_at is None


def test_a_reminder_that_leaves_less_than_an_hour_helps_nobody() -> None:
    held = opened()
    assert rules.is_worth_reminding(held, held.closes_at - HOUR)
    assert not rules.is_worth_reminding(held, held.closes_at - timedelta(minutes=59))
    assert not rules.is_worth_reminding(replace(held, state=RoundState.CLOSED), NOW)


def test_answers_are_taken_until_the_closing_time_and_not_at_it() -> None:
    held = opened()
    assert rules.takes_answers(held, held.closes_at - timedelta(seconds=1))
    assert not rules.takes_answers(held, held.closes_at)
    assert not rules.takes_answers(replace(held, state=RoundState.CLOSED), NOW)
    assert not rules.takes_answers(replace(held, state=RoundState.NOT_SENT), NOW)


@given(
    minutes=st.integers(0, 60 * 24 * 400),
    number=st.integers(0, 90),
    a_minute=st.integers(0, 60),
    begin=st.integers(0, 23),
    length=st.integers(0, 20),
)
def test_messages_are_apart_in_order_and_outside_the_quiet_hours(
    minutes: int, number: int, a_minute: int, begin: int, length: int
) -> None:
    first = NOW + timedelta(minutes=minutes)
    hours = QuietHours(begin, (begin + length) % 24)
    times = list(rules.paced(first, number, a_minute=a_minute, hours=hours, timezone=STOCKHOLM))
    assert len(times) == number
    assert all(at >= first for at in times)
    assert not any(is_quiet(at, hours, STOCKHOLM) for at in times)
    apart = timedelta(minutes=1) / max(a_minute, 1)
    assert all(later - earlier >= apart for earlier, later in pairwise(times))


def test_who_does_not_fit_in_before_the_quiet_hours_is_written_to_in_the_morning() -> None:
    evening = datetime(2026, 11, 23, 18, 58, tzinfo=UTC)
    times = list(rules.paced(evening, 4, a_minute=1, hours=QuietHours(20, 7), timezone=STOCKHOLM))
    morning = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
    assert times == [
        evening,
        evening + timedelta(minutes=1),
        morning,
        morning + timedelta(minutes=1),
    ]


# -------------------------------------------------------------------------------------- the round


@pytest.mark.parametrize(
    ("asked", "limit", "state"),
    [
        (0, 5, RoundState.NOT_SENT),
        (4, 5, RoundState.NOT_SENT),
        (5, 5, RoundState.OPEN),
        (9, 10, RoundState.NOT_SENT),
        (10, 10, RoundState.OPEN),
    ],
)
def test_fewer_than_the_limit_are_not_asked(asked: int, limit: int, state: RoundState) -> None:
    held = opened(asked=asked, limit=limit)
    assert (held.state, held.asked, held.limit) == (state, asked, limit)


def test_a_round_is_of_the_version_that_the_survey_has() -> None:
    held = opened()
    assert (held.form, held.version, held.survey_id) == (FORM, 3, SURVEY.survey_id)
    assert held.opened_at == NOW


@pytest.mark.parametrize(
    ("asked", "has_card", "wanted", "by_message"),
    [
        (10, True, False, False),
        (10, True, True, True),
        (500, True, True, True),
        (501, True, True, False),
        # Nobody would know of it.
        (501, False, True, True),
        (10, False, False, True),
    ],
)
def test_so_many_are_written_to(asked: int, has_card: bool, wanted: bool, by_message: bool) -> None:
    assert rules.asks_by_message(asked, has_card=has_card, wanted=wanted) is by_message


def test_a_closed_round_has_its_results_and_its_end() -> None:
    results = Results(asked=12, answered=0)
    closed = rules.closed(opened(), results, end=RoundEnd.BY_HAND, now=NOW + DAY)
    assert closed.state is RoundState.CLOSED
    assert (closed.results, closed.end, closed.closed_at) == (results, RoundEnd.BY_HAND, NOW + DAY)


def test_a_round_without_a_key_has_lost_it_unless_its_time_was_out_anyhow() -> None:
    held = opened()
    assert rules.end_of(held, now=NOW + DAY) is RoundEnd.KEY_LOST
    assert rules.end_of(held, now=held.closes_at) is RoundEnd.TIME


def test_the_round_before_is_the_one_of_the_survey_that_was_closed_last() -> None:
    this = held_before(4, NOW)
    first = held_before(1, NOW - 30 * DAY)
    second = held_before(2, NOW - 2 * DAY)
    strange = held_before(3, NOW - DAY, survey_id=SurveyId(77))
    later = held_before(5, NOW + DAY)
    others = [later, this, second, strange, first]
    assert rules.before(this, others) == second
    assert rules.before(later, others) == this
    assert rules.before(first, others) is None
    assert rules.before(opened(), others) is None


def test_of_rounds_that_were_closed_at_once_the_later_number_comes_after() -> None:
    one, two = held_before(1, NOW), held_before(2, NOW)
    assert rules.before(two, [two, one]) == one
    assert rules.before(one, [two, one]) is None


def test_the_same_form_is_no_new_version() -> None:
    assert not rules.has_changed(FORM, replace(FORM))
    assert rules.has_changed(FORM, replace(FORM, title={"sv": "Efteråt"}))
    assert rules.has_changed(FORM, replace(FORM, questions=FORM.questions[:1]))


# -------------------------------------------------------------------------------------- the draft


def test_two_devices_each_keep_their_page() -> None:
    phone = rules.merged(FORM, {}, {"came": "no"}, asked=("came",))
    laptop = rules.merged(FORM, phone, {"used": ("b", "a")}, asked=("used",))
    assert laptop == {"came": "no", "used": ("a", "b")}


def test_what_is_left_out_on_a_page_goes_and_what_others_hold_stays() -> None:
    before = {"came": "no", "why": "Sjuk.", "used": ("a",)}
    after = rules.merged(FORM, before, {"why": "  "}, asked=("why", "used"))
    assert after == {"came": "no"}


def test_an_earlier_answer_that_changes_takes_those_along_that_hang_on_it() -> None:
    before = {"came": "no", "why": "Sjuk."}
    assert rules.merged(FORM, before, {"came": "yes"}, asked=("came",)) == {"came": "yes"}


def test_a_page_holds_nothing_but_its_own_questions() -> None:
    forged = {"came": "yes", "used": ("a",), "rm": "1"}
    assert rules.merged(FORM, {}, forged, asked=("came", "rm")) == {"came": "yes"}


def test_what_cannot_be_chosen_is_refused_without_being_quoted() -> None:
    with pytest.raises(NotAnOption) as refused:
        rules.merged(FORM, {}, {"came": "maybe"}, asked=("came",))
    assert "maybe" not in str(refused.value)
    with pytest.raises(AnswerTooLong):
        rules.merged(FORM, {"came": "no"}, {"why": "x" * (TEXT_LENGTH + 1)}, asked=("why",))


@given(st.dictionaries(st.text(), st.one_of(st.text(), st.lists(st.text()).map(tuple)), max_size=6))
def test_a_draft_comes_back_as_it_was(answers: dict[str, Any]) -> None:
    assert rules.answers_of_draft(rules.draft_bytes(answers)) == answers


@given(
    st.one_of(
        st.binary(),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        ).map(lambda value: json.dumps(value).encode()),
    )
)
def test_nothing_else_is_taken_for_a_draft(content: bytes) -> None:
    found = rules.answers_of_draft(content)
    if found is not None:
        assert rules.answers_of_draft(rules.draft_bytes(found)) == found
