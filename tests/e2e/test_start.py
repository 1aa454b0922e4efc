"""What a start leaves for later: libraries that take long to load and are not needed for it."""

import json
import subprocess
import sys

from bot.client import COGS
from tests.e2e.processes import ROOT

CAN_WAIT = (
    "alembic",  # until a schema is to be changed
    "apscheduler",  # until READY
    "babel",  # until the first date
    "cryptography",  # until somebody writes without a name
    "dateutil",
    "fluent.runtime",  # until the first text in which something is filled in
    "holidays",  # until a series of prompts is planned
    "icalendar",  # until the first calendar file
    "psycopg",
    "rapidfuzz",  # until the first application is read
    "sqlalchemy.dialects.postgresql",
    "tomllib",
    "xlsxwriter",  # until the first list of attendees as a file
)
LOADED = f"""
import importlib, json, sys
import bot.cli, bot.running
for name in {COGS!r}:
    importlib.import_module(name)
print(json.dumps([name for name in {CAN_WAIT!r} if name in sys.modules]))
"""


def test_a_start_loads_nothing_that_can_wait() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert json.loads(ended.stdout) == []
