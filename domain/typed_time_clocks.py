"""How hours and durations are typed: patterns over folded text, each with the parts it gives."""

import re
from collections.abc import Callable, Iterator

from domain.typed_time_parts import LIKE_A_YEAR, Clock, Part, Shape, Side
from domain.typed_time_words import HOURS, MINUTES, MONTHS, NUMBERS, either

# A part with its strain: how much less likely it is than what else the words may mean.
Pieces = Iterator[tuple[Side, int]]
Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Pieces]]

_AT = r"(?:(?:kl|klockan|klocka|at|@)\b\.?:? ?|@ ?)(?:ca\.? |cirka |about |around )?"
_HALF = r"(?: ?(?P<half>am|pm|a\.m\.?|p\.m\.?)(?![a-z]))?"
_NO_MORE = r"(?![\d/]|[:.,]\d)"
# A number that counts days of a month is no hour.
_NO_DAY = rf"(?! ?(?:(?:of )?(?:{either(MONTHS)})\b|:?[ea]\b|st\b|nd\b|rd\b|th\b))"
_HOUR = either(HOURS)
_OCLOCK = r"(?: ?o'?clock| ?-?tiden\b)"
_SPOKEN_HOUR = rf"(?P<hour>{_HOUR}|\d{{1,2}}){_NO_MORE}"
_COUNT = rf"\d{{1,3}}|{either(NUMBERS)}"
_HOURS_LONG = r"(?:timmar|timme|tim|hours?|hrs?|h)\b\.?"
_MINUTES_LONG = r"(?:minuter|minut|minutes?|mins?)\b\.?"
_AND_MINUTES = rf"(?:,? ?(?:och |and )?(?P<minutes>\d{{1,2}}) ?{_MINUTES_LONG})?"
_HALVES = {"a": Part.AM, "p": Part.PM}
_DAY = 24 * 60

_PARTS = {
    "morgonen morgon bitti morning formiddagen formiddag fm": Part.MORNING,
    "dagen": Part.DAY,
    "eftermiddagen eftermiddag em afternoon": Part.AFTERNOON,
    "kvallen kvall evening": Part.EVENING,
    "natten natt night": Part.NIGHT,
}
PARTS = {word: part for words, part in _PARTS.items() for word in words.split()}


def counted(text: str) -> int:
    """A number in digits or words."""
    return int(text) if text.isdigit() else NUMBERS[text]


def _clock(hour: int, minute: int, *, written: str = "", spoken: bool = False) -> Clock | None:
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    if hour > 12 or hour == 0 or written.startswith("0"):
        return Clock(hour, minute, Shape.FULL)
    return Clock(hour, minute, Shape.SPOKEN if spoken else Shape.PLAIN)


def _piece(clock: Clock | None, match: re.Match[str], *, strain: int = 0) -> Pieces:
    half = match.groupdict().get("half")
    if clock is not None and not (half and clock.hour in (0, 24)):
        yield Side(clock=clock, part=_HALVES[half[0]] if half else None), strain


def _written(match: re.Match[str]) -> Pieces:
    hour = match["hour"]
    clock = _clock(int(hour), int(match.groupdict().get("minute") or 0), written=hour)
    return _piece(clock, match)


def _in_one(match: re.Match[str]) -> Pieces:
    """Hour and minute in one number; "2030" is rather a year, unless "kl" says otherwise."""
    hour = match["hour"]
    like_a_year = not (match["at"] or match["half"]) and hour == "20"
    clock = _clock(int(hour), int(match["minute"]), written=hour)
    return _piece(clock, match, strain=LIKE_A_YEAR if like_a_year else 0)


def _worded(match: re.Match[str]) -> Pieces:
    sure = match["at"] or match["oclock"]
    clock = _clock(HOURS[match["hour"]], 0, spoken=True)
    return _piece(clock, match, strain=0 if sure else 1)


def _hour_of(match: re.Match[str]) -> int:
    hour = match["hour"]
    return int(hour) if hour.isdigit() else HOURS[hour]


def _turned(match: re.Match[str], *, by: int) -> Pieces:
    """An hour moved by some minutes, on the twelve-hour clock that people speak by."""
    hour = _hour_of(match)
    if 1 <= hour <= 12:
        minutes = (hour * 60 + by) % (12 * 60)
        yield from _piece(_clock(minutes // 60 or 12, minutes % 60, spoken=True), match)


def _halfway(match: re.Match[str]) -> Pieces:
    # Swedish "halv sju" is half past six, and English "half six" too.
    past = match["word"].startswith("half")
    return _turned(match, by=30 if past else -30)


def _about_the_hour(match: re.Match[str]) -> Pieces:
    amount = match["minutes"]
    minutes = int(amount) if amount.isdigit() else MINUTES[amount]
    by = minutes if match["way"] in ("over", "past") else -minutes
    if minutes < 60:
        yield from _turned(match, by=by - 30 if match["halv"] else by)


def _noon(match: re.Match[str]) -> Pieces:
    yield Side(clock=Clock(12, 0, Shape.PLAIN)), 0


def _midnight(match: re.Match[str]) -> Pieces:
    yield Side(clock=Clock(24, 0, Shape.MIDNIGHT)), 0


def _part(match: re.Match[str]) -> Pieces:
    yield Side(part=PARTS[match["part"]]), 0


def _lasting(minutes: float) -> Pieces:
    if 0 < minutes <= 7 * _DAY:
        yield Side(duration=round(minutes)), 0


def _hours_long(match: re.Match[str]) -> Pieces:
    amount = match["count"].replace(",", ".")
    hours = float(amount) if "." in amount else counted(amount)
    half = 0.5 if match["half"] else 0
    return _lasting((hours + half) * 60 + int(match["minutes"] or 0))


def _minutes_long(match: re.Match[str]) -> Pieces:
    return _lasting(counted(match["count"]))


def _an_hour_and_a_half(match: re.Match[str]) -> Pieces:
    return _lasting(90)


def _half_an_hour(match: re.Match[str]) -> Pieces:
    return _lasting(30)


def _in_a_while(match: re.Match[str]) -> Pieces:
    minutes = counted(match["count"]) if match["count"] else 30
    yield Side(minutes_from_now=minutes * (60 if match["hours"] else 1)), 0


def _whole_day(match: re.Match[str]) -> Pieces:
    yield Side(whole_day=True), 0


_FOR = r"(?:(?:i|for|under|varar|lasts|langd:?|duration:?) )?(?:ca\.? |cirka |about )?"

_PATTERNS: tuple[tuple[str, Callable[[re.Match[str]], Pieces]], ...] = (
    (rf"(?:{_AT})?(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?:[:.]00)?{_NO_MORE}{_HALF}", _written),
    (rf"(?:{_AT})?(?P<hour>\d{{1,2}})h(?P<minute>\d\d)?", _written),
    (rf"{_AT}(?P<hour>\d{{1,2}}){_NO_MORE}{_OCLOCK}?{_HALF}", _written),
    (rf"(?P<hour>\d{{1,2}}){_NO_MORE}{_NO_DAY}{_OCLOCK}?{_HALF}", _written),
    (rf"(?P<at>{_AT})(?P<hour>\d{{1,2}})(?P<minute>\d\d){_NO_MORE}{_HALF}", _in_one),
    (rf"(?P<at>)(?P<hour>\d\d)(?P<minute>\d\d){_NO_MORE}{_HALF}", _in_one),
    (rf"(?P<at>{_AT})?(?P<hour>{_HOUR})(?P<oclock>{_OCLOCK})?\b{_HALF}", _worded),
    (rf"(?:{_AT})?(?P<word>halv|half past|half) {_SPOKEN_HOUR}{_HALF}", _halfway),
    (
        rf"(?:{_AT})?(?P<minutes>{either(MINUTES)})(?: minuter| minutes)? "
        rf"(?P<way>i|over|past|to) (?P<halv>halv )?{_SPOKEN_HOUR}{_HALF}",
        _about_the_hour,
    ),
    (
        rf"(?:{_AT})?(?P<minutes>\d{{1,2}})(?: minuter)? (?P<way>i|over|past) (?P<halv>halv )?"
        rf"{_SPOKEN_HOUR}{_HALF}",
        _about_the_hour,
    ),
    (rf"(?:{_AT})?(?:12 |tolv )?(?:noon|midday|mitt pa dagen)\b", _noon),
    (rf"(?:{_AT})?(?:vid )?(?:12 |tolv )?(?:midnight|midnatt)\b", _midnight),
    (rf"(?:pa |om |in the |at )?(?P<part>{either(PARTS)})\b", _part),
    (
        rf"{_FOR}(?P<count>\d{{1,2}}[.,](?:\d|25|75)|{_COUNT}) ?"
        rf"(?P<half>(?:och en|and a) hal[vf] ?)?{_HOURS_LONG}{_AND_MINUTES}",
        _hours_long,
    ),
    (rf"{_FOR}(?P<count>{_COUNT}) ?{_MINUTES_LONG}", _minutes_long),
    (rf"{_FOR}(?:an hour and a half|halvannan timme)\b", _an_hour_and_a_half),
    (rf"{_FOR}(?:en halvtimme|halvtimme|en halv timme|half an hour)\b", _half_an_hour),
    (
        rf"(?:om|in) (?:(?P<count>{_COUNT}) ?(?:(?P<hours>{_HOURS_LONG})|{_MINUTES_LONG})"
        r"|en halvtimme\b|en halv timme\b|half an hour\b)",
        _in_a_while,
    ),
    (r"(?:heldag|hela dagen|hela dagarna|all day|whole day|full day)\b", _whole_day),
)

RULES: tuple[Rule, ...] = tuple((re.compile(pattern), make) for pattern, make in _PATTERNS)
