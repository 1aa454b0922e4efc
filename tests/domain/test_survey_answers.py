"""What is answered is kept as it was meant, or refused without being quoted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import I18n
from domain import poll_refusals, survey_refusals
from domain.errors import LedarbotError
from domain.feedback_values import Answer, Condition
from domain.survey_answers import checked, complete
from domain.survey_pages import cleaned
from domain.survey_refusals import AnswerTooLong, MissingAnswers, NotAnOption
from domain.survey_values import TEXT_LENGTH, Option, QuestionKind, SurveyForm, SurveyQuestion

OPTIONS = tuple(Option(key, {"sv": key.upper()}) for key in ("yes", "part", "no"))


def question(key: str, kind: QuestionKind, **more: object) -> SurveyQuestion:
    options = OPTIONS if kind in (QuestionKind.SINGLE, QuestionKind.MULTIPLE) else ()
    return SurveyQuestion(key=key, kind=kind, text={"sv": key}, options=options, **more)  # type: ignore[arg-type]


SINGLE = question("came", QuestionKind.SINGLE)
MULTIPLE = question("parts", QuestionKind.MULTIPLE, is_required=False)
SCALE = question("worth", QuestionKind.SCALE, points=4, asked_if=Condition("came", ("yes",)))
RECOMMEND = question("recommend", QuestionKind.RECOMMEND)
TEXT = question("why", QuestionKind.TEXT, asked_if=Condition("came", ("no",)))
FORM = SurveyForm(title={"sv": "E"}, questions=(SINGLE, MULTIPLE, SCALE, RECOMMEND, TEXT))


@pytest.mark.parametrize(
    ("asking", "value", "kept"),
    [
        (SINGLE, "yes", "yes"),
        (SINGLE, ["no"], "no"),
        (SINGLE, " yes ", "yes"),
        (SINGLE, "", None),
        (SINGLE, [], None),
        (SINGLE, None, None),
        (MULTIPLE, ["no", "yes", "no"], ("yes", "no")),
        (MULTIPLE, "part", ("part",)),
        (MULTIPLE, [], None),
        (MULTIPLE, ["", " "], None),
        (SCALE, "4", "4"),
        (RECOMMEND, "10", "10"),
        (RECOMMEND, "0", "0"),
        (TEXT, "  Samtalen.\r\n\r\n\r\nOch maten. ", "Samtalen.\n\nOch maten."),
        (TEXT, ["Samtalen"], "Samtalen"),
        (TEXT, " \n\u200b ", None),
        (TEXT, None, None),
        (TEXT, "x" * TEXT_LENGTH, "x" * TEXT_LENGTH),
        (TEXT, " " + "x" * TEXT_LENGTH + " ", "x" * TEXT_LENGTH),
    ],
)
def test_an_answer_is_kept_as_it_was_meant(
    asking: SurveyQuestion, value: str | list[str] | None, kept: Answer | None
) -> None:
    assert checked(asking, value) == kept


@pytest.mark.parametrize(
    ("asking", "value"),
    [
        (SINGLE, "maybe"),
        (SINGLE, "YES"),
        (SINGLE, ["yes", "no"]),
        (MULTIPLE, ["yes", "maybe"]),
        (SCALE, "5"),
        (SCALE, "0"),
        (RECOMMEND, "11"),
        (RECOMMEND, "07"),
        (TEXT, ["one", "two"]),
    ],
)
def test_what_can_t_be_chosen_is_refused_and_not_quoted(
    asking: SurveyQuestion, value: str | list[str]
) -> None:
    with pytest.raises(NotAnOption) as caught:
        checked(asking, value)
    assert caught.value.args_for_text == {"question": asking.key}


def test_a_text_that_is_too_long_is_refused_and_not_quoted() -> None:
    with pytest.raises(AnswerTooLong) as caught:
        checked(TEXT, "hemligt" * 400)
    assert caught.value.args_for_text == {
        "question": "why", "length": 2800, "limit": TEXT_LENGTH,
    }  # fmt: skip
    assert "hemligt" not in str(caught.value)


def test_what_is_complete_holds_no_answers_to_what_is_not_asked() -> None:
    given_: dict[str, Answer] = {
        "came": "yes", "worth": "3", "recommend": "9", "why": "Sjuk", "parts": (), "x": "y",
    }  # fmt: skip
    assert complete(FORM, given_) == {"came": "yes", "worth": "3", "recommend": "9"}
    given_["came"] = "no"
    assert complete(FORM, given_) == {"came": "no", "recommend": "9", "why": "Sjuk"}


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({}, ("came", "recommend")),
        ({"came": "part"}, ("recommend",)),
        ({"came": "yes", "recommend": "1"}, ("worth",)),
        ({"came": "no", "recommend": "1", "why": "  "}, ("why",)),
        ({"came": " ", "recommend": "1", "worth": "3"}, ("came",)),
    ],
)
def test_what_is_required_and_asked_must_be_answered(
    answers: dict[str, Answer], missing: tuple[str, ...]
) -> None:
    with pytest.raises(MissingAnswers) as caught:
        complete(FORM, answers)
    assert caught.value.questions == missing
    assert caught.value.args_for_text == {"count": len(missing)}


def test_an_answer_that_is_no_longer_asked_for_is_not_looked_at() -> None:
    given_: dict[str, Answer] = {"came": "part", "recommend": "1", "worth": "99"}
    assert complete(FORM, given_) == {"came": "part", "recommend": "1"}
    with pytest.raises(NotAnOption):
        complete(FORM, {**given_, "came": "yes"})


KEYS = st.sampled_from(["yes", "no", "part", "3", "10", "Text", " "])


@given(
    st.dictionaries(
        st.sampled_from([each.key for each in FORM.questions]),
        KEYS | st.lists(KEYS, max_size=3).map(tuple),
    )
)
def test_whatever_is_complete_stays_complete(answers: dict[str, Answer]) -> None:
    try:
        found = complete(FORM, answers)
    except (MissingAnswers, NotAnOption):
        return
    assert complete(FORM, found) == found == cleaned(FORM, found)
    assert {"came", "recommend"} <= set(found)
    assert ("why" in found) == (found["came"] == "no")
    assert ("worth" in found) == (found["came"] == "yes")


FACTS = {
    "least": 2, "most": 10, "limit": 5, "length": 2400, "field": "option", "question": "worth",
}  # fmt: skip
REFUSALS = [
    each
    for module in (poll_refusals, survey_refusals)
    for each in vars(module).values()
    if isinstance(each, type) and issubclass(each, LedarbotError) and each is not LedarbotError
]


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_each_refusal_has_a_sentence_of_its_own(locale: str) -> None:
    i18n = I18n(default_locale=locale)
    refusals = [each(("a", "b")) if each is MissingAnswers else each(**FACTS) for each in REFUSALS]
    found = [i18n.text(each.key, locale, **each.args_for_text) for each in refusals]
    assert len(set(found)) == len(REFUSALS) == 23
    for sentence in found:
        assert sentence[-1] in ".?!"
        assert "{" not in sentence
