"""What the host answers when somebody has removed the meetup's event in Discord."""

from bot.permissions import Actor
from bot.services import communities, meetup_events, meetups
from bot.tones import Tone
from bot.ui import GuardedButton, Interaction, bot_of
from cogs.meetups.answers import answer, is_organiser
from cogs.meetups.messages import title_text
from domain.community import Community
from domain.errors import NotFound
from domain.ids import MeetupId


async def _home(interaction: Interaction, actor: Actor, meetup_id: MeetupId) -> Community:
    """The community of the press; in direct messages that in which the person is the host."""
    if actor.community is not None:
        return actor.community
    uow = bot_of(interaction).uow
    found = await meetup_events.community_of_host(uow, meetup_id=meetup_id, user_id=actor.user_id)
    community = None if found is None else await communities.of(uow, community_id=found)
    if community is None:
        raise NotFound()
    return community


class CancelToo(GuardedButton, route="meetups:cancel_too"):
    """The meetup is called off as well; those concerned are told."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot = bot_of(interaction)
        community = await _home(interaction, actor, MeetupId(self.subject))
        meetup = await meetups.cancel(
            bot.uow,
            community_id=community.community_id,
            meetup_id=MeetupId(self.subject),
            by=actor.user_id,
            is_organiser=is_organiser(actor),
            reason="",
            now=bot.clock.now(),
        )
        tone = Tone(bot.i18n, actor.locale, community.timezone)
        text = tone.text("meetup-messages-cancelled-too", title=title_text(meetup))
        await answer(interaction, text)


class RestoreEvent(GuardedButton, route="meetups:restore_event"):
    """The meetup stays, and its event is made anew."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot = bot_of(interaction)
        community = await _home(interaction, actor, MeetupId(self.subject))
        meetup = await meetup_events.restore(
            bot.uow,
            community_id=community.community_id,
            meetup_id=MeetupId(self.subject),
            by=actor.user_id,
            is_organiser=is_organiser(actor),
            now=bot.clock.now(),
        )
        tone = Tone(bot.i18n, actor.locale, community.timezone)
        text = tone.text("meetup-messages-restored", title=title_text(meetup))
        await answer(interaction, text)


ITEMS = (CancelToo, RestoreEvent)
