"""Time zones to choose from, and how one is found by a city's name."""

from functools import cache
from zoneinfo import available_timezones

from bot.i18n import I18n

LIKELY = (
    "Europe/Stockholm",
    "Europe/Helsinki",
    "Europe/Mariehamn",
    "Europe/Oslo",
    "Europe/Copenhagen",
    "Atlantic/Reykjavik",
    "Atlantic/Faroe",
    "Europe/Tallinn",
    "Europe/London",
    "Europe/Lisbon",
    "Europe/Brussels",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/Madrid",
    "UTC",
)
MOST = 25
"""A menu of Discord's holds no more."""


@cache
def _every() -> frozenset[str]:
    return frozenset(available_timezones())


def exists(zone: str) -> bool:
    return zone in _every()


def name_of(i18n: I18n, locale: str, zone: str) -> str:
    """The zone in words where we have some, else by its own name."""
    if zone in LIKELY:
        return i18n.text("setup-zone-name", locale, zone=zone.replace("/", "-"))
    return zone.replace("_", " ")


def matching(i18n: I18n, locale: str, text: str) -> tuple[str, ...]:
    """The zones whose name (in the reader's language or the database's) holds the text."""
    wanted = _compared(text)
    if not wanted:
        return ()
    named = {zone: _compared(name_of(i18n, locale, zone)) for zone in LIKELY}
    places = (zone for zone in _every() if "/" in zone and not zone.startswith("Etc/"))
    names = {**{zone: _compared(zone) for zone in places}, **named}
    found = [zone for zone, name in names.items() if wanted in name or wanted in _compared(zone)]
    exact = [zone for zone in found if wanted in (_compared(zone), _compared(zone.split("/")[-1]))]
    return tuple(sorted(exact or found, key=lambda zone: (zone not in LIKELY, zone))[:MOST])


def _compared(text: str) -> str:
    return text.casefold().replace("_", " ").strip()
