"""What time brings to meetups while the bot is down is made good at its start, honestly."""

from tests.e2e.lives import at_work, killed
from tests.e2e.meetup_worlds import DAY, HOUR, MeetupNetwork
from tests.e2e.networks import delivered, words
from tests.e2e.processes import BotProcess

MINUTE = 60


async def test_an_offer_that_lapses_while_the_bot_is_down_goes_to_the_next(
    meets: MeetupNetwork,
) -> None:
    await meets.announce(seats=1)
    cecilia, david = await meets.direct("Cecilia"), await meets.direct("David")
    async with killed(meets) as bot:
        for name in ("Bo", "Cecilia", "David"):
            await meets.answer("join", name)
        await meets.answer("decline", "Bo")
        await meets.posted(cecilia, "meetups:accept:1")
        await bot.wait_line(delivered("meetups.direct_message"))
    assert await meets.discord.messages(david) == []
    await meets.discord.forward(DAY + HOUR)
    async with at_work(meets, later=DAY + HOUR) as bot:
        (offer,) = await meets.posted(david, "meetups:accept:1")
        await meets.posted(cecilia, "Frukost", count=2)
        # Too late for the first, in time for the second.
        (old, _) = await meets.discord.messages(cecilia)
        await (await meets.press("meetups:accept", old, by=meets.who("Cecilia"))).report()
        await (await meets.press("meetups:accept", offer, by=meets.who("David"))).report()
        await meets.all_sent(bot)
    answers = "SELECT user_id, standing FROM signups"
    assert dict(meets.rows(answers)) == {
        int(meets.bo): "no",
        int(meets.who("Cecilia")): "no",
        int(meets.who("David")): "seated",
    }
    assert len(await meets.discord.messages(david)) == 1
    assert len(await meets.discord.messages(cecilia)) == 2


async def test_late_reminders_say_how_long_is_left_or_nothing(meets: MeetupNetwork) -> None:
    """A day before becomes "tomorrow" or hours; an hour before is dropped when it is no help."""
    await meets.announce(hours=72)
    async with killed(meets) as bot:
        await meets.answer("join", "Bo")
        await bot.wait_line(delivered("meetups.thread_member"))
        await meets.all_sent(bot)
    (thread,) = await meets.threads()
    assert len(await meets.discord.messages(thread["id"])) == 1
    late = 2 * DAY + 18 * HOUR
    await meets.discord.forward(late)
    async with killed(meets, later=late) as bot:
        (reminder,) = (await meets.posted(thread["id"], "Frukost", count=2))[1:]
        assert "6 timmar" in words(reminder)
        await reminded(bot, meets, count=1)
    # Five minutes before the start nobody is helped by what was due an hour before it.
    later = 3 * DAY - 5 * MINUTE
    await meets.discord.forward(later - late)
    async with at_work(meets, later=later) as bot:
        await reminded(bot, meets, count=2)
        await meets.all_sent(bot)
    assert len(await meets.discord.messages(thread["id"])) == 2
    assert await meets.discord.messages(await meets.direct("Bo")) == []


async def reminded(bot: BotProcess, meets: MeetupNetwork, *, count: int) -> None:
    """So many reminders have been looked at."""
    done = "SELECT 1 FROM jobs WHERE name = 'meetups.remind' AND state = 'done'"
    await bot.until(lambda: len(meets.rows(done)) == count, what=f"{count} reminders")


async def test_a_meetup_that_began_and_ended_while_the_bot_was_down_was_held(
    meets: MeetupNetwork,
) -> None:
    await meets.announce()
    async with killed(meets) as bot:
        await meets.answer("join", "Bo")
        await bot.wait_line(delivered("meetups.thread_member"))
        await meets.all_sent(bot)
    (thread,) = await meets.threads()
    (event,) = await meets.events()
    said_before = len(await meets.discord.messages(thread["id"]))
    await meets.discord.forward(4 * DAY)
    async with at_work(meets, later=4 * DAY) as bot:
        held = "SELECT 1 FROM meetups WHERE state = 'held'"
        await bot.until(lambda: bool(meets.rows(held)), what="meetup that was held")
        # One who came is too few to be asked how it was: the host is told so, once.
        host = await meets.direct("Anna")
        await meets.posted(host, "Efter träffen.*skickades inte")
        await meets.all_sent(bot)
        card = await meets.meetup_card()
        assert "meetups:join" not in words(card)
    # It came to an end by Discord's own clock; nobody else is asked or told anything.
    assert [(e["id"], e["status"]) for e in await meets.events()] == [(event["id"], 3)]
    assert len(await meets.discord.messages(thread["id"])) == said_before
    assert len(await meets.discord.messages(host)) == 1
    assert await meets.discord.messages(await meets.direct("Bo")) == []
    assert len(await meets.discord.messages(meets.meetups)) == 1
    assert not meets.rows("SELECT 1 FROM jobs WHERE state = 'queued' AND name LIKE 'meetups.%'")
    assert meets.rows("SELECT standing FROM signups") == [("seated",)]


async def test_what_was_done_to_events_while_the_bot_was_down_is_taken_in(
    meets: MeetupNetwork,
) -> None:
    for title in ("Frukost", "Lunch", "Middag"):
        await meets.announce(title)
    async with killed(meets) as bot:
        await meets.answer("join", "Bo")
        await meets.answer("join", "Bo", meetup_id=2)
        await meets.all_sent(bot)
    known = {each["name"]: each["id"] for each in await meets.events()}
    in_ours = {"guild_id": meets.ids["id"]}
    changes = {"name": "Frukost hos Anna"}
    await meets.discord.ask("edit_event", event_id=known["Frukost"], changes=changes, **in_ours)
    await meets.discord.ask(
        "interested", event_id=known["Frukost"], user_id=meets.who("Eva"), **in_ours
    )
    for title in ("Lunch", "Middag"):
        await meets.discord.ask("remove_event", event_id=known[title], **in_ours)
    async with at_work(meets) as bot:
        anna = await meets.direct("Anna")
        # Somebody comes to the lunch, so that its host is asked; nobody to the dinner.
        (question,) = await meets.posted(anna, r"meetups:restore_event:2\b")
        ended = "SELECT 1 FROM meetups WHERE id = 3 AND state = 'cancelled'"
        await bot.until(lambda: bool(meets.rows(ended)), what="dinner that is called off")
        await (await meets.press("meetups:restore_event", question)).report()
        back = "SELECT 1 FROM meetups WHERE id = 2 AND event_id IS NOT NULL"
        await bot.until(lambda: bool(meets.rows(back)), what="event for the lunch")
        await meets.posted(meets.meetups, "Frukost hos Anna")
        await meets.all_sent(bot)
    assert meets.rows("SELECT title, interested FROM meetups WHERE id = 1") == [
        ("Frukost hos Anna", 1)
    ]
    names = sorted(each["name"] for each in await meets.events())
    assert names == ["Frukost hos Anna", "Lunch"]
    # Our own words of the event that somebody renamed were not written over.
    path = f"/scheduled-events/{known['Frukost']}"
    assert await meets.discord.requests("PATCH", path) == []
    assert len(await meets.discord.messages(anna)) == 1
