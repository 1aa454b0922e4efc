"""Ties for the last place of a run-off: who goes out, and that it costs nobody else the win."""

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.feedback_records import from_plain, to_plain
from domain.feedback_tables import results
from domain.feedback_values import VOTE, AnswerKind, Column, Results, RunoffRound, Sheet
from domain.runoffs import run_off
from tests.domain.test_runoffs import ballots

OPTIONS = ("a", "b", "c", "d", "e")
RANKINGS = st.lists(
    st.lists(st.sampled_from(OPTIONS), unique=True, max_size=5).map(tuple), max_size=20
)
LOTS = st.sampled_from(["17", "18", "4711"])


def out(rounds: tuple[RunoffRound, ...]) -> list[tuple[str, ...]]:
    return [each.eliminated for each in rounds]


@pytest.mark.parametrize("lot", ["", "17", "18", "4711", "900150983"])
def test_what_most_put_last_never_wins_because_the_others_were_tied(lot: str) -> None:
    rounds, winners = run_off(ballots("4 a", "3 bca", "3 cba"), "abc", lot=lot)
    assert [each.by_lot for each in rounds] == [True, False]
    assert len(rounds[0].eliminated) == 1
    assert winners in (("b",), ("c",))


def test_the_lot_falls_alike_each_time_and_otherwise_for_another_question() -> None:
    tied = ballots("4 a", "3 bca", "3 cba")
    by_question = {lot: run_off(tied, "abc", lot=str(lot)) for lot in range(40)}
    assert all(run_off(tied, "abc", lot=str(lot)) == by_question[lot] for lot in by_question)
    fell = [rounds[0].eliminated[0] for rounds, _ in by_question.values()]
    assert min(fell.count("b"), fell.count("c")) > 8


def test_who_had_fewer_in_the_latest_round_that_differs_goes_out() -> None:
    # b and c have six each in the second round, and beat each other on six; before c had five.
    rounds, _ = run_off(ballots("12 a", "6 b", "5 c", "1 dc"), "abcd")
    assert not any(each.by_lot for each in rounds)
    tied = next(each for each in rounds if each.counts[1:3] == (6, 6))
    assert tied.eliminated == ("c",)


def test_who_loses_two_by_two_goes_out() -> None:
    # b, c and d have two each; c beats both of them on the other ballots, d beats b.
    rounds, _ = run_off(ballots("5 acdb", "2 b", "2 c", "2 d"), "abcd")
    assert (out(rounds)[0], rounds[0].by_lot) == (("b",), False)


def test_where_each_beats_another_the_lot_decides() -> None:
    rounds, _ = run_off(ballots("5 a", "2 bcd", "2 cdb", "2 dbc"), "abcd")
    assert rounds[0].by_lot
    assert len(rounds[0].eliminated) == 1


def test_several_go_at_once_only_where_they_have_fewer_than_the_next_together() -> None:
    fewer, _ = run_off(ballots("4 a", "5 d", "1 bc", "1 cb", "1 ea"), "abcde")
    assert (out(fewer)[0], fewer[0].by_lot) == (("b", "c", "e"), False)
    as_many, _ = run_off(ballots("3 a", "5 d", "1 bc", "1 cb", "1 ea"), "abcde")
    assert len(out(as_many)[0]) == 1


def test_all_that_remain_tied_are_told_as_tied_and_no_lot_is_drawn() -> None:
    rounds, winners = run_off(ballots("3 ab", "3 bc", "3 ca"), "abc")
    assert (len(rounds), rounds[0].by_lot, winners) == (1, False, ("a", "b", "c"))


def test_results_know_that_a_lot_decided_and_keep_it() -> None:
    column = Column(key=VOTE, kind=AnswerKind.RANKED, options=("a", "b", "c"))
    given_ = [{VOTE: each} for each in ballots("4 a", "3 bca", "3 cba")]

    def counted(lot: str) -> Results:
        return results(Sheet(columns=(column,)), given_, asked=20, limit=5, shuffled=list, lot=lot)

    found = counted("17")
    table = found.table(VOTE)
    assert table is not None
    assert table.rounds[0].by_lot
    assert from_plain(to_plain(found)) == found == counted("17")
    assert len({counted(str(lot)) for lot in range(20)}) == 2


# ------------------------------------------------------------------------------- what must hold


@given(RANKINGS, LOTS, st.randoms(use_true_random=False))
def test_neither_ballots_nor_options_decide_by_their_order(
    rankings: list[tuple[str, ...]], lot: str, dice: random.Random
) -> None:
    rounds, winners = run_off(rankings, OPTIONS, lot=lot)
    assert run_off(dice.sample(rankings, len(rankings)), OPTIONS, lot=lot) == (rounds, winners)
    order = dice.sample(OPTIONS, len(OPTIONS))
    others, other_winners = run_off(rankings, order, lot=lot)
    assert set(other_winners) == set(winners)
    assert [set(each) for each in out(others)] == [set(each) for each in out(rounds)]


@given(RANKINGS, LOTS)
def test_rounds_end_and_nothing_is_counted_twice(rankings: list[tuple[str, ...]], lot: str) -> None:
    rounds, winners = run_off(rankings, OPTIONS, lot=lot)
    gone = [option for each in rounds for option in each.eliminated]
    assert len(gone) == len(set(gone))
    assert not set(gone) & set(winners)
    assert len(rounds) <= len(OPTIONS)
    for each in rounds:
        assert sum(count or 0 for count in each.counts) + each.exhausted == len(rankings)
        assert not each.by_lot or len(each.eliminated) == 1


@given(RANKINGS, LOTS)
def test_who_goes_out_with_others_could_not_have_passed_who_stays(
    rankings: list[tuple[str, ...]], lot: str
) -> None:
    for each in run_off(rankings, OPTIONS, lot=lot)[0]:
        if len(each.eliminated) > 1:
            votes = dict(zip(OPTIONS, each.counts, strict=True))
            together = sum(votes.pop(option) or 0 for option in each.eliminated)
            assert together < min(count for count in votes.values() if count is not None)


@given(st.data())
def test_what_more_than_half_rank_before_all_else_wins(data: st.DataObject) -> None:
    """They agree on the set, not on their order; however the others and the ties fall."""
    liked = data.draw(
        st.sampled_from([set(each) for size in (1, 2, 3) for each in combinations(OPTIONS, size)])
    )
    rest = tuple(option for option in OPTIONS if option not in liked)
    others = data.draw(
        st.lists(st.permutations(OPTIONS).map(tuple) | st.sampled_from([*zip(rest)]), max_size=9)
    )
    count = data.draw(st.integers(len(others) + 1, len(others) + 4))
    many = data.draw(st.lists(st.permutations(sorted(liked)), min_size=count, max_size=count))
    rankings = [*others, *((*each, *rest) for each in many)]
    rounds, winners = run_off(rankings, OPTIONS, lot="17")
    last = [count for count in rounds[-1].counts if count is not None]
    if len(winners) == 1:
        assert set(winners) <= liked
    else:
        # All that remain are tied: of the liked there are more among them than of the rest.
        assert len(set(last)) == 1
        assert 2 * len(set(winners) & liked) > len(winners)
