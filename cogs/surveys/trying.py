"""Trying a survey: the same forms as those who are asked get, and nothing of it is kept."""

import discord
from discord import ui

from bot import typed
from bot.permissions import Actor
from bot.ui import GuardedButton, Interaction, layout
from cogs.surveys.answers import ORGANISER, PAGES, show, survey_found, tone_of
from cogs.surveys.forms import PageForm
from cogs.surveys.messages import title_text
from cogs.surveys.seats import page_at
from cogs.surveys.summaries import summary_items
from domain.errors import NotFound
from domain.feedback_values import Answers
from domain.survey_pages import Page, next_page, progress
from domain.survey_values import Survey
from domain.surveys import answers_of_draft, draft_bytes, merged

_TYPED = "surveys:try"
_MAIN = discord.ButtonStyle.primary


class Try(GuardedButton, route="surveys:try", needs=ORGANISER):
    """A page of the survey as a form, for who has drawn it up."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        number, place = divmod(self.subject, PAGES)
        survey, tone = await survey_found(interaction, actor, number), tone_of(interaction, actor)
        if not place:
            typed.forget(interaction.client, actor.user_id, survey.survey_id, _TYPED)
        answers = _tried(interaction, actor, survey)
        page = page_at(survey.form, answers, place)
        if page is None:
            raise NotFound()
        at, most = progress(survey.form, answers, page)
        form = PageForm(
            tone,
            page,
            answers,
            title=tone.text("surveys-form-title", page=at, most=most),
            take=lambda pressed, who, given: _taken(pressed, who, survey, page, given),
        )
        await interaction.response.send_modal(form)


async def _taken(
    interaction: Interaction, actor: Actor, survey: Survey, page: Page, given: Answers
) -> None:
    tone, form = tone_of(interaction, actor), survey.form
    before = _tried(interaction, actor, survey)
    answers = merged(form, before, given, asked=[each.key for each in page.questions])
    following = next_page(form, answers, page.last)
    at, most = progress(form, answers, page)
    who = (interaction.client, actor.user_id, survey.survey_id, _TYPED)
    head = f"### 📋 {title_text(form, '', tone)}"
    # The survey's own screen stays as it is, above.
    is_first = page.questions[0] is form.questions[0]
    if following is None:
        typed.forget(*who)
        found, _ = summary_items(form, answers, tone, screen=0, revealed=())
        head = f"{head}\n{tone.text('surveys-tried')}"
        await show(interaction, layout(ui.TextDisplay(head), *found), anew=is_first)
        return
    typed.keep(*who, {"answers": draft_bytes(answers).decode("ascii")})
    keys = [question.key for question in form.questions]
    subject = survey.survey_id * PAGES + keys.index(following.questions[0].key)
    further = Try(subject, label=tone.text("surveys-button-next"), style=_MAIN)
    text = f"{head}\n{tone.text('surveys-page-tried', page=at, most=most)}"
    await show(interaction, layout(ui.TextDisplay(text), ui.ActionRow(further)), anew=is_first)


def _tried(interaction: Interaction, actor: Actor, survey: Survey) -> Answers:
    """What was answered on the pages before, in memory alone."""
    raw = typed.kept(interaction.client, actor.user_id, survey.survey_id, _TYPED)
    found = answers_of_draft(raw["answers"].encode("ascii")) if raw else None
    return found or {}


ITEMS = (Try,)
