"""Page by page: each asked question once, in order, and what is on a page never moves under it."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.feedback_values import Answer, Answers, Condition
from domain.survey_pages import (
    INPUTS_AT_MOST,
    asked,
    cleaned,
    fewest_pages,
    most_pages,
    next_page,
    pages,
    progress,
)
from domain.survey_values import Option, QuestionKind, SurveyForm, SurveyQuestion


def question(
    key: str, kind: QuestionKind = QuestionKind.TEXT, *, after: tuple[str, ...] = ()
) -> SurveyQuestion:
    """One question; `after` is the key of another and the options that lead on."""
    options = ("yes", "no") if kind is QuestionKind.SINGLE else ("a", "b", "c")
    has_options = kind in (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
    return SurveyQuestion(
        key=key,
        kind=kind,
        text={"sv": key},
        options=tuple(Option(each, {"sv": each}) for each in options) if has_options else (),
        asked_if=Condition(after[0], after[1:]) if after else None,
    )


def form(*questions: SurveyQuestion) -> SurveyForm:
    return SurveyForm(title={"sv": "Enkät"}, questions=questions)


def shown(survey: SurveyForm, answers: Answers) -> list[list[str]]:
    return [[each.key for each in page.questions] for page in pages(survey, answers)]


SINGLE, MULTIPLE, SCALE = QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.SCALE
MEETUP = form(
    question("came", SINGLE),
    question("why", MULTIPLE, after=("came", "no")),
    question("easier", after=("why", "a", "b")),
    question("worth", SCALE, after=("came", "yes")),
    question("useful", after=("came", "yes")),
    question("name"),
)


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({}, [["came"], ["name"]]),
        ({"came": "yes"}, [["came"], ["worth", "useful", "name"]]),
        ({"came": "no"}, [["came"], ["why"], ["name"]]),
        ({"came": "no", "why": ("c",)}, [["came"], ["why"], ["name"]]),
        ({"came": "no", "why": ("b", "c")}, [["came"], ["why"], ["easier", "name"]]),
        # What was answered before the mind was changed decides nothing.
        ({"came": "yes", "why": ("a",)}, [["came"], ["worth", "useful", "name"]]),
    ],
)
def test_only_those_whose_condition_holds_are_asked(
    answers: dict[str, Answer], found: list[list[str]]
) -> None:
    assert shown(MEETUP, answers) == found


def test_a_page_has_room_for_five() -> None:
    survey = form(*(question(f"q{number}") for number in range(12)))
    assert [len(page) for page in shown(survey, {})] == [5, 5, 2]
    assert [page.number for page in pages(survey, {})] == [1, 2, 3]


def test_a_question_that_depends_on_one_of_the_page_begins_another() -> None:
    survey = form(
        question("q1"), question("q2", SINGLE), question("q3"),
        question("q4", after=("q2", "yes")), question("q5"),
    )  # fmt: skip
    assert shown(survey, {"q2": "yes"}) == [["q1", "q2", "q3"], ["q4", "q5"]]
    assert shown(survey, {"q2": "no"}) == [["q1", "q2", "q3"], ["q5"]]


def test_the_answer_to_a_later_question_decides_nothing() -> None:
    survey = form(question("q1", after=("q2", "yes")), question("q2", SINGLE))
    assert shown(survey, {"q2": "yes"}) == [["q2"]]


def test_the_next_page_follows_the_last_question() -> None:
    answers: dict[str, Answer] = {}
    first = next_page(MEETUP, answers, None)
    assert first is not None
    assert first.last == "came"
    answers["came"] = "no"
    second = next_page(MEETUP, answers, first.last)
    assert second is not None
    assert (second.number, second.last) == (2, "why")
    third = next_page(MEETUP, answers, second.last)
    assert third is not None
    assert (third.number, third.last) == (3, "name")
    assert next_page(MEETUP, answers, third.last) is None


@pytest.mark.parametrize(
    ("answers", "number", "told"),
    [
        # Whoever came has two pages, whoever did not has three.
        ({}, 1, (1, 3)),
        ({"came": "yes"}, 1, (1, 2)),
        ({"came": "yes"}, 2, (2, 2)),
        ({"came": "no"}, 2, (2, 3)),
        ({"came": "no", "why": ("c",)}, 3, (3, 3)),
        # The first page was left out, which can't be made up for on the next.
        ({}, 2, (2, 2)),
    ],
)
def test_it_is_told_how_far_one_has_come(
    answers: dict[str, Answer], number: int, told: tuple[int, int]
) -> None:
    assert progress(MEETUP, answers, pages(MEETUP, answers)[number - 1]) == told


def test_two_ways_that_shut_each_other_out_are_not_added_up() -> None:
    either = [question(f"a{n}", after=("came", "yes")) for n in range(5)]
    other = [question(f"b{n}", after=("came", "no")) for n in range(5)]
    assert most_pages(form(question("came", SINGLE), *either, *other)) == 2


@pytest.mark.parametrize(
    ("survey", "told"),
    [
        (MEETUP, (2, 3)),
        (form(*MEETUP.questions[:1]), (1, 1)),
        # Everybody has two pages, whatever they answer on the first ...
        (form(MEETUP.questions[0], *(question(f"q{n}", after=("came", "yes")) for n in range(3)),
              question("b", after=("came", "no"))), (2, 2)),
        # ... unless the question that decides may be left out.
        (form(replace(MEETUP.questions[0], is_required=False), question("a", after=("came", "yes")),
              question("b", after=("came", "no"))), (1, 2)),
        (form(question("why", MULTIPLE), question("a", after=("why", "a"))), (1, 2)),
    ],
)  # fmt: skip
def test_how_many_pages_there_are_at_least_and_at_most(
    survey: SurveyForm, told: tuple[int, int]
) -> None:
    assert (fewest_pages(survey), most_pages(survey)) == told


def test_with_too_many_ways_the_number_is_a_bound() -> None:
    ways = [question(f"s{n}", SINGLE) for n in range(10)]
    both = [question(f"t{n}", after=(f"s{n // 2}", "yes" if n % 2 else "no")) for n in range(20)]
    survey = form(*ways, *both)
    assert most_pages(survey) == 6
    assert fewest_pages(survey) == 2
    answers: dict[str, Answer] = {f"s{n}": "yes" for n in range(10)}
    assert len(pages(survey, answers)) == 4


def test_changing_the_mind_drops_what_is_not_asked_any_more() -> None:
    answers: dict[str, Answer] = {
        "came": "no",
        "why": ("a",),
        "easier": "Tåg",
        "name": "x",
        "z": "?",
    }
    assert cleaned(MEETUP, answers) == {
        "came": "no", "why": ("a",), "easier": "Tåg", "name": "x",
    }  # fmt: skip
    assert cleaned(MEETUP, {**answers, "came": "yes"}) == {"came": "yes", "name": "x"}
    assert list(cleaned(MEETUP, dict(reversed(answers.items())))) == [
        "came", "why", "easier", "name",
    ]  # fmt: skip


# ---------------------------------------------------------------- whatever is asked


@st.composite
def forms(draw: st.DrawFn) -> SurveyForm:
    questions: list[SurveyQuestion] = []
    for number in range(draw(st.integers(1, 14))):
        kind = draw(st.sampled_from(QuestionKind))
        able = [each for each in questions if each.kind is not QuestionKind.TEXT]
        after: tuple[str, ...] = ()
        if able and draw(st.booleans()):
            other = draw(st.sampled_from(able))
            keys = draw(st.lists(st.sampled_from(other.keys), min_size=1, unique=True))
            after = (other.key, *keys)
        questions.append(question(f"q{number}", kind, after=after))
    return form(*questions)


def answer_to(draw: st.DrawFn, asking: SurveyQuestion) -> Answer | None:
    if asking.kind is QuestionKind.TEXT:
        return draw(st.sampled_from([None, "text"]))
    if asking.kind is MULTIPLE:
        return tuple(draw(st.lists(st.sampled_from(asking.keys), unique=True))) or None
    return draw(st.sampled_from([None, *asking.keys]))


@st.composite
def answered(draw: st.DrawFn) -> tuple[SurveyForm, dict[str, Answer]]:
    survey = draw(forms())
    given = {each.key: answer_to(draw, each) for each in survey.questions}
    return survey, {key: answer for key, answer in given.items() if answer is not None}


@given(answered())
def test_each_asked_question_stands_once_and_in_order(
    given_: tuple[SurveyForm, dict[str, Answer]],
) -> None:
    survey, answers = given_
    found = pages(survey, answers)
    keys = [each.key for page in found for each in page.questions]
    assert keys == [each.key for each in asked(survey, answers)]
    assert keys == sorted(keys, key=lambda key: int(key[1:]))
    for page in found:
        assert 1 <= len(page.questions) <= INPUTS_AT_MOST
        here = {each.key for each in page.questions}
        assert not any(each.asked_if and each.asked_if.question in here for each in page.questions)


@given(answered())
def test_what_is_kept_stays_and_asks_the_same(
    given_: tuple[SurveyForm, dict[str, Answer]],
) -> None:
    survey, answers = given_
    kept = cleaned(survey, answers)
    assert cleaned(survey, kept) == kept
    assert asked(survey, kept) == asked(survey, answers)
    assert {each.key for each in asked(survey, answers)} >= set(kept)
    assert kept.items() <= answers.items()


@given(st.data())
def test_a_walk_meets_every_page_as_it_is_in_the_end(data: st.DataObject) -> None:
    """No page changes while it or a later one is answered, and the number promised holds."""
    survey = data.draw(forms())
    answers: dict[str, Answer] = {}
    walked, promised = [], []
    page = next_page(survey, answers, None)
    while page is not None:
        walked.append(page)
        promised.append(progress(survey, answers, page))
        for each in page.questions:
            answer = answer_to(data.draw, each)
            if answer is not None:
                answers[each.key] = answer
        page = next_page(survey, answers, page.last)
    assert tuple(walked) == pages(survey, answers)
    assert [number for number, _ in promised] == list(range(1, len(walked) + 1))
    totals = [total for _, total in promised]
    assert all(before >= after for before, after in pairwise(totals))
    assert totals[-1] >= len(walked)
    assert totals[0] == most_pages(survey)
    if all(each.key in answers for each in asked(survey, answers) if each.is_required):
        assert fewest_pages(survey) <= len(walked)


@given(answered(), st.data())
def test_a_changed_answer_moves_no_page_up_to_its_own(
    given_: tuple[SurveyForm, dict[str, Answer]], data: st.DataObject
) -> None:
    survey, answers = given_
    before = pages(survey, answers)
    page = data.draw(st.sampled_from(before))
    changed = data.draw(st.sampled_from(page.questions))
    answer = answer_to(data.draw, changed)
    again = {key: each for key, each in answers.items() if key != changed.key}
    if answer is not None:
        again[changed.key] = answer
    assert pages(survey, again)[: page.number] == before[: page.number]
