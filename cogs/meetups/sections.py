"""The editor's forms: what each asks, filled with what is kept, and what an answer changes."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.tones import Tone
from cogs.meetups import readings
from domain import meetup_values as values
from domain.errors import NotFound
from domain.ids import RoleId, UserId
from domain.meetup_values import Meetup

# Numbers in the ids of buttons that have been sent: a number keeps its meaning for ever.
SECTIONS = {1: "basics", 2: "times", 3: "place", 4: "seats", 5: "rules", 6: "programme"}
_ROLES_AT_MOST = 10
_SPEAKERS_LENGTH = 3000
_REMINDERS = (14 * 24 * 60, 7 * 24 * 60, 3 * 24 * 60, 24 * 60, 3 * 60, 60)
_OFFER_HOURS = (2, 6, 12, 24, 48, 72, 168)
_CONFIRM_HOURS = (0, 24, 48, 72, 168)
_YES = "yes"

Item = (
    ui.TextInput[Any]
    | ui.Select[Any]
    | ui.CheckboxGroup[Any]
    | ui.RoleSelect[Any]
    | ui.UserSelect[Any]
)
Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who fills in the form, where and when."""

    meetup: Meetup
    tone: Tone
    now: datetime
    is_organiser: bool
    role_ids: Collection[int] = ()
    """The server's roles."""


def items_of(section: str, desk: Desk) -> list[Item]:
    """The fields of a form, in their order."""
    return _FIELDS[section](desk)


def edits_of(section: str, raw: Raw, desk: Desk) -> dict[str, Any]:
    """What an answered form changes; the date is not here, since it is confirmed first."""
    return _READ[section](raw, desk)


def raw_of(item: Any) -> Any:
    """What was answered in a field; ids of what was picked as texts."""
    if isinstance(item, ui.TextInput):
        return item.value
    if isinstance(item, ui.UserSelect):
        # Discord tells of each whether they are in the server.
        return [
            str(person.id) if isinstance(person, discord.Member) and not person.bot else "0"
            for person in item.values
        ]
    return [str(getattr(value, "id", value)) for value in item.values]


def _basics(desk: Desk) -> list[Item]:
    meetup = desk.meetup
    items: list[Item] = [
        line("title", meetup.title, limit=values.TITLE_LENGTH, required=True),
        paragraph("description", meetup.description, limit=values.DESCRIPTION_LENGTH),
        line("cost", meetup.cost),
        line("contact", meetup.contact),
    ]
    if desk.is_organiser:
        host = discord.SelectDefaultValue(
            id=meetup.host_id, type=discord.SelectDefaultValueType.user
        )
        items.append(ui.UserSelect(custom_id="host", required=False, default_values=[host]))
    return items


def _times(desk: Desk) -> list[Item]:
    meetup, tone = desk.meetup, desk.tone
    offered = sorted({*_REMINDERS, *meetup.reminders}, reverse=True)[:10]
    options = {str(each): reminder_text(each, tone) for each in offered}
    return [
        line("when", readings.when_typed(meetup, tone.timezone)),
        ticks("reminders", options, {str(each) for each in meetup.reminders}),
        _yes("reservation", tone, ticked=meetup.reservation),
    ]


def _place(desk: Desk) -> list[Item]:
    meetup = desk.meetup
    return [
        line("venue", meetup.venue),
        line("address", meetup.address),
        line("link", meetup.link, limit=values.LINK_LENGTH),
    ]


def _seats(desk: Desk) -> list[Item]:
    meetup, tone = desk.meetup, desk.tone
    capacity = meetup.seats.capacity
    roles = [
        discord.SelectDefaultValue(id=role, type=discord.SelectDefaultValueType.role)
        for role in meetup.roles[:_ROLES_AT_MOST]
    ]
    guests = {
        str(number): tone.text("meetups-guests-option", guests=number)
        for number in range(values.GUESTS_AT_MOST + 1)
    }
    return [
        line("capacity", "" if capacity is None else str(capacity), limit=10),
        choice("guests", guests, str(meetup.seats.guests)),
        line("closes", readings.closes_typed(meetup, tone.timezone)),
        ui.RoleSelect(
            custom_id="roles",
            required=False,
            min_values=0,
            max_values=_ROLES_AT_MOST,
            default_values=roles,
        ),
        _yes("names", tone, ticked=meetup.shows_names),
    ]


def _rules(desk: Desk) -> list[Item]:
    seats, tone = desk.meetup.seats, desk.tone
    cap = seats.employer_cap
    return [
        line("employer_cap", "" if cap is None else str(cap), limit=10),
        _yes("first", tone, ticked=seats.first_timers_first),
        choice("offer", _hours("offer", _OFFER_HOURS, seats.offer_hours, tone), seats.offer_hours),
        choice(
            "confirm",
            _hours("confirm", _CONFIRM_HOURS, seats.confirm_hours, tone),
            seats.confirm_hours,
        ),
    ]


def _programme(desk: Desk) -> list[Item]:
    meetup, tone = desk.meetup, desk.tone
    asks = {name: tone.text(f"meetups-needs-{name}") for name in ("diet", "accessibility")}
    speakers = readings.speakers_typed(meetup, tone.timezone)
    return [
        paragraph("agenda", meetup.agenda, limit=values.AGENDA_LENGTH),
        paragraph("speakers", speakers, limit=_SPEAKERS_LENGTH),
        ticks("asks", asks, {name for name in asks if getattr(meetup, f"asks_{name}")}),
    ]


_FIELDS: dict[str, Callable[[Desk], list[Item]]] = {
    "basics": _basics,
    "times": _times,
    "place": _place,
    "seats": _seats,
    "rules": _rules,
    "programme": _programme,
}


def _read_basics(raw: Raw, desk: Desk) -> dict[str, Any]:
    edits = {name: raw[name] for name in ("title", "description", "cost", "contact")}
    if desk.is_organiser and raw.get("host"):
        host = int(raw["host"][0])
        if not host:
            raise NotFound()
        edits["host_id"] = UserId(host)
    return edits


def _read_times(raw: Raw, desk: Desk) -> dict[str, Any]:
    chosen = {int(each) for each in raw["reminders"] if each.isascii() and each.isdecimal()}
    reminders = tuple(sorted(chosen, reverse=True))
    return {"reminders": reminders, "reservation": bool(raw["reservation"])}


def _read_place(raw: Raw, desk: Desk) -> dict[str, Any]:
    return {name: raw[name].strip() for name in ("venue", "address", "link")}


def _read_seats(raw: Raw, desk: Desk) -> dict[str, Any]:
    seats, most = desk.meetup.seats, values.CAPACITY_AT_MOST
    capacity = readings.number_typed(raw["capacity"], field="capacity", least=1, most=most)
    if not set(map(int, raw["roles"])) <= set(desk.role_ids):
        raise NotFound()
    return {
        "seats": replace(seats, capacity=capacity, guests=_picked(raw["guests"], seats.guests)),
        "roles": tuple(RoleId(int(role)) for role in raw["roles"]),
        "shows_names": bool(raw["names"]),
        **readings.closes_edits(raw["closes"], desk.meetup, now=desk.now, tone=desk.tone),
    }


def _read_rules(raw: Raw, desk: Desk) -> dict[str, Any]:
    seats, most = desk.meetup.seats, values.CAPACITY_AT_MOST
    cap = readings.number_typed(raw["employer_cap"], field="employer_cap", least=1, most=most)
    return {
        "seats": replace(
            seats,
            employer_cap=cap,
            first_timers_first=bool(raw["first"]),
            offer_hours=_picked(raw["offer"], seats.offer_hours),
            confirm_hours=_picked(raw["confirm"], seats.confirm_hours),
        )
    }


def _read_programme(raw: Raw, desk: Desk) -> dict[str, Any]:
    return {
        "agenda": raw["agenda"],
        "speakers": readings.speakers_of(raw["speakers"], desk.meetup, desk.tone.timezone),
        "asks_diet": "diet" in raw["asks"],
        "asks_accessibility": "accessibility" in raw["asks"],
    }


_READ: dict[str, Callable[[Raw, Desk], dict[str, Any]]] = {
    "basics": _read_basics,
    "times": _read_times,
    "place": _read_place,
    "seats": _read_seats,
    "rules": _read_rules,
    "programme": _read_programme,
}


# --------------------------------------------------------------------------------- sorts of field


def line(
    name: str, value: str, *, limit: int = values.LINE_LENGTH, required: bool = False
) -> ui.TextInput[Any]:
    return ui.TextInput(
        custom_id=name, required=required, max_length=limit, default=value[:limit] or None
    )


def paragraph(name: str, value: str, *, limit: int) -> ui.TextInput[Any]:
    field = line(name, value, limit=limit)
    field.style = discord.TextStyle.paragraph
    return field


def choice(name: str, options: Mapping[str, str], chosen: object) -> ui.Select[Any]:
    return ui.Select(
        custom_id=name,
        options=[
            discord.SelectOption(label=label, value=value, default=value == str(chosen))
            for value, label in options.items()
        ],
    )


def ticks(name: str, options: Mapping[str, str], ticked: Collection[str]) -> ui.CheckboxGroup[Any]:
    return ui.CheckboxGroup(
        custom_id=name,
        required=False,
        min_values=0,
        max_values=len(options),
        options=[
            discord.CheckboxGroupOption(label=label, value=value, default=value in ticked)
            for value, label in options.items()
        ],
    )


def _yes(name: str, tone: Tone, *, ticked: bool) -> ui.CheckboxGroup[Any]:
    option = {_YES: tone.text(f"meetups-field-{name}-yes")}
    return ticks(name, option, {_YES} if ticked else ())


def _hours(what: str, offered: tuple[int, ...], present: int, tone: Tone) -> dict[str, str]:
    every = sorted({*offered, present})
    return {str(hours): tone.text(f"meetups-{what}-hours", hours=hours) for hours in every}


def reminder_text(minutes: int, tone: Tone) -> str:
    """How long before the start a reminder is sent."""
    for unit, length in (("weeks", 7 * 24 * 60), ("days", 24 * 60), ("hours", 60)):
        if minutes % length == 0:
            return tone.text("meetups-before", unit=unit, count=minutes // length)
    return tone.text("meetups-before", unit="minutes", count=minutes)


def _picked(chosen: list[str], present: int) -> int:
    if not chosen or not (chosen[0].isascii() and chosen[0].isdecimal()):
        return present
    return int(chosen[0])
