"""Going through /setup: what the administrator presses, and a server that is still empty."""

from dataclasses import dataclass

import discord
from simcord import ChannelHandle, Env, GuildHandle, MemberActor, RoleHandle
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType
from simcord.results import InteractionResult, ResponseMessage

from bot.client import Ledarbot
from bot.services import communities
from domain.community import Community
from domain.ids import CommunityId
from sandbox.clients import Clients
from tests.cogs.worlds import World, menus_of

NOTHING = discord.Permissions.none()
VIEW = discord.Permissions(view_channel=True)


@dataclass(slots=True)
class Newborn:
    """A server as Discord makes it, into which the bot has just been invited."""

    env: Env
    bot: Ledarbot
    guild: GuildHandle
    administrator: MemberActor
    general: ChannelHandle

    async def community(self) -> Community | None:
        return await communities.of(self.bot.uow, community_id=CommunityId(self.guild.id))

    async def start(self) -> ResponseMessage:
        return screen(await self.administrator.slash(self.general, "setup start"))

    async def press(self, shown: ResponseMessage, label: str) -> ResponseMessage:
        return screen(await self.administrator.click(shown, label=label))


async def newborn(env: Env, bot: Ledarbot, *, locale: str = "sv-SE") -> Newborn:
    clients = Clients(env, locale=locale)
    owner = env.create_user("karin", global_name="Karin Ekdahl")
    clients.speak(owner, locale)
    guild = env.create_guild("Ledstången", owner=owner, preferred_locale=locale)
    general = guild.create_text_channel("allmänt")
    await env.settle()
    return Newborn(env, bot, guild, MemberActor(env, guild, owner), general)


def screen(result: InteractionResult) -> ResponseMessage:
    """The message that answers, which only the person sees."""
    assert result.response is not None
    assert result.followups == []
    assert result.response.ephemeral
    return result.response


async def open_page(world: World, *labels: str, by: MemberActor | None = None) -> ResponseMessage:
    """`/setup start`, then the buttons with these labels one after the other."""
    person = by or world.administrator
    shown = screen(await person.slash(world.channels.welcome, "setup start"))
    for label in labels:
        shown = screen(await person.click(shown, label=label))
    return shown


async def check(world: World) -> ResponseMessage:
    return screen(await world.administrator.slash(world.channels.welcome, "setup check"))


async def pick(
    world: World,
    shown: ResponseMessage,
    placeholder: str,
    *chosen: RoleHandle | ChannelHandle | str,
) -> ResponseMessage:
    """Choose in the menu with this placeholder."""
    menu = menus_of(shown)[placeholder]
    return screen(
        await world.administrator.select(shown, list(chosen), custom_id=menu["custom_id"])
    )


def let(
    world: World,
    channel: ChannelHandle,
    target: RoleHandle | MemberActor,
    *,
    allow: discord.Permissions = NOTHING,
    deny: discord.Permissions = NOTHING,
) -> None:
    """Set in Discord what a channel allows and denies to a role or person."""
    sort = OverwriteType.ROLE if isinstance(target, RoleHandle) else OverwriteType.MEMBER
    world.env.backend.set_overwrite(
        channel.id, Overwrite(target.id, sort, allow=allow.value, deny=deny.value)
    )
