"""Claims on applications: who has taken one and does nothing with it loses it."""

from datetime import datetime, timedelta

from domain.application_refusals import NotTaken
from domain.applications import Application, State, freed

_IN_HAND = frozenset({State.IN_REVIEW, State.LAPSED})
"""Where it is the moderator's turn; while the applicant is waited for, a claim stays."""


def claim_ends_at(application: Application, *, claim_hours: int) -> datetime | None:
    """When the claim lapses unless a step is taken; None without one, or where none lapses."""
    if application.taken_by is None or application.state not in _IN_HAND or not claim_hours:
        return None
    return application.changed_at + timedelta(hours=claim_hours)


def lose_claim(application: Application, *, claim_hours: int, now: datetime) -> Application:
    """Free the application for all moderators, once the claim has lapsed."""
    ends = claim_ends_at(application, claim_hours=claim_hours)
    if ends is None or now < ends:
        raise NotTaken()
    return freed(application, now=now)
