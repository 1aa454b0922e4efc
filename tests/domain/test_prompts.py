"""Prompts come in an order that is drawn once, and none comes twice before all have come."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.prompts import next_prompt, order, spoken

KEYS = st.sets(
    st.builds("{}/{}".format, st.sampled_from("abcd"), st.integers(0, 9)), min_size=1, max_size=25
)
SEEDS = st.text(max_size=8)
ROUNDS = st.integers(1, 50)


def topic(key: str) -> str:
    return key.partition("/")[0]


def neighbours(keys: list[str]) -> int:
    return sum(topic(one) == topic(other) for one, other in pairwise(keys))


def unavoidable(keys: set[str]) -> int:
    """How many neighbours of one topic the best order has."""
    most = max(Counter(map(topic, keys)).values())
    return max(0, most - 1 - (len(keys) - most))


@given(KEYS, SEEDS, ROUNDS)
def test_a_round_holds_each_once_and_is_drawn_the_same_again(
    keys: set[str], seed: str, number: int
) -> None:
    found = order(keys, seed=seed, round_number=number)
    assert sorted(found) == sorted(keys)
    assert order(sorted(keys, reverse=True), seed=seed, round_number=number) == found


@given(KEYS, SEEDS, ROUNDS)
def test_topics_follow_each_other_only_where_they_must(
    keys: set[str], seed: str, number: int
) -> None:
    found = order(keys, seed=seed, round_number=number)
    assert neighbours(found) == unavoidable(keys)


@given(KEYS, SEEDS, ROUNDS, st.data())
def test_a_round_never_begins_with_the_last_of_the_one_before(
    keys: set[str], seed: str, number: int, data: st.DataObject
) -> None:
    last = data.draw(st.sampled_from(sorted(keys)))
    first = order(keys, seed=seed, round_number=number, last=last)[0]
    assert first != last or keys == {last}


def test_another_round_and_another_seed_are_another_order() -> None:
    keys = [f"{letter}/{number}" for letter in "abcdef" for number in range(5)]
    found = [
        order(keys, seed=seed, round_number=number) for seed in ("one", "two") for number in (1, 2)
    ]
    assert len({tuple(each) for each in found}) == 4


@given(KEYS, SEEDS, st.integers(2, 4))
def test_none_comes_twice_before_the_bank_is_through(
    keys: set[str], seed: str, rounds: int
) -> None:
    number, used, last = 1, set[str](), None
    posted: list[tuple[str, int]] = []
    for _ in range(rounds * len(keys)):
        found = next_prompt(keys, used, seed=seed, round_number=number, last=last)
        assert found is not None
        if found[1] != number:
            used = set()
        last, number = found
        used.add(last)
        posted.append(found)
    assert len(set(posted)) == len(posted)
    assert {each for _, each in posted} == set(range(1, rounds + 1))
    if len(keys) > 1:
        assert all(one[0] != other[0] for one, other in pairwise(posted))


@given(KEYS, SEEDS, ROUNDS)
def test_what_comes_next_is_what_the_order_shows(keys: set[str], seed: str, number: int) -> None:
    shown = order(keys, seed=seed, round_number=number)
    for at, key in enumerate(shown):
        last = shown[at - 1] if at else None
        found = next_prompt(keys, shown[:at], seed=seed, round_number=number, last=last)
        assert found == (key, number)


@given(KEYS, KEYS, SEEDS, st.data())
def test_what_joins_comes_in_this_round_and_what_left_is_forgotten(
    keys: set[str], later: set[str], seed: str, data: st.DataObject
) -> None:
    used = data.draw(st.sets(st.sampled_from(sorted(keys))))
    left = later - used
    number, last = 3, None
    seen = set(used)
    for _ in left:
        found = next_prompt(later, seen, seed=seed, round_number=number, last=last)
        assert found is not None
        assert found[1] == 3
        last = found[0]
        seen.add(last)
    assert seen == used | later
    found = next_prompt(later, seen, seed=seed, round_number=number, last=last)
    assert found is not None
    assert found[1] == 4


def test_an_empty_bank_has_no_prompt() -> None:
    assert next_prompt([], ["a/1"], seed="s", round_number=1) is None
    assert order([], seed="s", round_number=1) == []


def test_a_single_prompt_comes_again_each_round() -> None:
    found = next_prompt(["a/1"], ["a/1"], seed="s", round_number=1, last="a/1")
    assert found == ("a/1", 2)


@pytest.mark.parametrize(
    ("texts", "locale", "read"),
    [
        ({"sv": "Hej", "en": "Hello"}, "en", "Hello"),
        ({"sv": "Hej"}, "en", "Hej"),
        ({"en": "Hello"}, "sv", "Hello"),
        ({}, "sv", ""),
    ],
)
def test_a_text_is_read_in_the_language_that_it_has(
    texts: dict[str, str], locale: str, read: str
) -> None:
    assert spoken(texts, locale) == read
