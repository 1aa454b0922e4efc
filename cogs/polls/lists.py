"""Polls as a list, with whether one has voted, and as the choices of a command."""

from collections.abc import Iterable, Sequence

from discord import app_commands, ui

from bot.permissions import Actor
from bot.services import polls
from bot.tones import Tone
from bot.ui import CARD_LENGTH, Interaction, bot_of, layout
from cogs.polls.answers import MEMBER, roles_of, show, tone_of
from cogs.polls.messages import linked, question_text
from domain import polls as rules
from domain.poll_values import Poll
from domain.texts import one_line

_SHOWN = 10
_QUESTIONS = (70, 45, 30, 20, 12, 8)
"""What each question may take; the first with which the whole list fits is taken."""
_CHOICES, _CHOICE_LENGTH = 25, 100


async def listed(interaction: Interaction, actor: Actor) -> None:
    """`/polls list`: what is open, with one's own standing in it, and what was closed last."""
    bot, tone, community = bot_of(interaction), tone_of(interaction, actor), actor.must(MEMBER)
    opened = await polls.open_polls(bot.uow, community_id=community.community_id)
    closed = await polls.closed_polls(bot.uow, community_id=community.community_id)
    shown = opened[:_SHOWN]
    standings = [await _standing(interaction, actor, poll, tone) for poll in shown]
    text = ""
    for limit in _QUESTIONS:
        lines = _open_lines(shown, standings, tone, more=len(opened) - len(shown), limit=limit)
        lines += _closed_lines(closed, tone, limit=limit)
        text = "\n".join(lines)
        if len(text) <= CARD_LENGTH:
            break
    await show(interaction, layout(ui.TextDisplay(text)))


def _open_lines(
    opened: Sequence[Poll], standings: Sequence[str], tone: Tone, *, more: int, limit: int
) -> list[str]:
    lines = [f"### {tone.text('polls-list-title')}"]
    if not opened:
        lines.append(tone.text("polls-list-none"))
    for poll, standing in zip(opened, standings, strict=True):
        question, at = _linked(poll, limit=limit), tone.at(poll.closes_at)
        lines.append(tone.text("polls-list-open", question=question, standing=standing, at=at))
    if more:
        lines.append(tone.text("polls-list-more", more=more))
    return lines


def _closed_lines(closed: Sequence[Poll], tone: Tone, *, limit: int) -> list[str]:
    if not closed:
        return []
    lines = [f"### {tone.text('polls-list-recent')}"]
    for poll in closed[:_SHOWN]:
        question, at = _linked(poll, limit=limit), tone.at(poll.closed_at, "listed")
        lines.append(tone.text("polls-list-closed", question=question, at=at))
    return lines


def _linked(poll: Poll, *, limit: int) -> str:
    return linked(question_text(poll, limit=limit), poll)


async def _standing(interaction: Interaction, actor: Actor, poll: Poll, tone: Tone) -> str:
    """Whether the person has voted, can, or need not."""
    role = f"<@&{poll.role_id}>" if poll.role_id is not None else ""
    if poll.is_native:
        standing = "native"
    elif not rules.may_vote(poll, roles_of(interaction)):
        standing = "others"
    else:
        bot = bot_of(interaction)
        choice = await polls.choice_of(
            bot.uow,
            bot.box_keys,
            community_id=poll.community_id,
            poll_id=poll.poll_id,
            user_id=actor.user_id,
        )
        standing = "not_voted" if choice is None else "voted"
    return tone.text("polls-list-standing", standing=standing, role=role)


async def suggested(
    interaction: Interaction, actor: Actor, typed: str, *, with_closed: bool
) -> list[app_commands.Choice[str]]:
    """The open polls, and with those that were closed last, as choices of a command."""
    if MEMBER not in actor.capabilities or actor.community is None:
        return []
    bot, community_id = bot_of(interaction), actor.community.community_id
    known = await polls.open_polls(bot.uow, community_id=community_id)
    if with_closed:
        known += await polls.closed_polls(bot.uow, community_id=community_id, limit=_CHOICES)
    return _choices(known, typed)


def _choices(known: Iterable[Poll], typed: str) -> list[app_commands.Choice[str]]:
    wanted = typed.strip().casefold()
    fitting = [poll for poll in known if wanted in poll.question.casefold()]
    return [
        app_commands.Choice(
            name=one_line(poll.question, limit=_CHOICE_LENGTH), value=str(poll.poll_id)
        )
        for poll in fitting[:_CHOICES]
    ]
