"""Discord's own scheduled events, written from the meetups: made, changed and removed."""

from typing import TYPE_CHECKING, Any

import discord

from bot.delivery import OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import meetup_events
from bot.services.meetup_cases import EVENT
from bot.services.outcomes import GONE
from bot.tones import public_tone
from cogs.meetups.senders import Sender
from domain import native_events
from domain.community import Community
from domain.meetup_values import Meetup, State
from domain.meetups import USUAL_LENGTH
from domain.native_events import Shape, Trace, Wording
from domain.texts import one_line

if TYPE_CHECKING:
    from bot.client import Ledarbot

_TOO_MANY_EVENTS = 30038
_CHANNEL_NAME_LENGTH = 70
_OVER = (discord.EventStatus.completed, discord.EventStatus.canceled)


class EventSender(Sender):
    """Writes the events of meetups."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kind sent here, with how it is repeated safely."""
        return (
            OutboxKind(
                name=EVENT,
                repeat=Repeat.LOOK_FIRST,
                send=self._sync,
                look=self._look_for_event,
                on_sent=meetup_events.written,
                on_failed=meetup_events.not_written,
            ),
        )

    async def _sync(self, outgoing: Outgoing) -> Result:
        meetup, community = await self._meetup(outgoing)
        guild, stands = self._guild(community), _stands(meetup)
        if not native_events.is_wanted(meetup, now=outgoing.now):
            if meetup.event_id is None:
                return stands | {"skipped": "not_wanted"}
            await self._remove(guild, meetup)
            return stands | {"event_id": None}
        trace = native_events.unpacked(meetup.event_shape)
        if meetup.event_id is None and trace.is_gone:
            return stands | {"skipped": "gone"}
        shape = native_events.shape_of(meetup, wording_of(self._bot, guild, community))
        if meetup.event_id is not None and trace == Trace(last=shape):
            return stands | {"skipped": "same"}
        try:
            event_id = await self._write(guild, meetup, shape, outgoing)
        except discord.HTTPException as refused:
            raise _judged(refused) from refused
        if event_id is None:
            return stands | {"event_id": None}
        return stands | {"event_id": event_id, "shape": _packed(shape)}

    async def _write(
        self, guild: discord.Guild, meetup: Meetup, shape: Shape, outgoing: Outgoing
    ) -> int | None:
        """The event's id once it says this; None when it is too late for one."""
        says: dict[str, Any] = {
            "name": shape.name,
            "description": shape.description,
            "location": shape.location,
            "start_time": shape.start,
            "end_time": shape.end,
            "entity_type": discord.EntityType.external,
        }
        event = await _event_of(guild, meetup)
        if event is not None and event.status is discord.EventStatus.active:
            if shape.start > outgoing.now:
                # What has begun can't be put off: its event goes, and another is made.
                await self._remove(guild, meetup)
                event = None
            else:
                del says["start_time"]
        if event is None and shape.start <= outgoing.now:
            return None
        await meetup_events.about_to_write(self._bot.uow, meetup=meetup, shape=shape)
        if event is None:
            private = discord.PrivacyLevel.guild_only
            return (await guild.create_scheduled_event(**says, privacy_level=private)).id
        await event.edit(**says)
        return event.id

    async def _remove(self, guild: discord.Guild, meetup: Meetup) -> None:
        """End what goes on, delete what was to come; what is over is left alone."""
        await meetup_events.about_to_remove(self._bot.uow, meetup=meetup)
        try:
            event = await _event_of(guild, meetup)
            if event is None or event.status in _OVER:
                return
            if meetup.state is State.HELD and event.status is discord.EventStatus.active:
                await event.end()
            else:
                await event.delete()
        except (discord.NotFound, Undeliverable):
            return

    async def _look_for_event(self, outgoing: Outgoing) -> Result | None:
        """Ours is made by us, has the name and the start, and belongs to no other meetup.

        The name and start are those that were written, should the meetup have changed meanwhile.
        """
        meetup, community = await self._meetup(outgoing)
        guild = self._guild(community)
        wording, shape = wording_of(self._bot, guild, community), None
        if native_events.is_wanted(meetup, now=outgoing.now):
            shape = native_events.shape_of(meetup, wording)
        written = native_events.unpacked(meetup.event_shape).coming
        sought = {(each.name, each.start) for each in (shape, written) if each is not None}
        if meetup.event_id is not None or not sought:
            return None
        known = await meetup_events.known_outside(
            self._bot.uow, community_id=community.community_id
        )
        assert self._bot.user is not None
        for event in await guild.fetch_scheduled_events(with_counts=False):
            ours = event.creator_id == self._bot.user.id and event.id not in known
            seen = shape_seen(event, wording)
            if ours and (seen.name, seen.start) in sought:
                # Written anew if the rest of it is older, removed if it is no longer wanted.
                stands = _stands(meetup) if seen == shape else {"revision": -1}
                return stands | {"event_id": event.id, "shape": _packed(seen)}
        return None


def wording_of(bot: "Ledarbot", guild: discord.Guild, community: Community) -> Wording:
    """The community's own words in its events."""
    tone = public_tone(bot.i18n, community)
    channel = guild.get_channel(community.meetups_channel_id or 0)
    name = one_line(channel.name if channel else "", limit=_CHANNEL_NAME_LENGTH)
    mention = f"<#{community.meetups_channel_id}>"
    return Wording(
        closing=tone.text("meetup-messages-event-closing", channel=mention),
        see_card=tone.text("meetup-messages-event-place", channel=f"#{name}"),
        # Whoever is in the server without being a member sees its events.
        hides_place=community.member_role_id is not None,
    )


def shape_seen(event: discord.ScheduledEvent, wording: Wording) -> Shape:
    """What the event says in Discord."""
    return Shape(
        name=event.name,
        description=event.description or "",
        location=event.location or wording.see_card,
        start=event.start_time,
        end=event.end_time or event.start_time + USUAL_LENGTH,
    )


async def _event_of(guild: discord.Guild, meetup: Meetup) -> discord.ScheduledEvent | None:
    """The meetup's event, None when it has none; Undeliverable when somebody removed it."""
    if meetup.event_id is None:
        return None
    try:
        return guild.get_scheduled_event(meetup.event_id) or await guild.fetch_scheduled_event(
            meetup.event_id
        )
    except discord.NotFound as gone:
        raise Undeliverable(GONE) from gone


def _judged(refused: discord.HTTPException) -> Exception:
    """Discord's refusal as what follows from it."""
    if refused.code == _TOO_MANY_EVENTS:
        return Undeliverable(meetup_events.LIMIT)
    if isinstance(refused, discord.NotFound):
        return Undeliverable(GONE)
    if refused.status == 400:
        # Times that have just passed, or what Discord has come to dislike: repeating won't help.
        return Undeliverable(f"400:{refused.code}")
    return refused


def _stands(meetup: Meetup) -> Result:
    """Which meetup was written."""
    return {"revision": meetup.revision, "state": meetup.state.value}


def _packed(shape: Shape) -> str:
    return native_events.packed(Trace(last=shape))
