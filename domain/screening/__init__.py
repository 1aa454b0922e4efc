"""Reading applications: what the answers show, in the applicant's own words."""

from domain.screening.findings import (
    Answers,
    Assessment,
    Criterion,
    Evidence,
    Finding,
    Recommendation,
    Verdict,
)

__all__ = [
    "Answers",
    "Assessment",
    "Criterion",
    "Evidence",
    "Finding",
    "Recommendation",
    "Verdict",
]
