"""The words of dates and times, Swedish and English, as they look once they are folded."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from domain.texts import one_line

_DASHES = re.compile("[\u2010-\u2015\u2212\u2043]")
# "2027-03-12T09:30", as machines write it.
_MACHINE_DATE = re.compile(r"(\d{4}-\d\d-\d\d)t(?=\d\d:)")
_QUOTES = re.compile("[\u2018\u2019\u00b4`\u2032]")


def folded(text: str) -> str:
    """Lower case on one line, without accents, so that "på lördag" and "PA LORDAG" are one."""
    plain = unicodedata.normalize("NFKD", one_line(text).lower())
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    plain = _MACHINE_DATE.sub(r"\1 ", _QUOTES.sub("'", _DASHES.sub("-", plain)))
    return " ".join(plain.split())


def _numbered(lines: str, *, first: int) -> Mapping[str, int]:
    """Each word of a line with the number of its line."""
    return {
        word.replace("_", " "): number
        for number, line in enumerate(lines.strip().splitlines(), start=first)
        for word in line.split()
    }


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(
        re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=len, reverse=True)
    )


# As `date.weekday` counts them.
WEEKDAYS = _numbered(
    """
    mandag mandagen man monday mon
    tisdag tisdagen tis tuesday tues tue
    onsdag onsdagen ons wednesday weds wed
    torsdag torsdagen tors tor thursday thurs thur thu
    fredag fredagen fre friday fri
    lordag lordagen lor saturday sat
    sondag sondagen son sunday sun
    """,
    first=0,
)

MONTHS = _numbered(
    """
    januari january jan
    februari february feb febr
    mars march mar
    april apr
    maj may
    juni june jun
    juli july jul
    augusti august aug
    september sept sep
    oktober october okt oct
    november nov
    december dec
    """,
    first=1,
)

NUMBERS = _numbered(
    """
    ett en one a an
    tva two
    tre three
    fyra four
    fem five
    sex six
    sju seven
    atta eight
    nio nine
    tio ten
    elva eleven
    tolv twelve
    """,
    first=1,
)

# "a" and "an" count ("an hour") but name no hour of the day; nor does "en".
HOURS = {word: number for word, number in NUMBERS.items() if word not in ("a", "an", "en")}

MINUTES = {
    **{word: number for word, number in NUMBERS.items() if word not in ("a", "an", "en")},
    "kvart": 15,
    "quarter": 15,
    "a quarter": 15,
    "tjugo": 20,
    "twenty": 20,
    "tjugofem": 25,
    "twenty-five": 25,
    "twenty five": 25,
}

ORDINALS = _numbered(
    """
    forsta first
    andra second
    tredje third
    fjarde fourth
    femte fifth
    sjatte sixth
    sjunde seventh
    attonde eighth
    nionde ninth
    tionde tenth
    elfte eleventh
    tolfte twelfth
    trettonde thirteenth
    fjortonde fourteenth
    femtonde fifteenth
    sextonde sixteenth
    sjuttonde seventeenth
    artonde eighteenth
    nittonde nineteenth
    tjugonde twentieth
    tjugoforsta twenty-first
    tjugoandra twenty-second
    tjugotredje twenty-third
    tjugofjarde twenty-fourth
    tjugofemte twenty-fifth
    tjugosjatte twenty-sixth
    tjugosjunde twenty-seventh
    tjugoattonde twenty-eighth
    tjugonionde twenty-ninth
    trettionde thirtieth
    trettioforsta thirty-first
    """,
    first=1,
)

# Days from today.
NEAR_DAYS = {
    "idag": 0,
    "i dag": 0,
    "today": 0,
    "imorgon": 1,
    "i morgon": 1,
    "imorron": 1,
    "i morron": 1,
    "imorn": 1,
    "tomorrow": 1,
    "i overmorgon": 2,
    "overmorgon": 2,
    "iovermorgon": 2,
    "day after tomorrow": 2,
    "igar": -1,
    "i gar": -1,
    "yesterday": -1,
    "i forrgar": -2,
    "forrgar": -2,
    "day before yesterday": -2,
}

# Words that say that no day is set, whatever stands around them.
NO_DATE_YET = tuple(
    phrase.strip()
    for phrase in """
    tba | tbd | tbc | t.b.a. | t.b.d. | t.b.c. | date tba | date tbd | date tbc
    datum kommer | datum kommer senare | datumet kommer | datumet kommer senare | kommer senare
    datum meddelas | datum meddelas senare | meddelas senare | datum saknas | inget datum
    inget datum an | datum ej satt | datum ej bestamt | ej satt | ej bestamt | datum ej klart
    datum inte bestamt | inte bestamt | inte bestamt an | datum ar inte satt
    datum ar inte bestamt | tills vidare | uppskjuten tills vidare | uppskjutet tills vidare
    date to come | dates to come | to come | date to be announced | date to be decided
    date to be confirmed | to be announced | to be decided | to be confirmed | no date
    no date yet | date not set | date not set yet | not decided | not decided yet
    announced later | until further notice | postponed until further notice
    """.replace("\n", "|").split("|")
    if phrase.strip()
)
