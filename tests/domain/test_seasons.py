"""A season: its steps, its members, and the dates that its rhythm gives."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import seasons as rules
from domain.ids import CommunityId, SeasonId, UserId
from domain.meetup_refusals import (
    BadLink,
    EndsTooEarly,
    Incomplete,
    NoSuchStep,
    SeasonOver,
    TooLong,
    WrongNumber,
)
from domain.meetup_values import Season, SeasonMember, SeasonState, State
from domain.seasons import Rhythm, occasions
from tests.domain.meetup_cases import HOST, NOW, meetup

ZONE = "Europe/Stockholm"
STOCKHOLM = ZoneInfo(ZONE)


def season(state: SeasonState = SeasonState.RUNNING, **fields: Any) -> Season:
    base = Season(
        community_id=CommunityId(10),
        season_id=SeasonId(4),
        host_id=HOST,
        created_at=NOW,
        name="Fem morgnar",
        state=state,
    )
    return replace(base, **fields)


def member(user: int, **fields: Any) -> SeasonMember:
    base = SeasonMember(season_id=SeasonId(3), user_id=UserId(user), joined_at=NOW, order=user)
    return replace(base, **fields)


def local(rhythm: Rhythm, first: date, count: int, hours: str = "09:30-12:30") -> list[str]:
    start, end = (time.fromisoformat(each) for each in hours.split("-"))
    found = occasions(rhythm, first=first, start=start, end=end, count=count, zone=ZONE)
    return [f"{each.start_at.astimezone(STOCKHOLM):%Y-%m-%d %H:%M %z}" for each in found]


def test_it_is_announced_and_ends() -> None:
    running = rules.announce(season(SeasonState.DRAFT))
    assert running.state is SeasonState.RUNNING
    assert rules.end(running).state is SeasonState.ENDED


@pytest.mark.parametrize(
    ("step", "state"),
    [
        (rules.announce, SeasonState.RUNNING),
        (rules.announce, SeasonState.ENDED),
        (rules.end, SeasonState.DRAFT),
        (rules.end, SeasonState.ENDED),
    ],
)
def test_steps_that_do_not_exist(step: Any, state: SeasonState) -> None:
    with pytest.raises(NoSuchStep) as refused:
        step(season(state))
    assert refused.value.args_for_text == {"state": state}


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"name": " "}, Incomplete),
        ({"name": "å" * 101}, TooLong),
        ({"venue": "å" * 101}, TooLong),
        ({"address": "å" * 101}, TooLong),
        ({"usual_time": "0" * 21}, TooLong),
        ({"description": "å" * 901}, TooLong),
        ({"link": "javascript:alert(1)"}, BadLink),
        ({"link": "https://bank.se@example.se"}, BadLink),
    ],
)
def test_what_a_season_can_not_say(fields: dict[str, str], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        rules.checked(season(SeasonState.DRAFT, **fields))
    with pytest.raises(refusal):
        rules.announce(season(SeasonState.DRAFT, **fields))


def test_its_texts_are_cleaned() -> None:
    clean = rules.checked(season(name=" Fem\n morgnar ", description="Ett\r\nTvå "))
    assert (clean.name, clean.description) == ("Fem morgnar", "Ett\nTvå")


def test_one_follows_it_with_one_click() -> None:
    joined = rules.join(season(), None, user_id=UserId(5), order=99, now=NOW)
    assert joined == member(5, season_id=SeasonId(4), order=99)
    assert rules.join(season(), joined, user_id=UserId(5), order=100, now=NOW) == joined


def test_one_follows_only_what_is_running() -> None:
    with pytest.raises(SeasonOver):
        rules.join(season(SeasonState.ENDED), None, user_id=UserId(5), order=9, now=NOW)
    with pytest.raises(NoSuchStep):
        rules.join(season(SeasonState.DRAFT), None, user_id=UserId(5), order=9, now=NOW)


def test_who_is_carried_over_has_yet_to_confirm() -> None:
    asked = rules.carried_over(
        season(), [member(1), member(2, confirmed=False), member(3)], now=NOW
    )
    assert [(each.user_id, each.confirmed, each.season_id) for each in asked] == [
        (UserId(1), False, SeasonId(4)),
        (UserId(3), False, SeasonId(4)),
    ]
    assert [each.order for each in asked] == [1, 3]
    confirmed = rules.join(season(), asked[0], user_id=UserId(1), order=50, now=NOW)
    assert confirmed == replace(asked[0], confirmed=True)


@pytest.mark.parametrize(
    ("states", "over"),
    [
        ([], False),
        ([State.HELD], True),
        ([State.HELD, State.CANCELLED], True),
        ([State.HELD, State.POSTPONED], False),
        ([State.HELD, State.DATE_TO_COME], False),
        ([State.OPEN], False),
    ],
)
def test_it_is_over_when_nothing_is_to_come(states: list[State], over: bool) -> None:
    assert rules.is_over(meetup(state) for state in states) is over


def test_the_host_and_the_organisers_may_change_it() -> None:
    assert rules.may_change(season(), by=HOST, is_organiser=False)
    assert rules.may_change(season(), by=UserId(1), is_organiser=True)
    assert not rules.may_change(season(), by=UserId(1), is_organiser=False)


RHYTHMS = [
    # Over the change to summer time, 28 March 2027.
    (
        Rhythm.WEEKLY,
        date(2027, 3, 18),
        ["2027-03-18 09:30 +0100", "2027-03-25 09:30 +0100", "2027-04-01 09:30 +0200"],
    ),
    # And back, 31 October 2027.
    (
        Rhythm.WEEKLY,
        date(2027, 10, 28),
        ["2027-10-28 09:30 +0200", "2027-11-04 09:30 +0100"],
    ),
    (
        Rhythm.EVERY_OTHER_WEEK,
        date(2027, 10, 21),
        ["2027-10-21 09:30 +0200", "2027-11-04 09:30 +0100", "2027-11-18 09:30 +0100"],
    ),
    # Over the end of the year.
    (
        Rhythm.WEEKLY,
        date(2026, 12, 24),
        ["2026-12-24 09:30 +0100", "2026-12-31 09:30 +0100", "2027-01-07 09:30 +0100"],
    ),
    (
        Rhythm.EVERY_OTHER_WEEK,
        date(2026, 12, 28),
        ["2026-12-28 09:30 +0100", "2027-01-11 09:30 +0100"],
    ),
    # The second Thursday.
    (
        Rhythm.MONTHLY,
        date(2027, 2, 11),
        ["2027-02-11 09:30 +0100", "2027-03-11 09:30 +0100", "2027-04-08 09:30 +0200"],
    ),
    (
        Rhythm.MONTHLY,
        date(2026, 11, 12),
        ["2026-11-12 09:30 +0100", "2026-12-10 09:30 +0100", "2027-01-14 09:30 +0100"],
    ),
    # The fifth Friday: where there is none the last, and again the fifth where there is one.
    (
        Rhythm.MONTHLY,
        date(2027, 1, 29),
        [
            "2027-01-29 09:30 +0100",
            "2027-02-26 09:30 +0100",
            "2027-03-26 09:30 +0100",
            "2027-04-30 09:30 +0200",
        ],
    ),
    # A leap year's fifth Tuesday in February.
    (Rhythm.MONTHLY, date(2028, 2, 29), ["2028-02-29 09:30 +0100", "2028-03-28 09:30 +0200"]),
]


@pytest.mark.parametrize(("rhythm", "first", "dates"), RHYTHMS)
def test_the_dates_of_a_rhythm(rhythm: Rhythm, first: date, dates: list[str]) -> None:
    assert local(rhythm, first, len(dates)) == dates


def test_hours_that_the_clocks_skip_or_double() -> None:
    assert local(Rhythm.WEEKLY, date(2027, 3, 28), 1, "02:30-05:00") == ["2027-03-28 03:30 +0200"]
    assert local(Rhythm.WEEKLY, date(2027, 10, 31), 1, "02:30-05:00") == ["2027-10-31 02:30 +0200"]


def test_an_evening_may_end_after_midnight() -> None:
    (late,) = occasions(
        Rhythm.WEEKLY, first=date(2027, 2, 4), start=time(20), end=time(1), count=1, zone=ZONE
    )
    assert late.end_at == datetime(2027, 2, 5, 0, 0, tzinfo=UTC)
    with pytest.raises(EndsTooEarly):
        local(Rhythm.WEEKLY, date(2027, 2, 4), 1, "09:30-09:30")


@pytest.mark.parametrize("count", [0, -1, 31])
def test_a_season_has_from_one_to_thirty_meetups(count: int) -> None:
    with pytest.raises(WrongNumber) as refused:
        local(Rhythm.WEEKLY, date(2027, 2, 4), count)
    assert refused.value.args_for_text == {"field": "count", "least": 1, "most": 30}


DATES = st.dates(date(2026, 1, 1), date(2040, 12, 31))
ZONES = st.sampled_from([ZONE, "Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "UTC"])


@given(st.sampled_from(Rhythm), DATES, st.times(), st.times(), st.integers(1, 30), ZONES)
def test_any_rhythm_goes_on_by_the_clock_on_the_wall(
    rhythm: Rhythm, first: date, start: time, end: time, count: int, zone: str
) -> None:
    if start == end:
        return
    found = occasions(rhythm, first=first, start=start, end=end, count=count, zone=zone)
    assert len(found) == count
    here = ZoneInfo(zone)
    for number, each in enumerate(found):
        begins = each.start_at.astimezone(here)
        assert begins.weekday() == first.weekday() or start < time(4)
        assert timedelta(0) < each.end_at - each.start_at <= timedelta(hours=25)
        if zone == "UTC":
            assert begins.time() == start
        if rhythm is Rhythm.MONTHLY:
            assert (begins.year * 12 + begins.month) - (first.year * 12 + first.month) == number
    assert [each.start_at for each in found] == sorted({each.start_at for each in found})
