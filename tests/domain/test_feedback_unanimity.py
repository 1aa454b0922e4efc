"""When all agree: who "all" are once somebody has left, and what that withholds."""

import pytest

from domain.feedback_tables import results
from domain.feedback_values import AnswerKind, Answers, Column, Condition, Results, Sheet

CAME = Column(key="came", kind=AnswerKind.ONE, options=("yes", "no"))
WORTH = Column(
    key="worth", kind=AnswerKind.ONE, options=("1", "2"), asked_if=Condition("came", ("yes",))
)
MORE = Column(key="more", kind=AnswerKind.TEXT, asked_if=Condition("worth", ("1",)))
BY = Column(key="by", kind=AnswerKind.ONE, options=("north", "south"))


def told(
    columns: tuple[Column, ...],
    ballots: list[Answers],
    *,
    asked: int | None,
    still_asked: int | None = None,
    groups_by: str | None = None,
) -> Results:
    return results(
        Sheet(columns=columns, groups_by=groups_by),
        ballots,
        asked=asked,
        limit=5,
        shuffled=sorted,
        still_asked=still_asked,
    )


def is_withheld(found: Results, key: str) -> bool:
    table = found.table(key)
    assert table is not None
    return table.is_withheld


@pytest.mark.parametrize(
    ("answered", "asked", "still_asked", "withheld"),
    [
        # One of six has left without an answer: the five others are all there are.
        (5, 6, 5, True),
        (5, 6, 6, False),
        (5, 6, None, False),
        # One of six has left, and the answer stays.
        (6, 6, 5, True),
        # More may answer by now than at the beginning.
        (6, 6, 7, False),
        (6, None, 6, True),
        (6, None, None, False),
    ],
)
def test_all_are_those_who_can_still_answer(
    answered: int, asked: int | None, still_asked: int | None, withheld: bool
) -> None:
    found = told((CAME,), [{"came": "no"}] * answered, asked=asked, still_asked=still_asked)
    assert is_withheld(found, "came") is withheld
    # The rate is still that of those who were asked.
    assert (found.asked, found.answered) == (asked, answered)


def test_who_disagree_are_told_of_however_many_have_left() -> None:
    ballots: list[Answers] = [{"came": "no"}] * 4 + [{"came": "yes"}]
    assert not is_withheld(told((CAME,), ballots, asked=6, still_asked=5), "came")


def test_what_leads_on_is_told_when_all_agree_and_so_is_what_follows() -> None:
    ballots: list[Answers] = [
        {"came": "yes", "worth": "1" if number < 6 else "2", "more": "mer"} for number in range(8)
    ]
    found = told((CAME, WORTH, MORE), ballots, asked=8)
    assert [table.counts for table in found.tables] == [(8, 0), (6, 2)]
    assert found.texts[0].texts == ("mer",) * 6
    # Nothing hangs on it: then it is withheld as before.
    assert is_withheld(told((CAME,), ballots, asked=8), "came")


def test_what_leads_on_further_is_told_when_it_was_asked_of_all() -> None:
    agreed: list[Answers] = [{"came": "yes", "worth": "1", "more": "mer"}] * 8
    found = told((CAME, WORTH, MORE), agreed, asked=8)
    assert [table.counts for table in found.tables] == [(8, 0), (8, 0)]
    assert found.texts[0].texts == ("mer",) * 8
    # Of those alone who came it is a group's.
    found = told((CAME, WORTH, MORE), [*agreed, {"came": "no"}], asked=9)
    assert [table.counts for table in found.tables] == [(8, 1), None]
    assert found.texts[0].texts is None


def test_a_last_question_on_which_all_agree_is_withheld() -> None:
    agreed: list[Answers] = [{"came": "yes", "worth": "1"}] * 8
    found = told((CAME, WORTH), agreed, asked=8)
    assert [table.counts for table in found.tables] == [(8, 0), None]


def test_fewer_than_the_limit_lead_nowhere() -> None:
    ballots: list[Answers] = [{"came": "yes", "worth": str(1 + place % 2)} for place in range(4)]
    found = told((CAME, WORTH), ballots, asked=4)
    assert [table.counts for table in found.tables] == [None, None]


def test_of_groups_the_stricter_rule_holds() -> None:
    """All came, from north and from south; of each that they all did is withheld."""
    ballots: list[Answers] = [
        {"by": "north" if number % 2 else "south", "came": "yes", "worth": str(1 + number % 3 % 2)}
        for number in range(24)
    ]
    found = told((BY, CAME, WORTH), ballots, asked=24, groups_by="by")
    for key in ("came", "worth"):
        table = found.table(key)
        assert table is not None
        assert table.base == 24
        assert {each.counts for each in table.groups} == {None}
