"""Paper for pictures with many words: everything is measured before it is drawn.

Strips are written inside `bot.charts.library`, which hands out the fonts to one at a time.
"""

import os
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from bot.chart_fills import Fill
from bot.charts import FAINT, INK, PAPER, WIDTH, png
from domain.texts import one_line

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MARGIN = 0.35
QUIET = "#5B6169"
"""Ink for what stands beside the matter; it too has a contrast of more than 5 to 1."""
_LEADING, _ASCENT = 1.28, 0.98
_POINTS_PER_INCH = 72
_UNKNOWN = "□"
# Marks that change the character before them, or join two: without it they say nothing.
_JOINERS = frozenset("\u200d\ufe0e\ufe0f\u20e3")

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One line of words; `y` is its upper edge."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    colour: str = INK
    align: Align = "left"
    on_paper: bool = False
    """A piece of paper lies beneath them, for words on a bar."""

    @property
    def left(self) -> float:
        width = width_of(self.text, self.size, bold=self.bold)
        return self.x - {"left": 0.0, "center": width / 2, "right": width}[self.align]

    @property
    def right(self) -> float:
        return self.left + width_of(self.text, self.size, bold=self.bold)

    @property
    def below(self) -> float:
        return self.y + line_height(self.size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A bar or a part of one."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill
    edge: str = PAPER


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A thin line."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str = FAINT


Mark = Words | Box | Rule


@dataclass(slots=True)
class Strip:
    """A piece of paper as wide as the picture; `y` is how far down it has been written."""

    y: float = 0.0
    marks: list[Mark] = field(default_factory=list)

    def box(self, x: float, width: float, height: float, fill: Fill, *, down: float = 0) -> None:
        """A bar; one without width is left out."""
        if width > 0 and height > 0:
            self.marks.append(Box(x=x, y=self.y + down, width=width, height=height, fill=fill))

    def words(
        self,
        x: float,
        text: str,
        *,
        size: float = 11,
        down: float = 0,
        bold: bool = False,
        colour: str = INK,
        align: Align = "left",
        on_paper: bool = False,
    ) -> None:
        """One line of words, whose upper edge is `down` below where the strip is."""
        words = Words(
            x=x, y=self.y + down, text=text, size=size, bold=bold, colour=colour, align=align,
            on_paper=on_paper,
        )  # fmt: skip
        self.marks.append(words)

    def rule(self, x: float, down: float, to_x: float, to_down: float) -> None:
        """A thin line between two places, both given from where the strip is."""
        self.marks.append(Rule(x=x, y=self.y + down, to_x=to_x, to_y=self.y + to_down))

    def paragraph(
        self,
        text: str,
        *,
        size: float,
        bold: bool = False,
        colour: str = INK,
        at_most: int = 6,
    ) -> None:
        """Words over the whole width in as many lines as they need, and the strip goes on below."""
        for line in wrapped(text, WIDTH - 2 * MARGIN, size, bold=bold, at_most=at_most):
            self.words(MARGIN, line, size=size, bold=bold, colour=colour)
            self.y += line_height(size)

    def column(
        self, x: float, lines: Sequence[str], *, height: float, size: float, align: Align = "left"
    ) -> None:
        """Lines that stand in the middle of a row of this height."""
        top = (height - len(lines) * line_height(size)) / 2
        for number, line in enumerate(lines):
            self.words(x, line, size=size, down=top + number * line_height(size), align=align)

    def add(self, other: "Strip") -> None:
        """The other strip below this one."""
        for mark in other.marks:
            if isinstance(mark, Rule):
                self.marks.append(replace(mark, y=mark.y + self.y, to_y=mark.to_y + self.y))
            else:
                self.marks.append(replace(mark, y=mark.y + self.y))
        self.y += other.y


def line_height(size: float) -> float:
    """Inches from one line to the next."""
    return _LEADING * size / _POINTS_PER_INCH


@cache
def _font(*, bold: bool) -> Any:
    import matplotlib  # noqa: PLC0415  # see `bot.charts.png`
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    font = FT2Font(os.path.join(matplotlib.get_data_path(), "fonts", "ttf", name))
    font.set_size(100, _POINTS_PER_INCH)
    return font


@cache
def _drawable() -> frozenset[int]:
    """The characters that both fonts have."""
    return frozenset(_font(bold=False).get_charmap()) & frozenset(_font(bold=True).get_charmap())


@cache
def _advance(character: str, *, bold: bool) -> float:
    from matplotlib.ft2font import LoadFlags  # noqa: PLC0415  # see `bot.charts.png`

    glyph = _font(bold=bold).load_char(ord(character), flags=LoadFlags.NO_HINTING)
    return float(glyph.linearHoriAdvance) / 65536 / 100


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How many inches the words are wide."""
    return sum(_advance(each, bold=bold) for each in text) * size / _POINTS_PER_INCH


def drawable(text: str) -> str:
    """The text on one line, with what the fonts lack left out (pictures) or as a box (letters)."""
    kept: list[str] = []
    for character in one_line(text):
        if character in _JOINERS or unicodedata.category(character) in ("Co", "Cn"):
            continue
        if ord(character) in _drawable():
            kept.append(character)
        elif unicodedata.category(character)[0] in "LN":
            kept.append(_UNKNOWN)
    return " ".join("".join(kept).split()) or _UNKNOWN


def wrapped(
    text: str, width: float, size: float, *, bold: bool = False, at_most: int = 3
) -> list[str]:
    """The text in lines of at most this width; what doesn't fit in them ends in an ellipsis."""
    lines: list[str] = []
    rest = drawable(text)
    while rest:
        if len(lines) == at_most - 1:
            return [*lines, _cut(rest, width, size, bold=bold)]
        line, rest = _broken(rest, width, size, bold=bold)
        lines.append(line)
    return lines


def _broken(text: str, width: float, size: float, *, bold: bool) -> tuple[str, str]:
    """The first line, broken at a word if there is one, and the rest."""
    fits = _fitting(text, width, size, bold=bold)
    if fits == len(text):
        return text, ""
    space = text.rfind(" ", 0, fits + 1)
    hyphen = max(text.rfind(mark, 0, fits) for mark in "-–/") + 1
    at = max(space, hyphen)
    if at <= fits // 3:
        return _divided(text, width, size, bold=bold)
    return text[:at].rstrip(), text[at:].lstrip()


def _divided(text: str, width: float, size: float, *, bold: bool) -> tuple[str, str]:
    """A word too long for a line, in two parts with a hyphen."""
    fits = _fitting(text, width - width_of("-", size, bold=bold), size, bold=bold)
    hyphen = "-" if text[fits - 1 : fits + 1].isalpha() else ""
    return text[:fits].rstrip() + hyphen, text[fits:].lstrip()


def _cut(text: str, width: float, size: float, *, bold: bool) -> str:
    if _fitting(text, width, size, bold=bold) == len(text):
        return text
    fits = _fitting(text, width - width_of("…", size, bold=bold), size, bold=bold)
    return text[:fits].rstrip(" ,.;:–-") + "…"


def _fitting(text: str, width: float, size: float, *, bold: bool) -> int:
    """How many of the characters have room; at least one."""
    used = 0.0
    for number, character in enumerate(text):
        used += width_of(character, size, bold=bold)
        if used > width + 1e-9:
            return max(number, 1)
    return len(text)


def printed(strip: Strip) -> bytes:
    """The strip as a PNG."""
    height = strip.y + MARGIN * 0.6

    def fill(figure: "Figure") -> None:
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(height, 0)
        axes.set_axis_off()
        for number, mark in enumerate(strip.marks):
            # What was put down later lies on top.
            _DRAWN[type(mark)](axes, mark, number)

    return png(WIDTH, height, fill)


def _draw_words(axes: "Axes", words: Words, order: int) -> None:
    beneath = {"facecolor": PAPER, "edgecolor": "none", "pad": 1.2} if words.on_paper else None
    axes.text(
        words.x,
        words.y + _ASCENT * words.size / _POINTS_PER_INCH,
        words.text,
        fontsize=words.size,
        fontweight="bold" if words.bold else "normal",
        color=words.colour,
        ha=words.align,
        va="baseline",
        # A pair of dollar signs would be read as a formula.
        parse_math=False,
        bbox=beneath,
        zorder=order,
    )


def _draw_box(axes: "Axes", box: Box, order: int) -> None:
    from matplotlib.patches import Rectangle  # noqa: PLC0415  # see `bot.charts.png`

    patch = Rectangle(
        (box.x, box.y), box.width, box.height, facecolor=box.fill.colour, hatch=box.fill.hatch,
        edgecolor=box.edge, linewidth=0.8, zorder=order,
    )  # fmt: skip
    axes.add_patch(patch)


def _draw_rule(axes: "Axes", rule: Rule, order: int) -> None:
    axes.plot(
        (rule.x, rule.to_x), (rule.y, rule.to_y), color=rule.colour, linewidth=1, zorder=order
    )


_DRAWN: dict[type[Mark], Callable[["Axes", Any, int], None]] = {
    Words: _draw_words,
    Box: _draw_box,
    Rule: _draw_rule,
}
