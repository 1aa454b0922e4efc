"""The network's conversations before the curtain rises, by the bot's own services.

They are taken in at their time in the story's past and posted as the sandbox opens; then people
write in them, and nobody is told of what is old.
"""

from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from simcord import ChannelHandle

from bot.services import acceptances, anonymity, communities, thread_listing, threads, topics
from bot.services.thread_cases import NOTICE
from bot.services.topics import Proposed
from bot.services.vaults import Vault
from domain.ids import CommunityId, MessageId, TopicId, UserId
from domain.thread_values import Thread, ThreadKind
from sandbox.conversations import CONVERSATIONS, STEWARDS, Conversation, Reply
from sandbox.people import ORGANISER
from sandbox.prompt_series import run_series
from sandbox.seed import Network
from storage.unit_of_work import UnitOfWork

_EVERY = 100
_AT_ONCE = timedelta()

Step = Callable[[], Awaitable[None]]


class Talk:
    """What is asked and answered, one after the other, as the steps that lead up to the opening."""

    def __init__(self, uow: UnitOfWork, vault: Vault, network: Network) -> None:
        self._uow = uow
        self._vault = vault
        self._network = network
        self._community_id = CommunityId(network.guild.id)

    def steps(
        self, topics_by_key: Mapping[str, TopicId], *, locale: str, now: datetime
    ) -> Iterator[Step]:
        """Everything for a network that begins; what the bot posts stands before the next step."""
        for each in CONVERSATIONS:
            if each.kind is ThreadKind.PROMPT:
                yield partial(self._begin_series, each, locale)
            else:
                yield partial(self._begin, each, topics_by_key[each.topic])
        for each in CONVERSATIONS:
            for reply in each.replies:
                yield partial(self._reply, each, reply, now=now)
        yield self._accept
        yield self._be_old

    def steps_by_name(self, marks: Collection[str], *, now: datetime) -> Iterator[Step]:
        """What people wrote under their names, once more in a Discord that begins anew; `marks` are
        the titles of questions that such an answer had helped."""
        for each in CONVERSATIONS:
            for reply in each.replies:
                if not reply.is_unseen:
                    again = replace(reply, helped=reply.helped and each.title in marks)
                    yield partial(self._reply, each, again, now=now)

    async def choose_topics(
        self, proposed: Sequence[Proposed], people: Mapping[str, UserId]
    ) -> Mapping[str, TopicId]:
        """Have the shipped topics taken up, with who looks after them; answers them by key."""
        first = CONVERSATIONS[0].at
        offered = await topics.offered(
            self._uow, community_id=self._community_id, proposed=proposed, now=first
        )
        by_key = {topic.key: topic.topic_id for topic in offered}
        for key, names in STEWARDS.items():
            await topics.set_stewards(
                self._uow,
                community_id=self._community_id,
                topic_id=by_key[key],
                stewards=[people[name] for name in names],
                by=people[ORGANISER.name],
                now=first,
            )
        return by_key

    async def _begin(self, each: Conversation, topic_id: TopicId) -> None:
        given: dict[str, Any] = {
            "community_id": self._community_id,
            "title": each.title,
            "text": each.text,
            "topic_id": topic_id,
            "now": each.at,
        }
        by = self._id_of(each.name)
        if each.is_unseen:
            thread = await anonymity.ask(
                self._uow, self._vault, user_id=by, delay=_AT_ONCE, **given
            )
        else:
            thread = await threads.post(
                self._uow, author_id=by, kind=each.kind, link=each.link, **given
            )
        await self._posted_on(each, thread)

    async def _begin_series(self, each: Conversation, locale: str) -> None:
        thread = await run_series(
            self._uow,
            community_id=self._community_id,
            people={name: self._id_of(name) for name in (ORGANISER.name, each.name)},
            locale=locale,
        )
        await self._posted_on(each, thread)

    async def _posted_on(self, each: Conversation, thread: Thread) -> None:
        """Else it would have been posted on the day on which the simulated Discord begins."""
        async with self._uow.write() as tx:
            await tx.threads.note(thread.thread_id, posted_on=each.at.date())

    async def _reply(self, each: Conversation, reply: Reply, *, now: datetime) -> None:
        thread = await self._standing(each)
        if thread is None:
            return
        if not reply.is_unseen:
            member = self._network.named(reply.name)
            sent = await member.send(self._place(thread), reply.words)
            if reply.helped:
                await self._mark(each, thread, MessageId(sent.id), now=now)
            return
        await anonymity.answer(
            self._uow,
            self._vault,
            community_id=self._community_id,
            thread_id=thread.thread_id,
            user_id=self._id_of(reply.name),
            text=reply.words,
            delay=_AT_ONCE,
            now=now,
        )

    async def _accept(self) -> None:
        """Whoever has begun a thread or written without a name has read what comes before that."""
        community = await communities.of(self._uow, community_id=self._community_id)
        assert community is not None
        for each in CONVERSATIONS:
            unseen = {reply.name for reply in each.replies if reply.is_unseen}
            unseen |= {each.name} if each.is_unseen else set()
            # Of a prompt nobody fills in a form.
            asker = set() if each.kind is ThreadKind.PROMPT else {each.name}
            for name in asker | unseen:
                await acceptances.accept(
                    self._uow,
                    self._vault,
                    community_id=self._community_id,
                    user_id=self._id_of(name),
                    what=acceptances.RULES,
                    version=community.thread_rules_version,
                )
            for name in unseen:
                await acceptances.accept_promise(
                    self._uow, self._vault, community=community, user_id=self._id_of(name)
                )

    async def _be_old(self) -> None:
        """Nothing was written today, and nobody is told of it."""
        async with self._uow.write() as tx:
            for each in CONVERSATIONS:
                thread = await self._standing(each)
                if thread is None:
                    # The bot has posted nothing; the tour finds that out.
                    continue
                await tx.threads.note(thread.thread_id, active_on=each.last_day)
                for author in await tx.anonymity.in_thread(thread.thread_id):
                    for notice in await tx.outbox.take_back(f"{NOTICE}:{author.handle}:"):
                        # A row that stays would keep the next one from being queued.
                        await tx.outbox.forget(notice.id)

    async def _mark(
        self, each: Conversation, thread: Thread, message_id: MessageId, *, now: datetime
    ) -> None:
        await threads.mark_answer(
            self._uow,
            self._vault,
            community_id=self._community_id,
            thread_id=thread.thread_id,
            message_id=message_id,
            by=self._id_of(each.name),
            now=now,
        )

    async def _standing(self, each: Conversation) -> Thread | None:
        """The thread in Discord, if it can be written in."""
        page = await thread_listing.listing(
            self._uow, community_id=self._community_id, limit=_EVERY
        )
        named = (thread for thread in page.threads if thread.title == each.title)
        return next((thread for thread in named if thread.is_live), None)

    def _id_of(self, name: str) -> UserId:
        return UserId(self._network.named(name).id)

    def _place(self, thread: Thread) -> ChannelHandle:
        env = self._network.env
        place = env.backend.get_channel(int(thread.discord_id or 0))
        return ChannelHandle(env, self._network.guild, place)
