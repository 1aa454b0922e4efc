"""Screening an application: the answers in, the findings and a recommendation out."""

import re

from domain.screening.fields import Reading, read
from domain.screening.findings import (
    Answers,
    Assessment,
    Criterion,
    Evidence,
    Verdict,
)
from domain.screening.judgements import OUTSIDE_KINDS, employed, leading, public, staff, titled
from domain.screening.lists import listed
from domain.screening.organisation_register import NOT_PUBLIC, PUBLIC
from domain.screening.policies import Policy
from domain.screening.registers import Registers
from domain.screening.standings import mixed_ownership, performer, speaks_of_past
from domain.screening.title_register import LEADER_STAFF, NOT_LEADER
from domain.screening.titles import title_evidence
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
    notes: dict[str, Evidence | None] = dict.fromkeys(reading.tricks)
    employer = employed(reading)
    if ADVERTISING in notes and employer.sector in PUBLIC and employer.sure:
        del notes[ADVERTISING]
    if reading.language == "other":
        notes["other-language"] = None
    _standing(reading, notes)
    if employer.doubt in ("foreign", "member-organisation", "partly-owned"):
        notes[employer.doubt] = employer.evidence[0] if employer.evidence else None
    mixed = mixed_ownership(reading.employer) or mixed_ownership(reading.work)
    if mixed is not None:
        notes["partly-owned"] = mixed
    contradiction = _contradiction(reading)
    if contradiction is not None:
        notes["contradiction"] = contradiction
    claimed = _PUBLIC_CLAIMED.search(reading.work.line)
    if employer.sector in NOT_PUBLIC and any(other.public for _, other in reading.title_employers):
        notes["contradiction"] = reading.title_employers[0][1].evidence[0]
    if employer.sector in NOT_PUBLIC and claimed is not None:
        notes["contradiction"] = reading.work.evidence(claimed.start(), claimed.end())
    if employer.sector in NOT_PUBLIC:
        done_for = performer(reading.employer) or performer(reading.work)
        if done_for is not None or employer.performer:
            notes["performer"] = done_for or (employer.evidence[0] if employer.evidence else None)
    return notes


# A private employer whose work is said to be the municipality's own.
_PUBLIC_CLAIMED = re.compile(
    r"\b(?:kommunal verksamhet|kommunal regi|kommunens (?:egen |egna )?\w+|"
    r"regionens (?:egen )?\w+|drivs av (?:kommunen|regionen)|anställd av (?:kommunen|regionen)|"
    r"kommunalt (?:boende|äldreboende))\b"
)


def _standing(reading: Reading, notes: dict[str, Evidence | None]) -> None:
    title, words = titled(reading)
    current = title.best is not None and title.label == LEADER_STAFF and not title.best.status
    notes.update(reading.standing)
    if title.kind in OUTSIDE_KINDS and title.kind != "out_of_work":
        notes[title.kind.replace("_", "-")] = words
    if title.best is not None and title.best.status and not current:
        notes[_STATUS_NOTES[title.best.status]] = words
    if title.best is not None and reading.title.blank and speaks_of_past(reading.work):
        notes["former"] = words


_STATUS_NOTES = {
    "former": "former",
    "retired": "retired",
    "future": "future",
    "interim": "hired-in",
}


def _contradiction(reading: Reading) -> Evidence | None:
    """An ordinary occupation in the applicant's own sentence beside a leading title."""
    title = reading.title_reading
    if title.label != LEADER_STAFF or any(hit.entry.label == NOT_LEADER for hit in title.hits):
        return None
    if any(hit.entry.label == LEADER_STAFF for hit in reading.work_titles.hits):
        return None
    words = reading.work.plain
    for hit in reading.work_titles.hits:
        before = words[max(0, hit.first - 3) : hit.first]
        after = words[hit.last + 1 : hit.last + 3]
        if hit.entry.kind != "ordinary" or hit.of_another or hit.status:
            continue
        said = _SELF.intersection(before) and _BEING.intersection(before)
        if said and not _BACKGROUND.intersection([*before, *after]):
            return title_evidence(reading.work, hit)
    return None


_SELF = frozenset({"jag", "egentligen"})
_BEING = frozenset({"är", "som"})
_BACKGROUND = listed(
    "utbildad legitimerad grunden botten början grundutbildad yrket också även deltid delvis "
    "halvtid fortfarande inte från en chef"
)


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
