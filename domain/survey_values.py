"""What a survey is: its questions in each language, its rounds, and how long its texts may be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.feedback_values import (
    LEAST_ASKED,
    AnswerKind,
    Column,
    Condition,
    Results,
    Sheet,
)
from domain.ids import (
    ChannelId,
    CommunityId,
    MeetupId,
    MessageId,
    RoleId,
    RoundId,
    SurveyId,
    UserId,
)

TITLE_LENGTH = 80
INTRO_LENGTH = 1000
QUESTION_LENGTH = 300
"""Characters; a form shows the beginning as its label, and the whole above the field."""
HELP_LENGTH = 100
OPTION_LENGTH = 90
END_LENGTH = 60
QUESTIONS_AT_MOST = 40
OPTIONS_AT_MOST = 25
POINTS_AT_MOST = 10
TEXT_LENGTH = 2000
"""Characters of a free answer."""
RECOMMEND = tuple(str(number) for number in range(11))

Words = Mapping[str, str]
"""A text by language; `domain.prompts.spoken` chooses the reader's."""


class QuestionKind(StrEnum):
    """How a question of a survey is answered."""

    SCALE = "scale"
    SINGLE = "single"
    MULTIPLE = "multiple"
    TEXT = "text"
    RECOMMEND = "recommend"
    """0–10: would you recommend it? 9–10 promoters, 7–8 passives, 0–6 detractors."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice; the key stays the same whatever the text becomes."""

    key: str
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyQuestion:
    """One question. Its key stays the same from round to round, so that rounds can be compared."""

    key: str
    kind: QuestionKind
    text: Words
    help: Words = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    points: int = 5
    """Of a scale: 1 to so many."""
    low: Words = field(default_factory=dict)
    high: Words = field(default_factory=dict)
    """The names of the ends of a scale."""
    is_required: bool = True
    asked_if: Condition | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of what can be chosen, in their order; none of a text."""
        if self.kind is QuestionKind.SCALE:
            return tuple(str(number) for number in range(1, self.points + 1))
        if self.kind is QuestionKind.RECOMMEND:
            return RECOMMEND
        return tuple(option.key for option in self.options)

    @property
    def column(self) -> Column:
        """How it is counted."""
        kinds = {QuestionKind.MULTIPLE: AnswerKind.SEVERAL, QuestionKind.TEXT: AnswerKind.TEXT}
        return Column(
            key=self.key,
            kind=kinds.get(self.kind, AnswerKind.ONE),
            options=self.keys,
            is_numeric=self.kind in (QuestionKind.SCALE, QuestionKind.RECOMMEND),
            asked_if=self.asked_if,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyForm:
    """What is asked: one version of a survey, which never changes."""

    title: Words
    questions: tuple[SurveyQuestion, ...]
    intro: Words = field(default_factory=dict)
    groups_by: str | None = None
    """The key of a single choice by which the results are told of in groups as well."""

    def question(self, key: str) -> SurveyQuestion | None:
        return next((each for each in self.questions if each.key == key), None)

    @property
    def sheet(self) -> Sheet:
        """How it is counted."""
        return Sheet(
            columns=tuple(question.column for question in self.questions),
            groups_by=self.groups_by,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A survey of a community's, in its latest version. `key` is that of the template it came
    from, or one that the community's file gave.
    """

    community_id: CommunityId
    survey_id: SurveyId
    key: str
    form: SurveyForm
    version: int = 1
    created_by: UserId | None = None
    is_retired: bool = False


class RoundState(StrEnum):
    """Where a round is in its life."""

    OPEN = "open"
    CLOSED = "closed"
    NOT_SENT = "not_sent"
    """Too few would have been asked."""


class RoundEnd(StrEnum):
    """Why a round was closed."""

    BY_HAND = "by_hand"
    TIME = "time"
    KEY_LOST = "key_lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One time that a survey is held, in the version that it had when it was opened."""

    community_id: CommunityId
    round_id: RoundId
    survey_id: SurveyId
    form: SurveyForm
    number: int
    version: int
    opened_at: datetime
    closes_at: datetime
    opened_by: UserId | None = None
    """None is the bot itself, after a meetup."""
    meetup_id: MeetupId | None = None
    subject: str = ""
    """What it is about, such as the meetup's title."""
    role_id: RoleId | None = None
    """Who is asked, of those who were not asked by name; None is every member."""
    remind_at: datetime | None = None
    asked: int = 0
    limit: int = LEAST_ASKED
    state: RoundState = RoundState.OPEN
    channel_id: ChannelId | None = None
    """Where its card is; None when people are asked by message alone."""
    message_id: MessageId | None = None
    results: Results | None = None
    end: RoundEnd | None = None
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.state is RoundState.OPEN
