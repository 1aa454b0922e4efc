"""Who wrote anonymously, as far as it is kept at all: sealed, encrypted, and without a time."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import (
    BigInteger,
    Date,
    ForeignKey,
    Index,
    LargeBinary,
    delete,
    exists,
    insert,
    select,
    update,
)
from sqlmodel import Field

from domain.anonymity import Author
from domain.ids import CommunityId, Handle, ThreadId
from storage.access import Access
from storage.base import PlainText, RowId, StoredRow, not_negative


class AuthorRow(StoredRow, table=True):
    """An anonymous author in one thread; `seal` is HMAC(member, thread) by the operator's key."""

    __tablename__ = "anonymous_authors"
    __table_args__ = (not_negative("number"), Index(None, "thread_id", "number", unique=True))

    handle: int = Field(sa_type=RowId, primary_key=True, sa_column_kwargs={"autoincrement": False})
    community_id: int = Field(sa_type=BigInteger)
    thread_id: int = Field(
        sa_type=BigInteger, sa_column_args=[ForeignKey("threads.id", ondelete="CASCADE")]
    )
    number: int | None
    seal: str | None = Field(sa_type=PlainText, unique=True)
    key_id: str = Field(sa_type=PlainText)
    is_stopped: bool
    keep_links_days: int | None
    block_slot: int | None


class LinkRow(StoredRow, table=True):
    """The one table from which a name can be had, with the key alone."""

    __tablename__ = "anonymous_links"

    handle: int = Field(sa_type=RowId, primary_key=True, sa_column_kwargs={"autoincrement": False})
    community_id: int = Field(sa_type=BigInteger)
    locked: bytes = Field(sa_type=LargeBinary)
    key_id: str = Field(sa_type=PlainText)


class BlockRow(StoredRow, table=True):
    """Somebody who can't write anonymously for a time; found by HMAC(member, community)."""

    __tablename__ = "anonymous_blocks"

    handle: int = Field(sa_type=RowId, primary_key=True, sa_column_kwargs={"autoincrement": False})
    community_id: int = Field(sa_type=BigInteger)
    seal: str = Field(sa_type=PlainText, unique=True)
    key_id: str = Field(sa_type=PlainText)
    ends_on: date = Field(sa_type=Date)


class AcceptanceRow(StoredRow, table=True):
    """Somebody has accepted the rules or read the promise: by seal, without a time."""

    __tablename__ = "acceptances"
    # With the key the order of the rows would tell who accepted after whom.
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    seal: str = Field(sa_type=PlainText, primary_key=True)
    community_id: int = Field(sa_type=BigInteger)


@dataclass(frozen=True, slots=True)
class Link:
    """One encrypted member."""

    handle: Handle
    community_id: CommunityId
    locked: bytes
    key_id: str


_authors = AuthorRow.table()
_links = LinkRow.table()
_blocks = BlockRow.table()
_acceptances = AcceptanceRow.table()
# Of an author who was stopped and then erased a seal is left, and no link.
_LINKED = exists().where(_links.c.handle == _authors.c.handle) & _authors.c.seal.is_not(None)


class Anonymity(Access):
    # ------------------------------------------------------------------------------ authors

    async def add(self, author: Author, link: Link) -> bool:
        """Keep a new author with the link; False when the seal is known or the number taken."""
        if await self._insert_new(_authors, asdict(author)) is None:
            return False
        await self.add_link(link)
        return True

    async def author(
        self, community_id: CommunityId, handle: Handle, *, lock: bool = True
    ) -> Author | None:
        """The author of this handle, if the community is theirs."""
        found = select(_authors).where(
            _authors.c.handle == handle, _authors.c.community_id == community_id
        )
        row = await self._first(self._locked(found) if lock else found)
        return None if row is None else Author(**row)

    async def by_seal(self, seal: str) -> Author | None:
        """The author whose seal this is."""
        row = await self._first(select(_authors).where(_authors.c.seal == seal))
        return None if row is None else Author(**row)

    async def in_thread(self, thread_id: ThreadId) -> list[Author]:
        """Everybody who has written anonymously in the thread, in their order, and last those of
        whom nothing is posted yet.
        """
        in_order = (_authors.c.number.nulls_last(), _authors.c.handle)
        rows = await self._all(
            select(_authors).where(_authors.c.thread_id == thread_id).order_by(*in_order)
        )
        return [Author(**row) for row in rows]

    async def of_community(self, community_id: CommunityId) -> list[Author]:
        """The authors whose link is still there."""
        rows = await self._all(
            select(_authors)
            .where(_authors.c.community_id == community_id, _LINKED)
            .order_by(_authors.c.handle)
        )
        return [Author(**row) for row in rows]

    async def sealed(self) -> list[Author]:
        """Every author whose link is still there, in all communities."""
        statement = select(_authors).where(_LINKED)
        return [Author(**row) for row in await self._all(statement.order_by(_authors.c.handle))]

    async def note(self, handle: Handle, **values: int | None) -> None:
        """Keep the number that the author has got, or what they were promised."""
        await self._connection.execute(
            update(_authors).where(_authors.c.handle == handle).values(**values)
        )

    async def stop(self, handle: Handle, *, is_stopped: bool = True) -> None:
        """The author writes no more in this thread, or may again."""
        await self._connection.execute(
            update(_authors).where(_authors.c.handle == handle).values(is_stopped=is_stopped)
        )

    async def reseal(self, handle: Handle, *, seal: str, key_id: str) -> None:
        """The seal under another key; one that was destroyed stays so."""
        await self._connection.execute(
            update(_authors)
            .where(_authors.c.handle == handle, _authors.c.seal.is_not(None))
            .values(seal=seal, key_id=key_id)
        )

    async def unlink(self, handle: Handle, *, keeps_stop: bool = False) -> None:
        """Destroy what leads from the handle to a person: the link, and the seal beside it.

        With `keeps_stop` the seal of an author who was stopped stays, by which the stop is found.
        """
        await self._connection.execute(delete(_links).where(_links.c.handle == handle))
        author = update(_authors).where(_authors.c.handle == handle)
        await self._connection.execute(author.values(block_slot=None))
        if keeps_stop:
            author = author.where(_authors.c.is_stopped.is_(False))
        await self._connection.execute(author.values(seal=None))

    # -------------------------------------------------------------------------------- links

    async def add_link(self, link: Link) -> None:
        """Keep an encrypted member, or the same one encrypted anew."""
        await self._put(_links, asdict(link))

    async def link(self, handle: Handle) -> Link | None:
        """The encrypted member; whoever opens it writes so in the audit log."""
        row = await self._first(select(_links).where(_links.c.handle == handle))
        return None if row is None else Link(**row)

    async def links(self) -> list[Link]:
        """Every link, for an operator who changes the key; in `write` none is destroyed meanwhile,
        so that writing it anew brings none back.
        """
        statement = self._locked(select(_links).order_by(_links.c.handle))
        return [Link(**row) for row in await self._all(statement)]

    # ------------------------------------------------------------------------------- blocks

    async def block(
        self, community_id: CommunityId, link: Link, *, seal: str, ends_on: date
    ) -> bool:
        """Keep a block; False when there is one already."""
        values = {
            "handle": link.handle,
            "community_id": community_id,
            "seal": seal,
            "key_id": link.key_id,
            "ends_on": ends_on,
        }
        if await self._insert_new(_blocks, values) is None:
            return False
        await self.add_link(link)
        return True

    async def is_blocked(self, seals: Collection[str], on: date) -> bool:
        """True while a block of one of these seals lasts."""
        found = select(_blocks.c.handle).where(_blocks.c.seal.in_(seals), _blocks.c.ends_on > on)
        return await self._connection.scalar(found.limit(1)) is not None

    async def blocks(self) -> dict[Handle, tuple[CommunityId, date]]:
        """Every block by its handle: the community it holds in, and the day on which it is over."""
        return {
            Handle(row["handle"]): (CommunityId(row["community_id"]), row["ends_on"])
            for row in await self._all(select(_blocks).order_by(_blocks.c.handle))
        }

    async def seal_of_block(self, handle: Handle) -> str | None:
        """The seal by which the block is found."""
        return await self._connection.scalar(
            select(_blocks.c.seal).where(_blocks.c.handle == handle)
        )

    async def reseal_block(self, handle: Handle, *, seal: str, key_id: str) -> None:
        """The seal of a block under another key."""
        await self._connection.execute(
            update(_blocks).where(_blocks.c.handle == handle).values(seal=seal, key_id=key_id)
        )

    async def unblock(self, seal: str) -> bool:
        """Lift the block of this seal."""
        handle = await self._connection.scalar(
            select(_blocks.c.handle).where(_blocks.c.seal == seal)
        )
        if handle is None:
            return False
        await self._remove_block(handle)
        return True

    async def end_blocks(self, on: date) -> int:
        """Forget the blocks that are over on this day."""
        over = await self._connection.scalars(
            select(_blocks.c.handle).where(_blocks.c.ends_on <= on)
        )
        handles = over.all()
        for handle in handles:
            await self._remove_block(handle)
        return len(handles)

    async def _remove_block(self, handle: int) -> None:
        await self._connection.execute(delete(_links).where(_links.c.handle == handle))
        await self._connection.execute(delete(_blocks).where(_blocks.c.handle == handle))

    # -------------------------------------------------------------------------- acceptances

    async def accept(self, community_id: CommunityId, seal: str) -> None:
        """Remember that this was accepted; twice is once."""
        await self._insert_new(_acceptances, {"seal": seal, "community_id": community_id})

    async def reorder_acceptances(self, community_id: CommunityId) -> None:
        """Write them anew in the order of their seals, which is none.

        PostgreSQL would tell in which order they came.
        """
        mine = _acceptances.c.community_id == community_id
        rows = await self._all(delete(_acceptances).where(mine).returning(*_acceptances.c))
        if rows:
            values = sorted(({**row} for row in rows), key=lambda row: str(row["seal"]))
            await self._connection.execute(insert(_acceptances), values)

    async def has_accepted(self, *seals: str) -> bool:
        """True when one of these was accepted."""
        found = select(_acceptances.c.seal).where(_acceptances.c.seal.in_(seals)).limit(1)
        return await self._connection.scalar(found) is not None

    async def forget_acceptance(self, *seals: str) -> None:
        await self._connection.execute(delete(_acceptances).where(_acceptances.c.seal.in_(seals)))

    async def forget_acceptances(self) -> None:
        """Forget all of them: by another key none would be found again."""
        await self._connection.execute(delete(_acceptances))
