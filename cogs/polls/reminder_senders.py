"""Reminds those who have not voted, each alone; of whom that is, neither row nor log tells."""

from datetime import timedelta
from typing import Any

import discord
from discord import ui

from bot import notices
from bot.delivery import Later, OutboxKind, Outgoing, Repeat, Result
from bot.services import people, poll_turns
from bot.services.people import Notice
from bot.services.poll_cases import NUDGE, REMINDER
from bot.tones import Tone
from bot.ui import plain, said
from cogs.polls.messages import link_of, linked, question_text
from cogs.polls.senders import Sender
from domain.community import Community
from domain.ids import UserId
from domain.poll_values import Poll
from domain.polls import is_over

_UNTIL_CARD = timedelta(minutes=1)
"""How long a reminder waits for a card that is on its way."""


class ReminderSender(Sender):
    """Writes to one person, or a line for all."""

    def kinds(self) -> tuple[OutboxKind, ...]:
        """The kinds sent here, with how each is repeated safely."""
        return (
            OutboxKind(
                name=REMINDER,
                repeat=Repeat.NONCE,
                send=self._remind,
                look=self._look_for_reminder,
                is_untold=True,
            ),
            OutboxKind(
                name=NUDGE, repeat=Repeat.NONCE, send=self._nudge, look=self._look_for_nudge
            ),
        )

    async def _remind(self, outgoing: Outgoing) -> Result:
        drawn, community = await self._drawn(outgoing)
        poll, user_id = drawn.poll, UserId(outgoing.payload["user_id"])
        # Before anything is asked about the person: the rows of all wait alike.
        _must_have_a_card(poll, outgoing)
        if not await poll_turns.wants_reminder(
            self._bot.uow,
            self._bot.box_keys,
            community_id=poll.community_id,
            poll_id=poll.poll_id,
            user_id=user_id,
            now=outgoing.now,
        ):
            return {}
        locale = await people.locale_of(self._bot.uow, user_id=user_id) or community.locale
        tone = Tone(self._bot.i18n, locale, community.timezone)
        view = said(_reminder(poll, community, tone), mark=outgoing.mark)
        buttons: list[ui.Item[Any]] = []
        if link := link_of(poll):
            buttons.append(ui.Button(label=tone.text("polls-button-go"), url=link))
        buttons.append(notices.stop_button(Notice.FEEDBACK, self._bot.i18n, locale))
        view.add_item(ui.ActionRow(*buttons))
        await self._post(await self._bot.create_dm(discord.Object(user_id)), view, outgoing)
        return {}

    async def _look_for_reminder(self, outgoing: Outgoing) -> Result | None:
        channel = await self._bot.create_dm(discord.Object(outgoing.payload["user_id"]))
        return None if await self._found(channel, outgoing) is None else {}

    async def _nudge(self, outgoing: Outgoing) -> Result:
        drawn, community = await self._drawn(outgoing)
        poll, tone = drawn.poll, self._tone(community)
        if is_over(poll, now=outgoing.now):
            return {"skipped": "changed"}
        _must_have_a_card(poll, outgoing)
        question = linked(question_text(poll), poll)
        text = tone.text("polls-reminder-line", question=question, at=tone.at(poll.closes_at))
        view = said(text, mark=outgoing.mark)
        return await self._post(self._channel(poll.channel_id), view, outgoing)

    async def _look_for_nudge(self, outgoing: Outgoing) -> Result | None:
        drawn, _ = await self._drawn(outgoing)
        return await self._found(self._channel(drawn.poll.channel_id), outgoing)


def _must_have_a_card(poll: Poll, outgoing: Outgoing) -> None:
    """A reminder leads to the card: one that was deleted is on its way, or the poll will close."""
    if poll.message_id is None and not is_over(poll, now=outgoing.now):
        raise Later("no_card", pause=_UNTIL_CARD)


def _reminder(poll: Poll, community: Community, tone: Tone) -> str:
    text = tone.text(
        "polls-reminder",
        network=plain(community.name),
        question=question_text(poll),
        at=tone.at(poll.closes_at),
    )
    return f"{text}\n-# {tone.text('polls-reminder-secret')}"
