"""A meetup: every step that may be taken between its states."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from domain.ids import UserId
from domain.meetup_changes import changes, concerns_calendar
from domain.meetup_refusals import (
    ClosesTooLate,
    EndsTooEarly,
    Incomplete,
    InThePast,
    NoSuchStep,
)
from domain.meetup_texts import checked_texts
from domain.meetup_values import HAS_NATIVE_EVENT, TAKES_SIGNUPS, Meetup, Season, SeatRules, State

USUAL_LENGTH = timedelta(hours=2)
"""How long a meetup is taken to last when nobody has said when it ends."""

_TO_COME = frozenset({State.OPEN, State.FULL, State.CLOSED})
_WITH_DATE = _TO_COME | {State.UNDER_WAY, State.HELD}
STEPS: Mapping[State, frozenset[State]] = MappingProxyType(
    {
        State.DRAFT: frozenset({State.PROPOSED, State.DATE_TO_COME, State.OPEN, State.CANCELLED}),
        State.PROPOSED: frozenset({State.DATE_TO_COME, State.OPEN, State.CANCELLED}),
        State.DATE_TO_COME: _TO_COME | {State.POSTPONED, State.CANCELLED},
        State.OPEN: (_WITH_DATE - {State.OPEN})
        | {State.DATE_TO_COME, State.POSTPONED, State.CANCELLED},
        State.FULL: (_WITH_DATE - {State.FULL})
        | {State.DATE_TO_COME, State.POSTPONED, State.CANCELLED},
        State.CLOSED: (_WITH_DATE - {State.CLOSED})
        | {State.DATE_TO_COME, State.POSTPONED, State.CANCELLED},
        # Somebody may begin too early in Discord's own screen, or move what has begun.
        State.UNDER_WAY: (_WITH_DATE - {State.UNDER_WAY}) | {State.POSTPONED, State.CANCELLED},
        State.POSTPONED: _TO_COME | {State.DATE_TO_COME, State.CANCELLED},
        State.HELD: frozenset(),
        State.CANCELLED: frozenset(),
    }
)
"""Which state may follow which. What is held or cancelled stays so."""


def ends_at(meetup: Meetup) -> datetime | None:
    """When it is over; two hours after the start where nobody has said."""
    if meetup.start_at is None:
        return None
    return meetup.end_at or meetup.start_at + USUAL_LENGTH


def signup_ends_at(meetup: Meetup) -> datetime | None:
    """Until when one can sign up; off one can sign until the start (`domain.seats.decline`)."""
    return meetup.signup_closes_at or meetup.start_at


def checked(meetup: Meetup, *, now: datetime) -> Meetup:
    """The meetup with its texts cleaned, if all that it says fits together, else the refusal."""
    meetup = checked_texts(meetup)
    if meetup.start_at is None:
        if meetup.end_at is not None:
            raise Incomplete(field="start")
        return meetup
    if meetup.start_at <= now:
        raise InThePast(at=meetup.start_at)
    if meetup.end_at is not None and meetup.end_at <= meetup.start_at:
        raise EndsTooEarly()
    if meetup.signup_closes_at is not None and meetup.signup_closes_at > meetup.start_at:
        raise ClosesTooLate()
    return meetup


def propose(meetup: Meetup, *, now: datetime) -> Meetup:
    """Ask the organisers to show a draft; what could not be shown is refused at once."""
    if meetup.state is not State.DRAFT:
        raise NoSuchStep(state=meetup.state)
    announce(meetup, now=now)
    return _to(checked(meetup, now=now), State.PROPOSED, now=now)


def approve_proposal(meetup: Meetup, *, now: datetime) -> Meetup:
    """An organiser lets the network see what a member proposed."""
    if meetup.state is not State.PROPOSED:
        raise NoSuchStep(state=meetup.state)
    return announce(meetup, now=now)


def refuse_proposal(meetup: Meetup, *, reason: str, now: datetime) -> Meetup:
    """An organiser says no; who proposed it reads the reason."""
    if meetup.state is not State.PROPOSED:
        raise NoSuchStep(state=meetup.state)
    refused = checked_texts(replace(meetup, reason=reason))
    if not refused.reason:
        raise Incomplete(field="reason")
    return _to(refused, State.CANCELLED, now=now)


def announce(meetup: Meetup, *, now: datetime) -> Meetup:
    """Show the meetup to the members, with or without a date."""
    if meetup.state not in (State.DRAFT, State.PROPOSED):
        raise NoSuchStep(state=meetup.state)
    meetup = checked(meetup, now=now)
    if meetup.start_at is None:
        return _to(meetup, State.DATE_TO_COME, now=now)
    if not (meetup.venue or meetup.address or meetup.link):
        raise Incomplete(field="place")
    return _to(meetup, State.OPEN, now=now)


def edit(meetup: Meetup, edits: Mapping[str, Any], *, now: datetime) -> Meetup:
    """The meetup with other contents; a date makes one of what waited for it, and the reverse.

    What hangs on the start and is not itself edited moves along with it: the end, the hours of the
    speakers, and a deadline that has not passed.
    """
    if not STEPS[meetup.state]:
        raise NoSuchStep(state=meetup.state)
    edited = _moved_along(meetup, replace(meetup, **edits), edits, now=now)
    # What has begun may still be mended in its words and its end, though its start has passed.
    began = edited.start_at if edited.start_at == meetup.start_at else None
    edited = checked(edited, now=now if began is None else min(now, began - timedelta(seconds=1)))
    if meetup.is_announced:
        edited = _with_or_without_date(meetup, edited, now=now)
    return _kept(meetup, edited, now=now)


def postpone(meetup: Meetup, *, reason: str, note: str = "", now: datetime) -> Meetup:
    """Until further notice: the date goes, everybody keeps what they answered."""
    if State.POSTPONED not in STEPS[meetup.state]:
        raise NoSuchStep(state=meetup.state)
    without = checked_texts(replace(_without_date(meetup), reason=reason, date_note=note))
    return _kept(meetup, _to(without, State.POSTPONED, now=now), now=now)


def cancel(meetup: Meetup, *, reason: str, now: datetime) -> Meetup:
    """It will not be; the reason is what members read."""
    if State.CANCELLED not in STEPS[meetup.state]:
        raise NoSuchStep(state=meetup.state)
    cancelled = _to(checked_texts(replace(meetup, reason=reason)), State.CANCELLED, now=now)
    return _kept(meetup, cancelled, now=now)


def close_signup(meetup: Meetup, *, now: datetime) -> Meetup:
    """No more sign-ups from now on."""
    if meetup.state not in TAKES_SIGNUPS:
        raise NoSuchStep(state=meetup.state)
    closed = replace(meetup, signup_closes_at=min(now, meetup.start_at or now))
    return _to(closed, State.CLOSED, now=now)


def open_signup(meetup: Meetup, *, now: datetime) -> Meetup:
    """Sign-up is open again, until the start."""
    if meetup.state is not State.CLOSED:
        raise NoSuchStep(state=meetup.state)
    if meetup.start_at is None or meetup.start_at <= now:
        raise InThePast(at=meetup.start_at)
    return _to(replace(meetup, signup_closes_at=None), State.OPEN, now=now)


def begin(meetup: Meetup, *, now: datetime) -> Meetup:
    """It has begun, also when somebody says so before its time."""
    if meetup.state is State.UNDER_WAY:
        return meetup
    if meetup.state not in HAS_NATIVE_EVENT:
        raise NoSuchStep(state=meetup.state)
    return _to(meetup, State.UNDER_WAY, now=now)


def hold(meetup: Meetup, *, now: datetime) -> Meetup:
    """It is over."""
    if meetup.state not in HAS_NATIVE_EVENT:
        raise NoSuchStep(state=meetup.state)
    return _to(meetup, State.HELD, now=now)


def settled(meetup: Meetup, *, taken: int, now: datetime) -> Meetup:
    """The meetup in the state that the time and its seats give; the same when nothing changed."""
    state = state_by_time_and_seats(meetup, taken=taken, now=now)
    return meetup if state is meetup.state else _to(meetup, state, now=now)


def state_by_time_and_seats(meetup: Meetup, *, taken: int, now: datetime) -> State:
    """OPEN, FULL, CLOSED, UNDER_WAY or HELD by the clock and the seats; others stay."""
    if meetup.state not in HAS_NATIVE_EVENT or meetup.start_at is None:
        return meetup.state
    over, closes = ends_at(meetup), signup_ends_at(meetup)
    assert over is not None
    assert closes is not None
    if now >= over:
        return State.HELD
    # Once somebody has begun it, it goes on until its end.
    if now >= meetup.start_at or meetup.state is State.UNDER_WAY:
        return State.UNDER_WAY
    if now >= closes:
        return State.CLOSED
    capacity = meetup.seats.capacity
    return State.FULL if capacity is not None and taken >= capacity else State.OPEN


def next_turn_at(meetup: Meetup, *, now: datetime) -> datetime | None:
    """When time alone next changes the state."""
    if meetup.state not in HAS_NATIVE_EVENT:
        return None
    moments = (signup_ends_at(meetup), meetup.start_at, ends_at(meetup))
    return min((moment for moment in moments if moment is not None and moment > now), default=None)


def may_change(meetup: Meetup, *, by: UserId, is_organiser: bool) -> bool:
    """The host and the organisers may change a meetup."""
    return is_organiser or meetup.host_id == by


def in_season(meetup: Meetup, season: Season, *, position: int) -> Meetup:
    """The meetup as one of the season's; where it says nothing, the season's place holds."""
    placeless = not (meetup.venue or meetup.address or meetup.link)
    return replace(
        meetup,
        season_id=season.season_id,
        position=position,
        venue=season.venue if placeless else meetup.venue,
        address=season.address if placeless else meetup.address,
        link=season.link if placeless else meetup.link,
    )


def with_capacity(meetup: Meetup, capacity: int | None) -> SeatRules:
    """The seat rules with another number of seats."""
    return replace(meetup.seats, capacity=capacity)


def _with_or_without_date(before: Meetup, edited: Meetup, *, now: datetime) -> Meetup:
    if edited.start_at is None:
        if before.start_at is not None:
            return _to(edited, State.DATE_TO_COME, now=now)
        return edited
    if not (edited.venue or edited.address or edited.link):
        raise Incomplete(field="place")
    if before.state in (State.DATE_TO_COME, State.POSTPONED):
        return _to(replace(edited, reason="", date_note=""), State.OPEN, now=now)
    if before.state is State.UNDER_WAY and edited.start_at != before.start_at:
        # Begun by mistake, or moved after all: it is to come again.
        return _to(edited, State.OPEN, now=now)
    return edited


def _without_date(meetup: Meetup) -> Meetup:
    speakers = tuple(replace(speaker, at=None) for speaker in meetup.speakers)
    return replace(meetup, start_at=None, end_at=None, signup_closes_at=None, speakers=speakers)


def _moved_along(
    before: Meetup, edited: Meetup, edits: Mapping[str, Any], *, now: datetime
) -> Meetup:
    if edited.start_at is None:
        return _without_date(edited)
    if before.start_at is None:
        return edited
    by = edited.start_at - before.start_at
    if by and "end_at" not in edits and before.end_at is not None:
        edited = replace(edited, end_at=before.end_at + by)
    if by and "speakers" not in edits:
        hours = (None if each.at is None else each.at + by for each in before.speakers)
        speakers = zip(before.speakers, hours, strict=True)
        edited = replace(edited, speakers=tuple(replace(who, at=at) for who, at in speakers))
    closes = before.signup_closes_at
    if by and "signup_closes_at" not in edits and closes is not None and closes > now:
        # Where the same time before the new start has passed, it is open until the start.
        edited = replace(edited, signup_closes_at=closes + by if closes + by > now else None)
    return edited


def _kept(before: Meetup, after: Meetup, *, now: datetime) -> Meetup:
    grows = concerns_calendar(changes(before, after))
    return replace(after, sequence=before.sequence + grows, changed_at=now)


def _to(meetup: Meetup, state: State, *, now: datetime) -> Meetup:
    if state not in STEPS[meetup.state]:
        raise NoSuchStep(state=meetup.state)
    return replace(meetup, state=state, changed_at=now)
