"""The results of a round as they are shown everywhere: in words, in pictures, beside the last."""

import io
from typing import Any

import discord
from discord import ui

from bot.feedback_charts import Picture, draw_overview
from bot.feedback_labels import labels_of_form
from bot.feedback_texts import response_line, results_pages
from bot.tones import Tone
from cogs.surveys.messages import end_lines, title_text
from domain.feedback_tables import comparable
from domain.survey_values import Round


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
        labels_of_form(held.form, tone),
        tone,
        room=3200,
        **_beside(held, earlier),
    )


async def pictures(held: Round, earlier: Round | None, tone: Tone) -> list[Picture]:
    """The same in pictures; none of a round of which nothing can be told."""
    if held.results is None or held.results.answered < held.limit:
        return []
    return await draw_overview(
        held.results,
        held.form.sheet,
        labels_of_form(held.form, tone),
        tone,
        **_beside(held, earlier),
    )


def _beside(held: Round, earlier: Round | None) -> dict[str, Any]:
    """The round before this one, as far as it asked the same."""
    if earlier is None or earlier.results is None:
        return {}
    same = comparable(held.form, earlier.form)
    return {"earlier": earlier.results, "comparable": same} if same else {}


def gallery(drawn: list[Picture]) -> list[ui.Item[Any]]:
    """The pictures inside a message; none where none were drawn."""
    if not drawn:
        return []
    items = [
        discord.MediaGalleryItem(f"attachment://{_name(number)}", description=picture.alt)
        for number, picture in enumerate(drawn)
    ]
    return [ui.MediaGallery(*items)]


def files(drawn: list[Picture]) -> list[discord.File]:
    """The pictures as files that go with the message."""
    return [
        discord.File(io.BytesIO(picture.png), _name(number), description=picture.alt)
        for number, picture in enumerate(drawn)
    ]


def _name(number: int) -> str:
    return f"resultat-{number + 1}.png"
