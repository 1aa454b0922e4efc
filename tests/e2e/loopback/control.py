"""The side door for tests: seeding, pushing, faults, the clock, and reading what happened."""

import dataclasses
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from aiohttp import web

from tests.e2e.loopback import events, interactions, seeding, shapes
from tests.e2e.loopback.api_channels import announce
from tests.e2e.loopback.api_messages import take_away
from tests.e2e.loopback.api_threads import join_thread
from tests.e2e.loopback.faults import Rules
from tests.e2e.loopback.forums import kept_tags
from tests.e2e.loopback.gateway import Gateway, whole
from tests.e2e.loopback.journal import Journal
from tests.e2e.loopback.replies import ApiError
from tests.e2e.loopback.shapes import Json
from tests.e2e.loopback.world import World

PREFIX = "/_control"
# Asked again by the client until its own limit is reached.
LONGEST_POLL = 20.0


class Control:
    """One method for each thing that a test may ask."""

    def __init__(self, world: World, journal: Journal, rules: Rules, gateway: Gateway) -> None:
        self.world = world
        self.journal = journal
        self.rules = rules
        self.gateway = gateway

    def mount(self, app: web.Application) -> None:
        for name in dir(self):
            if name.startswith("do_"):
                path = f"{PREFIX}/{name.removeprefix('do_')}"
                app.router.add_post(path, self._asking(getattr(self, name)))

    def _asking(self, do: Callable[[Json], Awaitable[Any]]) -> Any:
        async def answer(request: web.Request) -> web.Response:
            try:
                return web.json_response(await do(await request.json()))
            except ApiError as refusal:
                return web.json_response(refusal.body, status=400)
            except KeyError as missing:
                return web.json_response({"message": f"unknown: {missing}"}, status=400)

        return answer

    async def do_settings(self, asked: Json) -> Json:
        for name, value in asked.items():
            if not hasattr(self.world.settings, name):
                raise KeyError(name)
            setattr(self.world.settings, name, value)
        return dataclasses.asdict(self.world.settings)

    async def do_clock(self, asked: Json) -> Json:
        self.world.clock.offset += timedelta(seconds=asked.get("forward", 0))
        for guild in self.world.guilds.values():
            events.turn(self.world, guild)
        return {"now": self.world.clock.stamp(), "offset": self.world.clock.offset.total_seconds()}

    async def do_guilds(self, asked: Json) -> list[Json]:
        """Seed one server, or `count` alike; a bot that is connected is told at once."""
        made = []
        for number in range(asked.get("count", 1)):
            named = {"name": f"{asked['name']} {number}"} if asked.get("count") else {}
            guild, ids = seeding.seed_guild(self.world, {**asked, **named})
            self.world.emit("GUILD_CREATE", whole(guild), guild_id=guild.guild_id)
            made.append(ids)
        return made

    async def do_members(self, asked: Json) -> Json:
        """A person comes into a server: name or user_id, roles by id."""
        guild = self.world.guild(asked["guild_id"])
        person = self.world.add_user(asked.get("name", "Ny"), user_id=asked.get("user_id"))
        entered = seeding.enter(self.world, guild, person["id"], roles=asked.get("roles", []))
        body = {**entered, "guild_id": guild.guild_id}
        self.world.emit("GUILD_MEMBER_ADD", body, guild_id=guild.guild_id)
        return entered

    async def do_leave(self, asked: Json) -> Json:
        guild = self.world.guild(asked["guild_id"])
        gone = guild.members.pop(asked["user_id"])
        body = {"guild_id": guild.guild_id, "user": gone["user"]}
        self.world.emit("GUILD_MEMBER_REMOVE", body, guild_id=guild.guild_id)
        return gone

    async def do_member_roles(self, asked: Json) -> Json:
        """Set a member's roles, as an administrator does in Discord's own screen."""
        member = self.world.member(asked["guild_id"], asked["user_id"])
        member["roles"] = asked["roles"]
        body = {**member, "guild_id": asked["guild_id"]}
        self.world.emit("GUILD_MEMBER_UPDATE", body, guild_id=asked["guild_id"])
        return member

    async def do_role_permissions(self, asked: Json) -> Json:
        """Change what a role may do, as an administrator does in Discord's own screen."""
        guild = self.world.guild(asked["guild_id"])
        role = guild.roles[asked["role_id"]]
        role["permissions"] = str(asked["permissions"])
        body = {"guild_id": guild.guild_id, "role": role}
        self.world.emit("GUILD_ROLE_UPDATE", body, guild_id=guild.guild_id)
        return role

    async def do_closed_to_bot(self, asked: Json) -> Json:
        """From now on this person takes no direct messages from the bot."""
        self.world.closed_to_bot.add(asked["user_id"])
        return {}

    async def do_join_request(self, asked: Json) -> Json:
        """A membership application; `silent` leaves out the event, as when it got lost."""
        guild = self.world.guild(asked["guild_id"])
        made = seeding.join_request(self.world, guild, asked)
        if not asked.get("silent"):
            event = asked.get("event", "GUILD_JOIN_REQUEST_CREATE")
            seeding.announce(self.world, guild, event, made)
        return made

    async def do_decide(self, asked: Json) -> Json:
        """A moderator decides in Discord's own screen."""
        return seeding.decide(
            self.world,
            self.world.guild(asked["guild_id"]),
            asked["request_id"],
            status=asked["status"],
            by=self.world.user(asked["by"]),
            reason=asked.get("reason"),
        )

    async def do_withdraw(self, asked: Json) -> Json:
        guild = self.world.guild(asked["guild_id"])
        gone = guild.requests.pop(asked["request_id"])
        body = {"id": gone["id"], "guild_id": guild.guild_id, "user_id": gone["user_id"]}
        self.world.emit("GUILD_JOIN_REQUEST_DELETE", body, guild_id=guild.guild_id)
        return gone

    async def do_edit_event(self, asked: Json) -> Json:
        """Somebody changes a scheduled event in Discord's own screen."""
        guild = self.world.guild(asked["guild_id"])
        return events.change(self.world, guild, asked["event_id"], asked["changes"])

    async def do_remove_event(self, asked: Json) -> Json:
        return events.remove(self.world, self.world.guild(asked["guild_id"]), asked["event_id"])

    async def do_interested(self, asked: Json) -> Json:
        """Somebody presses "interested" on a scheduled event, or no longer is."""
        guild = self.world.guild(asked["guild_id"])
        is_so = asked.get("is_so", True)
        return events.interest(self.world, guild, asked["event_id"], asked["user_id"], is_so=is_so)

    async def do_thread(self, asked: Json) -> Json:
        """Somebody deletes, archives or locks a thread in Discord's own screen."""
        thread = self.world.channel(asked["thread_id"])
        if asked.get("deleted"):
            guild = self.world.guild(thread["guild_id"])
            del guild.channels[thread["id"]]
            gone = {name: thread[name] for name in ("id", "guild_id", "parent_id", "type")}
            self.world.emit("THREAD_DELETE", gone, guild_id=guild.guild_id)
            return gone
        thread["thread_metadata"] |= asked["changes"]
        self.world.emit("THREAD_UPDATE", thread, guild_id=thread["guild_id"])
        return thread

    async def do_event(self, asked: Json) -> Json:
        """Any gateway event, as it is."""
        self.world.emit(asked["t"], asked["d"], guild_id=asked.get("guild_id"))
        return {}

    async def do_gateway(self, asked: Json) -> Json:
        match asked["action"]:
            case "reconnect":
                self.gateway.reconnect()
            case "invalidate":
                self.gateway.invalidate(resumable=asked.get("resumable", False))
            case "close":
                self.gateway.close(asked["code"])
            case "drop":
                self.gateway.drop()
            case "heartbeat":
                self.gateway.ask_heartbeat()
            case unknown:
                raise KeyError(unknown)
        sent = [len(session.sent) for session in self.gateway.sessions.values()]
        return {"seq": len(self.journal.entries), "sequence": max(sent, default=0)}

    async def do_interaction(self, asked: Json) -> Json:
        made = interactions.push(self.world, asked)
        token = made.payload["token"]
        self.journal.add("interaction", id=made.interaction_id, token=token, asked=asked)
        return made.report()

    async def do_interaction_report(self, asked: Json) -> Json:
        """What was answered; waits until `callback` or `outcome` is there."""
        interaction = interactions.by_id(self.world, asked["id"])
        until = asked.get("until", "outcome")
        timeout = min(asked.get("timeout", 0), LONGEST_POLL)
        met = await self.journal.until(lambda: interaction.answered(until), timeout=timeout)
        return {**interaction.report(), "met": met}

    async def do_interactions(self, asked: Json) -> list[str]:
        """Many at once, in this order, before the bot can answer the first."""
        made = [interactions.push(self.world, each) for each in asked["each"]]
        self.journal.add("interactions", count=len(made))
        return [each.interaction_id for each in made]

    async def do_interaction_reports(self, asked: Json) -> list[Json]:
        """What was answered to each, when all have an outcome; nothing while one has none."""
        wanted = set(asked["ids"])
        pushed = self.world.interactions.values()
        found = [each for each in pushed if each.interaction_id in wanted]
        timeout = min(asked.get("timeout", 0), LONGEST_POLL)
        met = await self.journal.until(
            lambda: all(each.answered("outcome") for each in reversed(found)), timeout=timeout
        )
        return [each.report() for each in found] if met else []

    async def do_rule(self, asked: Json) -> Json:
        return {"rule": self.rules.add(**asked).rule_id}

    async def do_release(self, asked: Json) -> Json:
        self.rules.release(asked["rule"], asked.get("verdict", "proceed"))
        return {}

    async def do_log(self, asked: Json) -> list[Json]:
        """Entries after a number; waits for the next one if there is none yet."""
        after = asked.get("after", 0)
        timeout = min(asked.get("timeout", 0), LONGEST_POLL)
        await self.journal.until(lambda: len(self.journal.entries) > after, timeout=timeout)
        return self.journal.entries[after:]

    async def do_messages(self, asked: Json) -> list[Json]:
        return self.world.history(asked["channel_id"])

    async def do_write(self, asked: Json) -> Json:
        """A person writes a message; in a thread they are one of its members from then on."""
        channel = self.world.channel(asked["channel_id"])
        if channel["type"] in shapes.THREADS:
            join_thread(self.world, channel, asked["user_id"])
        return self.world.post(channel, self.world.user(asked["user_id"]), asked["body"])

    async def do_remove_message(self, asked: Json) -> Json:
        """Somebody deletes a message in Discord's own screen."""
        message = self.world.message(asked["channel_id"], asked["message_id"])
        take_away(self.world, message)
        return message

    async def do_channel(self, asked: Json) -> Json:
        """Somebody changes a channel in Discord's own screen, or deletes it with its threads."""
        channel = self.world.channel(asked["channel_id"])
        if asked.get("deleted"):
            channels = self.world.guild(channel["guild_id"]).channels
            for each in [c for c in channels.values() if c.get("parent_id") == channel["id"]]:
                del channels[each["id"]]
            del channels[channel["id"]]
            announce(self.world, "DELETE", channel)
            return channel
        changes = dict(asked["changes"])
        if "available_tags" in changes:
            changes["available_tags"] = kept_tags(self.world, channel, changes["available_tags"])
        channel |= changes
        announce(self.world, "UPDATE", channel)
        return channel

    async def do_direct(self, asked: Json) -> Json:
        return self.world.direct_channel(asked["user_id"])

    async def do_guild(self, asked: Json) -> Json:
        guild = self.world.guild(asked["guild_id"])
        return {
            **whole(guild),
            "members": list(guild.members.values()),
            "threads": guild.threads(),
            "requests": list(guild.requests.values()),
            "events": [events.counted(guild, event) for event in guild.events.values()],
        }

    async def do_thread_members(self, asked: Json) -> list[str]:
        return sorted(self.world.thread_members.get(asked["thread_id"], {}))

    async def do_remove_guild(self, asked: Json) -> Json:
        """The bot is removed from a server."""
        guild = self.world.guilds.pop(asked["guild_id"])
        body = {"id": guild.guild_id}
        self.world.emit("GUILD_DELETE", body, guild_id=guild.guild_id)
        return {}

    async def do_commands(self, asked: Json) -> list[Json]:
        return list(self.world.commands.get(asked.get("guild_id"), {}).values())
