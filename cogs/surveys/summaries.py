"""What somebody has answered, in words, before it is sent."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.feedback_texts import pages
from bot.revelation_texts import warning_text
from bot.tones import Tone
from bot.ui import plain, quoted
from cogs.surveys.messages import in_line, option_text
from domain.feedback_values import Answer, Answers
from domain.prompts import spoken
from domain.revelations import Revelation
from domain.survey_pages import asked
from domain.survey_values import QuestionKind, SurveyForm, SurveyQuestion

_ROOM = 2200
"""Characters of a screen of answers: beside them stand warnings and what sending means."""
_QUESTION_ROOM = 400
_TEXT_SHOWN = 500


def missing_in(form: SurveyForm, answers: Answers) -> list[SurveyQuestion]:
    """The questions that need an answer and have none."""
    return [
        question
        for question in asked(form, answers)
        if question.is_required and question.key not in answers
    ]


def summary_items(
    form: SurveyForm,
    answers: Answers,
    tone: Tone,
    *,
    screen: int,
    revealed: Sequence[Revelation],
) -> tuple[list[ui.Item[Any]], int]:
    """One screen of the answers with what could betray the person, and how many screens."""
    blocks = [
        _block(question, answers.get(question.key), tone) for question in asked(form, answers)
    ]
    parts = pages(blocks, room=_ROOM)
    text = parts[min(screen, len(parts) - 1)] if parts else "–"
    items: list[ui.Item[Any]] = [ui.TextDisplay(text)]
    if revealed:
        items.append(ui.TextDisplay(warning_text(revealed, tone)))
    return items, len(parts)


def _block(question: SurveyQuestion, answer: Answer | None, tone: Tone) -> str:
    return f"**{in_line(spoken(question.text, tone.locale), room=_QUESTION_ROOM)}**\n" + (
        _answer_text(question, answer, tone)
    )


def _answer_text(question: SurveyQuestion, answer: Answer | None, tone: Tone) -> str:
    if answer is None:
        return tone.text("surveys-unanswered", needed="yes" if question.is_required else "no")
    if question.kind is QuestionKind.TEXT:
        return quoted(str(answer), limit=_TEXT_SHOWN)
    keys = (answer,) if isinstance(answer, str) else answer
    return "\n".join(plain(option_text(question, key, tone)) for key in keys)
