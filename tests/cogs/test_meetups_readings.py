"""What is typed into a meetup's forms: speakers, deadlines, numbers, read and given back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from simcord.enums import ComponentType

from bot.i18n import I18n
from bot.tones import Tone
from cogs.meetups.readings import (
    closes_edits,
    closes_typed,
    number_typed,
    speakers_of,
    speakers_typed,
)
from cogs.meetups.sections import SECTIONS
from domain.ids import CommunityId, UserId
from domain.meetup_refusals import WrongNumber
from domain.meetup_values import Meetup, Speaker
from domain.typed_times import NotUnderstood
from sandbox.clients import ENGLISH
from tests.cogs.meeting import announced, press
from tests.cogs.worlds import World, components_of

NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)
START = datetime(2027, 3, 12, 8, 30, tzinfo=UTC)
ZONE = "Europe/Stockholm"
TONE = Tone(I18n(default_locale="sv"), "sv", ZONE)


def meetup(**fields: Any) -> Meetup:
    given: dict[str, Any] = {
        "community_id": CommunityId(1), "host_id": UserId(2), "created_at": NOW,
        "changed_at": NOW, "title": "Föreläsning", "start_at": START,
    }  # fmt: skip
    return Meetup(**{**given, **fields})


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Lisa Ek", Speaker(name="Lisa Ek")),
        ("Lisa Ek, chef", Speaker(name="Lisa Ek", role="chef")),
        ("Lisa Ek: Vården", Speaker(name="Lisa Ek", topic="Vården")),
        (
            "Lisa Ek, chef, docent: Vården: en resa (09.45)",
            Speaker(
                name="Lisa Ek", role="chef, docent", topic="Vården: en resa",
                at=datetime(2027, 3, 12, 8, 45, tzinfo=UTC),
            ),
        ),
        ("Lisa Ek (kl 10:00)", Speaker(name="Lisa Ek", at=START + timedelta(minutes=30))),
        ("Lisa Ek: Ledning (fika)", Speaker(name="Lisa Ek", topic="Ledning (fika)")),
        ("Lisa Ek (25.00)", Speaker(name="Lisa Ek (25.00)")),
    ],
)  # fmt: skip
def test_a_line_is_a_speaker_and_is_given_back(line: str, speaker: Speaker) -> None:
    assert speakers_of(f"\n {line} \n\n", meetup(), ZONE) == (speaker,)
    again = speakers_typed(meetup(speakers=(speaker,)), ZONE)
    assert speakers_of(again, meetup(), ZONE) == (speaker,)


def test_without_a_date_the_hour_stays_in_the_words() -> None:
    undated = meetup(start_at=None)
    [speaker] = speakers_of("Lisa Ek: Vården (09.45)", undated, ZONE)
    assert speaker == Speaker(name="Lisa Ek", topic="Vården (09.45)")
    typed = speakers_typed(meetup(start_at=None, speakers=(speaker,)), ZONE)
    [dated] = speakers_of(typed, meetup(), ZONE)
    assert (dated.topic, dated.at) == ("Vården", datetime(2027, 3, 12, 8, 45, tzinfo=UTC))


def test_an_hour_after_midnight_is_the_next_day() -> None:
    night = meetup(start_at=START + timedelta(hours=11), end_at=START + timedelta(hours=17))
    [speaker] = speakers_of("Lisa Ek (00.30)", night, ZONE)
    assert speaker.at == datetime(2027, 3, 12, 23, 30, tzinfo=UTC)


def test_more_speakers_than_the_card_has_room_for_are_refused() -> None:
    with pytest.raises(WrongNumber):
        speakers_of("Lisa\n" * 9, meetup(), ZONE)


@pytest.mark.parametrize(
    ("typed", "closes"),
    [
        ("", None),
        ("10 mars", datetime(2027, 3, 10, 23, tzinfo=UTC)),
        ("10 mars kl 12", datetime(2027, 3, 10, 11, tzinfo=UTC)),
        ("12 mars", START),
    ],
)
def test_a_day_alone_closes_with_the_day_or_the_start(typed: str, closes: datetime | None) -> None:
    edits = closes_edits(typed, meetup(), now=NOW, tone=TONE)
    assert edits == {"signup_closes_at": closes}
    kept = meetup(signup_closes_at=closes)
    again = closes_edits(closes_typed(kept, ZONE), kept, now=NOW, tone=TONE)
    assert again.get("signup_closes_at", closes) == closes


def test_a_month_is_no_deadline() -> None:
    with pytest.raises(NotUnderstood):
        closes_edits("juni", meetup(), now=NOW, tone=TONE)


def test_a_deadline_that_has_passed_stays_when_all_else_is_changed() -> None:
    kept = meetup(signup_closes_at=NOW - timedelta(days=1))
    assert closes_edits(closes_typed(kept, ZONE), kept, now=NOW, tone=TONE) == {}


@pytest.mark.parametrize(("typed", "number"), [("", None), (" 1 300 ", 1300), ("0", 0)])
def test_numbers_are_read_with_spaces(typed: str, number: int | None) -> None:
    assert number_typed(typed, field="capacity", least=1, most=5000) == number


@pytest.mark.parametrize("typed", ["-1", "1,5", "tolv", "٣", "9" * 30])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(WrongNumber):
        number_typed(typed, field="capacity", least=1, most=5000)


@pytest.mark.parametrize("number", SECTIONS)
@pytest.mark.parametrize("english", [False, True])
async def test_every_form_fits_discord_in_both_languages(
    world: World, number: int, english: bool
) -> None:
    kept = await announced(world)
    if english:
        world.clients.speak(world.organiser, ENGLISH)
    form = await press(world, world.organiser, "section", kept.meetup_id * 10 + number)
    assert form.modal is not None
    assert len(form.modal["title"]) <= 45
    assert 1 <= len(form.modal["components"]) <= 5
    for component in components_of(form):
        if component["type"] == ComponentType.LABEL:
            assert len(component["label"]) <= 45
            assert len(component.get("description") or "") <= 100
