"""An application for membership: every step that may be taken between its states."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.application_refusals import (
    AlreadyApplied,
    AlreadyDecided,
    AlreadyYours,
    Incomplete,
    NotTaken,
    NotWaiting,
    OwnApplication,
    SecondNeeded,
    TakenByOther,
    TooEarly,
)
from domain.application_values import (
    ANSWER_LENGTH,
    CLOSED,
    OPEN,
    QUESTION_LENGTH,
    REASON_LENGTH,
    TICKED,
    Answer,
    Application,
    DecidedIn,
    Source,
    State,
)
from domain.ids import UserId

# Who works with applications finds what they are, and what may be done with them, in one place.
__all__ = [
    "ANSWER_LENGTH",
    "CLOSED",
    "OPEN",
    "QUESTION_LENGTH",
    "REASON_LENGTH",
    "TICKED",
    "Answer",
    "Application",
    "DecidedIn",
    "Source",
    "State",
]


def take(application: Application, *, by: UserId, now: datetime) -> Application:
    """The moderator takes the application; of two who press at once the second is refused."""
    must_be_open(application)
    must_not_be_own(application, by)
    if application.taken_by == by:
        raise AlreadyYours()
    _must_not_be_anothers(application, by)
    if application.proposed_by == by:
        # Their part is done; somebody else must be free to read it.
        raise second_needed(application)
    # Who takes an application that waits for the applicant leaves it waiting.
    state = State.IN_REVIEW if application.state is State.SUBMITTED else application.state
    return replace(application, state=state, taken_by=by, taken_at=now, changed_at=now)


def release(application: Application, *, by: UserId, now: datetime) -> Application:
    """Hand the application back; any moderator may, so that none is stuck with somebody away."""
    must_be_open(application)
    must_not_be_own(application, by)
    if application.taken_by is None:
        raise NotTaken()
    return freed(application, now=now)


def freed(application: Application, *, now: datetime) -> Application:
    """The application in nobody's hands; one with a proposal stays in review."""
    in_turn = application.state is State.IN_REVIEW and application.proposed is None
    state = State.SUBMITTED if in_turn else application.state
    return replace(application, state=state, taken_by=None, taken_at=None, changed_at=now)


def approve(
    application: Application, *, by: UserId, now: datetime, delay: timedelta = timedelta(0)
) -> Application:
    """A moderator lets the applicant in; within the delay it can be undone."""
    must_be_decidable(application, by=by)
    return decided(application, state=State.APPROVED, by=by, reason=None, now=now, delay=delay)


def decline(
    application: Application,
    *,
    by: UserId,
    reason: str,
    now: datetime,
    delay: timedelta = timedelta(0),
) -> Application:
    """A moderator says no, with a reason that the applicant will read."""
    if not reason:
        raise Incomplete(field="reason")
    must_be_decidable(application, by=by)
    return decided(application, state=State.DECLINED, by=by, reason=reason, now=now, delay=delay)


def ask(application: Application, *, by: UserId, question: str, now: datetime) -> Application:
    """A moderator asks for more; the application waits for the applicant.

    What was proposed falls: the answer may change it.
    """
    must_be_openable(application, by=by)
    if not question:
        raise Incomplete(field="question")
    return replace(
        without_proposal(application),
        state=State.WAITING,
        asked_by=by,
        asked_at=now,
        question=question,
        taken_by=application.taken_by or by,
        taken_at=application.taken_at or now,
        changed_at=now,
    )


def not_reached(application: Application, *, now: datetime) -> Application:
    """The question could not be delivered: nobody is waited for, and the moderators go on."""
    if application.state is not State.WAITING:
        raise NotWaiting()
    state = State.SUBMITTED if application.taken_by is None else State.IN_REVIEW
    return replace(application, state=state, asked_at=None, changed_at=now)


def complete(
    application: Application, *, answers: tuple[Answer, ...], now: datetime
) -> Application:
    """The applicant adds what was asked for; the application is back with the moderators."""
    if application.waits_to_go_out:
        # The decision is not theirs to know yet.
        raise NotWaiting()
    must_be_open(application)
    if application.state not in (State.WAITING, State.LAPSED) and not application.is_unreached:
        raise NotWaiting()
    state = State.SUBMITTED if application.taken_by is None else State.IN_REVIEW
    # Whoever proposed something had not read this.
    application = without_proposal(application)
    # Whoever answers was reached, whatever became of the last message.
    asked_at = application.asked_at or now
    return replace(application, state=state, answers=answers, asked_at=asked_at, changed_at=now)


def withdraw(application: Application, *, now: datetime) -> Application:
    """The applicant takes the application back."""
    must_be_open(application)
    return replace(
        without_proposal(application), state=State.WITHDRAWN, decided_at=now, changed_at=now
    )


def lapses_at(application: Application, *, waiting_days: int) -> datetime | None:
    """When our waiting for the applicant ends; None while nothing is waited for."""
    if application.state is not State.WAITING or application.asked_at is None:
        return None
    return application.asked_at + timedelta(days=waiting_days)


def lapse(application: Application, *, waiting_days: int, now: datetime) -> Application:
    """End our waiting. It refuses nobody: moderators may still decide, the applicant answer.

    Whoever asked has it no longer: all moderators are reminded, and the first may go on.
    """
    ends = lapses_at(application, waiting_days=waiting_days)
    if ends is None or now < ends:
        raise NotWaiting()
    return replace(freed(application, now=now), state=State.LAPSED)


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
    its own screen never happened there. An echo of our own decision changes nothing, but that
    it holds in Discord already: it can't be undone any more.
    """
    state = State.APPROVED if approved else State.DECLINED
    if application.state is State.WITHDRAWN:
        return application
    if application.state is state:
        if not application.waits_to_go_out:
            return application
        return replace(application, goes_out_at=None, changed_at=now)
    return replace(
        without_proposal(application),
        state=state,
        decided_by=by,
        decided_at=at,
        decided_in=DecidedIn.DISCORD,
        reason=reason,
        goes_out_at=None,
        changed_at=now,
    )


def may_apply_again_at(application: Application, *, reapply_days: int) -> datetime | None:
    """The earliest time for a new application after a no; None when there is no wait.

    Who could not be asked has had no chance to explain, so there is no wait for them.
    """
    if application.state is not State.DECLINED or application.decided_at is None:
        return None
    if application.is_unreached:
        return None
    return application.decided_at + timedelta(days=reapply_days)


def must_be_free_to_apply(latest: Application | None, *, reapply_days: int, now: datetime) -> None:
    """Raise when the person has an open application, or was declined too recently."""
    if latest is None:
        return
    if latest.is_open or latest.waits_to_go_out:
        raise AlreadyApplied(at=latest.submitted_at)
    again = may_apply_again_at(latest, reapply_days=reapply_days)
    if again is not None and now < again:
        raise TooEarly(until=again)


def as_the_applicant_knows(application: Application) -> Application:
    """The application without a decision that has not gone out: it may still be undone."""
    if not application.waits_to_go_out:
        return application
    return reopened(application)


def must_be_decidable(application: Application, *, by: UserId) -> None:
    """Raise unless this moderator may decide on the application now."""
    must_be_openable(application, by=by)
    if application.proposed is not None:
        raise second_needed(application)


def must_be_openable(application: Application, *, by: UserId) -> None:
    """Raise unless this moderator may take a step with the application now."""
    must_be_open(application)
    must_not_be_own(application, by)
    _must_not_be_anothers(application, by)


def decided(
    application: Application,
    *,
    state: State,
    by: UserId | None,
    reason: str | None,
    now: datetime,
    delay: timedelta,
) -> Application:
    """The application as decided, with the way back for as long as the decision waits."""
    return replace(
        application,
        state=state,
        decided_by=by,
        decided_at=now,
        decided_in=DecidedIn.BOT,
        decided_from=application.state,
        decided_revision=application.revision + 1,
        goes_out_at=now + delay if delay else None,
        reason=reason,
        changed_at=now,
    )


def reopened(application: Application) -> Application:
    """The application as it was before the decision, a proposal included."""
    return replace(
        application,
        state=application.decided_from or State.IN_REVIEW,
        decided_by=None,
        decided_at=None,
        decided_in=None,
        decided_from=None,
        decided_revision=None,
        goes_out_at=None,
        reason=None,
    )


def without_proposal(application: Application) -> Application:
    """The application without anything proposed."""
    return replace(
        application, proposed=None, proposed_by=None, proposed_at=None, proposed_reason=None
    )


def second_needed(application: Application) -> SecondNeeded:
    """The refusal that says what was proposed, by whom and when."""
    return SecondNeeded(
        state=application.proposed, who=application.proposed_by, at=application.proposed_at
    )


def must_be_open(application: Application) -> None:
    """Raise with what was decided, by whom and when, unless the application is open."""
    if not application.is_open:
        raise AlreadyDecided(
            state=application.state, who=application.decided_by, at=application.decided_at
        )


def must_not_be_own(application: Application, by: UserId) -> None:
    """Raise when the moderator is the applicant."""
    if application.applicant_id == by:
        raise OwnApplication()


def _must_not_be_anothers(application: Application, by: UserId) -> None:
    if application.taken_by not in (None, by):
        raise TakenByOther(who=application.taken_by, at=application.taken_at)
