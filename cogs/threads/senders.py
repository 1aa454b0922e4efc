"""What the senders of threads have in common: the thread read anew, its place in Discord."""

import discord

from bot import senders
from bot.delivery import Outgoing, Undeliverable
from bot.services import anonymous_waiting, prompts, threads, topics
from bot.services.outcomes import GONE
from bot.services.thread_cases import LEFT
from bot.tones import Tone, public_tone
from bot.ui import carries_mark
from domain.community import Community
from domain.ids import ChannelId, Handle, ThreadId, UserId
from domain.thread_values import Thread, ThreadKind, Topic

THREAD_IS_ARCHIVED = 50083
_TOO_MANY_THREADS = 160006
_TAG_REQUIRED = 40067
Home = discord.ForumChannel | discord.TextChannel
LEFT_BEHIND = {"skipped": LEFT}
"""As a result, not as a refusal: the log would tell that it is of somebody who has just left."""


class Sender(senders.Sender):
    """Sends what concerns one thread."""

    async def _thread(self, outgoing: Outgoing) -> tuple[Thread, Community]:
        community = await self._community(outgoing)
        thread = await threads.of(
            self._bot.uow,
            community_id=community.community_id,
            thread_id=ThreadId(outgoing.payload["thread_id"]),
        )
        if thread is None:
            raise Undeliverable("erased")
        return thread, community

    async def _has_left(self, community: Community, handle: Handle | None) -> bool:
        """True for an anonymous author who is on the server no more: nothing of theirs is posted,
        also when they left while we were down.
        """
        if handle is None:
            return False
        members = self._guild(community).fetch_members(limit=None)
        return not await anonymous_waiting.is_among(
            self._bot.uow,
            self._bot.vault,
            community_id=community.community_id,
            handle=handle,
            people=(UserId(member.id) async for member in members),
        )

    async def _topic(self, thread: Thread) -> Topic | None:
        return await topics.find(
            self._bot.uow, community_id=thread.community_id, topic_id=thread.topic_id
        )

    def _tone(self, community: Community) -> Tone:
        return public_tone(self._bot.i18n, community)

    async def _place(
        self, thread: Thread, topic: Topic | None, community: Community, outgoing: Outgoing
    ) -> Home:
        """Where the thread belongs; prompts may have a channel of their own."""
        own: ChannelId | None = None
        if thread.kind is ThreadKind.PROMPT:
            own = await prompts.channel_of(self._bot.uow, community_id=thread.community_id)
        if own is None and topic is not None:
            own = topic.channel_id
        return await self._home(community, own, outgoing)

    async def _home(self, community: Community, own: ChannelId | None, outgoing: Outgoing) -> Home:
        """The channel given while it is there, else the community's own."""
        guild = self._guild(community)
        for channel_id in (own, community.threads_channel_id):
            channel = guild.get_channel(channel_id or 0)
            if isinstance(channel, discord.ForumChannel | discord.TextChannel):
                return channel
        raise await self._wait_for_mending(community, "threads_channel_gone", outgoing)

    async def _opened(self, thread: Thread) -> discord.Thread:
        """The thread in Discord, opened again where it has gone to sleep by itself.

        One that its author has just opened again is unlocked by the same edit: asleep no more and
        still locked it would look as if somebody had closed it by hand.
        """
        found = await self._found_thread(thread)
        if not found.archived:
            return found
        if found.locked and thread.is_live and not thread.is_shown:
            return await found.edit(archived=False, locked=False)
        return await found.edit(archived=False)

    async def _found_thread(self, thread: Thread) -> discord.Thread:
        if thread.discord_id is None:
            raise Undeliverable("no_thread")
        try:
            found = await self._bot.fetch_channel(thread.discord_id)
        except discord.NotFound as gone:
            raise Undeliverable(GONE) from gone
        if not isinstance(found, discord.Thread):
            raise Undeliverable(GONE)
        return found

    async def _marked_post(
        self, forum: discord.ForumChannel, mark: int, *, since: int = 0
    ) -> discord.Thread | None:
        """Ours is told by the mark in its first message, whatever its title has become."""
        assert self._bot.user is not None
        for thread in await forum.guild.active_threads():
            ours = thread.owner_id == self._bot.user.id and thread.parent_id == forum.id
            if not ours or thread.id < since:
                continue
            try:
                message = await thread.fetch_message(thread.id)
            except discord.NotFound:
                # Somebody has deleted what it began with: it is another one.
                continue
            if carries_mark(message, mark):
                return thread
        return None

    async def _judged(
        self, refused: discord.HTTPException, community: Community, outgoing: Outgoing
    ) -> Exception:
        """What a refusal to post means: mostly something that the server's owner can mend."""
        if refused.code == _TOO_MANY_THREADS:
            return await self._wait_for_mending(community, "threads_full", outgoing)
        if refused.code == _TAG_REQUIRED:
            return await self._wait_for_mending(community, "threads_tag_required", outgoing)
        if isinstance(refused, discord.Forbidden):
            return await self._wait_for_mending(community, "threads_forbidden", outgoing)
        return refused
