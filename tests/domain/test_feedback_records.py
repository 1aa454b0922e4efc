"""What is stored comes back exactly, through JSON."""

import json

from hypothesis import given
from hypothesis import strategies as st

from domain.feedback_records import form_from_plain, form_to_plain, from_plain, to_plain
from domain.feedback_values import (
    Condition,
    GroupTable,
    Results,
    RunoffRound,
    Table,
    TextList,
)
from domain.survey_values import Option, QuestionKind, SurveyForm, SurveyQuestion

KEYS = st.text(max_size=6)
NUMBERS = st.integers(0, 10_000)
BASES = st.none() | NUMBERS
COUNTS = st.none() | st.lists(NUMBERS, max_size=4).map(tuple)
TUPLES = st.lists(KEYS, max_size=3).map(tuple)
WORDS = st.dictionaries(st.sampled_from(["sv", "en", "fi"]), st.text(max_size=12))


def some(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(strategy, max_size=3).map(tuple)


ROUNDS = st.builds(
    RunoffRound,
    counts=st.lists(BASES, max_size=4).map(tuple),
    exhausted=NUMBERS,
    eliminated=TUPLES,
)
TABLES = st.builds(
    Table,
    key=KEYS,
    base=BASES,
    counts=COUNTS,
    rounds=some(ROUNDS),
    winners=TUPLES,
    groups=some(st.builds(GroupTable, group=KEYS, base=BASES, counts=COUNTS)),
)
RESULTS = st.builds(
    Results,
    asked=BASES,
    answered=NUMBERS,
    limit=st.integers(5, 50),
    tables=some(TABLES),
    texts=some(st.builds(TextList, key=KEYS, texts=st.none() | TUPLES)),
)
QUESTIONS = st.builds(
    SurveyQuestion,
    key=KEYS,
    kind=st.sampled_from(QuestionKind),
    text=WORDS,
    help=WORDS,
    options=some(st.builds(Option, key=KEYS, text=WORDS)),
    points=st.integers(2, 10),
    low=WORDS,
    high=WORDS,
    is_required=st.booleans(),
    asked_if=st.none() | st.builds(Condition, question=KEYS, any_of=TUPLES),
)
FORMS = st.builds(
    SurveyForm,
    title=WORDS,
    questions=some(QUESTIONS),
    intro=WORDS,
    groups_by=st.none() | KEYS,
)


@given(RESULTS)
def test_results(results: Results) -> None:
    again = from_plain(json.loads(json.dumps(to_plain(results))))
    assert again == results
    assert hash(again) == hash(results), "tuples everywhere"


@given(FORMS)
def test_forms(form: SurveyForm) -> None:
    assert form_from_plain(json.loads(json.dumps(form_to_plain(form)))) == form


def test_withheld_is_not_the_same_as_empty() -> None:
    results = Results(
        asked=None,
        answered=0,
        tables=(Table(key="a"), Table(key="b", base=0, counts=())),
        texts=(TextList(key="c"), TextList(key="d", texts=())),
    )
    again = from_plain(json.loads(json.dumps(to_plain(results))))
    assert [table.is_withheld for table in again.tables] == [True, False]
    assert [texts.texts for texts in again.texts] == [None, ()]
