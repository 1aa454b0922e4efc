"""What somebody answers to a survey, checked: nothing that can't be chosen, nothing left out."""

from collections.abc import Sequence

from domain.feedback_values import Answer, Answers
from domain.survey_pages import asked, cleaned
from domain.survey_refusals import AnswerTooLong, MissingAnswers, NotAnOption
from domain.survey_values import TEXT_LENGTH, QuestionKind, SurveyForm, SurveyQuestion
from domain.texts import cleaned as cleaned_text

Given = str | Sequence[str] | None
"""What a form hands over: a text, or the keys that were chosen."""


def checked(question: SurveyQuestion, value: Given) -> Answer | None:
    """The answer as it is kept, None of a blank one.

    Raises `NotAnOption` or `AnswerTooLong`, which never quote what was answered.
    """
    values = [value] if isinstance(value, str) else list(value or ())
    if question.kind is QuestionKind.TEXT:
        return _text(question, values)
    chosen = {each.strip() for each in values if each.strip()}
    if not chosen.issubset(question.keys):
        raise NotAnOption(question=question.key)
    found = tuple(key for key in question.keys if key in chosen)
    if question.kind is QuestionKind.MULTIPLE:
        return found or None
    if len(found) > 1:
        raise NotAnOption(question=question.key)
    return found[0] if found else None


def complete(form: SurveyForm, answers: Answers) -> dict[str, Answer]:
    """The answers as they are kept, none to questions that are not asked.

    Raises `MissingAnswers` when a required question that is asked has none, and what `checked`
    raises.
    """
    kept = {
        question.key: found
        for question in asked(form, answers)
        if (found := checked(question, answers.get(question.key))) is not None
    }
    kept = cleaned(form, kept)
    missing = tuple(
        question.key
        for question in asked(form, kept)
        if question.is_required and question.key not in kept
    )
    if missing:
        raise MissingAnswers(missing)
    return kept


def _text(question: SurveyQuestion, values: Sequence[str]) -> str | None:
    if len(values) > 1:
        raise NotAnOption(question=question.key)
    text = cleaned_text("".join(values))
    if len(text) > TEXT_LENGTH:
        raise AnswerTooLong(question=question.key, length=len(text), limit=TEXT_LENGTH)
    return text or None
