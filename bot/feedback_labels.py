"""What the questions and options of a poll or a survey are called, in the reader's language."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from bot.tones import Tone
from domain.feedback_values import VOTE, AnswerKind, Column, Results, Table
from domain.poll_values import NO, YES, Poll, PollKind
from domain.prompts import spoken
from domain.survey_values import RECOMMEND, SurveyForm

Shown = Callable[[str], str]
"""How people's words are made harmless where they are to stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words of a sheet as people wrote them: whoever shows them makes them harmless."""

    title: str
    questions: Mapping[str, str]
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By the key of the question, then by that of the option."""
    ends: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """The names of the low and the high end of a scale."""

    def question(self, key: str) -> str:
        return self.questions.get(key) or key

    def option(self, column: Column, key: str) -> str:
        """What the option is called; the ends of a scale with their names ("1 – Inte alls")."""
        name = self.options.get(column.key, {}).get(key) or key
        low, high = self.ends.get(column.key, ("", ""))
        end = {column.options[0]: low, column.options[-1]: high}.get(key) if column.options else ""
        return f"{name} – {end}" if end else name


def option_names(column: Column, labels: Labels, shown: Shown) -> Mapping[str, str]:
    """What the options are called where they are shown: those that look alike there, since they
    are cut, with their numbers.
    """
    names = {key: shown(labels.option(column, key)) for key in column.options}
    alike = Counter(names.values())
    return {
        key: f"{number}. {name}" if alike[name] > 1 else name
        for number, (key, name) in enumerate(names.items(), start=1)
    }


@dataclass(frozen=True, slots=True)
class Before:
    """The round before, as far as it asked the same; `name` says which one it was."""

    results: Results
    comparable: Collection[str]
    name: str = ""

    def table(self, column: Column) -> Table | None:
        """The same question then; None when it was not asked, or not alike."""
        return self.results.table(column.key) if column.key in self.comparable else None

    def line(self, tone: Tone, *, shown: Shown) -> list[str]:
        """With which round this one is compared, where it has a name."""
        return [tone.text("results-compared", name=shown(self.name))] if self.name else []


def labels_of_poll(poll: Poll, tone: Tone) -> Labels:
    """The words of a poll's one question."""
    names = dict(zip(poll.keys, poll.options, strict=False))
    ends: dict[str, tuple[str, str]] = {}
    if poll.kind is PollKind.YES_NO:
        names = {YES: tone.text("results-yes"), NO: tone.text("results-no")}
    elif poll.kind is PollKind.SCALE:
        names = {}
        if len(poll.options) == 2:
            ends = {VOTE: (poll.options[0], poll.options[1])}
    return Labels(
        title=poll.question,
        questions={VOTE: poll.question},
        options={VOTE: names},
        ends=ends,
    )


def labels_of_form(form: SurveyForm, tone: Tone) -> Labels:
    """The words of a survey's questions."""
    locale = tone.locale
    return Labels(
        title=spoken(form.title, locale),
        questions={each.key: spoken(each.text, locale) for each in form.questions},
        options={
            each.key: {option.key: spoken(option.text, locale) for option in each.options}
            for each in form.questions
        },
        ends={
            each.key: (spoken(each.low, locale), spoken(each.high, locale))
            for each in form.questions
            if each.low or each.high
        },
    )


def is_recommend(column: Column) -> bool:
    """True of "would you recommend it?", which is counted in promoters and detractors."""
    return column.is_numeric and column.options == RECOMMEND


def is_scale(column: Column) -> bool:
    """True of a scale with ends and a mean."""
    return column.is_numeric and not is_recommend(column)


def is_ranked(column: Column) -> bool:
    """True of a ranking, which is counted in rounds."""
    return column.kind is AnswerKind.RANKED
