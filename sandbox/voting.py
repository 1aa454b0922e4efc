"""The network's polls before the curtain rises, by the bot's own services.

What is over was asked, voted in and closed at its times in the story's past; card and result are
posted as the sandbox opens. In what is open some have voted on the cards themselves.
"""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import discord
from simcord import MemberActor

from bot.client import Ledarbot
from bot.services import poll_turns, polls
from bot.services.urns import Urns
from domain.feedback_values import Answer
from domain.ids import ChannelId, PollId, UserId
from domain.poll_values import Poll, PollEnd, PollKind
from sandbox.electorates import Electorate
from sandbox.poll_plans import POLLS, PlannedPoll
from sandbox.talks import Step
from storage.unit_of_work import UnitOfWork

_NETWORKS_LOCALE = "sv"


class Voting:
    """What is voted on, one poll after the other, as the steps that lead up to the opening."""

    def __init__(self, uow: UnitOfWork, bot: Ledarbot, electorate: Electorate) -> None:
        self._uow = uow
        self._bot = bot
        self._electorate = electorate
        self._channel = electorate.network.channels.feedback
        # The bot's own begin to deliver once they have kept something.
        self._urns = Urns(uow, bot.box_keys)

    def steps(self) -> Iterator[Step]:
        """Every poll of a network that begins, the oldest first."""
        for planned in POLLS:
            yield partial(self._ask, planned)

    async def _ask(self, planned: PlannedPoll) -> None:
        at, audience = planned.opened_at, self._electorate.audience
        poll = await polls.open_poll(
            self._uow, self._bot.box_keys, poll=self._poll(planned), now=at
        )
        await self._bot.delivery.deliver_due(at)
        ballots = list(planned.ballots())
        if planned.end is not None and planned.ended_at is not None:
            await self._cast(poll, ballots, audience, now=at)
            await self._close(poll, planned.end, now=planned.ended_at)
            return
        # The card tells of the first half once the second is in; in both there are all opinions.
        first, second = ballots[::2], ballots[1::2]
        await self._cast(poll, first, audience, now=at)
        await poll_turns.drawn(self._uow, **self._which(poll))
        await self._cast(poll, second, audience[len(first) :], now=at)
        await self._vote_by_hand(planned, poll)

    def _poll(self, planned: PlannedPoll) -> Poll:
        return Poll(
            community_id=self._electorate.community_id,
            # It is given a number of its own.
            poll_id=PollId(0),
            kind=planned.kind,
            question=planned.question,
            options=planned.options,
            created_by=self._electorate.organiser,
            channel_id=ChannelId(self._channel.id),
            opened_at=planned.opened_at,
            closes_at=planned.closes_at,
            hides_results=planned.hides_results,
            quorum=planned.quorum,
            asked=len(self._electorate.members),
        )

    def _which(self, poll: Poll) -> dict[str, Any]:
        return {"community_id": poll.community_id, "poll_id": poll.poll_id}

    async def _cast(
        self, poll: Poll, ballots: Sequence[Answer], voters: Iterable[UserId], *, now: datetime
    ) -> None:
        """All at once, so that they are kept together."""
        await asyncio.gather(
            *(
                polls.vote(
                    self._urns,
                    **self._which(poll),
                    user_id=user_id,
                    role_ids=(),
                    chosen=answer,
                    now=now,
                )
                for answer, user_id in zip(ballots, voters, strict=False)
            )
        )

    async def _close(self, poll: Poll, end: PollEnd, *, now: datetime) -> None:
        by = self._electorate.organiser if end is PollEnd.BY_HAND else None
        await polls.close(
            self._uow, self._bot.box_keys, **self._which(poll), by=by, end=end, now=now
        )
        await self._bot.delivery.deliver_due(now)

    async def _vote_by_hand(self, planned: PlannedPoll, poll: Poll) -> None:
        """Those with a part vote in Discord, one after the other."""
        posted = await polls.get(self._uow, **self._which(poll))
        history = self._channel.history()
        card = next((each for each in history if each.id == posted.message_id), None)
        if card is None:
            # The bot has posted nothing; the tour finds that out.
            return
        for name, choices in planned.by_hand.items():
            member = self._electorate.network.named(name)
            if planned.kind is PollKind.NATIVE:
                await member.set_poll_votes(card, answers=[int(each) for each in choices])
            elif planned.kind is PollKind.YES_NO:
                for choice in choices:
                    await self._press(member, card, f"polls-button-{choice}")
            else:
                form = await self._press(member, card, "polls-button-vote")
                await member.submit_modal(form, {"choice": list(choices)})

    async def _press(self, member: MemberActor, card: discord.Message, key: str) -> Any:
        return await member.click(card, label=self._bot.i18n.text(key, _NETWORKS_LOCALE))
