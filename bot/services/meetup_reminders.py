"""Reminders of a meetup: one post in the attendees' thread, messages to those who chose them."""

from datetime import datetime, timedelta

from bot.services.meetup_notices import message, post_in_thread
from domain import reminders
from domain.ids import CommunityId, MeetupId
from domain.meetup_values import Meetup, Standing
from domain.reminders import Reminder
from storage.unit_of_work import UnitOfWork


async def remind(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    meetup_id: MeetupId,
    start: str,
    minutes: int,
    now: datetime,
) -> int:
    """Remind those who have a seat, if it still helps; answers how many get a message each.

    `start` is the time for which it was planned: a meetup that was moved has reminders of its own.
    """
    async with uow.write() as tx:
        meetup = await tx.meetups.get(community_id, meetup_id)
        community = await tx.communities.get(community_id)
        if meetup is None or community is None or not _is_true(meetup, start, minutes, now=now):
            return 0
        seated = await tx.signups.standing(meetup_id, Standing.SEATED)
        suffix = f"{start}:{minutes}"
        if meetup.thread_id is not None and seated:
            await post_in_thread(tx, meetup, "reminder", suffix=suffix, now=now, minutes=minutes)
            seated = [each for each in seated if each.wants_direct]
        people = [each.user_id for each in seated]
        await message(
            tx,
            meetup,
            "reminder",
            people,
            community=community,
            suffix=suffix,
            now=now,
            minutes=minutes,
        )
        return len(people)


def _is_true(meetup: Meetup, start: str, minutes: int, *, now: datetime) -> bool:
    if meetup.start_at is None or meetup.start_at.isoformat() != start:
        return False
    return is_worth_saying(meetup, minutes, now=now)


def is_worth_saying(meetup: Meetup, minutes: int, *, now: datetime) -> bool:
    """True while a reminder planned for so many minutes before the start still helps."""
    if meetup.start_at is None:
        return False
    reminder = Reminder(minutes=minutes, at=meetup.start_at - timedelta(minutes=minutes))
    return reminders.is_worth_saying(meetup, reminder, now=now)
