"""Reading with what a community has added: its own titles and employers decide where they stand.

The registers are shared by all communities, so an addition is not put into them: it is looked for
afterwards, in the answers of that community's applicants alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from domain.own_terms import PUBLIC, Kind, Label, OwnTerm
from domain.screening.findings import (
    Answers,
    Assessment,
    Criterion,
    Evidence,
    Finding,
    Verdict,
)
from domain.screening.lists import listed
from domain.screening.phrases import Phrases, phrase_words
from domain.screening.policies import Policy
from domain.screening.reading import screen
from domain.screening.registers import Registers
from domain.screening.texts import Text

# An employer behind these is a customer or a former one.
_AWAY = listed(
    "åt till med mot från via genom tidigare förut fd kund kunder konsult uppdrag for formerly"
)
_FORMS = frozenset({"ab", "aktiebolag", "hb", "kb", "publ"})
# A title behind these belongs to somebody else: "assistent till arkivstrateg".
_TOWARDS = listed("till åt för hos under stödjer stöttar stöd av by to for")
# These say that the title is not held today, or not quite.
_STANDING = frozenset({"former", "future", "retired", "interim", "deputy"})
# Doubts about a name that end when somebody has said what it is.
_SETTLED = frozenset({"ambiguous", "partly-owned", "member-organisation"})
_UNTOUCHED = frozenset({"employer-foreign", "employer-contradictory", "employer-said-private"})
# What the applicant is beside the title, or no longer is: a person looks at that.
_ASIDE = frozenset(
    f"title-{name}"
    for name in listed(
        "politician union student self-employed out-of-work former future retired interim"
    )
)


@dataclass(frozen=True, slots=True)
class _Hit:
    """An added name in an answer, with the words before it."""

    label: Label
    evidence: Evidence
    before: tuple[str, ...]


class Additions:
    """What one community has added, ready to be looked up."""

    def __init__(self, terms: Iterable[OwnTerm]) -> None:
        self._phrases: dict[Kind, Phrases[Label]] = {kind: Phrases() for kind in Kind}
        self.is_empty = True
        for term in terms:
            self.is_empty = False
            self._phrases[term.kind].add(phrase_words(term.text), term.label)

    def hits(self, kind: Kind, text: Text) -> list[_Hit]:
        """Every added name in the answer, the longest at each place."""
        places = [index for index, word in enumerate(text.plain) if word[0].isalnum()]
        words = [text.plain[index] for index in places]
        found: list[_Hit] = []
        begin = 0
        while begin < len(words):
            match = self._phrases[kind].at(words, begin)
            if match is None:
                begin += 1
                continue
            end, label = match
            if end < len(words) and words[end] in _FORMS:
                # "Bjurlunda Driftnav AB" is the same name.
                end += 1
            evidence = text.words_evidence(places[begin], places[end - 1])
            found.append(_Hit(label, evidence, tuple(words[max(0, begin - 3) : begin])))
            begin = end
        return found


def screen_with(
    answers: Answers, *, registers: Registers, policy: Policy, additions: Additions
) -> Assessment:
    """Read an application by the registers and by what the community has added to them."""
    assessment = screen(answers, registers=registers, policy=policy)
    if additions.is_empty:
        return assessment
    leading, staff, public = assessment.findings
    sector, notes = assessment.sector, assessment.notes
    decided = _public(public, _employers(answers, additions))
    if decided is not None:
        if decided.rule == "employer-added":
            sector = _employers(answers, additions)[0].label.value
            notes = tuple(note for note in notes if not _is_settled(note, public))
        public = decided
    leading, staff = _leading(leading, staff, answers, registers, policy, additions)
    findings = (leading, staff, public)
    return replace(
        assessment,
        findings=findings,
        notes=notes,
        sector=sector,
        recommendation=policy.recommend(findings, notes=notes),
    )


# ------------------------------------------------------------------------------------ employers


def _employers(answers: Answers, additions: Additions) -> list[_Hit]:
    """The added employers that the applicant names as theirs; by the title if nowhere else."""
    text = Text(answers.employer, field="employer")
    if text.blank:
        text = Text(answers.title, field="title")
    hits = additions.hits(Kind.ORGANISATION, text)
    return [hit for hit in hits if not _AWAY.intersection(hit.before[-2:])]


def _public(found: Finding, hits: list[_Hit]) -> Finding | None:
    """What the additions say of the employer; None where they change nothing.

    An employer of the other kind beside the added one is for a person to weigh.
    """
    if not hits or found.rule in _UNTOUCHED:
        return None
    evidence = tuple(hit.evidence for hit in hits)
    sides = {hit.label in PUBLIC for hit in hits}
    verdict = Verdict.MET if True in sides else Verdict.NOT_MET
    if len(sides) == 1 and found.verdict is verdict:
        return None
    elsewhere = found.verdict is not Verdict.UNCLEAR and not _share_words(found.evidence, evidence)
    if len(sides) > 1 or elsewhere:
        spans = found.evidence + evidence if elsewhere else evidence
        return Finding(Criterion.PUBLIC, Verdict.UNCLEAR, spans, "employer-contradictory")
    return Finding(Criterion.PUBLIC, verdict, evidence, "employer-added")


def _is_settled(note: str, found: Finding) -> bool:
    """True for a doubt about the name that has now been said to be one or the other."""
    return note in _SETTLED and found.rule == f"employer-{note}"


# --------------------------------------------------------------------------------------- titles


def _leading(
    leading: Finding,
    staff: Finding,
    answers: Answers,
    registers: Registers,
    policy: Policy,
    additions: Additions,
) -> tuple[Finding, Finding]:
    """The findings on position and staff, with what the additions say of the title."""
    text = Text(answers.title, field="title")
    hits = [
        hit
        for hit in additions.hits(Kind.TITLE, text)
        if not _TOWARDS.intersection(hit.before[-2:])
    ]
    if not hits:
        return leading, staff
    evidence = tuple(hit.evidence for hit in hits)
    labels = {hit.label for hit in hits}
    if Label.LEADER_STAFF in labels:
        if leading.rule in _ASIDE or _not_quite_held(text, registers):
            return leading, staff
        return _led(leading, evidence), _implied(staff, evidence, policy)
    if leading.verdict is Verdict.MET or not _share_words(leading.evidence, evidence):
        # What a listed title or the applicant's staff have shown stands beside the added one.
        return leading, staff
    if Label.NOT_LEADER in labels and staff.verdict is not Verdict.MET:
        return Finding(Criterion.LEADING, Verdict.NOT_MET, evidence, "title-added"), staff
    rule = "title-ordinary-with-staff" if Label.NOT_LEADER in labels else "title-added"
    return Finding(Criterion.LEADING, Verdict.UNCLEAR, evidence, rule), staff


def _led(found: Finding, evidence: tuple[Evidence, ...]) -> Finding:
    if found.verdict is Verdict.MET:
        return found
    if found.verdict is Verdict.NOT_MET and not _share_words(found.evidence, evidence):
        spans = found.evidence + evidence
        return Finding(Criterion.LEADING, Verdict.UNCLEAR, spans, "title-contradictory")
    return Finding(Criterion.LEADING, Verdict.MET, evidence, "title-added")


def _implied(staff: Finding, evidence: tuple[Evidence, ...], policy: Policy) -> Finding:
    """A leading title implies staff where the applicant says nothing of staff."""
    if policy.implied_by_strong_title and staff.rule == "staff-not-said":
        return Finding(Criterion.STAFF, Verdict.MET, evidence, "staff-implied-by-title")
    return staff


def _not_quite_held(text: Text, registers: Registers) -> bool:
    """True when the title is a former, coming, borrowed or deputy one."""
    words = text.plain
    found = (registers.titles.modifiers.at(words, index) for index in range(len(words)))
    return any(match is not None and match[1] in _STANDING for match in found)


def _share_words(one: Iterable[Evidence], other: Iterable[Evidence]) -> bool:
    others = list(other)
    return any(
        a.field == b.field and a.start < b.end and b.start < a.end for a in one for b in others
    )
