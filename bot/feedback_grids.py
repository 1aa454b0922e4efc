"""Numbers in rows and columns: the rounds of a ranking, and how the groups answered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.chart_fills import GOOD, HIDDEN, PLAIN, POOR, Fill, named_fills, ramp
from bot.chart_paper import MARGIN, QUIET, Strip, drawable, line_height, width_of, wrapped
from bot.charts import INK, WIDTH
from bot.feedback_labels import Labels, is_recommend, is_scale
from bot.feedback_panels import BODY, SMALL, headed, legend, part_fill, part_name, parts_of
from bot.feedback_runoffs import lot_lines, winner_lines
from bot.feedback_texts import (
    decimal_text,
    group_name,
    groups_shown,
    score_text,
    share_text,
)
from bot.tones import Tone
from domain.feedback_values import AnswerKind, Column, GroupTable, RunoffRound, Sheet, Table
from domain.tallies import mean, recommendation

_GAP = 0.1
_LABEL_WIDTH, _CELL_WIDTH = 2.3, 1.1
_ROW = 0.3
_MOST_STACKED = 7
"""With more colours than this nobody finds them again."""
_MOST_CELLS = 120
_FEW = 20
"""Shares of fewer people than this say less than their number."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in a grid, with a bar as long as its share; without a fill it has no bar."""

    share: float
    text: str
    fill: Fill | None = None


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column under its heading; without cells it isn't shown."""

    head: str
    cells: tuple[Cell, ...] | None
    note: str = ""
    """A line of its own below the heading, however long that is."""


def runoff_strip(column: Column, table: Table, labels: Labels, tone: Tone) -> Strip:
    """A ranking round by round: who went out after each, and who has won."""
    below = winner_lines(column, table, labels, tone, shown=str)
    base = tone.text("results-chart-first", count=table.base or 0)
    strip = headed(labels.question(column.key), base)
    for line in below:
        strip.paragraph(line, size=BODY, bold=True)
    for line in lot_lines(table, tone):
        strip.paragraph(line, size=SMALL)
    strip.y += _GAP / 2
    legend(
        strip,
        [
            (GOOD, f"✓ {tone.text('results-file-won')}"),
            (POOR, f"✗ {tone.text('results-chart-out')}"),
        ],
    )
    most = max(
        (count for each in table.rounds for count in (*each.counts, each.exhausted) if count),
        default=1,
    )
    has_exhausted = any(each.exhausted for each in table.rounds)
    names = [labels.option(column, key) for key in column.options]
    names += [tone.text("results-file-exhausted")] if has_exhausted else []
    columns = [
        GridColumn(
            tone.text("results-chart-round", number=number),
            tuple(_standing(column, table, each, most=most, is_last=number == len(table.rounds)))
            + ((Cell(0, str(each.exhausted)),) if has_exhausted else ()),
        )
        for number, each in enumerate(table.rounds, start=1)
    ]
    _grid(strip, names, columns, tone)
    return strip


def _standing(
    column: Column, table: Table, each: RunoffRound, *, most: int, is_last: bool
) -> Iterator[Cell]:
    for key, count in zip(column.options, each.counts, strict=True):
        if count is None:
            yield Cell(0, "–")
        elif is_last and key in table.winners:
            yield Cell(count / most, f"{count} ✓", GOOD)
        elif key in each.eliminated:
            yield Cell(count / most, f"{count} ✗", POOR)
        else:
            yield Cell(count / most, str(count), PLAIN)


def _grid(strip: Strip, names: Sequence[str], columns: Sequence[GridColumn], tone: Tone) -> None:
    """The columns beside each other, and the rest of them below with the names once more."""
    written = [wrapped(name, _LABEL_WIDTH, SMALL, at_most=4) for name in names]
    label = max((width_of(line, SMALL) for lines in written for line in lines), default=0)
    begin = MARGIN + label + 0.15
    room = WIDTH - MARGIN - begin
    beside = max(int(room / _least_width(columns)), 1)
    # As many in each line as there can be without a nearly empty last one.
    beside = -(-len(columns) // (-(-len(columns) // beside) or 1))
    place = _Place(begin, min(room / max(beside, 1), 2.0), _value_width(columns))
    for first in range(0, len(columns), max(beside, 1)):
        strip.y += 0.12 if first else 0
        _grid_line(strip, written, columns[first : first + beside], tone, place=place)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the columns begin, how wide each is, and what its numbers take of that."""

    begin: float
    width: float
    value: float

    def of(self, number: int) -> float:
        return self.begin + number * self.width


def _least_width(columns: Sequence[GridColumn]) -> float:
    """Wide enough for the words of the headings, unless they are very long."""
    words = [word for column in columns for word in drawable(column.head).split()]
    longest = max((width_of(word, SMALL, bold=True) for word in words), default=0)
    return max(_CELL_WIDTH, min(longest + 0.14, _CELL_WIDTH * 1.5))


def _value_width(columns: Sequence[GridColumn]) -> float:
    cells = [cell for column in columns for cell in column.cells or ()]
    return max((width_of(cell.text, SMALL) for cell in cells), default=0)


def _grid_line(
    strip: Strip,
    written: Sequence[Sequence[str]],
    columns: Sequence[GridColumn],
    tone: Tone,
    *,
    place: _Place,
) -> None:
    _heads(strip, columns, place)
    top = strip.y
    for row, lines in enumerate(written):
        tall = max(_ROW, len(lines) * line_height(SMALL) + 0.08)
        strip.rule(MARGIN, 0, place.of(len(columns)), 0)
        strip.column(place.begin - 0.15, lines, height=tall, size=SMALL, align="right")
        for number, column in enumerate(columns):
            if column.cells is not None:
                _cell(strip, column.cells[row], x=place.of(number), place=place, tall=tall)
        strip.y += tall
    for number, column in enumerate(columns):
        if column.cells is None:
            _hidden(strip, place.of(number), place.width - 0.12, top, tone)


def _heads(strip: Strip, columns: Sequence[GridColumn], place: _Place) -> None:
    heads = [wrapped(column.head, place.width - 0.12, SMALL, bold=True) for column in columns]
    noted = line_height(SMALL) if any(column.note for column in columns) else 0
    height = max(map(len, heads), default=0) * line_height(SMALL)
    for number, (column, head) in enumerate(zip(columns, heads, strict=True)):
        for line, words in enumerate(head):
            down = height - (len(head) - line) * line_height(SMALL)
            strip.words(place.of(number), words, size=SMALL, down=down, bold=True)
        if column.note:
            strip.words(place.of(number), column.note, size=SMALL, down=height, colour=QUIET)
    strip.y += height + noted + 0.04


def _cell(strip: Strip, cell: Cell, *, x: float, place: _Place, tall: float) -> None:
    room = max(place.width - 0.12 - 0.06 - place.value, 0.1)
    long = room * cell.share if cell.fill is not None else 0
    if cell.fill is not None:
        strip.box(x, long, 0.18, cell.fill, down=(tall - 0.18) / 2)
    down = (tall - line_height(SMALL)) / 2
    colour = QUIET if cell.fill is None else INK
    strip.words(x + long + 0.06, cell.text, size=SMALL, down=down, colour=colour)


def _hidden(strip: Strip, x: float, width: float, top: float, tone: Tone) -> None:
    """Hatched paper over the whole column, with the words that it isn't shown."""
    height = strip.y - top
    strip.box(x, width, height - 0.06, HIDDEN, down=0.03 - height)
    words = tone.text("results-withheld-short")
    middle = -height / 2 - line_height(SMALL) / 2
    strip.words(x + width / 2, words, size=SMALL, down=middle, align="center", on_paper=True)


def groups_strip(column: Column, table: Table, sheet: Sheet, labels: Labels, tone: Tone) -> Strip:
    """How each group answered: stacked bars where the colours suffice, else a grid."""
    strip = Strip(y=0.12)
    strip.paragraph(tone.text("results-chart-groups"), size=BODY, bold=True)
    if all(group.counts is None for group in table.groups):
        strip.paragraph(tone.text("results-groups-withheld"), size=SMALL, colour=QUIET)
        return strip
    strip.y += 0.04
    grouping = sheet.column(sheet.groups_by) if sheet.groups_by else None
    names = [group_name(group, grouping, labels, tone) for group in groups_shown(table)]
    is_stacked = column.kind is AnswerKind.ONE and (
        column.is_numeric or len(column.options) <= _MOST_STACKED
    )
    if is_stacked:
        _stacks(strip, column, table, names, labels, tone)
    elif len(column.options) * len(names) <= _MOST_CELLS:
        _groups_grid(strip, column, table, names, labels, tone)
    else:
        words = tone.text("results-chart-groups-in-file")
        strip.paragraph(words, size=SMALL, colour=QUIET)
    return strip


def _groups_grid(
    strip: Strip,
    column: Column,
    table: Table,
    names: Sequence[str],
    labels: Labels,
    tone: Tone,
) -> None:
    most = _highest_share(table) or 1
    columns = []
    for name, group in zip(names, groups_shown(table), strict=True):
        if group.counts is None or group.base is None:
            columns.append(GridColumn(name, None))
            continue
        base = group.base
        cells = tuple(
            Cell(count / base / most if base else 0, _short(count, base, tone), PLAIN)
            for count in group.counts
        )
        columns.append(GridColumn(name, cells, tone.text("results-answers", count=base)))
    _grid(strip, [labels.option(column, key) for key in column.options], columns, tone)


def _highest_share(table: Table) -> float:
    return max(
        (
            count / group.base
            for group in table.groups
            if group.counts is not None and group.base
            for count in group.counts
        ),
        default=0,
    )


def _short(count: int, base: int, tone: Tone) -> str:
    """How many of few, which share of many."""
    return str(count) if base < _FEW else share_text(count, base, tone)


def _stacks(
    strip: Strip,
    column: Column,
    table: Table,
    names: Sequence[str],
    labels: Labels,
    tone: Tone,
) -> None:
    """A bar of the same length for each group, parted as its answers were."""
    legend(strip, _stack_legend(column, labels, tone))
    written = [wrapped(name, _LABEL_WIDTH, SMALL) for name in names]
    told = [_group_told(column, group, tone) for group in groups_shown(table)]
    label = max((width_of(line, SMALL) for lines in written for line in lines), default=0)
    behind = max((width_of(words, SMALL) for words in told), default=0)
    begin = MARGIN + label + _GAP
    room = WIDTH - MARGIN - behind - _GAP - begin
    for lines, group, words in zip(written, groups_shown(table), told, strict=True):
        tall = max(0.32, len(lines) * line_height(SMALL) + 0.08)
        strip.column(begin - _GAP, lines, height=tall, size=SMALL, align="right")
        middle = (tall - line_height(SMALL)) / 2
        if group.counts is None:
            strip.box(begin, room, 0.24, HIDDEN, down=(tall - 0.24) / 2)
            hidden = tone.text("results-withheld-short")
            strip.words(
                begin + room / 2, hidden, size=SMALL, down=middle, align="center", on_paper=True
            )
        else:
            _stack(strip, column, group, tone, begin=begin, room=room, tall=tall)
        strip.words(begin + room + _GAP, words, size=SMALL, down=middle, colour=QUIET)
        strip.y += tall


def _stack(
    strip: Strip,
    column: Column,
    group: GroupTable,
    tone: Tone,
    *,
    begin: float,
    room: float,
    tall: float,
) -> None:
    base, x = group.base or 0, begin
    for fill, count in _stack_parts(column, group, tone):
        wide = room * count / base if base else 0
        strip.box(x, wide, 0.24, fill, down=(tall - 0.24) / 2)
        words = _short(count, base, tone)
        if count and width_of(words, SMALL) + 0.1 < wide:
            down = (tall - line_height(SMALL)) / 2
            strip.words(x + wide / 2, words, size=SMALL, down=down, align="center", on_paper=True)
        x += wide


def _stack_parts(column: Column, group: GroupTable, tone: Tone) -> list[tuple[Fill, int]]:
    whole = Table(key=column.key, base=group.base, counts=group.counts)
    if is_recommend(column):
        return [(part_fill(part), count) for part, count, _ in reversed(parts_of(whole, tone))]
    return list(zip(_fills(column), group.counts or (), strict=True))


def _fills(column: Column) -> list[Fill]:
    number = len(column.options)
    return ramp(number) if is_scale(column) else named_fills(number)


def _stack_legend(column: Column, labels: Labels, tone: Tone) -> list[tuple[Fill, str]]:
    if is_recommend(column):
        parts = ("detractors", "passives", "promoters")
        return [(part_fill(part), part_name(part, tone)) for part in parts]
    names = [labels.option(column, key) for key in column.options]
    return list(zip(_fills(column), names, strict=True))


def _group_told(column: Column, group: GroupTable, tone: Tone) -> str:
    """What stands behind a group's bar: how many, and their mean or score."""
    if group.counts is None or group.base is None:
        return ""
    told = [tone.text("results-answers", count=group.base)]
    value = mean(column, group.counts) if is_scale(column) else None
    if value is not None:
        told.append(tone.text("results-chart-mean", mean=decimal_text(value, tone)))
    figures = recommendation(group.counts) if is_recommend(column) else None
    if figures is not None:
        told.append(score_text(figures.score))
    return ", ".join(told)
