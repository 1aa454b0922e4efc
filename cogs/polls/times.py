"""When a poll closes, as organisers type it: "3 dagar", "fredag 12.00"."""

import re
from datetime import datetime, timedelta

from bot.tones import Tone
from domain.poll_refusals import BadClosingTime
from domain.typed_times import NotUnderstood, TypedTimes, read_times

_LENGTH = re.compile(
    r"(?:om |in )?(?P<count>\d{1,4}) ?"
    r"(?:(?P<hours>h|tim|timmar|timme|hours?)|(?P<days>d|dagar|dag|dygn|days?)"
    r"|(?P<weeks>v|veckor|vecka|weeks?)|(?P<minutes>min|minuter|minut|minutes?))",
    re.IGNORECASE | re.ASCII,
)


def closing_time(text: str, *, now: datetime, tone: Tone) -> datetime | None:
    """What was typed, read by the clocks in the zone; None for nothing, else why it is no time.

    A length is counted from now on, and of a day alone the last minute is meant.
    """
    plain = " ".join(text.split())
    if not plain:
        return None
    if length := _LENGTH.fullmatch(plain):
        return now.replace(second=0, microsecond=0) + _length(length)
    for phrase in (plain, f"om {plain}"):
        try:
            reading = read_times(
                phrase, now=now, zone=tone.timezone, locale=tone.locale, needs_time=False
            )
        except NotUnderstood:
            continue
        if isinstance(reading, TypedTimes):
            return _last_minute(reading)
    raise BadClosingTime()


def _last_minute(reading: TypedTimes) -> datetime:
    if reading.has_time or reading.end_at is None:
        return reading.start_at
    return reading.end_at - timedelta(minutes=1)


def _length(match: re.Match[str]) -> timedelta:
    count = int(match["count"])
    if match["minutes"]:
        return timedelta(minutes=count)
    if match["hours"]:
        return timedelta(hours=count)
    return timedelta(days=count) if match["days"] else timedelta(weeks=count)
