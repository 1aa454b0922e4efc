"""An application for membership: its states, and every step that may be taken between them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from domain.application_refusals import (
    AlreadyApplied,
    AlreadyDecided,
    AlreadyYours,
    Incomplete,
    NotTaken,
    NotWaiting,
    OwnApplication,
    TakenByOther,
    TooEarly,
)
from domain.ids import ApplicationId, ChannelId, CommunityId, JoinRequestId, MessageId, UserId
from domain.questions import Meaning
from domain.screening.findings import Answers, Assessment, Finding, Recommendation

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
    question: str | None = None
    thread_id: ChannelId | None = None
    decided_by: UserId | None = None
    decided_at: datetime | None = None
    decided_in: DecidedIn | None = None
    reason: str | None = None
    card_channel_id: ChannelId | None = None
    card_message_id: MessageId | None = None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

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


def take(application: Application, *, by: UserId, now: datetime) -> Application:
    """The moderator takes the application; of two who press at once the second is refused."""
    _must_be_open(application)
    _must_not_be_own(application, by)
    if application.taken_by == by:
        raise AlreadyYours()
    _must_not_be_anothers(application, by)
    # Who takes an application that waits for the applicant leaves it waiting.
    state = State.IN_REVIEW if application.state is State.SUBMITTED else application.state
    return replace(application, state=state, taken_by=by, taken_at=now, changed_at=now)


def release(application: Application, *, by: UserId, now: datetime) -> Application:
    """Hand the application back; any moderator may, so that none is stuck with somebody away."""
    _must_be_open(application)
    _must_not_be_own(application, by)
    if application.taken_by is None:
        raise NotTaken()
    state = State.SUBMITTED if application.state is State.IN_REVIEW else application.state
    return replace(application, state=state, taken_by=None, taken_at=None, changed_at=now)


def approve(application: Application, *, by: UserId, now: datetime) -> Application:
    """A moderator lets the applicant in."""
    return _decided(application, state=State.APPROVED, by=by, reason=None, now=now)


def decline(application: Application, *, by: UserId, reason: str, now: datetime) -> Application:
    """A moderator says no, with a reason that the applicant will read."""
    if not reason:
        raise Incomplete(field="reason")
    return _decided(application, state=State.DECLINED, by=by, reason=reason, now=now)


def ask(application: Application, *, by: UserId, question: str, now: datetime) -> Application:
    """A moderator asks for more; the application waits for the applicant."""
    must_be_decidable(application, by=by)
    if not question:
        raise Incomplete(field="question")
    return replace(
        application,
        state=State.WAITING,
        asked_by=by,
        asked_at=now,
        question=question,
        taken_by=application.taken_by or by,
        taken_at=application.taken_at or now,
        changed_at=now,
    )


def complete(
    application: Application, *, answers: tuple[Answer, ...], now: datetime
) -> Application:
    """The applicant adds what was asked for; the application is back with the moderators."""
    _must_be_open(application)
    if application.state not in (State.WAITING, State.LAPSED):
        raise NotWaiting()
    state = State.SUBMITTED if application.taken_by is None else State.IN_REVIEW
    return replace(application, state=state, answers=answers, changed_at=now)


def withdraw(application: Application, *, now: datetime) -> Application:
    """The applicant takes the application back."""
    _must_be_open(application)
    return replace(application, state=State.WITHDRAWN, decided_at=now, changed_at=now)


def lapses_at(application: Application, *, waiting_days: int) -> datetime | None:
    """When our waiting for the applicant ends; None while nothing is waited for."""
    if application.state is not State.WAITING or application.asked_at is None:
        return None
    return application.asked_at + timedelta(days=waiting_days)


def lapse(application: Application, *, waiting_days: int, now: datetime) -> Application:
    """End our waiting. It refuses nobody: moderators may still decide, the applicant answer."""
    ends = lapses_at(application, waiting_days=waiting_days)
    if ends is None or now < ends:
        raise NotWaiting()
    return replace(application, state=State.LAPSED, changed_at=now)


def decided_in_discord(
    application: Application,
    *,
    approved: bool,
    by: UserId | None,
    reason: str | None,
    at: datetime,
    now: datetime,
) -> Application:
    """What Discord says was decided, which wins over what we believed.

    Discord holds the person outside or inside; a decision of ours that lost the race against
    its own screen never happened there. An echo of our own decision changes nothing.
    """
    state = State.APPROVED if approved else State.DECLINED
    if application.state is state or application.state is State.WITHDRAWN:
        return application
    return replace(
        application,
        state=state,
        decided_by=by,
        decided_at=at,
        decided_in=DecidedIn.DISCORD,
        reason=reason,
        changed_at=now,
    )


def may_apply_again_at(application: Application, *, reapply_days: int) -> datetime | None:
    """The earliest time for a new application after a no; None when there is no wait."""
    if application.state is not State.DECLINED or application.decided_at is None:
        return None
    return application.decided_at + timedelta(days=reapply_days)


def must_be_free_to_apply(latest: Application | None, *, reapply_days: int, now: datetime) -> None:
    """Raise when the person has an open application, or was declined too recently."""
    if latest is None:
        return
    if latest.is_open:
        raise AlreadyApplied(at=latest.submitted_at)
    again = may_apply_again_at(latest, reapply_days=reapply_days)
    if again is not None and now < again:
        raise TooEarly(until=again)


def must_be_decidable(application: Application, *, by: UserId) -> None:
    """Raise unless this moderator may decide on the application now."""
    _must_be_open(application)
    _must_not_be_own(application, by)
    _must_not_be_anothers(application, by)


def _decided(
    application: Application, *, state: State, by: UserId, reason: str | None, now: datetime
) -> Application:
    must_be_decidable(application, by=by)
    return replace(
        application,
        state=state,
        decided_by=by,
        decided_at=now,
        decided_in=DecidedIn.BOT,
        reason=reason,
        changed_at=now,
    )


def _must_be_open(application: Application) -> None:
    if not application.is_open:
        raise AlreadyDecided(
            state=application.state, who=application.decided_by, at=application.decided_at
        )


def _must_not_be_own(application: Application, by: UserId) -> None:
    if application.applicant_id == by:
        raise OwnApplication()


def _must_not_be_anothers(application: Application, by: UserId) -> None:
    if application.taken_by not in (None, by):
        raise TakenByOther(who=application.taken_by, at=application.taken_at)
