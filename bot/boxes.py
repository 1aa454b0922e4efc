"""Where the keys of ballot boxes lie, and the job that leaves nothing behind of closed boxes."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.box_keys import KeyFolder
from bot.services.ballot_boxes import TIDY_JOB, Sweeper, forget_old
from storage.jobs import Job

if TYPE_CHECKING:
    from bot.client import Ledarbot
    from config.settings import Settings
    from storage.database import Database

_FOLDER = Path("data")


def keys_for(database: "Database", settings: "Settings") -> KeyFolder:
    """The folder that the operator chose, else one beside the database."""
    if settings.box_keys:
        return KeyFolder(Path(settings.box_keys))
    name = database.engines.url.database or ""
    if database.dialect == "sqlite" and not name.startswith("file:"):
        return KeyFolder(Path(f"{name}.boxes"))
    return KeyFolder(_FOLDER / f"boxes-{re.sub(r'[^A-Za-z0-9]+', '-', name)}")


def register(bot: "Ledarbot") -> None:
    """Declare the job that every closing plans, and every day's housekeeping."""
    sweeper = Sweeper(bot.uow, bot.box_keys)

    async def tidy(job: Job, now: datetime) -> None:
        await sweeper.look()
        await forget_old(bot.uow, before=now - timedelta(days=30))
        # What the rows were before must not be read out of the files either.
        await bot.database.forget_past()

    bot.scheduler.register(TIDY_JOB, tidy)
