"""Which columns hold data on people: why, for how long, and what becomes of it at an erasure.

A house test fails on a column that is neither here among the personal nor among the others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from storage.application_rows import AnswerRow, ApplicationRow, FindingRow
from storage.audit import AuditRow
from storage.base import StoredRow
from storage.communities import CommunityRow
from storage.drafts import DraftRow
from storage.facts import FactRow
from storage.feedback_personal_data import IMPERSONAL_IN_FEEDBACK, PERSONAL_IN_FEEDBACK
from storage.jobs import JobRow
from storage.meetup_rows import MeetupRow, SeasonMemberRow, SeasonRow, SignupRow, SpeakerRow
from storage.members import MemberRow
from storage.outbox import OutboxRow
from storage.own_terms import OwnTermRow
from storage.people import PersonRow, StoppedNoticeRow
from storage.personal_roles import UNTIL_ERASED, WITH_COMMUNITY, PersonalData, Role
from storage.policies import PolicyRow
from storage.questions import QuestionRow
from storage.thread_personal_data import IMPERSONAL_IN_THREADS, PERSONAL_IN_THREADS
from storage.welcomes import WelcomeRow

_WITH_APPLICATION = (
    "The words for the number of days that the community has chosen after the decision"
    " (180 after a refusal or withdrawal, 365 after an approval, unless changed); that and how it"
    " was decided until the community goes."
)
_UNTIL_UNKNOWN = (
    "Until the person asks for erasure, or a year after they were last seen when no community"
    " knows them any more."
)
_WHILE_DELIVERED = "14 days after it was delivered or done."

PERSONAL: Final = (
    *PERSONAL_IN_THREADS,
    *PERSONAL_IN_FEEDBACK,
    PersonalData(
        row=ApplicationRow,
        columns=(
            "applicant_id",
            "applicant_name",
            "source",
            "join_request_id",
            "state",
            "locale",
            "submitted_at",
            "changed_at",
            "taken_at",
            "asked_at",
            "question",
            "thread_id",
            "decided_at",
            "decided_in",
            "decided_from",
            "goes_out_at",
            "reason",
            "proposed",
            "proposed_at",
            "proposed_reason",
            "recommendation",
            "policy_version",
            "language",
            "kind",
            "sector",
            "notes",
            "card_channel_id",
            "card_message_id",
        ),
        role=Role.SUBJECT,
        found_by=("applicant_id",),
        purpose="Deciding who may join the network, and being able to explain the decision.",
        retention=_WITH_APPLICATION,
    ),
    PersonalData(
        row=ApplicationRow,
        columns=("taken_by", "asked_by", "proposed_by", "decided_by"),
        role=Role.ACTOR,
        found_by=(
            "taken_by",
            "asked_by",
            "proposed_by",
            "decided_by",
        ),
        purpose="Knowing which moderator handles or has decided an application.",
        retention=WITH_COMMUNITY,
    ),
    PersonalData(
        row=AnswerRow,
        columns=("meaning", "label", "text"),
        role=Role.SUBJECT,
        found_by=("application_id",),
        purpose="What the applicant answered, which the decision is based on.",
        retention=_WITH_APPLICATION,
    ),
    PersonalData(
        row=FindingRow,
        columns=("criterion", "verdict", "rule", "evidence"),
        role=Role.SUBJECT,
        found_by=("application_id",),
        purpose="What was found in the answers, shown to the moderators who decide.",
        retention=_WITH_APPLICATION,
    ),
    PersonalData(
        row=DraftRow,
        columns=("user_id", "title", "employer", "staff", "work", "updated_at"),
        role=Role.SUBJECT,
        found_by=("user_id",),
        purpose="An application form that was not accepted is not lost.",
        retention="Until the form is accepted, at most 14 days.",
    ),
    PersonalData(
        row=MemberRow,
        columns=("user_id", "title", "employer", "joined_at", "updated_at"),
        role=Role.SUBJECT,
        found_by=("user_id",),
        purpose="The member's profile inside the community.",
        retention=UNTIL_ERASED,
    ),
    PersonalData(
        row=PersonRow,
        columns=("user_id", "locale", "seen_at"),
        role=Role.SUBJECT,
        found_by=("user_id",),
        purpose="Writing direct messages in the person's language.",
        retention=_UNTIL_UNKNOWN,
    ),
    PersonalData(
        row=StoppedNoticeRow,
        columns=("user_id", "kind", "stopped_at"),
        role=Role.SUBJECT,
        found_by=("user_id",),
        purpose="Not sending the direct messages that the person has stopped.",
        retention=_UNTIL_UNKNOWN,
    ),
    PersonalData(
        row=WelcomeRow,
        columns=("user_id", "application_id", "approved_at", "greeted_at"),
        role=Role.SUBJECT,
        found_by=("user_id",),
        purpose="Greeting each new member once.",
        retention=UNTIL_ERASED,
    ),
    PersonalData(
        row=SignupRow,
        columns=(
            "user_id",
            "standing",
            "order",
            "answered_at",
            "guests",
            "employer_key",
            "is_first_timer",
            "offered_until",
            "confirmed_at",
            "confirm_by",
            "wants_direct",
            "unreached_at",
        ),
        role=Role.SUBJECT,
        found_by=("user_id",),
        purpose="Knowing who comes to a meetup, who waits for a seat, and whom to remind.",
        retention=UNTIL_ERASED,
    ),
    PersonalData(
        row=SignupRow,
        columns=("diet", "accessibility"),
        role=Role.SUBJECT,
        found_by=("user_id",),
        purpose="Letting the host of a meetup see to food and access.",
        retention="Until a week after the meetup.",
    ),
    PersonalData(
        row=SeasonMemberRow,
        columns=("user_id", "joined_at", "order", "confirmed"),
        role=Role.SUBJECT,
        found_by=("user_id",),
        purpose="Giving those who follow a season a seat at each of its meetups.",
        retention=UNTIL_ERASED,
    ),
    PersonalData(
        row=MeetupRow,
        columns=("host_id", "created_at"),
        role=Role.ACTOR,
        found_by=("host_id",),
        purpose="Knowing whose meetup it is, and whom to ask about it.",
        retention=WITH_COMMUNITY,
    ),
    PersonalData(
        row=SeasonRow,
        columns=("host_id", "created_at"),
        role=Role.ACTOR,
        found_by=("host_id",),
        purpose="Knowing whose season it is, and whom to ask about it.",
        retention=WITH_COMMUNITY,
    ),
    PersonalData(
        row=QuestionRow,
        columns=("set_by", "set_at"),
        role=Role.ACTOR,
        found_by=("set_by",),
        purpose="Knowing who said what a question of the membership form asks for.",
        retention=WITH_COMMUNITY,
    ),
    PersonalData(
        row=PolicyRow,
        columns=("made_by", "made_at"),
        role=Role.ACTOR,
        found_by=("made_by",),
        purpose="Knowing who changed the rules by which applications are read, and when.",
        retention=WITH_COMMUNITY,
    ),
    PersonalData(
        row=OwnTermRow,
        columns=("added_by", "added_at"),
        role=Role.ACTOR,
        found_by=("added_by",),
        purpose="Knowing who said what a title or an employer is.",
        retention=WITH_COMMUNITY,
    ),
    PersonalData(
        row=AuditRow,
        columns=("actor_id", "at", "action"),
        role=Role.ACTOR,
        found_by=("actor_id",),
        purpose="Being able to tell who decided or changed what, and when.",
        retention=WITH_COMMUNITY,
    ),
    PersonalData(
        row=AuditRow,
        columns=("subject_kind", "subject_id", "details"),
        role=Role.NAMED,
        found_by=(
            "subject_id",
            "details",
        ),
        purpose="Being able to tell what a decision or change was about.",
        retention=WITH_COMMUNITY,
    ),
    PersonalData(
        row=OutboxRow,
        columns=("dedupe_key", "payload", "result"),
        role=Role.NAMED,
        found_by=(
            "dedupe_key",
            "payload",
            "result",
        ),
        purpose="Sending each message once, to the right person or channel.",
        retention=_WHILE_DELIVERED,
    ),
    PersonalData(
        row=JobRow,
        columns=("dedupe_key", "payload"),
        role=Role.NAMED,
        found_by=(
            "dedupe_key",
            "payload",
        ),
        purpose="Doing what was planned, once.",
        retention=_WHILE_DELIVERED,
    ),
)

_QUEUE_COLUMNS = frozenset(
    {
        "id",
        "community_id",
        "state",
        "due_at",
        "attempts",
        "claimed_at",
        "claimed_by",  # a process, not a person
        "last_error",  # a code, never a text that people wrote
        "created_at",
    }
)

IMPERSONAL: Final[Mapping[type[StoredRow], frozenset[str]]] = {
    **IMPERSONAL_IN_THREADS,
    **IMPERSONAL_IN_FEEDBACK,
    CommunityRow: frozenset(CommunityRow.table().c.keys()),
    QuestionRow: frozenset({"community_id", "label_key", "label", "meaning"}),
    PolicyRow: frozenset({"community_id", "version", "data"}),
    # The names of employers and titles; the form in which they are added says so.
    OwnTermRow: frozenset({"id", "community_id", "kind", "key", "text", "label", "removed_at"}),
    ApplicationRow: frozenset({"id", "community_id", "revision", "decided_revision"}),
    AnswerRow: frozenset({"id", "application_id", "position"}),
    FindingRow: frozenset({"id", "application_id", "position"}),
    DraftRow: frozenset({"community_id"}),
    MemberRow: frozenset({"community_id"}),
    WelcomeRow: frozenset({"community_id"}),
    SignupRow: frozenset({"meetup_id", "community_id"}),
    SeasonMemberRow: frozenset({"season_id", "community_id"}),
    MeetupRow: frozenset(MeetupRow.table().c.keys()) - {"host_id", "created_at"},
    SeasonRow: frozenset(SeasonRow.table().c.keys()) - {"host_id", "created_at"},
    # Who speaks is announced to everybody, as on any programme.
    SpeakerRow: frozenset(SpeakerRow.table().c.keys()),
    AuditRow: frozenset({"id", "community_id"}),
    OutboxRow: _QUEUE_COLUMNS | {"kind", "first_attempt_at", "sent_at"},
    JobRow: _QUEUE_COLUMNS | {"name"},
    FactRow: frozenset({"key", "value"}),
}
"""Columns without data on people: settings, the community's own questions, bookkeeping."""


@dataclass(frozen=True, slots=True)
class PersonalColumn:
    """One personal column, as the documents list it."""

    table: str
    column: str
    role: Role
    purpose: str
    retention: str


def personal_columns() -> list[PersonalColumn]:
    """Every personal column with its purpose and how long it is kept."""
    return [
        PersonalColumn(str(data.row.table()), column, data.role, data.purpose, data.retention)
        for data in PERSONAL
        for column in data.columns
    ]
