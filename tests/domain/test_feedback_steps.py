"""Live results in steps, and an observer who sees everything that is ever shown of a poll."""

import itertools
import math
import random
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.feedback_steps import is_due, step
from domain.feedback_tables import results
from domain.feedback_values import VOTE, Answer, AnswerKind, Column, Results, Sheet, Table

LIMIT = 5
SHEET = Sheet(columns=(Column(key=VOTE, kind=AnswerKind.ONE, options=("1", "2", "3")),))


@pytest.mark.parametrize(
    ("new", "limit", "waiting", "due"),
    [
        (4, 5, None, False),
        (5, 5, None, True),
        (7, 8, None, False),
        (8, 8, None, True),
        (2, 1, None, False),
        (5, 5, 5, True),
        (9, 5, 10, False),
        (10, 5, 10, True),
    ],
)
def test_a_step_takes_the_limit_of_new_ballots_and_as_many_as_wait(
    new: int, limit: int, waiting: int | None, due: bool
) -> None:
    pending = None if waiting is None else Results(asked=None, answered=waiting)
    assert is_due(new, limit, pending) is due


@dataclass
class Box:
    """A poll that is open, and what has been shown of it with the ballots that were in that."""

    asked: int | None
    votes: dict[int, Answer] = field(default_factory=dict)
    new: int = 0
    live: Results | None = None
    pending: Results | None = None
    in_live: frozenset[int] = frozenset()
    in_pending: frozenset[int] = frozenset()
    shown: list[tuple[Results, frozenset[int]]] = field(default_factory=list)

    def vote(self, who: int, answer: Answer) -> None:
        self.new += who not in self.votes
        self.votes[who] = answer
        if is_due(self.new, LIMIT, self.pending):
            before = self.live
            self.live, self.pending = step(self.live, self.pending, self.counted())
            self.in_live = self.in_live if self.live is before else self.in_pending
            self.in_pending = frozenset(self.votes)
            self.new = 0
        if self.live is not None:
            self.shown.append((self.live, self.in_live))

    def close(self) -> None:
        self.shown.append((self.counted(), frozenset(self.votes)))

    def counted(self) -> Results:
        ballots = [{VOTE: answer} for answer in self.votes.values()]
        return results(SHEET, ballots, asked=self.asked, limit=LIMIT, shuffled=sorted)

    def bars(self) -> tuple[int, ...] | None:
        table = self.live.table(VOTE) if self.live else None
        return table.counts if table else None


def test_what_is_shown_lags_one_step_behind() -> None:
    box = Box(asked=30)
    seen = []
    for who in range(22):
        box.vote(who, "1" if who % 2 else "2")
        seen.append(box.bars())
    assert seen == [None] * 9 + [(2, 3, 0)] * 10 + [(5, 5, 0)] * 3
    box.close()
    assert box.shown[-1][0].tables[0].counts == (11, 11, 0)


def test_a_changed_vote_moves_nothing_alone_and_rides_along() -> None:
    box = Box(asked=30)
    for who in range(10):
        box.vote(who, "1" if who % 5 else "2")
    assert box.bars() == (4, 1, 0)
    for _ in range(20):
        box.vote(3, "3")
        box.vote(4, "3")
    assert box.bars() == (4, 1, 0)
    for who in range(10, 20):
        box.vote(who, "1" if who % 5 else "2")
    assert box.bars() == (8, 2, 0)
    for who in range(20, 40):
        box.vote(who, "1" if who % 5 else "2")
    assert box.bars() == (14, 4, 2)


@pytest.mark.parametrize("asked", [10, None])
def test_agreement_is_not_shown_while_the_poll_is_open(asked: int | None) -> None:
    """Five of ten agree and the end is withheld since ten did: together they would tell."""
    box = Box(asked=asked)
    for who in range(10):
        box.vote(who, "1")
    assert box.bars() is None
    box.close()
    assert box.shown[-1][0].tables[0].is_withheld is (asked == 10)


def test_what_came_after_a_step_is_never_five_who_chose_the_same() -> None:
    box = Box(asked=30)
    for who, vote in enumerate("1122211111"):
        box.vote(who, vote)
    assert box.bars() is None
    # What was left out is not shown later on its own: the ten are, beside ten who differ.
    for who, vote in enumerate("1212121212", start=10):
        box.vote(who, vote)
        assert box.bars() == (None if who < 19 else (7, 3, 0))
    box.close()
    assert box.shown[-1][0].tables[0].counts == (12, 8, 0)


PEOPLE = st.integers(0, 40)
VOTES = st.lists(st.tuples(PEOPLE, st.sampled_from(["1", "1", "2", "3"])), max_size=120)
ASKED = st.sampled_from([None, 20, 41])


def in_turn(seed: int, count: int) -> list[tuple[int, str]]:
    """Many votes, some of them changed ones."""
    dice = random.Random(seed)
    return [(dice.randint(0, 40), dice.choice("1123")) for _ in range(count)]


MANY = st.builds(in_turn, st.integers(0, 2**32), st.integers(0, 150))


@settings(max_examples=300, deadline=None)
@given(VOTES | MANY, ASKED)
def test_any_two_that_are_shown_are_alike_or_the_limit_apart(
    votes: list[tuple[int, str]], asked: int | None
) -> None:
    box = Box(asked=asked)
    for who, answer in votes:
        box.vote(who, answer)
    box.close()
    apart = [each for each, _ in itertools.groupby(box.shown)]
    for (earlier, before), (later, after) in itertools.combinations(apart, 2):
        assert before <= after
        entered = after - before
        assert len(entered) >= LIMIT or (not entered and earlier == later)
    for told, inside in apart[:-1]:
        assert len(inside) >= LIMIT
        assert told.answered == len(inside)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from("1112"), max_size=90) | MANY.map(lambda many: [v for _, v in many]))
def test_no_difference_is_of_voters_who_all_chose_the_same(votes: list[str]) -> None:
    """Of two that are shown, or of one and nothing; as long as nobody changes a vote."""
    box = Box(asked=None)
    for who, answer in enumerate(votes):
        box.vote(who, answer)
    box.close()
    nothing = (0, 0, 0)
    seen = [told.tables[0].counts or nothing for told, _ in box.shown]
    apart = [nothing, *(each for each, _ in itertools.groupby(seen))]
    steps = itertools.combinations(apart, 2) if box.live else ()
    for earlier, later in steps:
        between = [after - before for before, after in zip(earlier, later, strict=True)]
        assert sum(between) >= LIMIT
        assert max(between) < sum(between)


@settings(max_examples=200, deadline=None)
@given(VOTES | MANY, ASKED, st.sampled_from(["1", "2", "3"]))
def test_the_numbers_after_one_more_ballot_were_there_before_it(
    votes: list[tuple[int, str]], asked: int | None, answer: str
) -> None:
    """What is seen right after somebody votes, or changes a vote, doesn't hold the vote."""
    box = Box(asked=asked)
    for who, each in votes:
        box.vote(who, each)
    before = (box.live, box.pending)
    box.vote(41, answer)
    box.vote(0, answer)
    assert box.live in before
    assert 41 not in box.in_live


def test_whoever_knows_the_rule_seldom_learns_what_anybody_chose() -> None:
    """Four times five voters, four of five for the same: of all that could have happened, what of
    it leaves no doubt about some five of them.
    """
    alike, every = 0.0, 0.0
    worlds: dict[object, list[tuple[int, ...]]] = {}
    for world in itertools.product(range(6), repeat=4):
        worlds.setdefault(_seen(world), []).append(world)
    for same in worlds.values():
        chance = sum(
            math.prod(math.comb(5, each) * 0.8**each * 0.2 ** (5 - each) for each in world)
            for world in same
        )
        every += chance
        known = (five for five in zip(*same, strict=True) if set(five) in ({0}, {5}))
        alike += chance if sum(same[0]) not in (0, 20) and any(known) else 0
    assert math.isclose(every, 1)
    # With a step for every five voters it would be in every third case, with no rule in most.
    assert alike < 0.05


def _seen(world: tuple[int, ...]) -> object:
    """What is shown when so many of each five choose the first option, and the end of it."""
    live, pending, new, first = None, None, 0, 0
    seen: list[object] = []
    for number, ones in enumerate(world, start=1):
        new, first, base = new + 5, first + ones, 5 * number
        table = Table(key=VOTE, base=base, counts=(first, base - first))
        if is_due(new, LIMIT, pending):
            now = Results(asked=None, answered=base, tables=(table,))
            live, pending = step(live, pending, now)
            new = 0
        seen.append(live)
    return (*seen, first)
