"""Counting: how many answered a question, how many chose each option, and what that amounts to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.feedback_values import Answer, AnswerKind, Column
from domain.runoffs import first_choice

PROMOTES_FROM, DETRACTS_TO = 9, 6
"""Of the answers 0–10 to whether one would recommend something."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answered, and how many chose each option, in the order of the column's."""

    base: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RecommendFigures:
    """Who would recommend it: how many of each sort, and the score from −100 to 100."""

    promoters: int
    passives: int
    detractors: int
    score: int


def chosen(column: Column, answer: Answer | None) -> tuple[str, ...]:
    """The options that the answer counts for, each once; none when it answers nothing.

    What is not among the column's options comes from an older version and is passed over.
    """
    match column.kind, answer:
        case AnswerKind.ONE, str() if answer in column.options:
            return (answer,)
        case AnswerKind.SEVERAL, tuple():
            return tuple(option for option in column.options if option in answer)
        case AnswerKind.RANKED, tuple():
            first = first_choice(answer, column.options)
            return () if first is None else (first,)
        case _:
            return ()


def tally(column: Column, answers: Iterable[Answer | None]) -> Tally:
    """The answers of so many people, counted."""
    return tally_of(column, Counter(answers))


def tally_of(column: Column, answers: Mapping[Answer | None, int]) -> Tally:
    """The same where it is known how many gave each answer."""
    base, counts = 0, dict.fromkeys(column.options, 0)
    for answer, people in answers.items():
        options = chosen(column, answer)
        base += people if options else 0
        for option in options:
            counts[option] += people
    return Tally(base, tuple(counts.values()))


def summed(tallies: Sequence[Tally]) -> Tally:
    """Several groups that share nobody, counted as one."""
    return Tally(
        sum(each.base for each in tallies),
        tuple(sum(counts) for counts in zip(*(each.counts for each in tallies), strict=True)),
    )


def written(answers: Iterable[Answer | None]) -> list[str]:
    """What was written, without the blank and the white space around."""
    texts = (answer.strip() for answer in answers if isinstance(answer, str))
    return [text for text in texts if text]


def mean(column: Column, counts: Sequence[int]) -> float | None:
    """The mean of a numeric question; None of any other, and when nobody answered."""
    people = sum(counts)
    if not column.is_numeric or not people:
        return None
    return sum(int(key) * count for key, count in zip(column.options, counts, strict=True)) / people


def median(column: Column, counts: Sequence[int]) -> float | None:
    """The answer in the middle of a numeric question, or half-way between the two there."""
    people = sum(counts)
    if not column.is_numeric or not people:
        return None
    values = sorted((int(key), count) for key, count in zip(column.options, counts, strict=True))
    return (_at((people - 1) // 2, values) + _at(people // 2, values)) / 2


def recommendation(counts: Sequence[int]) -> RecommendFigures | None:
    """The figures of a 0–10 question: the share of promoters less that of detractors."""
    people = sum(counts)
    if not people:
        return None
    promoters, detractors = sum(counts[PROMOTES_FROM:]), sum(counts[: DETRACTS_TO + 1])
    passives, balance = people - promoters - detractors, promoters - detractors
    # A half is rounded away from zero, as people do.
    score = (200 * abs(balance) + people) // (2 * people)
    return RecommendFigures(promoters, passives, detractors, score if balance > 0 else -score)


def _at(position: int, values: Sequence[tuple[int, int]]) -> int:
    """The value at this position when each stands there as many times as it was given."""
    for value, count in values:
        if position < count:
            return value
        position -= count
    raise IndexError(position)
