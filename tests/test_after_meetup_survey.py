"""The survey that is sent after meetups, when everybody came and everybody answered."""

import pytest

from bot.surveys import load
from domain.feedback_tables import results
from domain.feedback_values import Answers


@pytest.mark.parametrize("came", ["all", "no"])
def test_when_all_eight_answer_the_first_question_alike_the_rest_is_told(came: str) -> None:
    form = load()["after-meetup"].form
    follows = [
        each.key for each in form.questions if each.asked_if and came in each.asked_if.any_of
    ]
    ballots: list[Answers] = [
        {
            "came": came,
            "worth": str(3 + number % 3),
            "open": str(4 + number % 2),
            "recommend": str(6 + number % 5),
            "useful": f"tanke {number}",
            "better": f"mer tid {number}",
            "why-not": ("urgent", "time") if number % 2 else ("travel",),
            "easier": f"annan dag {number}",
        }
        for number in range(8)
    ]
    found = results(form.sheet, ballots, asked=8, limit=5, shuffled=list)
    first = found.table("came")
    assert first is not None
    assert first.base == 8
    tables = {table.key: table.counts for table in found.tables if table.key in follows}
    texts = {each.key: each.texts for each in found.texts if each.key in follows}
    assert {*tables, *texts} == set(follows)
    assert None not in tables.values()
    assert all(each is not None and len(each) == 8 for each in texts.values())
    # What was put to nobody is not told of.
    others = [table for table in found.tables if table.key not in (*follows, "came")]
    assert others
    assert all(table.is_withheld for table in others)
