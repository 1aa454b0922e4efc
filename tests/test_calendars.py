"""Calendar files: read back with the library that calendars are read with."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from bot.calendar_zones import zone_of
from bot.calendars import NoDates, has_calendar, meetup_calendar, season_calendar
from bot.i18n import I18n
from domain import meetups as rules
from domain.ids import CommunityId, MeetupId, SeasonId, UserId
from domain.meetup_values import Meetup, Season, Speaker, State

ROOT = Path(__file__).parents[1]
I18N = I18n(default_locale="sv")
STOCKHOLM = "Europe/Stockholm"
ZONES = (
    STOCKHOLM, "Europe/London", "Europe/Dublin", "America/New_York", "Australia/Lord_Howe",
    "America/Havana", "Asia/Kolkata", "Africa/Casablanca", "Asia/Jerusalem", "America/Nuuk",
)  # fmt: skip
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
URL = "https://discord.com/channels/1/2/3"
LINK = "https://moten.example/rum?namn=morgon&kod=1,2;3"
LECTURE = Meetup(
    community_id=CommunityId(100),
    meetup_id=MeetupId(7),
    host_id=UserId(5),
    created_at=NOW,
    changed_at=NOW + timedelta(hours=1),
    title="Förändring i vården – så gör vi",
    state=State.OPEN,
    description="Vi äter smörgås först.\nSedan talar vi; länge, om allt.",
    speakers=(
        Speaker(name="Åsa Öberg", role="regiondirektör", topic="Nära vård",
                at=datetime(2027, 3, 12, 8, 45, tzinfo=UTC)),
        Speaker(name="Nils"),
    ),
    agenda="08.30 kaffe",
    venue="Stadshuset",
    address="Göteborgsvägen 1, Mölndal",
    start_at=datetime(2027, 3, 12, 8, 30, tzinfo=UTC),
    end_at=datetime(2027, 3, 12, 11, 30, tzinfo=UTC),
    cost="Självkostnad, 120 kr",
    contact="arrangör@exempel.se",
    sequence=3,
)  # fmt: skip
ONLINE = replace(LECTURE, venue="", address="", link=LINK)
SEASON = Season(
    community_id=CommunityId(100),
    season_id=SeasonId(3),
    host_id=UserId(5),
    created_at=NOW,
    name="Våren",
)


def file_of(meetup: Meetup, **others: Any) -> bytes:
    known: dict[str, Any] = {"zone": STOCKHOLM, "locale": "sv", "url": URL, **others}
    return meetup_calendar(meetup, network="Chefer i väst", i18n=I18N, **known)


def season_file(meetups: list[Meetup], **others: Any) -> bytes:
    known: dict[str, Any] = {"zone": STOCKHOLM, "locale": "sv", "urls": {}, **others}
    return season_calendar(SEASON, meetups, network="Chefer i väst", i18n=I18N, **known)


def read(content: bytes) -> Any:
    return Calendar.from_ical(content)


def event_of(content: bytes) -> Event:
    (event,) = read(content).events
    return event


def span(event: Event) -> tuple[datetime, datetime]:
    """Start and end as moments; times of two zones in a doubled hour are never equal."""
    return event.start.astimezone(UTC), event.end.astimezone(UTC)


def content_lines(content: bytes) -> list[str]:
    """The lines as they were before they were folded (RFC 5545, 3.1)."""
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_a_meetup_comes_back_whole() -> None:
    content = file_of(LECTURE)
    event = event_of(content)
    assert read(content)["METHOD"] == "PUBLISH"
    assert read(content)["X-WR-CALNAME"] == "Chefer i väst"
    assert event["UID"] == "meetup-100-7@ledarbot"
    assert event["SEQUENCE"] == 3
    assert event["STATUS"] == "CONFIRMED"
    assert event["SUMMARY"] == "Förändring i vården – så gör vi"
    assert event["LOCATION"] == "Stadshuset, Göteborgsvägen 1, Mölndal"
    assert event["URL"] == URL
    assert event["DTSTAMP"].dt == LECTURE.changed_at
    assert (event.start, event.end) == (LECTURE.start_at, LECTURE.end_at)
    assert event["DESCRIPTION"] == (
        "Vi äter smörgås först.\nSedan talar vi; länge, om allt.\n\n"
        "09.45 Åsa Öberg, regiondirektör: Nära vård\nNils\n\n08.30 kaffe\n\n"
        f"Kostnad: Självkostnad, 120 kr\nKontakt: arrangör@exempel.se\n"
        f"Anmälan och senaste nytt: {URL}"
    )


def test_the_times_are_written_by_the_clocks_of_the_community() -> None:
    lines = content_lines(file_of(LECTURE))
    assert "DTSTART;TZID=Europe/Stockholm:20270312T093000" in lines
    assert "DTEND;TZID=Europe/Stockholm:20270312T123000" in lines
    assert lines.index("BEGIN:VTIMEZONE") < lines.index("BEGIN:VEVENT")
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in lines


def test_lines_are_folded_within_75_bytes_and_end_as_the_standard_says() -> None:
    content = file_of(replace(LECTURE, title="Åäö" * 33, description="ÅÄÖ \U0001f642" * 180))
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    assert all(line.decode() is not None for line in lines), "no letter is cut in two"
    assert event_of(content)["SUMMARY"] == "Åäö" * 33


@pytest.mark.parametrize("zone", ZONES)
def test_the_zone_says_what_the_clocks_show_the_year_round(zone: str) -> None:
    first, last = datetime(2027, 3, 1, tzinfo=UTC), datetime(2028, 5, 1, tzinfo=UTC)
    written = zone_of(zone, first=first, last=last).to_tz(lookup_tzid=False)
    known = ZoneInfo(zone)
    wrong = []
    moment = first
    while moment < last:
        local = moment.astimezone(known)
        # In a doubled hour a file can't say which of the two is meant.
        is_doubled = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
        naive = local.replace(tzinfo=None)
        if not is_doubled and naive.replace(tzinfo=written).utcoffset() != local.utcoffset():
            wrong.append(local)
        moment += timedelta(hours=1)
    assert wrong == []


@pytest.mark.parametrize(
    ("start", "local"),
    [
        (datetime(2027, 3, 27, 8, 30, tzinfo=UTC), "TZID=Europe/Stockholm:20270327T093000"),
        (datetime(2027, 3, 28, 7, 30, tzinfo=UTC), "TZID=Europe/Stockholm:20270328T093000"),
        (datetime(2027, 3, 28, 1, 0, tzinfo=UTC), "TZID=Europe/Stockholm:20270328T030000"),
        (datetime(2027, 10, 31, 0, 30, tzinfo=UTC), "TZID=Europe/Stockholm:20271031T023000"),
    ],
    ids=["the day before", "the day of it", "when it begins", "the first of the doubled hour"],
)
def test_over_summer_time(start: datetime, local: str) -> None:
    content = file_of(replace(LECTURE, start_at=start, end_at=start + timedelta(days=1)))
    assert f"DTSTART;{local}" in content_lines(content)
    assert span(event_of(content)) == (start, start + timedelta(days=1))


def test_the_second_of_a_doubled_hour_is_written_in_utc() -> None:
    start = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    content = file_of(replace(LECTURE, start_at=start, end_at=None))
    assert "DTSTART:20271031T013000Z" in content_lines(content)
    assert event_of(content).end == start + rules.USUAL_LENGTH


def test_whole_days_are_days() -> None:
    start = datetime(2027, 3, 27, 23, 0, tzinfo=UTC)
    whole = replace(LECTURE, start_at=start, end_at=datetime(2027, 3, 28, 22, 0, tzinfo=UTC))
    event = event_of(file_of(whole))
    assert (event.start, event.end) == (date(2027, 3, 28), date(2027, 3, 29))


@pytest.mark.parametrize("zone", ["UTC", STOCKHOLM, "America/Nuuk"])
@given(minutes=st.integers(0, 4 * 365 * 24 * 60), length=st.integers(1, 5 * 24 * 60))
def test_every_time_comes_back(zone: str, minutes: int, length: int) -> None:
    start = NOW + timedelta(minutes=minutes)
    end = start + timedelta(minutes=length)
    event = event_of(file_of(replace(LECTURE, start_at=start, end_at=end), zone=zone))
    local = start.astimezone(ZoneInfo(zone))
    if isinstance(event.start, datetime):
        assert span(event) == (start, end)
    else:
        assert event.start == local.date()
        assert event.end == end.astimezone(ZoneInfo(zone)).date()


@pytest.mark.parametrize("with_link", [True, False])
def test_the_link_is_for_who_has_a_seat(with_link: bool) -> None:
    for meetup in (ONLINE, replace(LECTURE, link=LINK)):
        content = file_of(meetup, with_link=with_link)
        assert (LINK in str(read(content).to_ical(), "utf-8").replace("\r\n ", "")) is False
        event = event_of(content)
        assert (LINK in event["DESCRIPTION"]) is with_link
    online = event_of(file_of(ONLINE, with_link=with_link))["LOCATION"]
    assert online == (LINK if with_link else "Online. Länken får du när du har en plats.")
    hybrid = event_of(file_of(replace(LECTURE, link=LINK), with_link=with_link))["LOCATION"]
    assert hybrid == "Stadshuset, Göteborgsvägen 1, Mölndal"


def test_nobody_is_named_as_coming_or_inviting() -> None:
    names = {line.split(":")[0].split(";")[0] for line in content_lines(file_of(LECTURE))}
    assert not names & {"ATTENDEE", "ORGANIZER", "CONTACT"}


def test_postponed_then_on_again_is_the_same_event_later_in_its_life() -> None:
    postponed = rules.postpone(LECTURE, reason="Talaren är sjuk", now=NOW)
    assert postponed.start_at is None
    off = event_of(file_of(postponed))
    assert off["STATUS"] == "CANCELLED"
    assert off["SUMMARY"] == "Uppskjuten tills vidare: Förändring i vården – så gör vi"
    assert off["DESCRIPTION"].startswith("Talaren är sjuk\n\n")
    assert off.start == date(2026, 11, 21)
    start = LECTURE.start_at + timedelta(days=40) if LECTURE.start_at else None
    again = rules.edit(postponed, {"start_at": start}, now=NOW)
    on = event_of(file_of(again))
    assert (on["STATUS"], on.start) == ("CONFIRMED", start)
    assert LECTURE.sequence < off["SEQUENCE"] < on["SEQUENCE"]
    assert off["UID"] == on["UID"] == event_of(file_of(LECTURE))["UID"]


def test_cancelled_keeps_its_time() -> None:
    off = event_of(file_of(rules.cancel(LECTURE, reason="Lokalen brann", now=NOW), locale="en"))
    assert (off["STATUS"], off.start) == ("CANCELLED", LECTURE.start_at)
    assert off["SUMMARY"] == "Cancelled: Förändring i vården – så gör vi"
    assert off["SEQUENCE"] == LECTURE.sequence + 1


def test_subject_to_change_is_tentative() -> None:
    event = event_of(file_of(replace(LECTURE, reservation=True)))
    assert event["STATUS"] == "TENTATIVE"
    assert "Med förbehåll för ändringar." in event["DESCRIPTION"]


TO_COME = replace(LECTURE, meetup_id=MeetupId(8), start_at=None, end_at=None,
                  state=State.DATE_TO_COME)  # fmt: skip
LATER = replace(LECTURE, meetup_id=MeetupId(9), link=LINK,
                start_at=datetime(2027, 6, 10, 7, 30, tzinfo=UTC), end_at=None)  # fmt: skip


def test_what_has_no_date_is_in_no_file() -> None:
    draft = replace(LECTURE, state=State.DRAFT)
    assert [has_calendar(each) for each in (LECTURE, TO_COME, draft)] == [True, False, False]
    with pytest.raises(NoDates):
        file_of(TO_COME)
    with pytest.raises(NoDates):
        season_file([TO_COME, draft])


def test_a_season_is_one_file_with_the_same_events() -> None:
    postponed = replace(rules.postpone(LECTURE, reason="", now=NOW), meetup_id=MeetupId(10))
    meetups = [LECTURE, TO_COME, LATER, postponed]
    content = season_file(meetups, urls={LECTURE.meetup_id: URL}, with_links={LATER.meetup_id})
    events = read(content).events
    assert [event["UID"] for event in events] == [
        f"meetup-100-{number}@ledarbot" for number in (7, 9, 10)
    ]
    assert [event["STATUS"] for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert events[0].to_ical() == event_of(file_of(LECTURE)).to_ical()
    assert f"Länk: {LINK}" in events[1]["DESCRIPTION"]
    assert events[1].start == LATER.start_at
    assert len(read(content).timezones) == 1
    assert read(content)["X-WR-CALNAME"] == "Våren · Chefer i väst"


ANYTHING = st.text(
    st.one_of(st.characters(), st.sampled_from("\r\n\t\x00\x0b\x1c\u2028\x85:;,\\\"'=")),
    max_size=60,
)
NASTY = ANYTHING | st.sampled_from(
    ["x\r\nATTENDEE:mailto:a@b.se", "x\nEND:VEVENT\nBEGIN:VEVENT", "\\nURL:x", "a\x85b", "\ud800"]
)
NAMES = {
    "BEGIN", "END", "VERSION", "PRODID", "METHOD", "X-WR-CALNAME", "TZID", "DTSTART", "DTEND",
    "RRULE", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO", "UID", "SEQUENCE", "DTSTAMP", "CREATED",
    "LAST-MODIFIED", "STATUS", "SUMMARY", "LOCATION", "DESCRIPTION", "URL",
}  # fmt: skip


@given(title=NASTY, description=NASTY, venue=NASTY, cost=NASTY, speaker=NASTY, network=NASTY)
def test_no_text_breaks_out_of_its_line(
    title: str, description: str, venue: str, cost: str, speaker: str, network: str
) -> None:
    hostile = replace(
        LECTURE, title=title, description=description, venue=venue, cost=cost,
        speakers=(Speaker(name=speaker, role=speaker),),
    )  # fmt: skip
    content = meetup_calendar(
        hostile, network=network, zone=STOCKHOLM, locale="sv", i18n=I18N, url=URL
    )
    lines = content_lines(content)
    assert {line.split(":")[0].split(";")[0] for line in lines if line} <= NAMES
    assert sum(line == "BEGIN:VEVENT" for line in lines) == 1
    event = event_of(content)
    assert (event["UID"], event["URL"], event.start) == (
        "meetup-100-7@ledarbot", URL, LECTURE.start_at,
    )  # fmt: skip


def test_the_library_is_loaded_by_the_first_file_alone() -> None:
    code = "import sys, bot.calendars; sys.exit('icalendar' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 0
