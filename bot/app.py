"""Wires everything together: one place that knows which parts the bot is made of."""

import uuid

from bot.client import Ledarbot
from bot.clock import Clock, SystemClock
from bot.i18n import I18n
from config.settings import Settings
from storage.database import Database


def build(
    settings: Settings,
    *,
    database: Database,
    clock: Clock | None = None,
    shard_count: int | None = None,
    ticking: bool = True,
    remember_commands: bool = True,
) -> Ledarbot:
    """The bot, ready to be started, on a database that has been migrated.

    `ticking=False` leaves out the ticker (whoever keeps the clock calls `run_due` and
    `deliver_due`); `remember_commands=False` registers the commands at every start.
    """
    return Ledarbot(
        settings=settings,
        database=database,
        clock=clock or SystemClock(),
        i18n=I18n(default_locale=settings.locale),
        process=uuid.uuid4().hex,
        shard_count=shard_count,
        ticking=ticking,
        remember_commands=remember_commands,
    )
