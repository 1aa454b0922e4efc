"""Earlier cases like this one, told by what was found in them and never by whom they were about.

The employer, the title in full and the number of staff are no features: "head of social services in
Bjurholm" is one person.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.applications import Application, State
from domain.screening.findings import Criterion, Finding, Verdict

KIND_WEIGHT = 2
SECTOR_WEIGHT = 2
RULE_WEIGHT = 1
"""The weight of each rule by which a criterion was met."""
ENOUGH_TO_TELL = 3
"""Fewer cases say nothing about how the network usually decides."""

_TELLS_NOTHING = frozenset({"", "unknown", "unclear"})


@dataclass(frozen=True, slots=True)
class Features:
    """What two cases are compared by; all of it outlives the applicant's words."""

    kind: str
    sector: str
    findings: tuple[tuple[Criterion, Verdict, str], ...]
    notes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EarlierCase:
    """How a case with these features was decided."""

    features: Features
    state: State


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How many cases were decided each way."""

    approved: int = 0
    declined: int = 0


def features_of(application: Application) -> Features | None:
    """The features of an application; None when it was never read."""
    if not application.findings:
        return None
    return features(
        kind=application.kind, sector=application.sector, findings=application.findings,
        notes=application.notes,
    )  # fmt: skip


def features(
    *, kind: str | None, sector: str | None, findings: Iterable[Finding], notes: Iterable[str] = ()
) -> Features:
    """The features of a reading, the findings in the order of their criteria."""
    found = {finding.criterion: finding for finding in findings}
    return Features(
        kind=kind or "",
        sector=sector or "",
        findings=tuple(
            (criterion, found[criterion].verdict, found[criterion].rule)
            for criterion in Criterion
            if criterion in found
        ),
        notes=frozenset(notes),
    )


def is_similar(one: Features, other: Features) -> bool:
    """True for cases that a moderator would expect to end alike.

    The verdicts, the rule of each criterion that is not met or unclear, and the warnings must be
    equal: that is what the decision turns on. Of the rest (kind of title, sector, the rules by
    which criteria are met) at least half must be, by weight.
    """
    if _decisive(one) != _decisive(other) or one.notes != other.notes:
        return False
    return 2 * _shared_weight(one, other) >= _whole_weight(one)


def outcomes(features: Features, earlier: Iterable[EarlierCase]) -> Outcomes | None:
    """How similar cases were decided; None with too few to tell."""
    alike = [case.state for case in earlier if is_similar(features, case.features)]
    approved, declined = alike.count(State.APPROVED), alike.count(State.DECLINED)
    return Outcomes(approved, declined) if approved + declined >= ENOUGH_TO_TELL else None


def _decisive(features: Features) -> tuple[tuple[Criterion, Verdict, str], ...]:
    return tuple(
        (criterion, verdict, "" if verdict is Verdict.MET else rule)
        for criterion, verdict, rule in features.findings
    )


def _met_by(features: Features) -> dict[Criterion, str]:
    return {
        criterion: rule for criterion, verdict, rule in features.findings if verdict is Verdict.MET
    }


def _whole_weight(features: Features) -> int:
    return KIND_WEIGHT + SECTOR_WEIGHT + RULE_WEIGHT * len(_met_by(features))


def _shared_weight(one: Features, other: Features) -> int:
    by_other = _met_by(other)
    rules = sum(by_other.get(criterion) == rule for criterion, rule in _met_by(one).items())
    return (
        KIND_WEIGHT * _shared(one.kind, other.kind)
        + SECTOR_WEIGHT * _shared(one.sector, other.sector)
        + RULE_WEIGHT * rules
    )


def _shared(one: str, other: str) -> bool:
    # Two titles that nobody knows are not alike for that.
    return one == other and one not in _TELLS_NOTHING
