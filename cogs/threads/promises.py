"""What is promised to whoever writes without a name, and what they should look out for."""

from collections.abc import Iterable
from typing import Any

from discord import ui

from bot.permissions import Actor
from bot.services import acceptances
from bot.tones import Tone
from bot.ui import GuardedButton, Interaction, bot_of, plain
from cogs.threads.answers import answer, tone_of
from domain.anonymity import PROMISE_VERSION
from domain.community import Capability, Community
from domain.revelations import Revelation, RevelationKind

_MEMBER = Capability.MEMBER
_WORDS_LENGTH = 40
_EACH_AT_MOST = 2
"""So many of a kind are named; who has more will look for them."""


def promise(community: Community, tone: Tone) -> str:
    """The whole promise, as it holds in this community."""
    return tone.text(
        "anonymity-promise",
        unmasking="yes" if community.allows_unmasking else "no",
        days=community.keep_links_days,
    )


async def has_read(interaction: Interaction, actor: Actor) -> bool:
    """True when the person has accepted the promise that holds now."""
    return await acceptances.has_accepted(**_acceptance(interaction, actor))


async def accept(interaction: Interaction, actor: Actor) -> None:
    """Remember that the promise was read; nobody can tell when."""
    await acceptances.accept(**_acceptance(interaction, actor))


def _acceptance(interaction: Interaction, actor: Actor) -> dict[str, Any]:
    bot = bot_of(interaction)
    return {
        "uow": bot.uow,
        "vault": bot.vault,
        "community_id": actor.must(_MEMBER).community_id,
        "user_id": actor.user_id,
        "what": acceptances.PROMISE,
        "version": PROMISE_VERSION,
    }


async def advice(interaction: Interaction, actor: Actor, text: str) -> list[ui.Item[Any]]:
    """What is to be read before posting: the promise until it was accepted, and what in the text
    could betray the person.
    """
    tone = tone_of(interaction, actor)
    parts: list[str] = []
    if not await has_read(interaction, actor):
        parts.append(promise(actor.must(_MEMBER), tone))
    if found := bot_of(interaction).revelations(text):
        parts.append(warning(found, tone))
    return [ui.TextDisplay(part) for part in parts]


def warning(found: Iterable[Revelation], tone: Tone) -> str:
    """What could betray the author, by its kind and in the author's own words."""
    words: dict[RevelationKind, list[str]] = {}
    for each in found:
        shown = plain(each.words, limit=_WORDS_LENGTH)
        if shown not in words.setdefault(each.kind, []):
            words[each.kind].append(shown)
    lines = [
        tone.text(
            "anonymity-warning-line",
            kind=kind.value,
            words=", ".join(words[kind][:_EACH_AT_MOST]),
            more=len(words[kind][_EACH_AT_MOST:]),
        )
        for kind in RevelationKind
        if kind in words
    ]
    return "\n".join([tone.text("anonymity-warning"), *lines])


class ReadPromise(GuardedButton, route="anonymous:promise", needs=_MEMBER):
    """The promise once more, for whoever has accepted it."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await answer(interaction, promise(actor.must(_MEMBER), tone_of(interaction, actor)))


ITEMS = (ReadPromise,)
