"""Threads that the bot posted, and the anonymous posts inside them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Select, func, insert, select, update

from domain.ids import CommunityId, MessageId, PostId, ThreadId, TopicId, UserId
from domain.thread_values import LIVE, Post, PostState, Thread, ThreadKind, ThreadState
from storage.access import Access
from storage.errors import ChangedMeanwhile
from storage.thread_rows import PostRow, ThreadRow, post_of, post_row, thread_of, thread_row

_threads = ThreadRow.table()
_posts = PostRow.table()
_SHOWN = (ThreadState.OPEN, ThreadState.ANSWERED, ThreadState.CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedThreads:
    """What a list of threads is narrowed to."""

    topic_id: TopicId | None = None
    kind: ThreadKind | None = None
    unanswered: bool = False
    author_id: UserId | None = None
    among: Collection[ThreadId] | None = None
    """Only these; for the anonymous threads that somebody is the author of."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A thread without its words: what it is called, and what it is about."""

    thread_id: ThreadId
    title: str
    topic_id: TopicId | None
    kind: ThreadKind


class Threads(Access):
    async def add(self, thread: Thread) -> None:
        """Keep a new thread under the number that it brings."""
        await self._connection.execute(insert(_threads), thread_row(thread))

    async def save(self, thread: Thread) -> Thread:
        """Keep all of the thread and answer it with its next revision."""
        saved = replace(thread, revision=thread.revision + 1)
        changed = await self._changed(
            update(_threads)
            .where(
                _threads.c.id == thread.thread_id,
                _threads.c.community_id == thread.community_id,
                _threads.c.revision == thread.revision,
            )
            .values(thread_row(saved))
        )
        if not changed:
            raise ChangedMeanwhile()
        return saved

    async def note(self, thread_id: ThreadId, **values: Any) -> None:
        """Keep what is no change of what the post shows: where it is, when it was active."""
        await self._connection.execute(
            update(_threads).where(_threads.c.id == thread_id).values(**values)
        )

    async def get(
        self, community_id: CommunityId, thread_id: ThreadId, *, lock: bool = True
    ) -> Thread | None:
        """The thread, if it belongs to this community."""
        return await self._only(_of(community_id).where(_threads.c.id == thread_id), lock=lock)

    async def home_of(self, thread_id: ThreadId) -> CommunityId | None:
        """Whose thread it is: direct messages know no community."""
        found = await self._connection.scalar(
            select(_threads.c.community_id).where(_threads.c.id == thread_id)
        )
        return None if found is None else CommunityId(found)

    async def by_discord_id(
        self, community_id: CommunityId, discord_id: int, *, lock: bool = True
    ) -> Thread | None:
        """The thread that has this number in Discord."""
        found = _of(community_id).where(_threads.c.discord_id == discord_id)
        return await self._only(found, lock=lock)

    async def listing(
        self, community_id: CommunityId, wanted: WantedThreads, *, limit: int = 25, offset: int = 0
    ) -> list[Thread]:
        """The newest first, by Discord's numbers, which are as public as the posts."""
        statement = _narrowed(_of(community_id), wanted).order_by(_threads.c.discord_id.desc())
        rows = await self._all(statement.limit(limit).offset(offset))
        return [thread_of(row) for row in rows]

    async def titles(self, community_id: CommunityId, *, limit: int) -> list[Titled]:
        """What the newest are called: of thousands their words would take long to read. What a
        hidden one is called is not looked at: a search that finds it would tell.
        """
        columns = (_threads.c.id, _threads.c.title, _threads.c.topic_id, _threads.c.kind)
        statement = select(*columns).where(
            _threads.c.community_id == community_id, _threads.c.is_hidden.is_(False)
        )
        newest = _narrowed(statement, WantedThreads()).order_by(_threads.c.discord_id.desc())
        found = await self._connection.execute(newest.limit(limit))
        return [
            Titled(ThreadId(number), title, topic_id, ThreadKind(kind))
            for number, title, topic_id, kind in found
        ]

    async def count(self, community_id: CommunityId, wanted: WantedThreads) -> int:
        """How many the list would have without a limit."""
        of_community = _threads.c.community_id == community_id
        statement = select(func.count()).select_from(_threads).where(of_community)
        return await self._connection.scalar(_narrowed(statement, wanted)) or 0

    async def live(self, community_id: CommunityId) -> list[Thread]:
        """Those in which people write."""
        rows = await self._all(
            _of(community_id).where(_threads.c.state.in_(LIVE)).order_by(_threads.c.id)
        )
        return [thread_of(row) for row in rows]

    async def of_author(self, community_id: CommunityId, user_id: UserId) -> list[Thread]:
        """Every thread that the person began under their own name."""
        rows = await self._all(
            _of(community_id).where(_threads.c.author_id == user_id).order_by(_threads.c.id)
        )
        return [thread_of(row) for row in rows]

    async def anonymous(self, community_id: CommunityId) -> list[Thread]:
        """Every thread with an anonymous author or post."""
        inside = select(_posts.c.thread_id).where(_posts.c.community_id == community_id)
        rows = await self._all(
            _of(community_id)
            .where(_threads.c.handle.is_not(None) | _threads.c.id.in_(inside))
            .order_by(_threads.c.id)
        )
        return [thread_of(row) for row in rows]

    async def blank(self, community_id: CommunityId, inactive_before: date) -> int:
        """Drop the words of threads that are gone or in which nothing was written since; their
        titles stay.
        """
        # What could never be posted has no day on which something was written in it.
        is_over = (_threads.c.state == ThreadState.GONE) | (
            (_threads.c.active_on < inactive_before) & (_threads.c.state != ThreadState.PENDING)
        )
        old = (_threads.c.community_id == community_id) & is_over
        await self._connection.execute(
            update(_posts)
            .where(
                _posts.c.thread_id.in_(select(_threads.c.id).where(old)),
                _posts.c.state != PostState.PENDING,
            )
            .values(text="")
        )
        has_words = (_threads.c.text != "") | (_threads.c.link != "")
        return await self._changed(update(_threads).where(old, has_words).values(text="", link=""))

    # ---------------------------------------------------------------------- anonymous posts

    async def add_post(self, post: Post) -> None:
        """Keep a new anonymous post under the number that it brings."""
        await self._connection.execute(insert(_posts), post_row(post))

    async def save_post(self, post: Post) -> Post:
        """Keep all of the post and answer it with its next revision."""
        saved = replace(post, revision=post.revision + 1)
        changed = await self._changed(
            update(_posts)
            .where(_posts.c.id == post.post_id, _posts.c.revision == post.revision)
            .values(post_row(saved))
        )
        if not changed:
            raise ChangedMeanwhile()
        return saved

    async def note_post(self, post_id: PostId, **values: Any) -> None:
        """Keep what is no change of what the post shows."""
        await self._connection.execute(
            update(_posts).where(_posts.c.id == post_id).values(**values)
        )

    async def post(
        self, community_id: CommunityId, post_id: PostId, *, lock: bool = True
    ) -> Post | None:
        """The post, if it belongs to this community."""
        found = _posts_of(community_id).where(_posts.c.id == post_id)
        return await self._only_post(found, lock=lock)

    async def post_by_message(
        self, community_id: CommunityId, message_id: MessageId
    ) -> Post | None:
        """The anonymous post that has this number in Discord."""
        found = _posts_of(community_id).where(_posts.c.message_id == message_id)
        return await self._only_post(found, lock=True)

    async def posts(self, community_id: CommunityId, thread_id: ThreadId) -> list[Post]:
        """The thread's anonymous posts in the order in which Discord has them, and last those that
        it doesn't have.
        """
        rows = await self._all(
            _posts_of(community_id)
            .where(_posts.c.thread_id == thread_id)
            .order_by(_posts.c.message_id.nulls_last(), _posts.c.id)
        )
        return [post_of(row) for row in rows]

    async def pending_posts(self, community_id: CommunityId, thread_id: ThreadId) -> list[Post]:
        """The anonymous posts that are on their way."""
        every = await self.posts(community_id, thread_id)
        return [post for post in every if post.state is PostState.PENDING]

    async def _only(self, statement: Select[Any], *, lock: bool) -> Thread | None:
        row = await self._first(self._locked(statement) if lock else statement)
        return None if row is None else thread_of(row)

    async def _only_post(self, statement: Select[Any], *, lock: bool) -> Post | None:
        row = await self._first(self._locked(statement) if lock else statement)
        return None if row is None else post_of(row)


def _of(community_id: CommunityId) -> Select[Any]:
    return select(_threads).where(_threads.c.community_id == community_id)


def _posts_of(community_id: CommunityId) -> Select[Any]:
    return select(_posts).where(_posts.c.community_id == community_id)


def _narrowed(statement: Select[Any], wanted: WantedThreads) -> Select[Any]:
    statement = statement.where(_threads.c.state.in_(_SHOWN), _threads.c.discord_id.is_not(None))
    if wanted.topic_id is not None:
        statement = statement.where(_threads.c.topic_id == wanted.topic_id)
    if wanted.kind is not None:
        statement = statement.where(_threads.c.kind == wanted.kind)
    if wanted.unanswered:
        statement = statement.where(
            _threads.c.kind == ThreadKind.QUESTION,
            _threads.c.state == ThreadState.OPEN,
            _threads.c.is_replied.is_(False),
        )
    mine = []
    if wanted.author_id is not None:
        mine.append(_threads.c.author_id == wanted.author_id)
    if wanted.among is not None:
        mine.append(_threads.c.id.in_(list(wanted.among)))
    if mine:
        statement = statement.where(mine[0] if len(mine) == 1 else mine[0] | mine[1])
    return statement
