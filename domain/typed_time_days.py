"""How days are typed: patterns over folded text, each with the parts it gives."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from domain.typed_time_clocks import PARTS, Pieces, counted
from domain.typed_time_parts import Said, Side
from domain.typed_time_words import (
    MONTHS,
    NEAR_DAYS,
    NO_DATE_YET,
    NUMBERS,
    ORDINALS,
    WEEKDAYS,
    either,
)


@dataclass(frozen=True, slots=True)
class Here:
    """Where and when the text was typed."""

    today: date
    locale: str

    def near(self, year: int) -> int | None:
        """The year that two digits mean, if it is one of this and the next three."""
        full = self.today.year - self.today.year % 100 + year
        return full if self.today.year <= full <= self.today.year + 3 else None


Rule = tuple[re.Pattern[str], Callable[[re.Match[str], Here], Pieces]]

_YEAR = r"(?:19|20|21)\d\d"
_MONTH = rf"(?P<month>{either(MONTHS)})\b\.?"
_DAY = rf"(?P<weekday>{either(WEEKDAYS)})"
_ORDINAL = either(ORDINALS)
_NO_MORE = r"(?![\d/]|[:.]\d)"
_THE = r"(?:den |the |d\.? ?)"
_ENDING = r"(?::?[ea]|st|nd|rd|th)\b"
_COUNT = rf"(?P<count>\d{{1,3}}|{either(NUMBERS)})"
_UNITS = {
    "dag dagar dygn day days": "days",
    "vecka veckor week weeks": "weeks",
    "manad manader month months": "months",
}
_UNIT_OF = {word: unit for words, unit in _UNITS.items() for word in words.split()}
_UNIT = rf"(?P<unit>{either(_UNIT_OF)})\b"
_SAID_OF = {
    "nasta": Said.NEXT,
    "next": Said.NEXT,
    "nastkommande": Said.COMING,
    "kommande": Said.COMING,
    "coming": Said.COMING,
    "this coming": Said.COMING,
    "nu pa": Said.COMING,
    "nu": Said.COMING,
    "denna": Said.THIS,
    "den har": Said.THIS,
    "this": Said.THIS,
    "forra": Said.LAST,
    "last": Said.LAST,
}


def _date(day: int, month: int, year: int | None = None, *, strain: int = 0) -> Pieces:
    if 1 <= month <= 12 and 1 <= day <= 31:
        yield Side(day=day, month=month, year=year), strain


def _iso(match: re.Match[str], here: Here) -> Pieces:
    return _date(int(match["day"]), int(match["month"]), int(match["year"]))


def _six_digits(match: re.Match[str], here: Here) -> Pieces:
    if year := here.near(int(match["year"])):
        yield from _date(int(match["day"]), int(match["month"]), year, strain=1)


def _day_or_month_first(match: re.Match[str], here: Here) -> Pieces:
    """Both readings of "3/4" to who writes English, 3 April to a Swede; of "3/4/2027" to all."""
    one, other = int(match["one"]), int(match["other"])
    typed = match.groupdict().get("year")
    year = None if not typed else int(typed) if len(typed) == 4 else here.near(int(typed))
    if typed and year is None:
        return
    possible = list(_date(one, other, year))
    sure = here.locale == "sv" and not match.groupdict().get("again")
    if one != other and not (possible and sure):
        possible += _date(other, one, year)
    yield from possible


def _dotted(match: re.Match[str], here: Here) -> Pieces:
    """A date for sure in "12.3." and "12.3"; "12.03" is rather a time."""
    typed = match.groupdict().get("year")
    year = None if not typed else int(typed) if len(typed) == 4 else here.near(int(typed))
    like_a_time = "year" not in match.groupdict() and len(match["other"]) == 2
    if not typed or year:
        yield from _date(
            int(match["one"]), int(match["other"]), year, strain=1 if like_a_time else 0
        )


def _named(match: re.Match[str], here: Here) -> Pieces:
    day, year = match["day"], match.groupdict().get("year")
    number = int(day) if day.isdigit() else ORDINALS[day]
    # "40 mars" is a date too, though no such day exists.
    yield Side(day=number, month=MONTHS[match["month"]], year=int(year) if year else None), 0


def _month_alone(match: re.Match[str], here: Here) -> Pieces:
    yield Side(month_alone=MONTHS[match["month"]]), 0


def _next_month(match: re.Match[str], here: Here) -> Pieces:
    month = here.today.month % 12 + 1
    yield Side(month_alone=month, year=here.today.year + (month == 1)), 0


def _year(match: re.Match[str], here: Here) -> Pieces:
    typed = match["year"]
    year = int(typed) if len(typed) == 4 else here.near(int(typed))
    if year:
        yield Side(year=year), 0


def _named_year(match: re.Match[str], here: Here) -> Pieces:
    yield Side(year=here.today.year + (match["which"] in ("nasta", "next"))), 0


def _day_of_month(match: re.Match[str], here: Here) -> Pieces:
    day = match["day"]
    number = int(day) if day.isdigit() else ORDINALS[day]
    if 1 <= number <= 31:
        # A bare number is rather an hour.
        bare = "bare" in match.groupdict() or None
        yield Side(day=number, bare=bare), 1 if bare else 0


def _weekday(match: re.Match[str], here: Here) -> Pieces:
    said = match.groupdict().get("said")
    yield Side(weekday=WEEKDAYS[match["weekday"]], said=_SAID_OF[said] if said else None), 0


def _last_weekday(match: re.Match[str], here: Here) -> Pieces:
    yield Side(weekday=WEEKDAYS[match["weekday"]], said=Said.LAST), 0


def _weekday_next_week(match: re.Match[str], here: Here) -> Pieces:
    yield Side(weekday=WEEKDAYS[match["weekday"]], calendar_week=1), 0


def _weekday_a_week_on(match: re.Match[str], here: Here) -> Pieces:
    yield Side(weekday=WEEKDAYS[match["weekday"]], weeks_later=1), 0


def _week(match: re.Match[str], here: Here) -> Pieces:
    yield Side(week=int(match["week"])), 0


def _calendar_week(match: re.Match[str], here: Here) -> Pieces:
    yield Side(calendar_week=1 if match["next"] else 0), 0


def _near_day(match: re.Match[str], here: Here) -> Pieces:
    yield Side(days_from_now=NEAR_DAYS[match["near"]]), 0


def _part_of_today(match: re.Match[str], here: Here) -> Pieces:
    part = "evening" if match["part"] == "tonight" else match["part"]
    yield Side(days_from_now=0, part=PARTS[part]), 0


def _away(match: re.Match[str], here: Here) -> Pieces:
    count, unit = counted(match["count"]), _UNIT_OF[match["unit"]]
    if unit == "days":
        yield Side(days_from_now=count), 0
    elif unit == "weeks":
        yield Side(weeks_from_now=count), 0
    else:
        yield Side(months_from_now=count), 0


def _fortnight(match: re.Match[str], here: Here) -> Pieces:
    yield Side(weeks_from_now=2), 0


def _weeks_from(match: re.Match[str], here: Here) -> Pieces:
    yield Side(weeks_later=counted(match["count"])), 0


def _no_date(match: re.Match[str], here: Here) -> Pieces:
    yield Side(no_date=True), 0


_SLASHED = r"(?P<one>\d{1,2})/(?P<other>\d{1,2})"

_PATTERNS: tuple[tuple[str, Callable[[re.Match[str], Here], Pieces]], ...] = (
    (rf"(?P<year>{_YEAR})([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})(?![\d/])", _iso),
    (rf"(?P<year>{_YEAR})(?P<month>\d\d)(?P<day>\d\d)(?!\d)", _iso),
    (r"(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)", _six_digits),
    (rf"{_SLASHED}(?P<again>/)(?P<year>{_YEAR}|\d\d)(?![\d/])", _day_or_month_first),
    (
        rf"(?P<one>\d{{1,2}})-(?P<other>\d{{1,2}})(?P<again>-)(?P<year>{_YEAR})(?!\d)",
        _day_or_month_first,
    ),
    (rf"{_THE}?{_SLASHED} ?- ?(?P<year>{_YEAR}|\d\d)(?![\d/]|[:.]\d)", _day_or_month_first),
    (rf"{_THE}?{_SLASHED}(?![\d/])", _day_or_month_first),
    (
        rf"(?P<one>\d{{1,2}})\.(?P<other>\d{{1,2}})\.(?P<year>{_YEAR}|\d\d)(?![\d.]|:\d)",
        _dotted,
    ),
    (r"(?P<one>\d{1,2})\.(?P<other>\d{1,2})\.?(?![\d:])", _dotted),
    (rf"{_THE}?(?P<day>\d{{1,2}}) ?(?:{_ENDING}|\.)? ?(?:of )?{_MONTH}", _named),
    (rf"{_THE}?(?P<day>{_ORDINAL}) (?:of )?{_MONTH}", _named),
    (rf"(?P<day>\d{{1,2}})-(?P<month>{either(MONTHS)})-(?P<year>{_YEAR})", _named),
    (
        rf"{_MONTH} ?(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_NO_MORE}"
        r"(?! ?(?:[ap]\.?m\b|:?e\b))",
        _named,
    ),
    (rf"{_MONTH} (?:the )?(?P<day>{_ORDINAL})\b", _named),
    (rf"(?:i |in |during |under )?{_MONTH}", _month_alone),
    (r"(?:i )?(?:nasta manad|next month)\b", _next_month),
    (rf"(?P<year>{_YEAR}){_NO_MORE}(?!-\d\d?-\d)", _year),
    (rf"(?:- ?|')?(?P<year>\d\d){_NO_MORE}", _year),
    (r"(?:i )?(?P<which>nasta|next|i|this) (?:ar|year)\b", _named_year),
    (rf"{_THE}(?P<day>\d{{1,2}})(?:{_ENDING})?{_NO_MORE}", _day_of_month),
    (rf"(?P<day>\d{{1,2}}){_ENDING}", _day_of_month),
    (rf"{_THE}?(?P<day>{_ORDINAL})\b", _day_of_month),
    (rf"(?P<bare>(?P<day>\d{{1,2}})){_NO_MORE}", _day_of_month),
    (rf"(?:(?:pa|on) )?(?:(?P<said>{either(_SAID_OF)}) )?(?:(?:pa|on) )?{_DAY}\b\.?", _weekday),
    (rf"i {_DAY}s\b", _last_weekday),
    (rf"(?:i )?nasta veckas {_DAY}\b", _weekday_next_week),
    (rf"(?:on )?{_DAY} week\b(?! ?\d)", _weekday_a_week_on),
    (r"(?:i |in )?(?:vecka|veckan|week|wk|v|w)\.? ?(?P<week>\d{1,2})(?![\d:]|\.\d)", _week),
    (
        r"(?:i |under )?(?:(?P<next>(?:nasta|kommande|next) (?:vecka|week))"
        r"|(?:denna|den har|this) (?:vecka|veckan|week)|i veckan)\b",
        _calendar_week,
    ),
    (rf"(?:the )?(?P<near>{either(NEAR_DAYS)})\b", _near_day),
    (r"(?P<part>tonight)\b", _part_of_today),
    (r"i ?(?P<part>kvall|eftermiddag|formiddag|natt)\b", _part_of_today),
    (r"this (?P<part>morning|afternoon|evening)\b", _part_of_today),
    (rf"(?:om|in) {_COUNT} {_UNIT}(?: fran (?:idag|nu))?", _away),
    (rf"(?:in )?{_COUNT} {_UNIT} (?:from (?:now|today)|fran (?:idag|nu))\b", _away),
    (r"(?:in )?(?:a )?fortnight(?: from (?:now|today))?\b", _fortnight),
    (rf"(?:in )?{_COUNT} (?:veckor|vecka|weeks?) (?:from|fran)\b", _weeks_from),
    (rf"(?:{either(NO_DATE_YET)})(?![a-z])\.?", _no_date),
)

RULES: tuple[Rule, ...] = tuple((re.compile(pattern), make) for pattern, make in _PATTERNS)
