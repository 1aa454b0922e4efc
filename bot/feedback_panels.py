"""How each kind of question is drawn: a strip of paper with its bars and its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chart_fills import BEFORE, EMPTY, GOOD, OPEN, PLAIN, POOR, Fill, ramp
from bot.chart_paper import MARGIN, QUIET, Strip, line_height, width_of, wrapped
from bot.charts import WIDTH
from bot.feedback_labels import Labels, is_recommend
from bot.feedback_texts import (
    count_text,
    decimal_text,
    response_line,
    score_text,
    share_text,
    summary_lines,
)
from bot.tones import Tone
from domain.feedback_values import AnswerKind, Column, Results, Table
from domain.tallies import DETRACTS_TO, PROMOTES_FROM, mean, recommendation

TITLE, BODY, SMALL = 13.0, 11.0, 10.0
_GAP = 0.1
_LABEL_WIDTH = 2.9
_BAR, _THIN_BAR, _UPRIGHT = 0.24, 0.19, 1.25
_INNER = WIDTH - 2 * MARGIN
_PART_FILLS = {"promoters": GOOD, "passives": OPEN, "detractors": POOR}


@dataclass(frozen=True, slots=True)
class Bar:
    """One lying bar: its share of the longest possible, what stands behind it, its colour."""

    share: float
    text: str
    fill: Fill


@dataclass(frozen=True, slots=True)
class Row:
    """The bars of one option."""

    label: str
    bars: tuple[Bar, ...]


def title_strip(text: str) -> Strip:
    """The heading of a picture."""
    strip = Strip(y=0.25)
    strip.paragraph(text, size=16, bold=True, at_most=3)
    return strip


def response_strip(results: Results, tone: Tone) -> Strip:
    """How many answered; as a thin bar where it is known of how many."""
    strip = Strip(y=0.15)
    strip.paragraph(response_line(results, tone), size=BODY, colour=QUIET)
    if results.asked:
        strip.box(MARGIN, _INNER, 0.1, EMPTY, down=0.04)
        answered = min(results.answered / results.asked, 1)
        strip.box(MARGIN, _INNER * answered, 0.1, GOOD, down=0.04)
        strip.y += 0.14
    return strip


def headed(title: str, *below: str) -> Strip:
    """A strip that begins with the question, and with what is to be known of the numbers."""
    strip = Strip(y=0.25)
    strip.paragraph(title, size=TITLE, bold=True)
    for line in below:
        strip.paragraph(line, size=SMALL, colour=QUIET)
    strip.y += _GAP
    return strip


def withheld_strip(column: Column, labels: Labels, tone: Tone) -> Strip:
    """The question, and in words that nothing is shown."""
    return headed(labels.question(column.key), tone.text("results-withheld"))


def choice_strip(column: Column, table: Table, labels: Labels, tone: Tone) -> Strip:
    """A lying bar for each option with how many and which share; the most chosen are darker."""
    counts, base = table.counts or (), table.base or 0
    strip = headed(labels.question(column.key), _base_line(column, base, tone))
    most = max(counts, default=0)
    rows = [
        Row(
            labels.option(column, key),
            (
                Bar(
                    count / most if most else 0,
                    count_text(count, base, tone),
                    GOOD if count == most else PLAIN,
                ),
            ),
        )
        for key, count in zip(column.options, counts, strict=True)
    ]
    lying(strip, rows)
    return strip


def _base_line(column: Column, base: int, tone: Tone) -> str:
    several = column.kind is AnswerKind.SEVERAL
    return tone.text("results-chart-several" if several else "results-answers", count=base)


def lying(strip: Strip, rows: Sequence[Row]) -> None:
    """Rows of lying bars: the words on the left take what they need, the bars have the rest."""
    written = [wrapped(row.label, _LABEL_WIDTH, BODY) for row in rows]
    label = max((width_of(line, BODY) for lines in written for line in lines), default=0)
    value = max((width_of(bar.text, SMALL) for row in rows for bar in row.bars), default=0)
    begin = MARGIN + label + _GAP
    room = WIDTH - MARGIN - begin - value - _GAP
    for row, lines in zip(rows, written, strict=True):
        thick = _BAR if len(row.bars) == 1 else _THIN_BAR
        bars = thick * len(row.bars)
        height = max(bars, len(lines) * line_height(BODY)) + 0.12
        strip.column(begin - _GAP, lines, height=height, size=BODY, align="right")
        for number, bar in enumerate(row.bars):
            down = (height - bars) / 2 + number * thick
            strip.box(begin, room * bar.share, thick, bar.fill, down=down)
            middle = down + (thick - line_height(SMALL)) / 2
            strip.words(begin + room * bar.share + _GAP, bar.text, size=SMALL, down=middle)
        strip.rule(begin, 0, begin, height)
        strip.y += height


def scale_strip(column: Column, table: Table, labels: Labels, tone: Tone) -> Strip:
    """Upright bars from one named end to the other, with the mean marked below them."""
    base = table.base or 0
    strip = headed(labels.question(column.key), tone.text("results-answers", count=base))
    _upright(strip, column, table, tone, fills=ramp(len(column.options)))
    value = mean(column, table.counts or ())
    if value is not None:
        _mark_mean(
            strip, column, value, tone.text("results-chart-mean", mean=decimal_text(value, tone))
        )
    _ends(strip, column, labels)
    return strip


def recommend_strip(column: Column, table: Table, labels: Labels, tone: Tone) -> Strip:
    """Upright bars from 0 to 10 in the colours of the three sorts of people, and the score."""
    counts = table.counts or ()
    strip = headed(labels.question(column.key), _base_line(column, table.base or 0, tone))
    figures = recommendation(counts)
    if figures is not None:
        score = tone.text("results-chart-score", score=score_text(figures.score))
        strip.paragraph(score, size=BODY, bold=True)
    legend(strip, [(_PART_FILLS[part], text) for part, _, text in parts_of(table, tone)])
    fills = [
        POOR if key <= DETRACTS_TO else OPEN if key < PROMOTES_FROM else GOOD
        for key in range(len(column.options))
    ]
    _upright(strip, column, table, tone, fills=fills)
    _ends(strip, column, labels)
    return strip


def parts_of(table: Table, tone: Tone) -> list[tuple[str, int, str]]:
    """The three sorts of people of a recommendation: the part, how many, and both in words."""
    figures = recommendation(table.counts or ())
    if figures is None:
        return []
    parts = {
        "promoters": figures.promoters,
        "passives": figures.passives,
        "detractors": figures.detractors,
    }
    return [
        (part, count, f"{part_name(part, tone)}: {count_text(count, table.base or 0, tone)}")
        for part, count in parts.items()
    ]


def part_name(part: str, tone: Tone) -> str:
    """What promoters, passives or detractors are called."""
    return tone.text("results-chart-part", part=part)


def part_fill(part: str) -> Fill:
    """Their colour."""
    return _PART_FILLS[part]


def _upright(
    strip: Strip, column: Column, table: Table, tone: Tone, *, fills: Sequence[Fill]
) -> None:
    counts, base = table.counts or (), table.base or 0
    slot = _INNER / len(column.options)
    values = [[count_text(count, base, tone)] for count in counts]
    if any(width_of(lines[0], SMALL) > slot - 0.08 for lines in values):
        values = [[str(count), share_text(count, base, tone)] for count in counts]
    above = max(map(len, values)) * line_height(SMALL) + 0.03
    most = max(counts, default=0) or 1
    for number, (key, count) in enumerate(zip(column.options, counts, strict=True)):
        middle = MARGIN + (number + 0.5) * slot
        height = _UPRIGHT * count / most
        top = above + _UPRIGHT - height
        strip.box(middle - slot * 0.36, slot * 0.72, height, fills[number], down=top)
        lines = values[number]
        for place, line in enumerate(lines):
            down = top - 0.03 - (len(lines) - place) * line_height(SMALL)
            strip.words(middle, line, size=SMALL, down=down, align="center")
        strip.words(middle, key, size=BODY, down=above + _UPRIGHT + 0.03, align="center", bold=True)
    strip.rule(MARGIN, above + _UPRIGHT, WIDTH - MARGIN, above + _UPRIGHT)
    strip.y += above + _UPRIGHT + 0.05 + line_height(BODY)


def _mark_mean(strip: Strip, column: Column, value: float, words: str) -> None:
    """An arrow below the numbers at the mean, with its words beside it."""
    slot = _INNER / len(column.options)
    at = MARGIN + (value - int(column.options[0]) + 0.5) * slot
    strip.words(at, "▲", size=SMALL, align="center")
    beside = width_of("▲", SMALL) / 2 + 0.05
    if at + beside + width_of(words, SMALL, bold=True) < WIDTH - MARGIN:
        strip.words(at + beside, words, size=SMALL, bold=True)
    else:
        strip.words(at - beside, words, size=SMALL, bold=True, align="right")
    strip.y += line_height(SMALL)


def _ends(strip: Strip, column: Column, labels: Labels) -> None:
    """The names of the ends of a scale, below each."""
    low, high = labels.ends.get(column.key, ("", ""))
    room = _INNER / 2 - 0.2
    sides = [wrapped(end, room, SMALL, at_most=2) if end else [] for end in (low, high)]
    for line, words in enumerate(sides[0]):
        strip.words(MARGIN, words, size=SMALL, down=line * line_height(SMALL), colour=QUIET)
    for line, words in enumerate(sides[1]):
        strip.words(
            WIDTH - MARGIN, words, size=SMALL, down=line * line_height(SMALL), colour=QUIET,
            align="right",
        )  # fmt: skip
    strip.y += max(map(len, sides)) * line_height(SMALL)


def compared_strip(
    column: Column, table: Table, earlier: Table, labels: Labels, tone: Tone, *, name: str = ""
) -> Strip:
    """Two bars for each option in percent: this time, and the time before, called by its name."""
    below = summary_lines(column, table, tone, earlier=earlier)
    strip = headed(labels.question(column.key), *below)
    now_base, before_base = table.base or 0, earlier.base or 0
    legend(
        strip,
        [
            (GOOD, tone.text("results-chart-now", count=now_base)),
            (BEFORE, _before_text(name, before_base, tone)),
        ],
    )
    now, before = _shown_counts(column, table, tone), _shown_counts(column, earlier, tone)
    shares = [
        count / base if base else 0
        for counts, base in ((now, now_base), (before, before_base))
        for count in counts
    ]
    most = max(shares, default=0) or 1
    rows = [
        Row(
            label,
            tuple(
                Bar(count / base / most if base else 0, count_text(count, base, tone), fill)
                for count, base, fill in (
                    (now[number], now_base, GOOD),
                    (before[number], before_base, BEFORE),
                )
            ),
        )
        for number, label in enumerate(_shown_labels(column, labels, tone))
    ]
    lying(strip, rows)
    return strip


def _before_text(name: str, count: int, tone: Tone) -> str:
    key = "results-chart-before-named" if name else "results-chart-before"
    return tone.text(key, name=name, count=count)


def _shown_counts(column: Column, table: Table, tone: Tone) -> Sequence[int]:
    """How many each option had; of a recommendation the three sorts of people."""
    if not is_recommend(column):
        return table.counts or ()
    return [count for _, count, _ in parts_of(table, tone)]


def _shown_labels(column: Column, labels: Labels, tone: Tone) -> list[str]:
    if is_recommend(column):
        return [part_name(part, tone) for part in _PART_FILLS]
    return [labels.option(column, key) for key in column.options]


def legend(strip: Strip, entries: Sequence[tuple[Fill, str]]) -> None:
    """What the colours mean, in as many lines as that takes."""
    x, height = MARGIN, line_height(SMALL)
    for fill, text in entries:
        (words,) = wrapped(text, _INNER - 0.3, SMALL, at_most=1)
        wide = 0.24 + width_of(words, SMALL)
        if x > MARGIN and x + wide > WIDTH - MARGIN:
            x, strip.y = MARGIN, strip.y + height + 0.02
        strip.box(x, 0.17, 0.13, fill, down=(height - 0.13) / 2)
        strip.words(x + 0.24, words, size=SMALL)
        x += wide + 0.25
    strip.y += height + 0.06
