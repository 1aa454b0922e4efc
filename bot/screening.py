"""The registers and the policy: looked through at start, read and built when first needed."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from config.registers import FOLDER, UnreadableRegister, read_screening
from domain.screening.checks import check
from domain.screening.faults import RegisterFault

if TYPE_CHECKING:
    from domain.screening.policies import Policy
    from domain.screening.registers import Registers


def inspect(folder: Path = FOLDER) -> None:
    """Raise a `RegisterFault` with file, line and cause if the registers hold a fault.

    Nothing is built, so that a start pays a few hundredths of a second and no memory for it.
    """
    _sound(folder)


# One set for a process, however many bots it holds; nothing changes the registers once built.
@lru_cache(maxsize=1)
def load(folder: Path = FOLDER) -> "tuple[Registers, Policy]":
    """The registers and the policy of a folder; a `RegisterFault` as `inspect` raises it."""
    # The reading's rules are some hundred expressions to compile: only with the registers.
    from domain.screening.policies import Policy  # noqa: PLC0415
    from domain.screening.registers import Registers  # noqa: PLC0415

    data = _sound(folder)
    return Registers.of_sound(data), Policy.from_data(data["criteria.toml"])


def _sound(folder: Path) -> Mapping[str, Mapping[str, Any]]:
    try:
        data = read_screening(folder)
    except UnreadableRegister as fault:
        raise RegisterFault(
            source=str(fault.path), cause=fault.cause, detail=fault.detail, line=fault.line
        ) from fault
    try:
        check(data)
    except RegisterFault as fault:
        raise _placed(fault, folder) from fault
    return data


def _placed(fault: RegisterFault, folder: Path) -> RegisterFault:
    """The fault with its line, which only the text of the file can tell."""
    # Needed by nobody but whoever has a fault to mend.
    from config.register_lines import line_of  # noqa: PLC0415

    path = folder / fault.source
    if not path.is_file():
        return fault.at(source=str(path), line=None)
    text = path.read_text(encoding="utf-8-sig")
    return fault.at(source=str(path), line=line_of(text, fault.place))
