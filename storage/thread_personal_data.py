"""Which columns of threads, anonymous posts, reports and prompts hold data on people, and why."""

from collections.abc import Mapping
from typing import Final

from storage.anonymity import AcceptanceRow, AuthorRow, BlockRow, LinkRow
from storage.base import StoredRow
from storage.personal_roles import UNTIL_ERASED, WITH_COMMUNITY, PersonalData, Role
from storage.prompts import DroppedPromptRow, OwnPromptRow, PromptSeriesRow, PromptUseRow
from storage.reports import ReportRow
from storage.thread_rows import PostRow, StewardRow, ThreadRow, TopicRow
from storage.unmaskings import UnmaskingRow

_WITH_THREAD = (
    "The words for 365 days after the thread's last activity; the title, the topic and what became"
    " of it until the community goes. The post in Discord stays until somebody deletes it there."
)
_WITH_LINK = (
    "The days after the thread's last activity that the community has chosen (90 unless changed);"
    " never longer than was promised when it was written;"
    " until the thread is closed where the community has given up unmasking."
)
_WITH_REPORT = "A year after it was dealt with."

PERSONAL_IN_THREADS: Final = (
    PersonalData(
        row=ThreadRow,
        columns=(
            "author_id",
            "title",
            "text",
            "link",
            "later_title",
            "later_text",
            "posted_on",
            "active_on",
        ),
        role=Role.ACTOR,
        found_by=("author_id",),
        shown=(
            "community_id",
            "kind",
            "topic_id",
            "title",
            "text",
            "link",
            "posted_on",
            "active_on",
        ),
        blanked=("title", "text", "link", "later_title", "later_text"),
        purpose="Showing the thread that a member began, and letting them change it.",
        retention=_WITH_THREAD,
    ),
    PersonalData(
        row=PostRow,
        columns=("handle", "text", "later_text"),
        role=Role.SEALED,
        found_by=("handle",),
        purpose="Showing an anonymous post, and letting its author change it.",
        retention=_WITH_THREAD,
    ),
    PersonalData(
        row=AuthorRow,
        columns=("handle", "number", "seal", "is_stopped", "block_slot"),
        role=Role.SEALED,
        found_by=("seal",),
        purpose="Calling an anonymous author the same throughout one thread.",
        retention=_WITH_LINK,
    ),
    PersonalData(
        row=LinkRow,
        columns=("locked",),
        role=Role.SEALED,
        found_by=("locked",),
        purpose="Telling an anonymous author of answers, and of what moderators decide.",
        retention=_WITH_LINK,
    ),
    PersonalData(
        row=BlockRow,
        columns=("seal", "ends_on"),
        role=Role.SEALED,
        found_by=("seal",),
        purpose="Keeping somebody who has misused anonymity from it for a time.",
        retention="180 days.",
    ),
    PersonalData(
        row=AcceptanceRow,
        columns=("seal",),
        role=Role.SEALED,
        found_by=("seal",),
        purpose="Showing the rules and the promise of anonymity once.",
        retention=WITH_COMMUNITY,
    ),
    PersonalData(
        row=StewardRow,
        columns=("user_id",),
        role=Role.SUBJECT,
        found_by=("user_id",),
        purpose="Telling whoever looks after a topic of unanswered questions.",
        retention=UNTIL_ERASED,
    ),
    PersonalData(
        row=ReportRow,
        columns=("reporter_id", "reason", "reported_at"),
        role=Role.ACTOR,
        found_by=("reporter_id",),
        shown=("community_id", "reason", "reported_at"),
        blanked=("reason",),
        purpose="Letting moderators deal with a post that somebody has reported.",
        retention=_WITH_REPORT,
    ),
    PersonalData(
        row=ReportRow,
        columns=("author_id",),
        role=Role.ACTOR,
        found_by=("author_id",),
        purpose="Letting moderators remind whoever wrote a reported post of the rules.",
        retention=_WITH_REPORT,
    ),
    PersonalData(
        row=ReportRow,
        columns=("closed_by", "closed_at"),
        role=Role.ACTOR,
        found_by=("closed_by",),
        purpose="Knowing which moderator dealt with a report.",
        retention=_WITH_REPORT,
    ),
    PersonalData(
        row=UnmaskingRow,
        columns=("asked_by", "asked_at", "reason", "answered_by", "answered_at"),
        role=Role.ACTOR,
        found_by=("asked_by", "answered_by"),
        purpose="Being able to tell who learned the author of an anonymous post, and why.",
        retention="Two years after it was asked for.",
    ),
    PersonalData(
        row=OwnPromptRow,
        columns=("added_by", "added_at"),
        role=Role.ACTOR,
        found_by=("added_by",),
        purpose="Knowing who added a discussion prompt.",
        retention=WITH_COMMUNITY,
    ),
    PersonalData(
        row=PromptSeriesRow,
        columns=("host_id",),
        role=Role.ACTOR,
        found_by=("host_id",),
        purpose="Saying who asks the next prompt.",
        retention="Until the prompt is posted.",
    ),
)


# Said one by one, so that a new column is a decision here as well.
IMPERSONAL_IN_THREADS: Final[Mapping[type[StoredRow], frozenset[str]]] = {
    TopicRow: frozenset(TopicRow.table().c.keys()),
    StewardRow: frozenset({"topic_id", "community_id"}),
    ThreadRow: frozenset(
        {
            "id",
            "community_id",
            "kind",
            "topic_id",
            "handle",
            "state",
            "revision",
            "shown_revision",
            "is_replied",
            "is_hidden",
            "bumps",
            "bumped_on",
            "answer_id",
            "channel_id",
            "discord_id",
            "prompt_key",
            "keep_links_days",
            "later_topic_id",
        }
    ),
    PostRow: frozenset(
        {
            "id",
            "community_id",
            "thread_id",
            "state",
            "is_hidden",
            "revision",
            "shown_revision",
            "message_id",
        }
    ),
    AuthorRow: frozenset({"community_id", "thread_id", "key_id", "keep_links_days"}),
    LinkRow: frozenset({"handle", "community_id", "key_id"}),
    BlockRow: frozenset({"handle", "community_id", "key_id"}),
    AcceptanceRow: frozenset({"community_id"}),
    ReportRow: frozenset(
        {
            "id",
            "community_id",
            "channel_id",
            "message_id",
            "thread_id",
            "post_id",
            "handle",
            "choice",
            "card_channel_id",
            "card_message_id",
        }
    ),
    UnmaskingRow: frozenset(
        {
            "id",
            "community_id",
            "thread_id",
            "handle",
            "ground",
            "state",
            "telling",
            "card_channel_id",
            "card_message_id",
        }
    ),
    # What a prompt says is the community's, as any announcement.
    OwnPromptRow: frozenset({"id", "community_id", "topic_id", "title", "text"}),
    PromptSeriesRow: frozenset(PromptSeriesRow.table().c.keys()) - {"host_id"},
    PromptUseRow: frozenset(PromptUseRow.table().c.keys()),
    DroppedPromptRow: frozenset(DroppedPromptRow.table().c.keys()),
}
