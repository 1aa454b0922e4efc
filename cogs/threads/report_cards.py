"""The card of a report in the review channel: what moderators see of it, choose and take back."""

from collections.abc import Sequence
from typing import Any, ClassVar

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import report_cases, reports
from bot.services.report_cases import Case
from bot.tones import Tone
from bot.ui import CARD_LENGTH, GuardedButton, Interaction, bot_of, layout, quoted
from cogs.threads import unmaskings
from cogs.threads.answers import answer, show, tone_of
from cogs.threads.handles import signature
from cogs.threads.messages import link_to
from domain.community import Capability
from domain.errors import NotFound
from domain.reports import Choice, Report

_MODERATOR = Capability.MODERATOR
_OPEN, _DEALT_WITH = discord.Colour(0xC88A12), discord.Colour(0x8A8F98)
_SPARE = 60
_LENGTHS = (1500, 900, 600, 400, 250, 150)
"""To which people's texts are shortened until the card holds them, escaped as they are."""


def link_of(report: Report) -> str:
    """Where the post stands."""
    message_id = None if report.is_starter else report.message_id
    return link_to(report.community_id, report.channel_id, message_id)


def card(case: Case, tone: Tone, *, mark: int | None = None) -> ui.LayoutView:
    """The card; its first text carries the mark by which it is found again."""
    head, *rest = _fitting(case, tone)
    first = ui.TextDisplay[Any](head) if mark is None else ui.TextDisplay[Any](head, id=mark)
    items: list[ui.Item[Any]] = [first, *(ui.TextDisplay(part) for part in rest)]
    if buttons := _buttons(case, tone):
        items.append(ui.ActionRow(*buttons))
    return layout(*items, accent=_OPEN if case.report.choice is None else _DEALT_WITH)


def _fitting(case: Case, tone: Tone) -> list[str]:
    for limit in _LENGTHS:
        parts = _parts(case, tone, limit=limit)
        if sum(map(len, parts)) <= CARD_LENGTH - _SPARE:
            break
    return parts


def _parts(case: Case, tone: Tone, *, limit: int) -> list[str]:
    report = case.report
    head = [
        "### " + tone.text("reports-card-title", id=str(report.report_id)),
        tone.text("reports-card-post", link=link_of(report), author=_author(case, tone)),
    ]
    words = quoted(case.text, limit=limit) if case.text else ""
    if not report.is_ours:
        words = tone.text("reports-card-unread")
    reporter = f"<@{report.reporter_id}>" if report.reporter_id else tone.text("common-somebody")
    by = tone.text("reports-card-by", who=reporter, at=tone.at(report.reported_at))
    reason = [tone.text("reports-card-reason"), quoted(report.reason, limit=limit)]
    foot = "\n".join([by, *(reason if report.reason else [])])
    return [part for part in ("\n".join(head), words, foot, _standing(case, tone)) if part]


def _author(case: Case, tone: Tone) -> str:
    if case.report.handle is not None:
        return signature(case.author, tone)
    if case.report.author_id is not None:
        return f"<@{case.report.author_id}>"
    return tone.text("reports-author-nobody")


def _standing(case: Case, tone: Tone) -> str:
    report = case.report
    if report.choice is None:
        return ""
    lines = [
        tone.text(
            "reports-standing",
            choice=report.choice.value,
            ours=_yes(report.is_ours),
            stop=report.stop.value,
            who=f"<@{report.closed_by}>" if report.closed_by else tone.text("common-somebody"),
            at=tone.at(report.closed_at),
        )
    ]
    if report.is_ours and report.choice is Choice.HIDE and not case.is_hidden:
        lines.append(tone.text("reports-shown-again"))
    if report.choice is Choice.STOP and report.handle is not None and not case.is_stopped:
        lines.append(tone.text("reports-let-on"))
    lines += [tone.text("reports-undone", what=what) for what in sorted(case.undone)]
    return "\n".join(lines)


def _buttons(case: Case, tone: Tone) -> list[ui.Item[Any]]:
    number, report = case.report.report_id, case.report
    if report.choice is None:
        return [
            _CHOOSE[choice](
                number,
                label=tone.text(
                    "reports-button-choice",
                    choice=choice.value,
                    ours=_yes(report.is_ours),
                    stop=report.stop.value,
                ),
                style=_STYLES.get(choice, discord.ButtonStyle.secondary),
            )
            for choice in report.choices
        ]
    buttons: list[ui.Item[Any]] = []
    if case.is_hidden:
        buttons.append(ShowAgain(number, label=tone.text("reports-button-show")))
    if case.is_stopped:
        buttons.append(LetOn(number, label=tone.text("reports-button-let-on")))
    if report.handle is not None:
        buttons.append(More(number, label=tone.text("reports-button-more")))
    return buttons


def _yes(claim: bool) -> str:
    return "yes" if claim else "no"


# ------------------------------------------------------------------------------ the buttons


class _OnCard(GuardedButton, route="reports:-"):
    """What the buttons of a card share: the report, of the pressing moderator's community."""

    def _step(self, interaction: Interaction, actor: Actor) -> dict[str, Any]:
        return {
            "community_id": actor.must(_MODERATOR).community_id,
            "report_id": self.subject,
            "by": actor.user_id,
            "now": bot_of(interaction).clock.now(),
        }

    async def _say(self, interaction: Interaction, actor: Actor, done: str) -> None:
        await answer(interaction, tone_of(interaction, actor).text("reports-done", done=done))


class _Choose(_OnCard, route="reports:--"):
    """One of the four ways to deal with it."""

    choice: ClassVar[Choice]

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        case = await reports.deal_with(
            bot_of(interaction).uow, choice=self.choice, **self._step(interaction, actor)
        )
        text = tone_of(interaction, actor).text(
            "reports-chosen",
            choice=self.choice.value,
            ours=_yes(case.report.is_ours),
            stop=case.report.stop.value,
        )
        await answer(interaction, text)


class Hide(_Choose, route="reports:hide", needs=_MODERATOR):
    choice = Choice.HIDE


class Remind(_Choose, route="reports:remind", needs=_MODERATOR):
    choice = Choice.REMIND


class StopHere(_Choose, route="reports:stop", needs=_MODERATOR):
    choice = Choice.STOP


class Keep(_Choose, route="reports:keep", needs=_MODERATOR):
    choice = Choice.KEEP


_CHOICES: tuple[type[_Choose], ...] = (Hide, Remind, StopHere, Keep)
_CHOOSE = {each.choice: each for each in _CHOICES}
_STYLES = {
    Choice.HIDE: discord.ButtonStyle.primary,
    Choice.STOP: discord.ButtonStyle.danger,
}


class ShowAgain(_OnCard, route="reports:show", needs=_MODERATOR):
    """Takes the hiding back."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await reports.show_again(bot_of(interaction).uow, **self._step(interaction, actor))
        await self._say(interaction, actor, "shown")


class LetOn(_OnCard, route="reports:let-on", needs=_MODERATOR):
    """Lets the anonymous author write in the thread again."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await reports.let_write_on(bot_of(interaction).uow, **self._step(interaction, actor))
        await self._say(interaction, actor, "let_on")


class More(_OnCard, route="reports:more", needs=_MODERATOR):
    """What else there is for an anonymous author, who stays unknown."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, tone = bot_of(interaction), tone_of(interaction, actor)
        community = actor.must(_MODERATOR)
        case = await report_cases.case_of(
            bot.uow, community_id=community.community_id, report_id=self.subject
        )
        if case.report.handle is None:
            raise NotFound()
        number, danger = self.subject, discord.ButtonStyle.danger
        buttons: list[ui.Item[Any]] = [
            Block(number, label=tone.text("reports-button-block"), style=danger),
            LiftBlock(number, label=tone.text("reports-button-lift-block")),
        ]
        lines = [tone.text("reports-more", author=signature(case.author, tone))]
        if community.allows_unmasking:
            buttons.append(unmaskings.Ask(number, label=tone.text("unmaskings-button-ask")))
            lines.append(tone.text("unmaskings-about"))
        await show(interaction, layout(ui.TextDisplay("\n".join(lines)), ui.ActionRow(*buttons)))


class Block(_OnCard, route="reports:block", needs=_MODERATOR):
    """Lets the anonymous author write nowhere, from a time that nobody is told."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await reports.block(bot_of(interaction).uow, **self._step(interaction, actor))
        await self._say(interaction, actor, "blocked")


class LiftBlock(_OnCard, route="reports:lift-block", needs=_MODERATOR):
    """Takes such a block back."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await reports.lift_block(bot_of(interaction).uow, **self._step(interaction, actor))
        await self._say(interaction, actor, "unblocked")


ITEMS: Sequence[type[GuardedButton]] = (*_CHOICES, ShowAgain, LetOn, More, Block, LiftBlock)
