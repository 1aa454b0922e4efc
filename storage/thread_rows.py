"""The tables of threads and topics, and the way between their rows and the domain's values."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, Date, ForeignKey, Index
from sqlmodel import Field

from domain.ids import TopicId, UserId
from domain.thread_values import Post, PostState, Thread, ThreadKind, ThreadState, Topic
from storage.base import PlainText, RowId, StoredRow, not_negative, one_of


class TopicRow(StoredRow, table=True):
    __tablename__ = "topics"
    __table_args__ = (
        not_negative("position"),
        Index(None, "community_id", "name_key", unique=True),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, sa_type=RowId, primary_key=True)
    community_id: int = Field(sa_type=BigInteger)
    key: str = Field(sa_type=PlainText)
    name: str = Field(sa_type=PlainText)
    name_key: str = Field(sa_type=PlainText)
    """The name as it is compared."""
    position: int
    tag_id: int | None = Field(sa_type=BigInteger)
    channel_id: int | None = Field(sa_type=BigInteger)
    is_retired: bool


class StewardRow(StoredRow, table=True):
    __tablename__ = "stewards"

    topic_id: int = Field(
        sa_type=BigInteger,
        primary_key=True,
        sa_column_args=[ForeignKey("topics.id", ondelete="CASCADE")],
        sa_column_kwargs={"autoincrement": False},
    )
    user_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    community_id: int = Field(sa_type=BigInteger)


class ThreadRow(StoredRow, table=True):
    __tablename__ = "threads"
    __table_args__ = (
        one_of("kind", ThreadKind),
        one_of("state", ThreadState),
        not_negative("revision"),
        not_negative("bumps"),
        Index(None, "community_id", "state"),
        Index(None, "discord_id"),
    )

    # A number of ours, at random; on SQLite it is the place of the row as well, so that the order
    # of rows tells nothing.
    id: int = Field(sa_type=RowId, primary_key=True, sa_column_kwargs={"autoincrement": False})
    community_id: int = Field(sa_type=BigInteger)
    kind: str = Field(sa_type=PlainText)
    topic_id: int | None = Field(
        sa_type=BigInteger,
        index=True,
        sa_column_args=[ForeignKey("topics.id", ondelete="SET NULL")],
    )
    title: str = Field(sa_type=PlainText)
    text: str = Field(sa_type=PlainText)
    link: str = Field(sa_type=PlainText)
    author_id: int | None = Field(sa_type=BigInteger, index=True)
    handle: int | None = Field(sa_type=BigInteger)
    state: str = Field(sa_type=PlainText)
    revision: int
    shown_revision: int
    is_replied: bool
    is_hidden: bool
    posted_on: date | None = Field(sa_type=Date)
    active_on: date | None = Field(sa_type=Date)
    bumps: int
    bumped_on: date | None = Field(sa_type=Date)
    answer_id: int | None = Field(sa_type=BigInteger)
    channel_id: int | None = Field(sa_type=BigInteger)
    discord_id: int | None = Field(sa_type=BigInteger)
    prompt_key: str = Field(sa_type=PlainText)
    keep_links_days: int | None
    later_title: str = Field(sa_type=PlainText)
    later_text: str = Field(sa_type=PlainText)
    later_topic_id: int | None = Field(sa_type=BigInteger)


class PostRow(StoredRow, table=True):
    __tablename__ = "anonymous_posts"
    __table_args__ = (
        one_of("state", PostState),
        not_negative("revision"),
        Index(None, "message_id"),
    )

    id: int = Field(sa_type=RowId, primary_key=True, sa_column_kwargs={"autoincrement": False})
    community_id: int = Field(sa_type=BigInteger)
    thread_id: int = Field(
        sa_type=BigInteger,
        index=True,
        sa_column_args=[ForeignKey("threads.id", ondelete="CASCADE")],
    )
    handle: int = Field(sa_type=BigInteger)
    text: str = Field(sa_type=PlainText)
    state: str = Field(sa_type=PlainText)
    is_hidden: bool
    revision: int
    shown_revision: int
    message_id: int | None = Field(sa_type=BigInteger)
    later_text: str = Field(sa_type=PlainText)


_THREAD = tuple(name for name in ThreadRow.model_fields if name != "id")
_POST = tuple(name for name in PostRow.model_fields if name != "id")


def name_key(name: str) -> str:
    """A topic's name as it is compared: "Rekrytering" is "rekrytering"."""
    return " ".join(name.casefold().split())


def topic_row(topic: Topic) -> dict[str, Any]:
    """The topic's columns but its number, which the database gives."""
    return {
        "community_id": topic.community_id,
        "key": topic.key,
        "name": topic.name,
        "name_key": name_key(topic.name),
        "position": topic.position,
        "tag_id": topic.tag_id,
        "channel_id": topic.channel_id,
        "is_retired": topic.is_retired,
    }


def topic_of(row: Mapping[Any, Any], stewards: tuple[UserId, ...]) -> Topic:
    values = {name: row[name] for name in TopicRow.model_fields if name not in ("id", "name_key")}
    return Topic(**values, topic_id=TopicId(row["id"]), stewards=stewards)


def thread_row(thread: Thread) -> dict[str, Any]:
    return {"id": thread.thread_id} | {name: getattr(thread, name) for name in _THREAD}


def thread_of(row: Mapping[Any, Any]) -> Thread:
    values = {name: row[name] for name in _THREAD}
    values |= {"kind": ThreadKind(row["kind"]), "state": ThreadState(row["state"])}
    return Thread(**values, thread_id=row["id"])


def post_row(post: Post) -> dict[str, Any]:
    return {"id": post.post_id} | {name: getattr(post, name) for name in _POST}


def post_of(row: Mapping[Any, Any]) -> Post:
    values = {name: row[name] for name in _POST} | {"state": PostState(row["state"])}
    return Post(**values, post_id=row["id"])
