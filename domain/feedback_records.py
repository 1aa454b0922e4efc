"""Results and forms as plain values, the way they are stored, and back again."""

from collections.abc import Mapping
from typing import Any

from domain.feedback_values import (
    LEAST_ASKED,
    Condition,
    GroupTable,
    Results,
    RunoffRound,
    Table,
    TextList,
)
from domain.survey_values import Option, QuestionKind, SurveyForm, SurveyQuestion

_Plain = Mapping[str, Any]


def to_plain(results: Results) -> dict[str, Any]:
    """The results as JSON can hold them."""
    return {
        "asked": results.asked,
        "answered": results.answered,
        "limit": results.limit,
        "tables": [_table_to_plain(table) for table in results.tables],
        "texts": [
            {"key": each.key, "texts": None if each.texts is None else list(each.texts)}
            for each in results.texts
        ],
    }


def from_plain(plain: _Plain) -> Results:
    """The results that were stored, exactly."""
    return Results(
        asked=plain["asked"],
        answered=plain["answered"],
        limit=plain.get("limit", LEAST_ASKED),
        tables=tuple(_table_from_plain(table) for table in plain["tables"]),
        texts=tuple(
            TextList(key=each["key"], texts=None if each["texts"] is None else tuple(each["texts"]))
            for each in plain["texts"]
        ),
    )


def form_to_plain(form: SurveyForm) -> dict[str, Any]:
    """A version of a survey as JSON can hold it."""
    return {
        "title": dict(form.title),
        "intro": dict(form.intro),
        "groups_by": form.groups_by,
        "questions": [_question_to_plain(question) for question in form.questions],
    }


def form_from_plain(plain: _Plain) -> SurveyForm:
    """The version that was stored, exactly."""
    return SurveyForm(
        title=dict(plain["title"]),
        intro=dict(plain["intro"]),
        groups_by=plain["groups_by"],
        questions=tuple(_question_from_plain(question) for question in plain["questions"]),
    )


def _table_to_plain(table: Table) -> dict[str, Any]:
    return {
        "key": table.key,
        "base": table.base,
        "counts": _list(table.counts),
        "rounds": [
            {
                "counts": list(each.counts),
                "exhausted": each.exhausted,
                "eliminated": list(each.eliminated),
                "by_lot": each.by_lot,
            }
            for each in table.rounds
        ],
        "winners": list(table.winners),
        "groups": [
            {"group": each.group, "base": each.base, "counts": _list(each.counts)}
            for each in table.groups
        ],
    }


def _table_from_plain(plain: _Plain) -> Table:
    return Table(
        key=plain["key"],
        base=plain["base"],
        counts=_tuple(plain["counts"]),
        rounds=tuple(
            RunoffRound(
                counts=tuple(each["counts"]),
                exhausted=each["exhausted"],
                eliminated=tuple(each["eliminated"]),
                by_lot=each.get("by_lot", False),
            )
            for each in plain["rounds"]
        ),
        winners=tuple(plain["winners"]),
        groups=tuple(
            GroupTable(group=each["group"], base=each["base"], counts=_tuple(each["counts"]))
            for each in plain["groups"]
        ),
    )


def _question_to_plain(question: SurveyQuestion) -> dict[str, Any]:
    condition = question.asked_if
    return {
        "key": question.key,
        "kind": question.kind.value,
        "text": dict(question.text),
        "help": dict(question.help),
        "options": [{"key": each.key, "text": dict(each.text)} for each in question.options],
        "points": question.points,
        "low": dict(question.low),
        "high": dict(question.high),
        "is_required": question.is_required,
        "asked_if": condition
        and {"question": condition.question, "any_of": list(condition.any_of)},
    }


def _question_from_plain(plain: _Plain) -> SurveyQuestion:
    condition = plain["asked_if"]
    return SurveyQuestion(
        key=plain["key"],
        kind=QuestionKind(plain["kind"]),
        text=dict(plain["text"]),
        help=dict(plain["help"]),
        options=tuple(Option(each["key"], dict(each["text"])) for each in plain["options"]),
        points=plain["points"],
        low=dict(plain["low"]),
        high=dict(plain["high"]),
        is_required=plain["is_required"],
        asked_if=condition and Condition(condition["question"], tuple(condition["any_of"])),
    )


def _list(counts: tuple[int, ...] | None) -> list[int] | None:
    return None if counts is None else list(counts)


def _tuple(counts: list[int] | None) -> tuple[int, ...] | None:
    return None if counts is None else tuple(counts)
