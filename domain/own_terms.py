"""What a community says of titles and employers itself, beside the registers that come along."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.errors import LedarbotError
from domain.ids import UserId
from domain.questions import label_key
from domain.texts import one_line

LONGEST_TERM = 100
SHORTEST_TERM = 3
"""A shorter name would be found inside answers that mean something else."""
MOST_TERMS = 500


class Kind(StrEnum):
    """What can be added."""

    ORGANISATION = "organisation"
    TITLE = "title"


class Label(StrEnum):
    """What is said of it; the words are those of the registers."""

    MUNICIPALITY = "municipality"
    REGION = "region"
    STATE = "state"
    PUBLIC_COMPANY = "public_company"
    PRIVATE = "private"
    OTHER_NONPUBLIC = "other_nonpublic"
    LEADER_STAFF = "leader_staff"
    LEADER_UNCLEAR = "leader_unclear"
    NOT_LEADER = "not_leader"


PUBLIC = frozenset({Label.MUNICIPALITY, Label.REGION, Label.STATE, Label.PUBLIC_COMPANY})
LABELS: Mapping[Kind, tuple[Label, ...]] = {
    Kind.ORGANISATION: (
        Label.PUBLIC_COMPANY,
        Label.MUNICIPALITY,
        Label.REGION,
        Label.STATE,
        Label.PRIVATE,
        Label.OTHER_NONPUBLIC,
    ),
    Kind.TITLE: (Label.LEADER_STAFF, Label.LEADER_UNCLEAR, Label.NOT_LEADER),
}
"""What can be said of each kind, the likeliest first."""


class TermTooShort(LedarbotError):
    """The name holds too few letters to be told from other words."""

    key = "policies-term-too-short"


class TermKnown(LedarbotError):
    """Something has been said of this name before; `who` and `at` tell by whom and when."""

    key = "policies-term-known"


class TooManyTerms(LedarbotError):
    """The community has added as much as it may."""

    key = "policies-too-many-terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTerm:
    """One title or employer, what the community says of it, who said so and when."""

    kind: Kind
    text: str
    label: Label
    term_id: int = 0
    added_by: UserId | None = None
    added_at: datetime | None = None


def kind_of(label: Label) -> Kind:
    """Whether this is said of titles or of employers."""
    return next(kind for kind, labels in LABELS.items() if label in labels)


def term_text(text: str) -> str:
    """The name as it is kept, on one line; raises TermTooShort."""
    text = one_line(text, limit=LONGEST_TERM)
    if sum(character.isalpha() for character in text) < SHORTEST_TERM:
        raise TermTooShort(least=SHORTEST_TERM)
    return text


def term_key(text: str) -> str:
    """The name as it is compared with others."""
    return label_key(text)
