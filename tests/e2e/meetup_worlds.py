"""A network whose members meet, for tests of meetups with the real bot."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.services import meetups
from domain.community import Community
from domain.ids import ChannelId, CommunityId, MeetupId, RoleId, UserId
from domain.meetup_values import Meetup, SeatRules
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.e2e.loopback import Loopback, Pressed
from tests.e2e.loopback.shapes import PRIVATE_THREAD
from tests.e2e.networks import NETWORK, Json, Network, community, words
from tests.e2e.processes import BotProcess

HOUR, DAY = 3600, 24 * 3600
SOON_SECONDS = 30
MEMBERS = ("Cecilia", "David", "Eva")
MEETING: Json = {
    **NETWORK,
    "roles": [*NETWORK["roles"], {"name": "Organisatör"}],
    "members": [
        {"name": "Anna", "roles": ["Medlem", "Moderator", "Organisatör"]},
        {"name": "Bo", "roles": ["Medlem"]},
        *({"name": name, "roles": ["Medlem"]} for name in MEMBERS),
    ],
    "channels": [*NETWORK["channels"], {"name": "träffar"}],
}


@dataclass(frozen=True)
class MeetupNetwork(Network):
    """The server with its meetups channel, and what is asked of it."""

    @property
    def meetups(self) -> str:
        return str(self.ids["channels"]["träffar"])

    def who(self, name: str) -> str:
        return str(self.ids["members"][name])

    # What hosts and members do

    async def change_by(self, step: Callable[[UnitOfWork], Awaitable[Any]]) -> Any:
        """Take a step that needs no bot, as one of its processes would."""
        database = await Database.open(self.database_url)
        try:
            return await step(database.unit_of_work())
        finally:
            await database.close()

    async def announce(
        self,
        title: str = "Frukost",
        *,
        hours: float = 72,
        seats: SeatRules | int | None = None,
        **more: Any,
    ) -> int:
        """Anna shows a meetup to the members; it begins in so many hours. Its number."""
        now, host = datetime.now(UTC), UserId(int(self.anna))
        # Whole seconds, as Discord keeps them.
        start = now.replace(microsecond=0) + timedelta(hours=hours)
        new = Meetup(
            community_id=CommunityId(int(self.ids["id"])),
            host_id=host,
            created_at=now,
            changed_at=now,
            title=title,
            start_at=start,
            end_at=start + timedelta(hours=2),
            venue="Stadshuset",
            seats=seats if isinstance(seats, SeatRules) else SeatRules(capacity=seats),
            **more,
        )

        async def step(uow: UnitOfWork) -> int:
            draft = await meetups.draft(uow, new, by=host, now=now)
            shown = await meetups.put_forward(uow, **self.step(draft.meetup_id))
            return int(shown.meetup_id)

        number: int = await self.change_by(step)
        return number

    def step(self, meetup_id: int) -> Json:
        """The arguments of a step that Anna takes as an organiser."""
        return {
            "community_id": CommunityId(int(self.ids["id"])),
            "meetup_id": MeetupId(meetup_id),
            "by": UserId(int(self.anna)),
            "is_organiser": True,
            "now": datetime.now(UTC),
        }

    async def answer(self, verb: str, name: str, *, meetup_id: int = 1) -> str:
        """Press a button of the card; what the bot says then."""
        pressed = await self.on_card(verb, name, meetup_id=meetup_id)
        return said(await pressed.report())

    async def on_card(self, verb: str, name: str, *, meetup_id: int = 1) -> Pressed:
        card = await self.meetup_card(meetup_id)
        return await self.press(f"meetups:{verb}", card, by=self.who(name))

    # What is there

    async def meetup_card(self, meetup_id: int = 1) -> Json:
        (card,) = await self.posted(self.meetups, rf"meetups:more:{meetup_id}\b")
        return card

    async def direct(self, name: str) -> str:
        """The channel of somebody's direct messages."""
        channel = await self.discord.ask("direct", user_id=self.who(name))
        return str(channel["id"])

    async def events(self) -> list[Json]:
        guild = await self.discord.ask("guild", guild_id=self.ids["id"])
        return list(guild["events"])

    async def threads(self) -> list[Json]:
        guild = await self.discord.ask("guild", guild_id=self.ids["id"])
        return [thread for thread in guild["threads"] if thread["type"] == PRIVATE_THREAD]

    async def all_sent(self, bot: BotProcess) -> None:
        """Nothing is on its way or due soon; what is gathered for some minutes may wait."""
        now = datetime.fromisoformat((await self.discord.ask("clock"))["now"])
        soon = (now + timedelta(seconds=SOON_SECONDS)).replace(tzinfo=None).isoformat(" ")
        waiting = (
            "SELECT kind, state, due_at FROM outbox"
            " WHERE state IN ('queued', 'in_flight', 'retry') AND due_at <= ?"
            # The buttons follow to the foot of a channel in their own time.
            " AND kind != 'threads.foot'"
        )
        try:
            await bot.until(lambda: not self.rows(waiting, soon), what="empty outbox")
        except TimeoutError as late:
            raise TimeoutError(f"{self.rows(waiting, soon)} are left; {late}") from late


def said(report: Json) -> str:
    """The words of an answer that only the presser sees."""
    messages = [m for m in (report["original"], *report["followups"]) if m]
    return "\n".join(words(message) for message in messages)


def posts_to(channel_id: str) -> Json:
    return {"method": "POST", "path": f"/channels/{channel_id}/messages"}


def settings(ids: Json, **chosen: Any) -> Community:
    """What `/setup start` would have made of the network."""
    return community(
        ids,
        meetups_channel_id=ChannelId(int(ids["channels"]["träffar"])),
        organiser_role_id=RoleId(int(ids["roles"]["Organisatör"])),
        direct_pace=1500,
        **chosen,
    )


async def meeting(discord: Loopback, url: str, *, more: Sequence[str] = (), **chosen: Any) -> Json:
    """Make the server at Discord and its settings in the database; the server's ids.

    `more` names further members.
    """
    members = [*MEETING["members"], *({"name": name, "roles": ["Medlem"]} for name in more)]
    ids = await discord.seed(**{**MEETING, "members": members})
    await save(url, settings(ids, **chosen))
    return ids


async def save(url: str, chosen: Community) -> None:
    """Keep the settings of a network, before any bot runs."""
    database = await Database.open(url)
    try:
        async with database.unit_of_work().write() as tx:
            await tx.communities.save(chosen)
    finally:
        await database.close()
