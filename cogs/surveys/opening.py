"""`/surveys open`: who is asked, until when and how, shown before anybody is asked."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot import typed
from bot.memberships import members_of
from bot.permissions import Actor
from bot.services import survey_rounds
from bot.tones import Tone
from bot.ui import GuardedButton, Interaction, bot_of, in_time, layout
from cogs.surveys.answers import ORGANISER, answer, show, step_of, survey_found, tone_of
from cogs.surveys.messages import size_text, title_text
from domain.errors import NotSetUp
from domain.ids import ChannelId, RoleId, UserId
from domain.survey_refusals import TooFewInvited
from domain.survey_values import Round, Survey
from domain.surveys import (
    DAYS_USUALLY,
    WRITTEN_TO_AT_MOST,
    asks_by_message,
    closing_time,
    reminder_time,
)

_TYPED = "surveys:open"
_GOOD = discord.ButtonStyle.success


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a round is to be held, as it was chosen."""

    role_id: RoleId | None = None
    days: int = DAYS_USUALLY
    reminds: bool = True
    channel_id: ChannelId | None = None
    by_message: bool = True

    def closes_at(self, now: datetime) -> datetime:
        return closing_time(now, days=self.days)

    def remind_at(self, now: datetime) -> datetime | None:
        return reminder_time(now, self.closes_at(now)) if self.reminds else None

    def packed(self) -> dict[str, str]:
        """As it is kept in memory until the round is opened."""
        return {
            "role": str(self.role_id or 0),
            "days": str(self.days),
            "reminds": str(int(self.reminds)),
            "channel": str(self.channel_id or 0),
            "by_message": str(int(self.by_message)),
        }


def _unpacked(kept: Mapping[str, str]) -> Plan:
    numbers = {name: int(value) for name, value in kept.items()}
    return Plan(
        role_id=RoleId(numbers["role"]) if numbers["role"] else None,
        days=numbers["days"],
        reminds=bool(numbers["reminds"]),
        channel_id=ChannelId(numbers["channel"]) if numbers["channel"] else None,
        by_message=bool(numbers["by_message"]),
    )


async def preview(interaction: Interaction, actor: Actor, survey: Survey, plan: Plan) -> None:
    """How many would be asked, until when and how; too few are refused with the reason."""
    tone, now = tone_of(interaction, actor), bot_of(interaction).clock.now()
    limit = actor.must(ORGANISER).feedback_limit
    channel = _channel(interaction, plan)
    if channel is not None and not _may_post(channel):
        await answer(interaction, tone.text("surveys-no-posting", channel=channel.mention))
        return
    people = await in_time(interaction, _people(interaction, actor, plan))
    if len(people) < limit:
        raise TooFewInvited(limit=limit)
    typed.keep(interaction.client, actor.user_id, survey.survey_id, _TYPED, plan.packed())
    lines = [
        f"### 📋 {title_text(survey.form, '', tone)}",
        tone.text("surveys-preview"),
        size_text(survey.form, tone),
        *_plan_lines(plan, len(people), channel, tone, now=now),
        tone.text("surveys-preview-promise", limit=limit),
    ]
    now_button = OpenNow(
        survey.survey_id, label=tone.text("surveys-button-open", count=len(people)), style=_GOOD
    )
    await show(interaction, layout(ui.TextDisplay("\n".join(lines)), ui.ActionRow(now_button)))


def _plan_lines(
    plan: Plan,
    count: int,
    channel: discord.TextChannel | None,
    tone: Tone,
    *,
    now: datetime,
) -> list[str]:
    who = "everybody" if plan.role_id is None else "role"
    role = f"<@&{plan.role_id}>" if plan.role_id else ""
    remind_at = plan.remind_at(now)
    writes = asks_by_message(count, has_card=channel is not None, wanted=plan.by_message)
    return [
        tone.text("surveys-preview-who", who=who, role=role, count=count),
        tone.text("surveys-preview-until", at=tone.at(plan.closes_at(now))),
        tone.text(
            "surveys-preview-remind",
            reminds="yes" if remind_at and writes else "no",
            at=tone.at(remind_at),
        ),
        tone.text(
            "surveys-preview-way",
            way="both" if writes and channel else "message" if writes else "card",
            channel=channel.mention if channel else "",
            many="yes" if plan.by_message and not writes else "no",
            most=WRITTEN_TO_AT_MOST,
        ),
    ]


async def _people(interaction: Interaction, actor: Actor, plan: Plan) -> list[UserId]:
    if interaction.guild is None:
        raise NotSetUp()
    community = actor.must(ORGANISER)
    return await members_of(interaction.guild, community, role_id=plan.role_id)


def _channel(interaction: Interaction, plan: Plan) -> discord.TextChannel | None:
    """Where the card would be posted; None where there is no such channel."""
    if interaction.guild is None or plan.channel_id is None:
        return None
    found = interaction.guild.get_channel(plan.channel_id)
    return found if isinstance(found, discord.TextChannel) else None


def _may_post(channel: discord.TextChannel) -> bool:
    may = channel.permissions_for(channel.guild.me)
    return may.view_channel and may.send_messages and may.read_message_history


class Begin(GuardedButton, route="surveys:begin", needs=ORGANISER):
    """What a round of the survey would be, as rounds usually are."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        survey = await survey_found(interaction, actor, self.subject % 2**63)
        home = actor.must(ORGANISER).feedback_channel_id
        await preview(interaction, actor, survey, Plan(channel_id=home))


class OpenNow(GuardedButton, route="surveys:open-now", needs=ORGANISER):
    """Opens the round as it was shown; two presses open one."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        tone, number = tone_of(interaction, actor), self.subject
        kept = typed.kept(interaction.client, actor.user_id, number, _TYPED)
        if not kept:
            await answer(interaction, tone.text("surveys-preview-gone"))
            return
        with _out_of_memory(interaction, actor, number, kept):
            held = await in_time(interaction, _opened(interaction, actor, number, _unpacked(kept)))
        text = tone.text("surveys-opened", count=held.asked, at=tone.at(held.closes_at))
        head = f"### 📋 {title_text(held.form, '', tone)}"
        await show(interaction, layout(ui.TextDisplay(f"{head}\n{text}")))


async def _opened(interaction: Interaction, actor: Actor, number: int, plan: Plan) -> Round:
    bot, step = bot_of(interaction), step_of(interaction, actor)
    survey = await survey_found(interaction, actor, number % 2**63)
    people = await _people(interaction, actor, plan)
    limit = actor.must(ORGANISER).feedback_limit
    if len(people) < limit:
        raise TooFewInvited(limit=limit)
    channel = _channel(interaction, plan)
    return await survey_rounds.open_round(
        bot.uow,
        bot.box_keys,
        survey_id=survey.survey_id,
        invited=people,
        closes_at=plan.closes_at(step["now"]),
        remind_at=plan.remind_at(step["now"]),
        channel_id=ChannelId(channel.id) if channel else None,
        role_id=plan.role_id,
        by_message=plan.by_message,
        **step,
    )


@contextmanager
def _out_of_memory(
    interaction: Interaction, actor: Actor, number: int, kept: Mapping[str, Any]
) -> Iterator[None]:
    """The plan is forgotten before anything is awaited; a fault brings it back."""
    typed.forget(interaction.client, actor.user_id, number, _TYPED)
    try:
        yield
    except BaseException:
        typed.keep(interaction.client, actor.user_id, number, _TYPED, kept)
        raise


ITEMS = (Begin, OpenNow)
