"""Screening from files: the work behind `ledarbot screen FILE` and `--classify`."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from bot.i18n import I18n
from bot.screening import load
from domain.errors import LedarbotError
from domain.screening.findings import Answers, Assessment, Recommendation
from domain.screening.organisations import read_employer
from domain.screening.policies import Policy
from domain.screening.reading import ask_key, reply_key, screen
from domain.screening.registers import Registers
from domain.screening.texts import Text
from domain.screening.titles import read_title

DONE, FAILED = 0, 1
LONGEST_LINE = 400_000
_FIELDS = ("title", "employer", "work", "staff")
_COLUMNS = {
    "id": "id", "title": "title", "titel": "title", "roll": "title", "role": "title",
    "employer": "employer", "arbetsgivare": "employer", "arbetsplats": "employer",
    "work": "work", "arbete": "work", "arbetsuppgifter": "work", "vad gör du": "work",
    "staff": "staff", "personal": "staff", "personalansvar": "staff",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One application of a file, or the name of what is wrong with its line."""

    line: int
    identity: object = None
    answers: Answers | None = None
    fault: str = ""


def run_screen(path: Path, out: TextIO, *, i18n: I18n, locale: str | None = None) -> int:
    """Write one JSON line for each application; a bad row gives an error and never stops it."""
    shown = locale or i18n.default_locale
    try:
        registers, policy = load()
        source = path.open("rb")
    except LedarbotError as fault:
        _write(out, {"error": i18n.text(fault.key, shown, **fault.args_for_text)})
        return FAILED
    except OSError:
        _write(out, {"error": i18n.text("screening-error-file", shown)})
        return FAILED
    seen: set[int] = set()
    with source:
        for row in _rows(path, source):
            wrong = row.fault or _repeated(row.identity, seen)
            if wrong or row.answers is None:
                sentence = i18n.text(f"screening-error-{wrong or 'no-answers'}", shown)
                _write(out, {"id": row.identity, "line": row.line, "error": sentence})
                continue
            _write(out, _screened(row, row.answers, registers=registers, policy=policy, i18n=i18n))
    return DONE


def run_classify(kind: str, path: Path, out: TextIO, *, i18n: I18n | None = None) -> int:
    """Write `text<TAB>label` for each line: a title's kind or an organisation's sector."""
    try:
        registers, _ = load()
        source = path.open("rb")
    except (LedarbotError, OSError):
        if i18n is not None:
            out.write(i18n.text("screening-error-file", i18n.default_locale) + "\n")
        return FAILED
    with source:
        for _, raw in _lines(source):
            text = (raw or b"").decode("utf-8", "replace").removeprefix("\ufeff").rstrip("\r\n")
            if text.strip():
                out.write(f"{text}\t{_label(kind, text.split(chr(9))[0], registers)}\n")
    out.flush()
    return DONE


def _label(kind: str, text: str, registers: Registers) -> str:
    if kind == "titles":
        return read_title(Text(text, field="title"), registers.titles).label
    return read_employer(Text(text, field="employer"), registers.organisations).sector


def _screened(
    row: Row, answers: Answers, *, registers: Registers, policy: Policy, i18n: I18n
) -> dict[str, Any]:
    assessment = screen(answers, registers=registers, policy=policy)
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


def _write(out: TextIO, value: Mapping[str, Any]) -> None:
    # Lone surrogates of a JSON escape can't be encoded: those lines are written in ASCII.
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        line = json.dumps(value)
    out.write(line + "\n")


def _repeated(identity: object, seen: set[int]) -> str:
    """Only a hash of each id is kept, so that a long file stays small in memory."""
    key = hash((type(identity).__name__, identity))
    if key in seen:
        return "duplicate"
    seen.add(key)
    return ""


def _lines(source: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers; None for one that is too long to be an application."""
    number = 0
    while line := source.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := source.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield number, None
            continue
        yield number, line


def _rows(path: Path, source: BinaryIO) -> Iterator[Row]:
    return _csv_rows(source) if path.suffix.lower() == ".csv" else _json_rows(source)


def _json_rows(source: BinaryIO) -> Iterator[Row]:
    for number, raw in _lines(source):
        if raw is None:
            yield Row(number, fault="too-long")
            continue
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if raw.strip():
            yield _json_row(number, raw)


def _json_row(number: int, raw: bytes) -> Row:
    try:
        value = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return Row(number, fault="encoding")
    except (ValueError, RecursionError):
        return Row(number, fault="not-json")
    if not isinstance(value, dict):
        return Row(number, fault="not-object")
    identity = value.get("id")
    if not isinstance(identity, str | int) or identity == "":
        return Row(number, fault="no-id")
    given = value.get("answers", value)
    if not isinstance(given, dict) or not any(field in given for field in _FIELDS):
        return Row(number, identity, fault="no-answers")
    return _answered(number, identity, given)


def _answered(number: int, identity: object, given: Mapping[str, Any]) -> Row:
    texts: dict[str, str] = {}
    for field in _FIELDS:
        value = given.get(field)
        if value is None:
            value = ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return Row(number, identity, fault="not-text")
        texts[field] = str(value)
    return Row(number, identity, Answers(**texts))


class _Decoded:
    """Lines of text for the CSV reader; bytes that are no UTF-8 are marked, never lost."""

    def __init__(self, source: BinaryIO):
        self._lines = _lines(source)
        self.number = 0
        self.too_long = False

    def __iter__(self) -> "_Decoded":
        return self

    def __next__(self) -> str:
        self.number, raw = next(self._lines)
        if raw is None:
            self.too_long = True
            return "\n"
        if self.number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        return raw.decode("utf-8", "surrogateescape").replace("\0", "\ufffd")


def _csv_rows(source: BinaryIO) -> Iterator[Row]:
    lines = _Decoded(source)
    header = next(lines, "")
    delimiter = max(";,\t", key=header.count)
    names = [
        _COLUMNS.get(name.strip().lower(), "")
        for name in next(csv.reader([header], delimiter=delimiter), [])
    ]
    if not set(names).intersection(_FIELDS):
        yield Row(1, fault="header")
        return
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        begun = lines.number + 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Row(begun, fault="csv")
            continue
        if lines.too_long:
            lines.too_long = False
            yield Row(begun, fault="too-long")
        elif any(value.strip() for value in values):
            yield _csv_row(begun, names, values)


def _csv_row(number: int, names: list[str], values: list[str]) -> Row:
    given = {name: value for name, value in zip(names, values, strict=False) if name}
    identity = given.get("id", "").strip() if "id" in names else str(number)
    if any("\udc80" <= character <= "\udcff" for value in values for character in value):
        return Row(number, _readable(identity), fault="encoding")
    if not identity:
        return Row(number, fault="no-id")
    if len(values) > len(names) and any(value.strip() for value in values[len(names) :]):
        return Row(number, identity, fault="columns")
    return Row(number, identity, Answers(**{field: given.get(field, "") for field in _FIELDS}))


def _readable(identity: str) -> str:
    return identity.encode("utf-8", "replace").decode("utf-8")
