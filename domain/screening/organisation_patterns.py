"""What an employer's name betrays when it is in no register: its words and endings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from domain.screening.labels import (
    MUNICIPALITY,
    OTHER_NONPUBLIC,
    PRIVATE,
    PUBLIC_COMPANY,
    REGION,
    STATE,
    UNCLEAR,
)
from domain.screening.lists import listed
from domain.screening.spellings import REMEMBERED


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sector that words betray; not `sure` means that a person has to look."""

    sector: str
    sure: bool
    rule: str


_COMMUNE = listed(
    """
    kommun kommuns kommunen kommunens k:n kn stad stads staden municipality municipal city
    värdkommun kommunförvaltning stadshus kommunhus kommunstyrelse town council kommunal kommunala
    """
)
_COMMUNE_WORDS = ("kommun", "kommuns", "kommunen", "kommunens")
_NOT_COMMUNE = frozenset(
    {
        "kommuner",
        "kommunal",
        "kommuna",
        "kommunalt",
        "kommunala",
        "kommunerna",
        "kommune",
        "kommunikation",
    }
)


@lru_cache(maxsize=REMEMBERED)
def is_commune(word: str) -> bool:
    """Whether a word says kommun or stad, misspelt too."""
    if word in _COMMUNE:
        return word not in ("kommunal", "kommunala")
    if 9 <= len(word) <= 14 and word.startswith("muni"):
        return OSA.distance(word, "municipality", score_cutoff=2) <= 2
    if not 5 <= len(word) <= 10 or word[0] != "k" or word in _NOT_COMMUNE:
        return False
    return any(OSA.distance(word, known, score_cutoff=1) <= 1 for known in _COMMUNE_WORDS)


_STATE_END = re.compile(
    r"(?:tingsrätt|hovrätt|förvaltningsrätt|kammarrätt|länsstyrelse|ambassad|konsulat|regemente|"
    r"flottilj|departement|åklagarkammare|garnison|fängelse)(?:en|et|n|t|s|ens|ets|ns)?$"
    r"|^(?:kriminalvårds\w+|statens|anstalten|häktet|frivården|polis(?:en|område\w*|region\w*|"
    r"station\w*)|"
    r"domstol(?:en)?)$"
    r"|.{3,}(?:myndigheten|inspektionen|ombudsmannen|styrelseverket)s?$"
    r"|.{5,}verkets?$"
)
_STATE_NOT = re.compile(
    r"(?:sågverk|kraftverk|värmeverk|vattenverk|reningsverk|nätverk|hantverk|gatuverk|"
    r"skolverks|regelverk|verkstad|stadsverk|vattenverket|reningsverket|värmeverket|"
    r"kraftverket|nätverket|sågverket|konstverket|bruksverket|pappersbruket)"
)
_UNIVERSITY = re.compile(r"(?<!folk)(?:universitet|högskola)(?:et|n|s|ets|ns)?$|^university$")
_HOSPITAL = re.compile(r"(?:(?:sjukhus|lasarett)(?:et|en|ets|s)?|^hospital)$")
_COMPANY_END = re.compile(
    r"(?:bostäder|bostads|bostad|hyresbostäder|energi|elnät|vatten|renhållning|avfall|"
    r"parkering|hamn|"
    r"kommunfastigheter|fastigheter|fastighets|stadshus|lokaltrafik|stadsteater|kommunbolag|va|"
    r"värme|fjärrvärme|kraft|bredband|stadsnät|återvinning|miljö|näringsliv|arena|teknik|"
    r"spårvägar|buss|hus|hem|el)$"
)
# The words that say so by themselves beside a place; "miljö" or "va" may be a department.
_COMPANY_WORD = re.compile(
    r"^(?:renhållningsverk|bostäder|bostads|bostad|hyresbostäder|kommunfastigheter|energi|elnät|"
    r"renhållning|"
    r"parkering|stadshus|lokaltrafik|stadsteater|fjärrvärme|stadsnät|återvinning|spårvägar|"
    r"vatten|hamn|kraftvärme|fibernät|bredband|skolfastigheter|kommunfastighet|kommunteknik|"
    r"sportfastigheter|elverk|affärsverk|kommunalteknik|flygplats|airport|stadsteatern|"
    r"hamnterminal|industrifastigheter|hyreshus|lokalförvaltningen|bostadsförmedling(?:en)?|"
    r"hyresbostads|"
    r"vattentjänst|industribyggnads|industrihus|kommunbolag\w*|bostadsbolag\w*|"
    r"fastighetsbolag\w*|energibolag\w*)$"
)
# Beside a place and with AB these are often, but not surely, a municipality's.
_PERHAPS_COMPANY = re.compile(
    r"^(?:miljö|teknik|va|kraft|värme|arena|event|turism|näringsliv|näringslivs|utveckling|"
    r"utvecklings|fastigheter|fastighets|el|elhandel|nät|buss|trafik|exploatering|marknads|"
    r"tekniska|tomt|lokaler|parkerings)$"
)
_SERVICE_FEDERATION = re.compile(
    r"^(?:räddningstjänst\w*|brandkår\w*|brandförsvar\w*|kommunalförbund\w*|samordningsförbund\w*|"
    r"gymnasieförbund\w*|utbildningsförbund\w*|miljöförbund\w*|vattenförbund\w*|direktionen|"
    r"räddningstjänstförbund\w*|sjukvårdsförbund\w*|kommunalförbunds\w*|vatjänstförbund\w*)$"
)
_ABROAD = listed(
    """
    köpenhamn københavn copenhagen oslo bergen trondheim stavanger tromsø tromsö drammen
    kristiansand helsingfors helsinki åbo turku esbo espoo vanda vantaa vasa vaasa
    tammerfors tampere uleåborg oulu borgå jakobstad aarhus århus odense aalborg ålborg
    roskilde esbjerg helsingør helsingör berlin hamburg münchen köln frankfurt stuttgart
    london manchester paris bryssel brussels amsterdam rotterdam reykjavik reykjavík island
    tallinn riga vilnius warszawa mariehamn åland norge norway noreg danmark denmark finland
    suomi tyskland germany deutschland england uk usa london skottland scotland irland
    ireland nederländerna spanien spain frankrike france italien polen österrike schweiz
    zürich wien genève geneva kanada canada australien indien
    """
)
_CHURCH = re.compile(
    r"^(?:\w*pastorat(?:et)?s?|\w*samfällighet(?:en)?s?|\w*samfund(?:et)?|"
    r"(?!botkyrka)\w*kyrkan?s?|\w*stadsmission\w*|"
    r"\w*kyrkoförsamling\w*|"
    r"\w*församling(?:en)?s?|\w*stiftet|kyrko\w*|moské\w*|synagog\w*)$"
)
_ASSOCIATION = re.compile(
    r"^(?:\w*förening(?:en)?s?|riksförbund\w*|\w*stiftelse[ns]{0,2}|\w*missionen|"
    r"\w*kooperativ\w*|fackförbund\w*|"
    r"\w{4,}facket|\w{4,}partiet|studieförbund\w*|idrotts\w*klubb\w*|ngo|charity|"
    r"foundation|ideell\w*|"
    r"\w{4,}demokraterna|(?:ifk|gif|aik|ibk)|\w+klubb(?:en)?|\w*främjandet|"
    r"\w*handelskammare\w*|\w+fonden|(?:bk|ff|hc|fk|sk|bik|hk)|\w+sällskap(?:et)?|lions|rotary|"
    r"\w+jouren|"
    r"folkrörelse\w*|(?!kommun)\w+förbundet|trossamfund\w*|scoutkår\w*|"
    r"hjälporganisation\w*|biståndsorganisation\w*)$"
)
_MAY_BE_PUBLIC = re.compile(r"stiftelse|foundation|förening|förbund|kooperativ")
_PRIVATE = re.compile(
    r"^(?:ab|aktiebolag\w*|hb|handelsbolag\w*|kb|enskild|gmbh|ltd|inc|plc|llc|as|oy|oyj|"
    r"holding\w*|group|"
    r"privat\w*|friskol\w*|friförskol\w*|hyr(?:socionom|läkar|sköterske|chef|rektor)\w*|"
    r"\w*konsult(?:er|bolag|firma|företag|byrå)?(?:en|"
    r"et)?s?|consulting|consultants?|"
    r"\w*bemanning\w*|\w*byrån?|advokat\w*|start-?up|startup|koncern\w*|företag(?:et)?|"
    r"egenföretagare|"
    r"bistro\w*|krog(?:en)?|\w{3,}krog(?:en)?|brasserie|trattoria|osteria|ristorante|gastropub|pub(?:en)?|"
    r"\w*bageri(?:et)?|\w*konditori(?:et)?|kafé(?:et)?|\w*salong(?:en)?|"
    r"\w*restaurang\w*|\w*butik\w*|\w*hotell?\w*|frisör\w*|åkeri\w*|bilverkstad\w*|"
    r"mäklar\w*|entreprenad|solutions|"
    r"partners|invest|capital|digital|systems|software|tech|industri(?:er)?|bygg|måleri|"
    r"assistans\w*|försäljning|pizzeria|caf[eé]\w*|"
    r"bank(?:en)?|försäkring(?:ar)?|medtech|fintech|bil|bilar|gym|livs|café|studio|media|"
    r"reklam(?:byrå\w*)?|\w{3,}firma|eventbolag\w*)$"
)
_OWN_FIRM = re.compile(
    r"^(?:(?:mitt|min|vår|vårt) (?:och|&|o) (?:min|mitt|\w+s) |(?:min|mitt) (?:frus|mans|sambos|"
    r"pappas|mammas|brors|systers|makes|makas|svärfars|svärmors|fars|mors|familjs) |familjens |"
    r"(?:vårt|mitt) (?:lilla |egna )?(?:\w*företag|\w*bolag|hvb\w*|\w*café|\w*firma)\b)|"
    r"\b(?:egen (?:firma|verksamhet|rörelse|konsult\w*|regi ab)|eget (?:företag|bolag|"
    r"konsult\w*|ab)|mitt (?:företag|bolag)|min firma|enskild firma|self employed|"
    r"own company|my (?:own )?company|freelance\w*|frilans\w*|egen(?:företagare|"
    r"anställd))\b"
)
_NOT_PRIVATE = re.compile(r"\b(?:ej|inte|icke|ingen|not) (?:en |ett )?privat\w*")
_PRIVATE_SAID = re.compile(r"\b(?:privat\w*|friskol\w*|fristående (?:för)?skol\w*|vinstdrivande)\b")
_PUBLIC_SAID = (
    (re.compile(
        r"\b(?:kommunal\w* (?:\w+ ){0,2}(?:bolag\w*|förvaltningsbolag|fastighetsbolag|"
        r"bostadsbolag)|kommunägd\w*|kommunägt|kommunalägd\w*|"
        r"(?:hel)?äg[st]\w* (?:till 100 % )?(?:av|till) (?:\w+ ){0,2}(?:kommun\w*|region\w*|"
        r"stad\w*)|(?:stats|region)äg[dt]\w*|statligt (?:\w+ )?bolag|kommun\w* bolag|"
        r"stadens bolag|(?:municipally|state) owned)\b"
    ), PUBLIC_COMPANY),
    (re.compile(r"\b(?:kommunalförbund\w*|kommunförbund)\b"), PUBLIC_COMPANY),
    (re.compile(
        r"\b(?:kommunen\w*|kommun|kommunal\w*|stadsdelsförvaltning\w*|stadsförvaltning\w*|"
        r"socialförvaltning\w*|barn och utbildning\w*|kommunförvaltning\w*|municipality|"
        r"socialtjänsten|sdf|sdn|kommunstyrelse\w*|"
            r"\w+nämnden|(?:omsorgs|social|tekniska|utbildnings|fritids|kultur|miljö|"
            r"samhällsbyggnads)\w*förvaltning\w*|tekniska kontoret|kommunledning\w*)\b"
    ), MUNICIPALITY),
    (re.compile(
        r"\b(?:psykiatri\w*|bup|habilitering\w*|ambulans\w*|region(?:kontor|stab|hus|service|"
        r"ledning)\w*|regionen|region|landstinget|"
        r"landsting|regional\w*|folktandvården|"
        r"hälso och sjukvården)\b"
    ), REGION),
    (re.compile(
        r"\b(?:myndighet\w*|statlig\w*|staten|stat|government|domstol\w*|försvaret|universitetet|"
        r"universitet|högskolan|högskola|länsstyrelse\w*|departement\w*|polisen|agency)\b"
    ), STATE),
)  # fmt: skip
_STATE_IN_ENGLISH = re.compile(
    r"\b(?:swedish (?:\w+ ){0,6}(?:agency|authority|board|council|administration|inspectorate|"
    r"courts?|"
    r"institute|university|police|customs|parliament|government)|national board of \w+|"
    r"(?:district|administrative|land and environment) court|court of appeal)\b"
)


def state_in_english(line: str) -> re.Match[str] | None:
    """Where an English name is that of a Swedish agency or court."""
    return _STATE_IN_ENGLISH.search(line)


_GENERIC_REGION = re.compile(
    r"\b(?:sjukhuset|sjukhus|lasarettet|lasarett|universitetssjukhus\w*)\b"
)


def vague_sector(line: str) -> tuple[str, int, int] | None:
    """The sector that an answer names without naming an employer: 'kommunen', 'en myndighet'."""
    for expression, sector in _PUBLIC_SAID:
        match = expression.search(line)
        if match:
            return sector, match.start(), match.end()
    match = _GENERIC_REGION.search(line)
    return (UNCLEAR, match.start(), match.end()) if match else None


def said_private(line: str) -> re.Match[str] | None:
    """Where the answer itself says that the employer is private."""
    if _NOT_PRIVATE.search(line):
        return None
    return _OWN_FIRM.search(line) or _PRIVATE_SAID.search(line)


@lru_cache(maxsize=REMEMBERED)
def word_pattern(word: str, *, near_place: bool, company: bool = False) -> Pattern | None:
    """What one word of a name betrays; `company` where the name says that it is one."""
    if _STATE_END.search(word) and not _STATE_NOT.search(word):
        return Pattern(STATE, True, "employer-state-pattern")
    if _UNIVERSITY.search(word):
        return Pattern(STATE, near_place, "employer-university-pattern")
    if word.startswith("samordningsförbund"):
        # Agencies, a region and municipalities together: a person looks.
        return Pattern(PUBLIC_COMPANY, False, "employer-federation-pattern")
    if _SERVICE_FEDERATION.search(word):
        federation = near_place or "förbund" in word
        return Pattern(
            PUBLIC_COMPANY if federation else UNCLEAR, federation, "employer-federation-pattern"
        )
    if word.startswith("folktandvård"):
        return Pattern(REGION, True, "employer-hospital-pattern")
    if word.startswith("närsjukhus"):
        # Some of them are run by a company.
        return Pattern(REGION, False, "employer-hospital-pattern")
    if _HOSPITAL.search(word):
        return Pattern(REGION, near_place or len(word) > 12, "employer-hospital-pattern")
    if _CHURCH.search(word):
        return Pattern(OTHER_NONPUBLIC, True, "employer-church")
    if near_place and _PERHAPS_COMPANY.match(word) and company:
        return Pattern(PUBLIC_COMPANY, False, "employer-company-pattern")
    if near_place and _COMPANY_WORD.match(word):
        return Pattern(PUBLIC_COMPANY, True, "employer-company-pattern")
    if _ASSOCIATION.search(word):
        # A foundation or an association may be close to the public sector: a person looks.
        owned = bool(_MAY_BE_PUBLIC.search(word))
        return Pattern(OTHER_NONPUBLIC, not owned, "employer-association")
    if "waldorf" in word or "montessori" in word:
        # Most are run privately, some by a municipality.
        return Pattern(PRIVATE, False, "employer-private-pattern")
    if _PRIVATE.search(word):
        return Pattern(PRIVATE, True, "employer-private-pattern")
    return None


def is_abroad(word: str) -> bool:
    """Whether a word is a place in another country, with or without a genitive."""
    return word in _ABROAD or word.removesuffix("s") in _ABROAD


def generic_workplace(words: Sequence[str]) -> bool:
    """Whether the answer names a kind of workplace and no employer: 'LSS-boende', 'hemtjänsten'."""
    return bool(words) and all(_GENERIC.search(word) for word in words)


_GENERIC = re.compile(
    r"(?:boende|boendet|hemtjänst|hemtjänsten|skola|skolan|skolor|förskola|förskolan|vårdcentral|"
    r"vårdcentralen|omsorg|omsorgen|sjukvård|sjukvården|vård|vården|daghem|gruppbostad|gruppboende|"
    r"äldreboende|äldreboendet|socialtjänst|socialtjänsten|bibliotek|biblioteket|"
    r"gymnasium|gymnasiet|"
    r"förvaltning|förvaltningen|avdelning|avdelningen|enhet|enheten|kontor|kontoret|mottagning|"
    r"mottagningen|ambulans|ambulansen|psykiatri|psykiatrin|habilitering|habiliteringen|verksamhet|"
    r"verksamheten|hem|hemmet|hvb|lss|sol|bup|säbo|offentlig|sektor|sektorn|tjänst|team|teamet|"
    r"^(?:i|på|inom|och|en|ett|jobbar|arbetar|hos|vid|stödboende|särskilt|mm|m))$"
)


def place_company(word: str, *, places: frozenset[str]) -> bool:
    """'Mullsjöbostäder': a municipality's name grown together with a company's word."""
    match = _COMPANY_END.search(word)
    if not match or match.start() < 3:
        return False
    stem = word[: match.start()]
    return stem in places or stem.removesuffix("s") in places


def foreign_commune(words: Sequence[str]) -> bool:
    """Whether the answer names a place or a municipality of another country."""
    return any(map(is_abroad, words)) or any(
        word.endswith(
            (
                "kommune",
                "kommunes",
                "fylkeskommune",
                "kunta",
                "kaupunki",
                "gemeinde",
                "stadtverwaltung",
            )
        )
        for word in words
    )


__all__ = [
    "UNCLEAR",
    "Pattern",
    "foreign_commune",
    "generic_workplace",
    "is_abroad",
    "is_commune",
    "place_company",
    "said_private",
    "vague_sector",
    "word_pattern",
]
