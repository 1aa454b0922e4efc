"""Pictures of numbers: bars that read alike on a dark and on a light background, also in grey."""

import asyncio
import atexit
import io
import os
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from domain.texts import shortened

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, PANEL_HEIGHT, DOTS_PER_INCH = 8.0, 2.7, 125
PAPER, INK, FAINT = "#FBFAF7", "#22252A", "#C9CCD1"
_MOST_NUMBERED = 16
"""With more columns than this the numbers above them would touch."""
_MOST_TICKS = 7
# The library keeps its list of fonts and its settings in the process, so one draws at a time.
_turn = threading.RLock()


class Tint(Enum):
    """Okabe and Ito's colours, told apart with any colour vision, each with its own hatch."""

    GOOD = ("#0072B2", "")
    OPEN = ("#E69F00", "//")
    POOR = ("#D55E00", "xx")
    PLAIN = ("#56B4E9", "")


@dataclass(frozen=True, slots=True)
class Series:
    """One number for each label, in a colour of its own."""

    name: str
    values: tuple[int, ...]
    tint: Tint = Tint.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Bars of one or more series on top of each other, upright or lying."""

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    lying: bool = False


async def draw(panels: Sequence[Bars]) -> bytes:
    """The panels below each other as a PNG, drawn beside the event loop."""
    return await asyncio.to_thread(drawn, panels)


def drawn(panels: Sequence[Bars]) -> bytes:
    """The panels below each other as a PNG."""

    def fill(figure: "Figure") -> None:
        figure.set_layout_engine("constrained", w_pad=0.18, h_pad=0.12)
        rows = figure.subplots(len(panels), squeeze=False)
        for axes, panel in zip(rows[:, 0], panels, strict=True):
            _panel(axes, panel)

    return png(WIDTH, PANEL_HEIGHT * len(panels), fill)


def png(width: float, height: float, fill: Callable[["Figure"], None]) -> bytes:
    """What `fill` draws on paper of so many inches, as a PNG; never two at a time."""
    with _turn:
        _settle_home()
        # Half a second and thirty megabytes: only for who asks for a picture.
        import matplotlib  # noqa: PLC0415
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415

        style: Any = {"font.family": "DejaVu Sans", "font.size": 11, "hatch.linewidth": 0.6}
        with matplotlib.rc_context(style):
            figure = Figure(figsize=(width, height), dpi=DOTS_PER_INCH, facecolor=PAPER)
            FigureCanvasAgg(figure)
            fill(figure)
            file = io.BytesIO()
            figure.savefig(file, format="png", facecolor=PAPER, metadata={"Software": None})
    return file.getvalue()


@contextmanager
def library() -> Iterator[None]:
    """Holds the turn for whoever needs the library before anything is drawn."""
    with _turn:
        _settle_home()
        yield


def _settle_home() -> None:
    """Give the library a folder that goes with the process: nothing is written to the home."""
    if "MPLCONFIGDIR" not in os.environ:
        folder = tempfile.TemporaryDirectory(prefix="ledarbot-charts-")
        atexit.register(folder.cleanup)
        os.environ["MPLCONFIGDIR"] = folder.name


def _panel(axes: "Axes", panel: Bars) -> None:
    axes.set_facecolor(PAPER)
    axes.set_title(_literal(panel.title), loc="left", fontweight="bold", color=INK)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(FAINT)
    axes.tick_params(colors=INK, length=0)
    ends = [0] * len(panel.labels)
    numbered = panel.lying or len(panel.labels) <= _MOST_NUMBERED
    for series in panel.series:
        colour, hatch = series.tint.value
        draw_bars = axes.barh if panel.lying else axes.bar
        begins = {"left" if panel.lying else "bottom": list(ends)}
        bars = draw_bars(
            range(len(panel.labels)), series.values, 0.72, label=_literal(series.name),
            color=colour, hatch=hatch, edgecolor=PAPER, linewidth=0.8, **begins,  # type: ignore[arg-type]
        )  # fmt: skip
        if numbered:
            names = [str(value) if value else "" for value in series.values]
            axes.bar_label(
                bars, names, label_type="center", fontsize=10, fontweight="bold", color=INK,
                bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1.2},
            )  # fmt: skip
        ends = [end + value for end, value in zip(ends, series.values, strict=True)]
    _scale(axes, panel, highest=max(ends, default=0))
    if len(panel.series) > 1:
        axes.legend(
            loc="lower right", bbox_to_anchor=(1, 1), ncols=len(panel.series), frameon=False,
            borderaxespad=0.2, fontsize=10, labelcolor=INK, handlelength=1.4, columnspacing=1.2,
        )  # fmt: skip


def _scale(axes: "Axes", panel: Bars, *, highest: int) -> None:
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415  # see `drawn`

    labels = [_literal(label) for label in panel.labels]
    top = max(highest, 1) * 1.08
    if panel.lying:
        axes.set_yticks(range(len(labels)), labels)
        axes.invert_yaxis()
        axes.set_xlim(0, top)
        axes.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
        return
    step = -(-len(labels) // _MOST_TICKS) or 1
    axes.set_xticks(range(0, len(labels), step), labels[::step])
    axes.set_ylim(0, top)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))


def _literal(text: str, *, limit: int = 40) -> str:
    """Short text as it is: a pair of dollar signs would be read as a formula, _ hides a name."""
    return shortened(text, limit=limit).replace("$", r"\$").lstrip("_")
