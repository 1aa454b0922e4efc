"""Reading staff responsibility from free text: yes, no or not sure, and the words that say so."""

import re
from dataclasses import dataclass

from domain.screening import staff_words as say
from domain.screening.findings import Evidence
from domain.screening.staff_claims import claims_in, of_another
from domain.screening.staff_clauses import clauses
from domain.screening.staff_denials import (
    ALONE,
    BY_ONESELF,
    DENIED_BEHIND,
    DENIED_OBJECT,
    HAS_NONE,
    LATE_NO,
    NOT_DIRECT,
    NOT_STAFF_OBJECTS,
    about_people,
    declined,
    denial_span,
    negated,
    plainly_no,
    spared,
)
from domain.screening.staff_explained import explained
from domain.screening.staff_idioms import (
    IS_ANOTHERS,
    LATE,
    NOT_ME,
    NOT_OWN,
    ONLY_SERVED,
    UNDER_ANOTHER,
    chiefly,
    handed_over,
    says_nothing_else,
    settled,
    speaks_of_served,
    strike,
)
from domain.screening.staff_readings import StaffReading, Strength
from domain.screening.texts import Text
from domain.screening.title_register import TitleRegister

_NOTHING = StaffReading()
# Outside the field that asks, only a text with one of these can say something of staff.
_HINT = re.compile(
    r"\d|ansvar|personal|medarbet|anställd|staff|report|under|samtal|lönesätt|chef|manag|basar|"
    r"personnel"
)


@dataclass(slots=True)
class _Tally:
    claim: Strength = Strength.NONE
    claim_evidence: Evidence | None = None
    yes: bool = False
    denied: bool = False
    explicit_denial: bool = False
    denial_evidence: Evidence | None = None
    unsure: bool = False
    future: bool = False
    past: bool = False
    temporary: bool = False
    of_another: bool = False
    handed_over: Evidence | None = None
    chiefly: bool = False
    explained: bool = False

    def claims(self, strength: Strength, evidence: Evidence) -> None:
        if strength > self.claim:
            self.claim, self.claim_evidence = strength, evidence

    def denies(self, evidence: Evidence, *, explicit: bool) -> None:
        if not self.denied or (explicit and not self.explicit_denial):
            self.denial_evidence = evidence
        self.denied = True
        self.explicit_denial = self.explicit_denial or explicit


def read_staff(text: Text, register: TitleRegister, *, answer: bool) -> StaffReading:
    """What a text says of staff; `answer` for the field that asks, where a bare number counts."""
    tally = _Tally()
    line = text.line
    if not answer and not _HINT.search(line):
        return _NOTHING
    line = settled(line, answer=answer)
    handed = handed_over(line)
    if handed is not None:
        tally.handed_over = text.evidence(handed.start(), handed.end())
        line = line[: handed.start()] + strike(handed) + line[handed.end() :]
    first = True
    corrected = _Tally()
    spoken_of = ""
    for begin, end, is_corrected in clauses(line):
        asked = line[end : end + 2].strip() == "?"
        _read_clause(
            text,
            line[begin:end] + (" _question_" if asked else ""),
            begin=begin,
            first=first,
            answer=answer,
            tally=corrected if is_corrected else tally,
            register=register,
            carried=_goes_on(line[:begin]) and of_another(spoken_of, len(spoken_of)),
        )
        spoken_of = line[begin:end]
        # "Personalansvar? Nej." begins with its question.
        first = first and asked
    if corrected.denied and corrected.denial_evidence and tally.claim < Strength.COUNT:
        tally.denies(corrected.denial_evidence, explicit=corrected.explicit_denial)
    if answer and says_nothing_else(text.plain):
        tally.denies(text.whole()[0], explicit=False)
    if tally.handed_over is not None and tally.claim < Strength.EXPLICIT:
        tally.denies(tally.handed_over, explicit=True)
    return StaffReading(
        claim=tally.claim,
        claim_evidence=(tally.claim_evidence,) if tally.claim_evidence else (),
        yes=tally.yes,
        denied=tally.denied,
        explicit_denial=tally.explicit_denial,
        denial_evidence=(tally.denial_evidence,) if tally.denial_evidence else (),
        unsure=tally.unsure,
        future=tally.future,
        past=tally.past,
        temporary=tally.temporary,
        of_another=tally.of_another,
        handed=tally.handed_over is not None,
        served=answer and tally.claim < Strength.YES and speaks_of_served(line),
        chiefly=tally.chiefly,
        explained=tally.explained,
        above=answer and bool(UNDER_ANOTHER.search(line)),
    )


def _read_clause(
    text: Text,
    clause: str,
    *,
    begin: int,
    first: bool,
    answer: bool,
    tally: _Tally,
    register: TitleRegister,
    carried: bool,
) -> None:
    asked = clause.endswith("_question_")
    if asked and (say.ASKING.search(clause) or not (answer and _NUMBER.search(clause))):
        tally.unsure = tally.unsure or bool(say.ASKING.search(clause))
        return
    clause = clause.removesuffix(" _question_")
    unsure = answer and (asked or bool(say.UNSURE.search(clause)))
    # "runt 30 kanske" and "typ 20?" are sure of having staff, not of how many.
    roughly = unsure and bool(_NUMBER.search(clause)) and not say.DOUBTFUL.search(clause)
    tally.unsure |= unsure and not roughly
    if say.FUTURE.search(clause):
        tally.future = True
        if not (answer and say.NO.match(clause)):
            return
    past = _past(clause, answer=answer)
    if answer:
        _read_yes_no(text, clause, begin=begin, first=first, past=past, tally=tally)
    not_own = bool(NOT_OWN.search(clause))
    for_a_while = bool(say.NOT_LASTING.search(clause))
    tally.temporary = tally.temporary or for_a_while or bool(say.LED_NOT_EMPLOYED.search(clause))
    for start, end, strength in claims_in(clause, register, answer=answer):
        evidence = text.evidence(begin + start, begin + end)
        if negated(clause, start, end):
            if not answer and past:
                tally.past = True
            elif not spared(clause, start):
                _read_negated(text, clause, begin, (start, end, strength), tally)
        elif carried or not_own or of_another(clause, start):
            tally.of_another = True
            if answer and not not_own and strength is Strength.EXPLICIT:
                tally.handed_over = text.evidence(begin, begin + len(clause))
        elif say.ABOUT_STAFF.search(clause[:start]) and not say.HAVING.search(clause[:start]):
            # "nej, men jag stöttar chefer i personalansvar" speaks of staff without having any.
            continue
        elif past:
            tally.past = True
        elif strength < Strength.EXPLICIT and (unsure or for_a_while):
            tally.claims(Strength.WEAK, evidence)
        else:
            tally.claims(strength, evidence)
            if strength is Strength.COUNT and not tally.explained:
                tally.explained = _explained(text, clause, begin, register)
    if not not_own:
        _read_chiefly(clause, tally)
    # What a long story tells of earlier jobs denies nothing of today's.
    if answer or not past:
        _read_denial(text, clause, begin=begin, tally=tally)
    if answer:
        _read_doubts(text, clause, begin=begin, tally=tally)


def _read_negated(
    text: Text, clause: str, begin: int, claim: tuple[int, int, Strength], tally: _Tally
) -> None:
    start, end, strength = claim
    if strength is Strength.EXPLICIT or about_people(clause[start:end]):
        first_of, last_of = denial_span(clause, start, end)
        denial = text.evidence(begin + first_of, begin + last_of)
        tally.denies(denial, explicit=True)


def _past(clause: str, *, answer: bool) -> bool:
    """Whether a clause tells of earlier days; of a description's "först", "då" and "aldrig" too."""
    told = say.PAST.search(clause) or (not answer and say.STORY.search(clause))
    return bool(told) and not say.PRESENT.search(clause)


def _explained(text: Text, clause: str, begin: int, register: TitleRegister) -> bool:
    first = text.first_word(begin)
    words = clause.split(" ")
    capitals = [text.raw[word.start].isupper() for word in text.words[first : first + len(words)]]
    if text.raw.isupper():
        # Whoever shouts writes no names: a capital says nothing then.
        capitals = [False] * len(capitals)
    return len(capitals) == len(words) and explained(words, capitals, register)


def _read_chiefly(clause: str, tally: _Tally) -> None:
    """What only a chief does, said in one's own name and in the present."""
    found = chiefly(clause)
    if found is None or tally.chiefly or say.PAST.search(clause):
        return
    if not negated(clause, found.start(), found.end()) and not of_another(clause, found.start()):
        tally.chiefly = not say.ABOUT_STAFF.search(clause[: found.start()])


def _read_doubts(text: Text, clause: str, *, begin: int, tally: _Tally) -> None:
    """What takes back an answer: 'personal: nej', 'bara mig själv', 'de rapporterar till …'."""
    behind = DENIED_BEHIND.search(clause)
    if behind is not None:
        tally.denies(text.evidence(begin + behind.start(), begin + behind.end()), explicit=True)
    if BY_ONESELF.match(clause) and len(clause) == len(text.line.strip(" .,!")):
        tally.denies(text.whole()[0], explicit=True)
    elif ALONE.search(clause):
        tally.unsure, tally.claim = True, min(tally.claim, Strength.WEAK)
    late = LATE.search(clause)
    if late is not None or NOT_ME.match(clause) or IS_ANOTHERS.search(clause):
        tally.denies(text.evidence(begin, begin + len(clause)), explicit=True)
    if ONLY_SERVED.search(clause) and tally.claim < Strength.COUNT:
        tally.denies(text.evidence(begin, begin + len(clause)), explicit=False)
    if say.REPORT_TO_ANOTHER.search(clause):
        tally.handed_over = text.evidence(begin, begin + len(clause))


def _read_yes_no(
    text: Text, clause: str, *, begin: int, first: bool, past: bool, tally: _Tally
) -> None:
    if (first and declined(clause)) or HAS_NONE.match(clause) or LATE_NO.match(clause):
        tally.denies(text.evidence(begin, begin + len(clause)), explicit=False)
        return
    yes = say.YES.match(clause) if first else None
    if yes is not None:
        tally.yes = True
        if not past:
            tally.claims(Strength.YES, text.evidence(begin, begin + yes.end()))
        return
    no = say.NO.match(clause)
    if no is not None and NOT_DIRECT.match(clause.removeprefix("nej ")):
        # "inte direkt, men …" is no plain no; "inga direkta men 5 chefer" leads through others.
        tally.unsure = True
        return
    if no is None or say.NOT_ONLY.match(clause):
        return
    rest = clause[no.end() :].split()
    if rest and rest[0].isdigit():
        # "inte 20 längre" corrects a number.
        return
    if first and (
        no.group()
        in ("nej", "n", "no", "nobody", "nope", "nä", "nix", "näe", "0", "none", "nejdå", "nehej")
        or (len(rest) <= 2 and plainly_no(rest))
    ):
        if rest and rest[0] in NOT_STAFF_OBJECTS:
            return
        tally.denies(text.evidence(begin, begin + no.end()), explicit=False)


def _read_denial(text: Text, clause: str, *, begin: int, tally: _Tally) -> None:
    match = DENIED_OBJECT.search(say.NOT_ONLY.sub(lambda found: "_" * len(found.group()), clause))
    if match is None or NOT_DIRECT.search(clause) or _OF_WHOM.search(clause[: match.start()]):
        return
    if of_another(clause, match.start()) and not say.SELF.search(clause):
        tally.of_another = True
        return
    tally.denies(text.evidence(begin + match.start(), begin + match.end()), explicit=True)


# "16 medarbetare varav ingen är chef" is of those sixteen.
_OF_WHOM = re.compile(r"\b(?:varav|av vilka|av dem|av dom|of whom|bland dem) (?:\w+ )?$")
# What was said before these goes on: "min rektor är fantastisk och har personalansvar".
_GOING_ON = ("och har ", "och är ")
_NUMBER = re.compile(r"\b[1-9]\d*\b")


def _goes_on(said: str) -> bool:
    return said.endswith(_GOING_ON)
