"""The screening's registers and policy, read as plain data; the domain turns them into values."""

import re
import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "screening"
_POSITION = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class UnreadableRegister(ValueError):
    """A file that is no TOML: `cause` is "syntax", "encoding" or "unreadable"."""

    def __init__(
        self, *, path: Path, cause: str, line: int | None = None, detail: str = ""
    ) -> None:
        super().__init__(f"{path}: {cause}")
        self.path = path
        self.cause = cause
        self.line = line
        self.detail = detail


def read_screening(folder: Path = FOLDER) -> dict[str, dict[str, Any]]:
    """Every TOML file of the folder, by file name; raises `UnreadableRegister`."""
    return {path.name: read_toml(path) for path in sorted(folder.glob("*.toml"))}


def read_toml(path: Path) -> dict[str, Any]:
    """One TOML file as plain data; raises `UnreadableRegister`."""
    try:
        content = path.read_bytes()
    except OSError as fault:
        detail = fault.strerror or type(fault).__name__
        raise UnreadableRegister(path=path, cause="unreadable", detail=detail) from fault
    return parse_toml(content, path=path)


def parse_toml(content: bytes, *, path: Path) -> dict[str, Any]:
    """The content of a file as plain data; raises `UnreadableRegister` with the path."""
    try:
        # Editors on Windows like to put a mark in front.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise UnreadableRegister(path=path, cause="encoding", line=line) from fault
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        position = _POSITION.search(str(fault))
        line = int(position[1]) if position and position[1] else len(text.splitlines())
        detail = _POSITION.sub("", str(fault))
        raise UnreadableRegister(path=path, cause="syntax", line=line, detail=detail) from fault
    except RecursionError as fault:
        raise UnreadableRegister(path=path, cause="syntax", detail="nested too deeply") from fault
