"""What polls and surveys share: what an answer is, and the fixed results that are all there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

LEAST_ASKED = 5
"""No group smaller than this is told of apart; a community may choose a higher limit."""
VOTE = "vote"
"""The key of the one question of a poll."""

Answer = str | tuple[str, ...]
"""The key of an option, the keys of several (of a ranking in its order), or a text."""
Answers = Mapping[str, Answer]
"""What one person answered, by the question's key; what was left out is not there."""


class AnswerKind(StrEnum):
    """How a question is answered, as far as counting goes."""

    ONE = "one"
    SEVERAL = "several"
    RANKED = "ranked"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Condition:
    """The question is asked of those alone who chose one of these options of an earlier one."""

    question: str
    any_of: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One question as it is counted. `options` are keys in their order, none of a text; of a
    numeric one each key is a whole number, so that a mean can be taken.
    """

    key: str
    kind: AnswerKind
    options: tuple[str, ...] = ()
    is_numeric: bool = False
    asked_if: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunoffRound:
    """One round of an instant run-off: the ballots of each option that is still in it (the order
    of the column's options, None for one that is out), the ballots with none left, and who goes
    out after it, `by_lot` where the votes did not tell which.
    """

    counts: tuple[int | None, ...]
    exhausted: int
    eliminated: tuple[str, ...] = ()
    by_lot: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTable:
    """A question among those who chose one option of the question that groups: `group` is that
    option's key, "" those who left it out. Without `counts` it is withheld.
    """

    group: str
    base: int | None = None
    counts: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """How one question was answered. `base` is how many answered it, `counts` in the order of the
    column's options (of a ranking: first choices); without `counts` it is withheld, and so is
    the base. `groups` is empty unless the survey is told of by groups.
    """

    key: str
    base: int | None = None
    counts: tuple[int, ...] | None = None
    rounds: tuple[RunoffRound, ...] = ()
    winners: tuple[str, ...] = ()
    groups: tuple[GroupTable, ...] = ()

    @property
    def is_withheld(self) -> bool:
        return self.counts is None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextList:
    """What was written in answer to one question, in no order; None is withheld."""

    key: str
    texts: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """Everything that is ever told of a poll or of a round: computed once, and never otherwise.

    `asked` is how many could have answered, None where nobody knows.
    """

    asked: int | None
    answered: int
    limit: int = LEAST_ASKED
    tables: tuple[Table, ...] = ()
    texts: tuple[TextList, ...] = ()

    def table(self, key: str) -> Table | None:
        return next((table for table in self.tables if table.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is counted: the questions, and the key of the one by which groups are told apart."""

    columns: Sequence[Column] = field(default_factory=tuple)
    groups_by: str | None = None

    def column(self, key: str) -> Column | None:
        return next((column for column in self.columns if column.key == key), None)
