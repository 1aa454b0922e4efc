"""A page of a survey as a form: up to five questions, each as its kind is answered."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.tones import Tone
from bot.ui import GuardedModal, Interaction
from cogs.surveys.messages import in_line, option_text
from domain.feedback_values import Answer, Answers
from domain.prompts import spoken
from domain.survey_answers import checked
from domain.survey_pages import INPUTS_AT_MOST, Page
from domain.survey_values import TEXT_LENGTH, QuestionKind, SurveyQuestion
from domain.texts import shortened

LABEL_LENGTH, HINT_LENGTH, TITLE_LENGTH = 45, 100, 45
_BOXES_AT_MOST = 10
"""More choices than this are a menu."""
_FULL_ROOM = 900

Take = Callable[[Interaction, Actor, Answers], Awaitable[None]]


def is_long(question: SurveyQuestion, tone: Tone) -> bool:
    """True of a question that no label has room for."""
    return len(spoken(question.text, tone.locale)) > LABEL_LENGTH


def shown_before(page: Page, tone: Tone) -> list[SurveyQuestion]:
    """The questions that are to be read before the form opens, because it has no room for them."""
    long = [each for each in page.questions if is_long(each, tone)]
    return [] if len(page.questions) + len(long) <= INPUTS_AT_MOST else long


class PageForm(GuardedModal, route="surveys:form"):
    """One page, with what was answered earlier; where there is room the questions are in full."""

    def __init__(self, tone: Tone, page: Page, before: Answers, *, title: str, take: Take) -> None:
        super().__init__(title=shortened(title, limit=TITLE_LENGTH))
        self._take = take
        self._items: dict[str, tuple[SurveyQuestion, Any]] = {}
        in_full = not shown_before(page, tone)
        for question in page.questions:
            item = _item(question, before.get(question.key), tone)
            self._items[question.key] = (question, item)
            if in_full and is_long(question, tone):
                text = in_line(spoken(question.text, tone.locale), room=_FULL_ROOM)
                self.add_item(ui.TextDisplay(f"**{text}**"))
            self.add_item(
                ui.Label(
                    text=_label(question, tone),
                    description=_hint(question, tone, in_full=in_full) or None,
                    component=item,
                )
            )

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        found: dict[str, Answer] = {}
        for key, (question, item) in self._items.items():
            answer = checked(question, _given(item))
            if answer is not None:
                found[key] = answer
        await self._take(interaction, actor, found)


def _label(question: SurveyQuestion, tone: Tone) -> str:
    return shortened(spoken(question.text, tone.locale), limit=LABEL_LENGTH)


def _hint(question: SurveyQuestion, tone: Tone, *, in_full: bool) -> str:
    """The rest of a question that is cut, else its help, else that it may be left out."""
    text = spoken(question.text, tone.locale)
    if is_long(question, tone) and not in_full:
        begun = len(_label(question, tone).rstrip("…"))
        return shortened(f"…{text[begun:]}", limit=HINT_LENGTH)
    if question.help:
        return shortened(spoken(question.help, tone.locale), limit=HINT_LENGTH)
    return "" if question.is_required else tone.text("surveys-optional-hint")


def _item(question: SurveyQuestion, before: Answer | None, tone: Tone) -> ui.Item[Any]:
    if question.kind is QuestionKind.TEXT:
        return _field(question, before)
    chosen = (before,) if isinstance(before, str) else before or ()
    options = [(key, option_text(question, key, tone)) for key in question.keys]
    many = question.kind is QuestionKind.MULTIPLE
    if len(options) > _BOXES_AT_MOST:
        return _menu(question, options, chosen, many=many, tone=tone)
    return (_boxes if many else _circles)(question, options, chosen)


def _field(question: SurveyQuestion, before: Answer | None) -> ui.TextInput[Any]:
    return ui.TextInput(
        custom_id=question.key,
        style=discord.TextStyle.paragraph,
        required=question.is_required,
        max_length=TEXT_LENGTH,
        default=before[:TEXT_LENGTH] if isinstance(before, str) else None,
    )


def _circles(
    question: SurveyQuestion, options: Sequence[tuple[str, str]], chosen: Sequence[str]
) -> ui.RadioGroup[Any]:
    return ui.RadioGroup(
        custom_id=question.key,
        required=question.is_required,
        options=[
            discord.RadioGroupOption(label=text, value=key, default=key in chosen)
            for key, text in options
        ],
    )


def _boxes(
    question: SurveyQuestion, options: Sequence[tuple[str, str]], chosen: Sequence[str]
) -> ui.CheckboxGroup[Any]:
    return ui.CheckboxGroup(
        custom_id=question.key,
        required=question.is_required,
        min_values=int(question.is_required),
        max_values=len(options),
        options=[
            discord.CheckboxGroupOption(label=text, value=key, default=key in chosen)
            for key, text in options
        ],
    )


def _menu(
    question: SurveyQuestion,
    options: Sequence[tuple[str, str]],
    chosen: Sequence[str],
    *,
    many: bool,
    tone: Tone,
) -> ui.Select[Any]:
    return ui.Select(
        custom_id=question.key,
        required=question.is_required,
        placeholder=tone.text("surveys-pick-placeholder", many="yes" if many else "no"),
        min_values=int(question.is_required),
        max_values=len(options) if many else 1,
        options=[
            discord.SelectOption(label=text, value=key, default=key in chosen)
            for key, text in options
        ],
    )


def _given(item: Any) -> str | Sequence[str] | None:
    if isinstance(item, ui.Select | ui.CheckboxGroup):
        return [str(value) for value in item.values]
    value: str | None = item.value
    return value


Texts = Mapping[str, str]


def texts_in(page: Page, answers: Answers) -> Texts:
    """What was written in own words on the page: what is tedious to type again."""
    return {
        each.key: answer
        for each in page.questions
        if each.kind is QuestionKind.TEXT and isinstance(answer := answers.get(each.key), str)
    }
