"""A community's policy: what it changes in the policy that comes along, and nothing else.

A machine never says no: there is no setting by which an application is declined without a person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from domain.applications import Application, DecidedIn, State, decided
from domain.errors import LedarbotError
from domain.own_terms import LONGEST_TERM, Kind
from domain.questions import LABEL_KEY_LENGTH, label_key
from domain.screening.findings import Criterion, Recommendation, Verdict
from domain.screening.policies import Policy
from domain.texts import one_line

MOST_QUESTIONS = 3
"""Discord's form has five fields, and the network needs its own."""
LONGEST_QUESTION = 150

MAY_GIVE: Mapping[str, tuple[Recommendation, ...]] = {
    "all_met": (Recommendation.APPROVE, Recommendation.REVIEW),
    "otherwise": (Recommendation.REVIEW, Recommendation.DECLINE),
    "some_not_met": (Recommendation.DECLINE, Recommendation.REVIEW),
}
"""What each combination may give. Approving what is missing or unclear would let anybody in."""


class NothingCounts(LedarbotError):
    """Without a criterion that counts, everybody would be let in."""

    key = "policies-nothing-counts"


class OutcomeNotAllowed(LedarbotError):
    """This combination can't give that; `outcome` and `gives` name them."""

    key = "policies-outcome-not-allowed"


class TooManyQuestions(LedarbotError):
    """More questions than Discord's form has room for; `most` is the limit."""

    key = "policies-too-many-questions"


class QuestionTooLong(LedarbotError):
    """A question is longer than fits; `most` is the limit."""

    key = "policies-question-too-long"


class PolicyChangedMeanwhile(LedarbotError):
    """Somebody has put another version in force since this one was drawn up."""

    key = "policies-changed-meanwhile"


class NothingChanged(LedarbotError):
    """The policy is in force just like this already."""

    key = "policies-nothing-changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityPolicy:
    """The changes of one community; None keeps what the shipped policy says."""

    version: int = 0
    counting: frozenset[Criterion] | None = None
    all_met: Recommendation | None = None
    some_not_met: Recommendation | None = None
    otherwise: Recommendation | None = None
    extra_questions: tuple[str, ...] = ()
    approves_clear: bool = False

    def __post_init__(self) -> None:
        if self.counting is not None and not self.counting:
            raise NothingCounts()
        for outcome, allowed in MAY_GIVE.items():
            gives = getattr(self, outcome)
            if gives is not None and gives not in allowed:
                raise OutcomeNotAllowed(outcome=outcome, gives=gives)
        if len(self.extra_questions) > MOST_QUESTIONS:
            raise TooManyQuestions(most=MOST_QUESTIONS)
        if any(len(question) > LONGEST_QUESTION for question in self.extra_questions):
            raise QuestionTooLong(most=LONGEST_QUESTION)

    def on_top_of(self, shipped: Policy) -> Policy:
        """The shipped policy with the community's changes, under a version that names both."""
        return replace(
            shipped,
            version=version_name(shipped.version, self.version),
            counting=shipped.counting if self.counting is None else self.counting,
            all_met=self.all_met or shipped.all_met,
            some_not_met=self.some_not_met or shipped.some_not_met,
            otherwise=self.otherwise or shipped.otherwise,
        )

    def as_data(self) -> dict[str, Any]:
        """Plain data to keep; without the version, which stands beside it."""
        return {
            "counting": None if self.counting is None else sorted(self.counting),
            "all_met": self.all_met,
            "some_not_met": self.some_not_met,
            "otherwise": self.otherwise,
            "extra_questions": list(self.extra_questions),
            "approves_clear": self.approves_clear,
        }

    @classmethod
    def from_data(cls, version: int, data: Mapping[str, Any]) -> "CommunityPolicy":
        """The policy that was kept; what a later version of the program added is at its default."""
        counting = data.get("counting")
        return cls(
            version=version,
            counting=None if counting is None else frozenset(map(Criterion, counting)),
            all_met=_outcome(data.get("all_met")),
            some_not_met=_outcome(data.get("some_not_met")),
            otherwise=_outcome(data.get("otherwise")),
            extra_questions=tuple(data.get("extra_questions", ())),
            approves_clear=bool(data.get("approves_clear", False)),
        )


def _outcome(word: str | None) -> Recommendation | None:
    return None if word is None else Recommendation(word)


def version_name(shipped: str, version: int) -> str:
    """How a decision names the policy it was taken under: both versions, where there are two."""
    return f"{shipped}+{version}" if version else shipped


def questions_of(text: str) -> tuple[str, ...]:
    """The questions of a text with one on each line, each once."""
    lines = (one_line(line) for line in text.split("\n"))
    by_key = {label_key(line)[:LABEL_KEY_LENGTH]: line for line in lines if label_key(line)}
    return tuple(by_key.values())


def succeeding(before: CommunityPolicy, changed: CommunityPolicy) -> CommunityPolicy:
    """The change as the version after `before`; raises when it was drawn up on another one."""
    if changed.version != before.version:
        raise PolicyChangedMeanwhile()
    if changed == before:
        raise NothingChanged()
    return replace(changed, version=before.version + 1)


def is_clear(application: Application, *, changes: CommunityPolicy) -> bool:
    """True where nothing is left for a person to weigh: every criterion surely met, no note, and
    read under this very version."""
    counting = frozenset(Criterion) if changes.counting is None else changes.counting
    met = {found.criterion for found in application.findings if found.verdict is Verdict.MET}
    _, _, version = (application.policy_version or "").rpartition("+")
    return (
        application.recommendation is Recommendation.APPROVE
        and version == str(changes.version)
        and not application.notes
        and counting <= met
    )


def approved_as_clear(
    application: Application,
    *,
    changes: CommunityPolicy,
    now: datetime,
    delay: timedelta = timedelta(0),
) -> Application | None:
    """The application let in by nobody but the policy; None where a person is to decide.

    Only where the community has switched it on, and only while no moderator has begun.
    """
    untouched = application.state is State.SUBMITTED and application.taken_by is None
    if not (changes.approves_clear and untouched and is_clear(application, changes=changes)):
        return None
    return decided(application, state=State.APPROVED, by=None, reason=None, now=now, delay=delay)


def is_by_policy(application: Application) -> bool:
    """True when no person let the applicant in; an erased moderator is a person still."""
    return (
        application.state is State.APPROVED
        and application.decided_by is None
        and application.decided_in is DecidedIn.BOT
    )


# What a name in a register can't answer: nothing was said, or several things, or another country.
_NOT_BY_NAME = frozenset({"employer-missing", "employer-contradictory", "employer-foreign"})
_BY_NAME = frozenset({"title-unknown", "title-unclear"})


def teachable(application: Application) -> dict[Kind, str]:
    """The names on which a moderator's knowledge would settle what is unclear, by their kind."""
    answers, names = application.for_screening(), {}
    for finding in application.findings:
        if finding.verdict is not Verdict.UNCLEAR:
            continue
        if finding.criterion is Criterion.PUBLIC and finding.rule not in _NOT_BY_NAME:
            names[Kind.ORGANISATION] = one_line(answers.employer)[:LONGEST_TERM]
        if finding.criterion is Criterion.LEADING and finding.rule in _BY_NAME:
            words = finding.evidence[0].text if finding.evidence else answers.title
            names[Kind.TITLE] = one_line(words)[:LONGEST_TERM]
    return {kind: name for kind, name in names.items() if name}
