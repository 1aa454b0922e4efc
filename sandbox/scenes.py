"""What the lobby shows: everybody, their channels, the applications, the outbox and the log."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from simcord import ChannelHandle

from sandbox.engines import Errand
from sandbox.people import APPLICATIONS, Person
from sandbox.windows import Window
from sandbox.world import World

_SHOWN_ERRANDS = 60

Scene = dict[str, Any]


class Scenes:
    """Draws the present scene, and remembers what everybody has seen of it."""

    def __init__(self, world: World, window: Window) -> None:
        self._world = world
        self._network = world.network
        self._window = window
        self._seen: dict[tuple[int, int], int] = {}
        self._scene: Scene = {}
        self._sorts = {user.id: sort for sort, user in world.network.applicants.items()}
        world.after_each.append(self.draw)

    @property
    def scene(self) -> Scene:
        return {**self._scene, "version": self._world.version}

    async def draw(self) -> None:
        """Draw the scene anew (within an action)."""
        engine, requests = self._world.engine, self._network.requests
        window = self._window
        if window.viewer is not None and window.channel is not None:
            self._mark_seen(window.viewer.id, window.channel)
        due = await engine.next_due_at()
        self._scene = {
            "now": _moment(self._world.now),
            "nextDue": _moment(due) if due else None,
            "gateOpen": requests.has_gate(self._network.guild.id),
            "eventsLost": requests.events_lost,
            "network": self._network.guild.name,
            "window": self._drawn_window(),
            "people": [
                self._drawn_person(user_id, person)
                for user_id, person in self._network.people.items()
            ],
            "outbox": _drawn_errands(await engine.outbox()),
            "jobs": _drawn_errands(await engine.jobs()),
            "log": [
                {"at": _moment(line.at), "level": line.level, "text": line.text}
                for line in reversed(self._world.journal.lines)
            ],
        }

    async def forget_the_past(self) -> None:
        """Nothing is new from here on (within an action)."""
        for user_id in self._network.people:
            for channel in self._network.channels_seen_by(user_id):
                self._mark_seen(user_id, channel)
        await self.draw()

    def _drawn_window(self) -> Scene | None:
        window = self._window
        if window.viewer is None or window.channel is None:
            return None
        return {
            "person": str(window.viewer.id),
            "channel": str(window.channel.id),
            "address": window.address,
            "failed": window.failed,
            "menu": [
                {"id": str(command["id"]), "name": _name_of(command, window.locale)}
                for command in window.menu()
            ],
        }

    def _drawn_person(self, user_id: int, person: Person) -> Scene:
        sort = self._sorts.get(user_id)
        return {
            "id": str(user_id),
            "name": person.name,
            "title": person.title,
            "employer": person.employer,
            "part": person.part,
            "roles": self._role_names(user_id),
            "inside": self._network.member(user_id) is not None,
            "isOwner": user_id == self._network.guild.owner.id,
            "closedMessages": self._network.clients.has_closed_messages(user_id),
            "sort": sort,
            "answers": _drawn_answers(sort),
            "request": self._drawn_request(user_id),
            "channels": [
                {
                    "id": str(channel.id),
                    "name": channel.name,
                    "kind": _kind_of(channel),
                    "isNew": self._has_new(user_id, channel),
                }
                for channel in self._network.channels_seen_by(user_id)
            ],
        }

    def _role_names(self, user_id: int) -> list[str]:
        guild = self._world.env.backend.get_guild(self._network.guild.id)
        member = guild.members.get(user_id)
        return [guild.roles[role_id].name for role_id in member.role_ids] if member else []

    def _drawn_request(self, user_id: int) -> Scene | None:
        every = self._network.requests.all(self._network.guild.id)
        latest = next((item for item in every if item.user_id == user_id), None)
        if latest is None:
            return None
        return {
            "id": str(latest.id),
            "status": latest.status,
            "at": _moment(latest.created_at),
            "reason": latest.rejection_reason,
        }

    def _mark_seen(self, user_id: int, channel: ChannelHandle) -> None:
        self._seen[user_id, channel.id] = max(
            self._world.env.backend.messages[channel.id], default=0
        )

    def _has_new(self, user_id: int, channel: ChannelHandle) -> bool:
        seen = self._seen.get((user_id, channel.id), 0)
        return any(
            message.id > seen and message.author_id != user_id and message.visible_to(user_id)
            for message in self._world.env.backend.messages[channel.id].values()
        )


def _moment(at: datetime) -> str:
    return at.isoformat()


def _kind_of(channel: ChannelHandle) -> str:
    if channel.guild is None:
        return "direct"
    return "thread" if channel.is_thread else "text"


def _name_of(command: Mapping[str, Any], locale: str) -> str:
    return str((command.get("name_localizations") or {}).get(locale) or command["name"])


def _drawn_answers(sort: Any) -> Scene | None:
    if sort is None:
        return None
    answers = APPLICATIONS[sort]
    return {"work": answers.work, "staff": answers.staff}


def _drawn_errands(errands: Sequence[Errand]) -> list[Scene]:
    return [
        {
            "kind": errand.kind,
            "state": errand.state,
            "dueAt": _moment(errand.due_at),
            "doneAt": _moment(errand.done_at) if errand.done_at else None,
        }
        for errand in errands[:_SHOWN_ERRANDS]
    ]
