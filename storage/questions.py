"""What moderators have said about the questions of their membership form."""

from datetime import datetime

from sqlalchemy import BigInteger, delete, select
from sqlmodel import Field

from domain.ids import CommunityId, UserId
from domain.questions import Meaning
from storage.access import Access
from storage.base import PlainText, StoredRow, UtcDateTime, one_of


class QuestionRow(StoredRow, table=True):
    __tablename__ = "questions"
    __table_args__ = (one_of("meaning", Meaning),)

    community_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    label_key: str = Field(sa_type=PlainText, primary_key=True)
    label: str = Field(sa_type=PlainText)
    meaning: str = Field(sa_type=PlainText)
    set_by: int | None = Field(sa_type=BigInteger)
    """None is the bot itself, which has guessed from the wording."""
    set_at: datetime = Field(sa_type=UtcDateTime)


_questions = QuestionRow.table()


class Questions(Access):
    async def mapping(self, community_id: CommunityId) -> dict[str, QuestionRow]:
        """What each question means by its key, as far as moderators have said so."""
        rows = await self._all(
            select(_questions)
            .where(_questions.c.community_id == community_id)
            .order_by(_questions.c.label_key)
        )
        return {row["label_key"]: QuestionRow(**row) for row in rows}

    async def save(
        self,
        community_id: CommunityId,
        *,
        key: str,
        label: str,
        meaning: Meaning,
        by: UserId | None,
        now: datetime,
    ) -> None:
        """Keep what the question means; `key` is what `domain.questions.label_key` gives."""
        row = QuestionRow(
            community_id=community_id,
            label_key=key,
            label=label,
            meaning=meaning,
            set_by=by,
            set_at=now,
        )
        await self._put(_questions, row.model_dump())

    async def remove(self, community_id: CommunityId, *, key: str) -> bool:
        """Forget what was said, so that the wording decides again."""
        statement = delete(_questions).where(
            _questions.c.community_id == community_id, _questions.c.label_key == key
        )
        return await self._changed(statement) > 0
