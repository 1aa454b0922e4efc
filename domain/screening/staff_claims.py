"""Where a clause claims staff, and whose staff it is."""

import re
from collections.abc import Iterator

from domain.screening import staff_words as say
from domain.screening.staff_counts import counts
from domain.screening.staff_readings import Strength
from domain.screening.title_register import TitleRegister


def claims_in(
    clause: str, register: TitleRegister, *, answer: bool
) -> Iterator[tuple[int, int, Strength]]:
    for match in say.EXPLICIT.finditer(clause):
        yield match.start(), match.end(), Strength.EXPLICIT
    for start, end, people in counts(clause, register, answer=answer):
        if _ONE_OF.search(clause[:start]):
            continue
        if _WE_ARE.search(clause[:start]) or _WORKED_FOR.search(clause[:start]):
            yield start, end, Strength.WEAK
        elif (people and say.LEADS_COUNT.search(clause[:start])) or answer:
            yield start, end, Strength.COUNT
        elif people:
            yield start, end, Strength.WEAK
    if answer:
        for match in say.WHOLE_GROUP.finditer(clause):
            yield match.start(), match.end(), Strength.YES


def of_another(clause: str, start: int) -> bool:
    before = clause[:start]
    if say.LIES_WITH.search(clause) and not say.SELF_AS.search(clause):
        return True
    # Behind "till" and the like it is nobody who does anything: "jag rapporterar till chefen".
    others = [
        found
        for found in say.OTHER_SUBJECT.finditer(before)
        if not _TOWARDS.search(before[: found.start()])
    ]
    return bool(others) and not re.search(
        r"\b(?:jag|vi|i (?:am|have|do|lead|manage|also))\b", before[others[-1].end() :]
    )


# "Schema för 25", "stöd åt 9": a number that is worked for, where nothing says whose staff it is.
_WORKED_FOR = re.compile(
    r"\b(?!(?:ja|jo|ca|cirka|också|även|plus|och|samt|total\w*|nu|idag|sammanlagt|\w*ansvar\w*|"
    r"\w*chef\w*|\w*ledare|leder|personal\w*|medarbetar\w*|rektor|basar?|lön\w*|lönesätt\w*|"
    r"responsib\w*|head|manag\w*|boss|det|allt|line|yes)\b)[^\W\d]{3,} (?:till|åt|för|for|to) "
    r"(?:(?:ca|cirka|ungefär|runt|omkring|alla|de|våra|mina|about|some) )?$"
)
_WE_ARE = re.compile(r"\bvi är(?: \w+){0,2} $")
_ONE_OF = re.compile(r"\b(?:är|som) en av (?:\w+ ){0,2}$")
_TOWARDS = re.compile(r"\b(?:till|åt|med|inför|to|with) $")
