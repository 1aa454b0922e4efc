"""How the series and its prompts look to organisers, and to whoever asks the next one."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.services.prompt_cases import Entry
from bot.services.prompts import Preview
from bot.tones import Tone
from bot.ui import plain, quoted
from domain.ids import ChannelId

_EXCERPT = 900


def series_lines(preview: Preview, tone: Tone, *, home: ChannelId | None) -> list[str]:
    """When and where prompts are posted, and how far the round has come."""
    series = preview.series
    if series is None:
        return [tone.text("prompts-not-begun", total=preview.total)]
    channel_id = series.channel_id or home
    lines = [
        tone.text(
            "prompts-when",
            paused="yes" if series.is_paused else "no",
            weekday=series.weekday,
            clock=clock_text(series.minute, tone),
            channel=f"<#{channel_id}>" if channel_id else tone.text("prompts-no-channel"),
        ),
        tone.text("prompts-holidays", skips="yes" if series.skips_holidays else "no"),
        tone.text("prompts-round", used=preview.used, total=preview.total),
    ]
    if series.next_at is not None:
        lines.insert(1, tone.text("prompts-next-at", at=tone.at(series.next_at)))
    if preview.moved_to is not None:
        lines.insert(2, tone.text("prompts-moved-to", at=tone.at(preview.moved_to)))
    return lines


def next_lines(preview: Preview, tone: Tone) -> list[str]:
    """What comes next as it will look, and who asks it."""
    if preview.entry is None:
        return [tone.text("prompts-none")]
    host = preview.series.host_id if preview.series else None
    return [
        tone.text("prompts-next", hosted="yes" if host else "no", host=f"<@{host}>"),
        *prompt_lines(preview.entry, tone),
    ]


def prompt_lines(entry: Entry, tone: Tone) -> list[str]:
    """One prompt: its title, its text, and what is known of it."""
    known = tone.text(
        "prompts-known",
        own="yes" if entry.is_own else "no",
        used="yes" if entry.is_used else "no",
        left_out="yes" if entry.is_left_out else "no",
        has_topic="yes" if entry.topic else "no",
        topic=plain(entry.topic.name) if entry.topic else "",
    )
    return [f"**{plain(entry.title)}**", quoted(entry.text, limit=_EXCERPT), f"-# {known}"]


def list_line(entry: Entry, tone: Tone) -> str:
    """One prompt in the list."""
    mark = "left_out" if entry.is_left_out else "used" if entry.is_used else "waits"
    sign = tone.text("prompts-mark", mark=mark)
    own = tone.text("prompts-own") if entry.is_own else ""
    topic = plain(entry.topic.name) if entry.topic else ""
    return " · ".join(part for part in (f"{sign} {plain(entry.title)}", topic, own) if part)


def clock_text(minute: int, tone: Tone) -> str:
    """Minutes of the day as the language writes a time."""
    midnight = datetime(2026, 1, 1, tzinfo=ZoneInfo(tone.timezone))
    return tone.at(midnight + timedelta(minutes=minute), "clock")
