"""Numbers from decided cases: times, weeks, agreement, months and differences."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.applications import State
from domain.insights import (
    Decided,
    Month,
    Queue,
    Statistics,
    Week,
    carrying_rules,
    statistics,
)
from domain.screening.findings import Criterion, Finding, Recommendation, Verdict

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
ZONE = "Europe/Stockholm"
YES, NO, READ = Recommendation.APPROVE, Recommendation.DECLINE, Recommendation.REVIEW


def decided(
    hours: float = 1,
    *,
    state: State = State.APPROVED,
    advice: Recommendation | None = YES,
    at: datetime = NOW,
) -> Decided:
    return Decided(
        submitted_at=at - timedelta(hours=hours), decided_at=at, state=state, recommendation=advice
    )


def numbers(*cases: Decided, days: int = 30) -> Statistics:
    return statistics(
        cases,
        days=days,
        queue=Queue(),
        received=0,
        verdicts={},
        verdicts_of_approved={},
        zone=ZONE,
        now=NOW,
    )


def test_nothing_decided_has_no_times() -> None:
    none = numbers()
    assert (none.decided, none.median, none.slowest, none.speeds) == (0, None, None, (0, 0, 0, 0))
    assert (none.advised, none.agreed, none.reviewed) == (0, 0, 0)


def test_the_middle_and_the_slowest() -> None:
    found = numbers(decided(1), decided(3), decided(200), decided(5))
    assert found.median == timedelta(hours=4)
    assert found.slowest == timedelta(hours=200)
    assert found.speeds == (3, 0, 0, 1)


@pytest.mark.parametrize(
    ("hours", "group"), [(0, 0), (24, 0), (24.1, 1), (72, 1), (73, 2), (168, 2), (169, 3)]
)
def test_the_groups_of_the_time(hours: float, group: int) -> None:
    assert numbers(decided(hours)).speeds.index(1) == group


def test_a_decision_of_discord_before_its_application_took_no_time() -> None:
    assert numbers(decided(-3)).median == timedelta(0)


def test_agreement_counts_clear_advice_alone() -> None:
    found = numbers(
        decided(),
        decided(state=State.DECLINED, advice=NO),
        decided(advice=NO),
        decided(advice=READ),
        decided(state=State.DECLINED, advice=READ),
        decided(advice=None),
    )
    assert (found.agreed, found.advised, found.reviewed) == (2, 3, 2)
    assert (found.approved, found.declined) == (4, 2)


def test_what_the_policy_does_by_itself_is_no_decision_of_the_moderators() -> None:
    alone = replace(decided(0), is_by_policy=True)
    found = numbers(alone, alone, decided(5, advice=NO))
    assert (found.approved, found.by_policy) == (3, 2)
    assert (found.median, found.speeds) == (timedelta(hours=5), (1, 0, 0, 0))
    assert (found.agreed, found.advised) == (0, 1)
    assert numbers(alone).median is None


def test_weeks_begin_on_mondays_of_the_communitys_zone() -> None:
    # 23.30 UTC on Sunday the 15th is Monday in Sweden.
    late = decided(at=datetime(2026, 11, 15, 23, 30, tzinfo=UTC), state=State.DECLINED)
    weeks = numbers(decided(), late).weeks
    assert weeks[-1] == Week(date(2026, 11, 16), approved=1, declined=1)
    assert [week.begins.weekday() for week in weeks] == [0] * len(weeks)
    assert weeks[0] == Week(date(2026, 10, 19))
    assert len(weeks) == 5


@given(st.lists(st.tuples(st.floats(0, 30 * 24), st.floats(0, 2000), st.booleans())))
def test_every_decision_is_counted_once_everywhere(cases: list[tuple[float, float, bool]]) -> None:
    found = numbers(
        *(
            decided(
                took,
                at=NOW - timedelta(hours=back),
                state=State.APPROVED if yes else State.DECLINED,
            )
            for back, took, yes in cases
        )
    )
    assert found.decided == len(cases) == sum(found.speeds)
    assert sum(week.approved for week in found.weeks) == found.approved
    assert sum(week.declined for week in found.weeks) == found.declined
    if found.median is not None and found.slowest is not None:
        assert found.median <= found.slowest


@pytest.mark.parametrize("text", ["2026-11", "2026-01", "0001-12", "9998-12"])
def test_a_month_is_read_as_it_is_written(text: str) -> None:
    assert str(Month.read(text)) == text


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-00", "2026-1", "26-11", "nov 2026", "٢٠٢٦-١١", "9999-01"]
)
def test_no_month_is_read_from_anything_else(text: str) -> None:
    assert Month.read(text) is None


def test_months_follow_each_other_over_the_year_and_the_summer_time() -> None:
    assert Month(2026, 12).moved(1) == Month(2027, 1)
    assert Month(2026, 1).moved(-1) == Month(2025, 12)
    assert Month.of(datetime(2026, 10, 31, 23, 30, tzinfo=UTC), zone=ZONE) == Month(2026, 11)
    april = Month(2026, 4).begins(zone=ZONE)
    assert april.astimezone(UTC) == datetime(2026, 3, 31, 22, tzinfo=UTC)
    assert Month(2026, 11).begins(zone=ZONE, hour=9) == datetime(
        2026, 11, 1, 9, tzinfo=ZoneInfo(ZONE)
    )


@given(st.integers(2000, 2200), st.integers(1, 12), st.integers(-300, 300))
def test_going_there_and_back_is_standing_still(year: int, number: int, steps: int) -> None:
    assert Month(year, number).moved(steps).moved(-steps) == Month(year, number)


def test_the_rules_behind_an_advice() -> None:
    findings = (
        Finding(Criterion.LEADING, Verdict.MET, (), "title-leading"),
        Finding(Criterion.STAFF, Verdict.NOT_MET, (), "staff-denied"),
        Finding(Criterion.PUBLIC, Verdict.UNCLEAR, (), "employer-vague"),
    )
    assert carrying_rules(NO, findings) == ("staff-denied",)
    assert carrying_rules(YES, findings) == ("title-leading",)
