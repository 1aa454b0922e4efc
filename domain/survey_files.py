"""A survey's file, checked and turned into what is asked; every fault says where it is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from domain.feedback_values import Condition
from domain.prompts import LOCALES
from domain.screening.faults import Place
from domain.survey_file_conditions import condition, groups
from domain.survey_file_faults import Faults, SurveyFault
from domain.survey_file_fields import Fields, Table
from domain.survey_values import (
    END_LENGTH,
    HELP_LENGTH,
    INTRO_LENGTH,
    OPTION_LENGTH,
    OPTIONS_AT_MOST,
    POINTS_AT_MOST,
    QUESTION_LENGTH,
    QUESTIONS_AT_MOST,
    TITLE_LENGTH,
    Option,
    QuestionKind,
    SurveyForm,
    SurveyQuestion,
    Words,
)

OPTIONS_AT_LEAST = 2
POINTS_AT_LEAST = 2
_FILE = ("key", "title", "intro", "groups_by", "questions")
_QUESTION = (
    "key", "kind", "text", "help", "options", "points", "low", "high", "required", "asked_if",
)  # fmt: skip
_CHOICES = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
_ENDS = ("low", "high")
_NUMBERS = (QuestionKind.SCALE, QuestionKind.RECOMMEND)


@dataclass(frozen=True, slots=True)
class SurveyFile:
    """What one file holds: a survey, and the key by which it is known."""

    key: str
    form: SurveyForm

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it is written in, the same in every text."""
        return tuple(locale for locale in LOCALES if locale in self.form.title)


@dataclass(frozen=True, slots=True)
class Examined:
    """A file after reading: the survey, or else every fault that was found."""

    file: SurveyFile | None = None
    faults: tuple[SurveyFault, ...] = field(default_factory=tuple)

    @property
    def sound(self) -> SurveyFile:
        """The survey; raises the first fault."""
        if self.file is None:
            raise self.faults[0]
        return self.file


def examine(data: Mapping[str, Any], *, source: str, languages: Collection[str] = ()) -> Examined:
    """Read a whole file; `languages` have to be there, without them the title decides."""
    reader = _Reader(source, languages)
    found = reader.file(data)
    if reader.faults.found or found is None:
        return Examined(faults=tuple(reader.faults.found))
    return Examined(found)


class _Reader:
    """Reads one file's tables; what it makes of a faulty one is never handed out."""

    def __init__(self, source: str, languages: Collection[str]) -> None:
        self.faults = Faults(source)
        self._languages = languages

    def file(self, data: Table) -> SurveyFile | None:
        fields = Fields(data, (), self.faults)
        fields.known(_FILE)
        key = fields.key("key")
        self._languages = self._languages or _languages_of(data.get("title"))
        title = self._words(fields, "title", TITLE_LENGTH)
        intro: Words = {}
        if "intro" in data:
            intro = self._words(fields, "intro", INTRO_LENGTH, in_lines=True)
        questions = self._questions(fields)
        form = SurveyForm(
            title=title,
            intro=intro,
            questions=tuple(found for found in questions.values() if found),
            groups_by=groups(fields, questions),
        )
        return SurveyFile(key, form) if key else None

    def _questions(self, fields: Fields) -> dict[str, SurveyQuestion | None]:
        """The questions by key; None of those with a fault, from which no others shall follow."""
        found: dict[str, SurveyQuestion | None] = {}
        tables = fields.items("questions", least=1, most=QUESTIONS_AT_MOST)
        keys = [table.get("key") for table in tables if isinstance(table, dict)]
        for number, table in enumerate(tables):
            before = len(self.faults.found)
            inner = Fields.of(table, ("questions", number), self.faults)
            question = self._question(inner, found, keys) if inner else None
            if question is None:
                continue
            if question.key in found:
                place: Place = ("questions", number, "key")
                self.faults.add("twice", place, entry=question.key)
            is_sound = len(self.faults.found) == before and not self.faults.is_full
            found.setdefault(question.key, question if is_sound else None)
        return found

    def _question(
        self, fields: Fields, earlier: Mapping[str, SurveyQuestion | None], keys: list[object]
    ) -> SurveyQuestion | None:
        fields.known(_QUESTION)
        key = fields.key("key")
        kind = fields.choice("kind", [kind.value for kind in QuestionKind])
        text = self._words(fields, "text", QUESTION_LENGTH)
        question = SurveyQuestion(
            key=key or "",
            kind=QuestionKind(kind or QuestionKind.TEXT),
            text=text,
            help=self._words(fields, "help", HELP_LENGTH) if "help" in fields.table else {},
            is_required=fields.flag("required", otherwise=True),
            asked_if=self._condition(fields, earlier, keys),
        )
        found = self._with_answers(question, fields) if kind else question
        return found if key else None

    def _condition(
        self, fields: Fields, earlier: Mapping[str, SurveyQuestion | None], keys: list[object]
    ) -> Condition | None:
        if "asked_if" not in fields.table:
            return None
        return condition(fields, earlier, keys)

    def _with_answers(self, question: SurveyQuestion, fields: Fields) -> SurveyQuestion:
        """The question together with what can be answered, as far as its kind has that."""
        options: tuple[Option, ...] = ()
        if question.kind in _CHOICES:
            options = self._options(fields)
        else:
            fields.only_of(["options"], ", ".join(_CHOICES))
        points = question.points
        if question.kind is QuestionKind.SCALE:
            points = fields.number(
                "points", otherwise=points, least=POINTS_AT_LEAST, most=POINTS_AT_MOST
            )
        else:
            fields.only_of(["points"], QuestionKind.SCALE)
        low, high = self._ends(question, fields)
        return replace(question, options=options, points=points, low=low, high=high)

    def _ends(self, question: SurveyQuestion, fields: Fields) -> tuple[Words, Words]:
        """The names of a scale's ends: both or neither."""
        if question.kind not in _NUMBERS:
            fields.only_of(_ENDS, ", ".join(_NUMBERS))
        elif any(name in fields.table for name in _ENDS):
            low, high = (self._words(fields, name, END_LENGTH) for name in _ENDS)
            return low, high
        return {}, {}

    def _options(self, fields: Fields) -> tuple[Option, ...]:
        found: dict[str, Option] = {}
        texts: set[tuple[str, str]] = set()
        for number, table in enumerate(
            fields.items("options", least=OPTIONS_AT_LEAST, most=OPTIONS_AT_MOST)
        ):
            place = (*fields.place, "options", number)
            inner = Fields.of(table, place, self.faults)
            option = self._option(inner) if inner else None
            if option is None:
                continue
            if option.key in found:
                self.faults.add("twice", (*place, "key"), entry=option.key)
            for locale, text in option.text.items():
                if text and (locale, text.casefold()) in texts:
                    self.faults.add("same-text", (*place, locale), entry=text)
                texts.add((locale, text.casefold()))
            found.setdefault(option.key, option)
        return tuple(found.values())

    def _option(self, fields: Fields) -> Option | None:
        key = fields.key("key")
        text = fields.spoken(limit=OPTION_LENGTH, languages=self._languages, besides=["key"])
        return Option(key, text) if key else None

    def _words(self, fields: Fields, name: str, limit: int, *, in_lines: bool = False) -> Words:
        return fields.words(name, limit=limit, languages=self._languages, in_lines=in_lines)


def _languages_of(title: object) -> tuple[str, ...]:
    return tuple(locale for locale in LOCALES if isinstance(title, dict) and locale in title)
