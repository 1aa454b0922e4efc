"""The registers and the policy, read and built together; loaded when first needed."""

from pathlib import Path

from config.registers import FOLDER, read_screening
from domain.screening.policies import Policy
from domain.screening.registers import RegisterFault, Registers


def load(folder: Path = FOLDER) -> tuple[Registers, Policy]:
    """The registers and the policy of a folder; a `RegisterFault` names file, entry and cause."""
    try:
        data = read_screening(folder)
    except ValueError as fault:
        raise RegisterFault(source=str(folder), entry="", cause=str(fault)) from fault
    for needed in ("titles.toml", "criteria.toml"):
        if needed not in data:
            raise RegisterFault(source=str(folder / needed), entry="", cause="the file is missing")
    return Registers.from_data(data), Policy.from_data(
        data["criteria.toml"], source="criteria.toml"
    )
