"""A community, its people and an application, for the storage tests."""

from datetime import UTC, datetime
from typing import Any

from domain.applications import Answer, Application, DecidedIn, Source, State
from domain.community import Community
from domain.ids import (
    ChannelId,
    CommunityId,
    JoinRequestId,
    MessageId,
    RoleId,
    UserId,
)
from domain.questions import Meaning
from domain.screening.findings import Criterion, Evidence, Finding, Recommendation, Verdict

NOW = datetime(2026, 11, 20, 9, 0, 0, 123456, tzinfo=UTC)
WEST, NORTH = CommunityId(900000000000000001), CommunityId(900000000000000002)
ANNA, BO, CILLA = (
    UserId(111222333444555666),
    UserId(222333444555666777),
    UserId(333444555666777888),
)
MODERATOR = UserId(444555666777888999)


def community(community_id: CommunityId = WEST, **changes: Any) -> Community:
    values: dict[str, Any] = {
        "community_id": community_id,
        "name": "Chefsnätverket Väst",
        "moderator_role_id": RoleId(700000000000000001),
        "organiser_role_id": RoleId(700000000000000002),
        "member_role_id": RoleId(700000000000000003),
        "review_channel_id": ChannelId(800000000000000001),
        "welcome_channel_id": ChannelId(800000000000000002),
        "announcements_channel_id": ChannelId(800000000000000003),
        "threads_channel_id": ChannelId(800000000000000004),
        "meetups_channel_id": ChannelId(800000000000000005),
        "feedback_channel_id": ChannelId(800000000000000006),
        "welcome_message_id": 600000000000000001,
        "decision_delay_seconds": 30,
        "second_reader": True,
        "alarm_hours": (8, 17),
        "thread_rules": "Det som sägs här stannar här.",
        "thread_rules_version": 2,
        "allows_unmasking": False,
        "threads_foot_id": 600000000000000003,
        "set_up_at": NOW,
    }
    return Community(**values | changes)


def application(**changes: Any) -> Application:
    values: dict[str, Any] = {
        "community_id": WEST,
        "applicant_id": ANNA,
        "applicant_name": "Anna Ångström",
        "source": Source.FORM,
        "submitted_at": NOW,
        "changed_at": NOW,
    }
    return Application(**values | changes)


def full_application(**changes: Any) -> Application:
    """An application with every field set, to see that none is lost on the way."""
    work = "Leder 14 medarbetare i hemtjänsten"
    values: dict[str, Any] = {
        "source": Source.NATIVE,
        "join_request_id": JoinRequestId(500000000000000001),
        "state": State.DECLINED,
        "locale": "en",
        "answers": (
            Answer(Meaning.TITLE, "Din titel", "Enhetschef"),
            Answer(Meaning.WORK, "Vad gör du?", work),
        ),
        "findings": (
            Finding(Criterion.LEADING, Verdict.MET, (), "title-leads"),
            Finding(
                Criterion.STAFF,
                Verdict.UNCLEAR,
                (Evidence("work", 6, 20, work[6:20]), Evidence("work", 0, 5, "Leder")),
                "staff-number",
            ),
        ),
        "notes": ("advertising", "command-attempt"),
        "recommendation": Recommendation.REVIEW,
        "policy_version": "2026-11",
        "language": "sv",
        "kind": "manager",
        "sector": "municipality",
        "taken_by": MODERATOR,
        "taken_at": NOW,
        "asked_by": MODERATOR,
        "asked_at": NOW,
        "question": "Hur många leder du?",
        "thread_id": ChannelId(800000000000000099),
        "decided_by": MODERATOR,
        "decided_at": NOW,
        "decided_in": DecidedIn.DISCORD,
        "reason": "Du leder ingen personal än.",
        "decided_from": State.IN_REVIEW,
        "decided_revision": 3,
        "goes_out_at": NOW,
        "proposed": State.DECLINED,
        "proposed_by": MODERATOR,
        "proposed_at": NOW,
        "proposed_reason": "Du leder ingen personal än.",
        "card_channel_id": ChannelId(800000000000000001),
        "card_message_id": MessageId(600000000000000002),
    }
    return application(**values | changes)
