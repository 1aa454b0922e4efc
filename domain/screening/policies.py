"""The policy: which criteria count, what a combination gives, what always goes to a person."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.screening.faults import Place, RegisterFault, allowed
from domain.screening.findings import Criterion, Finding, Recommendation, Verdict
from domain.screening.rules import NOTES


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
    approval_notes: frozenset[str] = frozenset()

    @classmethod
    def from_data(cls, data: Mapping[str, Any], *, source: str = "criteria.toml") -> "Policy":
        """Build the policy from plain data; a fault names its place and cause."""
        file = _Criteria(data, source=source)
        version = data.get("version")
        if not isinstance(version, str) or not version.strip():
            raise file.fault("missing" if version is None else "text", (), entry="version")
        return cls(
            version=version,
            counting=file.counting(),
            all_met=file.outcome("all_met"),
            some_not_met=file.outcome("some_not_met"),
            otherwise=file.outcome("otherwise"),
            implied_by_strong_title=file.implied(),
            holding_notes=file.notes("notes"),
            employer_notes=file.notes("employer_notes"),
            approval_notes=file.notes("approval_notes"),
        )

    def recommend(self, findings: Sequence[Finding], *, notes: Collection[str]) -> Recommendation:
        """What to advise: a held note goes to a person; else by the counting criteria."""
        if self.holding_notes.intersection(notes):
            return Recommendation.REVIEW
        verdicts = [finding.verdict for finding in findings if finding.criterion in self.counting]
        # Whose the employer is matters little for somebody who neither leads nor has staff.
        if self.employer_notes.intersection(notes) and verdicts.count(Verdict.NOT_MET) < _SURELY:
            return Recommendation.REVIEW
        if verdicts.count(Verdict.NOT_MET) == 1 and _nobody(findings):
            return self.otherwise
        if Verdict.NOT_MET in verdicts:
            return self.some_not_met
        if all(verdict is Verdict.MET for verdict in verdicts):
            # Nothing is declined for reading oddly, and nothing is approved.
            held = self.approval_notes.intersection(notes)
            return self.otherwise if held else self.all_met
        return self.otherwise


_SURELY = 2


def _nobody(findings: Sequence[Finding]) -> bool:
    """Whether neither a title nor an employer was told: a mere no says nothing then."""
    by_criterion = {finding.criterion: finding for finding in findings}
    leading, public = by_criterion.get(Criterion.LEADING), by_criterion.get(Criterion.PUBLIC)
    untold = leading is not None and leading.rule in ("title-unknown", "title-missing")
    return untold and public is not None and public.verdict is Verdict.UNCLEAR


class _Criteria:
    """The plain data of a policy, read with every fault in its place."""

    def __init__(self, data: Mapping[str, Any], *, source: str):
        self._data = data
        self._source = source
        for name in data:
            if name not in _SECTIONS:
                raise self.fault("unknown-field", (name,), entry=name)

    def fault(self, cause: str, place: Place, *, entry: object, detail: str = "") -> RegisterFault:
        return RegisterFault(
            source=self._source, cause=cause, entry=str(entry), detail=detail, place=place
        )

    def _table(self, name: str, fields: Collection[str], *, needed: bool) -> Mapping[str, Any]:
        if needed and name not in self._data:
            raise self.fault("missing", (), entry=name)
        table = self._data.get(name, {})
        if not isinstance(table, dict):
            raise self.fault("table", (name,), entry=name)
        for field in table:
            if field not in fields:
                raise self.fault("unknown-field", (name, field), entry=field)
        return table

    def counting(self) -> frozenset[Criterion]:
        named = {criterion.value for criterion in Criterion}
        self._table("criteria", named, needed=True)
        return frozenset(each for each in Criterion if self.flag("criteria", each.value))

    def implied(self) -> bool:
        self._table("staff", ("implied_by_strong_title",), needed=False)
        return self.flag("staff", "implied_by_strong_title")

    def flag(self, section: str, name: str) -> bool:
        value = self._data.get(section, {}).get(name, True)
        if not isinstance(value, bool):
            raise self.fault("flag", (section, name), entry=name)
        return value

    def outcome(self, name: str) -> Recommendation:
        table = self._table("outcomes", _OUTCOMES, needed=True)
        if name not in table:
            raise self.fault("missing", ("outcomes",), entry=name)
        try:
            return Recommendation(table[name])
        except ValueError:
            values = allowed(outcome.value for outcome in Recommendation)
            raise self.fault(
                "outcome", ("outcomes", name), entry=table[name], detail=values
            ) from None

    def notes(self, name: str) -> frozenset[str]:
        listed = self._table("holds", _HOLDS, needed=False).get(name, [])
        place: Place = ("holds", name)
        if not isinstance(listed, list):
            raise self.fault("list", place, entry=name)
        for number, note in enumerate(listed):
            if note not in NOTES:
                raise self.fault("note", (*place, number), entry=note, detail=allowed(NOTES))
        return frozenset(listed)


_SECTIONS = frozenset({"version", "source", "checked", "criteria", "outcomes", "staff", "holds"})
_HOLDS = ("notes", "employer_notes", "approval_notes")
_OUTCOMES = frozenset({"all_met", "some_not_met", "otherwise"})
