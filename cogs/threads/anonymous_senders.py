"""Sends anonymous posts into their threads, and their authors what concerns them.

Whom a message goes to is known only while it is sent. No result is kept: it would name a channel
that only the bot and that person share.
"""

import discord
from discord import ui

from bot import notices
from bot.delivery import OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import (
    anonymity,
    anonymous_notices,
    anonymous_numbers,
    anonymous_outcomes,
    anonymous_posts,
    later_edits,
)
from bot.services.outcomes import GONE
from bot.services.people import Notice
from bot.services.thread_cases import ANSWER, ANSWER_UPDATE, LATER_EDIT, NOTICE
from bot.services.unmaskings import UNMASKED
from bot.tones import Tone
from bot.ui import NO_PINGS, plain, said
from cogs.threads.anonymous_messages import post_view
from cogs.threads.anonymous_own import MorePost
from cogs.threads.messages import listed_title, shown_title
from cogs.threads.senders import LEFT_BEHIND, Sender
from cogs.threads.untold import unmasked
from domain.anonymity import Author
from domain.community import Community
from domain.ids import Handle, PostId
from domain.thread_values import Post, PostState, Thread, ThreadState


class AnonymousSender(Sender):
    """Posts and edits what is written without a name, and tells its authors."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kinds sent here, with how each is repeated safely."""
        return (
            OutboxKind(
                name=ANSWER,
                repeat=Repeat.NONCE,
                send=self._answer,
                look=self._look_for_answer,
                on_sent=anonymous_outcomes.posted,
                on_failed=anonymous_outcomes.not_posted,
            ),
            OutboxKind(
                name=ANSWER_UPDATE,
                repeat=Repeat.IDEMPOTENT,
                send=self._edit,
                on_sent=anonymous_outcomes.shown,
                on_failed=anonymous_outcomes.not_shown,
            ),
            # Nothing is sent then: the edit is made, and goes out as any other.
            OutboxKind(
                name=LATER_EDIT,
                repeat=Repeat.IDEMPOTENT,
                send=self._may_change,
                on_sent=later_edits.came,
                on_failed=later_edits.not_made,
            ),
            OutboxKind(
                name=NOTICE,
                repeat=Repeat.NONCE,
                send=self._tell,
                look=self._look_for_notice,
                on_sent=anonymous_outcomes.told,
                on_failed=anonymous_outcomes.not_told,
            ),
        )

    async def _may_change(self, outgoing: Outgoing) -> Result:
        thread, community = await self._thread(outgoing)
        handle = thread.handle
        if "post_id" in outgoing.payload:
            post, _ = await self._post_in(thread, outgoing)
            handle = post.handle
        return LEFT_BEHIND if await self._has_left(community, handle) else {}

    # ----------------------------------------------------------------------------- the posts

    async def _answer(self, outgoing: Outgoing) -> Result:
        thread, community = await self._thread(outgoing)
        post, author = await self._post_in(thread, outgoing)
        if post.state is not PostState.PENDING:
            return {"skipped": "changed"}
        if author.is_stopped or post.is_hidden:
            raise Undeliverable("stopped")
        if not thread.is_live:
            raise Undeliverable("closed")
        if await self._has_left(community, post.handle):
            return LEFT_BEHIND
        try:
            place = await self._opened(thread)
            if place.locked:
                raise Undeliverable("closed")
            view = await self._view(post, author, community, outgoing)
            sent = await self._post(place, view, outgoing)
        except discord.NotFound as gone:
            raise Undeliverable(GONE) from gone
        except discord.HTTPException as refused:
            raise await self._judged(refused, community, outgoing) from refused
        return {"message_id": sent["message_id"], "revision": post.revision}

    async def _look_for_answer(self, outgoing: Outgoing) -> Result | None:
        thread, _ = await self._thread(outgoing)
        return await self._found(await self._found_thread(thread), outgoing)

    async def _edit(self, outgoing: Outgoing) -> Result:
        thread, community = await self._thread(outgoing)
        post, author = await self._post_in(thread, outgoing)
        if post.message_id is None:
            return {"skipped": "changed"}
        place = await self._opened(thread)
        view = await self._view(post, author, community, outgoing)
        message = place.get_partial_message(post.message_id)
        try:
            await message.edit(view=view, allowed_mentions=NO_PINGS)
        except discord.NotFound as gone:
            raise Undeliverable(GONE) from gone
        if thread.state is ThreadState.CLOSED:
            # It was opened for the edit alone.
            await place.edit(archived=True)
        return {"revision": post.revision}

    async def _post_in(self, thread: Thread, outgoing: Outgoing) -> tuple[Post, Author]:
        uow = self._bot.uow
        post = await anonymous_posts.find(
            uow,
            community_id=thread.community_id,
            post_id=PostId(outgoing.payload["post_id"]),
        )
        authors = await anonymity.authors_in(uow, thread_id=thread.thread_id)
        for author in authors:
            if post is not None and author.handle == post.handle:
                return post, author
        raise Undeliverable("erased")

    async def _view(
        self, post: Post, author: Author, community: Community, outgoing: Outgoing
    ) -> ui.LayoutView:
        tone, number = self._tone(community), author.number
        if number is None:
            number = await anonymous_numbers.numbered(self._bot.uow, post=post)
        button = MorePost(post.post_id, label=tone.text("anonymity-button-more"))
        return post_view(post, number, tone, button=button, mark=outgoing.mark)

    # --------------------------------------------------------------------------- the authors

    async def _tell(self, outgoing: Outgoing) -> Result:
        thread, community = await self._thread(outgoing)
        code, handle = outgoing.payload["code"], Handle(outgoing.payload["handle"])
        uow, community_id = self._bot.uow, community.community_id
        if not await anonymous_notices.still_holds(
            uow, community_id=community_id, handle=handle, code=code
        ):
            return {}
        to = await self._addressee(community, outgoing)
        if to is None:
            if code == UNMASKED:
                raise Undeliverable("unknown")
            return {}
        tone = Tone(self._bot.i18n, to.locale or community.locale, community.timezone)
        view = said(await self._notice(thread, community, tone, outgoing), mark=outgoing.mark)
        if code in anonymous_notices.STOPPABLE:
            stop = notices.stop_button(Notice.THREADS, self._bot.i18n, tone.locale)
            view.add_item(ui.ActionRow(stop))
        await self._post(await self._bot.create_dm(discord.Object(to.user_id)), view, outgoing)
        return {}

    async def _addressee(
        self, community: Community, outgoing: Outgoing
    ) -> anonymous_notices.Addressee | None:
        return await anonymous_notices.addressee(
            self._bot.uow,
            self._bot.vault,
            community_id=community.community_id,
            handle=Handle(outgoing.payload["handle"]),
            code=outgoing.payload["code"],
            now=outgoing.now,
        )

    async def _notice(
        self, thread: Thread, community: Community, tone: Tone, outgoing: Outgoing
    ) -> str:
        """What is told, in words that give nobody away who reads over a shoulder."""
        is_there = thread.discord_id is not None and thread.state is not ThreadState.GONE
        title = listed_title(thread, tone) if is_there else plain(shown_title(thread, tone))
        about = {
            "thread": title,
            "network": plain(community.name),
        }
        code = outgoing.payload["code"]
        if code != UNMASKED:
            return tone.text("anonymity-notice", code=code, **about)
        request = await anonymous_notices.unmasking(
            self._bot.uow,
            community_id=community.community_id,
            unmasking_id=outgoing.payload["unmasking_id"],
        )
        if request is None:
            raise Undeliverable("erased")
        return unmasked(request, tone, **about)

    async def _look_for_notice(self, outgoing: Outgoing) -> Result | None:
        _, community = await self._thread(outgoing)
        to = await self._addressee(community, outgoing)
        if to is None:
            return {}
        channel = await self._bot.create_dm(discord.Object(to.user_id))
        return None if await self._found(channel, outgoing) is None else {}
