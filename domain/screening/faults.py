"""What can be wrong with a register: the place in its data, and the cause."""

from collections.abc import Iterable
from typing import ClassVar

from domain.errors import LedarbotError

# The way to a value in a file's data: keys, and numbers in lists, such as ("group", 3, "names", 0).
Place = tuple[str | int, ...]


class RegisterFault(LedarbotError):
    """A register that can't be used: names the file, the line where it is known, and the cause.

    `cause` chooses the sentence, in which `entry` and `detail` are quoted.
    """

    key: ClassVar[str] = "screening-register-fault"

    def __init__(
        self,
        *,
        source: str,
        cause: str,
        entry: str = "",
        detail: str = "",
        place: Place = (),
        line: int | None = None,
    ) -> None:
        super().__init__(
            file=source,
            line="none" if line is None else str(line),
            cause=cause,
            entry=entry,
            detail=detail,
        )
        self.source = source
        self.cause = cause
        self.entry = entry
        self.detail = detail
        self.place = place

    def at(self, *, source: str, line: int | None) -> "RegisterFault":
        """The same fault, with the file as the reader knows it and the line in it."""
        return RegisterFault(
            source=source,
            cause=self.cause,
            entry=self.entry,
            detail=self.detail,
            place=self.place,
            line=line,
        )


def allowed(values: Iterable[str]) -> str:
    """A closed list as the reader of a fault sees it."""
    return ", ".join(sorted(values))
