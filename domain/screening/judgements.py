"""From a reading to a finding for each criterion."""

import re

from domain.screening.fields import Reading
from domain.screening.findings import Criterion, Evidence, Finding, Verdict
from domain.screening.labels import LEADER_STAFF, LEADER_UNCLEAR, NOT_LEADER
from domain.screening.lists import listed
from domain.screening.staff_explained import shares_out_work
from domain.screening.staff_readings import Strength
from domain.screening.titles import TitleReading, title_evidence

OUTSIDE_KINDS = frozenset({"politician", "union", "student", "self_employed", "out_of_work"})


def titled(reading: Reading) -> tuple[TitleReading, Evidence | None]:
    """The title that counts: the title field's, else another's where answers were swapped."""
    own = reading.title_reading
    if own.best is not None:
        return own, title_evidence(reading.title, own.best)
    for other, text in (
        (reading.employer_titles, reading.employer),
        (reading.work_titles, reading.work),
    ):
        if other.best is not None and other.label != NOT_LEADER and not other.best.of_another:
            return other, title_evidence(text, other.best)
    alone = reading.title.blank and reading.work.blank and reading.staff_titles.best
    if alone and alone.first <= _NEAR_THE_START and not alone.of_another:
        return reading.staff_titles, title_evidence(reading.staff, alone)
    whole = reading.title.whole()
    return own, whole[0] if whole and not reading.title.blank else None


_NEAR_THE_START = 4


def leading(reading: Reading, staff: Finding) -> Finding:
    """Whether the applicant holds a leading position."""
    title, evidence = titled(reading)
    spans = (evidence,) if evidence else ()
    claim = _claim(reading)
    chief = staff.verdict is Verdict.MET and (_called_chief(reading) or _chiefly(reading))

    def finding(verdict: Verdict, rule: str) -> Finding:
        return Finding(Criterion.LEADING, verdict, spans, rule)

    if title.best is None and not (chief and _numbered(reading)):
        unknown = finding(
            Verdict.UNCLEAR, "title-missing" if reading.title.blank else "title-unknown"
        )
        return _untitled(reading, staff) or unknown
    if title.kind in OUTSIDE_KINDS:
        return finding(Verdict.UNCLEAR, f"title-{title.kind.replace('_', '-')}")
    if chief and claim >= Strength.COUNT and (_called_chief(reading) or _numbered(reading)):
        return finding(Verdict.MET, "title-carried-by-staff")
    if title.best is None:
        return finding(Verdict.UNCLEAR, "title-unknown")
    if title.best.status:
        return finding(Verdict.UNCLEAR, f"title-{title.best.status}")
    if title.label == LEADER_STAFF:
        return finding(Verdict.MET, "title-leading")
    if title.label == LEADER_UNCLEAR:
        if claim is Strength.COUNT:
            claim = _counted(reading)
        return _unclear_title(title, staff, claim, spans)
    if claim >= Strength.EXPLICIT and staff.verdict is Verdict.MET:
        return finding(Verdict.UNCLEAR, "title-ordinary-with-staff")
    spoken = not reading.staff_answer.served and (
        claim >= Strength.WEAK or reading.staff_answer.temporary
    )
    if spoken and staff.verdict is not Verdict.NOT_MET:
        return finding(Verdict.UNCLEAR, "title-ordinary-with-staff")
    return finding(Verdict.NOT_MET, "title-ordinary")


def _untitled(reading: Reading, staff: Finding) -> Finding | None:
    """An ordinary occupation told in another answer, by somebody who denies having staff."""
    if staff.verdict is not Verdict.NOT_MET:
        return None
    for text, titles in (
        (reading.employer, reading.employer_titles),
        (reading.work, reading.work_titles),
        (reading.staff, reading.staff_titles),
    ):
        for hit in titles.hits:
            if hit.entry.label == NOT_LEADER and not hit.of_another:
                words = title_evidence(text, hit)
                return Finding(Criterion.LEADING, Verdict.NOT_MET, (words,), "title-ordinary")
    return None


def _unclear_title(
    title: TitleReading, staff: Finding, claim: Strength, spans: tuple[Evidence, ...]
) -> Finding:
    """What the text says of staff decides an unclear title."""
    deputy = title.kind == "deputy"
    enough = Strength.YES if deputy or title.kind == "chief_specialist" else Strength.COUNT
    if title.kind in _LEADS_WORK:
        # A number of people may be a project, a research group or a shift: only plain words do.
        enough = Strength.EXPLICIT
    if staff.verdict is Verdict.MET and claim >= enough:
        rule = "title-deputy-with-staff" if deputy else "title-carried-by-staff"
        return Finding(Criterion.LEADING, Verdict.MET, spans, rule)
    return Finding(
        Criterion.LEADING, Verdict.UNCLEAR, spans, "title-deputy" if deputy else "title-unclear"
    )


_LEADS_WORK = frozenset({"officer", "project_leader", "research_leader"})


def _counted(reading: Reading) -> Strength:
    """What a number of people says for an unclear title: "ja, 14" much, "schema för 25" nothing."""
    answer = reading.staff_answer
    if _chief_by_work(reading) or _chiefly(reading):
        return Strength.EXPLICIT
    if answer.yes and not answer.above and not shares_out_work(reading.staff.plain):
        return Strength.EXPLICIT
    counted = answer.claim is Strength.COUNT
    known = not counted or (answer.explained and not shares_out_work(reading.work.plain))
    known = known and not answer.above
    return Strength.COUNT if known else Strength.WEAK


def _chiefly(reading: Reading) -> bool:
    """Whether the applicant says what only a chief says: 'lönesätter', 'rapporterar till mig'."""
    return reading.staff_answer.chiefly or reading.staff_elsewhere.chiefly


def _numbered(reading: Reading) -> bool:
    """Whether the answer about staff says how many, or plainly yes."""
    answer = reading.staff_answer
    return answer.yes or any(word.isdigit() for word in reading.staff.plain)


def _chief_by_work(reading: Reading) -> bool:
    """Whether the description begins with a leading title: 'överste' / 'regementschef'."""
    best = reading.work_titles.best
    return best is not None and best.first == 0 and reading.work_titles.label == LEADER_STAFF


def _called_chief(reading: Reading) -> bool:
    """Whether the applicant calls themselves a chief in their own sentence: 'är chef för …'."""
    own_words = ((reading.work, reading.work_titles), (reading.staff, reading.staff_titles))
    for text, titles in own_words:
        for hit in titles.hits:
            if hit.entry.label != LEADER_STAFF or hit.status or hit.deputy:
                continue
            before = _near(text.plain[max(0, hit.first - 4) : hit.first])
            if hit.of_another or _OTHERS.intersection(before):
                continue
            if _SAYING.intersection(before) or (hit.first == 0 and hit.last + 1 < len(text.plain)):
                following = text.plain[hit.last + 1 : hit.last + 5]
                # "Chef för enheten är Karl" names another.
                own = bool(_OVER.intersection(following[:1])) and not _IS.intersection(following)
                if hit.first > 0 or own:
                    return True
    return False


def _near(words: list[str]) -> list[str]:
    """The words since the last sign: of "stämmer inte, är gruppchef" the last part."""
    signs = [index for index, word in enumerate(words) if not word[0].isalnum()]
    return words[signs[-1] + 1 :] if signs else words


_IS = frozenset({"är", "heter", "is"})
_OVER = frozenset({"för", "över", "of"})
_SAYING = frozenset({"är", "som", "am", "as"})
_OTHERS = listed("min mitt vår hennes hans en inte ej aldrig vill bli hon han de my our a not")


def _claim(reading: Reading) -> Strength:
    return max(reading.staff_answer.claim, reading.staff_elsewhere.claim)


def staff(reading: Reading, *, implied: bool) -> Finding:
    """Whether the applicant has staff responsibility."""
    answer, elsewhere = reading.staff_answer, reading.staff_elsewhere
    title, title_words = titled(reading)

    def finding(verdict: Verdict, rule: str, evidence: tuple[Evidence, ...]) -> Finding:
        return Finding(Criterion.STAFF, verdict, evidence, rule)

    if title.staff_denied and answer.claim < Strength.YES:
        return finding(Verdict.NOT_MET, "staff-denied", reading.title.whole())
    if answer.denied or elsewhere.denied:
        return _denied(reading, title)
    if answer.unsure and answer.claim < Strength.YES:
        return finding(Verdict.UNCLEAR, "staff-unsure", reading.staff.whole())
    if answer.future and answer.claim < Strength.COUNT:
        return finding(Verdict.UNCLEAR, "staff-future", reading.staff.whole())
    if answer.temporary and answer.claim < Strength.COUNT:
        return finding(Verdict.UNCLEAR, "staff-temporary", reading.staff.whole())
    if answer.claim >= Strength.YES:
        return finding(
            Verdict.MET, _RULES[max(answer.claim, elsewhere.claim)], answer.claim_evidence
        )
    if elsewhere.claim >= Strength.COUNT and not answer.of_another:
        return finding(Verdict.MET, _RULES[elsewhere.claim], elsewhere.claim_evidence)
    if answer.of_another:
        return finding(Verdict.UNCLEAR, "staff-of-another", reading.staff.whole())
    if answer.past and answer.claim is Strength.NONE:
        return finding(Verdict.UNCLEAR, "staff-past", reading.staff.whole())
    if answer.claim is Strength.WEAK and title.label == LEADER_STAFF and not answer.temporary:
        return finding(Verdict.MET, "staff-counted", answer.claim_evidence)
    return _silent(reading, title, title_words, implied=implied)


def _denied(reading: Reading, title: TitleReading) -> Finding:
    """Somewhere staff is denied; a plain claim elsewhere contradicts that, a mere number seldom."""
    answer, elsewhere = reading.staff_answer, reading.staff_elsewhere
    claim = max(answer.claim, elsewhere.claim)
    denial = answer.denial_evidence or elsewhere.denial_evidence
    ordinary = title.label == NOT_LEADER
    # "nej, men leder åtta" is a no; a chief who leads 25 elsewhere contradicts a bare no.
    counted = (
        title.label == LEADER_STAFF
        and elsewhere.claim >= Strength.COUNT
        and not answer.explicit_denial
    )
    contradicted = (
        claim >= Strength.EXPLICIT
        or counted
        or (answer.handed and title.label == LEADER_STAFF and answer.claim >= Strength.YES)
        or (title.label == LEADER_STAFF and _counts_chiefs(answer.claim_evidence))
        or (answer.yes and not ordinary)
        or (not answer.denied and answer.claim >= Strength.YES)
        or (not ordinary and _TAKEN_BACK.search(reading.staff.line))
    )
    if not contradicted and title.label == LEADER_STAFF and _NOT_YET.search(reading.staff.line):
        return Finding(Criterion.STAFF, Verdict.UNCLEAR, denial, "staff-future")
    if not contradicted:
        return Finding(Criterion.STAFF, Verdict.NOT_MET, denial, "staff-denied")
    claimed = answer.claim_evidence or elsewhere.claim_evidence
    return Finding(Criterion.STAFF, Verdict.UNCLEAR, denial + claimed, "staff-contradictory")


# A no that is corrected in the same breath: "…, men jag har 8", "nej … jo, 12".
_TAKEN_BACK = re.compile(
    r"\b(?:men|fast|dock|jo|but) (?:\w+ ){0,2}(?:jag har|har jag|i have|jag leder|chef för) "
    r"(?:\w+ ){0,2}\d|\b(?:ja|jo|jodå|eller jo|fast jo|skojar|skämt\w*|ironi\w*)\b.*\d|"
    r"\b(?:nej|nä|no) (?:, )?fast (?:\w+ )?\d|\binte \d+ utan \d|\b(?:nej|nä|no|"
    r"inte) (?:, )?(?:eller|fast|men|or) (?:jo|ja|jodå|kanske|"
    r"lite|yes)\b"
)
# A no that may be a yes soon.
_NOT_YET = re.compile(
    r"\b(?:just nu|för tillfället|tillfälligt|för närvarande|i dagsläget|i nuläget|för stunden|"
    r"ännu|än(?= ?(?:$|[.,(]))|än så länge|i skrivande stund|at the moment|right now|currently|"
    r"yet|at present|rekryter\w+|tillsätt\w+|vakant\w*|f n|börjar)\b"
)


def _counts_chiefs(evidence: tuple[Evidence, ...]) -> bool:
    """'inte längre för undersköterskor men för 6 enhetschefer' leads through others."""
    return any("chefer" in span.text.lower() for span in evidence)


_RULES = {
    Strength.YES: "staff-yes",
    Strength.COUNT: "staff-counted",
    Strength.EXPLICIT: "staff-stated",
}


def _silent(
    reading: Reading, title: TitleReading, words: Evidence | None, *, implied: bool
) -> Finding:
    """Nothing is said of staff: a strong title may imply it, an ordinary one tells nothing."""
    asked = "?" in reading.staff.plain
    signed = bool(reading.staff.raw.strip(_NO_ANSWER))
    spoken = (asked or signed or not reading.staff.blank) and not _refers_elsewhere(reading)
    if spoken:
        return Finding(Criterion.STAFF, Verdict.UNCLEAR, reading.staff.whole(), "staff-unreadable")
    strong = title.best is not None and title.best.entry.strong and title.label == LEADER_STAFF
    if implied and strong and words is not None:
        return Finding(Criterion.STAFF, Verdict.MET, (words,), "staff-implied-by-title")
    return Finding(Criterion.STAFF, Verdict.UNCLEAR, (), "staff-not-said")


# A dash is an empty answer; a thumb or a heart is an answer that nobody can read.
_NO_ANSWER = " -–—_.,·/\\*\n\t\r\u00a0\u200b\u200c\u200d\u2060\ufeff"


def _refers_elsewhere(reading: Reading) -> bool:
    line = reading.staff.line
    return line.startswith(
        (
            "se ovan",
            "enligt ovan",
            "se titel",
            "se arbets",
            "se svar",
            "som ovan",
            "se nedan",
            "see above",
            "framgår",
        )
    )
