"""The screening's registers and policy, read as plain data; the domain turns them into values."""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "screening"


def read_screening(folder: Path = FOLDER) -> dict[str, dict[str, Any]]:
    """Every TOML file of the folder, by file name.

    A file that is no TOML raises `ValueError` with its path and the line.
    """
    contents: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            contents[path.name] = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            raise ValueError(f"{path}: {fault}") from fault
    return contents
