"""Files of surveys, read as plain data; the domain turns them into values."""

import re
from pathlib import Path
from typing import Any

from config.registers import UnreadableRegister, parse_toml

FOLDER = Path(__file__).parent / "surveys"
KILOBYTES = 256
"""So large may a file be."""
_DOTS_AT_MOST = 100
"""In one line. The parser's time grows with the square of a dotted key's parts."""
_LONG_NUMBER = re.compile(rb"[0-9_]{4000,}")
"""Python turns no number with so many digits into one, and says so in a way of its own."""


def survey_paths(folder: Path = FOLDER) -> list[Path]:
    """The surveys of a folder, by default the shipped ones."""
    return sorted(folder.glob("*.toml"))


def read_survey(path: Path) -> bytes:
    """A file's content, of one that is too large only so much; raises `UnreadableRegister`."""
    try:
        with path.open("rb") as file:
            return file.read(KILOBYTES * 1024 + 1)
    except FileNotFoundError as fault:
        raise UnreadableRegister(path=path, cause="file-missing") from fault
    except OSError as fault:
        detail = fault.strerror or type(fault).__name__
        raise UnreadableRegister(path=path, cause="unreadable", detail=detail) from fault


def parse_survey(content: bytes, *, path: Path) -> dict[str, Any]:
    """The content of a file as plain data; raises `UnreadableRegister` with the path."""
    if len(content) > KILOBYTES * 1024:
        raise UnreadableRegister(path=path, cause="too-large", detail=str(KILOBYTES))
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.count(b".") > _DOTS_AT_MOST:
            raise UnreadableRegister(path=path, cause="many-dots", line=number)
    try:
        return parse_toml(content, path=path)
    except UnreadableRegister:
        raise
    except ValueError as fault:
        digits = _LONG_NUMBER.search(content)
        at = content.count(b"\n", 0, digits.start()) + 1 if digits else None
        raise UnreadableRegister(path=path, cause="long-number", line=at) from fault
