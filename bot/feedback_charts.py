"""Results as pictures, each with the same numbers in words for who hears it read."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from bot.chart_paper import Strip, printed
from bot.charts import library
from bot.feedback_grids import groups_strip, runoff_strip
from bot.feedback_labels import Before, Labels, Shown, is_ranked, is_recommend, is_scale
from bot.feedback_panels import (
    choice_strip,
    compared_strip,
    recommend_strip,
    response_strip,
    scale_strip,
    title_strip,
    withheld_strip,
)
from bot.feedback_texts import group_lines, response_line, table_lines
from bot.tones import Tone
from domain.feedback_values import Column, Results, Sheet, Table
from domain.texts import one_line, shortened

PICTURES_AT_MOST = 10
"""Files that Discord takes in one message."""
ALT_LENGTH = 1024
"""Characters that Discord takes of a picture's description."""
_ROOM = 8.0
"""Inches of height after which the next picture begins: a square is read best on a phone."""
_TALLEST = 24.0
_NAME_LENGTH, _QUESTION_LENGTH, _TITLE_LENGTH = 40, 120, 200
_NAME_AT_LEAST, _FIGURES_LENGTH = 12, 20
"""Characters of a name, and of what stands around it: its number, how many chose it, the share."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, and what it shows in words."""

    png: bytes
    alt: str


@dataclass(slots=True)
class _Part:
    """What stays together in a picture: a question with its groups, and the same in words."""

    strip: Strip
    words: list[str]
    groups: Strip | None = None
    group_words: Sequence[str] = ()


async def draw_table(
    column: Column,
    table: Table,
    labels: Labels,
    tone: Tone,
    *,
    sheet: Sheet | None = None,
    earlier: Table | None = None,
) -> Picture:
    """One question as a picture, drawn beside the event loop; its groups if the sheet is given."""

    def work() -> Picture:
        with library():
            part = _part(column, table, sheet, labels, tone, earlier=earlier)
        return _picture([part], has_groups=True)

    return await asyncio.to_thread(work)


async def draw_overview(
    results: Results,
    sheet: Sheet,
    labels: Labels,
    tone: Tone,
    *,
    before: Before | None = None,
) -> list[Picture]:
    """All questions but those answered in own words, in at most ten pictures.

    Several questions stand below each other; groups are left out if they would not fit.
    """

    def work() -> list[Picture]:
        with library():
            parts = [_head(results, sheet, labels, tone, before)]
            for column in sheet.columns:
                table = results.table(column.key)
                if table is not None:
                    earlier = before.table(column) if before else None
                    name = before.name if before else ""
                    part = _part(column, table, sheet, labels, tone, earlier=earlier, name=name)
                    parts.append(part)
        has_groups = sum(_height(part) for part in parts) <= PICTURES_AT_MOST * _TALLEST
        # Others may have their picture drawn between two of these.
        shared = _shared(parts, has_groups=has_groups)
        return [_picture(each, has_groups=has_groups) for each in shared]

    return await asyncio.to_thread(work)


def _head(
    results: Results, sheet: Sheet, labels: Labels, tone: Tone, before: Before | None
) -> _Part:
    """The title and how many answered; a poll's title is its question, which comes below."""
    strip, words = Strip(), []
    if [labels.questions.get(column.key) for column in sheet.columns] != [labels.title]:
        strip.add(title_strip(labels.title))
        words.append(_sentence(one_line(labels.title, limit=_TITLE_LENGTH)))
    strip.add(response_strip(results, tone))
    words += [response_line(results, tone), *(before.line(tone, shown=one_line) if before else ())]
    return _Part(strip, words)


def _part(
    column: Column,
    table: Table,
    sheet: Sheet | None,
    labels: Labels,
    tone: Tone,
    *,
    earlier: Table | None,
    name: str = "",
) -> _Part:
    if earlier is not None and (earlier.is_withheld or not earlier.base):
        earlier = None
    strip = _strip(column, table, labels, tone, earlier=earlier, name=name)
    question = one_line(labels.question(column.key), limit=_QUESTION_LENGTH)
    shown = _names_for(column)
    lines = table_lines(column, table, labels, tone, earlier=earlier, shown=shown)
    part = _Part(strip, [_sentence(question), *map(_sentence, lines)])
    if sheet is not None and table.groups and not table.is_withheld:
        part.groups = groups_strip(column, table, sheet, labels, tone)
        told = group_lines(column, table, sheet, labels, tone, shown=shown)
        part.group_words = [f"{tone.text('results-chart-groups')}.", *map(_sentence, told)]
    return part


def _strip(
    column: Column, table: Table, labels: Labels, tone: Tone, *, earlier: Table | None, name: str
) -> Strip:
    if table.is_withheld:
        return withheld_strip(column, labels, tone)
    if is_ranked(column) and table.rounds:
        return runoff_strip(column, table, labels, tone)
    if earlier is not None:
        return compared_strip(column, table, earlier, labels, tone, name=name)
    if is_recommend(column):
        return recommend_strip(column, table, labels, tone)
    if is_scale(column):
        return scale_strip(column, table, labels, tone)
    return choice_strip(column, table, labels, tone)


def _height(part: _Part) -> float:
    return part.strip.y + (part.groups.y if part.groups else 0)


def _shared(parts: Sequence[_Part], *, has_groups: bool) -> list[list[_Part]]:
    """The parts by picture, in their order: as small pictures as keep within their number."""
    # The title never stands alone.
    units = [list(parts[:2]), *([part] for part in parts[2:])]
    room = _ROOM
    while len(shared := _packed(units, room, has_groups=has_groups)) > PICTURES_AT_MOST:
        room *= 1.25
    return shared


def _packed(units: Sequence[list[_Part]], room: float, *, has_groups: bool) -> list[list[_Part]]:
    shared: list[list[_Part]] = []
    used = room
    for unit in units:
        height = sum(_height(part) if has_groups else part.strip.y for part in unit)
        if not shared or used + height > room:
            shared.append([])
            used = 0.0
        shared[-1] += unit
        used += height
    return shared


def _picture(parts: Sequence[_Part], *, has_groups: bool) -> Picture:
    whole, told = Strip(), []
    for part in parts:
        whole.add(part.strip)
        words = list(part.words)
        if has_groups and part.groups is not None:
            whole.add(part.groups)
            words += part.group_words
        told.append(" ".join(words))
    return Picture(printed(whole), _alt(told))


def _alt(told: Sequence[str]) -> str:
    """The words of all parts; each is cut before another has to go without any."""
    room = ALT_LENGTH - len(told)
    if sum(map(len, told)) > room:
        short = sorted(map(len, told))
        left, limit = room, 0
        for number, length in enumerate(short):
            limit = left // (len(short) - number)
            if length > limit:
                break
            left -= length
        told = [shortened(words, limit=limit) for words in told]
    return " ".join(told)


def _names_for(column: Column) -> Shown:
    """Shorter names where there are many, so that none of them is cut off altogether."""
    room = (ALT_LENGTH - _QUESTION_LENGTH) // max(len(column.options), 1) - _FIGURES_LENGTH
    return partial(one_line, limit=max(min(room, _NAME_LENGTH), _NAME_AT_LEAST))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
