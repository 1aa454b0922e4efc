"""The longest and the trickiest that can be asked: within Discord's limits, and harmless."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.i18n import I18n
from bot.services import polls
from bot.tones import Tone
from bot.ui import CARD_LENGTH
from cogs.polls.ballots import BallotForm, choice_text
from cogs.polls.messages import card_text, result_text
from cogs.polls.promises import preview_text, promise_text
from domain.feedback_tables import results
from domain.feedback_values import VOTE
from domain.ids import ChannelId, CommunityId, MessageId, PollId, RoleId, UserId
from domain.poll_values import (
    OPTION_LENGTH,
    OPTIONS_AT_MOST,
    QUESTION_LENGTH,
    Poll,
    PollEnd,
    PollKind,
    PollState,
)
from tests.cogs.poll_worlds import (
    card_of,
    closed_by_hand,
    drawn,
    posted,
    previewed,
    slash,
    vote,
    voters,
)
from tests.cogs.worlds import World, components_of, text_of

NOW = datetime(2026, 9, 30, 9, tzinfo=UTC)
WORST = "@"
"""Made harmless it is three characters."""
CHOSEN = (PollKind.SINGLE, PollKind.MULTIPLE, PollKind.RANKED, PollKind.NATIVE)
TRICKS = (
    "# Rubrik", "**fet**", "@everyone", "<@&1456074443980800016>", "[hit](https://elak.example)",
    "> citat", "||gömd||", "`kod`", "1. lista",
)  # fmt: skip


def tone(locale: str) -> Tone:
    return Tone(I18n(default_locale=locale), locale, "Europe/Stockholm")


def longest(kind: PollKind) -> Poll:
    """Every text as long as it may be, and of what takes most room."""
    options: tuple[str, ...] = ()
    if kind in CHOSEN:
        options = tuple(f"{number}{WORST * (OPTION_LENGTH - 1)}" for number in range(10))
    elif kind is PollKind.SCALE:
        options = (WORST * OPTION_LENGTH,) * 2
    return Poll(
        community_id=CommunityId(10**19),
        poll_id=PollId(2**62 - 1),
        kind=kind,
        question=WORST * QUESTION_LENGTH,
        created_by=UserId(10**19),
        channel_id=ChannelId(10**19),
        message_id=MessageId(10**19),
        opened_at=NOW,
        options=options,
        role_id=RoleId(10**19),
        closes_at=NOW + timedelta(days=3),
        quorum=99_999,
        remind_at=NOW + timedelta(days=2),
        asked=100_000,
    )


def with_results(poll: Poll, *, is_open: bool) -> Poll:
    """Everything told, of a ranking as many rounds as there can be."""
    keys = poll.keys
    ballots = []
    for number, key in enumerate(keys, start=1):
        choice = key
        if poll.kind is PollKind.RANKED:
            choice = (key, *(other for other in keys if other != key))[:5]  # type: ignore[assignment]
        elif poll.kind is PollKind.MULTIPLE:
            choice = (key,)  # type: ignore[assignment]
        ballots += [{VOTE: choice}] * (10 * 2**number)
    found = results(poll.sheet, ballots, asked=100_000, limit=5, shuffled=list)
    if is_open:
        return replace(poll, live=found)
    return replace(poll, state=PollState.CLOSED, results=found, end=PollEnd.KEY_LOST, closed_at=NOW)


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize("kind", list(PollKind))
def test_the_longest_poll_fits_wherever_it_is_shown(kind: PollKind, locale: str) -> None:
    said, poll = tone(locale), longest(kind)
    preview = card_text(poll, 0, said, room=2600)
    assert len(preview) <= 2600
    told = preview_text(poll, said, wants_reminder=True) + said.text("polls-preview")
    assert len(preview) + len(told) <= CARD_LENGTH
    assert len(card_text(poll, 99_999, said)) <= CARD_LENGTH
    going = with_results(poll, is_open=True)
    assert len(card_text(going, 99_999, said)) <= CARD_LENGTH
    closed = with_results(poll, is_open=False)
    assert len(card_text(closed, 0, said)) <= CARD_LENGTH
    # A note of some hundred characters may stand before it.
    assert len(result_text(closed, said)) + 300 <= CARD_LENGTH
    # Told round by round it is as much as ever.
    whole = [
        card_text(going, 99_999, said, whole=True),
        result_text(closed, said, whole=True),
    ]
    assert max(map(len, whole)) <= CARD_LENGTH - 100
    # What a text of the catalogue could not take in would stand there as this.
    for each in (going, closed):
        assert "???" not in card_text(each, 99_999, said) + result_text(each, said)
    assert "???" not in "".join(whole)
    assert len(promise_text(poll, said)) <= CARD_LENGTH


@pytest.mark.parametrize("kind", list(PollKind))
def test_a_short_poll_is_shown_whole(kind: PollKind) -> None:
    poll = replace(longest(kind), question="Vilken dag?")
    if kind in CHOSEN:
        poll = replace(poll, options=("Fredag", "Lördag"))
    text = card_text(poll, 0, tone("sv"))
    assert "### 📊 Vilken dag?" in text
    assert "…" not in text.replace(" … 5", "")


@pytest.mark.parametrize(
    "kind", [each for each in PollKind if each not in (PollKind.NATIVE, PollKind.YES_NO)]
)
async def test_the_form_of_the_longest_poll_fits(kind: PollKind) -> None:
    form = BallotForm(longest(kind), None, tone("sv"))
    assert len(form.title) <= 45
    children = form.to_dict()["components"]
    assert 1 <= len(children) <= 5
    for label in children:
        assert len(label["label"]) <= 45
        for option in label["component"]["options"]:
            assert 1 <= len(option["label"]) <= 100


def test_a_ranking_that_was_noted_fits() -> None:
    poll = longest(PollKind.RANKED)
    assert len(choice_text(poll, poll.keys[:5], tone("sv"))) <= CARD_LENGTH


@pytest.mark.parametrize("kind", ["single", "ranked", "multiple"])
async def test_the_longest_poll_goes_all_the_way(world: World, kind: str) -> None:
    people = voters(world, 10)
    lines = [f"{number}{WORST * (OPTION_LENGTH - 1)}" for number in range(OPTIONS_AT_MOST)]
    fields = {"question": WORST * QUESTION_LENGTH, "options": "\n".join(lines)}
    shown = await previewed(world, kind, fields=fields)
    assert "Inget är upplagt än." in text_of(shown)
    poll = await posted(world, kind, fields=fields)
    for number, person in enumerate(people):
        key = str(number % 3 + 1)
        if kind == "ranked":
            rest = [str(each) for each in range(1, 11) if str(each) != key][:4]
            ranks = {f"rank-{rank}": [each] for rank, each in enumerate([key, *rest], start=1)}
            await vote(world, person, poll, ranks)
        else:
            await vote(world, person, poll, key if kind == "single" else [key])
    await drawn(world)
    assert len(text_of(card_of(world, poll))) <= CARD_LENGTH
    result = await closed_by_hand(world, poll)
    assert "10 av" in result
    assert len(result) <= CARD_LENGTH
    assert "???" not in result + text_of(card_of(world, poll))
    assert len(world.channels.feedback.history()[-1].attachments) == 1


async def many(world: World, *, still_open: int, closed: int, letter: str) -> None:
    """So many polls with the longest questions, each for a role, all of them posted."""
    bot, role = world.bot, world.guild.create_role("Styrelsen")
    opened: list[Poll] = []

    async def made() -> None:
        for number in range(still_open + closed):
            poll = Poll(
                community_id=world.community_id,
                poll_id=PollId(0),
                kind=PollKind.YES_NO,
                question=f"{number:02}" + letter * (QUESTION_LENGTH - 2),
                created_by=UserId(world.organiser.id),
                channel_id=ChannelId(world.channels.feedback.id),
                opened_at=world.now,
                role_id=RoleId(role.id),
                asked=6,
            )
            opened.append(await polls.open_poll(bot.uow, bot.box_keys, poll=poll, now=world.now))

    async def ended() -> None:
        for poll in opened[:closed]:
            await polls.close(
                bot.uow,
                bot.box_keys,
                community_id=world.community_id,
                poll_id=poll.poll_id,
                by=None,
                end=PollEnd.BY_HAND,
                now=world.now,
            )

    await world.run(made)
    await world.advance(minutes=3)
    await world.run(ended)


@pytest.mark.parametrize("letter", [WORST, "å"])
async def test_the_longest_list_fits(world: World, letter: str) -> None:
    await many(world, still_open=12, closed=11, letter=letter)
    listed = text_of(await slash(world, world.members[0], "list"))
    assert len(listed) <= CARD_LENGTH
    lines = listed.splitlines()
    assert len([line for line in lines if " · stänger " in line]) == 10
    assert len([line for line in lines if " · stängde " in line]) == 10
    assert "Och 2 till." in lines
    # Enough of each question stays to tell them apart.
    assert len({line.split("](")[0] for line in lines if "](" in line}) == 20


async def test_a_short_list_shows_questions_as_they_are(world: World) -> None:
    await many(world, still_open=2, closed=1, letter="å")
    listed = text_of(await slash(world, world.members[0], "list"))
    assert listed.count("å" * 67 + "…") == 3


async def test_tricks_in_texts_are_shown_as_they_were_written(world: World) -> None:
    people = voters(world, 5)
    fields = {"question": " ".join(TRICKS), "options": "\n".join(TRICKS)}
    poll = await posted(world, fields=fields)
    noted = await vote(world, people[0], poll, "3")
    for person in people[1:]:
        await vote(world, person, poll, "5")
    await closed_by_hand(world, poll)
    seen = [*world.channels.feedback.history()]
    texts = [text_of(each) for each in seen] + [text_of(noted)]
    for text in texts:
        assert "@everyone" not in text
        assert "<@&1456" not in text
        assert "**fet**" not in text
        assert "](https://elak" not in text
        assert "||gömd||" not in text
        assert not any(line.startswith(("# ", "> ")) for line in text.splitlines())
    for message in seen:
        assert message.mentions == []
        assert message.role_mentions == []
        assert not message.mention_everyone
    assert any("hit" in text for text in texts)


async def test_a_form_shows_the_options_as_they_were_written(world: World) -> None:
    poll = await posted(world, fields={"options": "**fet**\n@everyone"})
    form = await world.members[0].click(card_of(world, poll), label="Rösta")
    [circles] = [each for each in components_of(form) if each.get("options")]
    # Discord reads no markdown in a form, so nothing is made harmless there.
    assert [option["label"] for option in circles["options"]] == ["**fet**", "@everyone"]
