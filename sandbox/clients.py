"""What each person's own Discord app adds: its language, and whether direct messages arrive."""

from collections.abc import Mapping
from typing import Any

from simcord import Env, MemberActor, UserHandle

SWEDISH = "sv-SE"
ENGLISH = "en-GB"
_CANNOT_SEND = (403, 50007, "Cannot send messages to this user")


class Clients:
    """The apps of everybody in one simulated Discord; Swedish unless said otherwise.

    Whoever shares no server with the bot can't be written to, as on Discord; `close_messages`
    does the same to somebody who does.
    """

    def __init__(self, env: Env, *, locale: str = SWEDISH) -> None:
        self._backend = env.backend
        self._locale = locale
        self._locales: dict[int, str] = {}
        self._closed: dict[int, dict[str, Any]] = {}
        self._closed_by_choice: set[int] = set()
        # In front, so that the bot sees what the app has added.
        env.backend.subscribers.insert(0, self._on_event)

    def speak(self, person: UserHandle | MemberActor, locale: str) -> None:
        """Set the language of the person's app, with Discord's code for it."""
        self._locales[person.id] = locale

    def locale_of(self, person: UserHandle | MemberActor) -> str:
        return self._locales.get(person.id, self._locale)

    def close_messages(self, person: UserHandle | MemberActor) -> None:
        """The person takes no direct messages from members of the server."""
        self._closed_by_choice.add(person.id)
        self._shut(person.id)

    def open_messages(self, person: UserHandle | MemberActor) -> None:
        self._closed_by_choice.discard(person.id)
        if self._shares_server(person.id):
            self._unshut(person.id)

    def has_closed_messages(self, user_id: int) -> bool:
        """True when a direct message to this person is refused."""
        return user_id in self._closed

    def arrive(self, user: UserHandle) -> UserHandle:
        """Somebody outside every server: can't be written to until let in."""
        if not self._shares_server(user.id):
            self._shut(user.id)
        return user

    def _shares_server(self, user_id: int) -> bool:
        return any(user_id in guild.members for guild in self._backend.guilds.values())

    def _shut(self, user_id: int) -> None:
        if user_id in self._closed:
            return
        status, code, message = _CANNOT_SEND
        channel = self._backend.get_dm_channel(user_id)
        fault = {
            "method": "POST",
            "path": f"/channels/{channel.id}/messages",
            "status": status,
            "code": code,
            "message": message,
            "times": None,
        }
        # Not by env.inject_error: people come and go while the bot is at work.
        self._backend.faults.append(fault)
        self._closed[user_id] = fault

    def _unshut(self, user_id: int) -> None:
        fault = self._closed.pop(user_id, None)
        if fault is not None:
            self._backend.faults.remove(fault)

    def _on_event(self, event: str, payload: Mapping[str, Any]) -> None:
        if event == "INTERACTION_CREATE" and isinstance(payload, dict):
            self._add_locale(payload)
        elif event == "GUILD_MEMBER_ADD":
            user_id = int(payload["user"]["id"])
            if user_id not in self._closed_by_choice:
                self._unshut(user_id)
        elif event == "GUILD_MEMBER_REMOVE":
            user_id = int(payload["user"]["id"])
            if not self._shares_server(user_id):
                self._shut(user_id)

    def _add_locale(self, payload: dict[str, Any]) -> None:
        person = payload.get("user") or payload["member"]["user"]
        payload["locale"] = self._locales.get(int(person["id"]), self._locale)
        if payload.get("guild_id") is not None:
            guild = self._backend.get_guild(int(payload["guild_id"]))
            payload["guild_locale"] = guild.preferred_locale
