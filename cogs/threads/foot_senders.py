"""The buttons by which threads are begun: at the foot of a text channel, pinned in a forum."""

import logging
from typing import Literal

import discord
from discord import ui

from bot.delivery import OutboxKind, Outgoing, Repeat, Result
from bot.services import thread_outcomes
from bot.services.thread_cases import FOOT
from bot.ui import NO_PINGS, carries_mark
from cogs.threads.buttons import foot_buttons
from cogs.threads.senders import Sender
from domain.community import Community

_log = logging.getLogger("ledarbot.threads")
_MARK = 7_654_321
"""Of every message with the buttons, so that old ones are known and taken away."""
_LOOKED_AT = 50
_A_WEEK: Literal[10080] = 10080


class FootSender(Sender):
    """Draws the buttons, once in a channel."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kind sent here, with how it is repeated safely."""
        return (
            OutboxKind(
                name=FOOT,
                # What is there is looked at each time: twice is once.
                repeat=Repeat.IDEMPOTENT,
                send=self._draw,
                on_sent=thread_outcomes.foot_posted,
                on_failed=thread_outcomes.foot_lost,
            ),
        )

    async def _draw(self, outgoing: Outgoing) -> Result:
        community = await self._community(outgoing)
        home = await self._home(community, None, outgoing)
        try:
            if isinstance(home, discord.ForumChannel):
                return await self._pinned(home, community)
            return await self._at_the_foot(home, community)
        except discord.HTTPException as refused:
            raise await self._judged(refused, community, outgoing) from refused

    async def _at_the_foot(self, channel: discord.TextChannel, community: Community) -> Result:
        """The newest message of the channel carries the buttons, and no other does."""
        newest = [message async for message in channel.history(limit=_LOOKED_AT)]
        ours = [each for each in newest if carries_mark(each, _MARK)]
        if newest and ours and newest[0].id == ours[0].id:
            # What it says may have changed: whether one can ask without a name.
            if not _says(newest[0], self._text(community)):
                await newest[0].edit(view=self._view(community), allowed_mentions=NO_PINGS)
            return {"message_id": newest[0].id}
        for old in ours:
            await old.delete()
        sent = await channel.send(view=self._view(community), allowed_mentions=NO_PINGS)
        return {"message_id": sent.id}

    async def _pinned(self, forum: discord.ForumChannel, community: Community) -> Result:
        """One post of the bot's, pinned where nothing else is, in which nobody writes."""
        post = await self._known_post(forum, community)
        message = None if post is None else await _first_message(post)
        if post is not None and message is not None:
            if post.archived:
                await post.edit(archived=False)
            if not _says(message, self._text(community)):
                await message.edit(view=self._view(community), allowed_mentions=NO_PINGS)
            return {"message_id": post.id}
        tone = self._tone(community)
        tags = forum.available_tags[:1] if forum.flags.require_tag else []
        made = await forum.create_thread(
            name=tone.text("threads-foot-title"),
            view=self._view(community),
            applied_tags=tags,
            allowed_mentions=NO_PINGS,
            auto_archive_duration=_A_WEEK,
        )
        await made.thread.edit(locked=True)
        if not any(thread.flags.pinned for thread in forum.threads):
            await _pin(made.thread)
        return {"message_id": made.thread.id}

    async def _known_post(
        self, forum: discord.ForumChannel, community: Community
    ) -> discord.Thread | None:
        if community.threads_foot_id is not None:
            try:
                found = await self._bot.fetch_channel(community.threads_foot_id)
            except (discord.NotFound, discord.Forbidden):
                found = None
            if isinstance(found, discord.Thread) and found.parent_id == forum.id:
                return found
        return await self._marked_post(forum, _MARK)

    def _view(self, community: Community) -> ui.LayoutView:
        view = ui.LayoutView(timeout=None)
        view.add_item(ui.TextDisplay(self._text(community), id=_MARK))
        view.add_item(ui.ActionRow(*foot_buttons(self._tone(community))))
        return view

    def _text(self, community: Community) -> str:
        anonymous = "yes" if community.allows_anonymous else "no"
        return self._tone(community).text("threads-foot", anonymous=anonymous)


async def _first_message(post: discord.Thread) -> discord.Message | None:
    """None where somebody has deleted it and left the post."""
    try:
        return await post.fetch_message(post.id)
    except discord.NotFound:
        return None


def _says(message: discord.Message, text: str) -> bool:
    """True when the buttons' text is as it should be: an edit would only be marked as one."""
    return any(getattr(each, "content", None) == text for each in message.components)


async def _pin(post: discord.Thread) -> None:
    try:
        await post.edit(pinned=True)
    except discord.HTTPException as refused:
        # The buttons work lower down in the forum as well.
        fields = {"guild": post.guild.id, "code": f"{refused.status}:{refused.code}"}
        _log.warning("not pinned", extra={"fields": fields})
