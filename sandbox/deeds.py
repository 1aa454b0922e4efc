"""What one can do in the lobby, beside what is done in the window; each within an action."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Literal

from simcord import MemberActor, UserHandle

from sandbox.clients import ENGLISH, SWEDISH
from sandbox.join_requests import ANSWER_LENGTHS, REASON_LENGTH, JoinRequest
from sandbox.people import APPLICATIONS, Application, Part, Person, Sort
from sandbox.windows import Viewer, Window
from sandbox.world import World

REFUSED_BY_DISCORD = "sandbox-refused-discord"
NAME_LENGTH = 32
_LONGEST = {
    "title": ANSWER_LENGTHS["TEXT_INPUT"],
    "employer": ANSWER_LENGTHS["TEXT_INPUT"],
    "work": ANSWER_LENGTHS["PARAGRAPH"],
    "staff": ANSWER_LENGTHS["PARAGRAPH"],
}
STEPS = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}
Wishes = Mapping[str, Any]


class Refused(Exception):
    """It can't be done as things stand; `key` is the text that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Deeds:
    """The lobby's actions, by name."""

    def __init__(self, world: World, window: Window) -> None:
        self._world = world
        self._network = world.network
        self._window = window
        self.by_name = {
            "open": self.open,
            "pick": self.pick,
            "apply": self.apply,
            "apply-own": self.apply_own,
            "withdraw": self.withdraw,
            "decide": self.decide,
            "enter": self.enter,
            "leave": self.leave,
            "messages": self.set_messages,
            "time": self.move,
            "events": self.set_events,
            "gate": self.set_gate,
        }

    async def open(self, wishes: Wishes) -> None:
        """Be this person and look into this channel."""
        user, wanted = self._person(wishes), _number(wishes, "channel")
        seen = self._network.channels_seen_by(user.id)
        channel = next((item for item in seen if item.id == wanted), None)
        if channel is None:
            raise Refused("sandbox-refused-channel")
        viewer: Viewer = user if channel.guild is None else self._member(user)
        await self._window.open(viewer, channel)

    async def pick(self, wishes: Wishes) -> None:
        """Choose a command in the menu of a message in the window."""
        known = {str(command["id"]): str(command["name"]) for command in self._window.menu()}
        try:
            await self._window.pick(_number(wishes, "message"), known[str(wishes.get("command"))])
        except LookupError:
            raise Refused("sandbox-refused-gone") from None

    async def apply(self, wishes: Wishes) -> None:
        """Hand in a prepared application."""
        try:
            sort = Sort(str(wishes.get("sort")))
        except ValueError:
            raise Refused("sandbox-refused-gone") from None
        await self._submit(self._network.applicants[sort], APPLICATIONS[sort])

    async def apply_own(self, wishes: Wishes) -> None:
        """Hand in an application that somebody wrote in the lobby, as a person of their own."""
        name = str(wishes.get("name", "")).strip()
        answers = {key: str(wishes.get(key, "")).strip() for key in _LONGEST}
        if not 0 < len(name) <= NAME_LENGTH:
            raise Refused("sandbox-refused-name")
        if any(len(answers[key]) > longest for key, longest in _LONGEST.items()):
            raise Refused("sandbox-refused-long")
        self._gate_must_be_open()
        application = Application(**answers)
        locale = ENGLISH if wishes.get("locale") == "en" else SWEDISH
        person = Person(name, application.title, application.employer, Part.APPLICANT, locale)
        user = self._network.clients.arrive(self._network.introduce(person))
        await self._submit(user, application)

    async def withdraw(self, wishes: Wishes) -> None:
        await self._network.requests.withdraw(self._open_request(wishes))

    async def decide(self, wishes: Wishes) -> None:
        """Decide on Discord's own screen, as the first moderator."""
        request = self._open_request(wishes)
        action: Literal["APPROVED", "REJECTED"] = (
            "APPROVED" if wishes.get("approve") else "REJECTED"
        )
        reason = str(wishes.get("reason", ""))[:REASON_LENGTH] or None
        await self._network.requests.decide_in_discord(request, self._moderator(), action, reason)

    async def enter(self, wishes: Wishes) -> None:
        """Walk into the server without an application, as where Discord's gate is not used."""
        user = self._person(wishes)
        if self._network.member(user.id) is not None:
            raise Refused("sandbox-refused-inside")
        self._network.guild.add_member(user)

    async def leave(self, wishes: Wishes) -> None:
        """Leave the server."""
        member = self._member(self._person(wishes))
        if member.id == self._network.guild.owner.id:
            raise Refused("sandbox-refused-owner")
        self._network.guild.remove_member(member)

    async def set_messages(self, wishes: Wishes) -> None:
        """Close or open one's direct messages."""
        user, clients = self._person(wishes), self._network.clients
        (clients.close_messages if wishes.get("closed") else clients.open_messages)(user)

    async def move(self, wishes: Wishes) -> None:
        """Let time pass."""
        step = str(wishes.get("step"))
        if step == "next":
            if not await self._world.move_to_next_due():
                raise Refused("sandbox-refused-nothing-due")
        elif step in STEPS:
            await self._world.move(STEPS[step])
        else:
            raise Refused("sandbox-refused-gone")

    async def set_events(self, wishes: Wishes) -> None:
        """Lose Discord's events on the way, or not."""
        self._network.requests.events_lost = bool(wishes.get("lost"))

    async def set_gate(self, wishes: Wishes) -> None:
        """Turn Discord's membership applications on or off."""
        requests, guild = self._network.requests, self._network.guild
        (requests.open_gate if wishes.get("open") else requests.close_gate)(guild)

    # ------------------------------------------------------------------------------ finding

    def _person(self, wishes: Wishes) -> UserHandle:
        user_id = _number(wishes, "person")
        if user_id not in self._network.people:
            raise Refused("sandbox-refused-gone")
        return self._network.user(user_id)

    def _member(self, user: UserHandle) -> MemberActor:
        member = self._network.member(user.id)
        if member is None:
            raise Refused("sandbox-refused-outside")
        return member

    def _moderator(self) -> MemberActor:
        for user_id, person in self._network.people.items():
            member = self._network.member(user_id)
            if person.part is Part.MODERATOR and member is not None:
                return member
        raise Refused("sandbox-refused-gone")

    def _open_request(self, wishes: Wishes) -> JoinRequest:
        request = self._network.requests.get(_number(wishes, "request"))
        if request is None or not request.is_open:
            raise Refused("sandbox-refused-decided")
        return request

    def _gate_must_be_open(self) -> None:
        if not self._network.requests.has_gate(self._network.guild.id):
            raise Refused("sandbox-refused-gate")

    async def _submit(self, user: UserHandle, application: Application) -> None:
        self._gate_must_be_open()
        requests, guild = self._network.requests, self._network.guild
        if requests.open_request_of(user, guild) is not None:
            raise Refused("sandbox-refused-open")
        if self._network.member(user.id) is not None:
            raise Refused("sandbox-refused-inside")
        await requests.submit(guild, user, application.as_form())


def _number(wishes: Wishes, key: str) -> int:
    # Discord's ids are longer than a browser's numbers hold, so they come as text.
    text = str(wishes.get(key, ""))
    return int(text) if text.isascii() and text.isdigit() else 0
