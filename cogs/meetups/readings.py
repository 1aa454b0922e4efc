"""What people typed into the forms of a meetup, read; and what is kept, as they would type it."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.tones import Tone
from cogs.meetups.messages import is_whole_days
from domain.ids import MeetupId
from domain.meetup_refusals import WrongNumber
from domain.meetup_values import SPEAKERS_AT_MOST, Meetup, Speaker
from domain.texts import one_line
from domain.typed_times import DateToCome, NotUnderstood, Reading, TypedTimes, read_times

_CLOCK = re.compile(r"\s*\((?:kl\.?\s*)?([01]?\d|2[0-3])[.:]([0-5]\d)\)\s*$", re.IGNORECASE)
# Times in the ids of buttons are minutes since this moment; it stays as it is.
_SINCE = datetime(2026, 1, 1, tzinfo=UTC)
_START, _LENGTH = 10**7, 10**6


def when_edits(reading: Reading, tone: Tone) -> dict[str, Any]:
    """What a reading changes in a meetup; `tone` is the community's, its notes are public."""
    if isinstance(reading, DateToCome):
        return {"start_at": None, "end_at": None, "date_note": note_text(reading, tone)}
    edits: dict[str, Any] = {"start_at": reading.start_at, "date_note": ""}
    # Without an end, that of before moves along.
    return edits | ({} if reading.end_at is None else {"end_at": reading.end_at})


def note_text(reading: DateToCome, tone: Tone) -> str:
    """What is said of the date while there is none; empty when nothing is known of it."""
    if reading.year is None:
        return ""
    if reading.month is None:
        return tone.text("meetups-when-month", month=str(reading.year))
    first = datetime(reading.year, reading.month, 15, tzinfo=UTC)
    return tone.text("meetups-when-month", month=tone.at(first, "month"))


def when_typed(meetup: Meetup, timezone: str) -> str:
    """The meetup's date as somebody would type it, in any language."""
    if meetup.start_at is None:
        return meetup.date_note
    zone = ZoneInfo(timezone)
    start = meetup.start_at.astimezone(zone)
    if meetup.end_at is None:
        return f"{start:%Y-%m-%d %H:%M}"
    end = meetup.end_at.astimezone(zone)
    one_day = end - start == timedelta(days=1)
    if one_day and is_whole_days(meetup.start_at, meetup.end_at, timezone):
        return f"{start:%Y-%m-%d} heldag"
    if start.date() == end.date():
        return f"{start:%Y-%m-%d %H:%M}–{end:%H:%M}"
    return f"{start:%Y-%m-%d %H:%M} – {end:%Y-%m-%d %H:%M}"


def packed(meetup_id: MeetupId, reading: Reading) -> int:
    """A reading in the id of a button, so that what is confirmed is what was shown."""
    if isinstance(reading, DateToCome):
        return meetup_id * _START * _LENGTH + (reading.year or 0) * 100 + (reading.month or 0)
    start = _minutes(reading.start_at - _SINCE)
    length = 0 if reading.end_at is None else _minutes(reading.end_at - reading.start_at)
    return (meetup_id * _START + start) * _LENGTH + length


def unpacked(number: int) -> tuple[MeetupId, Reading]:
    """The meetup and the reading of a button; a forged one gives no more than a date."""
    rest, length = divmod(number, _LENGTH)
    meetup_id, start = divmod(rest, _START)
    if not start:
        year, month = divmod(length, 100)
        if month > 12 or not 0 <= year < 3000:
            raise NotUnderstood()
        return MeetupId(meetup_id), DateToCome(month=month or None, year=year or None)
    start_at = _SINCE + timedelta(minutes=start)
    end_at = start_at + timedelta(minutes=length) if length else None
    return MeetupId(meetup_id), TypedTimes(start_at=start_at, end_at=end_at)


def _minutes(length: timedelta) -> int:
    return int(length.total_seconds()) // 60


def closes_edits(text: str, meetup: Meetup, *, now: datetime, tone: Tone) -> dict[str, Any]:
    """Until when one can sign up; a day alone is the whole day, at most until the start."""
    if not text.strip():
        return {"signup_closes_at": None}
    if text == closes_typed(meetup, tone.timezone):
        return {}
    reading = read_times(text, now=now, zone=tone.timezone, locale=tone.locale, needs_time=False)
    if not isinstance(reading, TypedTimes):
        raise NotUnderstood()
    if reading.has_time or reading.end_at is None:
        return {"signup_closes_at": reading.start_at}
    over, start = reading.end_at, meetup.start_at
    within = start is not None and reading.start_at <= start < over
    return {"signup_closes_at": start if within else over}


def closes_typed(meetup: Meetup, timezone: str) -> str:
    if meetup.signup_closes_at is None:
        return ""
    return f"{meetup.signup_closes_at.astimezone(ZoneInfo(timezone)):%Y-%m-%d %H:%M}"


def number_typed(text: str, *, field: str, least: int, most: int) -> int | None:
    """A whole number, or None for nothing."""
    digits = "".join(text.split())
    if not digits:
        return None
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
        raise WrongNumber(field=field, least=least, most=most)
    return int(digits)


# ------------------------------------------------------------------------------------- speakers


def speakers_of(text: str, meetup: Meetup, timezone: str) -> tuple[Speaker, ...]:
    """One speaker a line: "Namn, roll: ämne (09.45)"; all but the name may be left out."""
    lines = [line for line in map(one_line, text.splitlines()) if line]
    if len(lines) > SPEAKERS_AT_MOST:
        raise WrongNumber(field="speakers", least=0, most=SPEAKERS_AT_MOST)
    return tuple(_speaker(line, meetup, timezone) for line in lines)


def _speaker(line: str, meetup: Meetup, timezone: str) -> Speaker:
    at = None
    # Without a date there is no moment: the clock stays in the words until there is one.
    if meetup.start_at is not None and (clock := _CLOCK.search(line)):
        line = line[: clock.start()]
        at = _at_clock(meetup.start_at, meetup.end_at, clock, ZoneInfo(timezone))
    who, _, topic = line.partition(": ")
    name, _, role = who.partition(", ")
    return Speaker(name=name.strip(" :,"), role=role.strip(), topic=topic.strip(), at=at)


def _at_clock(
    start_at: datetime, end_at: datetime | None, clock: re.Match[str], zone: ZoneInfo
) -> datetime:
    hour, minute = int(clock[1]), int(clock[2])
    local = start_at.astimezone(zone).replace(hour=hour, minute=minute, second=0, microsecond=0)
    if local < start_at and end_at is not None and local + timedelta(days=1) <= end_at:
        local += timedelta(days=1)
    return local.astimezone(UTC)


def speakers_typed(meetup: Meetup, timezone: str) -> str:
    """The speakers as somebody would type them."""
    lines = []
    for each in meetup.speakers:
        who = f"{each.name}, {each.role}" if each.role else each.name
        line = f"{who}: {each.topic}" if each.topic else who
        if each.at is not None:
            line += f" ({each.at.astimezone(ZoneInfo(timezone)):%H.%M})"
        lines.append(line)
    return "\n".join(lines)
