"""What people are told of a meetup in their thread and by direct message, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.services.meetup_reminders import is_worth_saying
from bot.tones import Tone
from bot.ui import plain, quoted
from cogs.meetups.components import Accept, CalendarFile, Confirm, Release
from cogs.meetups.messages import title_text, when_text, where_text
from domain import reminders
from domain.community import Community
from domain.meetup_changes import Change
from domain.meetup_values import (
    HAS_NATIVE_EVENT,
    TAKES_SIGNUPS,
    Meetup,
    Signup,
    Standing,
    State,
)
from domain.meetups import ends_at

_GOOD = discord.ButtonStyle.success
_OF_PROPOSALS = frozenset({"proposal_approved", "proposal_refused"})
# The weightiest of several changes gives the message its first sentence.
_WEIGHTY = (Change.CANCELLED, Change.POSTPONED, Change.NO_DATE, Change.NEW_DATE)
_CAME = (Standing.SEATED, Standing.OFFERED, Standing.WAITING, Standing.MAYBE)
_STANDS_FOR: Mapping[str, tuple[Standing, ...]] = {
    "offer": (Standing.OFFERED,),
    "promoted": (Standing.SEATED,),
    "lapsed": (Standing.NO,),
    "released": (Standing.NO,),
    "confirm": (Standing.SEATED,),
    "changed": _CAME,
    "reminder": (Standing.SEATED,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """One thing to be told: what happened, to which meetup, and what the person has answered."""

    meetup: Meetup
    payload: Mapping[str, Any]
    own: Signup | None
    now: datetime
    follows: bool = False
    """The person follows the season."""

    @property
    def code(self) -> str:
        code: str = self.payload.get("about", self.payload["code"])
        return code

    @property
    def what(self) -> frozenset[Change]:
        return frozenset(Change(each) for each in self.payload.get("what", ()))

    @property
    def is_true(self) -> bool:
        """False when a later step made it wrong: nobody is told what no longer holds."""
        if self.code in _OF_PROPOSALS:
            wanted = self.code == "proposal_refused"
            return (self.meetup.state is State.CANCELLED) is wanted
        return self._is_asked() and is_in_time(self.meetup, self.payload, now=self.now)

    def _is_asked(self) -> bool:
        if self.own is None:
            return self.follows and self.code == "changed"
        if self.own.standing not in _STANDS_FOR[self.code]:
            return False
        if self.code == "confirm":
            by = self.own.confirm_by
            return self.own.confirmed_at is None and by is not None and by > self.now
        if self.code == "offer":
            until = self.own.offered_until
            return until is not None and until > self.now
        return True


def is_in_time(meetup: Meetup, payload: Mapping[str, Any], *, now: datetime) -> bool:
    """True while the meetup still is what the message says of it."""
    over = ends_at(meetup)
    if over is not None and now >= over:
        return False
    code = payload.get("about", payload["code"])
    if code == "changed":
        return _holds(meetup, frozenset(Change(each) for each in payload.get("what", ())))
    if code == "reminder":
        return is_worth_saying(meetup, payload["minutes"], now=now)
    if code in ("lapsed", "released"):
        return meetup.state is not State.CANCELLED
    return meetup.state in HAS_NATIVE_EVENT


def _holds(meetup: Meetup, what: frozenset[Change]) -> bool:
    if Change.CANCELLED in what or meetup.state is State.CANCELLED:
        return Change.CANCELLED in what and meetup.state is State.CANCELLED
    if Change.POSTPONED in what or meetup.state is State.POSTPONED:
        return Change.POSTPONED in what and meetup.state is State.POSTPONED
    if Change.NO_DATE in what:
        return meetup.start_at is None
    dated = not what.isdisjoint({Change.TIME, Change.NEW_DATE})
    return meetup.start_at is not None or not dated


# ------------------------------------------------------------------------------ direct messages


def direct(about: About, community: Community, tone: Tone) -> str:
    """The direct message: what happened, when and where it is, and the way to the card."""
    meetup = about.meetup
    lines = [_head(about, tone)]
    if meetup.reason and meetup.state in (State.CANCELLED, State.POSTPONED):
        lines.append(quoted(meetup.reason))
    if meetup.state is not State.CANCELLED and about.code not in ("lapsed", "released"):
        lines += _when_and_where(about, tone)
    if meetup.card_message_id is not None:
        lines.append(tone.text("meetup-messages-card", link=card_link(meetup)))
    lines.append(tone.text("meetup-messages-from", network=plain(community.name, limit=100)))
    return "\n".join(lines)


def direct_buttons(about: About, tone: Tone) -> list[ui.Item[Any]]:
    """What can be answered right there."""
    number = about.meetup.meetup_id
    if about.code == "offer":
        return [
            Accept(number, label=tone.text("meetup-messages-take"), style=_GOOD),
            Release(number, label=tone.text("meetup-messages-leave")),
        ]
    if about.code == "confirm":
        return [
            Confirm(number, label=tone.text("meetup-messages-come"), style=_GOOD),
            Release(number, label=tone.text("meetup-messages-cannot")),
        ]
    seated = about.own is not None and about.own.standing is Standing.SEATED
    if not seated or about.meetup.state not in HAS_NATIVE_EVENT:
        return []
    buttons: list[ui.Item[Any]] = [
        Release(number, label=tone.text("meetup-messages-cannot")),
    ]
    if about.code != "reminder":
        buttons.insert(0, CalendarFile(number, label=tone.text("meetup-messages-calendar")))
    return buttons


def _head(about: About, tone: Tone) -> str:
    meetup, own = about.meetup, about.own
    until = own.offered_until if about.code == "offer" and own else None
    if about.code == "confirm" and own:
        until = own.confirm_by
    return tone.text(
        "meetup-messages-direct",
        code=_sentence(about),
        title=title_text(meetup),
        until=tone.at(until),
        changes=changes_text(about.what, tone),
        distance=distance_text(meetup, tone, now=about.now),
        open="yes" if meetup.state in TAKES_SIGNUPS else "no",
    )


def _sentence(about: About) -> str:
    for change in _WEIGHTY:
        if about.code == "changed" and change in about.what:
            return change.value
    return about.code


def _when_and_where(about: About, tone: Tone) -> list[str]:
    seated = about.own is not None and about.own.standing is Standing.SEATED
    lines = [tone.text("meetup-messages-when", when=when_text(about.meetup, tone))]
    if about.meetup.start_at is not None:
        # The link is for those who have a seat.
        where = where_text(about.meetup, tone, with_link=seated)
        lines.append(tone.text("meetup-messages-where", where=where))
    return lines


def card_link(meetup: Meetup) -> str:
    """The address of the card."""
    places = (meetup.community_id, meetup.card_channel_id, meetup.card_message_id)
    return "https://discord.com/channels/" + "/".join(str(place) for place in places)


def changes_text(what: frozenset[Change], tone: Tone) -> str:
    """What is different, as an enumeration."""
    named = [
        tone.text("meetup-messages-change", change=change.value)
        for change in Change
        if change in what
    ]
    return tone.text(
        "meetup-messages-list",
        number=len(named),
        first=", ".join(named[:-1]),
        last=named[-1] if named else "",
    )


def distance_text(meetup: Meetup, tone: Tone, *, now: datetime) -> str:
    """How long is truly left, also when the message is late."""
    if meetup.start_at is None:
        return ""
    unit, count = reminders.distance(meetup.start_at, now=now, timezone=tone.timezone)
    return tone.text("meetup-messages-distance", unit=unit, count=count)


# ------------------------------------------------------------------------------------ the thread


def in_thread(
    meetup: Meetup, tone: Tone, *, payload: Mapping[str, Any], own: Signup | None, now: datetime
) -> str | None:
    """The post in the attendees' thread; None when it holds no more."""
    about = About(meetup=meetup, payload=payload, own=own, now=now)
    if payload["code"] == "reach":
        if not about.is_true:
            return None
        mention = f"<@{payload['user_id']}>"
        text = "\n".join([_head(about, tone), *_when_and_where(about, tone)])
        return tone.text("meetup-messages-reach", mention=mention, text=text)
    if payload["code"] != "opened" and not is_in_time(meetup, payload, now=now):
        return None
    head = (
        tone.text("meetup-messages-opened", title=title_text(meetup), host=f"<@{meetup.host_id}>")
        if payload["code"] == "opened"
        else _head(about, tone)
    )
    # All who read the thread have a seat.
    where = where_text(meetup, tone, with_link=True)
    return "\n".join(
        [
            head,
            tone.text("meetup-messages-when", when=when_text(meetup, tone)),
            tone.text("meetup-messages-where", where=where),
        ]
    )


def thread_row(
    meetup: Meetup, tone: Tone, *, payload: Mapping[str, Any]
) -> ui.ActionRow[Any] | None:
    """The buttons of a post that asks somebody something."""
    if payload.get("about") != "confirm":
        return None
    about = About(meetup=meetup, payload=payload, own=None, now=meetup.changed_at)
    return ui.ActionRow(*direct_buttons(about, tone))
