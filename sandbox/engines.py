"""What the sandbox asks of the bot inside it, beside what Discord asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Protocol, Self

import discord
from simcord import Env

from bot.app import build
from bot.client import Ledarbot
from bot.prompts import default_topics
from bot.services import applications, cases, communities
from bot.services.topics import Proposed
from config.settings import Settings, SettingsError
from domain.community import Community
from domain.ids import ChannelId, CommunityId, RoleId, UserId
from sandbox.electorates import Electorate
from sandbox.feedback_returns import ask_again
from sandbox.histories import live_through
from sandbox.keys import key_for
from sandbox.past import FOUNDED
from sandbox.plans import plan_ahead
from sandbox.returns import post_again, put_back
from sandbox.seed import Network
from sandbox.surveying import Surveying
from sandbox.talks import Step, Talk
from sandbox.thread_returns import answer_again, be_as_before, begin_again, take_down
from sandbox.voting import Voting
from storage.database import Database
from storage.jobs import JobRow

IN_A_TEMPORARY_FOLDER = "sqlite://"
_NEVER_ENDING = 500
_SHOWN = 60
_KEPT = 1000
_NOW_FACT = "sandbox:now"
_UNFINISHED = ("queued", "in_flight")


class SimulatedClock:
    """The bot's clock in the sandbox: the simulated Discord's time, once there is one."""

    def __init__(self) -> None:
        self._env: Env | None = None

    def follow(self, env: Env) -> None:
        self._env = env

    def now(self) -> datetime:
        if self._env is None:
            raise RuntimeError("time has not begun")
        return self._env.now()


@dataclass(frozen=True, slots=True)
class Errand:
    """A row of the outbox or a job, told without its contents."""

    kind: str
    state: str
    due_at: datetime
    done_at: datetime | None = None


class Engine(Protocol):
    """The bot as the sandbox drives it: no timer of its own runs, it acts when told to."""

    @property
    def bot(self) -> discord.Client: ...

    @property
    def clock(self) -> SimulatedClock: ...

    def text(self, key: str, locale: str, /, **args: object) -> str:
        """A text from the catalogues, in "sv" or "en"."""
        ...

    async def resumes_at(self) -> datetime | None:
        """The last moment that a kept database remembers; None with a new one."""
        ...

    async def remember(self, now: datetime) -> None:
        """Keep the moment, for who opens the same database again."""
        ...

    async def settle_in(self, network: Network) -> None:
        """Set the community up through the bot's own service; with a kept database, put back
        what it remembers."""
        ...

    def openings(self) -> Iterable[Step]:
        """What else is done before the sandbox opens, each step when the bot has done all that
        follows from the one before."""
        ...

    async def do_due(self, now: datetime) -> None:
        """Run the jobs and deliver the messages that are due."""
        ...

    async def look_for_requests(self) -> None:
        """Poll Discord for membership applications, as the bot does every few minutes."""
        ...

    async def next_due_at(self) -> datetime | None:
        """When the earliest job or message waits for its time; None when nothing does."""
        ...

    async def outbox(self) -> Sequence[Errand]:
        """The messages that wait or were sent, the latest first."""
        ...

    async def jobs(self) -> Sequence[Errand]:
        """The jobs that wait, the earliest first."""
        ...

    async def close(self) -> None:
        """End the bot and its database."""
        ...


class LedarbotEngine:
    """The real bot, without its ticker: the sandbox's clock says when something is due."""

    def __init__(self, bot: Ledarbot, clock: SimulatedClock) -> None:
        self.bot = bot
        self.clock = clock
        # For the sandbox itself: a commit of it makes the bot do nothing.
        self._own = bot.database.unit_of_work()
        self._openings: list[Step] = []

    @classmethod
    async def build(cls, settings: Settings, *, database_url: str | None = None) -> Self:
        """The bot on a database of its own, gone afterwards unless an address is given."""
        database = await Database.open(database_url or IN_A_TEMPORARY_FOLDER)
        await database.migrate()
        if database_url is None:
            await _wait_for_no_disk(database)
        if not settings.anonymity_key:
            try:
                key = key_for(database, is_kept=database_url is not None)
            except SettingsError:
                await database.close()
                raise
            settings = replace(settings, anonymity_key=key)
        clock = SimulatedClock()
        bot = build(
            settings,
            database=database,
            clock=clock,
            shard_count=1,
            ticking=False,
            remember_commands=False,
        )
        return cls(bot, clock)

    def text(self, key: str, locale: str, /, **args: object) -> str:
        return self.bot.i18n.text(key, locale, **args)

    async def resumes_at(self) -> datetime | None:
        async with self._own.read() as tx:
            kept = await tx.facts.get(_NOW_FACT)
        return datetime.fromisoformat(kept) if kept else None

    async def remember(self, now: datetime) -> None:
        async with self._own.write() as tx:
            await tx.facts.set(_NOW_FACT, now.isoformat())

    async def settle_in(self, network: Network) -> None:
        community_id = CommunityId(network.guild.id)
        known = await communities.of(self.bot.uow, community_id=community_id)
        if known is None:
            await self._begin(network, community_id)
        else:
            # When the bot looked around there was no server yet, as if it had been removed.
            now = self.clock.now()
            await communities.returned(self._own, community_id=community_id, now=now)
        await self._put_back(network, community_id)
        # By the sandbox's own hand: the bot's would begin to deliver beside what is waited for.
        await communities.change(
            self._own,
            community_id=community_id,
            by=UserId(network.guild.owner.id),
            now=self.clock.now(),
            change=lambda community: _chosen(community, network),
        )
        if known is not None:
            # The simulated Discord begins anew each time, so the invitation is gone from it.
            now = self.clock.now()
            await communities.invite_again(self._own, community_id=community_id, now=now)
            await post_again(self._own, community_id=community_id, now=now)
            await ask_again(self._own, self.bot.box_keys, community_id=community_id, now=now)
            await self._talk_again(network, community_id, now)

    def openings(self) -> Iterable[Step]:
        return self._openings

    async def _begin(self, network: Network, community_id: CommunityId) -> None:
        """A new database: the network is set up, and all that came before happens."""
        community = await communities.change(
            self._own,
            community_id=community_id,
            by=UserId(network.guild.owner.id),
            now=FOUNDED,
            change=lambda community: _chosen(community, network),
        )
        people = {name: UserId(found) for name, found in network.known_by_name().items()}
        await live_through(
            self._own,
            community_id=community_id,
            people=people,
            read=await self.bot.reader_for(community_id),
        )
        await plan_ahead(self._own, community_id=community_id, people=people)
        talk = Talk(self._own, self.bot.vault, network)
        proposed = [Proposed(key, name) for key, name in default_topics(community.locale)]
        chosen = await talk.choose_topics(proposed, people)
        electorate = Electorate(network)
        self._openings += [
            *talk.steps(chosen, locale=community.locale, now=self.clock.now()),
            *Voting(self._own, self.bot, electorate).steps(),
            *Surveying(self._own, self.bot, electorate).steps(),
        ]

    async def _talk_again(self, network: Network, community_id: CommunityId, now: datetime) -> None:
        """A known database: the threads are posted anew, with what was written in them."""
        left = await take_down(self._own, community_id=community_id, now=now)
        marks = {each.thread.title for each in left if each.was_answered_by_name}
        talk = Talk(self._own, self.bot.vault, network)
        self._openings += [
            *(partial(begin_again, self._own, each, now=now) for each in left),
            *(
                partial(answer_again, self._own, each, post, now=now)
                for each in left
                for post in each.posts
            ),
            *talk.steps_by_name(marks, now=now),
            partial(be_as_before, self._own, left, now=now),
        ]

    async def _put_back(self, network: Network, community_id: CommunityId) -> None:
        found = await applications.listing(
            self._own, community_id=community_id, states=None, limit=_KEPT
        )
        put_back(network, found)
        now = self.clock.now()
        async with self._own.write() as tx:
            for application in found:
                if application.is_open:
                    # The time makes it another message than the card of the time before.
                    again = f"again:{now.isoformat()}"
                    await cases.queue(tx, cases.CARD, application, now=now, code=again)

    async def do_due(self, now: datetime) -> None:
        for _ in range(_NEVER_ENDING):
            handled = await self.bot.scheduler.run_due(now)
            handled += await self.bot.delivery.deliver_due(now)
            if not handled:
                return
        raise RuntimeError("the bot keeps giving itself work")

    async def look_for_requests(self) -> None:
        await self.bot.join_requests.poll()

    async def next_due_at(self) -> datetime | None:
        async with self.bot.uow.read() as tx:
            moments = (await tx.jobs.next_due(), await tx.outbox.next_due())
        return min((moment for moment in moments if moment is not None), default=None)

    async def outbox(self) -> Sequence[Errand]:
        async with self.bot.uow.read() as tx:
            rows = await tx.outbox.recent(_SHOWN)
        return [Errand(row.kind, row.state, row.due_at, row.sent_at) for row in rows]

    async def jobs(self) -> Sequence[Errand]:
        table = JobRow.table()
        waiting = table.select().where(table.c.state.in_(_UNFINISHED)).order_by(table.c.due_at)
        async with self.bot.uow.read() as tx:
            rows = (await tx.connection.execute(waiting.limit(_SHOWN))).mappings().all()
        return [Errand(row["name"], row["state"], row["due_at"]) for row in rows]

    async def close(self) -> None:
        await self.bot.close()


async def _wait_for_no_disk(database: Database) -> None:
    """Nothing of a database in a temporary folder is there after a power cut anyhow."""
    async with database.engines.writers.connect() as connection:
        raw = (await connection.get_raw_connection()).driver_connection
        assert raw is not None
        await raw.execute_fetchall("PRAGMA synchronous=OFF")


def _chosen(community: Community, network: Network) -> Community:
    """What the organiser would have chosen with /setup."""
    roles, channels = network.roles, network.channels
    return replace(
        community,
        name=network.guild.name,
        moderator_role_id=RoleId(roles.moderator.id),
        organiser_role_id=RoleId(roles.organiser.id),
        member_role_id=RoleId(roles.member.id),
        review_channel_id=ChannelId(channels.review.id),
        welcome_channel_id=ChannelId(channels.welcome.id),
        announcements_channel_id=ChannelId(channels.announcements.id),
        threads_channel_id=ChannelId(channels.threads.id),
        meetups_channel_id=ChannelId(channels.meetups.id),
        feedback_channel_id=ChannelId(channels.feedback.id),
        # Who tries things out wants to see what follows; /setup start gives the time to undo.
        decision_delay_seconds=community.decision_delay_seconds if community.set_up_at else 0,
    )
