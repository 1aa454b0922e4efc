"""Two processes of the bot on one PostgreSQL database: what is pressed at both at once."""

import asyncio
from pathlib import Path

import pytest

from tests.e2e.loopback import Loopback
from tests.e2e.meetup_worlds import MeetupNetwork, meeting
from tests.e2e.networks import READY, words

pytestmark = pytest.mark.postgres
SEATS = 12
PEOPLE = tuple(f"Person {number}" for number in range(20))
# More than a tick of the bot in a hurry: what was due has been looked for.
TICKS_SECONDS = 2.5


async def test_presses_at_two_processes_give_no_seat_twice(
    loopback: Loopback, postgresql_url: str, tmp_path: Path
) -> None:
    ids = await meeting(loopback, postgresql_url, more=PEOPLE)
    meets = MeetupNetwork(loopback, ids, tmp_path, postgresql_url)
    await meets.announce(seats=SEATS)
    async with await meets.hurried() as one, await meets.hurried() as other:
        await asyncio.gather(one.wait_line(READY), other.wait_line(READY))
        card = await meets.meetup_card()
        await loopback.ask("settings", interactions_in_turn=True)
        # Each twice, so that the second press may be the other process's.
        presses = [meets.who(name) for name in PEOPLE for _ in range(2)]
        answers = await loopback.press_at_once("meetups:join:1", by=presses, message=card)
        await loopback.quiet(TICKS_SECONDS)
        assert [await bot.stop() for bot in (one, other)] == [0, 0]
    for bot in (one, other):
        assert "Traceback" not in bot.output, bot.output
    assert len(answers) == 2 * len(PEOPLE)
    assert not [a for a in answers if "Något gick fel" in words(a["original"])]
    counted = (
        "SELECT standing, count(*), count(DISTINCT user_id) FROM signups GROUP BY 1 ORDER BY 1"
    )
    waiting = len(PEOPLE) - SEATS
    assert meets.rows(counted) == [("seated", SEATS, SEATS), ("waiting", waiting, waiting)]
    assert meets.rows("SELECT state FROM meetups") == [("full",)]
    await all_is_there_once(meets)


async def all_is_there_once(meets: MeetupNetwork) -> None:
    """One card, one event, one thread with one greeting, and in it all who have a seat."""
    (card,) = await meets.discord.messages(meets.meetups)
    (event,) = await meets.events()
    (thread,) = await meets.threads()
    stored = "SELECT card_message_id, event_id, thread_id FROM meetups"
    assert meets.rows(stored) == [tuple(int(each["id"]) for each in (card, event, thread))]
    assert len(await meets.discord.messages(thread["id"])) == 1
    inside = set(await meets.discord.ask("thread_members", thread_id=thread["id"]))
    seated = meets.rows("SELECT user_id FROM signups WHERE standing = 'seated'")
    bot_id = event["creator_id"]
    assert inside == {bot_id, meets.anna, *(str(user_id) for (user_id,) in seated)}
    kinds = ("meetups.card", "meetups.thread", "meetups.thread_post")
    for kind in kinds:
        assert [state for name, state, _ in meets.outbox(kind) if name == kind] == ["sent"]
    # Made once each at Discord, not found to be there already.
    made = await meets.discord.requests("POST", "/scheduled-events")
    opened = await meets.discord.requests("POST", f"/channels/{meets.meetups}/threads")
    assert (len(made), len(opened)) == (1, 1)
