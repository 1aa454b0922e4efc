"""What a moderator should know beside the criteria: standing, contradictions, tricks."""

import re

from domain.screening.employments import employed
from domain.screening.fields import Reading
from domain.screening.judgements import OUTSIDE_KINDS, titled
from domain.screening.labels import LEADER_STAFF, NOT_LEADER, NOT_PUBLIC, PUBLIC
from domain.screening.lists import listed
from domain.screening.organisations import EmployerReading
from domain.screening.plainness import plainness_notes
from domain.screening.staff_readings import Strength
from domain.screening.standings import (
    mixed_ownership,
    performer,
    privately_run,
    speaks_of_past,
)
from domain.screening.titles import TitleReading
from domain.screening.tricks import ADVERTISING

_DOUBTS = frozenset({"foreign", "member-organisation", "partly-owned", "ambiguous"})


def notes_of(reading: Reading) -> tuple[str, ...]:
    """The notes that a reading calls for, each once, in the order they were found."""
    employer = employed(reading)
    notes = dict.fromkeys(reading.tricks)
    if employer.sector in PUBLIC and employer.sure:
        # "vi erbjuder" is how a municipality too speaks of its service.
        notes.pop(ADVERTISING, None)
    if reading.language == "other":
        notes["other-language"] = None
    notes |= dict.fromkeys(_standing(reading))
    notes |= dict.fromkeys(_ownership(reading, employer))
    notes |= dict.fromkeys(plainness_notes(reading))
    if employer.sector in NOT_PUBLIC and _pitches(reading):
        notes[ADVERTISING] = None
    if _contradicts_itself(reading) or _contradicts_employer(reading, employer):
        notes["contradiction"] = None
    return tuple(notes)


def _pitches(reading: Reading) -> bool:
    """'Schemasystem för kommuner! Skulle älska att höra hur ni chefer tänker'."""
    line = reading.work.line
    return bool(_FOR_PUBLIC.search(line)) and bool(_WISHES.search(line))


_WISHES = re.compile(
    r"\b(?:skulle älska|vore (?:kul|roligt|toppen|värdefullt|spännande)|(?:vill|skulle) gärna|"
    r"gärna (?:nå|träffa|visa|prata|höra|nätverka)|hjälper er|höra hur ni|visa er|"
    r"(?:nå|träffa|nätverka med|möta) (?:\w+ )?(?:chefer|beslutsfattare)|era (?:behov|utmaningar)|"
    r"(?:would|d) love to|happy to (?:show|help|meet)|reach (?:out to )?(?:managers|leaders))\b"
)


def _standing(reading: Reading) -> list[str]:
    title, _ = titled(reading)
    notes = [note for note in reading.standing if not _adviser(note, reading)]
    own_shop = title.kind == "self_employed" and employed(reading).not_public
    if own_shop and not _MAY_SELL.search(_everything(reading)):
        # Whoever owns a café is no consultant: the employer decides.
        pass
    elif title.kind in OUTSIDE_KINDS and title.kind != "out_of_work":
        notes.append(title.kind.replace("_", "-"))
    if title.kind == "out_of_work" and not reading.standing:
        notes.append("on-leave")
    status = title.best.status if title.best is not None else ""
    if _was_leader(title):
        notes.append("former")
    if _consultant_chief(reading):
        notes.append("hired-in")
    if status:
        notes.append(_STATUS_NOTES[status])
    if reading.title.blank and speaks_of_past(reading.work):
        notes.append("former")
    if _became_ordinary(reading):
        notes.append("former")
    if _GROUP_IN_COUNCIL.search(f"{reading.title.line} {reading.work.line} {reading.staff.line}"):
        notes.append("politician")
    if _PARTY.search(reading.title.raw) and not (title.best and title.best.entry.strong):
        notes.append("politician")
    if any(_HIRED.intersection(before) for before in _before_private(reading)):
        notes.append("hired-in")
    return notes


def _everything(reading: Reading) -> str:
    texts = (reading.title, reading.employer, reading.work, reading.staff)
    return " . ".join(text.line for text in texts)


_MAY_SELL = re.compile(
    r"konsult|coach|rådg|föreläs|utbild|offentlig|kommun|region|myndighet|chef|app\b|ledar|"
    r"erbjud|tjänster|"
    r"frilans|interim|uppdrag|handled|rekryter|bemann|consult|public|municipal|leader|train|"
    r"platform|plattform"
)


def _was_leader(title: TitleReading) -> bool:
    """'F d enhetschef, nu utvecklingsledare': what led is over, and what is does not lead."""
    return title.label != LEADER_STAFF and any(
        hit.status in ("former", "retired") and hit.entry.label == LEADER_STAFF
        for hit in title.hits
    )


def _consultant_chief(reading: Reading) -> bool:
    """'Enhetschef (konsult)', and a consultant of a firm with work for public bodies."""
    own = reading.title_reading
    if _CONSULTANT.search(reading.title.line) and employed(reading).not_public:
        return bool(_FOR_PUBLIC.search(reading.work.line))
    if "konsult" not in reading.title.line:
        return False
    return own.label == LEADER_STAFF and bool(_BESIDE_CHIEF.search(reading.title.line))


_CONSULTANT = re.compile(r"konsult(?:en)?\b|\bconsultant\b")
_FOR_PUBLIC = re.compile(
    r"\b(?:offentlig\w*|kommun\w*|region\w*|myndighet\w*|statlig\w*|public|municipal\w*)\b"
)
_BESIDE_CHIEF = re.compile(
    r"(?:chef|rektor|direktör|ledare) (?:[(/,] ?)?(?:som |\( ?)?konsult ?(?:[)/,.]|$)|"
    r"^konsult ?[/,(] ?\w*(?:chef|rektor)"
)


def _adviser(note: str, reading: Reading) -> bool:
    """A 'ledarskapskonsult' who is employed by a public body and has no staff is no hired chief."""
    return (
        note == "hired-in"
        and _ADVISER.fullmatch(reading.standing[note].text.lower()) is not None
        and reading.staff_answer.denied
        and employed(reading).public
    )


_ADVISER = re.compile(r"(?:ledarskaps|organisations|chefs)konsult")


def _became_ordinary(reading: Reading) -> bool:
    """'numera utredare', 'har blivit utredare': an ordinary occupation after the leading one."""
    words = reading.work.plain
    return (
        any(
            hit.entry.kind == "ordinary"
            and hit.first > 0
            and words[hit.first - 1] in _BECAME
            and not (_BACKGROUND | _LEADS).intersection(words[max(0, hit.first - 3) : hit.first])
            for hit in reading.work_titles.hits
        )
        and reading.title_reading.label == LEADER_STAFF
    )


_LEADS = frozenset({"leder", "för", "över", "med", "söker"})
_BECAME = frozenset({"numera", "nu", "blivit", "nuförtiden"})
_GROUP_IN_COUNCIL = re.compile(
    r"^(?:\w+ )?gruppledare\b.*\b(?:fullmäktige\w*|mandat|nämnden|moderaterna|socialdemokraterna|"
    r"centerpartiet|vänsterpartiet|sverigedemokraterna|liberalerna|kristdemokraterna|miljöpartiet|"
    r"partiet|partigrupp\w*|oppositionen)\b"
)
_AT = frozenset({"på", "hos", "vid", "at"})
# Whoever leads a parish is not employed by a municipality.
_CLERGY = re.compile(
    r"\b(?:kyrkoherde|församlingsherde|komminister|biskop|domprost|kyrkokamrer|imam|rabbin)\b"
)
_STATUS_NOTES = {
    "former": "former",
    "retired": "retired",
    "future": "future",
    "interim": "hired-in",
}
# A party's letter behind a name or an office.
_PARTY = re.compile(r"\((?:s|m|sd|c|v|kd|l|mp|fi)\)", re.IGNORECASE)
_HIRED = frozenset({"via", "genom", "inhyrd", "uthyrd", "hyrd"})


def _before_private(reading: Reading) -> list[list[str]]:
    """The words before each private company that the title or the description names."""
    named = (
        (reading.title, reading.title_employers),
        (reading.work, reading.work_employers),
        (reading.staff, reading.staff_employers),
    )
    return [
        text.plain[max(0, first - 2) : first]
        for text, employers in named
        for first, employer in employers
        if employer.not_public
    ]


def _ownership(reading: Reading, employer: EmployerReading) -> list[str]:
    notes = []
    if employer.doubt in _DOUBTS:
        notes.append(employer.doubt)
    if mixed_ownership(reading.employer) or mixed_ownership(reading.work):
        notes.append("partly-owned")
    done_for_public = performer(reading.employer) or performer(reading.work)
    done = employer.sector in NOT_PUBLIC and (employer.performer or done_for_public)
    if done and not _SELLS.search(f"{reading.title.line} {reading.work.line}"):
        notes.append("performer")
    return notes


# Whoever sells to a public body does not do its work.
_SELLS = re.compile(
    r"\b(?:sälj\w*|försälj\w*|sales|account|key account|kundansvarig|kundchef|affärsansvarig|"
    r"affärsutvecklare|marknadschef|(?:stor)?kundchef|leverantör)\b"
)
# A private employer whose work is said to be the municipality's own.
_PUBLIC_CLAIMED = re.compile(
    r"\b(?:kommunal verksamhet|kommunal regi|kommunens (?:egen |egna )?\w+|"
    r"regionens (?:egen )?\w+|drivs av (?:kommunen|regionen)|anställd av (?:kommunen|regionen)|"
    r"kommunalt (?:boende|äldreboende))\b"
)


def _contradicts_employer(reading: Reading, employer: EmployerReading) -> bool:
    """A private employer with public claims, or a public one that a company is said to run."""
    if employer.sector in NOT_PUBLIC:
        named = any(other.public for _, other in reading.title_employers)
        return named or bool(_PUBLIC_CLAIMED.search(reading.work.line))
    if employer.public and any(
        other.not_public and first > 0 and reading.title.plain[first - 1] in _AT
        for first, other in reading.title_employers
    ):
        return True
    if employer.public and _CLERGY.search(reading.title.line):
        return True
    return bool(privately_run(reading.work) or privately_run(reading.employer))


def _contradicts_itself(reading: Reading) -> bool:
    """An ordinary occupation in the applicant's own sentence beside a leading title."""
    title = reading.title_reading
    if title.label != LEADER_STAFF or any(hit.entry.label == NOT_LEADER for hit in title.hits):
        return False
    words = reading.work.plain
    for hit in reading.work_titles.hits:
        before = words[max(0, hit.first - 3) : hit.first]
        if hit.entry.label == LEADER_STAFF and (_SELF | _BEING).intersection(before):
            return False
    for hit in reading.work_titles.hits:
        before = words[max(0, hit.first - 3) : hit.first]
        after = words[hit.last + 1 : hit.last + 3]
        if words[hit.first] in _ANY_EMPLOYEE:
            continue
        if hit.entry.kind != "ordinary" or hit.of_another or hit.status:
            continue
        really = "egentligen" in before and reading.staff_answer.claim < Strength.COUNT
        said = (really or _SELF.intersection(before)) and _BEING.intersection(before)
        if said and not _BACKGROUND.intersection([*before, *after]):
            return True
    return False


_ANY_EMPLOYEE = frozenset({"tjänsteman", "anställd", "medarbetare", "kollega"})
_SELF = frozenset({"jag"})
_BEING = frozenset({"är", "som"})
_BACKGROUND = listed(
    "utbildad legitimerad grunden botten början grundutbildad yrket också även deltid delvis "
    "halvtid fortfarande inte från en chef"
)
