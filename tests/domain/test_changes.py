"""What is told of an earlier application of the same person, and where words stand in answers."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.applications import Answer, Application
from domain.changes import Change, changes
from domain.questions import Meaning
from domain.quotations import carrying_spans
from domain.screening.findings import Criterion, Evidence, Finding, Verdict
from tests.domain.test_applications import application

M = Meaning


def answered(**texts: str) -> Application:
    answers = tuple(Answer(Meaning(name), f"Fråga om {name}", text) for name, text in texts.items())
    return replace(application(), answers=answers)


TABLE = {
    "another employer": (
        {"title": "Enhetschef", "employer": "Borås"},
        {"title": "Enhetschef", "employer": "Mölndal"},
        [Change(M.EMPLOYER, "Borås", "Mölndal")],
    ),
    "only written otherwise": ({"title": "enhetschef. "}, {"title": " Enhetschef!"}, []),
    "told only now": ({"title": "Chef"}, {"title": "Chef", "staff": "Ja"}, []),
    "no words left": ({}, {"title": "Chef", "employer": "Borås"}, []),
    "an emoji is no answer": ({"staff": "👍"}, {"staff": "Ja"}, []),
    "in the order of the questions": (
        {"staff": "Nej", "title": "Handläggare"},
        {"title": "Chef", "staff": "Ja"},
        [Change(M.TITLE, "Handläggare", "Chef"), Change(M.STAFF, "Nej", "Ja")],
    ),
    "another form with another question": (
        {"work": "Skola"},
        {"other": "Vård"},
        [Change(M.WORK, "Skola", "Vård")],
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_what_changed(name: str) -> None:
    before, after, expected = TABLE[name]
    assert list(changes(answered(**before), answered(**after))) == expected


def found(*evidence: Evidence) -> Finding:
    return Finding(Criterion.STAFF, Verdict.MET, evidence, "staff-counted")


def words(application: Application) -> list[list[str]]:
    return [
        [answer.text[start:end] for start, end in spans]
        for answer, spans in zip(application.answers, carrying_spans(application), strict=True)
    ]


def test_the_words_are_found_in_their_answers() -> None:
    asked = answered(title="Enhetschef", work="Leder 24 medarbetare", other="Sedan 2019")
    read = asked.for_screening()
    place = read.work.index("2019")
    asked = replace(
        asked,
        findings=(
            found(Evidence("title", 0, 10, "Enhetschef")),
            found(Evidence("work", 6, 20, "24 medarbetare"), Evidence("work", 0, 8, "Leder 24")),
            found(Evidence("work", place, place + 4, "2019")),
        ),
    )
    assert words(asked) == [["Enhetschef"], ["Leder 24 medarbetare"], ["2019"]]


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence("work", 4, 12, "not there"),
        Evidence("work", 90, 95, "Leder"),
        Evidence("work", -5, 0, ""),
        Evidence("work", 0, 5, "leder"),
        Evidence("elsewhere", 0, 5, "Leder"),
    ],
)
def test_words_that_do_not_stand_there_are_not_marked(evidence: Evidence) -> None:
    asked = replace(answered(work="Leder 24 medarbetare"), findings=(found(evidence),))
    assert words(asked) == [[]]


def test_words_across_two_answers_are_not_marked() -> None:
    asked = answered(work="Leder 24", other="medarbetare")
    whole = asked.for_screening().work
    asked = replace(asked, findings=(found(Evidence("work", 0, len(whole), whole)),))
    assert words(asked) == [[], []]


_answers = st.lists(
    st.builds(Answer, st.sampled_from(Meaning), st.just("Fråga"), st.text("ab \n", max_size=6)),
    max_size=6,
)


@given(_answers, st.data())
def test_what_is_marked_is_always_the_evidence(answers: list[Answer], data: st.DataObject) -> None:
    asked = replace(application(), answers=tuple(answers))
    read = asked.for_screening()
    field = data.draw(st.sampled_from(["title", "employer", "work", "staff"]))
    text = getattr(read, field)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    asked = replace(asked, findings=(found(Evidence(field, start, end, text[start:end])),))
    marked = [word for each in words(asked) for word in each]
    assert marked in ([], [text[start:end]])
    if (
        start < end
        and len([a for a in answers if a.text]) == 1
        and text in [a.text for a in answers]
    ):
        assert marked == [text[start:end]]
