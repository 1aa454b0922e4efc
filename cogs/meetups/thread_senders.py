"""The attendees' private thread: opened at the first seat, its people, and what is posted in it."""

from typing import Literal

import discord

from bot.delivery import OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import meetup_events, meetup_outcomes, meetup_readings
from bot.services.meetup_cases import THREAD, THREAD_MEMBER
from bot.services.meetup_notices import THREAD_POST
from bot.services.outcomes import GONE
from bot.ui import NO_PINGS, said
from cogs.meetups import told
from cogs.meetups.senders import THREAD_IS_ARCHIVED, Sender, person_of
from domain.meetup_values import ENDED, Meetup
from domain.texts import one_line

_NAME_LENGTH = 100
_A_WEEK: Literal[10080] = 10080
"""Minutes until it goes to sleep; the longest that Discord knows."""


class ThreadSender(Sender):
    """Sends to the attendees' thread."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kinds sent here, with how each is repeated safely."""
        return (
            OutboxKind(
                name=THREAD,
                repeat=Repeat.LOOK_FIRST,
                send=self._open,
                look=self._look_for_thread,
                on_sent=meetup_outcomes.thread_opened,
            ),
            OutboxKind(
                name=THREAD_MEMBER,
                repeat=Repeat.IDEMPOTENT,
                send=self._let_in_or_out,
                on_sent=meetup_outcomes.member_changed,
                on_failed=meetup_outcomes.member_lost,
            ),
            OutboxKind(
                name=THREAD_POST,
                repeat=Repeat.NONCE,
                send=self._say,
                look=self._look_for_post,
                on_failed=meetup_outcomes.not_posted,
            ),
        )

    async def _open(self, outgoing: Outgoing) -> Result:
        meetup, community = await self._meetup(outgoing)
        if meetup.thread_id is not None or meetup.state in ENDED:
            return {"skipped": "changed"}
        channel = await self._meetups_channel(community, outgoing)
        try:
            thread = await channel.create_thread(
                name=_name(meetup),
                type=discord.ChannelType.private_thread,
                invitable=False,
                auto_archive_duration=_A_WEEK,
            )
        except discord.Forbidden as closed:
            raise await self._wait_for_mending(community, "meetups_forbidden", outgoing) from closed
        return {"thread_id": thread.id}

    async def _look_for_thread(self, outgoing: Outgoing) -> Result | None:
        meetup, community = await self._meetup(outgoing)
        channel = await self._meetups_channel(community, outgoing)
        known = await meetup_events.known_outside(
            self._bot.uow, community_id=community.community_id
        )
        assert self._bot.user is not None
        for thread in await channel.guild.active_threads():
            ours = thread.owner_id == self._bot.user.id and thread.parent_id == channel.id
            is_new = thread.id not in known and thread.id >= _snowflake_of(outgoing)
            if ours and is_new and thread.name == _name(meetup):
                return {"thread_id": thread.id}
        return None

    async def _let_in_or_out(self, outgoing: Outgoing) -> Result:
        meetup, _ = await self._meetup(outgoing)
        if meetup.thread_id is None:
            return {"skipped": "no_thread"}
        user_id = person_of(outgoing)
        own = await meetup_readings.answer_of(self._bot.uow, meetup=meetup, user_id=user_id)
        belongs = meetup_outcomes.belongs_in_thread(meetup, user_id, own)
        try:
            await self._set_member(meetup, user_id, belongs=belongs)
        except discord.NotFound as gone:
            raise Undeliverable(GONE) from gone
        except discord.HTTPException as refused:
            if refused.code != THREAD_IS_ARCHIVED:
                raise
            await self._thread(meetup)
            await self._set_member(meetup, user_id, belongs=belongs)
        return {"belongs": belongs}

    async def _set_member(self, meetup: Meetup, user_id: int, *, belongs: bool) -> None:
        # By id alone: to fetch the thread first would double what hundreds of sign-ups cost.
        assert meetup.thread_id is not None
        http = self._bot.http
        change = http.add_user_to_thread if belongs else http.remove_user_from_thread
        await change(meetup.thread_id, user_id)

    async def _say(self, outgoing: Outgoing) -> Result:
        meetup, community = await self._meetup(outgoing)
        own, payload, tone = None, outgoing.payload, self._tone(community)
        if "user_id" in payload:
            own = await meetup_readings.answer_of(
                self._bot.uow, meetup=meetup, user_id=person_of(outgoing)
            )
        text = told.in_thread(meetup, tone, payload=payload, own=own, now=outgoing.now)
        if text is None:
            return {"skipped": "changed"}
        thread = await self._thread(meetup)
        view = said(text, mark=outgoing.mark)
        if (row := told.thread_row(meetup, tone, payload=payload)) is not None:
            view.add_item(row)
        mentions = NO_PINGS
        if "user_id" in payload:
            mentions = discord.AllowedMentions(users=[discord.Object(person_of(outgoing))])
        try:
            return await self._post(thread, view, outgoing, allowed_mentions=mentions)
        except (discord.NotFound, discord.Forbidden) as closed:
            raise Undeliverable(GONE if closed.status == 404 else "forbidden") from closed

    async def _look_for_post(self, outgoing: Outgoing) -> Result | None:
        meetup, _ = await self._meetup(outgoing)
        return await self._found(await self._thread(meetup), outgoing)


def _name(meetup: Meetup) -> str:
    return one_line(meetup.title, limit=_NAME_LENGTH)


def _snowflake_of(outgoing: Outgoing) -> int:
    """The id that a thread would have had that was made when we first tried."""
    return discord.utils.time_snowflake(outgoing.since)
