"""Screening an application: the answers in, the findings and a recommendation out."""

from domain.screening.employments import employed, public
from domain.screening.fields import read
from domain.screening.findings import Answers, Assessment, Criterion, Verdict
from domain.screening.judgements import leading, staff, titled
from domain.screening.notes import notes_of
from domain.screening.policies import Policy
from domain.screening.registers import Registers


def screen(answers: Answers, *, registers: Registers, policy: Policy) -> Assessment:
    """Read an application as a moderator would; the recommendation is advice, never a decision."""
    reading = read(answers, registers)
    staff_finding = staff(reading, implied=policy.implied_by_strong_title)
    findings = (leading(reading, staff_finding), staff_finding, public(reading))
    notes = notes_of(reading)
    title, _ = titled(reading)
    return Assessment(
        recommendation=policy.recommend(findings, notes=notes),
        findings=findings,
        policy_version=policy.version,
        language=reading.language or "sv",
        notes=notes,
        kind=title.kind,
        sector=employed(reading).sector,
    )


def reply_key(assessment: Assessment) -> str:
    """The catalogue key of the proposed answer to a decline, which says what is missing.

    Where nothing plainly is, a moderator who declines found something that we left open.
    """
    lacking = _named(assessment, Verdict.NOT_MET) or _named(assessment, Verdict.UNCLEAR)
    return f"screening-reply-{lacking or _GENERAL}"


def ask_key(assessment: Assessment) -> str:
    """The catalogue key of the question that would settle what is unclear."""
    return f"screening-ask-{_named(assessment, Verdict.UNCLEAR) or _GENERAL}"


def _named(assessment: Assessment, verdict: Verdict) -> str:
    named = [_SHORT[found.criterion] for found in assessment.findings if found.verdict is verdict]
    return "-".join(named)


_GENERAL = "general"


_SHORT = {Criterion.LEADING: "leading", Criterion.STAFF: "staff", Criterion.PUBLIC: "public"}
