"""Where a text names an employer or a workplace, and where it only speaks of an authority."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from domain.revealing_person_words import FUNCTION_WORDS, NO_PERSONS
from domain.revealing_places import is_ordinary
from domain.revealing_rows import Row, Span, Token
from domain.revealing_words import (
    AT_WORK,
    BESIDE_WORK,
    EVERYDAY,
    EVERYDAY_PHRASES,
    GENERIC_GENITIVES,
    GENERIC_STEM,
    NO_EMPLOYERS,
    SPOKEN_OF,
    THEIRS,
    WORK,
    WORKPLACE_END,
    WORKPLACE_HEADS,
    WORKPLACE_NOUNS,
)
from domain.screening.labels import PUBLIC
from domain.screening.organisation_names import beside_commune
from domain.screening.organisation_patterns import is_commune, place_company
from domain.screening.organisation_register import Organisation, OrganisationRegister

_SHORT_NAME = 4
"""Up to so many letters a name alone needs the case of the register."""
_LONG_NAME = 8
"""From so many letters a public body is known in small letters too."""


@dataclass(frozen=True, slots=True)
class Named:
    """Employers: `telling` ones, and `harmless` ones that people deal with from outside."""

    telling: list[Span]
    harmless: list[Span]


def employers(row: Row, register: OrganisationRegister) -> Named:
    """Listed organisations, municipalities beside "kommun", and workplaces with a name."""
    telling: list[tuple[int, int]] = []
    harmless: list[tuple[int, int]] = []
    for first, last, organisation in _listed(row, register):
        spoken_of = organisation.name in SPOKEN_OF
        kept = harmless if spoken_of and not _works_there(row, first, last) else telling
        kept.append((first, last))
    telling += _communes(row, register)
    known = {index for first, last in (*telling, *harmless) for index in range(first, last + 1)}
    telling += _workplaces(row, known)
    telling += _companies(row, register)
    return Named(
        telling=[row.span(first, _with_place(row, last, register)) for first, last in telling],
        harmless=[row.span(first, last) for first, last in harmless],
    )


def _listed(row: Row, register: OrganisationRegister) -> Iterator[tuple[int, int, Organisation]]:
    index = 0
    while index < len(row.canons):
        found = register.names.at(row.canons, index)
        if found is not None and _is_meant(row, index, found[0], found[1]):
            yield index, found[0] - 1, found[1]
            index = found[0]
        else:
            index += 1


def _is_meant(row: Row, first: int, end: int, organisation: Organisation) -> bool:
    tokens = row.tokens[first:end]
    if any(token.opens for token in tokens[1:]):
        return False
    if len(tokens) > 1:
        return _is_phrase_meant(tokens, organisation)
    token = tokens[0]
    if token.canon in NO_EMPLOYERS:
        return False
    if organisation.whole_only:
        return token.proper and len(token.raw) > _SHORT_NAME and _works_there(row, first, first)
    if organisation.acronym or len(token.canon) <= _SHORT_NAME:
        return token.shout or (token.proper and not organisation.acronym)
    if token.proper:
        return True
    if organisation.name in SPOKEN_OF:
        return token.upper or organisation.sector in PUBLIC
    if token.canon in EVERYDAY:
        return False
    return token.upper or (organisation.sector in PUBLIC and len(token.canon) >= _LONG_NAME)


def _is_phrase_meant(tokens: list[Token], organisation: Organisation) -> bool:
    if any(token.proper for token in tokens):
        return True
    if " ".join(token.canon for token in tokens) in EVERYDAY_PHRASES:
        return False
    public = organisation.sector in PUBLIC or organisation.name in SPOKEN_OF
    return public and not all(token.raw[0].isdigit() or len(token.raw) == 1 for token in tokens[1:])


def _works_there(row: Row, first: int, last: int) -> bool:
    """Whether the text says that one works at the organisation: 'jag jobbar på', 'vi på'."""
    before = first - 2 if row.canon(first - 1) == "the" else first - 1
    owns = row.tokens[last].canon.endswith("s") and row.canon(last + 1) not in ("", "och")
    if row.canon(before) in AT_WORK and not row.tokens[first].opens:
        return not owns and row.canon(before - 1) not in THEIRS
    if _is_own_employer(row, first, last):
        return True
    title = bool(WORK.match(row.canon(first - 1))) and row.tokens[first].gap == ", "
    beside = row.canon(before) in BESIDE_WORK
    nearby = row.canons[max(0, before - 4) : max(0, before)]
    return title or (beside and any(WORK.match(word) for word in nearby))


def _is_own_employer(row: Row, first: int, last: int) -> bool:
    """'min arbetsgivare Skatteverket', 'Skatteverket är min arbetsgivare'."""
    pairs = (("min", "arbetsgivare"), ("vår", "arbetsgivare"), ("my", "employer"))
    around = (*row.canons[max(0, first - 4) : first], "", *row.canons[last + 1 : last + 4])
    return any(pair in pairs for pair in pairwise(around))


def _communes(row: Row, register: OrganisationRegister) -> Iterator[tuple[int, int]]:
    """Municipalities beside "kommun" or "stad", misspelt ones where they are written as names."""
    for hit in beside_commune(row.words, register):
        named = range(hit.first, hit.last + 1)
        exact = any(register.places.at(row.canons, index) is not None for index in named)
        words = [row.tokens[index] for index in named if not is_commune(row.canons[index])]
        words = words or [row.tokens[hit.first]]
        plain = row.canons[hit.last] in ("kommun", "stad") and row.canons[hit.first] != "vara"
        ordinary = not plain and any(is_ordinary(word.canon, register) for word in words)
        proper = any(word.proper or (exact and word.upper) for word in words)
        if not any(word.opens for word in words[1:]) and (proper or (exact and not ordinary)):
            yield hit.first, hit.last


def _workplaces(row: Row, known: set[int]) -> Iterator[tuple[int, int]]:
    """'Katedralskolan', 'Sörgårdens förskola', 'förskolan Hjorten'."""
    for index, token in enumerate(row.tokens):
        if index in known:
            continue
        if token.upper and not token.shout and _is_compound(token):
            yield index, index
        if token.canon in WORKPLACE_NOUNS and index > 0 and token.gap == " ":
            first = _name_before(row, index)
            if first < index and first not in known:
                yield first, index
        if token.canon in WORKPLACE_HEADS:
            last = _name_after(row, index, known)
            if last > index:
                yield index, last


def _is_compound(token: Token) -> bool:
    match = WORKPLACE_END.match(token.canon)
    return match is not None and not GENERIC_STEM.match(match["stem"])


def _is_name_part(token: Token) -> bool:
    return (
        token.upper
        and not token.shout
        and len(token.raw) > 1
        and token.canon not in FUNCTION_WORDS
        and token.canon not in NO_PERSONS
    )


def _name_before(row: Row, index: int) -> int:
    """Where the name before a word like "förskola" begins; the index itself without one."""
    first = index
    while (
        first > 0 and row.tokens[first].gap in (" ", "-") and _is_name_part(row.tokens[first - 1])
    ):
        first -= 1
    # Grammar alone explains the only capital letter of "Vår skola", not that of "Backes skola".
    if first == index - 1 and row.tokens[first].opens:
        word = row.canon(first)
        named = word.endswith("s") and len(word) > _SHORT_NAME and word not in GENERIC_GENITIVES
        return first if named else index
    return first


def _name_after(row: Row, index: int, known: set[int]) -> int:
    last = index
    while (
        last + 1 < len(row.tokens)
        and last + 1 not in known
        and row.tokens[last + 1].gap == " "
        and _is_name_part(row.tokens[last + 1])
    ):
        last += 1
    return last


def _companies(row: Row, register: OrganisationRegister) -> Iterator[tuple[int, int]]:
    """'Nordtak AB', 'Mullsjöbostäder'."""
    for index, token in enumerate(row.tokens):
        if token.raw == "AB" and token.gap == " ":
            first = _name_before(row, index)
            if first < index:
                yield first, index
        if place_company(token.canon, places=register.place_words) and token.upper:
            yield index, index


def _with_place(row: Row, last: int, register: OrganisationRegister) -> int:
    """The last word of an employer with the place that follows it: 'Katedralskolan i Lund'."""
    if row.canon(last + 1) not in ("i", "in", "of") or last + 2 >= len(row.tokens):
        return last
    if not row.tokens[last + 2].upper or row.tokens[last + 1].gap != " ":
        return last
    found = register.places.at(row.canons, last + 2)
    return found[0] - 1 if found else last
