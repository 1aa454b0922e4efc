"""What can be refused: named errors, each with the catalogue key of its sentence."""

from typing import ClassVar


class LedarbotError(Exception):
    """A refusal that a person may read; `key` names its sentence in the catalogues."""

    key: ClassVar[str]

    def __init__(self, **args_for_text: object) -> None:
        super().__init__(self.key)
        self.args_for_text = args_for_text

    def __str__(self) -> str:
        # For the operator's log: values are ids, names of settings and times, never people's words.
        values = ", ".join(f"{name}={value!r}" for name, value in self.args_for_text.items())
        return f"{self.key}({values})"


class NotAllowed(LedarbotError):
    """The person lacks the capability that the action needs."""

    key = "common-not-allowed"


class NotFound(LedarbotError):
    """What was asked for does not exist in this community."""

    key = "common-not-found"


class NotSetUp(LedarbotError):
    """The community has not been set up yet, or lacks a part that the action needs."""

    key = "common-not-set-up"
