"""A network whose members ask, share and answer, for tests of threads with the real bot."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.secrets import Vault
from bot.services import acceptances, communities
from domain.ids import ChannelId, CommunityId, UserId
from storage.unit_of_work import UnitOfWork
from tests.e2e.loopback import Loopback
from tests.e2e.loopback.shapes import FORUM, THREADS
from tests.e2e.meetup_worlds import MEETING, MeetupNetwork, save, settings
from tests.e2e.networks import Json, words
from tests.e2e.processes import BotProcess
from tests.keys import KEY

TITLE, TEXT = "Hur gör ni med semestern?", "Alla vill vara lediga i juli och ingen vill byta."
THREADING: Json = {
    **MEETING,
    "roles": [*MEETING["roles"], {"name": "Administratör", "permissions": 1 << 3}],
    "channels": [
        *MEETING["channels"],
        {"name": "trådar", "type": FORUM},
        {"name": "ekonomi", "type": FORUM},
        {"name": "prat"},
    ],
}
FOOT = "threads:begin:1"
"""A button that the bot's own post has, and no thread."""


@dataclass(frozen=True)
class ThreadNetwork(MeetupNetwork):
    """The server with its channel for threads, a forum or a text channel."""

    home: str = "trådar"

    @property
    def threads_channel(self) -> str:
        return str(self.ids["channels"][self.home])

    # What members do

    async def agree(self, *names: str) -> None:
        """These have accepted the rules and read the promise; before any bot runs."""
        vault = Vault(base64.urlsafe_b64decode(KEY))

        async def step(uow: UnitOfWork) -> None:
            community = await communities.of(uow, community_id=CommunityId(int(self.ids["id"])))
            assert community is not None
            for name in names:
                user_id = UserId(int(self.who(name)))
                await acceptances.accept(
                    uow,
                    vault,
                    community_id=community.community_id,
                    user_id=user_id,
                    what=acceptances.RULES,
                    version=1,
                )
                await acceptances.accept_promise(uow, vault, community=community, user_id=user_id)

        await self.change_by(step)

    async def preview(self, name: str, command: str = "ask", **fields: Any) -> Json:
        """Somebody who has accepted the rules fills in the form; what they see before posting."""
        where = {"user_id": self.who(name), "channel_id": self.threads_channel}
        option = {"name": command, "type": 1, "options": []}
        used = await self.discord.slash("threads", options=[option], **where)
        form = (await used.report())["callback"]
        assert form["type"] == 9, form
        filled = {"title": TITLE, "text": TEXT, **({"who": "seen"} if command == "ask" else {})}
        sent = await self.discord.submit(form["data"], filled | fields, **where)
        return dict((await sent.report())["original"])

    async def begin(self, name: str, command: str = "ask", **fields: Any) -> str:
        """Somebody begins a thread under their name; what the bot says."""
        shown = await self.preview(name, command, **fields)
        return await self._pressed("threads:post", shown, name)

    async def ask_unseen(self, name: str, *, later: bool = False, **fields: Any) -> str:
        """Somebody asks without a name; what the bot says."""
        shown = await self.preview(name, who="unseen", **fields)
        return await self._pressed("anonymous:ask-later" if later else "anonymous:ask", shown, name)

    async def answer_unseen(self, name: str, first: Json, text: str, *, later: bool = False) -> str:
        """Somebody answers by the button below a thread's first post; what the bot says."""
        form = await self.form("anonymous:answer", first, by=self.who(name))
        shown = await self.fill(form, first["channel_id"], by=self.who(name), text=text)
        route = "anonymous:answer-later" if later else "anonymous:answer-now"
        return await self._pressed(route, shown["original"], name)

    async def edit_unseen(
        self, name: str, route: str, tools: Json, channel_id: str, **fields: str
    ) -> str:
        """Somebody changes what they wrote without a name; what the bot says."""
        form = await self.form(route, tools, by=self.who(name))
        shown = await self.fill(form, channel_id, by=self.who(name), **fields)
        what = "post" if route == "anonymous:edit" else "first"
        return await self._pressed(f"anonymous:change-{what}", shown["original"], name)

    async def _pressed(self, route: str, message: Json, name: str) -> str:
        report = await (await self.press(route, message, by=self.who(name))).report()
        shown = report["original"] if report["original"] else report["followups"][0]
        return words(shown)

    # What is there

    async def posts(self) -> list[Json]:
        """The threads of the channel as Discord has them, without the one with the buttons."""
        guild = await self.discord.ask("guild", guild_id=self.ids["id"])
        found = [
            each
            for each in guild["threads"]
            if each["type"] in THREADS and each["parent_id"] == self.threads_channel
        ]
        return [each for each in found if "Ställ en fråga" not in each["name"]]

    async def opened(self, bot: BotProcess, count: int = 1) -> list[Json]:
        """The threads, once there are so many and the bot knows them."""
        known = "SELECT discord_id FROM threads WHERE discord_id IS NOT NULL"
        await bot.until(lambda: len(self.rows(known)) >= count, what=f"{count} threads")
        return await self.posts()

    async def channel(self, channel_id: str) -> Json:
        guild = await self.discord.ask("guild", guild_id=self.ids["id"])
        found: Json = next(each for each in guild["channels"] if each["id"] == channel_id)
        return found

    async def first_of(self, thread: Json) -> Json:
        """The message that begins a thread, in it or, in a text channel, above it."""
        for place in (thread["id"], thread["parent_id"]):
            for message in await self.discord.messages(place):
                if message["id"] == thread["id"]:
                    return message
        raise AssertionError(f"nothing begins {thread['name']}")

    async def said_in(self, thread: Json) -> list[Json]:
        """What stands in a thread after its beginning."""
        found = await self.discord.messages(thread["id"])
        return [m for m in found if m["id"] != thread["id"] and m["type"] == 0]

    async def told(self, name: str) -> list[str]:
        """The direct messages that somebody has."""
        return [words(m) for m in await self.discord.messages(await self.direct(name))]


async def threading(
    discord: Loopback,
    url: str,
    path: Path,
    *,
    home: str = "trådar",
    roles: dict[str, Sequence[str]] | None = None,
    agreed: Sequence[str] = (),
    **chosen: Any,
) -> ThreadNetwork:
    """Make the server at Discord and its settings in the database.

    `roles` are added to those that members have by name; `agreed` have accepted everything.
    """
    added = roles or {}
    members = [
        {**each, "roles": [*each["roles"], *added.get(each["name"], ())]}
        for each in THREADING["members"]
    ]
    ids = await discord.seed(**{**THREADING, "members": members})
    where = ChannelId(int(ids["channels"][home]))
    chosen = {"quiet_from": 0, "quiet_until": 0, "threads_channel_id": where, **chosen}
    await save(url, settings(ids, **chosen))
    shared = url if url.startswith("postgresql") else ""
    network = ThreadNetwork(discord, ids, path, shared, home)
    await network.agree(*agreed)
    return network
