"""Screening from files: the work behind `ledarbot screen FILE` and `--classify`."""

import json
import sys
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, ClassVar, TextIO

from bot.i18n import I18n
from bot.screening import load
from bot.screening_pool import in_order, processes
from bot.screening_rows import FileUnreadable, Row, lines_of, rows_of
from domain.screening.findings import Assessment, Recommendation
from domain.screening.organisations import read_employer
from domain.screening.reading import ask_key, reply_key, screen
from domain.screening.registers import Registers
from domain.screening.texts import Text
from domain.screening.titles import read_title

DONE, FAILED = 0, 1
STANDARD_INPUT = Path("-")


def run_screen(
    path: Path, out: TextIO, *, i18n: I18n, locale: str | None = None, workers: int | None = None
) -> int:
    """Write one JSON line for each application; a bad row gives an error and never stops it."""
    shown = locale or i18n.default_locale
    try:
        with _opened(path) as source:
            lines = in_order(
                _once_each(rows_of(source, suffix=path.suffix.lower())),
                _screened,
                prepare=_Screening.begin,
                prepare_with=(shown,),
                workers=processes() if workers is None else workers,
            )
            for batch in lines:
                out.write(batch)
    except FileUnreadable as fault:
        out.write(_line({"error": i18n.text(fault.key, shown, **fault.args_for_text)}))
        return FAILED
    return DONE


def _once_each(rows: Iterator[Row]) -> Iterator[Row]:
    seen = _Identities()
    for row in rows:
        if row.fault or seen.is_new(row.identity):
            yield row
        else:
            yield Row(row.line, row.identity, fault="duplicate")


class _Screening:
    """What a process reads with: the registers, the policy and the sentences."""

    here: "ClassVar[_Screening]"

    def __init__(self, locale: str) -> None:
        self.registers, self.policy = load()
        self.i18n = I18n(default_locale=locale)

    @classmethod
    def begin(cls, locale: str) -> None:
        """Make it ready in this process."""
        cls.here = cls(locale)


def _screened(rows: list[Row]) -> str:
    """The lines of a few rows, each closed by a line's end."""
    return "".join([_line(_outcome(row, _Screening.here)) for row in rows])


def _outcome(row: Row, screening: _Screening) -> dict[str, Any]:
    i18n = screening.i18n
    if row.answers is None:
        sentence = i18n.text(f"screening-error-{row.fault}", i18n.default_locale)
        return {"id": row.identity, "line": row.line, "error": sentence}
    assessment = screen(row.answers, registers=screening.registers, policy=screening.policy)
    return _shown(row, assessment, i18n=i18n)


def run_classify(kind: str, path: Path, out: TextIO) -> int:
    """Write `text<TAB>label` for each line: a title's kind or an organisation's sector."""
    registers, _ = load()
    with _opened(path) as source:
        for _, raw in lines_of(source):
            text = (raw or b"").decode("utf-8", "replace").rstrip("\r\n")
            if text.strip():
                out.write(f"{text}\t{_label(kind, text.split(chr(9))[0], registers)}\n")
    out.flush()
    return DONE


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if path == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        source = path.open("rb")
    except OSError as fault:
        raise FileUnreadable(fault) from fault
    with source:
        yield source


def _label(kind: str, text: str, registers: Registers) -> str:
    if kind == "titles":
        return read_title(Text(text, field="title"), registers.titles).label
    return read_employer(Text(text, field="employer"), registers.organisations).sector


def _shown(row: Row, assessment: Assessment, *, i18n: I18n) -> dict[str, Any]:
    locale = "en" if assessment.language == "en" else "sv"
    criteria = [
        {
            "id": finding.criterion.value,
            "verdict": finding.verdict.value,
            "evidence": [
                {"field": span.field, "start": span.start, "end": span.end, "text": span.text}
                for span in finding.evidence
            ],
            "reason": i18n.text(f"screening-rule-{finding.rule}", locale),
        }
        for finding in assessment.findings
    ]
    return {
        "id": row.identity,
        "decision": assessment.recommendation.value,
        "criteria": criteria,
        "notes": [i18n.text(f"screening-rule-{note}", locale) for note in assessment.notes],
        "reply": _reply(assessment, i18n=i18n, locale=locale),
    }


def _reply(assessment: Assessment, *, i18n: I18n, locale: str) -> str:
    if assessment.recommendation is Recommendation.APPROVE:
        return ""
    declined = assessment.recommendation is Recommendation.DECLINE
    return i18n.text(reply_key(assessment) if declined else ask_key(assessment), locale)


_encode = json.JSONEncoder(ensure_ascii=False).encode


def _line(value: Mapping[str, Any]) -> str:
    line = _encode(value)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        # Lone surrogates of a JSON escape can't be encoded: those lines are written in ASCII.
        line = json.dumps(value)
    return line + "\n"


class _Identities:
    """The ids seen so far, as eight bytes each, whatever their length: a long file stays small.

    Two ids of a hundred thousand have the same eight bytes once in some billion files.
    """

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * 1024))
        self._count = 0

    def is_new(self, identity: object) -> bool:
        """Whether the id comes for the first time."""
        value = hash((type(identity).__name__, identity)) % 2**64 or 1
        if not self._put(value):
            return False
        self._count += 1
        if self._count * 3 > len(self._slots) * 2:
            known, self._slots = self._slots, array("Q", bytes(16 * len(self._slots)))
            for each in known:
                if each:
                    self._put(each)
        return True

    def _put(self, value: int) -> bool:
        slots = self._slots
        last = len(slots) - 1
        at = value & last
        while slots[at]:
            if slots[at] == value:
                return False
            at = (at + 1) & last
        slots[at] = value
        return True
