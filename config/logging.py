"""Logs for the operator: one line an event, with ids and durations, never people's words."""

import logging
import re
import sys
from typing import TextIO

OURS = "ledarbot"
_WORD = re.compile(r"[a-z@-]{1,30}")


class KeyValueFormatter(logging.Formatter):
    """`time level logger event key=value …`; the keys come from `extra={"fields": {…}}`."""

    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03d"

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (the library's name)
        line = super().formatMessage(record)
        fields: dict[str, object] = getattr(record, "fields", {})
        return line + "".join(f" {key}={_shown(value)}" for key, value in fields.items())


def _shown(value: object) -> str:
    """A value on one line, in quotes when its end would not be seen otherwise."""
    text = "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode()
        for char in str(value)
    )
    if text and not set(text) & set(' "='):
        return text
    return '"' + text.replace('"', '\\"') + '"'


class WithoutAddressees(logging.Filter):
    """Of the addresses that discord.http names when Discord slows us down, the kind alone stays:
    the number of a direct channel is a person, and some have tokens in them.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                _route(each) if isinstance(each, str) else each for each in record.args
            )
        return True


def _route(text: str) -> str:
    """`/channels/…/messages` of the whole address; any other text as it is."""
    _, version, path = text.partition("/api/v")
    if not version:
        return text
    parts = path.partition("/")[2].partition("?")[0].split("/")
    return "".join(f"/{part if _WORD.fullmatch(part) else '…'}" for part in parts)


_WITHOUT_ADDRESSEES = WithoutAddressees()


def configure_logging(level: str, *, stream: TextIO | None = None) -> None:
    """Send everything to one stream; the level governs our own loggers alone.

    Libraries stay at INFO or above whatever the level says: at DEBUG discord.gateway logs what
    people typed, and aiosqlite the values of every statement.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(KeyValueFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING if level in ("WARNING", "ERROR") else logging.INFO)
    logging.getLogger(OURS).setLevel(level)
    logging.getLogger("discord.http").addFilter(_WITHOUT_ADDRESSEES)
    for noisy in ("apscheduler", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
