"""Who has answered, for the host and the organisers: a paged list, and files to take away."""

import asyncio
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot.exports import Cell, table_csv, table_xlsx
from bot.permissions import Actor
from bot.services import signups
from bot.tones import Tone
from bot.ui import (
    CARD_LENGTH,
    NO_PINGS,
    GuardedButton,
    Interaction,
    bot_of,
    layout,
    names_in,
    plain,
)
from cogs.meetups.answers import is_organiser, show, tone_of
from cogs.meetups.messages import numbers_text, title_text
from domain.community import Capability
from domain.errors import NotFound
from domain.ids import MeetupId
from domain.meetup_refusals import NotYours
from domain.meetup_values import NEED_LENGTH, Meetup, Signup, Standing
from domain.meetups import may_change

_MEMBER = Capability.MEMBER
PER_PAGE = 10
_SPARE = 60
_NEED_LENGTHS = (NEED_LENGTH, 100, 60, 30)
_LARGEST = 10**12
"""Meetup ids are below; a button's number is the page times this, plus the meetup."""
_ORDER = (Standing.SEATED, Standing.OFFERED, Standing.WAITING, Standing.MAYBE, Standing.NO)
_COLUMNS = ("name", "answer", "guests", "diet", "accessibility", "confirmed", "reached", "at")


class ShowAttendees(GuardedButton, route="meetups:attendees", needs=_MEMBER):
    """One page of the list."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        page, number = divmod(self.subject, _LARGEST)
        await show_attendees(interaction, actor, MeetupId(number), page=page)


class Export(GuardedButton, route="meetups:export", needs=_MEMBER):
    """The whole list as files."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await export(interaction, actor, MeetupId(self.subject))


async def answered(
    interaction: Interaction, actor: Actor, meetup_id: MeetupId
) -> tuple[Meetup, list[Signup]]:
    """Who has answered, seats first, for the host and the organisers alone."""
    meetup, found = await signups.attendees(
        bot_of(interaction).uow,
        community_id=actor.must(_MEMBER).community_id,
        meetup_id=meetup_id,
    )
    if not may_change(meetup, by=actor.user_id, is_organiser=is_organiser(actor)):
        raise NotYours() if meetup.is_announced else NotFound()
    return meetup, sorted(found, key=lambda each: _ORDER.index(each.standing))


async def show_attendees(
    interaction: Interaction, actor: Actor, meetup_id: MeetupId, *, page: int = 0
) -> None:
    """Draw one page of who has answered, with what they need."""
    meetup, found = await answered(interaction, actor, meetup_id)
    tone = tone_of(interaction, actor)
    part = found[page * PER_PAGE : (page + 1) * PER_PAGE]
    lines = [f"### {tone.text('meetups-attendees-title', title=title_text(meetup))}"]
    if numbers := numbers_text(meetup, counted(found), tone):
        lines.append(numbers)
    room = CARD_LENGTH - _SPARE - sum(map(len, lines))
    lines += list_lines(part, tone, room=room) or [tone.text("meetups-attendees-none")]
    turns: list[ui.Item[Any]] = []
    for number, way in ((page - 1, "back"), (page + 1, "next")):
        if 0 <= number * PER_PAGE < len(found):
            label = tone.text(f"meetups-page-{way}")
            turns.append(ShowAttendees(number * _LARGEST + meetup_id, label=label))
    if found:
        turns.append(Export(meetup_id, label=tone.text("meetups-button-export")))
    items: list[ui.Item[Any]] = [ui.TextDisplay("\n".join(lines))]
    await show(interaction, layout(*items, *([ui.ActionRow(*turns)] if turns else [])))


def counted(found: Iterable[Signup]) -> dict[Standing, int]:
    """Places by standing, guests included, as the card counts them."""
    counts: dict[Standing, int] = defaultdict(int)
    for each in found:
        counts[each.standing] += each.places
    return counts


def list_lines(part: Sequence[Signup], tone: Tone, *, room: int) -> list[str]:
    """A line for each, what they need shortened until all fit; the files hold it whole."""
    lines: list[str] = []
    for limit in _NEED_LENGTHS:
        lines = [_line(each, tone, limit=limit) for each in part]
        if sum(map(len, lines)) + len(lines) <= room:
            break
    return lines


def _line(signup: Signup, tone: Tone, *, limit: int) -> str:
    parts = [
        tone.text(
            "meetups-attendees-line",
            who=f"<@{signup.user_id}>",
            standing=signup.standing.value,
            guests=signup.guests,
        )
    ]
    if signup.confirmed_at is not None:
        parts.append(tone.text("meetups-attendees-confirmed"))
    if signup.unreached_at is not None:
        parts.append(tone.text("meetups-attendees-unreached"))
    for name in ("diet", "accessibility"):
        if need := getattr(signup, name):
            parts.append(tone.text(f"meetups-attendees-{name}", need=plain(need, limit=limit)))
    return " · ".join(parts)


async def export(interaction: Interaction, actor: Actor, meetup_id: MeetupId) -> None:
    """Hand over the list as .csv and .xlsx."""
    meetup, found = await answered(interaction, actor, meetup_id)
    tone = tone_of(interaction, actor)
    # Members are not cached, and hundreds take a moment to be asked for.
    await interaction.response.defer(ephemeral=True, thinking=True)
    names = await names_in(interaction)
    headers = [tone.text(f"meetups-column-{name}") for name in _COLUMNS]
    rows = [_cells(each, names, tone) for each in found]
    name = f"meetup-{meetup_id}"
    # Hundreds of rows would keep everybody else waiting if they were written on the event loop.
    book = await asyncio.to_thread(table_xlsx, meetup.title, headers, rows)
    text = await asyncio.to_thread(table_csv, headers, rows)
    files = [
        discord.File(io.BytesIO(book), f"{name}.xlsx"),
        discord.File(io.BytesIO(text), f"{name}.csv"),
    ]
    await interaction.followup.send(
        tone.text("meetups-export-here", count=len(rows), title=title_text(meetup)),
        files=files,
        ephemeral=True,
        allowed_mentions=NO_PINGS,
    )


def _cells(signup: Signup, names: Mapping[int, str], tone: Tone) -> list[Cell]:
    confirmed = "yes" if signup.confirmed_at else "no"
    reached = "no" if signup.unreached_at else "yes"
    return [
        # Who has left the server is known by number alone.
        names.get(signup.user_id, str(signup.user_id)),
        tone.text("meetups-standing", standing=signup.standing.value),
        signup.guests,
        signup.diet,
        signup.accessibility,
        tone.text("meetups-yes-no", answer=confirmed),
        tone.text("meetups-yes-no", answer=reached),
        tone.at(signup.answered_at),
    ]


ITEMS = (ShowAttendees, Export)
