"""A season: several meetups under one name, its steps and the rhythm of its dates."""

import calendar
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain import meetup_values as values
from domain.ids import UserId
from domain.meetup_refusals import (
    BadLink,
    EndsTooEarly,
    Incomplete,
    NoSuchStep,
    SeasonOver,
    TooLong,
    WrongNumber,
)
from domain.meetup_texts import is_link
from domain.meetup_values import ENDED, Meetup, Season, SeasonMember, SeasonState
from domain.texts import cleaned, one_line

MEETUPS_AT_MOST = 30
_LINES = {
    "name": values.TITLE_LENGTH,
    "venue": values.LINE_LENGTH,
    "address": values.LINE_LENGTH,
    "link": values.LINK_LENGTH,
    "usual_time": 20,
}


class Rhythm(StrEnum):
    """How the dates of a season follow on each other, by the clock in the community's zone."""

    WEEKLY = "weekly"
    EVERY_OTHER_WEEK = "every_other_week"
    MONTHLY = "monthly"
    """The same weekday of the month: the second Thursday, the last Friday for a fifth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One date of a rhythm, in UTC."""

    start_at: datetime
    end_at: datetime


def checked(season: Season) -> Season:
    """The season with clean texts, else what is missing or too long."""
    lines = {name: one_line(str(getattr(season, name))) for name in _LINES}
    for name, limit in _LINES.items():
        if len(lines[name]) > limit:
            raise TooLong(field=name, limit=limit)
    description = cleaned(season.description)
    if len(description) > values.DESCRIPTION_LENGTH:
        raise TooLong(field="description", limit=values.DESCRIPTION_LENGTH)
    if not lines["name"]:
        raise Incomplete(field="name")
    if lines["link"] and not is_link(lines["link"]):
        raise BadLink()
    return replace(
        season,
        name=lines["name"],
        venue=lines["venue"],
        address=lines["address"],
        link=lines["link"],
        usual_time=lines["usual_time"],
        description=description,
    )


def announce(season: Season) -> Season:
    """Show the season to the members."""
    if season.state is not SeasonState.DRAFT:
        raise NoSuchStep(state=season.state)
    return replace(checked(season), state=SeasonState.RUNNING)


def end(season: Season) -> Season:
    """The season is over; the next may carry its members over."""
    if season.state is not SeasonState.RUNNING:
        raise NoSuchStep(state=season.state)
    return replace(season, state=SeasonState.ENDED)


def must_have_room(programme: Collection[Meetup]) -> None:
    """A season has at most so many meetups, else WrongNumber."""
    if len(programme) >= MEETUPS_AT_MOST:
        raise WrongNumber(field="count", least=1, most=MEETUPS_AT_MOST)


def is_over(meetups: Iterable[Meetup]) -> bool:
    """True when nothing of the programme is to come any more."""
    states = [meetup.state for meetup in meetups]
    return bool(states) and all(state in ENDED for state in states)


def may_change(season: Season, *, by: UserId, is_organiser: bool) -> bool:
    """The host and the organisers may change a season."""
    return is_organiser or season.host_id == by


def join(
    season: Season, own: SeasonMember | None, *, user_id: UserId, order: int, now: datetime
) -> SeasonMember:
    """The person follows the whole season; who was carried over confirms by it."""
    if season.state is SeasonState.DRAFT:
        raise NoSuchStep(state=season.state)
    if season.state is not SeasonState.RUNNING:
        raise SeasonOver()
    if own is not None:
        return replace(own, confirmed=True)
    return SeasonMember(
        season_id=season.season_id, user_id=user_id, joined_at=now, order=order, confirmed=True
    )


def carried_over(
    season: Season, members: Iterable[SeasonMember], *, now: datetime
) -> tuple[SeasonMember, ...]:
    """Those who followed the season before, in their order, each yet to confirm."""
    return tuple(
        SeasonMember(
            season_id=season.season_id,
            user_id=member.user_id,
            joined_at=now,
            order=member.order,
            confirmed=False,
        )
        for member in members
        if member.confirmed
    )


def occasions(
    rhythm: Rhythm, *, first: date, start: time, end: time, count: int, zone: str
) -> tuple[Occasion, ...]:
    """The dates of a rhythm: the same hours on the clock, also over the change to summer time.

    An hour that the clocks skip is moved by that hour, one that they double is taken the first
    time. An end before the start is on the next day.
    """
    if start == end:
        raise EndsTooEarly()
    if not 1 <= count <= MEETUPS_AT_MOST:
        raise WrongNumber(field="count", least=1, most=MEETUPS_AT_MOST)
    days = (_day(rhythm, first, number) for number in range(count))
    return tuple(_occasion(day, start, end, zone) for day in days)


def _occasion(day: date, start: time, end: time, zone: str) -> Occasion:
    end_day = day if end > start else day + timedelta(days=1)
    start_at, end_at = _utc(day, start, zone), _utc(end_day, end, zone)
    if end_at <= start_at:
        # Only the start was in the hour that the clocks skip.
        end_at = start_at + (datetime.combine(end_day, end) - datetime.combine(day, start))
    return Occasion(start_at=start_at, end_at=end_at)


def _day(rhythm: Rhythm, first: date, number: int) -> date:
    if rhythm is Rhythm.WEEKLY:
        return first + timedelta(weeks=number)
    if rhythm is Rhythm.EVERY_OTHER_WEEK:
        return first + timedelta(weeks=2 * number)
    month = first.month - 1 + number
    return _nth_weekday(first.year + month // 12, month % 12 + 1, like=first)


def _nth_weekday(year: int, month: int, *, like: date) -> date:
    """The day of the month that is, like the given one, its second Thursday or so."""
    nth = (like.day - 1) // 7
    offset = (like.weekday() - date(year, month, 1).weekday()) % 7
    day = 1 + offset + 7 * nth
    # A fifth one that the month doesn't have is its last.
    return date(year, month, day if day <= calendar.monthrange(year, month)[1] else day - 7)


def _utc(day: date, at: time, zone: str) -> datetime:
    return datetime.combine(day, at, tzinfo=ZoneInfo(zone)).astimezone(UTC)
