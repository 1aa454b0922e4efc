"""Files for people: what is stored about somebody, with names that can be read."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.i18n import I18n
from bot.services.privacy import Export
from domain.ids import CommunityId, UserId

_SAFE_NUMBER = 2**53
"""Larger whole numbers lose their last digits in programs that read JSON as JavaScript does."""


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
