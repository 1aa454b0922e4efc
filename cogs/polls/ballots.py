"""Voting: a press or a form, with one's present vote in it, and what was noted of it."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.feedback_labels import labels_of_poll
from bot.permissions import Actor
from bot.services import poll_turns, polls
from bot.services.polls import Voted
from bot.tones import Tone
from bot.ui import GuardedButton, GuardedModal, Interaction, bot_of, in_time
from cogs.polls.answers import MEMBER, answer, found, poll_id_of, roles_of, tone_of
from cogs.polls.messages import choice_text, ranks_of
from cogs.polls.promises import promise_text
from domain import polls as rules
from domain.feedback_values import Answer
from domain.poll_refusals import BoxSealed
from domain.poll_values import NO, YES, Poll, PollKind
from domain.texts import one_line, shortened

_YES_NO = (YES, NO)
_LABEL = 100
_TITLE = 45


def vote_buttons(poll: Poll, tone: Tone) -> list[ui.Item[Any]]:
    """What can be pressed on the card: votes as long as it is open, and always who sees what."""
    buttons: list[ui.Item[Any]] = []
    if poll.is_open and poll.kind is PollKind.YES_NO:
        # One kind of button for both, so that no line of the log tells one from the other.
        buttons = [
            Say(poll.poll_id * 2 + number, label=tone.text(f"polls-button-{word}"))
            for number, word in enumerate(_YES_NO)
        ]
    elif poll.is_open:
        style = discord.ButtonStyle.primary
        buttons = [Vote(poll.poll_id, label=tone.text("polls-button-vote"), style=style)]
    buttons.append(Who(poll.poll_id, label=tone.text("polls-button-who")))
    return buttons


class Say(GuardedButton, route="polls:say", needs=MEMBER):
    """Yes or no; the number is the poll's, doubled, and one more for no."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        number, which = divmod(self.subject, 2)
        await _cast(interaction, actor, number, _YES_NO[which])


class Vote(GuardedButton, route="polls:vote", needs=MEMBER):
    """Opens the form, with the person's present vote in it."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, poll = bot_of(interaction), await found(interaction, actor, self.subject)
        rules.must_take_votes(poll, roles_of(interaction), now=bot.clock.now())
        present = await polls.choice_of(
            bot.uow,
            bot.box_keys,
            community_id=poll.community_id,
            poll_id=poll.poll_id,
            user_id=actor.user_id,
        )
        form = BallotForm(poll, present, tone_of(interaction, actor))
        await interaction.response.send_modal(form)


class Who(GuardedButton, route="polls:who", needs=MEMBER):
    """Who can see what, in full."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        poll = await found(interaction, actor, self.subject)
        await answer(interaction, promise_text(poll, tone_of(interaction, actor)))


class BallotForm(GuardedModal, route="polls:ballot", needs=MEMBER):
    """One vote: a choice, several, or a ranking."""

    def __init__(self, poll: Poll, present: Answer | None, tone: Tone) -> None:
        super().__init__(title=shortened(one_line(poll.question), limit=_TITLE))
        self._poll_id = poll.poll_id
        keys = (present,) if isinstance(present, str) else present or ()
        if poll.kind is PollKind.RANKED:
            self._items: list[Any] = _menus(poll, keys, tone)
        elif poll.kind is PollKind.MULTIPLE:
            self._items = [_boxes(poll, keys, tone)]
        else:
            self._items = [_circles(poll, keys, tone)]
        for number, item in enumerate(self._items, start=1):
            label = tone.text("polls-vote-label", kind=poll.kind.value)
            if poll.kind is PollKind.RANKED:
                label = tone.text("polls-vote-rank-label", rank=number)
            self.add_item(ui.Label(text=label, component=item))

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        chosen = [key for item in self._items for key in _chosen_in(item)]
        await _cast(interaction, actor, self._poll_id, chosen)


def _chosen_in(item: Any) -> list[str]:
    if isinstance(item, ui.RadioGroup):
        return [item.value] if item.value else []
    return list(item.values)


def _names(poll: Poll, tone: Tone) -> list[tuple[str, str]]:
    """The keys of what can be chosen, and what each is called."""
    labels, column = labels_of_poll(poll, tone), poll.sheet.columns[0]
    return [(key, one_line(labels.option(column, key), limit=_LABEL)) for key in column.options]


def _circles(poll: Poll, present: Sequence[str], tone: Tone) -> ui.RadioGroup[Any]:
    options = [
        discord.RadioGroupOption(label=name, value=key, default=key in present)
        for key, name in _names(poll, tone)
    ]
    return ui.RadioGroup(custom_id="choice", options=options)


def _boxes(poll: Poll, present: Sequence[str], tone: Tone) -> ui.CheckboxGroup[Any]:
    options = [
        discord.CheckboxGroupOption(label=name, value=key, default=key in present)
        for key, name in _names(poll, tone)
    ]
    return ui.CheckboxGroup(
        custom_id="choice", options=options, min_values=1, max_values=len(options)
    )


def _menus(poll: Poll, present: Sequence[str], tone: Tone) -> list[ui.Select[Any]]:
    """A menu for each rank; all but the first may be left out."""
    return [
        ui.Select(
            custom_id=f"rank-{rank}",
            required=rank == 1,
            placeholder=tone.text("polls-vote-rank-placeholder"),
            options=[
                discord.SelectOption(
                    label=name, value=key, default=list(present[rank - 1 : rank]) == [key]
                )
                for key, name in _names(poll, tone)
            ],
        )
        for rank in range(1, ranks_of(poll) + 1)
    ]


async def _cast(
    interaction: Interaction, actor: Actor, number: int, chosen: str | Sequence[str]
) -> None:
    """Put in the vote, and tell the person alone what was noted."""
    bot, community = bot_of(interaction), actor.must(MEMBER)
    now = bot.clock.now()
    work = polls.vote(
        bot.urns,
        community_id=community.community_id,
        poll_id=poll_id_of(number),
        user_id=actor.user_id,
        role_ids=roles_of(interaction),
        chosen=chosen,
        now=now,
    )
    try:
        voted = await in_time(interaction, work)
    except BoxSealed:
        # Nobody can vote any more, so it is closed with what came before the key was lost.
        here = {community.community_id}
        await poll_turns.close_lost(bot.uow, bot.box_keys, present=here, now=now)
        raise
    await answer(interaction, _noted(voted, chosen, tone_of(interaction, actor)))


def _noted(voted: Voted, chosen: str | Sequence[str], tone: Tone) -> str:
    poll, new = voted.poll, "yes" if voted.is_new else "no"
    choice = choice_text(poll, rules.vote_of(poll, chosen), tone)
    lines = [tone.text("polls-voted", new=new, choice=choice)]
    if rules.has_quorum(poll, voted.answered):
        lines.append(tone.text("polls-voted-last"))
    else:
        lines.append(tone.text("polls-voted-until", at=tone.at(poll.closes_at)))
    return "\n".join(lines)


ITEMS = (Say, Vote, Who)
