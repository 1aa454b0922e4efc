"""`/surveys list` and `close`: what waits for an answer, and for organisers all that is held."""

from typing import Any

import discord
from discord import app_commands, ui

from bot.feedback_texts import pages
from bot.permissions import Actor
from bot.services import survey_rounds, surveys
from bot.tones import Tone
from bot.ui import GuardedButton, GuardedSelect, Interaction, bot_of, layout
from cogs.surveys import kept
from cogs.surveys.answers import (
    MEMBER,
    ORGANISER,
    answer,
    number_in,
    show,
    step_of,
    survey_found,
    tone_of,
)
from cogs.surveys.messages import in_line, title_text
from cogs.surveys.rounds import LOOKED_AT
from cogs.surveys.starting import answer_menu
from domain.errors import NotFound
from domain.ids import RoundId
from domain.prompts import spoken
from domain.survey_values import Round, RoundEnd, Survey

_ROOM = 3000
_MENU_AT_MOST = 25
_ROUNDS_SHOWN = 10
"""Of each survey; older ones are found by `/surveys results`."""


async def listed(interaction: Interaction, actor: Actor, *, page: int = 0) -> None:
    """What waits for the person's answer; organisers see all surveys with their rounds too."""
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    waiting = await survey_rounds.rounds_to_answer(
        bot.uow,
        bot.box_keys,
        community_id=actor.must(MEMBER).community_id,
        user_id=actor.user_id,
    )
    lines = [f"### {tone.text('surveys-list-title')}"]
    lines += [_waiting_line(held, tone) for held in waiting] or [tone.text("surveys-list-none")]
    blocks, menu = ["\n".join(lines)], None
    if ORGANISER in actor.capabilities:
        kept_surveys = await surveys.listed(bot.uow, community_id=actor.must(MEMBER).community_id)
        blocks += await _blocks(interaction, actor, kept_surveys, tone)
        menu = _menu(kept_surveys, tone)
    parts = pages(blocks, room=_ROOM)
    page = min(page, len(parts) - 1)
    items: list[ui.Item[Any]] = [ui.TextDisplay(parts[page])]
    turns: list[ui.Item[Any]] = [
        Turn(to, label=tone.text(f"surveys-page-{way}"))
        for to, way in ((page - 1, "back"), (page + 1, "next"))
        if 0 <= to < len(parts)
    ]
    items += [ui.ActionRow(*turns)] if turns else []
    items += [ui.ActionRow(answer_menu(waiting, tone))] if waiting else []
    items += [ui.ActionRow(menu)] if menu else []
    await show(interaction, layout(*items))


def _waiting_line(held: Round, tone: Tone) -> str:
    title = title_text(held.form, held.subject, tone)
    return tone.text("surveys-list-waiting", title=title, at=tone.at(held.closes_at))


async def _blocks(
    interaction: Interaction, actor: Actor, known: list[Survey], tone: Tone
) -> list[str]:
    """Every survey of the network with its rounds, a block for each."""
    if not known:
        return [tone.text("surveys-list-empty")]
    uow, community_id = bot_of(interaction).uow, actor.must(ORGANISER).community_id
    rounds = [
        *await survey_rounds.open_rounds(uow, community_id=community_id),
        *await survey_rounds.closed_rounds(uow, community_id=community_id, limit=LOOKED_AT),
    ]
    blocks = [f"### {tone.text('surveys-list-all')}"]
    for survey in known:
        lines = [f"**{title_text(survey.form, '', tone)}**"]
        held_here = [held for held in rounds if held.survey_id == survey.survey_id]
        for held in held_here[:_ROUNDS_SHOWN]:
            lines.append(await _round_line(interaction, held, tone))
        blocks.append(
            "\n".join(lines if held_here else [*lines, tone.text("surveys-list-no-rounds")])
        )
    return blocks


async def _round_line(interaction: Interaction, held: Round, tone: Tone) -> str:
    drawn = await survey_rounds.drawn(
        bot_of(interaction).uow, community_id=held.community_id, round_id=held.round_id
    )
    answered = held.results.answered if held.results else drawn.answered
    subject = [in_line(held.subject, room=120)] if held.subject else []
    line = tone.text(
        "surveys-list-round",
        state=held.state.value,
        number=held.number,
        at=tone.at(held.closes_at if held.is_open else held.closed_at),
        answered=answered,
        asked=held.asked,
    )
    return " · ".join([line, *subject])


def _menu(known: list[Survey], tone: Tone) -> "Look | None":
    if not known:
        return None
    options = [
        discord.SelectOption(
            label=spoken(survey.form.title, tone.locale)[:100], value=str(survey.survey_id)
        )
        for survey in known[:_MENU_AT_MOST]
    ]
    placeholder = tone.text("surveys-look-placeholder")
    return Look(0, ui.Select[Any](placeholder=placeholder, options=options))


class Turn(GuardedButton, route="surveys:list", needs=MEMBER):
    """Another page of the list."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await listed(interaction, actor, page=self.subject)


class Look(GuardedSelect, route="surveys:survey", needs=ORGANISER):
    """The survey that was chosen."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        number = number_in(str(self.chosen[0]) if self.chosen else "")
        await kept.screen(interaction, actor, await survey_found(interaction, actor, number))


async def survey_choices(
    interaction: Interaction, actor: Actor, typed: str
) -> list[app_commands.Choice[str]]:
    """The network's surveys whose titles hold what was typed."""
    if actor.community is None or ORGANISER not in actor.capabilities:
        return []
    tone, wanted = tone_of(interaction, actor), typed.strip().casefold()
    found = await surveys.listed(bot_of(interaction).uow, community_id=actor.community.community_id)
    named = ((spoken(each.form.title, tone.locale), str(each.survey_id)) for each in found)
    return [
        app_commands.Choice(name=name[:100], value=value)
        for name, value in named
        if wanted in name.casefold()
    ][:_MENU_AT_MOST]


# --------------------------------------------------------------------------------- closing


async def ask_to_close(interaction: Interaction, actor: Actor, round_id: RoundId) -> None:
    """What closing means, before it is done."""
    tone = tone_of(interaction, actor)
    drawn = await survey_rounds.drawn(
        bot_of(interaction).uow,
        community_id=actor.must(ORGANISER).community_id,
        round_id=round_id,
    )
    if not drawn.round.is_open:
        await answer(interaction, tone.text("surveys-closed-already"))
        return
    title = title_text(drawn.round.form, drawn.round.subject, tone)
    text = tone.text(
        "surveys-close-ask",
        title=title,
        answered=drawn.answered,
        asked=drawn.round.asked,
        limit=drawn.round.limit,
        enough="yes" if drawn.answered >= drawn.round.limit else "no",
    )
    label, danger = tone.text("surveys-button-close"), discord.ButtonStyle.danger
    sure = CloseNow(int(round_id), label=label, style=danger)
    await show(interaction, layout(ui.TextDisplay(text), ui.ActionRow(sure)))


class CloseNow(GuardedButton, route="surveys:close-now", needs=ORGANISER):
    """Closes the round; what was answered is counted once and for all."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        if self.subject >= 2**63:
            raise NotFound()
        bot = bot_of(interaction)
        held = await survey_rounds.close_round(
            bot.uow,
            bot.box_keys,
            round_id=RoundId(self.subject),
            end=RoundEnd.BY_HAND,
            **step_of(interaction, actor),
        )
        answered = held.results.answered if held.results else 0
        text = tone_of(interaction, actor).text(
            "surveys-closed-now", answered=answered, asked=held.asked
        )
        await show(interaction, layout(ui.TextDisplay(text)))


ITEMS = (Turn, Look, CloseNow)
