"""The sandbox's key to who wrote anonymously: made at the first start, kept as long as the data."""

import os
import re
from pathlib import Path

from bot.secrets import new_key
from config.settings import SettingsError, checked_key
from storage.database import Database

_FOLDER = Path("data")


def key_for(database: Database, *, is_kept: bool) -> str:
    """A fresh key for a database that is gone afterwards, else the one that lies beside it."""
    if not is_kept:
        return new_key()
    path = _beside(database)
    try:
        _make(path)
        text = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError("settings-file", path=str(path)) from error
    return checked_key(text, name=str(path))


def _beside(database: Database) -> Path:
    """A file with the database's name; what is on a server has it in the folder for data."""
    name = database.engines.url.database or ""
    if database.dialect == "sqlite" and not name.startswith("file:"):
        return Path(f"{name}.key")
    return _FOLDER / f"sandbox-{re.sub(r'[^A-Za-z0-9]+', '-', name)}.key"


def _make(path: Path) -> None:
    """A new key for the owner's eyes alone, unless there is one."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(f"{new_key()}\n")
