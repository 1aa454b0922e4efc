"""Live results in steps, and an observer who sees everything that is ever shown of a poll."""

import itertools
import random
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.feedback_steps import is_due, step
from domain.feedback_tables import results
from domain.feedback_values import VOTE, Answer, AnswerKind, Column, Results, Sheet

LIMIT = 5
SHEET = Sheet(columns=(Column(key=VOTE, kind=AnswerKind.ONE, options=("1", "2", "3")),))


@pytest.mark.parametrize(
    ("new", "limit", "due"),
    [(4, 5, False), (5, 5, True), (7, 8, False), (8, 8, True), (2, 1, False)],
)
def test_a_step_takes_as_many_new_ballots_as_the_limit(new: int, limit: int, due: bool) -> None:
    assert is_due(new, limit) is due


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
        if is_due(self.new, LIMIT):
            self.live, self.pending = step(self.pending, self.counted())
            self.in_live, self.in_pending = self.in_pending, frozenset(self.votes)
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
    for who in range(16):
        box.vote(who, "1" if who % 2 else "2")
        seen.append(box.bars())
    assert seen == [None] * 9 + [(2, 3, 0)] * 5 + [(5, 5, 0)] * 2
    box.close()
    assert box.shown[-1][0].tables[0].counts == (8, 8, 0)


def test_a_changed_vote_moves_nothing_alone_and_rides_along() -> None:
    box = Box(asked=30)
    for who in range(10):
        box.vote(who, "1" if who else "2")
    assert box.bars() == (4, 1, 0)
    for _ in range(20):
        box.vote(3, "3")
        box.vote(4, "3")
    assert box.bars() == (4, 1, 0)
    for who in range(10, 20):
        box.vote(who, "1")
    assert box.bars() == (12, 1, 2)


@pytest.mark.parametrize(("asked", "bars"), [(10, None), (None, (5, 0, 0))])
def test_agreement_is_not_shown_before_it_is_known_whether_all_agree(
    asked: int | None, bars: tuple[int, ...] | None
) -> None:
    """Five of ten agree and the end is withheld since ten did: together they would tell."""
    box = Box(asked=asked)
    for who in range(10):
        box.vote(who, "1")
    assert box.bars() == bars
    box.close()
    assert box.shown[-1][0].tables[0].is_withheld is (asked == 10)


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


@settings(max_examples=200, deadline=None)
@given(VOTES | MANY, ASKED, st.sampled_from(["1", "2", "3"]), st.sampled_from(["1", "2", "3"]))
def test_one_more_ballot_shows_the_same_whatever_is_on_it(
    votes: list[tuple[int, str]], asked: int | None, one: str, other: str
) -> None:
    """What is seen right after somebody votes, or changes a vote, doesn't depend on the vote."""
    boxes = [Box(asked=asked), Box(asked=asked)]
    for box, answer in zip(boxes, (one, other), strict=True):
        for who, each in votes:
            box.vote(who, each)
        box.vote(41, answer)
        box.vote(0, answer)
    assert boxes[0].live == boxes[1].live
    assert [shown for shown, _ in boxes[0].shown] == [shown for shown, _ in boxes[1].shown]
