"""All tables at once: whoever needs the whole schema imports it from here."""

from storage.anonymity import AcceptanceRow, AuthorRow, BlockRow, LinkRow
from storage.application_rows import AnswerRow, ApplicationRow, FindingRow
from storage.audit import AuditRow
from storage.ballots import AnswerDraftRow, BallotRow, BoxRow, InvitedRow
from storage.base import metadata
from storage.communities import CommunityRow
from storage.drafts import DraftRow
from storage.facts import FactRow
from storage.feedback_rows import (
    PollRow,
    RoundHostRow,
    RoundRow,
    SurveyRow,
    SurveyVersionRow,
)
from storage.jobs import JobRow
from storage.meetup_rows import MeetupRow, SeasonMemberRow, SeasonRow, SignupRow, SpeakerRow
from storage.members import MemberRow
from storage.outbox import OutboxRow
from storage.own_terms import OwnTermRow
from storage.people import PersonRow, StoppedNoticeRow
from storage.policies import PolicyRow
from storage.prompts import DroppedPromptRow, OwnPromptRow, PromptSeriesRow, PromptUseRow
from storage.questions import QuestionRow
from storage.reports import ReportRow
from storage.thread_rows import PostRow, StewardRow, ThreadRow, TopicRow
from storage.unmaskings import UnmaskingRow
from storage.welcomes import WelcomeRow

__all__ = [
    "AcceptanceRow",
    "AnswerDraftRow",
    "AnswerRow",
    "ApplicationRow",
    "AuditRow",
    "AuthorRow",
    "BallotRow",
    "BlockRow",
    "BoxRow",
    "CommunityRow",
    "DraftRow",
    "DroppedPromptRow",
    "FactRow",
    "FindingRow",
    "InvitedRow",
    "JobRow",
    "LinkRow",
    "MeetupRow",
    "MemberRow",
    "OutboxRow",
    "OwnPromptRow",
    "OwnTermRow",
    "PersonRow",
    "PolicyRow",
    "PollRow",
    "PostRow",
    "PromptSeriesRow",
    "PromptUseRow",
    "QuestionRow",
    "ReportRow",
    "RoundHostRow",
    "RoundRow",
    "SeasonMemberRow",
    "SeasonRow",
    "SignupRow",
    "SpeakerRow",
    "StewardRow",
    "StoppedNoticeRow",
    "SurveyRow",
    "SurveyVersionRow",
    "ThreadRow",
    "TopicRow",
    "UnmaskingRow",
    "WelcomeRow",
    "metadata",
]


def _hold_conditions_on_both() -> None:
    """A condition that an index declares for SQLite holds for PostgreSQL too.

    Declared with the table it would load PostgreSQL's part of SQLAlchemy at every start.
    """
    for table in metadata.tables.values():
        for index in table.indexes:
            if (condition := index.dialect_options["sqlite"]["where"]) is not None:
                index.dialect_options["postgresql"]["where"] = condition


_hold_conditions_on_both()
