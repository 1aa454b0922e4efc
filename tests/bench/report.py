"""The results as tables that say whether the targets are reached."""

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


def crowd_lines(found: Json) -> list[Line]:
    return [
        _line("460 at once: press to answer, median", found, "median_ms", "ms", 2.0),
        _line("460 at once: press to answer, 95 of 100", found, "p95_ms", "ms"),
        _line("460 at once: press to answer, slowest", found, "slowest_ms", "ms"),
        _line("460 at once: answers later than Discord waits", found, "too_late", ""),
        _line("460 at once: seats out of turn", found, "out_of_turn", ""),
    ]


def tick_lines(found: Json) -> list[Line]:
    names = {"tick": "a tick that finds nothing", "busy_tick": "a tick that finds one"}
    return [Line(names[name], each["few"], each["many"], "ms", 1.2) for name, each in found.items()]


def sending_lines(found: Json) -> list[Line]:
    before, meanwhile = found["presses_before"], found["presses_meanwhile"]
    return [
        Line("press to answer, median", before["median_ms"], meanwhile["median_ms"], "ms"),
        Line("press to answer, 95 of 100", before["p95_ms"], meanwhile["p95_ms"], "ms"),
    ]


def _line(measure: str, found: Json, key: str, unit: str, most: float | None = None) -> Line:
    bare, ours = (found.get(name, {}).get(key) for name in (BARE, OURS))
    return Line(measure, bare, ours, unit, most)


def table(lines: list[Line], *, bare: str = BARE, ours: str = OURS) -> str:
    """The lines below each other, the two that are compared named at the top."""
    rows = [("", bare, ours, "ratio", "target")]
    for line in lines:
        cells = (_shown(line.bare, line.unit), _shown(line.ours, line.unit))
        ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
        rows.append((line.measure, *cells, ratio, line.verdict()))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(_aligned(row, widths) for row in rows)


def told(results: Json) -> str:
    """All that was measured, in words and tables."""
    parts = []
    compared = lines(results) + crowd_lines(results.get("crowd", {}))
    if any(line.bare is not None or line.ours is not None for line in compared):
        shown = [line for line in compared if line.bare is not None or line.ours is not None]
        parts.append(table(shown))
    if ticks := results.get("ticks"):
        parts.append(table(tick_lines(ticks), bare="100 planned", ours="10,000 planned"))
    if sending := results.get("sending"):
        verdict = "reached" if not sending["refused_429"] else f"MISSED: {sending['refused']}"
        parts.append(
            f"{sending['reminders']} reminders in {sending['seconds']} s, at most"
            f" {sending['busiest_second']} requests in a second"
            f" ({sending['busiest_second_of_seating']} while the thread was filled);"
            f" {sending['refused_429']} refused with 429: {verdict}\n"
            + table(sending_lines(sending), bare="before", ours="meanwhile")
        )
    if votes := results.get("votes"):
        parts.append(
            f"{votes['votes']} votes in {votes['seconds']} s ({votes['votes_a_second']} a second),"
            f" each counted once: {votes['counted']}; median {votes['median_ms']} ms, slowest"
            f" {votes['slowest_ms']} ms, {votes['too_late']} later than Discord waits; the card was"
            f" edited {votes['edits']} times, at least {votes['least_apart_s']} s apart;"
            f" {votes['memory_mb']} MB"
        )
    return "\n\n".join(parts)


def _aligned(row: tuple[str, ...], widths: list[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    right = [cell.rjust(width) for cell, width in others[:-1]]
    return "  ".join([first[0].ljust(first[1]), *right, others[-1][0]]).rstrip()


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return "-"
    return f"{value:.2f} {unit}" if unit else f"{value:.0f}"
