"""What can be asked in a poll, what counts as a vote, when one is closed and reminded of."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import polls as rules
from domain.errors import NotFound
from domain.feedback_values import VOTE, Results
from domain.ids import ChannelId, CommunityId, PollId, RoleId, UserId
from domain.poll_refusals import (
    BadClosingTime,
    BadQuorum,
    EmptyPoll,
    NativeLimits,
    NotAVoter,
    OptionTwice,
    PollClosed,
    PollTextTooLong,
    RankTwice,
    TooFewOptions,
    TooManyOptions,
)
from domain.poll_values import (
    OPTION_LENGTH,
    OPTIONS_AT_MOST,
    QUESTION_LENGTH,
    RANKS_AT_MOST,
    Poll,
    PollEnd,
    PollKind,
    PollState,
)

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WITH_OPTIONS = (PollKind.NATIVE, PollKind.SINGLE, PollKind.MULTIPLE, PollKind.RANKED)
OURS = tuple(kind for kind in PollKind if kind is not PollKind.NATIVE)


def poll(kind: PollKind = PollKind.SINGLE, **more: Any) -> Poll:
    values: dict[str, Any] = {
        "community_id": CommunityId(1),
        "poll_id": PollId(7),
        "kind": kind,
        "question": "Vilken dag passar bäst?",
        "created_by": UserId(101),
        "channel_id": ChannelId(11),
        "opened_at": NOW,
        "options": ("Måndag", "Tisdag", "Onsdag") if kind in WITH_OPTIONS else (),
        "closes_at": NOW + 3 * DAY,
    }
    return Poll(**values | more)


def checked(kind: PollKind = PollKind.SINGLE, **more: Any) -> Poll:
    return rules.checked(poll(kind, **more), now=NOW)


# --------------------------------------------------------------------------------- what is asked


@pytest.mark.parametrize(
    ("typed", "options"),
    [
        ("Måndag\nTisdag\nOnsdag", ("Måndag", "Tisdag", "Onsdag")),
        ("  Måndag \n\n\n Tisdag\n", ("Måndag", "Tisdag")),
        ("Måndag; Tisdag ;Onsdag;", ("Måndag", "Tisdag", "Onsdag")),
        ("\nMåndag; Tisdag\n", ("Måndag", "Tisdag")),
        ("Ja; gärna\nNej; aldrig", ("Ja; gärna", "Nej; aldrig")),
        ("- Måndag\n• Tisdag\n* Onsdag\n– Torsdag", ("Måndag", "Tisdag", "Onsdag", "Torsdag")),
        ("-5 grader\n+5 grader", ("-5 grader", "+5 grader")),
        ("Måndag\r\nTisdag", ("Måndag", "Tisdag")),
        ("Mån\u202edag\nTis\tdag", ("Måndag", "Tis dag")),
        ("", ()),
        (" \n ;; \n", ()),
        (";;", ()),
    ],
)
def test_choices_are_typed_a_line_each_or_between_semicolons(
    typed: str, options: tuple[str, ...]
) -> None:
    assert rules.parsed_options(typed) == options


@given(st.text())
def test_whatever_is_typed_becomes_clean_single_lines(typed: str) -> None:
    for option in rules.parsed_options(typed):
        assert option
        assert option == " ".join(option.split())


@pytest.mark.parametrize("kind", PollKind)
def test_a_poll_of_each_kind_is_taken(kind: PollKind) -> None:
    assert checked(kind) == poll(kind)


def test_texts_are_cleaned() -> None:
    found = checked(question="  Vilken\n dag? \u202e", options=(" Måndag\t", "", "Tis  dag"))
    assert (found.question, found.options) == ("Vilken dag?", ("Måndag", "Tis dag"))


@pytest.mark.parametrize("question", ["", " \n ", "\u200b"])
def test_a_question_is_needed(question: str) -> None:
    with pytest.raises(EmptyPoll):
        checked(question=question)


def test_texts_have_their_limits() -> None:
    assert len(checked(question="x" * QUESTION_LENGTH).question) == QUESTION_LENGTH
    assert checked(options=("a" * OPTION_LENGTH, "b"))
    with pytest.raises(PollTextTooLong) as refused:
        checked(question="x" * (QUESTION_LENGTH + 1))
    assert refused.value.args_for_text == {"field": "question", "limit": QUESTION_LENGTH}
    with pytest.raises(PollTextTooLong) as refused:
        checked(options=("a", "b" * (OPTION_LENGTH + 1)))
    assert refused.value.args_for_text == {"field": "option", "limit": OPTION_LENGTH}
    with pytest.raises(PollTextTooLong) as refused:
        checked(PollKind.SCALE, options=("a", "b" * (OPTION_LENGTH + 1)))
    assert refused.value.args_for_text == {"field": "end", "limit": OPTION_LENGTH}


@pytest.mark.parametrize("kind", WITH_OPTIONS)
def test_there_are_two_to_ten_choices(kind: PollKind) -> None:
    most = tuple(f"Val {number}" for number in range(OPTIONS_AT_MOST))
    assert checked(kind, options=most).options == most
    for few in ((), ("Bara en",), ("Bara en", "  ")):
        with pytest.raises(TooFewOptions) as few_refused:
            checked(kind, options=few)
        assert few_refused.value.args_for_text == {"least": 2}
    with pytest.raises(TooManyOptions) as refused:
        checked(kind, options=(*most, "En till"))
    assert refused.value.args_for_text == {"most": OPTIONS_AT_MOST}


def test_a_choice_stands_there_once_however_it_is_written() -> None:
    with pytest.raises(OptionTwice):
        checked(options=("Måndag", "Tisdag", " MÅNDAG "))


def test_a_scale_has_the_names_of_both_its_ends_or_none() -> None:
    assert checked(PollKind.SCALE, options=()).options == ()
    assert checked(PollKind.SCALE, options=("Dåligt", "Bra")).options == ("Dåligt", "Bra")
    with pytest.raises(TooFewOptions):
        checked(PollKind.SCALE, options=("Dåligt", ""))
    with pytest.raises(TooManyOptions):
        checked(PollKind.SCALE, options=("Dåligt", "Bra", "Toppen"))


def test_yes_and_no_need_no_choices() -> None:
    found = checked(PollKind.YES_NO, options=("Ja", "Nej", "Kanske"))
    assert (found.options, found.keys) == ((), ("yes", "no"))


def test_it_closes_after_three_days_unless_somebody_says_otherwise() -> None:
    assert checked(closes_at=None).closes_at == NOW + 3 * DAY


@pytest.mark.parametrize("length", [timedelta(minutes=1), HOUR, 32 * DAY])
def test_it_is_open_for_a_minute_to_thirty_two_days(length: timedelta) -> None:
    assert checked(closes_at=NOW + length).closes_at == NOW + length


@pytest.mark.parametrize("length", [-DAY, timedelta(0), timedelta(seconds=59), 32 * DAY + HOUR])
def test_it_is_open_neither_shorter_nor_longer(length: timedelta) -> None:
    with pytest.raises(BadClosingTime):
        checked(closes_at=NOW + length)


@pytest.mark.parametrize("limit", [5, 12])
def test_no_quorum_under_which_the_result_would_be_withheld(limit: int) -> None:
    assert checked(quorum=limit, limit=limit).quorum == limit
    with pytest.raises(BadQuorum) as refused:
        checked(quorum=limit - 1, limit=limit)
    assert refused.value.args_for_text == {"least": limit}


@pytest.mark.parametrize(
    "wanted",
    [
        {"quorum": 20},
        {"quorum": 2},
        {"role_id": RoleId(3)},
        {"hides_results": True},
        {"remind_at": NOW + DAY},
    ],
)
def test_discords_own_knows_nothing_of_what_is_ours(wanted: dict[str, Any]) -> None:
    with pytest.raises(NativeLimits):
        checked(PollKind.NATIVE, **wanted)


def test_only_discords_own_takes_several_by_a_setting() -> None:
    assert checked(PollKind.NATIVE, takes_several=True).takes_several
    assert not checked(PollKind.SINGLE, takes_several=True).takes_several


@given(minutes=st.integers(1, 32 * 24 * 60))
def test_discord_is_told_of_whole_hours_that_reach_the_closing_time(minutes: int) -> None:
    closes_at = NOW + timedelta(minutes=minutes)
    hours = rules.native_hours(poll(PollKind.NATIVE, closes_at=closes_at), now=NOW)
    assert 1 <= hours <= 32 * 24
    assert NOW + hours * HOUR >= closes_at
    assert hours == 1 or NOW + (hours - 1) * HOUR < closes_at


# --------------------------------------------------------------------------------- the reminder


@pytest.mark.parametrize(
    ("length", "after"),
    [
        (7 * DAY, 6 * DAY),
        (3 * DAY, 2 * DAY),
        (2 * DAY, DAY),
        (30 * HOUR, 15 * HOUR),
        (2 * HOUR, HOUR),
        (2 * HOUR - timedelta(seconds=1), None),
        (timedelta(minutes=5), None),
    ],
)
def test_the_reminder_comes_a_day_before_the_end_or_halfway(
    length: timedelta, after: timedelta | None
) -> None:
    found = rules.reminder_time(opened_at=NOW, closes_at=NOW + length)
    assert found == (None if after is None else NOW + after)


def test_a_reminder_outside_the_polls_time_falls_away() -> None:
    assert checked(remind_at=NOW + DAY).remind_at == NOW + DAY
    for at in (NOW - HOUR, NOW, NOW + 3 * DAY, NOW + 5 * DAY):
        assert checked(remind_at=at).remind_at is None


# ------------------------------------------------------------------------------- what is answered


def test_everybody_votes_unless_a_role_is_asked_for() -> None:
    assert rules.may_vote(poll(), ())
    managers = poll(role_id=RoleId(5))
    assert rules.may_vote(managers, (4, 5))
    assert not rules.may_vote(managers, (4,))


def test_late_votes_and_those_of_others_are_refused() -> None:
    rules.must_take_votes(poll(), (), now=NOW)
    open_poll = poll(role_id=RoleId(5))
    with pytest.raises(NotAVoter):
        rules.must_take_votes(open_poll, (), now=NOW)
    with pytest.raises(PollClosed):
        rules.must_take_votes(open_poll, (5,), now=NOW + 3 * DAY)
    with pytest.raises(PollClosed):
        rules.must_take_votes(replace(poll(), state=PollState.CLOSED), (), now=NOW)
    with pytest.raises(NotFound):
        rules.must_take_votes(poll(PollKind.NATIVE), (), now=NOW)


@pytest.mark.parametrize(
    ("kind", "chosen", "vote"),
    [
        (PollKind.SINGLE, "2", "2"),
        (PollKind.SINGLE, ["2"], "2"),
        (PollKind.SCALE, "5", "5"),
        (PollKind.YES_NO, "no", "no"),
        (PollKind.MULTIPLE, ["3", "1"], ("1", "3")),
        (PollKind.MULTIPLE, ["3", "3"], ("3",)),
        (PollKind.MULTIPLE, "3", ("3",)),
        (PollKind.RANKED, ["3", "1", "2"], ("3", "1", "2")),
        (PollKind.RANKED, ["", "3", "", "1"], ("3", "1")),
        (PollKind.RANKED, "3", ("3",)),
    ],
)
def test_a_vote_is_what_the_poll_counts(kind: PollKind, chosen: Any, vote: Any) -> None:
    assert rules.vote_of(poll(kind), chosen) == vote


@pytest.mark.parametrize(
    ("kind", "chosen"),
    [
        (PollKind.SINGLE, "4"),
        (PollKind.SINGLE, ""),
        (PollKind.SINGLE, []),
        (PollKind.SINGLE, ["1", "2"]),
        (PollKind.SCALE, "0"),
        (PollKind.YES_NO, "1"),
        (PollKind.YES_NO, ["yes", "no"]),
        (PollKind.MULTIPLE, []),
        (PollKind.MULTIPLE, ["1", "9"]),
        (PollKind.RANKED, ["", ""]),
        (PollKind.RANKED, ["1", "yes"]),
    ],
)
def test_what_no_screen_offers_is_no_vote(kind: PollKind, chosen: Any) -> None:
    with pytest.raises(NotFound):
        rules.vote_of(poll(kind), chosen)


def test_one_choice_has_one_place_in_a_ranking() -> None:
    with pytest.raises(RankTwice):
        rules.vote_of(poll(PollKind.RANKED), ["1", "2", "1"])


def test_a_ranking_has_as_many_places_as_a_form() -> None:
    wide = poll(PollKind.RANKED, options=tuple("abcdefgh"))
    assert len(rules.vote_of(wide, wide.keys)) == RANKS_AT_MOST


@given(st.data(), st.sampled_from(OURS))
def test_a_vote_is_made_of_the_polls_own_keys(data: st.DataObject, kind: PollKind) -> None:
    asked = poll(kind)
    chosen = data.draw(st.lists(st.sampled_from(asked.keys), min_size=1, max_size=4, unique=True))
    if kind not in (PollKind.MULTIPLE, PollKind.RANKED):
        chosen = chosen[:1]
    vote = rules.vote_of(asked, chosen)
    assert set(vote if isinstance(vote, tuple) else (vote,)) == set(chosen)
    # Reading it once more changes nothing.
    assert rules.vote_of(asked, vote) == vote


# -------------------------------------------------------------------------------- how it is closed


def test_a_quorum_is_reached_by_so_many_or_more() -> None:
    small = poll(quorum=5)
    assert [rules.has_quorum(small, answered) for answered in (4, 5, 6)] == [False, True, True]
    assert not rules.has_quorum(poll(), 1_000)


def test_what_is_closed_keeps_its_result_and_nothing_of_the_steps() -> None:
    shown, final = Results(asked=None, answered=5), Results(asked=None, answered=12)
    found = rules.closed(
        poll(live=shown, pending=final), results=final, end=PollEnd.QUORUM, now=NOW + HOUR
    )
    assert (found.state, found.end, found.closed_at) == (
        PollState.CLOSED,
        PollEnd.QUORUM,
        NOW + HOUR,
    )
    assert (found.results, found.live, found.pending) == (final, None, None)
    assert found.sheet.column(VOTE) is not None
