"""Whole applications, written for these tests: the recommendation that a moderator would expect."""

import tomllib
from pathlib import Path

import pytest

from tests.domain.screening.reading import screened

FILES = sorted(Path(__file__).parent.glob("cases*.toml"))
OUTCOMES = {"a": "approve", "r": "review", "d": "decline"}
ROWS = [
    (f"{file.stem}-{kind}", *row)
    for file in FILES
    for kind, rows in tomllib.loads(file.read_text(encoding="utf-8")).items()
    for row in rows
]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]}-{number}" for number, row in enumerate(ROWS)])
def test_the_recommendation_is_what_a_moderator_would_expect(row: tuple[str, ...]) -> None:
    _, wanted, *answers = row
    assessment = screened(*answers)
    rules = [(finding.rule, finding.verdict.value) for finding in assessment.findings]
    assert assessment.recommendation.value in [OUTCOMES[letter] for letter in wanted], (
        rules,
        assessment.notes,
    )
