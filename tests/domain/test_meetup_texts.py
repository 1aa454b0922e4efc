"""Texts, links and numbers of a meetup: what fits, and what is refused."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import meetup_values as values
from domain.meetup_refusals import BadLink, Incomplete, TooLong, WrongNumber
from domain.meetup_texts import checked_texts, is_link
from domain.meetup_values import SeatRules, Speaker
from domain.reminders import MINUTES_AT_MOST
from tests.domain.meetup_cases import meetup

LIMITS = {
    "title": 100,
    "venue": 100,
    "address": 100,
    "cost": 100,
    "contact": 100,
    "date_note": 100,
    "description": 900,
    "agenda": 600,
    "reason": 200,
}


@pytest.mark.parametrize(("field", "limit"), LIMITS.items())
def test_what_has_room_and_what_has_not(field: str, limit: int) -> None:
    fits = meetup(**{field: "å" * limit})
    assert checked_texts(fits) == fits
    with pytest.raises(TooLong) as refused:
        checked_texts(meetup(**{field: "å" * (limit + 1)}))
    assert refused.value.args_for_text == {"field": field, "limit": limit}


def test_a_link_has_a_limit_of_its_own() -> None:
    start = "https://moten.example.se/"
    assert checked_texts(meetup(link=start + "a" * (300 - len(start))))
    with pytest.raises(TooLong):
        checked_texts(meetup(link=start + "a" * (301 - len(start))))


def test_white_space_and_tricks_do_not_count() -> None:
    messy = meetup(title="  Att\tleda\u202e \n i  förändring ", description=" Ett\r\n\n\n\nTvå ")
    clean = checked_texts(messy)
    assert clean.title == "Att leda i förändring"
    assert clean.description == "Ett\n\nTvå"


@pytest.mark.parametrize("title", ["", "   ", "\u200b\u202e", "\n"])
def test_a_title_is_needed(title: str) -> None:
    with pytest.raises(Incomplete) as refused:
        checked_texts(meetup(title=title))
    assert refused.value.args_for_text == {"field": "title"}


LINKS = [
    "https://example.se",
    "https://example.se/a?b=c&d=e#f",
    "HTTPS://EXAMPLE.SE/Rum",
    "https://räksmörgås.se/möte",
    "https://xn--rksmrgs-5wao1o.se",
    "https://example.se:8443/rum",
    "https://example.se./rum",
    "https://10.0.0.1/rum",
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_Nz%40thread.v2/0?context=%7b%22Tid%22",
    "https://teams.microsoft.com/l/meetup-join/19:meeting_Nz@thread.v2/0",
    "https://us02web.zoom.us/j/123456789?pwd=abc.DEF_-1",
]
NOT_LINKS = [
    "",
    "example.se",
    "http://example.se",
    "//example.se",
    "https:example.se",
    "https://",
    "https:///rum",
    "https://example",
    "https://.se",
    "https://example..se",
    "javascript:alert(1)",
    "javascript://example.se/%0aalert(1)",
    "data:text/html,hej",
    "discord://example.se",
    "ftp://example.se",
    "mailto:asa@example.se",
    "https://bank.se@example.se",
    "https://user:pass@example.se",
    "https://@example.se",
    "https://example.se:rum",
    "https://example.se:99999",
    "https://example.se/a b",
    "https://example.se/a\tb",
    "https://example.se/a\nb",
    "ht\ntps://example.se",
    " https://example.se",
    "https://example.se/a\u00a0b",
    "https://example.se/a\u202eb",
    "https://example.se/a\u200bb",
    "https://exam\x00ple.se",
    "https://example.se)](https://annat.se",
    "<https://example.se>",
    "https://example.se\\@annat.se",
    "https://[::1",
    "https://example.se/`kod`",
    "https://example.se/||dolt||",
]


@pytest.mark.parametrize("link", LINKS)
def test_an_address_of_the_web(link: str) -> None:
    assert is_link(link)
    assert checked_texts(meetup(link=f" {link} ")).link == link


@pytest.mark.parametrize("link", NOT_LINKS)
def test_what_no_card_may_show_as_a_link(link: str) -> None:
    assert not is_link(link)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "https://a@b.se", "https://a.se/ b", "rum"]
)
def test_a_bad_link_is_refused(link: str) -> None:
    with pytest.raises(BadLink):
        checked_texts(meetup(link=link))


@given(st.text(max_size=60), st.sampled_from(["", "https://", "https://a.se/", "javascript:"]))
def test_no_text_breaks_the_reading_of_a_link(text: str, before: str) -> None:
    link = before + text
    if is_link(link):
        assert link.casefold().startswith("https://")
        assert not any(character.isspace() or character in "<>()[]`|\\" for character in link)


BOUNDS = [
    ("capacity", 1, 5000),
    ("employer_cap", 1, 5000),
    ("guests", 0, 5),
    ("offer_hours", 1, 336),
    ("confirm_hours", 0, 720),
]


@pytest.mark.parametrize(("field", "least", "most"), BOUNDS)
def test_numbers_have_bounds(field: str, least: int, most: int) -> None:
    for number in (least, most):
        checked_texts(meetup(seats=replace(SeatRules(), **{field: number})))
    for number in (least - 1, most + 1):
        with pytest.raises(WrongNumber) as refused:
            checked_texts(meetup(seats=replace(SeatRules(), **{field: number})))
        assert refused.value.args_for_text == {"field": field, "least": least, "most": most}


@pytest.mark.parametrize(
    ("minutes", "field"),
    [
        ((0,), "reminder_minutes"),
        ((-60,), "reminder_minutes"),
        ((60, MINUTES_AT_MOST + 1), "reminder_minutes"),
        ((1, 2, 3, 4, 5, 6), "reminders"),
    ],
)
def test_reminders_have_bounds(minutes: tuple[int, ...], field: str) -> None:
    checked_texts(meetup(reminders=()))
    checked_texts(meetup(reminders=(1, 60, MINUTES_AT_MOST)))
    with pytest.raises(WrongNumber) as refused:
        checked_texts(meetup(reminders=minutes))
    assert refused.value.args_for_text["field"] == field


@pytest.mark.parametrize("part", ["name", "role", "topic"])
def test_speakers_are_cleaned_and_have_limits(part: str) -> None:
    speaker = replace(Speaker(name="Åsa Berg"), **{part: "  Åsa \n Berg "})
    assert getattr(checked_texts(meetup(speakers=(speaker,))).speakers[0], part) == "Åsa Berg"
    with pytest.raises(TooLong) as refused:
        checked_texts(meetup(speakers=(replace(speaker, **{part: "å" * 101}),)))
    assert refused.value.args_for_text == {"field": f"speaker_{part}", "limit": 100}


def test_a_speaker_has_a_name_and_they_are_not_too_many() -> None:
    with pytest.raises(Incomplete):
        checked_texts(meetup(speakers=(Speaker(name=" ", topic="Tid"),)))
    one = Speaker(name="Åsa")
    assert checked_texts(meetup(speakers=(one,) * values.SPEAKERS_AT_MOST))
    with pytest.raises(WrongNumber):
        checked_texts(meetup(speakers=(one,) * (values.SPEAKERS_AT_MOST + 1)))


TEXTS = st.text(max_size=120)


@given(
    st.fixed_dictionaries(dict.fromkeys(LIMITS, TEXTS)),
    st.lists(st.builds(Speaker, name=TEXTS, role=TEXTS, topic=TEXTS), max_size=3),
)
def test_what_is_clean_stays_as_it_is(texts: dict[str, Any], speakers: list[Speaker]) -> None:
    try:
        clean = checked_texts(meetup(**texts, speakers=tuple(speakers)))
    except (Incomplete, TooLong):
        return
    assert checked_texts(clean) == clean
    assert all(len(getattr(clean, name)) <= limit for name, limit in LIMITS.items())
    assert "\n" not in clean.title + clean.venue + clean.address
