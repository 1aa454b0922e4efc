"""Unmasking: a moderator asks with a ground and a reason, another answers, the two see the name.

The name is answered to the one who presses, for themselves alone; no card and no log holds it.
"""

from typing import Any

import discord
from discord import ui

from bot import typed
from bot.permissions import Actor
from bot.services import report_cases, unmaskings
from bot.services.unmaskings import Request
from bot.tones import Tone
from bot.ui import GuardedButton, GuardedModal, Interaction, bot_of, layout, quoted
from cogs.threads.answers import answer, show, tone_of
from cogs.threads.handles import signature
from cogs.threads.messages import listed_title
from domain import unmaskings as rules
from domain.community import Capability
from domain.errors import NotFound
from domain.ids import Handle, ThreadId, UserId
from domain.thread_refusals import UnmaskingOff
from domain.unmaskings import REASON_LENGTH, SEEN_FOR, Ground, Telling, UnmaskingState

_MODERATOR = Capability.MODERATOR
_DANGER = discord.ButtonStyle.danger
_WAITS, _ANSWERED = discord.Colour(0xB23B3B), discord.Colour(0x8A8F98)
_FORM = "unmaskings:form"


def card(request: Request, tone: Tone, *, mark: int | None = None) -> ui.LayoutView:
    """The request as the moderators see it; its first text carries the mark."""
    asked = request.unmasking
    number, waits = asked.unmasking_id, asked.state is UnmaskingState.ASKED
    head = "\n".join(
        ["### " + tone.text("unmaskings-card-title", id=str(number)), *_about(request, tone)]
    )
    items: list[ui.Item[Any]] = [
        ui.TextDisplay(head) if mark is None else ui.TextDisplay(head, id=mark),
        ui.TextDisplay(_standing(request, tone)),
    ]
    if waits:
        agree = Agree(number, label=tone.text("unmaskings-button-agree"), style=_DANGER)
        items.append(
            ui.ActionRow(agree, Refuse(number, label=tone.text("unmaskings-button-refuse")))
        )
    elif asked.state is UnmaskingState.AGREED:
        items.append(ui.ActionRow(See(number, label=tone.text("unmaskings-button-see"))))
    return layout(*items, accent=_WAITS if waits else _ANSWERED)


def _about(request: Request, tone: Tone) -> list[str]:
    asked, thread = request.unmasking, request.thread
    title = "–" if thread is None or thread.discord_id is None else listed_title(thread, tone)
    return [
        tone.text("unmaskings-card-whom", author=signature(request.author, tone), thread=title),
        tone.text("unmaskings-card-ground", ground=asked.ground.value),
        quoted(asked.reason),
        tone.text("unmaskings-card-by", who=_who(asked.asked_by, tone), at=tone.at(asked.asked_at)),
    ]


def _who(moderator: UserId | None, tone: Tone) -> str:
    return f"<@{moderator}>" if moderator else tone.text("common-somebody")


def _standing(request: Request, tone: Tone) -> str:
    asked = request.unmasking
    answered = asked.answered_at
    lapsed_early = asked.is_nobodys and asked.state is UnmaskingState.LAPSED
    standing = tone.text(
        "unmaskings-standing",
        state="orphaned" if lapsed_early else asked.state.value,
        who=_who(asked.answered_by, tone),
        at=tone.at(answered),
        lapses=tone.at(asked.asked_at + rules.LAPSES_AFTER),
        until=tone.at(answered and answered + SEEN_FOR),
    )
    if asked.telling is Telling.SENT:
        return standing
    return "\n".join([standing, tone.text("unmaskings-not-told")])


class Ask(GuardedButton, route="unmaskings:ask", needs=_MODERATOR):
    """Opens the form about the author of a reported post, whose report is its subject."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, community = bot_of(interaction), actor.must(_MODERATOR)
        if not community.allows_unmasking:
            raise UnmaskingOff()
        case = await report_cases.case_of(
            bot.uow, community_id=community.community_id, report_id=self.subject
        )
        if case.report.handle is None or case.report.thread_id is None:
            raise NotFound()
        before = typed.kept(interaction.client, actor.user_id, self.subject, _FORM)
        form = AskForm(
            tone_of(interaction, actor),
            report_id=self.subject,
            thread_id=case.report.thread_id,
            handle=case.report.handle,
            before=before,
        )
        await interaction.response.send_modal(form)


class AskForm(GuardedModal, route=_FORM, needs=_MODERATOR):
    """What alone may justify it, and the reason, which the author will read."""

    def __init__(
        self,
        tone: Tone,
        *,
        report_id: int,
        thread_id: ThreadId,
        handle: Handle,
        before: typed.Values,
    ) -> None:
        super().__init__(title=tone.text("unmaskings-form-title"))
        self._report_id, self._thread_id, self._handle = report_id, thread_id, handle
        self._ground = ui.RadioGroup[Any](
            custom_id="ground",
            options=[
                discord.RadioGroupOption(
                    label=tone.text("unmaskings-ground", ground=each.value),
                    value=each.value,
                    default=each.value == before.get("ground"),
                )
                for each in Ground
            ],
        )
        self._reason: ui.TextInput[Any] = ui.TextInput(
            custom_id="reason",
            style=discord.TextStyle.paragraph,
            max_length=REASON_LENGTH,
            default=before.get("reason") or None,
        )
        self.add_item(ui.TextDisplay(tone.text("unmaskings-form-about")))
        for name, item in (("ground", self._ground), ("reason", self._reason)):
            label = tone.text(f"unmaskings-field-{name}")
            hint = tone.text(f"unmaskings-field-{name}-hint")
            self.add_item(ui.Label(text=label, description=hint, component=item))

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, tone = bot_of(interaction), tone_of(interaction, actor)
        values = {"ground": str(self._ground.value or ""), "reason": self._reason.value}
        typed.keep(interaction.client, actor.user_id, self._report_id, _FORM, values)
        await unmaskings.ask(
            bot.uow,
            community_id=actor.must(_MODERATOR).community_id,
            thread_id=self._thread_id,
            handle=self._handle,
            ground=_ground_in(values["ground"]),
            reason=values["reason"],
            by=actor.user_id,
            now=bot.clock.now(),
        )
        typed.forget(interaction.client, actor.user_id, self._report_id, _FORM)
        await answer(interaction, tone.text("unmaskings-asked"))


def _ground_in(value: str) -> Ground:
    if value not in set(Ground):
        raise NotFound()
    return Ground(value)


class _OnCard(GuardedButton, route="unmaskings:-"):
    """What the buttons of a card share: the request, of the pressing moderator's community."""

    def _step(self, interaction: Interaction, actor: Actor) -> dict[str, Any]:
        return {
            "community_id": actor.must(_MODERATOR).community_id,
            "unmasking_id": self.subject,
            "by": actor.user_id,
            "now": bot_of(interaction).clock.now(),
        }

    async def _request(self, interaction: Interaction, actor: Actor) -> Request:
        return await unmaskings.request_of(
            bot_of(interaction).uow,
            community_id=actor.must(_MODERATOR).community_id,
            unmasking_id=self.subject,
        )


class Agree(_OnCard, route="unmaskings:agree", needs=_MODERATOR):
    """What agreeing means, before it is done; whoever can't agree is told at once."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        tone, request = tone_of(interaction, actor), await self._request(interaction, actor)
        rules.agree(request.unmasking, by=actor.user_id, now=bot_of(interaction).clock.now())
        text = "\n".join([tone.text("unmaskings-sure"), *_about(request, tone)])
        label = tone.text("unmaskings-button-sure")
        sure = AgreeSurely(self.subject, label=label, style=_DANGER)
        await show(interaction, layout(ui.TextDisplay(text), ui.ActionRow(sure)))


class AgreeSurely(_OnCard, route="unmaskings:agree-sure", needs=_MODERATOR):
    """The second moderator agrees."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, tone = bot_of(interaction), tone_of(interaction, actor)
        await unmaskings.agree(bot.uow, **self._step(interaction, actor))
        see = See(self.subject, label=tone.text("unmaskings-button-see"))
        text = ui.TextDisplay[Any](tone.text("unmaskings-agreed"))
        await show(interaction, layout(text, ui.ActionRow(see)))


class Refuse(_OnCard, route="unmaskings:refuse", needs=_MODERATOR):
    """It stays unknown; also for who asked and has thought better of it."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await unmaskings.refuse(bot_of(interaction).uow, **self._step(interaction, actor))
        await answer(interaction, tone_of(interaction, actor).text("unmaskings-refused"))


class See(_OnCard, route="unmaskings:see", needs=_MODERATOR):
    """The name, for the two alone, on a screen that nobody else sees."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, tone = bot_of(interaction), tone_of(interaction, actor)
        request = await self._request(interaction, actor)
        user_id = await unmaskings.reveal(bot.uow, bot.vault, **self._step(interaction, actor))
        answered = request.unmasking.answered_at
        text = tone.text(
            "unmaskings-seen",
            author=signature(request.author, tone),
            who=f"<@{user_id}>",
            number=str(user_id),
            until=tone.at(answered and answered + SEEN_FOR),
        )
        await answer(interaction, text)


ITEMS = (Ask, Agree, AgreeSurely, Refuse, See)
