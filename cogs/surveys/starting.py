"""The start of answering a survey: what it is about, what is promised, and where one goes on."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import survey_rounds
from bot.services.survey_finding import number_of
from bot.tones import Tone
from bot.ui import GuardedButton, GuardedSelect, Interaction, bot_of, layout
from cogs.surveys.answers import MEMBER, PAGES, answer, number_in, show, tone_of
from cogs.surveys.messages import INTRO_ROOM, plain_title, promise_text, size_text, within
from cogs.surveys.seats import resumed, seated, subject_of_page
from cogs.surveys.sitting import OpenPage, Through, shown_first
from domain.prompts import spoken
from domain.survey_values import Round

_GOOD = discord.ButtonStyle.success
_MENU_AT_MOST = 25


async def start(interaction: Interaction, actor: Actor, number: int) -> None:
    """What it is about, how long it takes, what is promised, and the way on."""
    seat = await seated(interaction, actor, number)
    tone, form = seat.tone, seat.form
    lines = [seat.head]
    if intro := spoken(form.intro, tone.locale):
        lines.append(within(intro, room=INTRO_ROOM))
    lines += [size_text(form, tone), "", promise_text(seat.round, tone)]
    page = resumed(form, seat.sitting.answers)
    if seat.sitting.has_draft:
        lines += ["", tone.text("surveys-draft-kept")]
    items: list[ui.Item[Any]] = [ui.TextDisplay("\n".join(lines))]
    items += shown_first(page, tone)
    buttons: list[ui.Item[Any]] = []
    if page is not None:
        resumes = "yes" if seat.sitting.has_draft else "no"
        label = tone.text("surveys-button-begin", resumes=resumes)
        buttons.append(OpenPage(subject_of_page(seat, page), label=label, style=_GOOD))
    if seat.sitting.has_draft:
        buttons.append(Through(seat.number * PAGES, label=tone.text("surveys-button-answers")))
    await show(interaction, layout(*items, ui.ActionRow(*buttons)))


class Answer(GuardedButton, route="surveys:answer"):
    """The start of a survey: on the card, in the direct message, in the list."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await start(interaction, actor, self.subject)


async def choose(interaction: Interaction, actor: Actor) -> None:
    """The survey that waits for the person's answer; of several, which one."""
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    waiting = await survey_rounds.rounds_to_answer(
        bot.uow,
        bot.box_keys,
        community_id=actor.must(MEMBER).community_id,
        user_id=actor.user_id,
    )
    if not waiting:
        await answer(interaction, tone.text("surveys-none-to-answer"))
    elif len(waiting) == 1:
        await start(interaction, actor, number_of(waiting[0].round_id))
    else:
        text = ui.TextDisplay[Any](tone.text("surveys-which-to-answer"))
        await show(interaction, layout(text, ui.ActionRow(answer_menu(waiting, tone))))


def answer_menu(waiting: Sequence[Round], tone: Tone) -> "PickRound":
    """The menu of the surveys that wait for an answer."""
    options = [
        discord.SelectOption(label=plain_title(held, tone, limit=100), value=str(held.round_id))
        for held in waiting[:_MENU_AT_MOST]
    ]
    placeholder = tone.text("surveys-answer-placeholder")
    return PickRound(0, ui.Select[Any](placeholder=placeholder, options=options))


class PickRound(GuardedSelect, route="surveys:which"):
    """The start of the survey that was chosen."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        number = number_in(str(self.chosen[0]) if self.chosen else "")
        await start(interaction, actor, number)


ITEMS = (Answer, PickRound)
