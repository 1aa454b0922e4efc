"""Reading an employer: which sector it belongs to, how surely, and the words that say so."""

from dataclasses import dataclass, replace

from domain.screening.findings import Evidence
from domain.screening.labels import (
    MUNICIPALITY,
    NOT_PUBLIC,
    OTHER_NONPUBLIC,
    PRIVATE,
    PUBLIC,
    PUBLIC_COMPANY,
    STATE,
    UNCLEAR,
)
from domain.screening.organisation_names import (
    Hit,
    Words,
    bare_place,
    beside_commune,
    named,
    named_misspelt,
)
from domain.screening.organisation_patterns import (
    Pattern,
    foreign_commune,
    generic_workplace,
    place_company,
    said_private,
    state_in_english,
    vague_sector,
    word_pattern,
)
from domain.screening.organisation_register import OrganisationRegister
from domain.screening.standings import performer
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


def read_employer(text: Text, register: OrganisationRegister) -> EmployerReading:
    """What the employer field says."""
    row = Words(text)
    if not row.words:
        return BLANK
    hits = named(row, register)
    communes = beside_commune(row, register)
    if not hits and not communes:
        hits = named_misspelt(row, register)
    reading = _decide(row, register, hits, communes)
    if " eller " in f" {text.line} " and _both_kinds(hits, communes):
        return EmployerReading(
            UNCLEAR, False, "employer-contradictory", text.whole(), doubt="contradictory"
        )
    return reading


def named_in(text: Text, register: OrganisationRegister) -> list[tuple[int, EmployerReading]]:
    """The employers that a longer text names beyond doubt, with the index of their first word."""
    row = Words(text)
    hits = beside_commune(row, register)
    taken = {index for hit in hits for index in range(hit.first, hit.last + 1)}
    hits += [
        hit
        for hit in named(row, register, strict=True)
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


def _both_kinds(hits: list[Hit], communes: list[Hit]) -> bool:
    kinds = {hit.organisation.sector in PUBLIC for hit in hits} | ({True} if communes else set())
    return len(kinds) > 1 or (bool(hits) and len(hits) + len(communes) < 2)


def _reading(row: Words, hit: Hit, *, performer: bool = False) -> EmployerReading:
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
    row: Words, register: OrganisationRegister, hits: list[Hit], communes: list[Hit]
) -> EmployerReading:
    private = said_private(row.text.line)
    others = [hit for hit in hits if hit.organisation.sector not in PUBLIC]
    publics = [hit for hit in hits if hit.organisation.sector in PUBLIC]
    if private is not None:
        evidence = (row.text.evidence(private.start(), private.end()),)
        return EmployerReading(
            PRIVATE,
            True,
            "employer-said-private",
            evidence,
            performer=bool(performer(row.text)),
        )
    if not publics and not communes and foreign_commune(row.words):
        return EmployerReading(
            OTHER_NONPUBLIC, False, "employer-foreign", row.text.whole(), doubt="foreign"
        )
    specific = [hit for hit in others if not _swallowed(hit, communes + publics)]
    if specific:
        return _reading(row, specific[0], performer=bool(communes or publics))
    if (publics or communes) and performer(row.text):
        words = row.text.whole()
        return EmployerReading(PRIVATE, False, "employer-performer", words, performer=True)
    if publics:
        return _reading(row, max(publics, key=lambda hit: hit.last - hit.first))
    return _by_pattern(row, register, communes)


def _swallowed(hit: Hit, others: list[Hit]) -> bool:
    return any(other.first <= hit.first and hit.last <= other.last for other in others)


def _by_pattern(row: Words, register: OrganisationRegister, communes: list[Hit]) -> EmployerReading:
    agency = state_in_english(row.text.line)
    if agency is not None and not communes:
        named_agency = (row.text.evidence(agency.start(), agency.end()),)
        return EmployerReading(STATE, True, "employer-state-pattern", named_agency)
    place = bare_place(row, register)
    patterns = _patterns(row, register, near_place=place is not None)
    if communes and not _is_company(row, patterns):
        reading = _reading(row, communes[0])
        # "Vård AB, Solna stad": whose the company is, a person has to tell.
        doubtful = not _COMPANY_SIGNS.isdisjoint(row.words)
        return replace(reading, sure=False, doubt="vague") if doubtful else reading
    for wanted in _PATTERN_ORDER:
        for index, pattern in patterns:
            if wanted in pattern.rule:
                return _betrayed(row, index, pattern)
    vague = vague_sector(row.text.line)
    if patterns and (vague is None or vague[0] != PUBLIC_COMPANY):
        index, pattern = patterns[0]
        return replace(_betrayed(row, index, pattern), performer=vague is not None)
    if vague is not None:
        sector, start, end = vague
        named_sector = (row.text.evidence(start, end),)
        return EmployerReading(sector, False, "employer-vague", named_sector, doubt="vague")
    if place is not None and _workplace_at(row, place):
        return EmployerReading(UNCLEAR, False, "employer-generic", row.text.whole())
    if place is not None:
        words = row.evidence(place[0], place[1])
        return EmployerReading(MUNICIPALITY, False, "employer-place", words, doubt="place")
    rule = "employer-generic" if generic_workplace(row.words) else "employer-unknown"
    return EmployerReading(UNCLEAR, False, rule, row.text.whole())


def _workplace_at(row: Words, place: tuple[int, int]) -> bool:
    """'förskola i Solna' says where, not whose."""
    rest = row.words[: place[0]] + row.words[place[1] + 1 :]
    office = any("förvaltning" in word for word in rest)
    return bool(rest) and not office and generic_workplace(rest)


_COMPANY_SIGNS = frozenset({"ab", "aktiebolag", "hb", "konsult", "konsultbolag", "bemanning"})


def _patterns(
    row: Words, register: OrganisationRegister, *, near_place: bool
) -> list[tuple[int, Pattern]]:
    """What each word betrays, with its place."""
    found: list[tuple[int, Pattern]] = []
    for index, word in enumerate(row.words):
        pattern = word_pattern(word, near_place=near_place, company="ab" in row.words)
        if pattern is None and place_company(word, places=register.place_words):
            pattern = Pattern(PUBLIC_COMPANY, True, "employer-company-pattern")
        if _named_brigade(row.words, index):
            # Every fire service with a name of its own is the municipalities'.
            pattern = Pattern(PUBLIC_COMPANY, True, "employer-federation-pattern")
        if pattern is not None:
            found.append((index, pattern))
    return found


def _named_brigade(words: list[str], index: int) -> bool:
    following = words[index + 1 : index + 2]
    return words[index] == "räddningstjänsten" and bool(following) and len(following[0]) > _SMALL


_SMALL = 3


def _is_company(row: Words, patterns: list[tuple[int, Pattern]]) -> bool:
    return "ab" in row.words and any(
        pattern.rule == "employer-company-pattern" for _, pattern in patterns
    )


def _betrayed(row: Words, index: int, pattern: Pattern) -> EmployerReading:
    doubt = "" if pattern.sure else "vague"
    words = row.evidence(index, index)
    return EmployerReading(pattern.sector, pattern.sure, pattern.rule, words, doubt=doubt)


# Of several patterns in a name the first of these decides: a university hospital is a hospital.
_PATTERN_ORDER = (
    "state", "hospital", "university", "federation", "church", "company", "association",
)  # fmt: skip
