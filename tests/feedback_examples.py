"""A survey with every kind of question, and its results, as the tests of showing them want it."""

from collections.abc import Sequence

from bot.feedback_texts import Labels
from bot.i18n import I18n
from bot.tones import Tone
from domain.feedback_values import (
    AnswerKind,
    Column,
    GroupTable,
    Results,
    RunoffRound,
    Sheet,
    Table,
    TextList,
)
from domain.survey_values import RECOMMEND

I18N = I18n(default_locale="sv")
SV, EN = (Tone(I18N, locale, "Europe/Stockholm") for locale in ("sv", "en"))


def column(key: str, options: int, kind: AnswerKind = AnswerKind.ONE, **more: bool) -> Column:
    keys = tuple(str(number) for number in range(1, options + 1))
    return Column(key=key, kind=kind, options=keys, **more)


SCALE = column("scale", 5, is_numeric=True)
SCORE = Column(key="score", kind=AnswerKind.ONE, options=RECOMMEND, is_numeric=True)
DAY = column("day", 3)
TOPICS = column("topics", 3, AnswerKind.SEVERAL)
PLACE = column("place", 3, AnswerKind.RANKED)
AREA = column("area", 3)
RARE = column("rare", 2)
WORDS = Column(key="words", kind=AnswerKind.TEXT)
MORE = Column(key="more", kind=AnswerKind.TEXT)
SHEET = Sheet(columns=(SCALE, SCORE, DAY, TOPICS, PLACE, AREA, RARE, WORDS, MORE), groups_by="area")

LABELS = Labels(
    title="Så var höstens träff",
    questions={
        "scale": "Hur nöjd är du med träffen?",
        "score": "Skulle du rekommendera nätverket till en kollega?",
        "day": "Vilken dag passar bäst?",
        "topics": "Vad vill du att vi tar upp?",
        "place": "Var ska vi ses?",
        "area": "Inom vilket område är du chef?",
        "rare": "Har du varit sjukskriven?",
        "words": "Vad var bäst?",
        "more": "Något mer?",
    },
    options={
        "day": {"1": "Måndag", "2": "Onsdag eftermiddag", "3": "Fredag"},
        "topics": {"1": "Svåra samtal", "2": "Sjukfrånvaro och rehabilitering", "3": "Budget"},
        "place": {"1": "Sundsvall", "2": "Härnösand", "3": "Lunch på stan"},
        "area": {"1": "Vård och omsorg", "2": "Skola och förskola", "3": "Samhällsbyggnad"},
        "rare": {"1": "Ja", "2": "Nej"},
    },
    ends={"scale": ("Inte alls nöjd", "Mycket nöjd")},
)


def groups(*counts: Sequence[int] | None) -> tuple[GroupTable, ...]:
    """The first of three areas and so on, "" last; None is withheld."""
    keys = ("1", "2", "3", "")
    return tuple(
        GroupTable(group=key)
        if each is None
        else GroupTable(group=key, base=sum(each), counts=tuple(each))
        for key, each in zip(keys, counts, strict=True)
    )


SCALE_TABLE = Table(
    key="scale",
    base=25,
    counts=(1, 2, 4, 10, 8),
    groups=groups((0, 1, 2, 5, 4), None, None, (0, 0, 0, 0, 0)),
)
SCORE_TABLE = Table(
    key="score",
    base=20,
    counts=(1, 0, 0, 0, 1, 1, 2, 2, 3, 6, 4),
    groups=groups((0, 0, 0, 0, 0, 0, 1, 1, 1, 3, 2), None, None, (0,) * 11),
)
DAY_TABLE = Table(
    key="day", base=25, counts=(5, 8, 12), groups=groups((2, 4, 6), None, None, (0, 0, 0))
)
TOPICS_TABLE = Table(
    key="topics", base=16, counts=(8, 4, 12), groups=groups((3, 2, 5), None, None, (0, 0, 0))
)
PLACE_TABLE = Table(
    key="place",
    base=22,
    counts=(10, 8, 4),
    rounds=(
        RunoffRound(counts=(10, 8, 4), exhausted=0, eliminated=("3",)),
        RunoffRound(counts=(11, 9, None), exhausted=2),
    ),
    winners=("1",),
)
RARE_TABLE = Table(key="rare", groups=groups(None, None, None, None))
AREA_TABLE = Table(key="area", base=25, counts=(12, 7, 6))
TEXTS = ("Samtalen", "=1+1", "**Maten** @everyone", "Att ses", "Pausen\nockså")

RESULTS = Results(
    asked=34,
    answered=25,
    tables=(
        SCALE_TABLE,
        SCORE_TABLE,
        DAY_TABLE,
        TOPICS_TABLE,
        PLACE_TABLE,
        AREA_TABLE,
        RARE_TABLE,
    ),
    texts=(TextList(key="words", texts=TEXTS), TextList(key="more")),
)
EARLIER = Results(
    asked=30,
    answered=20,
    tables=(
        Table(key="scale", base=20, counts=(2, 2, 4, 6, 6)),
        Table(key="score", base=20, counts=(0, 0, 0, 0, 0, 0, 10, 5, 0, 5, 0)),
        Table(key="day", base=20, counts=(10, 5, 5)),
    ),
)

LONGEST = "W" * 55
HOSTILE = (
    LONGEST,
    "$x$ och $\\frac{1}{0}$",
    "😀🫠\u200d🫠 glada miner",
    "rad ett\nrad två",
    "_dold <@123> **fet**",
    "李克强",
    "",
    "\u202eomvänt",
)
