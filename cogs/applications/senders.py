"""How each message about an application is sent, and found again after a doubtful sending."""

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot import audiences, notices
from bot.delivery import Later, OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import applications, communities, outcomes, people
from bot.services.cases import (
    ADMISSION,
    CARD,
    CARD_REMOVAL,
    CARD_UPDATE,
    DIRECT_MESSAGE,
    GREETING,
    NOTE,
    THREAD,
    THREAD_MESSAGE,
)
from bot.services.communities import INVITATION
from bot.services.people import Notice
from bot.ui import NO_PINGS, carries_mark, plain, said
from cogs.applications import messages
from cogs.applications.applicants import Apply, Complete
from cogs.applications.desk import card_buttons
from cogs.applications.messages import Tone, public_tone
from domain.applications import Application, Source, State
from domain.community import Community
from domain.ids import ApplicationId, CommunityId

if TYPE_CHECKING:
    from bot.client import Ledarbot

_HISTORY = 200
_MOST_TRIES = 10


class Senders:
    """The outbox kinds of applications; payloads hold ids, so everything is read anew."""

    def __init__(self, bot: "Ledarbot") -> None:
        self._bot = bot

    def kinds(self) -> tuple[OutboxKind, ...]:
        """Every kind, with how it is repeated safely."""
        return (
            OutboxKind(
                name=CARD,
                repeat=Repeat.NONCE,
                send=self._card,
                look=self._look_for_card,
                on_sent=outcomes.card_posted,
            ),
            OutboxKind(
                name=CARD_UPDATE,
                repeat=Repeat.IDEMPOTENT,
                send=self._redraw,
                on_failed=outcomes.card_lost,
            ),
            OutboxKind(name=CARD_REMOVAL, repeat=Repeat.IDEMPOTENT, send=self._remove_card),
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
            OutboxKind(name=NOTE, repeat=Repeat.NONCE, send=self._note, look=self._look_in_review),
            OutboxKind(
                name=GREETING, repeat=Repeat.NONCE, send=self._greet, look=self._look_in_welcome
            ),
            OutboxKind(
                name=INVITATION,
                repeat=Repeat.NONCE,
                send=self._invite,
                look=self._look_in_welcome,
                on_sent=communities.invitation_posted,
            ),
        )

    # ---------------------------------------------------------------- the moderators' channel

    async def _card(self, outgoing: Outgoing) -> Result:
        application, community = await self._case(outgoing)
        channel = await self._review_channel(community, outgoing)
        try:
            message = await channel.send(
                view=await self._drawn(application, community, mark=outgoing.mark),
                nonce=outgoing.nonce,
                allowed_mentions=NO_PINGS,
            )
        except (discord.Forbidden, discord.NotFound) as closed:
            raise await self._wait_for_mending(community, "review_forbidden", outgoing) from closed
        return self._where(message, application)

    async def _look_for_card(self, outgoing: Outgoing) -> Result | None:
        application, community = await self._case(outgoing)
        channel = await self._review_channel(community, outgoing)
        message = await self._marked(channel, outgoing)
        return None if message is None else self._where(message, application, revision=-1)

    async def _redraw(self, outgoing: Outgoing) -> Result:
        application, community = await self._case(outgoing)
        if application.card_message_id is None or application.card_channel_id is None:
            # Not posted yet; when it is, it is drawn as the application then stands.
            return {"skipped": "no_card"}
        card = self._channel(application.card_channel_id).get_partial_message(
            application.card_message_id
        )
        try:
            await card.edit(
                view=await self._drawn(application, community), allowed_mentions=NO_PINGS
            )
        except discord.NotFound as gone:
            raise Undeliverable(outcomes.GONE) from gone
        return {"revision": application.revision}

    async def _remove_card(self, outgoing: Outgoing) -> Result:
        card = self._channel(outgoing.payload["channel_id"]).get_partial_message(
            outgoing.payload["message_id"]
        )
        try:
            await card.delete()
        except discord.NotFound:
            return {"skipped": "gone"}
        return {}

    async def _note(self, outgoing: Outgoing) -> Result:
        application, community = await self._case(outgoing)
        channel = await self._review_channel(community, outgoing)
        text = public_tone(self._bot.i18n, community).text(
            "applications-note",
            code=outgoing.payload["code"],
            id=str(application.application_id),
            days=community.waiting_days,
        )
        return await self._post(channel, said(text, mark=outgoing.mark), outgoing)

    async def _look_in_review(self, outgoing: Outgoing) -> Result | None:
        _, community = await self._case(outgoing)
        return await self._found(await self._review_channel(community, outgoing), outgoing)

    async def _drawn(
        self, application: Application, community: Community, *, mark: int | None = None
    ) -> ui.LayoutView:
        tone = public_tone(self._bot.i18n, community)
        earlier = await applications.earlier_of(self._bot.uow, application=application)
        _, shortened = messages.card_parts(application, tone, earlier=earlier)
        buttons = card_buttons(application, tone, shortened=shortened)
        return messages.card(application, tone, buttons=buttons, earlier=earlier, mark=mark)

    async def _review_channel(
        self, community: Community, outgoing: Outgoing
    ) -> discord.abc.Messageable:
        """The review channel, once nobody but moderators can read it.

        What applicants write is for moderators alone, so a channel that was opened since the
        set-up gets nothing more until it is mended.
        """
        guild = self._bot.get_guild(community.community_id)
        if guild is None:
            raise Later("guild_unavailable")
        channel = guild.get_channel(community.review_channel_id or 0)
        if not isinstance(channel, discord.TextChannel):
            raise await self._wait_for_mending(community, "review_channel_gone", outgoing)
        if await audiences.review_audience(guild, community):
            raise await self._wait_for_mending(community, "review_audience", outgoing)
        return channel

    async def _wait_for_mending(self, community: Community, code: str, outgoing: Outgoing) -> Later:
        await communities.warn(
            self._bot.uow, community_id=community.community_id, code=code, now=outgoing.now
        )
        return Later(code)

    # ---------------------------------------------------------------- the applicant

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

    # ---------------------------------------------------------------- the welcome channel

    async def _greet(self, outgoing: Outgoing) -> Result:
        community = await self._community(outgoing)
        new = [discord.Object(user_id) for user_id in outgoing.payload["user_ids"]]
        tone = public_tone(self._bot.i18n, community)
        text = tone.text(
            "applications-greeting",
            network=plain(community.name, limit=100),
            people=", ".join(f"<@{person.id}>" for person in new),
            count=len(new),
        )
        return await self._post(
            self._welcome_channel(community),
            said(text, mark=outgoing.mark),
            outgoing,
            allowed_mentions=discord.AllowedMentions(users=new),
        )

    async def _invite(self, outgoing: Outgoing) -> Result:
        community = await self._community(outgoing)
        tone = public_tone(self._bot.i18n, community)
        network = plain(community.name, limit=100)
        view = said(tone.text("applications-invitation", network=network), mark=outgoing.mark)
        label = tone.text("applications-apply")
        view.add_item(ui.ActionRow(Apply(0, label=label, style=discord.ButtonStyle.primary)))
        return await self._post(self._welcome_channel(community), view, outgoing)

    async def _look_in_welcome(self, outgoing: Outgoing) -> Result | None:
        return await self._found(self._welcome_channel(await self._community(outgoing)), outgoing)

    def _welcome_channel(self, community: Community) -> discord.TextChannel:
        guild = self._bot.get_guild(community.community_id)
        if guild is None:
            raise Later("guild_unavailable")
        channel = guild.get_channel(community.welcome_channel_id or 0)
        if not isinstance(channel, discord.TextChannel):
            raise Undeliverable("welcome_channel_gone")
        return channel

    # ---------------------------------------------------------------- shared

    async def _case(self, outgoing: Outgoing) -> tuple[Application, Community]:
        community = await self._community(outgoing)
        application = await applications.find(
            self._bot.uow,
            community_id=community.community_id,
            application_id=ApplicationId(outgoing.payload["application_id"]),
        )
        if application is None:
            raise Undeliverable("erased")
        return application, community

    async def _community(self, outgoing: Outgoing) -> Community:
        community = await communities.of(
            self._bot.uow, community_id=CommunityId(outgoing.message.community_id or 0)
        )
        if community is None:
            raise Undeliverable("erased")
        return community

    def _channel(self, channel_id: int) -> discord.PartialMessageable:
        return self._bot.get_partial_messageable(channel_id)

    async def _post(
        self,
        channel: discord.abc.Messageable,
        view: ui.LayoutView,
        outgoing: Outgoing,
        *,
        allowed_mentions: discord.AllowedMentions = NO_PINGS,
    ) -> Result:
        message = await channel.send(
            view=view, nonce=outgoing.nonce, allowed_mentions=allowed_mentions
        )
        return {"channel_id": message.channel.id, "message_id": message.id}

    async def _marked(
        self, channel: discord.abc.Messageable, outgoing: Outgoing
    ) -> discord.Message | None:
        async for message in channel.history(limit=_HISTORY, after=outgoing.since):
            if message.author == self._bot.user and carries_mark(message, outgoing.mark):
                return message
        return None

    async def _found(self, channel: discord.abc.Messageable, outgoing: Outgoing) -> Result | None:
        message = await self._marked(channel, outgoing)
        if message is None:
            return None
        return {"channel_id": message.channel.id, "message_id": message.id}

    def _where(
        self, message: discord.Message, application: Application, *, revision: int | None = None
    ) -> Result:
        """Where the card is and which state it shows; -1 when it was found and may be older."""
        return {
            "channel_id": message.channel.id,
            "message_id": message.id,
            "revision": application.revision if revision is None else revision,
        }


def _still_true(application: Application, about: str) -> bool:
    """False when a later step made the message wrong: nobody gets an outdated answer."""
    expected = {"approved": State.APPROVED, "declined": State.DECLINED, "asked": State.WAITING}
    return application.state is expected[about]
