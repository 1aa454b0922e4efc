"""What nobody learns of a poll: from its card, from rows and log, by reminders, by made-up ids."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from simcord import MemberActor
from sqlalchemy import select

from bot.services import communities, people, polls
from bot.services.people import Notice
from bot.services.poll_turns import REMINDED_AT_MOST, remind
from domain.community import Community
from domain.ids import ChannelId, CommunityId, PollId, RoleId, UserId
from domain.poll_values import Poll, PollKind
from storage.tables import metadata
from tests.cogs.poll_worlds import (
    card_of,
    closed_by_hand,
    drawn,
    posted,
    slash,
    spaced,
    stored,
    vote,
    voters,
)
from tests.cogs.worlds import World, buttons_of, text_of

GONE = "Jag hittar ingen sådan omröstning här."
BAR = "░"


async def daytime(world: World) -> None:
    """Noon, when the bot may write to people."""
    await world.advance(hours=11)


async def dump(world: World) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    async with world.bot.uow.read() as tx:
        return {
            table.name: [
                dict(row) for row in (await tx.connection.execute(select(table))).mappings().all()
            ]
            for table in metadata.sorted_tables
        }


@contextmanager
def all_of_the_log() -> Iterator[list[str]]:
    """Every line that our loggers write at DEBUG, with all its fields."""
    lines: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(f"{record.getMessage()} {vars(record).get('fields')} {record.exc_text}")

    keeper, logger = Keeper(logging.DEBUG), logging.getLogger("ledarbot")
    before = logger.level
    logger.addHandler(keeper)
    logger.setLevel(logging.DEBUG)
    try:
        yield lines
    finally:
        logger.removeHandler(keeper)
        logger.setLevel(before)


# ---------------------------------------------------------------------------------- on the card


async def test_the_numbers_come_in_steps_and_lag_one_behind(world: World) -> None:
    people_ = voters(world, 11)
    poll = await posted(world)

    async def shown_after(*who: int, choice: str = "1") -> str:
        for number in who:
            await vote(world, people_[number], poll, choice)
        await drawn(world)
        return spaced(card_of(world, poll))

    await shown_after(0, choice="2")
    four = await shown_after(1, 2, 3)
    assert "4 har svarat." in four
    assert "i steg om minst 5" in four
    assert BAR not in four
    five = await shown_after(4)
    assert "5 har svarat." in five
    assert BAR not in five
    await shown_after(5)
    nine = await shown_after(6, 7, 8, choice="2")
    assert BAR not in nine
    ten = await shown_after(9, choice="2")
    assert "Fredag — 4 (80 %)" in ten
    assert "10 har svarat." in ten
    assert "Visar läget efter 5 svar" in ten
    # One who changes their mind moves nothing by that.
    changed = await shown_after(0, choice="3")
    assert "Fredag — 4 (80 %)" in changed
    eleven = await shown_after(10, choice="3")
    assert "Fredag — 4 (80 %)" in eleven
    assert "11 har svarat." in eleven
    asked = spaced(await slash(world, people_[0], "results", poll=str(poll.poll_id)))
    assert "Fredag — 4 (80 %)" in asked
    assert "Söndag — 0 (0 %)" in asked
    assert "Söndag — 2 (18 %)" in await closed_by_hand(world, poll)


async def test_hidden_results_are_the_number_alone_until_it_is_closed(world: World) -> None:
    people_ = voters(world, 12)
    poll = await posted(world, hide_results=True)
    for person in people_:
        await vote(world, person, poll, "1" if person is people_[0] else "2")
        await drawn(world)
    card = text_of(card_of(world, poll))
    assert "12 har svarat." in card
    assert "Resultatet visas när omröstningen har stängt." in card
    assert BAR not in card
    organisers = text_of(await slash(world, world.organiser, "results", poll=str(poll.poll_id)))
    assert BAR not in organisers
    assert "%" not in organisers
    assert (await stored(world, poll)).live is None
    assert "Lördag — 11 (92 %)" in await closed_by_hand(world, poll)


async def test_all_alike_of_all_is_not_told(world: World) -> None:
    board = world.guild.create_role("Styrelsen")
    members = voters(world, 5)
    for person in members:
        await world.run(lambda person=person: _with_role(world, person, board.id))
    poll = await posted(world, "yes_no", role=board)
    assert poll.asked == 5
    for person in members:
        await vote(world, person, poll, "Ja")
    result = await closed_by_hand(world, poll)
    assert "Visas inte" in result
    assert "Ja —" not in result
    assert "5 av 5 svarade" in result


async def _with_role(world: World, person: MemberActor, role_id: int) -> None:
    guild = world.bot.get_guild(world.guild.id)
    assert guild is not None
    member = await guild.fetch_member(person.id)
    role = guild.get_role(role_id)
    assert role is not None
    await member.add_roles(role)


async def test_who_can_see_what_is_told_as_it_holds(world: World) -> None:
    anna = world.members[0]
    poll = await posted(world, "yes_no", remind=True)
    told = text_of(await anna.click(card_of(world, poll), label="Vem kan se vad?"))
    assert "varken medlemmar, arrangörer eller moderatorer" in told
    assert "Den som driver boten har nyckeln" in told
    assert "**När den stänger** förstörs nyckeln" in told
    assert "Bara boten vet vem det är." in told
    await closed_by_hand(world, poll)
    told = text_of(await anna.click(card_of(world, poll), label="Vem kan se vad?"))
    assert "**Omröstningen är stängd.** Nyckeln är förstörd" in told
    assert "skulle därför kunna" not in told


# ------------------------------------------------------------------------------ rows and the log


async def test_neither_rows_nor_log_nor_channel_know_the_voters(world: World) -> None:
    people_ = voters(world, 6)
    poll, yes_no = await posted(world), await posted(world, "yes_no")
    with all_of_the_log() as lines:
        for number, person in enumerate(people_):
            await vote(world, person, poll, "1" if number else "3")
            await vote(world, person, yes_no, "Nej" if number else "Ja")
        await vote(world, people_[0], poll, "2")
        await slash(world, people_[0], "list")
        await drawn(world)
        rows = repr(await dump(world))
        await closed_by_hand(world, poll)
    log = "\n".join(lines)
    assert "polls:ballot" in log
    assert "polls:say" in log
    seen = [text_of(each) for each in world.channels.feedback.history()]
    for person in people_:
        for place in (rows, log, *seen, repr(await dump(world))):
            assert str(person.id) not in place
            assert person.user.name not in place
    for words in ("Fredag", "Lördag", "Söndag", "Ja", "Nej", "'yes'", "'no'"):
        assert words not in log
    # Yes and no leave the very same line behind but for how long it took.
    said = {line.split("'ms'")[0] for line in lines if "polls:say" in line}
    assert len(said) == 1


async def test_after_closing_no_ballot_leads_to_anybody(world: World) -> None:
    people_ = voters(world, 6)
    poll = await posted(world)
    for person in people_:
        await vote(world, person, poll, "1")
    before = (await dump(world))["ballots"]
    await closed_by_hand(world, poll)
    after = (await dump(world))["ballots"]
    assert len(before) == len(after) == 6
    assert {each["seal"] for each in after} == {None}
    assert {each["id"] for each in before} & {each["id"] for each in after} == set()
    assert poll.poll_id not in world.bot.box_keys.known()
    choice = await polls.choice_of(
        world.bot.uow,
        world.bot.box_keys,
        community_id=world.community_id,
        poll_id=poll.poll_id,
        user_id=UserId(people_[0].id),
    )
    assert choice is None


# ------------------------------------------------------------------------------------- reminders


async def test_only_those_who_have_not_voted_are_reminded_and_no_row_tells(world: World) -> None:
    await daytime(world)
    anna, bjorn = world.members
    poll = await posted(world, "yes_no", remind=True, closes="2 dagar")
    await vote(world, anna, poll, "Ja")
    await people.stop(
        world.bot.uow, user_id=UserId(world.moderator.id), notice=Notice.FEEDBACK, now=world.now
    )
    with all_of_the_log() as lines:
        await world.advance(hours=25)
    assert world.direct_messages(anna) == []
    assert world.direct_messages(world.moderator) == []
    assert world.direct_messages(world.newcomer) == []
    [told] = world.direct_messages(bjorn)
    assert "Du har inte röstat än." in told
    assert "Ingen annan får veta att du fått det här." in told
    message = bjorn.user.dm_channel.history()[-1]
    assert next(iter(buttons_of(message))) == "Till omröstningen"
    assert any(label.startswith("Sluta skriva") for label in buttons_of(message))
    rows = await dump(world)
    assert [each for each in rows["outbox"] if each["kind"] == "poll.reminder"] == []
    sent = [line for line in lines if "poll.reminder" in line]
    assert len(sent) == 6
    for person in (anna, bjorn):
        assert str(person.id) not in "\n".join(lines)
        assert str(person.id) not in repr(rows["outbox"]) + repr(rows["jobs"])
    await world.advance(hours=20)
    assert len(world.direct_messages(bjorn)) == 1


async def test_rows_of_reminders_are_the_same_for_all_while_they_wait(world: World) -> None:
    await daytime(world)
    await world.change(direct_pace=5)
    anna, bjorn = world.members
    poll = await posted(world, "yes_no", remind=True, closes="2 dagar")
    await vote(world, anna, poll, "Ja")
    due = await stored(world, poll)
    assert due.remind_at is not None
    members = [UserId(each.id) for each in (anna, bjorn)]
    await world.run(
        lambda: remind(
            world.bot.uow,
            community_id=world.community_id,
            poll_id=poll.poll_id,
            voters=members,
            now=world.now,
        )
    )
    waiting = [each for each in (await dump(world))["outbox"] if each["kind"] == "poll.reminder"]
    # The first may be on its way already; whoever waits stands there whether they voted or not.
    assert {each["payload"]["user_id"] for each in waiting} <= {*members}
    assert {frozenset(each["payload"]) for each in waiting} == {frozenset({"poll_id", "user_id"})}
    await world.advance(minutes=2)
    assert len(world.direct_messages(bjorn)) == 1
    assert world.direct_messages(anna) == []


async def test_somebody_who_cannot_be_written_to_leaves_no_row(world: World) -> None:
    await daytime(world)
    bjorn = world.members[1]
    await posted(world, "yes_no", remind=True, closes="2 dagar")
    closed = f"/channels/{bjorn.user.dm_channel.id}/messages"
    world.env.inject_error("POST", closed, status=403, code=50007)
    with all_of_the_log() as lines:
        await world.advance(hours=25)
    assert world.direct_messages(bjorn) == []
    # How it went for one person the log does not tell.
    assert any("poll.reminder" in line for line in lines)
    assert not any("50007" in line for line in lines)
    assert str(bjorn.id) not in "\n".join(lines)
    rows = await dump(world)
    assert [each for each in rows["outbox"] if each["kind"] == "poll.reminder"] == []
    assert str(bjorn.id) not in repr(rows["outbox"])


async def test_a_crowd_is_reminded_by_one_line_in_the_channel(world: World) -> None:
    await daytime(world)
    poll = await posted(world, "yes_no", remind=True, closes="2 dagar")
    crowd = [UserId(10**6 + number) for number in range(REMINDED_AT_MOST + 1)]
    await world.run(
        lambda: remind(
            world.bot.uow,
            community_id=world.community_id,
            poll_id=poll.poll_id,
            voters=crowd,
            now=world.now,
        )
    )
    await world.do_due()
    line = text_of(world.channels.feedback.history()[-1])
    assert "Har du inte röstat finns det tid kvar." in line
    assert f"/{poll.message_id})" in line
    await world.advance(hours=30)
    assert len(world.channels.feedback.history()) == 2


# ------------------------------------------------------------------------------------ made-up ids


async def of_neighbours(world: World) -> Poll:
    """A poll of another network that the bot serves as well."""
    where = CommunityId(4711)
    community = Community(
        community_id=where,
        name="Grannen",
        member_role_id=RoleId(1),
        feedback_channel_id=ChannelId(world.channels.announcements.id),
    )
    poll = Poll(
        community_id=where,
        poll_id=PollId(0),
        kind=PollKind.YES_NO,
        question="Grannens hemlighet?",
        created_by=UserId(world.members[0].id),
        channel_id=ChannelId(world.channels.announcements.id),
        opened_at=world.now,
    )

    async def made() -> Poll:
        bot = world.bot
        await communities.change(
            bot.uow, community_id=where, by=None, now=world.now, change=lambda _: community
        )
        return await polls.open_poll(bot.uow, bot.box_keys, poll=poll, now=world.now)

    return await world.run(made)


@pytest.mark.parametrize("route", ["say", "vote", "who", "close"])
async def test_another_networks_poll_is_not_there(world: World, route: str) -> None:
    poll = await of_neighbours(world)
    number = poll.poll_id * 2 if route == "say" else poll.poll_id
    pressed = await world.forge_component(
        world.organiser, f"polls:{route}:{number}", channel=world.channels.meetups
    )
    assert text_of(pressed) == GONE
    async with world.bot.uow.read() as tx:
        [kept] = await tx.polls.open(poll.community_id)
    assert kept.is_open
    assert (await dump(world))["ballots"] == []


async def test_another_networks_poll_is_in_no_list_and_no_command(world: World) -> None:
    poll = await of_neighbours(world)
    own = await posted(world)
    organiser = world.organiser
    assert "Grannen" not in text_of(await slash(world, organiser, "list"))
    for command in ("close", "results"):
        refused = await slash(world, organiser, command, poll=str(poll.poll_id))
        assert text_of(refused) == GONE
        offered = await organiser.autocomplete(
            world.channels.meetups, f"polls {command}", "poll", ""
        )
        assert [each["value"] for each in offered] == [str(own.poll_id)]


@pytest.mark.parametrize(
    "custom_id",
    [
        "polls:say:1",
        "polls:say:99999999999999999999",
        "polls:vote:99999999999999999999",
        "polls:vote:9223372036854775808",
        "polls:who:0",
        "polls:close:3",
    ],
)
async def test_numbers_that_are_no_polls(world: World, custom_id: str) -> None:
    pressed = await world.forge_component(
        world.organiser, custom_id, channel=world.channels.meetups
    )
    assert text_of(pressed) in (
        GONE,
        "Det finns inte längre, eller så hör det inte till det här nätverket.",
    )


async def test_a_press_of_another_kind_of_poll_is_no_vote(world: World) -> None:
    poll = await posted(world)
    pressed = await world.forge_component(
        world.members[0], f"polls:say:{poll.poll_id * 2}", channel=world.channels.meetups
    )
    assert "Det finns inte längre" in text_of(pressed)
    assert (await dump(world))["ballots"] == []


@pytest.mark.parametrize("route", ["post", "change", "cancel", "close"])
async def test_members_press_nothing_that_is_for_organisers(world: World, route: str) -> None:
    poll = await posted(world)
    pressed = await world.forge_component(
        world.members[0], f"polls:{route}:{poll.poll_id}", channel=world.channels.meetups
    )
    assert "Det här kan bara nätverkets arrangörer göra." in text_of(pressed)
    assert (await stored(world, poll)).is_open


async def test_all_alike_so_far_is_not_shown_while_it_is_open(world: World) -> None:
    people_ = voters(world, 10)
    poll = await posted(world, "yes_no")
    for number, person in enumerate(people_):
        await vote(world, person, poll, "Ja")
        if number in (4, 9):
            await drawn(world)
    card = text_of(card_of(world, poll))
    assert "Resultatet visas när fler har svarat" in card
    assert BAR not in card
    told = text_of(await people_[0].click(card_of(world, poll), label="Vem kan se vad?"))
    assert "Ett steg väntar om alla i det har svarat likadant" in told
