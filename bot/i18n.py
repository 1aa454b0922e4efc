"""Texts in the reader's language: Fluent catalogues, and dates as the language writes them."""

import logging
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from fluent.syntax import FluentParser, ast

import config

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

LOCALES = ("sv", "en")
_FOLDER = Path(config.__file__).parent / "locales"
_log = logging.getLogger("ledarbot.i18n")
# An entry begins with its name at the start of a line; what belongs to it is indented, or closes
# a bracket.
_ENTRY = re.compile(r"^(?=-?[a-zA-Z][\w-]* *=)", re.MULTILINE)
_NAME = re.compile(r"-?[a-zA-Z][\w-]*")
_REFERENCE = re.compile(r"\{\s*(-?[a-zA-Z][\w-]*)")


class UnknownText(KeyError):
    """A key that no catalogue has: a fault in the program, never in what people did."""


class _Catalogue:
    """The texts of one language, each parsed when it is first asked for.

    Parsing them all would take longer than connecting to Discord, and keep some six megabytes.
    """

    def __init__(self, locale: str, folder: Path) -> None:
        self._locale = locale
        self._entries: dict[str, str] = {}
        self._plain: dict[str, str] = {}
        self._bundle: FluentBundle | None = None
        self._in_bundle: set[str] = set()
        for path in sorted(folder.glob("*.ftl")):
            for entry in _ENTRY.split(path.read_text(encoding="utf-8")):
                if name := _NAME.match(entry):
                    self._entries[name[0]] = entry

    def has(self, key: str) -> bool:
        return key in self._entries

    def text(self, key: str, args: dict[str, object]) -> tuple[str, list[Exception]]:
        entry = self._entries.get(key)
        if entry is None:
            raise UnknownText(key)
        if "{" not in entry:
            if key not in self._plain:
                self._plain[key] = _plain_text(key, entry)
            return self._plain[key], []
        bundle = self._bundle_with(key)
        if not bundle.has_message(key):
            raise UnknownText(key)
        message = bundle.get_message(key)
        assert message.value is not None, key
        text, errors = bundle.format_pattern(message.value, args)
        return str(text), errors

    def _bundle_with(self, key: str) -> "FluentBundle":
        """The bundle, once it holds the entry and those that it refers to."""
        # Plural rules and number formats come with it: five megabytes that the descriptions of
        # commands, which are all that a start needs, do without.
        from fluent.runtime import FluentBundle, FluentResource  # noqa: PLC0415

        if self._bundle is None:
            self._bundle = FluentBundle([self._locale], use_isolating=False)
        entry = self._entries.get(key)
        if entry is not None and key not in self._in_bundle:
            self._in_bundle.add(key)
            self._bundle.add_resource(FluentResource(entry))
            for other in _REFERENCE.findall(entry):
                self._bundle_with(other)
        return self._bundle


def _plain_text(key: str, entry: str) -> str:
    """The text of an entry in which nothing is to be filled in."""
    message = FluentParser().parse_entry(entry)
    if not isinstance(message, ast.Message) or message.value is None:
        raise UnknownText(key)
    (text,) = message.value.elements
    assert isinstance(text, ast.TextElement), key
    return text.value


class I18n:
    """The catalogues of all languages, read from files once, when a language is first needed."""

    def __init__(self, *, default_locale: str, folder: Path = _FOLDER) -> None:
        self.default_locale = default_locale
        self._folder = folder
        self._catalogues: dict[str, _Catalogue] = {}

    def text(self, key: str, locale: str, /, **args: object) -> str:
        """The text of a key in a language ("sv" or "en"), with its variables filled in."""
        text, errors = self._catalogue(locale).text(key, args)
        for error in errors:
            _log.error("text", extra={"fields": {"key": key, "locale": locale, "fault": error}})
        return text

    def has(self, key: str) -> bool:
        """True when the key stands in the default language's catalogue."""
        return self._catalogue(self.default_locale).has(key)

    def nearest(self, locale: str | None, *, otherwise: str | None = None) -> str:
        """Our language for Discord's locale (`sv-SE` → `sv`), else the one given, else ours."""
        for candidate in (locale, otherwise):
            if candidate and (ours := candidate.replace("_", "-").split("-")[0]) in LOCALES:
                return ours
        return self.default_locale

    def _catalogue(self, locale: str) -> _Catalogue:
        if locale not in self._catalogues:
            self._catalogues[locale] = _Catalogue(locale, self._folder / locale)
        return self._catalogues[locale]


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


_DATE_PATTERNS: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "date": "d MMMM y",
        "short": "d MMM y",
        "moment": "EEEE d MMMM 'kl.' HH.mm",
        "day": "d MMM",
        "listed": "EEE d MMM",
        "month": "LLLL y",
        "weekday": "EEEE d MMMM y",
        "clock": "HH.mm",
    },
    "en": {
        "date": "d MMMM y",
        "short": "d MMM y",
        "moment": "EEEE d MMMM 'at' HH:mm",
        "day": "d MMM",
        "listed": "EEE d MMM",
        "month": "LLLL y",
        "weekday": "EEEE d MMMM y",
        "clock": "HH:mm",
    },
}


def shown_time(at: datetime, *, locale: str, timezone: str, form: str = "moment") -> str:
    """A UTC time in the community's zone and the reader's language.

    `form` is "date" (21 november 2026), "short" (21 nov. 2026), "day" (21 nov.), "listed" (lör 21
    nov.), "month" (november 2026), "weekday" (lördag 21 november 2026), "clock" (18.30) or "moment"
    (with weekday and time).
    """
    # Babel takes a tenth of a second and some megabytes to import: first used after READY.
    from babel.dates import format_datetime  # noqa: PLC0415

    return format_datetime(
        at.astimezone(_zone(timezone)), _DATE_PATTERNS[locale][form], locale=locale
    )
