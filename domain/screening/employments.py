"""Whose the applicant's employer is, from every answer that tells of it."""

import re

from domain.screening.fields import Reading
from domain.screening.findings import Criterion, Finding, Verdict
from domain.screening.labels import (
    MUNICIPALITY,
    NOT_LEADER,
    OTHER_NONPUBLIC,
    PRIVATE,
    PUBLIC_COMPANY,
)
from domain.screening.lists import listed
from domain.screening.organisation_patterns import said_private
from domain.screening.organisations import EmployerReading


def public(reading: Reading) -> Finding:
    """Whether the employer is public."""
    employer = employed(reading)
    if employer.public:
        return Finding(Criterion.PUBLIC, Verdict.MET, employer.evidence, employer.rule)
    if employer.not_public:
        return Finding(Criterion.PUBLIC, Verdict.NOT_MET, employer.evidence, employer.rule)
    return Finding(Criterion.PUBLIC, Verdict.UNCLEAR, employer.evidence, employer.rule)


def employed(reading: Reading) -> EmployerReading:
    """The employer that counts: of its own field, else one named elsewhere as the applicant's."""
    own = reading.employer_reading
    owned = _said_owned(reading, own)
    if owned is not None:
        return owned
    if own.sure or own.doubt in (
        "contradictory",
        "foreign",
        "member-organisation",
        "partly-owned",
        "ambiguous",
    ):
        return own
    said = _said_public(reading, own) or _run_privately(reading, own)
    if said is not None:
        return said
    misplaced = own.rule == "employer-unknown" and _no_employer(reading)
    if own.rule not in _OPEN_EMPLOYERS and not misplaced:
        return _employer_of_title(reading) or own
    for text, named in (
        (reading.title, reading.title_employers),
        (reading.work, reading.work_employers),
        (reading.staff, reading.staff_employers),
    ):
        for first, employer in named:
            if not _AWAY.intersection(text.plain[max(0, first - 2) : first]):
                return employer
    return own


def _employer_of_title(reading: Reading) -> EmployerReading | None:
    """'Enhetschef hos Tullverket', where the employer's own answer tells of no employer we know."""
    if reading.employer_reading.rule != "employer-unknown":
        return None
    for first, employer in reading.title_employers:
        if employer.public and first > 0 and reading.title.plain[first - 1] in _AT:
            return employer
    return None


def _said_owned(reading: Reading, own: EmployerReading) -> EmployerReading | None:
    """A company by its name that is said to be the municipality's own, whatever AB says."""
    if own.rule not in _MAY_BE_OWNED:
        return None
    for text in (reading.employer, reading.work, reading.title):
        match = _OWNED.search(text.line)
        if match is None or _NO_LONGER.search(text.line):
            continue
        words = len(match.group().split())
        if text is reading.employer and len(text.words) - words < _A_NAME:
            continue
        spans = (*reading.employer.whole(), text.evidence(match.start(), match.end()))
        return EmployerReading(PUBLIC_COMPANY, True, "employer-said-public", spans)
    return None


_A_NAME = 1
_MAY_BE_OWNED = frozenset({"employer-private-pattern", "employer-unknown", "employer-vague"})
_OWNED = re.compile(
    r"\b(?:(?:hel|helt )?ä(?:gs|gt|gd|gda|gs helt)(?: till)?(?: 100 (?:%|procent))?(?: helt)? av "
    r"(?:\w+ ){0,2}(?:kommun(?:en|er|erna)?|regionen|staten|staden|stad)|"
    r"(?:hel|helt )?(?:kommun|region|stats|kommunal)äg[dt]\w*|kommunens (?:eget |"
    r"helägda )?\w*bolag|"
    r"(?:hel|helägt |helägda )?kommunal(?:t|a) (?:\w+ )?\w*bolag\w*|wholly owned by the (?:\w+ )?"
    r"(?:municipality|region|city|state)|municipally owned)\b(?! (?:och|samt) (?!kommun|region|"
    r"stat)\w)"
)
_NO_LONGER = re.compile(
    r"\b(?:tidigare|förut|förr|var|inte|ej|fram till|delvis|delägd\w*|delägt|\d\d ?(?:%|procent)|"
    r"hälften|"
    r"privat\w*|åt|hos|kunder|kund)\b"
)


def _run_privately(reading: Reading, own: EmployerReading) -> EmployerReading | None:
    """A name that we don't know, of which the applicant says that it is private."""
    if own.rule not in ("employer-unknown", "employer-place", "employer-generic"):
        return None
    match = _PRIVATELY.search(reading.work.line)
    if match is None:
        return None
    spans = (*own.evidence, reading.work.evidence(match.start(), match.end()))
    if match.group().startswith(("ideell", "en ideell")):
        return EmployerReading(OTHER_NONPUBLIC, True, "employer-association", spans)
    return EmployerReading(PRIVATE, True, "employer-said-private", spans)


_PRIVATELY = re.compile(
    r"^(?:en |ett )?privat(?:a|t)? (?!och\b|utförare|aktör)\w+|^(?:min |en )?(?:egen|"
    r"enskild) firma\b|"
    r"^(?:mitt |ett )?eget (?:företag|bolag)\b|\b(?:är|vi är) (?:ett |en )?(?:privat\w*|"
    r"familjeföretag)\b|"
    r"^(?:en )?(?:ideell|fristående) (?:organisation|förening|skola|förskola)\b|"
    r"^(?:en )?friskola\b|"
    r"^(?:ett )?familjeföretag\b"
)


def _said_public(reading: Reading, own: EmployerReading) -> EmployerReading | None:
    """A place or a kind of workplace that the applicant says is the municipality's own."""
    if own.rule not in ("employer-place", "employer-generic"):
        return None
    if said_private(reading.work.line) or said_private(reading.title.line):
        return None
    match, text = _MUNICIPAL.search(reading.work.line), reading.work
    if match is None and own.rule == "employer-place":
        # "Förvaltningschef", "bygglov": what no one but a municipality has.
        for text in (reading.title, reading.work):
            match = _ONLY_MUNICIPAL.search(text.line)
            if match is not None:
                break
    if match is None:
        return None
    spans = (*own.evidence, text.evidence(match.start(), match.end()))
    return EmployerReading(MUNICIPALITY, True, "employer-said-public", spans)


_MUNICIPAL = re.compile(
    r"\b(?:kommunal(?:a|t)? (?:\w+ )?(?:\w*skola|\w*skolor|\w*boende\w*|verksamhet|regi|hemtjänst|"
    r"\w*omsorg|\w*gymnasium|\w*förskola|förvaltning|tjänst|vuxenutbildning|kulturskola|"
    r"bibliotek\w*|"
    r"kost\w*|badhus\w*|räddningstjänst|socialtjänst|lokalvård|park\w*|gata)|"
    r"kommunens (?:egen |egna |alla )?\w+|"
    r"(?:i|av|på|hos|för|inom|över) (?:hela )?kommunen)\b"
)
_ONLY_MUNICIPAL = re.compile(
    r"\b(?:kommundirektör|kommunchef|stadsdirektör|förvaltningschef|förvaltningsdirektör|"
    r"socialchef|"
    r"socialdirektör|skolchef|skoldirektör|utbildningschef|omsorgschef|äldreomsorgschef|"
    r"samhällsbyggnadschef|"
    r"stadsbyggnadschef|bygglovschef|gatuchef|överförmyndarchef|kulturskolechef|"
    r"barn och utbildningschef|"
    r"kommunsekreterare|fritidschef|kultur och fritidschef|stadsarkitekt|exploateringschef|"
    r"mark och "
    r"exploatering\w*|mark o exploatering|bygglov\w*|detaljplan\w*|överförmynd\w*|"
    r"kommunstyrelse\w*|"
    r"kommunlednings\w*|kommunkansli\w*|biståndshandläggning|biståndsbedöm\w*|försörjningsstöd|"
    r"ekonomiskt bistånd|socialtjänst(?:en)?|ifo)\b"
)


def _no_employer(reading: Reading) -> bool:
    """Whether the employer's field holds a title or an answer to another question."""
    first = reading.employer.plain[0]
    titles = reading.employer_titles
    led = titles.best is not None and titles.label != NOT_LEADER
    return led or first.isdigit() or first in _NO_NAME


_NO_NAME = frozenset(
    {"ja", "nej", "japp", "yes", "no", "se", "see", "samma", "ovan", "dito", "enligt"}
)
_AT = frozenset({"hos", "på", "vid", "i", "at", ",", "/", "("})


# Answers that leave the employer open, so that another field may name it.
_OPEN_EMPLOYERS = frozenset(
    {"employer-missing", "employer-vague", "employer-place", "employer-generic"}
)
# An organisation behind these is a customer, a neighbour or a former employer.
_AWAY = listed(
    "åt till med mot från tidigare förut förra kunder kund säljer samarbetar formerly clients "
    "former customers to hjälper erbjuder uppdrag konsult"
)
