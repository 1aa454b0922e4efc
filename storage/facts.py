"""What the program remembers about itself, such as which commands are registered."""

from sqlalchemy import select
from sqlmodel import Field

from storage.access import Access
from storage.base import PlainText, StoredRow


class FactRow(StoredRow, table=True):
    __tablename__ = "facts"

    key: str = Field(sa_type=PlainText, primary_key=True)
    value: str = Field(sa_type=PlainText)


_facts = FactRow.table()


class Facts(Access):
    async def get(self, key: str) -> str | None:
        value: str | None = await self._connection.scalar(
            select(_facts.c.value).where(_facts.c.key == key)
        )
        return value

    async def set(self, key: str, value: str) -> None:
        await self._put(_facts, {"key": key, "value": value})
