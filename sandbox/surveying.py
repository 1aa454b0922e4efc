"""The network's surveys before the curtain rises, by the bot's own services.

After two meetups those who came were asked, and the host has read what they answered. The survey
of the whole network is open: half have answered it, and one has begun.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import count

from bot import surveys as shipped
from bot.client import Ledarbot
from bot.services import meetups, signups, survey_rounds, survey_sittings, surveys
from bot.services.ballot_boxes import ballot_seal
from bot.services.meetup_cases import settle
from bot.services.survey_cases import box_of
from domain.feedback_values import Answers
from domain.ids import ChannelId, MeetupId, UserId
from domain.meetup_values import Meetup, SeatRules
from domain.survey_answers import complete
from domain.survey_pages import pages
from domain.survey_values import Round, RoundEnd, Survey
from sandbox.electorates import Electorate
from sandbox.survey_plans import (
    AFTER_MEETUP,
    BEGUN_BY,
    HELD,
    HOST,
    LATEST,
    MEMBER_SURVEY,
    SURVEY_CLOSES_AT,
    SURVEY_OPENED_AT,
    HeldMeetup,
    answers_of_all,
)
from sandbox.talks import Step
from storage.unit_of_work import UnitOfWork

_EVERY_MESSAGE = 1000
_A_WEEK, _AN_HOUR = timedelta(days=7), timedelta(hours=1)


class Surveying:
    """What is asked and answered, as the steps that lead up to the opening."""

    def __init__(self, uow: UnitOfWork, bot: Ledarbot, electorate: Electorate) -> None:
        self._uow = uow
        self._bot = bot
        self._electorate = electorate
        self._community_id = electorate.community_id
        self._orders = count(1)

    def steps(self) -> Iterator[Step]:
        """Every round of a network that begins, the oldest first."""
        for planned in HELD:
            yield partial(self._look_back_on, planned)
        yield self._ask_everybody

    async def _look_back_on(self, planned: HeldMeetup) -> None:
        """Those who had a seat are asked an hour later; a week after that the host reads it."""
        came = [self._electorate.people[name] for name in planned.came]
        came += self._electorate.audience[: planned.seats - len(came)]
        meetup_id = await self._hold(planned, came)
        asked_at = planned.asked_at
        survey = await self._keep(AFTER_MEETUP, by=None, now=asked_at)
        held = await survey_rounds.open_round(
            self._uow,
            self._bot.box_keys,
            community_id=self._community_id,
            survey_id=survey.survey_id,
            invited=came,
            by=None,
            closes_at=planned.closed_at,
            remind_at=None,
            channel_id=None,
            role_id=None,
            meetup_id=meetup_id,
            subject=planned.title,
            tells=[self._electorate.people[HOST]],
            by_message=True,
            now=asked_at,
        )
        if planned is LATEST:
            # Not all are written to in the same minute.
            await self._bot.delivery.deliver_due(asked_at + _AN_HOUR)
        await self._answer(held, zip(came, planned.answers, strict=False))
        await survey_rounds.close_round(
            self._uow,
            self._bot.box_keys,
            community_id=self._community_id,
            round_id=held.round_id,
            by=None,
            end=RoundEnd.TIME,
            now=planned.closed_at,
        )
        if planned is not LATEST:
            await self._call_sent("round_id", held.round_id)
        await self._bot.delivery.deliver_due(planned.closed_at)

    async def _ask_everybody(self) -> None:
        by, at = self._electorate.organiser, SURVEY_OPENED_AT
        survey = await self._keep(MEMBER_SURVEY, by=by, now=at)
        held = await survey_rounds.open_round(
            self._uow,
            self._bot.box_keys,
            community_id=self._community_id,
            survey_id=survey.survey_id,
            invited=self._electorate.members,
            by=by,
            closes_at=SURVEY_CLOSES_AT,
            remind_at=None,
            channel_id=ChannelId(self._electorate.network.channels.feedback.id),
            role_id=None,
            by_message=False,
            now=at,
        )
        first, *others = answers_of_all()
        begins = pages(held.form, {})[0].questions
        begun = {each.key: first[each.key] for each in begins if each.key in first}
        await self._fill_in(held, self._electorate.people[BEGUN_BY], begun, now=at)
        await self._answer(held, zip(self._electorate.audience, others, strict=False))

    # ------------------------------------------------------------------------------- details

    async def _hold(self, planned: HeldMeetup, came: Sequence[UserId]) -> MeetupId:
        """The meetup, long over; what was told of it then was told then."""
        announced_at = planned.start_at - _A_WEEK
        meetup = await meetups.propose(
            self._uow,
            Meetup(
                community_id=self._community_id,
                host_id=self._electorate.people[HOST],
                created_at=announced_at,
                changed_at=announced_at,
                title=planned.title,
                description=planned.description,
                venue=planned.venue,
                address=planned.address,
                start_at=planned.start_at,
                end_at=planned.end_at,
                seats=SeatRules(capacity=planned.seats),
            ),
            is_organiser=True,
            now=announced_at,
        )
        number = meetup.meetup_id
        async with self._uow.write() as tx:
            held = await signups.settled_now(tx, self._community_id, number, now=announced_at)
            for user_id in came:
                order = next(self._orders)
                answered = await signups.join_in(
                    tx, held, user_id=user_id, order=order, now=announced_at
                )
                held = answered.meetup
            await settle(tx, held, now=planned.end_at, changed=False)
        await self._call_sent("meetup_id", number)
        return number

    async def _keep(self, key: str, *, by: UserId | None, now: datetime) -> Survey:
        """A shipped survey, as if somebody had added it; the second time it is there."""
        return await surveys.keep(
            self._uow,
            community_id=self._community_id,
            key=key,
            form=shipped.load()[key].form,
            source=shipped.source(key),
            by=by,
            now=now,
        )

    async def _fill_in(
        self, held: Round, user_id: UserId, given: Answers, *, now: datetime
    ) -> None:
        await survey_sittings.keep_page(
            self._uow,
            self._bot.box_keys,
            community_id=self._community_id,
            round_id=held.round_id,
            user_id=user_id,
            answers=given,
            asked=list(given),
            now=now,
        )

    async def _answer(self, held: Round, given: Iterable[tuple[UserId, Answers]]) -> None:
        """Put in what all of them have sent, in one go."""
        key = self._bot.box_keys.of(box_of(held.round_id))
        async with self._uow.write() as tx:
            for user_id, answers in given:
                whole = complete(held.form, answers)
                await tx.ballots.add(box_of(held.round_id), ballot_seal(key, user_id), whole)

    async def _call_sent(self, what: str, number: int) -> None:
        """What was to be told of this is out since long."""
        async with self._uow.write() as tx:
            for message in await tx.outbox.recent(_EVERY_MESSAGE, self._community_id):
                if message.payload.get(what) == number:
                    await tx.outbox.sent(message.id, now=message.created_at)
