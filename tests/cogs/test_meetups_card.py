"""The card of a meetup: what it says, within what Discord takes, and calling nobody."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from discord import ui

from bot.i18n import I18n
from bot.tones import Tone
from cogs.meetups.components import card_buttons
from cogs.meetups.messages import NAMES_AT_MOST, card, card_parts, when_text
from cogs.meetups.readings import packed, unpacked, when_typed
from domain import meetup_values as values
from domain.ids import CommunityId, MeetupId, RoleId, UserId
from domain.meetup_values import Meetup, SeatRules, Speaker, Standing, State
from domain.typed_times import DateToCome, TypedTimes, read_times
from tests.cogs.meeting import announced, press, stored
from tests.cogs.worlds import World, buttons_of, components_of, text_of

NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)
START = datetime(2027, 3, 12, 8, 30, tzinfo=UTC)
ZONE = "Europe/Stockholm"
COUNTS = {Standing.SEATED: 40, Standing.OFFERED: 3, Standing.WAITING: 5, Standing.MAYBE: 7}
WORST = "*@"


def tone(locale: str = "sv") -> Tone:
    return Tone(I18n(default_locale="sv"), locale, ZONE)


def meetup(**fields: Any) -> Meetup:
    given: dict[str, Any] = {
        "community_id": CommunityId(1), "host_id": UserId(2), "created_at": NOW,
        "changed_at": NOW, "title": "Föreläsning", "meetup_id": MeetupId(7), "state": State.OPEN,
        "venue": "Stadshuset", "address": "Torget 1", "start_at": START,
        "end_at": START + timedelta(hours=3), "seats": SeatRules(capacity=130),
    }  # fmt: skip
    return Meetup(**{**given, **fields})


def shown(each: Meetup, locale: str = "sv", **more: Any) -> str:
    given: dict[str, Any] = {"counts": COUNTS, "names": (), "tone": tone(locale)}
    return "\n".join(card_parts(each, **{**given, **more}))


def test_the_card_says_all_in_words() -> None:
    lisa = Speaker(name="Lisa Ek", role="regiondirektör", topic="Vården", at=START)
    each = meetup(
        reservation=True, interested=12, shows_names=True, speakers=(lisa, Speaker(name="Per")),
        cost="95 kr", contact="Olof", signup_closes_at=START - timedelta(days=2),
        description="Kom!", agenda="Fika", link="https://moten.example/1",
    )  # fmt: skip
    assert shown(each, names=[UserId(5), UserId(6)]).splitlines() == [
        "### Föreläsning",
        "🟢 Öppen för anmälan",
        "**När:** fredag 12 mars 2027 kl. 09.30–12.30",
        "Med förbehåll för ändringar.",
        "**Var:** Stadshuset, Torget 1 – eller online, länken får du när du har en plats",
        "**Värd:** <@2>",
        "> Kom!",
        "**Talare**",
        "• 09.30 Lisa Ek, regiondirektör: Vården",
        "• Per",
        "**Program**",
        "> Fika",
        "**Kostnad:** 95 kr",
        "**Kontakt:** Olof",
        "**Anmäl dig senast:** onsdag 10 mars kl. 09.30",
        "43 av 130 platser tagna, 5 på kö, 7 kanske",
        "+ 12 intresserade i Discords evenemang",
        "**Kommer:** <@5>, <@6>",
    ]


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("locale", ["sv", "en"])
def test_every_state_is_told_in_words_with_a_symbol(state: State, locale: str) -> None:
    line = shown(meetup(state=state), locale).splitlines()[1]
    symbol, _, words = line.partition(" ")
    assert not symbol.isascii()
    assert len(words) > 4


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"start_at": None, "end_at": None, "state": State.DATE_TO_COME}, "datum kommer"),
        (
            {"start_at": None, "end_at": None, "date_note": "juni 2027, datum kommer"},
            "juni 2027, datum kommer",
        ),
        (
            {"start_at": None, "end_at": None, "state": State.POSTPONED},
            "nytt datum kommer",
        ),
        ({"end_at": None}, "fredag 12 mars 2027 kl. 09.30"),
        (
            {"end_at": START + timedelta(days=1)},
            "fredag 12 mars 2027 kl. 09.30 – lördag 13 mars 2027 kl. 09.30",
        ),
        (
            {"start_at": datetime(2027, 3, 11, 23, tzinfo=UTC),
             "end_at": datetime(2027, 3, 12, 23, tzinfo=UTC)},
            "fredag 12 mars 2027, hela dagen",
        ),
        (
            {"start_at": datetime(2027, 3, 27, 8, tzinfo=UTC),
             "end_at": datetime(2027, 3, 28, 8, tzinfo=UTC)},
            "lördag 27 mars 2027 kl. 09.00 – söndag 28 mars 2027 kl. 10.00",
        ),
    ],
)  # fmt: skip
def test_when_it_is_in_words(fields: dict[str, Any], says: str) -> None:
    assert when_text(meetup(**fields), tone()) == says


def longest() -> Meetup:
    """Everything at its limit, in the characters that take most room."""

    def text(length: int) -> str:
        return (WORST * length)[:length]

    line = text(values.LINE_LENGTH)
    speaker = Speaker(name=line, role=line, topic=line, at=START)
    return meetup(
        title=line, description=text(values.DESCRIPTION_LENGTH), agenda=text(values.AGENDA_LENGTH),
        speakers=(speaker,) * values.SPEAKERS_AT_MOST, venue=line, address=line, cost=line,
        contact=line, date_note=line, reason=text(values.NEED_LENGTH), reservation=True,
        link="https://a.example/" + "a" * 280, signup_closes_at=START, shows_names=True,
        roles=tuple(RoleId(10**19 + n) for n in range(30)), interested=5000,
        seats=SeatRules(capacity=5000, guests=5), host_id=UserId(10**19),
    )  # fmt: skip


def walked(items: Any) -> Iterator[ui.Item[Any]]:
    for item in items:
        yield item
        yield from walked(getattr(item, "children", ()))


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("locale", ["sv", "en"])
def test_the_fullest_card_is_within_what_discord_takes(state: State, locale: str) -> None:
    each = replace(longest(), state=state)
    if state in (State.POSTPONED, State.DATE_TO_COME):
        each = replace(each, start_at=None, end_at=None, signup_closes_at=None)
    names = [UserId(10**19 + n) for n in range(460)]
    view = card(
        each,
        counts=dict.fromkeys(Standing, 5000),
        names=names,
        tone=tone(locale),
        buttons=card_buttons(each, tone(locale)),
        mark=7,
    )
    items = list(walked(view.children))
    texts = [item.content for item in items if isinstance(item, ui.TextDisplay)]
    assert sum(map(len, texts)) <= 4000
    assert len(items) <= 40
    assert "".join(texts).count("<@1000") <= NAMES_AT_MOST + 1


@pytest.mark.parametrize("text", ["@everyone", "<@&123>", "[x](https://a.example)", "# Rubrik"])
def test_what_people_write_calls_nobody_and_looks_like_itself(text: str) -> None:
    each = meetup(title=text, description=text, venue=text, contact=text, agenda=text)
    found = shown(each)
    assert f"### \\{text[0]}" in found
    assert not any(line.startswith((text, f"> {text}")) for line in found.splitlines())


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (START, None),
        (START, START + timedelta(hours=3)),
        (START, START + timedelta(days=1, hours=2)),
        (datetime(2027, 3, 11, 23, tzinfo=UTC), datetime(2027, 3, 12, 23, tzinfo=UTC)),
        (datetime(2027, 3, 27, 17, tzinfo=UTC), datetime(2027, 3, 28, 8, tzinfo=UTC)),
    ],
)
@pytest.mark.parametrize("locale", ["sv", "en"])
def test_the_date_that_a_form_is_filled_with_reads_as_itself(
    start: datetime, end: datetime | None, locale: str
) -> None:
    typed = when_typed(meetup(start_at=start, end_at=end), ZONE)
    reading = read_times(typed, now=NOW, zone=ZONE, locale=locale)
    assert isinstance(reading, TypedTimes)
    assert (reading.start_at, reading.end_at) == (start, end)
    kept = TypedTimes(start_at=start, end_at=end)
    number = packed(MeetupId(1234567), kept)
    assert len(str(number)) <= 20
    assert unpacked(number) == (1234567, kept)


@pytest.mark.parametrize(
    "reading", [DateToCome(), DateToCome(year=2027), DateToCome(month=6, year=2027)]
)
def test_a_date_to_come_survives_in_a_buttons_id(reading: DateToCome) -> None:
    assert unpacked(packed(MeetupId(7), reading)) == (7, reading)


async def test_the_card_stands_in_the_channel_and_follows_the_answers(world: World) -> None:
    meetup = await announced(world, seats=SeatRules(capacity=2), shows_names=True)
    await world.do_due()
    [posted] = world.channels.meetups.history()
    assert list(buttons_of(posted)) == ["Jag kommer", "Kanske", "Kan inte", "Mer …"]
    assert "0 av 2 platser" in text_of(posted)
    anna = world.members[0]
    answer = await anna.click(posted, label="Jag kommer")
    assert "Du har en plats" in text_of(answer)
    await world.advance(seconds=10)
    drawn = text_of(world.channels.meetups.history()[0])
    assert "1 av 2 platser" in drawn
    assert f"**Kommer:** <@{anna.id}>" in drawn
    assert (await stored(world, meetup.meetup_id)).card_message_id == posted.id


async def test_more_shows_the_whole_of_the_longest_in_as_many_messages_as_it_takes(
    world: World,
) -> None:
    fields = ("title", "description", "agenda", "speakers", "venue", "address", "cost", "contact")
    each = longest()
    kept = await announced(world, **{name: getattr(each, name) for name in fields})
    seen = await press(world, world.organiser, "more", kept.meetup_id)
    assert text_of(seen).count("\\*") == sum(
        len(text) // 2
        for text in (
            each.title, each.description, each.agenda, each.venue, each.address, each.cost,
            each.contact, *(text for s in each.speakers for text in (s.name, s.role, s.topic)),
        )
    )  # fmt: skip
    assert len(seen.followups) >= 1
    for message in [seen.response, *seen.followups]:
        assert len(text_of(message)) <= 4000
        assert len(components_of(message)) <= 40
    assert "Ändra" in buttons_of(seen.followups[-1])
