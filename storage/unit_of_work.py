"""Transactions: what is done together is kept together or not at all."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.anonymity import Anonymity
from storage.applications import Applications
from storage.audit import Audit
from storage.ballots import Ballots
from storage.communities import Communities
from storage.drafts import Drafts
from storage.engine import Engines
from storage.facts import Facts
from storage.insights import Insights
from storage.jobs import Jobs
from storage.meetups import Meetups
from storage.members import Members
from storage.outbox import Outbox
from storage.own_terms import OwnTerms
from storage.people import People
from storage.policies import Policies
from storage.polls import Polls
from storage.prompts import Prompts
from storage.questions import Questions
from storage.reports import Reports
from storage.seasons import Seasons
from storage.signups import Signups
from storage.surveys import Surveys
from storage.threads import Threads
from storage.topics import Topics
from storage.unmaskings import Unmaskings
from storage.welcomes import Welcomes


class Transaction:
    """One open transaction, with the access to every area."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.connection = connection
        self.communities = Communities(connection)
        self.questions = Questions(connection)
        self.policies = Policies(connection)
        self.own_terms = OwnTerms(connection)
        self.applications = Applications(connection)
        self.insights = Insights(connection)
        self.drafts = Drafts(connection)
        self.members = Members(connection)
        self.people = People(connection)
        self.welcomes = Welcomes(connection)
        self.meetups = Meetups(connection)
        self.signups = Signups(connection)
        self.seasons = Seasons(connection)
        self.topics = Topics(connection)
        self.threads = Threads(connection)
        self.anonymity = Anonymity(connection)
        self.unmaskings = Unmaskings(connection)
        self.reports = Reports(connection)
        self.prompts = Prompts(connection)
        self.ballots = Ballots(connection)
        self.polls = Polls(connection)
        self.surveys = Surveys(connection)
        self.outbox = Outbox(connection)
        self.jobs = Jobs(connection)
        self.audit = Audit(connection)
        self.facts = Facts(connection)

    @property
    def has_work(self) -> bool:
        """True when something was added that is to be sent or run."""
        return self.outbox.has_new or self.jobs.has_new


class UnitOfWork:
    """Opens transactions. `on_commit` is called after a commit that added work."""

    def __init__(self, engines: Engines, *, on_commit: Callable[[], None] | None = None) -> None:
        self._engines = engines
        self._on_commit = on_commit
        self._writing: set[asyncio.Task[object] | None] = set()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Transaction]:
        """One snapshot, however many questions; a write in here is refused."""
        async with self._engines.readers.connect() as connection:
            yield Transaction(connection)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        """Commits at a clean end, takes everything back when an exception leaves."""
        task = asyncio.current_task()
        if task in self._writing:
            raise RuntimeError("a write inside a write would wait for itself")
        self._writing.add(task)
        try:
            async with (
                self._engines.turn(),
                self._engines.writers.connect() as connection,
            ):
                transaction = Transaction(connection)
                yield transaction
                await connection.commit()
        finally:
            self._writing.discard(task)
        if transaction.has_work and self._on_commit is not None:
            self._on_commit()
