"""What columns with data on people have in common: why they are kept, and what an erasure does."""

from dataclasses import dataclass
from enum import StrEnum

from storage.base import StoredRow


class Role(StrEnum):
    """What a row has to do with the person, which decides what an erasure does to it."""

    SUBJECT = "subject"
    """The row is about the person and goes with them."""
    ACTOR = "actor"
    """The person did something to something else: the row stays, without who it was."""
    NAMED = "named"
    """It may name people in plain data: a message to come goes, a past act keeps no name."""
    SEALED = "sealed"
    """It is about somebody whom only the operator's key finds: in no export, and erased by seal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalData:
    """Columns of one table that hold data on people for the same reason."""

    row: type[StoredRow]
    columns: tuple[str, ...]
    role: Role
    purpose: str
    retention: str
    found_by: tuple[str, ...]
    """The columns that say whose data it is: a person's id, or an application's."""
    shown: tuple[str, ...] = ()
    """What an actor's export shows of the row beside that and when it was them: words of theirs."""
    blanked: tuple[str, ...] = ()
    """The texts that an erasure empties where the row stays: words of theirs."""


UNTIL_ERASED = "Until the person leaves the community and asks for erasure, or the community goes."
WITH_COMMUNITY = "Until the person asks for erasure, or the community goes."
