"""What a survey's file says of which questions are asked, and of which one groups the results."""

from collections.abc import Mapping, Sequence

from domain.feedback_values import Condition
from domain.screening.faults import Place
from domain.survey_file_fields import Fields
from domain.survey_values import (
    OPTIONS_AT_MOST,
    RECOMMEND,
    QuestionKind,
    SurveyQuestion,
)

_CONDITION = ("question", "any_of")
Earlier = Mapping[str, SurveyQuestion | None]
"""The questions by key; None of one that holds a fault of its own."""


def condition(fields: Fields, earlier: Earlier, keys: Sequence[object]) -> Condition | None:
    """The condition of a question: options of an earlier one, of which one has to be chosen.

    `keys` are those of the whole file, so that a later question is told from an unknown one.
    """
    inner = Fields.of(fields.table["asked_if"], (*fields.place, "asked_if"), fields.faults)
    if inner is None:
        return None
    inner.known(_CONDITION)
    name, choices = inner.key("question"), _choices(inner)
    if name is None:
        return None
    question = _earlier(inner, name, earlier, keys)
    for number, choice in choices:
        if question is not None and choice not in question.keys:
            place: Place = (*inner.place, "any_of", number)
            detail = ", ".join(question.keys)
            inner.faults.add("asked-option", place, entry=choice, detail=detail)
    return Condition(name, tuple(choice for _, choice in choices))


def _earlier(
    fields: Fields, name: str, earlier: Earlier, keys: Sequence[object]
) -> SurveyQuestion | None:
    """The question that decides, if it is one that can."""
    place = (*fields.place, "question")
    question = earlier.get(name)
    if name not in earlier:
        cause = "asked-later" if name in keys else "asked-unknown"
        fields.faults.add(cause, place, entry=name)
    elif question is not None and question.kind is QuestionKind.TEXT:
        fields.faults.add("asked-text", place, entry=name)
        return None
    return question


def _choices(fields: Fields) -> list[tuple[int, str]]:
    """The options with their places in the list; the numbers of a scale need no quotation marks."""
    found: list[tuple[int, str]] = []
    for number, value in enumerate(fields.items("any_of", least=1, most=OPTIONS_AT_MOST)):
        place = (*fields.place, "any_of", number)
        choice = _choice(value)
        if not choice:
            fields.faults.add("text", place, entry="any_of")
        elif choice in [each for _, each in found]:
            fields.faults.add("twice", place, entry=choice)
        else:
            found.append((number, choice))
    return found


def _choice(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    # A flag is a number to Python, and a file may hold numbers too long to be written out.
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return next((each for each in RECOMMEND if is_number and value == int(each)), "")


def groups(fields: Fields, questions: Earlier) -> str | None:
    """The key of the question by which the results are told of in groups, if the file names one."""
    if "groups_by" not in fields.table:
        return None
    name = fields.key("groups_by")
    if name is None:
        return None
    place: Place = (*fields.place, "groups_by")
    question = questions.get(name)
    if name not in questions:
        fields.faults.add("groups-unknown", place, entry=name)
    elif question is not None and question.kind is not QuestionKind.SINGLE:
        fields.faults.add("groups-kind", place, entry=name)
    elif question is not None and question.asked_if is not None:
        fields.faults.add("groups-conditional", place, entry=name)
    return name
