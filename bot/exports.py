"""Files for people: what is stored about somebody, and tables for a spreadsheet."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.i18n import I18n
from bot.services.privacy import Export
from domain.errors import LedarbotError
from domain.ids import CommunityId, UserId
from domain.texts import shortened

_SAFE_NUMBER = 2**53
"""Larger whole numbers lose their last digits in programs that read JSON as JavaScript does."""

UPLOAD_LIMIT = 10 * 2**20
"""Bytes of a file that Discord takes from a bot wherever the server has not been boosted."""
_CELL_LENGTH = 32_767
"""Characters that a spreadsheet keeps in one cell."""
_SHEET_LENGTH = 31
_WIDEST, _NARROWEST = 60, 8
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f\ufffe\uffff]|[^\x00-\uffff]")
# A spreadsheet takes what begins with one of these for a formula, also in full width and after
# space. In a program that parts cells at another character than the file does, whatever follows
# that character begins a cell too.
_PARTS = r"\t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
"""Tab and every kind of line break."""
_BEGINS_FORMULA = rf"(?=(?:[^\S{_PARTS}]|[\u200b\u2060\ufeff])*[=+\-@＝﹦＋﹢－﹣−＠﹫])"
_FORMULA = re.compile(rf"(\A(?=[\t\r\n])|(?:\A|[,;{_PARTS}]){_BEGINS_FORMULA})")

Cell = str | int | float | None


class FileTooLarge(LedarbotError):
    """Discord would not take the file."""

    key = "exports-too-large"


def table_csv(
    headers: Sequence[str], rows: Sequence[Sequence[Cell]], *, limit: int = UPLOAD_LIMIT
) -> bytes:
    """The table as text that a Swedish Excel opens by a double click.

    Semicolons, since the comma is its decimal sign; a byte order mark, since it takes text for
    Windows' own letters otherwise. Nothing in it is a formula.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (headers, *rows):
        writer.writerow([defused(cell) for cell in row])
    return _within(limit, file.getvalue().encode("utf-8-sig"))


def table_xlsx(
    title: str, headers: Sequence[str], rows: Sequence[Sequence[Cell]], *, limit: int = UPLOAD_LIMIT
) -> bytes:
    """The table as a workbook with one sheet: texts are texts, whatever they begin with."""
    return sheets_xlsx([WorkbookSheet(title, headers, rows)], limit=limit)


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """One table of a workbook; its title is cut to what a sheet may be called."""

    title: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def sheets_xlsx(tables: Sequence[WorkbookSheet], *, limit: int = UPLOAD_LIMIT) -> bytes:
    """The tables as a workbook with a sheet for each, in their order."""
    # A twentieth of a second and some megabytes: only for who asks for a file.
    from xlsxwriter import Workbook  # noqa: PLC0415

    file = io.BytesIO()
    # Kept in memory: what people need is not written to a temporary folder on the way.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as book:
        # The mark of a text that stays one when somebody edits the cell or copies it elsewhere.
        text, guarded = (book.add_format({"text_wrap": True, "valign": "top"}) for _ in range(2))
        guarded.set_quote_prefix()
        head = book.add_format({"bold": True, "bottom": 1})
        names = _sheet_names([table.title for table in tables])
        for name, table in zip(names, tables, strict=True):
            _fill(book.add_worksheet(name), table, head=head, text=text, guarded=guarded)
    return _within(limit, file.getvalue())


def _fill(sheet: Any, table: WorkbookSheet, *, head: Any, text: Any, guarded: Any) -> None:
    headers, rows = table.headers, table.rows
    for column, header in enumerate(headers):
        sheet.write_string(0, column, _cell_text(header), head)
        sheet.set_column(column, column, _width(header, [row[column] for row in rows]))
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int | float) and abs(cell) < _SAFE_NUMBER:
                sheet.write_number(number, column, cell, text)
            elif cell:
                words = _cell_text(cell)
                style = text if defused(cell) == words else guarded
                sheet.write_string(number, column, words, style)
    sheet.freeze_panes(1, 0)
    if headers:
        sheet.autofilter(0, 0, len(rows), len(headers) - 1)


def defused(cell: Cell) -> str:
    """The cell's text with an apostrophe before whatever a spreadsheet would calculate."""
    return str(cell) if isinstance(cell, int | float) else _FORMULA.sub(r"\1'", _cell_text(cell))


def _cell_text(cell: Cell) -> str:
    """Text that a file can hold: half of a surrogate pair can't be written, nor can too much."""
    text = ("" if cell is None else str(cell)).encode("utf-8", "replace").decode()
    return shortened(text, limit=_CELL_LENGTH - 1)


def _sheet_name(title: str) -> str:
    """What is left of the title that a sheet may be called; "1" when that is nothing."""
    words = _NOT_IN_SHEET_NAME.sub(" ", _cell_text(title)).split()
    name = shortened(" ".join(words).strip("' "), limit=_SHEET_LENGTH).strip("' ")
    return name if name and name.casefold() != "history" else "1"


def _sheet_names(titles: Sequence[str]) -> list[str]:
    """What the sheets are called: no two alike, whatever the case of their letters."""
    names: list[str] = []
    for title in titles:
        name, number = _sheet_name(title), 1
        while name.casefold() in {taken.casefold() for taken in names}:
            number += 1
            end = f" {number}"
            name = _sheet_name(title)[: _SHEET_LENGTH - len(end)].rstrip() + end
        names.append(name)
    return names


def _width(header: str, cells: Sequence[Cell]) -> int:
    longest = max((len(str(cell or "")) for cell in (header, *cells)), default=0)
    return max(_NARROWEST, min(longest + 2, _WIDEST))


def _within(limit: int, content: bytes) -> bytes:
    if len(content) > limit:
        raise FileTooLarge(megabytes=limit // 2**20)
    return content


def person_files(
    export: Export,
    *,
    user_id: UserId,
    networks: Mapping[CommunityId, str],
    i18n: I18n,
    locale: str,
    now: datetime,
    limit: int | None,
) -> list[bytes]:
    """The export as JSON files of at most `limit` bytes each; one file unless there is much.

    A single row is never cut in two, so a limit below some kilobytes may be passed.
    """

    def text(key: str) -> str:
        return i18n.text(key, locale)

    head = {
        text("privacy-file-about"): text(
            "privacy-file-explained" if export else "privacy-file-empty"
        ),
        text("privacy-file-person"): str(user_id),
        text("privacy-file-written"): now.isoformat(timespec="seconds"),
    }
    readable = _Readable(i18n, locale, networks)
    rows = [
        (text(f"privacy-table-{_dashed(table)}"), readable.row(row))
        for table, found in export.items()
        for row in found
    ]
    return [_document(head, part) for part in _parts(head, rows, limit)]


Rows = list[tuple[str, dict[str, Any]]]


def _parts(head: dict[str, str], rows: Rows, limit: int | None) -> list[Rows]:
    """The rows in as many parts as the limit asks for, in their order."""
    if limit is None or len(rows) < 2 or len(_document(head, rows)) <= limit:
        return [rows]
    middle = len(rows) // 2
    return _parts(head, rows[:middle], limit) + _parts(head, rows[middle:], limit)


def _document(head: dict[str, str], rows: Rows) -> bytes:
    document: dict[str, Any] = dict(head)
    for table, row in rows:
        document.setdefault(table, []).append(row)
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


class _Readable:
    """Rows with the names of their columns in words, and ids that survive being read."""

    def __init__(self, i18n: I18n, locale: str, networks: Mapping[CommunityId, str]) -> None:
        self._i18n = i18n
        self._locale = locale
        self._networks = networks

    def row(self, row: Mapping[str, Any]) -> dict[str, Any]:
        named = {self._name(column): self._value(value) for column, value in row.items()}
        network = self._networks.get(row.get("community_id") or CommunityId(0))
        if network:
            return {self._i18n.text("privacy-file-network", self._locale): network, **named}
        return named

    def _name(self, column: str) -> str:
        key = f"privacy-field-{_dashed(column)}"
        return self._i18n.text(key, self._locale) if self._i18n.has(key) else column

    def _value(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            return {self._name(str(name)): self._value(item) for name, item in value.items()}
        if isinstance(value, list):
            return [self._value(item) for item in value]
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _SAFE_NUMBER:
            return str(value)
        return value


def _dashed(name: str) -> str:
    return name.replace("_", "-")
