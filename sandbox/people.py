"""The people of the sandbox's network. All are invented; their employers exist."""

from dataclasses import dataclass
from enum import StrEnum

from sandbox.clients import ENGLISH, SWEDISH
from sandbox.join_requests import Response

NETWORK = "Ledstången"
"""A handrail is a "ledstång" in Swedish; "led" is also the root of to lead."""


class Part(StrEnum):
    """The part that a person plays in the network."""

    ORGANISER = "organiser"
    MODERATOR = "moderator"
    MEMBER = "member"
    APPLICANT = "applicant"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in or on the way into the network."""

    name: str
    title: str
    employer: str
    part: Part
    locale: str = SWEDISH

    @property
    def username(self) -> str:
        """As people name themselves on Discord: lower case, without å, ä, ö or spaces."""
        plain = self.name.lower().translate(str.maketrans("åäöéü", "aaoeu"))
        return "".join(letter if letter.isalnum() else "." for letter in plain).strip(".")


ORGANISER = Person("Karin Ekdahl", "Kommundirektör", "Kungälvs kommun", Part.ORGANISER)
MODERATORS = (
    Person("Sara Holm", "HR-chef", "Mölndals stad", Part.MODERATOR),
    Person("Tomas Wik", "Avdelningschef", "Trafikverket", Part.MODERATOR),
)
MEMBERS = (
    Person("Anna Sjöberg", "Rektor", "Göteborgs stad", Part.MEMBER),
    Person("Björn Falk", "Enhetschef äldreomsorg", "Partille kommun", Part.MEMBER),
    Person("Carina Nyström", "Vårdenhetschef", "Västra Götalandsregionen", Part.MEMBER),
    Person("Daniel Åkesson", "Sektionschef", "Skatteverket", Part.MEMBER),
    Person("Elif Demir", "Socialchef", "Trollhättans stad", Part.MEMBER),
    Person("Fredrik Borg", "Räddningschef", "Räddningstjänsten Storgöteborg", Part.MEMBER),
    Person("Gunilla Stark", "Bibliotekschef", "Varbergs kommun", Part.MEMBER),
    Person("Hassan Rahimi", "Kontorschef", "Försäkringskassan", Part.MEMBER),
    Person("Ingrid Lund", "Verksamhetschef ambulans", "Region Halland", Part.MEMBER),
    Person("Johan Modig", "Teknisk chef", "Uddevalla kommun", Part.MEMBER),
    Person("Klara Vestin", "Enhetschef", "Länsstyrelsen i Västra Götalands län", Part.MEMBER),
    Person("Louise Hammar", "Head of Department", "University of Gothenburg", Part.MEMBER, ENGLISH),
)

TITLE_QUESTION = "Vilken är din titel?"
EMPLOYER_QUESTION = "Var arbetar du?"
WORK_QUESTION = "Vad gör du i ditt arbete?"
STAFF_QUESTION = "Har du medarbetaransvar? För hur många?"
RULES_QUESTION = "Nätverkets regler"
RULES = ("Det som sägs i nätverket stannar i nätverket.",)


@dataclass(frozen=True, slots=True)
class Application:
    """The four answers of a membership application."""

    title: str
    employer: str
    work: str
    staff: str

    def as_form(self) -> tuple[Response, ...]:
        """The answers in the network's form on Discord, with the rules agreed to."""
        return (
            ("TEXT_INPUT", TITLE_QUESTION, self.title),
            ("TEXT_INPUT", EMPLOYER_QUESTION, self.employer),
            ("PARAGRAPH", WORK_QUESTION, self.work),
            ("PARAGRAPH", STAFF_QUESTION, self.staff),
            ("TERMS", RULES_QUESTION, (RULES, True)),
        )


class Sort(StrEnum):
    """What a prepared application is an example of."""

    CLEAR_YES = "clear-yes"
    CLEAR_NO = "clear-no"
    UNCLEAR = "unclear"
    ENGLISH = "english"
    MISSPELT = "misspelt"
    JOKER = "joker"
    CONTRADICTORY = "contradictory"
    RETURNING = "returning"
    UNKNOWN = "unknown"


def _applicant(name: str, application: Application, locale: str = SWEDISH) -> Person:
    return Person(name, application.title, application.employer, Part.APPLICANT, locale)


APPLICATIONS = {
    Sort.CLEAR_YES: Application(
        title="Enhetschef inom hemtjänsten",
        employer="Alingsås kommun",
        work="Leder hemtjänsten i två områden. Budget, bemanning, kvalitet och utveckling.",
        staff="Ja, 24 undersköterskor och två samordnare.",
    ),
    Sort.CLEAR_NO: Application(
        title="Säljare",
        employer="Nordtak i Borås AB",
        work="Säljer tak och solceller till villaägare och bostadsrättsföreningar.",
        staff="Nej, inget personalansvar.",
    ),
    Sort.UNCLEAR: Application(
        title="Processledare",
        employer="Västra Götalandsregionen",
        work="Håller ihop omställningen till nära vård mellan sjukhusen och kommunerna.",
        staff="Det beror på hur man räknar. Jag leder en grupp på sex i projektet.",
    ),
    Sort.ENGLISH: Application(
        title="Head of Administration",
        employer="University of Gothenburg",
        work="I run the administration of a department: finance, personnel and student services.",
        staff="Yes, line manager for 14 administrators.",
    ),
    Sort.MISSPELT: Application(
        title="Rektår F-6",
        employer="Lerums komun",
        work="Leder skolan pedagogisktt o ekonomiskt, har ansvar för elevhälsan me",
        staff="Jaa ca 35 lärare å fritidspedagoger",
    ),
    Sort.JOKER: Application(
        title="Överhövding i fikarummet",
        employer="Kaffebryggarens kungarike",
        work="Ser till att bullarna aldrig tar slut 😄",
        staff="Mina krukväxter och en mycket bestämd kopieringsapparat",
    ),
    Sort.CONTRADICTORY: Application(
        title="Enhetschef",
        employer="Vårgårda kommun",
        work="Utvecklar e-tjänster. Jag är ensam på min enhet och har ingen personal.",
        staff="Ja, nio medarbetare.",
    ),
    Sort.RETURNING: Application(
        title="Planeringschef",
        employer="Härryda kommun",
        work="Leder planeringsenheten sedan i november.",
        staff="Ja, nio medarbetare.",
    ),
    Sort.UNKNOWN: Application(
        title="Driftchef",
        employer="Sjöviks Energi",
        work="Ansvarar för elnät och fjärrvärme, dygnet runt.",
        staff="Ja, 18 tekniker i två lag.",
    ),
}
APPLICANTS = {
    Sort.CLEAR_YES: _applicant("Maria Lindqvist", APPLICATIONS[Sort.CLEAR_YES]),
    Sort.CLEAR_NO: _applicant("Peter Hallgren", APPLICATIONS[Sort.CLEAR_NO]),
    Sort.UNCLEAR: _applicant("Amina Warsame", APPLICATIONS[Sort.UNCLEAR]),
    Sort.ENGLISH: _applicant("Jonathan Meyer", APPLICATIONS[Sort.ENGLISH], ENGLISH),
    Sort.MISSPELT: _applicant("Lena Bäckström", APPLICATIONS[Sort.MISSPELT]),
    Sort.JOKER: _applicant("Ludde Skoog", APPLICATIONS[Sort.JOKER]),
    Sort.CONTRADICTORY: _applicant("Stefan Ljung", APPLICATIONS[Sort.CONTRADICTORY]),
    Sort.RETURNING: _applicant("Helena Alm", APPLICATIONS[Sort.RETURNING]),
    Sort.UNKNOWN: _applicant("Nadja Petrov", APPLICATIONS[Sort.UNKNOWN]),
}
