"""What the tests of surveys have at hand: a survey, its rounds, answers, and cards that go out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

from bot.services import (
    communities,
    survey_outcomes,
    survey_rounds,
    survey_sittings,
    surveys,
)
from bot.services.ballot_boxes import BoxKeys
from bot.services.survey_cases import (
    INVITATION,
    NOT_SENT,
    ROUND_CARD,
    ROUND_REMINDER,
    ROUND_RESULT,
    ROUND_UPDATE,
    box_of,
)
from bot.services.survey_sittings import Sitting
from domain.feedback_values import Answers, Condition
from domain.ids import ChannelId, CommunityId, RoundId, UserId
from domain.survey_values import (
    Option,
    QuestionKind,
    Round,
    RoundEnd,
    Survey,
    SurveyForm,
    SurveyQuestion,
)
from domain.surveys import closing_time, reminder_time
from storage.outbox import OutboxMessage
from storage.unit_of_work import UnitOfWork
from tests.services.conftest import ANNA, COMMUNITY, Desk

CARD_CHANNEL = ChannelId(15)
PEOPLE = tuple(UserId(700_000 + number) for number in range(1, 9))
AVA, BEN, CIA, DAN = PEOPLE[:4]
_message_ids = count(8_500_000_000_000_000_000)

CAME = SurveyQuestion(
    key="came",
    kind=QuestionKind.SINGLE,
    text={"sv": "Kom du?", "en": "Did you come?"},
    options=(Option("yes", {"sv": "Ja", "en": "Yes"}), Option("no", {"sv": "Nej", "en": "No"})),
)
WHY = SurveyQuestion(
    key="why",
    kind=QuestionKind.TEXT,
    text={"sv": "Varför inte?", "en": "Why not?"},
    is_required=False,
    asked_if=Condition("came", ("no",)),
)
WORTH = SurveyQuestion(
    key="worth", kind=QuestionKind.SCALE, text={"sv": "Var det värt det?", "en": "Worth it?"}
)
NEXT = SurveyQuestion(
    key="next",
    kind=QuestionKind.TEXT,
    text={"sv": "Vad ska vi göra nästa gång?", "en": "What next?"},
    is_required=False,
)
FORM = SurveyForm(
    title={"sv": "Efter träffen", "en": "After the meetup"}, questions=(CAME, WHY, WORTH, NEXT)
)
SOURCE = 'key = "after-meetup"\n'


class BrittleKeys:
    """Keys that are destroyed in a transaction which then fails, once."""

    def __init__(self, keys: BoxKeys) -> None:
        self.make, self.of, self.known = keys.make, keys.of, keys.known
        self._destroy = keys.destroy
        self._is_whole = False

    def destroy(self, box_id: Any) -> None:
        self._destroy(box_id)
        if not self._is_whole:
            self._is_whole = True
            raise ConnectionError("the database is gone")


async def settings(desk: Desk, *, community_id: CommunityId = COMMUNITY, **more: Any) -> None:
    """Change the community; without quiet hours unless it is about them."""
    values = {"quiet_from": 0, "quiet_until": 0} | more
    await communities.change(
        desk.uow,
        community_id=community_id,
        by=ANNA,
        now=desk.now,
        change=lambda before: replace(before, **values),
    )


async def kept(desk: Desk, form: SurveyForm = FORM, **more: Any) -> Survey:
    values: dict[str, Any] = {
        "community_id": COMMUNITY,
        "key": "after-meetup",
        "source": SOURCE,
        "by": ANNA,
        "now": desk.now,
    }
    return await surveys.keep(desk.uow, form=form, **values | more)


async def opened(
    desk: Desk, keys: BoxKeys, *, uow: UnitOfWork | None = None, days: int = 14, **more: Any
) -> Round:
    """A round for eight people, with a card and a message to each."""
    if "survey_id" not in more:
        more["survey_id"] = (await kept(desk)).survey_id
    closes_at = closing_time(desk.now, days=days)
    values: dict[str, Any] = {
        "community_id": COMMUNITY,
        "invited": PEOPLE,
        "by": ANNA,
        "closes_at": closes_at,
        "remind_at": reminder_time(desk.now, closes_at),
        "channel_id": CARD_CHANNEL,
        "role_id": None,
        "by_message": True,
        "now": desk.now,
    }
    return await survey_rounds.open_round(uow or desk.uow, keys, **values | more)


def of(held: Round, user_id: UserId | None = None) -> dict[str, Any]:
    about: dict[str, Any] = {"community_id": held.community_id, "round_id": held.round_id}
    return about if user_id is None else about | {"user_id": user_id}


async def filled_in(
    desk: Desk,
    keys: BoxKeys,
    held: Round,
    user_id: UserId,
    *,
    uow: UnitOfWork | None = None,
    **answers: Any,
) -> Sitting:
    """One page with these questions."""
    return await survey_sittings.keep_page(
        uow or desk.uow,
        keys,
        **of(held, user_id),
        answers=answers,
        asked=tuple(answers),
        now=desk.now,
    )


async def sent(
    desk: Desk, keys: BoxKeys, held: Round, user_id: UserId, *, uow: UnitOfWork | None = None
) -> Round:
    return await survey_sittings.send(uow or desk.uow, keys, **of(held, user_id), now=desk.now)


async def answered(
    desk: Desk, keys: BoxKeys, held: Round, user_id: UserId, **answers: Any
) -> Round:
    given = {"came": "yes", "worth": "4"} | answers
    await filled_in(desk, keys, held, user_id, **given)
    return await sent(desk, keys, held, user_id)


async def begun(desk: Desk, keys: BoxKeys, held: Round, user_id: UserId) -> Sitting:
    return await survey_sittings.begin(desk.uow, keys, **of(held, user_id), now=desk.now)


async def closed(
    desk: Desk,
    keys: BoxKeys,
    held: Round,
    *,
    by: UserId | None = ANNA,
    end: RoundEnd = RoundEnd.BY_HAND,
    uow: UnitOfWork | None = None,
) -> Round:
    return await survey_rounds.close_round(
        uow or desk.uow, keys, **of(held), by=by, end=end, now=desk.now
    )


async def stored(desk: Desk, held: Round) -> Round:
    return await survey_rounds.round_of(desk.uow, **of(held))


async def ballots(desk: Desk, held: Round) -> list[Answers]:
    async with desk.uow.read() as tx:
        return await tx.ballots.every(box_of(held.round_id))


async def invited(desk: Desk, held: Round) -> list[UserId]:
    async with desk.uow.read() as tx:
        return await tx.ballots.invited(box_of(held.round_id))


async def rows(desk: Desk, *kinds: str) -> list[OutboxMessage]:
    """What is queued or was sent of these kinds, in the order in which it is due."""
    async with desk.uow.read() as tx:
        found = await tx.outbox.recent(2_000)
    mine = [each for each in found if each.kind in kinds]
    return sorted(mine, key=lambda each: (each.due_at, each.id))


def whom(messages: Iterable[OutboxMessage]) -> list[UserId]:
    return [UserId(each.payload["user_id"]) for each in messages]


async def deliver(desk: Desk, *, fails: Mapping[str, str] = {}) -> list[OutboxMessage]:
    """One round of what goes out; kinds in `fails` can't be sent, with this code."""
    async with desk.uow.write() as tx:
        claimed = await tx.outbox.claim(desk.now, limit=1_000, by="test")
    for message in claimed:
        code = fails.get(message.kind)
        result = {} if code else await _send(desk, message)
        async with desk.uow.write() as tx:
            if code:
                await tx.outbox.fail(message.id, now=desk.now, error=code)
                await _ON_FAILED[message.kind](tx, message, code, desk.now)
            else:
                await tx.outbox.sent(message.id, now=desk.now, result=result)
                await _ON_SENT[message.kind](tx, message, result, desk.now)
    return claimed


async def _send(desk: Desk, message: OutboxMessage) -> dict[str, Any]:
    if message.kind not in (ROUND_CARD, ROUND_UPDATE):
        return {}
    assert message.community_id is not None
    shown = await survey_rounds.drawn(
        desk.uow,
        community_id=message.community_id,
        round_id=RoundId(message.payload["round_id"]),
    )
    result: dict[str, Any] = {"drawn": shown.mark}
    if message.kind == ROUND_CARD:
        result |= {"channel_id": CARD_CHANNEL, "message_id": next(_message_ids)}
    return result


_TO_PEOPLE = (INVITATION, ROUND_REMINDER, ROUND_RESULT, NOT_SENT)
_ON_SENT: dict[str, Any] = dict.fromkeys(_TO_PEOPLE, survey_outcomes.written) | {
    ROUND_CARD: survey_outcomes.card_posted,
    ROUND_UPDATE: survey_outcomes.card_drawn,
}
_ON_FAILED: dict[str, Any] = dict.fromkeys(_TO_PEOPLE, survey_outcomes.not_written) | {
    ROUND_CARD: survey_outcomes.card_lost,
    ROUND_UPDATE: survey_outcomes.card_lost,
}
SOON = timedelta(seconds=6)
"""After it a card that was just drawn is drawn again."""
