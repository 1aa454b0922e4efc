"""What is withheld, in tables; and an attacker who knows the rule and tries every possibility."""

import itertools
import math
from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.tallies import Tally, summed
from domain.withholding import is_unanimous, may_be_told, withheld_groups


def of(*counts: int) -> Tally:
    return Tally(sum(counts), counts)


@pytest.mark.parametrize(
    ("tally", "asked", "is_group", "told"),
    [
        (of(3, 2), None, False, True),
        (of(2, 2), None, False, False),
        (of(0, 0), None, False, False),
        (of(2, 2), None, True, False),
        (of(5, 0), None, False, True),
        (of(5, 0), 6, False, True),
        (of(5, 0), 5, False, False),
        (of(5, 0), 4, False, False),
        (of(4, 1), 5, False, True),
        (of(5, 0), None, True, False),
        (of(4, 1), None, True, True),
        (Tally(5, (5, 3, 1)), None, True, False),
    ],
)
def test_a_table_by_itself(tally: Tally, asked: int | None, is_group: bool, told: bool) -> None:
    assert may_be_told(tally, limit=5, asked=asked, is_group=is_group) is told


@pytest.mark.parametrize(
    ("groups", "hidden", "withheld"),
    [
        ([of(3, 2), of(4, 4), of(0, 0)], (), {}),
        # A small one takes the smallest other along; two small ones may do for each other.
        ([of(1, 1), of(6, 6), of(4, 4)], (), {0, 2}),
        ([of(2, 1), of(1, 1), of(4, 4)], (), {0, 1}),
        ([of(1, 1), of(1, 1), of(4, 4), of(5, 5)], (), {0, 1, 2}),
        # Two small ones that agree don't do.
        ([of(3, 0), of(2, 0), of(4, 4), of(5, 5)], (), {0, 1, 2}),
        # One that agrees is withheld at any size, and so is everything smaller.
        ([of(6, 0), of(4, 4), of(5, 5)], (), {0, 1}),
        ([of(0, 9), of(4, 4), of(3, 3), of(9, 9)], (), {0, 1, 2}),
        # Those of a size come in the order of the options.
        ([of(4, 4), of(1, 1), of(4, 4), of(4, 4)], (), {0, 1}),
        # Nobody answered: shown, and no help.
        ([of(1, 1), of(0, 0), of(4, 4), of(5, 5)], (), {0, 2}),
        # Nothing left to add: all of them, also where nobody answered.
        ([of(2, 2), of(0, 0), of(0, 0)], (), {0, 1, 2}),
        ([of(7, 0), of(5, 0), of(0, 0)], (), {0, 1, 2}),
        ([of(2, 1), of(1, 0), of(0, 0)], (), {0, 1, 2}),
        # What is hidden for another reason counts as withheld, if somebody answered there.
        ([of(4, 4), of(5, 5), of(0, 0)], (0,), {0, 1}),
        ([of(4, 4), of(5, 5), of(0, 0)], (2,), {2}),
        ([of(4, 4), of(5, 5), of(0, 0), of(9, 9)], (0, 2), {0, 1, 2}),
    ],
)
def test_groups(groups: list[Tally], hidden: tuple[int, ...], withheld: set[int]) -> None:
    assert withheld_groups(groups, limit=5, hidden=hidden) == set(withheld)


COUNTS = st.tuples(*[st.integers(0, 6)] * 3)


@given(st.lists(COUNTS, min_size=1, max_size=6), st.integers(5, 8), st.sets(st.integers(0, 5)))
def test_what_is_left_over_is_never_a_few_nor_one_group_nor_agreed(
    counts: list[tuple[int, ...]], limit: int, hidden: set[int]
) -> None:
    groups = [of(*each) for each in counts]
    hidden = {place for place in hidden if place < len(groups)}
    withheld = withheld_groups(groups, limit=limit, hidden=hidden)
    assert hidden <= withheld
    for place, group in enumerate(groups):
        if place not in withheld and group.base:
            assert group.base >= limit
            assert not is_unanimous(group)
    left = [groups[place] for place in withheld if groups[place].base]
    if left and len(withheld) < len(groups):
        assert len(left) > 1
        assert summed(left).base >= limit
        assert not is_unanimous(summed(left))


def compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in compositions(total - first, parts - 1):
            yield (first, *rest)


World = tuple[tuple[int, ...], ...]


def looks(sizes: tuple[int, ...], *, options: int, limit: int) -> Iterator[tuple[World, set[int]]]:
    """Every way in which all may have answered, with the withheld groups that are certain to who
    knows the rule, every group's size, the whole and what is shown.
    """
    alike: dict[object, list[World]] = defaultdict(list)
    for world in itertools.product(*(list(compositions(size, options)) for size in sizes)):
        tallies = [of(*counts) for counts in world]
        withheld = withheld_groups(tallies, limit=limit)
        shown = tuple(None if place in withheld else each for place, each in enumerate(world))
        # When the whole is unanimous it has told of every group already.
        if not is_unanimous(summed(tallies)):
            alike[summed(tallies), shown].append(world)
    for (_, shown), worlds in alike.items():  # type: ignore[misc]
        certain = {
            place for place in range(len(sizes)) if len({each[place] for each in worlds}) < 2
        }
        for world in worlds:
            yield world, {place for place in certain if shown[place] is None}


@pytest.mark.parametrize(
    ("sizes", "limit"),
    [
        ((6, 4, 1), 3),
        ((5, 4, 6), 3),
        ((4, 5, 6, 2), 3),
        ((6, 4, 2, 1), 3),
        ((12, 7, 2), 5),
        ((6, 7, 8), 5),
        ((8, 6, 3, 3), 5),
    ],
)
def test_who_knows_the_rule_and_every_size_still_knows_no_withheld_group(
    sizes: tuple[int, ...], limit: int
) -> None:
    found = list(looks(sizes, options=2, limit=limit))
    assert len(found) > 50
    assert [world for world, certain in found if certain] == []


@pytest.mark.parametrize("sizes", [(6, 4, 1), (5, 4, 6)])
def test_with_more_options_it_takes_less_than_one_chance_in_a_thousand(
    sizes: tuple[int, ...],
) -> None:
    """Most people choosing the first option, which is when groups agree."""
    certain = every = 0.0
    for world, known in looks(sizes, options=3, limit=3):
        chance = math.prod(
            math.factorial(sum(counts))
            / math.prod(map(math.factorial, counts))
            * math.prod(share**count for share, count in zip((0.8, 0.1, 0.1), counts, strict=True))
            for counts in world
        )
        every += chance
        certain += chance if known else 0
    assert certain / every < 0.001
