"""Why a step of a survey can be refused: never with anything that was answered."""

from domain.errors import LedarbotError


class MissingAnswers(LedarbotError):
    """Questions that are required have no answer; `questions` are their keys."""

    key = "surveys-refused-missing-answers"

    def __init__(self, questions: tuple[str, ...]) -> None:
        super().__init__(count=len(questions))
        self.questions = questions


class NotAnOption(LedarbotError):
    """What was chosen is no option of the question with the key `question`."""

    key = "surveys-refused-not-an-option"


class AnswerTooLong(LedarbotError):
    """A free answer has `length` characters and `limit` are kept; `question` is its key."""

    key = "surveys-refused-answer-too-long"


class SurveyClosed(LedarbotError):
    """The round takes no more answers."""

    key = "surveys-refused-closed"


class AlreadyAnswered(LedarbotError):
    """The person has sent in an answer, which nobody can find again."""

    key = "surveys-refused-already-answered"


class NotInvited(LedarbotError):
    """The person is not among those who are asked."""

    key = "surveys-refused-not-invited"


class TooFewInvited(LedarbotError):
    """Fewer than `limit` would be asked, so nobody could be sure of staying unknown."""

    key = "surveys-refused-too-few-invited"


class DraftLost(LedarbotError):
    """What was filled in on earlier pages is gone, as after a restart."""

    key = "surveys-refused-draft-lost"


class FormTooLong(LedarbotError):
    """A survey has at most `most` questions."""

    key = "surveys-refused-form-too-long"


class NoSurveyFile(LedarbotError):
    """What was sent is no file of a survey, or larger than `limit` kilobytes."""

    key = "surveys-refused-no-file"
