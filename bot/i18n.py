"""Texts in the reader's language: Fluent catalogues, and dates as the language writes them."""

import logging
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource

import config

LOCALES = ("sv", "en")
_FOLDER = Path(config.__file__).parent / "locales"
_log = logging.getLogger("ledarbot.i18n")


class UnknownText(KeyError):
    """A key that no catalogue has: a fault in the program, never in what people did."""


class I18n:
    """The catalogues of all languages, read from files once, when a language is first needed."""

    def __init__(self, *, default_locale: str, folder: Path = _FOLDER) -> None:
        self.default_locale = default_locale
        self._folder = folder
        self._bundles: dict[str, FluentBundle] = {}

    def text(self, key: str, locale: str, /, **args: object) -> str:
        """The text of a key in a language ("sv" or "en"), with its variables filled in."""
        bundle = self._bundle(locale)
        if not bundle.has_message(key):
            raise UnknownText(key)
        message = bundle.get_message(key)
        assert message.value is not None, key
        text, errors = bundle.format_pattern(message.value, args)
        for error in errors:
            _log.error("text", extra={"fields": {"key": key, "locale": locale, "fault": error}})
        return str(text)

    def has(self, key: str) -> bool:
        """True when the key stands in the default language's catalogue."""
        return bool(self._bundle(self.default_locale).has_message(key))

    def nearest(self, locale: str | None, *, otherwise: str | None = None) -> str:
        """Our language for Discord's locale (`sv-SE` → `sv`), else the one given, else ours."""
        for candidate in (locale, otherwise):
            if candidate and (ours := candidate.replace("_", "-").split("-")[0]) in LOCALES:
                return ours
        return self.default_locale

    def _bundle(self, locale: str) -> FluentBundle:
        if locale not in self._bundles:
            bundle = FluentBundle([locale], use_isolating=False)
            for path in sorted((self._folder / locale).glob("*.ftl")):
                bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
            self._bundles[locale] = bundle
        return self._bundles[locale]


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


_DATE_PATTERNS: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "date": "d MMMM y",
        "short": "d MMM y",
        "moment": "EEEE d MMMM 'kl.' HH.mm",
        "day": "d MMM",
        "month": "LLLL y",
    },
    "en": {
        "date": "d MMMM y",
        "short": "d MMM y",
        "moment": "EEEE d MMMM 'at' HH:mm",
        "day": "d MMM",
        "month": "LLLL y",
    },
}


def shown_time(at: datetime, *, locale: str, timezone: str, form: str = "moment") -> str:
    """A UTC time in the community's zone and the reader's language.

    `form` is "date" (21 november 2026), "short" (21 nov. 2026), "day" (21 nov.), "month"
    (november 2026) or "moment" (with weekday and time).
    """
    # Babel takes a tenth of a second and some megabytes to import: first used after READY.
    from babel.dates import format_datetime  # noqa: PLC0415

    return format_datetime(
        at.astimezone(_zone(timezone)), _DATE_PATTERNS[locale][form], locale=locale
    )
