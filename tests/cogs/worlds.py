"""A server with the real bot in it, on SimCord, and what a person can see and do there."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

import discord
from simcord import ChannelHandle, Env, GuildHandle, MemberActor, RoleHandle, UserHandle
from simcord.actors import _component_interaction, _dispatch_actor_interaction
from simcord.backend.models import Overwrite
from simcord.components import walk_components
from simcord.enums import ChannelType, ComponentType, InteractionType, OverwriteType
from simcord.interactions import build_options, nest_options, walk_to_subcommand
from simcord.results import InteractionResult, ResponseMessage

from bot.client import Ledarbot
from bot.services import communities
from domain.community import Community
from domain.ids import ChannelId, CommunityId, RoleId
from sandbox.clients import Clients
from sandbox.forum_posts import correct_forums
from sandbox.join_requests import JoinRequests
from storage.outbox import OutboxMessage

T = TypeVar("T")
Shown = discord.Message | ResponseMessage | InteractionResult

_HIDDEN = discord.PermissionOverwrite(view_channel=False)
_OPEN = discord.PermissionOverwrite(view_channel=True, send_messages=True)
_READ = discord.PermissionOverwrite(view_channel=True, send_messages=False)
_NEVER_ENDING = 500


class SimulatedClock:
    """The bot's clock: the simulated Discord's time."""

    env: Env | None = None

    def now(self) -> datetime:
        assert self.env is not None
        return self.env.now()


@dataclass(frozen=True, slots=True)
class Roles:
    moderator: RoleHandle
    organiser: RoleHandle
    member: RoleHandle
    bot: RoleHandle


@dataclass(frozen=True, slots=True)
class Channels:
    review: ChannelHandle
    welcome: ChannelHandle
    announcements: ChannelHandle
    threads: ChannelHandle
    meetups: ChannelHandle
    feedback: ChannelHandle


async def as_bot(env: Env, work: Callable[[], Awaitable[T]]) -> T:
    """Do something as the bot, and wait until all that follows has settled."""

    async def errand() -> T:
        return await work()

    # SimCord counts as the bot's what is started in this scope, and only that settles.
    with env._bot_scope():
        task = asyncio.get_running_loop().create_task(errand())
    await env.settle()
    return await task


@dataclass(slots=True)
class World:
    """One server with everybody in it. Everybody's Discord is Swedish unless `clients.speak`."""

    env: Env
    bot: Ledarbot
    clients: Clients
    requests: JoinRequests
    guild: GuildHandle
    roles: Roles
    channels: Channels
    administrator: MemberActor
    moderator: MemberActor
    other_moderator: MemberActor
    organiser: MemberActor
    members: tuple[MemberActor, ...]
    outsider: UserHandle
    """Somebody outside the server: may apply, can't be written to before being let in."""
    newcomer: MemberActor
    """Somebody inside the server without a role: may apply by the form."""
    faults: list[logging.LogRecord] = field(default_factory=list)
    """What the bot logged as a fault; a test that expects some clears the list."""

    @property
    def now(self) -> datetime:
        return self.env.now()

    @property
    def community_id(self) -> CommunityId:
        return CommunityId(self.guild.id)

    async def community(self) -> Community:
        """The settings as they are stored."""
        found = await communities.of(self.bot.uow, community_id=self.community_id)
        assert found is not None
        return found

    async def change(self, **fields: Any) -> Community:
        """Change the settings by the service, as /setup does."""
        return await self.run(
            lambda: communities.change(
                self.bot.uow,
                community_id=self.community_id,
                by=None,
                now=self.now,
                change=lambda before: replace(before, **fields),
            )
        )

    async def set_up(self) -> Community:
        """Choose all roles and channels; the invitation to apply is posted."""
        return await self.change(
            name=self.guild.name,
            moderator_role_id=RoleId(self.roles.moderator.id),
            organiser_role_id=RoleId(self.roles.organiser.id),
            member_role_id=RoleId(self.roles.member.id),
            review_channel_id=ChannelId(self.channels.review.id),
            welcome_channel_id=ChannelId(self.channels.welcome.id),
            announcements_channel_id=ChannelId(self.channels.announcements.id),
            threads_channel_id=ChannelId(self.channels.threads.id),
            meetups_channel_id=ChannelId(self.channels.meetups.id),
            feedback_channel_id=ChannelId(self.channels.feedback.id),
            # Most tests look at what follows; those of the delay choose one.
            decision_delay_seconds=0,
        )

    # ---------------------------------------------------------------- the bot and its time

    async def run(self, work: Callable[[], Awaitable[T]]) -> T:
        """Do something as the bot (a service, say), and wait until all that follows settled."""
        return await as_bot(self.env, work)

    async def do_due(self) -> None:
        """Run the jobs and deliver the messages that are due now."""

        async def due() -> None:
            for _ in range(_NEVER_ENDING):
                handled = await self.bot.scheduler.run_due(self.now)
                if not handled + await self.bot.delivery.deliver_due(self.now):
                    return
            raise AssertionError("the bot keeps giving itself work")

        await self.run(due)

    async def advance(self, **step: float) -> None:
        """Let time pass (`hours=2`), stopping at each moment when something is due."""
        end = self.now + timedelta(**step)
        for _ in range(_NEVER_ENDING):
            await self.do_due()
            due = await self.next_due()
            stop = min(end, due) if due is not None and due > self.now else end
            await self.env.advance_time((stop - self.now).total_seconds())
            if self.now >= end:
                break
        await self.do_due()

    async def next_due(self) -> datetime | None:
        """When the earliest waiting job or message is due."""
        async with self.bot.uow.read() as tx:
            moments = (await tx.jobs.next_due(), await tx.outbox.next_due())
        return min((moment for moment in moments if moment is not None), default=None)

    async def outbox(self) -> list[OutboxMessage]:
        """The outbox, the latest row first."""
        async with self.bot.uow.read() as tx:
            return await tx.outbox.recent(100)

    # --------------------------------------------------------------- what people see and do

    def seen_in(self, channel: ChannelHandle) -> list[str]:
        """The texts of a channel's messages, oldest first."""
        return [text_of(message) for message in channel.history()]

    def direct_messages(self, person: MemberActor | UserHandle) -> list[str]:
        """The texts of what the bot and the person wrote to each other, oldest first."""
        user = person.user if isinstance(person, MemberActor) else person
        return self.seen_in(user.dm_channel)

    def named(self, name: str) -> ChannelHandle:
        """The server's channel of this name, also one that the bot has created."""
        return self.guild.channels[name]

    async def forge_component(
        self,
        person: MemberActor,
        custom_id: str,
        *,
        channel: ChannelHandle | None = None,
        kind: ComponentType = ComponentType.BUTTON,
        values: Sequence[str] = (),
        resolved: dict[str, Any] | None = None,
    ) -> InteractionResult:
        """Press a button or choose in a menu that the person was never shown."""
        place = channel or self.channels.welcome
        backend = self.env.backend
        # discord.py looks for the component on the message before it calls its item.
        shown: dict[str, Any] = {"type": int(kind), "custom_id": custom_id}
        if kind is ComponentType.BUTTON:
            shown |= {"style": 2, "label": "…"}
        elif kind is ComponentType.STRING_SELECT:
            shown["options"] = [{"label": value, "value": value} for value in values]
        carrier = backend.create_message(
            place.id, backend.bot_user.id, "…", components=[{"type": 1, "components": [shown]}]
        )
        data: dict[str, Any] = {"custom_id": custom_id, "component_type": kind}
        if kind is not ComponentType.BUTTON:
            data["values"] = list(values)
        if resolved is not None:
            data["resolved"] = resolved
        return await self._guarded(lambda: _component_interaction(person, carrier, data))

    async def forge_slash(
        self,
        person: MemberActor,
        name: str,
        *,
        channel: ChannelHandle | None = None,
        **options: Any,
    ) -> InteractionResult:
        """Run a command that Discord does not show to this person."""
        place = channel or self.channels.welcome
        first, *path = name.split()
        root = self.env.backend.find_command(first, self.guild.id, type=1)
        assert root is not None, name
        leaf, nesting = walk_to_subcommand(root, path)
        built, resolved = build_options(person, name, leaf, options, channel_id=place.id)
        data: dict[str, Any] = {
            "id": root["id"],
            "name": root["name"],
            "type": 1,
            "options": nest_options(root, nesting, built),
        }
        if resolved:
            data["resolved"] = resolved
        return await self._guarded(
            lambda: _dispatch_actor_interaction(
                person, InteractionType.APPLICATION_COMMAND, place, data
            )
        )

    async def _guarded(self, work: Callable[[], Awaitable[InteractionResult]]) -> InteractionResult:
        self.env._begin_operation("forge")
        try:
            return await work()
        finally:
            self.env._end_operation()


# -------------------------------------------------------------------------------- reading


def components_of(shown: Shown) -> list[dict[str, Any]]:
    """Every component of a message or answer, nested ones too, as Discord is sent them."""
    if isinstance(shown, InteractionResult):
        if shown.modal is not None:
            return list(walk_components(shown.modal["components"]))
        return [component for message in answers_of(shown) for component in components_of(message)]
    if isinstance(shown, ResponseMessage):
        return list(walk_components(shown.components))
    return list(walk_components([component.to_dict() for component in shown.components]))


def answers_of(result: InteractionResult) -> list[ResponseMessage]:
    """The messages that answered a command or click, in order."""
    first = [result.response] if result.response is not None else []
    return first + result.followups


def text_of(shown: Shown) -> str:
    """Everything that can be read, in order: content and text of messages, a modal's title
    and its fields' labels with their descriptions."""
    if isinstance(shown, InteractionResult):
        if shown.modal is not None:
            parts = [shown.modal["title"]]
            for component in components_of(shown):
                parts += [component.get("content"), component.get("label")]
                parts.append(component.get("description"))
            return _joined(parts)
        return _joined(text_of(message) for message in answers_of(shown))
    parts = [shown.content]
    parts += [component.get("content") for component in components_of(shown)]
    return _joined(parts)


def _joined(parts: Any) -> str:
    return "\n".join(part for part in parts if part)


def buttons_of(shown: Shown) -> dict[str, str | None]:
    """The buttons that can be pressed: label → custom id (None for a link)."""
    return {
        component.get("label") or "": component.get("custom_id")
        for component in components_of(shown)
        if component.get("type") == ComponentType.BUTTON and not component.get("disabled")
    }


_MENUS = (
    ComponentType.STRING_SELECT,
    ComponentType.USER_SELECT,
    ComponentType.ROLE_SELECT,
    ComponentType.CHANNEL_SELECT,
    ComponentType.MENTIONABLE_SELECT,
)


def menus_of(shown: Shown) -> dict[str, dict[str, Any]]:
    """The menus by their placeholder, each as Discord is sent it (`custom_id`, `options` …)."""
    return {
        component.get("placeholder") or component["custom_id"]: component
        for component in components_of(shown)
        if component.get("type") in _MENUS
    }


def options_of(menu: dict[str, Any]) -> dict[str, str]:
    """A menu's options: label → value."""
    return {option["label"]: option["value"] for option in menu["options"]}


def chosen_in(menu: dict[str, Any]) -> list[str]:
    """What the menu shows as chosen: values of a string menu, ids of a native picker."""
    if "options" in menu:
        return [option["value"] for option in menu["options"] if option.get("default")]
    return [str(value["id"]) for value in menu.get("default_values") or ()]


# ------------------------------------------------------------------------------- building


async def raised(env: Env, bot: Ledarbot, *, faults: list[logging.LogRecord]) -> World:
    """The server with its roles, channels and people; nothing is chosen in the bot yet."""
    requests, clients = JoinRequests(env), Clients(env)
    correct_forums(env)
    owner = env.create_user("karin", global_name="Karin Ekdahl")
    guild = env.create_guild("Ledstången", owner=owner, preferred_locale="sv-SE")
    roles = _roles(env, guild)

    def person(name: str, shown: str, *held: RoleHandle) -> MemberActor:
        return guild.add_member(env.create_user(name, global_name=shown), roles=held)

    members = tuple(
        person(name, shown, roles.member)
        for name, shown in (("anna", "Anna Sjöberg"), ("bjorn", "Björn Falk"))
    )
    world = World(
        env=env,
        bot=bot,
        clients=clients,
        requests=requests,
        guild=guild,
        roles=roles,
        channels=_channels(env, guild, roles),
        administrator=MemberActor(env, guild, owner),
        moderator=person("sara", "Sara Holm", roles.moderator, roles.member),
        other_moderator=person("tomas", "Tomas Wik", roles.moderator, roles.member),
        organiser=person("olof", "Olof Berg", roles.organiser, roles.member),
        members=members,
        outsider=clients.arrive(env.create_user("maria", global_name="Maria Lindqvist")),
        newcomer=person("nils", "Nils Ek"),
        faults=faults,
    )
    await env.settle()
    return world


def _roles(env: Env, guild: GuildHandle) -> Roles:
    # The latest role stands lowest, and the bot's own stays on top of them all.
    moderates = discord.Permissions(kick_members=True, moderate_members=True)
    bot = next(role for role in guild.roles.values() if role.name == env.backend.bot_user.name)
    return Roles(
        moderator=guild.create_role("Moderator", permissions=moderates),
        organiser=guild.create_role(
            "Arrangör", permissions=discord.Permissions(manage_events=True)
        ),
        member=guild.create_role("Medlem"),
        bot=bot,
    )


def _channels(env: Env, guild: GuildHandle, roles: Roles) -> Channels:
    everyone = guild.default_role
    closed = {everyone: _HIDDEN, roles.bot: _OPEN}
    members = {**closed, roles.member: _OPEN, roles.moderator: _OPEN, roles.organiser: _OPEN}

    def channel(
        name: str,
        overwrites: dict[RoleHandle, discord.PermissionOverwrite],
        kind: ChannelType = ChannelType.TEXT,
    ) -> ChannelHandle:
        return add_channel(env, guild, name, overwrites, kind=kind)

    return Channels(
        review=channel("granskning", {**closed, roles.moderator: _OPEN}),
        welcome=channel("välkommen", {everyone: _READ, roles.bot: _OPEN}),
        announcements=channel("anslag", members),
        threads=channel("trådar", members, ChannelType.FORUM),
        meetups=channel("träffar", members),
        feedback=channel("återkoppling", members),
    )


def add_channel(
    env: Env,
    guild: GuildHandle,
    name: str,
    overwrites: dict[RoleHandle, discord.PermissionOverwrite] | None = None,
    *,
    kind: ChannelType = ChannelType.TEXT,
) -> ChannelHandle:
    """A channel of any kind with the overwrites given; SimCord's builder has text ones only."""
    kept = []
    for role, overwrite in (overwrites or {}).items():
        allow, deny = overwrite.pair()
        kept.append(Overwrite(role.id, OverwriteType.ROLE, allow=allow.value, deny=deny.value))
    return ChannelHandle(
        env, guild, env.backend.create_channel(guild.id, name, type=kind, overwrites=kept)
    )


class _Faults(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def noted_faults() -> Iterator[list[logging.LogRecord]]:
    """Collects what the bot logs as a fault."""
    handler = _Faults()
    log = logging.getLogger("ledarbot")
    log.addHandler(handler)
    try:
        yield handler.records
    finally:
        log.removeHandler(handler)
