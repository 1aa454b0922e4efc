"""Reading applications: what the answers show, in the applicant's own words.

Importing the package is light; the reading itself is imported at the first use of `screen`,
`Registers`, `Policy`, `language_of` or `reply_key`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from domain.screening.findings import (
    Answers,
    Assessment,
    Criterion,
    Evidence,
    Finding,
    Recommendation,
    Verdict,
)

if TYPE_CHECKING:
    from domain.screening.faults import RegisterFault
    from domain.screening.languages import language_of
    from domain.screening.policies import Policy
    from domain.screening.reading import ask_key, reply_key, screen
    from domain.screening.registers import Registers

__all__ = [
    "Answers",
    "Assessment",
    "Criterion",
    "Evidence",
    "Finding",
    "Policy",
    "Recommendation",
    "RegisterFault",
    "Registers",
    "Verdict",
    "ask_key",
    "language_of",
    "reply_key",
    "screen",
]

_LATER = {
    "Policy": "domain.screening.policies",
    "RegisterFault": "domain.screening.faults",
    "Registers": "domain.screening.registers",
    "ask_key": "domain.screening.reading",
    "language_of": "domain.screening.languages",
    "reply_key": "domain.screening.reading",
    "screen": "domain.screening.reading",
}


def __getattr__(name: str) -> object:
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
