"""What people do to the bot: commands, buttons, modals; and what the bot answered."""

import time
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.e2e.loopback import shapes
from tests.e2e.loopback.replies import not_found
from tests.e2e.loopback.resolving import resolved
from tests.e2e.loopback.shapes import Json
from tests.e2e.loopback.world import World

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
# Callbacks that only buy time; the outcome comes after them.
DEFERRED = (5, 6)


@dataclass
class Interaction:
    """One interaction and every answer to it, with the moments by the machine's steady clock."""

    payload: Json
    channel: Json
    made_at: datetime
    pushed: float = 0.0
    callback: Json | None = None
    acknowledged: float | None = None
    outcome: float | None = None
    original: Json | None = None
    followups: list[Json] = field(default_factory=list)

    @property
    def interaction_id(self) -> str:
        return str(self.payload["id"])

    def note_answer(self, *, states_outcome: bool, arrived: float) -> None:
        self.acknowledged = self.acknowledged or arrived
        if states_outcome:
            self.outcome = self.outcome or arrived

    def report(self) -> Json:
        """All that a test may want to know."""
        return {
            "id": self.interaction_id,
            "type": self.payload["type"],
            "callback": self.callback,
            "original": self.original,
            "followups": self.followups,
            "acknowledged_after": self.acknowledged and self.acknowledged - self.pushed,
            "outcome_after": self.outcome and self.outcome - self.pushed,
        }

    def answered(self, until: str) -> bool:
        return (self.acknowledged if until == "callback" else self.outcome) is not None


def push(world: World, wanted: Json) -> Interaction:
    """Send an interaction to the bot: user_id, channel_id, type, data, and message_id or token."""
    user_id = wanted["user_id"]
    channel = world.channel(wanted["channel_id"])
    token = f"loopback-interaction-{world.ids.next()}"
    payload: Json = {
        "id": world.ids.next(),
        "application_id": world.application_id,
        "type": wanted["type"],
        "token": token,
        "version": 1,
        "channel_id": channel["id"],
        "locale": wanted.get("locale", "sv-SE"),
        "entitlements": [],
        "attachment_size_limit": 10_485_760,
        "data": resolved(world, world.guild_of(channel), channel, wanted["data"]),
        **_place(world, channel, user_id, wanted),
    }
    if wanted.get("message_id"):
        payload["message"] = _message(world, channel, wanted["message_id"])
    made = Interaction(payload=payload, channel=channel, made_at=world.clock.now())
    world.interactions[token] = made
    made.pushed = time.monotonic()
    world.emit("INTERACTION_CREATE", payload, guild_id=channel.get("guild_id"))
    return made


def _place(world: World, channel: Json, user_id: str, wanted: Json) -> Json:
    guild = world.guild_of(channel)
    if guild is None:
        return {
            "user": world.user(user_id),
            "channel": channel,
            "context": 1,
            "app_permissions": str(1 << 11),
            "authorizing_integration_owners": {"0": "0"},
        }
    rights = guild.rights(user_id, channel)
    member = {**guild.members[user_id], "permissions": str(wanted.get("permissions", rights))}
    locale = guild.payload["preferred_locale"]
    return {
        "guild_id": guild.guild_id,
        "guild": {
            "id": guild.guild_id,
            "locale": locale,
            "features": guild.payload["features"],
        },
        "guild_locale": locale,
        "member": member,
        "channel": {**channel, "permissions": member["permissions"]},
        "context": 0,
        "app_permissions": str(guild.rights(world.bot["id"], channel)),
        "authorizing_integration_owners": {"0": guild.guild_id},
    }


def _message(world: World, channel: Json, message_id: str) -> Json:
    """A message of the channel, or one that only the presser sees."""
    for interaction in world.interactions.values():
        for seen in [interaction.original, *interaction.followups]:
            if seen is not None and seen["id"] == message_id:
                return seen
    return world.message(channel["id"], message_id)


def by_token(world: World, token: str) -> Interaction:
    if token not in world.interactions:
        raise not_found(10015, "Webhook")
    found: Interaction = world.interactions[token]
    return found


def by_id(world: World, interaction_id: str) -> Interaction:
    for found in world.interactions.values():
        if found.interaction_id == interaction_id:
            return found
    raise not_found(10062, "interaction")


def write(world: World, interaction: Interaction, body: Json, **more: Any) -> Json:
    """Make an answer's message: in the channel, or for the presser alone."""
    person = interaction.payload.get("member", interaction.payload).get("user")
    more |= {
        "application_id": world.application_id,
        "webhook_id": world.application_id,
        "interaction_metadata": {
            "id": interaction.interaction_id,
            "type": interaction.payload["type"],
            "user": person,
            "user_id": person["id"],
            "authorizing_integration_owners": {},
        },
    }
    if (body.get("flags") or 0) & shapes.EPHEMERAL:
        made = shapes.message(
            world.ids.next(),
            channel=interaction.channel,
            author=world.bot,
            at=world.clock.stamp(),
            body=body,
        )
        return made | more
    return world.post(interaction.channel, world.bot, body, **more)
