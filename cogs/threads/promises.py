"""What is promised to whoever writes without a name, and what they should look out for."""

from typing import Any

from discord import ui

from bot import typed
from bot.permissions import Actor
from bot.revelation_texts import warning_text
from bot.services import acceptances
from bot.tones import Tone
from bot.ui import GuardedButton, Interaction, bot_of
from cogs.threads.answers import answer, tone_of
from domain.community import Capability, Community
from domain.thread_refusals import PromiseChanged

_MEMBER = Capability.MEMBER
_SHOWN = "anonymous:promise-shown"


def promise(community: Community, tone: Tone) -> str:
    """The whole promise, as it holds in this community."""
    return tone.text(
        "anonymity-promise",
        unmasking="yes" if community.allows_unmasking else "no",
        days=community.keep_links_days,
    )


async def has_read(interaction: Interaction, actor: Actor) -> bool:
    """True when the person has accepted the promise that holds now, or one that was no better."""
    bot = bot_of(interaction)
    return await acceptances.has_accepted_promise(
        bot.uow, bot.vault, community=actor.must(_MEMBER), user_id=actor.user_id
    )


async def accept(interaction: Interaction, actor: Actor) -> None:
    """Remember that the promise was read; nobody can tell when.

    Who was last shown a better one than that which holds now has not read it.
    """
    if await has_read(interaction, actor):
        return
    bot, community = bot_of(interaction), actor.must(_MEMBER)
    seen = typed.kept(interaction.client, actor.user_id, community.community_id, _SHOWN)
    if seen.get("terms") != acceptances.terms_of(community).code:
        raise PromiseChanged()
    await acceptances.accept_promise(bot.uow, bot.vault, community=community, user_id=actor.user_id)


def _shown(interaction: Interaction, actor: Actor) -> str:
    """The promise; that it was shown is remembered until it is accepted."""
    community = actor.must(_MEMBER)
    terms = {"terms": acceptances.terms_of(community).code}
    typed.keep(interaction.client, actor.user_id, community.community_id, _SHOWN, terms)
    return promise(community, tone_of(interaction, actor))


async def advice(interaction: Interaction, actor: Actor, text: str) -> list[ui.Item[Any]]:
    """What is to be read before posting: the promise until it was accepted, and what in the text
    could betray the person.
    """
    tone = tone_of(interaction, actor)
    parts: list[str] = []
    if not await has_read(interaction, actor):
        parts.append(_shown(interaction, actor))
    if found := bot_of(interaction).revelations(text):
        parts.append(warning_text(found, tone))
    return [ui.TextDisplay(part) for part in parts]


class ReadPromise(GuardedButton, route="anonymous:promise", needs=_MEMBER):
    """The promise once more, for whoever has accepted it."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await answer(interaction, _shown(interaction, actor))


ITEMS = (ReadPromise,)
