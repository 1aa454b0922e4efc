"""How people are answered about a meetup: to themselves alone, in their language."""

from discord import ui

from bot.permissions import Actor
from bot.services import communities, signups
from bot.tones import Tone, own_tone
from bot.ui import Interaction, bot_of, layout
from bot.ui import show as show
from domain.community import Capability, Community
from domain.errors import NotSetUp
from domain.ids import MeetupId, UserId


def tone_of(interaction: Interaction, actor: Actor) -> Tone:
    """The language and zone in which the pressing person reads."""
    bot = bot_of(interaction)
    return own_tone(bot.i18n, actor, bot.settings.timezone)


async def answer(interaction: Interaction, text: str) -> None:
    """Answer the person alone, calling nobody."""
    await show(interaction, layout(ui.TextDisplay(text)), anew=True)


async def home_of(interaction: Interaction, actor: Actor, meetup_id: MeetupId) -> Community:
    """The community of a press: where it happened, or in direct messages that of one's answer."""
    if interaction.guild_id is not None:
        return actor.must(Capability.MEMBER)
    uow = bot_of(interaction).uow
    found = await signups.community_of_signup(
        uow, meetup_id=meetup_id, user_id=UserId(interaction.user.id)
    )
    community = await communities.of(uow, community_id=found)
    if community is None:
        raise NotSetUp()
    return community


def tone_in(interaction: Interaction, actor: Actor, community: Community) -> Tone:
    """The person's language and the community's zone, also in direct messages."""
    return Tone(bot_of(interaction).i18n, actor.locale, community.timezone)


def is_organiser(actor: Actor) -> bool:
    return Capability.ORGANISER in actor.capabilities
