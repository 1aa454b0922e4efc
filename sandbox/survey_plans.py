"""What the network was asked in surveys, and what people answered, when the curtain rises.

All words are invented; `surveying.py` has them asked and answered by the bot's own services.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle
from typing import TypeVar
from zoneinfo import ZoneInfo

from domain.feedback_values import Answer, Answers

AFTER_MEETUP, MEMBER_SURVEY = "after-meetup", "member-survey"
"""The keys of the shipped surveys that are used."""
HOST = "Carina Nyström"
BEGUN_BY = "Daniel Åkesson"
"""Who has filled in the first page of the member survey, and sent nothing."""
ANSWERS = 82
"""So many have answered the member survey: half of those who are asked."""

_T = TypeVar("_T")
_ZONE = ZoneInfo("Europe/Stockholm")


def _at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=_ZONE)


SURVEY_OPENED_AT = _at("2026-01-08 10:00")
SURVEY_CLOSES_AT = _at("2026-02-27 16:00")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldMeetup:
    """A meetup that is over, with what those who had a seat answered when they were asked."""

    title: str
    description: str
    venue: str
    address: str
    start_at: datetime
    end_at: datetime
    came: tuple[str, ...]
    """People with a part; the rest of the seats are the audience's."""
    seats: int
    answers: tuple[Answers, ...]

    @property
    def asked_at(self) -> datetime:
        return self.end_at + timedelta(hours=1)

    @property
    def closed_at(self) -> datetime:
        return self.asked_at + timedelta(days=7)


def _came(
    worth: int,
    openly: int,
    recommend: int,
    useful: str = "",
    better: str = "",
    *,
    part: bool = False,
) -> Answers:
    words = {"useful": useful, "better": better}
    return {
        "came": "part" if part else "all",
        "worth": str(worth),
        "open": str(openly),
        "recommend": str(recommend),
        **{key: text for key, text in words.items() if text},
    }


def _stayed_away(why: tuple[str, ...], easier: str = "") -> Answers:
    answers: dict[str, Answer] = {"came": "no", "why-not": why}
    return {**answers, "easier": easier} if easier else answers


LUNCH = HeldMeetup(
    title="Lunch om distansarbete",
    description="Vad säger vi ja till, och vad gör vi när det inte fungerar?",
    venue="Restaurang Kajen",
    address="Kajgatan 3, Göteborg",
    start_at=_at("2025-11-13 11:30"),
    end_at=_at("2025-11-13 13:00"),
    came=("Fredrik Borg", "Ingrid Lund", "Johan Modig"),
    seats=10,
    answers=(
        _came(4, 3, 8, "Att skriva ned vad vi har kommit överens om."),
        _came(3, 3, 6, better="Färre runt bordet. Det var svårt att höra."),
        _came(4, 4, 8),
        _came(3, 2, 5, better="En fråga i taget i stället för tre."),
        _came(5, 4, 9, "Att säga nej med ett skäl som går att pröva."),
        _came(4, 3, 7, part=True),
        _came(3, 3, 7),
        _came(4, 4, 9, "Tipset om fasta kontorsdagar för hela gruppen."),
        _stayed_away(("urgent",)),
    ),
)
BREAKFAST = HeldMeetup(
    title="Frukost om sjukfrånvaro",
    description="Tidiga samtal, rehabilitering, och vad man får fråga om.",
    venue="Café Hagaporten",
    address="Södra Allégatan 2, Göteborg",
    start_at=_at("2025-12-11 07:30"),
    end_at=_at("2025-12-11 09:00"),
    came=("Daniel Åkesson", "Hassan Rahimi", "Ingrid Lund", "Johan Modig"),
    seats=12,
    answers=(
        _came(
            5,
            5,
            10,
            "Att ringa redan tredje dagen, och fråga vad jag kan göra i stället för vad som är"
            " fel.",
            "Lite längre tid. Vi hann precis komma in i det.",
        ),
        _came(5, 4, 9, "Mallen för det första samtalet."),
        _came(4, 5, 9, "Att fler än jag har känt sig som polis.", "Gärna en uppföljning i mars."),
        _came(4, 4, 8, better="Mindre lokal, så att alla kommer till tals."),
        _came(5, 5, 10, "Frågan ”vad behöver hända för att du ska kunna komma hit i morgon?”"),
        _came(3, 4, 7, better="Jag hade velat höra mer om vad lagen säger.", part=True),
        _came(4, 3, 8),
        _came(5, 5, 9, "Att ta hjälp av företagshälsan innan det är kris."),
        _came(2, 3, 4, better="För mycket om stora arbetsplatser. Vi är sex."),
        _came(4, 4, 9),
        _stayed_away(("urgent", "time"), "Eftermiddagar passar mig bättre än tidiga morgnar."),
    ),
)
HELD = (LUNCH, BREAKFAST)
"""The meetups that were held before the curtain rises, the earlier first."""
LATEST = HELD[-1]
"""Its messages are still there; those of the others are out since long."""

# ------------------------------------------------------------------------- the member survey

_SECTORS = ("municipality",) * 11 + ("region",) * 5 + ("state",) * 5 + ("company",) * 2
_ROLES = ("first-line", "first-line", "managers", "first-line", "top", "first-line", "no-staff")
_TENURES = ("half-year", "year", "half-year", "year", "half-year")
_VALUES = ("4", "5", "3", "4", "4", "2", "5", "4", "3")
_SAFE = ("4", "3", "5", "4", "2", "4", "5", "3", "4", "4", "1")
_SIMILAR = ("3", "4", "2", "4", "3", "5", "3")
_PARTS = (
    ("reading", "meetups"),
    ("asking", "reading", "anonymous"),
    ("meetups", "contacts"),
    ("reading", "weekly"),
    ("helping", "reading"),
    (),
    ("reading", "anonymous", "meetups"),
)
_HINDRANCES = (("time",), ("time", "much"), (), ("unsure",), ("time", "hours"), ("technology",))
_APPLIED = ("once", "not-yet", "often", "once", "not-yet", "once")
_SCORES = ("9", "8", "10", "7", "9", "6", "8", "10", "5", "9", "8")
_OWN_WORDS = {
    "safer": (
        "Att veta vilka som läser innan jag skriver.",
        "Fler som vågar börja. Det är alltid samma personer som frågar.",
        "Mindre grupper, kanske efter sektor.",
    ),
    "changed": (
        "Jag ringer den som är sjuk på tredje dagen nu. De flesta har blivit glada.",
        "Slutade med måndagsmötet. Ingen har saknat det.",
        "Skrev ned vad vi hade kommit överens om, och bad båda läsa.",
        "Frågade ”vad behöver du av mig?” och fick ett helt annat svar än jag väntade mig.",
    ),
    "topics": (
        "Att dra ned utan att tappa folk.",
        "En omorganisation som jag inte själv har valt.",
        "Hur man leder dem som vet mer än en själv.",
        "Arbetsmiljöansvaret när allt läggs ihop.",
    ),
    "missing": (
        "Fler träffar utanför Göteborg.",
        "Vila från veckans fråga när det är lov. Då hinner ingen svara.",
        "Någon att ringa samma dag som det händer.",
    ),
    "why": (
        "Här får jag svar av någon som har stått i samma sak.",
        "Bra människor, men jag hinner sällan.",
        "Det är tryggt att kunna fråga utan namn.",
        "Ännu lite tunt med folk från regionerna.",
    ),
}


def answers_of_all() -> Iterator[Answers]:
    """What each in turn answers in the member survey, in its shipped version."""
    own_words = {key: iter(texts) for key, texts in _OWN_WORDS.items()}
    turns = cycle(own_words)
    for number in range(ANSWERS):
        given = _chosen(number)
        key = next(turns)
        if _is_asked(key, given) and (text := next(own_words[key], "")):
            given[key] = text
        yield given


def _chosen(number: int) -> dict[str, Answer]:
    several = {"parts": _in_turn(_PARTS, number), "hindrance": _in_turn(_HINDRANCES, number)}
    return {
        # Seven apart, so that those who think alike don't all work at one kind of place.
        "sector": _in_turn(_SECTORS, number * 7),
        "role": _in_turn(_ROLES, number),
        "tenure": _in_turn(_TENURES, number),
        "value": _in_turn(_VALUES, number),
        "safe": _in_turn(_SAFE, number),
        "similar": _in_turn(_SIMILAR, number),
        "applied": _in_turn(_APPLIED, number),
        "recommend": _in_turn(_SCORES, number),
        **{key: chosen for key, chosen in several.items() if chosen},
    }


def _is_asked(key: str, given: Answers) -> bool:
    """Whether somebody with these answers is asked the question in own words."""
    if key == "safer":
        return given["safe"] in ("1", "2", "3")
    return key != "changed" or given["applied"] != "not-yet"


def _in_turn(values: Sequence[_T], number: int) -> _T:
    return values[number % len(values)]
