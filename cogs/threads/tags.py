"""A forum's tags: the topic, the kind and "answered", found or made as far as there is room."""

import asyncio
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord

from bot.services import topics
from bot.tones import Tone
from domain.thread_values import Thread, ThreadState, Topic

if TYPE_CHECKING:
    from bot.client import Ledarbot

_log = logging.getLogger("ledarbot.threads")
_TAGS_AT_MOST = 20


class Tags:
    """Finds a forum's tags and makes those that are missed.

    All tags of a forum are written at once: of two who write at the same time one would lose.
    """

    def __init__(self, bot: "Ledarbot") -> None:
        self._bot = bot
        self._making = asyncio.Lock()

    async def of(
        self, forum: discord.ForumChannel, thread: Thread, topic: Topic | None, tone: Tone
    ) -> list[discord.ForumTag]:
        """The tags that the thread has here; those that there is no room for are left out."""
        wanted = _wanted(thread, topic, tone)
        known: Sequence[discord.ForumTag] = forum.available_tags
        if any(_known(known, *each) is None for each in wanted):
            known = await self._with_made(forum, wanted)
        found: list[discord.ForumTag] = []
        for name, tag_id in wanted:
            tag = _known(known, name, tag_id)
            if tag is None:
                continue
            found.append(tag)
            if topic is not None and name == topic.name and tag.id != topic.tag_id:
                await topics.tagged(self._bot.uow, topic_id=topic.topic_id, tag_id=tag.id)
        if not found and forum.flags.require_tag and known:
            # The forum takes no post without one: any is better than none.
            found = list(known[:1])
        return found

    async def _with_made(
        self, forum: discord.ForumChannel, wanted: list[tuple[str, int | None]]
    ) -> Sequence[discord.ForumTag]:
        async with self._making:
            # What was made a moment ago the gateway may not have told of yet.
            present = await self._bot.fetch_channel(forum.id)
            if not isinstance(present, discord.ForumChannel):
                return forum.available_tags
            known = present.available_tags
            missed = [name for name, tag_id in wanted if _known(known, name, tag_id) is None]
            new = [discord.ForumTag(name=name) for name in missed][: _TAGS_AT_MOST - len(known)]
            if not new:
                return known
            try:
                edited = await present.edit(available_tags=[*known, *new])
            except discord.HTTPException as refused:
                # A thread without the tag is better than no thread.
                fields = {"guild": forum.guild.id, "code": f"{refused.status}:{refused.code}"}
                _log.warning("no tag", extra={"fields": fields})
                return known
            return known if edited is None else edited.available_tags


def _wanted(thread: Thread, topic: Topic | None, tone: Tone) -> list[tuple[str, int | None]]:
    wanted: list[tuple[str, int | None]] = []
    if topic is not None:
        wanted.append((topic.name, topic.tag_id))
    wanted.append((tone.text("threads-tag-kind", kind=thread.kind.value), None))
    if thread.state is ThreadState.ANSWERED or thread.answer_id is not None:
        wanted.append((tone.text("threads-tag-answered"), None))
    return wanted


def _known(
    tags: Sequence[discord.ForumTag], name: str, tag_id: int | None
) -> discord.ForumTag | None:
    """By number first, since somebody may have given the tag another name in Discord."""
    by_id = [tag for tag in tags if tag.id == tag_id]
    by_name = [tag for tag in tags if tag.name.casefold() == name.casefold()]
    return next(iter(by_name + by_id if tag_id is None else by_id + by_name), None)
