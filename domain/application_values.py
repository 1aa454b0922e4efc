"""What an application for membership is: its states, where it came from, what it holds."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.ids import ApplicationId, ChannelId, CommunityId, JoinRequestId, MessageId, UserId
from domain.questions import Meaning
from domain.screening.findings import Answers, Assessment, Finding, Recommendation
from domain.screening.languages import Language, language_of

REASON_LENGTH = 160
"""Characters that Discord allows in the reason of a rejected join request."""
QUESTION_LENGTH = 1000
ANSWER_LENGTH = 1000
TICKED = "x"
"""The kept answer to terms that were agreed to; an empty one means that they were not."""


class State(StrEnum):
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    WAITING = "waiting"
    LAPSED = "lapsed"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({State.SUBMITTED, State.IN_REVIEW, State.WAITING, State.LAPSED})
"""A lapsed application is still open: only our waiting has ended, nobody has refused."""
CLOSED = frozenset(State) - OPEN


class Source(StrEnum):
    """The way an application came in."""

    NATIVE = "native"
    """Discord's own membership application (a join request)."""
    FORM = "form"
    """The bot's form inside the server."""


class DecidedIn(StrEnum):
    """Where a decision was taken."""

    BOT = "bot"
    DISCORD = "discord"


@dataclass(frozen=True, slots=True)
class Answer:
    """One question of the form and what was answered, cleaned but otherwise as written."""

    meaning: Meaning
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """One person's wish to join one community, and what became of it."""

    community_id: CommunityId
    applicant_id: UserId
    applicant_name: str
    source: Source
    submitted_at: datetime
    changed_at: datetime
    application_id: ApplicationId = ApplicationId(0)
    join_request_id: JoinRequestId | None = None
    state: State = State.SUBMITTED
    locale: str = "sv"
    revision: int = 0
    answers: tuple[Answer, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    recommendation: Recommendation | None = None
    policy_version: str | None = None
    language: str | None = None
    kind: str | None = None
    sector: str | None = None
    taken_by: UserId | None = None
    taken_at: datetime | None = None
    asked_by: UserId | None = None
    asked_at: datetime | None = None
    """When the applicant was asked; None again when the question could not be delivered."""
    question: str | None = None
    thread_id: ChannelId | None = None
    decided_by: UserId | None = None
    decided_at: datetime | None = None
    decided_in: DecidedIn | None = None
    reason: str | None = None
    decided_from: State | None = None
    """The state from which it was decided, to which an undone decision goes back."""
    decided_revision: int | None = None
    """The revision with which the decision was kept; the message that carries it is known by it."""
    goes_out_at: datetime | None = None
    """When the decision goes out; None when it has, or when none was taken."""
    proposed: State | None = None
    """The decision that waits for a second moderator: approved or declined."""
    proposed_by: UserId | None = None
    proposed_at: datetime | None = None
    proposed_reason: str | None = None
    card_channel_id: ChannelId | None = None
    card_message_id: MessageId | None = None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def waits_to_go_out(self) -> bool:
        """True while the decision is taken but nobody outside has been told: it can be undone."""
        return not self.is_open and self.goes_out_at is not None

    @property
    def is_unreached(self) -> bool:
        """True when the last question reached nobody: the applicant owes no answer."""
        return self.question is not None and self.asked_at is None

    def written_in(self) -> Language | None:
        """The language of the answers; None where it can't be told."""
        texts = (answer.text for answer in self.answers if answer.meaning is not Meaning.TERMS)
        return language_of("\n".join(texts))

    def for_screening(self) -> Answers:
        """The answers by what they are about; several about the same thing are joined."""
        by_meaning: dict[Meaning, list[str]] = {}
        for answer in self.answers:
            by_meaning.setdefault(answer.meaning, []).append(answer.text)
        texts = {meaning: "\n".join(parts) for meaning, parts in by_meaning.items()}
        work = "\n".join(
            texts[meaning] for meaning in (Meaning.WORK, Meaning.OTHER) if texts.get(meaning)
        )
        return Answers(
            title=texts.get(Meaning.TITLE, ""),
            employer=texts.get(Meaning.EMPLOYER, ""),
            work=work,
            staff=texts.get(Meaning.STAFF, ""),
        )

    def assessment(self) -> Assessment:
        """What was found when the answers were last read."""
        return Assessment(
            recommendation=self.recommendation or Recommendation.REVIEW,
            findings=self.findings,
            policy_version=self.policy_version or "",
            language=self.language or self.locale,
            notes=self.notes,
            kind=self.kind or "",
            sector=self.sector or "",
        )
