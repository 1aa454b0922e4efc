"""What the network has voted on when the curtain rises: three polls that are over, three that run.

All questions are invented; `voting.py` has them asked and answered by the bot's own services.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.feedback_values import Answer
from domain.poll_values import NO, YES, PollEnd, PollKind

_ZONE = ZoneInfo("Europe/Stockholm")


def _at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=_ZONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPoll:
    """A poll with what was voted in it, and how it ended if it has."""

    kind: PollKind
    question: str
    opened_at: datetime
    closes_at: datetime
    options: tuple[str, ...] = ()
    hides_results: bool = False
    quorum: int | None = None
    votes: Mapping[Answer, int] = field(default_factory=dict)
    """How many from the audience answered so."""
    by_hand: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What people with a part choose on the card itself, by their names."""
    end: PollEnd | None = None
    ended_at: datetime | None = None

    def ballots(self) -> Iterator[Answer]:
        """What each from the audience votes, all that are alike after each other."""
        for answer, count in self.votes.items():
            yield from (answer for _ in range(count))


MORNINGS = PlannedPoll(
    kind=PollKind.SINGLE,
    question="Vilken morgon passar bäst för vårens frukostmöten?",
    options=("Tisdag", "Onsdag", "Torsdag", "Fredag"),
    opened_at=_at("2025-12-01 09:00"),
    closes_at=_at("2025-12-05 12:00"),
    quorum=60,
    votes={"3": 27, "2": 16, "1": 11, "4": 6},
    end=PollEnd.QUORUM,
    ended_at=_at("2025-12-04 14:20"),
)
THEME = PlannedPoll(
    kind=PollKind.RANKED,
    question="Vad ska höstens säsong handla om?",
    options=(
        "Svåra samtal som blir av",
        "Sjukfrånvaro och rehabilitering",
        "Att leda när pengarna tryter",
        "AI i vardagen",
        "Chefens egen återhämtning",
    ),
    opened_at=_at("2025-12-08 10:00"),
    closes_at=_at("2025-12-15 12:00"),
    votes={
        ("1", "5", "2"): 9,
        ("1", "3"): 5,
        ("2", "1", "5"): 5,
        ("2", "3", "1"): 4,
        ("3", "2", "1"): 8,
        ("3", "4"): 4,
        ("4", "3", "1"): 2,
        ("4", "1"): 1,
        ("4",): 2,
        ("5", "3", "2"): 4,
        ("5", "2", "3"): 3,
    },
    end=PollEnd.TIME,
    ended_at=_at("2025-12-15 12:00"),
)
"""Who leads in the first round does not win."""
TIME = PlannedPoll(
    kind=PollKind.SCALE,
    question="Hur lätt är det för dig att hitta tid till nätverket?",
    options=("Nästan omöjligt", "Inga problem alls"),
    opened_at=_at("2025-12-16 13:00"),
    closes_at=_at("2026-01-09 12:00"),
    votes={"3": 18, "4": 13, "2": 11, "5": 5, "1": 4},
    end=PollEnd.BY_HAND,
    ended_at=_at("2026-01-08 16:30"),
)
SPRING = PlannedPoll(
    kind=PollKind.MULTIPLE,
    question="Vad vill du ha mer av i vår?",
    options=(
        "Studiebesök hos varandra",
        "Luncher i små grupper",
        "Föreläsningar",
        "Handledning i grupp",
        "Frågor och svar i trådarna",
    ),
    opened_at=_at("2026-01-08 15:00"),
    closes_at=_at("2026-01-30 15:00"),
    votes={
        ("1", "4"): 14,
        ("1", "2"): 9,
        ("2", "5"): 7,
        ("4",): 6,
        ("1", "3", "4"): 5,
        ("3",): 3,
        ("5",): 2,
    },
    by_hand={
        "Björn Falk": ("2", "4"),
        "Elif Demir": ("4",),
        "Ingrid Lund": ("1", "5"),
    },
)
"""Open, with what was voted so far on its card."""
WITHOUT_STAFF = PlannedPoll(
    kind=PollKind.YES_NO,
    question="Ska den som leder utan egen personal få vara med i nätverket?",
    opened_at=_at("2026-01-09 09:00"),
    closes_at=_at("2026-02-06 12:00"),
    hides_results=True,
    votes={YES: 29, NO: 23},
    by_hand={
        "Gunilla Stark": (YES,),
        "Sara Holm": (YES, NO),
        "Tomas Wik": (NO,),
    },
)
"""Open, and nobody sees how it goes; Sara Holm has changed her mind."""
SUPPER = PlannedPoll(
    kind=PollKind.NATIVE,
    question="Var äter vi efter föreläsningen den 26 februari?",
    options=("Italienskt i Haga", "Indiskt vid Järntorget", "Jag åker hem direkt"),
    opened_at=_at("2026-01-09 14:00"),
    closes_at=_at("2026-02-09 14:00"),
    by_hand={
        "Anna Sjöberg": ("1",),
        "Björn Falk": ("2",),
        "Fredrik Borg": ("1",),
        "Klara Vestin": ("1",),
        "Johan Modig": ("3",),
    },
)
"""Discord's own, where everybody sees who has voted for what."""
POLLS = (MORNINGS, THEME, TIME, SPRING, WITHOUT_STAFF, SUPPER)
"""Every poll in the order in which they were asked."""
