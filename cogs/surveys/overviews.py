"""The results of a round as they are shown everywhere: in words, in pictures, beside the last."""

import io
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.feedback_charts import Picture, draw_overview
from bot.feedback_labels import Before, Labels, labels_of_form
from bot.feedback_texts import response_line, results_pages
from bot.tones import Tone
from cogs.surveys.messages import end_lines, title_text
from domain.feedback_tables import comparable
from domain.survey_values import Round
from domain.texts import one_line

_SUBJECT_LENGTH = 40
"""Of the round before, whose name stands in a picture's legend."""


def labels_of_round(held: Round, tone: Tone) -> Labels:
    """What the survey's questions are called; its title says what the round is about, too."""
    labels = labels_of_form(held.form, tone)
    return replace(labels, title=f"{labels.title} · {held.subject}") if held.subject else labels


def head_text(held: Round, tone: Tone, *, alone: bool = True) -> str:
    """Which round it was; how many answered, unless the texts that say so follow."""
    assert held.results is not None
    lines = [
        f"### 📋 {title_text(held.form, held.subject, tone)}",
        tone.text("surveys-results-when", number=held.number, at=tone.at(held.closed_at, "date")),
        *([response_line(held.results, tone)] if alone else []),
        *end_lines(held, tone),
    ]
    if held.results.answered < held.limit:
        lines.append(tone.text("surveys-results-too-few", limit=held.limit))
    return "\n".join(lines)


def result_texts(held: Round, earlier: Round | None, tone: Tone) -> list[str]:
    """All that is told of the round in words, page by page."""
    assert held.results is not None
    return results_pages(
        held.results,
        held.form.sheet,
        labels_of_round(held, tone),
        tone,
        room=3200,
        before=_beside(held, earlier, tone),
    )


async def pictures(held: Round, earlier: Round | None, tone: Tone) -> list[Picture]:
    """The same in pictures; none of a round of which nothing can be told."""
    if held.results is None or held.results.answered < held.limit:
        return []
    return await draw_overview(
        held.results,
        held.form.sheet,
        labels_of_round(held, tone),
        tone,
        before=_beside(held, earlier, tone),
    )


def _beside(held: Round, earlier: Round | None, tone: Tone) -> Before | None:
    """The round before this one, as far as it asked the same, by its subject and its day."""
    if earlier is None or earlier.results is None:
        return None
    same = comparable(held.form, earlier.form)
    when = tone.at(earlier.opened_at, "date")
    subject = one_line(earlier.subject, limit=_SUBJECT_LENGTH) if earlier.subject else ""
    name = f"{subject}, {when}" if subject else when
    return Before(earlier.results, same, name) if same else None


def galleries(drawn: list[Picture]) -> list[ui.Item[Any]]:
    """The pictures inside a message, each whole: Discord crops those that share a gallery."""
    return [
        ui.MediaGallery(
            discord.MediaGalleryItem(f"attachment://{_name(number)}", description=picture.alt)
        )
        for number, picture in enumerate(drawn)
    ]


def files(drawn: list[Picture]) -> list[discord.File]:
    """The pictures as files that go with the message."""
    return [
        discord.File(io.BytesIO(picture.png), _name(number), description=picture.alt)
        for number, picture in enumerate(drawn)
    ]


def _name(number: int) -> str:
    return f"resultat-{number + 1}.png"
