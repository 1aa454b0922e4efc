"""The results of a poll or of a round: every table, group and text that will ever be told."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from domain.feedback_values import (
    LEAST_ASKED,
    Answer,
    AnswerKind,
    Answers,
    Column,
    GroupTable,
    Results,
    Sheet,
    Table,
    TextList,
)
from domain.runoffs import run_off
from domain.survey_values import SurveyForm
from domain.tallies import Tally, chosen, summed, tally_of, written
from domain.withholding import may_be_told, withheld_groups

_Column = Sequence[Answer | None]
"""Everybody's answer to one question, in the order of the ballots."""
_Tallies = Mapping[str, Sequence[Tally]]
"""Each question counted in each group, in one alone when nothing is told of by groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """What is being counted."""

    sheet: Sheet
    answers: Mapping[str, _Column]
    everybody: int | None
    """With so many answers all who could answer have; None where nobody knows."""
    limit: int
    grouping: Column | None
    lot: str

    @property
    def groups(self) -> tuple[str, ...]:
        """The keys of the groups, "" last."""
        return () if self.grouping is None else (*self.grouping.options, "")

    @property
    def counted(self) -> list[Column]:
        return [column for column in self.sheet.columns if column.kind is not AnswerKind.TEXT]

    def has_groups(self, column: Column) -> bool:
        is_apart = self.grouping is not None and column.key != self.grouping.key
        return is_apart and column.kind is not AnswerKind.RANKED


def results(
    sheet: Sheet,
    ballots: Sequence[Answers],
    *,
    asked: int | None,
    limit: int,
    shuffled: Callable[[Sequence[str]], Sequence[str]],
    lot: str = "",
    still_asked: int | None = None,
) -> Results:
    """Everything that may be told of these ballots, and nothing that could be traced to one.

    `asked` is how many could have answered, `still_asked` how many can to the end, where that is
    known: who left without an answer does not keep the others' from being everybody's.
    `shuffled` is to order the texts by chance; it is asked anew for each question. `lot` is what
    lots are drawn by where a ranking is tied, the same at every counting.
    """
    count = _Count(
        sheet=sheet,
        answers=_answers(sheet, ballots),
        everybody=_everybody(len(ballots), asked if still_asked is None else still_asked),
        limit=max(limit, LEAST_ASKED),
        grouping=_grouping(sheet),
        lot=lot,
    )
    tallies = _tallies(count)
    told = _told(count, tallies)
    hidden = _hidden(count, tallies, told)
    return Results(
        asked=asked,
        answered=len(ballots),
        limit=count.limit,
        tables=tuple(
            _table(count, column, tallies[column.key], hidden)
            if column.key in told
            else Table(key=column.key, groups=_groups(count, column, tallies[column.key], hidden))
            for column in count.counted
        ),
        texts=tuple(
            _texts(count, column, told, shuffled)
            for column in sheet.columns
            if column.kind is AnswerKind.TEXT
        ),
    )


def comparable(now: SurveyForm, before: SurveyForm) -> tuple[str, ...]:
    """The keys of the questions that were put alike both times: of one kind, and with the same
    option keys in the same order, so that their counts stand side by side.
    """
    earlier = {question.key: (question.kind, question.keys) for question in before.questions}
    return tuple(
        question.key
        for question in now.questions
        if earlier.get(question.key) == (question.kind, question.keys)
    )


def _everybody(answered: int, asked: int | None) -> int | None:
    """How many answers are those of all; some may be of people who are not asked any more."""
    return None if asked is None else max(asked, answered)


def _grouping(sheet: Sheet) -> Column | None:
    """The question that groups; with several answers the groups would share people."""
    column = sheet.column(sheet.groups_by) if sheet.groups_by else None
    return column if column is not None and column.kind is AnswerKind.ONE else None


def _answers(sheet: Sheet, ballots: Sequence[Answers]) -> Mapping[str, _Column]:
    """The answers by question, of those alone who were asked it."""
    answers: dict[str, _Column] = {}
    for column in sheet.columns:
        given = [ballot.get(column.key) for ballot in ballots]
        answers[column.key] = _of_those_asked(sheet, column, given, answers)
    return answers


def _of_those_asked(
    sheet: Sheet, column: Column, given: _Column, before: Mapping[str, _Column]
) -> _Column:
    """The answers of those for whom the condition holds; it can only be about an earlier one."""
    condition = column.asked_if
    if condition is None:
        return given
    parent, answered = sheet.column(condition.question), before.get(condition.question)
    if parent is None or answered is None:
        return [None] * len(given)
    wanted = set(condition.any_of)
    holds = {answer: not wanted.isdisjoint(chosen(parent, answer)) for answer in set(answered)}
    return [
        answer if holds[earlier] else None for answer, earlier in zip(given, answered, strict=True)
    ]


def _tallies(count: _Count) -> _Tallies:
    if count.grouping is None:
        return {
            column.key: [tally_of(column, Counter(count.answers[column.key]))]
            for column in count.counted
        }
    known = set(count.grouping.options)
    of_group = [
        answer if isinstance(answer, str) and answer in known else ""
        for answer in count.answers[count.grouping.key]
    ]
    return {column.key: _by_group(count, column, of_group) for column in count.counted}


def _by_group(count: _Count, column: Column, of_group: Sequence[str]) -> list[Tally]:
    apart: dict[str, dict[Answer | None, int]] = {group: {} for group in count.groups}
    pairs = Counter(zip(of_group, count.answers[column.key], strict=True))
    for (group, answer), people in pairs.items():
        apart[group][answer] = people
    return [tally_of(column, answers) for answers in apart.values()]


def _told(count: _Count, tallies: _Tallies) -> Collection[str]:
    """The questions whose tables are shown."""
    told: set[str] = set()
    leading = {column.asked_if.question for column in count.sheet.columns if column.asked_if}
    for column in count.counted:
        whole = summed(tallies[column.key])
        is_of_all = column.asked_if is None or whole.base == len(count.answers[column.key])
        if not _follows(column, told):
            continue
        if column.key in leading and is_of_all:
            # Its followers tell how all answered it. Were it withheld where all agree, and they
            # with it, nobody would hear of a meetup to which everybody came.
            is_told = whole.base >= count.limit
        else:
            is_group = column.asked_if is not None
            is_told = may_be_told(
                whole, limit=count.limit, asked=count.everybody, is_group=is_group
            )
        if is_told:
            told.add(column.key)
    return told


def _follows(column: Column, told: Collection[str]) -> bool:
    """True unless the question that decides who is asked is withheld."""
    return column.asked_if is None or column.asked_if.question in told


def _hidden(
    count: _Count, tallies: _Tallies, told: Collection[str]
) -> Mapping[str, Collection[int]]:
    """The positions of the groups that are withheld, by question."""
    every = range(len(count.groups))
    hidden: dict[str, Collection[int]] = {}
    if count.grouping is None:
        return hidden
    hidden[count.grouping.key] = () if count.grouping.key in told else every
    for column in filter(count.has_groups, count.counted):
        before = hidden.get(column.asked_if.question, every) if column.asked_if else ()
        is_shown = column.key in told and count.grouping.key in told
        hidden[column.key] = (
            withheld_groups(tallies[column.key], limit=count.limit, hidden=before)
            if is_shown
            else every
        )
    return hidden


def _table(
    count: _Count,
    column: Column,
    tallies: Sequence[Tally],
    hidden: Mapping[str, Collection[int]],
) -> Table:
    whole = summed(tallies)
    table = Table(
        key=column.key,
        base=whole.base,
        counts=whole.counts,
        groups=_groups(count, column, tallies, hidden),
    )
    if column.kind is not AnswerKind.RANKED:
        return table
    rankings = (each for each in count.answers[column.key] if isinstance(each, tuple))
    ranked = filter(partial(chosen, column), rankings)
    rounds, winners = run_off(ranked, column.options, lot=f"{count.lot}:{column.key}")
    return replace(table, rounds=rounds, winners=winners)


def _groups(
    count: _Count,
    column: Column,
    tallies: Sequence[Tally],
    hidden: Mapping[str, Collection[int]],
) -> tuple[GroupTable, ...]:
    if not count.has_groups(column):
        return ()
    return tuple(
        GroupTable(group=group)
        if place in hidden[column.key]
        else GroupTable(group=group, base=tally.base, counts=tally.counts)
        for place, (group, tally) in enumerate(zip(count.groups, tallies, strict=True))
    )


def _texts(
    count: _Count,
    column: Column,
    told: Collection[str],
    shuffled: Callable[[Sequence[str]], Sequence[str]],
) -> TextList:
    texts = written(count.answers[column.key])
    if len(texts) < count.limit or not _follows(column, told):
        return TextList(key=column.key)
    return TextList(key=column.key, texts=tuple(shuffled(texts)))
