"""What reaches the applicant: the way in, direct messages, and the private thread."""

from datetime import timedelta
from typing import Any

import discord
from discord import ui

from bot import notices
from bot.delivery import Later, OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import outcomes, people
from bot.services.cases import ADMISSION, DIRECT_MESSAGE, THREAD, THREAD_MESSAGE
from bot.services.people import Notice
from bot.tones import Tone
from bot.ui import said
from cogs.applications import messages
from cogs.applications.applicants import Complete
from cogs.applications.senders import Sender
from domain.applications import Application, Source, State
from domain.community import Community

_MOST_TRIES = 10
_UNTIL_SETTLED = timedelta(seconds=30)


class ApplicantSender(Sender):
    """Sends to the applicant, by the way that exists."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kinds sent here, with how each is repeated safely."""
        return (
            OutboxKind(
                name=ADMISSION,
                repeat=Repeat.IDEMPOTENT,
                send=self._admit,
                on_sent=outcomes.admitted,
                on_failed=outcomes.not_admitted,
            ),
            OutboxKind(
                name=DIRECT_MESSAGE,
                repeat=Repeat.NONCE,
                send=self._write_to,
                look=self._look_for_message,
                on_sent=outcomes.written,
                on_failed=outcomes.not_reached,
            ),
            OutboxKind(
                name=THREAD,
                repeat=Repeat.LOOK_FIRST,
                send=self._open_thread,
                look=self._look_for_thread,
                on_sent=outcomes.thread_opened,
                on_failed=outcomes.thread_closed,
            ),
            OutboxKind(
                name=THREAD_MESSAGE,
                repeat=Repeat.NONCE,
                send=self._ask_in_thread,
                look=self._look_in_thread,
                on_failed=outcomes.thread_closed,
            ),
        )

    async def _admit(self, outgoing: Outgoing) -> Result:
        application, community = await self._case(outgoing)
        if application.state is not State.APPROVED:
            return {"skipped": "changed"}
        if application.source is Source.NATIVE:
            await self._bot.join_requests.admit(application)
        guild = self._bot.get_guild(community.community_id)
        if guild is None:
            raise Later("guild_unavailable")
        if community.member_role_id is None or guild.get_role(community.member_role_id) is None:
            raise Undeliverable("role_gone")
        try:
            member = await guild.fetch_member(application.applicant_id)
        except discord.NotFound as gone:
            if application.source is Source.NATIVE and outgoing.message.attempts < _MOST_TRIES:
                # Discord has let the person in, but may not have seated them yet.
                raise Later("not_seated") from gone
            raise Undeliverable("person_gone") from gone
        await member.add_roles(discord.Object(community.member_role_id))
        return {"role_id": community.member_role_id}

    async def _write_to(self, outgoing: Outgoing) -> Result:
        application, community = await self._case(outgoing)
        about = outgoing.payload["code"]
        if not _still_true(application, about):
            return {"skipped": "changed"}
        view = said(
            messages.told(application, community, self._bot.i18n, about=about),
            mark=outgoing.mark,
        )
        buttons: list[ui.Item[Any]] = []
        tone = Tone(self._bot.i18n, application.locale, community.timezone)
        if about == "asked":
            buttons.append(self._completing(application, tone))
        thread = self._thread_of(application)
        if thread is None:
            buttons.append(
                notices.stop_button(Notice.APPLICATIONS, self._bot.i18n, application.locale)
            )
        if buttons:
            view.add_item(ui.ActionRow(*buttons))
        target = thread or await self._direct(application)
        return await self._post(target, view, outgoing)

    async def _look_for_message(self, outgoing: Outgoing) -> Result | None:
        application, _ = await self._case(outgoing)
        target = self._thread_of(application) or await self._direct(application)
        return await self._found(target, outgoing)

    async def _direct(self, application: Application) -> discord.abc.Messageable:
        stopped = await people.has_stopped(
            self._bot.uow, user_id=application.applicant_id, notice=Notice.APPLICATIONS
        )
        if stopped:
            raise Undeliverable("stopped")
        return await self._bot.create_dm(discord.Object(application.applicant_id))

    def _thread_of(self, application: Application) -> discord.PartialMessageable | None:
        """The private thread that the applicant already has with the moderators."""
        return None if application.thread_id is None else self._channel(application.thread_id)

    async def _open_thread(self, outgoing: Outgoing) -> Result:
        application, community = await self._case(outgoing)
        channel = self._welcome_channel(community)
        thread = await channel.create_thread(
            name=self._thread_name(application, community),
            type=discord.ChannelType.private_thread,
            invitable=False,
        )
        return await self._seat(thread, application)

    async def _look_for_thread(self, outgoing: Outgoing) -> Result | None:
        application, community = await self._case(outgoing)
        channel, name = self._welcome_channel(community), self._thread_name(application, community)
        assert self._bot.user is not None
        for thread in await channel.guild.active_threads():
            ours = thread.owner_id == self._bot.user.id and thread.parent_id == channel.id
            if ours and thread.name == name:
                return await self._seat(thread, application)
        return None

    async def _seat(self, thread: discord.Thread, application: Application) -> Result:
        """The applicant and the asking moderator get into the thread; twice does no harm."""
        await thread.add_user(discord.Object(application.applicant_id))
        if application.asked_by is not None:
            await thread.add_user(discord.Object(application.asked_by))
        return {"thread_id": thread.id}

    def _thread_name(self, application: Application, community: Community) -> str:
        tone = Tone(self._bot.i18n, application.locale, community.timezone)
        return tone.text("applications-thread-name", id=str(application.application_id))

    async def _ask_in_thread(self, outgoing: Outgoing) -> Result:
        application, community = await self._case(outgoing)
        thread = self._thread_of(application)
        if thread is None or not _still_true(application, "asked"):
            return {"skipped": "changed"}
        tone = Tone(self._bot.i18n, application.locale, community.timezone)
        hello = tone.text("applications-thread-hello", mention=f"<@{application.applicant_id}>")
        told = messages.told(application, community, self._bot.i18n, about="asked")
        view = said(f"{hello}\n{told}", mark=outgoing.mark)
        view.add_item(ui.ActionRow(self._completing(application, tone)))
        person = discord.AllowedMentions(users=[discord.Object(application.applicant_id)])
        return await self._post(thread, view, outgoing, allowed_mentions=person)

    async def _look_in_thread(self, outgoing: Outgoing) -> Result | None:
        application, _ = await self._case(outgoing)
        thread = self._thread_of(application)
        return None if thread is None else await self._found(thread, outgoing)

    def _completing(self, application: Application, tone: Tone) -> Complete:
        label = tone.text("applications-complete")
        style = discord.ButtonStyle.primary
        return Complete(application.application_id, label=label, style=style)


def _still_true(application: Application, about: str) -> bool:
    """False when a later step made the message wrong: nobody gets an outdated answer."""
    asked_before = application.decided_from is State.WAITING
    if about == "asked" and application.waits_to_go_out and asked_before:
        # If the decision is undone, the applicant is waited for again.
        raise Later("may_be_undone", pause=_UNTIL_SETTLED)
    expected = {"approved": State.APPROVED, "declined": State.DECLINED, "asked": State.WAITING}
    return application.state is expected[about]
