"""The instant run-off: ties, ballots that end, and what must never matter."""

import random
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.feedback_values import RunoffRound
from domain.runoffs import run_off

OPTIONS = ("a", "b", "c", "d")


def ballots(*texts: str) -> list[tuple[str, ...]]:
    """ "3 abc" is three ballots with a first, b second, c third."""
    found: list[tuple[str, ...]] = []
    for text in texts:
        count, _, ranking = text.partition(" ")
        found += [tuple(ranking)] * int(count)
    return found


def test_the_second_choices_of_who_goes_out_decide() -> None:
    rounds, winners = run_off(ballots("4 a", "3 bc", "2 cb"), "abc")
    assert rounds == (
        RunoffRound(counts=(4, 3, 2), exhausted=0, eliminated=("c",)),
        RunoffRound(counts=(4, 5, None), exhausted=0),
    )
    assert winners == ("b",)


def test_half_is_not_more_than_half() -> None:
    rounds, winners = run_off(ballots("4 a", "3 b", "1 cb"), "abc")
    assert [each.counts for each in rounds] == [(4, 3, 1), (4, 4, None)]
    assert winners == ("a", "b"), "all that remain are tied, whatever they had before"


def test_ballots_without_preferences_left_are_not_counted_on() -> None:
    rounds, winners = run_off(ballots("4 a", "3 b", "2 c"), "abc")
    assert rounds[-1] == RunoffRound(counts=(4, 3, None), exhausted=2)
    assert winners == ("a",)


def test_whatever_nobody_put_first_goes_out_together() -> None:
    rounds, winners = run_off(ballots("3 ab", "3 bc", "2 ca"), "abcde")
    assert rounds[0].counts == (3, 3, 2, 0, 0)
    assert rounds[0].eliminated == ("d", "e")
    assert winners == ("a",)


@pytest.mark.parametrize(
    ("options", "given_", "out", "winners"),
    [
        # c and b are tied at 4 in the second round; c had fewer in the first.
        ("abcd", ("6 a", "4 b", "3 cb", "1 dc"), (("d",), ("c",), ()), ("b",)),
        # Never differed, but more rank b above c than the other way round.
        ("abc", ("4 ab", "3 ba", "3 cb"), (("c",), ()), ("b",)),
        # Together fewer than a: neither could pass it, so both go at once.
        ("abcd", ("7 a", "8 d", "3 bc", "3 cb"), (("b", "c"), ()), ("d",)),
        # All that remain are tied and always were.
        ("abc", ("3 a", "3 b", "3 c"), ((),), ("a", "b", "c")),
        ("abcd", ("2 ab", "2 ba"), (("c", "d"), ()), ("a", "b")),
    ],
)
def test_ties(options: str, given_: tuple[str, ...], out: object, winners: tuple[str, ...]) -> None:
    rounds, won = run_off(ballots(*given_), options)
    assert tuple(each.eliminated for each in rounds) == out
    assert won == winners


def test_the_nearest_earlier_round_that_differs_decides() -> None:
    # b and c are tied in the third round; in the second b had fewer, in the first c.
    given_ = ballots("11 a", "5 b", "4 c", "1 db", "2 d", "2 ec")
    rounds, winners = run_off(given_, "abcde")
    assert [each.counts for each in rounds] == [
        (11, 5, 4, 3, 2),
        (11, 5, 6, 3, None),
        (11, 6, 6, None, None),
        (11, None, 6, None, None),
    ]
    assert not any(each.by_lot for each in rounds)
    assert winners == ("a",)


def test_unknown_and_repeated_keys_are_passed_over() -> None:
    assert run_off([("x", "a", "a", "b")] * 2 + [("b",)], "ab") == run_off(
        ballots("2 ab", "1 b"), "ab"
    )


@pytest.mark.parametrize("nothing", [[], [()], [("x",)] * 3])
def test_nobody_wins_without_votes(nothing: list[tuple[str, ...]]) -> None:
    rounds, winners = run_off(nothing, "ab")
    assert winners == ()
    assert rounds == (RunoffRound(counts=(0, 0), exhausted=len(nothing)),)


def test_ten_thousand_rankings_take_no_time_to_speak_of() -> None:
    dice = random.Random(3)
    options = [str(number) for number in range(10)]
    many = [tuple(dice.sample(options, dice.randint(1, 10))) for _ in range(10_000)]
    began = time.process_time()
    rounds, winners = run_off(many, options)
    assert time.process_time() - began < 2
    assert winners
    assert len(rounds) < len(options)


# ------------------------------------------------------------------------------- what must hold

RANKINGS = st.lists(
    st.lists(st.sampled_from([*OPTIONS, "old"]), max_size=5).map(tuple), max_size=24
)


@given(RANKINGS, st.randoms(use_true_random=False))
def test_the_order_of_ballots_and_options_is_of_no_matter(
    rankings: list[tuple[str, ...]], dice: random.Random
) -> None:
    rounds, winners = run_off(rankings, OPTIONS)
    assert run_off(dice.sample(rankings, len(rankings)), OPTIONS) == (rounds, winners)
    order = dice.sample(OPTIONS, len(OPTIONS))
    other_rounds, other_winners = run_off(rankings, order)
    assert set(other_winners) == set(winners)
    assert [dict(zip(order, each.counts, strict=True)) for each in other_rounds] == [
        dict(zip(OPTIONS, each.counts, strict=True)) for each in rounds
    ]


@given(RANKINGS, st.permutations(OPTIONS))
def test_other_names_give_the_same_result_by_other_names(
    rankings: list[tuple[str, ...]], names: list[str]
) -> None:
    renamed = dict(zip(OPTIONS, names, strict=True))
    rounds, winners = run_off(rankings, OPTIONS)
    # A lot falls by names.
    assume(not any(each.by_lot for each in rounds))
    _, others = run_off([tuple(renamed.get(k, k) for k in each) for each in rankings], OPTIONS)
    assert set(others) == {renamed[winner] for winner in winners}


@given(RANKINGS)
def test_every_ballot_is_somewhere_and_every_round_ends_something(
    rankings: list[tuple[str, ...]],
) -> None:
    rounds, winners = run_off(rankings, OPTIONS)
    standing = set(OPTIONS)
    for number, each in enumerate(rounds, start=1):
        assert sum(count or 0 for count in each.counts) + each.exhausted == len(rankings)
        there = {key for key, n in zip(OPTIONS, each.counts, strict=True) if n is not None}
        assert there == standing
        assert bool(each.eliminated) == (number < len(rounds))
        standing -= set(each.eliminated)
    assert set(winners) <= standing
    if len(winners) > 1:
        assert set(winners) == standing
        last = {n for n in rounds[-1].counts if n is not None}
        assert len(last) == 1


@given(RANKINGS, st.sampled_from(OPTIONS))
def test_who_is_first_on_more_than_half_always_wins(
    rankings: list[tuple[str, ...]], favourite: str
) -> None:
    more = [*rankings, *[(favourite,)] * (len(rankings) + 1)]
    rounds, winners = run_off(more, OPTIONS)
    assert winners == (favourite,)
    assert len(rounds) == 1
