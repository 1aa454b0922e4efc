"""Reading an employer: which sector it belongs to, how surely, and the words that say so."""

import re
from dataclasses import dataclass, replace

from domain.screening.findings import Evidence
from domain.screening.labels import (
    MUNICIPALITY,
    NOT_PUBLIC,
    OTHER_NONPUBLIC,
    PRIVATE,
    PUBLIC,
    PUBLIC_COMPANY,
    REGION,
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
from domain.screening.organisation_words import board_name, municipal_work, said_both
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
    return replace(reading, sure=False, doubt="vague") if _GUESSED.search(text.line) else reading


_GUESSED = re.compile(
    r"\b(?:(?:inte|ej) (?:helt )?säker|osäker|vet (?:inte|ej)|(?:minns|kommer) inte|not sure|"
    r"oklart)\b"
)


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
    if said_both(row.text.line):
        return EmployerReading(
            UNCLEAR, False, "employer-contradictory", row.text.whole(), doubt="contradictory"
        )
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
    specific = [
        hit
        for hit in others
        if not _swallowed(hit, communes + publics) and not _names_a_place(row, hit, publics)
    ]
    if specific:
        return _reading(row, specific[0], performer=bool(communes or publics))
    if (publics or communes) and performer(row.text):
        words = row.text.whole()
        return EmployerReading(PRIVATE, False, "employer-performer", words, performer=True)
    publics = [hit for hit in publics if not _borrowed(row, hit)]
    if publics:
        found = max(publics, key=lambda hit: hit.last - hit.first)
        reading = _reading(row, found)
        return replace(reading, sure=False, doubt="vague") if _trades(row, found) else reading
    return _by_pattern(row, register, communes)


def _borrowed(row: Words, hit: Hit) -> bool:
    """Whether a public body's short name is only a part of a company's: 'Sol & Hav AB'."""
    if hit.organisation.sector == PUBLIC_COMPANY or hit.first != hit.last:
        return False
    company = {index for index, word in enumerate(row.words) if word in _COMPANY_FORMS}
    return bool(company - {hit.first})


def _trades(row: Words, hit: Hit) -> bool:
    """Whether a trade stands close behind a public body's name: 'SL Städ', 'Tullens Krog'."""
    if not {"hb", "handelsbolag"}.isdisjoint(row.words):
        return True
    following = hit.last + 1
    if following >= len(row.words) or row.places[following] != row.places[hit.last] + 1:
        return False
    company = hit.organisation.sector == PUBLIC_COMPANY and not hit.organisation.acronym
    return bool(_TRADE.search(row.words[following])) and not company


_COMPANY_FORMS = frozenset({"ab", "aktiebolag", "hb", "handelsbolag"})
_TRADE = re.compile(
    r"^(?:städ(?:service)?|krog(?:en)?|restaurang(?:en)?|caf[eé](?:et)?|kafé(?:et)?|"
    r"bygg(?:service)?|"
    r"måleri|taxi|hotell(?:et)?|assistans|bemanning|konsult(?:er)?|\w*byrån?|inkasso|gym(?:met)?|"
    r"frisör(?:er)?|transport(?:er)?|åkeri|bil(?:ar)?|partners?|entreprenad|fastigheter|städning|"
    r"hemtjänst|friskola|idrottsförening|kiosk(?:en)?|butik(?:en)?|shop|vänner|supportrar|"
    r"\w*klubb(?:en)?|"
    r"ombud(?:et)?|\w*förening(?:en)?)$"
)


def _names_a_place(row: Words, hit: Hit, publics: list[Hit]) -> bool:
    """'Mölnlycke vårdcentral, Närhälsan': the place, not the company of that name."""
    following = row.words[hit.last + 1 : hit.last + 2]
    if hit.first != hit.last:
        return False
    if any(map(board_name, row.words)):
        return True
    return (
        bool(publics and following) and len(following[0]) > _SMALL and generic_workplace(following)
    )


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
        doubtful = not _COMPANY_SIGNS.isdisjoint(row.words) or _run_by_others(patterns)
        return replace(reading, sure=False, doubt="vague") if doubtful else reading
    for wanted in _PATTERN_ORDER:
        for index, pattern in patterns:
            if wanted in pattern.rule:
                return _betrayed(row, index, pattern)
    vague = vague_sector(row.text.line)
    own = municipal_at(row, place)
    if own is not None and not patterns:
        return own
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


def municipal_at(row: Words, place: tuple[int, int] | None) -> EmployerReading | None:
    """'kommunal förskola i Trosa': the municipality's own, and which one."""
    said = municipal_work(row.text.line)
    if place is None or said is None or said_private(row.text.line):
        return None
    spans = (row.text.evidence(said.start(), said.end()), *row.evidence(place[0], place[1]))
    return EmployerReading(MUNICIPALITY, True, "employer-said-public", spans)


def _workplace_at(row: Words, place: tuple[int, int]) -> bool:
    """'förskola i Solna' says where, not whose."""
    rest = row.words[: place[0]] + row.words[place[1] + 1 :]
    office = any("förvaltning" in word for word in rest)
    return bool(rest) and not office and generic_workplace(rest)


def _run_by_others(patterns: list[tuple[int, Pattern]]) -> bool:
    """'Föräldrakooperativet Solrosen i Örebro kommun' is not the municipality's."""
    return any(pattern.rule == "employer-association" for _, pattern in patterns)


_COMPANY_SIGNS = frozenset({"ab", "aktiebolag", "hb", "konsult", "konsultbolag", "bemanning"})


def _patterns(
    row: Words, register: OrganisationRegister, *, near_place: bool
) -> list[tuple[int, Pattern]]:
    """What each word betrays, with its place."""
    found: list[tuple[int, Pattern]] = []
    company = "ab" in row.words
    for index, word in enumerate(row.words):
        pattern = word_pattern(word, near_place=near_place, company=company)
        shared = word in _SHARED and any(_BOARD.search(other) for other in row.words)
        own_board = bool(board_name(word)) and index > 0 and row.upper(0)
        if _OFFICE.match(word) or shared or own_board:
            # These are always a municipality's, or several municipalities' together.
            sure = near_place or own_board or shared
            pattern = Pattern(MUNICIPALITY, sure, "employer-municipality")
        if pattern is None and place_company(word, places=register.place_words):
            pattern = Pattern(PUBLIC_COMPANY, True, "employer-company-pattern")
        if _named_brigade(row, index):
            # Every fire service with a name of its own is the municipalities'.
            pattern = Pattern(PUBLIC_COMPANY, True, "employer-federation-pattern")
        if pattern is not None:
            found.append((index, pattern))
    return found


_OFFICE = re.compile(
    r"(?:överförmyndar|(?:social|omsorgs|utbildnings|skol|äldre|stadsdels|samhällsbyggnads|"
    r"stadsbyggnads|kommunlednings|stadslednings|vuxenutbildnings|grundskole|förskole)"
    r"(?:förvaltning|kontor|nämnd)|stadskansli|kommunkansli|kommunkontor)"
)
# "Gemensam nämnd för miljö" is several municipalities together.
_SHARED = frozenset({"gemensam", "gemensamma", "samverkansnämnd", "samverkansnämnden"})
_BOARD = re.compile(r"(?:nämnd|förvaltning|kontor|enhet)(?:en|et)?$")


def _named_brigade(row: Words, index: int) -> bool:
    """'Räddningstjänsten Syd', 'Höga Kusten-Ådalens räddningstjänst'."""
    words = row.words
    following = words[index + 1 : index + 2]
    if words[index] == "räddningstjänsten" and following and len(following[0]) > _SMALL:
        return True
    if words[index] not in ("räddningstjänst", "brandkår", "brandförsvar") or index == 0:
        return False
    before = words[index - 1]
    return row.upper(index - 1) and before.endswith("s") and len(before) > _SMALL


_SMALL = 3


def _is_company(row: Words, patterns: list[tuple[int, Pattern]]) -> bool:
    return "ab" in row.words and any(
        pattern.rule == "employer-company-pattern" for _, pattern in patterns
    )


def _betrayed(row: Words, index: int, pattern: Pattern) -> EmployerReading:
    doubt = "" if pattern.sure else "vague"
    words = row.whole_name(index) if pattern.sector == PRIVATE else row.evidence(index, index)
    dental = row.words[index].startswith("folktandvård")
    joined = _ASSOCIATED.intersection(row.words[index + 1 :])
    company = pattern.sector in _BODIES and not _COMPANY_FORMS.isdisjoint(row.words)
    if joined or (company and not dental):
        # "Tingsrättens Café AB": no court and no hospital is a company of its own.
        return EmployerReading(pattern.sector, False, pattern.rule, words, doubt="vague")
    return EmployerReading(pattern.sector, pattern.sure, pattern.rule, words, doubt=doubt)


_ASSOCIATED = frozenset(
    {"personalklubb", "idrottsförening", "förening", "klubb", "vänner", "fackklubb"}
)
_BODIES = frozenset({STATE, REGION})


# Of several patterns in a name the first of these decides: a university hospital is a hospital.
_PATTERN_ORDER = (
    "municipality", "state", "hospital", "university", "federation", "church", "company",
    "association",
)  # fmt: skip
