"""Notes to the host, or to the organisers: in a private thread of theirs in the meetups channel."""

import asyncio
from collections import defaultdict
from typing import Any

import discord
from discord import ui

from bot import notices
from bot.delivery import OutboxKind, Outgoing, Repeat, Result
from bot.services import people
from bot.services.meetup_notices import NOTE
from bot.services.people import Notice
from bot.tones import Tone
from bot.ui import quoted, said
from cogs.meetups import told
from cogs.meetups.event_buttons import CancelToo, RestoreEvent
from cogs.meetups.hosting import Approve, Refuse
from cogs.meetups.messages import title_text, when_text, where_text
from cogs.meetups.senders import Sender
from domain.community import Community
from domain.meetup_values import HAS_NATIVE_EVENT, Meetup, State

_FOR_HOST = frozenset({"late_no", "event_cancelled", "event_put_back"})
_DESCRIPTION_LENGTH = 500
_TOO_FAST = 40003
_ROLE_HOLDERS = 100
"""So many organisers at most are let into their thread by the bot."""


class NoteSender(Sender):
    """Writes to who must do something about a meetup."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self._opening: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kind sent here, with how it is repeated safely."""
        return (
            OutboxKind(name=NOTE, repeat=Repeat.NONCE, send=self._note, look=self._look_for_note),
        )

    async def _note(self, outgoing: Outgoing) -> Result:
        meetup, community = await self._meetup(outgoing)
        if not _is_true(meetup, outgoing.payload["code"]):
            return {"skipped": "changed"}
        if outgoing.payload["code"] in _FOR_HOST:
            result = await self._to_host(outgoing, meetup, community)
            if result is not None:
                return result
        thread = await self._organisers_thread(community, outgoing)
        return await self._post(
            thread, self._view(outgoing, meetup, self._tone(community)), outgoing
        )

    async def _to_host(
        self, outgoing: Outgoing, meetup: Meetup, community: Community
    ) -> Result | None:
        """By direct message; None when the host can't be reached by one."""
        uow, host = self._bot.uow, meetup.host_id
        if await people.has_stopped(uow, user_id=host, notice=Notice.MEETUPS):
            return None
        locale = await people.locale_of(uow, user_id=host) or community.locale
        tone = Tone(self._bot.i18n, locale, community.timezone)
        view = self._view(outgoing, meetup, tone)
        stop = notices.stop_button(Notice.MEETUPS, self._bot.i18n, locale)
        view.add_item(ui.ActionRow(stop))
        try:
            channel = await self._bot.create_dm(discord.Object(host))
            return await self._post(channel, view, outgoing)
        except discord.Forbidden as closed:
            if closed.code == _TOO_FAST:
                raise
        except discord.NotFound:
            pass
        return None

    def _view(self, outgoing: Outgoing, meetup: Meetup, tone: Tone) -> ui.LayoutView:
        code = outgoing.payload["code"]
        text = tone.text(
            "meetup-messages-note",
            code=code,
            title=title_text(meetup),
            host=f"<@{meetup.host_id}>",
            person=f"<@{outgoing.payload.get('user_id', meetup.host_id)}>",
            when=when_text(meetup, tone),
            where=where_text(meetup, tone),
        )
        lines = [text]
        if code == "proposed" and meetup.description:
            lines.append(quoted(meetup.description, limit=_DESCRIPTION_LENGTH))
        elif meetup.card_message_id is not None:
            lines.append(tone.text("meetup-messages-card", link=told.card_link(meetup)))
        view = said("\n".join(lines), mark=outgoing.mark)
        if buttons := _buttons(meetup, code, tone):
            view.add_item(ui.ActionRow(*buttons))
        return view

    async def _look_for_note(self, outgoing: Outgoing) -> Result | None:
        meetup, community = await self._meetup(outgoing)
        if outgoing.payload["code"] in _FOR_HOST:
            channel = await self._bot.create_dm(discord.Object(meetup.host_id))
            found = await self._found(channel, outgoing)
            if found is not None:
                return found
        return await self._found(await self._organisers_thread(community, outgoing), outgoing)

    # ------------------------------------------------------------------- the organisers' thread

    async def _organisers_thread(self, community: Community, outgoing: Outgoing) -> discord.Thread:
        """Their private thread in the meetups channel, with everybody in it who organises."""
        channel = await self._meetups_channel(community, outgoing)
        async with self._opening[community.community_id]:
            try:
                thread = await self._found_thread(channel, community)
                if thread is None:
                    thread = await channel.create_thread(
                        name=self._thread_name(community),
                        type=discord.ChannelType.private_thread,
                        invitable=False,
                        auto_archive_duration=10080,
                    )
                elif thread.archived:
                    await thread.edit(archived=False)
            except discord.Forbidden as closed:
                raise await self._wait_for_mending(
                    community, "meetups_forbidden", outgoing
                ) from closed
            await self._let_organisers_in(channel.guild, thread, community)
        return thread

    async def _found_thread(
        self, channel: discord.TextChannel, community: Community
    ) -> discord.Thread | None:
        name = self._thread_name(community)
        assert self._bot.user is not None
        for thread in await channel.guild.active_threads():
            if self._is_theirs(thread, channel, name):
                return thread
        async for thread in channel.archived_threads(private=True, joined=True):
            if self._is_theirs(thread, channel, name):
                return thread
        return None

    def _is_theirs(self, thread: discord.Thread, channel: discord.TextChannel, name: str) -> bool:
        assert self._bot.user is not None
        ours = thread.owner_id == self._bot.user.id and thread.parent_id == channel.id
        return ours and thread.name == name and thread.is_private()

    def _thread_name(self, community: Community) -> str:
        return self._tone(community).text("meetup-messages-organisers")

    async def _let_organisers_in(
        self, guild: discord.Guild, thread: discord.Thread, community: Community
    ) -> None:
        # Members are not cached: who organises is asked for when there is something to tell them.
        inside = {member.id for member in await thread.fetch_members()}
        added = 0
        async for member in guild.fetch_members(limit=None):
            organises = any(role.id == community.organiser_role_id for role in member.roles)
            owns_alone = community.organiser_role_id is None and member.id == guild.owner_id
            if (organises or owns_alone) and member.id not in inside and added < _ROLE_HOLDERS:
                await thread.add_user(member)
                added += 1


def _is_true(meetup: Meetup, code: str) -> bool:
    """False when somebody has seen to it already."""
    if code == "proposed":
        return meetup.state is State.PROPOSED
    if code == "event_cancelled":
        return meetup.event_id is None and meetup.state in HAS_NATIVE_EVENT
    if code == "event_limit":
        return meetup.event_id is None
    return True


def _buttons(meetup: Meetup, code: str, tone: Tone) -> list[ui.Item[Any]]:
    number, good = meetup.meetup_id, discord.ButtonStyle.success
    if code == "proposed":
        return [
            Approve(number, label=tone.text("meetups-button-approve"), style=good),
            Refuse(number, label=tone.text("meetups-button-refuse")),
        ]
    if code == "event_cancelled":
        danger = discord.ButtonStyle.danger
        return [
            RestoreEvent(number, label=tone.text("meetup-messages-restore")),
            CancelToo(number, label=tone.text("meetup-messages-cancel-too"), style=danger),
        ]
    return []
