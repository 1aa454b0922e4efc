"""What a text says of staff, as the other rules see it."""

from dataclasses import dataclass
from enum import IntEnum

from domain.screening.findings import Evidence


class Strength(IntEnum):
    """How plainly staff is claimed."""

    NONE = 0
    WEAK = 1
    YES = 2
    COUNT = 3
    EXPLICIT = 4


@dataclass(frozen=True, slots=True)
class StaffReading:
    """What the answers say of staff: the strongest claim, a denial, and doubts."""

    claim: Strength = Strength.NONE
    claim_evidence: tuple[Evidence, ...] = ()
    yes: bool = False
    denied: bool = False
    explicit_denial: bool = False
    denial_evidence: tuple[Evidence, ...] = ()
    unsure: bool = False
    future: bool = False
    past: bool = False
    temporary: bool = False
    of_another: bool = False
    handed: bool = False
    served: bool = False
    chiefly: bool = False
    explained: bool = False
    above: bool = False

    @property
    def silent(self) -> bool:
        """Whether nothing at all is said."""
        return not (
            self.claim or self.denied or self.unsure or self.future or self.past or self.of_another
        )
