"""What was found, as the card shows it: a line each, what is missing, what is known from before."""

from typing import TYPE_CHECKING

from bot.services.insights import Background
from bot.ui import plain
from domain.applications import Application
from domain.changes import Change, changes
from domain.screening.findings import Finding, Verdict
from domain.texts import shortened

if TYPE_CHECKING:
    from bot.tones import Tone

_EVIDENCE_LENGTH = 60
_MOST_EVIDENCE = 2
_MOST_NOTES = 3
_CHANGED_LENGTH = 40
_MOST_CHANGES = 3


def findings_text(application: Application, tone: "Tone") -> str:
    """A line for each criterion with the words that carry it, then what is missing and advised."""
    lines = [_finding(finding, tone) for finding in application.findings]
    lines += [
        f"⚠️ {tone.text(f'screening-rule-{note}')}" for note in application.notes[:_MOST_NOTES]
    ]
    if application.recommendation is not None:
        recommendation = application.recommendation.value
        lines.append(tone.text("applications-card-recommendation", recommendation=recommendation))
    return "\n".join([*lines, *_missing(application, tone)])


def _finding(finding: Finding, tone: "Tone") -> str:
    verdict = tone.text("applications-verdict", verdict=finding.verdict.value)
    criterion = tone.text("applications-criterion", criterion=finding.criterion.value)
    words = ", ".join(
        f"”{plain(evidence.text, limit=_EVIDENCE_LENGTH)}”"
        for evidence in finding.evidence[:_MOST_EVIDENCE]
    )
    return f"{verdict} · **{criterion}** {words}\n-# {rule_text(finding.rule, tone)}"


def rule_text(rule: str, tone: "Tone") -> str:
    """The rule's sentence; the bare rule where a later version no longer has it."""
    key = f"screening-rule-{rule}"
    return tone.text(key) if tone.i18n.has(key) else rule


def _missing(application: Application, tone: "Tone") -> list[str]:
    """One line with what is not met and what is unclear; none when nothing is."""
    parts = [
        tone.text(key, what=", ".join(names))
        for verdict, key in (
            (Verdict.NOT_MET, "insights-missing"),
            (Verdict.UNCLEAR, "insights-unclear"),
        )
        if (
            names := [
                tone.text("insights-criterion", criterion=finding.criterion.value)
                for finding in application.findings
                if finding.verdict is verdict
            ]
        )
    ]
    return [" ".join(parts)] if parts else []


def background_lines(application: Application, background: Background, tone: "Tone") -> list[str]:
    """How often the person has applied and what changed, and how cases like this one ended."""
    lines = []
    if background.earlier:
        latest = background.earlier[-1]
        at = tone.at(latest.decided_at, "date")
        lines.append(tone.text("applications-card-earlier", state=latest.state.value, at=at))
        if len(background.earlier) > 1:
            lines[0] += " " + tone.text("insights-times", count=len(background.earlier) + 1)
        lines += [_change(each, tone) for each in changes(latest, application)[:_MOST_CHANGES]]
    if background.similar is not None:
        alike = background.similar
        counts = {"approved": alike.approved, "declined": alike.declined}
        only = [name for name, number in counts.items() if number]
        lines.append(
            tone.text(
                "insights-similar",
                count=sum(counts.values()),
                alike=only[0] if len(only) == 1 else "mixed",
                **counts,
            )
        )
    return lines


def _change(change: Change, tone: "Tone") -> str:
    return tone.text(
        "insights-change",
        meaning=change.meaning.value,
        before=_within(change.before),
        after=_within(change.after),
    )


def _within(answer: str) -> str:
    """An answer inside a sentence of ours, which has a full stop of its own."""
    return plain(shortened(answer.rstrip(" ."), limit=_CHANGED_LENGTH))
