"""A forum's tags: the topic, the kind and "answered", found or made as far as there is room."""

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


async def tags_for(
    bot: "Ledarbot", forum: discord.ForumChannel, thread: Thread, topic: Topic | None, tone: Tone
) -> list[discord.ForumTag]:
    """The tags that the thread has in this forum; those that there is no room for are left out."""
    known = list(forum.available_tags)
    found: list[discord.ForumTag] = []
    for name, tag_id in _wanted(thread, topic, tone):
        tag = _known(known, name, tag_id)
        if tag is None:
            tag = await _made(forum, name, known)
        if tag is None:
            continue
        found.append(tag)
        if topic is not None and name == topic.name and tag.id != topic.tag_id:
            await topics.tagged(bot.uow, topic_id=topic.topic_id, tag_id=tag.id)
    if not found and forum.flags.require_tag and known:
        # The forum takes no post without one: any is better than none.
        found = known[:1]
    return found


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


async def _made(
    forum: discord.ForumChannel, name: str, known: list[discord.ForumTag]
) -> discord.ForumTag | None:
    if len(known) >= _TAGS_AT_MOST:
        return None
    try:
        tag = await forum.create_tag(name=name)
    except discord.HTTPException as refused:
        # A thread without the tag is better than no thread.
        fields = {"guild": forum.guild.id, "code": f"{refused.status}:{refused.code}"}
        _log.warning("no tag", extra={"fields": fields})
        return None
    known.append(tag)
    return tag
