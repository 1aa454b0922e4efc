"""Dates and times as people type them: a table of them, and what holds whatever is typed."""

import contextlib
import sys
import tomllib
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import words
from bot.i18n import I18n
from domain import typed_time_refusals
from domain.typed_times import (
    LONGEST,
    Ambiguous,
    Assumed,
    DateToCome,
    EndBeforeStart,
    InThePast,
    NoTimeOfDay,
    NotUnderstood,
    Reading,
    RepeatedHour,
    SkippedHour,
    TimesRefused,
    TypedTimes,
    WeekdayContradicts,
    assumption_key,
    read_times,
)

STOCKHOLM = "Europe/Stockholm"
LONDON = "Europe/London"
MONDAY = datetime(2027, 3, 8, 10, tzinfo=UTC)
TABLES = tomllib.loads(Path(__file__).with_name("typed_times.toml").read_text("utf-8"))["table"]
ROWS = [
    pytest.param(text, table["now"], table["locale"], expected, id=f"{table['now'][:10]}: {text}")
    for table in TABLES
    for text, expected in table["reads"]
]
WEEKDAYS = {
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "sv": ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
           "oktober", "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"),
}  # fmt: skip
I18N = I18n(default_locale="sv")


def read(
    text: str, *, now: datetime = MONDAY, zone: str = STOCKHOLM, locale: str = "sv"
) -> Reading:
    return read_times(text, now=now, zone=zone, locale=locale)


def shown(reading: Reading) -> str:
    """A reading as the table writes it."""
    if isinstance(reading, DateToCome):
        return " ".join(
            ("to come", *([f"{reading.year}-{reading.month:02}"] if reading.month else []))
        )
    zone = ZoneInfo(STOCKHOLM)
    start = reading.start_at.astimezone(zone)
    end = reading.end_at.astimezone(zone) if reading.end_at else None
    if not reading.has_time:
        assert end is not None
        last = (end - timedelta(days=1)).date()
        text = f"all of {start:%Y-%m-%d}" + (f" to {last}" if last > start.date() else "")
    else:
        text = f"{start:%Y-%m-%d %H:%M}"
        if end is not None:
            same_day = end.date() == start.date()
            text += f" to {end:%H:%M}" if same_day else f" to {end:%Y-%m-%d %H:%M}"
    return text + (f" ({', '.join(reading.assumed)})" if reading.assumed else "")


def told(text: str, *, now: str, locale: str) -> str:
    try:
        return shown(read(text, now=datetime.fromisoformat(f"{now}Z"), locale=locale))
    except TimesRefused as refusal:
        name = type(refusal).__name__
        offered = " | ".join(shown(each) for each in refusal.readings)
        return f"{name}: {offered}" if offered else name


@pytest.mark.parametrize(("text", "now", "locale", "expected"), ROWS)
def test_what_people_type_is_read_as_they_mean_it(
    text: str, now: str, locale: str, expected: str
) -> None:
    assert told(text, now=now, locale=locale) == expected


def test_the_table_has_enough_of_both_languages() -> None:
    for locale in ("sv", "en"):
        assert sum(len(table["reads"]) for table in TABLES if table["locale"] == locale) >= 100


def test_a_day_alone_is_taken_where_no_time_is_needed() -> None:
    reading = read_times("5 maj", now=MONDAY, zone=STOCKHOLM, locale="sv", needs_time=False)
    assert shown(reading) == "all of 2027-05-05"
    today = read_times("idag", now=MONDAY, zone=STOCKHOLM, locale="sv", needs_time=False)
    assert shown(today) == "all of 2027-03-08"
    with pytest.raises(InThePast):
        read_times("igår", now=MONDAY, zone=STOCKHOLM, locale="sv", needs_time=False)


def test_a_repeated_hour_offers_both_moments_and_only_those_to_come() -> None:
    with pytest.raises(RepeatedHour) as refused:
        read("31 oktober 2027 02.30")
    assert [each.start_at for each in refused.value.readings] == [
        datetime(2027, 10, 31, 0, 30, tzinfo=UTC),
        datetime(2027, 10, 31, 1, 30, tzinfo=UTC),
    ]
    between = datetime(2027, 10, 31, 0, 45, tzinfo=UTC)
    reading = read("idag 02.30", now=between)
    assert isinstance(reading, TypedTimes)
    assert reading.start_at == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


def test_a_contradiction_tells_the_days_that_are_right() -> None:
    with pytest.raises(WeekdayContradicts) as refused:
        read("tors 13 mars 2027 kl 9")
    assert refused.value.args_for_text == {
        "day": date(2027, 3, 13),
        "before": date(2027, 3, 11),
        "after": date(2027, 3, 18),
    }


def test_days_that_have_been_are_not_offered() -> None:
    with pytest.raises(WeekdayContradicts) as refused:
        read("mån 9 mars kl 9")
    assert refused.value.args_for_text["before"] == date(2027, 3, 8)
    assert all(each.start_at > MONDAY for each in refused.value.readings)


# What holds for any text.

WORDS = (
    "12 mars 9 18 - / . : kl tors fre nästa om två veckor v juni i halv sju kvart pm am den the "
    "till och mellan 2027 27 imorgon kväll heldag 3 timmar h datum kommer tba på from 12/3 12.3 "
    "12.03 09:30 1830 270312 2027-03-12 31 30 feb e th , ; ' @ midnatt noon week this last 0 24 "
    "25 99 03/04/2027 5 maj until half past six 31/10 28/3 02:30"
)
PIECES = st.sampled_from(WORDS.split())
TYPED = st.lists(PIECES, max_size=14).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
)
NOWS = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001
    datetime(2031, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
LOCALES = st.sampled_from(["sv", "en"])
ZONES = st.sampled_from([STOCKHOLM, LONDON])


@given(st.one_of(TYPED, st.text(max_size=200)), NOWS, ZONES, LOCALES, st.booleans())
def test_any_text_is_read_as_a_time_to_come_or_refused_by_name(
    text: str, now: datetime, zone: str, locale: str, needs_time: bool
) -> None:
    refused: TimesRefused | None = None
    readings: tuple[Reading, ...]
    try:
        reading = read_times(text, now=now, zone=zone, locale=locale, needs_time=needs_time)
        readings = (reading,)
    except TimesRefused as refusal:
        refused, readings = refusal, refusal.readings
    if refused is not None:
        assert type(refused) is not TimesRefused
        assert not isinstance(refused, Ambiguous) or len(set(readings)) == len(readings) >= 2
        assert None not in refused.args_for_text.values()
        for language in ("sv", "en"):
            assert words(I18N, refused, locale=language, timezone=zone)
    for each in readings:
        if isinstance(each, TypedTimes):
            # The whole of today is to come until it is over.
            assert (each.start_at if each.has_time else each.end_at) > now
            assert each.end_at is None or each.end_at > each.start_at
            assert each.start_at.tzinfo is UTC
        elif each.month is not None:
            assert each.year is not None
            assert (each.year, each.month) >= (now.year, now.month)


# Days on which the clocks are set forward or back are tried as often as all others.
CLOCK_CHANGES = [date(2027, 3, 28), date(2027, 10, 31), date(2028, 3, 26), date(2028, 10, 29)]
LOCAL_TIMES = st.one_of(
    st.datetimes(datetime(2027, 3, 10), datetime(2029, 3, 7)),  # noqa: DTZ001
    st.builds(datetime.combine, st.sampled_from(CLOCK_CHANGES), st.times(time(0, 30), time(3, 30))),
)


@given(
    LOCAL_TIMES,
    ZONES,
    LOCALES,
    st.data(),
)
def test_a_moment_is_found_again_however_it_is_written(
    local: datetime, zone: str, locale: str, data: st.DataObject
) -> None:
    weekday, month = WEEKDAYS[locale][local.weekday()], MONTHS[locale][local.month - 1]
    day, clock = local.day, f"{local:%H:%M}"
    form = data.draw(
        st.sampled_from(
            [
                f"{local:%Y-%m-%d} {clock}",
                f"{local:%Y-%m-%dT%H:%M}",
                f"{local:%Y%m%d} kl {clock}",
                f"{day} {month} {local.year} {clock}",
                f"{day} {month[:3]} {local.year} kl {local:%H.%M}",
                f"{weekday} {day} {month} {local.year} at {clock}",
                f"{weekday[:3]} den {day}:e {month} {local.year}, kl. {local:%H.%M}",
                f"{clock} {weekday} {day} {month}, {local.year}",
                f"KL {clock}, {day}.{local.month}.{local.year}",
                f"{month} {day}, {local.year} {clock}",
            ]
        )
    )
    moments = {
        local.replace(tzinfo=ZoneInfo(zone), fold=fold, second=0, microsecond=0).astimezone(UTC)
        for fold in (0, 1)
    }
    if all(f"{each.astimezone(ZoneInfo(zone)):%H:%M}" != clock for each in moments):
        with pytest.raises(SkippedHour):
            read(form, zone=zone, locale=locale)
    elif len(moments) == 2:
        with pytest.raises(RepeatedHour) as refused:
            read(form, zone=zone, locale=locale)
        assert {each.start_at for each in refused.value.readings} == moments
    else:
        assert read(form, zone=zone, locale=locale) == TypedTimes(*moments)


@given(st.dates(date(2027, 3, 15), date(2029, 3, 7)), st.integers(0, 6), ZONES, LOCALES)
def test_a_weekday_must_belong_to_its_date(day: date, weekday: int, zone: str, locale: str) -> None:
    text = f"{WEEKDAYS[locale][weekday]} {day.day} {MONTHS[locale][day.month - 1]} {day.year} 18:00"
    if day.weekday() == weekday:
        reading = read(text, zone=zone, locale=locale)
        assert isinstance(reading, TypedTimes)
        assert reading.start_at.astimezone(ZoneInfo(zone)).date() == day
        return
    with pytest.raises(WeekdayContradicts) as refused:
        read(text, zone=zone, locale=locale)
    offered = refused.value.args_for_text
    assert offered["day"] == day
    for each in (offered["before"], offered["after"]):
        assert each.weekday() == weekday
        assert abs((each - day).days) <= 7


@given(NOWS, st.integers(0, 6), st.integers(13, 23), LOCALES)
def test_a_weekday_alone_is_within_a_week_or_asked_about(
    now: datetime, weekday: int, hour: int, locale: str
) -> None:
    today = now.astimezone(ZoneInfo(STOCKHOLM)).date()
    text = f"{WEEKDAYS[locale][weekday]} {hour}"
    if today.weekday() == weekday:
        # Today, in a week, or either.
        expected = {today, today + timedelta(days=7)}
    else:
        expected = {today + timedelta(days=(weekday - today.weekday()) % 7)}
    try:
        readings: tuple[Reading, ...] = (read(text, now=now, locale=locale),)
    except Ambiguous as refusal:
        readings = refusal.readings
        assert today.weekday() == weekday
    for each in readings:
        assert isinstance(each, TypedTimes)
        assert each.start_at.astimezone(ZoneInfo(STOCKHOLM)).date() in expected


ON_THE_24_HOUR_CLOCK = st.times().filter(lambda each: not 10 <= each.hour <= 12)


@given(ON_THE_24_HOUR_CLOCK, ON_THE_24_HOUR_CLOCK, LOCALES)
def test_an_end_is_the_same_day_at_midnight_or_within_twelve_hours(
    start: time, end: time, locale: str
) -> None:
    text = f"15 juni {start:%H.%M}–{end:%H:%M}"
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    lasts = minutes if minutes > 0 else minutes + 24 * 60
    if minutes <= 0 and lasts >= 12 * 60 and (end.hour, end.minute) != (0, 0):
        with pytest.raises(EndBeforeStart):
            read(text, locale=locale)
        return
    reading = read(text, locale=locale)
    assert isinstance(reading, TypedTimes)
    assert reading.end_at == reading.start_at + timedelta(minutes=lasts)


@pytest.mark.parametrize(
    "text",
    ["x" * 4_000, "12 mars " * 500, "kl " * 1_400, "1" * 4_000, "ﷺ" * 4_000, "9-" * 2_000],
)
def test_a_long_text_is_refused_unread(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read(text)


def calls(text: str) -> int:
    """How many calls reading the text takes."""
    count = 0

    def counted(*event: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        with contextlib.suppress(TimesRefused):
            read(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece", ["kl ", "12-13 ", "1 ", "mån ", "den ", "halv fem i ", "på on at ", "12 mars kl 9 - "]
)
def test_a_hostile_text_is_soon_given_up(piece: str) -> None:
    half, whole = (calls((piece * LONGEST)[:length]) for length in (LONGEST // 2, LONGEST))
    assert whole <= 3 * half + 500
    assert whole < 30_000


# What is said.

REFUSALS = [
    each
    for each in vars(typed_time_refusals).values()
    if isinstance(each, type) and issubclass(each, TimesRefused) and each is not TimesRefused
]
REFUSED = {
    "NotUnderstood": "hej",
    "NoDayGiven": "kl 18",
    "NoTimeOfDay": "5 maj",
    "InThePast": "igår kl 18",
    "MonthPassed": "juni 2026",
    "TooFarAway": "12 mars 2031 kl 9",
    "Ambiguous": "nästa torsdag kl 18",
    "SkippedHour": "28 mars 2027 02.30",
    "RepeatedHour": "31 oktober 2027 02.30",
    "WeekdayContradicts": "tors 13 mars 2027 kl 9",
    "DaysDisagree": "imorgon 12 mars kl 9",
    "NoSuchDate": "31 april kl 9",
    "NoSuchWeek": "fre v 54 kl 9",
    "EndBeforeStart": "imorgon 18–16",
}


def said(name: str, *, locale: str) -> str:
    with pytest.raises(TimesRefused) as refused:
        read(REFUSED[name], locale=locale)
    assert type(refused.value).__name__ == name
    return words(I18N, refused.value, locale=locale, timezone=STOCKHOLM)


def test_every_refusal_has_an_example() -> None:
    assert {each.__name__ for each in REFUSALS} == set(REFUSED)
    assert len({each.key for each in REFUSALS}) == len(REFUSALS)


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize("name", REFUSED)
def test_every_refusal_says_what_to_do_instead(name: str, locale: str) -> None:
    text = said(name, locale=locale)
    assert "{" not in text
    assert "$" not in text
    instead = {"sv": ("Skriv", "skriv"), "en": ("Type", "type")}
    assert any(word in text for word in instead[locale])


def test_the_sentences_name_the_days() -> None:
    assert said("WeekdayContradicts", locale="sv") == (
        "Veckodagen och datumet hör inte ihop: det datumet är lördag 13 mars 2027. Menar du kanske "
        "torsdag 11 mars 2027 eller torsdag 18 mars 2027? Skriv bara datumet om du är osäker på "
        "veckodagen."
    )
    assert said("Ambiguous", locale="sv").startswith(
        "Det kan betyda torsdag 11 mars kl. 18.00 eller torsdag 18 mars kl. 18.00."
    )
    assert "02.30" in said("SkippedHour", locale="sv")
    assert "03.30" in said("SkippedHour", locale="sv")
    assert said("NoSuchDate", locale="en").startswith("There is no 31 April 2027.")


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize("assumed", list(Assumed))
def test_every_assumption_has_a_sentence(assumed: Assumed, locale: str) -> None:
    assert I18N.text(assumption_key(assumed), locale).endswith(".")


def test_what_lacks_its_time_is_told_so() -> None:
    with pytest.raises(NoTimeOfDay):
        read("fredag den 12")
