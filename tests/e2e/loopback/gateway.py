"""The gateway: sessions that outlive their connections, as Discord's do."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.e2e.loopback.journal import Journal
from tests.e2e.loopback.shapes import Json
from tests.e2e.loopback.streams import PACKERS, Packer
from tests.e2e.loopback.world import Guild, World, wordless

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, MEMBERS = 0, 1, 2, 6, 7, 8
INVALID_SESSION, HELLO, ACK = 9, 10, 11
MESSAGE_CONTENT = 1 << 15
PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)
CHUNK = 1000
# The intent that an event needs; what is not here is always sent.
INTENTS = {
    "GUILD_CREATE": 0,
    "GUILD_MEMBER": 1,
    "GUILD_BAN": 2,
    "GUILD_AUDIT_LOG": 2,
    "GUILD_JOIN_REQUEST": 2,
    "GUILD_SCHEDULED_EVENT": 16,
    "MESSAGE_POLL_VOTE": 24,
    "MESSAGE_REACTION": 10,
    "MESSAGE": 9,
}


def wants(intents: int, event: str, *, direct: bool) -> bool:
    """Whether a bot with these intents hears of the event."""
    for prefix, bit in INTENTS.items():
        if event.startswith(prefix):
            # Votes and reactions in direct messages have bits of their own.
            in_direct = {9: 12, 10: 13, 24: 25}.get(bit, bit)
            return bool(intents & (1 << (in_direct if direct else bit)))
    return True


def framed(op: int, d: Any, *, s: int | None = None, t: str | None = None) -> str:
    return json.dumps({"op": op, "d": d, "s": s, "t": t})


class Connection:
    """One open socket; what is sent waits in a queue, so that sending never waits."""

    def __init__(self, number: int, socket: web.WebSocketResponse, packer: Packer) -> None:
        self.number = number
        self.socket = socket
        self.closed_here = False
        self._packer = packer
        self._outgoing: asyncio.Queue[str | tuple[int, bytes] | None] = asyncio.Queue()

    def send(self, op: int, d: Any = None) -> None:
        self.send_frame(framed(op, d))

    def send_frame(self, frame: str) -> None:
        self._outgoing.put_nowait(frame)

    def close(self, code: int, reason: str = "") -> None:
        self.closed_here = True
        self._outgoing.put_nowait((code, reason.encode()))

    def drop(self, transport: asyncio.Transport | None) -> None:
        """Cut the line without a word."""
        if transport is not None:
            transport.abort()

    async def write(self) -> None:
        """Send what is queued, until the connection closes."""
        while (item := await self._outgoing.get()) is not None:
            if isinstance(item, tuple):
                await self.socket.close(code=item[0], message=item[1])
                return
            packed = self._packer.pack(item)
            try:
                if isinstance(packed, bytes):
                    await self.socket.send_bytes(packed)
                else:
                    await self.socket.send_str(packed)
            except ConnectionError:
                return


@dataclass
class Session:
    """What Discord remembers of an identified bot: what it was sent, for RESUME."""

    session_id: str
    intents: int
    shard: tuple[int, int]
    connection: Connection | None
    sent: list[str | None] = field(default_factory=list)

    def covers(self, guild_id: str | None) -> bool:
        number, count = self.shard
        return number == (0 if guild_id is None else (int(guild_id) >> 22) % count)

    def dispatch(self, event: str, data: Any) -> None:
        frame = framed(DISPATCH, data, s=len(self.sent) + 1, t=event)
        # Big things are not kept for a RESUME: a guild or a chunk is sent once.
        self.sent.append(None if event in ("GUILD_CREATE", "GUILD_MEMBERS_CHUNK") else frame)
        if self.connection is not None:
            self.connection.send_frame(frame)


class Gateway:
    """All sessions and connections."""

    def __init__(self, world: World, journal: Journal) -> None:
        self.world = world
        self.journal = journal
        self.sessions: dict[str, Session] = {}
        self.address = ""
        self._connections: dict[int, tuple[Connection, web.Request]] = {}
        self._count = 0
        self._interactions = 0

    def emit(
        self, event: str, data: Any, *, guild_id: str | None = None, direct: bool = False
    ) -> None:
        told = [
            session
            for session in self.sessions.values()
            if session.covers(guild_id) and wants(session.intents, event, direct=direct)
        ]
        if told and event == "INTERACTION_CREATE" and self.world.settings.interactions_in_turn:
            self._interactions += 1
            told = [told[self._interactions % len(told)]]
        for session in told:
            session.dispatch(event, self._readable(session, event, data, direct=direct))

    def _readable(self, session: Session, event: str, data: Any, *, direct: bool) -> Any:
        """What somebody wrote in a server comes without its words, unless the bot may read them."""
        if event not in ("MESSAGE_CREATE", "MESSAGE_UPDATE") or direct:
            return data
        own = data["author"]["id"] == self.world.bot["id"]
        return data if own or session.intents & MESSAGE_CONTENT else wordless(data)

    def live(self) -> list[Connection]:
        return [s.connection for s in self.sessions.values() if s.connection is not None]

    def note(self, connection: Connection, what: str, **details: Any) -> None:
        self.journal.add("gateway", what=what, connection=connection.number, **details)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One connection, from HELLO to its end."""
        socket = web.WebSocketResponse(max_msg_size=0, compress=False)
        await socket.prepare(request)
        self._count += 1
        packer = PACKERS[request.query.get("compress", "")]()
        connection = Connection(self._count, socket, packer)
        self._connections[connection.number] = (connection, request)
        self.note(connection, "open", query=dict(request.query), host=request.host)
        connection.send(HELLO, {"heartbeat_interval": self.world.settings.heartbeat_ms})
        writer = asyncio.create_task(connection.write())
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    self._receive(connection, json.loads(frame.data))
        finally:
            writer.cancel()
            self._forget(connection)
            self.note(connection, "close", code=socket.close_code)
        return socket

    def _forget(self, connection: Connection) -> None:
        self._connections.pop(connection.number, None)
        for session in self.sessions.values():
            if session.connection is connection:
                session.connection = None
                # The bot said goodbye: such a session can't be resumed. What it replies to our
                # own goodbye means nothing.
                if not connection.closed_here and connection.socket.close_code in (1000, 1001):
                    self.sessions.pop(session.session_id)
                return

    def _receive(self, connection: Connection, frame: Json) -> None:
        op, data = frame["op"], frame.get("d")
        match op:
            case 1:
                self.note(connection, "heartbeat", sequence=data)
                connection.send(ACK)
            case 2:
                self._identify(connection, data)
            case 6:
                self._resume(connection, data)
            case 8:
                self._request_members(connection, data)
            case _:
                self.note(connection, "frame", op=op, data=data)

    def _right_token(self, connection: Connection, data: Json) -> bool:
        right = data["token"].removeprefix("Bot ") == self.world.settings.token
        if not right:
            connection.close(4004, "Authentication failed.")
        return right

    def _identify(self, connection: Connection, data: Json) -> None:
        intents = data["intents"]
        self.note(connection, "identify", intents=intents, shard=data.get("shard"))
        if not self._right_token(connection, data):
            return
        if intents & PRIVILEGED and not self.world.settings.privileged_intents:
            connection.close(4014, "Disallowed intent(s).")
            return
        shard = tuple(data.get("shard") or (0, 1))
        session = Session(self.world.ids.next(), intents, (shard[0], shard[1]), connection)
        self.sessions[session.session_id] = session
        guilds = [g for g in self.world.guilds.values() if session.covers(g.guild_id)]
        settings = self.world.settings
        session.dispatch(
            "READY",
            {
                "v": 10,
                "user": {**self.world.bot, "verified": True, "mfa_enabled": True, "email": None},
                "guilds": [{"id": g.guild_id, "unavailable": True} for g in guilds],
                "session_id": session.session_id,
                "session_type": "normal",
                "resume_gateway_url": settings.resume_gateway_url or self.address,
                "shard": list(shard),
                "application": {"id": self.world.application_id, "flags": 1 << 15 | 1 << 14},
                "private_channels": [],
                "relationships": [],
                "user_settings": {},
                "guild_join_requests": [],
                "_trace": [],
            },
        )
        for guild in guilds:
            session.dispatch("GUILD_CREATE", {**whole(guild), "unavailable": False})
        self.note(connection, "ready", session=session.session_id, guilds=len(guilds))

    def _resume(self, connection: Connection, data: Json) -> None:
        self.note(connection, "resume", session=data["session_id"], sequence=data["seq"])
        if not self._right_token(connection, data):
            return
        session = self.sessions.get(data["session_id"])
        if session is None:
            connection.send(INVALID_SESSION, False)
            return
        session.connection = connection
        for frame in session.sent[data["seq"] :]:
            if frame is not None:
                connection.send_frame(frame)
        session.dispatch("RESUMED", {"_trace": []})
        self.note(connection, "resumed", session=session.session_id)

    def _request_members(self, connection: Connection, asked: Json) -> None:
        guild = self.world.guilds.get(str(asked["guild_id"]))
        session = next((s for s in self.sessions.values() if s.connection is connection), None)
        if guild is None or session is None:
            return
        found = _asked_members(guild, asked)
        pages = [found[i : i + CHUNK] for i in range(0, len(found), CHUNK)] or [[]]
        for index, page in enumerate(pages):
            body: Json = {
                "guild_id": guild.guild_id,
                "members": page,
                "chunk_index": index,
                "chunk_count": len(pages),
            }
            session.dispatch("GUILD_MEMBERS_CHUNK", body | _nonce(asked))
        self.note(connection, "members", guild=guild.guild_id, count=len(found))

    def reconnect(self) -> None:
        """Op 7: come back, and resume."""
        for connection in self.live():
            connection.send(RECONNECT)

    def invalidate(self, *, resumable: bool) -> None:
        """Op 9: the session is not valid (any more)."""
        live = self.live()
        if not resumable:
            self.sessions.clear()
        for connection in live:
            connection.send(INVALID_SESSION, resumable)

    def close(self, code: int) -> None:
        for connection in self.live():
            connection.close(code)

    def drop(self) -> None:
        """Cut every line without a word."""
        for connection, request in list(self._connections.values()):
            connection.drop(request.transport)

    def ask_heartbeat(self) -> None:
        """Op 1: the beat that comes back proves that all sent before it was read."""
        for connection in self.live():
            connection.send(HEARTBEAT)


def _nonce(asked: Json) -> Json:
    return {"nonce": asked["nonce"]} if asked.get("nonce") is not None else {}


def _asked_members(guild: Guild, asked: Json) -> list[Json]:
    if asked.get("user_ids"):
        wanted = [str(u) for u in _listed(asked["user_ids"])]
        return [guild.members[u] for u in wanted if u in guild.members]
    start = (asked.get("query") or "").lower()
    found = [m for m in guild.members.values() if m["user"]["username"].startswith(start)]
    return found[: asked["limit"]] if asked.get("limit") else found


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def whole(guild: Guild) -> Json:
    """A guild as GUILD_CREATE carries it: without presences, of the members only the bot."""
    everyone = list(guild.members.values())
    bot_only = [m for m in everyone if m["user"]["bot"]]
    return {
        **guild.payload,
        "joined_at": bot_only[0]["joined_at"],
        "large": len(everyone) >= 250,
        "member_count": len(everyone),
        "members": everyone if guild.members_in_create else bot_only,
        "roles": list(guild.roles.values()),
        "channels": guild.plain_channels(),
        "threads": [t for t in guild.threads() if not t["thread_metadata"]["archived"]],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [e for e in guild.events.values() if e["status"] <= 2],
        "soundboard_sounds": [],
    }
