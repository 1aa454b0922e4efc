"""The two buttons under `/privacy erase`, and what the screens are drawn from."""

from typing import Any

from discord import ButtonStyle, ui

from bot.permissions import Actor
from bot.services import anonymity_privacy, people, privacy
from bot.services.privacy import Export
from bot.ui import NO_PINGS, GuardedButton, Interaction, bot_of, layout
from cogs.privacy.messages import Subject, erased, nothing, question
from domain.applications import Application
from domain.community import Capability
from domain.errors import NotFound
from domain.ids import CommunityId

EVERYWHERE = 0
"""In the ids of buttons: all networks, as in a direct message."""


def scope_of(interaction: Interaction) -> CommunityId | None:
    """The network that is asked in; None in a direct message, where it is about all."""
    return None if interaction.guild_id is None else CommunityId(interaction.guild_id)


async def export_of(interaction: Interaction, actor: Actor) -> Export:
    """Everything stored about the person, in this network or in all."""
    return await privacy.export(
        bot_of(interaction).uow, user_id=actor.user_id, community_id=scope_of(interaction)
    )


async def subject_of(interaction: Interaction, actor: Actor, export: Export) -> Subject:
    """What the screens say, from what is stored now."""
    found = await _applications(interaction, actor)
    scope = scope_of(interaction)
    bot = bot_of(interaction)
    everywhere = await privacy.export(bot.uow, user_id=actor.user_id)
    is_author = await anonymity_privacy.has_written(
        bot.uow, bot.vault_if_any, community_id=scope, user_id=actor.user_id
    )
    return Subject(
        network=interaction.guild.name if interaction.guild else "",
        community=actor.community,
        areas=privacy.areas_of(export, is_author=is_author),
        is_member=actor.community is not None and Capability.MEMBER in actor.capabilities,
        is_known_elsewhere=scope is not None
        and any(network != scope for network in privacy.networks_of(everywhere)),
        open_sources=frozenset(each.source for each in found if each.is_open),
    )


async def _applications(interaction: Interaction, actor: Actor) -> list[Application]:
    every = await people.applications_of(bot_of(interaction).uow, user_id=actor.user_id)
    scope = scope_of(interaction)
    return [each for each in every if scope in (None, each.community_id)]


async def question_for(interaction: Interaction, actor: Actor) -> ui.LayoutView:
    """What an erasure would do, with the buttons for yes and no."""
    i18n = bot_of(interaction).i18n
    subject = await subject_of(interaction, actor, await export_of(interaction, actor))
    if not subject.erasable:
        return nothing(i18n, actor.locale, subject)
    scope = scope_of(interaction) or EVERYWHERE
    yes = i18n.text("privacy-erase-yes", actor.locale)
    no = i18n.text("privacy-erase-no", actor.locale)
    row: ui.ActionRow[Any] = ui.ActionRow(
        Erase(scope, label=yes, style=ButtonStyle.danger), Keep(scope, label=no)
    )
    return question(i18n, actor.locale, subject, row)


class Erase(GuardedButton, route="privacy:erase"):
    """Erases, in the network that the button was shown for."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, scope = bot_of(interaction), scope_of(interaction)
        if self.subject != (scope or EVERYWHERE):
            raise NotFound()
        subject = await subject_of(interaction, actor, await export_of(interaction, actor))
        had_card = any(
            each.card_message_id is not None for each in await _applications(interaction, actor)
        )
        if not subject.erasable:
            view = nothing(bot.i18n, actor.locale, subject)
        else:
            await privacy.erase(
                bot.uow,
                user_id=actor.user_id,
                community_id=scope,
                vault=bot.vault_if_any,
                keys=bot.box_keys,
                now=bot.clock.now(),
            )
            view = erased(bot.i18n, actor.locale, subject, had_card=had_card)
        await interaction.response.edit_message(view=view, allowed_mentions=NO_PINGS)


class Keep(GuardedButton, route="privacy:keep"):
    """Erases nothing."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        text = bot_of(interaction).i18n.text("privacy-kept", actor.locale)
        await interaction.response.edit_message(view=layout(ui.TextDisplay(text)))


BUTTONS = (Erase, Keep)
