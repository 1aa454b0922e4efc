"""Screening an application: the answers in, the findings and a recommendation out."""

from domain.screening.fields import Reading, read
from domain.screening.findings import (
    Answers,
    Assessment,
    Criterion,
    Evidence,
    Verdict,
)
from domain.screening.judgements import OUTSIDE_KINDS, employed, leading, public, staff, titled
from domain.screening.organisation_register import NOT_PUBLIC, PUBLIC
from domain.screening.policies import Policy
from domain.screening.registers import Registers
from domain.screening.standings import performer
from domain.screening.title_register import LEADER_STAFF
from domain.screening.tricks import ADVERTISING


def screen(answers: Answers, *, registers: Registers, policy: Policy) -> Assessment:
    """Read an application as a moderator would; the recommendation is advice, never a decision."""
    reading = read(answers, registers)
    staff_finding = staff(reading, implied=policy.implied_by_strong_title)
    findings = (leading(reading, staff_finding), staff_finding, public(reading))
    notes = _notes(reading)
    title, _ = titled(reading)
    return Assessment(
        recommendation=policy.recommend(findings, notes=notes),
        findings=findings,
        policy_version=policy.version,
        language=reading.language
        if reading.language in ("sv", "en")
        else ("other" if reading.language else "sv"),
        notes=tuple(notes),
        kind=title.kind,
        sector=employed(reading).sector,
    )


def _notes(reading: Reading) -> dict[str, Evidence | None]:
    notes: dict[str, Evidence | None] = dict(reading.tricks)
    employer = employed(reading)
    if ADVERTISING in notes and employer.sector in PUBLIC and employer.sure:
        del notes[ADVERTISING]
    if reading.language == "other":
        notes["other-language"] = None
    _standing(reading, employer_public=employer.public, notes=notes)
    if employer.doubt in ("foreign", "member-organisation", "partly-owned"):
        notes[employer.doubt] = employer.evidence[0] if employer.evidence else None
    if employer.sector in NOT_PUBLIC:
        done_for = performer(reading.employer) or performer(reading.work)
        if done_for is not None or employer.performer:
            notes["performer"] = done_for or (employer.evidence[0] if employer.evidence else None)
    return notes


def _standing(
    reading: Reading, *, employer_public: bool, notes: dict[str, Evidence | None]
) -> None:
    title, words = titled(reading)
    current = title.best is not None and title.label == LEADER_STAFF and not title.best.status
    for note, evidence in reading.standing.items():
        notes[note] = evidence
    if title.kind in OUTSIDE_KINDS and title.kind not in ("out_of_work",):
        notes[title.kind.replace("_", "-")] = words
    if title.best is not None and title.best.status and not current:
        notes[
            "former"
            if title.best.status == "former"
            else title.best.status
            if title.best.status in ("retired", "future")
            else "hired-in"
        ] = words


def reply_key(assessment: Assessment) -> str:
    """The catalogue key of the proposed answer to a decline, which says what is missing."""
    return f"screening-reply-{_missing(assessment, Verdict.NOT_MET)}"


def ask_key(assessment: Assessment) -> str:
    """The catalogue key of the question that would settle what is unclear."""
    return f"screening-ask-{_missing(assessment, Verdict.UNCLEAR)}"


def _missing(assessment: Assessment, verdict: Verdict) -> str:
    named = [_SHORT[found.criterion] for found in assessment.findings if found.verdict is verdict]
    return "-".join(named) or "general"


_SHORT = {Criterion.LEADING: "leading", Criterion.STAFF: "staff", Criterion.PUBLIC: "public"}
