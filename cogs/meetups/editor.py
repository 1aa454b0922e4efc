"""The screen on which a meetup is drawn up and changed: what it would look like, and the forms."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import discord
from discord import ui

from bot import typed
from bot.permissions import Actor
from bot.services import meetup_listing, meetups
from bot.tones import Tone, public_tone
from bot.ui import GuardedButton, Interaction, bot_of, layout
from cogs.meetups.access import hosted, step_of, told
from cogs.meetups.answers import is_organiser, show, tone_of
from cogs.meetups.forms import PROPOSAL, ProposeForm, SectionForm, desk_of
from cogs.meetups.messages import card_parts, span_text, title_text
from cogs.meetups.readings import note_text, packed, unpacked, when_edits
from cogs.meetups.sections import SECTIONS
from domain.community import Capability
from domain.errors import NotFound
from domain.ids import MeetupId
from domain.meetup_refusals import NoSuchStep
from domain.meetup_values import ENDED, Meetup, State
from domain.typed_times import DateToCome, Reading

_MEMBER = Capability.MEMBER
_GOOD, _BAD = discord.ButtonStyle.success, discord.ButtonStyle.danger
_READINGS_SHOWN = 4
_LABEL = 80
_LARGEST = 10**12
"""Meetup ids are below; the number of "Visa" is the revision times this, plus the meetup."""


async def screen(
    interaction: Interaction,
    actor: Actor,
    meetup_id: MeetupId,
    *,
    notice: str = "",
    readings: Sequence[Reading] = (),
    is_whole: bool = True,
) -> None:
    """Draw the meetup as it would look, what was just said of it, and the ways on.

    `readings` are dates to choose among or to confirm; what is not whole can't be put forward.
    """
    tone = tone_of(interaction, actor)
    if not meetup_id:
        # Not even a draft could be kept: the form holds what was typed.
        again = Change(0, label=tone.text("meetups-button-change"), style=_GOOD)
        await show(interaction, layout(ui.TextDisplay(notice), ui.ActionRow(again)))
        return
    meetup = await hosted(interaction, actor, meetup_id)
    intro = tone.text("meetups-editor-intro", state=meetup.state.value, approval=_approval(actor))
    if readings:
        notice = await _asked(interaction, actor, meetup, readings, notice)
    counts = await meetup_listing.counts(bot_of(interaction).uow, meetup=meetup)
    parts = card_parts(
        meetup, counts=counts, names=(), tone=tone, reserved=len(intro) + len(notice)
    )
    items: list[ui.Item[Any]] = [ui.TextDisplay(text) for text in (intro, notice) if text]
    items += [ui.Separator(), *(ui.TextDisplay(part) for part in parts)]
    if readings:
        items.append(ui.ActionRow(*_choices(meetup, readings, tone)))
    items += _rows(actor, meetup, tone, is_whole=is_whole)
    await show(interaction, layout(*items))


async def _asked(
    interaction: Interaction,
    actor: Actor,
    meetup: Meetup,
    readings: Sequence[Reading],
    notice: str,
) -> str:
    if len(readings) > 1 or not meetup.is_announced:
        return notice
    tone = tone_of(interaction, actor)
    is_dated = meetup.start_at is not None and not isinstance(readings[0], DateToCome)
    people = await told(interaction, actor, meetup, is_for_all=not is_dated)
    when = _reading_text(readings[0], tone)
    question = tone.text("meetups-move-ask", when=when, people=people)
    return f"{notice}\n{question}".strip()


def _choices(meetup: Meetup, readings: Sequence[Reading], tone: Tone) -> list[ui.Item[Any]]:
    shown = readings[:_READINGS_SHOWN]
    labels = [_reading_text(each, tone) for each in shown]
    if len(shown) == 1:
        labels = [tone.text("meetups-button-when", when=labels[0])]
    if len(set(labels)) < len(labels):
        # The hour that the clocks show twice.
        labels = [
            f"{label} ({tone.text('meetups-reading-clock', clock=_clocks(each, tone))})"
            for label, each in zip(labels, shown, strict=True)
        ]
    return [
        SetTime(packed(meetup.meetup_id, each), label=label[:_LABEL], style=_GOOD)
        for label, each in zip(labels, shown, strict=True)
    ]


def _clocks(reading: Reading, tone: Tone) -> str:
    if isinstance(reading, DateToCome):
        return "normal"
    return "summer" if reading.start_at.astimezone(ZoneInfo(tone.timezone)).dst() else "normal"


def _reading_text(reading: Reading, tone: Tone) -> str:
    if isinstance(reading, DateToCome):
        return note_text(reading, tone) or tone.text("meetups-when-to-come")
    return span_text(reading.start_at, reading.end_at, tone)


def _approval(actor: Actor) -> str:
    """Who may show a draft to all: its host, or an organiser after having read it."""
    if is_organiser(actor):
        return "organiser"
    return "yes" if actor.community is not None and actor.community.meetup_approval else "no"


def _rows(actor: Actor, meetup: Meetup, tone: Tone, *, is_whole: bool) -> list[ui.ActionRow[Any]]:
    number, is_draft = meetup.meetup_id, meetup.state is State.DRAFT
    rows: list[ui.ActionRow[Any]] = []
    if is_organiser(actor) or not is_draft:
        sections = [
            Section(number * 10 + each, label=tone.text("meetups-section", section=SECTIONS[each]))
            for each in SECTIONS
        ]
        rows = [ui.ActionRow(*sections[:3]), ui.ActionRow(*sections[3:])]
    if is_draft:
        last: list[ui.Item[Any]] = []
        if is_whole:
            label = tone.text("meetups-button-put", approval=_approval(actor))
            put = PutForward(meetup.revision * _LARGEST + number, label=label, style=_GOOD)
            last.append(put)
        if not is_organiser(actor):
            last.append(Change(number, label=tone.text("meetups-button-change")))
        last.append(Discard(number, label=tone.text("meetups-button-discard"), style=_BAD))
        rows.append(ui.ActionRow(*last))
    return rows


async def propose(interaction: Interaction, actor: Actor, draft: Meetup | None = None) -> None:
    """Open the form of five fields, with what was typed before."""
    actor.must(_MEMBER)
    subject = draft.meetup_id if draft else 0
    before = typed.kept(interaction.client, actor.user_id, subject, PROPOSAL)
    form = ProposeForm(tone_of(interaction, actor), draft, before, then=screen)
    await interaction.response.send_modal(form)


# ------------------------------------------------------------------------------ what is pressed


class Edit(GuardedButton, route="meetups:edit", needs=_MEMBER):
    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await edit(interaction, actor, MeetupId(self.subject))


async def edit(interaction: Interaction, actor: Actor, meetup_id: MeetupId) -> None:
    """Open the editor, unless the meetup is over."""
    meetup = await hosted(interaction, actor, meetup_id)
    if meetup.state in ENDED:
        raise NoSuchStep(state=meetup.state)
    await screen(interaction, actor, meetup_id)


class Section(GuardedButton, route="meetups:section", needs=_MEMBER):
    """Opens one form; its number is the meetup times ten, plus the form's."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        meetup_id, number = divmod(self.subject, 10)
        if number not in SECTIONS:
            raise NotFound()
        meetup = await hosted(interaction, actor, MeetupId(meetup_id))
        if meetup.state in ENDED:
            raise NoSuchStep(state=meetup.state)
        before = typed.kept(interaction.client, actor.user_id, meetup_id, SECTIONS[number])
        form = SectionForm(desk_of(interaction, actor, meetup), number, before, then=screen)
        await interaction.response.send_modal(form)


class SetTime(GuardedButton, route="meetups:when", needs=_MEMBER):
    """Keeps the date that the button says; those concerned are told if the meetup is announced."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        meetup_id, reading = unpacked(self.subject)
        before = await hosted(interaction, actor, meetup_id)
        tone, bot = tone_of(interaction, actor), bot_of(interaction)
        edits = when_edits(reading, public_tone(bot.i18n, actor.must(_MEMBER)))
        step = step_of(interaction, actor, meetup_id)
        await meetups.edit(bot.uow, **step, edits=edits)
        for form in (PROPOSAL, "times"):
            typed.forget(interaction.client, actor.user_id, meetup_id, form)
        key = "meetups-moved" if before.is_announced else "meetups-saved"
        await screen(interaction, actor, meetup_id, notice=tone.text(key))


class Change(GuardedButton, route="meetups:change", needs=_MEMBER):
    """Opens the form of five fields again; without a draft with what was typed before."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        if not self.subject:
            await propose(interaction, actor)
            return
        draft = await hosted(interaction, actor, MeetupId(self.subject))
        if draft.state is not State.DRAFT:
            raise NoSuchStep(state=draft.state)
        await propose(interaction, actor, draft)


class PutForward(GuardedButton, route="meetups:put", needs=_MEMBER):
    """Shows the draft to all, or to the organisers for approval: as it was seen, or not at all."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        revision, number = divmod(self.subject, _LARGEST)
        draft = await hosted(interaction, actor, MeetupId(number))
        tone, uow = tone_of(interaction, actor), bot_of(interaction).uow
        if draft.state is not State.DRAFT:
            raise NoSuchStep(state=draft.state)
        if draft.revision != revision:
            notice = tone.text("meetups-draft-changed")
            await screen(interaction, actor, draft.meetup_id, notice=notice)
            return
        step = step_of(interaction, actor, draft.meetup_id)
        meetup = await meetups.put_forward(uow, **step)
        text = tone.text("meetups-put", state=meetup.state.value, title=title_text(meetup))
        await show(interaction, layout(ui.TextDisplay(text)))


class Discard(GuardedButton, route="meetups:discard", needs=_MEMBER):
    """Deletes a draft."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        step = step_of(interaction, actor, MeetupId(self.subject))
        await meetups.discard(bot_of(interaction).uow, **step)
        text = tone_of(interaction, actor).text("meetups-discarded")
        await show(interaction, layout(ui.TextDisplay(text)))


ITEMS = (Edit, Section, SetTime, Change, PutForward, Discard)
