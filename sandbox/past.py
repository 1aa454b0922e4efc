"""Who applied to the network before the curtain rises, and what the moderators decided.

All are invented, as are their words; their employers exist unless they are companies.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from domain.applications import State
from sandbox.people import MEMBERS, MODERATORS, Application, Part, Person

FOUNDED = datetime(2025, 3, 3, 8, 0, tzinfo=UTC)
"""When the network began to take applications through the bot."""
_YES, _NO = State.APPROVED, State.DECLINED
_NO_STAFF = "Nej, inget personalansvar."
_IN_THE_PROJECT = "Det beror på hur man räknar. Jag leder en grupp på {} i projektet."
REASON = "Tack för din ansökan! Nätverket är för chefer med egen personal i offentlig sektor."


@dataclass(frozen=True, slots=True)
class PastCase:
    """An application from before, and how long it took to decide it."""

    name: str
    application: Application
    at: datetime
    hours: int
    decided: State

    @property
    def person(self) -> Person:
        answers = self.application
        return Person(self.name, answers.title, answers.employer, Part.APPLICANT)

    @property
    def is_member(self) -> bool:
        return self.decided is State.APPROVED


def _case(
    day: str, hours: int, decided: State, name: str, title: str, employer: str, staff: str,
    work: str = "",
) -> PastCase:  # fmt: skip
    at = datetime.fromisoformat(f"2025-{day}T17:20+00:00")
    return PastCase(name, Application(title, employer, work, staff), at, hours, decided)


def _founder(number: int, person: Person) -> PastCase:
    """One of those who are members when the story begins; they came in the first spring."""
    month, day = 3 + number // 5, 4 + 5 * (number % 5)
    staff = f"Yes, {9 + number} people." if person.locale.startswith("en") else f"Ja, {9 + number}."
    return _case(
        f"{month:02}-{day:02}", 5 + 23 * (number % 4), _YES,
        person.name, person.title, person.employer, staff,
    )  # fmt: skip


_NEWCOMERS = (
    # Leaders in the public sector, let in.
    _case("06-10", 20, _YES, "Åsa Törnblom", "Rektor", "Kungsbacka kommun", "Ja, 42 lärare."),
    _case("06-24", 31, _YES, "Per-Olof Sand", "Gatuchef", "Borås Stad", "Ja, 16 medarbetare."),
    _case("08-12", 70, _YES, "Mirja Koskinen", "Enhetschef", "Vänersborgs kommun", "Ja, 30."),
    _case("08-19", 18, _YES, "Lars Grip", "Verksamhetschef", "Lidköpings kommun", "Ja, 55."),
    _case("08-27", 9, _YES, "Sofia Ramberg", "Sektionschef", "Polismyndigheten", "Ja, 21."),
    _case("09-02", 44, _YES, "Emil Thorén", "Förskolerektor", "Lerums kommun", "Ja, 28 pedagoger."),
    _case("09-10", 15, _YES, "Yasmin Aziz", "Enhetschef", "Region Halland", "Ja, 19 personer."),
    _case("09-23", 26, _YES, "Kent Olausson", "Kostchef", "Marks kommun", "Ja, 34 kockar."),
    _case("10-07", 12, _YES, "Rut Sandelin", "Kulturchef", "Orust kommun", "Ja, 11."),
    _case("10-16", 50, _YES, "Viktor Blad", "Enhetschef", "Ale kommun", "Ja, 25 undersköterskor."),
    _case("10-28", 8, _YES, "Jenny Ahl", "Stabschef", "Länsstyrelsen Jönköping", "Ja, åtta."),
    _case("11-04", 29, _YES, "Omar Haidar", "Enhetschef", "Stenungsunds kommun", "Ja, 22."),
    _case("11-13", 6, _YES, "Tove Ringdahl", "Rektor", "Tanums kommun", "Ja, 31 medarbetare."),
    _case("11-25", 19, _YES, "Bosse Kvist", "Räddningschef", "Lysekils kommun", "Ja, 40 brandmän."),
    _case("12-04", 11, _YES, "Ulrika Fors", "Avdelningschef", "Trafikverket", "Ja, 17 ingenjörer."),
    _case("12-11", 23, _YES, "Idris Bello", "Enhetschef", "Härryda kommun", "Ja, 14 handläggare."),
    # What a moderator had to judge, one way or the other.
    _case(
        "07-08", 150, _YES, "Nina Lagergren", "Processledare", "Västra Götalandsregionen",
        _IN_THE_PROJECT.format("åtta"), "Håller ihop införandet av ett nytt journalsystem.",
    ),
    _case(
        "09-16", 120, _NO, "Anders Rehn", "Processledare", "Västra Götalandsregionen",
        _IN_THE_PROJECT.format("fem"), "Driver arbetet med kortare köer till röntgen.",
    ),
    _case(
        "10-21", 96, _NO, "Felicia Dahl", "Processledare", "Region Halland",
        _IN_THE_PROJECT.format("sju"), "Samlar vårdcentralerna kring ett nytt arbetssätt.",
    ),
    _case(
        "11-18", 72, _NO, "Jakob Stål", "Processledare", "Region Jönköpings län",
        _IN_THE_PROJECT.format("fyra"), "Leder ett projekt om digitala kallelser.",
    ),
    _case(
        "06-17", 200, _YES, "Mona Wikander", "Enhetschef", "Tjörns kommun", "Ja, sex medarbetare.",
        "Just nu är enheten under uppbyggnad och jag har ingen personal.",
    ),
    _case(
        "09-30", 140, _NO, "Glenn Ask", "Enhetschef", "Bollebygds kommun", "Ja, fyra medarbetare.",
        "Jag är ensam på enheten och har ingen personal.",
    ),
    _case(
        "11-06", 110, _NO, "Ewa Lindh", "Enhetschef", "Åmåls kommun", "Ja, fem medarbetare.",
        "Utreder och skriver, har ingen personal.",
    ),
    # Others than leaders in the public sector, declined.
    _case("03-18", 30, _NO, "Rickard Sten", "Säljare", "Västhus Fönster AB", _NO_STAFF),
    _case("04-22", 28, _NO, "Marie Palm", "Lärare", "Alingsås kommun", "Nej, bara elever."),
    _case("05-20", 60, _NO, "Leo Bratt", "Butikschef", "Skor och Sulor i Skövde AB", "Ja, sex."),
    _case("07-01", 36, _NO, "Tim Hagman", "Säljare", "Elbilsladdning Väst AB", _NO_STAFF),
    _case("08-05", 90, _NO, "Ida Kron", "Handläggare", "Försäkringskassan", _NO_STAFF),
    _case("09-04", 14, _NO, "Max Ljungdahl", "Mäklare", "Mäklarhuset i Borås AB", _NO_STAFF),
    _case("10-14", 40, _NO, "Siv Bergh", "Sjuksköterska", "Region Halland", _NO_STAFF),
    _case("10-23", 22, _NO, "Ove Nordh", "Snickare", "Bygg och Balk i Kinna AB", _NO_STAFF),
    _case("11-20", 33, _NO, "Lova Ek", "Säljare", "Kaffe till Kontoret AB", _NO_STAFF),
    _case("12-09", 16, _NO, "Said Jama", "Socialsekreterare", "Partille kommun", _NO_STAFF),
    _case("12-16", 12, _NO, "Greta Moll", "Konsult", "Ledarlyftet AB", _NO_STAFF),
    # Where the moderators decided otherwise than the bot had proposed.
    _case(
        "11-11", 130, _YES, "Birgit Sahlin", "Verksamhetschef", "Bräcke diakoni",
        "Ja, 60 medarbetare.", "Leder ett äldreboende. Är rekommenderad av två av er.",
    ),
    _case(
        "11-27", 48, _NO, "Conny Frisk", "Enhetschef", "Skatteverket", "Ja, tolv.",
        "Söker kontakter som kan köpa min bok om ledarskap.",
    ),
    # Somebody who will be back.
    _case(
        "10-02", 48, _NO, "Helena Alm", "Samordnare", "Attendo", "Nej, det har min chef.",
        "Samordnar bemanningen på tre boenden.",
    ),
)  # fmt: skip
_THIS_YEAR = PastCase(
    "Hugo Palmgren",
    Application("Föreståndare", "Stadsmissionen", "Leder ett natthärbärge.", "Ja, 22 medarbetare."),
    datetime(2026, 1, 2, 9, 0, tzinfo=UTC),
    75,
    _YES,
)
PAST = tuple(
    sorted(
        (
            *(_founder(number, person) for number, person in enumerate((*MODERATORS, *MEMBERS))),
            *_NEWCOMERS,
            _THIS_YEAR,
        ),
        key=lambda case: case.at,
    )
)
"""Every case from before, the earliest first."""
