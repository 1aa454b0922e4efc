"""How people are answered about threads: to themselves alone, in their language."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.permissions import Actor
from bot.prompts import default_topics
from bot.services import topics
from bot.services.topics import Proposed
from bot.tones import Tone, own_tone
from bot.ui import Interaction, bot_of, layout
from bot.ui import show as draw
from cogs.threads.untold import show_untold
from domain.community import Capability
from domain.ids import TopicId
from domain.thread_values import Topic

_SCREEN_LENGTH = 3900


def tone_of(interaction: Interaction, actor: Actor) -> Tone:
    """The language and zone in which the pressing person reads."""
    bot = bot_of(interaction)
    return own_tone(bot.i18n, actor, bot.settings.timezone)


async def show(interaction: Interaction, view: ui.LayoutView, *, anew: bool = False) -> None:
    """Draw a screen for the person alone, and below it what they could not be told before."""
    await draw(interaction, view, anew=anew)
    await show_untold(interaction)


async def answer(interaction: Interaction, text: str) -> None:
    """Answer the person alone, calling nobody."""
    await show(interaction, layout(ui.TextDisplay(text)), anew=True)


async def topics_of(interaction: Interaction, actor: Actor) -> list[Topic]:
    """The topics that are offered; a community without any begins with the shipped ones."""
    bot, community = bot_of(interaction), actor.must(Capability.MEMBER)
    proposed = [Proposed(key, name) for key, name in default_topics(community.locale)]
    return await topics.offered(
        bot.uow, community_id=community.community_id, proposed=proposed, now=bot.clock.now()
    )


def fitting(items: list[ui.Item[Any]]) -> list[ui.Item[Any]]:
    """Without the picture of a post where that and all else are more than a message holds."""
    texts = [item for item in items if isinstance(item, ui.TextDisplay)]
    if sum(len(item.content) for item in texts) <= _SCREEN_LENGTH:
        return items
    longest = max(texts, key=lambda item: len(item.content))
    return [item for item in items if item is not longest]


def name_of(known: Sequence[Topic], topic_id: TopicId | None) -> str:
    """The topic's name; empty for a thread without one."""
    return next((topic.name for topic in known if topic.topic_id == topic_id), "")
