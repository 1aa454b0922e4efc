"""Which columns of polls, surveys and ballot boxes hold data on people, and why."""

from collections.abc import Mapping
from typing import Final

from storage.ballots import AnswerDraftRow, BallotRow, BoxRow, InvitedRow
from storage.base import StoredRow
from storage.feedback_rows import PollRow, RoundHostRow, RoundRow, SurveyRow, SurveyVersionRow
from storage.personal_roles import WITH_COMMUNITY, PersonalData, Role

_WITH_BOX = "30 days after the poll or the round was closed."

PERSONAL_IN_FEEDBACK: Final = (
    PersonalData(
        row=BallotRow,
        columns=("seal", "answers"),
        role=Role.SEALED,
        found_by=("seal",),
        purpose="Counting each member's answer once, and letting them change a vote.",
        retention="The seal until the poll or the round is closed; then nobody can tell whose the"
        " answers are, and they stay for 30 days more.",
    ),
    PersonalData(
        row=AnswerDraftRow,
        columns=("seal", "locked"),
        role=Role.SEALED,
        found_by=("seal",),
        purpose="Letting a member go on with a survey that they have begun to answer.",
        retention="Until it is sent or the round is closed.",
    ),
    PersonalData(
        row=InvitedRow,
        columns=("user_id",),
        role=Role.SUBJECT,
        found_by=("user_id",),
        purpose="Asking, and reminding once, those whom a survey is for.",
        retention=_WITH_BOX,
    ),
    PersonalData(
        row=PollRow,
        columns=("created_by", "opened_at"),
        role=Role.ACTOR,
        found_by=("created_by",),
        shown=("community_id", "opened_at"),
        purpose="Knowing who asked a poll.",
        retention=WITH_COMMUNITY,
    ),
    PersonalData(
        row=SurveyRow,
        columns=("created_by",),
        role=Role.ACTOR,
        found_by=("created_by",),
        shown=("community_id",),
        purpose="Knowing who brought in a survey.",
        retention=WITH_COMMUNITY,
    ),
    PersonalData(
        row=RoundRow,
        columns=("opened_by", "opened_at"),
        role=Role.ACTOR,
        found_by=("opened_by",),
        shown=("community_id",),
        purpose="Knowing who held a survey.",
        retention=WITH_COMMUNITY,
    ),
    PersonalData(
        row=RoundHostRow,
        columns=("user_id",),
        role=Role.SUBJECT,
        found_by=("user_id",),
        purpose="Telling a host what those who came thought of the meetup.",
        retention=WITH_COMMUNITY,
    ),
)

# Results are numbers of groups that are large enough, and texts without their authors.
IMPERSONAL_IN_FEEDBACK: Final[Mapping[type[StoredRow], frozenset[str]]] = {
    BoxRow: frozenset({"id", "community_id", "turn"}),
    BallotRow: frozenset({"id", "box_id", "is_counted"}),
    AnswerDraftRow: frozenset({"box_id"}),
    InvitedRow: frozenset({"id", "box_id", "community_id"}),
    PollRow: frozenset(PollRow.table().c.keys()) - {"created_by", "opened_at"},
    SurveyRow: frozenset({"id", "community_id", "key", "version", "is_retired"}),
    SurveyVersionRow: frozenset(SurveyVersionRow.table().c.keys()),
    RoundRow: frozenset(RoundRow.table().c.keys()) - {"opened_by", "opened_at"},
    RoundHostRow: frozenset({"round_id", "community_id"}),
}
