"""The applications of a file, row by row: whatever its bytes, each bad row is named with its line.

Only a row at a time is held, so that a long file takes no more memory than a short one.
"""

import codecs
import csv
import json
import math
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, BinaryIO

from domain.errors import LedarbotError
from domain.screening.findings import Answers

LONGEST_LINE = 400_000
# A quoted cell of more lines than that is a quotation mark that nobody closed.
MOST_LINES_IN_A_CELL = 200
_CHUNK = 65_536
_FIELDS = ("title", "employer", "work", "staff")
_COLUMNS = {
    "id": "id", "title": "title", "titel": "title", "roll": "title", "role": "title",
    "employer": "employer", "arbetsgivare": "employer", "arbetsplats": "employer",
    "work": "work", "arbete": "work", "arbetsuppgifter": "work", "vad gör du": "work",
    "staff": "staff", "personal": "staff", "personalansvar": "staff",
}  # fmt: skip
_JSON, _CSV = (".jsonl", ".ndjson", ".json"), (".csv", ".tsv")
_OTHER_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class FileUnreadable(LedarbotError):
    """The file can't be opened or read; `reason` says why."""

    key = "screening-error-file"

    def __init__(self, fault: OSError) -> None:
        reasons: Mapping[type[OSError], str] = {
            FileNotFoundError: "missing",
            IsADirectoryError: "folder",
            PermissionError: "forbidden",
        }
        super().__init__(reason=reasons.get(type(fault), "other"))


@dataclass(frozen=True, slots=True)
class Row:
    """One application of a file, or the name of what is wrong with its line."""

    line: int
    identity: object = None
    answers: Answers | None = None
    fault: str = ""


def rows_of(source: BinaryIO, *, suffix: str) -> Iterator[Row]:
    """The rows of a file; where the name does not tell its kind, its first line does."""
    found = lines_of(source)
    first = next((line for line in found if line[1] is None or line[1].strip()), None)
    if first is None:
        yield Row(1, fault="empty")
        return
    lines = chain([first], found)
    begun = (first[1] or b"").lstrip()[:1]
    if suffix in _JSON or (suffix not in _CSV and begun in (b"{", b"[")):
        yield from _json_rows(lines)
    else:
        yield from _csv_rows(lines)


def lines_of(source: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers, whatever ends them; None for one too long to be a row."""
    number, rest, too_long = 0, b"", False
    for chunk in _chunks(source):
        lines = (rest + chunk).splitlines(keepends=True)
        # The end may be the middle of a line, or of a line's end of two characters.
        rest = b"" if not lines or lines[-1].endswith(b"\n") else lines.pop()
        for line in lines:
            number += 1
            yield number, None if too_long or len(line) > LONGEST_LINE else line
            too_long = False
        if len(rest) > LONGEST_LINE:
            rest, too_long = rest[-1:] if rest.endswith(b"\r") else b"", True
    if rest or too_long:
        yield number + 1, None if too_long else rest


def _chunks(source: BinaryIO) -> Iterator[bytes]:
    """The bytes as UTF-8 without a mark in front; UTF-16 as spreadsheets save it is turned."""
    read = getattr(source, "read1", source.read)
    try:
        chunk = read(_CHUNK)
        for mark, encoding in _OTHER_ENCODINGS:
            if chunk.startswith(mark):
                decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
                while chunk:
                    yield decoder.decode(chunk).encode()
                    chunk = read(_CHUNK)
                yield decoder.decode(b"", final=True).encode()
                return
        chunk = chunk.removeprefix(codecs.BOM_UTF8) or read(_CHUNK)
        while chunk:
            yield chunk
            chunk = read(_CHUNK)
    except OSError as fault:
        raise FileUnreadable(fault) from fault


def _json_rows(lines: Iterator[tuple[int, bytes | None]]) -> Iterator[Row]:
    for number, raw in lines:
        if raw is None:
            yield Row(number, fault="too-long")
        elif raw.strip():
            yield _json_row(number, raw)


def _json_row(number: int, raw: bytes) -> Row:
    if b"\0" in raw:
        return Row(number, fault="nul")
    try:
        value = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return Row(number, fault="encoding")
    except RecursionError:
        return Row(number, fault="nested")
    except ValueError:
        return Row(number, fault="not-json")
    if not isinstance(value, dict):
        return Row(number, fault="not-object")
    identity = value.get("id")
    if identity is None or (isinstance(identity, str) and not identity.strip()):
        return Row(number, fault="no-id")
    if isinstance(identity, bool) or not isinstance(identity, str | int):
        return Row(number, fault="wrong-id")
    given = value.get("answers", value)
    if not isinstance(given, dict) or not any(field in given for field in _FIELDS):
        return Row(number, identity, fault="no-answers")
    texts = [_text(given.get(field)) for field in _FIELDS]
    if None in texts:
        return Row(number, identity, fault="not-text")
    return Row(number, identity, Answers(*(text or "" for text in texts)))


def _text(value: Any) -> str | None:
    """An answer as text; a number is one too, anything else is None."""
    if value is None:
        return ""
    if isinstance(value, float) and math.isfinite(value):
        # A spreadsheet's 12 may come as 12.0.
        return str(int(value) if value.is_integer() and abs(value) < _EXACT else value)
    if isinstance(value, bool | float) or not isinstance(value, str | int):
        return None
    return str(value)


_EXACT = 1e15


class _NeverClosed(Exception):
    """A quotation mark opened a cell, and no end of it came."""


class _Cells:
    """Lines of text for the CSV reader, which takes as many as a record has."""

    def __init__(self, lines: Iterator[tuple[int, bytes | None]]):
        self._lines = lines
        self._returned: deque[tuple[int, bytes | None]] = deque()
        self._taken: list[tuple[int, bytes | None]] = []
        self._size = 0
        self.flaw = ""

    def begin(self) -> None:
        """Forget the record before."""
        self._taken.clear()
        self._size = 0
        self.flaw = ""

    @property
    def first(self) -> int:
        """The number of the record's first line."""
        return self._taken[0][0]

    def give_back(self) -> None:
        """Let all lines but the record's first be read once more."""
        self._returned.extendleft(reversed(self._taken[1:]))

    def __iter__(self) -> "_Cells":
        return self

    def __next__(self) -> str:
        line = self._returned.popleft() if self._returned else next(self._lines, None)
        if line is None:
            if self._taken:
                raise _NeverClosed
            raise StopIteration
        self._taken.append(line)
        raw = line[1]
        self._size += len(raw or b"")
        if len(self._taken) > MOST_LINES_IN_A_CELL or self._size > LONGEST_LINE:
            raise _NeverClosed
        if raw is None:
            self.flaw = "too-long"
            return "\n"
        if b"\0" in raw:
            self.flaw = self.flaw or "nul"
            raw = raw.replace(b"\0", b"")
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            self.flaw = self.flaw or "encoding"
            # What is no UTF-8 is most often what Windows writes: good enough to find the id.
            return raw.decode("cp1252", "replace")


def _csv_rows(lines: Iterator[tuple[int, bytes | None]]) -> Iterator[Row]:
    cells = _Cells(lines)
    header = next(cells)
    delimiter = max(";,\t", key=header.count)
    if header.lower().startswith("sep=") and len(header.strip()) == len("sep=;"):
        # A spreadsheet's own way to say it, on a line before the header.
        delimiter = header.strip()[-1]
        cells.begin()
        header = next(cells, "")
    cells.begin()
    names = [
        _COLUMNS.get(name.strip().lower(), "")
        for name in next(csv.reader([header], delimiter=delimiter), [])
    ]
    known = [name for name in names if name]
    if not set(known).intersection(_FIELDS):
        yield Row(1, fault="header")
    elif len(known) != len(set(known)):
        yield Row(1, fault="header-twice")
    else:
        yield from _records(cells, names, delimiter=delimiter)


def _records(cells: _Cells, names: Sequence[str], *, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(cells, delimiter=delimiter)
    while True:
        cells.begin()
        try:
            values = next(reader)
        except StopIteration:
            return
        except (csv.Error, _NeverClosed):
            yield Row(cells.first, fault=cells.flaw or "csv")
            cells.give_back()
            reader = csv.reader(cells, delimiter=delimiter)
            continue
        if cells.flaw == "too-long":
            yield Row(cells.first, fault="too-long")
        elif cells.flaw or any(value.strip() for value in values):
            yield _csv_row(cells.first, names, values, flaw=cells.flaw)


def _csv_row(number: int, names: Sequence[str], values: Sequence[str], *, flaw: str) -> Row:
    given = {name: value for name, value in zip(names, values, strict=False) if name}
    identity = given.get("id", "").strip() if "id" in names else str(number)
    if flaw:
        return Row(number, identity or None, fault=flaw)
    if not identity:
        return Row(number, fault="no-id")
    if any(value.strip() for value in values[len(names) :]):
        return Row(number, identity, fault="columns")
    return Row(number, identity, Answers(*(given.get(field, "") for field in _FIELDS)))
