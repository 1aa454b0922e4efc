"""What the operator reads: lines in their language, and what is wrong with the shipped files."""

from dataclasses import dataclass
from typing import TextIO

from bot import catalogues, prompts, screening, surveys
from bot.i18n import I18n
from domain.screening.faults import RegisterFault


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the operator reads, and in which language."""

    i18n: I18n
    out: TextIO

    def text(self, key: str, /, **args: object) -> str:
        return self.i18n.text(key, self.i18n.default_locale, **args)

    def say(self, key: str, /, **args: object) -> None:
        self.out.write(self.text(key, **args) + "\n")


class Report:
    """One line for each thing looked at; faults are counted."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.faults = 0

    def good(self, key: str, /, **args: object) -> None:
        self._line("operations-good", self._desk.text(key, **args))

    def note(self, key: str, /, **args: object) -> None:
        self._line("operations-note", self._desk.text(key, **args))

    def fault(self, key: str, /, **args: object) -> None:
        self.faults += 1
        self._line("operations-fault", self._desk.text(key, **args))

    def _line(self, key: str, text: str) -> None:
        self._desk.say(key, text=text)


def check_files(report: Report) -> None:
    """Tell of every fault in texts, registers, prompts and surveys, or that there is none."""
    _check_catalogues(report)
    for inspect, name in (
        (screening.inspect, "operations-check-registers"),
        (prompts.inspect, "operations-check-prompts"),
        (surveys.inspect, "operations-check-surveys"),
    ):
        try:
            inspect()
        except RegisterFault as fault:
            report.fault(fault.key, **fault.args_for_text)
        else:
            report.good(name)


def _check_catalogues(report: Report) -> None:
    found = catalogues.flaws()
    for each in found:
        report.fault(
            "operations-check-text",
            flaw=each.flaw.value,
            file=each.file,
            key=each.key,
            detail=each.detail,
        )
    if not found:
        report.good("operations-check-texts")
