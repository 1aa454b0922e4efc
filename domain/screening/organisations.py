"""Reading an employer: which sector it belongs to, how surely, and the words that say so."""

from dataclasses import dataclass

from domain.screening.findings import Evidence
from domain.screening.organisation_patterns import (
    Pattern,
    foreign_commune,
    generic_workplace,
    is_commune,
    place_company,
    said_private,
    vague_sector,
    word_pattern,
)
from domain.screening.organisation_register import (
    MUNICIPALITY,
    NOT_PUBLIC,
    OTHER_NONPUBLIC,
    PRIVATE,
    PUBLIC,
    PUBLIC_COMPANY,
    REGION,
    UNCLEAR,
    Organisation,
    OrganisationRegister,
)
from domain.screening.phrases import Phrases
from domain.screening.spellings import ascii_form
from domain.screening.texts import Text


@dataclass(frozen=True, slots=True)
class EmployerReading:
    """The sector of an employer; `sure` only where it may carry a decision by itself."""

    sector: str
    sure: bool
    rule: str
    evidence: tuple[Evidence, ...] = ()
    doubt: str = ""
    performer: bool = False

    @property
    def public(self) -> bool:
        """Surely a public employer."""
        return self.sure and self.sector in PUBLIC

    @property
    def not_public(self) -> bool:
        """Surely not a public employer."""
        return self.sure and self.sector in NOT_PUBLIC and not self.doubt


BLANK = EmployerReading(UNCLEAR, False, "employer-missing")


@dataclass(frozen=True, slots=True)
class _Hit:
    first: int
    last: int
    organisation: Organisation
    rule: str


class _Words:
    """The letters and digits of an answer, with the way back to the text's words."""

    def __init__(self, text: Text):
        self.text = text
        self.places = [index for index, word in enumerate(text.words) if word.canon[0].isalnum()]
        self.words = [text.words[index].canon for index in self.places]

    def evidence(self, first: int, last: int) -> tuple[Evidence, ...]:
        return (self.text.words_evidence(self.places[first], self.places[last]),)

    def upper(self, index: int) -> bool:
        word = self.text.words[self.places[index]]
        raw = self.text.raw[word.start : word.end]
        return raw != raw.lower()


def read_employer(text: Text, register: OrganisationRegister) -> EmployerReading:
    """What the employer field says."""
    row = _Words(text)
    if not row.words:
        return BLANK
    hits = _named(row, register)
    communes = _communes(row, register, strict=False)
    if not hits and not communes:
        hits = _named_misspelt(row, register)
    reading = _decide(row, register, hits, communes)
    if " eller " in f" {text.line} " and _both_kinds(hits, communes):
        return EmployerReading(
            UNCLEAR, False, "employer-contradictory", text.whole(), doubt="contradictory"
        )
    return reading


def named_in(text: Text, register: OrganisationRegister) -> list[tuple[int, EmployerReading]]:
    """The employers that a longer text names beyond doubt, with the index of their first word."""
    row = _Words(text)
    hits = _communes(row, register, strict=True)
    taken = {index for hit in hits for index in range(hit.first, hit.last + 1)}
    hits += [
        hit
        for hit in _named(row, register, strict=True)
        if hit.first not in taken and hit.last not in taken
    ]
    hits.sort(key=lambda hit: hit.first)
    return [
        (
            row.places[hit.first],
            EmployerReading(
                hit.organisation.sector,
                not hit.organisation.doubt,
                hit.rule,
                row.evidence(hit.first, hit.last),
                doubt=hit.organisation.doubt,
            ),
        )
        for hit in hits
    ]


def _named(row: _Words, register: OrganisationRegister, *, strict: bool = False) -> list[_Hit]:
    words = row.words
    hits = _names_in(row, words, register.names, strict=strict)
    if not hits and not strict and row.text.low.isascii():
        hits = _names_in(row, words, register.ascii_names, strict=False)
    return hits


def _names_in(
    row: _Words, words: list[str], names: Phrases[Organisation], *, strict: bool
) -> list[_Hit]:
    hits: list[_Hit] = []
    index = 0
    while index < len(words):
        found = names.at(words, index)
        if found is None:
            index += 1
            continue
        end, organisation = found
        if _counts(row, index, end, organisation, strict=strict):
            hits.append(_Hit(index, end - 1, organisation, "employer-listed"))
            index = end
        else:
            index += 1
    return hits


def _counts(row: _Words, first: int, end: int, organisation: Organisation, *, strict: bool) -> bool:
    """Whether a listed name is meant: short and everyday ones only in the right place or case."""
    whole = first == 0 and end == len(row.words)
    if organisation.whole_only:
        if strict:
            return False
        return whole or (
            first == 0 and len(row.words) <= 3 and row.upper(first) and organisation.acronym
        )
    if organisation.acronym and end - first == 1 and len(row.words[first]) <= 3:
        return whole or row.upper(first)
    return not strict or organisation.sector in PUBLIC or organisation.sector in NOT_PUBLIC


def _named_misspelt(row: _Words, register: OrganisationRegister) -> list[_Hit]:
    """Listed names with a misspelt word; every word of the name must be there."""
    if len(row.words) > 12:
        return []
    mended = [
        word
        if word in register.names.vocabulary
        else (register.spelling.nearest(word) if len(word) >= 6 else None) or word
        for word in row.words
    ]
    if mended == row.words:
        return []
    return [
        _Hit(hit.first, hit.last, hit.organisation, "employer-listed-misspelt")
        for hit in _names_in(row, mended, register.names, strict=False)
    ]


def _communes(row: _Words, register: OrganisationRegister, *, strict: bool) -> list[_Hit]:
    """Municipalities by name beside 'kommun', 'stad' and the like."""
    words = row.words
    hits: list[_Hit] = []
    for index, word in enumerate(words):
        if (word[0] == "k" and len(word) > 9) or (
            word.endswith(("kommun", "kommuns")) and len(word) > 7
        ):
            grown = word.removesuffix("s").removesuffix("kommun")
            if grown != word and (
                grown in register.place_words or grown.removesuffix("s") in register.place_words
            ):
                hits.append(
                    _Hit(index, index, Organisation(grown, MUNICIPALITY), "employer-municipality")
                )
                continue
        if not is_commune(word):
            continue
        found = _place_before(words, index, register) or _place_after(words, index, register)
        if found is not None:
            hits.append(
                _Hit(min(found[0], index), max(found[1], index), found[2], "employer-municipality")
            )
    return hits


_Place = tuple[int, int, Organisation]


def _place_before(words: list[str], index: int, register: OrganisationRegister) -> _Place | None:
    for begin in (index - 2, index - 1):
        if begin < 0:
            continue
        found = _place_at(words[begin:index], 0, register)
        if found is not None and begin + found[0] == index:
            return begin, index - 1, found[1]
    if index == 0 or len(words[index - 1]) < 4:
        return None
    nearest = register.place_spelling.nearest(
        words[index - 1].removesuffix("s")
    ) or register.place_spelling.nearest(words[index - 1])
    if nearest is None:
        return None
    organisation = register.places.exactly([nearest]) or Organisation(nearest, MUNICIPALITY)
    return index - 1, index - 1, organisation


def _place_after(words: list[str], index: int, register: OrganisationRegister) -> _Place | None:
    begin = index + 1
    if begin < len(words) and words[begin] in ("i", "of"):
        begin += 1
    found = _place_at(words, begin, register)
    return (begin, found[0] - 1, found[1]) if found else None


def _place_at(
    words: list[str], begin: int, register: OrganisationRegister
) -> tuple[int, Organisation] | None:
    if begin >= len(words):
        return None
    found = register.places.at(words, begin)
    if found is not None:
        return found
    plain = register.ascii_places.at([ascii_form(word) for word in words[begin : begin + 3]], 0)
    return (begin + plain[0], plain[1]) if plain else None


def _both_kinds(hits: list[_Hit], communes: list[_Hit]) -> bool:
    kinds = {hit.organisation.sector in PUBLIC for hit in hits} | ({True} if communes else set())
    return len(kinds) > 1 or (bool(hits) and len(hits) + len(communes) < 2)


def _reading(row: _Words, hit: _Hit, *, performer: bool = False) -> EmployerReading:
    organisation = hit.organisation
    return EmployerReading(
        organisation.sector,
        not organisation.doubt,
        f"employer-{organisation.doubt}"
        if organisation.doubt
        else _rule(organisation.sector, hit.rule),
        row.evidence(hit.first, hit.last),
        doubt=organisation.doubt,
        performer=performer,
    )


def _rule(sector: str, rule: str) -> str:
    if rule in ("employer-listed", "employer-listed-misspelt"):
        return "employer-listed" if sector in PUBLIC else "employer-not-public"
    return rule


def _decide(
    row: _Words, register: OrganisationRegister, hits: list[_Hit], communes: list[_Hit]
) -> EmployerReading:
    private = said_private(row.text.line)
    others = [hit for hit in hits if hit.organisation.sector not in PUBLIC]
    publics = [hit for hit in hits if hit.organisation.sector in PUBLIC]
    if private is not None:
        evidence = (row.text.evidence(private.start(), private.end()),)
        return EmployerReading(
            PRIVATE, True, "employer-said-private", evidence, performer=bool(communes or publics)
        )
    if not publics and not communes and foreign_commune(row.words):
        return EmployerReading(
            OTHER_NONPUBLIC, False, "employer-foreign", row.text.whole(), doubt="foreign"
        )
    specific = [hit for hit in others if not _swallowed(hit, communes + publics)]
    if specific:
        return _reading(row, specific[0], performer=bool(communes or publics))
    if publics:
        return _reading(row, max(publics, key=lambda hit: hit.last - hit.first))
    return _by_pattern(row, register, communes)


def _swallowed(hit: _Hit, others: list[_Hit]) -> bool:
    return any(other.first <= hit.first and hit.last <= other.last for other in others)


def _by_pattern(
    row: _Words, register: OrganisationRegister, communes: list[_Hit]
) -> EmployerReading:
    place = _bare_place(row, register)
    patterns: list[tuple[int, Pattern]] = []
    for index, word in enumerate(row.words):
        pattern = word_pattern(word, near_place=place is not None)
        if pattern is None and place_company(word, places=register.place_words):
            pattern = Pattern(PUBLIC_COMPANY, True, "employer-company-pattern")
        if pattern is not None:
            patterns.append((index, pattern))
    if communes:
        company = next(
            (
                item
                for item in patterns
                if item[1].rule == "employer-company-pattern" and "ab" in row.words
            ),
            None,
        )
        if company is None:
            return _reading(row, communes[0])
    for wanted in _PATTERN_ORDER:
        for index, pattern in patterns:
            if wanted in pattern.rule:
                return EmployerReading(
                    pattern.sector,
                    pattern.sure,
                    pattern.rule,
                    row.evidence(index, index),
                    doubt="" if pattern.sure else "vague",
                )
    vague = vague_sector(row.text.line)
    if patterns and (vague is None or vague[0] != PUBLIC_COMPANY):
        index, pattern = patterns[0]
        return EmployerReading(
            pattern.sector,
            pattern.sure,
            pattern.rule,
            row.evidence(index, index),
            performer=vague is not None,
        )
    if vague is not None:
        sector, start, end = vague
        return EmployerReading(
            sector, False, "employer-vague", (row.text.evidence(start, end),), doubt="vague"
        )
    if place is not None:
        return EmployerReading(
            MUNICIPALITY, False, "employer-place", row.evidence(place[0], place[1]), doubt="place"
        )
    rule = "employer-generic" if generic_workplace(row.words) else "employer-unknown"
    return EmployerReading(UNCLEAR, False, rule, row.text.whole())


# Of several patterns in a name the first of these decides: a university hospital is a hospital.
_PATTERN_ORDER = (
    "state", "hospital", "university", "federation", "church", "company", "association",
)  # fmt: skip


def _bare_place(row: _Words, register: OrganisationRegister) -> tuple[int, int] | None:
    words = row.words
    for index in range(len(words)):
        found = _place_at(words, index, register)
        if found is None:
            continue
        whole = index == 0 and found[0] == len(words)
        if (
            whole
            or (words[index] not in register.everyday_places and row.upper(index))
            or (len(words) <= 3 and len(words[index]) > 4)
        ):
            return index, found[0] - 1
    return None


__all__ = ["BLANK", "REGION", "EmployerReading", "named_in", "read_employer"]
