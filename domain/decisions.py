"""Decisions on applications: undone before they go out, and read by two where that is wanted."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.application_refusals import (
    AlreadySent,
    Incomplete,
    NotDecided,
    NothingProposed,
    SamePerson,
)
from domain.applications import (
    Application,
    State,
    decided,
    must_be_decidable,
    must_be_open,
    must_be_openable,
    must_not_be_own,
    reopened,
    without_proposal,
)
from domain.ids import UserId
from domain.screening.findings import Recommendation

_FOLLOWED = {
    State.APPROVED: Recommendation.APPROVE,
    State.DECLINED: Recommendation.DECLINE,
}


def undo(application: Application, *, by: UserId, now: datetime) -> Application:
    """Take a decision back that nobody outside has been told; any moderator may.

    Whether it has gone out is known to the outbox alone; this asks only whether it still waits.
    """
    must_not_be_own(application, by)
    if application.state not in _FOLLOWED:
        raise NotDecided()
    if not application.waits_to_go_out:
        raise AlreadySent()
    return replace(reopened(application), changed_at=now)


def gone_out(application: Application) -> Application:
    """The decision has gone out, or could not be delivered: from now on it stands."""
    return replace(application, goes_out_at=None)


def needs_second(application: Application, *, state: State, second_reader: bool) -> bool:
    """True when the decision takes two moderators: all but those that screening is sure of."""
    return second_reader and application.recommendation is not _FOLLOWED[state]


def propose(
    application: Application, *, state: State, by: UserId, reason: str | None, now: datetime
) -> Application:
    """A moderator's decision, for a second one to confirm; the application is in nobody's hands."""
    must_be_decidable(application, by=by)
    if state is State.DECLINED and not reason:
        raise Incomplete(field="reason")
    # What waits for the applicant goes on waiting: an answer may still come.
    stays = application.state in (State.WAITING, State.LAPSED)
    return replace(
        application,
        state=application.state if stays else State.IN_REVIEW,
        taken_by=None,
        taken_at=None,
        proposed=state,
        proposed_by=by,
        proposed_at=now,
        proposed_reason=reason,
        changed_at=now,
    )


def confirm(
    application: Application, *, by: UserId, now: datetime, delay: timedelta = timedelta(0)
) -> Application:
    """A second moderator agrees: what was proposed is decided."""
    must_be_openable(application, by=by)
    if application.proposed is None:
        raise NothingProposed()
    if application.proposed_by == by:
        raise SamePerson()
    return decided(
        application,
        state=application.proposed,
        by=by,
        reason=application.proposed_reason,
        now=now,
        delay=delay,
    )


def disagree(application: Application, *, by: UserId, now: datetime) -> Application:
    """A moderator sees it otherwise, or takes back a proposal of their own; they read on."""
    must_be_open(application)
    if application.proposed is None:
        raise NothingProposed()
    must_be_openable(application, by=by)
    stays = application.state in (State.WAITING, State.LAPSED)
    return replace(
        without_proposal(application),
        state=application.state if stays else State.IN_REVIEW,
        taken_by=by,
        taken_at=now,
        changed_at=now,
    )


def is_clear(application: Application, *, by: UserId) -> bool:
    """True for what this moderator may approve together with others, unread by anybody else."""
    return (
        application.state in (State.SUBMITTED, State.IN_REVIEW)
        and application.recommendation is Recommendation.APPROVE
        and not application.notes
        and application.taken_by in (None, by)
        and application.proposed is None
        and application.applicant_id != by
    )
