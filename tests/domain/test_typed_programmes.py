"""A season's programme as it is typed: dates a line, rhythms, usual hours."""

from contextlib import suppress
from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import LedarbotError
from domain.ids import CommunityId, UserId
from domain.meetup_values import Meetup, Speaker
from domain.season_programmes import Line, replanned, usual_title
from domain.typed_programmes import LineRefused, Planned, SameTime, read_programme
from domain.typed_rhythms import (
    Hours,
    HoursNotUnderstood,
    NoCount,
    OtherWeekday,
    read_hours,
    read_rhythm,
)
from domain.typed_times import DateToCome, NoTimeOfDay, NotUnderstood, WeekdayContradicts

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
MORNING = Hours(time(9, 30), time(12, 30))


def read(
    text: str, *, hours: Hours | None = MORNING, locale: str = "sv", now: datetime = NOW
) -> tuple[Planned, ...]:
    return read_programme(text, hours=hours, now=now, zone="Europe/Stockholm", locale=locale)


def dates(text: str, **more: object) -> list[str]:
    return [
        "-" if each.start_at is None else f"{each.start_at:%Y-%m-%d %H:%M}"
        for each in read(text, **more)  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("", None),
        ("9.30–12.30", MORNING),
        ("kl 09:30-12:30", MORNING),
        ("9:30am - 12:30 pm", MORNING),
        ("09.30 till 12.30", MORNING),
        ("18", Hours(time(18))),
        ("22–01", Hours(time(22), time(1))),
    ],
)
def test_usual_hours(text: str, hours: Hours | None) -> None:
    assert read_hours(text) == hours
    if hours is not None:
        assert read_hours(hours.text) == hours


@pytest.mark.parametrize("text", ["sent", "25", "9–9", "9.75", "0 am", "9-12-15", "٩"])
def test_what_are_no_hours(text: str) -> None:
    with pytest.raises(HoursNotUnderstood):
        read_hours(text)


def test_a_line_is_a_date_with_perhaps_a_title() -> None:
    found = read(
        "17 sep: Förändring i vården\n\n15 okt kl 13–15 · Mingel\n12 nov – Avslut\n"
        "juni, datum kommer: Sommar\nuppskjuten tills vidare\n3 dec heldag"
    )
    assert [each.title for each in found] == [
        "Förändring i vården", "Mingel", "Avslut", "Sommar", "", "",
    ]  # fmt: skip
    starts = [each.start_at and f"{each.start_at:%m-%d %H:%M}" for each in found]
    assert starts == ["09-17 07:30", "10-15 11:00", "11-12 08:30", None, None, "12-02 23:00"]
    assert found[3].to_come == DateToCome(month=6, year=2027)
    assert [each.is_postponed for each in found] == [False] * 4 + [True, False]


def test_a_programme_runs_forward_over_the_new_year() -> None:
    assert dates("17 sep\n14 jan\nmars\n10 feb") == [
        "2026-09-17 07:30", "2027-01-14 08:30", "-", "2027-02-10 08:30",
    ]  # fmt: skip
    # A year that was typed holds, and a year is no time of day.
    assert dates("14 jan 2027\n17 sep 2026") == ["2027-01-14 08:30", "2026-09-17 07:30"]


@pytest.mark.parametrize("now", [NOW, datetime(2026, 11, 22, 10, tzinfo=UTC)])
def test_what_has_just_been_is_next_year_after_a_line_of_next_year(now: datetime) -> None:
    found = read("17 sep 2027\n15 okt", now=now)
    assert [each.start_at and each.start_at.year for each in found] == [2027, 2027]


def test_lines_may_be_numbered() -> None:
    assert dates("1. 17 sep\n2) tors 15 okt\n- 12 nov\n• 10 dec") == [
        "2026-09-17 07:30", "2026-10-15 07:30", "2026-11-12 08:30", "2026-12-10 08:30",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("varannan torsdag från 17 sep, 3 gånger", ["09-17 07:30", "10-01 07:30", "10-15 07:30"]),
        ("varannan torsdag fr.o.m. 15 okt, tre ggr", ["10-15 07:30", "10-29 08:30", "11-12 08:30"]),
        ("varje torsdag från 17 sep till 1 okt", ["09-17 07:30", "09-24 07:30", "10-01 07:30"]),
        ("varje vecka från 17 sep t.o.m. 24 sep", ["09-17 07:30", "09-24 07:30"]),
        ("varje månad från 17 sep, 3 gånger", ["09-17 07:30", "10-15 07:30", "11-19 08:30"]),
        ("every other Thursday from 17 Sep, 2 times", ["09-17 07:30", "10-01 07:30"]),
        ("every Thursday from 17 Sep until 24 Sep", ["09-17 07:30", "09-24 07:30"]),
        ("monthly from 17 Sep, two meetups", ["09-17 07:30", "10-15 07:30"]),
        ("varje onsdag kl 18–20, 2 gånger", ["03-04 17:00", "03-11 17:00"]),
        ("varje onsdag, 2 gånger", ["03-04 08:30", "03-11 08:30"]),
    ],
)
def test_rhythms(text: str, found: list[str]) -> None:
    assert [each[5:] for each in dates(text)] == found


def test_a_rhythm_among_lines_and_with_a_title() -> None:
    found = read("3 sep: Upptakt\nvarannan torsdag från 17 sep, 2 gånger: Frukost\njuni")
    assert [each.title for each in found] == ["Upptakt", "Frukost", "Frukost", ""]
    assert found[1].end_at is not None
    assert f"{found[1].end_at:%H:%M}" == "10:30"


@pytest.mark.parametrize(
    ("text", "number", "cause"),
    [
        ("17 sep\nhejsan", 2, NotUnderstood),
        ("\n\nfre 17 sep", 3, WeekdayContradicts),
        ("varannan torsdag från 17 sep", 1, NoCount),
        ("varannan fredag från 17 sep, 3 gånger", 1, OtherWeekday),
        ("17 sep\n17 sep", 2, SameTime),
    ],
)
def test_a_refusal_names_its_line(text: str, number: int, cause: type[LedarbotError]) -> None:
    with pytest.raises(LineRefused) as refused:
        read(text)
    assert refused.value.number == number
    assert type(refused.value.cause) is cause


def test_a_day_needs_hours_from_somewhere() -> None:
    for text in ("17 sep", "14 jan 2027"):
        with pytest.raises(LineRefused) as refused:
            read(text, hours=None)
        assert type(refused.value.cause) is NoTimeOfDay
    assert dates("17 sep kl 9", hours=None) == ["2026-09-17 07:00"]


def test_nothing_is_no_programme() -> None:
    with pytest.raises(NotUnderstood):
        read(" \n\n ")


@given(st.text(max_size=200), st.sampled_from([None, MORNING]), st.sampled_from(["sv", "en"]))
def test_any_text_is_read_or_refused_in_words(text: str, hours: Hours | None, locale: str) -> None:
    try:
        found = read(text, hours=hours, locale=locale)
    except LedarbotError:
        return
    assert found
    assert all(each.start_at is None or each.start_at > NOW for each in found)


@given(st.text(max_size=80))
def test_any_text_is_a_rhythm_or_none(text: str) -> None:
    with suppress(NoCount):
        read_rhythm(text)


# ------------------------------------------------------------------------------- drafts in step


def made(title: str, month: int | None, **fields: object) -> Meetup:
    return Meetup(
        community_id=CommunityId(1),
        host_id=UserId(2),
        created_at=NOW,
        changed_at=NOW,
        title=title,
        start_at=None if month is None else datetime(2026, month, 17, 8, tzinfo=UTC),
        **fields,  # type: ignore[arg-type]
    )


def line(title: str, month: int | None) -> Line:
    return Line(
        title=title,
        start_at=None if month is None else datetime(2026, month, 17, 8, tzinfo=UTC),
    )


def test_what_stays_keeps_what_was_said_of_it() -> None:
    first = made("Frukost 1", 9, agenda="Kaffe", meetup_id=1)
    second = made("Mingel", 10, agenda="Vin", meetup_id=2, speakers=(Speaker(name="A", at=NOW),))
    third = made("Frukost 3", 11, agenda="Te", meetup_id=3)
    found, gone = replanned(
        [first, second, third],
        [line("Nytt namn", 9), line("Nytt", 12), line("Mingel", 8)],
        like=made("", None),
    )
    assert [(each.meetup_id, each.agenda, each.position) for each in found] == [
        (1, "Kaffe", 1), (0, "", 2), (2, "Vin", 3),
    ]  # fmt: skip
    assert found[0].title == "Nytt namn"
    assert found[2].speakers == (Speaker(name="A"),)
    assert gone == [third]


def test_usual_titles_fit() -> None:
    assert usual_title("Frukost", 3) == "Frukost 3"
    assert len(usual_title("x" * 100, 30)) <= 100
