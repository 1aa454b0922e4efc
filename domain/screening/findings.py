"""The values that a reading of an application results in."""

from dataclasses import dataclass
from enum import StrEnum


class Criterion(StrEnum):
    """What the network asks of a member."""

    LEADING = "leading_position"
    STAFF = "staff_responsibility"
    PUBLIC = "public_sector"


class Verdict(StrEnum):
    """What the answers say about one criterion."""

    MET = "met"
    NOT_MET = "not_met"
    UNCLEAR = "unclear"


class Recommendation(StrEnum):
    """What a moderator is advised to do; the moderator decides."""

    APPROVE = "approve"
    REVIEW = "review"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True)
class Answers:
    """The applicant's own words; the names of the fields are the names in the evidence."""

    title: str = ""
    employer: str = ""
    work: str = ""
    staff: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of one answer: `getattr(answers, field)[start:end] == text`, always."""

    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one criterion, the words that carry it and the rule that fired.

    The catalogue key of the rule's sentence is `screening-rule-<rule>`.
    """

    criterion: Criterion
    verdict: Verdict
    evidence: tuple[Evidence, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """A whole reading: one finding for each criterion, in the order of `Criterion`."""

    recommendation: Recommendation
    findings: tuple[Finding, ...]
    policy_version: str
    language: str
    notes: tuple[str, ...]
    kind: str
    sector: str
