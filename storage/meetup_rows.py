"""The tables of meetups and seasons, and the way between their rows and the domain's values."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlmodel import Field

from domain.ids import MeetupId, SeasonId
from domain.meetup_values import (
    Meetup,
    Season,
    SeasonMember,
    SeasonState,
    SeatRules,
    Signup,
    Speaker,
    Standing,
    State,
)
from storage.base import Json, PlainText, RowId, StoredRow, UtcDateTime, not_negative, one_of


class SeasonRow(StoredRow, table=True):
    __tablename__ = "seasons"
    __table_args__ = (
        one_of("state", SeasonState),
        not_negative("revision"),
        Index(None, "community_id", "state"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, sa_type=RowId, primary_key=True)
    community_id: int = Field(sa_type=BigInteger)
    host_id: int = Field(sa_type=BigInteger)
    created_at: datetime = Field(sa_type=UtcDateTime)
    name: str = Field(sa_type=PlainText)
    state: str = Field(sa_type=PlainText)
    revision: int
    description: str = Field(sa_type=PlainText)
    venue: str = Field(sa_type=PlainText)
    address: str = Field(sa_type=PlainText)
    link: str = Field(sa_type=PlainText)
    usual_time: str = Field(sa_type=PlainText)
    previous_id: int | None = Field(sa_type=BigInteger)
    state_seen: int
    card_channel_id: int | None = Field(sa_type=BigInteger)
    card_message_id: int | None = Field(sa_type=BigInteger)


class SeasonMemberRow(StoredRow, table=True):
    __tablename__ = "season_members"
    __table_args__ = (Index(None, "community_id", "user_id"),)

    season_id: int = Field(
        sa_type=BigInteger,
        primary_key=True,
        sa_column_args=[ForeignKey("seasons.id", ondelete="CASCADE")],
        sa_column_kwargs={"autoincrement": False},
    )
    user_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    community_id: int = Field(sa_type=BigInteger)
    joined_at: datetime = Field(sa_type=UtcDateTime)
    order: int = Field(sa_type=BigInteger)
    confirmed: bool


class MeetupRow(StoredRow, table=True):
    __tablename__ = "meetups"
    __table_args__ = (
        one_of("state", State),
        not_negative("revision"),
        not_negative("position"),
        not_negative("guests"),
        not_negative("confirm_hours"),
        Index(None, "community_id", "state", "start_at"),
        Index(None, "community_id", "event_id"),
        # An id is never given twice: an old button must not reach another meetup.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, sa_type=RowId, primary_key=True)
    community_id: int = Field(sa_type=BigInteger)
    season_id: int | None = Field(
        sa_type=BigInteger,
        index=True,
        sa_column_args=[ForeignKey("seasons.id", ondelete="SET NULL")],
    )
    position: int
    host_id: int = Field(sa_type=BigInteger)
    created_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    state: str = Field(sa_type=PlainText)
    revision: int
    title: str = Field(sa_type=PlainText)
    description: str = Field(sa_type=PlainText)
    agenda: str = Field(sa_type=PlainText)
    venue: str = Field(sa_type=PlainText)
    address: str = Field(sa_type=PlainText)
    link: str = Field(sa_type=PlainText)
    start_at: datetime | None = Field(sa_type=UtcDateTime)
    end_at: datetime | None = Field(sa_type=UtcDateTime)
    date_note: str = Field(sa_type=PlainText)
    reservation: bool
    signup_closes_at: datetime | None = Field(sa_type=UtcDateTime)
    roles: list[int] = Field(sa_type=Json)
    cost: str = Field(sa_type=PlainText)
    contact: str = Field(sa_type=PlainText)
    asks_diet: bool
    asks_accessibility: bool
    shows_names: bool
    capacity: int | None
    guests: int
    employer_cap: int | None
    first_timers_first: bool
    offer_hours: int
    confirm_hours: int
    reminders: list[int] = Field(sa_type=Json)
    reason: str = Field(sa_type=PlainText)
    sequence: int
    state_seen: int
    interested: int
    card_channel_id: int | None = Field(sa_type=BigInteger)
    card_message_id: int | None = Field(sa_type=BigInteger)
    thread_id: int | None = Field(sa_type=BigInteger)
    event_id: int | None = Field(sa_type=BigInteger)
    event_shape: str = Field(sa_type=PlainText)
    needs_erased_at: datetime | None = Field(sa_type=UtcDateTime)


class SpeakerRow(StoredRow, table=True):
    __tablename__ = "meetup_speakers"
    __table_args__ = (not_negative("position"),)

    id: int | None = Field(default=None, sa_type=RowId, primary_key=True)
    meetup_id: int = Field(
        sa_type=BigInteger,
        index=True,
        sa_column_args=[ForeignKey("meetups.id", ondelete="CASCADE")],
    )
    position: int
    name: str = Field(sa_type=PlainText)
    role: str = Field(sa_type=PlainText)
    topic: str = Field(sa_type=PlainText)
    at: datetime | None = Field(sa_type=UtcDateTime)


class SignupRow(StoredRow, table=True):
    __tablename__ = "signups"
    __table_args__ = (
        one_of("standing", Standing),
        not_negative("guests"),
        Index(None, "meetup_id", "standing", "order"),
        Index(None, "community_id", "user_id"),
    )

    meetup_id: int = Field(
        sa_type=BigInteger,
        primary_key=True,
        sa_column_args=[ForeignKey("meetups.id", ondelete="CASCADE")],
        sa_column_kwargs={"autoincrement": False},
    )
    user_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    community_id: int = Field(sa_type=BigInteger)
    standing: str = Field(sa_type=PlainText)
    order: int = Field(sa_type=BigInteger)
    answered_at: datetime = Field(sa_type=UtcDateTime)
    guests: int
    employer_key: str = Field(sa_type=PlainText)
    is_first_timer: bool
    offered_until: datetime | None = Field(sa_type=UtcDateTime)
    confirmed_at: datetime | None = Field(sa_type=UtcDateTime)
    confirm_by: datetime | None = Field(sa_type=UtcDateTime)
    diet: str = Field(sa_type=PlainText)
    accessibility: str = Field(sa_type=PlainText)
    wants_direct: bool
    unreached_at: datetime | None = Field(sa_type=UtcDateTime)


_SEATS = tuple(field.name for field in fields(SeatRules))
_NOT_PLAIN = {"meetup_id", "speakers", "seats"}
_MEETUP = tuple(field.name for field in fields(Meetup) if field.name not in _NOT_PLAIN)
_SEASON = tuple(field.name for field in fields(Season) if field.name != "season_id")
_SIGNUP = tuple(field.name for field in fields(Signup))
_MEMBER = tuple(field.name for field in fields(SeasonMember))


def meetup_row(meetup: Meetup) -> dict[str, Any]:
    """The columns of the meetup, without its id and speakers."""
    return (
        {name: getattr(meetup, name) for name in _MEETUP}
        | asdict(meetup.seats)
        | {"roles": list(meetup.roles), "reminders": list(meetup.reminders)}
    )


def speaker_rows(meetup: Meetup) -> list[dict[str, Any]]:
    return [
        {"meetup_id": meetup.meetup_id, "position": position, **asdict(speaker)}
        for position, speaker in enumerate(meetup.speakers)
    ]


def meetup_of(row: Mapping[Any, Any], speakers: Iterable[Mapping[Any, Any]]) -> Meetup:
    """The meetup that these rows hold."""
    values: dict[str, Any] = {name: row[name] for name in _MEETUP}
    values |= {
        "meetup_id": MeetupId(row["id"]),
        "state": State(row["state"]),
        "roles": tuple(row["roles"]),
        "reminders": tuple(row["reminders"]),
        "seats": SeatRules(**{name: row[name] for name in _SEATS}),
        "speakers": tuple(
            Speaker(name=each["name"], role=each["role"], topic=each["topic"], at=each["at"])
            for each in speakers
        ),
    }
    return Meetup(**values)


def signup_of(row: Mapping[Any, Any]) -> Signup:
    values: dict[str, Any] = {name: row[name] for name in _SIGNUP}
    return Signup(**values | {"standing": Standing(row["standing"])})


def season_row(season: Season) -> dict[str, Any]:
    """The columns of the season, without its id."""
    return {name: getattr(season, name) for name in _SEASON}


def season_of(row: Mapping[Any, Any]) -> Season:
    values: dict[str, Any] = {name: row[name] for name in _SEASON}
    values |= {"season_id": SeasonId(row["id"]), "state": SeasonState(row["state"])}
    return Season(**values)


def season_member_of(row: Mapping[Any, Any]) -> SeasonMember:
    return SeasonMember(**{name: row[name] for name in _MEMBER})
