"""Reading staff responsibility from free text: yes, no or not sure, and the words that say so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from domain.screening import staff_words as say
from domain.screening.findings import Evidence
from domain.screening.staff_counts import counts
from domain.screening.staff_denials import (
    ALONE,
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
from domain.screening.texts import Text
from domain.screening.title_register import TitleRegister

LONGEST_CLAUSE = 300


class Strength(IntEnum):
    """How plainly staff is claimed."""

    NONE = 0
    WEAK = 1
    YES = 2
    COUNT = 3
    EXPLICIT = 4


@dataclass(frozen=True, slots=True)
class StaffReading:
    """What the answers say of staff: the strongest claim, a denial, and doubts."""

    claim: Strength = Strength.NONE
    claim_evidence: tuple[Evidence, ...] = ()
    yes: bool = False
    denied: bool = False
    explicit_denial: bool = False
    denial_evidence: tuple[Evidence, ...] = ()
    unsure: bool = False
    future: bool = False
    past: bool = False
    temporary: bool = False
    of_another: bool = False

    @property
    def silent(self) -> bool:
        """Whether nothing at all is said."""
        return not (
            self.claim or self.denied or self.unsure or self.future or self.past or self.of_another
        )


_BREAK = re.compile(
    r" ?(?:[.,;?()/|]|\b(?:men|fast|dock|medan|but|however|although|däremot|sedan jag|"
    r"samt att|och jag|och har|och är|eftersom|därför att|and i|annars)\b) ?"
)
_CONTRAST = re.compile(r" (?:utan|utom|förutom|except) ")
_CORRECTED = re.compile(r"\b(?:inte|ej|inga|ingen|inget)\b")


_NOTHING = StaffReading()
# Outside the field that asks, only a text with one of these can say something of staff.
_HINT = re.compile(
    r"\d|ansvar|personal|medarbet|anställd|staff|report|under|samtal|lönesätt|chef|manag|basar|personnel"
)


Clause = tuple[int, int, bool]


def clauses(line: str) -> Iterator[Clause]:
    """The stretches of a canonical line in which one thing is said: begin, end, corrected.

    Of "inga medarbetare utan sex chefer" the first part is corrected by what follows.
    """
    begin = 0
    for match in _BREAK.finditer(line):
        # A "/" between digits is a date or a share and stays in its clause.
        if match.group().strip() == "/" and line[match.end() : match.end() + 1].isdigit():
            continue
        yield from _contrasted(line, begin, match.start())
        begin = match.start() if match.group().strip().isalpha() else match.end()
        if match.group().strip() and match.group().strip()[0].isalpha():
            begin = match.end()
    yield from _contrasted(line, begin, len(line))


def _contrasted(line: str, begin: int, end: int) -> Iterator[Clause]:
    """'inte bara X utan Y' is two clauses; 'X utan Y' is one."""
    # Nobody says one thing in so many words: cut, so that the time stays linear in the length.
    while end - begin > LONGEST_CLAUSE:
        cut = line.rfind(" ", begin, begin + LONGEST_CLAUSE)
        cut = cut if cut > begin else begin + LONGEST_CLAUSE
        yield begin, cut, False
        begin = cut + 1
    if end <= begin:
        return
    for match in _CONTRAST.finditer(line, begin, end):
        before = line[begin : match.start()]
        only = bool(say.NOT_ONLY.search(before))
        if only or _CORRECTED.search(before):
            yield begin, match.start(), not only
            begin = match.end()
    yield begin, end, False


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
            carried=_goes_on(line[:begin]) and _of_another(spoken_of, len(spoken_of)),
        )
        spoken_of = line[begin:end]
        # "Personalansvar? Nej." begins with its question.
        first = first and asked
    if corrected.denied and corrected.denial_evidence and tally.claim < Strength.COUNT:
        tally.denies(corrected.denial_evidence, explicit=corrected.explicit_denial)
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
    tally.unsure = tally.unsure or (unsure and not roughly)
    if say.FUTURE.search(clause):
        tally.future = True
        if not (answer and say.NO.match(clause)):
            return
    past = bool(say.PAST.search(clause)) and not say.PRESENT.search(clause)
    if answer:
        _read_yes_no(text, clause, begin=begin, first=first, past=past, tally=tally)
    for start, end, strength in _claims(clause, register, answer=answer):
        evidence = text.evidence(begin + start, begin + end)
        if negated(clause, start, end):
            if spared(clause, start):
                continue
            if strength is Strength.EXPLICIT or about_people(clause[start:end]):
                first_of, last_of = denial_span(clause, start, end)
                denial = text.evidence(begin + first_of, begin + last_of)
                tally.denies(denial, explicit=True)
        elif carried or _of_another(clause, start):
            tally.of_another = True
            if answer and strength is Strength.EXPLICIT:
                tally.handed_over = text.evidence(begin, begin + len(clause))
        elif say.ABOUT_STAFF.search(clause[:start]) and not say.HAVING.search(clause[:start]):
            # "nej, men jag stöttar chefer i personalansvar" speaks of staff without having any.
            continue
        elif past:
            tally.past = True
        elif unsure and strength < Strength.EXPLICIT:
            tally.claims(Strength.WEAK, evidence)
        elif _temporary(clause) and strength < Strength.EXPLICIT:
            tally.temporary = True
            tally.claims(Strength.WEAK, evidence)
        else:
            tally.claims(strength, evidence)
    _read_denial(text, clause, begin=begin, tally=tally)
    if _temporary(clause):
        tally.temporary = True
    if answer:
        _read_doubts(text, clause, begin=begin, tally=tally)


def _read_doubts(text: Text, clause: str, *, begin: int, tally: _Tally) -> None:
    """What takes back an answer: 'personal: nej', 'bara mig själv', 'de rapporterar till …'."""
    behind = DENIED_BEHIND.search(clause)
    if behind is not None:
        tally.denies(text.evidence(begin + behind.start(), begin + behind.end()), explicit=True)
    if ALONE.search(clause):
        tally.unsure, tally.claim = True, min(tally.claim, Strength.WEAK)
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
    if _of_another(clause, match.start()) and not say.SELF.search(clause):
        tally.of_another = True
        return
    tally.denies(text.evidence(begin + match.start(), begin + match.end()), explicit=True)


def _claims(
    clause: str, register: TitleRegister, *, answer: bool
) -> Iterator[tuple[int, int, Strength]]:
    for match in say.EXPLICIT.finditer(clause):
        yield match.start(), match.end(), Strength.EXPLICIT
    for start, end, people in counts(clause, register, answer=answer):
        if _ONE_OF.search(clause[:start]):
            continue
        if re.search(r"\bvi är(?: \w+){0,2} $", clause[:start]):
            yield start, end, Strength.WEAK
        elif (people and say.LEADS_COUNT.search(clause[:start])) or answer:
            yield start, end, Strength.COUNT
        elif people:
            yield start, end, Strength.WEAK
    if answer:
        for match in say.WHOLE_GROUP.finditer(clause):
            yield match.start(), match.end(), Strength.YES


def _of_another(clause: str, start: int) -> bool:
    before = clause[:start]
    if say.LIES_WITH.search(clause) and not say.SELF_AS.search(clause):
        return True
    # Behind "till" and the like it is nobody who does anything: "jag rapporterar till chefen".
    others = [
        found
        for found in say.OTHER_SUBJECT.finditer(before)
        if not _TOWARDS.search(before[: found.start()])
    ]
    return bool(others) and not re.search(r"\b(?:jag|i|vi)\b", before[others[-1].end() :])


_ONE_OF = re.compile(r"\b(?:är|som) en av (?:\w+ ){0,2}$")
_TOWARDS = re.compile(r"\b(?:till|åt|med|inför|to|with) $")
# "16 medarbetare varav ingen är chef" is of those sixteen.
_OF_WHOM = re.compile(r"\b(?:varav|av vilka|av dem|av dom|of whom|bland dem) (?:\w+ )?$")
# What was said before these goes on: "min rektor är fantastisk och har personalansvar".
_GOING_ON = ("och har ", "och är ")
_NUMBER = re.compile(r"\b[1-9]\d*\b")


def _goes_on(said: str) -> bool:
    return said.endswith(_GOING_ON)


def _temporary(clause: str) -> bool:
    return bool(say.NOT_LASTING.search(clause))
