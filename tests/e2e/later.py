"""`ledarbot run` for tests that wait much: a clock that may be ahead, and a ticker in a hurry.

Everything else is the real thing; `tests/e2e/test_run.py` runs the program itself.
"""

import argparse
import asyncio
import os
import sys
from datetime import UTC, datetime, timedelta

from bot import ticks
from bot.app import build
from bot.client import Ledarbot
from bot.i18n import I18n
from bot.running import run
from config.logging import configure_logging
from config.settings import Settings, load_settings
from storage.database import Database

TICK_SECONDS = 1
GUILDS_WITHIN_SECONDS = 0.2
"""The library waits so long for a further server before READY; here they come at once."""


class ClockAhead:
    """The time as it will be."""

    def __init__(self, ahead: timedelta) -> None:
        self._ahead = ahead

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=0)
    parser.add_argument("--tick", type=float, default=TICK_SECONDS)
    chosen = parser.parse_args()
    ahead = timedelta(seconds=chosen.seconds)
    settings = load_settings(os.environ, token_needed=True, key_needed=True)
    configure_logging(settings.log_level)
    ticks.DELIVER_SECONDS = ticks.JOBS_SECONDS = chosen.tick

    def assemble(settings: Settings, database: Database) -> Ledarbot:
        bot = build(settings, database=database, clock=ClockAhead(ahead))
        bot._connection.guild_ready_timeout = GUILDS_WITHIN_SECONDS
        return bot

    i18n = I18n(default_locale=settings.locale)
    return asyncio.run(run(settings, complain=print, i18n=i18n, assemble=assemble))


if __name__ == "__main__":
    sys.exit(main())
