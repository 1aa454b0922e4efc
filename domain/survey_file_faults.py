"""What is wrong with a survey's file: each fault with its place, as many as are of use at once."""

from collections.abc import Callable
from typing import ClassVar

from domain.screening.faults import Place, RegisterFault
from domain.texts import one_line

FAULTS_AT_MOST = 25
"""In one reading of a file; whoever mends these reads it again."""
_QUOTED = 60
_DETAIL = 400
"""Characters that a fault quotes; a file may hold any."""


class SurveyFault(RegisterFault):
    """A fault of a survey's file: names the file, the line where it is known, and the cause."""

    key: ClassVar[str] = "surveys-file-fault"

    @property
    def line(self) -> int | None:
        """The line, None where the fault is in none."""
        line = str(self.args_for_text["line"])
        return int(line) if line.isdecimal() else None

    def at(self, *, source: str, line: int | None) -> "SurveyFault":
        """The same fault, with the file as the reader knows it and the line in it."""
        return SurveyFault(
            source=source,
            cause=self.cause,
            entry=self.entry,
            detail=self.detail,
            place=self.place,
            line=line,
        )

    def written(self, by: Callable[[str], str]) -> "SurveyFault":
        """The same fault, with what it quotes made harmless where it is to be shown."""
        return SurveyFault(
            source=by(self.source),
            cause=self.cause,
            entry=by(self.entry),
            detail=by(self.detail),
            place=self.place,
            line=self.line,
        )


class Faults:
    """The faults of one file, in the order of reading."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.found: list[SurveyFault] = []

    @property
    def is_full(self) -> bool:
        """Whether no more are kept."""
        return len(self.found) >= FAULTS_AT_MOST

    def add(self, cause: str, place: Place, *, entry: str = "", detail: str = "") -> None:
        """Keep a fault; what it quotes is shortened."""
        if not self.is_full:
            fault = SurveyFault(
                source=self.source,
                cause=cause,
                entry=one_line(entry[: 4 * _QUOTED], limit=_QUOTED),
                detail=one_line(detail, limit=_DETAIL),
                place=place,
            )
            self.found.append(fault)
