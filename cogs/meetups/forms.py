"""The forms in which a meetup is proposed and changed: kept at once, refused in words."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from discord import ui

from bot import typed
from bot.errors import words
from bot.permissions import Actor
from bot.services import meetups
from bot.tones import Tone, public_tone
from bot.ui import GuardedModal, Interaction, bot_of
from cogs.meetups import sections
from cogs.meetups.access import hosted, step_of
from cogs.meetups.answers import is_organiser, tone_of
from cogs.meetups.readings import number_typed, when_edits, when_typed
from cogs.meetups.sections import Desk, line, paragraph, raw_of
from domain import meetup_values as values
from domain.community import Capability
from domain.errors import LedarbotError
from domain.ids import MeetupId
from domain.meetup_refusals import NoSuchStep
from domain.meetup_values import Meetup, State
from domain.typed_times import (
    DateToCome,
    Reading,
    TimesRefused,
    TypedTimes,
    assumption_key,
    read_times,
)

_MEMBER = Capability.MEMBER
Then = Callable[..., Awaitable[None]]
PROPOSAL = "proposal"


def read_when(text: str, *, now: datetime, tone: Tone) -> Reading:
    """What was typed of when; nothing is a date to come."""
    if not text.strip():
        return DateToCome()
    return read_times(text, now=now, zone=tone.timezone, locale=tone.locale)


def assumptions(reading: Reading, tone: Tone) -> list[str]:
    """What the reading filled in, said so that nobody is surprised."""
    if not isinstance(reading, TypedTimes):
        return []
    return [tone.text(assumption_key(assumed)) for assumed in reading.assumed]


def said_of(error: LedarbotError, tone: Tone) -> str:
    return words(tone.i18n, error, locale=tone.locale, timezone=tone.timezone)


class _KeptForm(GuardedModal, route="meetups:-"):
    """A form whose texts come back when it was refused."""

    def __init__(self, *, title: str, subject: int, name: str, then: Then) -> None:
        super().__init__(title=title)
        self._subject, self._name, self._then = subject, name, then
        self._items: dict[str, Any] = {}

    def _add(self, item: Any, tone: Tone, before: Mapping[str, str]) -> None:
        name = item.custom_id
        if isinstance(item, ui.TextInput) and name in before:
            item.default = before[name]
        label = tone.text(f"meetups-field-{name.replace('_', '-')}")
        hint_key = f"meetups-field-{name.replace('_', '-')}-hint"
        hint = tone.text(hint_key) if tone.i18n.has(hint_key) else None
        self.add_item(ui.Label(text=label, description=hint, component=item))
        self._items[name] = item

    def _raw(self, interaction: Interaction, actor: Actor) -> dict[str, Any]:
        """What was answered, kept until it is taken."""
        raw = {name: raw_of(item) for name, item in self._items.items()}
        texts = {name: value for name, value in raw.items() if isinstance(value, str)}
        typed.keep(interaction.client, actor.user_id, self._subject, self._name, texts)
        return raw

    def _taken(self, interaction: Interaction, actor: Actor) -> None:
        typed.forget(interaction.client, actor.user_id, self._subject, self._name)


class SectionForm(_KeptForm, route="meetups:section-form", needs=_MEMBER):
    """One part of the editor."""

    def __init__(self, desk: Desk, number: int, before: Mapping[str, str], *, then: Then) -> None:
        self._section = sections.SECTIONS[number]
        title = desk.tone.text("meetups-section", section=self._section)
        super().__init__(title=title, subject=desk.meetup.meetup_id, name=self._section, then=then)
        self._meetup_id = desk.meetup.meetup_id
        for item in sections.items_of(self._section, desk):
            self._add(item, desk.tone, before)

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        raw = self._raw(interaction, actor)
        meetup = await hosted(interaction, actor, self._meetup_id)
        desk = desk_of(interaction, actor, meetup)
        try:
            asked, notice = await self._change(interaction, actor, desk, raw)
        except LedarbotError as refusal:
            readings = refusal.readings if isinstance(refusal, TimesRefused) else ()
            notice = said_of(refusal, desk.tone)
            await self._then(
                interaction,
                actor,
                self._meetup_id,
                notice=notice,
                readings=readings,
                is_whole=False,
            )
            return
        self._taken(interaction, actor)
        await self._then(interaction, actor, self._meetup_id, notice=notice, readings=asked)

    async def _change(
        self, interaction: Interaction, actor: Actor, desk: Desk, raw: Mapping[str, Any]
    ) -> tuple[tuple[Reading, ...], str]:
        """Keep what was answered; a date that others would be told of is asked back first."""
        meetup, tone = desk.meetup, desk.tone
        edits = sections.edits_of(self._section, raw, desk)
        asked: tuple[Reading, ...] = ()
        lines = [tone.text("meetups-saved")]
        if self._section == "times" and raw["when"].strip() != when_typed(meetup, tone.timezone):
            reading = read_when(raw["when"], now=desk.now, tone=tone)
            lines += assumptions(reading, tone)
            if meetup.is_announced:
                asked, lines = (reading,), assumptions(reading, tone)
            else:
                edits |= when_edits(reading, _public(interaction, actor))
        changed = {name: value for name, value in edits.items() if getattr(meetup, name) != value}
        if changed:
            step = step_of(interaction, actor, self._meetup_id)
            await meetups.edit(bot_of(interaction).uow, **step, edits=changed)
        return asked, "\n".join(lines)


class ProposeForm(_KeptForm, route="meetups:propose-form", needs=_MEMBER):
    """A meetup in five fields."""

    def __init__(
        self, tone: Tone, meetup: Meetup | None, before: Mapping[str, str], *, then: Then
    ) -> None:
        subject = meetup.meetup_id if meetup else MeetupId(0)
        title = tone.text("meetups-propose-title")
        super().__init__(title=title, subject=subject, name=PROPOSAL, then=then)
        where = (meetup.venue or meetup.link) if meetup else ""
        capacity = meetup.seats.capacity if meetup else None
        description = meetup.description if meetup else ""
        for item in (
            line("title", meetup.title if meetup else "", limit=values.TITLE_LENGTH, required=True),
            line("when", when_typed(meetup, tone.timezone) if meetup else ""),
            line("where", where, limit=values.LINK_LENGTH),
            paragraph("description", description, limit=values.DESCRIPTION_LENGTH),
            line("capacity", "" if capacity is None else str(capacity), limit=10),
        ):
            self._add(item, tone, before)

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        tone, raw = tone_of(interaction, actor), self._raw(interaction, actor)
        now, meetup_id = bot_of(interaction).clock.now(), MeetupId(self._subject)
        known = await hosted(interaction, actor, meetup_id) if meetup_id else None
        if known is not None and known.state is not State.DRAFT:
            raise NoSuchStep(state=known.state)
        try:
            edits = _proposed(raw, known)
            meetup = await _drafted(interaction, actor, known, edits, now)
        except LedarbotError as refusal:
            notice = said_of(refusal, tone)
            await self._then(interaction, actor, meetup_id, notice=notice)
            return
        # The draft has everything but the date from now on.
        self._taken(interaction, actor)
        try:
            reading = read_when(raw["when"], now=now, tone=tone)
            dated = when_edits(reading, _public(interaction, actor))
            step = step_of(interaction, actor, meetup.meetup_id)
            await meetups.edit(bot_of(interaction).uow, **step, edits=dated)
        except LedarbotError as refusal:
            readings = refusal.readings if isinstance(refusal, TimesRefused) else ()
            texts = {"when": raw["when"]}
            typed.keep(interaction.client, actor.user_id, meetup.meetup_id, PROPOSAL, texts)
            typed.keep(interaction.client, actor.user_id, meetup.meetup_id, "times", texts)
            await self._then(
                interaction,
                actor,
                meetup.meetup_id,
                notice=said_of(refusal, tone),
                readings=readings,
                is_whole=False,
            )
            return
        notice = "\n".join(assumptions(reading, tone))
        await self._then(interaction, actor, meetup.meetup_id, notice=notice)


def _proposed(raw: Mapping[str, Any], known: Meetup | None) -> dict[str, Any]:
    """What the five fields say but for the date; an address of the web is where it is online."""
    seats = known.seats if known else values.SeatRules()
    most = values.CAPACITY_AT_MOST
    capacity = number_typed(raw["capacity"], field="capacity", least=1, most=most)
    where = raw["where"].strip()
    is_link = where.casefold().startswith(("http://", "https://"))
    return {
        "title": raw["title"],
        "description": raw["description"],
        "venue": "" if is_link else where,
        "link": where if is_link else "",
        "seats": replace(seats, capacity=capacity),
    }


async def _drafted(
    interaction: Interaction,
    actor: Actor,
    known: Meetup | None,
    edits: Mapping[str, Any],
    now: datetime,
) -> Meetup:
    """The draft with these contents, which only its host and the organisers see."""
    uow = bot_of(interaction).uow
    if known is not None:
        # The date is read anew: one that was refused must not stay beside other words.
        step = step_of(interaction, actor, known.meetup_id)
        return await meetups.edit(uow, **step, edits={**edits, "start_at": None, "date_note": ""})
    new = Meetup(
        community_id=actor.must(_MEMBER).community_id,
        host_id=actor.user_id,
        created_at=now,
        changed_at=now,
        **edits,
    )
    return await meetups.draft(uow, new, by=actor.user_id, now=now)


def desk_of(interaction: Interaction, actor: Actor, meetup: Meetup) -> Desk:
    """Who fills in a form, and what there is to choose from in the server."""
    guild = interaction.guild
    return Desk(
        meetup=meetup,
        tone=tone_of(interaction, actor),
        now=bot_of(interaction).clock.now(),
        is_organiser=is_organiser(actor),
        role_ids=[role.id for role in guild.roles] if guild else (),
    )


def _public(interaction: Interaction, actor: Actor) -> Tone:
    return public_tone(bot_of(interaction).i18n, actor.must(_MEMBER))
