"""`/surveys create`: a survey from a template or a file, and the screen that shows it."""

import io
from typing import Any

import discord
from discord import app_commands, ui

from bot import surveys as shipped_surveys
from bot.errors import words
from bot.feedback_texts import pages
from bot.permissions import Actor
from bot.services import surveys
from bot.tones import Tone
from bot.ui import GuardedButton, Interaction, bot_of, layout, plain
from cogs.surveys.answers import (
    ORGANISER,
    PAGES,
    answer,
    show,
    step_of,
    survey_found,
    tone_of,
)
from cogs.surveys.messages import form_blocks, size_text, title_text
from cogs.surveys.opening import Begin
from cogs.surveys.trying import Try
from domain.errors import NotFound
from domain.survey_file_faults import SurveyFault
from domain.survey_files import SurveyFile
from domain.survey_refusals import NoSurveyFile
from domain.survey_values import Survey

_KILOBYTES = 256
_NAME_LENGTH = 60
_FAULTS_SHOWN = 10
_CHOICES = 25
_GOOD = discord.ButtonStyle.success


async def create(
    interaction: Interaction,
    actor: Actor,
    *,
    template: str | None,
    file: discord.Attachment | None,
) -> None:
    """Keep what was chosen and show it; what is wrong with a file is told line by line."""
    if (template is None) == (file is None):
        await answer(interaction, tone_of(interaction, actor).text("surveys-create-one"))
    elif file is not None:
        await _from_file(interaction, actor, file)
    else:
        found = shipped_surveys.load().get(template or "")
        if found is None:
            raise NotFound()
        await _keep(interaction, actor, found, shipped_surveys.source(found.key))


async def _from_file(interaction: Interaction, actor: Actor, file: discord.Attachment) -> None:
    if not file.filename.lower().endswith(".toml") or file.size > _KILOBYTES * 1024:
        raise NoSurveyFile(limit=_KILOBYTES)
    await interaction.response.defer(ephemeral=True, thinking=True)
    content = await file.read()
    name = plain(file.filename, limit=_NAME_LENGTH)
    examined = shipped_surveys.examined(content, name=name)
    if examined.file is None:
        await answer(interaction, _faults_text(examined.faults, tone_of(interaction, actor)))
        return
    await _keep(interaction, actor, examined.file, content.decode("utf-8-sig"))


def _faults_text(faults: tuple[SurveyFault, ...], tone: Tone) -> str:
    told = []
    for fault in faults[:_FAULTS_SHOWN]:
        # The name is harmless already.
        shown = fault.written(plain).at(source=fault.source, line=fault.line)
        told.append(f"- {words(tone.i18n, shown, locale=tone.locale, timezone=tone.timezone)}")
    head = tone.text(
        "surveys-file-faults", count=len(faults), more=max(0, len(faults) - _FAULTS_SHOWN)
    )
    return "\n".join([head, *told])


async def _keep(interaction: Interaction, actor: Actor, found: SurveyFile, source: str) -> None:
    bot, step = bot_of(interaction), step_of(interaction, actor)
    before = await surveys.by_key(bot.uow, community_id=step["community_id"], key=found.key)
    survey = await surveys.keep(bot.uow, key=found.key, form=found.form, source=source, **step)
    what = "same"
    if before is None:
        what = "new"
    elif before.version != survey.version:
        what = "version"
    elif before.is_retired:
        what = "back"
    notice = tone_of(interaction, actor).text("surveys-kept", what=what, version=survey.version)
    await screen(interaction, actor, survey, notice=notice)


async def screen(
    interaction: Interaction, actor: Actor, survey: Survey, *, page: int = 0, notice: str = ""
) -> None:
    """One page of what the survey asks, and what can be done with it."""
    tone = tone_of(interaction, actor)
    parts = pages(form_blocks(survey, tone), room=3000)
    page = min(page, len(parts) - 1, PAGES - 1)
    known = tone.text(
        "surveys-known",
        version=survey.version,
        key=survey.key,
        questions=len(survey.form.questions),
    )
    head = [
        f"### 📋 {title_text(survey.form, '', tone)}",
        notice,
        size_text(survey.form, tone),
        f"-# {known}",
    ]
    number = survey.survey_id * PAGES
    turns: list[ui.Item[Any]] = [
        Turn(number + to, label=tone.text(f"surveys-page-{way}"))
        for to, way in ((page - 1, "back"), (page + 1, "next"))
        if 0 <= to < min(len(parts), PAGES)
    ]
    items: list[ui.Item[Any]] = [
        ui.TextDisplay("\n".join(line for line in head if line)),
        ui.Separator(),
        ui.TextDisplay(parts[page]),
        *([ui.ActionRow(*turns)] if turns else []),
        ui.ActionRow(*_buttons(survey, tone)),
    ]
    await show(interaction, layout(*items))


def _buttons(survey: Survey, tone: Tone) -> list[ui.Item[Any]]:
    number = survey.survey_id
    away = tone.text("surveys-button-retire", retired="yes" if survey.is_retired else "no")
    return [
        Begin(number, label=tone.text("surveys-button-begin-round"), style=_GOOD),
        Try(number * PAGES, label=tone.text("surveys-button-try")),
        Fetch(number, label=tone.text("surveys-button-fetch")),
        Retire(number * 2 + int(not survey.is_retired), label=away),
    ]


class Turn(GuardedButton, route="surveys:look", needs=ORGANISER):
    """Another page of what the survey asks."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        number, page = divmod(self.subject, PAGES)
        await screen(interaction, actor, await survey_found(interaction, actor, number), page=page)


class Fetch(GuardedButton, route="surveys:file", needs=ORGANISER):
    """The survey's file, to be changed and given back."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        survey = await survey_found(interaction, actor, self.subject % 2**63)
        source = await surveys.source_of(
            bot_of(interaction).uow, community_id=survey.community_id, survey_id=survey.survey_id
        )
        file = discord.File(io.BytesIO(source.encode()), f"{survey.key}.toml")
        text = tone_of(interaction, actor).text("surveys-file-here")
        await interaction.response.send_message(text, file=file, ephemeral=True)


class Retire(GuardedButton, route="surveys:retire", needs=ORGANISER):
    """Puts the survey away (an odd number), or offers it again."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        number, is_retired = divmod(self.subject, 2)
        survey = await survey_found(interaction, actor, number % 2**63)
        after = await surveys.retire(
            bot_of(interaction).uow,
            survey_id=survey.survey_id,
            is_retired=bool(is_retired),
            **step_of(interaction, actor),
        )
        what = "yes" if after.is_retired else "no"
        notice = tone_of(interaction, actor).text("surveys-retired", retired=what)
        await screen(interaction, actor, after, notice=notice)


async def template_choices(
    interaction: Interaction, actor: Actor, typed: str
) -> list[app_commands.Choice[str]]:
    """The shipped surveys whose titles hold what was typed."""
    wanted = typed.strip().casefold()
    return [
        app_commands.Choice(name=title[:100], value=key)
        for key, title in shipped_surveys.names(tone_of(interaction, actor).locale)
        if wanted in title.casefold()
    ][:_CHOICES]


ITEMS = (Turn, Fetch, Retire)
