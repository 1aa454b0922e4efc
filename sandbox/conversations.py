"""What members have asked and answered when the curtain rises, with their names and without.

All words are invented; `talks.py` has them said by the bot's own services.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.thread_values import ThreadKind
from sandbox.seed import OPENS_AT

_ZONE = ZoneInfo("Europe/Stockholm")


def _at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=_ZONE)


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody has written in a thread under their own name, or without it."""

    name: str
    words: str
    is_unseen: bool = False
    helped: bool = False


@dataclass(frozen=True, slots=True)
class Conversation:
    """A thread with what was answered."""

    name: str
    at: datetime
    kind: ThreadKind
    topic: str
    """The key of a shipped topic; of a prompt its own."""
    title: str
    text: str
    link: str = ""
    is_unseen: bool = False
    replies: tuple[Reply, ...] = ()

    @property
    def last_day(self) -> date:
        """People answer within two days."""
        written = self.at + timedelta(days=2) if self.replies else self.at
        return min(written, OPENS_AT).date()


REFERENCES = Conversation(
    "Björn Falk",
    _at("2025-12-03 15:40"),
    ThreadKind.QUESTION,
    "recruitment",
    "Vad frågar ni när ni tar referenser?",
    "Jag rekryterar en samordnare och har två jämna sökande. Förra gången ringde jag mest för"
    " formens skull och fick bara vänliga svar. Vilka frågor ger er något att gå på?",
    replies=(
        Reply(
            "Daniel Åkesson",
            "Jag frågar alltid vad personen behöver av sin chef för att göra ett bra jobb. Det"
            " svaret har jag nytta av även när jag har anställt.",
        ),
        Reply(
            "Ingrid Lund",
            "Be om en händelse i stället för ett omdöme: ”Berätta om en gång när det körde ihop"
            " sig. Vad gjorde hen då?” Och vänta ut tystnaden, för det viktiga kommer ofta sist.",
            helped=True,
        ),
    ),
)
TOOLS = Conversation(
    "Carina Nyström",
    _at("2025-12-10 08:15"),
    ThreadKind.TIP,
    "work-environment",
    "Övningar för arbetsplatsträffen som inte tar hela dagen",
    "Vi har provat några av dem på enheten. En halvtimme räcker, och man behöver inte förbereda"
    " sig.",
    link="https://www.suntarbetsliv.se/",
)
DIARY = Conversation(
    "Anna Sjöberg",
    _at("2025-12-16 09:00"),
    ThreadKind.PROMPT,
    "leader-role/a-diary-that-holds",
    "En kalender som går att leva med",
    "",
    replies=(
        Reply(
            "Björn Falk",
            "En timme varje morgon som ingen får boka. Det tog en månad innan någon trodde på"
            " det, och den som trodde minst var jag själv.",
        ),
        Reply(
            "Gunilla Stark",
            "Vi slutar alla möten tio minuter före heltimmen. Det låter som ingenting, men det är"
            " de tio minuterna som jag hinner tänka på.",
        ),
    ),
)
"""The prompt of a week, which Anna Sjöberg asks: its text comes from the shipped bank."""
CONFLICT = Conversation(
    "Elif Demir",
    _at("2026-01-08 21:10"),
    ThreadKind.QUESTION,
    "hard-conversations",
    "Två medarbetare som har slutat hälsa på varandra",
    "De delar rum och uppgifter. Det började med ett schema, och nu väljer resten av gruppen"
    " sida. Jag har pratat med dem var för sig och fått två helt olika bilder. Ska jag sätta mig"
    " med båda, eller ta hjälp utifrån direkt? Och vad säger jag till gruppen utan att hänga ut"
    " någon?",
    is_unseen=True,
    replies=(
        Reply(
            "Fredrik Borg",
            "Jag väntade för länge en gång, för jag trodde att det skulle lägga sig. Det som"
            " hjälpte var att skriva ned vad som måste fungera i arbetet: man hälsar, man lämnar"
            " över, man svarar på frågor. Det gick att prata om utan att reda ut vem som hade"
            " rätt.",
            is_unseen=True,
        ),
        Reply(
            "Klara Vestin",
            "Sätt inte ihop dem utan någon utifrån. Jag gjorde det i all välmening, och det blev"
            " en rättegång med mig som domare. En samtalsledare från företagshälsan var värd"
            " pengarna.",
            is_unseen=True,
        ),
        Reply(
            "Sara Holm",
            "Till gruppen räcker det ofta att säga att du känner till läget, att du arbetar med"
            " det och att du räknar med att alla sköter samarbetet. Då slipper de välja sida.",
        ),
    ),
)
MACHINES = Conversation(
    "Johan Modig",
    _at("2026-01-11 19:40"),
    ThreadKind.QUESTION,
    "digitalisation",
    "Får era medarbetare ta hjälp av AI när de skriver?",
    "Flera frågar om de får använda det till protokoll och sammanfattningar. Jag vill inte säga"
    " nej av gammal vana, och inte ja utan att ha tänkt efter. Hur har ni gjort?",
)
CONVERSATIONS = (REFERENCES, TOOLS, DIARY, CONFLICT, MACHINES)
STEWARDS = {"recruitment": ("Klara Vestin",), "digitalisation": ("Gunilla Stark",)}
"""Who looks after a topic, by the key of the shipped topic."""
