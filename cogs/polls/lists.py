"""Polls as a list, with whether one has voted, and as the choices of a command."""

from collections.abc import Iterable

from discord import app_commands, ui

from bot.permissions import Actor
from bot.services import polls
from bot.tones import Tone
from bot.ui import Interaction, bot_of, layout
from cogs.polls.answers import MEMBER, roles_of, show, tone_of
from cogs.polls.messages import linked, question_text
from domain import polls as rules
from domain.poll_values import Poll
from domain.texts import one_line

_SHOWN = 10
_QUESTION = 70
_CHOICES, _CHOICE_LENGTH = 25, 100


async def listed(interaction: Interaction, actor: Actor) -> None:
    """`/polls list`: what is open, with one's own standing in it, and what was closed last."""
    bot, tone, community = bot_of(interaction), tone_of(interaction, actor), actor.must(MEMBER)
    opened = await polls.open_polls(bot.uow, community_id=community.community_id)
    closed = await polls.closed_polls(bot.uow, community_id=community.community_id)
    lines = [f"### {tone.text('polls-list-title')}"]
    if not opened:
        lines.append(tone.text("polls-list-none"))
    for poll in opened[:_SHOWN]:
        standing = await _standing(interaction, actor, poll, tone)
        question, at = _linked(poll), tone.at(poll.closes_at)
        lines.append(tone.text("polls-list-open", question=question, standing=standing, at=at))
    if len(opened) > _SHOWN:
        lines.append(tone.text("polls-list-more", more=len(opened) - _SHOWN))
    if closed:
        lines.append(f"### {tone.text('polls-list-recent')}")
    lines += [
        tone.text("polls-list-closed", question=_linked(poll), at=tone.at(poll.closed_at, "listed"))
        for poll in closed[:_SHOWN]
    ]
    await show(interaction, layout(ui.TextDisplay("\n".join(lines))))


def _linked(poll: Poll) -> str:
    return linked(question_text(poll, limit=_QUESTION), poll)


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
