"""Drawing up a poll: what is shown before posting, what is refused, and that nothing is lost."""

from datetime import UTC, datetime, timedelta

import discord
import pytest

from bot.i18n import I18n
from bot.tones import Tone
from cogs.polls.times import closing_time
from domain.errors import LedarbotError
from domain.poll_refusals import BadClosingTime
from domain.poll_values import PollKind
from domain.typed_times import InThePast, NoDayGiven
from tests.cogs.poll_worlds import (
    OPTIONS,
    QUESTION,
    card_of,
    filled_in,
    open_polls,
    posted,
    previewed,
    slash,
    stored,
    voters,
)
from tests.cogs.worlds import World, add_channel, buttons_of, text_of


async def test_the_preview_says_what_holds_and_posts_nothing(world: World) -> None:
    voters(world, 3)
    shown = await previewed(world, remind=True, quorum=8)
    text = text_of(shown)
    assert shown.response.ephemeral
    assert "Inget är upplagt än." in text
    assert "### 📊 När ska vi ses nästa gång?\n1. Fredag\n2. Lördag\n3. Söndag" in text
    assert "9 personer kan rösta." in text
    assert "Stänger söndag 4 januari kl. 01.00, eller när 8 har svarat." in text
    assert "De som inte har röstat får en påminnelse" in text
    assert "**Ingen får veta vem som har röstat på vad**, inte heller du." in text
    assert "i steg om minst 5 nya svar" in text
    assert list(buttons_of(shown)) == ["Lägg upp", "Ändra", "Avbryt"]
    await world.do_due()
    assert await open_polls(world) == []
    assert world.channels.feedback.history() == []


async def test_what_is_risky_is_said_before(world: World) -> None:
    board = world.guild.create_role("Styrelsen")
    text = text_of(await previewed(world, role=board, quorum=5, hide_results=True))
    assert "⚠️ Ingen kan rösta." in text
    assert "⚠️ Färre än 5 kan rösta, så inget resultat kommer att visas" in text
    assert "⚠️ Den stänger när 5 har svarat, men bara 0 kan rösta." in text
    assert "Resultatet visas först när omröstningen har stängt." in text
    short = text_of(await previewed(world, closes="1 h", remind=True))
    assert "så kort tid att ingen hinner bli påmind" in short
    native = text_of(await previewed(world, "native"))
    assert "**Alla kan se vem som har röstat på vad.**" in native
    assert "Ingen får veta" not in native


async def test_what_was_typed_comes_back_after_a_fault(world: World) -> None:
    fields = {"options": "Fredag", "closes": "onsdag 14"}
    refused = await previewed(world, fields=fields)
    assert "Det behövs minst 2 alternativ." in text_of(refused)
    assert list(buttons_of(refused)) == ["Ändra", "Avbryt"]
    form = await world.organiser.click(refused.response, label="Ändra")
    assert filled_in(form) == {"question": QUESTION, **fields}
    shown = await world.organiser.submit_modal(
        form, {"question": QUESTION, "options": OPTIONS, "closes": "onsdag 14"}
    )
    assert "Stänger onsdag 7 januari kl. 14.00." in text_of(shown)
    assert "Lägg upp" in buttons_of(shown)
    # What the command says goes before what was typed earlier.
    again = await slash(world, world.organiser, "create", kind="single", question="En annan?")
    assert filled_in(again)["question"] == "En annan?"
    assert filled_in(again)["options"] == OPTIONS


async def test_two_presses_are_one_poll(world: World) -> None:
    shown = await previewed(world)
    button = buttons_of(shown)["Lägg upp"]
    assert button is not None
    await world.organiser.click(shown.response, label="Lägg upp")
    again = await world.forge_component(world.organiser, button, channel=world.channels.meetups)
    assert "antingen är den redan upplagd" in text_of(again)
    await world.do_due()
    assert len(await open_polls(world)) == 1
    assert len(world.channels.feedback.history()) == 1


async def test_an_earlier_preview_shows_what_would_be_posted(world: World) -> None:
    first = await previewed(world)
    await previewed(world, fields={"question": "Ska vi ses alls?"})
    pressed = await world.organiser.click(first.response, label="Lägg upp")
    assert "Inget är upplagt än." in text_of(pressed)
    assert "Ska vi ses alls?" in text_of(pressed)
    assert await open_polls(world) == []
    await world.organiser.click(pressed.response, label="Lägg upp")
    [poll] = await open_polls(world)
    assert poll.question == "Ska vi ses alls?"


async def test_cancelled_is_forgotten(world: World) -> None:
    shown = await previewed(world)
    done = await world.organiser.click(shown.response, label="Avbryt")
    assert "Då blev det ingen omröstning." in text_of(done)
    form = await slash(world, world.organiser, "create", kind="single")
    assert set(filled_in(form).values()) == {""}
    change = await world.forge_component(
        world.organiser, "polls:change:1", channel=world.channels.meetups
    )
    assert "Börja om med /polls create." in text_of(change)


async def test_a_closing_time_is_the_one_that_was_shown(world: World) -> None:
    shown = await previewed(world, closes="2 timmar")
    assert "kl. 03.00" in text_of(shown)
    await world.advance(minutes=40)
    await world.organiser.click(shown.response, label="Lägg upp")
    [poll] = await open_polls(world)
    assert poll.closes_at == datetime(2026, 1, 1, 2, tzinfo=UTC)


async def test_a_preview_that_is_too_old_keeps_what_was_typed(world: World) -> None:
    shown = await previewed(world, closes="1 timme")
    await world.advance(hours=2)
    refused = await world.organiser.click(shown.response, label="Lägg upp")
    assert "Den sluttiden går inte att använda" in text_of(refused)
    assert await open_polls(world) == []
    form = await world.forge_component(
        world.organiser, "polls:change:1", channel=world.channels.meetups
    )
    assert filled_in(form)["options"] == OPTIONS


@pytest.mark.parametrize(
    ("kind", "options", "fields", "sentence"),
    [
        ("single", {}, {"question": " \n "}, "Skriv en fråga"),
        ("single", {}, {"options": "Ja\nja"}, "Två av alternativen är likadana"),
        ("single", {}, {"options": "\n".join("abcdefghijk")}, "högst 10 alternativ"),
        ("multiple", {}, {"options": "å" * 56 + "\nb"}, "högst 55 tecken"),
        ("scale", {}, {"low": "Inte alls"}, "minst 2 alternativ"),
        ("yes_no", {}, {"closes": "40 dagar"}, "Den sluttiden går inte att använda"),
        ("yes_no", {}, {"closes": "1 januari 2020 kl 12"}, "har redan varit"),
        ("yes_no", {}, {"closes": "när alla är klara"}, "Den sluttiden går inte att använda"),
        ("yes_no", {"quorum": 3}, {}, "stänga vid tidigast 5 röster"),
        ("native", {"hide_results": True}, {}, "Discords egna omröstningar"),
        ("native", {"remind": True, "closes": "1 h"}, {}, "Discords egna omröstningar"),
        ("native", {"quorum": 9}, {}, "Discords egna omröstningar"),
    ],
)
async def test_refusals_in_words(
    world: World, kind: str, options: dict[str, object], fields: dict[str, str], sentence: str
) -> None:
    shown = await previewed(world, kind, fields=fields, **options)
    assert sentence in text_of(shown)
    assert list(buttons_of(shown)) == ["Ändra", "Avbryt"]
    assert await open_polls(world) == []


async def test_another_channel_and_one_without_permission(world: World) -> None:
    own = add_channel(world.env, world.guild, "styrelserummet")
    poll = await posted(world, "yes_no", channel=own)
    assert poll.channel_id == own.id
    assert [text_of(each).splitlines()[0] for each in own.history()] == [f"### 📊 {QUESTION}"]
    closed = discord.PermissionOverwrite(send_messages=False)
    mute = add_channel(world.env, world.guild, "läsrum", {world.roles.bot: closed})
    refused = text_of(await previewed(world, "yes_no", channel=mute))
    assert f"I <#{mute.id}> räcker inte mina behörigheter" in refused


async def test_without_a_feedback_channel_it_is_posted_where_it_is_asked(world: World) -> None:
    await world.change(feedback_channel_id=None)
    poll = await posted(world, "yes_no")
    assert poll.channel_id == world.channels.meetups.id


async def test_a_channel_that_is_gone_is_told(world: World) -> None:
    channel = world.bot.get_channel(world.channels.feedback.id)
    assert isinstance(channel, discord.TextChannel)
    await world.run(channel.delete)
    assert "Kanalen finns inte" in text_of(await previewed(world, "yes_no"))


async def test_several_answers_of_one_of_several_is_several(world: World) -> None:
    poll = await posted(world, several=True)
    assert poll.kind is PollKind.MULTIPLE


async def test_the_role_of_everybody_is_none(world: World) -> None:
    poll = await posted(world, "yes_no", role=world.roles.member)
    assert (await stored(world, poll)).role_id is None
    assert "Får rösta" not in text_of(card_of(world, poll))


NOW = datetime(2026, 10, 5, 9, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("  ", None),
        ("3 dagar", datetime(2026, 10, 8, 9, 12, tzinfo=UTC)),
        ("om 3 dagar", datetime(2026, 10, 8, 9, 12, tzinfo=UTC)),
        ("1 vecka", datetime(2026, 10, 12, 9, 12, tzinfo=UTC)),
        ("2 weeks", datetime(2026, 10, 19, 9, 12, tzinfo=UTC)),
        ("24h", datetime(2026, 10, 6, 9, 12, tzinfo=UTC)),
        ("fredag 12:00", datetime(2026, 10, 9, 10, 0, tzinfo=UTC)),
        ("fredag", datetime(2026, 10, 9, 21, 59, tzinfo=UTC)),
        ("tre dagar", datetime(2026, 10, 8, 21, 59, tzinfo=UTC)),
        ("om tre dagar", datetime(2026, 10, 8, 21, 59, tzinfo=UTC)),
        ("imorgon kl 8.30", datetime(2026, 10, 6, 6, 30, tzinfo=UTC)),
        ("Friday 12:00", datetime(2026, 10, 9, 10, 0, tzinfo=UTC)),
    ],
)
def test_closing_times_as_people_type_them(text: str, expected: datetime | None) -> None:
    tone = Tone(I18n(default_locale="sv"), "sv", "Europe/Stockholm")
    assert closing_time(text, now=NOW, tone=tone) == expected


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("snart", BadClosingTime),
        ("datum kommer", BadClosingTime),
        ("99999 dagar", BadClosingTime),
        ("3 april 2020", InThePast),
        ("kl 12", NoDayGiven),
    ],
)
def test_closing_times_that_are_none(text: str, refusal: type[LedarbotError]) -> None:
    tone = Tone(I18n(default_locale="sv"), "sv", "Europe/Stockholm")
    with pytest.raises(refusal):
        closing_time(text, now=NOW, tone=tone)


async def test_a_poll_of_three_days_is_told_to_the_minute(world: World) -> None:
    await world.env.advance_time(37)
    poll = await posted(world, "yes_no")
    assert poll.closes_at is not None
    assert poll.closes_at.second == 0
    assert abs(poll.closes_at - world.now - timedelta(days=3)) < timedelta(minutes=2)
