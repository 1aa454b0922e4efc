"""Counting: what is an answer, what is passed over, means and the figures of a recommendation."""

from statistics import mean as plain_mean
from statistics import median as plain_median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.feedback_values import Answer, AnswerKind, Column
from domain.tallies import Tally, mean, median, recommendation, summed, tally, written

ONE = Column(key="q", kind=AnswerKind.ONE, options=("a", "b"))
SEVERAL = Column(key="q", kind=AnswerKind.SEVERAL, options=("a", "b", "c"))
RANKED = Column(key="q", kind=AnswerKind.RANKED, options=("a", "b", "c"))
SCALE = Column(key="q", kind=AnswerKind.ONE, options=("1", "2", "3", "4", "5"), is_numeric=True)


@pytest.mark.parametrize(
    ("column", "answers", "expected"),
    [
        (ONE, ["a", "a", "b", None], Tally(3, (2, 1))),
        (ONE, ["old", ("a",), "", None], Tally(0, (0, 0))),
        (SEVERAL, [("a", "b"), ("b",), (), None], Tally(2, (1, 2, 0))),
        (SEVERAL, [("a", "a", "a")], Tally(1, (1, 0, 0))),
        (SEVERAL, [("old",), ("old", "c"), "abc"], Tally(1, (0, 0, 1))),
        (RANKED, [("b", "a"), ("b",), ("c",), ()], Tally(3, (0, 2, 1))),
        (RANKED, [("old", "a", "b"), ("old",)], Tally(1, (1, 0, 0))),
    ],
)
def test_what_counts(column: Column, answers: list[Answer | None], expected: Tally) -> None:
    assert tally(column, answers) == expected


ANSWERS = st.one_of(
    st.none(),
    st.sampled_from(["a", "b", "x"]),
    st.lists(st.sampled_from(["a", "b", "c", "x"]), max_size=4).map(tuple),
)


@given(st.sampled_from([ONE, SEVERAL, RANKED]), st.lists(ANSWERS), st.lists(ANSWERS))
def test_groups_add_up_to_the_whole(
    column: Column, some: list[Answer | None], others: list[Answer | None]
) -> None:
    whole = tally(column, some + others)
    assert summed([tally(column, some), tally(column, others)]) == whole
    assert all(count <= whole.base for count in whole.counts)
    if column.kind is not AnswerKind.SEVERAL:
        assert sum(whole.counts) == whole.base


def test_blank_texts_are_not_answers() -> None:
    assert written(["  Mer tid. \n", "", " \t", None, ("a",)]) == ["Mer tid."]


@given(st.lists(st.sampled_from(SCALE.options), min_size=1))
def test_means_and_medians(answers: list[str]) -> None:
    counts = tally(SCALE, answers).counts
    values = [int(answer) for answer in answers]
    assert mean(SCALE, counts) == pytest.approx(plain_mean(values))
    assert median(SCALE, counts) == plain_median(values)


def test_a_scale_in_any_order_has_the_same_median() -> None:
    turned = Column(key="q", kind=AnswerKind.ONE, options=("3", "1", "2"), is_numeric=True)
    assert median(turned, (1, 1, 1)) == 2


@pytest.mark.parametrize(("column", "counts"), [(ONE, (3, 2)), (SCALE, (0,) * 5)])
def test_nothing_to_take_a_mean_of(column: Column, counts: tuple[int, ...]) -> None:
    assert mean(column, counts) is None
    assert median(column, counts) is None


@pytest.mark.parametrize(
    ("answers", "figures"),
    [
        ({9: 3, 10: 2, 8: 1, 7: 1, 6: 2, 0: 1}, (5, 2, 3, 20)),
        ({10: 5}, (5, 0, 0, 100)),
        ({0: 2, 6: 3}, (0, 0, 5, -100)),
        ({7: 4, 8: 4}, (0, 8, 0, 0)),
        ({9: 1, 7: 7}, (1, 7, 0, 13)),
        ({6: 1, 7: 7}, (0, 7, 1, -13)),
        ({9: 1, 7: 2}, (1, 2, 0, 33)),
    ],
)
def test_would_you_recommend_it(answers: dict[int, int], figures: tuple[int, ...]) -> None:
    found = recommendation([answers.get(number, 0) for number in range(11)])
    assert found is not None
    assert (found.promoters, found.passives, found.detractors, found.score) == figures


def test_nobody_said_whether_they_would() -> None:
    assert recommendation((0,) * 11) is None
