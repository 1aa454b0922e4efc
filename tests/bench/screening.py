"""`python -m tests.bench.screening`: the reading of applications beside a plain keyword filter."""

import argparse
import json
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

from bot.screening import load
from domain.screening import Answers, screen

APPLICATIONS = [
    ("Enhetschef", "Sala kommun", "hemtjänst i tätorten", "22 medarbetare"),
    ("Rektor", "Skolan är kommunal, Flens kommun", "F-6", "Ja, trettio lärare och fritidspersonal"),
    ("Teamledare", "Försäkringskassan", "sjukpenning", "nej, det har enhetschefen"),
    ("Undersköterska", "Region Halland", "medicinavdelning, natt", "Nej"),
    ("Verksamhetschef", "Attendo", "äldreboende i Umeå", "35"),
    ("Projektledare", "Västerås stad", "leder digitaliseringsprojekt", ""),
    ("Head of unit", "Swedish Tax Agency", "international taxation", "I manage 14 staff"),
    (
        "Områdeschef",
        "Ljusdals komun",
        "Jag ansvarar för hemtjänsten i norra delen av kommunen och har gjort det sedan 2019. "
        "Innan dess var jag undersköterska i många år. Nu leder jag genom fyra enhetschefer.",
        "Fyra enhetschefer är mina direkta medarbetare och totalt är vi 130.",
    ),
]
WANTED = ("chef", "rektor", "ledare", "personalansvar", "kommun", "region", "medarbetare")


def keywords(answers: Answers) -> bool:
    """What a group's automatic approval by keywords does: any wanted word in any answer."""
    together = f"{answers.title} {answers.employer} {answers.work} {answers.staff}".lower()
    return any(word in together for word in WANTED)


def a_second(read: Callable[[Answers], object], *, seconds: float) -> float:
    """Applications read in a second of processor time, each slightly unlike the one before."""
    done, begun = 0, process_time()
    while process_time() - begun < seconds:
        for title, employer, work, staff in APPLICATIONS:
            read(Answers(title, employer, f"{work} {done}", staff))
            done += 1
    return done / (process_time() - begun)


FIRST_OURS = (
    "from bot.screening import load; from domain.screening import Answers, screen;"
    "registers, policy = load();"
    "screen(Answers('Enhetschef', 'Sala kommun', '', '12'), registers=registers, policy=policy)"
)
FIRST_KEYWORDS = "any(word in 'enhetschef sala kommun' for word in ('chef', 'kommun'))"
# The peak of this process alone; `ru_maxrss` would count what it was forked from.
PEAK = "[row.split()[1] for row in open('/proc/self/status') if row.startswith('VmHWM')][0]"
MEMORY = f"; print({PEAK})"


def first_answer(code: str, *, runs: int) -> tuple[float, float]:
    """The median seconds from a process's start to its end after one answer, and its peak MB."""
    taken, memory = [], []
    for _ in range(runs):
        begun = perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", code + MEMORY], check=True, capture_output=True, text=True
        )
        taken.append(perf_counter() - begun)
        memory.append(int(done.stdout) / 1024)
    return statistics.median(taken), statistics.median(memory)


@dataclass(frozen=True, slots=True)
class Screened:
    """What a run of `ledarbot screen` took; a helper is a further process it began."""

    seconds: float
    processor_seconds: float
    memory: float
    helper_memory: float


def a_file(rows: int, folder: Path) -> Screened:
    """`ledarbot screen` over a file of so many rows."""
    path = folder / "applications.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            title, employer, work, staff = APPLICATIONS[number % len(APPLICATIONS)]
            answers = {
                "title": title,
                "employer": employer,
                "work": f"{work} {number}",
                "staff": staff,
            }
            file.write(json.dumps({"id": str(number), "answers": answers}) + "\n")
    begun, before = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    with (folder / "out.jsonl").open("w", encoding="utf-8") as out:
        code = (
            "import resource, sys; from bot.__main__ import main\n"
            "try:\n main()\nfinally:\n"
            f" print({PEAK}, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss,"
            " file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, "screen", str(path)],
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    seconds, after = perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    own, helper = done.stderr.split()[-2:]
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Screened(seconds, busy, int(own) / 1024, int(helper) / 1024)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.screening", description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0, help="processor time for each reader")
    parser.add_argument("--runs", type=int, default=5, help="starts of each reader")
    parser.add_argument(
        "--rows", type=int, nargs="*", default=[], help="also screen files of so many rows"
    )
    chosen = parser.parse_args()
    registers, policy = load()

    def ours(answers: Answers) -> object:
        return screen(answers, registers=registers, policy=policy)

    a_second(ours, seconds=0.5)
    print(f"Python {platform.python_version()}, {platform.machine()}, one core, processor time")
    print(f"{'':20}{'applications/s':>16}{'first answer':>16}{'memory then':>14}")
    for name, read, code in (
        ("Ledarbot", ours, FIRST_OURS),
        ("keyword filter", keywords, FIRST_KEYWORDS),
    ):
        rate = a_second(read, seconds=chosen.seconds)
        seconds, memory = first_answer(code, runs=chosen.runs)
        print(f"{name:20}{rate:16,.0f}{seconds:14.2f} s{memory:11.0f} MB")
    for rows in chosen.rows:
        with tempfile.TemporaryDirectory(prefix="ledarbot-screen-") as name:
            run = a_file(rows, Path(name))
        print(
            f"ledarbot screen on {rows:,} rows: {run.seconds:.1f} s"
            f" ({run.processor_seconds:.1f} s of processor time), at most {run.memory:.0f} MB"
            f", each helper {run.helper_memory:.0f} MB"
        )


if __name__ == "__main__":
    main()
