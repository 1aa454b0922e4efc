"""A network that votes and answers surveys, for tests with the real bot."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot import surveys as shipped
from bot.box_keys import KeyFolder
from bot.services import polls, survey_rounds, surveys
from domain.ids import ChannelId, CommunityId, PollId, UserId
from domain.poll_values import Poll, PollKind
from domain.survey_values import Round
from storage.unit_of_work import UnitOfWork
from tests.e2e.loopback import Loopback
from tests.e2e.meetup_worlds import MEETING, MEMBERS, MeetupNetwork, save, settings
from tests.e2e.networks import Json
from tests.e2e.processes import BotProcess

PEOPLE = ("Anna", "Bo", *MEMBERS)
FEEDING: Json = {
    **MEETING,
    "roles": [*MEETING["roles"], {"name": "Administratör", "permissions": 1 << 3}],
    "members": [
        {**each, "roles": [*each["roles"], *(["Organisatör"] if each["name"] == "Eva" else [])]}
        for each in MEETING["members"]
    ],
    "channels": [*MEETING["channels"], {"name": "återkoppling"}],
}


@dataclass(frozen=True)
class FeedbackNetwork(MeetupNetwork):
    """The server with its channel for feedback."""

    @property
    def feedback(self) -> str:
        return str(self.ids["channels"]["återkoppling"])

    @property
    def keys(self) -> KeyFolder:
        """The folder beside the database, where the bot has its own."""
        return KeyFolder(Path(f"{self.path}.boxes"))

    @property
    def community_id(self) -> CommunityId:
        return CommunityId(int(self.ids["id"]))

    async def ask_poll(self, **more: Any) -> Poll:
        """Eva asks yes or no; before any bot runs."""
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "community_id": self.community_id,
            "poll_id": PollId(0),
            "kind": PollKind.YES_NO,
            "question": "Ska vi ses varje månad?",
            "created_by": UserId(int(self.who("Eva"))),
            "channel_id": ChannelId(int(self.feedback)),
            "opened_at": now,
            "closes_at": now + timedelta(days=3),
        }
        poll = Poll(**values | more)

        async def step(uow: UnitOfWork) -> Poll:
            return await polls.open_poll(uow, self.keys, poll=poll, now=now)

        found: Poll = await self.change_by(step)
        return found

    async def hold_round(self, key: str = "recommend") -> Round:
        """Everybody is asked by message; before any bot runs."""
        now = datetime.now(UTC)

        async def step(uow: UnitOfWork) -> Round:
            survey = await surveys.keep(
                uow,
                community_id=self.community_id,
                key=key,
                form=shipped.load()[key].form,
                source=shipped.source(key),
                by=UserId(int(self.who("Eva"))),
                now=now,
            )
            return await survey_rounds.open_round(
                uow,
                self.keys,
                community_id=self.community_id,
                survey_id=survey.survey_id,
                invited=[UserId(int(self.who(name))) for name in PEOPLE],
                by=UserId(int(self.who("Eva"))),
                closes_at=now + timedelta(days=7),
                remind_at=now + timedelta(days=3),
                channel_id=None,
                role_id=None,
                by_message=True,
                now=now,
            )

        found: Round = await self.change_by(step)
        return found

    async def card(self) -> Json:
        """The poll's card, once it stands there."""

        async def posted() -> Json | None:
            found = await self.discord.messages(self.feedback)
            return found[0] if found else None

        found: Json = await self.discord.until(posted, what="the card", timeout=30)
        return found

    async def vote(self, name: str, *, yes: bool) -> Json:
        """Somebody presses one of the two buttons; what is answered."""
        card = await self.card()
        buttons = [
            each["custom_id"]
            for row in card["components"][0]["components"]
            for each in row.get("components", ())
            if str(each.get("custom_id", "")).startswith("polls:say:")
        ]
        pressed = await self.discord.press(
            buttons[0 if yes else 1], user_id=self.who(name), message=card
        )
        report: Json = await pressed.report()
        return report

    def ballots(self) -> list[Any]:
        return self.rows("SELECT answers, seal IS NULL FROM ballots ORDER BY id")

    async def closed(self, bot: BotProcess) -> None:
        await bot.until(
            lambda: self.rows("SELECT state FROM polls") == [("closed",)], what="the closing"
        )


async def feeding(discord: Loopback, url: str, path: Path, **chosen: Any) -> FeedbackNetwork:
    """Make the server at Discord and its settings in the database."""
    ids = await discord.seed(**FEEDING)
    where = ChannelId(int(ids["channels"]["återkoppling"]))
    chosen = {"quiet_from": 0, "quiet_until": 0, "feedback_channel_id": where, **chosen}
    await save(url, settings(ids, **chosen))
    return FeedbackNetwork(discord, ids, path, url if url.startswith("postgresql") else "")
