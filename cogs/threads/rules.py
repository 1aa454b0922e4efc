"""What members agree on before they write the first time: shown, read again, and accepted."""

from typing import Any

from discord import ui

from bot.permissions import Actor
from bot.services import acceptances
from bot.tones import Tone
from bot.ui import Interaction, bot_of, layout, written
from cogs.threads.answers import show, tone_of
from domain.community import Capability, Community

_MEMBER = Capability.MEMBER


async def are_accepted(interaction: Interaction, actor: Actor) -> bool:
    """True when the person has accepted the rules that hold now."""
    bot, community = bot_of(interaction), actor.must(_MEMBER)
    return await acceptances.has_accepted(
        bot.uow,
        bot.vault,
        community_id=community.community_id,
        user_id=actor.user_id,
        what=acceptances.RULES,
        version=community.thread_rules_version,
    )


async def show_rules(interaction: Interaction, actor: Actor, *, then: ui.Item[Any]) -> None:
    """The rules, with the button that accepts them and goes on."""
    tone, community = tone_of(interaction, actor), actor.must(_MEMBER)
    text = f"{rules_text(community, tone)}\n{tone.text('thread-rules-once')}"
    await show(interaction, layout(ui.TextDisplay(text), ui.ActionRow(then)))


async def accept(interaction: Interaction, actor: Actor, *, version: int) -> None:
    """Remember that the rules of this version were accepted; others than now hold count nothing."""
    bot, community = bot_of(interaction), actor.must(_MEMBER)
    if version != community.thread_rules_version:
        return
    await acceptances.accept(
        bot.uow,
        bot.vault,
        community_id=community.community_id,
        user_id=actor.user_id,
        what=acceptances.RULES,
        version=version,
    )


async def read(interaction: Interaction, actor: Actor) -> None:
    """`/threads rules`: what holds, and whether the person has said yes to it."""
    tone, community = tone_of(interaction, actor), actor.must(_MEMBER)
    accepted = "yes" if await are_accepted(interaction, actor) else "no"
    standing = tone.text("thread-rules-standing", accepted=accepted)
    text = f"{rules_text(community, tone)}\n-# {standing}"
    await show(interaction, layout(ui.TextDisplay(text)))


def rules_text(community: Community, tone: Tone) -> str:
    """The community's own rules, else those that the bot brings."""
    own = community.thread_rules
    body = written(own) if own else tone.text("thread-rules-shipped")
    return f"### {tone.text('thread-rules-title')}\n{body}"
