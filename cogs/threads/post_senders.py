"""A thread's first post: made, looked for after a crash, edited, and closed or opened with it."""

from typing import TYPE_CHECKING, Literal

import discord

from bot.delivery import OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import thread_outcomes
from bot.services.outcomes import GONE
from bot.services.thread_cases import MEMBER, POST, UPDATE
from bot.ui import NO_PINGS
from cogs.threads.buttons import first_buttons
from cogs.threads.messages import first_post, shown_title
from cogs.threads.senders import LEFT_BEHIND, Home, Sender
from cogs.threads.tags import Tags
from domain.community import Community
from domain.thread_values import Thread, ThreadState, Topic

if TYPE_CHECKING:
    from bot.client import Ledarbot

_A_WEEK: Literal[10080] = 10080
"""Minutes until it goes to sleep; the longest that Discord knows."""


class PostSender(Sender):
    """Posts and edits what begins a thread."""

    def __init__(self, bot: "Ledarbot") -> None:
        super().__init__(bot)
        self._tags = Tags(bot)

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kinds sent here, with how each is repeated safely."""
        return (
            OutboxKind(
                name=POST,
                repeat=Repeat.LOOK_FIRST,
                send=self._begin,
                look=self._look,
                on_sent=thread_outcomes.posted,
                on_failed=thread_outcomes.not_posted,
            ),
            OutboxKind(
                name=UPDATE,
                repeat=Repeat.IDEMPOTENT,
                send=self._edit,
                on_sent=thread_outcomes.shown,
                on_failed=thread_outcomes.not_shown,
            ),
            OutboxKind(name=MEMBER, repeat=Repeat.IDEMPOTENT, send=self._let_in),
        )

    async def _begin(self, outgoing: Outgoing) -> Result:
        thread, community = await self._thread(outgoing)
        if thread.state is not ThreadState.PENDING:
            return {"skipped": "changed"}
        if await self._has_left(community, thread.handle):
            return LEFT_BEHIND
        topic = await self._topic(thread)
        home = await self._place(thread, topic, community, outgoing)
        try:
            made = await self._made(home, thread, topic, community, outgoing)
        except discord.HTTPException as refused:
            raise await self._judged(refused, community, outgoing) from refused
        return _result(made, thread)

    async def _made(
        self,
        home: Home,
        thread: Thread,
        topic: Topic | None,
        community: Community,
        outgoing: Outgoing,
    ) -> discord.Thread:
        view = first_post(
            thread,
            topic.name if topic else "",
            self._tone(community),
            buttons=first_buttons(thread, community, self._tone(community)),
            mark=outgoing.mark,
        )
        name = shown_title(thread, self._tone(community))
        if isinstance(home, discord.ForumChannel):
            tags = await self._tags.of(home, thread, topic, self._tone(community))
            made = await home.create_thread(
                name=name,
                view=view,
                applied_tags=tags,
                allowed_mentions=NO_PINGS,
                auto_archive_duration=_A_WEEK,
            )
            return made.thread
        message = await home.send(view=view, nonce=outgoing.nonce, allowed_mentions=NO_PINGS)
        return await message.create_thread(name=name, auto_archive_duration=_A_WEEK)

    async def _look(self, outgoing: Outgoing) -> Result | None:
        thread, community = await self._thread(outgoing)
        home = await self._place(thread, await self._topic(thread), community, outgoing)
        if isinstance(home, discord.ForumChannel):
            oldest = discord.utils.time_snowflake(outgoing.since)
            found = await self._marked_post(home, outgoing.mark, since=oldest)
        else:
            name = shown_title(thread, self._tone(community))
            found = await self._look_in_channel(home, name, outgoing)
        return None if found is None else _result(found, thread)

    async def _look_in_channel(
        self, channel: discord.TextChannel, name: str, outgoing: Outgoing
    ) -> discord.Thread | None:
        """The message may be there without its thread, which is then made."""
        message = await self._marked(channel, outgoing)
        if message is None:
            return None
        try:
            found = await self._bot.fetch_channel(message.id)
        except discord.NotFound:
            return await message.create_thread(name=name, auto_archive_duration=_A_WEEK)
        return found if isinstance(found, discord.Thread) else None

    async def _edit(self, outgoing: Outgoing) -> Result:
        """The post, the tags, the title and whether it is locked, all as they now are."""
        thread, community = await self._thread(outgoing)
        place = await self._opened(thread)
        topic, tone = await self._topic(thread), self._tone(community)
        view = first_post(
            thread,
            topic.name if topic else "",
            tone,
            buttons=first_buttons(thread, community, tone),
            mark=outgoing.mark,
        )
        home = place.parent
        posts = place if isinstance(home, discord.ForumChannel) else home
        if posts is None:
            raise Undeliverable(GONE)
        try:
            await posts.get_partial_message(place.id).edit(view=view, allowed_mentions=NO_PINGS)
        except discord.NotFound as gone:
            raise Undeliverable(GONE) from gone
        tags = None
        if isinstance(home, discord.ForumChannel):
            tags = await self._tags.of(home, thread, topic, tone)
        await _arrange(place, thread, shown_title(thread, tone), tags)
        return {"revision": thread.revision}

    async def _let_in(self, outgoing: Outgoing) -> Result:
        """A named author is told by Discord of what is written; an anonymous one is never added."""
        thread, _ = await self._thread(outgoing)
        if thread.discord_id is None or not thread.author_id:
            return {"skipped": "changed"}
        await self._bot.http.add_user_to_thread(thread.discord_id, thread.author_id)
        return {}


async def _arrange(
    place: discord.Thread, thread: Thread, title: str, tags: list[discord.ForumTag] | None
) -> None:
    """Bring title, tags and lock up to date, and nothing that is so already."""
    is_closed = thread.state is ThreadState.CLOSED
    if tags is not None and {tag.id for tag in tags} != {tag.id for tag in place.applied_tags}:
        await place.edit(applied_tags=tags)
    if place.name != title:
        await place.edit(name=title)
    if is_closed or place.locked:
        # Also one that was closed already: it has been opened for the edit.
        await place.edit(locked=is_closed, archived=is_closed)


def _result(made: discord.Thread, thread: Thread) -> Result:
    return {"channel_id": made.parent_id, "thread_id": made.id, "revision": thread.revision}
