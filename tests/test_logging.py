"""The log: one line an event, its level for our own loggers alone."""

import io
import logging
from collections.abc import Iterator

import pytest

from config.logging import configure_logging

OTHERS = ("ledarbot", "apscheduler", "alembic")


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    """The tests' own handlers come back."""
    root = logging.getLogger()
    handlers, levels = root.handlers[:], {n: logging.getLogger(n).level for n in ("root", *OTHERS)}
    yield
    root.handlers[:] = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def logged(level: str, logger: str, at: int, text: str, **fields: object) -> str:
    stream = io.StringIO()
    configure_logging(level, stream=stream)
    logging.getLogger(logger).log(at, text, extra={"fields": fields})
    return stream.getvalue()


def test_an_event_is_one_line_of_keys_and_values() -> None:
    line = logged("INFO", "ledarbot.client", logging.INFO, "ready", guilds=3, cause="two words")
    moment, level, logger, rest = line.split(" ", 3)
    assert moment[4] == "-"
    assert (level, logger) == ("INFO", "ledarbot.client")
    assert rest == 'ready guilds=3 cause="two words"\n'


@pytest.mark.parametrize("value", ["a\nb", "a\r\nb", "a\u2028b", "a\x1b[2Jb"])
def test_a_value_can_t_begin_a_line_of_its_own(value: str) -> None:
    line = logged("INFO", "ledarbot.client", logging.INFO, "x", key=value)
    assert len(line.splitlines()) == 1
    assert "\x1b" not in line


def test_a_value_shows_where_it_ends() -> None:
    assert logged("INFO", "ledarbot.x", logging.INFO, "x", key="").endswith('key=""\n')
    line = logged("INFO", "ledarbot.x", logging.INFO, "x", key='say "no" =', other=1)
    assert line.endswith('key="say \\"no\\" =" other=1\n')


@pytest.mark.parametrize(
    ("level", "logger", "at", "is_said"),
    [
        ("DEBUG", "ledarbot.delivery", logging.DEBUG, True),
        ("INFO", "ledarbot.delivery", logging.DEBUG, False),
        ("WARNING", "ledarbot.delivery", logging.INFO, False),
        ("ERROR", "ledarbot.delivery", logging.WARNING, False),
        # At DEBUG these print what people wrote.
        ("DEBUG", "discord.gateway", logging.DEBUG, False),
        ("DEBUG", "aiosqlite", logging.DEBUG, False),
        ("DEBUG", "sqlalchemy.engine", logging.DEBUG, False),
        ("DEBUG", "discord.gateway", logging.INFO, True),
        ("WARNING", "discord.gateway", logging.INFO, False),
        ("ERROR", "discord.gateway", logging.WARNING, True),
        ("DEBUG", "apscheduler.executors.default", logging.INFO, False),
    ],
)
def test_the_level_governs_our_own_loggers_alone(
    level: str, logger: str, at: int, is_said: bool
) -> None:
    assert bool(logged(level, logger, at, "x")) is is_said


def test_a_second_configuration_replaces_the_first() -> None:
    first = io.StringIO()
    configure_logging("DEBUG", stream=first)
    assert logged("INFO", "ledarbot.x", logging.INFO, "once").count("once") == 1
    assert first.getvalue() == ""


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("channels/1456074443980800029/messages", "/channels/…/messages"),
        ("users/@me/channels", "/users/@me/channels"),
        ("guilds/1456074443980800029/members?limit=1000", "/guilds/…/members"),
        ("webhooks/1456074443980800057/aW50ZXJhY3Rpb246X/messages/@original", None),
    ],
)
def test_an_address_that_is_slowed_down_names_nobody(path: str, shown: str | None) -> None:
    stream = io.StringIO()
    configure_logging("INFO", stream=stream)
    text = "We are being rate limited. %s %s responded with 429. Retrying in %.2f seconds."
    url = f"https://discord.com/api/v10/{path}"
    logging.getLogger("discord.http").warning(text, "POST", url, 0.5)
    line = stream.getvalue()
    assert f"POST {shown or '/webhooks/…/…/messages/@original'} responded" in line
    assert "1456074443980800" not in line
    assert "Retrying in 0.50 seconds" in line
