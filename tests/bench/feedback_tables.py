"""`python -m tests.bench.feedback_tables`: how long the results of a large survey take."""

import argparse
import random
import statistics
import time

from domain.feedback_tables import results
from domain.feedback_values import (
    LEAST_ASKED,
    Answer,
    AnswerKind,
    Answers,
    Column,
    Condition,
    Sheet,
)

ROWS, QUESTIONS, GROUPS = 10_000, 20, 6
WORDS = ("mer tid", "tydligare mål", "färre möten", "bättre lokaler", "mer handledning")


def columns(count: int) -> list[Column]:
    """One that groups, and of every kind that a survey has; every fifth is conditional."""
    found = [Column(key="0", kind=AnswerKind.ONE, options=keys(GROUPS))]
    kinds = (AnswerKind.ONE, AnswerKind.ONE, AnswerKind.SEVERAL, AnswerKind.ONE, AnswerKind.TEXT)
    for number in range(1, count):
        kind = kinds[number % len(kinds)]
        is_conditional = number > 5 and number % 5 == 1
        condition = Condition(str(number - 1), ("1", "2")) if is_conditional else None
        found.append(
            Column(
                key=str(number),
                kind=kind,
                options=() if kind is AnswerKind.TEXT else keys(5),
                is_numeric=kind is AnswerKind.ONE,
                asked_if=condition,
            )
        )
    return found


def keys(count: int) -> tuple[str, ...]:
    return tuple(str(number) for number in range(1, count + 1))


def answer(column: Column, dice: random.Random) -> Answer:
    if column.kind is AnswerKind.TEXT:
        return f"{dice.choice(WORDS)} {dice.random()}"
    if column.kind is AnswerKind.SEVERAL:
        return tuple(dice.sample(column.options, dice.randint(1, 4)))
    return dice.choice(column.options)


def ballots(sheet: Sheet, rows: int, dice: random.Random) -> list[Answers]:
    """Everybody leaves out one in ten."""
    return [
        {column.key: answer(column, dice) for column in sheet.columns if dice.random() < 0.9}
        for _ in range(rows)
    ]


def measure(rows: int, questions: int, *, runs: int) -> list[float]:
    dice = random.Random(7)
    sheet = Sheet(columns=columns(questions), groups_by="0")
    given = ballots(sheet, rows, dice)
    seconds = []
    for _ in range(runs):
        began = time.perf_counter()
        told = results(
            sheet,
            given,
            asked=rows,
            limit=LEAST_ASKED,
            shuffled=lambda texts: dice.sample(texts, len(texts)),
        )
        seconds.append(time.perf_counter() - began)
        assert told.answered == rows
        assert len(told.tables) + len(told.texts) == questions
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.feedback_tables", description=__doc__
    )
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--questions", type=int, default=QUESTIONS)
    parser.add_argument("--runs", type=int, default=9)
    chosen = parser.parse_args()
    seconds = measure(chosen.rows, chosen.questions, runs=chosen.runs)
    print(
        f"{chosen.rows} answers × {chosen.questions} questions in {GROUPS + 1} groups:"
        f" {statistics.median(seconds):.3f} s (slowest of {chosen.runs}: {max(seconds):.3f} s)"
    )


if __name__ == "__main__":
    main()
