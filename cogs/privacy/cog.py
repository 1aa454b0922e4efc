"""`/privacy`: what is stored about me, as words and as a file, and its erasure."""

import io

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Ledarbot
from bot.commands import described
from bot.exports import person_files
from bot.permissions import Actor, actor_of
from bot.services import communities, privacy
from bot.services.privacy import Export
from bot.ui import NO_PINGS, Interaction
from cogs.privacy.components import export_of, question_for, subject_of
from cogs.privacy.messages import Words, stored
from domain.ids import CommunityId


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
class Privacy(
    commands.GroupCog,
    group_name="privacy",
    group_description=described("privacy-command-description"),
):
    """The person's right to see, take and erase what is stored about them."""

    def __init__(self, bot: Ledarbot) -> None:
        self.bot = bot

    @app_commands.command(name="show", description=described("privacy-show-description"))
    async def show(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        subject = await subject_of(interaction, actor, await export_of(interaction, actor))
        first, *others = stored(self.bot.i18n, actor.locale, subject)
        await interaction.response.send_message(
            view=first, ephemeral=True, allowed_mentions=NO_PINGS
        )
        for view in others:
            await interaction.followup.send(view=view, ephemeral=True, allowed_mentions=NO_PINGS)

    @app_commands.command(name="export", description=described("privacy-export-description"))
    async def export(self, interaction: Interaction) -> None:
        # A file may take longer to send than the three seconds that a first answer has.
        await interaction.response.defer(ephemeral=True)
        actor = await actor_of(interaction)
        found = await export_of(interaction, actor)
        subject = await subject_of(interaction, actor, found)
        words = Words(self.bot.i18n, actor.locale, subject)
        if not found:
            await interaction.followup.send(
                words("privacy-nothing"), ephemeral=True, allowed_mentions=NO_PINGS
            )
            return
        files = await self._files(found, actor, limit=interaction.filesize_limit)
        for number, content in enumerate(files, start=1):
            text = words("privacy-exported") if number == 1 else ""
            if len(files) > 1:
                more = words("privacy-exported-more", number=number, count=len(files))
                text = f"{text} {more}".strip()
            await interaction.followup.send(
                text,
                file=discord.File(io.BytesIO(content), _file_name(number, len(files))),
                ephemeral=True,
                allowed_mentions=NO_PINGS,
            )

    async def _files(self, found: Export, actor: Actor, *, limit: int) -> list[bytes]:
        names: dict[CommunityId, str] = {}
        for community_id in privacy.networks_of(found):
            guild = self.bot.get_guild(community_id)
            community = await communities.of(self.bot.uow, community_id=community_id)
            names[community_id] = guild.name if guild else community.name if community else ""
        return person_files(
            found,
            user_id=actor.user_id,
            networks=names,
            i18n=self.bot.i18n,
            locale=actor.locale,
            now=self.bot.clock.now(),
            limit=limit,
        )

    @app_commands.command(name="erase", description=described("privacy-erase-description"))
    async def erase(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        await interaction.response.send_message(
            view=await question_for(interaction, actor),
            ephemeral=True,
            allowed_mentions=NO_PINGS,
        )


def _file_name(number: int, count: int) -> str:
    return "ledarbot.json" if count == 1 else f"ledarbot-{number}-{count}.json"
