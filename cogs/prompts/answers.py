"""How organisers are answered about prompts, and the shipped bank in their community's language."""

from hashlib import sha256
from typing import Any

from discord import ui

from bot import prompts as shipped_prompts
from bot.permissions import Actor
from bot.services import prompts, topics
from bot.services.prompt_cases import Bank, Entry, Shipped, ShippedPrompt
from bot.services.topics import Proposed
from bot.tones import Tone, own_tone
from bot.ui import CARD_LENGTH, Interaction, bot_of, layout, plain, show, written
from domain.community import Capability, Community
from domain.errors import NotFound
from domain.prompts import spoken
from domain.thread_refusals import TooLong
from domain.thread_values import Topic

ORGANISER = Capability.ORGANISER
_POST_LENGTH = CARD_LENGTH - 400
"""Characters; the rest is for what stands around a prompt."""
_DIGITS = 15
"""Of the number by which buttons know a prompt."""


def tone_of(interaction: Interaction, actor: Actor) -> Tone:
    """The language and zone in which the pressing person reads."""
    bot = bot_of(interaction)
    return own_tone(bot.i18n, actor, bot.settings.timezone)


async def answer(interaction: Interaction, text: str) -> None:
    """Answer the person alone, calling nobody."""
    await show(interaction, layout(ui.TextDisplay(text)), anew=True)


def shipped_for(community: Community) -> Shipped:
    """The shipped prompts in the community's language."""
    return {
        key: ShippedPrompt(
            topic_key=prompt.topic_id,
            title=spoken(prompt.title, community.locale),
            text=spoken(prompt.text, community.locale),
        )
        for key, prompt in shipped_prompts.load().prompts.items()
    }


async def topics_of(interaction: Interaction, actor: Actor) -> list[Topic]:
    """The topics that are offered; a community without any begins with the shipped ones."""
    bot, community = bot_of(interaction), actor.must(ORGANISER)
    named = shipped_prompts.default_topics(community.locale)
    return await topics.offered(
        bot.uow,
        community_id=community.community_id,
        proposed=[Proposed(key, name) for key, name in named],
        now=bot.clock.now(),
    )


def step_of(interaction: Interaction, actor: Actor) -> dict[str, Any]:
    """Where it is done, by whom and when, as every step wants to know it."""
    return {
        "community_id": actor.must(ORGANISER).community_id,
        "by": actor.user_id,
        "now": bot_of(interaction).clock.now(),
    }


async def bank_of(interaction: Interaction, actor: Actor) -> Bank:
    """The community's bank as it stands."""
    community = actor.must(ORGANISER)
    return await prompts.bank(
        bot_of(interaction).uow,
        community_id=community.community_id,
        shipped=shipped_for(community),
    )


def must_fit(title: str, text: str) -> None:
    """Refuse what no post has room for once its special characters are made harmless."""
    room = _POST_LENGTH - len(plain(title)) - len(written(text))
    if room < 0:
        raise TooLong(field="text", limit=max(len(text) + room, 0))


def number_of(key: str) -> int:
    """The number of a prompt in the ids of buttons: the same whatever the bank becomes."""
    return int(sha256(key.encode()).hexdigest()[:_DIGITS], 16)


def entry_of(bank: Bank, number: int) -> Entry:
    """The prompt that a button means, else NotFound."""
    for key, entry in bank.entries.items():
        if number_of(key) == number:
            return entry
    raise NotFound()
