"""The forms of a season: read, kept at once, refused in words with nothing to type again."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import discord
from discord import ui

from bot import typed
from bot.errors import words
from bot.permissions import Actor
from bot.tones import Tone, public_tone
from bot.ui import GuardedModal, Interaction, bot_of, plain
from cogs.seasons.answers import tone_of
from domain import meetup_values as values
from domain.community import Capability
from domain.errors import LedarbotError
from domain.ids import SeasonId
from domain.meetup_refusals import WrongNumber
from domain.meetup_values import Meetup, Season
from domain.season_programmes import Line, usual_title
from domain.texts import one_line
from domain.typed_programmes import LineRefused, Planned, read_programme
from domain.typed_rhythms import read_hours
from domain.typed_times import DateToCome

_MEMBER = Capability.MEMBER
_LONGEST = 4000
_WHERE_LENGTH = values.LINE_LENGTH * 2 + values.LINK_LENGTH + 2
_LINK = re.compile(r"https?://", re.IGNORECASE)
Take = Callable[[Interaction, Actor, Mapping[str, str]], Awaitable[None]]


class SeasonForm(GuardedModal, route="seasons:form", needs=_MEMBER):
    """A season in five fields; without dates where they are no longer asked for."""

    def __init__(
        self,
        tone: Tone,
        *,
        fields: Mapping[str, str],
        name: str,
        subject: int,
        take: Take,
        title: str,
    ) -> None:
        super().__init__(title=title)
        self._name, self._subject, self._take = name, subject, take
        self._items: dict[str, ui.TextInput[Any]] = {}
        for field, value in fields.items():
            limit, is_long, required = _FIELDS[field]
            item: ui.TextInput[Any] = ui.TextInput(
                custom_id=field,
                style=discord.TextStyle.paragraph if is_long else discord.TextStyle.short,
                required=required,
                max_length=limit,
                default=value[:limit] or None,
            )
            label = tone.text(f"seasons-field-{field}")
            hint = tone.text(f"seasons-field-{field}-hint")
            self.add_item(ui.Label(text=label, description=hint, component=item))
            self._items[field] = item

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        raw = {field: item.value for field, item in self._items.items()}
        typed.keep(interaction.client, actor.user_id, self._subject, self._name, raw)
        await self._take(interaction, actor, raw)


# Its length, whether it has several lines, whether it must be filled in.
_FIELDS: Mapping[str, tuple[int, bool, bool]] = {
    "name": (values.TITLE_LENGTH, False, True),
    "hours": (20, False, False),
    "where": (_WHERE_LENGTH, True, False),
    "dates": (_LONGEST, True, True),
    "description": (values.DESCRIPTION_LENGTH, True, False),
    "capacity": (10, False, False),
    "title": (values.TITLE_LENGTH, False, False),
    "date": (100, False, True),
    "words": (values.DESCRIPTION_LENGTH, True, False),
}


def said_of(error: LedarbotError, tone: Tone) -> str:
    """A refusal in words; of a line with its number and what stood there."""
    if isinstance(error, LineRefused):
        why = said_of(error.cause, tone)
        line = plain(error.line, limit=60)
        return tone.text("seasons-line-refused", number=error.number, line=line, why=why)
    return words(tone.i18n, error, locale=tone.locale, timezone=tone.timezone)


# --------------------------------------------------------------------------- what was typed, read


def season_edits(raw: Mapping[str, str]) -> dict[str, Any]:
    """What the fields say of the season itself."""
    hours = read_hours(raw["hours"])
    return {
        "name": one_line(raw["name"]),
        "usual_time": "" if hours is None else hours.text,
        "description": raw["description"],
        **place_edits(raw["where"]),
    }


def place_edits(text: str) -> dict[str, str]:
    """The venue on the first line, its address on the second; a link on one of its own."""
    lines = [line for line in map(one_line, text.splitlines()) if line]
    links = [line for line in lines if _LINK.match(line)]
    rest = [line for line in lines if line not in links]
    return {
        "venue": rest[0] if rest else "",
        "address": ", ".join(rest[1:]),
        "link": links[0] if links else "",
    }


def programme_of(
    raw: Mapping[str, str], *, now: datetime, tone: Tone, public: Tone
) -> tuple[Line, ...]:
    """The lines of the dates' field; notes of dates to come are in the community's language."""
    planned = read_programme(
        raw["dates"],
        hours=read_hours(raw["hours"]),
        now=now,
        zone=tone.timezone,
        locale=tone.locale,
    )
    name = one_line(raw["name"])
    return tuple(
        line_of(each, usual_title(name, number), public) for number, each in enumerate(planned, 1)
    )


def line_of(planned: Planned, title: str, public: Tone) -> Line:
    """What was read of one meetup, with its usual title if it has no other."""
    return Line(
        title=planned.title or title,
        start_at=planned.start_at,
        end_at=planned.end_at,
        date_note=note_text(planned, public),
    )


def note_text(planned: Planned, tone: Tone) -> str:
    """What is said of the date while there is none; empty when nothing is known of it."""
    to_come = planned.to_come
    if planned.is_postponed:
        return tone.text("meetups-when-postponed", has_note="no", note="")
    if to_come is None or to_come.year is None:
        return ""
    return tone.text("meetups-when-month", month=_month_text(to_come, tone))


def _month_text(to_come: DateToCome, tone: Tone) -> str:
    year = to_come.year or 0
    if to_come.month is None:
        return str(year)
    return tone.at(datetime(year, to_come.month, 15, tzinfo=UTC), "month")


def capacity_of(text: str) -> int | None:
    """A number of seats, or None for as many as come."""
    digits, most = "".join(text.split()), values.CAPACITY_AT_MOST
    if not digits:
        return None
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
        raise WrongNumber(field="capacity", least=1, most=most)
    return int(digits)


# ----------------------------------------------------------------------- what is kept, as typed


def typed_season(season: Season) -> dict[str, str]:
    """The season's own fields as somebody would type them."""
    place = (season.venue, season.address, season.link)
    return {
        "name": season.name,
        "hours": season.usual_time.replace("-", "–"),
        "where": "\n".join(text for text in place if text),
        "description": season.description,
    }


def typed_draft(season: Season, meetups: Sequence[Meetup], tone: Tone) -> dict[str, str]:
    """A draft's five fields, the programme a line a meetup."""
    fields = typed_season(season)
    description = fields.pop("description")
    lines = [_typed_line(season, each, tone) for each in meetups]
    return {**fields, "dates": "\n".join(lines)[:_LONGEST], "description": description}


def _typed_line(season: Season, meetup: Meetup, tone: Tone) -> str:
    when = typed_when(meetup, tone)
    if meetup.title == usual_title(season.name, meetup.position):
        return when
    return f"{when}: {meetup.title}"


def typed_when(meetup: Meetup, tone: Tone) -> str:
    """The meetup's date as somebody would type it, in any language."""
    if meetup.start_at is None:
        return meetup.date_note or tone.text("meetups-when-to-come")
    zone = ZoneInfo(tone.timezone)
    start = meetup.start_at.astimezone(zone)
    if meetup.end_at is None:
        return f"{start:%Y-%m-%d %H:%M}"
    end = meetup.end_at.astimezone(zone)
    if end - start == timedelta(days=1) and (start.hour, start.minute) == (0, 0):
        return f"{start:%Y-%m-%d} heldag"
    if start.date() == end.date():
        return f"{start:%Y-%m-%d %H:%M}–{end:%H:%M}"
    return f"{start:%Y-%m-%d %H:%M} – {end:%Y-%m-%d %H:%M}"


def public_of(interaction: Interaction, actor: Actor) -> Tone:
    """The community's language, for what is kept and shown to all."""
    return public_tone(bot_of(interaction).i18n, actor.must(_MEMBER))


def opened(
    interaction: Interaction,
    actor: Actor,
    *,
    form: str,
    subject: int,
    fields: Mapping[str, str],
    title: str,
    take: Take,
) -> SeasonForm:
    """The form with what is kept, or with what was typed last if that was refused."""
    before = typed.kept(interaction.client, actor.user_id, subject, form)
    filled = {name: before.get(name, value) for name, value in fields.items()}
    tone = tone_of(interaction, actor)
    return SeasonForm(
        tone, fields=filled, name=form, subject=subject, take=take, title=tone.text(title)
    )


def taken(interaction: Interaction, actor: Actor, *, form: str, subject: int) -> None:
    """The form was taken: what was typed is no longer needed."""
    typed.forget(interaction.client, actor.user_id, subject, form)


def season_of(
    interaction: Interaction, actor: Actor, edits: Mapping[str, Any], *, previous: SeasonId | None
) -> Season:
    """A new season of the person who fills in the form."""
    return Season(
        community_id=actor.must(_MEMBER).community_id,
        host_id=actor.user_id,
        created_at=bot_of(interaction).clock.now(),
        previous_id=previous,
        **edits,
    )
