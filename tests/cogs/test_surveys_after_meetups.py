"""After a meetup: those who came are written to, and its host is told how it was."""

from datetime import timedelta
from typing import Any

import pytest
from simcord import MemberActor

from bot.services import communities, survey_sittings
from bot.services.survey_rounds import NOT_SENT
from domain.ids import UserId
from domain.meetup_values import Meetup, State
from domain.survey_values import Round, RoundEnd, RoundState
from tests.cogs.meetup_worlds import announced, cancel, join, leave, stored
from tests.cogs.survey_worlds import galleries_of
from tests.cogs.test_threads_secrecy import all_of_the_log
from tests.cogs.worlds import World, text_of

TITLE = "Lunch i Mölndal"
WORDS = "Mer tid."
ANSWERS = {"came": "all", "worth": "4", "open": "5", "recommend": "9", "better": WORDS}


@pytest.fixture
async def open_world(world: World) -> World:
    """A network that is never quiet and told of at once, so that only what is looked at waits."""
    await world.change(quiet_from=0, quiet_until=0, direct_pace=1500)
    return world


@pytest.fixture
def people(world: World) -> tuple[MemberActor, ...]:
    """Six members beside the host, who is Anna."""
    eva = world.guild.add_member(world.env.create_user("eva"), roles=[world.roles.member])
    return (
        world.members[1],
        world.moderator,
        world.other_moderator,
        world.organiser,
        world.administrator,
        eva,
    )


@pytest.fixture
def host(world: World) -> MemberActor:
    return world.members[0]


async def to_come(
    world: World, host: MemberActor, people: tuple[MemberActor, ...], **fields: Any
) -> Meetup:
    """A meetup in two days, with a seat for each of these people; none has been written to."""
    meetup = await announced(world, after=timedelta(days=2), host=host, **fields)
    await join(world, meetup, *people)
    return meetup


async def to_end(world: World, meetup: Meetup, **later: float) -> None:
    """Time passes until so long after the meetup's end."""
    assert meetup.end_at is not None
    rest = meetup.end_at + timedelta(**later) - world.now
    await world.advance(seconds=rest.total_seconds())


async def held(world: World, meetup: Meetup) -> Round | None:
    """The round after the meetup, if there is one."""
    async with world.bot.uow.read() as tx:
        return await tx.surveys.round_of_meetup(meetup.meetup_id)


async def asked_in(world: World, meetup: Meetup) -> Round:
    found = await held(world, meetup)
    assert found is not None
    return found


class Letters:
    """How many messages of the bot's each person has got since it was made."""

    def __init__(self, world: World, *people: MemberActor) -> None:
        self._world, self._people = world, people
        self._before = {each.id: len(world.direct_messages(each)) for each in people}

    def of(self, person: MemberActor) -> list[str]:
        return self._world.direct_messages(person)[self._before[person.id] :]

    def about(self, person: MemberActor) -> list[str]:
        """Those that name the meetup and are no reminder of it."""
        return [
            each for each in self.of(person) if TITLE in each and not each.startswith("Påminnelse")
        ]

    def numbers(self) -> list[int]:
        return [len(self.about(each)) for each in self._people]


async def answer(world: World, found: Round, *people: MemberActor) -> None:
    """Everybody of these fills in the survey and sends it."""
    for person in people:
        where: dict[str, Any] = {
            "community_id": world.community_id,
            "round_id": found.round_id,
            "user_id": UserId(person.id),
            "now": world.now,
        }

        async def fill_in(where: dict[str, Any] = where) -> None:
            uow, keys = world.bot.uow, world.bot.box_keys
            await survey_sittings.keep_page(
                uow, keys, **where, answers=ANSWERS, asked=list(ANSWERS)
            )
            await survey_sittings.send(uow, keys, **where)

        await world.run(fill_in)


async def answer_by_message(world: World, person: MemberActor) -> str:
    """From the button below the message to the thanks, whose words are the answer."""
    who, message = person.user, person.user.dm_channel.last_message
    assert message is not None
    start = await who.click(message, label="Svara")
    form = await who.click(start.response, label="Börja")
    saved = await who.submit_modal(form, {"came": "part"})
    form = await who.click(saved.response, label="Nästa sida")
    filled = {"worth": "2", "open": "5", "better": WORDS, "recommend": ["6"]}
    shown = await who.submit_modal(form, filled)
    return text_of(await who.click(shown.response, label="Skicka"))


# ----------------------------------------------------------------------------- from end to result


async def test_those_who_came_are_asked_reminded_once_and_the_host_reads_the_result(
    open_world: World, host: MemberActor, people: tuple[MemberActor, ...]
) -> None:
    world = open_world
    meetup = await to_come(world, host, people)
    everybody = Letters(world, *people, host, world.newcomer)
    await to_end(world, meetup, minutes=59)
    assert (await stored(world, meetup.meetup_id)).state is State.HELD
    assert await held(world, meetup) is None
    await world.advance(minutes=2)
    found = await asked_in(world, meetup)
    assert (found.state, found.asked, found.subject) == (RoundState.OPEN, 6, TITLE)
    assert found.form.title["sv"] == "Efter träffen"
    assert everybody.numbers() == [1, 1, 1, 1, 1, 1, 0, 0]
    # Asked by message alone: nothing stands in the channel.
    assert world.channels.feedback.history() == []

    [invitation] = everybody.about(people[0])
    assert "Hur var träffen?" in invitation
    assert world.guild.name in invitation

    await answer(world, found, *people[1:5])
    assert "Tack" in await answer_by_message(world, people[0])
    await world.advance(days=3)
    assert everybody.numbers() == [1, 1, 1, 1, 1, 2, 0, 0]
    assert "påminnelse" in everybody.about(people[5])[-1]
    await world.advance(days=3, hours=22)
    assert everybody.numbers() == [1, 1, 1, 1, 1, 2, 0, 0]
    assert (await asked_in(world, meetup)).is_open

    await world.advance(hours=2)
    closed = await asked_in(world, meetup)
    assert (closed.state, closed.end) == (RoundState.CLOSED, RoundEnd.TIME)
    assert closed.results is not None
    assert (closed.results.asked, closed.results.answered) == (6, 5)
    worth = closed.results.table("worth")
    assert worth is not None
    assert (worth.base, worth.counts) == (5, (0, 1, 0, 4, 0))
    assert everybody.numbers() == [1, 1, 1, 1, 1, 2, 1, 0]
    [result] = everybody.about(host)
    assert "har stängt" in result
    assert "5 av 6" in result
    assert "undrar; svara gärna även om du inte kunde vara med" in invitation
    # The steps from 0 to 10 that nobody chose are left out, options that nobody chose are not.
    steps = [
        line.split(" — ")[0] for line in result.partition("Rekommendationsvärde")[2].split("\n")
    ]
    assert [each for each in steps if each.isdecimal()] == ["6", "9"]
    assert "Nej, jag var inte med — 0" in result
    pictures = galleries_of(host.user.dm_channel.history()[-1])
    assert all(len(each) == 1 for each in pictures)
    assert pictures[0][0].startswith(f"Efter träffen · {TITLE}. 5 av 6 svarade")
    await world.advance(days=2)
    assert everybody.numbers() == [1, 1, 1, 1, 1, 2, 1, 0]


async def test_too_few_are_not_asked_and_the_host_is_told_why(
    open_world: World, host: MemberActor, people: tuple[MemberActor, ...]
) -> None:
    world = open_world
    meetup = await to_come(world, host, people[:4])
    everybody = Letters(world, *people[:4], host)
    await to_end(world, meetup, hours=2)
    found = await asked_in(world, meetup)
    assert (found.state, found.asked, found.limit) == (RoundState.NOT_SENT, 4, 5)
    assert everybody.numbers() == [0, 0, 0, 0, 1]
    [told] = everybody.about(host)
    assert "Bara 4 skulle ha fått frågan, och till färre än 5 skickar jag ingen enkät" in told
    await world.advance(days=8)
    assert everybody.numbers() == [0, 0, 0, 0, 1]


async def test_a_seat_that_was_given_back_is_not_asked_and_the_host_never(
    open_world: World, host: MemberActor, people: tuple[MemberActor, ...]
) -> None:
    world = open_world
    meetup = await to_come(world, host, (*people, host))
    await leave(world, meetup, people[5])
    everybody = Letters(world, *people, host)
    await to_end(world, meetup, hours=2)
    assert (await asked_in(world, meetup)).asked == 5
    assert everybody.numbers() == [1, 1, 1, 1, 1, 0, 0]


async def test_closed_messages_are_no_fault_and_the_others_are_asked(
    open_world: World, host: MemberActor, people: tuple[MemberActor, ...]
) -> None:
    world = open_world
    meetup = await to_come(world, host, people)
    world.clients.close_messages(people[0].user)
    everybody = Letters(world, *people)
    await to_end(world, meetup, hours=2)
    assert everybody.numbers() == [0, 1, 1, 1, 1, 1]
    assert (await asked_in(world, meetup)).asked == 6


async def test_in_the_quiet_hours_nobody_is_written_to(
    open_world: World, host: MemberActor, people: tuple[MemberActor, ...]
) -> None:
    world = open_world
    meetup = await to_come(world, host, people)
    assert meetup.end_at is not None
    hour = meetup.end_at.hour
    await world.change(timezone="UTC", quiet_from=hour, quiet_until=(hour + 4) % 24)
    everybody = Letters(world, *people)
    await to_end(world, meetup, hours=2)
    assert (await asked_in(world, meetup)).is_open
    assert everybody.numbers() == [0] * 6
    await world.advance(hours=3)
    assert everybody.numbers() == [1] * 6


# ------------------------------------------------------------------------------------------- no


async def test_what_was_cancelled_is_not_asked_about(
    open_world: World, host: MemberActor, people: tuple[MemberActor, ...]
) -> None:
    world = open_world
    meetup = await to_come(world, host, people)
    await world.advance(hours=30)
    await cancel(world, meetup)
    await world.advance(minutes=30)
    everybody = Letters(world, *people, host)
    await to_end(world, meetup, days=2)
    assert await held(world, meetup) is None
    assert everybody.numbers() == [0] * 7


async def test_where_it_is_switched_off_nobody_is_asked_and_later_ones_are(
    open_world: World, host: MemberActor, people: tuple[MemberActor, ...]
) -> None:
    world = open_world
    meetup = await to_come(world, host, people)
    await world.change(asks_after_meetups=False)
    await to_end(world, meetup, hours=2)
    await world.change(asks_after_meetups=True)
    later = await to_come(world, host, people)
    await to_end(world, later, hours=2)
    assert await held(world, meetup) is None
    assert (await asked_in(world, later)).asked == 6


# -------------------------------------------------------------------------------------- downtime


@pytest.mark.parametrize(("days", "is_asked"), [(2, True), (8, False)])
async def test_after_a_stop_it_is_made_up_for_within_a_week(
    open_world: World,
    host: MemberActor,
    people: tuple[MemberActor, ...],
    days: int,
    is_asked: bool,
) -> None:
    world = open_world
    meetup = await to_come(world, host, people)
    assert meetup.start_at is not None
    await world.advance(seconds=(meetup.start_at - world.now).total_seconds() - 3600)
    everybody = Letters(world, *people)
    # Nothing is run and nothing delivered meanwhile.
    await world.env.advance_time(timedelta(days=days, hours=3).total_seconds())
    await world.do_due()
    await world.advance(minutes=1)
    assert (await held(world, meetup) is not None) is is_asked
    assert everybody.numbers() == [int(is_asked)] * 6


async def test_a_meetup_of_this_very_day_is_asked_about_at_the_latest_a_day_later(
    open_world: World, host: MemberActor, people: tuple[MemberActor, ...]
) -> None:
    world = open_world
    await world.advance(hours=1)
    meetup = await announced(world, after=timedelta(hours=1), host=host)
    await join(world, meetup, *people)
    await to_end(world, meetup, days=1)
    assert (await asked_in(world, meetup)).asked == 6


# ------------------------------------------------------------------------------ who is not there


async def test_who_left_the_server_meanwhile_is_not_asked(
    open_world: World, host: MemberActor, people: tuple[MemberActor, ...]
) -> None:
    world = open_world
    meetup = await to_come(world, host, people)
    await to_end(world, meetup, minutes=30)
    world.guild.remove_member(people[5])
    await world.env.settle()
    await world.advance(hours=1)
    assert (await asked_in(world, meetup)).asked == 5


async def test_when_the_host_has_left_nobody_is_told(
    open_world: World, host: MemberActor, people: tuple[MemberActor, ...]
) -> None:
    world = open_world
    meetup = await to_come(world, host, people[:4])
    await to_end(world, meetup, minutes=30)
    world.guild.remove_member(host)
    await world.env.settle()
    await world.advance(hours=1)
    assert (await asked_in(world, meetup)).state is RoundState.NOT_SENT
    assert NOT_SENT not in {each.kind for each in await world.outbox()}


async def test_a_network_that_removed_the_bot_is_asked_once_it_is_back(
    open_world: World, host: MemberActor, people: tuple[MemberActor, ...]
) -> None:
    world = open_world
    meetup = await to_come(world, host, people)
    await to_end(world, meetup, minutes=30)
    where = {"community_id": world.community_id}
    await world.run(lambda: communities.removed(world.bot.uow, **where, now=world.now))
    everybody = Letters(world, *people)
    await world.advance(days=2)
    assert await held(world, meetup) is None
    assert everybody.numbers() == [0] * 6
    await world.run(lambda: communities.returned(world.bot.uow, **where, now=world.now))
    await world.advance(days=1)
    assert (await asked_in(world, meetup)).is_open
    assert everybody.numbers() == [1] * 6


# --------------------------------------------------------------------------------------- secrecy


async def test_no_line_of_the_log_names_who_was_asked_or_answered(
    open_world: World, host: MemberActor, people: tuple[MemberActor, ...]
) -> None:
    world = open_world
    meetup = await to_come(world, host, people)
    with all_of_the_log() as lines:
        await to_end(world, meetup, hours=2)
        await answer(world, await asked_in(world, meetup), *people)
        await world.advance(days=8)
    assert any("surveys.meetup_ask" in line for line in lines)
    for secret in (*(str(person.id) for person in (*people, host)), WORDS):
        assert [line for line in lines if secret in line] == []
