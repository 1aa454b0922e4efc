"""`ledarbot run` with a clock that is ahead: starts the real bot as if some time had passed."""

import argparse
import asyncio
import os
import sys
from datetime import UTC, datetime, timedelta

from bot.app import build
from bot.client import Ledarbot
from bot.i18n import I18n
from bot.running import run
from config.logging import configure_logging
from config.settings import Settings, load_settings
from storage.database import Database


class ClockAhead:
    """The time as it will be."""

    def __init__(self, ahead: timedelta) -> None:
        self._ahead = ahead

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, required=True)
    ahead = timedelta(seconds=parser.parse_args().seconds)
    settings = load_settings(os.environ, token_needed=True)
    configure_logging(settings.log_level)

    def assemble(settings: Settings, database: Database) -> Ledarbot:
        return build(settings, database=database, clock=ClockAhead(ahead))

    i18n = I18n(default_locale=settings.locale)
    return asyncio.run(run(settings, complain=print, i18n=i18n, assemble=assemble))


if __name__ == "__main__":
    sys.exit(main())
