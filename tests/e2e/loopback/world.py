"""What the loopback Discord holds: people, guilds, channels, messages, commands."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.e2e.loopback import permissions, shapes
from tests.e2e.loopback.clock import LoopbackClock, Snowflakes
from tests.e2e.loopback.replies import ApiError, not_found
from tests.e2e.loopback.shapes import Json

BOT_ID = "1100000000000000001"
Emit = Callable[..., None]


@dataclass
class Settings:
    """What a test may change about Discord itself."""

    # Shaped like Discord's: the first part is the bot's id.
    token: str = base64.b64encode(BOT_ID.encode()).decode().rstrip("=") + ".loopback.not-a-secret"
    privileged_intents: bool = True
    shards: int = 1
    heartbeat_ms: int = 41_250
    nonce_seconds: int = 300
    interaction_minutes: int = 15
    requests_per_second: int = 1000
    # The same for single routes, as "PATCH /channels/{channel_id}/messages/{message_id}".
    requests_of_route: dict[str, int] = field(default_factory=dict)
    # Direct channels that may be opened in ten minutes; then Discord says 40003.
    direct_channels_opened: int = 100_000
    # Of all routes together, but answers to interactions; Discord allows a bot fifty.
    requests_in_all: int = 100_000
    # Threads of one server that are not archived; then Discord says 160006.
    active_threads: int = 1000
    # Each interaction goes to one of the bot's sessions in turn, as with several processes.
    interactions_in_turn: bool = False
    gateway_url: str | None = None
    resume_gateway_url: str | None = None


@dataclass
class Guild:
    """A server and all that is in it; whole objects by their id."""

    payload: Json
    members_in_create: bool = False
    roles: dict[str, Json] = field(default_factory=dict)
    channels: dict[str, Json] = field(default_factory=dict)
    members: dict[str, Json] = field(default_factory=dict)
    events: dict[str, Json] = field(default_factory=dict)
    interested: dict[str, set[str]] = field(default_factory=dict)
    requests: dict[str, Json] = field(default_factory=dict)

    @property
    def guild_id(self) -> str:
        return str(self.payload["id"])

    def threads(self) -> list[Json]:
        return [c for c in self.channels.values() if c["type"] in shapes.THREADS]

    def plain_channels(self) -> list[Json]:
        return [c for c in self.channels.values() if c["type"] not in shapes.THREADS]

    def overwrites(self, channel: Json) -> list[Json]:
        """The overwrites that count: a thread has its parent's."""
        holder = self.channels.get(channel.get("parent_id") or "", channel)
        return list(
            (holder if channel["type"] in shapes.THREADS else channel).get(
                "permission_overwrites", []
            )
        )

    def rights(self, user_id: str, channel: Json) -> int:
        overwrites = self.overwrites(channel)
        return permissions.in_channel(self.payload, self.roles, self.members[user_id], overwrites)


class World:
    """The state behind the API and the gateway; what changes in it changes at once."""

    def __init__(self, clock: LoopbackClock) -> None:
        self.clock = clock
        self.ids = Snowflakes(clock)
        self.settings = Settings()
        self.bot = shapes.user(BOT_ID, "Ledarbot", bot=True)
        self.users: dict[str, Json] = {BOT_ID: self.bot}
        self.closed_to_bot: set[str] = set()
        self.guilds: dict[str, Guild] = {}
        self.direct: dict[str, Json] = {}
        self.messages: dict[str, dict[str, Json]] = {}
        self.opened_direct: list[datetime] = []
        self.thread_members: dict[str, dict[str, Json]] = {}
        self.commands: dict[str | None, dict[str, Json]] = {None: {}}
        self.interactions: dict[str, Any] = {}
        self._nonces: dict[tuple[str, str], tuple[datetime, Json]] = {}
        self.emit: Emit = lambda *args, **kwargs: None

    @property
    def application_id(self) -> str:
        return BOT_ID

    def guild(self, guild_id: str) -> Guild:
        if guild_id not in self.guilds:
            raise not_found(10004, "Guild")
        return self.guilds[guild_id]

    def guild_of(self, channel: Json) -> Guild | None:
        return self.guilds.get(channel.get("guild_id") or "")

    def channel(self, channel_id: str) -> Json:
        if channel_id in self.direct:
            return self.direct[channel_id]
        for guild in self.guilds.values():
            if channel_id in guild.channels:
                return guild.channels[channel_id]
        raise not_found(10003, "Channel")

    def member(self, guild_id: str, user_id: str) -> Json:
        members = self.guild(guild_id).members
        if user_id not in members:
            raise not_found(10007, "Member")
        return members[user_id]

    def user(self, user_id: str) -> Json:
        if user_id not in self.users:
            raise not_found(10013, "User")
        return self.users[user_id]

    def message(self, channel_id: str, message_id: str) -> Json:
        self.channel(channel_id)
        found = self.messages.get(channel_id, {}).get(message_id)
        if found is None:
            raise not_found(10008, "Message")
        return found

    def history(self, channel_id: str) -> list[Json]:
        """A channel's messages, oldest first."""
        self.channel(channel_id)
        return list(self.messages.get(channel_id, {}).values())

    def add_user(self, name: str, *, user_id: str | None = None, avatar: str | None = None) -> Json:
        made = shapes.user(user_id or self.ids.next(), name, avatar=avatar)
        return self.users.setdefault(made["id"], made)

    def post(self, channel: Json, author: Json, body: Json, **more: Any) -> Json:
        """Put a message in a channel, unless its nonce says that it is there already."""
        if earlier := self._earlier(author, body):
            return earlier
        made = shapes.message(
            self.ids.next(), channel=channel, author=author, at=self.clock.stamp(), body=body
        )
        made |= more
        self.messages.setdefault(channel["id"], {})[made["id"]] = made
        channel["last_message_id"] = made["id"]
        if channel["type"] in shapes.THREADS:
            channel["message_count"] += 1
            channel["total_message_sent"] += 1
        self._remember(author, body, made)
        guild = self.guild_of(channel)
        self.emit(
            "MESSAGE_CREATE",
            made if guild is None else {**made, **_sent_in(guild, author)},
            guild_id=guild and guild.guild_id,
            direct=guild is None,
        )
        return made

    def as_read(self, message: Json) -> Json:
        """The message as the bot reads it: what people write in a server, without their words."""
        own = message["author"]["id"] == self.bot["id"]
        return message if own or message["channel_id"] in self.direct else wordless(message)

    def start(self, thread: Json, author: Json, origin: Json) -> Json:
        """What a thread that was begun from a message shows first: that message, by reference."""
        made = shapes.message(
            self.ids.next(), channel=thread, author=author, at=self.clock.stamp(), body={}
        )
        made |= {"type": 21, "message_reference": {**origin, "guild_id": thread["guild_id"]}}
        self.messages.setdefault(thread["id"], {})[made["id"]] = made
        body = {**made, "guild_id": thread["guild_id"]}
        self.emit("MESSAGE_CREATE", body, guild_id=thread["guild_id"])
        return made

    def _earlier(self, author: Json, body: Json) -> Json | None:
        if not body.get("enforce_nonce") or body.get("nonce") is None:
            return None
        kept = self._nonces.get((author["id"], str(body["nonce"])))
        if kept is None:
            return None
        at, made = kept
        fresh = self.clock.now() - at <= timedelta(seconds=self.settings.nonce_seconds)
        return made if fresh else None

    def _remember(self, author: Json, body: Json, made: Json) -> None:
        if body.get("nonce") is not None:
            self._nonces[(author["id"], str(body["nonce"]))] = (self.clock.now(), made)

    def edit(self, message: Json, body: Json) -> Json:
        """Change the named parts of a message."""
        for part in ("content", "embeds", "flags"):
            if part in body:
                message[part] = body[part] or {"content": "", "embeds": [], "flags": 0}[part]
        if "components" in body:
            message["components"] = shapes.numbered(body["components"] or [])
        message["edited_timestamp"] = self.clock.stamp()
        return message

    def direct_channel(self, user_id: str) -> Json:
        """The channel between the bot and one person."""
        for channel in self.direct.values():
            if channel["recipients"][0]["id"] == user_id:
                return channel
        made = {
            "id": self.ids.next(),
            "type": shapes.DM,
            "flags": 0,
            "last_message_id": None,
            "recipients": [self.user(user_id)],
        }
        self.direct[made["id"]] = made
        return made

    def open_direct(self, user_id: str) -> Json:
        """The same at the bot's request: one that is there is no new one."""
        if any(c["recipients"][0]["id"] == user_id for c in self.direct.values()):
            return self.direct_channel(user_id)
        now = self.clock.now()
        recent = [at for at in self.opened_direct if now - at < timedelta(minutes=10)]
        if len(recent) >= self.settings.direct_channels_opened:
            raise ApiError(403, 40003, "You are opening direct messages too fast.")
        self.opened_direct = [*recent, now]
        return self.direct_channel(user_id)

    def must(self, right: int, channel: Json) -> None:
        """Refuse what the bot has no right to in a channel."""
        guild = self.guild(channel["guild_id"])
        if not guild.rights(self.bot["id"], channel) & right:
            raise ApiError(403, 50013, "Missing Permissions")

    def refuse_closed(self, channel: Json) -> None:
        """Say what Discord says when a person takes no messages from the bot."""
        if channel["type"] != shapes.DM:
            return
        recipient = channel["recipients"][0]["id"]
        shared = any(recipient in guild.members for guild in self.guilds.values())
        if recipient in self.closed_to_bot or not shared:
            raise ApiError(403, 50007, "Cannot send messages to this user")


def wordless(message: Json) -> Json:
    """A message as it is told to whoever may not read what people write."""
    kept = {name: value for name, value in message.items() if name != "poll"}
    return {**kept, "content": "", "embeds": [], "attachments": [], "components": []}


def _sent_in(guild: Guild, author: Json) -> Json:
    member = guild.members.get(author["id"])
    told: Json = {"guild_id": guild.guild_id}
    if member is not None:
        told["member"] = {name: value for name, value in member.items() if name != "user"}
    return told
