"""The shipped surveys: each can be held as it is, in both languages."""

import re
import tomllib
from itertools import product
from pathlib import Path

import pytest

from bot.i18n import I18n
from bot.surveys import inspect, load, names, own_file, source
from bot.tones import Tone
from cogs.surveys.forms import shown_before
from config.survey_files import FOLDER
from domain.feedback_values import Answer
from domain.prompts import LOCALES
from domain.survey_files import SurveyFile
from domain.survey_pages import most_pages, pages
from domain.survey_values import QuestionKind, SurveyForm, Words

SURVEYS = load()
ROOT = Path(__file__).parents[1]


def words_of(survey: SurveyFile) -> list[Words]:
    found = [survey.form.title, survey.form.intro]
    for question in survey.form.questions:
        found += [question.text, question.help, question.low, question.high]
        found += [option.text for option in question.options]
    return [words for words in found if words]


def test_there_are_three_by_the_name_of_their_file() -> None:
    inspect()
    assert list(SURVEYS) == ["after-meetup", "member-survey", "recommend"]
    assert [path.stem for path in sorted(FOLDER.glob("*.toml"))] == list(SURVEYS)
    assert names("sv") == [
        ("after-meetup", "Efter träffen"),
        ("member-survey", "Årets medlemsenkät"),
        ("recommend", "Skulle du rekommendera nätverket?"),
    ]
    assert [title for _, title in names("en")] == [
        "After the meetup", "This year's member survey", "Would you recommend the network?",
    ]  # fmt: skip


@pytest.mark.parametrize("survey", SURVEYS.values(), ids=lambda survey: survey.key)
def test_the_file_of_each_is_there_to_be_changed(survey: SurveyFile) -> None:
    text = source(survey.key)
    assert text.startswith("#")
    assert own_file(text.encode(), name="min.toml") == survey


def test_they_come_along_when_the_bot_is_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "surveys/*.toml" in project["tool"]["setuptools"]["package-data"]["config"]


@pytest.mark.parametrize("survey", SURVEYS.values(), ids=lambda survey: survey.key)
def test_every_text_stands_in_both_languages_and_is_plain(survey: SurveyFile) -> None:
    assert survey.languages == LOCALES
    assert survey.form.intro
    for words in words_of(survey):
        assert set(words) == set(LOCALES)
        assert words["sv"] != words["en"] or words["sv"] == "Region"
        assert not any(re.search(r"[@<>*_`#|~\[\]]", text) for text in words.values())


@pytest.mark.parametrize("survey", SURVEYS.values(), ids=lambda survey: survey.key)
def test_every_question_is_one_and_asks_for_a_likelihood_once(survey: SurveyFile) -> None:
    for question in survey.form.questions:
        for text in question.text.values():
            assert text.endswith("?")
            assert text.count("?") == 1
        # Writing is never demanded, and a number always says what its ends mean.
        if question.kind is QuestionKind.TEXT:
            assert not question.is_required
        if question.kind in (QuestionKind.SCALE, QuestionKind.RECOMMEND):
            assert question.low
            assert question.high
    kinds = [question.kind for question in survey.form.questions]
    assert kinds.count(QuestionKind.RECOMMEND) == 1


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("survey", SURVEYS.values(), ids=lambda survey: survey.key)
def test_every_page_has_its_questions_in_the_form(survey: SurveyFile, locale: str) -> None:
    form, tone = survey.form, Tone(I18n(default_locale="sv"), locale, "Europe/Stockholm")
    deciding = {each.asked_if.question for each in form.questions if each.asked_if}
    choices = [question.keys for question in form.questions if question.key in deciding]
    for chosen in product(*choices):
        answers: dict[str, Answer] = dict(zip(sorted_as(form, deciding), chosen, strict=True))
        for page in pages(form, answers):
            assert shown_before(page, tone) == []


def sorted_as(form: SurveyForm, keys: set[str]) -> list[str]:
    """The keys in the order of the questions."""
    return [question.key for question in form.questions if question.key in keys]


def test_after_a_meetup_those_who_came_and_those_who_did_not_have_one_page_more() -> None:
    form = SURVEYS["after-meetup"].form

    def shown(came: str) -> list[list[str]]:
        answers: dict[str, Answer] = {"came": came}
        return [[each.key for each in page.questions] for page in pages(form, answers)]

    assert shown("all") == shown("part")
    assert shown("all") == [["came"], ["worth", "open", "useful", "better", "recommend"]]
    assert shown("no") == [["came"], ["why-not", "easier"]]
    assert most_pages(form) == 2


def test_the_survey_of_members_is_told_by_sector_and_fits_three_pages() -> None:
    form = SURVEYS["member-survey"].form
    assert form.groups_by == "sector"
    assert 12 <= len(form.questions) <= 16
    assert most_pages(form) == 3
    kinds = {question.kind for question in form.questions}
    assert kinds == set(QuestionKind)


def test_the_short_one_takes_a_page() -> None:
    form = SURVEYS["recommend"].form
    assert [question.kind for question in form.questions] == [
        QuestionKind.RECOMMEND, QuestionKind.TEXT,
    ]  # fmt: skip
    assert most_pages(form) == 1
