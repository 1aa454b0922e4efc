"""The policy: which criteria count, what a combination gives, what always goes to a person."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.screening.faults import RegisterFault
from domain.screening.findings import Criterion, Finding, Recommendation, Verdict


@dataclass(frozen=True, slots=True)
class Policy:
    """How findings become a recommendation. A decline is only ever a recommendation."""

    version: str
    counting: frozenset[Criterion]
    all_met: Recommendation
    some_not_met: Recommendation
    otherwise: Recommendation
    implied_by_strong_title: bool
    holding_notes: frozenset[str]
    employer_notes: frozenset[str] = frozenset()

    @classmethod
    def from_data(cls, data: Mapping[str, Any], *, source: str = "criteria.toml") -> "Policy":
        """Build the policy from plain data; a fault names the entry."""
        version = data.get("version")
        if not isinstance(version, str) or not version:
            raise RegisterFault(source=source, entry="version", cause="is missing")
        outcomes = _table(data, "outcomes", source=source)
        return cls(
            version=version,
            counting=_counting(_table(data, "criteria", source=source), source=source),
            all_met=_outcome(outcomes, "all_met", source=source),
            some_not_met=_outcome(outcomes, "some_not_met", source=source),
            otherwise=_outcome(outcomes, "otherwise", source=source),
            implied_by_strong_title=bool(
                data.get("staff", {}).get("implied_by_strong_title", True)
            ),
            holding_notes=frozenset(data.get("holds", {}).get("notes", ())),
            employer_notes=frozenset(data.get("holds", {}).get("employer_notes", ())),
        )

    def recommend(self, findings: Sequence[Finding], *, notes: Collection[str]) -> Recommendation:
        """What to advise: a held note goes to a person; else by the counting criteria."""
        if self.holding_notes.intersection(notes):
            return Recommendation.REVIEW
        verdicts = [finding.verdict for finding in findings if finding.criterion in self.counting]
        # Whose the employer is matters little for somebody who neither leads nor has staff.
        if self.employer_notes.intersection(notes) and verdicts.count(Verdict.NOT_MET) < _SURELY:
            return Recommendation.REVIEW
        if Verdict.NOT_MET in verdicts:
            return self.some_not_met
        if all(verdict is Verdict.MET for verdict in verdicts):
            return self.all_met
        return self.otherwise


_SURELY = 2


def _table(data: Mapping[str, Any], name: str, *, source: str) -> Mapping[str, Any]:
    table = data.get(name)
    if not isinstance(table, dict):
        raise RegisterFault(source=source, entry=name, cause="is missing or not a table")
    return table


def _counting(table: Mapping[str, Any], *, source: str) -> frozenset[Criterion]:
    for name, counts in table.items():
        if name not in {criterion.value for criterion in Criterion} or not isinstance(counts, bool):
            raise RegisterFault(
                source=source,
                entry=f"criteria.{name}",
                cause="is no criterion that is true or false",
            )
    return frozenset(criterion for criterion in Criterion if table.get(criterion.value, True))


def _outcome(table: Mapping[str, Any], name: str, *, source: str) -> Recommendation:
    try:
        return Recommendation(table[name])
    except (KeyError, ValueError):
        allowed = ", ".join(outcome.value for outcome in Recommendation)
        raise RegisterFault(
            source=source, entry=f"outcomes.{name}", cause=f"is not one of {allowed}"
        ) from None
