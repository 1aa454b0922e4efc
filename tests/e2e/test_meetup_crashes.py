"""A meetup whose bot dies at every step (SIGKILL, as in a power cut); each thing is there once."""

from typing import Any

import pytest

from bot.services import meetups
from storage.unit_of_work import UnitOfWork
from tests.e2e.lives import at_work, cut
from tests.e2e.meetup_worlds import DAY, HOUR, Json, MeetupNetwork, posts_to
from tests.e2e.networks import delivered, words

ELAPSED = 600
"""Seconds after which no nonce is good any more, neither by Discord's account nor by ours."""
# Before or after its effect the request is held; then the bot is killed.
CASES = {
    "between commit and send": ("hold_before", 0),
    "between send and mark, up again much later": ("hold_after", ELAPSED),
}
cases = pytest.mark.parametrize(("moment", "pause"), CASES.values(), ids=CASES)


class Life:
    """The bot's time, which goes on by a pause after each of its deaths."""

    def __init__(self, meets: MeetupNetwork, pause: float) -> None:
        self._meets, self._pause = meets, pause
        self.later = 0.0

    async def goes_on(self, seconds: float | None = None) -> float:
        """The next life begins so much later; by how much the bot's clock is ahead."""
        by = self._pause if seconds is None else seconds
        self.later += by
        await self._meets.discord.forward(by)
        return self.later


@cases
async def test_whatever_step_the_bot_dies_at_each_thing_is_there_once(
    meets: MeetupNetwork, moment: str, pause: float
) -> None:
    life = Life(meets, pause)
    event = {"method": "POST", "path": f"/guilds/{meets.ids['id']}/scheduled-events"}
    thread = {"method": "POST", "path": f"/channels/{meets.meetups}/threads"}
    await meets.announce(seats=1)
    async with cut(meets, moment, posts_to(meets.meetups), event):
        """The card and the event are on their way."""
    async with cut(meets, moment, thread, later=await life.goes_on()):
        assert "meetups:guests" not in await meets.answer("join", "Bo")
    offered = posts_to(await meets.direct("Cecilia"))
    async with cut(meets, moment, offered, later=await life.goes_on()) as bot:
        await bot.wait_line(delivered("meetups.thread_post"))
        await meets.answer("join", "Cecilia")
        await meets.answer("decline", "Bo")
    async with at_work(meets, later=await life.goes_on()) as bot:
        (offer,) = await meets.posted(await meets.direct("Cecilia"), "meetups:accept:1")
        report = await (
            await meets.press("meetups:accept", offer, by=meets.who("Cecilia"))
        ).report()
        assert "Frukost" in words(report["original"])
        await meets.all_sent(bot)
    (opened,) = await meets.threads()
    later = await life.goes_on(2 * DAY + HOUR - life.later)
    async with cut(meets, moment, posts_to(opened["id"]), later=later):
        """The reminder is on its way."""
    async with at_work(meets, later=await life.goes_on()) as bot:
        await bot.wait_line(delivered("meetups.thread_post"))
        await meets.all_sent(bot)
    await each_once(meets, offer)


async def each_once(meets: MeetupNetwork, offer: Json) -> None:
    (card,) = await meets.discord.messages(meets.meetups)
    (event,) = await meets.events()
    (thread,) = await meets.threads()
    stored = "SELECT card_message_id, event_id, thread_id FROM meetups"
    assert meets.rows(stored) == [tuple(int(each["id"]) for each in (card, event, thread))]
    opened, reminder = await meets.discord.messages(thread["id"])
    assert "Frukost" in words(reminder)
    assert [m["id"] for m in await meets.discord.messages(offer["channel_id"])] == [offer["id"]]
    inside = await meets.discord.ask("thread_members", thread_id=thread["id"])
    assert {meets.who("Cecilia"), meets.anna} <= set(inside)
    assert meets.who("Bo") not in inside
    assert f"<@{meets.anna}>" in words(opened)
    answers = "SELECT standing FROM signups ORDER BY standing"
    assert meets.rows(answers) == [("no",), ("seated",)]
    assert {state for _, state, _ in meets.outbox()} == {"sent"}


@pytest.mark.parametrize("what", ["renamed", "cancelled"])
async def test_an_event_that_was_made_unseen_is_found_as_it_was_written(
    meets: MeetupNetwork, what: str
) -> None:
    """Another process may let the host change the meetup while nobody knows of the event."""
    number = await meets.announce()
    event = {"method": "POST", "path": f"/guilds/{meets.ids['id']}/scheduled-events"}
    async with cut(meets, "hold_after", event) as bot:
        await bot.wait_line(delivered("meetups.card"))

    async def changed(uow: UnitOfWork) -> Any:
        if what == "cancelled":
            return await meetups.cancel(uow, **meets.step(number), reason="Sjukdom")
        return await meetups.edit(uow, **meets.step(number), edits={"title": "Lunch"})

    await meets.change_by(changed)
    async with at_work(meets) as bot:
        await bot.wait_line(delivered("meetups.event"))
        await meets.all_sent(bot)
    made = await meets.events()
    assert [each["name"] for each in made] == (["Lunch"] if what == "renamed" else [])
    known = int(made[0]["id"]) if made else None
    assert meets.rows("SELECT event_id FROM meetups") == [(known,)]
