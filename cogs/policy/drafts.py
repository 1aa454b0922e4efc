"""A changed policy as one number, so that a screen remembers it in the ids of its buttons.

Nothing is stored before it is put in force, and a restart forgets no half-made change. The number
carries the version that it was drawn up on.
"""

from dataclasses import dataclass, replace

from domain.errors import NotFound
from domain.policies import MAY_GIVE, CommunityPolicy, PolicyChangedMeanwhile
from domain.screening.findings import Criterion
from domain.screening.policies import Policy

# The places of the bits are in the ids of buttons that have been sent: they stay as they are.
_CRITERIA = tuple(Criterion)
_OUTCOMES = tuple(MAY_GIVE)
_FIRST_OUTCOME = len(_CRITERIA)
_CLEAR = _FIRST_OUTCOME + len(_OUTCOMES)
_BITS = _CLEAR + 1
LARGEST = 10**9


@dataclass(frozen=True, slots=True)
class Draft:
    """A policy that is being drawn up, on top of the one in force and the one that comes along."""

    policy: CommunityPolicy
    shipped: Policy

    @property
    def whole(self) -> Policy:
        """What would hold."""
        return self.policy.on_top_of(self.shipped)

    @property
    def number(self) -> int:
        """The draft in the id of a button."""
        whole, bits = self.whole, 0
        for place, criterion in enumerate(_CRITERIA):
            bits |= (criterion in whole.counting) << place
        for place, outcome in enumerate(_OUTCOMES, _FIRST_OUTCOME):
            bits |= (getattr(whole, outcome) is MAY_GIVE[outcome][1]) << place
        bits |= self.policy.approves_clear << _CLEAR
        return (self.policy.version << _BITS) | bits

    def with_value(self, name: str, value: object) -> "Draft":
        """The draft with one thing changed; what equals the shipped policy is no change."""
        if name in (*_OUTCOMES, "counting") and value == getattr(self.shipped, name):
            value = None
        return replace(self, policy=replace(self.policy, **{name: value}))  # type: ignore[arg-type]


def draft_of(number: int, *, in_force: CommunityPolicy, shipped: Policy) -> Draft:
    """The draft that a button carries; it must have been drawn up on the policy in force."""
    if number >= LARGEST:
        raise NotFound()
    if number >> _BITS != in_force.version:
        raise PolicyChangedMeanwhile()
    counting = frozenset(c for place, c in enumerate(_CRITERIA) if number >> place & 1)
    draft = Draft(in_force, shipped).with_value("counting", counting)
    for place, outcome in enumerate(_OUTCOMES, _FIRST_OUTCOME):
        draft = draft.with_value(outcome, MAY_GIVE[outcome][number >> place & 1])
    return draft.with_value("approves_clear", bool(number >> _CLEAR & 1))
