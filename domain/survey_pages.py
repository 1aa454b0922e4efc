"""Page by page through a survey: Discord's forms take five inputs, and some questions depend."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from domain.feedback_values import Answer, Answers
from domain.survey_values import QuestionKind, SurveyForm, SurveyQuestion

INPUTS_AT_MOST = 5
"""What a form of Discord's has room for."""
_WAYS_AT_MOST = 128
"""So many ways through the rest are tried before the number of pages is only bounded."""


@dataclass(frozen=True, slots=True)
class Page:
    """The questions that are asked at once; `number` counts from 1."""

    number: int
    questions: tuple[SurveyQuestion, ...]

    @property
    def last(self) -> str:
        """The key of its last question, by which the next page is found."""
        return self.questions[-1].key


def asked(form: SurveyForm, answers: Answers) -> tuple[SurveyQuestion, ...]:
    """The questions that are asked of somebody with these answers, in their order.

    A condition on a question that is not asked itself does not hold, whatever was answered there.
    """
    keys = _asked(form, answers)
    return tuple(question for question in form.questions if question.key in keys)


def cleaned(form: SurveyForm, answers: Answers) -> dict[str, Answer]:
    """The answers to the questions that are asked, in their order: no others are kept."""
    return {
        question.key: answers[question.key]
        for question in asked(form, answers)
        if question.key in answers
    }


def pages(form: SurveyForm, answers: Answers) -> tuple[Page, ...]:
    """What is asked, page by page.

    A page depends on the answers to earlier ones alone, so it stays as it is while it is answered.
    """
    return _paged(form, _asked(form, answers))


def next_page(form: SurveyForm, answers: Answers, after: str | None) -> Page | None:
    """The page that follows the question `after`, None of which begins; None at the end."""
    places = {question.key: place for place, question in enumerate(form.questions)}
    begin = -1 if after is None else places.get(after, -1)
    found = (page for page in pages(form, answers) if places[page.questions[0].key] > begin)
    return next(found, None)


def progress(form: SurveyForm, answers: Answers, page: Page) -> tuple[int, int]:
    """The number of the page, and of how many at most: what is not answered may still ask more."""
    keys = [question.key for question in form.questions]
    begin = keys.index(page.questions[0].key)
    is_open = {key for key in keys[begin:] if key not in answers}
    unknown = [question for question in _deciding(form) if question.key in is_open]
    counts = [
        len(_paged(form, _asked(form, {**answers, **chosen}, is_open=is_open)))
        for chosen in _ways(unknown)
    ]
    return page.number, max(counts)


def most_pages(form: SurveyForm) -> int:
    """How many pages somebody may be asked at most."""
    return progress(form, {}, pages(form, {})[0])[1]


def fewest_pages(form: SurveyForm) -> int:
    """How many pages somebody is asked at least: a bound, where not every way is tried."""
    deciding = _deciding(form)
    ways = _ways(deciding)
    if not all(question.is_required for question in deciding):
        ways.append({})
    return min(len(pages(form, chosen)) for chosen in ways)


def _deciding(form: SurveyForm) -> list[SurveyQuestion]:
    """The questions on which others depend, and of which one option at most is chosen."""
    keys = {question.asked_if.question for question in form.questions if question.asked_if}
    return [
        question
        for question in form.questions
        if question.key in keys and question.kind is not QuestionKind.MULTIPLE
    ]


def _ways(questions: Sequence[SurveyQuestion]) -> list[Mapping[str, Answer]]:
    """Each way of answering them all, or the one that leaves all open when there are too many."""
    if prod(len(question.keys) for question in questions) > _WAYS_AT_MOST:
        return [{}]
    keys = [question.key for question in questions]
    return [
        dict(zip(keys, chosen, strict=True))
        for chosen in product(*(question.keys for question in questions))
    ]


def _asked(form: SurveyForm, answers: Answers, *, is_open: Collection[str] = ()) -> set[str]:
    """The keys of what is asked; of a question that `is_open` any answer may still come."""
    found: set[str] = set()
    for question in form.questions:
        if (condition := question.asked_if) is not None:
            other = condition.question
            chosen = _chosen(answers.get(other, ()))
            holds = not chosen.isdisjoint(condition.any_of)
            maybe = other in is_open and other not in answers
            if other not in found or not (holds or maybe):
                continue
        found.add(question.key)
    return found


def _chosen(answer: Answer) -> set[str]:
    return {answer} if isinstance(answer, str) else set(answer)


def _paged(form: SurveyForm, keys: Collection[str]) -> tuple[Page, ...]:
    """The questions with these keys on pages.

    A question that depends on one of the page ends it even when it is not asked: whether it is
    must not move what stands on a page that somebody is answering.
    """
    found: list[list[SurveyQuestion]] = [[]]
    for question in form.questions:
        page = found[-1]
        other = question.asked_if.question if question.asked_if else None
        is_asked = question.key in keys
        is_full = is_asked and len(page) == INPUTS_AT_MOST
        if is_full or any(other == each.key for each in page):
            page = []
            found.append(page)
        if is_asked:
            page.append(question)
    full = [tuple(page) for page in found if page]
    return tuple(Page(number, page) for number, page in enumerate(full, start=1))
