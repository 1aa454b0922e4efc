"""The bot itself: intents, cogs by name, commands registered when they changed, a clean end."""

import asyncio
import hashlib
import json
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot import boxes, ticks
from bot.card_listening import CardListening
from bot.clock import Clock
from bot.commands import CatalogueTranslator
from bot.delivery import Delivery
from bot.errors import present
from bot.glances import Glances
from bot.i18n import I18n
from bot.join_requests import JoinRequests
from bot.late_forms import answer_if_late
from bot.paces import Pace
from bot.readings import Readings
from bot.scheduler import Scheduler
from bot.services import communities, housekeeping
from bot.services.cases import Reader
from bot.services.crowds import Turnstile
from bot.services.urns import Urns
from config.settings import Settings
from domain.applications import Application
from domain.ids import CommunityId
from storage.database import Database

if TYPE_CHECKING:
    from bot.services.vaults import Vault
    from domain.revelations import Revelation
    from domain.screening.policies import Policy
    from domain.screening.registers import Registers

_log = logging.getLogger("ledarbot.client")

COGS = (
    "cogs.setup",
    "cogs.applications",
    "cogs.meetups",
    "cogs.seasons",
    "cogs.threads",
    "cogs.prompts",
    "cogs.polls",
    "cogs.surveys",
    "cogs.policy",
    "cogs.profile",
    "cogs.help",
    "cogs.privacy",
)
# Nothing here speaks, so the library need not warn that it can't.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False

_END_WITHIN_SECONDS = 10
_COMMANDS_FACT = "commands"


def intents() -> discord.Intents:
    """Only what the features need; what members write is never asked for."""
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.members = True
    wanted.moderation = True
    wanted.guild_scheduled_events = True
    wanted.polls = True
    # That something was written, where and by whom: whether a question has been answered.
    wanted.guild_messages = True
    return wanted


class CommandTree(app_commands.CommandTree["Ledarbot"]):
    """Slash commands, timed and with every fault told in words."""

    async def _call(self, interaction: discord.Interaction["Ledarbot"]) -> None:
        # The one place through which every command and autocomplete passes, from its checks
        # to its end; the library offers no public one.
        interaction.extras["began"] = time.perf_counter()
        async with interaction.client.at_work():
            await super()._call(interaction)

    async def on_error(
        self,
        interaction: discord.Interaction["Ledarbot"],
        error: app_commands.AppCommandError,
        /,
    ) -> None:
        await present(interaction, error)


class Ledarbot(commands.AutoShardedBot):
    """Ledarbot on Discord; built by `bot.app.build`."""

    def __init__(
        self,
        *,
        settings: Settings,
        database: Database,
        clock: Clock,
        i18n: I18n,
        process: str,
        shard_count: int | None = None,
        ticking: bool = True,
        remember_commands: bool = True,
    ) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=CommandTree,
            intents=intents(),
            shard_count=shard_count,
            # Roles come with each interaction; ten thousand cached members would only cost memory.
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            allowed_mentions=discord.AllowedMentions.none(),
        )
        self.settings = settings
        self.database = database
        self.clock = clock
        self.i18n = i18n
        self._process = process
        self.uow = database.unit_of_work(on_commit=self._committed)
        self.glances = Glances(self.uow)
        self.turnstile = Turnstile(self.uow)
        self.box_keys = boxes.keys_for(database, settings)
        self.urns = Urns(self.uow, self.box_keys)
        self.delivery = Delivery(self.uow, clock, process=process, pace=Pace() if ticking else None)
        self.scheduler = Scheduler(self.uow, process=process)
        self.join_requests = JoinRequests(self)
        self._ticks = ticks.Ticks(self) if ticking else None
        self._remember_commands = remember_commands
        self._screening: tuple[Registers, Policy] | None = None
        self._vault: Vault | None = None
        self._readings = Readings(self.uow, self.screening)
        self._busy = 0
        self._has_news = False
        self._idle = asyncio.Event()
        self._idle.set()
        self._was_ready = False
        self._ending = False

    def _committed(self) -> None:
        # Whoever pressed is answered first: the messages to others would compete with that answer.
        if self._busy:
            self._has_news = True
        else:
            self.delivery.wake()

    def screening(self) -> "tuple[Registers, Policy]":
        """The registers and the policy, read from their files at the first call."""
        if self._screening is None:
            # The registers are some hundred kilobytes: read after READY, not before.
            from bot.screening import load  # noqa: PLC0415

            self._screening = load()
        return self._screening

    @property
    def vault(self) -> "Vault":
        """Seals and opens who wrote anonymously; NoKey where the operator has set no key."""
        if self._vault is None:
            # The library's machinery is loaded by who writes anonymously, not by a start.
            from bot import secrets  # noqa: PLC0415

            self._vault = secrets.Vault.from_settings(self.settings)
        return self._vault

    @property
    def vault_if_any(self) -> "Vault | None":
        """The vault; None where nobody can have written anonymously, for want of a key."""
        return self.vault if self.settings.anonymity_key else None

    def revelations(self, text: str) -> "tuple[Revelation, ...]":
        """What in the text could betray an anonymous author."""
        # The registers are built when they are first needed, long after READY.
        from domain.revealing import revealing  # noqa: PLC0415

        return revealing(text, self.screening()[0])

    async def reader_for(self, community_id: CommunityId) -> Reader:
        """Reads answers by the registers, the community's policy and what it has added."""
        return await self._readings.reader_for(community_id)

    def proposed_reply(self, application: Application) -> str:
        """The text of a no that fits what was found, in the applicant's language."""
        from domain.screening.reading import reply_key  # noqa: PLC0415

        return self.i18n.text(reply_key(application.assessment()), application.locale)

    def proposed_question(self, application: Application) -> str:
        """The text that asks for what the answers leave open, in the applicant's language."""
        from domain.screening.reading import ask_key  # noqa: PLC0415

        return self.i18n.text(ask_key(application.assessment()), application.locale)

    async def setup_hook(self) -> None:
        async with self.at_work():
            await self._set_up()

    async def _set_up(self) -> None:
        await self.tree.set_translator(CatalogueTranslator(self.i18n))
        for name in COGS:
            await self.load_extension(name)
        await self.add_cog(CardListening(self))
        self.join_requests.attach()
        housekeeping.register(self.scheduler.register, self.uow)
        boxes.register(self)
        if self.database.dialect == "sqlite":
            # One process works on an SQLite file, so whatever is in flight belongs to a dead one.
            await housekeeping.hand_back(self.uow, process=self._process, now=self.clock.now())
        await self._register_commands()

    async def _register_commands(self) -> None:
        """Tell Discord of the commands only when their definitions changed since last time."""
        fact = f"{_COMMANDS_FACT}:{self.application_id}"
        definitions = await self._definitions()
        async with self.uow.read() as tx:
            known = await tx.facts.get(fact) if self._remember_commands else None
        if known == definitions:
            return
        registered = await self.tree.sync()
        async with self.uow.write() as tx:
            await tx.facts.set(fact, definitions)
        _log.info("commands registered", extra={"fields": {"count": len(registered)}})

    async def _definitions(self) -> str:
        translator = self.tree.translator
        assert translator is not None
        payload = [
            await command.get_translated_payload(self.tree, translator)
            for command in sorted(self.tree.get_commands(), key=lambda command: command.name)
        ]
        return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()

    async def on_ready(self) -> None:
        # READY comes again after every lost session.
        if not self._was_ready:
            self._was_ready = True
            async with self.at_work():
                await self._open()
        await self.join_requests.poll()

    async def _open(self) -> None:
        """Begin to work: Discord is there, and all servers are known."""
        _log.info("ready", extra={"fields": {"guilds": len(self.guilds)}})
        now = self.clock.now()
        present = {CommunityId(guild.id) for guild in self.guilds}
        await communities.reconcile(self.uow, present=present, now=now)
        await housekeeping.ensure(self.uow, now=now)
        if self._ending:
            return
        self.delivery.open()
        if self._ticks is not None:
            self._ticks.start()

    async def on_message(self, message: discord.Message, /) -> None:
        # The library's own would look for commands in what people write.
        return

    async def on_interaction(self, interaction: discord.Interaction, /) -> None:
        # Comes after the library has handed it to whoever waits for it.
        await answer_if_late(interaction)

    async def on_resumed(self) -> None:
        await self.join_requests.poll()

    async def on_guild_join(self, guild: discord.Guild) -> None:
        async with self.at_work():
            await communities.returned(
                self.uow, community_id=CommunityId(guild.id), now=self.clock.now()
            )

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        async with self.at_work():
            await communities.removed(
                self.uow, community_id=CommunityId(guild.id), now=self.clock.now()
            )

    async def on_app_command_completion(
        self,
        interaction: discord.Interaction["Ledarbot"],
        command: app_commands.Command[Any, ..., Any] | app_commands.ContextMenu,
    ) -> None:
        began = interaction.extras.get("began", time.perf_counter())
        fields = {
            "guild": interaction.guild_id,
            "action": command.qualified_name,
            "ms": round((time.perf_counter() - began) * 1000),
        }
        _log.info("command", extra={"fields": fields})

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        # The library's own prints the arguments, which hold what people wrote.
        _log.exception("event fault", extra={"fields": {"event": event_method}})

    @property
    def is_ending(self) -> bool:
        """True from the moment of a stop: nothing new is begun that can be done another time."""
        return self._ending

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """Marks a piece of work that a clean stop waits for."""
        self._busy += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._busy -= 1
            if self._has_news:
                self._has_news = False
                self.delivery.wake()
            if not self._busy:
                self._idle.set()

    async def close(self) -> None:
        """End what is on its way, then leave Discord, then close the database."""
        if self._ending:
            return
        self._ending = True
        _log.info("stopping", extra={"fields": {"pieces": self._busy}})
        if self._ticks is not None:
            self._ticks.stop()
        try:
            async with asyncio.timeout(_END_WITHIN_SECONDS):
                await self._idle.wait()
                await self.delivery.close()
                # What people asked for while the last messages went out.
                await self._idle.wait()
        except TimeoutError:
            _log.warning("stopped with work under way", extra={"fields": {"pieces": self._busy}})
        await super().close()
        await self.database.close()
        _log.info("stopped")
