"""The results as a table that says whether the targets are reached."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
BARE, OURS = "bare bot", "Ledarbot"


@dataclass(frozen=True)
class Line:
    """One measure: both bots, their ratio, and the most that the ratio may be."""

    measure: str
    bare: float | None
    ours: float | None
    unit: str
    most: float | None = None

    @property
    def ratio(self) -> float | None:
        return None if not self.bare or self.ours is None else self.ours / self.bare

    def verdict(self) -> str:
        if self.most is None or self.ratio is None:
            return ""
        return f"{'reached' if self.ratio <= self.most else 'MISSED'} (at most {self.most:g})"


def lines(results: Json) -> list[Line]:
    made: list[Line] = []
    if presses := results.get("presses"):
        made += [
            _line("press to answer, median", presses, "median_ms", "ms"),
            _line("press to answer, 95 of 100", presses, "p95_ms", "ms"),
        ]
    for scenario, found in results.get("starts", {}).items():
        made += [
            _line(f"{scenario}: first start to synced", found, "synced_s", "s", 4.0),
            _line(f"{scenario}: later start to synced", found, "later_synced_s", "s", 4.0),
            _line(f"{scenario}: later start to READY", found, "later_ready_s", "s"),
            _line(f"{scenario}: memory at READY", found, "later_ready_mb", "MB", 1.6),
            _line(f"{scenario}: memory a while later", found, "later_settled_mb", "MB"),
            _line(f"{scenario}: memory at first READY", found, "ready_mb", "MB", 1.6),
        ]
    return made


def _line(measure: str, found: Json, key: str, unit: str, most: float | None = None) -> Line:
    bare, ours = (found.get(name, {}).get(key) for name in (BARE, OURS))
    return Line(measure, bare, ours, unit, most)


def table(results: Json) -> str:
    rows = [("", BARE, OURS, "ratio", "target")]
    for line in lines(results):
        cells = (_shown(line.bare, line.unit), _shown(line.ours, line.unit))
        ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
        rows.append((line.measure, *cells, ratio, line.verdict()))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(_aligned(row, widths) for row in rows)


def _aligned(row: tuple[str, ...], widths: list[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    right = [cell.rjust(width) for cell, width in others[:-1]]
    return "  ".join([first[0].ljust(first[1]), *right, others[-1][0]]).rstrip()


def _shown(value: float | None, unit: str) -> str:
    return "-" if value is None else f"{value:.2f} {unit}"
