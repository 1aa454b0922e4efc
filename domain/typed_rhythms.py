"""Usual hours and rhythms as people type them: "9.30–12.30", "varannan torsdag, 5 gånger"."""

import re
from dataclasses import dataclass
from datetime import date, time

from domain.errors import LedarbotError
from domain.seasons import Rhythm
from domain.texts import one_line


class HoursNotUnderstood(LedarbotError):
    """The usual hours are no hours."""

    key = "seasons-hours-not-understood"


class NoCount(LedarbotError):
    """A rhythm without how often, or until when."""

    key = "seasons-no-count"


class OtherWeekday(LedarbotError):
    """The first `day` of a rhythm is another weekday than the rhythm's."""

    key = "seasons-other-weekday"


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when by the clock; perhaps nobody has said when it ends."""

    start: time
    end: time | None = None

    @property
    def text(self) -> str:
        """As it is kept: "09:30-12:30"."""
        start = f"{self.start:%H:%M}"
        return start if self.end is None else f"{start}-{self.end:%H:%M}"


@dataclass(frozen=True, slots=True)
class TypedRhythm:
    """What was typed of a rhythm: the first day in words, how often or until when."""

    rhythm: Rhythm
    weekday: int | None
    first: str
    count: int | None
    until: str


_CLOCK = r"(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm)?"
_HOURS = re.compile(
    rf"(?:kl(?:ockan)?\.?\s*)?{_CLOCK}(?:\s*(?:[-–—]|till|to)\s*{_CLOCK})?", re.ASCII
)


def read_hours(text: str) -> Hours | None:
    """The usual hours, None for nothing, else HoursNotUnderstood."""
    plain = one_line(text).casefold()
    if not plain:
        return None
    found = _HOURS.fullmatch(plain)
    if found is None:
        raise HoursNotUnderstood()
    start, end = _clock(*found.groups()[:3]), None
    if found[4]:
        end = _clock(*found.groups()[3:])
        if end == start:
            raise HoursNotUnderstood()
    return Hours(start, end)


def _clock(hour: str, minute: str | None, half: str | None) -> time:
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            raise HoursNotUnderstood()
        number = number % 12 + 12 * (half == "pm")
    try:
        return time(number, int(minute or 0))
    except ValueError as fault:
        raise HoursNotUnderstood() from fault


_WEEKDAYS = (
    ("måndag", "monday"),
    ("tisdag", "tuesday"),
    ("onsdag", "wednesday"),
    ("torsdag", "thursday"),
    ("fredag", "friday"),
    ("lördag", "saturday"),
    ("söndag", "sunday"),
)
_DAY = "(?P<day>" + "|".join(name for names in _WEEKDAYS for name in names) + ")"
_OF_THE_WEEK = rf"(?:\s*(?:,|på|on)?\s*{_DAY}(?:ar|s)?\b)?"
_EVERY_OTHER = r"varannan|every\s+(?:other|second|two)"
_PHRASES = (
    (Rhythm.EVERY_OTHER_WEEK, rf"(?:{_EVERY_OTHER})\s+{_DAY}\b"),
    (
        Rhythm.EVERY_OTHER_WEEK,
        rf"(?:(?:{_EVERY_OTHER})\s+(?:vecka|weeks?)|fortnightly)\b{_OF_THE_WEEK}",
    ),
    (Rhythm.WEEKLY, rf"(?:varje|var|every|each)\s+{_DAY}\b"),
    (Rhythm.WEEKLY, rf"(?:(?:varje|every|each)\s+(?:vecka|week)|weekly)\b{_OF_THE_WEEK}"),
    (
        Rhythm.MONTHLY,
        r"(?:varje\s+månad|(?:en\s+gång|en\s+g\.?)\s+i\s+månaden|månadsvis"
        r"|every\s+month|once\s+a\s+month|monthly)\b",
    ),
)
_RHYTHMS = tuple((rhythm, re.compile(phrase)) for rhythm, phrase in _PHRASES)
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            ("två", "two"), ("tre", "three"), ("fyra", "four"), ("fem", "five"), ("sex", "six"),
            ("sju", "seven"), ("åtta", "eight"), ("nio", "nine"), ("tio", "ten"),
            ("elva", "eleven"), ("tolv", "twelve"),
        ),
        start=2,
    )
    for word in words
}  # fmt: skip
_COUNT = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})\s*"
    r"(?:gånger|gång|ggr|tillfällen|träffar|times|occasions|meetups|x)(?!\w)"
)
_UNTIL = re.compile(
    r"(?:(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?|until|through)\s+|(?:till|to)\s+(?=\d{1,2}[\s/]))"
    r"(?P<until>.+)$"
)
_FROM = re.compile(r"\b(?:från(?:\s+och\s+med)?|fr\.?\s?o\.?\s?m\.?|med\s+start|starting|from)\s+")


def read_rhythm(text: str) -> TypedRhythm | None:
    """The rhythm in a line, or None where it names none."""
    plain = one_line(text).casefold()
    matches = ((rhythm, phrase.search(plain)) for rhythm, phrase in _RHYTHMS)
    named = next(((rhythm, found) for rhythm, found in matches if found), None)
    if named is None:
        return None
    rhythm, found = named
    day = found.groupdict().get("day")
    rest = _without(plain, found)
    count = until = None
    if counted := _COUNT.search(rest):
        count = _NUMBERS.get(counted["count"]) or int(counted["count"])
        rest = _without(rest, counted)
    elif limited := _UNTIL.search(rest):
        until, rest = limited["until"].strip(" ,."), _without(rest, limited)
    else:
        raise NoCount()
    first = " ".join(_FROM.sub(" ", rest).replace(" ,", " ").split()).strip(" ,.")
    weekday = None if day is None else _weekday(day)
    if day is not None and not re.search(r"\d", re.sub(_CLOCK_WORDS, "", first)):
        # Without a date, the next such day is the first.
        first = f"{day} {first}".strip()
    return TypedRhythm(rhythm, weekday, first, count, until or "")


_CLOCK_WORDS = re.compile(rf"\bkl\.?\s*{_CLOCK}(?:\s*[-–]\s*{_CLOCK})?|\d{{1,2}}[.:]\d{{2}}")


def must_be_weekday(typed: TypedRhythm, day: date) -> None:
    """The first day is one of the rhythm's weekday, else OtherWeekday."""
    if typed.weekday is not None and day.weekday() != typed.weekday:
        raise OtherWeekday(day=day)


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _weekday(name: str) -> int:
    return next(number for number, names in enumerate(_WEEKDAYS) if name in names)
