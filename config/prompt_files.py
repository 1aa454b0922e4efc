"""The shipped discussion prompts, read as plain data; the domain turns them into values."""

from pathlib import Path
from typing import Any

from config.registers import read_toml

FOLDER = Path(__file__).parent / "prompts"


def read_prompts(folder: Path = FOLDER) -> dict[str, dict[str, Any]]:
    """Every TOML file of the folder, by file name; raises `UnreadableRegister`."""
    return {path.name: read_toml(path) for path in sorted(folder.glob("*.toml"))}
